"""What an edit means for dimensions: they keep their last place when an item goes, and are dragged by their line."""

from __future__ import annotations

from dataclasses import replace

from diorama_planner.app.scene import Scene
from diorama_planner.kinds.anchors import FREE
from diorama_planner.kinds.dimension import Dimension, places
from diorama_planner.kinds.dimension_lines import stands_off
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Point, RecordId

_SAME_MM = 1e-6


def settle(draft: Draft, scene: Scene) -> None:
    """Bring the dimensions into line with what an edit did to them and to the items that they hold on to.

    Before the edit takes effect: `scene` still shows the plan as it was.
    """
    touched = draft.touched
    gone = [item_id for item_id in touched if draft.find(item_id) is None]
    for dimension_id in scene.anchored_to(gone):
        dimension = draft.find(dimension_id)
        if isinstance(dimension, Dimension):
            draft.put(replace(dimension, points_mm=_kept(dimension, scene, frozenset(gone))))
    for item_id in touched:
        record = draft.find(item_id)
        if isinstance(record, Dimension) and any(anchor.item for anchor in record.anchors):
            old = draft.document.records.get(item_id)
            draft.put(_held(record, old if isinstance(old, Dimension) else None, scene))


def _kept(dimension: Dimension, scene: Scene, gone: frozenset[RecordId]) -> tuple[Point, ...]:
    """The places of the ends, those on items that go as they are now."""
    now = places(dimension, scene.around)
    anchors = (*dimension.anchors, *[FREE] * len(now))
    ends = zip(now, dimension.points_mm, anchors, strict=False)
    return tuple(there if anchor.item in gone else last for there, last, anchor in ends)


def _held(new: Dimension, old: Dimension | None, scene: Scene) -> Dimension:
    """A dimension that was moved: its ends stay on their items, its line follows; an end pulled off alone is free."""
    before = places(new, scene.around) if old is None else old.points_mm
    if (old is not None and old.anchors != new.anchors) or len(before) != len(new.points_mm):
        return new
    shifts = [(x - x0, y - y0) for (x, y), (x0, y0) in zip(new.points_mm, before, strict=True)]
    moved = [number for number, (dx, dy) in enumerate(shifts) if abs(dx) + abs(dy) > _SAME_MM]
    if not moved:
        return new
    if len(moved) < len(shifts):
        kept = tuple(FREE if number in moved else anchor for number, anchor in enumerate(new.anchors))
        return replace(new, anchors=kept)
    (dx, dy), others = shifts[0], shifts[1:]
    if any(abs(dx - x) + abs(dy - y) > 1e-3 for x, y in others):
        return new  # turned or stretched: the ends stay where they are held
    now = places(new, scene.around)
    farther = stands_off(new.shape, new.along_deg, now, (dx, dy))
    held = zip(now, new.points_mm, (*new.anchors, *[FREE] * len(now)), strict=False)
    ends = tuple(there if anchor.item else last for there, last, anchor in held)
    return replace(new, offset_mm=new.offset_mm + farther, points_mm=ends)
