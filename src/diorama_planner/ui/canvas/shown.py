"""What the canvas shows of each item: drawing, place and height, found again by place in order of stacking.

Places are kept in arrays, so that asking which of 50,000 items meet a part of the plan is one comparison each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from diorama_planner.drawing.extent import NOWHERE, Box, extent, united
from diorama_planner.drawing.primitives import Primitive
from diorama_planner.model.record import RecordId
from diorama_planner.painting.crowds import Crowd, is_crowd, parts_that_differ
from diorama_planner.painting.marks import Mark

LEAST_ROOM = 64


@dataclass(slots=True)
class Shown:
    """One item on the canvas; `mark` is made when it is first painted at a zoom.

    The box may be too large, never too small.
    """

    item_id: RecordId
    primitives: tuple[Primitive, ...]
    box: Box
    z: float
    mark: Mark | None = None

    def followed(self, primitives: tuple[Primitive, ...], z: float) -> tuple[Shown, list[Box]]:
        """What shows the item as it now looks, and where to paint again: in a crowd where someone came or went."""
        parts = parts_that_differ(self.primitives, primitives) if z == self.z else None
        if parts is None or not is_crowd(primitives):
            now = Shown(self.item_id, primitives, extent(primitives), z)
            return now, [self.box, now.box]
        mark = self.mark.follow(primitives) if isinstance(self.mark, Crowd) else None
        return Shown(self.item_id, primitives, united((self.box, *parts)), z, mark), parts


class ShownItems:
    """The items shown, by id and by place."""

    def __init__(self) -> None:
        self._by_id: dict[RecordId, int] = {}
        self._rows: list[Shown | None] = []
        self._free: list[int] = []
        self._boxes = np.empty((4, 0))
        self._z = np.empty(0)

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, item_id: RecordId) -> Shown | None:
        """What shows an item."""
        row = self._by_id.get(item_id)
        return None if row is None else self._rows[row]

    def forget_marks(self) -> None:
        """Let marks be made anew, for another zoom."""
        for shown in self._rows:
            if shown is not None:
                shown.mark = None

    def fill(self, found: Sequence[Shown]) -> None:
        """Show these and nothing else."""
        self._by_id = {shown.item_id: row for row, shown in enumerate(found)}
        self._rows = list(found)
        self._free = []
        edges = chain.from_iterable(shown.box for shown in found)
        self._boxes = np.fromiter(edges, np.float64, 4 * len(found)).reshape(-1, 4).T.copy()
        self._z = np.fromiter((shown.z for shown in found), np.float64, len(found))

    def put(self, shown: Shown) -> None:
        """Show an item, in place of what showed it."""
        row = self._by_id.get(shown.item_id)
        if row is None:
            row = self._by_id[shown.item_id] = self._new_row()
        self._rows[row] = shown
        self._boxes[:, row] = shown.box
        self._z[row] = shown.z

    def remove(self, item_id: RecordId) -> Shown | None:
        """Show an item no longer; gives what showed it."""
        row = self._by_id.pop(item_id, None)
        if row is None:
            return None
        gone, self._rows[row] = self._rows[row], None
        self._boxes[:, row] = NOWHERE
        self._free.append(row)
        return gone

    def _new_row(self) -> int:
        if self._free:
            return self._free.pop()
        row = len(self._rows)
        self._rows.append(None)
        if row >= len(self._z):
            room = max(LEAST_ROOM, 2 * row)
            boxes, heights = np.empty((4, room)), np.zeros(room)
            boxes[:] = np.array(NOWHERE)[:, None]
            boxes[:, :row], heights[:row] = self._boxes, self._z
            self._boxes, self._z = boxes, heights
        return row

    def meeting(self, boxes: Iterable[Box]) -> list[Shown]:
        """The items that meet one of some boxes, from below to above."""
        xmin, ymin, xmax, ymax = self._boxes
        hit = np.zeros(len(self._z), dtype=bool)
        for left, low, right, high in boxes:
            hit |= (xmin <= right) & (xmax >= left) & (ymin <= high) & (ymax >= low)
        rows = np.flatnonzero(hit)
        heights = self._z[rows]
        order = np.argsort(heights, kind="stable")
        found = [shown for row in rows[order].tolist() if (shown := self._rows[row]) is not None]
        if (np.diff(heights[order]) == 0).any():  # equally high: ids decide, as they do on paper
            found.sort(key=lambda shown: (shown.z, shown.item_id))
        return found
