"""Bricks, plaster and prints: known answers."""

import pytest

from diorama_planner.core.errors import UsageError
from diorama_planner.formulas.masonry import brickwork, plaster_water, printed_volume

UK = (215.0, 102.5, 65.0)


def test_a_square_metre_of_half_brick_wall_takes_sixty_bricks():
    work = brickwork(1e6, 102.5, UK, 10.0)
    assert work.bricks == pytest.approx(59.26, abs=0.01)
    assert work.leaves == 1
    assert work.mortar_mm3 == pytest.approx(1e6 * 102.5 - work.bricks * 215 * 102.5 * 65)


def test_a_one_brick_wall_is_two_leaves_thick():
    work = brickwork(1e6, 215.0, UK, 10.0)
    assert work.leaves == 2
    assert work.bricks == pytest.approx(118.5, abs=0.1)


def test_at_a_scale_the_count_of_the_real_wall_stays():
    small = tuple(side / 64 for side in UK)
    assert brickwork(1e6 / 64**2, 102.5 / 64, small, 10 / 64).bricks == pytest.approx(59.26, abs=0.01)


@pytest.mark.parametrize("bad", [(-1.0, 10.0, UK), (1.0, -10.0, UK), (1.0, 10.0, (0.0, 1.0, 1.0))])
def test_bricks_that_are_none_are_refused(bad):
    with pytest.raises(UsageError):
        brickwork(*bad, 10.0)


def test_water_for_plaster():
    assert plaster_water(1000, 0.98) == pytest.approx(602.6, abs=0.1)  # 60 % water gives 0.98 l per kg
    assert plaster_water(1000, 1.08, (100.0, 70.0)) == pytest.approx(700)
    with pytest.raises(UsageError):
        plaster_water(-1, 1)


def test_a_print_has_solid_faces_and_an_infill():
    assert printed_volume(1000, 10, 0.15, 0.8) == pytest.approx(1000 * (1.6 + 0.15 * 8.4))
    assert printed_volume(1000, 1.0, 0.15, 0.8) == 1000
    with pytest.raises(UsageError):
        printed_volume(1, 1, -0.1, 1)
