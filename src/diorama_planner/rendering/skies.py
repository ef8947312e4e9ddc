"""Skies as light: what is around the model, as far as it lights it and is mirrored in it.

Light is linear sRGB, 1 being white, asked for by the way in which one looks. For the graphics card it becomes a cube
of six pictures in levels: the first is the sky itself, each further one what a rougher surface mirrors of it, the
last what lights a matt one. The view could work those out itself, but takes a minute for it without a graphics card;
here the sky is smooth, and few rays do. Numpy only; showing it is for `atmosphere`.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from diorama_planner.rendering.moods import Linear, Mood

Light = NDArray[np.float32]
Ways = NDArray[np.float32]
"""Unit vectors of the plan, z up, in the last axis."""

SIDE, LEVELS = 128, 6
"""Pixels along a side of the cube, and its levels: what Qt Quick 3D reads of a probe that it need not work out."""

_RAYS = 16
"""Rows of rays, twice as many in each, over which rough mirrors are summed."""

_SOFTBOXES = ((0.62, 0.62, 0.34, 0.26), (-0.75, 0.48, 0.22, 0.40), (2.6, 0.95, 0.5, 0.16))
"""Lamps of a studio: where they hang (round and up, radians from the side of the sun), and half their size."""

_WINDOWS, _SEED = 150, 7


def sky_cube(mood: Mood, thrown: Sequence[tuple[Linear, Linear]] = ()) -> list[Light]:
    """The levels of a sky, (6, side, side, 3) each, sides halved from one to the next.

    Args:
        mood: what it is like.
        thrown: light of lamps that comes back from walls and ground, by the way to it and its colour: it lights, but
            is not seen behind the model.
    """
    first = light_from(mood, cube_ways(SIDE))
    first += mood.windows * _windows()
    rays = _rays()
    seen = light_from(mood, rays, thrown)
    levels = [first, _halved(first)]
    for level in range(2, LEVELS):
        weights = _lobes(SIDE >> level, level / (LEVELS - 1) if level < LEVELS - 1 else None)
        side = SIDE >> level
        levels.append((weights @ seen).reshape(6, side, side, 3))
    return levels


def light_from(mood: Mood, ways: Ways, thrown: Sequence[tuple[Linear, Linear]] = ()) -> Light:
    """What comes from each way, but for far windows."""
    rise = ways[..., 2]
    up, down = np.clip(rise, 0.0, 1.0)[..., None], np.clip(-rise, 0.0, 1.0)[..., None]
    zenith, horizon, floor = (np.array(each, dtype=np.float32) for each in (mood.zenith, mood.horizon, mood.floor))
    sky = zenith + (horizon - zenith) * (1.0 - up) ** 4
    ground = floor + (horizon - floor) * (1.0 - down) ** 30
    light = np.where(rise[..., None] >= 0.0, sky, ground) + _glow(mood, ways)
    if mood.softboxes > 0.0:
        light += _softboxes(mood, ways)
    for way, colour in thrown:
        near = 0.3 + 0.7 * np.clip(ways @ np.array(way, dtype=np.float32), 0.0, 1.0) ** 2
        light += near[..., None] * np.array(colour, dtype=np.float32)
    return np.asarray(light, dtype=np.float32)


def probe_file(levels: Sequence[Light]) -> bytes:
    """The levels of a sky as a KTX file of half floats, with the note that they need not be worked out.

    Source: Khronos, "KTX File Format Specification" version 1; the note is that of Qt's own baker.
    """
    note = b"QT_IBL_BAKER_VERSION\x001\x00"
    note = struct.pack("<I", len(note)) + note + b"\x00" * (-len(note) % 4)
    side = levels[0].shape[1]
    half, rgba, rgba16 = 0x140B, 0x1908, 0x881A
    head = struct.pack("<13I", 0x04030201, half, 2, rgba, rgba16, rgba, side, side, 0, 0, 6, len(levels), len(note))
    body = b""
    for level in levels:
        pixels = np.ones((*level.shape[:3], 4), dtype="<f2")
        pixels[..., :3] = np.minimum(level, 60000.0)
        data = pixels.tobytes()
        body += struct.pack("<I", len(data) // 6) + data
    return b"\xabKTX 11\xbb\r\n\x1a\n" + head + note + body


@lru_cache(maxsize=8)
def cube_ways(side: int) -> Ways:
    """The way of each pixel of a cube, (6, side, side, 3), its sides in the order of OpenGL.

    The stage is turned so that its y is up and its z to the front: plan (x, y, z) is (x, z, -y) there.
    """
    step = ((np.arange(side) + 0.5) / side * 2.0 - 1.0).astype(np.float32)
    down, right = np.meshgrid(step, step, indexing="ij")
    one = np.ones_like(right)
    sides = (
        (one, -down, -right), (-one, -down, right), (right, one, down),
        (right, -one, -down), (right, -down, one), (-right, -down, -one),
    )  # fmt: skip
    ways = np.stack([np.stack((x, -z, y), axis=-1) for x, y, z in sides])
    return np.asarray(ways / np.linalg.norm(ways, axis=-1, keepdims=True), dtype=np.float32)


@lru_cache(maxsize=1)
def _rays() -> Ways:
    rise = np.pi * (0.5 - (np.arange(_RAYS) + 0.5) / _RAYS)
    turn = 2.0 * np.pi * (np.arange(2 * _RAYS) + 0.5) / (2 * _RAYS)
    rise, turn = (each.ravel() for each in np.meshgrid(rise, turn, indexing="ij"))
    ways = np.stack((np.cos(rise) * np.cos(turn), np.cos(rise) * np.sin(turn), np.sin(rise)), axis=-1)
    return ways.astype(np.float32)


@lru_cache(maxsize=8)
def _lobes(side: int, roughness: float | None) -> Light:
    """How much each ray counts for each pixel, (6 side side, rays).

    A rough mirror has the lobe of GGX (Walter and others, "Microfacet Models for Refraction", 2007) about its way; a
    matt surface, None, takes all by the cosine.
    """
    ways, rays = cube_ways(side).reshape(-1, 3), _rays()
    cosines = np.clip(ways @ rays.T, -1.0, 1.0)
    if roughness is None:
        weights = np.clip(cosines, 0.0, None)
    else:
        alpha = roughness**2
        halfway = (1.0 + cosines) / 2.0  # squared cosine between the way and the normal of a facet
        weights = np.clip(cosines, 0.0, None) / (halfway * (alpha**2 - 1.0) + 1.0) ** 2
    weights = weights * np.sqrt(1.0 - rays[:, 2] ** 2)  # rays stand closer near the zenith
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float32)


def _halved(level: Light) -> Light:
    _, rows, columns, _ = level.shape
    return np.asarray(level.reshape(6, rows // 2, 2, columns // 2, 2, 3).mean(axis=(2, 4)), dtype=np.float32)


def _glow(mood: Mood, ways: Ways) -> NDArray[np.float32]:
    """The sky is brighter where the sun is, and that along the horizon more than upwards."""
    sun = np.array(mood.sun_towards, dtype=np.float32)
    level = np.array((sun[0], sun[1], 0.0), dtype=np.float32) / max(float(np.hypot(sun[0], sun[1])), 1e-6)
    wide = np.clip(ways @ level, 0.0, 1.0) ** 4 * np.exp(-np.abs(ways[..., 2]) * 5.0)
    tight = np.clip(ways @ sun, 0.0, 1.0) ** 40
    return np.asarray((wide + 1.5 * tight)[..., None] * np.array(mood.glow, dtype=np.float32))


def _softboxes(mood: Mood, ways: Ways) -> NDArray[np.float32]:
    around = np.arctan2(ways[..., 1], ways[..., 0]) - np.radians(mood.turn_deg)
    rise = np.arcsin(np.clip(ways[..., 2], -1.0, 1.0))
    light = np.zeros(rise.shape, dtype=np.float32)
    for turn, up, wide, tall in _SOFTBOXES:
        aside = np.abs((around - turn + np.pi) % (2.0 * np.pi) - np.pi) * np.cos(rise)
        light += _edge(aside, wide) * _edge(np.abs(rise - up), tall)
    return np.asarray((light * mood.softboxes)[..., None] * np.array((1.0, 0.98, 0.95), dtype=np.float32))


def _edge(distance: NDArray[np.float32], half: float) -> NDArray[np.float32]:
    return np.asarray(np.clip((half - distance) / 0.06 + 0.5, 0.0, 1.0))


@lru_cache(maxsize=1)
def _windows() -> Light:
    """Lights of a far town, out of focus: the same ones at every hour."""
    ways = cube_ways(SIDE)
    chance = np.random.default_rng(_SEED)
    rise = np.abs(chance.normal(0.005, 0.045, _WINDOWS))
    turn = chance.random(_WINDOWS) * 2.0 * np.pi
    warmth = chance.random(_WINDOWS)[:, None] ** 0.7
    colours = np.array((1.0, 0.60, 0.25)) * warmth + np.array((0.40, 0.65, 1.0)) * (1.0 - warmth)
    colours *= chance.exponential(0.35, _WINDOWS)[:, None]
    towards = np.stack((np.cos(rise) * np.cos(turn), np.cos(rise) * np.sin(turn), np.sin(rise)), axis=-1)
    light = np.zeros(ways.shape, dtype=np.float32)
    band = np.abs(ways[..., 2]) < 0.3
    away = 1.0 - ways[band] @ towards.T.astype(np.float32)
    light[band] = np.clip(1.5 - away / 1.6e-4, 0.0, 1.0) @ colours.astype(np.float32)
    return light
