"""The closed outlines that items are drawn with: whether they enclose an area, and mending those that do not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from diorama_planner.core.errors import UsageError
from diorama_planner.geometry.outline import OutlineError, check_outline, flatten_curves, repair_outline
from diorama_planner.geometry.points import Points
from diorama_planner.kinds.base import Base
from diorama_planner.model.record import Item

ItemType = TypeVar("ItemType", bound=Item)


def drawn_outline(item: Item) -> Points | None:
    """Give the outline that the user drew, curves flattened; None for kinds that have none.

    A base checks its own outline, and has none unless it is a polygon.

    Raises:
        GeometryError: curves on segments that the outline does not have.
    """
    outline = getattr(item, "outline_mm", None)
    if outline is None or isinstance(item, Base):
        return None
    return flatten_curves(outline, getattr(item, "curves_mm", None), closed=True)


def check_item_outline(item: Item) -> None:
    """Refuse an item whose outline encloses no area or crosses itself.

    Raises:
        GeometryError: naming the item, the fault and its place.
    """
    try:
        outline = drawn_outline(item)
        if outline is not None:
            check_outline(outline)
    except UsageError as error:
        error.where = item.label or item.id
        raise


def with_repaired_outline(item: ItemType) -> ItemType:
    """Give an item with the largest area that its outline encloses, its curves as chords; a good one as it is.

    Raises:
        OutlineError: nothing is enclosed.
    """
    outline = drawn_outline(item)
    if outline is None:
        return item
    try:
        check_outline(outline)
        return item
    except OutlineError:
        mended = tuple((float(x), float(y)) for x, y in repair_outline(outline))
    fields: dict[str, Any] = {"outline_mm": mended}
    if getattr(item, "curves_mm", None):
        fields["curves_mm"] = {}
    return replace(item, **fields)
