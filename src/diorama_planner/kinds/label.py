"""A label: a line of text on the plan. It is read on screen and on paper and needs no material."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, ClassVar

from diorama_planner.drawing.primitives import Primitive, Text
from diorama_planner.geometry.region import Region, rect_region, transform
from diorama_planner.kinds.contract import Around, Handle, ItemKind, Placement
from diorama_planner.kinds.shared import LABEL_LEVEL
from diorama_planner.model.record import Item, Point
from diorama_planner.model.roles import Role, Spec

_DESCENT = 0.3  # of the capital height, for the tails of g and y


@dataclass(frozen=True, slots=True, kw_only=True)
class Label(Item):
    """Text centred on `at_mm`; `height_mm` is that of its capitals on the bench."""

    kind: ClassVar[str] = "label"

    text: Annotated[str, Spec(Role.TEXT, "Text")]
    at_mm: Annotated[Point, Spec(Role.POINT, "Position")]
    height_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Letter height", positive=True, stretches=True)] = 5.0
    rotation_deg: Annotated[float, Spec(Role.ANGLE, "Rotation", upright=True)] = 0.0
    colour: Annotated[str, Spec(Role.COLOUR, "Colour")] = "#ff7ac1"


def outline(item: Label, around: Around) -> Region:
    """Box round the text."""
    half = max(around.text_width(item.text, item.height_mm), item.height_mm) / 2
    box = rect_region(-half, -_DESCENT * item.height_mm, half, 1.1 * item.height_mm)
    return transform(box, item.at_mm, item.rotation_deg)


def draw(item: Label, around: Around) -> Iterable[Primitive]:
    """The text."""
    yield Text(item.text, item.at_mm, item.height_mm, item.colour, rotation_deg=item.rotation_deg, bold=True)


def handles(item: Label, around: Around) -> tuple[Handle, ...]:
    """A grip that turns the text, at its right end."""
    reach = around.text_width(item.text, item.height_mm) / 2 + item.height_mm
    turn = math.radians(item.rotation_deg)
    at = (item.at_mm[0] + reach * math.cos(turn), item.at_mm[1] + reach * math.sin(turn))
    return (Handle(at, "rotation_deg"),)


KIND = ItemKind(
    tag="label",
    record=Label,
    name="Text",
    plural="Texts",
    icon="type",
    placement=Placement.POINT,
    level=LABEL_LEVEL,
    tool_key="T",
    outline=outline,
    draw=draw,
    handles=handles,
)
