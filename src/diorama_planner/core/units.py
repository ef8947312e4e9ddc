"""Units: the only home of their factors, and the only place where lengths are read and written for people.

Every family of quantities has one unit of its own in which the program counts (mm, mm2, mm3, g, s, mm/s, V,
mA, g/ml); parsing gives floats in it. Scale is known here only as the number that divides a real length.
How a sum is read is in `core.sums`, how a number is written in `core.figures`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from diorama_planner.core.errors import LengthError, UsageError
from diorama_planner.core.figures import format_decimal, format_fraction
from diorama_planner.core.messages import msg
from diorama_planner.core.sums import Unit, evaluate

Reading = Literal["model", "real"]
FamilyName = Literal[
    "number", "length", "area", "volume", "mass", "time", "speed", "voltage", "current", "charge", "density", "angle"
]

MAX_MODEL_MM = 1e6
_MAX_QUANTITY = 1e15

_INCH = Fraction(254, 10)
_FOOT = 12 * _INCH
_MILE = 5280 * _FOOT
_POUND = Fraction(45359237, 100000)
_GALLON = 231 * _INCH**3

MM_PER_INCH = float(_INCH)
MM_PER_FOOT = float(_FOOT)
MM_PER_MILE = float(_MILE)


@dataclass(frozen=True, slots=True)
class Family:
    """Units of one kind of quantity. `own` is what the program counts in, `bare` what a bare number means."""

    name: FamilyName
    own: str
    bare: str | None
    units: Mapping[str, Unit]
    decimals: Mapping[str, int]


def _family(
    name: FamilyName,
    own: str,
    bare: str | None,
    rows: tuple[tuple[str, Fraction | int, int], ...],
    imperial: tuple[str, ...] = (),
) -> Family:
    """Build a family from rows of names (the first is how the unit is written), factor and usual decimals."""
    units: dict[str, Unit] = {}
    decimals: dict[str, int] = {}
    for names, factor, places in rows:
        written, *others = names.split("|")
        unit = Unit(written, Fraction(factor), written in imperial)
        units |= {typed.lower(): unit for typed in (written, *others)}
        decimals[written] = places
    return Family(name, own, bare, units, decimals)


# fmt: off
FAMILIES: Mapping[str, Family] = {family.name: family for family in (
    _family("number", "", None, ()),
    _family("length", "mm", "mm", (
        ("mm|millimetre|millimetres|millimeter|millimeters", 1, 2),
        ("cm|centimetre|centimetres|centimeter|centimeters", 10, 3),
        ("m|metre|metres|meter|meters", 1000, 4),
        ("km|kilometre|kilometres|kilometer|kilometers", 10**6, 6),
        ("um|micron|microns", Fraction(1, 1000), 1),
        ("in|inch|inches|\"|''", _INCH, 3),
        ("ft|foot|feet|'", _FOOT, 4),
        ("yd|yard|yards", 3 * _FOOT, 4),
        ("thou|thous", _INCH / 1000, 1),
        ("mi|mile|miles", _MILE, 6),
    ), ("in", "ft", "yd")),
    _family("area", "mm2", "m2", (
        ("mm2|sq mm", 1, 1),
        ("cm2|sq cm", 100, 2),
        ("m2|sq m|sqm", 10**6, 4),
        ("in2|sq in", _INCH**2, 2),
        ("ft2|sq ft|sqft", _FOOT**2, 4),
        ("yd2|sq yd", 9 * _FOOT**2, 4),
    )),
    _family("volume", "mm3", None, (
        ("mm3", 1, 0),
        ("ml|cm3|cc", 1000, 1),
        ("cl", 10**4, 2),
        ("l|litre|litres|liter|liters|dm3", 10**6, 3),
        ("m3", 10**9, 6),
        ("in3|cu in", _INCH**3, 2),
        ("ft3|cu ft", _FOOT**3, 4),
        ("floz|fl oz|fl. oz", _GALLON / 128, 2),
        ("gal|gallon|gallons|us gal", _GALLON, 3),
        ("tsp", _GALLON / 768, 2),
    )),
    _family("mass", "g", "g", (
        ("g|gram|grams", 1, 1),
        ("mg", Fraction(1, 1000), 0),
        ("kg", 1000, 3),
        ("t|tonne|tonnes", 10**6, 4),
        ("oz|ounce|ounces", _POUND / 16, 2),
        ("lb|lbs|pound|pounds", _POUND, 3),
    )),
    _family("time", "s", "s", (
        ("s|sec|second|seconds", 1, 2),
        ("min|minute|minutes", 60, 2),
        ("h|hr|hrs|hour|hours", 3600, 2),
        ("d|day|days", 86400, 2),
    )),
    _family("speed", "mm/s", None, (
        ("mm/s", 1, 1),
        ("cm/s", 10, 2),
        ("m/s", 1000, 3),
        ("km/h|kmh|kph", Fraction(10**6, 3600), 1),
        ("mph|mi/h", _MILE / 3600, 1),
        ("ft/s|fps", _FOOT, 2),
        ("in/s", _INCH, 2),
    )),
    _family("voltage", "V", "V", (("V|volt|volts", 1, 2), ("mV", Fraction(1, 1000), 0))),
    _family("current", "mA", "mA", (("mA", 1, 2), ("A|amp|amps", 1000, 3), ("uA", Fraction(1, 1000), 0))),
    _family("charge", "mAh", "mAh", (("mAh", 1, 0), ("Ah", 1000, 3))),
    _family("density", "g/ml", "g/ml", (
        ("g/ml|g/cm3|kg/l|g/cc", 1, 3),
        ("kg/m3|g/l", Fraction(1, 1000), 1),
        ("lb/ft3", _POUND / _FOOT**3 * 1000, 2),
    )),
    _family("angle", "°", "°", (("°|deg|degree|degrees", 1, 1),)),
)}
# fmt: on


@dataclass(frozen=True, slots=True)
class Length:
    """A typed length: millimetres, which of the three readings was named (None: none was), and the text."""

    mm: float
    reading: Reading | None
    text: str


_SUFFIX = re.compile(r"(.*?)\b(real|model)\s*$", re.IGNORECASE | re.DOTALL)
_BY = re.compile(r"\s*(?:[x×✕]|\bby\b)\s*", re.IGNORECASE)


def parse_length(text: str, *, scale: float | None = None, default_unit: str = "mm") -> Length:
    """Read a typed length such as `4.2 m`, `13' 9 1/2"`, `65.7mm`, `2*(3 + 1/4) in`, `4.2 m real`.

    The millimetres are those typed: a `real` length stays real, see `parse_model_mm`.

    Args:
        text: what was typed.
        scale: denominator of the plan's scale, which bounds a real length; without one 1e6 mm is the bound.
        default_unit: the unit of a bare number.

    Raises:
        LengthError: it cannot be read, or is beyond a kilometre (1e6 mm) on the bench.
    """
    body, reading = _split_reading(text)
    family = FAMILIES["length"]
    default = _unit(family, default_unit)
    limit = MAX_MODEL_MM * scale if reading == "real" and scale is not None else MAX_MODEL_MM
    return Length(_bounded(evaluate(body, family.units, default).in_unit(default), limit, family), reading, text)


def parse_model_mm(text: str, scale: float, default_unit: str = "mm", default_reading: Reading = "model") -> float:
    """Read a typed length as model millimetres; `scale` is the denominator that turns real into model.

    Raises:
        LengthError: it cannot be read, or is beyond 1e6 mm on the bench.
    """
    body, reading = _split_reading(text)
    family = FAMILIES["length"]
    default = _unit(family, default_unit)
    mm = evaluate(body, family.units, default).in_unit(default)
    if (reading or default_reading) == "real":
        mm /= Fraction(repr(float(scale)))
    return _bounded(mm, MAX_MODEL_MM, family)


def parse_size(text: str, *, scale: float | None = None, default_unit: str = "mm") -> tuple[float, ...]:
    """Read two or three lengths above zero (`200x240 mm`, `8 by 10 in`, `12' x 8' x 2'`) in model mm.

    A unit that stands only at the end holds for all. `real` at the end needs `scale`.

    Raises:
        LengthError: not two or three lengths, one of them not above zero or beyond 1e6 mm on the bench.
    """
    body, reading = _split_reading(text)
    if reading == "real" and scale is None:
        raise LengthError(msg("A real size needs a scale"), 1, msg("Type the size of the model."))
    shrink = Fraction(repr(float(scale))) if reading == "real" and scale is not None else Fraction(1)
    family = FAMILIES["length"]
    default = _unit(family, default_unit)
    parts = _split_size(body)
    sums = [evaluate(part, family.units, default, offset=at) for at, part in parts]
    shared = sums[-1].unit or default
    sizes = []
    for (at, _), total in zip(parts, sums, strict=True):
        mm = _bounded(total.in_unit(shared) / shrink, MAX_MODEL_MM, family, at)
        if mm <= 0:
            raise LengthError(msg("A size must be greater than zero"), at + 1, msg("For example 200x240 mm."))
        sizes.append(mm)
    return tuple(sizes)


def parse_quantity(
    text: str, family_name: FamilyName, default_unit: str | None = None, *, limit: float = _MAX_QUANTITY
) -> float:
    """Read a quantity of one family and give it in the family's own unit.

    Args:
        text: what was typed, sums allowed.
        family_name: which family's units are known.
        default_unit: the unit of a bare number; by default the family's `bare` one.
        limit: the largest size allowed, in the family's own unit.

    Raises:
        LengthError: it cannot be read, is out of bounds, or lacks a unit that this family asks for.
    """
    family = FAMILIES[family_name]
    name = default_unit or family.bare
    default = _unit(family, name) if name else None
    total = evaluate(text, family.units, default)
    if total.unit is None and default is None and family.units:
        known = ", ".join(family.decimals)
        raise LengthError(msg("The unit is missing"), len(text.rstrip()) + 1, msg("Add one of {known}.", known=known))
    return _bounded(total.in_unit(default), limit, family)


def parse_number(text: str) -> float:
    """Read a plain number or sum. Raises `LengthError`."""
    return parse_quantity(text, "number")


def parse_area(text: str, default_unit: str = "m2") -> float:
    """Read an area in square millimetres. Raises `LengthError`."""
    return parse_quantity(text, "area", default_unit)


def parse_volume(text: str, default_unit: str | None = None) -> float:
    """Read a volume in cubic millimetres. Raises `LengthError`."""
    return parse_quantity(text, "volume", default_unit)


def parse_mass(text: str, default_unit: str = "g") -> float:
    """Read a mass in grams. Raises `LengthError`."""
    return parse_quantity(text, "mass", default_unit)


def unit_factor(family_name: FamilyName, unit: str) -> float:
    """How many of the family's own units one `unit` is: 25.4 for an inch."""
    return float(_unit(FAMILIES[family_name], unit).factor)


def format_quantity(
    value: float,
    family_name: FamilyName,
    unit: str,
    *,
    precision: int | None = None,
    decimal_comma: bool = False,
) -> str:
    """Write `value`, given in the family's own unit, in `unit`; `precision` None drops zeros at the end."""
    family = FAMILIES[family_name]
    known = _unit(family, unit)
    places = family.decimals[known.name] if precision is None else precision
    shown = value / float(known.factor)
    figure = format_decimal(shown, precision=places, trim=precision is None, decimal_comma=decimal_comma)
    return f"{figure}{'' if known.name == '°' else ' '}{_superscript(known.name)}"


def format_length(
    mm: float,
    unit: str = "mm",
    *,
    precision: int | None = None,
    fraction: int | None = None,
    decimal_comma: bool = False,
) -> str:
    """Write a length for people: the only place where this is done.

    Args:
        mm: the length; model, real or paper, as the caller says beside it.
        unit: a unit of length, or `ft-in` for feet and inches (`13' 9 1/2"`).
        precision: decimals; None is what the unit deserves, without zeros at the end.
        fraction: round to 1/fraction of the unit instead of decimals; `ft-in` takes 16 when none is given.
        decimal_comma: write 1,5 for 1.5.

    Raises:
        UsageError: an unknown unit, or a length that is not a number.
    """
    if math.isinf(mm) or math.isnan(mm) or (unit != "ft-in" and fraction is None):
        plain = "ft" if unit == "ft-in" else unit
        return format_quantity(mm, "length", plain, precision=precision, decimal_comma=decimal_comma)
    if unit == "ft-in":
        return _feet_and_inches(mm, fraction or 16)
    known = _unit(FAMILIES["length"], unit)
    return f"{format_fraction(Fraction(mm) / known.factor, fraction or 1)} {known.name}"


def format_size(sizes_mm: tuple[float, ...], unit: str = "mm", *, decimal_comma: bool = False) -> str:
    """Write `200 × 240 mm`."""
    *heads, last = (format_length(size, unit, decimal_comma=decimal_comma) for size in sizes_mm)
    return " × ".join([*(head.removesuffix(f" {unit}") for head in heads), last])


def format_range(low_mm: float, high_mm: float, unit: str = "mm", *, decimal_comma: bool = False) -> str:
    """Write `1.8 to 2.7 m`, or the one length when both are the same."""
    low, high = (format_length(mm, unit, decimal_comma=decimal_comma) for mm in (low_mm, high_mm))
    return high if low == high else f"{low.removesuffix(f' {unit}')} to {high}"


def format_area(mm2: float, unit: str = "cm2", *, precision: int | None = None, decimal_comma: bool = False) -> str:
    """Write an area given in square millimetres."""
    return format_quantity(mm2, "area", unit, precision=precision, decimal_comma=decimal_comma)


def format_volume(mm3: float, unit: str = "ml", *, precision: int | None = None, decimal_comma: bool = False) -> str:
    """Write a volume given in cubic millimetres."""
    return format_quantity(mm3, "volume", unit, precision=precision, decimal_comma=decimal_comma)


def format_mass(g: float, unit: str = "g", *, precision: int | None = None, decimal_comma: bool = False) -> str:
    """Write a mass given in grams."""
    return format_quantity(g, "mass", unit, precision=precision, decimal_comma=decimal_comma)


def format_angle(degrees: float, *, precision: int | None = None, decimal_comma: bool = False) -> str:
    """Write an angle: `70°`."""
    return format_quantity(degrees, "angle", "°", precision=precision, decimal_comma=decimal_comma)


def format_number(value: float, *, precision: int | None = None, decimal_comma: bool = False) -> str:
    """Write a plain number; without `precision` up to four decimals, zeros at the end dropped."""
    places = 4 if precision is None else precision
    return format_decimal(value, precision=places, trim=precision is None, decimal_comma=decimal_comma)


def _feet_and_inches(mm: float, fraction: int) -> str:
    parts = round(Fraction(mm) / _INCH * fraction)
    feet, inches = divmod(Fraction(abs(parts), fraction), 12)
    sign = "-" if parts < 0 else ""
    head = f"{feet}' " if feet else ""
    tail = f'{format_fraction(inches, fraction)}"' if inches or not feet else ""
    return f"{sign}{head}{tail}".rstrip()


def _unit(family: Family, name: str) -> Unit:
    unit = family.units.get(name.lower())
    if unit is None:
        known = ", ".join(family.decimals)
        raise UsageError(
            msg("'{unit}' is not a unit of {family}", unit=name, family=family.name),
            msg("Use one of {known}.", known=known),
        )
    return unit


def _superscript(name: str) -> str:
    return re.sub(r"([a-z])([23])$", lambda m: m[1] + {"2": "²", "3": "³"}[m[2]], name)


def _split_reading(text: str) -> tuple[str, Reading | None]:
    found = _SUFFIX.match(text)
    if found is None:
        return text, None
    return found[1], "real" if found[2].lower() == "real" else "model"


def _split_size(text: str) -> list[tuple[int, str]]:
    """The parts between the x signs, each with the column where it begins."""
    parts, start = [], 0
    for sign in _BY.finditer(text):
        parts.append((start, text[start : sign.start()]))
        start = sign.end()
    parts.append((start, text[start:]))
    if not 2 <= len(parts) <= 3:
        raise LengthError(msg("A size has two or three lengths"), 1, msg("For example 200x240 mm."))
    return parts


def _bounded(value: Fraction, limit: float, family: Family, offset: int = 0) -> float:
    if abs(value) > Fraction(limit):
        most = format_length(limit, "km") if family.name == "length" else f"{limit:.0e} {family.own}".rstrip()
        raise LengthError(msg("This is out of all bounds"), offset + 1, msg("Stay within ±{most}.", most=most))
    return float(value) + 0.0
