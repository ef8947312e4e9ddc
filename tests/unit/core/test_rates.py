import pytest

from diorama_planner.core.errors import LengthError
from diorama_planner.core.rates import Rate, parse_amount, parse_rate


@pytest.mark.parametrize(
    ("text", "value", "unit", "family", "is_spread"),
    [
        ("140 g/m2", 140.0, "g", "mass", False),
        ("140 g/m²", 140.0, "g", "mass", False),
        ("1/4 kg / m2", 0.25, "kg", "mass", False),
        ("8 m2/l", 8.0, "l", "volume", True),
        ("0.929 m2/pack", 0.929, "pack", "count", True),
        ("10 ft2 per roll", 0.9290304, "roll", "count", True),
        ("10 sq ft/box", 0.9290304, "box", "count", True),
        ("60 pieces per m2", 60.0, "piece", "count", False),
        ("60 boxes/m2", 60.0, "box", "count", False),
        ("8 m2_per_l", 8.0, "l", "volume", True),
        ("2 h/m2", 2.0, "h", "time", False),
        ("1,5 m2/can", 1.5, "can", "count", True),
    ],
)
def test_rate_is_read(text: str, value: float, unit: str, family: str, is_spread: bool) -> None:
    rate = parse_rate(text)
    assert rate == Rate(pytest.approx(value), unit, family, is_spread)


def test_bare_rate_takes_the_default() -> None:
    assert parse_rate("950", "h/m2") == Rate(950.0, "h", "time", is_spread=False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "140",
        "g/m2",
        "140 g",
        "140 g/l",
        "140 m2/m2",
        "0 g/m2",
        "-3 g/m2",
        "nan g/m2",
        "140 q/m2",
        "140 g/q",
        "1e400 g/m2",
        "/",
        "140 g/",
        "140 /m2",
    ],
)
def test_bad_rate_is_refused(text: str) -> None:
    with pytest.raises(LengthError):
        parse_rate(text)


def test_pack_is_read_in_the_unit_of_the_rate() -> None:
    grams = parse_rate("140 g/m2")
    assert parse_amount("500", grams) == 500.0
    assert parse_amount("0.5 kg", grams) == 500.0
    assert parse_amount("50 cl", parse_rate("8 m2/l")) == pytest.approx(0.5)
    assert parse_amount("3 packs", parse_rate("1 m2/pack")) == 3.0
    with pytest.raises(LengthError):
        parse_amount("5 ml", grams)
