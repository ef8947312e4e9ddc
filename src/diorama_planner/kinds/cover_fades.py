"""Where a cover is how dense: soft edges that fall off to nothing, a gradient across it, both at once.

What that comes to is summed in `cover_sums`, and drawn in `cover_looks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Protocol

from diorama_planner.geometry.borders import edges_off_border
from diorama_planner.geometry.fading import inset, reach_along, strip
from diorama_planner.geometry.outline import flatten_curves
from diorama_planner.geometry.region import Region, union_all
from diorama_planner.kinds.contract import Around
from diorama_planner.model.record import Curves, Points

SHELLS = 16
"""In how many steps a density that changes is drawn."""

STRIPS = 12
"""Into how many strips a cover is cut where its density changes across it and in another way too."""


class Fading(Protocol):
    """What a cover says of how dense it is where."""

    @property
    def outline_mm(self) -> Points:
        """Its outline."""

    @property
    def curves_mm(self) -> Curves:
        """Control points of its curved edges."""

    @property
    def density(self) -> float:
        """Density, or where it begins with a gradient."""

    @property
    def gradient(self) -> bool:
        """Whether the density changes across it."""

    @property
    def density_to(self) -> float:
        """Density where a gradient ends."""

    @property
    def toward_deg(self) -> float:
        """Direction from the one density to the other."""

    @property
    def soft_mm(self) -> float:
        """How far from its edges it is full."""


def density_across(item: Fading) -> Callable[[float], float]:
    """Give the density as a function of the place along the direction of its gradient, in mm from the origin."""
    if not item.gradient:
        return lambda place: item.density
    low, high = reach_of(item)
    step = (item.density_to - item.density) / (high - low) if high > low else 0.0
    return lambda place: item.density + step * (min(max(place, low), high) - low)


def reach_of(item: Fading) -> tuple[float, float]:
    """From where to where the outline reaches along the direction of the gradient, in mm from the origin."""
    return reach_along(flatten_curves(item.outline_mm, item.curves_mm or None, closed=True), item.toward_deg)


def soft_region(item: Fading, area: Region, around: Around, share: float) -> Region:
    """Give the part of an area where a soft edge has reached more than a share of full.

    Edges that lie on the edge of the base are cut faces and stay full.
    """
    return inset(area, edges_off_border(area, around.base), item.soft_mm * share)


def shells_of(item: Fading, area: Region, around: Around) -> Iterator[tuple[float, Region]]:
    """Give regions that lie within each other, each with the density that it is drawn as."""
    highest = max(item.density, item.density_to) if item.gradient else item.density
    for number in range(SHELLS):
        region = _denser_than(item, area, highest * (number + 0.5) / SHELLS, around)
        if not region.is_empty:
            yield highest * (number + 1) / SHELLS, region


def _denser_than(item: Fading, area: Region, density: float, around: Around) -> Region:
    """The part of a cover that is denser than something; strips stand for a gradient with soft edges."""
    if not item.gradient:
        return soft_region(item, area, around, density / item.density) if item.density > 0 else area
    low, high = reach_of(item)
    if item.soft_mm <= 0:
        return _denser_side(item, area, density, low, high)
    across = density_across(item)
    places = [low + (high - low) * number / STRIPS for number in range(STRIPS + 1)]
    found = []
    for start, end in pairwise(places):
        local = across((start + end) / 2.0)
        if local > density:
            found.append(strip(soft_region(item, area, around, density / local), item.toward_deg, start, end))
    return union_all([part for part in found if not part.is_empty])


def _denser_side(item: Fading, area: Region, density: float, low: float, high: float) -> Region:
    """The side of a gradient with hard edges that is denser than something."""
    step = item.density_to - item.density
    if min(item.density, item.density_to) >= density or step == 0:
        return area
    at = low + (high - low) * (density - item.density) / step
    return strip(area, item.toward_deg, at, high) if step > 0 else strip(area, item.toward_deg, low, at)
