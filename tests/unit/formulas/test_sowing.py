"""Fibres against the scale, and patches against the glue's open time."""

import pytest

from diorama_planner.core.errors import UsageError
from diorama_planner.formulas.sowing import grass_height_mm, is_usual_height, patch_mm2, patches


def test_six_millimetres_are_half_a_metre_of_grass_in_ho():
    assert grass_height_mm(6.0, 87.0) == 522.0


@pytest.mark.parametrize(
    ("fibre", "scale", "usual"),
    [
        (6.0, 87.0, True),
        (12.0, 87.0, True),
        (12.0, 160.0, False),
        (10.0, 220.0, False),
        (1.0, 35.0, True),
        (0.5, 12.0, False),
    ],
)
def test_what_grass_is_usual(fibre, scale, usual):
    assert is_usual_height(grass_height_mm(fibre, scale)) is usual


def test_a_quarter_of_an_hour_at_eight_hours_a_square_metre():
    assert patch_mm2(15.0, 8.0) == pytest.approx(31_250.0)
    assert patches(37_375.0, 15.0, 8.0) == 2
    assert patches(31_250.0, 15.0, 8.0) == 1
    assert patches(0.0, 15.0, 8.0) == 0


@pytest.mark.parametrize("call", [lambda: patch_mm2(0.0, 8.0), lambda: patches(-1.0, 15.0, 8.0)])
def test_sums_that_cannot_be_done(call):
    with pytest.raises(UsageError):
        call()
