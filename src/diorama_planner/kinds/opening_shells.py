"""The bodies of what fills openings in walls: frames, panes, doors shut or open, slats, shop fronts.

They are made in the plane of the wall: how far along from the middle of the opening, how high over the wall's foot,
how far to the left of its centre-line.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from diorama_planner.geometry.region import Region, difference, intersection, offset, rect_region, union_all
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.electric import lift_of
from diorama_planner.kinds.opening import Opening, leaves_of, look
from diorama_planner.kinds.shells import box_at
from diorama_planner.kinds.swings import LEAF_REAL_MM
from diorama_planner.kinds.wall_shells import Plane, cut_shape, plane_of
from diorama_planner.solids.mesh import Mesh, merge
from diorama_planner.solids.parts import BodyPart

FRAME_REAL_MM, BAR_REAL_MM, PANE_REAL_MM, SLAT_REAL_MM = 60.0, 30.0, 620.0, 90.0
SHOP_PANE_REAL_MM, RISER_SHARE, SLAT_SHARE = 1300.0, 0.16, 0.8
"""Usual sizes of joinery, real; general knowledge, unsourced."""

_FRAME, _DOOR, _TRIM, _GLASS, _METAL = "#ece7dc", "#6d4a32", "#4a3524", "#7fa3b8", "#8d9aa6"


@dataclass(frozen=True, slots=True)
class _Gap:
    """An opening to fill: its shape in the plane, half the wall's thickness, 1 if it is seen from the left, scale."""

    plane: Plane
    shape: Region
    half_mm: float
    side: float
    scale: float

    def made(self, region: Region, middle: float, thick_real_mm: float) -> Mesh:
        """The body of a region, its middle at a share of the way from the middle of the wall to the seen face."""
        thick = min(thick_real_mm / self.scale, 2 * self.half_mm) / 2
        at = self.side * middle * (self.half_mm - thick)
        return self.plane.solid(region, at - thick, at + thick)

    def real(self, mm: float) -> float:
        """A real length on the bench, at most a fifth of the opening."""
        left, low, right, high = self.shape.bounds
        return min(mm / self.scale, (right - left) / 5, (high - low) / 5)

    @property
    def rim(self) -> tuple[Region, Region]:
        """Its frame, and what that leaves open."""
        inner = offset(self.shape, -self.real(FRAME_REAL_MM))
        return difference(self.shape, inner), inner

    def bars(self, columns: int, rows: int) -> Region:
        """Bars that part what the frame leaves open."""
        left, low, right, high = self.shape.bounds
        half = self.real(BAR_REAL_MM) / 2
        upright = [rect_region(x - half, low, x + half, high) for x in np.linspace(left, right, columns + 1)[1:-1]]
        level = [rect_region(left, y - half, right, y + half) for y in np.linspace(low, high, rows + 1)[1:-1]]
        return intersection(union_all([*upright, *level]), self.rim[1])


def opening_shell(item: Opening, around: Around) -> tuple[BodyPart, ...]:
    """What fills it; a door of which it is said how it opens stands open."""
    wall = around.host(item)
    shape = cut_shape(wall, item) if wall is not None else None
    if wall is None or shape is None or shape.is_empty or item.depth_mm is not None:
        return ()
    plane = plane_of(wall, item.at_mm, lift_of(item, wall.path_mm[0], around))
    gap = _Gap(plane, shape, wall.thickness_mm / 2, 1.0 if item.side == "front" else -1.0, around.scale)
    made = tuple(_FILLINGS.get(look(item, around), _nothing)(gap))
    open_leaves = leaves_of(item, wall, around)
    if not open_leaves:
        return made
    height, thick = shape.bounds[3] - shape.bounds[1], LEAF_REAL_MM / around.scale
    foot_mm = plane.foot_mm + shape.bounds[1]
    doors = []
    for leaf in open_leaves:
        (x, y), (dx, dy) = leaf.hinge, leaf.ajar
        reach = math.hypot(dx, dy)
        doors.append(
            box_at((x + dx / 2, y + dy / 2, foot_mm), (reach, thick, height), math.degrees(math.atan2(dy, dx)))
        )
    return (*made[:1], BodyPart(merge(doors), "wood", _DOOR))


def _window(gap: _Gap) -> Iterator[BodyPart]:
    """A frame with bars, and panes in the middle of it."""
    frame, inner = gap.rim
    left, low, right, high = gap.shape.bounds
    columns = max(2, round((right - left) * gap.scale / PANE_REAL_MM))
    rows = 2 if (high - low) * gap.scale < 2200 else 3
    bars = gap.bars(min(columns, 24), rows)
    made = [gap.made(frame, 0.3, 70.0), *([gap.made(bars, 0.3, 40.0)] if not bars.is_empty else [])]
    yield BodyPart(merge(made), "paint", _FRAME)
    if not inner.is_empty:
        yield BodyPart(gap.made(inner, 0.3, 12.0), "glass", _GLASS)


def _door(gap: _Gap) -> Iterator[BodyPart]:
    """A frame, the leaf or both leaves shut in it, and a knob."""
    left, low, right, high = gap.shape.bounds
    rim = gap.real(FRAME_REAL_MM)
    inner = intersection(gap.shape, rect_region(left + rim, low - 1.0, right - rim, high - rim))
    yield BodyPart(gap.made(difference(gap.shape, inner), 0.5, 90.0), "wood", _TRIM)
    if inner.is_empty:
        return
    slit = gap.real(10.0)
    middle = (left + right) / 2
    parted = rect_region(middle - slit, low - 1.0, middle + slit, high)
    wide = (right - left) * gap.scale > 1300
    yield BodyPart(gap.made(difference(inner, parted) if wide else inner, 0.4, LEAF_REAL_MM), "wood", _DOOR)
    knob, at = gap.real(35.0), right - rim - gap.real(110.0)
    handle = rect_region(at - knob, low + (high - low) * 0.47, at + knob, low + (high - low) * 0.47 + 1.2 * knob)
    yield BodyPart(gap.made(handle, 0.5, 120.0), "chrome", "#c9b37a")


def _shutter(gap: _Gap) -> Iterator[BodyPart]:
    """Slats with grooves between them, in guides and under their box."""
    left, low, right, high = gap.shape.bounds
    head, rail = min(280.0 / gap.scale, (high - low) * 0.12), gap.real(60.0)
    guides = [rect_region(left, low, left + rail, high), rect_region(right - rail, low, right, high)]
    box = rect_region(left, high - head, right, high)
    trim = [gap.made(intersection(gap.shape, union_all(guides)), 0.5, 90.0)]
    trim.append(gap.made(intersection(gap.shape, box), 0.7, 260.0))
    yield BodyPart(merge(trim), "metal", "#5b6671")
    count = max(3, min(60, round((high - low - head) * gap.scale / SLAT_REAL_MM)))
    ys = np.linspace(low, high - head, count + 1).tolist()
    curtain = intersection(gap.shape, rect_region(left + rail, low, right - rail, high - head))
    slats = [gap.made(curtain, 0.4, 20.0)] if not curtain.is_empty else []
    for bottom, top in pairwise(ys):
        face = rect_region(left + rail, bottom, right - rail, bottom + SLAT_SHARE * (top - bottom))
        strip = intersection(gap.shape, face)
        if not strip.is_empty:
            slats.append(gap.made(strip, 0.4, 70.0))
    yield BodyPart(merge(slats), "metal", _METAL)


def _shop_front(gap: _Gap) -> Iterator[BodyPart]:
    """Large panes over a stall riser, a transom over them."""
    frame, inner = gap.rim
    left, low, right, high = gap.shape.bounds
    riser = intersection(gap.shape, rect_region(left, low, right, low + (high - low) * RISER_SHARE))
    columns = max(1, min(24, round((right - left) * gap.scale / SHOP_PANE_REAL_MM)))
    bar = gap.real(FRAME_REAL_MM) / 2
    transom = low + (high - low) * 0.78
    bars = [rect_region(left, transom - bar, right, transom + bar)]
    bars += [rect_region(x - bar, low, x + bar, high) for x in np.linspace(left, right, columns + 1)[1:-1]]
    whole = union_all([frame, riser, intersection(inner, union_all(bars))])
    yield BodyPart(gap.made(whole, 0.6, 90.0), "paint", "#2f4a3e")
    panes = difference(inner, riser)
    if not panes.is_empty:
        yield BodyPart(gap.made(panes, 0.6, 12.0), "glass", "#8aa9b3")


def _nothing(gap: _Gap) -> Iterator[BodyPart]:
    """An arch or a way through is open."""
    return iter(())


_FILLINGS: Mapping[str, Callable[[_Gap], Iterator[BodyPart]]] = {
    "window": _window,
    "door": _door,
    "shutter": _shutter,
    "shop front": _shop_front,
}
