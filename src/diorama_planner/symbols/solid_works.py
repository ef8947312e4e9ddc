"""Workshop and building site as bodies: ladders, jacks, hoists, tyres, benches, chests, lifts, scaffolds."""

from __future__ import annotations

from diorama_planner.solids.forms import Place
from diorama_planner.symbols.clay import CHROME, DARK, RUBBER, SMOOTH_PAINT, STEEL, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import spread

TUBE = Stuff("metal", "$body", 50.0)
WOOD = Stuff("wood", "#b98b56")
PLATE = Stuff("paint", "$body")


def _wheel(clay: Clay, at: tuple[float, float], radius: float, width: float) -> None:
    clay.turned(
        RUBBER, [(0, -width / 2), (radius, -width / 2), (radius, width / 2), (0, width / 2)], (*at, radius), "y", 14
    )


def stepladder(clay: Clay, _thing: ThingShape) -> None:
    """Model a stepladder, opened."""
    clay.slots(body="#c3c8cc")
    half, side, h = clay.half, clay.side, clay.height
    for y in (-side * 0.94, side * 0.94):
        clay.profile(TUBE, [(half, 0), (half * 0.92, 0), (-0.1 * half, h), (0.0, h)], y - 14, y + 14)
        clay.profile(
            TUBE,
            [(-half, 0), (-half * 0.94, 0), (-0.02 * half, 0.95 * h), (-0.1 * half, 0.95 * h)],
            y * 0.9 - 12,
            y * 0.9 + 12,
        )
    for i in range(1, 7):
        t = i / 7
        x = half * (0.95 * (1 - t) - 0.05 * t)
        clay.box(TUBE, (x - 50, x + 30), (-side * 0.94, side * 0.94), (t * h - 10, t * h + 10))
    clay.box(PLATE, (-0.25 * half, 0.2 * half), (-side, side), (0.97 * h, h))


def wheelbarrow(clay: Clay, _thing: ThingShape) -> None:
    """Model a wheelbarrow, its wheel at +x."""
    clay.slots(body="#3d6f4a")
    half, side, h = clay.half, clay.side, clay.height
    r = 0.28 * h
    _wheel(clay, (half - r, 0), r, 90)
    clay.frustum(
        PLATE,
        (0.4 * clay.length, 0.5 * clay.width, 0.45 * h),
        (0.62 * clay.length, 0.92 * clay.width, h),
        (0.1 * half, 0),
    )
    clay.box(Stuff("soil", "#5a4636"), (-0.42 * half, 0.6 * half), (-0.7 * side, 0.7 * side), (0.9 * h, 1.005 * h))
    for y in (-1, 1):
        clay.limb(
            TUBE,
            [(half - r, y * 60, r), (0, y * 0.5 * side, 0.44 * h), (-half * 0.97, y * side * 0.95, 0.8 * h)],
            (18, 18, 20),
            8,
        )
        clay.limb(
            TUBE, [(-0.2 * half, y * 0.55 * side, 0.5 * h), (-0.32 * half, y * 0.55 * side, 0.02 * h)], (16, 16), 6
        )


def pallet_jack(clay: Clay, _thing: ThingShape) -> None:
    """Model a pallet truck, forks to +x."""
    clay.slots(body="#d98b24")
    half, side, h = clay.half, clay.side, clay.height
    for y in (-side * 0.7, side * 0.7):
        clay.box(PLATE, (-half * 0.4, half), (y - side * 0.3, y + side * 0.3), (0.03 * h, 0.07 * h))
        _wheel(clay, (half * 0.8, y), 0.032 * h, side * 0.3)
    clay.box(PLATE, (-half * 0.62, -half * 0.36), (-side * 0.7, side * 0.7), (0.05 * h, 0.34 * h))
    _wheel(clay, (-half * 0.74, 0), 0.08 * h, side * 0.4)
    clay.rod(TUBE, (-half * 0.7, 0, 0.14 * h), (-half * 0.93, 0, 0.9 * h), 24)
    clay.box(DARK, (-half, -half * 0.9), (-side * 0.4, side * 0.4), (0.9 * h, h))


def floor_jack(clay: Clay, _thing: ThingShape) -> None:
    """Model a trolley jack."""
    clay.slots(body="#c43a2c")
    half, side, h = clay.half, clay.side, clay.height
    for y in (-side * 0.8, side * 0.7):
        face = [
            (-half * 0.8, 0.2 * h),
            (half, 0.1 * h),
            (half, 0.5 * h),
            (half * 0.2, 0.7 * h),
            (-half * 0.8, 0.8 * h),
        ]
        clay.profile(PLATE, face, y, y + side * 0.12)
    for x, r in ((half * 0.85, 0.2 * h), (-half * 0.75, 0.22 * h)):
        for y in (-side * 0.9, side * 0.9):
            _wheel(clay, (x, y), r, side * 0.2)
    clay.profile(
        STEEL,
        [(-half * 0.6, 0.4 * h), (half * 0.6, 0.7 * h), (half * 0.6, 0.9 * h), (-half * 0.6, 0.6 * h)],
        -side * 0.3,
        side * 0.3,
    )
    clay.turned(DARK, [(0, 0.85 * h), (side * 0.36, 0.85 * h), (side * 0.4, h), (0, h)], (half * 0.55, 0, 0))
    clay.rod(TUBE, (-half * 0.6, 0, 0.6 * h), (-half, 0, 0.95 * h), side * 0.12)


def engine_hoist(clay: Clay, _thing: ThingShape) -> None:
    """Model a workshop crane, its hook at +x."""
    clay.slots(body="#c9472d")
    half, side, h = clay.half, clay.side, clay.height
    for y in (-1, 1):
        clay.profile(
            PLATE,
            [(-half, 0.06 * h), (half, 0.06 * h), (half, 0.11 * h), (-half, 0.11 * h)],
            y * side * 0.86 - 35,
            y * side * 0.86 + 35,
        )
        for x in (-half * 0.95, half * 0.95):
            _wheel(clay, (x, y * side * 0.86), 0.04 * h, side * 0.1)
    clay.box(PLATE, (-half, -half * 0.86), (-side, side), (0.06 * h, 0.13 * h))
    clay.box(PLATE, (-half * 0.95, -half * 0.85), (-60, 60), (0.1 * h, 0.8 * h))
    boom = [
        (-half * 0.96, 0.74 * h),
        (-half * 0.8, 0.74 * h),
        (half * 0.75, 0.94 * h),
        (half * 0.75, h),
        (-half * 0.96, 0.84 * h),
    ]
    clay.profile(PLATE, boom, -50, 50)
    clay.rod(CHROME, (-half * 0.85, 0, 0.3 * h), (-half * 0.2, 0, 0.84 * h), 40)
    clay.rod(STEEL, (half * 0.72, 0, 0.95 * h), (half * 0.72, 0, 0.7 * h), 12)
    clay.limb(
        STEEL,
        [
            (half * 0.72, 0, 0.7 * h),
            (half * 0.76, 0, 0.66 * h),
            (half * 0.72, 0, 0.62 * h),
            (half * 0.67, 0, 0.65 * h),
        ],
        (14, 14, 14, 8),
        6,
    )


def engine_stand(clay: Clay, _thing: ThingShape) -> None:
    """Model a stand with an engine on it."""
    clay.slots(body="#c43a2c")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(PLATE, (-half, half), (-40, 40), (0.08 * h, 0.16 * h))
    clay.box(PLATE, (-half, -half * 0.84), (-side, side), (0.08 * h, 0.16 * h))
    clay.box(PLATE, (half * 0.86, half), (-side * 0.5, side * 0.5), (0.08 * h, 0.14 * h))
    for x, y in (
        (-half * 0.92, side * 0.9),
        (-half * 0.92, -side * 0.9),
        (half * 0.92, side * 0.4),
        (half * 0.92, -side * 0.4),
    ):
        _wheel(clay, (x, y), 0.05 * h, 40)
    clay.box(PLATE, (-half * 0.9, -half * 0.72), (-50, 50), (0.1 * h, 0.8 * h))
    block = Stuff("metal", "#6d7278")
    clay.box(block, (-half * 0.5, half * 0.5), (-side * 0.5, side * 0.5), (0.5 * h, 0.84 * h))
    clay.box(STEEL, (-half * 0.45, half * 0.45), (-side * 0.4, side * 0.4), (0.84 * h, h))
    clay.rod(STEEL, (-half * 0.72, 0, 0.68 * h), (-half * 0.5, 0, 0.68 * h), 60)
    clay.turned(DARK, [(0, 0), (0.12 * h, 0), (0.12 * h, 40), (0, 40)], (half * 0.5, 0, 0.6 * h), "x")


def wheel_chock(clay: Clay, _thing: ThingShape) -> None:
    """Model a wedge under a wheel."""
    clay.slots(body="#e0ae2a")
    clay.profile(
        Stuff("rubber", "$body"),
        [(-clay.half, 0), (clay.half, 0), (-clay.half * 0.4, clay.height), (-clay.half, clay.height)],
        -clay.side,
        clay.side,
    )


def scaffold(clay: Clay, _thing: ThingShape) -> None:
    """Model a bay of scaffolding with its boards."""
    clay.slots(body="#a9b0b5")
    half, side, h = clay.half, clay.side, clay.height
    r = 24.0
    x, y = half - r, side - r
    lines: list[tuple[Place, Place]] = []
    for a in (-1, 1):
        for b in (-1, 1):
            lines.append(((a * x, b * y, 0), (a * x, b * y, h)))
            clay.box(STEEL, (a * x - 24, a * x + 24), (b * y - 24, b * y + 24), (0, 0.005 * h))
        for z in (0.1, 0.55, 0.98):
            lines += [((-x, a * y, z * h), (x, a * y, z * h)), ((a * x, -y, z * h), (a * x, y, z * h))]
    lines.append(((-x, y, 0.1 * h), (x, y, 0.98 * h)))
    clay.rods(TUBE, lines, r, 8)
    for i, at in enumerate(spread(-y * 0.72, y * 0.72, 3)):
        clay.box(WOOD, (-half, half), (at - y * 0.22, at + y * 0.22), (0.56 * h + i, 0.585 * h + i))


def axle_stand(clay: Clay, _thing: ThingShape) -> None:
    """Model an axle stand."""
    clay.slots(body="#c43a2c")
    half, side, h = clay.half, clay.side, clay.height
    for a in (-1, 1):
        for b in (-1, 1):
            clay.rod(
                PLATE, (a * half * 0.9, b * side * 0.9, 0), (a * half * 0.2, b * side * 0.2, 0.66 * h), half * 0.1, 6
            )
    clay.box(PLATE, (-half, half), (-side, side), (0, 0.03 * h))
    clay.turned(STEEL, [(0, 0.4 * h), (half * 0.18, 0.4 * h), (half * 0.18, 0.9 * h), (0, 0.9 * h)])
    clay.box(STEEL, (-half * 0.45, half * 0.45), (-side * 0.3, side * 0.3), (0.9 * h, h))


def tyre(clay: Clay, _thing: ThingShape) -> None:
    """Model a tyre that lies flat."""
    r, h = clay.half, clay.height
    section = [
        (0.56, 0.12),
        (0.62, 0.0),
        (0.9, 0.0),
        (0.98, 0.1),
        (1.0, 0.2),
        (1.0, 0.8),
        (0.98, 0.9),
        (0.9, 1.0),
        (0.62, 1.0),
        (0.56, 0.88),
    ]
    clay.hoop(RUBBER, [(x * r, z * h) for x, z in section], (0, 0, 0), sides=28)


def wheel(clay: Clay, _thing: ThingShape) -> None:
    """Model a wheel with its rim that lies flat."""
    tyre(clay, _thing)
    clay.slots(rim="#b9bdc1")
    r, h = clay.half, clay.height
    alloy = Stuff("metal", "$rim", 40.0)
    clay.turned(
        alloy,
        [
            (0, 0.5 * h),
            (0.57 * r, 0.3 * h),
            (0.57 * r, 0.82 * h),
            (0.5 * r, 0.66 * h),
            (0.2 * r, 0.66 * h),
            (0.16 * r, 0.8 * h),
            (0, 0.8 * h),
        ],
        sides=24,
    )


def workbench(clay: Clay, _thing: ThingShape) -> None:
    """Model a workbench with a vice and a shelf."""
    clay.slots(body="#9a7248")
    half, side, h = clay.half, clay.side, clay.height
    timber = Stuff("wood", "$body")
    top = 0.86 * h
    clay.box(timber, (-half, half), (-side * 0.96, side), (top - 60, top))
    clay.boxes(timber, [(a * half * 0.92, b * side * 0.84) for a in (-1, 1) for b in (-1, 1)], 90, (0, top - 50))
    clay.box(timber, (-half * 0.95, half * 0.95), (-side * 0.85, side * 0.9), (0.2 * h, 0.24 * h))
    clay.box(Stuff("metal", "#3d5a80"), (half * 0.5, half * 0.68), (-side, -side * 0.5), (top, h))
    clay.box(STEEL, (half * 0.48, half * 0.7), (-side * 0.72, -side * 0.66), (top + 20, h))
    clay.box(Stuff("metal", "#b9302e"), (-half * 0.8, -half * 0.4), (side * 0.2, side * 0.8), (top, 0.98 * h))


def tool_chest(clay: Clay, _thing: ThingShape) -> None:
    """Model a roller cabinet with drawers."""
    clay.slots(body="#b9302e")
    half, side, h = clay.half, clay.side, clay.height
    for a in (-1, 1):
        for b in (-1, 1):
            _wheel(clay, (a * half * 0.8, b * side * 0.75), 0.05 * h, 40)
    clay.box(SMOOTH_PAINT, (-half, half), (-side * 0.95, side), (0.1 * h, h))
    for i in range(7):
        low = (0.13 + 0.12 * i) * h
        clay.box(PLATE, (-half * 0.94, half * 0.94), (-side * 0.98, -side * 0.94), (low, low + 0.105 * h))
        clay.box(CHROME, (-half * 0.9, half * 0.9), (-side, -side * 0.97), (low + 0.085 * h, low + 0.1 * h))


def tool_box(clay: Clay, _thing: ThingShape) -> None:
    """Model a hand-held tool box."""
    clay.slots(body="#b9302e")
    half, side, h = clay.half, clay.side, clay.height
    clay.section(
        PLATE,
        [(-side, 0), (side, 0), (side, 0.6 * h), (side * 0.4, 0.8 * h), (-side * 0.4, 0.8 * h), (-side, 0.6 * h)],
        -half,
        half,
    )
    for x in (-half * 0.5, half * 0.5):
        clay.box(CHROME, (x - 8, x + 8), (-8, 8), (0.78 * h, 0.98 * h))
        clay.box(CHROME, (x - 14, x + 14), (-side * 1.02, -side), (0.45 * h, 0.66 * h))
    clay.rod(DARK, (-half * 0.54, 0, 0.97 * h), (half * 0.54, 0, 0.97 * h), 9)


def tyre_rack(clay: Clay, _thing: ThingShape) -> None:
    """Model a rack with two rows of tyres."""
    clay.slots(body="#3d6fa3")
    half, side, h = clay.half, clay.side, clay.height
    for x in (-half, half - 40):
        for y in (-side, side - 40):
            clay.box(PLATE, (x, x + 40), (y, y + 40), (0, h))
    r = 0.2 * h
    for z in (0.12 * h, 0.6 * h):
        for y in (-side, side - 30):
            clay.box(PLATE, (-half, half), (y, y + 30), (z - 15, z + 15))
        for x in spread(-half * 0.8, half * 0.8, 5):
            section = [(0.56 * r, -80), (r, -95), (r, 95), (0.56 * r, 80)]
            clay.hoop(RUBBER, section, (x, 0, z + r * 0.93), "x", 18)


def car_lift_two(clay: Clay, _thing: ThingShape) -> None:
    """Model a two-post lift."""
    clay.slots(body="#3d6fa3")
    half, side, h = clay.half, clay.side, clay.height
    for a in (-1, 1):
        inner, outer = a * (half - 320), a * half
        clay.box(PLATE, (min(inner, outer), max(inner, outer)), (-side * 0.5, side * 0.5), (0, h * 0.97))
        clay.box(DARK, (min(inner, outer), max(inner, outer)), (-side, side), (0, 0.01 * h))
        for b in (-1, 1):
            clay.profile(
                PLATE,
                [(inner, 0.05 * h), (a * half * 0.3, 0.05 * h), (a * half * 0.3, 0.08 * h), (inner, 0.08 * h)],
                b * side * 0.6 - 50,
                b * side * 0.6 + 50,
            )
            clay.turned(
                DARK,
                [(0, 0.08 * h), (70, 0.08 * h), (70, 0.1 * h), (0, 0.1 * h)],
                (a * half * 0.33, b * side * 0.6, 0),
                sides=10,
            )
    clay.box(PLATE, (-half, half), (-side * 0.3, side * 0.3), (0.95 * h, h))


def car_lift_four(clay: Clay, _thing: ThingShape) -> None:
    """Model a four-post lift with its runways raised a little."""
    clay.slots(body="#3d6fa3")
    half, side, h = clay.half, clay.side, clay.height
    clay.boxes(PLATE, [(a * (half - 110), b * (side - 110)) for a in (-1, 1) for b in (-1, 1)], 220, (0, h))
    for x in (-half + 60, half - 200):
        clay.box(PLATE, (x, x + 140), (-side, side), (0.08 * h, 0.15 * h))
    for y in (-side * 0.5, side * 0.5):
        clay.box(STEEL, (-half, half), (y - 240, y + 240), (0.14 * h, 0.19 * h))
