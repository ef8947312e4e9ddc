"""What has moved on a thing: steered wheels under its picture, doors that stand open beside it and take up room."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.drawing.primitives import Fill, Path, Pen, Point, Primitive, Solid, Subpath
from diorama_planner.geometry.region import polygon_region
from diorama_planner.kinds.figures import Size
from diorama_planner.solids.prism import Prism
from diorama_planner.symbols.axles import Running, axle_stations, running_of, wheels
from diorama_planner.symbols.car_styles import STYLES, style_name
from diorama_planner.symbols.classes import class_tag
from diorama_planner.symbols.curves import centred
from diorama_planner.symbols.library import symbol_of
from diorama_planner.symbols.poses import DOOR_DEG, Pose
from diorama_planner.symbols.solid_car_lines import SIDE_LINES

TYRE = "#17181b"
EDGE_MM = 0.12
DOOR_MM = 90.0
"""How thick a door is."""
USUAL_DOOR = 0.27
"""Length of a door beside that of the vehicle, and where it begins behind the front axle in tyre diameters."""
BEHIND_AXLE = 0.62
DOOR_RISE = (0.15, 0.6)
"""Between which shares of the height a door is as wide as it is from above: from its sill to its window."""


def moved_parts(
    entry: CatalogueThing, pose: Pose, at: Point, rotation_deg: float, factors: Size, body: str
) -> Iterator[Primitive]:
    """Give what is drawn under the picture of a vehicle; nothing for what has no wheels.

    Args:
        entry: the thing.
        pose: how what moves on it stands.
        at: its middle in the plan, mm.
        rotation_deg: how it is turned.
        factors: by what its real sizes are multiplied.
        body: its colour, or nothing for that of its picture.
    """
    running = running_of(class_tag(entry), entry)
    if running is None:
        return

    def placed(ring: Sequence[Point], colour: str) -> Fill:
        ring_mm = _placed(ring, at, rotation_deg, factors)
        return Fill(Path((Subpath(ring_mm),)), Solid(colour), Pen(TYRE, EDGE_MM))

    if pose.steer_deg:
        for ring in _steered(entry, running, pose.steer_deg):
            yield placed(ring, TYRE)
    for side in (1.0, -1.0):
        if pose.opens(side):
            yield placed(_door(entry, running, side), body or symbol_of(entry).colours.get("body", TYRE))


def open_doors(
    entry: CatalogueThing, pose: Pose, at: Point, rotation_deg: float, factors: Size, floor_mm: float
) -> tuple[Prism, ...]:
    """Give what open doors fill; `floor_mm` is the height on which the thing stands, the rest as `moved_parts`."""
    running = running_of(class_tag(entry), entry)
    if running is None:
        return ()
    low, high = (floor_mm + share * entry.real_mm[2] * factors[2] for share in DOOR_RISE)
    rings = [_door(entry, running, side) for side in (1.0, -1.0) if pose.opens(side)]
    return tuple(Prism(polygon_region(_placed(ring, at, rotation_deg, factors)), low, high) for ring in rings)


def doors_reach(entry: CatalogueThing, factors: Size) -> float:
    """Give how far open doors reach at most beyond the outline of a vehicle, in mm."""
    running = running_of(class_tag(entry), entry)
    return 0.0 if running is None else door_place(entry, running)[1] * max(factors[:2])


def _placed(ring: Sequence[Point], at: Point, rotation_deg: float, factors: Size) -> tuple[Point, ...]:
    points = [(x * factors[0], y * factors[1]) for x, y in ring]
    return tuple((at[0] + x, at[1] + y) for x, y in _turned(points, rotation_deg))


def _steered(entry: CatalogueThing, running: Running, steer_deg: float) -> Iterator[tuple[Point, ...]]:
    standing = wheels(entry, running)
    for wheel in standing:
        if wheel.x == standing[0].x > standing[-1].x:
            ring = centred(0.0, 0.0, wheel.diameter, wheel.width)
            yield tuple((wheel.x + x, wheel.y + y) for x, y in _turned(ring, steer_deg))


def _door(entry: CatalogueThing, running: Running, side: float) -> tuple[Point, ...]:
    hinge, long = door_place(entry, running)
    ring = ((0.0, 0.0), (-long, 0.0), (-long, -side * DOOR_MM), (0.0, -side * DOOR_MM))
    edge = side * entry.real_mm[1] * 0.475
    return tuple((hinge + x, edge + y) for x, y in _turned(ring, -side * DOOR_DEG))


def door_place(entry: CatalogueThing, running: Running) -> tuple[float, float]:
    """Give x of the hinges of the front doors, and how long a door is."""
    length = entry.real_mm[0]
    if class_tag(entry) != "car":
        axle, diameter = axle_stations(entry, running)[0], wheels(entry, running)[0].diameter
        return axle - BEHIND_AXLE * diameter, USUAL_DOOR * length
    name = style_name(entry)
    style, lines = STYLES[name], SIDE_LINES[name]
    front = length * (0.5 - style.cowl - 0.03)
    share = lines.windows[0][1] + 0.02
    return front, front - length * (0.5 - style.cowl - (style.glass_end - style.cowl) * share)


def _turned(ring: Sequence[Point], angle_deg: float) -> tuple[Point, ...]:
    turn = math.radians(angle_deg)
    cos, sin = math.cos(turn), math.sin(turn)
    return tuple((x * cos - y * sin, x * sin + y * cos) for x, y in ring)
