import QtQuick
import QtQuick3D

// What the base stands on: it fades into what is around before it ends.
Model {
    id: root

    property real reach: 1000
    property color tone: "#808080"
    // Light of what is around it, into which it passes.
    property vector3d far: Qt.vector3d(0, 0, 0)

    source: "#Rectangle"
    scale: Qt.vector3d(reach / 50, reach / 50, 1)
    castsShadows: false
    materials: CustomMaterial {
        property color tone: root.tone
        property vector3d far: root.far

        shadingMode: CustomMaterial.Shaded
        vertexShader: "table.vert"
        fragmentShader: "table.frag"
    }
}
