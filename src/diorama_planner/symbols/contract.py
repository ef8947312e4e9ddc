"""What a symbol is made from and what is made from a thing: the shapes that this layer takes and gives.

`ThingShape` is the part of a catalogue thing that decides its look; `Patch` and `Slab` are plain points in
real millimetres about the centre of the thing's plan. Nothing here draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from diorama_planner.drawing.primitives import Colour, Point


class ThingShape(Protocol):
    """A thing as far as its picture and its body need it; `catalogue.CatalogueThing` is one."""

    @property
    def id(self) -> str:
        """Public id, which also seeds what varies from thing to thing."""

    @property
    def name(self) -> str:
        """Name in words; its words help to find the class of things that the user made."""

    @property
    def category(self) -> str:
        """Category of the catalogue, as `car_jdm` or `furniture`."""

    @property
    def real_mm(self) -> tuple[float, float, float]:
        """Length along x, width along y, height; real millimetres."""

    @property
    def shape(self) -> str:
        """Plan shape: rect, circle, ellipse or polygon."""

    @property
    def front(self) -> str:
        """Side that faces the viewer: `+x`, `-x`, `+y`, `-y` or empty."""

    @property
    def ground_mm(self) -> tuple[float, float] | None:
        """Box round what touches the ground, real millimetres; None if not stated."""

    @property
    def wheelbase_mm(self) -> float | None:
        """Distance of the outer axles, real millimetres; None if not known."""

    @property
    def outline_mm(self) -> tuple[tuple[Point, ...], ...]:
        """Rings of its plan, real millimetres, the largest first, holes clockwise; none if it has no own body."""

    @property
    def tiers_mm(self) -> tuple[tuple[float, tuple[tuple[Point, ...], ...]], ...]:
        """Such rings of what of its own body lies above each of some heights, from the lowest up."""

    @property
    def colours(self) -> tuple[tuple[str, Colour], ...]:
        """Slots whose colour differs from the symbol's own."""


@dataclass(frozen=True, slots=True)
class Patch:
    """One piece of ground that a thing touches: a counter-clockwise ring in real millimetres."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Slab:
    """A part of a body: a counter-clockwise outline between two heights, all in real millimetres.

    Heights count from the thing's own underside, so how high it is mounted is not in them.
    """

    outline: tuple[Point, ...]
    bottom_mm: float
    top_mm: float
