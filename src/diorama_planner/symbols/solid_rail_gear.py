"""What rail vehicles run on and are coupled by: bogies, axles in rigid frames, buffers, couplers."""

from __future__ import annotations

from diorama_planner.solids.forms import block, side_prism, turned
from diorama_planner.symbols.clay import DARK, STEEL, Clay, Stuff
from diorama_planner.symbols.curves import spread
from diorama_planner.symbols.solid_coachwork import name_lamps

IRON = Stuff("metal", "#2b2c2e", 40.0)
COAL = Stuff("soil", "$coal")
TREAD = Stuff("metal", "#77736d", 40.0)


def name_rail(clay: Clay) -> None:
    """Name the slots of rail vehicles where the picture has none."""
    name_lamps(clay)
    clay.slots(metal="#8f979c", coal="#1e1e20", accent="#c9302c", roof="#8d9297")


def rail_wheels(clay: Clay, x: float, radius: float) -> None:
    """Add a pair of wheels on their axle: flange, tread, dished web."""
    gauge = 0.25 * clay.width
    web = [(0, -40), (radius * 0.86, -40), (radius * 0.86, 20), (radius * 0.3, 0), (radius * 0.28, 70), (0, 70)]
    tyre = [(radius * 0.84, -60), (radius * 1.08, -60), (radius * 1.08, -32), (radius, -26), (radius, 62)]
    clay.pair(IRON, turned(web, 14, (x, gauge, radius * 1.08), "y"))
    for way in (1.0, -1.0):
        ring = [(r, way * at) for r, at in (*tyre, (radius * 0.84, 62))]
        clay.hoop(TREAD, ring, (x, way * gauge, radius * 1.08), "y", 18)
    clay.rod(IRON, (x, -gauge, radius * 1.08), (x, gauge, radius * 1.08), radius * 0.17, 6)


def _axle_box(clay: Clay, x: float, radius: float, out: float) -> None:
    """Add a box at the end of an axle with a coil spring on each side of it."""
    clay.pair(DARK, block((x - radius * 0.3, out - 10, radius * 0.75), (x + radius * 0.3, out + 70, radius * 1.4)))
    for dx in (-0.52 * radius, 0.52 * radius):
        spring = [(0, 0), (radius * 0.16, 0), (radius * 0.16, radius * 0.5), (0, radius * 0.5)]
        clay.pair(IRON, turned(spring, 8, (x + dx, out + 30, radius * 0.95)))


def bogies(clay: Clay, places: tuple[float, ...], radius: float, axles: int = 2) -> None:
    """Add trucks of some axles about places along the length."""
    out = 0.25 * clay.width + 95
    for x in places:
        reach = 1.25 * radius * (axles - 1)
        stations = spread(x - reach, x + reach, axles)
        for at in stations:
            rail_wheels(clay, at, radius)
            _axle_box(clay, at, radius, out)
        end = reach + radius * 1.0
        frame = [(x - end, 1.5), (x + end, 1.5), (x + end, 1.85), (x - end, 1.85)]
        if axles == 2:
            frame = [
                (x - end, 1.45),
                (x - reach + radius * 0.5, 1.4),
                (x - radius * 0.4, 0.95),
                (x + radius * 0.4, 0.95),
                (x + reach - radius * 0.5, 1.4),
                (x + end, 1.45),
                (x + end, 1.75),
                (x - end, 1.75),
            ]
        clay.pair(DARK, side_prism([(px, pz * radius) for px, pz in frame], out, out + 60))
        clay.box(DARK, (x - radius * 0.5, x + radius * 0.5), (-out, out), (1.3 * radius, 2.1 * radius))


def four_wheels(clay: Clay, base: float, radius: float) -> None:
    """Add two axles in a rigid frame, with axle guards, leaf springs and a brake lever."""
    out = 0.25 * clay.width + 90
    for x in (-base / 2, base / 2):
        rail_wheels(clay, x, radius)
        guard = [(-1.1, 2.1), (-0.35, 0.8), (0.35, 0.8), (1.1, 2.1)]
        clay.pair(DARK, side_prism([(x + px * radius, pz * radius) for px, pz in guard], out, out + 40))
        leaves = [(-1.3, 1.75), (0.0, 1.42), (1.3, 1.75), (1.3, 1.86), (0.0, 1.66), (-1.3, 1.86)]
        clay.pair(IRON, side_prism([(x + px * radius, pz * radius) for px, pz in leaves], out + 45, out + 110))
        clay.pair(DARK, block((x - 0.28 * radius, out, 0.8 * radius), (x + 0.28 * radius, out + 110, 1.4 * radius)))
    clay.pair(STEEL, block((-base * 0.1, out + 120, 1.1 * radius), (base * 0.5, out + 145, 1.1 * radius + 45)))


def buffers(clay: Clay, z: float, wide: float) -> None:
    """Add a pair of buffers and a draw hook at both ends."""
    for way in (1, -1):
        x = way * clay.half
        for y in (wide, -wide):
            clay.rod(IRON, (x - way * 560, y, z), (x - way * 260, y, z), 130, 10)
            clay.rod(STEEL, (x - way * 300, y, z), (x - way * 50, y, z), 80, 8)
            clay.rod(IRON, (x - way * 60, y, z), (x, y, z), 220, 14)
        clay.rod(IRON, (x - way * 560, 0, z), (x - way * 180, 0, z - 30), 45, 6)
        beam = sorted((x - way * 640, x - way * 540))
        clay.box(IRON, (beam[0], beam[1]), (-clay.side * 0.92, clay.side * 0.92), (z - 190, z + 190))


def couplers(clay: Clay) -> None:
    """Add a coupler of the American kind at both ends, on the beam through the frame."""
    h = clay.height
    clay.box(IRON, (-clay.half + 300, clay.half - 300), (-120, 120), (0.2 * h, 0.25 * h))
    for way in (1, -1):
        shank = sorted((way * (clay.half - 400), way * (clay.half - 200)))
        clay.box(IRON, (shank[0], shank[1]), (-70, 70), (0.205 * h, 0.24 * h))
        head = [
            (-210.0, -60.0),
            (-60.0, -130.0),
            (0.0, -120.0),
            (0.0, -40.0),
            (-70.0, -20.0),
            (-70.0, 60.0),
            (0.0, 130.0),
        ]
        ring = [(way * (clay.half + x), y) for x, y in (*head, (-150.0, 120.0))]
        clay.upright(IRON, ring, 0.185 * h, 0.26 * h)
