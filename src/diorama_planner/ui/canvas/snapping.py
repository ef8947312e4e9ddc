"""What the pointer is drawn to: the session's items in a snap index, kept up lazily, and the grid under them.

The index hears of edits at once but looks at nothing before a tool asks; targets are made when a pointer comes
near. Which snaps are on is the user's preference.
"""

from __future__ import annotations

from collections.abc import Iterable

from diorama_planner.app.session import Session
from diorama_planner.geometry.snapping import SnapIndex, SnapKind, SnapTargets, snap_to_grid, targets_of
from diorama_planner.model.record import BASE_ID, Item, Point, RecordId
from diorama_planner.tools.events import Snapped
from diorama_planner.tools.frame import position

REACH_PIXELS = 9.0
FINER_FROM_PIXELS = 60.0
"""A grid whose lines stand farther apart than this on the screen is divided by five."""

COARSER_BELOW_PIXELS = 4.0

_PREFERENCE_OF = {SnapKind.BASE_EDGE: "base"}


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

    def snap(self, point: Point, mm_per_pixel: float, ignoring: frozenset[RecordId] = frozenset()) -> Snapped:
        """Draw a point to what lies near, else to the grid."""
        chosen = self._session.preferences
        if not chosen.snap_on:
            return Snapped(point)
        self._catch_up()
        kinds = [kind for kind in SnapKind if _PREFERENCE_OF.get(kind, kind.value) in chosen.snaps]
        wanted = [kind for kind in kinds if kind is not SnapKind.GRID]
        found = self._index.snap(point, REACH_PIXELS * mm_per_pixel, wanted, without=ignoring)
        if found is not None:
            return Snapped(found.point, found.kind.value)
        if SnapKind.GRID in kinds:
            spacing = grid_spacing(chosen.grid_mm, mm_per_pixel)
            return Snapped(snap_to_grid(point, spacing), SnapKind.GRID.value)
        return Snapped(point)

    def _catch_up(self) -> None:
        if not self._stale:
            return
        records = self._session.document.records
        for item_id in self._stale:
            item = records.get(item_id)
            region = self._session.outline(item_id) if isinstance(item, Item) else None
            if region is not None and not region.is_empty:
                self._index.set(item_id, region.bounds)
                self._known.add(item_id)
            elif item_id in self._known:
                self._index.remove(item_id)
                self._known.discard(item_id)
        self._stale.clear()

    def _targets(self, item_id: RecordId) -> SnapTargets:
        item = self._session.document.get(item_id)
        rings = self._session.outline(item_id).rings()
        edge = SnapKind.BASE_EDGE if item_id == BASE_ID else SnapKind.EDGE
        if any(len(ring) > _ROUND for ring in rings):
            rings = []  # a round thing has no corners to offer, only its centre
        return targets_of(rings, position(item) if isinstance(item, Item) else None, edge_kind=edge)


_ROUND = 200


def grid_spacing(grid_mm: float, mm_per_pixel: float) -> float:
    """The grid that snaps at a zoom: the user's, finer when it stands wide apart, coarser when it crowds."""
    spacing = grid_mm
    if spacing / mm_per_pixel > FINER_FROM_PIXELS:
        spacing /= 5.0
    while spacing / mm_per_pixel < COARSER_BELOW_PIXELS:
        spacing *= 5.0
    return spacing
