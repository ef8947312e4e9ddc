import QtQuick
import QtQuick3D

// The flare of an anamorphic lens: what is brighter than white is drawn out to both sides. Then colours run into each
// other by `crosstalk`, as on film: what is very bright turns white.
Effect {
    property real strength: 0
    property real crosstalk: 0
    readonly property TextureInput bright: TextureInput {
        texture: Texture {}
    }

    Buffer {
        id: narrow
        name: "narrow"
        format: Buffer.RGBA16F
        textureFilterOperation: Buffer.Linear
        textureCoordOperation: Buffer.ClampToEdge
        sizeMultiplier: 0.25
    }

    passes: [
        Pass {
            shaders: Shader {
                stage: Shader.Fragment
                shader: "flare_bright.frag"
            }
            output: narrow
        },
        Pass {
            shaders: Shader {
                stage: Shader.Fragment
                shader: "flare.frag"
            }
            commands: BufferInput {
                buffer: narrow
                sampler: "bright"
            }
        }
    ]
}
