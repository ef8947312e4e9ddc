"""Words over a drawing at full size, each on a patch of paper where it covers no other, if there is such a place."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.primitives import Fill, Point, Primitive, Solid, Text, ring
from diorama_planner.exporters.contract import Bounds

INK, PAPER = "#23262d", "#ffffff"
_PAD_MM, _CELL_MM = 0.45, 15.0

Place = tuple[Point, float]
"""The middle of a text, and by how many degrees it is turned."""


class Labels:
    """Gives each text the first of its places that is free and within `bounds`, or else the first of all."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._taken: dict[tuple[int, int], list[Bounds]] = defaultdict(list)
        self.drawn: list[Primitive] = []
        """The texts that were put, with their patches."""

    def keep_free(self, middle: Point, reach: float) -> None:
        """Let no text lie within so many mm of a point, if that can be helped."""
        self._take((middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach))

    def put(self, text: str, places: Iterable[Place], height: float) -> None:
        """Write a text at the best of some places."""
        every = [(place, _corners(text, place, height)) for place in places]
        boxes = [(_box(corners), place, corners) for place, corners in every]
        box, (middle, turn), corners = next((each for each in boxes if self._is_free(each[0])), boxes[0])
        self._take(box)
        radians = math.radians(turn)
        foot = (middle[0] + height / 2 * math.sin(radians), middle[1] - height / 2 * math.cos(radians))
        self.drawn += [
            Fill(ring(*corners), Solid(PAPER)),
            Text(text, foot, height, INK, rotation_deg=turn, bold=True),
        ]

    def _is_free(self, box: Bounds) -> bool:
        left, low, right, high = self._bounds
        if box[0] < left or box[1] < low or box[2] > right or box[3] > high:
            return False
        return not any(_overlap(box, other) for cell in _cells(box) for other in self._taken.get(cell, ()))

    def _take(self, box: Bounds) -> None:
        for cell in _cells(box):
            self._taken[cell].append(box)


def _corners(text: str, place: Place, height: float) -> tuple[Point, ...]:
    (x, y), turn = place[0], math.radians(place[1])
    cos, sin = math.cos(turn), math.sin(turn)
    half, high = text_width(text, height, bold=True) / 2 + _PAD_MM, height / 2 + _PAD_MM
    corners = ((-half, -high), (half, -high), (half, high), (-half, high))
    return tuple((x + u * cos - v * sin, y + u * sin + v * cos) for u, v in corners)


def _box(corners: Iterable[Point]) -> Bounds:
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _overlap(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _cells(box: Bounds) -> Iterator[tuple[int, int]]:
    """The cells of a grid that a box meets."""
    left, low, right, high = (math.floor(edge / _CELL_MM) for edge in box)
    return product(range(left, right + 1), range(low, high + 1))
