"""Bathrooms, crockery and shopping as bodies."""

from __future__ import annotations

import numpy as np

from diorama_planner.solids.forms import hoop, skin, turned
from diorama_planner.symbols.clay import CHROME, DARK, STEEL, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import rounded, spread

CERAMIC = Stuff("paint", "$body", 50.0)
WATER = Stuff("water", "$water", 60.0)


def bathtub(clay: Clay, _thing: ThingShape) -> None:
    """Model a bath with water in it."""
    clay.slots(body="#f3f4f2", water="#b8d8e2")
    half, side, h = clay.half, clay.side, clay.height
    outer, inner = (
        np.array(rounded(-half, -side, half, side, side * 0.2)),
        np.array(rounded(-half * 0.93, -side * 0.86, half * 0.93, side * 0.86, side * 0.5)),
    )
    levels = [(outer * 0.96, 0.0), (outer, 0.9 * h), (outer, h), (inner, h), (inner * 0.86, 0.2 * h)]
    clay.add(CERAMIC, skin([np.column_stack((ring, np.full(len(ring), z))) for ring, z in levels]))
    clay.upright(WATER, inner * 0.95, 0.5 * h, 0.7 * h)
    clay.rod(CHROME, (-half * 0.9, 0, h), (-half * 0.8, 0, h), 14)


def basin(clay: Clay, _thing: ThingShape) -> None:
    """Model a wash basin on its pedestal."""
    clay.slots(body="#f3f4f2")
    half, side, h = clay.half, clay.side, clay.height
    outer = np.array(rounded(-half, -side, half, side, side * 0.6))
    levels = [
        (outer * 0.5, 0.78 * h),
        (outer, 0.9 * h),
        (outer, 0.95 * h),
        (outer * 0.84, 0.95 * h),
        (outer * 0.5, 0.84 * h),
    ]
    clay.add(CERAMIC, skin([np.column_stack((ring, np.full(len(ring), z))) for ring, z in levels]))
    clay.turned(
        CERAMIC,
        [(0, 0), (0.4 * side, 0), (0.28 * side, 0.3 * h), (0.3 * side, 0.8 * h), (0, 0.8 * h)],
        (0, side * 0.3, 0),
    )
    clay.limb(
        CHROME, [(0, side * 0.85, 0.94 * h), (0, side * 0.8, 0.99 * h), (0, side * 0.4, 0.985 * h)], (12, 12, 9), 8
    )


def shower(clay: Clay, _thing: ThingShape) -> None:
    """Model a shower of glass on its tray."""
    clay.slots(body="#f3f4f2")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(CERAMIC, (-half, half), (-side, side), (0, 0.06 * h))
    pane = Stuff("glass", "#b9d0d6")
    clay.box(pane, (-half, half), (-side, -side + 12), (0.06 * h, 0.95 * h))
    clay.box(pane, (half - 12, half), (-side, side), (0.06 * h, 0.95 * h))
    clay.boxes(
        CHROME, [(half - 15, -side + 15), (-half + 15, -side + 15), (half - 15, side - 15)], 30, (0.06 * h, 0.96 * h)
    )
    clay.rod(CHROME, (-half * 0.5, side * 0.9, 0.4 * h), (-half * 0.5, side * 0.9, h), 12)
    clay.turned(
        CHROME, [(0, 0.95 * h), (110, 0.95 * h), (90, 0.965 * h), (0, 0.97 * h)], (-half * 0.5, side * 0.5, 0)
    )


def toilet(clay: Clay, _thing: ThingShape) -> None:
    """Model a toilet with cistern, facing +x."""
    clay.slots(body="#f3f4f2", water="#b8d8e2")
    half, side, h = clay.half, clay.side, clay.height
    bowl = turned([(0, 0), (0.55, 0), (0.5, 0.25), (0.95, 0.85), (1.0, 1.0), (0.72, 1.0), (0.4, 0.7), (0, 0.62)], 20)
    bowl.vertices[:] = bowl.vertices * (half * 0.62, side * 0.95, 0.5 * h) + np.array((half * 0.36, 0, 0))
    clay.add(CERAMIC, bowl)
    seat = hoop([(0.66, 0.5 * h), (1.0, 0.5 * h), (1.0, 0.53 * h), (0.66, 0.53 * h)], 22)
    seat.vertices[:] = seat.vertices * (half * 0.64, side, 1.0) + np.array((half * 0.36, 0, 0))
    clay.add(Stuff("wood", "#7a5230", 40.0), seat)
    clay.box(CERAMIC, (-half, -half * 0.5), (-side, side), (0.5 * h, 0.96 * h))
    clay.box(CERAMIC, (-half, -half * 0.46), (-side, side), (0.96 * h, h))
    clay.box(CERAMIC, (-half * 0.9, -half * 0.2), (-side * 0.5, side * 0.5), (0, 0.5 * h))


def tray(clay: Clay, _thing: ThingShape) -> None:
    """Model a tray with its rim."""
    clay.slots(body="#7a3b28")
    ring = np.array(rounded(-clay.half, -clay.side, clay.half, clay.side, clay.side * 0.3))
    h = clay.height
    levels = [(ring * 0.9, 0.0), (ring, h), (ring * 0.96, h), (ring * 0.88, 0.2 * h)]
    clay.add(Stuff("wood", "$body", 40.0), skin([np.column_stack((r, np.full(len(r), z))) for r, z in levels]))


def basket(clay: Clay, _thing: ThingShape) -> None:
    """Model a shopping basket of slats."""
    clay.slots(body="#c83f38")
    half, side, h = clay.half, clay.side, clay.height
    plastic = Stuff("plastic", "$body")
    clay.box(plastic, (-half * 0.82, half * 0.82), (-side * 0.82, side * 0.82), (0, 0.04 * h))
    for z, out in ((0.3, 0.88), (0.6, 0.94), (0.92, 1.0)):
        ring = [(a * half * out, b * side * out, z * h) for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
        clay.rods(plastic, list(zip(ring, ring[1:] + ring[:1], strict=True)), 7, 6)
    posts = [(x, y) for x in spread(-0.9, 0.9, 7) for y in (-1.0, 1.0)] + [
        (x, y) for x in (-1.0, 1.0) for y in spread(-0.8, 0.8, 4)
    ]
    clay.rods(
        plastic,
        [
            ((x * half * 0.82, y * side * 0.82, 0.03 * h), (x * half * 0.98, y * side * 0.98, 0.92 * h))
            for x, y in posts
        ],
        4,
        4,
    )
    clay.rods(DARK, [((a * half * 0.1, -side, 0.93 * h), (a * half * 0.1, side, 0.99 * h)) for a in (-1, 1)], 5, 6)


def cup(clay: Clay, _thing: ThingShape) -> None:
    """Model a cup of tea."""
    clay.slots(body="#f4f1e8", tea="#a8672f")
    r, h = clay.half, clay.height
    clay.turned(
        CERAMIC,
        [(0, 0), (0.45 * r, 0), (0.8 * r, 0.4 * h), (r, h), (0.92 * r, h), (0.72 * r, 0.4 * h), (0, 0.2 * h)],
        sides=24,
    )
    clay.turned(
        Stuff("water", "$tea", 40.0), [(0, 0.3 * h), (0.7 * r, 0.4 * h), (0.86 * r, 0.8 * h), (0, 0.8 * h)], sides=24
    )


def teapot(clay: Clay, _thing: ThingShape) -> None:
    """Model a tea pot, its spout at +x."""
    clay.slots(body="#3d6f8f")
    half, side, h = clay.half, clay.side, clay.height
    clay.ball(CERAMIC, (-0.05 * half, 0, 0.44 * h), (side * 0.98, side, 0.44 * h), 18)
    clay.turned(
        CERAMIC,
        [
            (0, 0.8 * h),
            (side * 0.5, 0.8 * h),
            (side * 0.3, 0.9 * h),
            (side * 0.12, 0.92 * h),
            (side * 0.14, h),
            (0, h),
        ],
        (-0.05 * half, 0, 0),
    )
    clay.limb(
        CERAMIC,
        [(0.4 * half, 0, 0.35 * h), (0.72 * half, 0, 0.5 * h), (half, 0, 0.82 * h)],
        (0.1 * half, 0.07 * half, 0.05 * half),
        10,
    )
    clay.limb(
        CERAMIC,
        [
            (-0.5 * half, 0, 0.68 * h),
            (-0.9 * half, 0, 0.72 * h),
            (-0.95 * half, 0, 0.4 * h),
            (-0.5 * half, 0, 0.2 * h),
        ],
        (0.045 * half,) * 4,
        8,
    )


def trolley(clay: Clay, _thing: ThingShape) -> None:
    """Model a shopping trolley, its handle at -x."""
    clay.slots(body="#a9b0b5", handle="#c9302c")
    half, side, h = clay.half, clay.side, clay.height
    low = [
        (-half * 0.6, -side * 0.8, 0.5 * h),
        (half * 0.8, -side * 0.6, 0.55 * h),
        (half * 0.8, side * 0.6, 0.55 * h),
        (-half * 0.6, side * 0.8, 0.5 * h),
    ]
    high = [
        (-half * 0.75, -side, 0.92 * h),
        (half, -side * 0.75, 0.9 * h),
        (half, side * 0.75, 0.9 * h),
        (-half * 0.75, side, 0.92 * h),
    ]
    lines = [*zip(low, low[1:] + low[:1], strict=True), *zip(high, high[1:] + high[:1], strict=True)]
    for i in range(4):
        for t in spread(0.0, 1.0, 7):
            foot = tuple(a + (b - a) * t for a, b in zip(low[i], low[(i + 1) % 4], strict=True))
            head = tuple(a + (b - a) * t for a, b in zip(high[i], high[(i + 1) % 4], strict=True))
            lines.append(((foot[0], foot[1], foot[2]), (head[0], head[1], head[2])))
    clay.rods(STEEL, lines, 5, 4)
    for y in (-side * 0.8, side * 0.8):
        clay.limb(
            STEEL,
            [
                (-half * 0.98, y, 0.97 * h),
                (-half * 0.6, y, 0.5 * h),
                (-half * 0.7, y, 0.14 * h),
                (half * 0.9, y * 0.8, 0.14 * h),
            ],
            (12,) * 4,
            6,
        )
        for x in (-half * 0.7, half * 0.85):
            clay.turned(DARK, [(0, -14), (0.07 * h, -14), (0.07 * h, 14), (0, 14)], (x, y * 0.9, 0.07 * h), "y", 10)
    clay.rod(Stuff("plastic", "$handle", 40.0), (-half * 0.98, -side, 0.98 * h), (-half * 0.98, side, 0.98 * h), 16)
