"""How much ground a cover is laid on, where it fades and where it grows denser, and what its layers take of it.

The list of layers itself is `cover_layers`; how a cover looks is `cover_looks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol

from diorama_planner.catalogue.coverage import has_rule, need_for_area
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_area, format_number
from diorama_planner.geometry.borders import edges_off_border
from diorama_planner.geometry.fading import inset, reach_along, strip
from diorama_planner.geometry.outline import flatten_curves
from diorama_planner.geometry.region import Region, intersection
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.cover_layers import CoverLayer
from diorama_planner.model.record import Curves, Points, RecordId

SPREAD = frozenset({"glue", "paint", "varnish", "plaster"})
"""Categories of what is spread over all the ground of a cover, however thinly the rest is sown."""

_NODES = (0.06943184420297371, 0.33000947820757187, 0.6699905217924281, 0.9305681557970262)
_WEIGHTS = (0.17392742256872693, 0.32607257743127307, 0.32607257743127307, 0.17392742256872693)
"""Gauss-Legendre on 0 to 1: exact for the area inside a polygon, which goes with the square of the distance."""

_PANELS = 2
"""Where a shape falls apart on its way inwards the sum has a kink; halves keep its error small."""

STRIPS = 12
"""Into how many strips sloping ground is cut where a cover grows denser across it."""

LEAST = 1e-9


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


class Sown(NamedTuple):
    """Ground of a cover in mm2 along the slope: all of it, less what soft edges lack, and that times its density."""

    ground_mm2: float
    spread_mm2: float
    full_mm2: float

    @property
    def mean_density(self) -> float:
        """The density that would take as much if it were the same everywhere."""
        return self.full_mm2 / self.ground_mm2 if self.ground_mm2 > 0 else 0.0


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


def sown(item: Fading, area: Region, free: Callable[[Region], Region], around: Around) -> Sown:
    """Measure a cover by the integral of its density; `free` takes off what others take of a region."""
    whole = free(area)
    ground = around.ground.slope_area(whole)
    if item.soft_mm <= 0 and not item.gradient:
        return Sown(ground, ground, ground * item.density)
    levels = [(1.0, whole)] if item.soft_mm <= 0 else list(_levels(item, area, free, around))
    if not item.gradient:
        spread = sum(weight * around.ground.slope_area(level) for weight, level in levels)
        return Sown(ground, spread, spread * item.density)
    spread = full = 0.0
    density = density_across(item)
    for low, high, steepness in _strips(item, whole, ground, around):
        for weight, level in levels:
            part = strip(level, item.toward_deg, low, high)
            if not part.is_empty:
                area_mm2 = weight * part.area * steepness
                spread += area_mm2
                full += area_mm2 * density(_along(part, item.toward_deg))
    return Sown(ground, spread, full)


def _levels(
    item: Fading, area: Region, free: Callable[[Region], Region], around: Around
) -> Iterator[tuple[float, Region]]:
    """Give the ground that is denser than some shares of full; their areas by weight sum up to the integral."""
    for panel in range(_PANELS):
        for node, weight in zip(_NODES, _WEIGHTS, strict=True):
            level = soft_region(item, area, around, (panel + node) / _PANELS)
            if not level.is_empty:
                yield weight / _PANELS, _on_base(free(level), around)


def _strips(item: Fading, whole: Region, ground_mm2: float, around: Around) -> Iterator[tuple[float, float, float]]:
    """Give strips across the gradient, from where to where, and how much longer the slope is there than the plan.

    On flat ground one is enough: the density is a straight line, and so its mean that of the centre of gravity.
    """
    low, high = reach_of(item)
    plan = _on_base(whole, around).area
    if abs(ground_mm2 - plan) <= LEAST * max(plan, 1.0):
        yield low, high, 1.0
        return
    for number in range(STRIPS):
        start, end = (low + (high - low) * (number + at) / STRIPS for at in (0, 1))
        part = _on_base(strip(whole, item.toward_deg, start, end), around)
        if part.area > 0:
            yield start, end, around.ground.slope_area(part) / part.area


def _on_base(region: Region, around: Around) -> Region:
    return region if around.base.is_empty else intersection(region, around.base)


def _along(region: Region, angle_deg: float) -> float:
    """The centre of gravity of a region along a direction."""
    import numpy as np

    return reach_along(np.array([region.centroid]), angle_deg)[0]


def counts_as_spread(material: Material) -> bool:
    """Whether it is spread over all the ground of a cover: glue, paint, plaster."""
    return material.category in SPREAD


def layer_lines(
    item_id: RecordId, surface: str, layers: Sequence[CoverLayer], over: Sown, around: Around
) -> Iterator[TakeoffLine]:
    """What each layer takes: its share and density of the ground, by the rate of its material.

    What is spread takes the ground, what is sown the ground times the density of the cover.
    """
    for layer in layers:
        material = around.catalogue.material_map.get(layer.material)
        if material is None or not has_rule(material, "mm2"):
            continue
        ground = over.spread_mm2 if counts_as_spread(material) else over.full_mm2
        area = ground * layer.density * layer.share / 100.0
        if area <= LEAST:
            continue
        need = need_for_area(material, area, depth_mm=layer.depth_mm, scale=around.scale)
        why = msg(
            "{area} x density {density}{share}: {sum}",
            area=Shown(format_area, over.ground_mm2),
            density=Shown(format_number, ground / over.ground_mm2 * layer.density),
            share=f" x {format_number(layer.share)} %" if layer.share < 100.0 else "",
            sum=need.why,
        )
        yield TakeoffLine(item_id, surface, material.id, area, "mm2", need.amount, need.unit, why)
