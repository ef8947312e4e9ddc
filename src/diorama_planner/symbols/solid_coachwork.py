"""What buses, coaches, lorries and machines are built with: rounded hulls, windows, seats behind them, lamps, frames.

Cabs are in `solid_cabs`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from diorama_planner.solids.forms import Corners, block, end_prism, side_prism, skin
from diorama_planner.symbols.clay import CHROME, DARK, GLASS, INSIDE, PAINT, SMOOTH_PAINT, Clay, Ends, Stuff

LAMP = Stuff("lamp", "$lamp")
TAIL = Stuff("lamp", "$tail")
SEAT = Stuff("fabric", "$seat", 30.0)
ARCH = 0.56
"""Radius of a wheel arch as a share of the wheel's diameter."""
PROUD = 8.0
"""How far panes and lamps stand off what they lie on, mm."""
POST = 0.12
"""How much of the pitch of panes in a solid side is left between them."""
FRAME = 22.0
"""How broad the rubber round a pane is, mm."""


def name_lamps(clay: Clay) -> None:
    """Name the slots of lamps, glass and seats where the picture has none."""
    clay.slots(lamp="#fdf3d0", tail="#c9201d", glass="#1b2733", trim="#2a2d31", body="#8d9296", seat="#3c4a63")


def section(width: float, z: Ends, top: float, radius: float, steps: int = 4) -> list[tuple[float, float]]:
    """Give the part between two heights of a section with round upper corners under a top, as (y, z)."""
    side, round_it = width / 2, max(min(radius, width / 2, top), 0.0)
    foot = top - round_it
    levels = [z[0], *(foot + round_it * math.sin(math.pi / 2 * i / steps) for i in range(steps + 1)), z[1]]
    heights = sorted({min(max(level, z[0]), z[1]) for level in levels})

    def reach(height: float) -> float:
        over = max(height - foot, 0.0)
        return side - round_it + math.sqrt(max(round_it**2 - over**2, 0.0))

    right = [(reach(height), height) for height in heights]
    return [*right, *((-y, height) for y, height in reversed(right))]


def arched(x: Ends, z: Ends, arches: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Give a side view whose underside leaves room for wheels, by their middles along x and their diameters."""
    low = [(x[0], z[0])]
    for middle, wheel in sorted(arches):
        reach = ARCH * wheel
        turns = (math.pi * (1 - i / 14) for i in range(15))
        rise = [(middle + reach * math.cos(turn), wheel / 2 + reach * math.sin(turn)) for turn in turns]
        rise = [(px, min(pz, z[1] - 10.0)) for px, pz in rise if pz > z[0] and low[-1][0] < px < x[1]]
        if rise and z[1] - z[0] > 20.0:
            low += [(rise[0][0], z[0]), *rise, (rise[-1][0], z[0])]
    return [*low, (x[1], z[0]), (x[1], z[1]), (x[0], z[1])]


def hull(clay: Clay, x: Ends, width: float, z: Ends, radius: float, stuff: Stuff = SMOOTH_PAINT) -> None:
    """Add a body whose section has round upper corners, as that of a bus or a coach."""
    clay.add(stuff, end_prism(section(width, z, z[1], radius), *x))


def tapered(clay: Clay, stations: Sequence[tuple[float, float, float]], low: float, radius: float) -> None:
    """Add a body with round upper corners whose (x, width, top) change along it: a bonnet, a nose."""
    rings = []
    for x, width, top in stations:
        side, curve = width / 2, min(radius, width / 2.01, (top - low) * 0.9)
        arcs = [math.pi / 2 * i / 5 for i in range(6)]
        right = [(side - curve + curve * math.cos(a), top - curve + curve * math.sin(a)) for a in arcs]
        ring = [(side, low), *right, *((-y, z) for y, z in reversed(right)), (-side, low)]
        rings.append([(x, y, z) for y, z in ring])
    clay.add(SMOOTH_PAINT, skin(rings))


def glazed_hull(
    clay: Clay,
    x: Ends,
    width: float,
    z: Ends,
    radius: float,
    rows: Sequence[Ends],
    count: int,
    gap: float = 0.1,
    arches: Sequence[tuple[float, float]] = (),
) -> None:
    """Add a body that one looks through: solid below, between and above rows of windows, seats behind the panes.

    `arches` are left open over wheels, by their middles and diameters.
    """
    edges = [z[0], *(edge for row in rows for edge in row), z[1]]
    clay.add(SMOOTH_PAINT, side_prism(arched(x, (edges[0], edges[1]), arches), -width / 2, width / 2))
    clay.box(INSIDE, (x[0] + 30, x[1] - 30), (-0.25 * width, 0.25 * width), (z[0] + 10, edges[1] - 10))
    for low, high in zip(edges[2::2], edges[3::2], strict=True):
        clay.add(SMOOTH_PAINT, end_prism(section(width, (low, high), z[1], radius), *x))
    pitch, side = (x[1] - x[0]) / count, width / 2
    for low, high in rows:
        for i in range(count + 1):
            middle, reach = x[0] + pitch * i, pitch * gap / 2
            post = (max(middle - reach, x[0]), min(middle + reach, x[1]))
            clay.pair(SMOOTH_PAINT, block((post[0], side - 60, low), (post[1], side, high)))
            if i < count:
                clay.pair(DARK, block((middle + reach, side - 16, low), (middle + pitch - reach, side - 4, low + 25)))
                _seats(clay, middle + pitch / 2, side, low, high)
        clay.pair(GLASS, block((x[0], side - 24, low), (x[1], side - 10, high)))
        for end in (x[0] + 8, x[1] - 22):
            clay.box(GLASS, (end, end + 14), (-side + 20, side - 20), (low, high))
        for at in (low, high - 12):
            clay.box(INSIDE, (x[0] + 40, x[1] - 40), (-side + 70, side - 70), (at, at + 12))


def _seats(clay: Clay, x: float, side: float, low: float, high: float) -> None:
    back = low + 0.42 * (high - low)
    for y in (-0.55 * side, 0.55 * side):
        clay.box(SEAT, (x - 60, x + 60), (y - 0.3 * side, y + 0.3 * side), (low, back))


def side_windows(clay: Clay, x: Ends, z: Ends, side: float, count: int) -> None:
    """Add a row of panes on both solid sides."""
    pitch = (x[1] - x[0]) / count
    for i in range(count):
        left, right = (x[0] + pitch * (i + share) for share in (POST / 2, 1.0 - POST / 2))
        flank_pane(clay, [(left, z[0]), (right, z[0]), (right, z[1]), (left, z[1])], side)


def flank_pane(clay: Clay, ring: Corners, side: float) -> None:
    """Add a pane of (x, z) corners on both solid sides: the dark behind it, its rubber, the glass."""
    corners = np.array(ring, dtype=float)
    middle = corners.mean(axis=0)
    reach = np.maximum(np.abs(corners - middle).max(axis=0), 1.0)
    wider = middle + (corners - middle) * (1.0 + FRAME / reach)
    clay.pair(INSIDE, side_prism(wider, side - 30, side + 0.4 * PROUD))
    clay.pair(GLASS, side_prism(corners, side, side + PROUD))


def end_pane(clay: Clay, x: float, way: float, y: Ends, z: Ends, stuff: Stuff = GLASS) -> None:
    """Add a pane or a lamp on an upright end; `way` is 1 at the front and -1 at the rear."""
    inner, outer = x - way * 30, x + way * PROUD
    if stuff is GLASS:
        behind = x + way * 0.4 * PROUD
        around = (y[0] - FRAME, y[1] + FRAME), (z[0] - FRAME, z[1] + FRAME)
        clay.box(INSIDE, (min(inner, behind), max(inner, behind)), *around)
    clay.box(stuff, (min(inner, outer), max(inner, outer)), y, z)


def end_lamps(clay: Clay, front: float | None, rear: float | None, y: Ends, z: Ends) -> None:
    """Add a pair of head lamps with their bezels and a pair of tail lamps."""
    for x, way, stuff in ((front, 1.0, LAMP), (rear, -1.0, TAIL)):
        if x is not None:
            for ends in (y, (-y[1], -y[0])):
                end_pane(clay, x, way, ends, z, stuff)
                if way > 0:
                    clay.box(CHROME, (x - 30, x + 3), (ends[0] - 18, ends[1] + 18), (z[0] - 18, z[1] + 18))


def grille(clay: Clay, x: float, y: Ends, z: Ends, bars: int = 6, stuff: Stuff = CHROME) -> None:
    """Add a grille on an upright front: the dark behind it and level bars."""
    clay.box(INSIDE, (x - 30, x + 2), y, z)
    pitch = (z[1] - z[0]) / bars
    for i in range(bars):
        low = z[0] + pitch * (i + 0.3)
        clay.box(stuff, (x - 20, x + PROUD), (y[0] + 10, y[1] - 10), (low, low + 0.4 * pitch))


def chassis(clay: Clay, x: Ends, z: Ends, width: float) -> None:
    """Add the two rails of a frame and its cross members."""
    clay.pair(DARK, block((x[0], width * 0.35, z[0]), (x[1], width * 0.5, z[1])))
    for at in np.linspace(x[0] + 50, x[1] - 50, 4):
        clay.box(DARK, (at - 40, at + 40), (-width * 0.4, width * 0.4), z)


def bed(clay: Clay, x: Ends, z: Ends, width: float, stuff: Stuff = PAINT) -> None:
    """Add an open load bed: floor, boards with their stakes and hinges."""
    side, board = width / 2, 40.0
    clay.box(stuff, x, (-side, side), (z[0], z[0] + 0.25 * (z[1] - z[0])))
    clay.pair(stuff, block((x[0], side - board, z[0]), (x[1], side - 12, z[1])))
    for end in ((x[0] + 12, x[0] + board), (x[1] - board, x[1])):
        clay.box(stuff, end, (-side + 12, side - 12), z)
    for at in np.linspace(x[0] + 30, x[1] - 30, max(int((x[1] - x[0]) / 900) + 1, 2)):
        clay.pair(DARK, block((at - 25, side - 20, z[0]), (at + 25, side, z[1])))
    for y in (-0.6 * side, 0.0, 0.6 * side):
        clay.box(DARK, (x[0], x[0] + 20), (y - 25, y + 25), z)


def stack(clay: Clay, x: float, y: float, z: Ends, radius: float) -> None:
    """Add a pair of bright upright exhausts."""
    for way in (1, -1):
        clay.turned(CHROME, [(0, z[0]), (radius, z[0]), (radius, z[1]), (0, z[1])], (x, way * y, 0.0), sides=10)
