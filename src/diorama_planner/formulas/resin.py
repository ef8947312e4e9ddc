"""Pours of resin and water: volume, layers, waiting, and what to mix."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_length
from diorama_planner.formulas.limits import need_not_negative, need_positive
from diorama_planner.formulas.rounding import count_up, is_above


@dataclass(frozen=True, slots=True)
class Layers:
    """A depth poured in equal layers."""

    count: int
    each_mm: float


def film_volume_mm3(area_mm2: float, depth_mm: float) -> float:
    """Volume of an even film: area x depth."""
    need_positive(area=area_mm2, depth=depth_mm)
    return area_mm2 * depth_mm


def covered_area_mm2(volume_mm3: float, depth_mm: float) -> float:
    """Area that a volume covers: volume / depth. Source: jamestowndistributors.com, 231 in3 to the gallon."""
    need_positive(volume=volume_mm3, depth=depth_mm)
    return volume_mm3 / depth_mm


def channel_volume_mm3(length_mm: float, width_mm: float, depth_mm: float) -> float:
    """Volume of a stream of triangular section: length x width x depth / 2."""
    need_positive(length=length_mm, width=width_mm, depth=depth_mm)
    return length_mm * width_mm * depth_mm / 2.0


def with_waste(amount: float, waste_pct: float) -> float:
    """An amount with what stays in cup and brush: amount x (1 + waste / 100)."""
    need_not_negative(waste=waste_pct)
    return amount * (1.0 + waste_pct / 100.0)


def need_depth_within(depth_mm: float, max_total_mm: float) -> None:
    """Refuse a pour that is deeper than its product takes in all, in however many layers.

    Raises:
        UsageError: it is. Realistic Water takes 12.7 mm (cbtrainjunction.com): 13 mm is refused.
    """
    need_positive(depth=depth_mm, greatest_depth=max_total_mm)
    if is_above(depth_mm, max_total_mm):
        raise UsageError(
            msg(
                "{depth} is too deep: this product takes {most} in all",
                depth=format_length(depth_mm),
                most=format_length(max_total_mm),
            ),
            msg("Raise the bed, or take a deep-pour resin."),
        )


def pour_layers(depth_mm: float, max_layer_mm: float, max_total_mm: float | None = None) -> Layers:
    """Equal layers of at most `max_layer_mm`: ceil(depth / max_layer).

    Raises:
        UsageError: the product may not be poured that deep at all, as `need_depth_within` tells.
    """
    need_positive(depth=depth_mm, largest_layer=max_layer_mm)
    if max_total_mm is not None:
        need_depth_within(depth_mm, max_total_mm)
    count = count_up(depth_mm / max_layer_mm)
    return Layers(count, depth_mm / count)


def waiting_h(layers: int, recoat_h: float) -> float:
    """Hours of waiting between layers: (layers - 1) x wait. The cure of the last one comes on top."""
    need_not_negative(wait=recoat_h)
    return (layers - 1) * recoat_h


def split_by_ratio(total: float, part_a: float, part_b: float) -> tuple[float, float]:
    """Split a total in the ratio A:B; a resin's ratios by volume and by weight differ."""
    need_positive(part_A=part_a, part_B=part_b)
    need_not_negative(total=total)
    return total * part_a / (part_a + part_b), total * part_b / (part_a + part_b)


def layer_tops_mm(depth_mm: float, max_layer_mm: float | None) -> tuple[float, ...]:
    """Heights over the deepest point to which equal layers are poured, the last one the whole depth.

    One layer where a product has no limit.
    """
    need_positive(depth=depth_mm)
    if max_layer_mm is None:
        return (depth_mm,)
    layers = pour_layers(depth_mm, max_layer_mm)
    return (*(layers.each_mm * number for number in range(1, layers.count)), depth_mm)


def coats(depth_mm: float, coat_mm: float) -> int:
    """How often a brushed film is laid: ceil(depth / coat)."""
    need_positive(depth=depth_mm, coat=coat_mm)
    return count_up(depth_mm / coat_mm)


def tint_drops(volume_mm3: float, drops_per_100ml: float) -> float:
    """Drops of tint: volume in ml x drops per 100 ml / 100."""
    need_not_negative(volume=volume_mm3, drops=drops_per_100ml)
    return volume_mm3 / 1000.0 * drops_per_100ml / 100.0


def smallest_batch(part_a: float, part_b: float, least_part: float) -> float:
    """The smallest mix of which the smaller part is not below what can still be measured: least x (A + B) / min."""
    need_positive(part_A=part_a, part_B=part_b, least_part=least_part)
    return least_part * (part_a + part_b) / min(part_a, part_b)


def mixed_density(part_a: float, part_b: float, density_a: float, density_b: float) -> float:
    """Density of a mix of A:B by weight, in the unit of theirs: (A + B) / (A / density A + B / density B)."""
    need_positive(part_A=part_a, part_B=part_b, density_A=density_a, density_B=density_b)
    return (part_a + part_b) / (part_a / density_a + part_b / density_b)


def cup_limit_ml(working_min: float | None) -> float:
    """How much of a two-part resin may be mixed in one cup before it heats up there, in ml.

    A working time is told for about 100 g; a larger mass gets hotter and sets sooner. Three times that for resins
    that set within an hour, three litres for slow ones made for deep pours. Builder's practice, unsourced.
    """
    return 3000.0 if working_min is not None and working_min >= 60.0 else 300.0
