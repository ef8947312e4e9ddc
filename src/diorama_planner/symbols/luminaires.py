"""Where a thing that is a lamp has its light: at the end of the arm over the road, or in the lantern on its post.

Real millimetres about the centre of the thing's plan, unturned, as its picture; what shines there is no matter here.
"""

from __future__ import annotations

from typing import NamedTuple

from diorama_planner.drawing.primitives import Point
from diorama_planner.symbols.classes import CLASSES, class_tag
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import quarter_turned
from diorama_planner.symbols.library import quarter_turns

OUTREACH_SHARE, OUTREACH_MM = 1 / 6, 1800.0
"""The arm of a street light: a share of its height, at most so much. Usual outreach, general knowledge."""

GLASS_SHARE = 1.01
"""The middle of its glass, as a share of the arm; the head reaches beyond that."""

UNDER_ARM_SHARE, IN_LANTERN_SHARE = 0.985, 0.85
"""How high the light is, as a share of the height of what carries it. By eye."""


class Luminaire(NamedTuple):
    """The place of a light in the plan of its thing, and its height over the thing's underside."""

    at: Point
    height_mm: float


def outreach(height_mm: float) -> float:
    """How far the arm of a street light of a height reaches."""
    return min(height_mm * OUTREACH_SHARE, OUTREACH_MM)


def luminaire(thing: ThingShape) -> Luminaire | None:
    """Give the place where a street light or a lamp post shines; None for things that are no lamps."""
    tag, height = class_tag(thing), thing.real_mm[2]
    if tag == "lamp_post":
        return Luminaire((0.0, 0.0), height * IN_LANTERN_SHARE)
    if tag != "street_light":
        return None
    end = (0.0, -outreach(height) * GLASS_SHARE)
    (at,) = quarter_turned([end], quarter_turns(thing, CLASSES[tag]))
    return Luminaire(at, height * UNDER_ARM_SHARE)
