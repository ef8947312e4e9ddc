import QtQuick
import QtQuick3D

// Open water: see water.frag. `rendering.materials` fills it in.
CustomMaterial {
    property real side: 100
    // So many mm of it take away most of what is seen through it.
    property real clarity: 3
    property color tint: "#3f6f7d"
    property real mirrored: 0
    property real mirrorLevel: 0
    // Its picture in tangents from side to side, and the share of it that the eye sees.
    property vector2d mirrorWhole: Qt.vector2d(1, 1)
    property vector2d mirrorInner: Qt.vector2d(1, 1)
    property TextureInput reliefMap: TextureInput {}
    property TextureInput mirrorMap: TextureInput {
        enabled: false
    }

    shadingMode: CustomMaterial.Shaded
    fragmentShader: "water.frag"
    sourceBlend: CustomMaterial.SrcAlpha
    destinationBlend: CustomMaterial.OneMinusSrcAlpha
    // The picture stays opaque.
    sourceAlphaBlend: CustomMaterial.One
    destinationAlphaBlend: CustomMaterial.OneMinusSrcAlpha
}
