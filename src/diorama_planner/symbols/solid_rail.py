"""Locomotives, coaches, wagons and what stands by the track as bodies."""

from __future__ import annotations

from diorama_planner.solids.forms import block, side_prism, turned
from diorama_planner.symbols.clay import CHROME, DARK, GLASS, PAINT, SMOOTH_PAINT, STEEL, Clay, Ends, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import spread
from diorama_planner.symbols.solid_coachwork import end_lamps, end_pane, hull, name_lamps, side_windows

ROOF = Stuff("metal", "$roof", 40.0)
IRON = Stuff("metal", "#2b2c2e", 40.0)
TIMBER = Stuff("wood", "$body")
COAL = Stuff("soil", "$coal")


def _named(clay: Clay) -> None:
    name_lamps(clay)
    clay.slots(metal="#8f979c", coal="#1e1e20", accent="#c9302c", roof="#8d9297")


def _bogies(clay: Clay, places: tuple[float, ...], radius: float, axles: int = 2) -> None:
    """Add wheels in pairs with frames about places along the length."""
    gauge = 0.25 * clay.width
    for x in places:
        for dx in spread(-1.25 * radius * (axles - 1), 1.25 * radius * (axles - 1), axles):
            wheel = [(0, -60), (radius * 1.08, -60), (radius * 1.08, -30), (radius, -26), (radius, 60), (0, 60)]
            clay.pair(IRON, turned(wheel, 14, (x + dx, gauge, radius * 1.08), "y"))
        reach = 1.25 * radius * (axles - 1) + radius * 1.1
        clay.pair(DARK, block((x - reach, gauge + 90, radius * 0.7), (x + reach, gauge + 200, radius * 1.6)))


def _buffers(clay: Clay, z: float, wide: float) -> None:
    for way in (1, -1):
        x = way * clay.half
        for y in (wide, -wide):
            clay.rod(IRON, (x - way * 500, y, z), (x - way * 60, y, z), 90, 8)
            clay.rod(IRON, (x - way * 60, y, z), (x, y, z), 220, 12)


def coach(clay: Clay, thing: ThingShape) -> None:
    """Model a coach; the first bullet train has a round nose."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    _bogies(clay, (half * 0.72, -half * 0.72), 0.11 * h)
    nose = 0.12 * clay.length if thing.id == "shinkansen0" else 0.0
    body = (-half + (0 if nose else 0.01 * clay.length), half - nose - (0 if nose else 0.01 * clay.length))
    hull(clay, body, clay.width, (0.24 * h, h), 0.14 * h)
    hull(clay, (body[0], body[1] + 5), clay.width * 0.92, (0.8 * h, h * 1.002), 0.14 * h, ROOF)
    count = max(round(clay.length / 1600), 6)
    side_windows(
        clay, (body[0] + 0.05 * clay.length, body[1] - 0.05 * clay.length), (0.52 * h, 0.72 * h), side, count, 0.2
    )
    band = block((body[0], side - 20, 0.49 * h), (body[1], side + 5, 0.51 * h))
    clay.pair(Stuff("paint", "$accent"), band)
    if nose:
        clay.ball(SMOOTH_PAINT, (body[1], 0, 0.55 * h), (nose, side * 0.98, 0.42 * h), 20)
        clay.ball(GLASS, (body[1] + 0.25 * nose, 0, 0.72 * h), (nose * 0.5, side * 0.75, 0.2 * h), 14)
        clay.ball(
            Stuff("paint", "$accent", 60.0),
            (body[1] + 0.7 * nose, 0, 0.5 * h),
            (nose * 0.3, side * 0.25, 0.1 * h),
            12,
        )
        return
    for way in (1, -1):
        end_pane(clay, way * (half - 0.01 * clay.length), way, (-side * 0.25, side * 0.25), (0.3 * h, 0.78 * h), DARK)
    _buffers(clay, 0.27 * h, side * 0.6)


def boxcar(clay: Clay, _thing: ThingShape) -> None:
    """Model a covered wagon with ribs, a sliding door and a roof walk."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    _bogies(clay, (half * 0.7, -half * 0.7), 0.1 * h)
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
    _couplers(clay)


def _couplers(clay: Clay) -> None:
    h = clay.height
    clay.box(IRON, (-clay.half, clay.half), (-120, 120), (0.2 * h, 0.25 * h))


def open_wagon(clay: Clay, _thing: ThingShape) -> None:
    """Model a mineral wagon with its load of coal."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    _bogies(clay, (0.0,), 0.2 * h)
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
    _buffers(clay, 0.42 * h, side * 0.65)


def flat_wagon(clay: Clay, _thing: ThingShape) -> None:
    """Model a container flat."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    _bogies(clay, (half * 0.72, -half * 0.72), 0.36 * h)
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
    _buffers(clay, 0.88 * h, side * 0.6)


def steam_engine(clay: Clay, thing: ThingShape) -> None:
    """Model a steam engine with its tender."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    split = -half + 0.36 * clay.length
    radius = min(0.2 * h, 0.5 * clay.length * 0.07)
    drivers = spread(split + 0.1 * clay.length, half - 0.24 * clay.length, 8 if thing.id == "big_boy" else 4)
    gauge = 0.26 * clay.width
    for x in drivers:
        wheel = [(0, -60), (radius * 1.05, -60), (radius, -25), (radius, 60), (0, 60)]
        clay.pair(
            Stuff("paint", "$accent", 40.0) if thing.id.startswith("br") else IRON,
            turned(wheel, 18, (x, gauge, radius), "y"),
        )
    clay.pair(STEEL, block((drivers[0], gauge + 70, radius * 0.9), (drivers[-1], gauge + 130, radius * 1.12)))
    cylinder = turned(
        [(0, -600), (0.11 * h, -600), (0.11 * h, 600), (0, 600)],
        14,
        (half - 0.16 * clay.length, gauge + 260, 0.2 * h),
        "x",
    )
    clay.pair(SMOOTH_PAINT, cylinder)
    _bogies(clay, (half - 0.1 * clay.length,), 0.08 * h)
    _boiler(clay, split)
    clay.box(PAINT, (split + 0.04 * clay.length, half), (-side * 0.92, side * 0.92), (0.34 * h, 0.37 * h))
    cab = (split, split + 0.09 * clay.length)
    clay.box(PAINT, cab, (-side * 0.94, side * 0.94), (0.36 * h, 0.9 * h))
    side_windows(clay, (cab[0] + 200, cab[1] - 200), (0.66 * h, 0.8 * h), side * 0.94, 2)
    hull(clay, (cab[0] - 500, cab[1] + 150), clay.width, (0.78 * h, h), 0.1 * h, IRON)
    clay.box(Stuff("paint", "$accent"), (half - 80, half - 20), (-side * 0.9, side * 0.9), (0.2 * h, 0.3 * h))
    end_lamps(clay, half - 10, None, (side * 0.5, side * 0.68), (0.34 * h, 0.42 * h))
    _tender(clay, split)


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
    _bogies(clay, (tender[0] + 0.09 * clay.length, tender[1] - 0.09 * clay.length), 0.1 * h)


def cab_diesel(clay: Clay, thing: ThingShape) -> None:
    """Model a diesel with its body over the whole length and a cab at each end."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    _bogies(clay, (half * 0.6, -half * 0.6), 0.12 * h, 2)
    clay.box(DARK, (-half * 0.3, half * 0.3), (-side * 0.8, side * 0.8), (0.1 * h, 0.26 * h))
    one_nose = thing.id == "f7a"
    flat = 0.06 * clay.length
    outline = [
        (-half, 0.22 * h),
        (half, 0.22 * h),
        (half, 0.52 * h),
        (half - flat, 0.62 * h),
        (half - 1.5 * flat, 0.92 * h),
    ]
    if one_nose:
        outline += [(-half, 0.92 * h)]
    else:
        outline += [(-half + 1.5 * flat, 0.92 * h), (-half + flat, 0.62 * h), (-half, 0.52 * h)]
    clay.profile(SMOOTH_PAINT, outline, -side * 0.98, side * 0.98)
    roof = (-half + (0 if one_nose else 1.5 * flat), half - 1.5 * flat)
    hull(clay, roof, clay.width * 0.96, (0.8 * h, 0.98 * h), 0.12 * h, Stuff("metal", "#7d8287", 40.0))
    for way in (1,) if one_nose else (1, -1):
        pane = [
            (way * (half - 0.98 * flat), 0.64 * h),
            (way * (half - 0.9 * flat), 0.64 * h),
            (way * (half - 1.36 * flat), 0.88 * h),
            (way * (half - 1.5 * flat), 0.88 * h),
        ]
        for y in ((-side * 0.86, -side * 0.06), (side * 0.06, side * 0.86)):
            clay.profile(GLASS, pane, *y)
        window = sorted((way * (half - 2.4 * flat), way * (half - 1.7 * flat)))
        clay.pair(GLASS, block((window[0], side * 0.96, 0.62 * h), (window[1], side * 1.0, 0.82 * h)))
    clay.pair(
        Stuff("paint", "#ece3c8"), block((-half * 0.9, side * 0.97, 0.44 * h), (half * 0.9, side * 0.995, 0.5 * h))
    )
    for x in spread(-half * 0.6, half * 0.6, 5):
        clay.pair(DARK, block((x - 500, side * 0.97, 0.62 * h), (x + 500, side * 0.992, 0.78 * h)))
        clay.turned(DARK, [(0, 0.96 * h), (420, 0.96 * h), (420, h), (0, h)], (x, 0, 0), sides=14)
    end_lamps(clay, half, -half, (side * 0.55, side * 0.75), (0.36 * h, 0.42 * h))
    clay.box(IRON, (-half * 1.0, half * 1.0), (-160, 160), (0.2 * h, 0.24 * h))


def hood_diesel(clay: Clay, thing: ThingShape) -> None:
    """Model a diesel with a hood, a cab and walkways."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    small = thing.id == "class08"
    _bogies(clay, (0.0,) if small else (half * 0.62, -half * 0.62), 0.16 * h if small else 0.11 * h, 3)
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
    clay.box(IRON, (-half, half), (-160, 160), (0.2 * h, 0.26 * h))


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
