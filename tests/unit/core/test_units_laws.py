"""Laws of reading and writing: what is written reads back, sums obey arithmetic, nothing else escapes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.core.errors import LengthError
from diorama_planner.core.units import (
    MAX_MODEL_MM,
    MM_PER_INCH,
    format_length,
    format_quantity,
    parse_length,
    parse_model_mm,
    parse_quantity,
    parse_size,
    unit_factor,
)

LENGTHS = st.floats(-1e5, 1e5, allow_nan=False)
UNITS = st.sampled_from(["mm", "cm", "m", "km", "in", "ft", "yd", "thou", "um"])
SMALL = st.integers(1, 999)


@given(LENGTHS, UNITS, st.integers(0, 9), st.booleans())
def test_a_written_length_reads_back_within_its_rounding(mm: float, unit: str, precision: int, comma: bool) -> None:
    text = format_length(mm, unit, precision=precision, decimal_comma=comma)
    half = 0.5 * 10.0**-precision * unit_factor("length", unit)
    assert abs(parse_length(text).mm - mm) <= half * (1 + 1e-6) + 1e-9


@given(LENGTHS, st.sampled_from([1, 2, 8, 16, 64]), st.sampled_from(["in", "ft-in"]))
def test_a_written_fraction_reads_back_within_its_rounding(mm: float, fraction: int, unit: str) -> None:
    text = format_length(mm, unit, fraction=fraction)
    assert abs(parse_length(text).mm - mm) <= MM_PER_INCH / fraction / 2 * (1 + 1e-6)


@given(LENGTHS, UNITS)
def test_writing_what_was_read_writes_the_same(mm: float, unit: str) -> None:
    text = format_length(mm, unit)
    assert format_length(parse_length(text).mm, unit) == text


@given(st.floats(-1e6, 1e6, allow_nan=False), st.sampled_from([("area", "in2"), ("mass", "oz"), ("speed", "mph")]))
def test_other_quantities_read_back(value: float, of: tuple[str, str]) -> None:
    family, unit = of
    text = format_quantity(value, family, unit, precision=9)
    assert parse_quantity(text, family) == pytest.approx(value, rel=1e-8, abs=1e-5)


@given(SMALL, SMALL, SMALL, st.sampled_from("+-*/"), st.sampled_from("+-*/"))
def test_sums_obey_arithmetic(a: int, b: int, c: int, first: str, second: str) -> None:
    text = f"{a} {first} {b} {second} {c}"
    exact = eval(f"F({a}) {first} F({b}) {second} F({c})", {"F": Fraction})
    if abs(exact) > MAX_MODEL_MM:
        with pytest.raises(LengthError, match="bounds"):
            parse_length(text)
    else:
        assert parse_length(text).mm == float(exact)


@given(SMALL, SMALL, SMALL)
def test_feet_and_inches_add_up(feet: int, inches: int, denominator: int) -> None:
    text = f"{feet}' {inches} 1/{denominator + 1}\""
    exact = (feet * 12 + inches + Fraction(1, denominator + 1)) * Fraction(254, 10)
    assert parse_length(text).mm == float(exact)


@given(LENGTHS, st.floats(1.0, 1000.0))
def test_real_is_scale_times_model(mm: float, scale: float) -> None:
    real = parse_model_mm(f"{mm!r} mm real", scale)
    assert real == pytest.approx(parse_model_mm(f"{mm!r} mm", scale) / scale, rel=1e-12)


@given(st.text(max_size=40))
def test_any_text_is_a_length_or_a_length_error(text: str) -> None:
    length, problem = _read(parse_length, text)
    if problem is None:
        assert abs(length.mm) <= MAX_MODEL_MM
    else:
        assert 1 <= problem.column <= len(text) + 1
        assert str(problem).isprintable()


@given(st.text("0123456789.,/+-*()'\" mftinx½", max_size=25))
def test_any_typing_is_a_size_or_a_length_error(text: str) -> None:
    sizes, problem = _read(parse_size, text)
    if problem is None:
        assert all(0 < size <= MAX_MODEL_MM for size in sizes)
    else:
        assert 1 <= problem.column <= len(text) + 1


def _read(parse, text):
    try:
        return parse(text), None
    except LengthError as problem:
        return None, problem
