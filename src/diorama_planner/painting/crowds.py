"""Marks of very many instances, such as scattered plants, of which any part is painted alone.

When some come or go, the marks of the others stay. How a single instance is painted is for `marks` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple, Protocol, TypeAlias, TypeGuard

import numpy as np
from PySide6.QtGui import QPainter

from diorama_planner.drawing.extent import Box, extent
from diorama_planner.drawing.primitives import Instance, Primitive

CROWD_FROM = 200
"""A drawing of so many instances and nothing else is a crowd."""

MARGIN_PIXELS = 2.0
"""Pixels are rounded to whole ones, and edges smoothed."""


Primitives: TypeAlias = tuple[Primitive, ...]


class Paints(Protocol):
    """What shows one instance."""

    def paint(self, painter: QPainter) -> None:
        """Paint it in the pixels of the plan."""
        ...


class _Member(NamedTuple):
    instance: Instance  # kept, so that it can be known again by its identity
    mark: Paints
    box: Box


class Crowd:
    """The marks of instances at one zoom.

    Args:
        instances: from below to above.
        make: makes the mark of one.
        scale: device pixels per mm.
        known: members of the crowd that this one follows.
    """

    def __init__(
        self,
        instances: Iterable[Instance],
        make: Callable[[Instance], Paints],
        scale: float,
        known: Mapping[int, _Member] = MappingProxyType({}),
    ) -> None:
        self._make = make
        self._scale = scale
        self._members = {id(one): known.get(id(one)) or _Member(one, make(one), extent((one,))) for one in instances}
        self._in_order = list(self._members.values())
        edges = chain.from_iterable(member.box for member in self._in_order)
        self._boxes = np.fromiter(edges, np.float64, 4 * len(self._in_order)).reshape(-1, 4).T.copy()

    def follow(self, instances: Iterable[Instance]) -> Crowd:
        """Make the marks of a crowd that shares most of its members."""
        return Crowd(instances, self._make, self._scale, self._members)

    def paint(self, painter: QPainter) -> None:
        """Paint those that may be seen through the painter's clip."""
        seen = self._in_order
        if painter.hasClipping():
            clip = painter.clipBoundingRect()
            margin = MARGIN_PIXELS / self._scale
            xmin, ymin, xmax, ymax = self._boxes
            hit = (xmin <= clip.right() / self._scale + margin) & (xmax >= clip.left() / self._scale - margin)
            hit &= (ymin <= -clip.top() / self._scale + margin) & (ymax >= -clip.bottom() / self._scale - margin)
            seen = [self._in_order[row] for row in np.flatnonzero(hit).tolist()]
        for member in seen:
            member.mark.paint(painter)


def is_crowd(primitives: Primitives) -> TypeGuard[tuple[Instance, ...]]:
    """Whether a drawing is of so many instances, and of nothing else, that they are looked at one by one."""
    return len(primitives) >= CROWD_FROM and all(type(one) is Instance for one in primitives)


def parts_that_differ(before: Primitives, now: Primitives) -> list[Box] | None:
    """The boxes, in mm, of those who left or joined a crowd; None if it was or is none, or others changed places."""
    if not (is_crowd(before) and is_crowd(now)):
        return None
    old, new = ({id(one): one for one in crowd} for crowd in (before, now))
    if [one for one in old if one in new] != [one for one in new if one in old]:
        return None
    changed = (*(old[one] for one in old if one not in new), *(new[one] for one in new if one not in old))
    return [extent((one,)) for one in changed]
