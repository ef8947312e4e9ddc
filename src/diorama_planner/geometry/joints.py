"""Finds which walls touch: an end of one that lies on, in or against another. How they join is in `walls`.

All ends and segments lie in arrays and are matched through a grid of squares, so that the walls of a whole plan
take a few milliseconds and an edit asks only about those that it touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.walls import TOUCH_MM, Run, has_ends

_Floats = NDArray[np.float64]
_Ints = NDArray[np.int64]

_SMALLEST_CELL_MM = 20.0
_MOST_CELLS = 2_000_000
_STRIDE = 1 << 31


class _Rows:
    """Ends as (x, y) and segments as (x1, y1, x2, y2, half), each with the number of its wall."""

    def __init__(self, runs: Iterable[tuple[int, Run]]) -> None:
        ends: list[tuple[float, float]] = []
        ends_of: list[int] = []
        segments: list[tuple[float, float, float, float, float]] = []
        segments_of: list[int] = []
        for number, run in runs:
            line, half = run.line, run.thickness / 2
            if has_ends(line):
                ends += [line[0], line[-1]]
                ends_of += [number, number]
            for (x1, y1), (x2, y2) in pairwise(line):
                segments.append((x1, y1, x2, y2, half))
                segments_of.append(number)
        self.ends: _Floats = np.array(ends, dtype=np.float64).reshape(-1, 2)
        self.ends_of: _Ints = np.array(ends_of, dtype=np.int64)
        self.segments: _Floats = np.array(segments, dtype=np.float64).reshape(-1, 5)
        self.segments_of: _Ints = np.array(segments_of, dtype=np.int64)

    def replace(self, gone: _Ints, new: _Rows) -> None:
        """Drop the rows of some walls and add others."""
        for rows, owners in (("ends", "ends_of"), ("segments", "segments_of")):
            stays = ~np.isin(getattr(self, owners), gone)
            setattr(self, rows, np.concatenate((getattr(self, rows)[stays], getattr(new, rows))))
            setattr(self, owners, np.concatenate((getattr(self, owners)[stays], getattr(new, owners))))


class Joints:
    """Runs by id, and for each those that it touches."""

    def __init__(self, runs: Mapping[str, Run]) -> None:
        self._runs = dict(runs)
        self._ids = list(runs)
        self._numbers = {item_id: number for number, item_id in enumerate(self._ids)}
        self._rows = _Rows((number, runs[item_id]) for item_id, number in self._numbers.items())
        self._touching: dict[str, set[str]] = {}
        self._note(self._rows, self._rows)

    def __len__(self) -> int:
        return len(self._runs)

    def touching(self, item_id: str) -> list[str]:
        """The runs that touch one, sorted; none for an unknown id."""
        return sorted(self._touching.get(item_id, ()))

    def touching_run(self, run: Run, without: str = "") -> list[str]:
        """The runs that one would touch if it were there."""
        rows = _Rows([(-1, run)])
        found = {*_owners(rows, self._rows)[:, 1].tolist(), *_owners(self._rows, rows)[:, 0].tolist()} - {-1}
        return sorted({self._ids[number] for number in found} - {without})

    def update(self, changed: Mapping[str, Run | None]) -> set[str]:
        """Put, move or (None) remove runs; gives all whose joints may differ, those that are gone not."""
        affected = set(changed)
        gone = [self._numbers[item_id] for item_id in changed if item_id in self._numbers]
        for item_id in changed:
            for other in self._touching.pop(item_id, ()):
                affected.add(other)
                self._touching.get(other, set()).discard(item_id)
            self._runs.pop(item_id, None)
        new = {item_id: run for item_id, run in changed.items() if run is not None}
        self._runs |= new
        rows = _Rows((self._number(item_id), run) for item_id, run in new.items())
        self._rows.replace(np.array(gone, dtype=np.int64), rows)
        affected |= self._note(rows, self._rows) | self._note(self._rows, rows)
        return affected & self._runs.keys()

    def _number(self, item_id: str) -> int:
        number = self._numbers.setdefault(item_id, len(self._ids))
        if number == len(self._ids):
            self._ids.append(item_id)
        return number

    def _note(self, ends: _Rows, segments: _Rows) -> set[str]:
        """Match ends with segments and note who touches whom; gives all of them."""
        found: set[str] = set()
        for a, b in _owners(ends, segments).tolist():
            one, other = self._ids[a], self._ids[b]
            self._touching.setdefault(one, set()).add(other)
            self._touching.setdefault(other, set()).add(one)
            found |= {one, other}
        return found


def _owners(ends: _Rows, segments: _Rows) -> _Ints:
    """The pairs of walls, as rows (whose end, whose segment), of which one ends in the other; each pair once."""
    end_rows, segment_rows = _candidates(ends.ends, segments.segments)
    apart = ends.ends_of[end_rows] != segments.segments_of[segment_rows]
    end_rows, segment_rows = end_rows[apart], segment_rows[apart]
    at, (x1, y1, x2, y2, half) = ends.ends[end_rows], segments.segments[segment_rows].T
    steps = np.column_stack((x2 - x1, y2 - y1))
    reach = at - np.column_stack((x1, y1))
    length2 = np.maximum((steps**2).sum(axis=1), 1e-18)
    share = np.clip((reach * steps).sum(axis=1) / length2, 0.0, 1.0)
    gap = np.hypot(*(reach - steps * share[:, None]).T)
    near = gap <= half + TOUCH_MM
    pairs = np.column_stack((ends.ends_of[end_rows[near]], segments.segments_of[segment_rows[near]]))
    return np.unique(pairs, axis=0) if len(pairs) else pairs


def _candidates(ends: _Floats, segments: _Floats) -> tuple[_Ints, _Ints]:
    """Rows of ends and of segments that share a square of a grid."""
    nothing = np.empty(0, dtype=np.int64)
    if not len(ends) or not len(segments):
        return nothing, nothing
    reach = segments[:, 4] + TOUCH_MM
    low = np.minimum(segments[:, 0:2], segments[:, 2:4]) - reach[:, None]
    high = np.maximum(segments[:, 0:2], segments[:, 2:4]) + reach[:, None]
    cell = max(_SMALLEST_CELL_MM, float((high - low).mean()))
    while True:
        first, last = np.floor(low / cell).astype(np.int64), np.floor(high / cell).astype(np.int64)
        spans = last - first + 1
        if int(spans.prod(axis=1).sum()) <= _MOST_CELLS:
            break
        cell *= 2
    rows, inner = _expanded(spans.prod(axis=1))
    columns = spans[rows, 0]
    keys = _keys(first[rows, 0] + inner % columns, first[rows, 1] + inner // columns)
    end_keys = _keys(*np.floor(ends / cell).astype(np.int64).T)
    order = np.argsort(end_keys, kind="stable")
    start = np.searchsorted(end_keys[order], keys, side="left")
    counts = np.searchsorted(end_keys[order], keys, side="right") - start
    squares, place = _expanded(counts)
    return order[start[squares] + place].astype(np.int64), rows[squares]


def _keys(x: _Ints, y: _Ints) -> _Ints:
    return x * _STRIDE + y


def _expanded(counts: _Ints) -> tuple[_Ints, _Ints]:
    """For each row as often as it counts: its number, and the numbers from 0 within it."""
    rows = np.repeat(np.arange(len(counts)), counts)
    starts = np.repeat(np.cumsum(counts) - counts, counts)
    return rows, np.arange(len(rows)) - starts
