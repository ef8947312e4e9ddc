"""Rectangles in rectangles, to the last millimetre: closely, or in rows that straight cuts part.

Only numbers. A rectangle keeps `spacing` from its neighbours but not from the edges: both it and the room are made so
much longer and wider, which comes to the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

SAME_MM = 1e-6


class Size(NamedTuple):
    """Width and height in mm, and whether it may be turned by a right angle."""

    width: float
    height: float
    turnable: bool = True

    @property
    def ways(self) -> tuple[tuple[float, float, bool], ...]:
        """Width, height and whether it is turned: as it is, and turned where that makes a difference."""
        plain = (self.width, self.height, False)
        if not self.turnable or abs(self.width - self.height) < SAME_MM:
            return (plain,)
        return plain, (self.height, self.width, True)


class Spot(NamedTuple):
    """Where a rectangle lies: its lower left corner, its size as it lies, whether it was turned."""

    x: float
    y: float
    width: float
    height: float
    turned: bool


class Rect(NamedTuple):
    """A free rectangle."""

    x: float
    y: float
    width: float
    height: float


Rule: TypeAlias = Literal["left", "snug"]
"""What is filled first: the left end of the room, or the free rectangle that is left with the least rest."""


@dataclass
class Heap:
    """A room filled closely: all largest free rectangles are kept (maximal rectangles, after J. Jylänki 2010)."""

    width: float
    height: float
    spacing: float
    rule: Rule
    _free: list[Rect] = field(init=False)

    def __post_init__(self) -> None:
        self._free = [Rect(0.0, 0.0, self.width + self.spacing, self.height + self.spacing)]

    def put(self, size: Size) -> Spot | None:
        """Place a rectangle; None if there is no room."""
        best: tuple[tuple[float, ...], Spot] | None = None
        for width, height, turned in size.ways:
            wide, high = width + self.spacing, height + self.spacing
            for free in self._free:
                if wide > free.width + SAME_MM or high > free.height + SAME_MM:
                    continue
                rest = sorted((free.width - wide, free.height - high))
                at = (free.x + wide, free.y)
                key = (*at, *rest) if self.rule == "left" else (*rest, *at)
                if best is None or key < best[0]:
                    best = key, Spot(free.x, free.y, width, height, turned)
        if best is None:
            return None
        spot = best[1]
        self._take(Rect(spot.x, spot.y, spot.width + self.spacing, spot.height + self.spacing))
        return spot

    def _take(self, taken: Rect) -> None:
        pieces = [piece for free in self._free for piece in _rest_of(free, taken)]
        pieces.sort(key=lambda one: -one.width * one.height)
        self._free = []
        for piece in pieces:
            if not any(_holds(other, piece) for other in self._free):
                self._free.append(piece)


def _rest_of(free: Rect, taken: Rect) -> Iterator[Rect]:
    """Give the largest rectangles that are left of a free one."""
    right, top = free.x + free.width, free.y + free.height
    taken_right, taken_top = taken.x + taken.width, taken.y + taken.height
    if (
        taken.x >= right - SAME_MM
        or taken_right <= free.x + SAME_MM
        or taken.y >= top - SAME_MM
        or taken_top <= free.y + SAME_MM
    ):
        yield free
        return
    if taken.x > free.x + SAME_MM:
        yield Rect(free.x, free.y, taken.x - free.x, free.height)
    if taken_right < right - SAME_MM:
        yield Rect(taken_right, free.y, right - taken_right, free.height)
    if taken.y > free.y + SAME_MM:
        yield Rect(free.x, free.y, free.width, taken.y - free.y)
    if taken_top < top - SAME_MM:
        yield Rect(free.x, taken_top, free.width, top - taken_top)


def _holds(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x <= inner.x + SAME_MM
        and outer.y <= inner.y + SAME_MM
        and outer.x + outer.width >= inner.x + inner.width - SAME_MM
        and outer.y + outer.height >= inner.y + inner.height - SAME_MM
    )


@dataclass
class Row:
    """Rectangles side by side; it is as high as its first, and full up to `end`."""

    y: float
    height: float
    end: float = 0.0
    spots: list[Spot] = field(default_factory=list)


@dataclass
class Rows:
    """A room filled in rows, each of which one cut through the whole room parts from the rest.

    `upright` lays the longer sides of what begins a row across it, else along it.
    """

    width: float
    height: float
    spacing: float
    upright: bool
    rows: list[Row] = field(default_factory=list)

    def put(self, size: Size) -> Spot | None:
        """Place a rectangle in the lowest row that has room, as high as it may be there, or begin a row with it."""
        for row in self.rows:
            ways = [way for way in size.ways if self._fits(way, row)]
            if ways:
                return self._add(row, max(ways, key=lambda way: way[1]))
        y = self.rows[-1].y + self.rows[-1].height + self.spacing if self.rows else 0.0
        prefer: Callable[..., tuple[float, bool, bool]] = max if self.upright else min
        ways = [way for way in size.ways if self._fits(way, Row(y, self.height - y))]
        if not ways:
            return None
        way = prefer(ways, key=lambda each: each[1])
        self.rows.append(Row(y, way[1]))
        return self._add(self.rows[-1], way)

    def _fits(self, way: tuple[float, float, bool], row: Row) -> bool:
        return row.end + way[0] <= self.width + SAME_MM and way[1] <= row.height + SAME_MM

    def _add(self, row: Row, way: tuple[float, float, bool]) -> Spot:
        spot = Spot(row.end, row.y, *way)
        row.spots.append(spot)
        row.end += way[0] + self.spacing
        return spot


class Slit(NamedTuple):
    """A straight cut between two points of a room."""

    x1: float
    y1: float
    x2: float
    y2: float


def slits_of(rows: Rows) -> list[Slit]:
    """Give the cuts that part rows, in the order in which each goes right through what is left.

    Over each row first, then between what lies in it, then over what is lower than it. Where parts keep a distance,
    the cut goes through the middle of it.
    """
    half, found = rows.spacing / 2, []
    for row in rows.rows:
        low, top = max(0.0, row.y - half), min(row.y + row.height + half, rows.height)
        if top < rows.height - SAME_MM:
            found.append(Slit(0.0, top, rows.width, top))
        edges = [min(spot.x + spot.width + half, rows.width) for spot in row.spots]
        found += [Slit(right, low, right, top) for right in edges if right < rows.width - SAME_MM]
        for left, right, spot in zip((0.0, *edges), edges, row.spots, strict=False):
            if spot.height < row.height - SAME_MM:
                over = min(spot.y + spot.height + half, top)
                found.append(Slit(left, over, right, over))
    return found


def by_size(sizes: Sequence[Size], key: Callable[[Size], tuple[float, ...]]) -> list[int]:
    """Return the places of rectangles from large to small, those that are equal in their order."""
    return sorted(range(len(sizes)), key=lambda place: tuple(-value for value in key(sizes[place])))
