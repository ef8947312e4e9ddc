import QtQuick
import QtQuick3D
import QtQuick3D.Helpers

// The stage: everything in `stage` is in millimetres of the plan, z up. Python fills it and moves the camera.
Item {
    id: root

    function pickAt(x, y) {
        const found = view.pick(x, y)
        if (!found.objectHit)
            return null
        const at = stage.mapPositionFromScene(found.scenePosition)
        const normal = stage.mapDirectionFromScene(found.sceneNormal)
        return {"name": found.objectHit.objectName, "instance": found.instanceIndex, "at": at, "normal": normal,
                "distance": found.distance}
    }

    function onScreen(at) {
        return view.mapFrom3DScene(stage.mapPositionToScene(at))
    }

    View3D {
        id: view
        objectName: "view"
        anchors.fill: parent
        camera: camera
        environment: ExtendedSceneEnvironment {
            objectName: "environment"
            backgroundMode: SceneEnvironment.Color
            clearColor: "#22262e"
            antialiasingMode: SceneEnvironment.MSAA
            antialiasingQuality: SceneEnvironment.High
        }

        Node {
            id: stage
            objectName: "stage"
            eulerRotation.x: -90

            FrustumCamera {
                id: camera
                objectName: "camera"
            }
            Node {
                objectName: "bodies"
            }
            Node {
                objectName: "lights"

                DirectionalLight {
                    objectName: "sun"
                    eulerRotation: Qt.vector3d(40, -25, 0)
                    castsShadow: true
                    shadowFactor: 70
                    shadowMapQuality: Light.ShadowMapQualityHigh
                    brightness: 1.2
                }
                DirectionalLight {
                    eulerRotation: Qt.vector3d(-50, 40, 0)
                    brightness: 0.35
                }
            }
            Node {
                objectName: "marks"
            }
        }
    }
    Item {
        objectName: "over"
        anchors.fill: parent
    }
}
