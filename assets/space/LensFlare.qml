import QtQuick
import QtQuick3D

// The blur of a lens and its flare in one: Qt 6.11 shows nothing of a picture that has more than one effect beside
// those of its environment. The figures are those of a `LensBlur` and a `Flare`.
Effect {
    property var lens: null
    property var flare: null
    property real focusDepth: lens ? lens.focusDepth : 300
    property real blurScale: lens ? lens.blurScale : 0
    property real mostRadius: lens ? lens.mostRadius : 40
    property real brightest: lens ? lens.brightest : 6
    property real soft: lens ? lens.soft : 0
    property real turn: lens ? lens.turn : 0
    property real nearDepth: lens ? lens.nearDepth : 1
    property real farDepth: lens ? lens.farDepth : 1000
    property real strength: flare ? flare.strength : 0
    property real crosstalk: flare ? flare.crosstalk : 0
    readonly property TextureInput bright: TextureInput {
        texture: Texture {}
    }

    Buffer {
        id: blurred
        name: "blurred"
        format: Buffer.RGBA16F
        textureFilterOperation: Buffer.Linear
        textureCoordOperation: Buffer.ClampToEdge
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
                shader: "lens_blur.frag"
            }
            output: blurred
        },
        Pass {
            shaders: Shader {
                stage: Shader.Fragment
                shader: "flare_bright.frag"
            }
            commands: BufferInput {
                buffer: blurred
            }
            output: narrow
        },
        Pass {
            shaders: Shader {
                stage: Shader.Fragment
                shader: "flare.frag"
            }
            commands: [
                BufferInput {
                    buffer: blurred
                },
                BufferInput {
                    buffer: narrow
                    sampler: "bright"
                }
            ]
        }
    ]
}
