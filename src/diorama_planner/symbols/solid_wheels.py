"""Road wheels: a tyre with treads, a rim with spokes or a dished disc, a brake behind, where `axles` puts them."""

from __future__ import annotations

from functools import lru_cache

from diorama_planner.solids.forms import Corners, along, hexahedron, hoop, moved, turned
from diorama_planner.solids.mesh import Mesh, merge
from diorama_planner.symbols.axles import Running, wheels
from diorama_planner.symbols.clay import RUBBER, Clay, Hinge, Stuff
from diorama_planner.symbols.contract import ThingShape

ALLOY = Stuff("metal", "$rim", 50.0)
DISH = Stuff("metal", "$rim*0.4", 50.0)
BRAKE = Stuff("metal", "#6b6f73", 40.0)
NUT = Stuff("chrome", "#b4b8bc", 40.0)

FLANK = ((0.655, 0.8), (0.675, 0.93), (0.74, 0.985), (0.82, 1.0), (0.9, 0.97), (0.96, 0.88), (0.99, 0.78))
"""Half a tyre from its bead to its shoulder: shares of the radius and of half the width."""
TREAD = ((1.0, 0.68), (1.0, 0.4), (0.982, 0.37), (0.982, 0.27), (1.0, 0.24))
"""From the shoulder to the middle, with one of its grooves."""
DISC = ((0.0, 0.5), (0.655, 0.5), (0.655, 0.9), (0.6, 0.86), (0.54, 0.55), (0.36, 0.55), (0.3, 0.7), (0.12, 0.72))
"""A dished disc, as lorries have it."""


def add_wheels(clay: Clay, thing: ThingShape, running: Running, spokes: int = 0) -> None:
    """Put wheels under a vehicle, the front ones steered; without spokes they have dished discs as lorries have."""
    standing = wheels(thing, running)
    for wheel in standing:
        outside = 1.0 if wheel.y >= 0 else -1.0
        steered = clay.pose.steer_deg if wheel.x == standing[0].x > standing[-1].x else 0.0
        with clay.turning(Hinge((wheel.x, wheel.y, wheel.diameter / 2), "z", steered), sprung=False):
            add_wheel(clay, (wheel.x, wheel.y), wheel.diameter / 2, wheel.width, outside, spokes)


def add_wheel(
    clay: Clay, at: tuple[float, float], radius: float, width: float, outside: float, spokes: int = 0, sides: int = 0
) -> None:
    """Put one wheel on the ground; `outside` is the side, 1 or -1, that shows."""
    clay.slots(rim="#b9bdc1")
    place = (at[0], at[1], radius)
    for stuff, mesh in _wheel(radius, width, spokes, sides or (28 if spokes else 18)):
        turn = 0.0 if outside > 0 else 180.0
        clay.add(stuff, moved(mesh, place, turn_deg=turn))


@lru_cache(maxsize=64)
def _wheel(radius: float, width: float, spokes: int, sides: int) -> tuple[tuple[Stuff, Mesh], ...]:
    """Give the forms of a wheel about its middle, with its outside to +y."""
    edge = width / 2

    def scaled(line: Corners) -> list[tuple[float, float]]:
        return [(r * radius, z * edge) for r, z in line]

    half = (*FLANK, *TREAD)
    section = [*half, *((r, -z) for r, z in reversed(half))]
    found = [(RUBBER, hoop(scaled(section), sides, axis="y"))]
    if not spokes:
        return (
            *found,
            (ALLOY, turned(scaled([(0.0, -0.6), (0.655, -0.6), *DISC[1:], (0.0, 0.76)]), sides, axis="y")),
        )
    barrel = [(0.64, -0.78), (0.66, -0.78), (0.66, 0.8), (0.675, 0.93), (0.65, 0.92), (0.625, 0.78), (0.61, 0.2)]
    found.append((ALLOY, hoop(scaled(barrel), sides, axis="y")))
    found.append((DISH, turned(scaled([(0.0, -0.7), (0.65, -0.7), (0.65, -0.1), (0.0, -0.1)]), sides, axis="y")))
    found.append((BRAKE, turned(scaled([(0.0, -0.1), (0.47, -0.1), (0.47, 0.12), (0.0, 0.12)]), 20, axis="y")))
    hub = [(0.0, 0.1), (0.2, 0.1), (0.185, 0.6), (0.14, 0.66), (0.11, 0.78), (0.09, 0.82), (0.0, 0.83)]
    found.append((ALLOY, turned(scaled(hub), 14, axis="y")))
    return (*found, (ALLOY, _spokes(radius, edge, spokes)), (NUT, _nuts(radius, edge)))


def _spokes(radius: float, edge: float, count: int) -> Mesh:
    """Give spokes from the hub to the barrel, broad at their foot and chamfered."""
    inner, outer = (0.1, 0.085) if count > 7 else (0.14, 0.1) if count > 5 else (0.17, 0.12)
    near, far = 0.12 * radius, 0.635 * radius

    def foot(share: float) -> list[tuple[float, float]]:
        a, b = inner * radius * share, outer * radius * share
        return [(near, -a), (far, -b), (far, b), (near, a)]

    spoke = hexahedron(foot(1.0), 0.25 * edge, foot(0.62), 0.64 * edge)
    return along(merge([moved(spoke, turn_deg=360 * i / count) for i in range(count)]), "y")


def _nuts(radius: float, edge: float) -> Mesh:
    """Give four wheel nuts on the face of the hub."""
    nut = turned(
        [(0.0, 0.5 * edge), (0.028 * radius, 0.5 * edge), (0.022 * radius, 0.72 * edge), (0.0, 0.74 * edge)], 6
    )
    one = moved(nut, (0.15 * radius, 0, 0))
    return along(merge([moved(one, turn_deg=90 * i) for i in range(4)]), "y")
