"""An underlay: a photo, sketch or scanned plan laid on the base at true size, to draw over.

It is nothing that is built: it is never on the bill, and is printed only if wanted. How a picture is read,
straightened and calibrated is for `ui` and `app.editing.underlays`; here is what has come of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, ClassVar

from diorama_planner.core.errors import RecordError
from diorama_planner.core.messages import msg
from diorama_planner.drawing.primitives import WHOLE, Crop, Picture, Primitive
from diorama_planner.geometry.region import Region, rect_region, transform
from diorama_planner.kinds.contract import Around, Handle, ItemKind, Placement
from diorama_planner.kinds.shared import UNDERLAY_LEVEL
from diorama_planner.model.record import Item, Point
from diorama_planner.model.roles import Role, Spec


@dataclass(frozen=True, slots=True, kw_only=True)
class Underlay(Item):
    """A picture about its middle `at_mm`, turned counter-clockwise.

    `picture` names the asset, `crop` the part of it that is shown (left, top, right, bottom as shares);
    `width_mm` and `aspect` (height by width) are those of that part. It stands for something real and is
    rescaled with what was drawn over it.
    """

    kind: ClassVar[str] = "underlay"

    picture: Annotated[str, Spec(Role.DATA)]
    at_mm: Annotated[Point, Spec(Role.POINT, "Position")]
    width_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Width", positive=True, stretches=True)]
    aspect: Annotated[float, Spec(Role.RATIO, "Height by width", positive=True, maximum=1e4, shown=False)] = 1.0
    rotation_deg: Annotated[float, Spec(Role.ANGLE, "Rotation", upright=True)] = 0.0
    opacity: Annotated[float, Spec(Role.RATIO, "Opacity", minimum=0.05, maximum=1.0)] = 0.7
    printed: Annotated[bool, Spec(Role.FLAG, "Print it too")] = False
    crop: Annotated[tuple[float, float, float, float], Spec(Role.DATA)] = WHOLE

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        if not _is_part(self.crop):
            text = msg("crop is {value}, not left, top, right and bottom from 0 to 1", value=self.crop)
            raise RecordError(text, where=self.id)

    @property
    def height_mm(self) -> float:
        """Height of the part that is shown."""
        return self.width_mm * self.aspect


def _is_part(crop: Crop) -> bool:
    left, top, right, bottom = crop
    return 0.0 <= left < right <= 1.0 and 0.0 <= top < bottom <= 1.0


def outline(item: Underlay, around: Around) -> Region:
    """The picture's rectangle."""
    across, up = item.width_mm / 2, item.height_mm / 2
    return transform(rect_region(-across, -up, across, up), item.at_mm, item.rotation_deg)


def draw(item: Underlay, around: Around) -> Iterable[Primitive]:
    """The picture."""
    size = (item.width_mm, item.height_mm)
    yield Picture(item.picture, item.at_mm, size, item.rotation_deg, item.opacity, item.crop)


def handles(item: Underlay, around: Around) -> tuple[Handle, ...]:
    """A grip that turns the picture, at the middle of its right side."""
    turn = math.radians(item.rotation_deg)
    reach = item.width_mm / 2
    at = (item.at_mm[0] + reach * math.cos(turn), item.at_mm[1] + reach * math.sin(turn))
    return (Handle(at, "rotation_deg"),)


def is_printed(item: Underlay) -> bool:
    """Whether it comes onto paper: only if the user wants it."""
    return item.printed


KIND = ItemKind(
    tag="underlay",
    record=Underlay,
    name="Underlay",
    plural="Underlays",
    icon="image",
    placement=Placement.IMPORTED,
    level=UNDERLAY_LEVEL,
    area_like=True,
    outline=outline,
    draw=draw,
    handles=handles,
    is_printed=is_printed,
)
