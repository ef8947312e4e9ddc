"""Tanks and other army vehicles and guns as bodies: hull, tracks on their wheels, turret, barrel."""

from __future__ import annotations

import numpy as np

from diorama_planner.solids.forms import block, side_prism, skin, turned
from diorama_planner.symbols.armour import FORMS, TURRETS, Turret
from diorama_planner.symbols.axles import axle_stations, running_of
from diorama_planner.symbols.classes import class_tag
from diorama_planner.symbols.clay import DARK, PAINT, RUBBER, SMOOTH_PAINT, STEEL, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import mirrored, smooth, spread
from diorama_planner.symbols.solid_carriers import add_box_case
from diorama_planner.symbols.solid_tracks import add_tracks, name_army
from diorama_planner.symbols.solid_wheels import add_wheel, add_wheels
from diorama_planner.symbols.tracks import TRACKED, hull_share


def _barrel(clay: Clay, start: float, z: float, thick: float) -> None:
    """Add a gun to the front end of the length."""
    end = clay.half - start
    brake = min(end * 0.14, thick * 4)
    tube = [
        (0, 0),
        (thick * 1.3, 0),
        (thick, end * 0.2),
        (thick * 0.85, end - brake),
        (thick * 1.3, end - brake),
        (thick * 1.3, end),
        (0, end),
    ]
    clay.turned(SMOOTH_PAINT, tube, (start, 0, z), "x", 12)


def _turret(clay: Clay, turret: Turret, x: float, z: tuple[float, float]) -> float:
    """Add a turret with cupola; give its ring's radius."""
    r, tail = turret.radius * clay.width, turret.bustle * clay.width
    steps, stations = FORMS[turret.form]
    ring = mirrored([(along * r - tail * back, r * across) for along, back, across in stations])
    points = np.array(smooth(ring, min(steps, 3)) if steps else ring)
    low, high = z
    top = 0.86 if turret.form in {"modern", "box", "horseshoe"} else 0.68
    rings = [
        np.column_stack((points[:, 0] * f + x, points[:, 1] * f, np.full(len(points), low + share * (high - low))))
        for f, share in ((0.97, 0.0), (1.0, 0.35), (0.93 * (0.3 + 0.7 * top), 0.84), (top * 0.8, 0.9))
    ]
    clay.add(SMOOTH_PAINT, skin(rings))
    cupola = [(0, low), (r * 0.26, low), (r * 0.26, high - 0.02 * (high - low)), (r * 0.2, high), (0, high)]
    clay.turned(SMOOTH_PAINT, cupola, (x - r * 0.25, r * 0.4, 0), sides=14)
    return r


def tank(clay: Clay, thing: ThingShape) -> None:
    """Model a tank."""
    name_army(clay)
    h, side = clay.height, clay.side
    rear, front = -clay.half, -clay.half + clay.length * hull_share(thing)
    tracks = TRACKED.get(thing.id, TRACKED["other"])
    width, deck = tracks.width * clay.width, 0.58 * h
    add_tracks(clay, rear, front, width, 0.4 * h)
    long = front - rear
    lower = [
        (rear + 0.04 * long, 0.36 * h),
        (rear + 0.12 * long, 0.17 * h),
        (front - 0.14 * long, 0.17 * h),
        (front - 0.02 * long, 0.34 * h),
        (front - 0.16 * long, deck),
        (rear + 0.02 * long, deck),
    ]
    clay.profile(PAINT, lower, -side + width, side - width)
    upper = [
        (rear + 0.02 * long, 0.43 * h),
        (front - 0.07 * long, 0.43 * h),
        (front - 0.2 * long, deck),
        (rear + 0.02 * long, deck),
    ]
    clay.profile(PAINT, upper, -side * 0.97, side * 0.97)
    clay.pair(PAINT, block((rear + 0.01 * long, side - width, 0.41 * h), (front - 0.02 * long, side, 0.43 * h)))
    turret = TURRETS.get(thing.id, Turret())
    x = front - long * turret.at
    r = _turret(clay, turret, x, (deck, h))
    z = deck + 0.42 * (h - deck)
    clay.box(SMOOTH_PAINT, (x + r * 0.7, x + r * 1.12), (-r * 0.4, r * 0.4), (z - 0.07 * h, z + 0.07 * h))
    _barrel(clay, x + r, z, 0.045 * side)
    _fittings(clay, (rear, front), (width, deck), x, r)


def _fittings(clay: Clay, ends: tuple[float, float], guards: tuple[float, float], x: float, r: float) -> None:
    """Add what lies on a hull: engine grilles, hatches, lamps, boxes and tools on the guards, tow hooks, aerial."""
    (rear, front), (width, deck), h, side = ends, guards, clay.height, clay.side
    long = front - rear
    for y in (-side * 0.3, side * 0.3):
        clay.box(DARK, (rear + 0.07 * long, rear + 0.25 * long), (y - 0.22 * side, y + 0.22 * side), (deck, deck + 8))
        for at in spread(rear + 0.08 * long, rear + 0.24 * long, 8):
            clay.box(PAINT, (at - 14, at + 14), (y - 0.22 * side, y + 0.22 * side), (deck, deck + 18))
    hatch = [
        (0, deck - 10),
        (0.15 * side, deck - 10),
        (0.15 * side, deck + 14),
        (0.12 * side, deck + 22),
        (0, deck + 22),
    ]
    clay.pair(SMOOTH_PAINT, turned(hatch, 16, (min(front - 0.26 * long, x + 1.3 * r), 0.38 * side, 0)))
    for share in (0.3, 0.48):
        at = rear + share * long
        clay.pair(PAINT, block((at, side - 0.86 * width, 0.43 * h), (at + 0.12 * long, side - 0.2 * width, 0.5 * h)))
    clay.rod(
        Stuff("wood", "#7a5b38", 40.0),
        (rear + 0.55 * long, side - 0.4 * width, 0.445 * h),
        (rear + 0.78 * long, side - 0.4 * width, 0.445 * h),
        16,
        6,
    )
    clay.rod(
        STEEL,
        (rear + 0.52 * long, -side + 0.5 * width, 0.445 * h),
        (rear + 0.8 * long, -side + 0.5 * width, 0.445 * h),
        20,
        6,
    )
    for y in (-side + 0.55 * width, side - 0.55 * width):
        clay.rod(DARK, (front - 0.12 * long, y, 0.43 * h), (front - 0.12 * long, y, 0.48 * h), 18, 6)
        clay.turned(
            Stuff("lamp", "#efe6c4"), [(0, 0), (60, 0), (75, 70), (0, 80)], (front - 0.13 * long, y, 0.5 * h), "x", 10
        )
    for y in (-0.45 * side, 0.45 * side):
        clay.box(STEEL, (front - 0.06 * long, front - 0.01 * long), (y - 30, y + 30), (0.27 * h, 0.33 * h))
        clay.turned(
            DARK, [(0, 0), (70, 0), (70, 260), (50, 280), (0, 280)], (rear + 0.02 * long, y, deck - 240), "z", 10
        )
    top = deck + 0.84 * (h - deck)
    clay.rod(DARK.reaching(), (x - 0.75 * r, -0.6 * r, top), (x - 0.9 * r, -0.6 * r, top + 0.8 * h), 9, 5)
    ring = [(0, top), (0.2 * r, top), (0.2 * r, top + 0.03 * h), (0, top + 0.035 * h)]
    clay.turned(SMOOTH_PAINT, ring, (x - 0.1 * r, -0.42 * r, 0), sides=14)


def assault_gun(clay: Clay, thing: ThingShape) -> None:
    """Model a turretless gun or a box carrier."""
    name_army(clay)
    h, side = clay.height, clay.side
    rear, front = -clay.half, -clay.half + clay.length * hull_share(thing)
    width = TRACKED.get(thing.id, TRACKED["other"]).width * clay.width
    add_tracks(clay, rear, front, width, 0.46 * h)
    long = front - rear
    lower = [
        (rear + 0.04 * long, 0.4 * h),
        (rear + 0.1 * long, 0.2 * h),
        (front - 0.12 * long, 0.2 * h),
        (front, 0.42 * h),
        (front - 0.06 * long, 0.5 * h),
        (rear, 0.5 * h),
    ]
    clay.profile(PAINT, lower, -side + width, side - width)
    if thing.id == "m113":
        add_box_case(clay, rear, front)
    else:
        _casemate(clay, rear, front)


def _casemate(clay: Clay, rear: float, front: float) -> None:
    """Add the case of an assault gun with its hatches, engine grille and aerial, and its gun."""
    h, side, long = clay.height, clay.side, front - rear
    case = [
        (rear, 0.5 * h),
        (front - 0.12 * long, 0.5 * h),
        (front - 0.34 * long, 0.94 * h),
        (rear + 0.3 * long, 0.94 * h),
        (rear, 0.66 * h),
    ]
    clay.profile(PAINT, case, -side * 0.86, side * 0.86)
    clay.turned(
        SMOOTH_PAINT, [(0, 0.9 * h), (0.15 * side, 0.9 * h), (0.15 * side, h), (0, h)], (-0.1 * long, side * 0.4, 0)
    )
    roof = 0.94 * h
    for share, y in ((-0.16, -0.4), (0.02, -0.4), (-0.28, 0.3)):
        x = share * long
        clay.box(SMOOTH_PAINT, (x - 260, x + 260), (y * side - 190, y * side + 190), (roof, roof + 22))
    aerial = (rear + 0.3 * long, 0.8 * side, roof)
    clay.rod(DARK.reaching(), aerial, (aerial[0] - 60, aerial[1], 1.6 * h), 9, 5)
    for at in spread(rear + 0.05 * long, rear + 0.24 * long, 7):
        clay.box(DARK, (at - 20, at + 20), (-0.5 * side, 0.5 * side), (0.66 * h, 0.72 * h))
    clay.box(
        SMOOTH_PAINT, (front - 0.36 * long, front - 0.22 * long), (-0.3 * side, 0.3 * side), (0.54 * h, 0.82 * h)
    )
    start = front - 0.26 * long
    clay.ball(SMOOTH_PAINT, (start, 0, 0.66 * h), (0.05 * long, 0.24 * side, 0.12 * h), 12)
    _barrel(clay, start, 0.66 * h, 0.045 * side)


def armoured_car(clay: Clay, thing: ThingShape) -> None:
    """Model an armoured car with a small turret."""
    name_army(clay)
    half, side, h = clay.half, clay.side, clay.height
    running = running_of(class_tag(thing), thing)
    if running:
        add_wheels(clay, thing, running)
    section = [
        (-side * 0.5, 0.24 * h),
        (side * 0.5, 0.24 * h),
        (side * 0.8, 0.46 * h),
        (side * 0.6, 0.72 * h),
        (-side * 0.6, 0.72 * h),
        (-side * 0.8, 0.46 * h),
    ]
    rings = [
        [(x, y * f, 0.45 * h + (z - 0.45 * h) * g) for y, z in section]
        for x, f, g in (
            (-half, 0.5, 0.5),
            (-half * 0.7, 0.9, 0.85),
            (-0.1 * half, 1.0, 1.0),
            (half * 0.45, 0.95, 1.0),
            (half, 0.5, 0.5),
        )
    ]
    clay.add(PAINT, skin(rings))
    running_x = axle_stations(thing, running) if running else (half * 0.6, -half * 0.6)
    for x in running_x:
        fender = [
            (x - 0.16 * clay.length, 0.4 * h),
            (x - 0.1 * clay.length, 0.52 * h),
            (x + 0.1 * clay.length, 0.52 * h),
            (x + 0.16 * clay.length, 0.4 * h),
        ]
        clay.pair(PAINT, side_prism(fender, side * 0.6, side))
    clay.frustum(PAINT, (0.34 * clay.length, side * 1.1, 0.7 * h), (0.24 * clay.length, side * 0.8, h))
    clay.rod(STEEL, (0.1 * clay.length, 0, 0.86 * h), (0.42 * clay.length, 0, 0.88 * h), 34, 8)


def towed_gun(clay: Clay, _thing: ThingShape) -> None:
    """Model a field gun with its shield and trails."""
    name_army(clay)
    half, side, h = clay.half, clay.side, clay.height
    axle = half * 0.2
    for way in (1.0, -1.0):
        add_wheel(clay, (axle, way * side * 0.88), 0.36 * h, side * 0.2, way)
        clay.rod(PAINT, (axle, way * side * 0.2, 0.4 * h), (-half * 0.98, way * side * 0.35, 0.1 * h), 0.06 * h, 8)
        y = way * side * 0.35
        clay.box(PAINT, (-half, -half * 0.94), (y - side * 0.15, y + side * 0.15), (0, 0.26 * h))
    clay.box(DARK, (axle - 60, axle + 60), (-side * 0.8, side * 0.8), (0.3 * h, 0.42 * h))
    shield = [
        (axle + 0.05 * half, 0.3 * h),
        (axle + 0.09 * half, 0.3 * h),
        (axle - 0.04 * half, h),
        (axle - 0.08 * half, h),
    ]
    clay.profile(PAINT, shield, -side * 0.76, side * 0.76)
    clay.box(PAINT, (axle - 0.3 * half, axle + 0.1 * half), (-0.14 * side, 0.14 * side), (0.46 * h, 0.7 * h))
    _barrel(clay, axle, 0.64 * h, 0.05 * side)


def gun_trailer(clay: Clay, thing: ThingShape) -> None:
    """Model a heavy gun on its bogies."""
    name_army(clay)
    running = running_of(class_tag(thing), thing)
    half, side, h = clay.half, clay.side, clay.height
    if running:
        add_wheels(clay, thing, running)
    clay.box(PAINT, (-half * 0.95, half * 0.9), (-side * 0.2, side * 0.2), (0.26 * h, 0.36 * h))
    for x in (-half * 0.72, half * 0.62):
        clay.box(PAINT, (x - 150, x + 150), (-side * 0.8, side * 0.8), (0.2 * h, 0.3 * h))
    clay.box(PAINT, (half * 0.9, half), (-side * 0.1, side * 0.1), (0.2 * h, 0.3 * h))
    _mounting(clay, 0.36 * h)


def emplaced_gun(clay: Clay, _thing: ThingShape) -> None:
    """Model a heavy gun on the cross of its outriggers."""
    name_army(clay)
    half, side, h = clay.half, clay.side, clay.height
    clay.box(PAINT, (-half * 0.9, half * 0.9), (-0.06 * side, 0.06 * side), (0.06 * h, 0.2 * h))
    clay.box(PAINT, (-0.06 * half, 0.06 * half), (-side, side), (0.06 * h, 0.2 * h))
    for x, y in ((half * 0.88, 0), (-half * 0.88, 0), (0, side * 0.9), (0, -side * 0.9)):
        clay.turned(DARK, [(0, 0), (0.08 * side, 0), (0.08 * side, 0.08 * h), (0, 0.08 * h)], (x, y, 0), sides=12)
    _mounting(clay, 0.2 * h)


def _mounting(clay: Clay, low: float) -> None:
    half, h = clay.half, clay.height
    clay.turned(PAINT, [(0, low), (0.11 * half, low), (0.08 * half, 0.5 * h), (0, 0.5 * h)], sides=14)
    clay.box(PAINT, (-0.4 * half, 0.2 * half), (-0.06 * half, 0.06 * half), (0.5 * h, 0.72 * h))
    shield = [(0.14 * half, 0.34 * h), (0.18 * half, 0.34 * h), (0.1 * half, h), (0.06 * half, h)]
    clay.profile(PAINT, shield, -0.3 * half, 0.3 * half)
    _barrel(clay, 0.1 * half, 0.62 * h, 0.022 * half)
    clay.rod(RUBBER, (-0.4 * half, 0, 0.72 * h), (0.4 * half, 0, 0.72 * h), 0.02 * half, 10)
