"""How a hinged door opens: where its leaves are hinged, what they sweep, their symbol on the plan.

Hands are told as one stands before the face that an opening is seen from: `left_in` is hinged on the left and opens
away, into the wall's other side; `out` opens towards the one who looks. What stands in the way is told here too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from diorama_planner.drawing.primitives import Fill, Path, Pen, Primitive, Solid, Stroke, Subpath
from diorama_planner.geometry.region import (
    Region,
    empty_region,
    intersection,
    point_distance,
    polygon_region,
    quarter_steps,
    union_all,
)
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.cuts import along_line, clipped_rise, clipped_span
from diorama_planner.kinds.figures import collide
from diorama_planner.kinds.hosts import Cut, Host
from diorama_planner.model.record import Item, Point
from diorama_planner.solids.prism import Prism

SHUT = "none"
"""Nothing is said of how it opens: drawn shut, and kept clear of nothing."""

SWINGS = (SHUT, "left_in", "right_in", "left_out", "right_out", "double_in", "double_out")

LEAF_REAL_MM = 40.0
"""Thickness of a door leaf; general knowledge, unsourced."""

_LEAF = "#6d4a32"
_RIM = Pen("#00000066", 0.15)
_ARC = Pen("#4d3423c0", 0.25)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One leaf: its hinge, and from there its edge while it is shut and while it stands open, in mm."""

    hinge: Point
    shut: Point
    ajar: Point

    @property
    def width_mm(self) -> float:
        """From the hinge to the edge."""
        return math.hypot(*self.shut)

    def at(self, along: float, out: float) -> Point:
        """A place by shares of the leaf shut and of the leaf open."""
        return (
            self.hinge[0] + along * self.shut[0] + out * self.ajar[0],
            self.hinge[1] + along * self.shut[1] + out * self.ajar[1],
        )

    def arc(self) -> tuple[Point, ...]:
        """The way of its edge from shut to open, a quarter of a circle."""
        turns = np.linspace(0.0, math.pi / 2, quarter_steps(self.width_mm) + 1)
        return tuple(self.at(math.cos(turn), math.sin(turn)) for turn in turns.tolist())


def leaves(wall: Host, cut: Cut, swing: str) -> tuple[Leaf, ...]:
    """The leaves of a door that opens as said; none if nothing is said or it lies outside its wall."""
    start, end = clipped_span(wall, cut)
    if swing == SHUT or end <= start:
        return ()
    hand, way = swing.split("_")
    off = wall.thickness_mm / 2 if (cut.side == "front") == (way == "out") else -wall.thickness_mm / 2
    line = along_line(wall, start, end, off)
    first, last = line[0], line[-1]
    across = (last[0] - first[0], last[1] - first[1])
    left = math.copysign(1.0, off)  # the front of a wall is left of its path
    ajar = (-across[1] * left, across[0] * left)
    back = (-across[0], -across[1])
    if hand == "double":
        half = (ajar[0] / 2, ajar[1] / 2)
        return (
            Leaf(first, (across[0] / 2, across[1] / 2), half),
            Leaf(last, (back[0] / 2, back[1] / 2), half),
        )
    at_end = (hand == "left") == (cut.side == "front")  # seen from its front, a path runs from right to left
    return (Leaf(last, back, ajar),) if at_end else (Leaf(first, across, ajar),)


def swept(found: Sequence[Leaf]) -> Region:
    """What leaves sweep on the plan."""
    return union_all([_sector(leaf) for leaf in found]) if found else empty_region()


def swing_draw(found: Sequence[Leaf], scale: float) -> Iterator[Primitive]:
    """The symbol of architects: each leaf open, with the arc of its edge."""
    for leaf in found:
        thick = min(LEAF_REAL_MM / scale / leaf.width_mm, 0.2)
        corners = ((0.0, 0.0), (thick, 0.0), (thick, 1.0), (0.0, 1.0))
        yield Stroke(Path((Subpath(leaf.arc(), closed=False),)), _ARC)
        ring = Path((Subpath(tuple(leaf.at(along, out) for along, out in corners)),))
        yield Fill(ring, Solid(_LEAF), _RIM)


def in_the_way(item: Item, wall: Host, cut: Cut, swing: str, around: Around) -> tuple[Item, float] | None:
    """What stands most in the way of a door, and by how much its leaf comes short of passing, in mm."""
    found = leaves(wall, cut, swing)
    near = around.bodies(swept(found), item)
    foot = min((prism.bottom_mm for other, theirs in near if other.id == wall.id for prism in theirs), default=0.0)
    low, high = clipped_rise(wall, cut)
    blocked = [
        (other, short)
        for leaf in found
        for other, theirs in near
        if (short := _short(leaf, Prism(_sector(leaf), foot + low, foot + high), theirs, around)) > 0
    ]
    return max(blocked, key=lambda each: each[1], default=None)


def _sector(leaf: Leaf) -> Region:
    return polygon_region((leaf.hinge, *leaf.arc()))


def _short(leaf: Leaf, sweep: Prism, theirs: Sequence[Prism], around: Around) -> float:
    hit = [intersection(sweep.region, body.region) for body in theirs if collide(sweep, body, around)]
    return max((leaf.width_mm - point_distance(region, leaf.hinge) for region in hit), default=0.0)
