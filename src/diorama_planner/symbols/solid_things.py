"""Small and odd things as bodies: bricks and boards, what lies about a battlefield, statues."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from diorama_planner.solids.forms import lump, shell, skin, turned
from diorama_planner.solids.mesh import translate
from diorama_planner.symbols.clay import PAINT, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import rounded, smooth
from diorama_planner.symbols.solid_figures import standing

STONE = Stuff("stone", "$body")
CONCRETE = Stuff("concrete", "$body")
WOOD = Stuff("wood", "$body")
METAL = Stuff("metal", "$body", 40.0)
CLOTH = Stuff("fabric", "$body", 50.0)
WATER = Stuff("water", "$water", 60.0)


def brick(clay: Clay, _thing: ThingShape) -> None:
    """Model a brick or a block."""
    _plain(clay, Stuff("brick", "$body"))


def slab(clay: Clay, _thing: ThingShape) -> None:
    """Model a paving slab or a slate."""
    _plain(clay, STONE)


def plywood(clay: Clay, _thing: ThingShape) -> None:
    """Model a sheet of plywood."""
    _plain(clay, WOOD)


def shingle(clay: Clay, _thing: ThingShape) -> None:
    """Model a strip of shingles."""
    _plain(clay, Stuff("asphalt", "$body"))


def rug(clay: Clay, _thing: ThingShape) -> None:
    """Model a carpet with its field."""
    clay.slots(body="#9b3a3a", field="#2f4468")
    h = clay.height
    clay.box(CLOTH, (-clay.half, clay.half), (-clay.side, clay.side), (0, 0.9 * h))
    clay.box(
        Stuff("fabric", "$field"),
        (-clay.half * 0.86, clay.half * 0.86),
        (-clay.side * 0.8, clay.side * 0.8),
        (0.5 * h, h),
    )


def _plain(clay: Clay, stuff: Stuff) -> None:
    clay.slots(body="#a8523a")
    clay.box(stuff, (-clay.half, clay.half), (-clay.side, clay.side), (0, clay.height))


def cobble(clay: Clay, _thing: ThingShape) -> None:
    """Model a sett with worn edges."""
    clay.slots(body="#8b8883")
    clay.add(
        Stuff("stone", "$body", 40.0),
        lump((0, 0, clay.height / 2), (clay.half, clay.side, clay.height / 2), clay.seed(), 0.15, 2),
    )


def corrugated(clay: Clay, _thing: ThingShape) -> None:
    """Model a corrugated sheet."""
    clay.slots(body="#aab2b8")
    _waves(clay, Stuff("metal", "$body", 60.0), 9, 0.1)


def pantile(clay: Clay, _thing: ThingShape) -> None:
    """Model an S-shaped roof tile."""
    clay.slots(body="#b8573a")
    _waves(clay, Stuff("tile", "$body", 60.0), 1, 0.3)


def _waves(clay: Clay, stuff: Stuff, count: int, thick: float) -> None:
    h = clay.height
    ys = np.linspace(-clay.side, clay.side, 8 * count + 1)
    zs = h * (1 - (1 - thick) * (0.5 - 0.5 * np.cos(np.linspace(0, 2 * math.pi * count, len(ys)))))
    grid = np.array([[(x, y, z) for y, z in zip(ys, zs, strict=True)] for x in (-clay.half, clay.half)])
    clay.add(stuff, shell(grid, (0.0, 0.0, -thick * h)))


def sandbag(clay: Clay, _thing: ThingShape) -> None:
    """Model a filled sandbag."""
    clay.slots(body="#b7a27a")
    clay.ball(CLOTH, (0, 0, clay.height / 2), (clay.half * 0.94, clay.side, clay.height / 2), 16)
    clay.box(
        CLOTH,
        (clay.half * 0.8, clay.half),
        (-clay.side * 0.5, clay.side * 0.5),
        (0.4 * clay.height, 0.6 * clay.height),
    )


def barbed_wire(clay: Clay, _thing: ThingShape) -> None:
    """Model a coil of barbed wire."""
    clay.slots(body="#7c828a")
    r, h = clay.side, clay.height
    steps, turns = 96, 6
    path = []
    for i in range(steps + 1):
        a = 2 * math.pi * turns * i / steps
        path.append(
            (-clay.half * 0.98 + 1.96 * clay.half * i / steps, r * 0.98 * math.sin(a), h / 2 - 0.49 * h * math.cos(a))
        )
    clay.rods(METAL, list(pairwise(path)), 5.0, 4)


def hedgehog(clay: Clay, _thing: ThingShape) -> None:
    """Model a Czech hedgehog of three beams."""
    clay.slots(body="#7a4f38")
    half, side, h = clay.half, clay.side, clay.height
    beam = Stuff("rust", "$body")
    for start, end in (
        ((-half, -side * 0.4, 0.0), (half, side * 0.4, h)),
        ((half * 0.8, -side, 0.0), (-half * 0.8, side, h)),
        ((half * 0.2, side, 0.0), (-half * 0.2, -side, h)),
    ):
        clay.rod(beam, start, end, 0.06 * h, 4)


def dragon_tooth(clay: Clay, _thing: ThingShape) -> None:
    """Model a concrete tooth."""
    clay.slots(body="#a5a39c")
    clay.frustum(CONCRETE, (clay.length, clay.width, 0.0), (clay.length * 0.25, clay.width * 0.25, clay.height))


def foxhole(clay: Clay, _thing: ThingShape) -> None:
    """Model the earth thrown up round a pit, whose dark floor lies at the foot."""
    clay.slots(body="#8a6d4a", pit="#3a2c1f")
    half, side, h = clay.half, clay.side, clay.height
    earth = Stuff("soil", "$body", 50.0)
    outer, inner = (
        smooth(rounded(-half, -side, half, side, side * 0.9), 1),
        smooth(rounded(-half * 0.55, -side * 0.5, half * 0.55, side * 0.5, side * 0.4), 1),
    )
    outer_ring, crest, rim = np.array(outer), np.array(outer) * 0.78, np.array(inner)
    levels = [(outer_ring, 0.0), (crest, h), (rim, 0.4 * h), (rim * 0.9, 0.02 * h)]
    rings = [np.column_stack((ring, np.full(len(ring), z))) for ring, z in levels]
    clay.add(earth, skin(rings))
    clay.upright(Stuff("soil", "$pit"), inner, 0.0, 0.05 * h)


def helmet(clay: Clay, _thing: ThingShape) -> None:
    """Model a steel helmet."""
    clay.slots(body="#5c6141")
    mesh = turned([(0, 0), (1.0, 0), (0.96, 0.12), (0.82, 0.45), (0.62, 0.78), (0.3, 0.96), (0, 1.0)], 20)
    mesh.vertices[:] *= (clay.half, clay.side, clay.height)
    clay.add(METAL, mesh)


def rifle(clay: Clay, _thing: ThingShape) -> None:
    """Model a rifle, its muzzle at +x."""
    clay.slots(body="#7a5230", metal="#3a3d40")
    half, side, h = clay.half, clay.side, clay.height
    stock = [
        (-half, 0),
        (-half * 0.93, 0),
        (-half * 0.5, 0.45 * h),
        (half * 0.5, 0.66 * h),
        (half * 0.5, 0.9 * h),
        (-half * 0.4, 0.9 * h),
        (-half, 0.66 * h),
    ]
    clay.profile(WOOD, stock, -side * 0.7, side * 0.7)
    steel = Stuff("metal", "$metal", 40.0)
    clay.rod(steel, (-half * 0.3, 0, 0.88 * h), (half, 0, 0.88 * h), 0.06 * h)
    clay.rod(steel, (-half * 0.25, 0, 0.85 * h), (-half * 0.3, side, 0.8 * h), 0.04 * h)
    clay.box(steel, (half * 0.94, half * 0.97), (-2, 2), (0.9 * h, h))


def fountain(clay: Clay, _thing: ThingShape) -> None:
    """Model a fountain of two bowls with water."""
    clay.slots(body="#b9b3a6", water="#6fb0c9")
    r, h = clay.half, clay.height
    stone = Stuff("stone", "$body", 40.0)
    clay.hoop(stone, [(0.88 * r, 0), (r, 0), (r, 0.2 * h), (0.86 * r, 0.22 * h)], (0, 0, 0), sides=32)
    clay.turned(WATER, [(0, 0.01 * h), (0.88 * r, 0.01 * h), (0.87 * r, 0.17 * h), (0, 0.17 * h)], sides=32)
    clay.turned(
        stone,
        [
            (0, 0),
            (0.2 * r, 0),
            (0.12 * r, 0.3 * h),
            (0.14 * r, 0.52 * h),
            (0.45 * r, 0.6 * h),
            (0.48 * r, 0.64 * h),
            (0.4 * r, 0.63 * h),
            (0.1 * r, 0.6 * h),
            (0.07 * r, 0.85 * h),
            (0.2 * r, 0.9 * h),
            (0, 0.89 * h),
        ],
        sides=24,
    )
    clay.turned(WATER, [(0, 0.6 * h), (0.42 * r, 0.63 * h), (0, 0.635 * h)], sides=24)
    clay.turned(WATER, [(0, 0.89 * h), (0.04 * r, 0.9 * h), (0.025 * r, 0.97 * h), (0, h)], sides=10)


def statue(clay: Clay, thing: ThingShape) -> None:
    """Model a bronze figure on a plinth."""
    clay.slots(body="#b9b3a6", bronze="#5f7a6a")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(STONE, (-half, half), (-side, side), (0, 0.06 * h))
    clay.frustum(
        STONE, (clay.length * 0.8, clay.width * 0.8, 0.06 * h), (clay.length * 0.66, clay.width * 0.66, 0.46 * h)
    )
    clay.box(STONE, (-half * 0.75, half * 0.75), (-side * 0.75, side * 0.75), (0.46 * h, 0.5 * h))
    figure = Clay(clay.id, (0.15 * h, 0.1 * h, 0.5 * h))
    standing(figure, thing)
    bronze = Stuff("metal", "$bronze", 60.0)
    for meshes in figure.forms.values():
        clay.add(bronze, *(translate(mesh, z=0.5 * h) for mesh in meshes))


def podium(clay: Clay, _thing: ThingShape) -> None:
    """Model a round show stand with a lit rim."""
    clay.slots(body="#3a3f47", rim="#c3c8cc", lamp="#fff0bd")
    r, h = clay.half, clay.height
    clay.turned(PAINT.smooth(), [(0, 0), (0.96 * r, 0), (0.96 * r, 0.6 * h), (0, 0.6 * h)], sides=40)
    clay.turned(
        Stuff("emissive", "$lamp"),
        [(0, 0.6 * h), (0.985 * r, 0.6 * h), (0.985 * r, 0.72 * h), (0, 0.72 * h)],
        sides=40,
    )
    clay.turned(Stuff("metal", "$rim", 40.0), [(0, 0.72 * h), (r, 0.72 * h), (r, h), (0, h)], sides=40)
