"""Skies as pictures: what is around the model, as far as it lights it and is mirrored in it.

A sky is an equirectangular picture of light, (height, width, 3) float32 of linear sRGB, 1 being white; row 0 is the
zenith, the middle row the horizon, and the columns go once round. Numpy only; that it becomes a texture is for
`atmosphere`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from diorama_planner.rendering.moods import Linear, Mood

Sky = NDArray[np.float32]

HEIGHT = 128
"""Rows of a sky: it lights, and is mirrored in what is rough; sharp edges come from the model."""

_SOFTBOXES = ((0.62, 0.62, 0.34, 0.26), (-0.75, 0.48, 0.22, 0.40), (2.6, 0.95, 0.5, 0.16))
"""Lamps of a studio: where they hang (round and up, radians from the side of the sun), and half their size."""

_WINDOWS, _SEED = 260, 7


def sky_of(mood: Mood, lamps: Sequence[tuple[Linear, Linear]] = (), height: int = HEIGHT) -> Sky:
    """Paint the sky of a mood.

    Args:
        mood: what it is like.
        lamps: lights of the plan by the way towards them (a unit vector) and what they add to the haze there.
        height: rows; there are twice as many columns.
    """
    towards = directions(height)
    rise = towards[..., 2]
    up, down = np.clip(rise, 0.0, 1.0)[..., None], np.clip(-rise, 0.0, 1.0)[..., None]
    zenith, horizon, floor = (np.array(each) for each in (mood.zenith, mood.horizon, mood.floor))
    sky = zenith + (horizon - zenith) * (1.0 - up) ** 3.5
    ground = floor + (horizon * 0.6 - floor) * (1.0 - down) ** 9
    light = np.where(rise[..., None] >= 0.0, sky, ground)
    light += _glow(mood, towards, rise)
    light += _softboxes(mood, towards)
    light += _windows(mood, height)
    for way, colour in lamps:
        near = np.clip(towards @ np.array(way), 0.0, 1.0) ** 3
        light += near[..., None] * np.array(colour)
    return light.astype(np.float32)


def directions(height: int) -> NDArray[np.float64]:
    """The way in which each place of a sky is seen from the model: (height, 2 height, 3) unit vectors, z up.

    The columns begin behind -x of the plan and go round clockwise as seen from above, as Qt Quick 3D reads a probe.
    """
    rise = np.pi * (0.5 - (np.arange(height) + 0.5) / height)
    turn = np.pi - 2.0 * np.pi * (np.arange(2 * height) + 0.5) / (2 * height)
    across = np.cos(rise)[:, None]
    return np.stack(
        (across * np.cos(turn)[None], across * np.sin(turn)[None], np.repeat(np.sin(rise)[:, None], 2 * height, 1)),
        axis=-1,
    )


def _glow(mood: Mood, towards: NDArray[np.float64], rise: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sky is brighter where the sun is, and that along the horizon more than upwards."""
    sun = np.array(mood.sun_towards)
    level = np.array((sun[0], sun[1], 0.0)) / max(float(np.hypot(sun[0], sun[1])), 1e-6)
    wide = np.clip(towards @ level, 0.0, 1.0) ** 4 * np.exp(-np.abs(rise) * 5.0)
    tight = np.clip(towards @ sun, 0.0, 1.0) ** 40
    return (wide + 1.5 * tight)[..., None] * np.array(mood.glow)


def _softboxes(mood: Mood, towards: NDArray[np.float64]) -> NDArray[np.float64] | float:
    if mood.softboxes <= 0.0:
        return 0.0
    around = np.arctan2(towards[..., 1], towards[..., 0]) - np.radians(mood.turn_deg)
    rise = np.arcsin(np.clip(towards[..., 2], -1.0, 1.0))
    light = np.zeros(rise.shape)
    for turn, up, wide, tall in _SOFTBOXES:
        aside = np.abs((around - turn + np.pi) % (2.0 * np.pi) - np.pi) * np.cos(rise)
        light += _edge(aside, wide) * _edge(np.abs(rise - up), tall)
    return (light * mood.softboxes)[..., None] * np.array((1.0, 0.98, 0.95))


def _edge(distance: NDArray[np.float64], half: float) -> NDArray[np.float64]:
    return np.clip((half - distance) / 0.06 + 0.5, 0.0, 1.0)


def _windows(mood: Mood, height: int) -> NDArray[np.float64] | float:
    """Lights of a far town, out of focus: spots near the horizon, the same ones at every hour."""
    if mood.windows <= 0.0:
        return 0.0
    chance = np.random.default_rng(_SEED)
    light = np.zeros((height, 2 * height, 3))
    rows = (height * (0.5 - np.abs(chance.normal(0.01, 0.035, _WINDOWS)))).astype(int)
    columns = chance.integers(0, 2 * height, _WINDOWS)
    warmth = chance.random(_WINDOWS)[:, None]
    colours = np.array((1.0, 0.62, 0.28)) * warmth + np.array((0.45, 0.65, 1.0)) * (1.0 - warmth)
    np.add.at(light, (rows, columns), colours * chance.exponential(0.35, _WINDOWS)[:, None])
    soft = sum(
        np.roll(np.roll(light, down, 0), across, 1) for down in (-1, 0, 1) for across in (-1, 0, 1)
    )
    return np.asarray(soft) / 3.0 * mood.windows
