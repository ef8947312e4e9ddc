"""What lens and print make of light: glow round what is bright, streaks of an anamorphic lens, tones that are shown.

Light is linear, (height, width, 3) float32, 1 for what shows as white. The same sums as the shaders of the preview,
`assets/space/flare*.frag` and those of Qt's `ExtendedSceneEnvironment` with the figures of `Atmosphere.qml`; here for
a whole still, so that what spills crosses its tiles and is as wide at every size. How bright it is, a mood says.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diorama_planner.rendering.moods import Mood
from diorama_planner.rendering.resampling import Picture, blurred, shrunk, spread

SMALL_ROWS = 360
"""What spills is worked out on a copy so high: it is nowhere finer."""

GLOW_SIGMAS = (0.0068, 0.0136, 0.027, 0.054)
"""How far each level of glow reaches, in shares of the height: levels 2 to 5 of a preview 720 pixels high."""
GLOW_INTENSITY, GLOW_BASE = 0.8, 0.12
GLOWS_FROM, GLOWS_OVER, MOST_GLOW = 1.0, 1.5, 16.0

STREAK_FROM, STREAK_OVER, MOST_STREAK = 1.6, 1.5, 12.0
STREAK_GAIN, STREAK_REACH, STREAK_SOFT = 0.28, 0.28, 0.04
"""How bright streaks are; how far they reach to either side and how soft they are, in shares of the width."""
STREAK_TINT = np.array([0.35, 0.55, 1.0], np.float32)
STREAK_BLUE = 0.35

EXPOSURE_BIAS = 0.85
"""Of the tone curve. Source: Qt 6.11, `tonemapper.frag`, after S. Hill's fit of ACES."""


@dataclass(frozen=True, slots=True, eq=False)
class Glare:
    """What spills in a picture of this size (height, width): small copies of glow and streaks."""

    size: tuple[int, int]
    glow: Picture
    streaks: Picture
    mood: Mood

    def printed(self, light: Picture, rows: NDArray[np.intp]) -> Picture:
        """Show some rows of a picture, from 0 to 1."""
        if self.mood.streak > 0.0:
            light = crossed(light + spread(self.streaks, self.size, rows), self.mood.crosstalk)
        shown = toned(light)
        if self.mood.bloom > 0.0:
            shown = shown + toned(spread(self.glow, self.size, rows))
        return graded(shown, self.mood)


def glare_of(light: Picture, mood: Mood) -> Glare:
    """Work out what spills."""
    glow = glow_of(light, mood.bloom, mood.crosstalk)
    return Glare((light.shape[0], light.shape[1]), glow, streaks_of(light, mood.streak), mood)


def glow_of(light: Picture, bloom: float, crosstalk: float = 0.0) -> Picture:
    """Give the glow of what is brighter than white, small."""

    def spilling(seen: Picture) -> Picture:
        lit = np.asarray(crossed(seen, crosstalk) * np.float32(bloom))
        over = np.clip((lit.max(axis=-1, keepdims=True) - GLOWS_FROM) / GLOWS_OVER, 0.0, 1.0)
        shares = np.maximum(over * over * (3.0 - 2.0 * over), GLOW_BASE * bloom)
        return np.asarray(np.minimum(lit * shares, MOST_GLOW), dtype=np.float32)

    small = _small(light, spilling)
    glow = np.zeros_like(small)
    for level, sigma in enumerate(GLOW_SIGMAS, 2):
        wide = sigma * small.shape[0]
        reach = math.ceil(2.5 * wide)
        small_glow = blurred(blurred(small, 0, wide, reach), 1, wide, reach)
        glow += np.float32(GLOW_INTENSITY * bloom ** (2 * level - 1)) * small_glow
    return glow


def streaks_of(light: Picture, strength: float) -> Picture:
    """Give what an anamorphic lens draws out to both sides, small."""

    def spilling(seen: Picture) -> Picture:
        lit = np.minimum(seen, MOST_STREAK)
        over = np.maximum(lit.max(axis=-1, keepdims=True) - STREAK_FROM, 0.0)
        return np.asarray(lit * over / (over + STREAK_OVER), dtype=np.float32)

    small = _small(light, spilling)
    drawn = _along(small, _streak(small.shape[1]))
    blue = drawn.mean(axis=2, keepdims=True) * STREAK_TINT
    return np.asarray(strength * STREAK_GAIN * ((1.0 - STREAK_BLUE) * drawn + STREAK_BLUE * blue), dtype=np.float32)


def crossed(light: Picture, share: float) -> Picture:
    """Let colours run into each other by a share, as on film (`Mood.crosstalk`): what is very bright turns white."""
    if share <= 0.0:
        return light
    grey = light.mean(axis=-1, keepdims=True)
    return np.asarray(light + np.float32(share) * (grey - light), dtype=np.float32)


def toned(light: Picture) -> Picture:
    """Press light together as film does, and give it as sRGB (IEC 61966-2-1), from 0 to 1."""
    bright = np.maximum(light, 0.0) * np.float32(EXPOSURE_BIAS)
    linear = np.clip(_curve(bright) / _curve(np.array(EXPOSURE_BIAS, np.float32)), 0.0, 1.0)
    dark = linear < 0.0031308
    return np.asarray(np.where(dark, 12.92 * linear, 1.055 * linear ** (1.0 / 2.4) - 0.055), dtype=np.float32)


def graded(shown: Picture, mood: Mood) -> Picture:
    """Contrast and saturation of a mood."""
    if mood.contrast != 1.0:
        shown = 0.5 + mood.contrast * (shown - 0.5)
    if mood.saturation != 1.0:
        grey = shown.mean(axis=2, keepdims=True)
        shown = grey + mood.saturation * (shown - grey)
    return np.asarray(np.clip(shown, 0.0, 1.0), dtype=np.float32)


def _curve(bright: Picture) -> Picture:
    return np.asarray(bright * (2.51 * bright + 0.03) / (bright * (2.43 * bright + 0.59) + 0.14))


def _small(light: Picture, spilling: Callable[[Picture], Picture]) -> Picture:
    rows = min(SMALL_ROWS, light.shape[0])
    return shrunk(shrunk(light, rows, 0, spilling), max(1, round(rows * light.shape[1] / light.shape[0])), 1)


def _streak(width: int) -> NDArray[np.float64]:
    """How much a place gives to those beside it, from `width` to the left to as far to the right: 1 in all."""
    away = np.linspace(-1.0, 1.0, 16 * width + 1)
    soft = np.linspace(-STREAK_SOFT, STREAK_SOFT, 31)
    places = (away * np.abs(away) * STREAK_REACH)[:, None] + soft
    weights = np.broadcast_to(np.exp(-3.0 * np.abs(away))[:, None], places.shape)
    found, _ = np.histogram(places, np.linspace(-1.0, 1.0, 2 * width + 2), weights=weights)
    return np.asarray(found / found.sum())


def _along(small: Picture, kernel: NDArray[np.float64]) -> Picture:
    """Spread rows by a kernel; nothing comes from beyond the edges."""
    width = small.shape[1]
    length = width + len(kernel)
    spectra = np.fft.rfft(small, length, axis=1) * np.fft.rfft(kernel, length)[None, :, None]
    whole = np.fft.irfft(spectra, length, axis=1)
    return np.asarray(whole[:, width : 2 * width], dtype=np.float32)
