"""What a section shows: ground, water, slices of foam and bodies along its line, as plain figures.

Lengths run along the line from its first point, heights over the base top, all in mm. How it is drawn is for
`section_drawing`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from diorama_planner.app.scene import Scene
from diorama_planner.geometry.borders import clip_lines
from diorama_planner.geometry.points import Point
from diorama_planner.geometry.rasters import Array
from diorama_planner.geometry.region import Region, buffered_line_region, intersection
from diorama_planner.kinds.base import Base, sheet_heights
from diorama_planner.kinds.registry import called, kind_of
from diorama_planner.kinds.section import Section
from diorama_planner.kinds.shared import SCATTER_LEVEL, WATER_LEVEL
from diorama_planner.model.record import BASE_ID, Item, RecordId
from diorama_planner.solids.prism import Prism

Span = tuple[float, float]
"""From where to where along the line, or from which height to which."""

MOST_SAMPLES = 4000


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """The ground along the line: places, heights, and whether they lie on the base."""

    along: Array
    heights: Array
    on_base: tuple[Span, ...]

    def height_at(self, along_mm: float) -> float:
        """Height of the ground at a place along the line."""
        return float(np.interp(along_mm, self.along, self.heights))


@dataclass(frozen=True, slots=True)
class Body:
    """A part of a body: where along the line, how high; `is_cut` if the line runs through it, else it lies behind."""

    item: RecordId
    name: str
    span: Span
    bottom_mm: float
    top_mm: float
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Laid:
    """What lies on the ground: a layer that follows it, `layer_mm` thick, or what is filled up to `top_mm`."""

    item: RecordId
    span: Span
    top_mm: float
    layer_mm: float | None
    is_water: bool


@dataclass(frozen=True, slots=True)
class Slice:
    """A slice of foam: where along the line it is cut, and from which height to which."""

    span: Span
    bottom_mm: float
    top_mm: float


@dataclass(frozen=True, slots=True, eq=False)
class SectionView:
    """All that is seen along the line of a section; `base` is its board and the layers on it, from below upwards."""

    item: Section
    length_mm: float
    folds: tuple[float, ...]
    profile: Profile
    base: tuple[Span, ...]
    laid: tuple[Laid, ...]
    slices: tuple[Slice, ...]
    bodies: tuple[Body, ...]

    @property
    def lowest_mm(self) -> float:
        """The underside of the base."""
        return min([*(low for low, _ in self.base), 0.0, float(self.profile.heights.min())])

    @property
    def highest_mm(self) -> float:
        """The top of all that is seen."""
        tops = [body.top_mm for body in self.bodies] + [one.top_mm for one in self.laid]
        return max([float(self.profile.heights.max()), 0.0, *tops])


@dataclass(frozen=True, slots=True)
class _Piece:
    """A straight piece of the line, and how far along it begins."""

    start: Point
    end: Point
    before: float

    @property
    def length(self) -> float:
        return math.dist(self.start, self.end)

    def along(self, point: Sequence[float]) -> float:
        """How far along the line a point beside this piece is, held to the piece."""
        (x0, y0), (x1, y1) = self.start, self.end
        share = ((point[0] - x0) * (x1 - x0) + (point[1] - y0) * (y1 - y0)) / self.length**2
        return self.before + min(max(share, 0.0), 1.0) * self.length


def section_view(scene: Scene, item: Section) -> SectionView:
    """Look at a plan along the line of a section."""
    pieces = tuple(_pieces(item))
    length = pieces[-1].before + pieces[-1].length
    near = _items_near(scene, item)
    base = scene.document.records.get(BASE_ID)
    return SectionView(
        item,
        length,
        tuple(piece.before for piece in pieces[1:]),
        _profile(scene, pieces, length),
        sheet_heights(base) if isinstance(base, Base) else (),
        tuple(one for other in near if _is_laid(other) for one in _laid(scene, other, pieces)),
        tuple(one for other in near if kind_of(other).relief is not None for one in _slices(scene, other, pieces)),
        tuple(sorted(_bodies(scene, near, pieces, item.reach_mm), key=lambda body: (body.is_cut, body.span))),
    )


def _pieces(item: Section) -> Iterator[_Piece]:
    before = 0.0
    for start, end in pairwise(item.line_mm):
        if start != end:
            yield _Piece(start, end, before)
            before += math.dist(start, end)


def _items_near(scene: Scene, item: Section) -> list[Item]:
    """What is shown and may be seen, from below to above."""
    corridor = buffered_line_region(item.line_mm, 2 * max(item.reach_mm, 1.0), cap="square")
    found = [other for other in scene.items_near(corridor.bounds) if other.id != item.id and scene.is_shown(other)]
    return sorted(found, key=lambda other: (kind_of(other).level, other.order, other.id))


def _profile(scene: Scene, pieces: Sequence[_Piece], length: float) -> Profile:
    step = max(scene.ground.field.grid.cell, length / MOST_SAMPLES)
    ends = [piece.before for piece in pieces] + [length]
    along = np.unique(np.concatenate([np.arange(0.0, length, step), ends]))
    corners = np.array([piece.start for piece in pieces] + [pieces[-1].end])
    points = np.column_stack([np.interp(along, ends, corners[:, axis]) for axis in (0, 1)])
    return Profile(along, scene.ground.heights(points), tuple(_spans(pieces, scene.base)))


def _spans(pieces: Sequence[_Piece], region: Region) -> Iterator[Span]:
    """Where the line runs within a region, from left to right; stretches that meet at a fold are one."""
    found: list[Span] = []
    for piece in pieces if not region.is_empty else ():
        lines = clip_lines([np.array([piece.start, piece.end])], region)
        for low, high in sorted(
            (min(ends), max(ends)) for line in lines if (ends := [*map(piece.along, line.tolist())])
        ):
            if found and low - found[-1][1] < 1e-6:
                found[-1] = (found[-1][0], high)
            else:
                found.append((low, high))
    yield from found


def _is_laid(item: Item) -> bool:
    return kind_of(item).area_like and item.id != BASE_ID


def _laid(scene: Scene, item: Item, pieces: Sequence[_Piece]) -> Iterator[Laid]:
    """Ways, pours and other areas that have a body."""
    is_water = WATER_LEVEL <= kind_of(item).level < SCATTER_LEVEL
    for prism in scene.solids(item):
        for span in _spans(pieces, prism.region):
            yield Laid(item.id, span, prism.top_mm, prism.layer_mm, is_water)


def _slices(scene: Scene, item: Item, pieces: Sequence[_Piece]) -> Iterator[Slice]:
    stack = kind_of(item).stack(item, scene.around)
    for part in stack.parts if stack is not None else ():
        for span in _spans(pieces, part.region):
            yield Slice(span, part.lamina.bottom_mm, part.lamina.top_mm)


def _bodies(scene: Scene, items: Sequence[Item], pieces: Sequence[_Piece], reach_mm: float) -> Iterator[Body]:
    strips = [(piece, buffered_line_region((piece.start, piece.end), 2 * max(reach_mm, 1e-3))) for piece in pieces]
    for item in items:
        if kind_of(item).area_like or item.id == BASE_ID:
            continue
        name = called(item) if item.label else scene_name(scene, item)
        for prism in scene.solids(item):
            cuts = list(_spans(pieces, prism.region))
            for span in cuts or list(_seen(prism, strips)):
                yield Body(item.id, name, span, prism.bottom_mm, prism.top_mm, bool(cuts))


def scene_name(scene: Scene, item: Item) -> str:
    """Name an item by the thing that it is, or by its kind."""
    entry = scene.catalogue.thing_map.get(getattr(item, "thing", ""))
    return entry.label if entry else called(item)


def _seen(prism: Prism, strips: Sequence[tuple[_Piece, Region]]) -> Iterator[Span]:
    """Where along the line a body beside it is seen."""
    for piece, strip in strips:
        part = intersection(prism.region, strip)
        if not part.is_empty:
            places = [piece.along(point) for ring in part.rings() for point in ring.tolist()]
            yield min(places), max(places)
