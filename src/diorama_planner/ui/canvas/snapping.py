"""What the pointer is drawn to: the session's items in a snap index, kept up lazily, and the grid under them.

The index hears of edits at once but looks at nothing before a tool asks; targets are made when a pointer comes
near. Which snaps are on is the user's preference. What an item offers follows from its outline and from the points
that were drawn.
"""

from __future__ import annotations

from collections.abc import Iterable

from diorama_planner.app.session import Session
from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.snap_targets import SnapKind, SnapTargets, joined, points_of, targets_of
from diorama_planner.geometry.snapping import Snap, SnapIndex, snap_to_grid
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import BASE_ID, Guide, Item, Point, Points, RecordId
from diorama_planner.model.roles import LIMIT_MM
from diorama_planner.tools.events import SnapLine, Snapped, SnappedMove
from diorama_planner.tools.frame import position
from diorama_planner.tools.guides import guide_line
from diorama_planner.tools.shapes import points_field
from diorama_planner.ui.canvas.mat import ruling_for
from diorama_planner.ui.readings import Readings

REACH_PIXELS = 9.0
FINER_FROM_PIXELS = 60.0
"""A grid whose lines stand farther apart than this on the screen is divided by five."""

COARSER_BELOW_PIXELS = 4.0


class Snapping:
    """Answers where a point would be drawn to."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._index = SnapIndex(self._targets)
        self._known: set[RecordId] = set()
        self._stale: set[RecordId] = set()
        self.forget()

    def forget(self) -> None:
        """Start anew: another document, or everything changed."""
        self._index = SnapIndex(self._targets)
        self._known = set()
        self._stale = set(self._session.document.records)

    def note(self, item_ids: Iterable[RecordId]) -> None:
        """Hear that items changed, came or went."""
        self._stale.update(item_ids)

    def snap(
        self,
        point: Point,
        mm_per_pixel: float,
        ignoring: frozenset[RecordId] = frozenset(),
        start: Point | None = None,
        beside: Points = (),
    ) -> Snapped:
        """Draw a point to what lies near, else to the grid; `beside` are more corners to be in line with."""
        if not self._session.preferences.snap_on:
            return Snapped(point)
        self._catch_up()
        kinds = self._kinds()
        wanted = kinds - {SnapKind.GRID}
        reach = REACH_PIXELS * mm_per_pixel
        found = self._index.snap(point, reach, wanted, without=ignoring, start=start, beside=beside)
        if found is not None:
            return self._told(found)
        if SnapKind.GRID in kinds:
            return Snapped(snap_to_grid(point, self._spacing(mm_per_pixel)), SnapKind.GRID.value)
        return Snapped(point)

    def snap_moved(
        self, anchors: Points, box: Bounds, mm_per_pixel: float, ignoring: frozenset[RecordId]
    ) -> SnappedMove:
        """Draw something under way to what lies near: its points, its sides, its gaps, else to the grid."""
        if not self._session.preferences.snap_on:
            return SnappedMove()
        self._catch_up()
        grid, reach = self._spacing(mm_per_pixel), REACH_PIXELS * mm_per_pixel
        shift = self._index.shift(anchors, box, reach, self._kinds(), grid_mm=grid, without=ignoring)
        return SnappedMove(shift.dx, shift.dy, None if shift.snap is None else self._told(shift.snap))

    def _kinds(self) -> frozenset[SnapKind]:
        chosen = self._session.preferences
        off = chosen.snaps_off if chosen.guides_shown else chosen.snaps_off | {SnapKind.GUIDE.value}
        return frozenset(kind for kind in SnapKind if kind.value not in off)

    def _spacing(self, mm_per_pixel: float) -> float:
        chosen = self._session.preferences
        if chosen.grid_real:  # in real lengths the lines that are seen are those that snap
            return ruling_for(Readings.of(self._session), "real").step_mm(1.0 / mm_per_pixel)
        return grid_spacing(chosen.grid_mm, mm_per_pixel)

    def _told(self, found: Snap) -> Snapped:
        """A snap as tools hear of it; what it shows is written in the user's unit."""
        readings = Readings.of(self._session)
        lines = []
        for line in found.lines:
            length = abs(line.end[0] - line.start[0]) + abs(line.end[1] - line.start[1])
            lines.append(SnapLine(line.start, line.end, readings.write(length) if line.is_gap else "", line.is_gap))
        return Snapped(found.point, found.kind.value, tuple(lines), found.item_id)

    def _catch_up(self) -> None:
        for record_id in self._stale:
            bounds = self._bounds(record_id)
            if bounds is not None:
                self._index.set(record_id, bounds)
                self._known.add(record_id)
            elif record_id in self._known:
                self._index.remove(record_id)
                self._known.discard(record_id)
        self._stale.clear()

    def _bounds(self, record_id: RecordId) -> Bounds | None:
        """The box round what a record offers; None if it offers nothing now."""
        record = self._session.document.records.get(record_id)
        if isinstance(record, Guide):
            start, end = guide_line(record, LIMIT_MM)
            return (*start, *end)
        if not isinstance(record, Item) or not self._session.scene.is_shown(record):
            return None
        region = self._session.outline(record_id)
        return None if region.is_empty else region.bounds

    def _targets(self, record_id: RecordId) -> SnapTargets:
        record = self._session.document.get(record_id)
        if isinstance(record, Guide):
            return targets_of_guide(record)
        edge = SnapKind.BASE_EDGE if record_id == BASE_ID else SnapKind.EDGE
        at = position(record) if isinstance(record, Item) else None
        outline = targets_of(self._session.outline(record_id).rings(), at, edge_kind=edge)
        if not isinstance(record, Item) or kind_of(record).placement is not Placement.POLYLINE:
            return outline
        line = getattr(record, points_field(kind_of(record)))
        return joined([outline, points_of(line, SnapKind.VERTEX)])  # the ends and bends of the line as it was drawn


def targets_of_guide(guide: Guide) -> SnapTargets:
    """A guide offers its line and nothing else: its ends are nowhere."""
    line = targets_of([guide_line(guide, LIMIT_MM)], closed=False, edge_kind=SnapKind.GUIDE)
    none = points_of([], SnapKind.VERTEX)
    return SnapTargets(none.points, none.point_ranks, line.segments, line.segment_ranks, ~line.straight, line.circles)


def grid_spacing(grid_mm: float, mm_per_pixel: float) -> float:
    """The grid that snaps at a zoom: the user's, finer when it stands wide apart, coarser when it crowds."""
    spacing = grid_mm
    if spacing / mm_per_pixel > FINER_FROM_PIXELS:
        spacing /= 5.0
    while spacing / mm_per_pixel < COARSER_BELOW_PIXELS:
        spacing *= 5.0
    return spacing
