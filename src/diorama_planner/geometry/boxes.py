"""An index of bounding boxes that follows edits: who may lie here?

The four sides of all boxes lie in four arrays. A query scans two of them whole and the others only where those
agree (about 0.01 ms at 10,000 boxes), so a change costs four numbers and no tree has to be kept in balance.
Exact tests on the few that are found are the caller's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from diorama_planner.geometry.points import Bounds, Point


class BoxIndex:
    """Bounding boxes by id. Answers are sorted by id, so they do not depend on the history of edits."""

    def __init__(self) -> None:
        self._sides: NDArray[np.float64] = np.full((4, 16), np.nan)
        self._ids: list[str] = []
        self._rows: dict[str, int] = {}
        self._foreseen: dict[Bounds, list[str]] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._ids))

    def set(self, item_id: str, bounds: Bounds) -> None:
        """Add a box or move the one that is there. A box of nan (an empty region) is kept but never found."""
        row = self._rows.get(item_id)
        if row is None:
            row = self._append(item_id)
        self._sides[:, row] = bounds
        self._foreseen = {}

    def set_many(self, item_ids: Sequence[str], bounds: Iterable[Bounds]) -> None:
        """Add or move many boxes at once."""
        for item_id, box in zip(item_ids, bounds, strict=True):
            self.set(item_id, box)

    def remove(self, item_id: str) -> None:
        """Forget a box; the last row takes its place.

        Raises:
            KeyError: no such id.
        """
        row = self._rows.pop(item_id)
        last_id = self._ids.pop()
        last = len(self._ids)
        if last_id != item_id:
            self._sides[:, row] = self._sides[:, last]
            self._ids[row] = last_id
            self._rows[last_id] = row
        self._sides[:, last] = np.nan
        self._foreseen = {}

    def bounds(self, item_id: str) -> Bounds:
        """Return the box of an id.

        Raises:
            KeyError: no such id.
        """
        xmin, ymin, xmax, ymax = self._sides[:, self._rows[item_id]].tolist()
        return xmin, ymin, xmax, ymax

    def around(self, item_ids: Iterable[str]) -> Bounds | None:
        """Return the box around the boxes of these ids; unknown ones and empty regions are left out."""
        rows = [self._rows[item_id] for item_id in item_ids if item_id in self._rows]
        return _around(self._sides[:, rows])

    def extent(self) -> Bounds | None:
        """Return the box around all boxes; None when there is none."""
        return _around(self._sides[:, : len(self._ids)])

    def query(self, bounds: Bounds) -> list[str]:
        """Return the ids whose boxes meet the given one; touching counts."""
        foreseen = self._foreseen.get(bounds)
        return self._sorted_ids(self._rows_meeting(bounds)) if foreseen is None else list(foreseen)

    def foresee(self, boxes: Sequence[Bounds]) -> None:
        """Find now, all together, what `query` is asked until the next change: for hundreds a tree is quicker."""
        known = np.flatnonzero(~np.isnan(self._sides[0, : len(self._ids)]))
        ids: list[list[str]] = [[] for _ in boxes]
        if boxes and known.size:
            tree = shapely.STRtree(shapely.box(*self._sides[:, known]))
            asked, found = tree.query(shapely.box(*np.array(boxes, dtype=np.float64).T))
            for number, row in zip(asked.tolist(), known[found].tolist(), strict=True):
                ids[number].append(self._ids[row])
        self._foreseen = {box: sorted(each) for box, each in zip(boxes, ids, strict=True)}

    def within(self, bounds: Bounds) -> list[str]:
        """Return the ids whose boxes lie wholly inside the given one."""
        xmin, ymin, xmax, ymax = bounds
        left, front, right, back = self._sides[:, : len(self._ids)]
        rows = np.flatnonzero((left >= xmin) & (right <= xmax))
        return self._sorted_ids(rows[(front[rows] >= ymin) & (back[rows] <= ymax)])

    def at(self, point: Point, tolerance: float = 0.0) -> list[str]:
        """Return the ids whose boxes come within `tolerance` mm of a point."""
        x, y = point
        return self.query((x - tolerance, y - tolerance, x + tolerance, y + tolerance))

    def nearest(self, point: Point, reach: float, most: int) -> list[str]:
        """Return up to `most` ids whose boxes come within `reach` mm of a point along x and y, the nearest."""
        x, y = point
        left, front, right, back = self._sides[:, : len(self._ids)]
        across = np.maximum(left - x, x - right)
        rows = np.flatnonzero(across <= reach)
        up = np.maximum(front[rows] - y, y - back[rows])
        gaps = np.maximum(across[rows], up)
        rows, gaps = rows[gaps <= reach], gaps[gaps <= reach]
        if len(rows) > most:
            rows = rows[np.argpartition(gaps, most)[:most]]
        return self._sorted_ids(rows)

    def sides_near(self, bounds: Bounds, without: Collection[str] = ()) -> NDArray[np.float64]:
        """Return the boxes that meet the given one, but those named, as columns of (left, front, right, back)."""
        rows = self._rows_meeting(bounds)
        if without:
            left_out = [self._rows[item_id] for item_id in without if item_id in self._rows]
            rows = rows[~np.isin(rows, left_out)]
        return self._sides[:, rows]

    def _rows_meeting(self, bounds: Bounds) -> NDArray[np.intp]:
        xmin, ymin, xmax, ymax = bounds
        left, front, right, back = self._sides[:, : len(self._ids)]
        rows = np.flatnonzero((left <= xmax) & (right >= xmin))
        meeting: NDArray[np.intp] = rows[(front[rows] <= ymax) & (back[rows] >= ymin)]
        return meeting

    def _append(self, item_id: str) -> int:
        """Take the next row for a new id; the array doubles when full."""
        row = len(self._ids)
        if row == self._sides.shape[1]:
            self._sides = np.hstack((self._sides, np.full_like(self._sides, np.nan)))
        self._ids.append(item_id)
        self._rows[item_id] = row
        return row

    def _sorted_ids(self, rows: NDArray[np.intp]) -> list[str]:
        return sorted([self._ids[row] for row in rows.tolist()])


def _around(sides: NDArray[np.float64]) -> Bounds | None:
    used = sides[:, ~np.isnan(sides).any(axis=0)]
    if not used.size:
        return None
    xmin, ymin = used[:2].min(axis=1).tolist()
    xmax, ymax = used[2:].max(axis=1).tolist()
    return xmin, ymin, xmax, ymax
