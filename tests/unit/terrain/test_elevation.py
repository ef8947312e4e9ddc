"""Parts of an elevation, fewer heights of it, and the grid that a plan keeps."""

import numpy as np
import pytest

from diorama_planner.core.errors import UsageError
from diorama_planner.geometry.height_grid import decode_heights
from diorama_planner.terrain.elevation import Elevation, grid_bytes, metres_per_degree, part_of, thinned
from diorama_planner.terrain.elevation_picture import picture_of


def plane(rows, columns, east=2.0, north=5.0):
    y, x = np.mgrid[0:rows, 0:columns]
    return (east * x + north * y).astype(np.float32)


def test_a_part_keeps_the_size_of_its_cells():
    part = part_of(Elevation(plane(10, 8), 30.0, 20.0), (2, 6), (1, 4))
    assert part.size == (4, 3)
    assert part.extent_m == (120.0, 60.0)
    assert part.heights[0, 0] == 2 * 2 + 5


def test_an_empty_part_is_refused():
    with pytest.raises(UsageError, match="encloses nothing"):
        part_of(Elevation(plane(10, 8)), (3, 3), (1, 4))


@pytest.mark.parametrize("shape", [(700, 1000), (1001, 333), (512, 512)])
def test_fewer_heights_keep_mean_and_slope(shape):
    whole = plane(*shape)
    few = thinned(whole, 100)
    assert max(few.shape) == 100
    assert few.mean() == pytest.approx(whole.mean(), rel=1e-4)
    slope = (few[-1, 0] - few[0, 0]) / (few.shape[0] - 1) * few.shape[0] / shape[0]
    assert slope == pytest.approx(5.0, rel=0.01)


def test_few_enough_stay_as_they_are():
    whole = plane(100, 80)
    assert thinned(whole, 100) is whole


def test_the_grid_of_a_plan_goes_from_0_to_1():
    grid = decode_heights(grid_bytes(Elevation(plane(20, 30) + 300)), "name")
    assert (grid.values.min(), grid.values.max()) == (0.0, pytest.approx(1.0, abs=1e-4))
    assert np.allclose(np.diff(grid.values, axis=0), 5.0 / (29 * 2 + 19 * 5), atol=1e-4)


def test_what_is_level_makes_no_grid():
    with pytest.raises(UsageError, match="all heights are the same"):
        grid_bytes(Elevation(np.full((4, 4), 12.0, np.float32)))


def test_degrees_are_as_long_as_they_are_known_to_be():
    assert metres_per_degree(0.0) == pytest.approx((111_320, 110_574), abs=1)
    assert metres_per_degree(45.0) == pytest.approx((78_847, 111_132), abs=1)
    assert metres_per_degree(-45.0) == metres_per_degree(45.0)


def test_a_picture_has_north_on_top_and_light_from_the_north_west():
    rises = picture_of(Elevation(plane(40, 60, 0.0, 1.0)))
    falls = picture_of(Elevation(plane(40, 60, 0.0, -1.0)))
    assert rises.shape == (40, 60, 3)
    assert falls[20].mean() > rises[20].mean()  # what faces north is lit
    assert rises[0, 0, 0] > rises[-1, 0, 0]  # the north, high, is cream; the south, low, green


def test_level_ground_and_one_row_can_be_pictured():
    assert picture_of(Elevation(np.full((3, 3), 5.0, np.float32))).shape == (3, 3, 3)
    assert picture_of(Elevation(plane(1, 9))).shape == (1, 9, 3)
