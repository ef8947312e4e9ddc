"""Lorries, trailers, fire engines, buses and army trucks as bodies: cab, frame, wheels and what they carry."""

from __future__ import annotations

import math

from diorama_planner.solids.forms import block, side_prism, turned
from diorama_planner.solids.mesh import Mesh
from diorama_planner.symbols.axles import RUNNING, axle_stations, running_of, wheels
from diorama_planner.symbols.classes import class_tag
from diorama_planner.symbols.clay import CHROME, DARK, GLASS, INSIDE, PAINT, SMOOTH_PAINT, STEEL, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.solid_cabs import Cab, add_cab
from diorama_planner.symbols.solid_coachwork import (
    ARCH,
    TAIL,
    bed,
    chassis,
    end_lamps,
    end_pane,
    glazed_hull,
    grille,
    hull,
    name_lamps,
    stack,
    tapered,
)
from diorama_planner.symbols.solid_wheels import add_wheel, add_wheels

CANVAS = Stuff("fabric", "$body*0.85", 30.0)
BED = Stuff("metal", "$bed")
BUS = RUNNING["bus"]
TRAILER = Stuff("metal", "$body")


def _rolling(clay: Clay, thing: ThingShape) -> tuple[float, float, float, float]:
    """Add the wheels; give the axles, the diameter of a wheel, and the height of the frame over it."""
    name_lamps(clay)
    running = running_of(class_tag(thing), thing)
    if running is None:
        return 0.0, 0.0, 0.0, 0.0
    add_wheels(clay, thing, running)
    front, rear = axle_stations(thing, running)
    diameter = wheels(thing, running)[0].diameter
    return front, rear, diameter, diameter * 1.06


def flatbed(clay: Clay, thing: ThingShape) -> None:
    """Model a light lorry with an open bed."""
    front, _, wheel, deck = _rolling(clay, thing)
    half, height = clay.half, clay.height
    split = half - 0.32 * clay.length
    add_cab(clay, Cab((split, half), (wheel * 0.4, height), clay.width * 0.97, 0.09, 0.48, arch=(front, wheel)))
    chassis(clay, (-half * 0.98, split), (wheel * 0.7, deck), clay.width * 0.5)
    clay.slots(bed="#8a8f92")
    bed(clay, (-half, split - 80), (deck, deck + 0.24 * height), clay.width, BED)
    end_lamps(clay, None, -half * 0.98, (0.6 * clay.side, 0.9 * clay.side), (deck * 0.8, deck * 0.95))


def tow_truck(clay: Clay, thing: ThingShape) -> None:
    """Model a recovery truck with its boom."""
    front, _, wheel, deck = _rolling(clay, thing)
    half, height, side = clay.half, clay.height, clay.side
    split = half - 0.36 * clay.length
    size = (wheel * 0.4, height * 0.93)
    add_cab(clay, Cab((split, half), size, clay.width * 0.97, 0.12, 0.48, arch=(front, wheel)))
    chassis(clay, (-half * 0.96, split), (wheel * 0.7, deck), clay.width * 0.5)
    clay.box(PAINT, (-half, split - 60), (-side * 0.96, side * 0.96), (deck, deck + 0.14 * height))
    foot, top = -half * 0.1, height * 0.88
    boom = [(foot, deck), (foot + 160, deck), (-half * 0.9 + 80, top), (-half * 0.9, top - 120)]
    clay.pair(DARK, side_prism(boom, side * 0.1, side * 0.3))
    clay.rod(STEEL, (-half * 0.88, 0, top - 60), (-half * 0.88, 0, deck + 0.2 * height), 20)
    lamps = Stuff("emissive", "#f0a11c")
    clay.box(lamps, (split + 60, split + 220), (-side * 0.6, side * 0.6), (height * 0.93, height))
    end_lamps(clay, None, -half, (0.6 * side, 0.9 * side), (deck + 20, deck + 0.1 * height))


def tractor_unit(clay: Clay, thing: ThingShape) -> None:
    """Model a tractor with its cab over the engine."""
    front, rear, wheel, deck = _rolling(clay, thing)
    half, height, side = clay.half, clay.height, clay.side
    split = half - 0.4 * clay.length
    size = (wheel * 0.3, height * 0.9)
    add_cab(clay, Cab((split, half), size, clay.width * 0.97, 0.05, 0.52, arch=(front, wheel)))
    tapered(
        clay,
        [(half - 340, side * 1.2, height * 0.905), (half - 800, side * 1.6, height), (split, side * 1.74, height)],
        height * 0.88,
        0.1 * side,
    )
    clay.pair(SMOOTH_PAINT, block((split - 260, side * 0.9, wheel * 0.9), (split, side * 0.96, height * 0.86)))
    clay.pair(DARK, _mudguard(rear, wheel, side * 0.52, side * 0.98))
    chassis(clay, (-half, split), (wheel * 0.6, deck * 0.9), clay.width * 0.42)
    clay.turned(DARK, [(0, deck * 0.9), (520, deck * 0.92), (520, deck), (0, deck)], (rear, 0, 0))
    clay.pair(
        STEEL, turned([(0, 0), (330, 0), (330, 1100), (0, 1100)], 14, (rear + 800, side * 0.72, wheel * 0.5), "x")
    )
    end_lamps(clay, None, -half, (0.4 * side, 0.7 * side), (wheel * 0.6, wheel * 0.75))


def _mudguard(x: float, wheel: float, inner: float, outer: float) -> Mesh:
    """Give the bent sheet over a wheel."""
    angles = [math.pi * (0.06 + 0.88 * i / 10) for i in range(11)]
    reach, sheet = wheel * ARCH, wheel * (ARCH + 0.03)
    ring = [(x + sheet * math.cos(a), wheel / 2 + sheet * math.sin(a)) for a in angles]
    ring += [(x + reach * math.cos(a), wheel / 2 + reach * math.sin(a)) for a in reversed(angles)]
    return side_prism(ring, inner, outer)


def conventional(clay: Clay, thing: ThingShape) -> None:
    """Model a tractor with a long bonnet and a sleeper."""
    front, rear, wheel, deck = _rolling(clay, thing)
    half, height, side = clay.half, clay.height, clay.side
    nose, door = half, front - 0.09 * clay.length
    hood = [(nose - 20, side * 0.9, height * 0.47), (nose - 0.3 * (nose - door), side * 0.98, height * 0.52)]
    tapered(clay, [*hood, (door, side * 1.1, height * 0.58)], wheel * 0.5, 0.16 * side)
    grille(clay, nose - 12, (-side * 0.4, side * 0.4), (wheel * 0.55, height * 0.45), 9)
    clay.box(CHROME, (nose - 150, nose + 20), (-side, side), (wheel * 0.3, wheel * 0.62))
    end_lamps(clay, nose - 40, None, (side * 0.56, side * 0.8), (height * 0.3, height * 0.38))
    clay.pair(SMOOTH_PAINT, block((nose - 260, side * 0.5, height * 0.29), (nose - 44, side * 0.84, height * 0.39)))
    clay.pair(SMOOTH_PAINT, _mudguard(front, wheel * 1.06, side * 0.44, side * 0.99))
    clay.pair(CHROME, turned(_can(230, 700), 14, (door - 150, side * 0.78, wheel * 0.62), "x"))
    back = door - 0.13 * clay.length
    waist = (height * 0.58 - wheel * 0.5) / max(height * 0.8 - wheel * 0.5, 1.0)
    size = (wheel * 0.5, height * 0.8)
    add_cab(clay, Cab((back, door), size, clay.width * 0.86, 0.07, waist, has_face=False))
    sleeper = back - 0.16 * clay.length
    hull(clay, (sleeper, back), clay.width * 0.92, (wheel * 0.55, height * 0.9), 0.16 * side)
    for y in (-0.3, 0.0, 0.3):
        clay.box(TAIL, (door - 200, door - 120), (y * side - 40, y * side + 40), (height * 0.8, height * 0.812))
    stack(clay, sleeper - 130, side * 0.8, (wheel * 0.6, height), 75)
    chassis(clay, (-half, sleeper), (wheel * 0.6, deck * 0.9), clay.width * 0.42)
    clay.turned(DARK, [(0, deck * 0.9), (520, deck * 0.92), (520, deck), (0, deck)], (rear, 0, 0))
    end_lamps(clay, None, -half, (0.4 * side, 0.7 * side), (wheel * 0.6, wheel * 0.75))


def _can(radius: float, length: float) -> list[tuple[float, float]]:
    """Give the profile of a tank with round ends."""
    return [(0, 0), (radius * 0.8, 0), (radius, 40), (radius, length - 40), (radius * 0.8, length), (0, length)]


def fire_engine(clay: Clay, thing: ThingShape) -> None:
    """Model a pumper with lockers, hoses and a ladder."""
    front, _, wheel, _ = _rolling(clay, thing)
    half, height, side = clay.half, clay.height, clay.side
    split = half - 0.3 * clay.length
    size = (wheel * 0.35, height * 0.86)
    add_cab(clay, Cab((split, half), size, clay.width * 0.98, 0.03, 0.46, arch=(front, wheel)))
    clay.box(SMOOTH_PAINT, (-half, split - 90), (-side, side), (wheel * 0.5, height * 0.88))
    clay.box(DARK, (split - 90, split), (-side * 0.9, side * 0.9), (wheel * 0.5, height * 0.7))
    for i in range(4):
        x = -half + 250 + i * (split + half - 500) / 4
        if wheel * 1.1 < height * 0.8:
            door = block((x, side - 20, wheel * 1.12), (x + (split + half - 700) / 4, side + 8, height * 0.8))
            clay.pair(STEEL, door)
    lights = Stuff("emissive", "#d8281f")
    clay.box(lights, (half - 900, half - 620), (-side * 0.7, side * 0.7), (height * 0.86, height * 0.94))
    for y in (-0.3 * side, 0.1 * side):
        clay.box(STEEL, (-half * 0.95, split), (y - 40, y + 40), (height * 0.93, height))
    end_lamps(clay, None, -half, (0.7 * side, 0.92 * side), (height * 0.35, height * 0.5))


def trailer(clay: Clay, thing: ThingShape) -> None:
    """Model a box trailer with ribs, doors and landing legs."""
    _, _, wheel, deck = _rolling(clay, thing)
    half, height, side = clay.half, clay.height, clay.side
    clay.box(TRAILER, (-half, half), (-side * 0.99, side * 0.99), (deck, height))
    for i in range(18):
        x = -half + (i + 0.5) * clay.length / 18
        clay.pair(TRAILER, block((x - 25, side * 0.98, deck + 60), (x + 25, side, height - 60)))
    chassis(clay, (-half, half * 0.9), (wheel * 0.7, deck), clay.width * 0.5)
    leg = half * 0.5
    clay.pair(DARK, block((leg - 70, side * 0.5, 0), (leg + 70, side * 0.6, deck)))
    clay.box(DARK, (-half, -half + 120), (-side * 0.9, side * 0.9), (wheel * 0.35, wheel * 0.5))
    clay.box(DARK, (-half - 6, -half), (-15, 15), (deck + 60, height - 60))
    end_lamps(clay, None, -half, (0.6 * side, 0.9 * side), (deck * 0.85, deck * 0.98))


def army_truck(clay: Clay, thing: ThingShape) -> None:
    """Model an army lorry with bonnet, cab and canvas tilt."""
    front, _, wheel, deck = _rolling(clay, thing)
    half, height, side = clay.half, clay.height, clay.side
    door = front - 0.1 * clay.length
    hood = [(half - 60, side * 0.76, height * 0.49), (door, side * 0.96, height * 0.57)]
    tapered(clay, hood, wheel * 0.5, 0.12 * side)
    grille(clay, half - 58, (-side * 0.34, side * 0.34), (wheel * 0.6, height * 0.46), 6, PAINT)
    clay.box(DARK, (half - 60, half), (-side * 0.9, side * 0.9), (wheel * 0.5, wheel * 0.75))
    arch = [(door - 100, wheel * 0.7), (front - wheel * 0.5, wheel * 1.08), (front + wheel * 0.4, wheel * 1.08)]
    clay.pair(PAINT, side_prism([*arch, (half - 100, wheel * 0.7)], side * 0.45, side * 0.98))
    end_lamps(clay, half - 150, None, (side * 0.5, side * 0.68), (height * 0.38, height * 0.46))
    back = door - 0.17 * clay.length
    waist = (height * 0.58 - wheel * 0.6) / max(height * 0.87 - wheel * 0.6, 1.0)
    size = (wheel * 0.6, height * 0.87)
    add_cab(clay, Cab((back, door), size, clay.width * 0.84, 0.05, waist, has_face=False))
    chassis(clay, (-half, back), (wheel * 0.6, deck), clay.width * 0.45)
    if "bowser" in thing.id:
        tank = [(0.0, -half), (0.34 * height, -half), (0.34 * height, back - 80), (0.0, back - 80)]
        clay.turned(SMOOTH_PAINT, tank, (0, 0, deck + 0.32 * height), "x", 18)
        return
    bed(clay, (-half, back - 80), (deck, deck + 0.2 * height), clay.width * 0.98)
    tall = height - deck - 0.2 * height
    hull(clay, (-half + 20, back - 100), clay.width * 0.96, (deck + 0.2 * height, height), tall * 0.55, CANVAS)


def bus(clay: Clay, thing: ThingShape) -> None:
    """Model a bus; the tall ones have two floors."""
    wheel, axles = _bus_wheels(clay, thing)
    half, height, side = clay.half, clay.height, clay.side - 30
    one_floor = ((0.42, 0.8),) if height < 3500 else ((0.5, 0.82),)
    floors = ((0.2, 0.4), (0.62, 0.82)) if height > 4000 else one_floor
    rows = [(height * low, height * high) for low, high in floors]
    count = max(round(clay.length / 1500), 5)
    glazed_hull(clay, (-half, half), 2 * side, (wheel * 0.35, height), 0.08 * height, rows, count, 0.1, axles)
    low = rows[0][0]
    end_pane(clay, half, 1, (-side * 0.88, side * 0.88), (low - height * 0.1, low))
    sign = Stuff("emissive", "#f2b544")
    end_pane(clay, half, 1, (-side * 0.6, side * 0.6), (height * 0.86, height * 0.93), sign)
    end_pane(clay, -half, -1, (-side * 0.3, side * 0.3), (height * 0.87, height * 0.92), sign)
    end_lamps(clay, half, None, (side * 0.6, side * 0.88), (wheel * 0.6, wheel * 0.8))
    end_lamps(clay, None, -half, (side * 0.82, side * 0.94), (wheel * 0.55, wheel * 1.1))
    grille(clay, half, (-side * 0.5, side * 0.5), (wheel * 0.62, wheel * 0.78), 3, DARK)
    clay.box(INSIDE, (-half - 4, -half + 40), (-side * 0.7, side * 0.7), (wheel * 0.6, wheel * 1.05))
    clay.box(DARK, (half - 100, half + 10), (-side, side), (wheel * 0.35, wheel * 0.5))
    clay.box(DARK, (-half - 10, -half + 100), (-side, side), (wheel * 0.35, wheel * 0.5))
    middle = min(half * 0.86, half - 700)
    for x in (middle, 0.0) if height < 4000 else (-half * 0.9,):
        _bus_door(clay, x, side, (wheel * 0.42, rows[0][1]))
    reach = DARK.reaching()
    clay.pair(reach, block((half - 40, side * 0.8, rows[-1][1]), (half + 200, side * 0.86, rows[-1][1] + 30)))
    mirror = (rows[-1][1] - 380, rows[-1][1] + 30)
    clay.pair(reach, block((half + 130, side * 0.74, mirror[0]), (half + 200, side * 0.94, mirror[1])))


def _bus_door(clay: Clay, x: float, side: float, z: tuple[float, float]) -> None:
    """Add a door of two glazed leaves on the right."""
    clay.add(INSIDE, block((x - 640, -side - 3, z[0] - 30), (x + 640, -side + 62, z[1] + 30)))
    for left in (x - 600, x + 20):
        clay.add(GLASS, block((left, -side - 10, z[0]), (left + 580, -side - 4, z[1])))
        clay.box(DARK, (left + 250, left + 290), (-side - 30, -side - 8), (z[0] + 300, z[1] - 300))


def school_bus(clay: Clay, thing: ThingShape) -> None:
    """Model a bonneted bus."""
    wheel, axles = _bus_wheels(clay, thing)
    half, height, side = clay.half, clay.height, clay.side - 30
    dash = half - 0.13 * clay.length
    row = (height * 0.52, height * 0.77)
    glazed_hull(clay, (-half, dash), 2 * side, (wheel * 0.5, height), 0.14 * height, (row,), 12, 0.12, axles)
    hood = [(half - 60, side * 1.24, height * 0.42), (dash, side * 1.5, height * 0.51)]
    tapered(clay, hood, wheel * 0.5, 0.12 * height)
    clay.pair(SMOOTH_PAINT, _mudguard(half - 0.09 * clay.length, wheel * 1.04, side * 0.55, side * 0.98))
    clay.box(DARK, (half - 80, half), (-side * 0.95, side * 0.95), (wheel * 0.4, wheel * 0.65))
    clay.box(DARK, (-half - 12, -half + 60), (-side, side), (wheel * 0.45, wheel * 0.7))
    grille(clay, half - 58, (-side * 0.4, side * 0.4), (wheel * 0.7, height * 0.38), 7, DARK)
    end_lamps(clay, half - 60, -half, (side * 0.45, side * 0.6), (height * 0.25, height * 0.33))
    sign = Stuff("paint", "#1d1d1c")
    clay.box(sign, (dash - 30, dash + 6), (-side * 0.6, side * 0.6), (height * 0.84, height * 0.9))
    for y in (-0.78 * side, 0.78 * side):
        for x, way in ((dash, 1.0), (-half, -1.0)):
            end_pane(clay, x, way, (y - 70, y + 70), (height * 0.83, height * 0.9), TAIL)
    for low in (0.3, 0.42):
        clay.pair(DARK, block((-half, side - 10, height * low), (dash, side + 6, height * (low + 0.025))))
    _bus_door(clay, dash - 700, side, (wheel * 0.6, row[1]))


def _bus_wheels(clay: Clay, thing: ThingShape) -> tuple[float, list[tuple[float, float]]]:
    """Add wheels at the flanks; give their diameter, and the axles by their places and that."""
    name_lamps(clay)
    running = running_of(class_tag(thing), thing) or BUS
    found = {wheel.x: wheel for wheel in wheels(thing, running)}
    for x, wheel in found.items():
        for way in (1.0, -1.0):
            add_wheel(clay, (x, way * (clay.side - wheel.width / 2)), wheel.diameter / 2, wheel.width, way)
    return wheels(thing, running)[0].diameter, [(x, wheel.diameter) for x, wheel in found.items()]
