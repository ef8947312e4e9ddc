"""Slices of the ground by the thickness of a sheet: the polygons of what each landform is cut from.

Planes lie at every thickness over the base top. A slice is as large as the ground, less a skin, at its bottom,
so that the stack can be carved down to it, or at its top, so that it can be filled up. It belongs to the landform
that gained it; each is cut as its relief says, and leaves to those before it what they have taken. How the ground
lies after each landform is for `steps`, what is cut into a slice (rings, skewers) for `kinds.foam_parts`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from diorama_planner.geometry.cutting import Cutting
from diorama_planner.geometry.overlays import common, together, without
from diorama_planner.geometry.points import boxes_meet
from diorama_planner.geometry.rasters import mask
from diorama_planner.geometry.region import Region, empty_region, overlaps, union_all
from diorama_planner.geometry.relief import AreaRelief, Operation
from diorama_planner.kinds.slices import Lamina
from diorama_planner.terrain.contours import regions_over
from diorama_planner.terrain.heightfield import Heightfield
from diorama_planner.terrain.steps import Step

EVEN_MM = 0.01
"""Thinner than that is no part of a sheet."""

LEAST_MM2 = 0.01
DEEP_MM = 0.5
"""Ground that lies further below the base top does not bear the slice over it."""


def count(height_mm: float, thickness_mm: float) -> int:
    """Return how many sheets of a thickness reach a height; a remainder of rounding needs none.

    Raises:
        UsageError: a thickness that is not more than 0.
    """
    return max(0, math.ceil(height_mm / Cutting(thickness_mm).thickness_mm - 1e-9))


def laminae(field: Heightfield, item_id: str, cutting: Cutting, steps: dict[int, Step] | None = None) -> list[Lamina]:
    """Return the slices, from below, that a landform adds to those of the landforms before it.

    What later landforms take away again is not theirs. Where sheets of another thickness reach into a slice from
    below, a part of it is thinner and has its number. A slab that is no thicker than its sheet is cut whole and lies
    on the ground that was there. Landforms whose relief does not say how they are cut are cut in the same way.

    `steps` keeps the ground after each landform, by its place, from one answer to the next.
    """
    place = field.layer_of(item_id)
    if place is None or field.layers[place].window.is_empty:
        return []
    slicing = _Slicing(field, place, cutting, {} if steps is None else steps)
    pieces = slicing.pieces(place)
    if not pieces:
        return []
    hollow = _hollow(field, place, pieces[0].region if slicing.is_slab else slicing.steps[place].region)
    others = [one for number in slicing.steps if number != place for one in slicing.pieces(number)]
    found = []
    for piece in pieces:
        hanging = hollow if slicing.is_slab or piece.bottom_mm < EVEN_MM else empty_region()
        found.append(_lamina(piece, pieces, others, hanging))
    return found


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a landform takes of a sheet: from where to where, and how high."""

    number: int
    region: Region
    bottom_mm: float
    top_mm: float


def _lamina(piece: _Piece, own: Sequence[_Piece], others: Sequence[_Piece], hollow: Region) -> Lamina:
    above = [one.region for one in (*own, *others) if abs(one.bottom_mm - piece.top_mm) < EVEN_MM]
    on_it = common(union_all(above), piece.region) if above else empty_region()
    below = [one.region for one in others if abs(one.top_mm - piece.bottom_mm) < EVEN_MM]
    under = common(union_all(below), piece.region) if below else empty_region()
    hanging = common(piece.region, hollow) if not hollow.is_empty else empty_region()
    return Lamina(piece.number, piece.region, piece.bottom_mm, piece.top_mm, on_it, hanging, under)


class _Slicing:
    """The landforms that meet one of them, and what each takes of its sheets there, once it has been asked for."""

    def __init__(self, field: Heightfield, place: int, cutting: Cutting, steps: dict[int, Step]) -> None:
        self._field = field
        self._cuttings = {place: cutting}
        self._cutting = cutting
        self._pieces: dict[int, tuple[_Piece, ...]] = {}
        self.steps = _meeting(field, place, steps)
        self.is_slab = _slab(field, place, cutting) is not None

    def pieces(self, place: int) -> tuple[_Piece, ...]:
        """Return what a landform takes, from below."""
        if place not in self._pieces:
            cutting = self._cutting_of(place)
            slab = _slab(self._field, place, cutting)
            found = [slab] if slab is not None else sorted(self._cut(place, cutting), key=_by_height)
            self._pieces[place] = tuple(found)
        return self._pieces[place]

    def _cut(self, place: int, cutting: Cutting) -> Iterator[_Piece]:
        """Yield what a landform takes that is cut by planes."""
        step = self.steps[place]
        if not step.adds:
            return
        before = [one for number in self.steps if number < place for one in self.pieces(number)]
        for number in range(1, count(step.highest - cutting.skin_mm, cutting.thickness_mm) + 1):
            gained, top = self._gained(place, number, cutting), number * cutting.thickness_mm
            left = [] if gained.area <= LEAST_MM2 else [_Piece(number, gained, top - cutting.thickness_mm, top)]
            for taken in before:
                left = [one for piece in left for one in _without(piece, taken)]
            yield from left

    def _gained(self, place: int, number: int, cutting: Cutting) -> Region:
        """Return where a landform brings the ground over the level of a slice, and did not find it over its top."""
        level, top = cutting.level(number), number * cutting.thickness_mm
        gained = self.steps[place].gained(level)
        if not gained.is_empty and self._leaves_gaps(place, number, cutting):
            gained = without(gained, self._standing(place, top))
        for later, step in self.steps.items():
            if later > place and not gained.is_empty and boxes_meet(step.region.bounds, gained.bounds):
                gained = without(gained, without(step.region, step.above(level)))
        return gained

    def _leaves_gaps(self, place: int, number: int, cutting: Cutting) -> bool:
        """Whether the sheets of earlier landforms may end below ground that reaches over the top of a slice."""
        top = number * cutting.thickness_mm
        others = (self._cutting_of(earlier) for earlier in self.steps if earlier < place)
        return any(one.thickness_mm != cutting.thickness_mm or one.level(number) > top for one in others)

    def _cutting_of(self, place: int) -> Cutting:
        return self._cuttings.get(place) or self._field.layers[place].relief.cutting or self._cutting

    def _standing(self, place: int, level: float) -> Region:
        """Return where the ground stands over a level before a landform."""
        standing = empty_region()
        for number, step in self.steps.items():
            if number < place:
                there = step.above(level)
                standing = there if standing.is_empty else together(without(standing, step.region), there)
        return standing


def _meeting(field: Heightfield, place: int, steps: dict[int, Step]) -> dict[int, Step]:
    """Return the ground after the landforms that meet one of them, itself too, as far as they do."""
    found, own = {}, field.layers[place]
    outline = own.relief.outline
    for number, layer in enumerate(field.layers):
        if number != place and not (layer.window.meets(own.window) and overlaps(layer.relief.outline, outline)):
            continue
        if number not in steps:
            steps[number] = Step.of(field, number)
        found[number] = steps[number] if number == place else steps[number].within(outline)
    return found


def _by_height(piece: _Piece) -> tuple[float, float]:
    return piece.bottom_mm, piece.top_mm


def _without(piece: _Piece, taken: _Piece) -> Iterator[_Piece]:
    """Yield what is left of a piece beside, under and over what another one takes."""
    low, high = max(piece.bottom_mm, taken.bottom_mm), min(piece.top_mm, taken.top_mm)
    if high - low < EVEN_MM or not boxes_meet(piece.region.bounds, taken.region.bounds):
        yield piece
        return
    beside = without(piece.region, taken.region)
    if beside.area > LEAST_MM2:
        yield replace(piece, region=beside)
    shared = common(piece.region, taken.region)
    for bottom, top in ((piece.bottom_mm, low), (high, piece.top_mm)):
        if top - bottom >= EVEN_MM and shared.area > LEAST_MM2:
            yield replace(piece, region=shared, bottom_mm=bottom, top_mm=top)


def _slab(field: Heightfield, place: int, cutting: Cutting) -> _Piece | None:
    """Return the one part of a landform with upright edges that a single sheet is thick enough for."""
    relief, window = field.layers[place].relief, field.layers[place].window
    if not (isinstance(relief, AreaRelief) and relief.is_cliff and relief.operation is Operation.RAISE):
        return None
    if not 0.0 < relief.height_mm <= cutting.thickness_mm or relief.roughness is not None:
        return None
    region = common(relief.region, field.base)
    if region.is_empty:
        return None
    under = field.heights_before(place, window)[mask(region, field.grid, window)]
    foot = float(under.min()) if under.size else 0.0
    return _Piece(1, region, foot, foot + relief.height_mm)


def _hollow(field: Heightfield, place: int, region: Region) -> Region:
    """Return where a landform stands over ground that was carved below the base top."""
    window = field.layers[place].window
    before = field.heights_before(place, window)
    if not before.size or float(before.min()) >= -DEEP_MM:
        return empty_region()
    return common(regions_over(-before, field, window)(DEEP_MM), region)
