"""Locomotives as bodies: steam engines with their tenders, diesels with cabs at the ends or with hoods."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from diorama_planner.solids.forms import Place, block, hexahedron, moved, shell, turned
from diorama_planner.solids.mesh import merge
from diorama_planner.symbols.clay import CHROME, DARK, GLASS, INSIDE, PAINT, SMOOTH_PAINT, STEEL, Clay, Ends, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import spread
from diorama_planner.symbols.solid_coachwork import (
    LAMP,
    end_lamps,
    end_pane,
    flank_pane,
    hull,
    side_windows,
    tapered,
)
from diorama_planner.symbols.solid_rail_gear import COAL, IRON, bogies, buffers, couplers, name_rail

ROOF = Stuff("metal", "#7d8287", 40.0)
RED_WHEELS = ("br",)
"""Engines whose wheels are painted: what their ids begin with."""


@dataclass(frozen=True, slots=True)
class Nose:
    """What stands before the screens of a diesel: shares of length and height.

    Attributes:
        reach: how far it stands before them.
        top: its height.
        lean: how far the screens lean back.
        slim: breadth of its tip as a share of the width.
    """

    reach: float
    top: float
    lean: float
    slim: float


NOSES = {
    "class37": Nose(0.06, 0.62, 0.018, 0.8),
    "f7a": Nose(0.1, 0.68, 0.035, 0.62),
    "v200": Nose(0.055, 0.7, 0.05, 0.7),
    "br218": Nose(0.012, 0.58, 0.022, 0.95),
}
PLAIN_NOSE = Nose(0.03, 0.6, 0.03, 0.85)


def steam_engine(clay: Clay, thing: ThingShape) -> None:
    """Model a steam engine with its tender."""
    name_rail(clay)
    half, side, h = clay.half, clay.side, clay.height
    split = -half + 0.36 * clay.length
    radius = min(0.2 * h, 0.5 * clay.length * 0.07)
    drivers = spread(split + 0.1 * clay.length, half - 0.24 * clay.length, 8 if thing.id == "big_boy" else 4)
    gauge = 0.26 * clay.width
    paint = Stuff("paint", "$accent", 40.0) if thing.id.startswith(RED_WHEELS) else IRON
    for x in drivers:
        _driver(clay, x, radius, gauge, paint)
    _rods(clay, drivers, radius, gauge + 90)
    rod = block(
        (drivers[len(drivers) // 2], gauge + 150, radius * 0.95),
        (half - 0.19 * clay.length, gauge + 200, radius * 1.1),
    )
    clay.pair(STEEL, rod)
    cylinder = turned(
        [(0, -600), (0.11 * h, -600), (0.11 * h, 600), (0, 600)],
        14,
        (half - 0.16 * clay.length, gauge + 260, 0.2 * h),
        "x",
    )
    clay.pair(SMOOTH_PAINT, cylinder)
    bogies(clay, (half - 0.1 * clay.length,), 0.08 * h)
    _boiler(clay, split)
    clay.box(PAINT, (split + 0.04 * clay.length, half - 520), (-side * 0.92, side * 0.92), (0.34 * h, 0.37 * h))
    cab = (split, split + 0.09 * clay.length)
    clay.box(PAINT, cab, (-side * 0.94, side * 0.94), (0.36 * h, 0.9 * h))
    side_windows(clay, (cab[0] + 200, cab[1] - 200), (0.66 * h, 0.8 * h), side * 0.94, 2)
    for y in (-0.62 * side, 0.62 * side):
        end_pane(clay, cab[1], 1, (y - 0.16 * side, y + 0.16 * side), (0.7 * h, 0.82 * h))
    hull(clay, (cab[0] - 500, cab[1] + 150), clay.width, (0.78 * h, h), 0.1 * h, IRON)
    clay.box(Stuff("paint", "$accent"), (half - 700, half - 540), (-side * 0.9, side * 0.9), (0.2 * h, 0.3 * h))
    if thing.id.startswith(RED_WHEELS):
        sheet = block(
            (half - 0.13 * clay.length, side * 0.82, 0.4 * h), (half - 0.05 * clay.length, side * 0.84, 0.78 * h)
        )
        clay.pair(PAINT, sheet)  # smoke is led up between these
    buffers(clay, 0.25 * h, side * 0.6)
    end_lamps(clay, half - 500, None, (side * 0.5, side * 0.66), (0.38 * h, 0.44 * h))
    _tender(clay, split)


def _driver(clay: Clay, x: float, radius: float, gauge: float, paint: Stuff) -> None:
    """Add a pair of driving wheels with spokes and counterweights."""
    rim = [(0.82 * radius, -60.0), (1.05 * radius, -60.0), (radius, -25.0), (radius, 60.0), (0.82 * radius, 60.0)]
    spoke = hexahedron(
        [(0.1 * radius, -28), (0.86 * radius, -20), (0.86 * radius, 20), (0.1 * radius, 28)],
        -30,
        [(0.1 * radius, -20), (0.86 * radius, -14), (0.86 * radius, 14), (0.1 * radius, 20)],
        30,
    )
    spokes = merge([moved(spoke, turn_deg=360 * i / 12) for i in range(12)])
    wedge = [(0.84 * radius * math.cos(a), 0.84 * radius * math.sin(a)) for a in (0.5 + 0.25 * i for i in range(9))]
    for way in (1.0, -1.0):
        at = (x, way * gauge, radius)
        clay.hoop(paint, [(r, way * z) for r, z in rim], at, "y", 22)
        clay.add(paint, moved(spokes, at, roll_deg=90))
        clay.turned(paint, [(0, -70), (0.2 * radius, -70), (0.2 * radius, 90), (0, 90)], at, "y", 10)
        clay.profile(paint, [(x + px, radius + pz) for px, pz in wedge], way * gauge - 40, way * gauge + 40)


def _rods(clay: Clay, stations: Sequence[float], radius: float, out: float) -> None:
    """Add the rods that couple wheels on both sides, and their cranks."""
    low, high = radius * 0.72, radius * 0.86
    clay.pair(STEEL, block((stations[0], out, low), (stations[-1], out + 45, high)))
    for x in stations:
        pin = [(0, 0), (0.13 * radius, 0), (0.13 * radius, 70), (0, 70)]
        clay.pair(STEEL, turned(pin, 8, (x, out - 10, (low + high) / 2), "y"))


def _boiler(clay: Clay, split: float) -> None:
    """Add boiler with its bands, chimney and domes before the cab at `split`."""
    half, h = clay.half, clay.height
    boiler = 0.2 * h
    axis = 0.6 * h
    tube = [
        (0, split + 0.06 * clay.length),
        (boiler * 1.06, split + 0.06 * clay.length),
        (boiler, split + 0.2 * clay.length),
        (boiler, half - 0.05 * clay.length),
        (boiler * 0.9, half - 0.03 * clay.length),
        (0, half - 0.028 * clay.length),
    ]
    clay.turned(SMOOTH_PAINT, tube, (0, 0, axis), "x", 22)
    for x in spread(split + 0.16 * clay.length, half - 0.12 * clay.length, 5):
        clay.turned(
            CHROME,
            [(0, x - 25), (boiler * 1.02, x - 25), (boiler * 1.02, x + 25), (0, x + 25)],
            (0, 0, axis),
            "x",
            22,
        )
    clay.turned(
        IRON,
        [(0, 0.7 * h), (0.07 * h, 0.7 * h), (0.06 * h, 0.86 * h), (0.08 * h, 0.95 * h), (0, 0.95 * h)],
        (half - 0.1 * clay.length, 0, 0),
    )
    for y in (-1.0, 1.0):
        clay.rod(
            STEEL,
            (split + 0.1 * clay.length, y * boiler * 1.04, axis),
            (half - 0.06 * clay.length, y * boiler * 1.04, axis),
            22,
            6,
        )
    door = half - 0.028 * clay.length
    clay.turned(IRON, [(0, 0), (boiler * 0.72, 0), (boiler * 0.6, 70), (0, 130)], (door - 20, 0, axis), "x", 22)
    clay.turned(LAMP, [(0, 0), (130, 0), (130, 60), (0, 60)], (door - 60, 0, axis + boiler * 0.95), "x", 12)
    for x, r in ((half - 0.2 * clay.length, 0.1 * h), (half - 0.32 * clay.length, 0.09 * h)):
        clay.ball(SMOOTH_PAINT, (x, 0, axis + boiler), (r * 1.2, r, 0.1 * h), 12)


def _tender(clay: Clay, split: float) -> None:
    """Add the tender with its coal behind the cab."""
    half, side, h = clay.half, clay.side, clay.height
    tender = (-half, split - 0.015 * clay.length)
    clay.box(PAINT, tender, (-side * 0.95, side * 0.95), (0.3 * h, 0.72 * h))
    heap = [
        (tender[0] + 0.08 * clay.length, 0.7 * h),
        (tender[1] - 200, 0.7 * h),
        (tender[1] - 600, 0.86 * h),
        (tender[0] + 0.14 * clay.length, 0.84 * h),
    ]
    clay.profile(COAL, heap, -side * 0.7, side * 0.7)
    bogies(clay, (tender[0] + 0.09 * clay.length, tender[1] - 0.09 * clay.length), 0.1 * h)


def cab_diesel(clay: Clay, thing: ThingShape) -> None:
    """Model a diesel with its body over the whole length and a cab at each end."""
    name_rail(clay)
    half, side, h = clay.half, clay.side, clay.height
    american = thing.id == "f7a"
    end = half - (150.0 if american else 500.0)
    bogies(clay, (half * 0.6, -half * 0.6), 0.12 * h, 3 if thing.id == "class37" else 2)
    clay.box(DARK, (-half * 0.28, half * 0.28), (-side * 0.8, side * 0.8), (0.1 * h, 0.26 * h))
    nose = NOSES.get(thing.id, PLAIN_NOSE)
    front = _nose_line(clay, nose, end)
    rear = [(-end, clay.width, 0.95 * h)] if american else [(-x, width, top) for x, width, top in front]
    tapered(clay, [*rear, *reversed(front)], 0.24 * h, 0.14 * h)
    screens = end - nose.reach * clay.length - nose.lean * clay.length
    hull(clay, (-end if american else -screens, screens), clay.width * 0.9, (0.8 * h, 0.98 * h), 0.14 * h, ROOF)
    for way in (1,) if american else (1, -1):
        _screens(clay, nose, end, way)
        at = way * (screens - 0.035 * clay.length)
        ring = [(at - 420, 0.62 * h), (at + 420, 0.62 * h), (at + 420, 0.8 * h), (at - 420, 0.8 * h)]
        flank_pane(clay, ring, side)
        door = at - way * 1000
        for edge in (door - 330, door + 330):
            clay.pair(DARK, block((edge - 10, side - 20, 0.28 * h), (edge + 10, side + 4, 0.84 * h)))
        clay.pair(STEEL, block((door + 380, side + 10, 0.32 * h), (door + 410, side + 40, 0.66 * h)))
        clay.turned(LAMP, [(0, 0), (110, 0), (110, 30), (0, 30)], (way * end - way * 20, 0, 0.54 * h), "x", 12)
    _flanks(clay, screens, side + 3)
    end_lamps(clay, end, -end, (side * 0.5, side * 0.62), (0.36 * h, 0.4 * h))
    if american:
        couplers(clay)
    else:
        buffers(clay, 0.25 * h, side * 0.62)


def _nose_line(clay: Clay, nose: Nose, end: float) -> list[tuple[float, float, float]]:
    """Give the stations of a cab from its tip to where the body begins."""
    length, width, h = clay.length, clay.width, clay.height
    reach, screens = nose.reach * length, end - nose.reach * length
    return [
        (end, width * nose.slim, nose.top * h * 0.93),
        (end - 0.3 * reach, width * (0.4 * nose.slim + 0.6), nose.top * h),
        (screens, width, nose.top * h * 1.02),
        (screens - nose.lean * length, width, 0.92 * h),
        (screens - 0.03 * length - nose.lean * length, width, 0.95 * h),
    ]


def _screens(clay: Clay, nose: Nose, end: float, way: int) -> None:
    """Add the two panes of the screen, which lean between the nose and the roof."""
    h, side = clay.height, clay.side
    foot = end - nose.reach * clay.length
    lean = nose.lean * clay.length
    low, high = nose.top * h * 1.02, 0.92 * h

    def line(across: float, out: float, ends: Ends) -> list[Place]:
        return [(way * (foot - lean * share + out), across, low + (high - low) * share) for share in ends]

    for y in ((-side * 0.86, -side * 0.05), (side * 0.05, side * 0.86)):
        for stuff, out, grow, ends in ((INSIDE, 6.0, 30.0, (0.1, 0.88)), (GLASS, 14.0, 0.0, (0.16, 0.82))):
            places = [line(across, out, ends) for across in (y[0] - grow, y[1] + grow)]
            clay.add(stuff, shell(places, (-way * 60.0, 0.0, 0.0)))


def _flanks(clay: Clay, screens: float, side: float) -> None:
    """Add the band, grilles of level bars, round windows and the fans on the roof."""
    h = clay.height
    band = Stuff("paint", "#ece3c8")
    clay.pair(band, block((-screens, side - 20, 0.45 * h), (screens, side + 2, 0.5 * h)))
    places = spread(-screens * 0.62, screens * 0.62, 6)
    for i, x in enumerate(places):
        if i in {1, 4}:
            ring = [(x - 380, 0.64 * h), (x + 380, 0.64 * h), (x + 380, 0.78 * h), (x - 380, 0.78 * h)]
            flank_pane(clay, ring, side - 3)
            continue
        clay.pair(INSIDE, block((x - 620, side - 30, 0.6 * h), (x + 620, side + 1, 0.8 * h)))
        for z in spread(0.61 * h, 0.79 * h, 7):
            clay.pair(PAINT, block((x - 620, side - 20, z - 16), (x + 620, side + 9, z + 8)))
    for x in spread(-screens * 0.5, screens * 0.5, 3):
        clay.turned(DARK, [(0, 0.96 * h), (520, 0.96 * h), (520, 0.99 * h), (0, 0.99 * h)], (x, 0, 0), sides=18)
        clay.hoop(STEEL, [(500, 0.97 * h), (560, 0.97 * h), (560, h), (500, h)], (x, 0, 0), sides=18)


def hood_diesel(clay: Clay, thing: ThingShape) -> None:
    """Model a diesel with a hood, a cab and walkways."""
    name_rail(clay)
    half, side, h = clay.half, clay.side, clay.height
    small = thing.id == "class08"
    bogies(clay, (0.0,) if small else (half * 0.62, -half * 0.62), 0.16 * h if small else 0.11 * h, 3)
    clay.box(DARK, (-half * 0.98, half * 0.98), (-side, side), (0.28 * h, 0.33 * h))
    if not small:
        clay.box(DARK, (-half * 0.3, half * 0.3), (-side * 0.85, side * 0.85), (0.08 * h, 0.28 * h))
    cab = (-half * 0.9, -half * 0.35) if small else (half * 0.52, half * 0.72)
    clay.box(
        SMOOTH_PAINT,
        (-half * 0.94, cab[1]) if not small else (cab[0], half * 0.92),
        (-side * 0.58, side * 0.58),
        (0.32 * h, 0.86 * h),
    )
    clay.box(SMOOTH_PAINT, cab, (-side * 0.96, side * 0.96), (0.32 * h, 0.94 * h))
    hull(clay, (cab[0] - 100, cab[1] + 100), clay.width * 0.97, (0.8 * h, h), 0.08 * h)
    if not small:
        clay.box(SMOOTH_PAINT, (cab[1], half * 0.94), (-side * 0.56, side * 0.56), (0.32 * h, 0.62 * h))
    side_windows(clay, (cab[0] + 150, cab[1] - 150), (0.66 * h, 0.82 * h), side * 0.96, 2)
    for x, way in ((cab[1], 1), (cab[0], -1)):
        for y in ((-side * 0.9, -side * 0.62), (side * 0.62, side * 0.9)):
            end_pane(clay, x, way, y, (0.66 * h, 0.82 * h))
    hood: Ends = (-half * 0.85, cab[0]) if not small else (cab[1], half * 0.9)
    for x in spread(hood[0] + 600, hood[1] - 600, 7):
        clay.pair(
            Stuff("paint", "$body*0.8"), block((x - 400, side * 0.57, 0.38 * h), (x + 400, side * 0.6, 0.78 * h))
        )
    for x in spread(hood[0] + 900, hood[1] - 900, 3):
        clay.turned(DARK, [(0, 0.85 * h), (520, 0.85 * h), (520, 0.89 * h), (0, 0.89 * h)], (x, 0, 0), sides=16)
    for x in spread(-half * 0.95, half * 0.95, 12):
        clay.pair(STEEL, block((x - 14, side * 0.95, 0.33 * h), (x + 14, side * 0.98, 0.53 * h)))
    clay.pair(STEEL, block((-half * 0.95, side * 0.95, 0.52 * h), (half * 0.95, side * 0.98, 0.53 * h)))
    end_lamps(clay, half * 0.94, -half * 0.94, (side * 0.2, side * 0.35), (0.5 * h, 0.56 * h))
    if small:
        buffers(clay, 0.28 * h, side * 0.62)
        _rods(clay, spread(-0.4 * h, 0.4 * h, 3), 0.16 * h, 0.25 * clay.width + 190)
    else:
        couplers(clay)
