"""Motor cycles, scooters, bicycles and small vehicles of the yard as bodies."""

from __future__ import annotations

from diorama_planner.solids.forms import Place, ball, torus
from diorama_planner.symbols.axles import RUNNING, Wheel, axle_stations, wheels
from diorama_planner.symbols.clay import CHROME, DARK, RUBBER, SMOOTH_PAINT, STEEL, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.solid_coachwork import LAMP, TAIL, name_lamps
from diorama_planner.symbols.solid_wheels import add_wheel, add_wheels

SEAT = Stuff("leather", "#1d1f21", 50.0)
ENGINE = Stuff("metal", "#7d8388")
TUBE = Stuff("paint", "$body", 50.0)


def _cycle_wheel(clay: Clay, wheel: Wheel, thick: float, spokes: int) -> float:
    """Add a wheel of two tyres' width with spokes; give its radius."""
    r = wheel.diameter / 2
    clay.add(RUBBER, torus((wheel.x, 0, r), r, thick, "y", 24, 8))
    clay.add(CHROME, torus((wheel.x, 0, r), r - thick * 0.8, thick * 0.3, "y", 24, 6))
    clay.turned(
        CHROME,
        [(0, -thick * 0.6), (r * 0.1, -thick * 0.6), (r * 0.1, thick * 0.6), (0, thick * 0.6)],
        (wheel.x, 0, r),
        "y",
        8,
    )
    from_hub = [(0.0, 1.0), (0.866, 0.5), (0.866, -0.5), (0.0, -1.0), (-0.866, -0.5), (-0.866, 0.5)]
    reach = r - thick * 0.9
    ends = [((wheel.x, 0.0, r), (wheel.x + x * reach, 0.0, r + z * reach)) for x, z in from_hub[:spokes]]
    clay.rods(CHROME, ends, thick * 0.08, 4)
    return r


def motorcycle(clay: Clay, thing: ThingShape) -> None:
    """Model a motor cycle, nose to +x."""
    name_lamps(clay)
    h, side = clay.height, clay.side
    front, rear = wheels(thing, RUNNING["motorcycle"])
    scale = 0.56 * h / front.diameter
    front, rear = (Wheel(w.x, 0.0, w.diameter * min(scale, 1.0), w.width) for w in (front, rear))
    r = _cycle_wheel(clay, front, front.width * 0.9, 6)
    _cycle_wheel(clay, rear, rear.width * 1.1, 6)
    head = (front.x - 0.32 * r, 0.0, 0.78 * h)
    for y in (-0.16 * side, 0.16 * side):
        clay.rod(CHROME, (front.x, y, r), (head[0] - 0.1 * r, y, head[2] + 0.06 * h), 0.02 * h, 8)
        clay.rod(STEEL, (rear.x, y * 1.1, r), (rear.x + 0.5 * r, y * 1.1, 0.68 * h), 0.018 * h, 8)
    base = rear.x + (front.x - rear.x) * 0.52
    clay.box(ENGINE, (base - 0.5 * r, base + 0.5 * r), (-0.24 * side, 0.24 * side), (0.2 * h, 0.42 * h))
    for i in range(5):
        z = (0.43 + 0.03 * i) * h
        clay.box(STEEL, (base - 0.1 * r, base + 0.5 * r), (-0.3 * side, 0.3 * side), (z, z + 0.015 * h))
    frame = [
        (head, (base + 0.5 * r, 0.0, 0.22 * h)),
        (head, (rear.x + 0.4 * r, 0.0, 0.62 * h)),
        ((base - 0.5 * r, 0.0, 0.24 * h), (rear.x, 0.0, r)),
    ]
    clay.rods(TUBE, frame, 0.02 * h, 8)
    tank = ball((base + 0.28 * r, 0, 0.7 * h), (0.62 * r, 0.3 * side, 0.1 * h), 14, 7)
    clay.add(SMOOTH_PAINT, tank)
    seat = [
        (base - 0.25 * r, 0.69 * h),
        (base - 0.9 * r, 0.68 * h),
        (rear.x - 0.4 * r, 0.73 * h),
        (rear.x - 0.4 * r, 0.66 * h),
        (base - 0.2 * r, 0.61 * h),
    ]
    clay.profile(SEAT, seat, -0.2 * side, 0.2 * side)
    for wheel in (front, rear):
        sweep = ((-0.9, 0.43), (-0.5, 0.87), (0.0, 1.0), (0.5, 0.87))
        guard = [(wheel.x + r * 1.06 * x, 0.0, r + r * 1.06 * z) for x, z in sweep]
        clay.limb(SMOOTH_PAINT, guard, (0.014 * h, 0.02 * h, 0.02 * h, 0.014 * h), 6)
    clay.box(TAIL, (rear.x - 0.62 * r, rear.x - 0.45 * r), (-0.1 * side, 0.1 * side), (0.64 * h, 0.7 * h))
    _bars_and_pipes(clay, head, base, rear.x, r)


def _bars_and_pipes(clay: Clay, head: Place, base: float, tail: float, r: float) -> None:
    """Add handlebars, mirrors, head lamp and exhausts of a motor cycle."""
    h, side = clay.height, clay.side
    for way in (-1, 1):
        pipe = [
            (base + 0.5 * r, way * 0.2 * side, 0.4 * h),
            (base + 0.3 * r, way * 0.3 * side, 0.2 * h),
            (tail - 0.5 * r, way * 0.36 * side, 0.26 * h),
        ]
        clay.limb(CHROME, pipe, (0.02 * h, 0.02 * h, 0.038 * h), 8)
        grip = [
            (head[0], 0.0, 0.86 * h),
            (head[0] - 0.1 * r, way * 0.6 * side, 0.92 * h),
            (head[0] - 0.5 * r, way * side * 0.97, 0.88 * h),
        ]
        clay.limb(CHROME, grip, (0.014 * h, 0.014 * h, 0.018 * h), 6)
        mirror = (head[0] - 0.1 * r, way * 0.75 * side, h)
        clay.rod(STEEL, (head[0] - 0.2 * r, way * 0.6 * side, 0.9 * h), mirror, 0.008 * h, 5)
    lamp = [(0.0, 0.0), (0.075 * h, 0.0), (0.085 * h, 0.06 * h), (0.0, 0.075 * h)]
    clay.turned(LAMP, lamp, (head[0] + 0.1 * r, 0, 0.8 * h), "x", 14)


def scooter(clay: Clay, thing: ThingShape) -> None:
    """Model a scooter with leg shield and seat."""
    name_lamps(clay)
    h, side, half = clay.height, clay.side, clay.half
    front, rear = wheels(thing, RUNNING["scooter"])
    front, rear = (Wheel(w.x, 0.0, min(w.diameter, 0.46 * h), w.width) for w in (front, rear))
    r = _cycle_wheel(clay, front, front.width * 0.9, 6)
    _cycle_wheel(clay, rear, rear.width * 0.9, 6)
    shield = [
        (front.x - 1.0 * r, 0.24 * h),
        (front.x - 0.9 * r, 0.24 * h),
        (front.x - 0.5 * r, 0.84 * h),
        (front.x - 0.62 * r, 0.84 * h),
    ]
    clay.profile(SMOOTH_PAINT, shield, -0.6 * side, 0.6 * side)
    clay.box(SMOOTH_PAINT, (rear.x + 0.6 * r, front.x - 0.9 * r), (-0.4 * side, 0.4 * side), (0.22 * h, 0.28 * h))
    clay.ball(SMOOTH_PAINT, (rear.x + 0.1 * r, 0, 0.46 * h), (1.5 * r, 0.5 * side, 0.2 * h), 14)
    seat = [
        (rear.x - 1.2 * r, 0.66 * h),
        (rear.x + 1.3 * r, 0.64 * h),
        (rear.x + 1.2 * r, 0.72 * h),
        (rear.x - 1.2 * r, 0.74 * h),
    ]
    clay.profile(SEAT, seat, -0.36 * side, 0.36 * side)
    clay.rod(SMOOTH_PAINT, (front.x, 0, r), (front.x - 0.7 * r, 0, 0.92 * h), 0.04 * h, 8)
    clay.limb(
        CHROME,
        [
            (front.x - 0.9 * r, side * 0.98, 0.92 * h),
            (front.x - 0.6 * r, 0, 0.93 * h),
            (front.x - 0.9 * r, -side * 0.98, 0.92 * h),
        ],
        (0.018 * h,) * 3,
        6,
    )
    clay.ball(SMOOTH_PAINT, (front.x - 0.55 * r, 0, 0.93 * h), (0.1 * h, 0.14 * h, 0.07 * h), 10)
    clay.ball(LAMP, (front.x - 0.4 * r, 0, 0.93 * h), (0.06 * h, 0.07 * h, 0.06 * h), 10)
    clay.ball(SMOOTH_PAINT, (front.x, 0, r * 1.4), (r * 1.05, 0.2 * side, r * 0.8), 12)
    clay.box(TAIL, (-half, -half * 0.94), (-0.14 * side, 0.14 * side), (0.48 * h, 0.56 * h))


def bicycle(clay: Clay, thing: ThingShape) -> None:
    """Model a bicycle with a diamond frame."""
    clay.slots(body="#2f6f8f")
    h, side = clay.height, clay.side
    front, rear = wheels(thing, RUNNING["bicycle"])
    size = min(front.diameter, 0.66 * h)
    front, rear = (Wheel(w.x, 0.0, size, w.width) for w in (front, rear))
    r = _cycle_wheel(clay, front, 0.06 * size, 6)
    _cycle_wheel(clay, rear, 0.06 * size, 6)
    crank = (rear.x + (front.x - rear.x) * 0.42, 0.0, 0.27 * h)
    saddle, head = (crank[0] - 0.2 * r, 0.0, 0.82 * h), (front.x - 0.45 * r, 0.0, 0.84 * h)
    low_head = (front.x - 0.36 * r, 0.0, 0.7 * h)
    axle = (rear.x, 0.0, r)
    tubes = [
        (crank, saddle),
        (crank, low_head),
        ((saddle[0], 0.0, 0.76 * h), (head[0], 0.0, 0.77 * h)),
        (crank, axle),
        (axle, (saddle[0], 0.0, 0.74 * h)),
        (head, low_head),
        (low_head, (front.x, 0.0, r)),
    ]
    clay.rods(TUBE, tubes, 0.014 * h, 8)
    clay.rod(STEEL, saddle, (saddle[0] - 0.02 * r, 0, 0.9 * h), 0.012 * h, 6)
    clay.ball(SEAT, (saddle[0] - 0.06 * r, 0, 0.92 * h), (0.34 * r, 0.24 * side, 0.03 * h), 10)
    clay.rod(CHROME, head, (head[0], 0, 0.96 * h), 0.012 * h, 6)
    bars = [
        (head[0] - 0.3 * r, side * 0.98, 0.98 * h),
        (head[0] + 0.15 * r, 0.3 * side, 0.985 * h),
        (head[0] + 0.15 * r, -0.3 * side, 0.985 * h),
        (head[0] - 0.3 * r, -side * 0.98, 0.98 * h),
    ]
    clay.limb(CHROME, bars, (0.014 * h,) * 4, 6)
    ring = [(0, -6), (0.28 * r, -6), (0.28 * r, 6), (0, 6)]
    clay.turned(STEEL, ring, (crank[0], 0.1 * side, crank[2]), "y", 16)
    for way in (-1, 1):
        x, y = crank[0] + way * 0.4 * r, way * 0.3 * side
        clay.box(DARK, (x - 40, x + 40), (y - 0.15 * side, y + 0.15 * side), (crank[2] - 10, crank[2] + 10))
        clay.rod(
            STEEL,
            (crank[0], way * 0.16 * side, crank[2]),
            (crank[0] + way * 0.4 * r, way * 0.16 * side, crank[2]),
            0.01 * h,
            6,
        )


def sidecar(clay: Clay, thing: ThingShape) -> None:
    """Model a motor cycle with a sidecar at its side."""
    name_lamps(clay)
    base = Clay(clay.id, (clay.length, clay.width * 0.5, clay.height), clay.colours)
    motorcycle(base, thing)
    part = clay.width * 0.22
    clay.put(base, (0.0, part, 0.0))
    h, y = clay.height, -clay.side * 0.5
    boat = ball((-0.02 * clay.length, y, 0.42 * h), (0.42 * clay.length, clay.side * 0.36, 0.2 * h), 14, 7)
    clay.add(SMOOTH_PAINT, boat)
    clay.box(SEAT, (-0.2 * clay.length, 0.0), (y - clay.side * 0.24, y + clay.side * 0.24), (0.5 * h, 0.68 * h))
    clay.box(
        SMOOTH_PAINT,
        (-0.3 * clay.length, -0.2 * clay.length),
        (y - clay.side * 0.26, y + clay.side * 0.26),
        (0.5 * h, 0.78 * h),
    )
    add_wheel(clay, (-0.18 * clay.length, -clay.side * 0.93), 0.3 * h, clay.side * 0.13, -1.0, 6)
    clay.rod(DARK, (0, -clay.side * 0.3, 0.28 * h), (0, part, 0.28 * h), 0.02 * h, 6)


def farm_tractor(clay: Clay, thing: ThingShape) -> None:
    """Model a small farm tractor."""
    name_lamps(clay)
    running = RUNNING["farm_tractor"]
    front, rear = axle_stations(thing, running)
    h, side = clay.height, clay.side
    big, small = 0.44 * h, 0.27 * h
    for way in (1.0, -1.0):
        add_wheel(clay, (rear, way * side * 0.83), big, side * 0.34, way, 0, 18)
        add_wheel(clay, (front, way * side * 0.8), small, side * 0.2, way, 0, 16)
        guard = ball((rear, way * side * 0.7, big * 1.1), (big * 1.02, side * 0.14, big * 1.0), 14, 8)
        clay.add(SMOOTH_PAINT, guard)
    hood = [
        (front - 0.35 * clay.length, 0.42 * h),
        (clay.half * 0.98, 0.42 * h),
        (clay.half, 0.72 * h),
        (front - 0.35 * clay.length, 0.8 * h),
    ]
    clay.profile(SMOOTH_PAINT, hood, -0.26 * side, 0.26 * side)
    clay.box(DARK, (clay.half * 0.96, clay.half), (-0.2 * side, 0.2 * side), (0.46 * h, 0.68 * h))
    clay.box(
        DARK, (rear - 0.1 * clay.length, front + 0.1 * clay.length), (-0.2 * side, 0.2 * side), (0.26 * h, 0.5 * h)
    )
    clay.box(DARK, (front - 40, front + 40), (-side * 0.8, side * 0.8), (small * 0.8, small * 1.2))
    seat = (rear - 0.02 * clay.length, 0.0, 0.76 * h)
    clay.ball(STEEL, seat, (0.1 * clay.length, 0.26 * side, 0.05 * h), 10)
    wheel = (rear + 0.2 * clay.length, 0.0, 0.9 * h)
    clay.rod(DARK, (rear + 0.26 * clay.length, 0, 0.75 * h), wheel, 14, 6)
    clay.add(DARK, torus(wheel, 0.24 * side, 26, "z", 16, 6))
    clay.rod(
        DARK, (front - 0.1 * clay.length, 0.18 * side, 0.74 * h), (front - 0.1 * clay.length, 0.18 * side, h), 28, 8
    )
    for y in (-0.4 * side, 0.4 * side):
        clay.ball(LAMP, (front + 0.06 * clay.length, y, 0.64 * h), (50, 60, 60), 8)


def forklift(clay: Clay, thing: ThingShape) -> None:
    """Model a fork-lift truck, forks to +x."""
    name_lamps(clay)
    running = RUNNING["forklift"]
    h, side, half = clay.height, clay.side, clay.half
    add_wheels(clay, thing, running)
    front, rear = axle_stations(thing, running)
    mast = front + 0.1 * clay.length
    body = [
        (-half, 0.12 * h),
        (mast - 60, 0.12 * h),
        (mast - 60, 0.3 * h),
        (front - 0.1 * clay.length, 0.32 * h),
        (rear + 0.12 * clay.length, 0.48 * h),
        (-half, 0.46 * h),
    ]
    clay.profile(SMOOTH_PAINT, body, -side * 0.8, side * 0.8)
    clay.box(
        SEAT, (rear + 0.02 * clay.length, rear + 0.16 * clay.length), (-side * 0.4, side * 0.4), (0.46 * h, 0.54 * h)
    )
    clay.box(SEAT, (rear, rear + 0.04 * clay.length), (-side * 0.4, side * 0.4), (0.5 * h, 0.74 * h))
    for y in (-side * 0.72, side * 0.72):
        cage = [
            ((rear - 0.02 * clay.length, y, 0.46 * h), (rear + 0.03 * clay.length, y, 0.98 * h)),
            ((mast - 90, y, 0.28 * h), (mast - 260, y, 0.98 * h)),
        ]
        clay.rods(DARK, cage, 30, 6)
        clay.box(DARK, (rear, mast - 220), (y - 30, y + 30), (0.96 * h, h))
        clay.box(STEEL, (mast, mast + 110), (y * 0.6 - 45, y * 0.6 + 45), (0.03 * h, 0.98 * h))
        clay.box(STEEL, (mast + 110, half), (y * 0.45 - 60, y * 0.45 + 60), (0, 0.025 * h))
        clay.box(STEEL, (mast + 110, mast + 160), (y * 0.45 - 60, y * 0.45 + 60), (0, 0.25 * h))
    for z in (0.08, 0.2, 0.6, 0.96):
        clay.box(DARK, (mast + 20, mast + 90), (-side * 0.44, side * 0.44), (z * h, (z + 0.03) * h))
    for x in (0.3, 0.5, 0.7):
        at = rear + (mast - 220 - rear) * x
        clay.box(DARK, (at - 15, at + 15), (-side * 0.7, side * 0.7), (0.975 * h, 0.99 * h))
