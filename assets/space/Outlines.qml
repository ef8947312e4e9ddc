import QtQuick
import QtQuick3D

// Lines around what is chosen, laid over the picture: shapes are drawn flat, and an effect leaves only their edges.
// They are seen through what stands before them. The camera is that of the picture below.
View3D {
    id: over
    objectName: "outlines"
    anchors.fill: parent

    property var source: null
    property color chosenColour: "#2dd4bf"
    property color hoverColour: "#ffffff"
    property real thick: 2.0
    readonly property Node shapes: drawn

    visible: false
    camera: eye
    environment: SceneEnvironment {
        backgroundMode: SceneEnvironment.Transparent
        antialiasingMode: SceneEnvironment.MSAA
        antialiasingQuality: SceneEnvironment.Medium
        tonemapMode: SceneEnvironment.TonemapModeNone
        effects: Effect {
            property color chosenColour: over.chosenColour
            property color hoverColour: over.hoverColour
            property real thick: over.thick * Screen.devicePixelRatio

            passes: Pass {
                shaders: Shader {
                    stage: Shader.Fragment
                    shader: "outlines.frag"
                }
            }
        }
    }

    Node {
        eulerRotation.x: -90

        FrustumCamera {
            id: eye
            position: over.source ? over.source.position : Qt.vector3d(0, 0, 0)
            rotation: over.source ? over.source.rotation : Qt.quaternion(1, 0, 0, 0)
            clipNear: over.source ? over.source.clipNear : 1
            clipFar: over.source ? over.source.clipFar : 1000
            left: over.source ? over.source.left : -1
            right: over.source ? over.source.right : 1
            top: over.source ? over.source.top : 1
            bottom: over.source ? over.source.bottom : -1
        }
        Node {
            id: drawn
            objectName: "shapes"
        }
    }
}
