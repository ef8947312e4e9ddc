"""Amounts and rates of materials as people read them."""

from __future__ import annotations

from collections.abc import Mapping

from diorama_planner.catalogue.coverage import figure
from diorama_planner.catalogue.material import CoverageUnit
from diorama_planner.core.messages import Message, Shown, Writes, msg
from diorama_planner.core.units import format_area, format_length, format_mass, format_number, format_volume
from diorama_planner.takeoff.bill_rows import Rate


def format_amount(amount: float, unit: str, *, decimal_comma: bool = False) -> str:
    """Write an amount of a material with its unit, for people."""
    return amount_writer(unit)(amount, decimal_comma=decimal_comma)


def amount_writer(unit: str) -> Writes:
    """Give what writes an amount in a unit of need or measure."""
    return _WRITERS.get(unit, format_number)


def format_packed(amount: float, unit: str, *, decimal_comma: bool = False) -> str:
    """Write an amount in the unit of its packs: `2.4 sheets`, `37 g`, `1 piece`."""
    return f"{format_number(round(amount, 3), decimal_comma=decimal_comma)} {unit_word(unit, amount)}"


def unit_word(unit: str, amount: float) -> Message:
    """Give the word for a pack unit after so much of it: `sheet` or `sheets`; a sign as ml or g is the same."""
    one, several = _COUNTED.get(unit, (unit, unit))
    return msg(one if abs(round(amount, 3)) == 1 else several)


def is_counted(unit: str) -> bool:
    """Whether packs hold so many of something: sheets, pieces, pairs or sets."""
    return unit in _COUNTED


def packs_of(count: int, size: float, unit: str) -> Message:
    """Write so many packs of a size: `2 sheets`, `1 x 3 sheets`, `2 x 100 g`."""
    if size == 1 and is_counted(unit):
        return msg("{count} {unit}", count=count, unit=unit_word(unit, count))
    return msg("{count} x {size} {unit}", count=count, size=Shown(format_number, size), unit=unit_word(unit, size))


def one_decimal(value: float, /, *, decimal_comma: bool = False) -> str:
    """Write a figure that is measured out on the bench."""
    return format_number(value, precision=1, decimal_comma=decimal_comma)


def shown_rate(rate: Rate) -> Message:
    """Write a rate with its unit: `8 m²/l`."""
    return msg(_RATES[rate.unit], value=Shown(figure, rate.value))


def _cubic_centimetres(mm3: float, /, *, decimal_comma: bool = False) -> str:
    return format_volume(mm3, "cm3", decimal_comma=decimal_comma)


def _millilitres(ml: float, /, *, decimal_comma: bool = False) -> str:
    return format_volume(ml * 1000.0, decimal_comma=decimal_comma)


_WRITERS: Mapping[str, Writes] = {
    "mm2": format_area,
    "mm3": _cubic_centimetres,
    "ml": _millilitres,
    "g": format_mass,
    "mm": format_length,
}

_COUNTED: Mapping[str, tuple[str, str]] = {
    "sheet": ("sheet", "sheets"),
    "piece": ("piece", "pieces"),
    "pair": ("pair", "pairs"),
    "set": ("set", "sets"),
}

_RATES: Mapping[CoverageUnit, str] = {
    "m2_per_l": "{value} m²/l",
    "m2_per_pack": "{value} m² per pack",
    "g_per_m2": "{value} g/m²",
    "g_per_m2_per_mm": "{value} g/m² for each mm",
    "ml_per_m2": "{value} ml/m²",
    "ml_per_m_track": "{value} ml/m of track",
    "m2_per_l_per_mm": "{value} m²/l at 1 mm",
    "l_per_kg": "{value} l from 1 kg of powder",
    "l_per_l": "{value} l from 1 l of powder",
    "pieces_per_m2": "{value} pieces/m²",
}
