"""Quantities written for people."""

import math

import pytest

from diorama_planner.core.errors import UsageError
from diorama_planner.core.units import (
    format_angle,
    format_area,
    format_length,
    format_mass,
    format_number,
    format_range,
    format_size,
    format_volume,
    parse_size,
)


@pytest.mark.parametrize(
    ("mm", "unit", "options", "text"),
    [
        (65.703125, "mm", {}, "65.7 mm"),
        (65.0, "mm", {}, "65 mm"),
        (65.0, "mm", {"precision": 1}, "65.0 mm"),
        (4205.0, "m", {}, "4.205 m"),
        (4205.0, "m", {"precision": 1}, "4.2 m"),
        (1500.0, "m", {"decimal_comma": True}, "1,5 m"),
        (88.9, "in", {}, "3.5 in"),
        (88.9, "in", {"fraction": 64}, "3 1/2 in"),
        (9.525, "in", {"fraction": 8}, "3/8 in"),
        (0.0, "in", {"fraction": 8}, "0 in"),
        (-88.9, "in", {"fraction": 2}, "-3 1/2 in"),
        (25.35, "in", {"fraction": 16}, "1 in"),
        (4203.7, "ft-in", {}, "13' 9 1/2\""),
        (3657.6, "ft-in", {}, "12'"),
        (12.7, "ft-in", {}, '1/2"'),
        (0.0, "ft-in", {}, '0"'),
        (-4203.7, "ft-in", {}, "-13' 9 1/2\""),
        (3657.5, "ft-in", {"fraction": 4}, "12'"),
        (-0.001, "mm", {}, "0 mm"),
        (-0.001, "mm", {"precision": 2}, "0.00 mm"),
        (0.15, "mm", {"precision": 1}, "0.2 mm"),
        (1e6, "mm", {"precision": 12}, "1000000.000000000000 mm"),
        (math.inf, "m", {}, "∞ m"),
        (math.inf, "ft-in", {}, "∞ ft"),
    ],
)
def test_length_is_written(mm: float, unit: str, options: dict[str, object], text: str) -> None:
    assert format_length(mm, unit, **options) == text


@pytest.mark.parametrize(
    ("mm", "unit", "options"),
    [
        (math.nan, "mm", {}),
        (math.nan, "ft-in", {}),
        (1.0, "furlong", {}),
        (1.0, "mm", {"precision": -1}),
        (1.0, "mm", {"precision": 13}),
        (1.0, "in", {"fraction": -2}),
    ],
)
def test_what_cannot_be_written_is_refused(mm: float, unit: str, options: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        format_length(mm, unit, **options)


def test_other_quantities() -> None:
    assert format_area(2160.0) == "21.6 cm²"
    assert format_area(929030.4, "ft2", precision=0) == "10 ft²"
    assert format_volume(23200.0) == "23.2 ml"
    assert format_volume(23200.0, "l", decimal_comma=True) == "0,023 l"
    assert format_mass(1872.687, "kg") == "1.873 kg"
    assert format_angle(70.0) == "70°"
    assert format_number(1.359375) == "1.3594"
    assert format_number(2.0, precision=2, decimal_comma=True) == "2,00"
    assert format_range(1800, 2700, "m") == "1.8 to 2.7 m"
    assert format_range(520, 520, "mm") == "520 mm"


def test_size_reads_back() -> None:
    assert format_size((200.0, 240.0)) == "200 × 240 mm"
    assert parse_size(format_size((203.2, 254.0, 12.7), "in")) == pytest.approx((203.2, 254.0, 12.7))
