"""Lorries, trailers, fire engines, buses and army trucks as bodies: cab, frame, wheels and what they carry."""

from __future__ import annotations

from diorama_planner.solids.forms import block, side_prism, turned
from diorama_planner.symbols.axles import RUNNING, axle_stations, running_of, wheels
from diorama_planner.symbols.classes import class_tag
from diorama_planner.symbols.clay import CHROME, DARK, GLASS, PAINT, SMOOTH_PAINT, STEEL, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.solid_coachwork import (
    bed,
    cab,
    chassis,
    end_lamps,
    end_pane,
    hull,
    name_lamps,
    side_windows,
    stack,
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
    _, _, wheel, deck = _rolling(clay, thing)
    half, height = clay.half, clay.height
    split = half - 0.32 * clay.length
    cab(clay, (split, half), (wheel * 0.55, height), clay.width * 0.97, 0.1)
    chassis(clay, (-half * 0.98, split), (wheel * 0.7, deck), clay.width * 0.5)
    clay.slots(bed="#8a8f92")
    bed(clay, (-half, split - 80), (deck, deck + 0.24 * height), clay.width)
    end_lamps(clay, None, -half * 0.98, (0.6 * clay.side, 0.9 * clay.side), (deck * 0.8, deck * 0.95))


def tow_truck(clay: Clay, thing: ThingShape) -> None:
    """Model a recovery truck with its boom."""
    _, _, wheel, deck = _rolling(clay, thing)
    half, height, side = clay.half, clay.height, clay.side
    split = half - 0.36 * clay.length
    cab(clay, (split, half), (wheel * 0.55, height * 0.93), clay.width * 0.97, 0.16)
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
    _, rear, wheel, deck = _rolling(clay, thing)
    half, height, side = clay.half, clay.height, clay.side
    split = half - 0.4 * clay.length
    cab(clay, (split, half), (wheel * 0.35, height * 0.9), clay.width * 0.97, 0.06)
    fin = [(split, height * 0.9), (half - 420, height * 0.9), (half - 800, height), (split, height)]
    clay.profile(SMOOTH_PAINT, fin, -side * 0.9, side * 0.9)
    chassis(clay, (-half, split), (wheel * 0.6, deck * 0.9), clay.width * 0.42)
    clay.turned(DARK, [(0, deck * 0.9), (520, deck * 0.92), (520, deck), (0, deck)], (rear, 0, 0))
    clay.pair(
        STEEL, turned([(0, 0), (330, 0), (330, 1100), (0, 1100)], 14, (rear + 800, side * 0.72, wheel * 0.5), "x")
    )
    end_lamps(clay, None, -half, (0.4 * side, 0.7 * side), (wheel * 0.6, wheel * 0.75))


def conventional(clay: Clay, thing: ThingShape) -> None:
    """Model a tractor with a long bonnet and a sleeper."""
    front, rear, wheel, deck = _rolling(clay, thing)
    half, height, side = clay.half, clay.height, clay.side
    nose, door = half, front - 0.09 * clay.length
    hood = [(door, wheel * 0.5), (nose, wheel * 0.5), (nose, height * 0.5), (door, height * 0.58)]
    clay.profile(SMOOTH_PAINT, hood, -side * 0.52, side * 0.52)
    end_pane(clay, nose, 1, (-side * 0.42, side * 0.42), (wheel * 0.55, height * 0.47), CHROME)
    clay.box(CHROME, (nose - 150, nose + 20), (-side, side), (wheel * 0.3, wheel * 0.62))
    end_lamps(clay, nose + 10, None, (side * 0.56, side * 0.8), (height * 0.3, height * 0.38))
    fender = [
        (front - wheel * 0.75, wheel * 0.5),
        (front - wheel * 0.5, wheel * 1.05),
        (front + wheel * 0.45, wheel * 1.05),
    ]
    clay.pair(
        SMOOTH_PAINT, side_prism([*fender, (nose - 100, wheel * 0.7), (nose - 100, wheel * 0.55)], side * 0.5, side)
    )
    back = door - 0.13 * clay.length
    outline = [
        (back, wheel * 0.5),
        (door, wheel * 0.5),
        (door, height * 0.6),
        (door - 180, height * 0.8),
        (back, height * 0.8),
    ]
    clay.profile(SMOOTH_PAINT, outline, -side * 0.86, side * 0.86)
    pane = [
        (back + 120, height * 0.58),
        (door - 60, height * 0.58),
        (door - 200, height * 0.76),
        (back + 120, height * 0.76),
    ]
    clay.pair(GLASS, side_prism(pane, side * 0.8, side * 0.87))
    screen = [
        (door + 8, height * 0.61),
        (door - 150, height * 0.78),
        (door - 200, height * 0.78),
        (door - 40, height * 0.61),
    ]
    clay.profile(GLASS, screen, -side * 0.74, side * 0.74)
    sleeper = back - 0.16 * clay.length
    clay.box(SMOOTH_PAINT, (sleeper, back), (-side * 0.92, side * 0.92), (wheel * 0.55, height * 0.9))
    stack(clay, sleeper - 130, side * 0.8, (wheel * 0.6, height), 75)
    chassis(clay, (-half, sleeper), (wheel * 0.6, deck * 0.9), clay.width * 0.42)
    clay.turned(DARK, [(0, deck * 0.9), (520, deck * 0.92), (520, deck), (0, deck)], (rear, 0, 0))
    end_lamps(clay, None, -half, (0.4 * side, 0.7 * side), (wheel * 0.6, wheel * 0.75))


def fire_engine(clay: Clay, thing: ThingShape) -> None:
    """Model a pumper with lockers, hoses and a ladder."""
    _, _, wheel, _ = _rolling(clay, thing)
    half, height, side = clay.half, clay.height, clay.side
    split = half - 0.3 * clay.length
    cab(clay, (split, half), (wheel * 0.35, height * 0.86), clay.width * 0.98, 0.03)
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
    hood = [(door, wheel * 0.5), (half - 60, wheel * 0.5), (half - 60, height * 0.5), (door, height * 0.56)]
    clay.profile(SMOOTH_PAINT, hood, -side * 0.42, side * 0.42)
    end_pane(clay, half - 60, 1, (-side * 0.34, side * 0.34), (wheel * 0.6, height * 0.46), DARK)
    clay.box(DARK, (half - 60, half), (-side * 0.9, side * 0.9), (wheel * 0.5, wheel * 0.75))
    arch = [(door - 100, wheel * 0.7), (front - wheel * 0.5, wheel * 1.08), (front + wheel * 0.4, wheel * 1.08)]
    clay.pair(PAINT, side_prism([*arch, (half - 100, wheel * 0.7)], side * 0.45, side * 0.98))
    end_lamps(clay, half - 150, None, (side * 0.5, side * 0.68), (height * 0.38, height * 0.46))
    back = door - 0.17 * clay.length
    cabin = [
        (back, wheel * 0.6),
        (door, wheel * 0.6),
        (door, height * 0.58),
        (door - 90, height * 0.86),
        (back, height * 0.88),
    ]
    clay.profile(SMOOTH_PAINT, cabin, -side * 0.84, side * 0.84)
    pane = [
        (back + 150, height * 0.6),
        (door - 60, height * 0.6),
        (door - 120, height * 0.8),
        (back + 150, height * 0.8),
    ]
    clay.pair(GLASS, side_prism(pane, side * 0.8, side * 0.85))
    screen = [
        (door + 8, height * 0.6),
        (door - 70, height * 0.82),
        (door - 110, height * 0.82),
        (door - 40, height * 0.6),
    ]
    clay.profile(GLASS, screen, -side * 0.74, side * 0.74)
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
    wheel = _wheels_in_wells(clay, thing)
    half, height, side = clay.half, clay.height, clay.side - 30
    hull(clay, (-half, half), 2 * side, (wheel * 0.35, height), 0.08 * height)
    one_floor = ((0.42, 0.8),) if height < 3500 else ((0.5, 0.82),)
    floors = ((0.2, 0.4), (0.62, 0.82)) if height > 4000 else one_floor
    count = max(round(clay.length / 1500), 5)
    for low, high in floors:
        side_windows(clay, (-half * 0.96, half * 0.94), (height * low, height * high), side, count, 0.1)
        end_pane(clay, half, 1, (-side * 0.9, side * 0.9), (height * (low - 0.06), height * high))
        end_pane(clay, -half, -1, (-side * 0.75, side * 0.75), (height * low, height * (high - 0.05)))
    sign = Stuff("emissive", "#f2b544")
    end_pane(clay, half, 1, (-side * 0.6, side * 0.6), (height * 0.86, height * 0.93), sign)
    end_lamps(clay, half, -half, (side * 0.6, side * 0.88), (wheel * 0.6, wheel * 0.8))
    clay.box(DARK, (half - 100, half + 10), (-side, side), (wheel * 0.35, wheel * 0.5))
    door = block((half * 0.78, -side - 6, wheel * 0.4), (half * 0.93, -side + 30, height * 0.72))
    clay.add(GLASS, door)


def school_bus(clay: Clay, thing: ThingShape) -> None:
    """Model a bonneted bus."""
    wheel = _wheels_in_wells(clay, thing)
    half, height, side = clay.half, clay.height, clay.side - 30
    dash = half - 0.13 * clay.length
    hull(clay, (-half, dash), 2 * side, (wheel * 0.5, height), 0.1 * height)
    hood = [(dash, wheel * 0.5), (half - 60, wheel * 0.5), (half - 60, height * 0.42), (dash, height * 0.5)]
    clay.profile(SMOOTH_PAINT, hood, -side * 0.72, side * 0.72)
    clay.box(DARK, (half - 80, half), (-side * 0.95, side * 0.95), (wheel * 0.4, wheel * 0.65))
    end_pane(clay, half - 60, 1, (-side * 0.4, side * 0.4), (wheel * 0.68, height * 0.38), DARK)
    end_lamps(clay, half - 60, -half, (side * 0.45, side * 0.68), (height * 0.25, height * 0.33))
    end_pane(clay, dash, 1, (-side * 0.86, side * 0.86), (height * 0.5, height * 0.78))
    side_windows(clay, (-half * 0.97, dash - 150), (height * 0.52, height * 0.76), side, 11, 0.14)
    for low in (0.3, 0.42):
        clay.pair(DARK, block((-half, side - 10, height * low), (dash, side + 6, height * (low + 0.025))))


def _wheels_in_wells(clay: Clay, thing: ThingShape) -> float:
    """Add wheels that show in dark round openings of the flanks; give their diameter."""
    name_lamps(clay)
    clay.slots(rim="#b9bdc1")
    running = running_of(class_tag(thing), thing) or BUS
    diameter = 0.0
    for x, wheel in {wheel.x: wheel for wheel in wheels(thing, running)}.items():
        diameter = wheel.diameter
        radius = diameter * 0.57
        well = turned([(0, 0), (radius, 0), (radius, 40), (0, 40)], 18, (x, clay.side - 60, diameter / 2), "y")
        clay.pair(DARK, well)
        for way in (1.0, -1.0):
            add_wheel(clay, (x, way * (clay.side - wheel.width / 2)), diameter / 2, wheel.width, way)
    return diameter
