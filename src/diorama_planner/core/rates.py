"""Rates as they stand on a tin or a bag: `140 g/m2`, `8 m2/l`, `0.929 m2/pack`, `60 pieces per m2`, `2 h/ft2`.

Amounts are counted in the rate's own unit (g, kg, l, pack ...), areas in square metres.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from diorama_planner.core.errors import LengthError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import FAMILIES, FamilyName, parse_number, parse_quantity, unit_factor

COUNT_UNITS = (
    "pack", "piece", "can", "tin", "bottle", "jar", "tube", "roll", "bag", "sheet", "box", "kit", "set", "spray",
)  # fmt: skip
_FAMILIES: tuple[FamilyName, ...] = ("area", "volume", "mass", "time", "length")
_SPLIT = re.compile(
    r"(?P<number>.*?)(?P<top>[a-zµμ][^/]*?)\s*(?:/|\bper\b|_per_)\s*(?P<bottom>[a-zµμ].*)", re.IGNORECASE
)
_HINT = msg("Write it as 140 g/m2, 8 m2/l or 0.929 m2/pack.")


@dataclass(frozen=True, slots=True)
class Rate:
    """So much of `unit` for one square metre (`is_spread` False), or square metres for one `unit` (True)."""

    value: float
    unit: str
    family: FamilyName | Literal["count"]
    is_spread: bool


def parse_rate(text: str, default: str = "") -> Rate:
    """Read a rate between an area and an amount; `default` is what a bare number means, such as `h/m2`.

    Raises:
        LengthError: it cannot be read, is not above zero, or has no area in it.
    """
    found = _SPLIT.fullmatch(text.strip())
    if found is None:
        if not default:
            raise LengthError(msg("A rate needs its two units"), 1, _HINT)
        value = parse_number(text)
        found = _SPLIT.fullmatch(f"1 {default}")
        if found is None:
            raise LengthError(msg("'{unit}' is not a rate", unit=default), 1, _HINT)
    else:
        value = parse_number(found["number"])
    top, top_family = _named(found["top"], found.start("top"))
    bottom, bottom_family = _named(found["bottom"], found.start("bottom"))
    if value <= 0:
        raise LengthError(msg("A rate must be greater than zero"), 1, _HINT)
    if (top_family == "area") == (bottom_family == "area"):
        raise LengthError(msg("A rate has an area on one side of its line"), found.start("top") + 1, _HINT)
    if top_family == "area":
        return Rate(value * _square_metres(top), bottom, bottom_family, is_spread=True)
    return Rate(value / _square_metres(bottom), top, top_family, is_spread=False)


def parse_amount(text: str, rate: Rate) -> float:
    """Read an amount such as a pack's size in the rate's own unit; bare numbers are in it. Raises `LengthError`."""
    if rate.family == "count":
        return parse_number(re.sub(rf"\s*{rate.unit}s?\s*$", "", text, flags=re.IGNORECASE))
    return parse_quantity(text, rate.family, rate.unit) / unit_factor(rate.family, rate.unit)


def _named(typed: str, at: int) -> tuple[str, FamilyName | Literal["count"]]:
    name = typed.strip().lower().replace("²", "2").replace("³", "3")
    for family in _FAMILIES:
        unit = FAMILIES[family].units.get(name)
        if unit is not None:
            return unit.name, family
    singular = _IRREGULAR.get(name, name.removesuffix("s"))
    if singular in COUNT_UNITS:
        return singular, "count"
    raise LengthError(msg("'{unit}' is not a unit known here", unit=typed.strip()), at + 1, _HINT)


def _square_metres(unit: str) -> float:
    return unit_factor("area", unit) / unit_factor("area", "m2")


_IRREGULAR: Mapping[str, str] = {"boxes": "box"}
