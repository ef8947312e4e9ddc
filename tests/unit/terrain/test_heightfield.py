import math

import numpy as np
import pytest

from diorama_planner.geometry.rasters import Window
from diorama_planner.geometry.region import circle_region, empty_region, polygon_region, rect_region
from diorama_planner.geometry.relief import AreaRelief, Edge, Operation
from diorama_planner.geometry.relief_lines import RampRelief
from diorama_planner.terrain.ground import Ground
from diorama_planner.terrain.heightfield import MOST_CELLS, cell_for, compose, grid_for

BASE = rect_region(0, 0, 200, 200)


def relief(region, height, edge=Edge.SLOPE, width=20.0, operation=Operation.RAISE, name="a", order=0.0):
    return AreaRelief(name, order, region, height, edge, width, operation)


def volume(*reliefs, base=BASE, cell=None):
    return Ground.of(base, reliefs, cell).volume_above_base()


@pytest.mark.parametrize(
    ("width", "depth", "cell"),
    [(200, 240, 0.5), (400, 300, 0.5), (600, 400, 1), (1200, 800, 1), (2400, 1600, 1), (3000, 2000, 2)],
)
def test_cells_are_fine_on_small_bases_and_never_too_many(width, depth, cell):
    assert cell_for(width, depth) == cell
    grid = grid_for(rect_region(0, 0, width, depth))
    assert grid.columns * grid.rows <= MOST_CELLS
    assert (grid.columns * grid.cell, grid.rows * grid.cell) == (width, depth)


def test_a_huge_base_still_gets_a_grid_that_fits_in_memory():
    grid = grid_for(rect_region(0, 0, 1e6, 1e6))
    assert grid.columns * grid.rows <= MOST_CELLS


def test_a_cliff_is_a_box():
    assert volume(relief(rect_region(50, 60, 110, 90), 7, Edge.CLIFF)) == pytest.approx(60 * 30 * 7)


def test_a_cliff_between_two_cells_takes_its_share_of_them():
    box = relief(rect_region(50.1, 60.3, 110.2, 90.15), 7, Edge.CLIFF)
    assert volume(box) == pytest.approx(60.1 * 29.85 * 7, rel=2e-4)


def test_a_sloping_box_is_a_frustum():
    # 100 x 80 at the foot, 60 x 40 at the top
    expected = 12 / 6 * (100 * 80 + 60 * 40 + (100 + 60) * (80 + 40))
    assert volume(relief(rect_region(40, 40, 140, 120), 12)) == pytest.approx(expected, rel=1e-3)


def test_a_square_whose_slopes_meet_is_a_pyramid():
    pyramid = relief(rect_region(60, 60, 140, 140), 30, width=40)
    assert volume(pyramid) == pytest.approx(80 * 80 * 30 / 3, rel=1e-3)


def test_a_disc_whose_slope_meets_is_a_cone():
    cone = relief(circle_region((100, 100), 60), 45, width=60)
    assert volume(cone) == pytest.approx(math.pi * 60**2 * 45 / 3, rel=2e-3)


def test_a_round_disc_has_the_volume_of_its_profile():
    # height h (3 t^2 - 2 t^3) with t = 1 - r/R: 2 pi h R^2 * integral t^2 (3 - 2 t)(1 - t) dt = 0.3 pi h R^2
    dome = relief(circle_region((100, 100), 60), 20, Edge.ROUND, width=60)
    assert volume(dome) == pytest.approx(0.3 * math.pi * 20 * 60**2, rel=2e-3)


def test_halving_the_cell_does_not_make_it_worse():
    pyramid = relief(rect_region(60.2, 60.7, 139.9, 140.1), 30, width=39)
    exact = volume(pyramid, cell=0.25)
    assert abs(volume(pyramid, cell=1) - exact) <= abs(volume(pyramid, cell=2) - exact) + 1.0


def test_edges_on_the_edge_of_the_base_are_cut_faces():
    hill = compose(BASE, [relief(rect_region(0, 100, 200, 200), 40)])
    assert hill.heights[-1].tolist() == [40] * hill.grid.columns
    assert hill.heights[:, 0].tolist() == hill.heights[:, 200].tolist()
    assert hill.heights[200, 0] == pytest.approx(40 * 0.25 / 20)


def test_a_landform_over_the_whole_base_has_no_slope_at_all():
    assert volume(relief(BASE, 5)) == pytest.approx(200 * 200 * 5)


def test_a_landform_beyond_the_base_is_cut_off():
    assert volume(relief(rect_region(-50, -50, 10, 10), 4, Edge.CLIFF)) == pytest.approx(100 * 4)
    assert volume(relief(rect_region(500, 500, 600, 600), 4)) == 0.0


def test_carving_lowers_by_the_height_whatever_its_sign():
    for height in (14, -14):
        field = compose(BASE, [relief(rect_region(40, 40, 140, 120), height, operation=Operation.CARVE)])
        assert field.heights.min() == pytest.approx(-14)
        assert field.heights.max() == 0.0


def test_levelling_blends_to_its_height():
    hill = relief(rect_region(20, 20, 180, 180), 30, Edge.CLIFF)
    shelf = relief(rect_region(80, 80, 120, 120), 10, width=5, operation=Operation.LEVEL, name="b", order=1)
    field = compose(BASE, [hill, shelf])
    assert field.heights[200, 200] == pytest.approx(10)
    assert field.heights[100, 100] == pytest.approx(30)
    assert field.heights[200, 160] == pytest.approx(30 - 20 * 0.25 / 5)


def test_reliefs_apply_in_their_order():
    shelf = relief(rect_region(80, 80, 120, 120), 10, Edge.CLIFF, operation=Operation.LEVEL, name="a", order=1)
    hill = relief(rect_region(20, 20, 180, 180), 30, Edge.CLIFF, name="b", order=2)
    assert compose(BASE, [hill, shelf]).heights[200, 200] == pytest.approx(40)
    later = relief(rect_region(20, 20, 180, 180), 30, Edge.CLIFF, name="b", order=0.5)
    assert compose(BASE, [shelf, later]).heights[200, 200] == pytest.approx(10)


def test_the_halves_of_a_cliff_are_the_whole():
    outline = [(30, 30), (130, 45), (160, 150), (60, 170)]
    whole = relief(polygon_region(outline), 9, Edge.CLIFF)
    halves = [
        relief(polygon_region([outline[0], outline[1], outline[2]]), 9, Edge.CLIFF, name="a"),
        relief(polygon_region([outline[0], outline[2], outline[3]]), 9, Edge.CLIFF, name="b"),
    ]
    assert volume(*halves) == pytest.approx(volume(whole), rel=1e-3)


def test_nothing_is_computed_on_a_flat_base_nor_before_it_is_asked_for():
    flat = compose(BASE)
    assert flat.is_flat
    assert flat.heights.max() == 0.0
    assert compose(empty_region()).heights.shape == (1, 1)


def test_heights_cannot_be_written_to():
    heights = compose(BASE, [relief(circle_region((50, 50), 20), 5)]).heights
    with pytest.raises(ValueError, match="read-only"):
        heights[0, 0] = 1.0


def test_a_change_recomputes_its_own_windows_only():
    left = relief(rect_region(10, 10, 40, 40), 5, name="left")
    right = relief(rect_region(150, 150, 180, 180), 5, name="right", order=1)
    field = compose(BASE, [left, right])
    before = field.heights
    moved = relief(rect_region(155, 150, 185, 180), 5, name="right", order=1)
    updated, windows = field.update([left, moved])
    assert windows == [Window(299, 361, 299, 371)]
    assert updated.layers[0] is field.layers[0]
    assert np.array_equal(updated.heights, compose(BASE, [left, moved]).heights)
    assert not np.array_equal(updated.heights, before)
    same, none = updated.update([left, moved])
    assert none == []
    assert same.heights is updated.heights


def test_all_reliefs_may_go():
    field = compose(BASE, [relief(rect_region(10, 10, 40, 40), 5)])
    assert field.heights.max() == pytest.approx(3.75, abs=0.1)
    updated, windows = field.update([])
    assert updated.is_flat
    assert len(windows) == 1
    assert updated.heights.max() == 0.0


def test_a_round_base_counts_only_what_stands_on_it():
    disc = circle_region((100, 100), 90)
    assert volume(relief(rect_region(0, 0, 200, 200), 3, Edge.CLIFF), base=disc) == pytest.approx(disc.area * 3)


def test_a_base_that_is_no_multiple_of_the_cell_is_measured_exactly():
    odd = rect_region(0, 0, 200.3, 150.1)
    assert volume(relief(rect_region(-9, -9, 300, 300), 2, Edge.CLIFF), base=odd) == pytest.approx(odd.area * 2)


def test_a_window_of_one_height_is_known_as_such():
    field = compose(BASE, [relief(rect_region(100, 0, 200, 200), 6, Edge.CLIFF)])
    assert field.level_of(Window(0, 9, 0, 200)) == 0.0
    assert field.level_of(Window(0, 9, 200, 400)) == 6.0
    assert field.level_of(Window(0, 9, 199, 201)) is None
    assert field.level_of(Window(0, 0, 0, 0)) == 0.0
    assert compose(BASE).level_of(Window(0, 9, 0, 9)) == 0.0


def test_a_ramp_from_the_ground_follows_what_lies_before_it_where_it_begins():
    ramp = RampRelief("ramp", 5, ((20, 100), (120, 100)), 30, None, 10, 5)
    hill = relief(rect_region(0, 60, 60, 140), 8, Edge.CLIFF)
    low, high = Ground.of(BASE, [ramp]), Ground.of(BASE, [hill, ramp])
    assert (low.height_at(100, 100), high.height_at(100, 100)) == pytest.approx((8, 16))
    after, windows = low.update([hill, ramp])
    assert np.array_equal(after.field.heights, high.field.heights)
    assert len(windows) == 1
    later = relief(rect_region(0, 60, 60, 140), 8, Edge.CLIFF, order=6)
    assert Ground.of(BASE, [ramp, later]).height_at(100, 100) == pytest.approx(8)
