"""Strokes of a brush: dabs along the way, the ground under them, and what is kept."""

import numpy as np
import pytest

from diorama_planner.geometry.height_grid import HeightGrid, decode_heights
from diorama_planner.geometry.region import rect_region
from diorama_planner.geometry.relief import AreaRelief, Edge, Operation
from diorama_planner.geometry.relief_grid import GridRelief
from diorama_planner.geometry.relief_lines import SpotRelief
from diorama_planner.geometry.sculpting import Brush, BrushKind
from diorama_planner.terrain.ground import Ground
from diorama_planner.terrain.heightfield import compose
from diorama_planner.terrain.strokes import FINEST_MM, begun, dabbed, extended, sculpted

BASE = rect_region(0, 0, 120, 80)
HILL = AreaRelief("hill", 1.0, rect_region(10, 10, 70, 60), 20.0, Edge.SLOPE, 15.0)
PAVING = AreaRelief("paving", 9.0, rect_region(60, 30, 100, 70), 5.0, Edge.CLIFF, 0.0, Operation.LEVEL)
SPOT = SpotRelief("spot", 10.0, (30, 60), 12.0, 20.0)
BRUSH = Brush(radius_mm=12.0, strength=0.8)


def field_of(*reliefs):
    field = compose(BASE, reliefs, 1.0)
    assert field.heights.shape == (80, 120)
    return field


def stroke_on(field, *places, brush=BRUSH, order=5.0):
    x, y = places[0]
    stroke = begun(field, "sculpture", order, places[0], Ground(field).height_at(x, y))
    for place in places:
        stroke = extended(stroke, place, brush)
    return stroke


def relief_of(kept, order=5.0, name="kept"):
    bounds = rect_region(
        kept.at[0] - kept.size_mm[0] / 2,
        kept.at[1] - kept.size_mm[1] / 2,
        kept.at[0] + kept.size_mm[0] / 2,
        kept.at[1] + kept.size_mm[1] / 2,
    )
    return GridRelief("sculpture", order, bounds, decode_heights(kept.data, name), kept.at, kept.size_mm, bare=True)


@pytest.mark.parametrize("kind", BrushKind)
def test_the_ground_under_the_hand_is_that_of_its_reliefs(kind):
    brush = Brush(kind, 12.0, 0.8)
    before = field_of(HILL, PAVING, SPOT)
    stroke = stroke_on(before, (40, 40), (75, 50), (110, 20), brush=brush)
    anew = compose(BASE, [layer.relief for layer in stroke.field.layers], 1.0)
    assert np.array_equal(stroke.field.heights, anew.heights)
    (window,) = stroke.field.changed_since(before)
    outside = np.ones((80, 120), dtype=bool)
    outside[window.slices] = False
    assert np.array_equal(stroke.field.heights[outside], before.heights[outside])


def test_what_is_kept_gives_the_same_ground_to_a_hundredth():
    stroke = stroke_on(field_of(HILL), (40, 40), (90, 50))
    kept = sculpted(stroke)
    after = compose(BASE, [HILL, relief_of(kept)], 1.0)
    assert np.abs(after.heights - stroke.field.heights).max() <= 1.5 * FINEST_MM + 1e-6
    assert kept.size_mm[0] < 90
    assert kept.size_mm[1] < 50


def test_from_kept_stroke_to_kept_stroke_only_the_difference_is_known_anew():
    first = sculpted(stroke_on(field_of(HILL), (20, 20), (100, 20)))
    field = compose(BASE, [HILL, relief_of(first)], 1.0)
    assert field.heights.any()
    second = sculpted(stroke_on(field, (30, 60)))
    after, windows = field.update([HILL, relief_of(second, name="second")])
    assert np.array_equal(after.heights, compose(BASE, [HILL, relief_of(second)], 1.0).heights)
    (window,) = windows
    assert window.row0 >= 46
    assert window.column1 <= 44
    back, windows = after.update([HILL, relief_of(first)])
    assert windows == [window]
    assert np.array_equal(back.heights, field.heights)
    _, windows = back.update([HILL, relief_of(first, name="the same")])
    assert windows == []


def test_a_further_stroke_goes_on_with_what_was_kept():
    kept = sculpted(stroke_on(field_of(), (40, 40)))
    field = compose(BASE, [relief_of(kept)], 1.0)
    assert field.heights.max() > 0.5
    lowered = stroke_on(field, (40, 40), brush=Brush(BrushKind.LOWER, 12.0, 0.8))
    assert np.abs(lowered.field.heights).max() <= FINEST_MM
    assert sculpted(lowered) is None


def test_dabs_lie_evenly_however_the_hand_is_told_of():
    field = field_of()
    one = stroke_on(field, (20, 40), (100, 40))
    many = stroke_on(field, (20, 40), *((20 + step * 0.7, 40) for step in range(1, 115)), (100, 40))
    assert one.to_go_mm == pytest.approx(many.to_go_mm, abs=1e-6)
    assert np.abs(one.field.heights - many.field.heights).max() < 1e-4
    ridge = one.field.heights[40, 35:85]
    assert np.ptp(ridge) < 0.05 * ridge.max()


def test_a_stroke_does_not_change_another():
    field = field_of(HILL)
    before = field.heights.copy()
    first = stroke_on(field, (40, 40))
    values, heights = first.values.copy(), first.field.heights.copy()
    extended(first, (60, 60), BRUSH)
    assert np.array_equal(first.values, values)
    assert np.array_equal(first.field.heights, heights)
    assert np.array_equal(field.heights, before)


def test_beside_the_base_nothing_happens():
    field = field_of(HILL)
    stroke = begun(field, "sculpture", 5.0, (500, 500), 0.0)
    assert dabbed(stroke, [(500, 500)], BRUSH) is stroke
    assert sculpted(stroke) is None


def test_great_heights_are_kept_in_coarser_steps():
    stroke = stroke_on(field_of(), (60, 40))
    high = begun(stroke.field, "sculpture", 5.0, (60, 40), 0.0)
    high = dabbed(high, [(60, 40)] * 4, Brush(radius_mm=200.0, strength=1.0))
    for _ in range(12):
        high = dabbed(high, [(60, 40)] * 8, Brush(radius_mm=200.0, strength=1.0))
    kept = decode_heights(sculpted(high).data, "high")
    assert high.field.heights.max() == 2000
    assert kept.values.max() == pytest.approx(2000, abs=0.1)


def test_grids_on_other_cells_are_read_between_their_centres():
    grid = HeightGrid("coarse", np.full((2, 3), 4.0, dtype=np.float32))
    turned = GridRelief("one", 1.0, rect_region(30, 20, 60, 40), grid, (45, 30), (30, 20), 90.0, bare=True)
    field = compose(BASE, [turned], 1.0)
    assert field.heights[30, 45] == 4
    assert field.heights[30, 57] == 0
    assert field.heights[42, 45] == 0  # its region does not reach there
    upright = GridRelief("one", 1.0, rect_region(30, 20, 60, 40), grid, (45, 30), (30, 20), bare=True)
    assert compose(BASE, [upright], 1.0).heights.sum() == pytest.approx(600 * 4)
    assert upright.changed_from(turned) is None
    assert turned.changed_from(upright) is None
    assert upright.changed_from(HILL) is None
