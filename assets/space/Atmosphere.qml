import QtQuick
import QtQuick3D
import QtQuick3D.Helpers

// What surrounds the model and how the lens takes it. Python sets the figures of a mood.
ExtendedSceneEnvironment {
    id: root

    property alias sky: probe.source
    // A picture that has to come soon: its edges are not smooth, its corners not dark.
    property bool sparing: false
    property real shade: 60

    backgroundMode: SceneEnvironment.SkyBox
    skyboxBlurAmount: 0.12
    antialiasingMode: sparing ? SceneEnvironment.NoAA : SceneEnvironment.MSAA
    antialiasingQuality: SceneEnvironment.High
    lightProbe: Texture {
        id: probe
    }

    tonemapMode: SceneEnvironment.TonemapModeAces
    exposure: 1.0
    ditheringEnabled: true

    aoEnabled: !sparing
    aoStrength: sparing ? 0 : shade
    aoDistance: 9
    aoSoftness: 24
    aoSampleRate: 4
    aoDither: false

    glowEnabled: true
    glowQualityHigh: false
    glowUseBicubicUpscale: true
    glowLevel: ExtendedSceneEnvironment.GlowLevel.Two | ExtendedSceneEnvironment.GlowLevel.Three
               | ExtendedSceneEnvironment.GlowLevel.Four | ExtendedSceneEnvironment.GlowLevel.Five
    glowBlendMode: ExtendedSceneEnvironment.GlowBlendMode.Additive
    glowHDRMinimumValue: 1.0
    glowHDRMaximumValue: 16.0
    glowHDRScale: 1.5
    colorAdjustmentsEnabled: true
}
