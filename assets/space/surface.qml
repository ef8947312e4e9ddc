import QtQuick
import QtQuick3D

// A surface with relief: see surface.frag. `rendering.materials` fills it in.
CustomMaterial {
    id: surface

    property real side: 100
    property real grain: 1
    property vector2d unit: Qt.vector2d(0, 0)
    property real bonded: 0
    property real turned: 0
    property real stained: 0
    property real upright: 0
    property real film: 0
    property real shine: 0.5
    property real coat: 0
    property real coatRoughness: 0.05
    property real mirrored: 0
    property real mirrorLevel: 0
    // Its picture in tangents from side to side, and the share of it that the eye sees.
    property vector2d mirrorWhole: Qt.vector2d(1, 1)
    property vector2d mirrorInner: Qt.vector2d(1, 1)
    property TextureInput albedoMap: TextureInput {}
    property TextureInput reliefMap: TextureInput {}
    property TextureInput depthMap: TextureInput {}
    property TextureInput stainMap: TextureInput {}
    property TextureInput mirrorMap: TextureInput {
        enabled: false
    }

    shadingMode: CustomMaterial.Shaded
    fragmentShader: "surface.frag"
}
