"""Tracks as bodies: a belt of links round toothed, road and return wheels."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from diorama_planner.solids.forms import shell, side_prism, turned
from diorama_planner.solids.mesh import Mesh
from diorama_planner.symbols.clay import DARK, RUBBER, STEEL, Clay, Stuff
from diorama_planner.symbols.curves import spread

TRACK = Stuff("metal", "$track")
TOOTH = ((0.0, 0.88), (0.3, 0.88), (0.42, 1.0), (0.62, 1.0), (0.74, 0.88))
"""Rim of a sprocket over one tooth: the share of its pitch, the share of the radius."""
WHEEL = Stuff("paint", "$body*0.85", 40.0)


def name_army(clay: Clay) -> None:
    """Name the slots of what runs on tracks where the picture has none."""
    clay.slots(body="#6d6a49", track="#35322d", trim="#2a2b28", glass="#26323a", rim="#5f6343")


def add_tracks(clay: Clay, rear: float, front: float, width: float, high: float, count: int = 6) -> None:
    """Add both tracks with their wheels: a belt that rises at both ends."""
    outer, inner = clay.side, clay.side - width
    long, r = front - rear, 0.3 * high
    belt = [
        (rear + 0.16 * long, 0.0),
        (front - 0.16 * long, 0.0),
        (front - 0.03 * long, 0.42 * high),
        (front, 0.66 * high),
        (front - 0.04 * long, 0.94 * high),
        (front - 0.1 * long, high),
        (rear + 0.1 * long, high),
        (rear + 0.04 * long, 0.94 * high),
        (rear, 0.62 * high),
        (rear + 0.04 * long, 0.36 * high),
    ]
    grid = np.array([[(x, y, z) for y in (inner, outer)] for x, z in [*belt, belt[0]]])
    middle = np.array(((rear + front) / 2, 0.0, high / 2))
    towards = (middle - grid) * (0.05, 0.0, 0.08)
    clay.pair(TRACK, shell(grid, towards))
    clay.pair(TRACK, *_links(np.array([*belt, belt[0]]), middle[[0, 2]], inner, outer))
    core = [(x * 0.9 + middle[0] * 0.1, z * 0.8 + 0.1 * high) for x, z in belt]
    clay.pair(DARK, side_prism(core, inner + 0.05 * width, outer - 0.75 * width))
    lane = (inner + outer) / 2
    for x in spread(rear + 0.2 * long, front - 0.2 * long, count):
        _road_wheel(clay, (x, lane, 0.08 * high + r), r, width)
    for x, z in ((front - 0.09 * long, 0.62 * high), (rear + 0.09 * long, 0.6 * high)):
        _sprocket(clay, (x, lane, z), r * 0.92, width)
    for x in spread(rear + 0.3 * long, front - 0.3 * long, 3):
        roller = [(0, -0.3 * width), (0.3 * r, -0.3 * width), (0.3 * r, 0.3 * width), (0, 0.3 * width)]
        clay.pair(WHEEL, turned(roller, 10, (x, lane, 0.83 * high), "y"))


def _links(belt: NDArray[np.float64], middle: NDArray[np.float64], inner: float, outer: float) -> list[Mesh]:
    """Give the bars across a belt of (x, z) points, evenly along it, lying on its inside."""
    steps = np.linalg.norm(np.diff(belt, axis=0), axis=1)
    ends = np.concatenate(([0.0], np.cumsum(steps)))
    count = 42
    pitch = ends[-1] / count
    found = []
    for at in (np.arange(count) + 0.5) * pitch:
        k = min(int(np.searchsorted(ends, at)), len(steps)) - 1
        way = (belt[k + 1] - belt[k]) / max(steps[k], 1e-9)
        over = np.array((-way[1], way[0]))
        over = over if over @ (middle - belt[k]) < 0 else -over
        foot = belt[k] + way * (at - ends[k]) - over * 0.1 * pitch
        corners = [
            foot + way * a * pitch * 0.3 + over * b * pitch for a, b in ((-1, -0.3), (1, -0.3), (1, 0.1), (-1, 0.1))
        ]
        found.append(side_prism(np.array(corners), inner + 6, outer))
    return found


def _road_wheel(clay: Clay, at: tuple[float, float, float], r: float, width: float) -> None:
    """Add a pair of double wheels with rubber tyres, dished, with a hub cap."""
    for low, high in ((-0.42, -0.06), (0.06, 0.42)):
        tyre = [(0.84 * r, low * width), (r, low * width), (r, high * width), (0.84 * r, high * width)]
        for way in (1.0, -1.0):
            clay.hoop(RUBBER, [(x, way * z) for x, z in tyre], (at[0], way * at[1], at[2]), "y", 16)
    disc = [(0.0, -0.4 * width), (0.85 * r, -0.4 * width), (0.85 * r, 0.36 * width), (0.62 * r, 0.28 * width)]
    disc += [(0.4 * r, 0.3 * width), (0.26 * r, 0.42 * width), (0.0, 0.44 * width)]
    clay.pair(WHEEL, turned(disc, 16, at, "y"))


def _sprocket(clay: Clay, at: tuple[float, float, float], r: float, width: float) -> None:
    """Add a pair of toothed wheels."""
    disc = [(0.0, -0.4 * width), (0.86 * r, -0.4 * width), (0.86 * r, 0.4 * width), (0.5 * r, 0.33 * width)]
    clay.pair(WHEEL, turned([*disc, (0.24 * r, 0.46 * width), (0.0, 0.46 * width)], 18, at, "y"))
    ring = [(math.cos(a) * reach, math.sin(a) * reach) for a, reach in _teeth(r)]
    for low, high in ((-0.36, -0.24), (0.24, 0.38)):
        teeth = side_prism([(at[0] + x, at[2] + z) for x, z in ring], at[1] + low * width, at[1] + high * width)
        clay.pair(STEEL, teeth)


def _teeth(r: float) -> list[tuple[float, float]]:
    """Give angles and reaches of the rim of a wheel with teeth."""
    count = 14
    return [(2 * math.pi * (i + part) / count, r * reach) for i in range(count) for part, reach in TOOTH]
