import math

import numpy as np
import pytest

from diorama_planner.core.errors import UsageError
from diorama_planner.geometry.offsets import wall_body
from diorama_planner.geometry.points import GeometryError
from diorama_planner.geometry.region import (
    circle_region,
    empty_region,
    polygon_region,
    rect_region,
    transform,
)
from diorama_planner.geometry.relief import AreaRelief, Edge, Operation
from diorama_planner.solids.prism import Prism
from diorama_planner.terrain.ground import Ground

ALLEY = rect_region(0, 0, 200, 240)
ROAD = rect_region(50, 0, 150, 232)
BACK_WALL = Prism(wall_body([(12, 234.5), (188, 234.5)], 5), 0, 110)
HALT = rect_region(0, 0, 600, 400)
HILL = [(0, 250), (180, 230), (330, 260), (470, 330), (600, 300), (600, 400), (0, 400)]
KNOLL = [(60, 310), (150, 300), (190, 350), (120, 385), (50, 370)]
BED = [(420, 40), (520, 30), (570, 80), (530, 140), (440, 130), (400, 90)]
GRASS = [(0, 240), (180, 220), (330, 250), (470, 320), (600, 290), (600, 400), (0, 400)]
POND = rect_region(390, 20, 590, 150)


@pytest.fixture(scope="module")
def alley():
    return Ground.of(
        ALLEY,
        [
            AreaRelief("pavement-west", 0, rect_region(0, 0, 50, 240), 2.3, Edge.CLIFF),
            AreaRelief("pavement-east", 1, rect_region(150, 0, 200, 240), 2.3, Edge.CLIFF),
        ],
    )


@pytest.fixture(scope="module")
def halt():
    return Ground.of(
        HALT,
        [
            AreaRelief("hill", 0, polygon_region(HILL), 62, Edge.SLOPE, 70),
            AreaRelief("knoll", 1, polygon_region(KNOLL), 24, Edge.ROUND, 25),
            AreaRelief("pond-bed", 2, polygon_region(BED), 14, Edge.SLOPE, 12, Operation.CARVE),
        ],
    )


def test_hill_and_knoll_stand_86_mm_high(halt):
    assert halt.highest(HALT) == pytest.approx(86)
    assert halt.lowest(HALT) == pytest.approx(-14)
    assert halt.deepest_carve() == pytest.approx(14)


@pytest.mark.parametrize(("thickness", "count"), [(20, 5), (30, 3), (50, 2)])
def test_hill_and_knoll_take_as_many_sheets_as_known(halt, thickness, count):
    numbers = {slice_.number for name in ("hill", "knoll") for slice_ in halt.laminae(name, thickness)}
    assert numbers == set(range(1, count + 1))


def test_slices_shrink_upwards_and_the_lowest_is_the_outline(halt):
    slices = halt.laminae("hill", 20)
    areas = [slice_.area_mm2 for slice_ in slices]
    assert [slice_.number for slice_ in slices] == [1, 2, 3, 4]
    assert areas == sorted(areas, reverse=True)
    assert areas[0] == pytest.approx(polygon_region(HILL).area, rel=1e-3)


def test_hill_grass_is_measured_along_the_slope(halt):
    grass = polygon_region(GRASS)
    assert grass.area == pytest.approx(83_800)
    assert halt.plan_area(grass) == pytest.approx(83_800)
    assert halt.slope_area(grass) > 90_000


def test_the_water_keeps_to_the_bed(halt):
    water = halt.flood(POND, -3)
    bed = polygon_region(BED).area
    assert 0 < water.area_mm2 < bed < POND.area
    assert water.max_depth_mm == pytest.approx(11)
    assert water.volume_mm3 < water.area_mm2 * 11
    wet = halt.wet_region(POND, -3)
    assert wet.area == pytest.approx(water.area_mm2, rel=0.01)
    assert halt.open_edges(POND, -3, []) == []


def test_the_pond_of_a_square_bed_is_a_frustum():
    bed = AreaRelief("bed", 0, rect_region(40, 40, 140, 120), 10, Edge.SLOPE, 20, Operation.CARVE)
    ground = Ground.of(rect_region(0, 0, 200, 200), [bed])
    water = ground.flood(rect_region(20, 20, 180, 180), -4)
    # the slope falls 1 in 2: at -4 the shore lies 8 mm inside the outline
    foot, top = (60, 40), (84, 64)
    middle = (foot[0] + top[0]) * (foot[1] + top[1])
    assert water.volume_mm3 == pytest.approx(6 / 6 * (foot[0] * foot[1] + top[0] * top[1] + middle), rel=2e-3)
    assert water.area_mm2 == pytest.approx(84 * 64, rel=0.01)
    assert ground.wet_region(rect_region(20, 20, 180, 180), -4).area == pytest.approx(84 * 64, rel=1e-3)


def test_an_island_stays_dry():
    bed = AreaRelief("bed", 0, rect_region(20, 20, 180, 180), 10, Edge.CLIFF, 0, Operation.CARVE)
    island = AreaRelief("island", 1, rect_region(80, 80, 120, 120), 10, Edge.CLIFF)
    ground = Ground.of(rect_region(0, 0, 200, 200), [bed, island])
    assert ground.flood(rect_region(0, 0, 200, 200), -2).volume_mm3 == pytest.approx((160**2 - 40**2) * 8)


def test_two_ponds_add_up_and_a_rising_level_never_takes_water_away(halt):
    left, right = rect_region(390, 20, 480, 150), rect_region(480, 20, 590, 150)
    parts = halt.flood(left, -3).volume_mm3 + halt.flood(right, -3).volume_mm3
    assert parts == pytest.approx(halt.flood(POND, -3).volume_mm3)
    rising = [halt.flood(POND, level).volume_mm3 for level in np.linspace(-16, 4, 21)]
    assert rising == sorted(rising)
    assert rising[0] == 0.0


def test_the_wet_road_holds_23_2_ml(alley):
    water = alley.flood(ROAD, 1.0)
    assert water.volume_mm3 == pytest.approx(23_200)
    assert water.area_mm2 == pytest.approx(23_200)
    assert water.max_depth_mm == pytest.approx(1.0)


def test_the_wet_road_needs_a_dam_at_the_front_of_the_base_only(alley):
    (gap,) = alley.open_edges(ROAD, 1.0, [BACK_WALL])
    assert gap.side == "front"
    assert gap.length_mm == pytest.approx(100)
    assert gap.height_mm == pytest.approx(1.0)
    assert gap.line == ((50, 0), (150, 0))


def test_without_the_back_wall_the_road_is_open_at_the_back_too(alley):
    gaps = {gap.side: gap for gap in alley.open_edges(ROAD, 1.0, [])}
    assert gaps.keys() == {"", "front"}
    assert gaps[""].length_mm == pytest.approx(100)


def test_kerbs_hold_only_up_to_their_height(alley):
    assert sum(gap.length_mm for gap in alley.open_edges(ROAD, 2.3, [BACK_WALL])) == pytest.approx(100)
    assert sum(gap.length_mm for gap in alley.open_edges(ROAD, 2.4, [BACK_WALL])) == pytest.approx(564)


@pytest.mark.parametrize(
    "wall",
    [
        Prism(BACK_WALL.region, 0, 0.9),
        Prism(BACK_WALL.region, 5, 110),
        Prism(transform(BACK_WALL.region, (0, 2)), 0, 110),
        Prism(empty_region(), 0, 110),
    ],
)
def test_a_wall_too_low_off_the_ground_or_too_far_holds_nothing(alley, wall):
    assert len(alley.open_edges(ROAD, 1.0, [wall])) == 2


def test_a_pour_in_the_open_runs_off_all_round():
    flat = Ground.of(ALLEY)
    (gap,) = flat.open_edges(circle_region((100, 100), 20), 1.0, [])
    assert gap.length_mm == pytest.approx(2 * math.pi * 20, rel=1e-3)
    assert gap.side == ""
    sides = [gap.side for gap in flat.open_edges(ALLEY, 1.0, [])]
    assert sorted(sides) == ["back", "front", "left", "right"]
    assert flat.open_edges(ALLEY, 0.0, []) == []
    assert flat.open_edges(empty_region(), 1.0, []) == []


def test_a_gap_across_the_first_corner_of_a_ring_is_one(alley):
    tray = AreaRelief("tray", 0, rect_region(0, 20, 200, 240), 5, Edge.CLIFF)
    sump = AreaRelief("sump", 1, rect_region(60, 20, 140, 200), 5, Edge.CLIFF, 0, Operation.CARVE)
    ground = Ground.of(ALLEY, [tray, sump])
    outline = polygon_region([(100, 20), (140, 20), (140, 200), (60, 200), (60, 20)])
    (gap,) = ground.open_edges(outline, 2, [])
    assert gap.length_mm == pytest.approx(80)
    assert (gap.line[0], gap.line[-1]) == ((60, 20), (140, 20))


def test_pavements_take_their_own_volume_and_sheet(alley):
    assert sum(alley.body_volume(name) for name in ("pavement-west", "pavement-east")) == pytest.approx(55_200)
    slices = [one for name in ("pavement-west", "pavement-east") for one in alley.laminae(name, 3)]
    assert [one.number for one in slices] == [1, 1]
    assert sum(one.area_mm2 for one in slices) == pytest.approx(24_000)


def test_bodies_of_landforms_add_up_to_the_ground(halt):
    assert halt.body_volume("hill") + halt.body_volume("knoll") == pytest.approx(halt.volume_above_base())
    assert halt.body_volume("pond-bed") == pytest.approx(-halt.volume_below_base())
    assert halt.laminae("pond-bed", 20) == []


def test_what_is_no_landform_adds_nothing(halt):
    assert halt.body_volume("cow-1") == 0.0
    assert halt.laminae("cow-1", 20) == []


@pytest.mark.parametrize("thickness", [0, -3, math.nan, math.inf])
def test_sheets_without_thickness_are_refused(halt, thickness):
    with pytest.raises(UsageError, match="thickness"):
        halt.laminae("hill", thickness)


@pytest.mark.parametrize("level", [math.nan, math.inf])
def test_levels_that_are_no_numbers_are_refused(halt, level):
    with pytest.raises(UsageError, match="level"):
        halt.flood(POND, level)
    with pytest.raises(UsageError, match="surface"):
        halt.open_edges(POND, level, [])
    with pytest.raises(GeometryError):
        halt.height_at(level, 0)


def test_heights_between_centres_are_interpolated_and_carried_on_beyond_the_base():
    ramp = Ground.of(
        rect_region(0, 0, 100, 100), [AreaRelief("ramp", 0, rect_region(0, 0, 100, 100.0), 10, Edge.CLIFF)]
    )
    assert ramp.height_at(50, 50) == pytest.approx(10)
    assert ramp.height_at(-500, 50) == pytest.approx(10)
    slope = Ground.of(ALLEY, [AreaRelief("bank", 0, rect_region(0, 100, 200, 240), 28, Edge.SLOPE, 140)])
    assert slope.heights([(33, 150.1), (70, 201.37)]) == pytest.approx([28 * 50.1 / 140, 28 * 101.37 / 140])


def test_an_even_slope_is_longer_than_its_plan_by_the_hypotenuse():
    slope = Ground.of(ALLEY, [AreaRelief("bank", 0, rect_region(0, 100, 200, 240), 105, Edge.SLOPE, 140)])
    patch = rect_region(20.3, 120.2, 90.8, 220.9)
    assert slope.slope_area(patch) == pytest.approx(patch.area * 1.25)


def test_a_cliff_counts_where_it_stands_inside_but_not_on_the_border(alley):
    assert alley.slope_area(ROAD) == pytest.approx(23_200)
    assert alley.slope_area(rect_region(14, 20, 34, 200)) == pytest.approx(3_600)
    across = rect_region(20, 20, 80, 120)
    assert 6_000 < alley.slope_area(across) < 6_000 + 100 * 2.3


def test_a_flat_base_answers_without_a_grid():
    flat = Ground.of(ALLEY)
    assert flat.slope_area(ROAD) == pytest.approx(23_200)
    assert flat.slope_area(rect_region(-100, 0, 100, 240)) == pytest.approx(24_000)
    assert flat.flood(ROAD, 2).volume_mm3 == pytest.approx(46_400)
    assert flat.flood(ROAD, -1).volume_mm3 == flat.flood(ROAD, -1).area_mm2 == 0.0
    assert flat.height_at(5, 5) == flat.lowest(ROAD) == flat.highest(ROAD) == 0.0
    assert flat.volume_above_base() == flat.volume_below_base() == flat.deepest_carve() == 0.0
    assert flat.wet_region(ROAD, 1) == ROAD
    assert flat.wet_region(ROAD, -1).is_empty


def test_regions_smaller_than_a_cell_or_empty_still_get_an_answer(halt):
    speck = rect_region(300.1, 390.1, 300.2, 390.2)
    assert halt.lowest(speck) == halt.highest(speck) == pytest.approx(62)
    assert halt.slope_area(speck) == pytest.approx(0.01)
    thin = rect_region(100, 260, 100 + 1e-6, 260 + 1e-6)
    assert halt.slope_area(thin) == pytest.approx(thin.area)
    assert halt.lowest(empty_region()) == 0.0
    assert halt.slope_area(empty_region()) == 0.0
    assert halt.flood(empty_region(), 5).volume_mm3 == 0.0


def test_a_changed_ground_says_where(halt):
    reliefs = [layer.relief for layer in halt.field.layers[:2]]
    changed, windows = halt.update(reliefs)
    assert len(windows) == 1
    assert changed.deepest_carve() == 0.0
    assert halt.deepest_carve() == pytest.approx(14)


def test_the_height_all_about_a_region_is_known_where_it_is_one(alley):
    assert alley.level_about(rect_region(60, 50, 140, 90)) == 0.0
    assert alley.level_about(rect_region(10, 50, 40, 90)) == 2.3
    assert alley.level_about(rect_region(40, 50, 60, 90)) is None
    assert alley.level_about(rect_region(60, 50, 140, 90), 12.0) is None  # the pavements begin 10 mm beside it
    assert alley.level_about(rect_region(500, 50, 540, 90)) is None  # nothing is there
    assert Ground.of(ALLEY).level_about(rect_region(10, 50, 40, 90), 5.0) == 0.0
