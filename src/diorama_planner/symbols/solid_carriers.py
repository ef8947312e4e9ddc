"""Half-tracks and small carriers as bodies: open boxes of armour plate on tracks, and what box carriers wear."""

from __future__ import annotations

from itertools import pairwise

from diorama_planner.solids.forms import block, hexahedron, shell, turned
from diorama_planner.symbols.clay import DARK, INSIDE, PAINT, SMOOTH_PAINT, STEEL, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import spread
from diorama_planner.symbols.solid_tracks import add_tracks, name_army
from diorama_planner.symbols.solid_wheels import add_wheel
from diorama_planner.symbols.tracks import TRACKED

BENCH = Stuff("wood", "#8a6a42")
HEADLAMP = Stuff("lamp", "#efe6c4")


def carrier(clay: Clay, thing: ThingShape) -> None:
    """Model a small open carrier."""
    name_army(clay)
    half, side, h = clay.half, clay.side, clay.height
    width = TRACKED.get(thing.id, TRACKED["other"]).width * clay.width
    add_tracks(clay, -half, half, width, 0.46 * h, 3)
    clay.box(PAINT, (-half * 0.96, half * 0.9), (-side + width, side - width), (0.2 * h, 0.5 * h))
    _open_box(clay, (-half * 0.96, half * 0.75), (0.5 * h, 0.94 * h), 0.98, 0.03)
    clay.box(SMOOTH_PAINT, (half * 0.3, half * 0.7), (side * 0.1, side * 0.6), (0.9 * h, h))


def halftrack(clay: Clay, thing: ThingShape) -> None:
    """Model a half-track: bonnet on wheels in front, tracks under an open body."""
    name_army(clay)
    half, side, h = clay.half, clay.side, clay.height
    split = half * 0.28
    add_tracks(
        clay, -half * 0.95, split * 0.6, TRACKED.get(thing.id, TRACKED["other"]).width * clay.width, 0.4 * h, 4
    )
    for way in (1.0, -1.0):
        add_wheel(clay, (half * 0.68, way * side * 0.82), 0.22 * h, side * 0.24, way)
        fender = [
            (half * 0.4, 0.4 * h),
            (half * 0.55, 0.5 * h),
            (half * 0.82, 0.5 * h),
            (half * 0.95, 0.36 * h),
            (half * 0.9, 0.36 * h),
            (half * 0.8, 0.46 * h),
            (half * 0.56, 0.46 * h),
            (half * 0.44, 0.38 * h),
        ]
        clay.profile(PAINT, fender, way * side * 0.62, way * side)
    _bonnet(clay, split)
    clay.box(PAINT, (-half, split + 100), (-side * 0.7, side * 0.7), (0.28 * h, 0.45 * h))
    body, rise = (-half, split + 200), (0.44 * h, 0.95 * h)
    if thing.id.startswith("sdkfz"):
        _bent_box(clay, body, rise)
    else:
        _open_box(clay, body, rise, 0.94, 0.02)
    for y in (-0.42 * side, 0.42 * side):
        clay.box(INSIDE, (split + 196, split + 212), (y - 0.16 * side, y + 0.16 * side), (0.8 * h, 0.85 * h))
        clay.box(BENCH, (-half * 0.9, split * 0.4), (y - 0.16 * side, y + 0.16 * side), (0.58 * h, 0.61 * h))
    clay.rod(STEEL, (split - 200, 0, 0.98 * h), (split + 700, 0, 0.99 * h), 24, 8)
    clay.box(PAINT, (split + 120, split + 140), (-side * 0.24, side * 0.24), (0.9 * h, h))


def _bonnet(clay: Clay, split: float) -> None:
    """Add an armoured bonnet that narrows to the front, with louvres, hatches and lamps."""
    half, side, h = clay.half, clay.side, clay.height
    nose = hexahedron(
        [(split, -side * 0.66), (half, -side * 0.42), (half, side * 0.42), (split, side * 0.66)],
        0.28 * h,
        [(split, -side * 0.58), (half * 0.97, -side * 0.36), (half * 0.97, side * 0.36), (split, side * 0.58)],
        0.66 * h,
    )
    clay.add(PAINT, nose)
    for z in spread(0.36 * h, 0.58 * h, 6):
        clay.box(DARK, (half * 0.96, half * 0.995), (-side * 0.34, side * 0.34), (z - 0.008 * h, z + 0.012 * h))
    for share in (0.35, 0.7):
        x = split + share * (half - split)
        clay.box(DARK, (x - 9, x + 9), (-side * 0.46, side * 0.46), (0.6 * h, 0.664 * h))
    lamp = [(0, 0), (85, 0), (110, 110), (0, 120)]
    clay.pair(HEADLAMP, turned(lamp, 12, (half * 0.84, side * 0.78, 0.57 * h), "x"))


def _bent_box(clay: Clay, x: tuple[float, float], z: tuple[float, float]) -> None:
    """Add an open box whose plates lean out below and in above, with stowage along its sides."""
    side, waist = clay.side, z[0] + 0.45 * (z[1] - z[0])
    section = ((0.74 * side, z[0]), (0.97 * side, waist), (0.78 * side, z[1]))
    for start, end in pairwise(section):
        grid = [[(at, *place) for place in (start, end)] for at in x]
        clay.pair(PAINT, shell(grid, (0.0, -0.03 * clay.width, 0.0)))
    ring = [*section, *((-y, height) for y, height in reversed(section))]
    for end in ((x[0], x[0] + 40), (x[1] - 40, x[1])):
        clay.section(PAINT, ring, *end)
    clay.box(PAINT, x, (-section[0][0], section[0][0]), (z[0], z[0] + 30))
    for y in (-0.3 * side, 0.3 * side):
        clay.box(DARK, (x[0] - 12, x[0]), (y - 12, y + 12), (z[0] + 0.1 * (z[1] - z[0]), z[0] + 0.85 * (z[1] - z[0])))
    for share in (0.2, 0.45):
        rear = x[0] + share * (x[1] - x[0])
        low, high = (rear, 0.84 * side, z[0] - 0.05 * clay.height), (rear + 700, 0.98 * side, waist - 60)
        clay.pair(PAINT, block(low, high))


def add_box_case(clay: Clay, rear: float, front: float) -> None:
    """Add the case of a box carrier: cupola with its gun, wave board, lamps, hatches, ramp."""
    side, h, long = clay.side, clay.height, front - rear
    case = [(rear, 0.42 * h), (front, 0.42 * h), (front - 0.16 * long, 0.84 * h), (rear, 0.84 * h)]
    clay.profile(PAINT, case, -side * 0.97, side * 0.97)
    clay.turned(SMOOTH_PAINT, [(0, 0.83 * h), (0.32 * side, 0.83 * h), (0.28 * side, 0.92 * h), (0, 0.92 * h)])
    clay.rod(STEEL, (0, 0, 0.92 * h), (0, 0, 0.97 * h), 40, 8)
    clay.rod(STEEL, (-0.05 * long, 0, 0.97 * h), (0.3 * long, 0, 0.98 * h), 28, 8)
    board = [(0.02, 0.5), (0.005, 0.5), (0.1, 0.72), (0.115, 0.72)]
    ring = [(front - back * long, high * h) for back, high in board]
    clay.profile(BENCH, ring, -0.8 * side, 0.8 * side)
    for y in (-0.7 * side, 0.7 * side):
        lamp = [(0, 0), (85, 0), (100, 60), (0, 70)]
        clay.turned(HEADLAMP, lamp, (front - 0.11 * long, y, 0.75 * h), "x", 12)
    hatch = [(0, 0.83 * h), (0.15 * side, 0.83 * h), (0.15 * side, 0.85 * h), (0, 0.86 * h)]
    clay.turned(SMOOTH_PAINT, hatch, (front - 0.26 * long, 0.5 * side, 0), sides=14)
    clay.box(DARK, (front - 0.36 * long, front - 0.2 * long), (-0.75 * side, -0.15 * side), (0.84 * h, 0.845 * h))
    for y in (-0.72 * side, 0.72 * side):
        clay.box(DARK, (rear - 12, rear + 20), (y - 10, y + 10), (0.44 * h, 0.82 * h))
    clay.box(DARK, (rear - 12, rear + 20), (-0.72 * side, 0.72 * side), (0.8 * h, 0.82 * h))


def _open_box(clay: Clay, x: tuple[float, float], z: tuple[float, float], wide: float, plate: float) -> None:
    """Add an open box of plates."""
    side, t = clay.side * wide, plate * clay.width
    clay.box(PAINT, x, (-side, side), (z[0], z[0] + 30))
    for y in (-side, side - t):
        clay.box(PAINT, x, (y, y + t), z)
    for end in ((x[0], x[0] + t), (x[1] - t, x[1])):
        clay.box(PAINT, end, (-side, side), z)
