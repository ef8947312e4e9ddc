import QtQuick
import QtQuick3D

// The blur of a thin lens: each place is spread over the disc that its depth gives it. Depths in mm along the axis.
Effect {
    property real focusDepth: 300
    // What makes of |d - s| / (d s) the diameter of a disc in pixels.
    property real blurScale: 0
    property real mostRadius: 40
    // What is brighter counts as this: a glint is brighter than so few samples can spread evenly.
    property real brightest: 6
    // Discs that are fainter towards their edge, 1, or even ones, 0; and by how much their samples are turned.
    property real soft: 0
    property real turn: 0
    property real nearDepth: 1
    property real farDepth: 1000

    passes: Pass {
        shaders: Shader {
            stage: Shader.Fragment
            shader: "lens_blur.frag"
        }
    }
}
