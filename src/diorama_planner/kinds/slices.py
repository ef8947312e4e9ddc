"""What a landform is cut into: slices of the ground, parts with rings and skewers, and their stack.

Plain data in model millimetres, heights over the base top. How the ground is sliced is for `terrain.laminae`, what
is cut into a slice for `kinds.foam_parts`.
"""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.geometry.region import Region, difference
from diorama_planner.model.record import Point, RecordId


@dataclass(frozen=True, slots=True)
class Lamina:
    """One slice of a landform: its number from below, counted from 1, its polygon and its place in the stack.

    `next_region` is the outline of the next slice on it, whichever landform that belongs to; `overhang` is the
    part of it that stands over ground carved away, `under` what of it lies on slices of other landforms.
    """

    number: int
    region: Region
    bottom_mm: float
    top_mm: float
    next_region: Region
    overhang: Region
    under: Region

    @property
    def area_mm2(self) -> float:
        """Its area, as long as nothing is cut out of it."""
        return self.region.area

    @property
    def volume_mm3(self) -> float:
        """Its volume before it is carved."""
        return self.region.area * (self.top_mm - self.bottom_mm)


@dataclass(frozen=True, slots=True)
class FoamPart:
    """A slice as it is cut: what is left out of its inside, where skewers go through, what is glued below it."""

    lamina: Lamina
    hollow: Region
    skewers: tuple[Point, ...]
    glued_mm2: float

    @property
    def region(self) -> Region:
        """What is left of the slice."""
        return self.lamina.region if self.hollow.is_empty else difference(self.lamina.region, self.hollow)

    @property
    def area_mm2(self) -> float:
        """The area of foam that it takes."""
        return self.lamina.area_mm2 - self.hollow.area

    @property
    def height_mm(self) -> float:
        """How thick it is."""
        return self.lamina.top_mm - self.lamina.bottom_mm


@dataclass(frozen=True, slots=True)
class Stack:
    """The parts of one landform from below, what they are cut from, and what fills up the rest of the ground."""

    item: RecordId
    material: str
    thickness_mm: float
    skewer_mm: float
    parts: tuple[FoamPart, ...]
    filler_mm3: float
