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

    // What wet ground mirrors, shown to nobody: it lies under the view. Its camera sees layer 1 alone.
    View3D {
        objectName: "mirror-view"
        id: mirrorView
        // So many times as wide and high as what the eye sees: it mirrors what lies beyond the edge too.
        property real wider: 1
        property real taller: 1
        width: Math.ceil(root.width / 2 * wider)
        height: Math.ceil(root.height / 2 * taller)
        visible: false
        importScene: stage
        camera: mirrorCamera
        renderMode: View3D.Offscreen
        renderFormat: ShaderEffectSource.RGBA16F
        environment: SceneEnvironment {
            backgroundMode: SceneEnvironment.SkyBox
            skyboxBlurAmount: 0.12
            lightProbe: Texture {
                source: atmosphere.sky
            }
            tonemapMode: SceneEnvironment.TonemapModeNone
        }
    }

    View3D {
        id: view
        objectName: "view"
        anchors.fill: parent
        camera: camera
        environment: Atmosphere {
            id: atmosphere
            objectName: "environment"
        }

        Node {
            id: stage
            objectName: "stage"
            eulerRotation.x: -90

            FrustumCamera {
                id: camera
                objectName: "camera"
            }
            FrustumCamera {
                id: mirrorCamera
                objectName: "mirror-camera"
                layers: ContentLayer.Layer1
            }
            Texture {
                objectName: "mirror"
                sourceItem: mirrorView
            }
            Node {
                objectName: "bodies"
            }
            Node {
                objectName: "lights"

                DirectionalLight {
                    objectName: "sun"
                    castsShadow: true
                    shadowFactor: 100
                    shadowMapQuality: Light.ShadowMapQualityMedium
                    softShadowQuality: Light.PCF4
                    pcfFactor: 1.5
                    shadowBias: 4
                }
                Node {
                    objectName: "lamps"
                }
            }
            Table {
                objectName: "table"
            }
            Node {
                objectName: "marks"
            }
        }
    }
    Look {
        objectName: "look-layer"
        anchors.fill: parent
        source: view
    }
    Photo {
        objectName: "photo"
        anchors.fill: parent
    }
    Item {
        objectName: "over"
        anchors.fill: parent
    }
    Notice {
        objectName: "notice"
        anchors.fill: parent
    }
}
