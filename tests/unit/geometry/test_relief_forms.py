"""What each form does to the ground, against sums that can be worked out by hand."""

import math

import numpy as np
import pytest

from diorama_planner.geometry.height_grid import decode_heights, encode_heights
from diorama_planner.geometry.points import GeometryError
from diorama_planner.geometry.rasters import Grid
from diorama_planner.geometry.region import rect_region
from diorama_planner.geometry.relief import AreaRelief, Edge, Operation, Roughness
from diorama_planner.geometry.relief_grid import GridRelief
from diorama_planner.geometry.relief_lines import LineRelief, RampRelief, Section, SpotRelief

BASE = rect_region(0, 0, 200, 100)
GRID = Grid(0, 0, 0.5, 400, 200)


def heights_of(relief, before=0.0, foot=0.0):
    heights = np.full(GRID.whole.shape, before)
    relief.effect(BASE, (foot,))(heights, GRID, GRID.whole)
    return heights


def at(heights, x, y):
    row, column, up, across = GRID.between(x, y)
    cells = heights[row : row + 2, column : column + 2]
    return float(np.array([1 - up, up]) @ cells @ np.array([1 - across, across]))


def section_area(heights, x):
    return float(heights[:, int(x / GRID.cell)].sum()) * GRID.cell


@pytest.mark.parametrize(("section", "share"), [(Section.SHARP, 0.5), (Section.ROUND, 0.5), (Section.FLAT, 0.75)])
def test_a_ridge_has_its_section_all_along(section, share):
    ridge = heights_of(LineRelief("r", 0, ((50, 50), (150, 50)), 40, 20, 20, section))
    assert section_area(ridge, 100) == pytest.approx(share * 40 * 20, rel=1e-3)
    assert at(ridge, 100, 50) == pytest.approx(20, abs=0.3)
    assert at(ridge, 100, 29.7) == at(ridge, 20, 50) == 0
    assert at(ridge, 40, 50) == pytest.approx(at(ridge, 100, 60), abs=0.05)  # rounded ends


def test_a_crest_runs_evenly_from_its_start_to_its_end():
    ridge = heights_of(LineRelief("r", 0, ((20, 20), (120, 20), (120, 90)), 10, 10, 44, Section.FLAT))
    assert at(ridge, 70, 20) == pytest.approx(10 + 34 * 50 / 170, abs=0.05)
    assert at(ridge, 120, 55) == pytest.approx(10 + 34 * 135 / 170, abs=0.05)


def test_a_valley_is_a_ridge_upside_down():
    line = (((50, 50), (150, 70)), 40, 20, 5, Section.ROUND)
    up, down = LineRelief("r", 0, *line), LineRelief("r", 0, *line, Operation.CARVE)
    assert np.array_equal(heights_of(up), -heights_of(down))


def test_a_ramp_rises_by_its_grade_and_its_shoulders_reach_the_ground():
    ramp = heights_of(RampRelief("r", 0, ((20, 50), (170, 50)), 30, 4, 10, 12), before=7.0)
    for x, height in ((20.5, 4.05), (95, 11.5), (169.5, 18.95)):
        assert at(ramp, x, 50) == pytest.approx(height, abs=1e-6)
        assert at(ramp, x, 36) == pytest.approx(height, abs=1e-6)
        assert at(ramp, x, 50 - 15 - 6) == pytest.approx((height + 7) / 2, abs=0.02)
        assert at(ramp, x, 50 + 15 + 12.5) == 7
    assert at(ramp, 20 - 6, 50) == pytest.approx(5.5, abs=0.02)
    assert at(ramp, 170 + 13, 50) == 7


def test_a_ramp_can_begin_from_the_ground():
    relief = RampRelief("r", 0, ((20, 50), (120, 50)), 30, None, -5)
    assert relief.feet == ((20, 50),)
    assert RampRelief("r", 0, ((20, 50), (120, 50)), 30, 0.0, -5).feet == ()
    assert at(heights_of(relief, foot=9.0), 60, 50) == pytest.approx(7)


def test_a_ramp_can_run_evenly_to_a_height_or_to_the_ground_at_its_end():
    to_height = RampRelief("r", 0, ((20, 50), (120, 50)), 30, 4.0, None, end_mm=24.0)
    assert to_height.feet == ()
    assert at(heights_of(to_height), 70, 50) == pytest.approx(14)
    to_ground = RampRelief("r", 0, ((20, 50), (120, 50)), 30, None, None)
    assert to_ground.feet == ((20, 50), (120, 50))
    assert RampRelief("r", 0, ((20, 50), (120, 50)), 30, 0.0, None).feet == ((120, 50),)
    with pytest.raises(GeometryError):
        RampRelief("r", 0, ((20, 50), (120, 50)), 30, 0.0, None, end_mm=float("nan"))


def test_a_ramp_without_shoulders_is_a_wedge():
    wedge = heights_of(RampRelief("r", 0, ((20, 50), (120, 50)), 30, 0, 12))
    assert float(wedge.sum()) * 0.25 == pytest.approx(100 * 12 / 2 * 30, rel=1e-4)


def test_the_ground_has_its_spot_height_at_the_spot():
    spot = heights_of(SpotRelief("s", 0, (80, 40), 12, 30), before=3.0)
    assert at(spot, 80, 40) == pytest.approx(12, abs=0.01)
    assert at(spot, 95, 40) == pytest.approx(7.5, abs=0.01)
    assert at(spot, 110.5, 40) == 3.0
    # 2 pi h times the integral of r (3t^2 - 2t^3), t = 1 - r / R: h R^2 pi 3 / 10
    assert float((spot - 3.0).sum()) * 0.25 == pytest.approx(9 * 900 * math.pi * 0.3, rel=1e-3)


def test_terraces_keep_the_volume_and_have_level_treads():
    hill = (rect_region(20, 0, 180, 100), 20, Edge.SLOPE, 40)
    plain = heights_of(AreaRelief("h", 0, *hill))
    stepped = heights_of(AreaRelief("h", 0, *hill, terrace_mm=5))
    assert stepped.sum() == pytest.approx(plain.sum(), rel=1e-6)
    tread, riser = stepped[100, 80:95], plain[100, 80:95]  # x = 40 to 47.5, where the slope climbs from 10 to 13.5
    assert tread.min() == tread[0] == 10
    assert np.diff(riser).min() > 0
    levels, counts = np.unique(stepped[100], return_counts=True)
    assert {0.0, 5.0, 10.0, 15.0, 20.0} <= set(levels[counts >= 10].tolist())


def test_a_remainder_of_the_height_is_a_lower_step():
    stepped = heights_of(AreaRelief("h", 0, rect_region(20, 0, 180, 100), 12, Edge.SLOPE, 60, terrace_mm=5))
    assert stepped.max() == 12
    levels, counts = np.unique(stepped[100], return_counts=True)
    assert {0.0, 5.0, 10.0, 12.0} <= set(levels[counts >= 6].tolist())


def test_roughness_stays_within_its_height_and_fades_at_the_edge():
    region = rect_region(20, 10, 180, 90)
    plain = heights_of(AreaRelief("h", 0, region, 20, Edge.SLOPE, 10))
    rough = heights_of(AreaRelief("h", 0, region, 20, Edge.SLOPE, 10, roughness=Roughness(3, 25, 4)))
    change = np.abs(rough - plain)
    assert 1.0 < change.max() <= 3.0
    assert change[:, 40].max() < 0.3
    assert change[plain == 0].max() == 0


GROUND = decode_heights(encode_heights([[0.0, 10.0], [20.0, 30.0]]), "g")


def test_a_grid_lies_on_its_rectangle():
    relief = GridRelief("g", 0, rect_region(0, 0, 200, 100), GROUND, (100, 50), (200, 100), factor=2, height_mm=1)
    found = heights_of(relief, before=5.0)
    assert at(found, 60, 30) == pytest.approx(12, abs=1e-6)
    assert at(found, 100, 50) == pytest.approx(36, abs=1e-6)
    assert at(found, 140, 70) == pytest.approx(60, abs=1e-6)


def test_a_turned_grid_is_the_same_ground_turned():
    size, region = (60, 60), rect_region(70, 20, 130, 80)
    plain = heights_of(GridRelief("g", 0, region, GROUND, (100, 50), size))
    turned = heights_of(GridRelief("g", 0, region, GROUND, (100, 50), size, 90))
    assert at(turned, 100 - 11, 50 + 17) == pytest.approx(at(plain, 100 + 17, 50 + 11), abs=1e-6)


def test_a_grid_has_edges_as_an_area_has():
    region = rect_region(40, 20, 160, 80)
    relief = GridRelief("g", 0, region, GROUND, (100, 50), (120, 60), 0, 0, 8, Edge.SLOPE, 10, Operation.LEVEL)
    area = AreaRelief("g", 0, region, 8, Edge.SLOPE, 10, Operation.LEVEL)
    assert np.array_equal(heights_of(relief, 3.0), heights_of(area, 3.0))


LINE = ((0.0, 0.0), (10.0, 0.0))


@pytest.mark.parametrize(
    "make",
    [
        lambda: LineRelief("it", 0, LINE, 0, 1, 1),
        lambda: LineRelief("it", 0, LINE, 5, math.nan, 1),
        lambda: LineRelief("it", 0, LINE, 5, 1, math.inf),
        lambda: RampRelief("it", 0, LINE, math.nan, 0, 1),
        lambda: RampRelief("it", 0, LINE, 5, math.nan, 1),
        lambda: RampRelief("it", 0, LINE, 5, None, math.inf),
        lambda: RampRelief("it", 0, LINE, 5, None, 1, -1),
        lambda: SpotRelief("it", 0, (0, 0), 5, 0),
        lambda: SpotRelief("it", 0, (0, 0), math.nan, 5),
        lambda: GridRelief("it", 0, BASE, GROUND, (0, 0), (10, 0)),
        lambda: GridRelief("it", 0, BASE, GROUND, (0, math.nan), (10, 10)),
        lambda: GridRelief("it", 0, BASE, GROUND, (0, 0), (10, 10), edge_width_mm=-1),
    ],
)
def test_impossible_numbers_are_refused_and_the_form_named(make):
    with pytest.raises(GeometryError, match="it has no usable"):
        make()
