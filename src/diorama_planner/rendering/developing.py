"""Pictures developed with a look, in numpy: step by step what `assets/space/look.frag` does for the preview.

Pictures are (height, width, 3) float32 as they are shown, 0 to 1, the upper row first. Light that spills comes from
a small copy of the picture, the halo, always `HALO_ROWS` high: it costs as little for a large still as for a preview,
and looks the same in both.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from diorama_planner.rendering.looks import GREY, Look, Rgb
from diorama_planner.rendering.resampling import Picture, at, blurred, shrunk, spread

Plane: TypeAlias = NDArray[np.float32]

HALO_ROWS = 180
HALO_REACH = 9
"""Rows of the halo to either side over which it is blurred, `HALO_SIGMA` its standard deviation."""
HALO_SIGMA = 3.2
BRIGHT_FROM, BRIGHT_TO = 0.62, 1.0
"""Between these a part becomes so bright that it spills."""
STRIP_ROWS = 256
"""So many rows are developed at a time: more takes memory, fewer takes time."""
RUN = 0.012
"""How far colours run on tape, as a share of the height."""

LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)


def develop(picture: Picture, look: Look, seed: int = 1) -> Picture:
    """Give a picture as a look has it."""
    return picture if look.is_plain else np.concatenate(list(developed(picture, look, seed)))


def developed(picture: Picture, look: Look, seed: int = 1) -> Iterator[Picture]:
    """Give a picture as a look has it, `STRIP_ROWS` at a time from above: a large one would not fit twice."""
    halo = None if look.is_plain else halo_of(picture)
    for top in range(0, picture.shape[0], STRIP_ROWS):
        end = min(top + STRIP_ROWS, picture.shape[0])
        yield picture[top:end] if halo is None else _strip(picture, halo, look, seed, top, end)


def eight_bits(picture: Picture, seed: int = 1, top: int = 0) -> NDArray[np.uint8]:
    """Round to bytes, with a noise of less than a step that keeps smooth skies without bands.

    `top` says which row of the whole picture the first one is.
    """
    noise = _noise(0, top, picture.shape[1], picture.shape[0], seed)
    return np.asarray(np.clip(picture * 255.0 + (noise[..., None] + 0.5), 0.0, 255.0), dtype=np.uint8)


def halo_of(picture: Picture) -> Picture:
    """Give the halo (HALO_ROWS, w, 4): the picture much blurred, and last how much of it shone."""
    rows, columns = picture.shape[:2]
    wide = max(1, round(HALO_ROWS * columns / rows))
    small = shrunk(shrunk(picture, HALO_ROWS, 0), wide, 1)
    return blurred_halo(small)


def blurred_halo(small: Picture) -> Picture:
    """Blur a small picture as the halo is, its bright parts beside it."""
    bright = _smooth(small.max(axis=2), BRIGHT_FROM, BRIGHT_TO)
    both = np.dstack([small, bright])
    return blurred(blurred(both, 0, HALO_SIGMA, HALO_REACH), 1, HALO_SIGMA, HALO_REACH)


def _strip(picture: Picture, halo: Picture, look: Look, seed: int, top: int, end: int) -> Picture:
    """Develop some rows."""
    size = picture.shape[:2]
    rows = np.arange(top, end)
    seen = _looked_up(picture, look, seed, rows)
    spill = spread(halo, size, rows)
    if look.bleed:
        seen = _bled(seen, spread(halo, size, rows, -RUN), look.bleed)
    seen = _graded(_spilled(seen, spill, look), look)
    seen = _grained(seen, look, seed, size, rows)
    x, y = _places(size, rows)
    return np.asarray(np.clip(_framed(_shaded(seen, look, x, y), look, x, y, size), 0.0, 1.0), dtype=np.float32)


def _looked_up(picture: Picture, look: Look, seed: int, rows: NDArray[np.intp]) -> Picture:
    """The picture as the lens and the tape bring it: apart at the edges, soft, lines astray."""
    height, width = picture.shape[:2]
    reach = look.softness * height
    steps = ((-reach, 0.25), (0.0, 0.5), (reach, 0.25)) if reach > 0.0 else ((0.0, 1.0),)
    stray = _stray(rows, height, seed) * look.wobble * height
    found = np.zeros((len(rows), width, 3), np.float32)
    for channel, apart in enumerate((1.0 - look.fringe, 1.0, 1.0 + look.fringe)):
        plane = picture[..., channel]
        x = (np.arange(width) + 0.5 - width / 2.0) * apart + width / 2.0 - 0.5
        y = (rows + 0.5 - height / 2.0) * apart + height / 2.0 - 0.5
        for down, heavy in steps:
            lines = at(plane, y + down, 0)
            for across, weight in steps:
                found[..., channel] += np.float32(heavy * weight) * _along(lines, x + across, stray)
    return found


def _stray(rows: NDArray[np.intp], height: int, seed: int) -> Plane:
    """How far each line strays sideways, -1 to 1: lines of the tape, not of the picture."""
    lines = np.floor((rows + 0.5) / height * 240.0).astype(np.int64)
    return (2.0 * hashed(np.zeros_like(lines), lines, seed + 77) - 1.0).astype(np.float32)


def _along(lines: Plane, places: NDArray[np.float64], stray: Plane) -> Plane:
    """Look up along lines, each of which strays by its own."""
    if not stray.any():
        return at(lines, places, 1)
    last = lines.shape[1] - 1
    wanted = places[None, :] + stray[:, None]
    low = np.floor(wanted).astype(np.intp)
    part = (wanted - low).astype(np.float32)
    left = np.take_along_axis(lines, np.clip(low, 0, last), axis=1)
    right = np.take_along_axis(lines, np.clip(low + 1, 0, last), axis=1)
    return np.asarray(left * (1.0 - part) + right * part)


def _bled(seen: Picture, far: Picture, bleed: float) -> Picture:
    """Lightness stays where it is, colour comes from around."""
    here, there = seen @ LUMA, far[..., :3] @ LUMA
    mixed = (seen - here[..., None]) * (1.0 - bleed) + (far[..., :3] - there[..., None]) * bleed
    return np.asarray(np.clip(here[..., None] + mixed, 0.0, 1.0))


def _spilled(seen: Picture, spill: Picture, look: Look) -> Picture:
    """Lay glow and halation over: light upon light never passes white."""
    if not (look.glow or look.halation):
        return seen
    bright = spill[..., 3:]
    added = bright * (look.glow * spill[..., :3] + look.halation * np.array(look.ember, np.float32))
    return np.asarray(1.0 - (1.0 - seen) * (1.0 - np.clip(added, 0.0, 1.0)), dtype=np.float32)


def _graded(seen: Picture, look: Look) -> Picture:
    """Exposure, balance, contrast, saturation, lifted blacks and leaning shadows and lights."""
    balance = np.array([1.0 + 0.16 * look.warmth, 1.0, 1.0 - 0.20 * look.warmth], np.float32)
    balance[1] -= 0.12 * look.tint
    lit = np.clip(seen * balance * np.float32(2.0**look.exposure), 0.0, 1.0)
    seen = np.asarray(lit, dtype=np.float32)
    curve = seen * seen * (3.0 - 2.0 * seen)
    seen = np.asarray(seen + look.contrast * (curve - seen), dtype=np.float32)
    grey = (seen @ LUMA)[..., None]
    seen = np.asarray(grey + (1.0 + look.saturation) * (seen - grey), dtype=np.float32)
    dark, light = (np.array(each, np.float32) - np.array(GREY, np.float32) for each in (look.shadows, look.lights))
    seen = seen + (1.0 - grey) * (0.15 + 0.85 * grey) * dark + grey * light
    return np.asarray(look.fade * 0.6 + np.clip(seen, 0.0, 1.0) * (1.0 - look.fade), dtype=np.float32)


def _grained(seen: Picture, look: Look, seed: int, size: tuple[int, int], rows: NDArray[np.intp]) -> Picture:
    """Corns, most of them in the middle tones."""
    if not look.grain:
        return seen
    height, width = size
    corn = max(1.0, look.grain_size * height)
    x, y = np.arange(width) / corn, rows / corn
    grey = (seen @ LUMA)[..., None]
    weight = look.grain * (0.10 + 1.9 * np.clip(grey * (1.0 - grey), 0.0, 1.0))
    common = _corns(x, y, seed)
    apart = np.dstack([common + look.grain_colour * (_corns(x, y, seed + each) - common) for each in (0, 11, 23)])
    return np.asarray(seen + weight * apart)


def _corns(x: NDArray[np.float64], y: NDArray[np.float64], seed: int) -> Plane:
    """Noise of -0.5 to 0.5 on a grid of corns, smooth between them."""
    left, low = int(x[0]), int(y[0])
    noise = _noise(left, low, int(x[-1]) - left + 2, int(y[-1]) - low + 2, seed)
    return at(at(noise, y - low, 0), x - left, 1)


def _places(size: tuple[int, int], rows: NDArray[np.intp]) -> tuple[Plane, Plane]:
    """Where pixels are, from the middle, as shares of the height: x (1, width) and y (rows, 1), downwards."""
    height, width = size
    x = (np.arange(width) + 0.5 - width / 2.0) / height
    y = (rows + 0.5) / height - 0.5
    return x[None, :].astype(np.float32), y[:, None].astype(np.float32)


def _shaded(seen: Picture, look: Look, x: Plane, y: Plane) -> Picture:
    """Dark corners, scan lines, and light that leaked in from the left."""
    half = float(-x[0, 0])
    if look.vignette:
        away = (x * x + y * y) / np.float32(half * half + 0.25)
        seen = seen * (1.0 - look.vignette * _smooth(np.asarray(away, dtype=np.float32), 0.15, 1.15))[..., None]
    if look.lines:
        wave = 0.5 + 0.5 * np.cos(2.0 * math.pi * (y + 0.5) * look.line_count)
        seen = seen * (1.0 - look.lines * wave)[..., None]
    if look.leak:
        depth = -(x + half) / 0.55 - 0.25 * np.sin(3.0 * y + 0.7)
        reach = _smooth(np.asarray(depth, dtype=np.float32), -1.0, 0.15)
        light = look.leak * (reach * reach)[..., None] * np.array([1.0, 0.42, 0.12], np.float32)
        seen = np.asarray(1.0 - (1.0 - np.clip(seen, 0.0, 1.0)) * (1.0 - light), dtype=np.float32)
    return np.asarray(seen)


def _framed(seen: Picture, look: Look, x: Plane, y: Plane, size: tuple[int, int]) -> Picture:
    """Lay the border over the edges, its corners rounded within."""
    if not (look.mat or look.corner or look.mat_foot):
        return seen
    height, width = size
    foot = max(look.mat, look.mat_foot)
    middle = (look.mat - foot) / 2.0
    across = np.abs(x) - (width / height / 2.0 - look.mat - look.corner)
    along = np.abs(y - middle) - (0.5 - (look.mat + foot) / 2.0 - look.corner)
    outside = np.hypot(np.maximum(across, 0.0), np.maximum(along, 0.0)) - look.corner
    outside = outside + np.minimum(np.maximum(across, along), 0.0)
    cover = np.clip(outside * height + 0.5, 0.0, 1.0)[..., None]
    return np.asarray(seen * (1.0 - cover) + np.array(_rgb(look.paper), np.float32) * cover)


def _rgb(colour: Rgb) -> list[float]:
    return list(colour)


def hashed(x: NDArray[np.int64], y: NDArray[np.int64], seed: int) -> Plane:
    """Give a number from 0 to 1 for each place on a grid: the same for the same, on every machine.

    Source: pcg3d, Jarzynski and Olano, Hash Functions for GPU Rendering, JCGT 9(3), 2020.
    """
    x, y = np.broadcast_arrays(x, y)
    a, b, c = (np.asarray(each).astype(np.uint32) for each in (x, y, np.full(x.shape, seed)))
    with np.errstate(over="ignore"):
        a, b, c = (each * np.uint32(1664525) + np.uint32(1013904223) for each in (a, b, c))
        a, b, c = _mixed(a, b, c)
        a, b, c = (each ^ (each >> np.uint32(16)) for each in (a, b, c))
        a, b, c = _mixed(a, b, c)
    return np.asarray((a >> np.uint32(8)).astype(np.float32) / np.float32(1 << 24))


def _mixed(
    a: NDArray[np.uint32], b: NDArray[np.uint32], c: NDArray[np.uint32]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]]:
    a = a + b * c
    b = b + c * a
    return a, b, c + a * b


def _noise(left: int, top: int, columns: int, rows: int, seed: int) -> Plane:
    """Numbers of -0.5 to 0.5 at the places of a grid."""
    x, y = np.arange(left, left + columns)[None, :], np.arange(top, top + rows)[:, None]
    return hashed(x, y, seed) - np.float32(0.5)


def _smooth(values: Plane, low: float, high: float) -> Plane:
    part = np.clip((values - low) / (high - low), 0.0, 1.0)
    return np.asarray(part * part * (3.0 - 2.0 * part), dtype=np.float32)
