import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.core.errors import UsageError
from diorama_planner.core.scale import LIFE_SIZE, QUANTITIES, Scale, factor, parse_scale

DENOMINATORS = st.floats(0.01, 100_000.0)


@pytest.mark.parametrize(
    ("text", "denominator"),
    [
        ("1:64", 64.0),
        ("1/64", 64.0),
        ("64", 64.0),
        (" 1 : 64 ", 64.0),
        ("1:76.2", 76.2),
        ("1:76,2", 76.2),
        ("2:1", 0.5),
        ("3.5:304.8", 304.8 / 3.5),
        ("1:1", 1.0),
    ],
)
def test_scale_is_read(text: str, denominator: float) -> None:
    assert parse_scale(text).denominator == pytest.approx(denominator, rel=1e-15)


@pytest.mark.parametrize(
    "text",
    [
        "1:0",
        "0:64",
        "0",
        "banana",
        "nan",
        "1:nan",
        "inf",
        "1:inf",
        "-64",
        "1:-64",
        "-1:-64",
        "",
        " ",
        "1:2:3",
        ":",
        "1:",
        "1:64 mm",
        "1e400",
        "1:1e400",
        "1:100001",
        "1:0.001",
        "H0",
        "x" * 500,
        "1\n:64x",
    ],
)
def test_bad_scale_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_scale(text)
    line = str(caught.value)
    assert line.isprintable()
    assert "is not a scale" in line
    assert "1:64" in line
    assert len(line) < 200


@pytest.mark.parametrize("denominator", [0.0, -64.0, float("nan"), float("inf"), 1e6, 0.001])
def test_impossible_scale_cannot_be_made(denominator: float) -> None:
    with pytest.raises(UsageError, match="is not a scale"):
        Scale(denominator)


@pytest.mark.parametrize(("denominator", "text"), [(64, "1:64"), (76.2, "1:76.2"), (0.5, "2:1"), (1, "1:1")])
def test_scale_is_written(denominator: float, text: str) -> None:
    assert str(Scale(denominator)) == text


@given(DENOMINATORS)
def test_a_written_scale_reads_back(denominator: float) -> None:
    assert parse_scale(str(Scale(denominator))).denominator == pytest.approx(denominator, rel=1e-8)


def test_known_conversions() -> None:
    assert Scale(64).to_model(4205) == 65.703125
    assert factor(Scale(87), Scale(64)) == 1.359375
    assert Scale(64).to_model(64**2, "area") == 1.0
    assert Scale(64).to_model(64**3, "volume") == 1.0
    assert Scale(64).to_model(64**3, "mass") == 1.0
    assert Scale(87).to_model(8700, "speed") == pytest.approx(100.0)
    # 24 frames a second become 192: what takes a second takes an eighth
    assert Scale(64).to_model(1.0, "time") == 1 / 8


@given(st.floats(1e-3, 1e6), DENOMINATORS, DENOMINATORS, st.sampled_from(QUANTITIES))
def test_conversion_is_one_way_and_back(value: float, a: float, b: float, quantity: str) -> None:
    source, target = Scale(a), Scale(b)
    assert source.to_real(source.to_model(value, quantity), quantity) == pytest.approx(value)
    through_life = target.to_model(source.to_real(value, quantity), quantity)
    assert value * factor(source, target, quantity) == pytest.approx(through_life)
    assert factor(source, target, quantity) * factor(target, source, quantity) == pytest.approx(1.0)
    assert factor(LIFE_SIZE, target, quantity) == pytest.approx(target.to_model(1.0, quantity))
