"""What a measured area, volume, length or count needs of a material, by the material's coverage rule.

Pure sums, with the arithmetic in words for the user. Waste, packs and prices come later, in `takeoff`; sheets
are needed by the area of their parts and never by volume.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from diorama_planner.catalogue.material import CoverageUnit, Material
from diorama_planner.catalogue.takeoff_line import MeasuredUnit, NeedUnit
from diorama_planner.core.errors import UsageError
from diorama_planner.core.figures import format_decimal
from diorama_planner.core.messages import Later, Message, Shown, msg
from diorama_planner.formulas.coverage import section_factor
from diorama_planner.formulas.limits import need_not_negative

MM_PER_M = 1e3
MM2_PER_M2 = 1e6
MM3_PER_ML = 1e3
MM3_PER_L = 1e6

# A bed 2 in wide carries HO track (worked example W061); other scales in proportion.
BALLAST_WIDTH_MM, BALLAST_WIDTH_SCALE = 50.8, 87.0


_GOES_SO_FAR: frozenset[CoverageUnit] = frozenset(
    {"m2_per_l", "m2_per_pack", "m2_per_l_per_mm", "l_per_kg", "l_per_l"}
)


def is_inverse(unit: CoverageUnit) -> bool:
    """Whether a rate says how far a unit of the material goes, so that a greater one needs less.

    The others say what a unit of ground takes.
    """
    return unit in _GOES_SO_FAR


class Need(NamedTuple):
    """How much of a material is needed, in the material's own unit, and how that comes about."""

    amount: float
    unit: NeedUnit
    why: Message


def figure(value: float, /, *, decimal_comma: bool = False) -> str:
    """Write a number of the arithmetic: four figures, or all of those before the point."""
    if value == 0:
        return "0"
    places = min(12, max(0, 3 - math.floor(math.log10(abs(value)))))
    return format_decimal(value, precision=places, trim=True, decimal_comma=decimal_comma)


def need_for(
    material: Material,
    measured: float,
    measured_unit: MeasuredUnit,
    *,
    depth_mm: float = 1.0,
    scale: float | None = None,
) -> Need:
    """Give the need for what was measured in `measured_unit`; arguments and errors as the functions below."""
    if measured_unit == "mm3":
        return need_for_volume(material, measured)
    if measured_unit == "mm2":
        return need_for_area(material, measured, depth_mm=depth_mm, scale=scale)
    if measured_unit == "mm":
        return need_for_length(material, measured, scale=scale)
    return need_for_count(material, measured)


@lru_cache(maxsize=1024)
def has_rule(material: Material, measured_unit: MeasuredUnit) -> bool:
    """Whether something measured in `measured_unit` can be turned into a need of this material."""
    try:
        need_for(material, 1.0, measured_unit)
    except UsageError:
        return False
    return True


@lru_cache(maxsize=4096)
def area_rate(
    material: Material, depth_mm: float = 1.0, scale: float | None = None, coats: int | None = None
) -> tuple[float, NeedUnit] | None:
    """Give what each mm2 takes of a material and in which unit, since a need goes with the area; None without a rule.

    Arguments as those of `need_for_area`, of which it is the sum without the words.
    """
    try:
        amount, unit, _ = need_for_area(material, MM2_PER_M2, depth_mm=depth_mm, scale=scale, coats=coats)
    except UsageError:
        return None
    return amount / MM2_PER_M2, unit


def need_for_area(
    material: Material,
    area_mm2: float,
    *,
    depth_mm: float = 1.0,
    scale: float | None = None,
    coats: int | None = None,
) -> Need:
    """Give the need for an area on the bench.

    Args:
        material: what covers it, or what it is cut from.
        area_mm2: the area, times its density where it is covered thinly.
        depth_mm: how thick it is laid, bench mm, for rates per mm of thickness.
        scale: denominator of the plan's scale, for rates per metre of track.
        coats: how often it is laid; None for as often as is usual.

    Raises:
        UsageError: the material has no rule for areas, or a number is below 0 or not finite.
    """
    need_not_negative(area=area_mm2, depth=depth_mm)
    m2 = area_mm2 / MM2_PER_M2
    rate, unit = material.coverage, material.coverage_unit
    usual = material.coats or 1
    if rate is not None and unit in ("m2_per_l", "m2_per_pack"):
        return _coated_need(material, m2, rate, coats or usual)
    if coats is not None and coats != usual:
        need = need_for_area(material, area_mm2 * coats / usual, depth_mm=depth_mm, scale=scale)
        return need._replace(why=_sum("laid {coats} times: {sum}", coats=coats, sum=need.why))
    if rate is None or unit is None:
        return _plain_area_need(material, area_mm2)
    if unit == "g_per_m2":
        return Need(m2 * rate, "g", _sum("{m2} m2 x {rate} g/m2 = {g} g", m2=m2, rate=rate, g=m2 * rate))
    if unit == "ml_per_m2":
        ml = m2 * rate
        return Need(ml, "ml", _sum("{m2} m2 x {rate} ml/m2 = {ml} ml", m2=m2, rate=rate, ml=ml))
    if unit == "pieces_per_m2":
        count = m2 * rate
        return Need(count, "each", _sum("{m2} m2 x {rate} pieces/m2 = {count}", m2=m2, rate=rate, count=count))
    if unit == "ml_per_m_track":
        width = ballast_width(scale or material.coverage_scale or BALLAST_WIDTH_SCALE)
        return need_for_track(material, area_mm2 / width, scale=scale)
    need = need_for_volume(material, area_mm2 * depth_mm)
    return Need(need.amount, need.unit, _sum("{m2} m2, {mm} mm thick: {sum}", m2=m2, mm=depth_mm, sum=need.why))


def need_for_volume(material: Material, volume_mm3: float) -> Need:
    """Give the need for a volume on the bench.

    Raises:
        UsageError: the material has no rule for volumes, or the volume is below 0 or not finite.
    """
    need_not_negative(volume=volume_mm3)
    litres = volume_mm3 / MM3_PER_L
    ml = volume_mm3 / MM3_PER_ML
    rate, unit = material.coverage, material.coverage_unit
    if rate is None or unit is None:
        if material.is_sheet or material.form not in ("weight", "volume"):
            raise _no_rule(material, "a volume")
        return _fluid_need(material, ml, _sum("{ml} ml", ml=ml))
    if unit == "m2_per_l_per_mm":
        if rate == 1:
            return _fluid_need(material, ml, _sum("{ml} ml", ml=ml))
        why = _sum("{ml} ml / {rate} = {need} ml", ml=ml, rate=rate, need=ml / rate)
        return _fluid_need(material, ml / rate, why)
    if unit == "g_per_m2_per_mm":  # 1 m2 at 1 mm is a litre
        g = litres * rate
        return Need(g, "g", _sum("{l} l x {rate} g/l = {g} g", l=litres, rate=rate, g=g))
    if unit == "l_per_kg":
        g = litres / rate * 1000
        why = _sum("{l} l / {rate} l per kg of powder = {g} g", l=litres, rate=rate, g=g)
        return Need(g, "g", why)
    if unit == "l_per_l":
        powder = ml / rate
        why = _sum("{ml} ml / {rate} ml per ml of powder = {p} ml", ml=ml, rate=rate, p=powder)
        return Need(powder, "ml", why)
    raise _no_rule(material, "a volume")


def need_for_length(material: Material, length_mm: float, *, scale: float | None = None) -> Need:
    """Give the need for a length on the bench: strips by the length, ballast by its rate per metre of track.

    Raises:
        UsageError: the material has no rule for lengths, or the length is below 0 or not finite.
    """
    if material.coverage_unit == "ml_per_m_track":
        return need_for_track(material, length_mm, scale=scale)
    need_not_negative(length=length_mm)
    if material.form != "length":
        raise _no_rule(material, "a length")
    return Need(length_mm, "mm", _sum("{m} m", m=length_mm / MM_PER_M))


def need_for_track(
    material: Material, length_mm: float, *, scale: float | None = None, width_mm: float | None = None
) -> Need:
    """Give the need along a single track, `length_mm` on the bench.

    A rate per metre of track holds for one scale. The cross-section of ballast goes with the square of the
    scale, (given / scale)^2 (worked example W063). Where `width_mm`, its width on the bench, is known, only the
    depth follows the scale, and the width counts against the usual 50.8 mm of HO (W061), itself to scale.

    Raises:
        UsageError: the material has no rate per metre of track, or a number is not possible.
    """
    if material.coverage_unit != "ml_per_m_track" or material.coverage is None:
        raise _no_rule(material, "track")
    given = material.coverage_scale or BALLAST_WIDTH_SCALE
    wanted = given if scale is None else scale
    need_not_negative(length=length_mm, width=width_mm or 0.0)
    ml = length_mm / MM_PER_M * material.coverage * section_factor(given, wanted)
    text, values = "{m} m x {rate} ml/m", {"m": length_mm / MM_PER_M, "rate": material.coverage}
    if wanted != given:
        text += " x ({given}/{scale})^2"
        values |= {"given": given, "scale": wanted}
    if width_mm is not None:
        usual = ballast_width(wanted)
        ml *= width_mm / usual
        text += " x {width}/{usual} mm wide"
        values |= {"width": width_mm, "usual": usual}
    return Need(ml, "ml", _sum(text + " = {ml} ml", **values, ml=ml))


def need_for_count(material: Material, count: float) -> Need:
    """Give the need for a number of pieces.

    Raises:
        UsageError: the material is not sold by the piece, or the number is below 0 or not finite.
    """
    need_not_negative(number=count)
    if material.form != "each":
        raise _no_rule(material, "a number of pieces")
    return Need(count, "each", _sum("{count} pieces", count=count))


def ballast_width(scale: float) -> float:
    """Give the usual width of a single track's ballast at 1:`scale`, in bench mm."""
    return BALLAST_WIDTH_MM * BALLAST_WIDTH_SCALE / scale


def _sum(template: str, **values: float | str | Message) -> Message:
    """Say a sum; its numbers are written as `figure` does, once anyone reads it."""
    return Later(_told, template, values)


def _told(template: str, values: Mapping[str, float | str | Message]) -> Message:
    numbers = {name: Shown(figure, value) for name, value in values.items() if isinstance(value, int | float)}
    return Message(template, {**values, **numbers})


def _no_rule(material: Material, measure: str) -> UsageError:
    if material.is_sheet:
        hint = msg("sheets are needed by the area of their parts")
    else:
        hint = msg("choose another material, or enter a rate for this one")
    return UsageError(msg("{material} has no rule for {measure}", material=material.label, measure=measure), hint)


def _plain_area_need(material: Material, area_mm2: float) -> Need:
    if material.form == "length" and material.width_mm:
        length = area_mm2 / material.width_mm
        why = _sum("{mm2} mm2 / {width} mm wide = {m} m", mm2=area_mm2, width=material.width_mm, m=length / MM_PER_M)
        return Need(length, "mm", why)
    if material.form not in ("sheet", "area"):
        raise _no_rule(material, "an area")
    return Need(area_mm2, "mm2", _sum("area of the parts: {mm2} mm2", mm2=area_mm2))


def _coated_need(material: Material, m2: float, rate: float, coats: int) -> Need:
    """Give the need of what is laid in coats: paint by the litre, cans and rolls by the pack."""
    text = "{m2} m2 x {coats} coats / " if coats > 1 else "{m2} m2 / "
    if material.coverage_unit == "m2_per_l":
        ml = m2 * coats / rate * 1000
        return _fluid_need(material, ml, _sum(text + "{rate} m2/l = {ml} ml", m2=m2, coats=coats, rate=rate, ml=ml))
    packs = m2 * coats / rate
    per_pack: dict[str, tuple[float, NeedUnit]] = {
        "ml": (1, "ml"), "g": (1, "g"), "m2": (MM2_PER_M2, "mm2"), "m": (MM_PER_M, "mm")
    }  # fmt: skip
    factor, unit = per_pack.get(material.pack_unit, (1, "each"))
    why = _sum(
        text + "{rate} m2 per pack of {size} {pack} = {packs} packs",
        m2=m2,
        coats=coats,
        rate=rate,
        size=material.pack_size,
        packs=packs,
        pack=material.pack_unit,
    )
    return Need(packs * material.pack_size * factor, unit, why)


def _fluid_need(material: Material, ml: float, why: Message) -> Need:
    """Give millilitres, or grams where the material is sold by weight."""
    if material.pack_unit != "g":
        return Need(ml, "ml", why)
    if material.density_kg_m3 is None:
        raise UsageError(
            msg("{material} is sold by weight and its density is not known", material=material.label),
            msg("enter its density"),
        )
    density = material.density_kg_m3 / 1000
    g = ml * density
    return Need(g, "g", _sum("{sum} x {density} g/ml = {g} g", sum=why, density=density, g=g))
