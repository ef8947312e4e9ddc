import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.core.errors import UsageError
from diorama_planner.drawing.paper import (
    LARGEST_FACTOR,
    ROUND_SCALES,
    factor_text,
    paper_name,
    paper_size,
    round_factor,
)


@given(st.floats(1e-5, 100))
def test_a_round_scale_fits_and_the_next_one_would_not(largest):
    factor = round_factor(largest)
    assert factor <= min(largest * (1 + 1e-8), LARGEST_FACTOR)
    assert factor >= min(largest, LARGEST_FACTOR) / 2 * (1 - 1e-9)


@pytest.mark.parametrize(
    ("largest", "text"),
    [
        (5, "2:1"),
        (1.9, "1:1"),
        (1, "1:1"),
        (0.99, "1:1.25"),
        (0.5, "1:2"),
        (0.41, "1:2.5"),
        (0.2, "1:5"),
        (0.11, "1:10"),
    ],
)
def test_scales_that_people_know(largest, text):
    assert factor_text(round_factor(largest)) == text


@given(st.floats(1e-4, 0.999))
def test_denominators_are_round(largest):
    mantissa = 1 / round_factor(largest)
    while mantissa >= 10 * (1 - 1e-9):
        mantissa /= 10
    assert any(mantissa == pytest.approx(step) for step in ROUND_SCALES)


def test_paper_is_known_by_name_in_any_case_and_named_either_way_up():
    assert paper_size(" a4 ") == (210, 297)
    assert paper_name((297, 210)) == "A4"
    assert paper_name((100, 50)) == "100 × 50 mm"


@pytest.mark.parametrize("name", ["", "A99", "foolscap"])
def test_unknown_paper_is_refused_with_those_that_are_known(name):
    with pytest.raises(UsageError, match="Letter"):
        paper_size(name)


@pytest.mark.parametrize("factor", [0, -1, float("nan")])
def test_no_room_is_an_error(factor):
    with pytest.raises(UsageError, match="no room"):
        round_factor(factor)
