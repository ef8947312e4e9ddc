"""Holes are filled from their border: a hole in a plane becomes the plane, and nothing sticks out."""

import numpy as np
import pytest

from diorama_planner.geometry.hole_filling import fill_holes
from diorama_planner.geometry.points import GeometryError


def plane(rows=90, columns=120):
    y, x = np.mgrid[0:rows, 0:columns]
    return (3.0 * x - 2.0 * y + 40.0).astype(np.float32)


@pytest.mark.parametrize("side", [1, 7, 33, 61])
@pytest.mark.parametrize("corner", [(5, 9), (12, 20)])
def test_a_hole_in_a_plane_is_filled_with_the_plane(side, corner):
    whole, row, column = plane(), *corner
    torn = whole.copy()
    torn[row : row + side, column : column + side] = np.nan
    assert np.allclose(fill_holes(torn), whole, atol=2e-3)


def test_what_is_filled_lies_between_the_lowest_and_the_highest_of_its_border():
    torn = np.random.default_rng(4).uniform(10, 20, (60, 60)).astype(np.float32)
    torn[20:45, 10:50] = np.nan
    filled = fill_holes(torn)
    assert filled[20:45, 10:50].min() >= 10
    assert filled[20:45, 10:50].max() <= 20
    known = np.isfinite(torn)
    assert np.array_equal(filled[known], torn[known])


def test_a_hole_at_the_edge_goes_on_from_what_is_there():
    torn = np.full((30, 40), 7.0, np.float32)
    torn[:, 15:] = np.nan
    assert np.allclose(fill_holes(torn), 7.0, atol=1e-4)


def test_what_has_no_holes_stays_and_is_not_the_same_array():
    whole = plane()
    filled = fill_holes(whole)
    assert np.array_equal(filled, whole)
    assert filled is not whole


def test_nothing_but_holes_is_refused():
    with pytest.raises(GeometryError, match="nothing but holes"):
        fill_holes(np.full((4, 4), np.nan, np.float32))


def test_it_can_be_stopped():
    class StopError(Exception):
        pass

    def stop(_share):
        raise StopError

    torn = plane()
    torn[10:40, 10:40] = np.nan
    torn[15, 15] = 900.0
    with pytest.raises(StopError):
        fill_holes(torn, stop)
