"""What is left of an area when others are taken off it: its size without overlaying shapes where they lie apart.

A lawn of a thousand trees is asked for its area on every edit and for its shape hardly ever. So the shape is worked
out when it is asked for, and the area as that of the whole less what each of the others shares with it. Plain set
operations are in `region`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import combinations
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from diorama_planner.geometry.box_areas import areas_in_boxes
from diorama_planner.geometry.points import Bounds, box_within, boxes_meet
from diorama_planner.geometry.region import (
    Region,
    contains_region,
    difference,
    is_box,
    overlap_area,
    union_all,
)

Array: TypeAlias = NDArray[np.float64]
_Share: TypeAlias = tuple[int, Region]

_FEW = 24
"""So many boxes are compared quickest two by two, more of them by a tree."""


class Remainder(Region):
    """A region less others. Equal to `difference` of the region and the union of the others."""

    __slots__ = ("_area", "taken", "whole")

    def __init__(self, whole: Region, taken: Sequence[Region]) -> None:
        super().__init__(None)
        self.whole = whole
        self.taken = taken
        self._area: float | None = None

    @property
    def shape(self) -> shapely.Polygon | shapely.MultiPolygon:
        """The shapely shape, for `geometry` alone."""
        if self._shape is None:
            self._shape = difference(self.whole, union_all(self.taken)).shape
        return self._shape

    @property
    def area(self) -> float:
        """Area in mm2."""
        if self._area is None:
            measure([self])
        assert self._area is not None
        return self._area

    def know_shared(self, mm2: float) -> None:
        """Keep how much of the whole is taken."""
        self._area = max(0.0, self.whole.area - mm2)

    @property
    def perimeter(self) -> float:
        """Length of all boundaries in mm, those of holes too."""
        return float(self.shape.length)

    @property
    def is_empty(self) -> bool:
        """Whether there is no area at all."""
        return bool(self.shape.is_empty)

    @property
    def reach(self) -> Bounds:
        """The box of the whole, in which it lies."""
        return self.whole.reach


def less(whole: Region, taken: Sequence[Region]) -> Region:
    """Return what lies in `whole` but in none of the regions taken off it."""
    near = [one for one in taken if boxes_meet(one.bounds, whole.bounds)]
    return Remainder(whole, near) if near else whole


def measure(remainders: Sequence[Remainder]) -> None:
    """Work out the areas of many remainders together, in a third of the time that they take one by one."""
    shared = np.zeros(len(remainders))
    alone: list[_Share] = []
    together: list[_Share] = []
    twice: list[tuple[int, Region, Region]] = []
    for number, (remainder, meeting) in enumerate(zip(remainders, _meetings(remainders), strict=True)):
        taken = remainder.taken
        for group in _groups(len(taken), meeting):
            members = [taken[index] for index in group]
            if len(members) > 2:
                together.append((number, union_all(members)))
                continue
            alone += [(number, member) for member in members]
            if len(members) == 2:
                twice.append((number, members[0], members[1]))
    _add_areas(shared, remainders, alone)
    _add_overlays(shared, remainders, [(number, one.shape) for number, one in together], 1.0)
    both = shapely.intersection([one.shape for _, one, _ in twice], [other.shape for _, _, other in twice])
    _add_overlays(shared, remainders, list(zip((number for number, _, _ in twice), both, strict=True)), -1.0)
    for remainder, area in zip(remainders, shared.tolist(), strict=True):
        remainder.know_shared(area)


def _add_areas(shared: Array, remainders: Sequence[Remainder], shares: Sequence[_Share]) -> None:
    """Add what regions have of their wholes; quick for boxes, since a region keeps its borders."""
    crossing: list[_Share] = []
    for number, one in shares:
        whole = remainders[number].whole
        if not is_box(whole):
            shared[number] += one.area if contains_region(whole, one) else overlap_area(one, whole)
        elif box_within(one.bounds, whole.bounds):
            shared[number] += one.area
        else:
            crossing.append((number, one))
    boxes = [remainders[number].whole.bounds for number, _ in crossing]
    np.add.at(shared, [number for number, _ in crossing], areas_in_boxes([one for _, one in crossing], boxes))


def _add_overlays(
    shared: Array, remainders: Sequence[Remainder], shares: Sequence[tuple[int, shapely.Geometry]], sign: float
) -> None:
    """Add the same of shapes that are made for this question and have no borders yet."""
    numbers = [number for number, _ in shares]
    wholes = [remainders[number].whole.shape for number in numbers]
    np.add.at(shared, numbers, sign * shapely.area(shapely.intersection([shape for _, shape in shares], wholes)))


def _meetings(remainders: Sequence[Remainder]) -> list[list[tuple[int, int]]]:
    """Return for each the pairs of what is taken off it that meet: of those whose boxes do, those whose shapes do."""
    near = [(number, i, j) for number, one in enumerate(remainders) for i, j in _boxes_meeting(one.taken)]
    first = [remainders[number].taken[i].shape for number, i, _ in near]
    second = [remainders[number].taken[j].shape for number, _, j in near]
    found: list[list[tuple[int, int]]] = [[] for _ in remainders]
    for (number, i, j), is_met in zip(near, shapely.intersects(first, second), strict=True):
        if is_met:
            found[number].append((i, j))
    return found


def _boxes_meeting(regions: Sequence[Region]) -> Iterable[tuple[int, int]]:
    boxes = [one.bounds for one in regions]
    if len(boxes) <= _FEW:
        return ((i, j) for i, j in combinations(range(len(boxes)), 2) if boxes_meet(boxes[i], boxes[j]))
    shapes = shapely.box(*np.array(boxes).T)
    first, second = shapely.STRtree(shapes).query(shapes)
    once = first < second
    return zip(first[once].tolist(), second[once].tolist(), strict=True)


def _groups(count: int, meeting: Iterable[tuple[int, int]]) -> list[set[int]]:
    """Return the numbers of regions in groups that lie apart: of two groups no region meets another."""
    groups: list[set[int]] = []
    linked: set[int] = set()
    for pair in meeting:
        linked.update(pair)
        met = [group for group in groups if not group.isdisjoint(pair)]
        groups = [group for group in groups if group not in met] + [reduce(set.union, met, set(pair))]
    return groups + [{index} for index in range(count) if index not in linked]
