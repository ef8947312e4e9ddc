"""How much ground a cover is laid on, where it fades and where it grows denser, and what its layers take of it.

The list of layers itself is `cover_layers`; how a cover looks is `cover_looks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from diorama_planner.catalogue.coverage import area_rate, need_for_area
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_area, format_number
from diorama_planner.geometry.fading import along_of, strip
from diorama_planner.geometry.region import Region, intersection
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.cover_fades import STRIPS, Fading, density_across, reach_of, soft_region
from diorama_planner.model.record import FADE_SHARES, WHOLE, Coat, RecordId

SPREAD = frozenset({"glue", "paint", "varnish", "plaster"})
"""Categories of what is spread over all the ground of a cover, however thinly the rest is sown."""

_NODES = (0.06943184420297371, 0.33000947820757187, 0.6699905217924281, 0.9305681557970262)
_WEIGHTS = (0.17392742256872693, 0.32607257743127307, 0.32607257743127307, 0.17392742256872693)
"""Gauss-Legendre on 0 to 1: exact for the area inside a polygon, which goes with the square of the distance."""

_PANELS = 2
"""Where a shape falls apart on its way inwards the sum has a kink; halves keep its error small."""

LEAST = 1e-9


class Sown(NamedTuple):
    """Ground of a cover in mm2 along the slope: all of it, less what soft edges lack, and that times its density."""

    ground_mm2: float
    spread_mm2: float
    full_mm2: float

    @property
    def mean_density(self) -> float:
        """The density that would take as much if it were the same everywhere."""
        return _ratio(self.full_mm2, self.ground_mm2)


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
                full += area_mm2 * density(along_of(part.centroid, item.toward_deg))
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


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0


def layer_lines(
    item_id: RecordId, surface: str, layers: Sequence[Coat], over: Sown, around: Around
) -> list[TakeoffLine]:
    """What each layer takes: its share, density and fade of the ground, by the rate of its material and its coats.

    What is spread takes the ground, what is sown the ground times the density of the cover.
    """
    known, scale = around.catalogue.material_map, around.scale
    whole_mm2, spread_mm2, full_mm2 = over
    found = []
    for layer in layers:
        name, density = layer.material, layer.density
        material = known.get(name)
        rate = None if material is None else area_rate(material, layer.depth_mm, scale, layer.coats)
        if material is None or rate is None or density == 0:
            continue
        ground = spread_mm2 if material.category in SPREAD else full_mm2
        area = ground * density * FADE_SHARES[layer.fade] * layer.share / WHOLE
        why = _why, whole_mm2, ground, layer, material, area, scale
        found.append(TakeoffLine(item_id, surface, name, area, "mm2", area * rate[0], rate[1], why))
    return found


def _why(
    ground_mm2: float, sown_mm2: float, layer: Coat, material: Material, area_mm2: float, scale: float
) -> Message:
    density = _ratio(sown_mm2, ground_mm2)
    total = need_for_area(material, area_mm2, depth_mm=layer.depth_mm, scale=scale, coats=layer.coats).why
    return msg(
        "{area} x density {density}{fade}{share}: {sum}",
        area=Shown(format_area, ground_mm2),
        density=Shown(format_number, density * layer.density),
        fade="" if layer.fade == "even" else f" x {format_number(FADE_SHARES[layer.fade])}",
        share=f" x {format_number(layer.share)} %" if layer.share < WHOLE else "",
        sum=total,
    )
