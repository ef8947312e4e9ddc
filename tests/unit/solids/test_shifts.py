"""Matrices that move bodies: the pivot stays, a quarter turn takes east to north, heights stay."""

import numpy as np

from diorama_planner.solids.shifts import STILL, shifted, turned_upright


def test_a_turn_keeps_its_pivot_and_goes_counter_clockwise():
    turn = turned_upright(90.0, (10.0, 20.0))
    assert np.allclose(turn @ (10.0, 20.0, 5.0, 1.0), (10.0, 20.0, 5.0, 1.0))
    assert np.allclose(turn @ (11.0, 20.0, 5.0, 1.0), (10.0, 21.0, 5.0, 1.0))


def test_a_shift_is_taken_back_by_its_opposite():
    assert np.allclose(shifted(1.0, -2.0, 3.0) @ (0.0, 0.0, 0.0, 1.0), (1.0, -2.0, 3.0, 1.0))
    assert np.allclose(shifted(1.0, -2.0, 3.0) @ shifted(-1.0, 2.0, -3.0), STILL)
