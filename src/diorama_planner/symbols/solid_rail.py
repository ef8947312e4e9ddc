"""Coaches, wagons and what stands by the track as bodies; engines are in `solid_locomotives`."""

from __future__ import annotations

from diorama_planner.solids.forms import block, side_prism
from diorama_planner.symbols.clay import DARK, GLASS, INSIDE, PAINT, STEEL, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import spread
from diorama_planner.symbols.solid_coachwork import LAMP, end_pane, glazed_hull, hull, tapered
from diorama_planner.symbols.solid_rail_gear import COAL, IRON, bogies, buffers, couplers, four_wheels, name_rail

ROOF = Stuff("metal", "$roof", 40.0)
TIMBER = Stuff("wood", "$body")


def coach(clay: Clay, thing: ThingShape) -> None:
    """Model a coach; the first bullet train has a round nose."""
    name_rail(clay)
    half, side, h = clay.half, clay.side, clay.height
    bogies(clay, (half * 0.72, -half * 0.72), 0.11 * h)
    nose = 0.12 * clay.length if thing.id == "shinkansen0" else 0.0
    body = (-half + (0 if nose else 0.01 * clay.length), half - nose - (0 if nose else 0.01 * clay.length))
    count = max(round(clay.length / 1600), 6)
    row = (0.52 * h, 0.72 * h)
    glazed_hull(clay, body, clay.width, (0.24 * h, 0.97 * h), 0.14 * h, (row,), count, 0.24)
    hull(clay, body, clay.width * 0.9, (0.84 * h, h), 0.16 * h, ROOF)
    for x in spread(body[0] + 0.1 * clay.length, body[1] - 0.1 * clay.length, 6):
        clay.turned(ROOF, [(0, 0.97 * h), (190, 0.97 * h), (150, h * 1.004), (0, h * 1.004)], (x, 0, 0), sides=10)
    for share in (0.035, 0.965):
        x = body[0] + share * (body[1] - body[0])
        for edge in (x - 400, x + 400):
            clay.pair(DARK, block((edge - 9, side - 20, 0.27 * h), (edge + 9, side + 3, 0.78 * h)))
        clay.pair(STEEL, block((x + 280, side - 10, 0.46 * h), (x + 330, side + 26, 0.5 * h)))
    for x in spread(-half * 0.36, half * 0.36, 4):
        clay.box(IRON, (x - 700, x + 700), (-side * 0.75, side * 0.75), (0.13 * h, 0.25 * h))
    band = block((body[0], side - 20, 0.49 * h), (body[1], side + 5, 0.51 * h))
    clay.pair(Stuff("paint", "$accent"), band)
    if nose:
        _bullet(clay, body[1], nose)
        return
    for way in (1, -1):
        end_pane(clay, way * (half - 0.01 * clay.length), way, (-side * 0.25, side * 0.25), (0.3 * h, 0.78 * h), DARK)
    buffers(clay, 0.27 * h, side * 0.6)


def _bullet(clay: Clay, x: float, nose: float) -> None:
    """Add a round nose with its screen before a place."""
    side, h = clay.side, clay.height
    line = (
        (0.0, 1.0, 0.96),
        (0.3, 0.95, 0.88),
        (0.58, 0.8, 0.73),
        (0.8, 0.58, 0.6),
        (0.94, 0.34, 0.51),
        (1.0, 0.16, 0.46),
    )
    tapered(
        clay, [(x + nose * at, clay.width * wide, h * top) for at, wide, top in line], 0.24 * h, 0.42 * clay.width
    )
    for stuff, grow in ((INSIDE, 1.0), (GLASS, 1.03)):
        radii = (nose * 0.3 * grow, side * 0.66 * grow, 0.13 * h * grow)
        clay.ball(stuff.smooth(), (x + 0.27 * nose, 0, 0.78 * h), radii, 14)
    clay.ball(
        Stuff("paint", "$accent", 60.0), (x + 0.93 * nose, 0, 0.42 * h), (nose * 0.12, side * 0.24, 0.09 * h), 12
    )
    for y in (-0.42 * side, 0.42 * side):
        clay.ball(LAMP.smooth(), (x + 0.72 * nose, y, 0.56 * h), (nose * 0.1, 0.12 * side, 0.05 * h), 10)


def boxcar(clay: Clay, _thing: ThingShape) -> None:
    """Model a covered wagon with ribs, a sliding door and a roof walk."""
    name_rail(clay)
    half, side, h = clay.half, clay.side, clay.height
    bogies(clay, (half * 0.7, -half * 0.7), 0.1 * h)
    clay.box(PAINT, (-half * 0.98, half * 0.98), (-side * 0.94, side * 0.94), (0.24 * h, 0.92 * h))
    roof = [(-side * 0.98, 0.9 * h), (side * 0.98, 0.9 * h), (side * 0.6, 0.97 * h), (-side * 0.6, 0.97 * h)]
    clay.section(ROOF, roof, -half * 0.985, half * 0.985)
    clay.box(STEEL, (-half * 0.9, half * 0.9), (-side * 0.2, side * 0.2), (0.98 * h, h))
    for x in spread(-half * 0.94, half * 0.94, 18):
        if abs(x) > half * 0.16:
            clay.pair(PAINT, block((x - 45, side * 0.93, 0.26 * h), (x + 45, side * 0.97, 0.9 * h)))
    clay.pair(
        Stuff("paint", "$body*0.85"), block((-half * 0.14, side * 0.93, 0.25 * h), (half * 0.14, side, 0.89 * h))
    )
    couplers(clay)


def open_wagon(clay: Clay, _thing: ThingShape) -> None:
    """Model a mineral wagon with its load of coal."""
    name_rail(clay)
    half, side, h = clay.half, clay.side, clay.height
    four_wheels(clay, 0.42 * clay.length, 0.2 * h)
    wall = 0.93 * half
    clay.box(PAINT, (-wall, wall), (-side * 0.94, side * 0.94), (0.42 * h, 0.5 * h))
    for y in (-side * 0.94, side * 0.9):
        clay.box(PAINT, (-wall, wall), (y, y + side * 0.04), (0.42 * h, h))
    for x in (-wall, wall - 40):
        clay.box(PAINT, (x, x + 40), (-side * 0.94, side * 0.94), (0.42 * h, h))
    for x in spread(-wall * 0.95, wall * 0.95, 6):
        clay.pair(PAINT, block((x - 40, side * 0.94, 0.42 * h), (x + 40, side, 0.98 * h)))
    heap = [
        (-wall * 0.98, 0.5 * h),
        (wall * 0.98, 0.5 * h),
        (wall * 0.98, 0.82 * h),
        (wall * 0.4, 0.97 * h),
        (-wall * 0.4, 0.97 * h),
        (-wall * 0.98, 0.82 * h),
    ]
    clay.profile(COAL, heap, -side * 0.9, side * 0.9)
    clay.box(DARK, (-wall, wall), (-side * 0.7, side * 0.7), (0.34 * h, 0.42 * h))
    buffers(clay, 0.42 * h, side * 0.65)


def flat_wagon(clay: Clay, _thing: ThingShape) -> None:
    """Model a container flat."""
    name_rail(clay)
    half, side, h = clay.half, clay.side, clay.height
    bogies(clay, (half * 0.72, -half * 0.72), 0.36 * h)
    belly = [
        (-half * 0.97, 0.78 * h),
        (-half * 0.4, 0.5 * h),
        (half * 0.4, 0.5 * h),
        (half * 0.97, 0.78 * h),
        (half * 0.97, 0.97 * h),
        (-half * 0.97, 0.97 * h),
    ]
    for y in (-side, side * 0.9):
        clay.profile(PAINT, belly, y, y + side * 0.1)
    for x in spread(-half * 0.92, half * 0.92, 9):
        clay.box(PAINT, (x - 80, x + 80), (-side * 0.95, side * 0.95), (0.82 * h, 0.96 * h))
    clay.box(PAINT, (-half * 0.97, half * 0.97), (-side * 0.12, side * 0.12), (0.78 * h, 0.96 * h))
    for x in (-half * 0.9, 0.0, half * 0.9):
        clay.boxes(STEEL, [(x, side * 0.9), (x, -side * 0.9)], 130, (0.95 * h, h))
    buffers(clay, 0.88 * h, side * 0.6)


def sleeper(clay: Clay, _thing: ThingShape) -> None:
    """Model a wooden sleeper with its chairs."""
    clay.slots(body="#5d4a38")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(TIMBER, (-half, half), (-side, side), (0, 0.9 * h))
    for x in (-half * 0.57, half * 0.57):
        clay.box(IRON, (x - 150, x + 150), (-side * 0.8, side * 0.8), (0.88 * h, h))


def buffer_stop(clay: Clay, _thing: ThingShape) -> None:
    """Model a buffer stop of rails with its beam."""
    clay.slots(body="#c9302c")
    half, side, h = clay.half, clay.side, clay.height
    for y in (-side * 0.55, side * 0.55):
        clay.profile(
            IRON, [(-half, 0), (-half * 0.86, 0), (half * 0.72, 0.8 * h), (half * 0.6, 0.84 * h)], y - 60, y + 60
        )
        clay.profile(
            IRON, [(half * 0.5, 0), (half * 0.7, 0), (half * 0.7, 0.9 * h), (half * 0.5, 0.9 * h)], y - 60, y + 60
        )
        clay.turned(IRON, [(0, 0), (180, 0), (180, half * 0.2), (0, half * 0.2)], (half * 0.8, y, 0.84 * h), "x", 14)
    clay.box(Stuff("wood", "$body"), (half * 0.6, half * 0.82), (-side, side), (0.68 * h, h))


def turntable(clay: Clay, _thing: ThingShape) -> None:
    """Model a turntable: its pit's rim, the bridge with rails, a cabin."""
    clay.slots(body="#8d8a84")
    r, h = clay.half, clay.height
    rim = Stuff("concrete", "$body", 30.0)
    clay.hoop(rim, [(r * 0.95, 0), (r, 0), (r, 0.5 * h), (r * 0.95, 0.5 * h)], (0, 0, 0), sides=48)
    clay.turned(rim, [(0, 0), (r * 0.96, 0), (r * 0.96, 0.05 * h), (0, 0.05 * h)], sides=48)
    reach = r * 0.94
    for y in (-0.09 * r, 0.09 * r):
        girder = [
            (-reach, 0.34 * h),
            (-reach * 0.4, 0.12 * h),
            (reach * 0.4, 0.12 * h),
            (reach, 0.34 * h),
            (reach, 0.46 * h),
            (-reach, 0.46 * h),
        ]
        clay.add(IRON, side_prism(girder, y - 80, y + 80))
        clay.box(STEEL, (-reach, reach), (y - 35, y + 35), (0.5 * h, 0.56 * h))
    for x in spread(-reach * 0.98, reach * 0.98, 25):
        clay.box(Stuff("wood", "#5d4a38"), (x - 110, x + 110), (-0.17 * r, 0.17 * r), (0.45 * h, 0.5 * h))
    for a in (-1, 1):
        clay.rod(STEEL, (-reach, a * 0.17 * r, h * 0.98), (reach, a * 0.17 * r, h * 0.98), 25, 6)
        clay.boxes(STEEL, [(x, a * 0.17 * r) for x in spread(-reach, reach, 9)], 50, (0.48 * h, h))
    clay.turned(IRON, [(0, 0.04 * h), (0.06 * r, 0.04 * h), (0.05 * r, 0.14 * h), (0, 0.14 * h)])
