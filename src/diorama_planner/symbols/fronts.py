"""The way in to fronts: which drawing a class of thing has when it is seen from before."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from diorama_planner.drawing.primitives import Colour, Point, Primitive
from diorama_planner.symbols import front_boards as boards
from diorama_planner.symbols import front_joinery as joinery
from diorama_planner.symbols import front_machines as machines
from diorama_planner.symbols.classes import class_tag
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.front import Front

FRONTS: Mapping[str, Callable[[Front, ThingShape], None]] = {
    "fascia": boards.fascia,
    "sign": boards.fascia,
    "billboard": boards.fascia,
    "price_sign": boards.fascia,
    "side_sign": boards.side_sign,
    "awning": boards.awning,
    "lantern": boards.lantern,
    "door": joinery.door,
    "window_frame": joinery.window,
    "shutter": joinery.shutter,
    "air_conditioner": machines.air_conditioner,
    "air_unit": machines.air_conditioner,
    "meter": machines.meter,
    "cabinet": machines.meter,
    "satellite_dish": machines.dish,
    "street_light": machines.lamp,
    "lamp_post": machines.lamp,
}
_BY_ID: Mapping[str, Callable[[Front, ThingShape], None]] = {
    "downpipe": machines.pipe,
    "shutter_canopy": boards.canopy,
    **dict.fromkeys(
        ("garage_door_us1", "garage_door_us2", "garage_door_uk1", "garage_door_uk2"), joinery.garage_door
    ),
}
"""Things whose class looks alike from above only."""


def front_of(
    thing: ThingShape, foot: Point, size_mm: tuple[float, float], chosen: Mapping[str, Colour], text: str = ""
) -> tuple[Primitive, ...]:
    """Draw a thing from before.

    Args:
        thing: what it is.
        foot: the middle of its lower edge.
        size_mm: width and height as drawn.
        chosen: colours of slots that the user chose.
        text: what is written on it, if it is a sign.
    """
    across = thing.real_mm[1 if thing.front.endswith("x") else 0]
    front = Front(foot, size_mm, (across, max(1.0, thing.real_mm[2])), {**dict(thing.colours), **chosen}, text)
    draw = _BY_ID.get(thing.id) or FRONTS.get(class_tag(thing), boards.plain)
    draw(front, thing)
    return tuple(front.parts)
