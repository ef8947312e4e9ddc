"""Road wheels: a tyre with its rim and spokes, where `axles` puts them."""

from __future__ import annotations

from diorama_planner.solids.forms import along, block, hoop, moved
from diorama_planner.symbols.axles import Running, wheels
from diorama_planner.symbols.clay import RUBBER, Clay, Hinge, Stuff
from diorama_planner.symbols.contract import ThingShape

ALLOY = Stuff("metal", "$rim", 50.0)
DISH = Stuff("metal", "$rim*0.45", 50.0)


def add_wheels(clay: Clay, thing: ThingShape, running: Running, spokes: int = 0) -> None:
    """Put wheels under a vehicle; without spokes they have dished discs as those of lorries."""
    all_wheels = wheels(thing, running)
    for wheel in all_wheels:
        outside = 1.0 if wheel.y >= 0 else -1.0
        steered = clay.pose.steer_deg if wheel.x == all_wheels[0].x > all_wheels[-1].x else 0.0
        with clay.turning(Hinge((wheel.x, wheel.y, wheel.diameter / 2), "z", steered)):
            add_wheel(clay, (wheel.x, wheel.y), wheel.diameter / 2, wheel.width, outside, spokes)


def add_wheel(
    clay: Clay, at: tuple[float, float], radius: float, width: float, outside: float, spokes: int = 0, sides: int = 14
) -> None:
    """Put one wheel on the ground; `outside` is the side, 1 or -1, that shows."""
    clay.slots(rim="#b9bdc1")
    x, y = at
    edge, hollow = width / 2, width * 0.36
    tread = [(0.0, hollow), (0.66, hollow), (0.7, edge), (0.94, edge), (1.0, edge * 0.72)]
    tread += [(1.0, -edge * 0.72), (0.94, -edge), (0.0, -edge * 0.9)]
    clay.turned(RUBBER, [(r * radius, z * outside) for r, z in tread], (x, y, radius), "y", sides)
    face = outside * hollow
    if not spokes:
        disc = [
            (0.0, 0.9),
            (0.655, 0.9),
            (0.655, 1.34),
            (0.54, 1.08),
            (0.36, 1.08),
            (0.3, 1.28),
            (0.12, 1.3),
            (0.0, 1.4),
        ]
        clay.turned(ALLOY, [(r * radius, z * face) for r, z in disc], (x, y, radius), "y", sides)
        return
    dish = [(0.0, 0.9), (0.655, 0.9), (0.655, 1.02), (0.0, 1.02)]
    clay.turned(DISH, [(r * radius, z * face) for r, z in dish], (x, y, radius), "y", sides)
    hub = [(0.0, 0.9), (0.15, 1.0), (0.13, 1.42), (0.0, 1.42)]
    clay.turned(ALLOY, [(r * radius, z * face) for r, z in hub], (x, y, radius), "y", 6)
    lip = [(0.655, 0.95), (0.665, 1.38), (0.57, 1.02)]
    clay.add(ALLOY, hoop([(r * radius, z * face) for r, z in lip], sides, (x, y, radius), "y"))
    breadth = radius * (0.1 if spokes > 5 else 0.15)
    low, high = sorted((face, face * 1.3))
    spoke = block((radius * 0.08, -breadth / 2, low), (radius * 0.6, breadth / 2, high))
    turns = (moved(spoke, turn_deg=360 * i / spokes) for i in range(spokes))
    clay.add(ALLOY, *(moved(along(mesh, "y"), (x, y, radius)) for mesh in turns))
