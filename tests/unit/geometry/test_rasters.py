import math
from itertools import pairwise

import numpy as np
import pytest

from diorama_planner.geometry.borders import clip_lines, edges_off_border, on_border
from diorama_planner.geometry.rasters import Grid, Window, coverage, edges, mask, squared_distance
from diorama_planner.geometry.region import (
    circle_region,
    contains_points,
    difference,
    empty_region,
    polygon_region,
    rect_region,
)
from diorama_planner.geometry.triangles import triangulate

GRID = Grid(-10.0, 5.0, 0.5, 120, 90)
RING = difference(circle_region((18.3, 26.1), 15.2), rect_region(12.2, 20.7, 17.9, 29.3))
BASE = rect_region(0, 0, 600, 400)


def all_centres():
    xs, ys = GRID.centres(GRID.whole)
    x, y = np.meshgrid(xs, ys)
    return np.column_stack((x.ravel(), y.ravel()))


def test_the_mask_agrees_with_the_exact_test_at_every_centre():
    exact = contains_points(RING, all_centres()).reshape(GRID.whole.shape)
    assert np.array_equal(mask(RING, GRID, GRID.whole), exact)
    assert exact.any()


def test_the_shares_of_cells_add_up_to_the_area():
    share = coverage(RING, GRID, GRID.whole)
    assert share.sum() * 0.25 == pytest.approx(RING.area, rel=1e-12)
    assert share.min() == 0.0
    assert share.max() == 1.0


def test_the_share_of_a_cell_is_what_is_covered_of_it():
    grid = Grid(0, 0, 1, 3, 2)
    share = coverage(polygon_region([(0.5, 0), (3, 0), (3, 1), (0.5, 1)]), grid, grid.whole)
    assert share.tolist() == [[0.5, 1, 1], [0, 0, 0]]
    triangle = coverage(polygon_region([(0, 0), (2, 0), (0, 2)]), grid, grid.whole)
    assert triangle == pytest.approx(np.array([[1, 0.5, 0], [0.5, 0, 0]]))


def test_regions_beyond_the_grid_are_cut_at_it():
    everything = rect_region(-100, -100, 100, 100)
    assert coverage(everything, GRID, GRID.whole).min() == 1.0
    assert mask(everything, GRID, GRID.whole).all()
    outside = rect_region(200, 0, 220, 60)
    assert coverage(outside, GRID, GRID.whole).max() == 0.0
    assert not mask(outside, GRID, GRID.whole).any()


@pytest.mark.parametrize("window", [Window(3, 60, 10, 77), Window(40, 41, 0, 120), Window(89, 90, 119, 120)])
def test_a_window_shows_the_same_bits_as_the_whole(window):
    assert np.array_equal(mask(RING, GRID, window), mask(RING, GRID, GRID.whole)[window.slices])
    whole = squared_distance(edges(RING), GRID, GRID.whole, 4.0)
    assert np.array_equal(squared_distance(edges(RING), GRID, window, 4.0), whole[window.slices])
    shares = coverage(RING, GRID, GRID.whole)[window.slices]
    assert coverage(RING, GRID, window) == pytest.approx(shares, abs=1e-9)


def test_an_empty_region_covers_nothing():
    window = GRID.window(empty_region().bounds)
    assert window.is_empty
    assert mask(empty_region(), GRID, GRID.whole).sum() == 0
    assert coverage(empty_region(), GRID, GRID.whole).sum() == 0
    assert mask(RING, GRID, window).shape == coverage(RING, GRID, window).shape == (0, 0)


def test_distances_are_those_to_the_segment_and_unknown_beyond_reach():
    squares = squared_distance(np.array([[0.0, 20.0, 30.0, 20.0]]), GRID, GRID.whole, 3.0)
    xs, ys = GRID.centres(GRID.whole)
    for row, column in ((30, 40), (33, 15), (26, 83)):
        x, y = xs[column], ys[row]
        expected = (y - 20) ** 2 + (x - min(max(x, 0), 30)) ** 2
        assert squares[row, column] == pytest.approx(expected)
    assert math.isinf(squares[0, 0])


def test_a_segment_without_length_is_a_point():
    squares = squared_distance(np.array([[0.0, 20.0, 0.0, 20.0]]), GRID, GRID.whole, 3.0)
    assert squares.min() == pytest.approx(2 * 0.25**2)


def test_windows_meet_join_and_are_cut_to_the_grid():
    assert GRID.window((-11, 4, -9, 6)) == Window(0, 2, 0, 2)
    assert GRID.window((0, 10, 1, 11), margin=0.5) == Window(9, 13, 19, 23)
    assert GRID.bounds_of(Window(0, 2, 1, 3)) == (-9.5, 5, -8.5, 6)
    a, b = Window(0, 5, 0, 5), Window(3, 9, 4, 8)
    assert a.meet(b) == Window(3, 5, 4, 5)
    assert a.join(b) == Window(0, 9, 0, 8)
    assert a.meet(Window(5, 9, 0, 5)).is_empty


def test_edges_on_the_border_of_the_base_are_left_out():
    hill = [(0, 250), (180, 230), (330, 260), (470, 330), (600, 300), (600, 400), (0, 400)]
    free = edges_off_border(polygon_region(hill), BASE)
    assert sorted(free.tolist()) == sorted([[*a, *b] for a, b in pairwise(hill[:5])])


def test_an_edge_partly_on_the_border_is_cut():
    free = edges_off_border(rect_region(-50, 0, 650, 100), BASE)
    lengths = np.sort(np.hypot(free[:, 2] - free[:, 0], free[:, 3] - free[:, 1]))
    assert lengths == pytest.approx([50, 50, 100, 100, 700], abs=0.1)


def test_edges_inside_or_merely_crossing_the_border_stay_whole():
    inner = rect_region(10, 10, 20, 20)
    assert len(edges_off_border(inner, BASE)) == 4
    crossing = rect_region(-10, 50, 30, 60)
    assert sorted(edges_off_border(crossing, BASE).tolist()) == sorted(edges(crossing).tolist())
    assert edges_off_border(BASE, BASE).shape == (0, 4)
    assert len(edges_off_border(inner, empty_region())) == 4
    assert edges_off_border(empty_region(), BASE).shape == (0, 4)


def test_points_on_the_border_and_lines_cut_to_a_region():
    assert on_border(BASE, np.array([(0.0, 10.0), (5.0, 10.0)])).tolist() == [True, False]
    (line,) = clip_lines([np.array([(-5.0, 5.0), (10.0, 5.0)]), np.array([(-5.0, -5.0), (9.0, -5.0)])], BASE)
    assert sorted(line.tolist()) == [[0, 5], [10, 5]]
    assert clip_lines([], BASE) == []


def test_triangles_fill_a_region_with_holes():
    points, triangles = triangulate(RING)
    a, b, c = np.moveaxis(points[triangles], 1, 0)
    areas = ((b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0]) / 2
    assert (areas > 0).all()
    assert areas.sum() == pytest.approx(RING.area)
    assert triangulate(empty_region())[1].shape == (0, 3)
