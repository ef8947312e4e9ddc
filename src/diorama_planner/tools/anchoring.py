"""How what is dragged snaps: its corners, middles and sides to those of others, and in line with them.

The sums are the context's; here is which points of a selection count, and what a drag makes of the answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.region import Region
from diorama_planner.model.record import Point, Points, RecordId
from diorama_planner.tools.context import Context
from diorama_planner.tools.events import Snapped
from diorama_planner.tools.frame import outline_points
from diorama_planner.tools.vectors import corners, middle, shifted

MOST_CORNERS = 8
"""A shape with more corners is round or free: the box round it stands for it."""


def drag_anchors(ids: frozenset[RecordId], hold: Point, box: Bounds | None, context: Context) -> Points:
    """The points of a selection that snap, the one by which it is held first."""
    if box is None:
        return (hold,)
    return anchors_of(outline_points(ids, context), hold, box)


def anchors_of(ring: Sequence[Point], hold: Point, box: Bounds) -> Points:
    """The points of an outline in its box that snap, the one by which it is held first."""
    shape = tuple(ring) if 0 < len(ring) <= MOST_CORNERS else corners(box)
    around = zip(shape, (*shape[1:], shape[0]), strict=True)
    sides = tuple(middle((*start, *end)) for start, end in around)
    return (hold, middle(box), *shape, *sides)


def snapped_drag(
    ids: frozenset[RecordId], hold: Point, box: Bounds | None, raw: Point, context: Context
) -> tuple[Point, Snapped]:
    """Where a drag has brought the point by which something is held, drawn to what lies near, and by what.

    Args:
        ids: What is dragged.
        hold: The point of it that snaps first, where it was at the start.
        box: The box round it at the start.
        raw: How far the hand has come, in mm.
        context: The plan.
    """
    dx, dy = raw
    anchors = tuple((x + dx, y + dy) for x, y in drag_anchors(ids, hold, box, context))
    there = (*anchors[0], *anchors[0]) if box is None else shifted(box, dx, dy)
    drawn = context.snap_moved(anchors, there, ids)
    end = (hold[0] + dx + drawn.dx, hold[1] + dy + drawn.dy)
    return end, drawn.snap or Snapped(end)


def snapped_ghost(area: Region, hold: Point, context: Context) -> tuple[Point, Snapped]:
    """Where something that is not on the plan yet is drawn to, and by what; `hold` is its position in the hand."""
    if area.is_empty:
        snap = context.snap(hold)
        return snap.point, snap
    ring = [(x, y) for ring in area.rings() for x, y in ring.tolist()]
    drawn = context.snap_moved(anchors_of(ring, hold, area.bounds), area.bounds, frozenset())
    end = (hold[0] + drawn.dx, hold[1] + drawn.dy)
    return end, drawn.snap or Snapped(end)
