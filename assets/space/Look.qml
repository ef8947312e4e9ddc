import QtQuick

// Lays a look over what `source` shows. Python sets the figures of a look on `look` (`rendering/preview.py`).
Item {
    id: root

    property Item source
    property bool plain: true
    readonly property size halo: Qt.size(Math.max(1, Math.round(180 * width / Math.max(height, 1))), 180)

    visible: !plain

    ShaderEffectSource {
        id: picture
        anchors.fill: parent
        sourceItem: root.plain ? null : root.source
        hideSource: !root.plain
        mipmap: true
        smooth: true
        visible: false
    }
    ShaderEffect {
        id: across
        property var source: picture
        property real level: Math.max(0, Math.log2(root.height / 180))
        property real begins: 1
        property vector2d stride: Qt.vector2d(1 / root.halo.width, 0)
        width: root.halo.width
        height: root.halo.height
        visible: false
        fragmentShader: "look_halo.frag.qsb"
    }
    ShaderEffectSource {
        id: halfway
        sourceItem: root.plain ? null : across
        textureSize: root.halo
        smooth: true
        visible: false
    }
    ShaderEffect {
        id: down
        property var source: halfway
        property real level: 0
        property real begins: 0
        property vector2d stride: Qt.vector2d(0, 1 / root.halo.height)
        width: root.halo.width
        height: root.halo.height
        visible: false
        fragmentShader: "look_halo.frag.qsb"
    }
    ShaderEffectSource {
        id: spill
        sourceItem: root.plain ? null : down
        textureSize: root.halo
        smooth: true
        visible: false
    }
    ShaderEffect {
        objectName: "look"
        anchors.fill: parent
        property var source: picture
        property var halo: spill
        property size size: Qt.size(width, height)
        property real seed: 1
        property real exposure: 0
        property real warmth: 0
        property real tint: 0
        property real contrast: 0
        property real saturation: 0
        property real fade: 0
        property real glow: 0
        property real halation: 0
        property real grain: 0
        property real grain_size: 0
        property real grain_colour: 0
        property real vignette: 0
        property real fringe: 0
        property real softness: 0
        property real bleed: 0
        property real lines: 0
        property real line_count: 240
        property real wobble: 0
        property real leak: 0
        property real corner: 0
        property real mat: 0
        property real mat_foot: 0
        property vector3d shadows: Qt.vector3d(0.5, 0.5, 0.5)
        property vector3d lights: Qt.vector3d(0.5, 0.5, 0.5)
        property vector3d ember: Qt.vector3d(0.5, 0.5, 0.5)
        property vector3d paper: Qt.vector3d(0.5, 0.5, 0.5)
        fragmentShader: "look.frag.qsb"
    }
}
