"""What is left of an area when others are taken off it: its size without overlaying shapes where they lie apart.

A lawn of a thousand trees is asked for its area on every edit and for its shape hardly ever. So the shape is worked
out when it is asked for, and the area as that of the whole less what each of the others shares with it. Plain set
operations are in `region`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import combinations

import numpy as np
import shapely

from diorama_planner.geometry.box_areas import areas_in_box
from diorama_planner.geometry.points import Bounds, box_within, boxes_meet
from diorama_planner.geometry.region import (
    Region,
    contains_region,
    difference,
    intersection,
    is_box,
    overlap_area,
    union_all,
)

_FEW = 24
"""So many boxes are compared quickest two by two, more of them by a tree."""


class Remainder(Region):
    """A region less others. Equal to `difference` of the region and the union of the others."""

    __slots__ = ("_area", "_taken", "_whole")

    def __init__(self, whole: Region, taken: Sequence[Region]) -> None:
        super().__init__(None)
        self._whole = whole
        self._taken = taken
        self._area: float | None = None

    @property
    def shape(self) -> shapely.Polygon | shapely.MultiPolygon:
        """The shapely shape, for `geometry` alone."""
        if self._shape is None:
            self._shape = difference(self._whole, union_all(self._taken)).shape
        return self._shape

    @property
    def area(self) -> float:
        """Area in mm2."""
        if self._area is None:
            self._area = max(0.0, self._whole.area - _shared_area(self._whole, self._taken))
        return self._area

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
        return self._whole.reach


def less(whole: Region, taken: Sequence[Region]) -> Region:
    """Return what lies in `whole` but in none of the regions taken off it."""
    near = [one for one in taken if boxes_meet(one.bounds, whole.bounds)]
    return Remainder(whole, near) if near else whole


def _shared_area(whole: Region, taken: Sequence[Region]) -> float:
    """Return how much of a region others take between them, in mm2."""
    alone: list[Region] = []
    together: list[Region] = []
    twice: list[Region] = []
    for group in _groups(taken):
        members = [taken[index] for index in group]
        if len(members) > 2:
            together.append(union_all(members))
            continue
        alone += members
        if len(members) == 2:
            twice.append(intersection(*members))
    return _areas_in(whole, alone) + _overlaid_area(whole, together) - _overlaid_area(whole, twice)


def _areas_in(whole: Region, regions: Sequence[Region]) -> float:
    """Return the areas that regions have in another one, added up; quick for a box, since it keeps their borders."""
    if not is_box(whole):
        return sum(one.area if contains_region(whole, one) else overlap_area(one, whole) for one in regions)
    box = whole.bounds
    area, crossing = 0.0, []
    for one in regions:
        if box_within(one.bounds, box):
            area += one.area
        else:
            crossing.append(one)
    return area + areas_in_box(crossing, box)


def _overlaid_area(whole: Region, regions: Sequence[Region]) -> float:
    """Return the same by overlaying shapes: for those that are made for this question and have no borders yet."""
    if not regions:
        return 0.0
    return float(shapely.area(shapely.intersection([one.shape for one in regions], whole.shape)).sum())


def _groups(regions: Sequence[Region]) -> list[set[int]]:
    """Return the numbers of regions in groups that lie apart: of two groups no region meets another."""
    groups: list[set[int]] = []
    linked: set[int] = set()
    for pair in _meeting(regions):
        linked.update(pair)
        met = [group for group in groups if not group.isdisjoint(pair)]
        groups = [group for group in groups if group not in met] + [reduce(set.union, met, set(pair))]
    return groups + [{index} for index in range(len(regions)) if index not in linked]


def _meeting(regions: Sequence[Region]) -> Iterable[tuple[int, int]]:
    """Return the pairs of regions that meet: of those whose boxes do, the ones whose shapes do."""
    boxes = [one.bounds for one in regions]
    if len(boxes) <= _FEW:
        near = [(i, j) for i, j in combinations(range(len(boxes)), 2) if boxes_meet(boxes[i], boxes[j])]
    else:
        shapes = shapely.box(*np.array(boxes).T)
        first, second = shapely.STRtree(shapes).query(shapes)
        once = first < second
        near = list(zip(first[once].tolist(), second[once].tolist(), strict=True))
    if not near:
        return ()
    met = shapely.intersects([regions[i].shape for i, _ in near], [regions[j].shape for _, j in near])
    return (pair for pair, is_met in zip(near, met.tolist(), strict=True) if is_met)
