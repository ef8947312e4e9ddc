"""Typed lengths and quantities: the table of what people type, and every way to get it wrong."""

from collections.abc import Callable

import pytest

from diorama_planner.core.errors import LengthError, UsageError
from diorama_planner.core.units import (
    FAMILIES,
    parse_area,
    parse_length,
    parse_mass,
    parse_model_mm,
    parse_number,
    parse_quantity,
    parse_size,
    parse_volume,
    unit_factor,
)

LENGTHS = [
    ("65.7mm", 65.7),
    ("65.7", 65.7),
    (".5 mm", 0.5),
    ("5.", 5.0),
    ("1e3", 1000.0),
    ("4.2 m", 4200.0),
    ("1,5 m", 1500.0),
    ("12 cm", 120.0),
    ("1 km", 1_000_000.0),
    ("100 thou", 2.54),
    ("500 µm", 0.5),
    ("2 yd", 1828.8),
    ("3 Feet", 914.4),
    ("1 inch", 25.4),
    ("1 METRE", 1000.0),
    ("13' 9 1/2\"", 4203.7),
    ("13'9\"", 4191.0),
    ("13'9", 4191.0),
    ("13'-9 1/2\"", 4203.7),
    ("13’ 9½”", 4203.7),
    ("13′ 9 ½″", 4203.7),
    ("5''", 127.0),
    ('3-1/2"', 88.9),
    ("3-1/2 in", 88.9),
    ("3 1/2 in", 88.9),
    ("3/8 in", 9.525),
    ("3 / 8 in", 9.525),
    ("2 ft 3 in", 685.8),
    ("2ft3in", 685.8),
    ("5ft2in", 1574.8),
    ("2 yd 1 ft 3 in", 2209.8),
    ("1 m 20 cm", 1200.0),
    ("-3 1/2 in", -88.9),
    ("−5 mm", -5.0),
    ("--3", 3.0),
    ("10 + 5 mm", 15.0),
    ("10-1/2", 9.5),
    ("2 ft - 3 in", 533.4),
    ("13'-9mm", 3953.4),
    ("2 × 3 cm", 60.0),
    ("2*(3 + 1/4) in", 165.1),
    ("(1+2) cm", 30.0),
    ("[1+2] cm", 30.0),
    ("1 m / 4", 250.0),
    ("1/2/4 in", 3.175),
    ("1.5/2/4", 0.1875),
    ("4205 mm/64", 65.703125),
    ("2+3*4", 14.0),
    ("(2+3)*4", 20.0),
    ("7 - 2 - 1", 4.0),
    ("1\u00a0cm", 10.0),
]


@pytest.mark.parametrize(("text", "mm"), LENGTHS)
def test_length_is_read(text: str, mm: float) -> None:
    assert parse_length(text).mm == pytest.approx(mm, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("", 1, "Nothing was typed"),
        ("   ", 1, "Nothing was typed"),
        ("real", 1, "Nothing was typed"),
        ("nan", 1, "'nan' is not a number"),
        ("inf mm", 1, "'inf' is not a number"),
        ("-inf", 2, "'inf' is not a number"),
        ("1e400 mm", 1, "out of all bounds"),
        ("1e99999999999", 1, "out of all bounds"),
        ("1.1 km", 1, "out of all bounds"),
        ("-1.1 km", 1, "out of all bounds"),
        ("5 banana", 3, "'banana' is not a unit"),
        ("5 ft2", 3, "'ft2' is not a unit"),
        ("12 m3", 4, "'m3' is not a unit"),
        ("4 mmm", 3, "'mmm' is not a unit"),
        ("mm", 1, "'mm' is not a number"),
        ("1 2", 3, "'2' is not expected"),
        ("20 mm 30", 7, "Two numbers stand side by side"),
        ("3 in 2 ft", 6, "larger unit follows"),
        ("5 10/2", 3, "'1' is not expected"),
        ("((1)", 5, "bracket is not closed"),
        ("1)", 2, "')' is not expected"),
        ("()", 2, "')' is not expected"),
        ("(1 mm) cm", 7, "its own unit"),
        ("1 +", 4, "ends too early"),
        ("* 3", 1, "'*' is not expected"),
        ("5 / 0", 5, "Division by zero"),
        ("5 / (1 - 1) mm", 5, "Division by zero"),
        ("1/0 in", 1, "Division by zero"),
        ("2 m * 3 m", 7, "cannot be multiplied"),
        ("5 m / 2 m", 7, "cannot be the divisor"),
        ("1 / (2 mm)", 5, "cannot be the divisor"),
        ("1..2", 1, "two decimal marks"),
        ("1,234.5", 1, "two decimal marks"),
        ("1.234.567", 1, "two decimal marks"),
        ("0x10", 2, "'x' is not a unit"),
        ("1_000", 2, "'_' is not expected"),
        ("٣ mm", 1, "is not expected"),
        ("5 %", 3, "'%' is not expected"),
        ("1\n2", 2, "'?' is not expected"),
        ("(" * 30 + "1" + ")" * 30, 18, "Too many brackets"),
        ("-" * 30 + "1", 18, "Too many brackets"),
        ("9" * 201, 201, "too long"),
        ("4.2 m real real", 7, "'real' is not a number"),
    ],
)
def test_bad_length_is_refused_at_its_column(text: str, column: int, words: str) -> None:
    with pytest.raises(LengthError) as caught:
        parse_length(text)
    line = str(caught.value)
    assert caught.value.column == column
    assert words in line
    assert "\n" not in line
    assert line.startswith(f"column {column}: ")


@pytest.mark.parametrize(
    ("text", "reading", "mm"),
    [
        ("4.2 m real", "real", 4200.0),
        ("65 mm Model", "model", 65.0),
        ("65", None, 65.0),
        ("13'9\"real", "real", 4191.0),
    ],
)
def test_suffix_is_kept(text: str, reading: str | None, mm: float) -> None:
    length = parse_length(text)
    assert (length.reading, length.mm, length.text) == (reading, mm, text)


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (lambda: parse_length("2 km"), "within ±1 km"),
        (lambda: parse_size("1e9x2 mm"), "within ±1 km"),
        (lambda: parse_mass("1e20 kg"), r"within ±1e\+15 g\."),
        (lambda: parse_number("1e20"), r"within ±1e\+15\."),
    ],
)
def test_a_bound_is_told_with_its_unit(read: Callable[[], object], words: str) -> None:
    with pytest.raises(LengthError, match=words):
        read()


def test_real_length_is_bounded_on_the_bench() -> None:
    assert parse_length("50 km real", scale=64).mm == 5e7
    with pytest.raises(LengthError, match="within ±64 km"):
        parse_length("65 km real", scale=64)
    with pytest.raises(LengthError, match="bounds"):
        parse_length("50 km real")


@pytest.mark.parametrize(
    ("text", "default_reading", "mm"),
    [
        ("4.2 m real", "model", 65.625),
        ("65 mm", "model", 65.0),
        ("4.2 m", "real", 65.625),
        ("65 mm model", "real", 65.0),
    ],
)
def test_model_millimetres(text: str, default_reading: str, mm: float) -> None:
    assert parse_model_mm(text, 64, default_reading=default_reading) == mm


def test_model_millimetres_of_a_decimal_scale_are_exact() -> None:
    assert parse_model_mm("1257.3 mm real", 76.2) == 16.5


def test_default_unit() -> None:
    assert parse_length("3 1/2", default_unit="in").mm == pytest.approx(88.9)
    assert parse_length("1 + 5 mm", default_unit="cm").mm == 15.0
    with pytest.raises(UsageError, match="not a unit of length"):
        parse_length("3", default_unit="furlong")


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("200x240 mm", (200.0, 240.0)),
        ("200×240", (200.0, 240.0)),
        ("8 by 10 in", (203.2, 254.0)),
        ("12' x 8' x 2'", (3657.6, 2438.4, 609.6)),
        ("20 cm x 30 mm", (200.0, 30.0)),
        ("8 1/2 X 11 in", (215.9, 279.4)),
        ("(100+20) x 2*30", (120.0, 60.0)),
    ],
)
def test_size_is_read(text: str, sizes: tuple[float, ...]) -> None:
    assert parse_size(text) == pytest.approx(sizes)


def test_real_size_needs_a_scale() -> None:
    assert parse_size("12.8 x 15.36 m real", scale=64) == (200.0, 240.0)
    with pytest.raises(LengthError, match="needs a scale"):
        parse_size("12 x 8 m real")


@pytest.mark.parametrize(
    ("text", "column"),
    [("200", 1), ("1x2x3x4", 1), ("0x240 mm", 1), ("200x-1 mm", 5), ("200x nan", 6), ("11 km x 5 mm", 1), ("", 1)],
)
def test_bad_size_is_refused_at_its_column(text: str, column: int) -> None:
    with pytest.raises(LengthError) as caught:
        parse_size(text)
    assert caught.value.column == column


@pytest.mark.parametrize(
    ("text", "family", "value"),
    [
        ("0.24", "area", 240_000.0),
        ("10 ft2", "area", 929_030.4),
        ("10 sq ft", "area", 929_030.4),
        ("5 cm²", "area", 500.0),
        ("1 l", "volume", 1e6),
        ("231 in3", "volume", 3_785_411.784),
        ("1 gal", "volume", 3_785_411.784),
        ("128 fl oz", "volume", 3_785_411.784),
        ("1 tsp", "volume", 4928.92159375),
        ("2 lb", "mass", 907.18474),
        ("16 oz", "mass", 453.59237),
        ("1 h 30 min", "time", 5400.0),
        ("60 km/h", "speed", 16_666.666_666_666_668),
        ("1 mph", "speed", 447.04),
        ("120 mV", "voltage", 0.12),
        ("0.02 A", "current", 20.0),
        ("1100 kg/m3", "density", 1.1),
        ("1.55 lb/ft3", "density", 0.0248286),
        ("45°", "angle", 45.0),
        ("2*3.5", "number", 7.0),
    ],
)
def test_quantity_is_read(text: str, family: str, value: float) -> None:
    assert parse_quantity(text, family) == pytest.approx(value, rel=1e-6)


def test_families_agree_with_each_other() -> None:
    inch = unit_factor("length", "in")
    assert inch == 25.4
    assert unit_factor("length", "ft") == 304.8
    assert unit_factor("area", "in2") == pytest.approx(inch**2)
    assert unit_factor("volume", "gal") == pytest.approx(231 * inch**3)
    assert unit_factor("speed", "mph") * 3600 == pytest.approx(unit_factor("length", "mi"))
    for family in FAMILIES.values():
        assert not family.own or family.units[family.own.lower()].factor == 1


def test_shortcuts() -> None:
    assert parse_area("1") == 1e6
    assert parse_area("1", "cm2") == 100.0
    assert parse_volume("5 ml") == 5000.0
    assert parse_mass("5") == 5.0
    assert parse_number("1/4") == 0.25


@pytest.mark.parametrize("family", ["volume", "speed"])
def test_unit_is_asked_for_where_a_bare_number_says_nothing(family: str) -> None:
    with pytest.raises(LengthError, match="unit is missing") as caught:
        parse_quantity("60 ", family)
    assert caught.value.column == 3


@pytest.mark.parametrize("text", ["5 mm", "nan", "1e16", "real"])
def test_bad_number_is_refused(text: str) -> None:
    with pytest.raises(LengthError):
        parse_number(text)
