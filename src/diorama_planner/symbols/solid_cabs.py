"""Lorry cabs that one looks into: a lower part with its wheel arch, pillars and panes, a roof, seats and a wheel."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.solids.forms import Place, block, hexahedron, prism, shell, side_prism, skin, torus
from diorama_planner.symbols.clay import DARK, GLASS, INSIDE, SMOOTH_PAINT, STEEL, Clay, Ends, Stuff
from diorama_planner.symbols.curves import arc, rounded
from diorama_planner.symbols.solid_coachwork import ARCH, LAMP, PROUD, SEAT, arched, end_lamps, grille

AMBER = Stuff("lamp", "#e59a2c")
PLATE = Stuff("paint", "#e9e6da")
POST = 85.0
"""Breadth of a pillar, mm."""


@dataclass(frozen=True, slots=True)
class Cab:
    """A cab between its back and its front, from its underside to its roof.

    Attributes:
        slope: how far the screen leans back over half its height, a share of the length.
        waist: where the windows begin, a share of the height.
        arch: x of the axle under it and the diameter of its wheel, if there is one.
        has_face: whether it has lamps, grille and bumper, or a bonnet stands before it.
    """

    x: Ends
    z: Ends
    width: float
    slope: float = 0.12
    waist: float = 0.5
    arch: tuple[float, float] | None = None
    has_face: bool = True

    @property
    def sill(self) -> float:
        """Height at which the windows begin."""
        return self.z[0] + self.waist * (self.z[1] - self.z[0])

    @property
    def eaves(self) -> float:
        """Height at which they end."""
        return self.z[1] - 0.13 * (self.z[1] - self.z[0])

    @property
    def brow(self) -> float:
        """X of the upper edge of the screen."""
        return self.x[1] - 2 * self.slope * (self.x[1] - self.x[0])


def add_cab(clay: Clay, cab: Cab) -> None:
    """Add a cab with all that belongs to it."""
    _lower_part(clay, cab)
    _roof_and_posts(clay, cab)
    _panes(clay, cab)
    _room(clay, cab)
    _doors(clay, cab)
    if cab.has_face:
        _face(clay, cab)


def _lower_part(clay: Clay, cab: Cab) -> None:
    (back, front), low, side = cab.x, cab.z[0], cab.width / 2
    curve = min(0.12 * cab.width, 0.2 * (front - back)) if cab.has_face else 0.0
    split = front - curve
    arches = [cab.arch] if cab.arch else []
    clay.add(SMOOTH_PAINT, side_prism(arched((back, split), (low, cab.sill), arches), -side, side))
    if curve:
        right = [(front - curve + px, side - curve + py) for px, py in arc(0, 0, curve, curve, 0, 90, 5)]
        ring = [*right, (split - 5, side), (split - 5, -side), *((px, -py) for px, py in reversed(right))]
        clay.add(SMOOTH_PAINT, prism(ring, low, cab.sill))


def _roof_and_posts(clay: Clay, cab: Cab) -> None:
    (back, front), high, side = cab.x, cab.z[1], cab.width / 2
    tall, lean = high - cab.z[0], front - cab.brow
    levels = ((cab.eaves, 0.0), (high - 0.06 * tall, 0.0), (high - 0.02 * tall, 0.03), (high, 0.09))
    rings = [
        [
            (px, py, z)
            for px, py in rounded(
                back + inset * tall,
                -side + inset * tall,
                cab.brow + 20 - inset * tall,
                side - inset * tall,
                0.1 * side,
            )
        ]
        for z, inset in levels
    ]
    clay.add(SMOOTH_PAINT, skin(rings))
    clay.box(SMOOTH_PAINT, (back, back + 50), (-side, side), (cab.sill, cab.eaves))
    inner, outer = side - POST, side
    foot = [(front - POST - 20, inner), (front - 20, inner), (front - 20, outer), (front - POST - 20, outer)]
    head = [(x - lean + 20, y) for x, y in foot]
    clay.pair(SMOOTH_PAINT, hexahedron(foot, cab.sill, head, cab.eaves + 5))
    behind = back + 0.18 * (front - back)
    clay.pair(SMOOTH_PAINT, block((back, inner, cab.sill), (behind, outer, cab.eaves + 5)))


def _panes(clay: Clay, cab: Cab) -> None:
    (back, front), side = cab.x, cab.width / 2
    behind = back + 0.18 * (front - back)
    edge = side - POST * 0.7
    screen: list[list[Place]] = [[(front - 24, y, cab.sill), (cab.brow - 4, y, cab.eaves)] for y in (-edge, edge)]
    clay.add(GLASS, shell(screen, (-14.0, 0.0, 0.0)))
    ring = [(behind, cab.sill), (front - POST, cab.sill), (cab.brow - POST, cab.eaves), (behind, cab.eaves)]
    clay.pair(GLASS, side_prism(ring, side - 30, side - 16))
    for y in (-0.45 * side, 0.12 * side):
        start = (front + 4 - 24, y, cab.sill + 15)
        clay.rod(
            DARK,
            start,
            (front - 24 - 0.35 * (front - cab.brow) + 6, y + 0.36 * side, cab.sill + 0.36 * (cab.eaves - cab.sill)),
            9,
            6,
        )
    rim = (front - 24, front - 6)
    clay.box(DARK, rim, (-edge, edge), (cab.sill - 10, cab.sill + 16))


def _room(clay: Clay, cab: Cab) -> None:
    (back, front), side = cab.x, cab.width / 2
    long, tall = front - back, cab.eaves - cab.sill
    clay.box(INSIDE, (back + 52, front - 40), (-side + 40, side - 40), (cab.sill - 5, cab.sill + 6))
    clay.box(INSIDE, (back + 50, back + 62), (-side + 40, side - 40), (cab.sill, cab.eaves))
    clay.box(INSIDE, (back + 52, cab.brow - 30), (-side + 40, side - 40), (cab.eaves - 8, cab.eaves + 2))
    clay.box(DARK, (front - 0.26 * long, front - 60), (-side * 0.92, side * 0.92), (cab.sill, cab.sill + 0.16 * tall))
    for y in (-0.52 * side, 0.52 * side):
        seat = (back + 0.26 * long, back + 0.36 * long)
        clay.box(SEAT, seat, (y - 0.22 * side, y + 0.22 * side), (cab.sill, cab.sill + 0.52 * tall))
        clay.box(SEAT, seat, (y - 0.11 * side, y + 0.11 * side), (cab.sill + 0.5 * tall, cab.sill + 0.72 * tall))
    radius = 0.2 * side
    wheel = (front - 0.36 * long, 0.52 * side, cab.sill + 0.24 * tall)
    clay.add(DARK.smooth(), torus(wheel, radius, 28.0, "z", 16, 6))
    clay.rod(DARK, wheel, (front - 0.2 * long, 0.52 * side, cab.sill), 22, 6)


def _doors(clay: Clay, cab: Cab) -> None:
    """Add the gaps round the doors, handles, steps and mirrors."""
    (back, front), low, side = cab.x, cab.z[0], cab.width / 2
    long, tall = front - back, cab.z[1] - cab.z[0]
    bottom = low + 0.16 * tall
    if cab.arch is not None:
        bottom = max(bottom, cab.arch[1] * (0.5 + ARCH) + 0.02 * tall)
    near, far = back + 0.18 * long, front - 0.1 * long
    for x in (near, far):
        clay.pair(DARK, block((x - 7, side - 20, bottom), (x + 7, side + 3, cab.sill)))
    clay.pair(DARK, block((near, side - 20, bottom - 7), (far, side + 3, bottom + 7)))
    handle = cab.sill - 0.08 * tall
    clay.pair(DARK, block((near + 50, side - 10, handle), (near + 0.14 * long, side + 22, handle + 35)))
    step = (back + 0.1 * long, front - 0.2 * long)
    if cab.arch is not None:
        step = (cab.arch[0] + ARCH * cab.arch[1] + 40, front - 0.06 * long)
    if step[0] < step[1]:
        clay.pair(DARK, block((step[0], side - 60, low - 0.01 * tall), (step[1], side + 6, low + 0.03 * tall)))
    x, z = front - 0.05 * long, cab.sill + 0.1 * tall
    reach = Stuff("plastic", "#24272b", 30.0, beyond=True)
    clay.pair(reach, block((x - 60, side + 70, z), (x, side + 210, z + 0.2 * tall)))
    for height in (z + 0.03 * tall, z + 0.17 * tall):
        clay.pair(reach, block((x - 45, side - 40, height), (x - 20, side + 90, height + 22)))


def _face(clay: Clay, cab: Cab) -> None:
    """Add bumper, grille, lamps, number plate and the lights over the screen."""
    front, low, side = cab.x[1], cab.z[0], cab.width / 2
    tall = cab.z[1] - low
    grille(clay, front, (-0.6 * side, 0.6 * side), (low + 0.19 * tall, low + 0.4 * tall), 5, STEEL)
    ring = rounded(front - 160, -side, front + 3 * PROUD, side, 0.1 * side)
    clay.add(DARK, prism(ring, low, low + 0.14 * tall))
    end_lamps(clay, front + 3 * PROUD, None, (0.62 * side, 0.88 * side), (low + 0.04 * tall, low + 0.11 * tall))
    for y in (0.4 * side, -0.4 * side):
        clay.turned(
            LAMP, [(0, 0), (45, 0), (45, PROUD), (0, PROUD)], (front + 3 * PROUD - 4, y, low + 0.07 * tall), "x", 12
        )
    clay.box(
        PLATE, (front, front + 3.4 * PROUD), (-0.24 * side, 0.24 * side), (low + 0.035 * tall, low + 0.085 * tall)
    )
    for y in (-0.85, 0.85):
        clay.box(
            AMBER,
            (front - 90, front - 6),
            (y * side - 30, y * side + 30),
            (cab.sill - 0.09 * tall, cab.sill - 0.06 * tall),
        )
    visor = [
        (cab.brow, cab.eaves + 30),
        (cab.brow + 150, cab.eaves - 40),
        (cab.brow + 150, cab.eaves - 25),
        (cab.brow, cab.eaves + 60),
    ]
    clay.profile(INSIDE, visor, -0.92 * side, 0.92 * side)
