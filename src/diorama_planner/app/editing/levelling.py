"""Making the ground level under what stands on it: a landform of its own, after all others."""

from __future__ import annotations

from collections.abc import Sequence

from diorama_planner.app.verbs import item_of
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, RecordId


def level_ground(draft: Draft, item_id: RecordId, outline: Sequence[Point], level_mm: float, edge_mm: float) -> None:
    """Add a level place over the base top, which falls or rises to the ground over `edge_mm` inside its outline.

    Raises:
        UsageError: the item is gone.
    """
    item = item_of(draft, item_id)
    last = max((one.order for one in draft.every(Item) if kind_of(one).relief is not None), default=0.0)
    draft.put(
        Landform(
            outline_mm=tuple((float(x), float(y)) for x, y in outline),
            operation="level",
            height_mm=level_mm,
            edge="slope",
            edge_width_mm=edge_mm,
            label=f"Place for {item.label}" if item.label else "Levelled place",
            layer=item.layer,
            order=last + 1.0,
        )
    )
