"""Water in hollows: bodies in it, which hollows are one, puddles made by noise, what is left of a kerb."""

import math

import numpy as np
import pytest

from diorama_planner.geometry.region import circle_region, contains_region, empty_region, polygon_region, rect_region
from diorama_planner.geometry.relief import AreaRelief, Edge, Operation
from diorama_planner.kinds.waters import Unevenness
from diorama_planner.solids.prism import Prism
from diorama_planner.terrain.ground import Ground

BASE = rect_region(0, 0, 300, 200)
EAST, WEST = rect_region(200, 60, 260, 120), rect_region(20, 60, 120, 120)
BOTH = rect_region(10, 40, 280, 150)


def carved(name: str, region, depth: float, edge=Edge.CLIFF, width: float = 0.0) -> AreaRelief:
    return AreaRelief(name, 0, region, depth, edge, width, Operation.CARVE)


@pytest.fixture(scope="module")
def ponds():
    return Ground.of(BASE, [carved("west", WEST, 8), carved("east", EAST, 5)])


FLAT = Ground.of(BASE)
RAMP = AreaRelief("ramp", 0, rect_region(10, 0, 300, 200), 29, Edge.SLOPE, 290)
"""Rises by a tenth to the right."""


# -- hollows ------------------------------------------------------------------------------------------------


def test_two_separate_ponds_add_up(ponds):
    west, east = ponds.flood(rect_region(10, 40, 150, 150), -2), ponds.flood(rect_region(150, 40, 280, 150), -2)
    both = ponds.flood(BOTH, -2)
    assert west.volume_mm3 == pytest.approx(100 * 60 * 6, rel=1e-3)
    assert east.volume_mm3 == pytest.approx(60 * 60 * 3, rel=2e-3)
    assert both.volume_mm3 == pytest.approx(west.volume_mm3 + east.volume_mm3)
    assert both.max_depth_mm == pytest.approx(6)


def test_each_hollow_is_told_by_itself(ponds):
    found = ponds.pools(BOTH, -2)
    assert [round(pool.max_depth_mm, 6) for pool in found] == [6, 3]
    assert sum(pool.volume_mm3 for pool in found) == pytest.approx(ponds.flood(BOTH, -2).volume_mm3)


def test_of_several_hollows_the_deepest_alone_can_be_filled(ponds):
    deepest = ponds.flood(BOTH, -2, only_deepest=True)
    assert deepest.volume_mm3 == pytest.approx(100 * 60 * 6, rel=1e-3)
    wet = ponds.wet_region(BOTH, -2, only_deepest=True)
    assert wet.area == pytest.approx(100 * 60, rel=0.02)
    assert wet.bounds[2] < 130


def test_hollows_that_are_equally_deep_are_both_the_deepest():
    ground = Ground.of(BASE, [carved("west", WEST, 8), carved("east", EAST, 8)])
    assert ground.flood(BOTH, -2, only_deepest=True) == ground.flood(BOTH, -2)


def test_hollows_become_one_over_the_ridge_between(ponds):
    assert len(ponds.pools(BOTH, -0.5)) == 2
    assert len(ponds.pools(BOTH, 0.5)) == 1
    rising = [ponds.flood(BOTH, level, only_deepest=True).volume_mm3 for level in np.linspace(-9, 2, 40)]
    assert rising == sorted(rising)


def test_a_wall_parts_a_pond_in_two(ponds):
    wall = Prism(rect_region(60, 50, 64, 130), -8, 30)
    assert len(ponds.pools(WEST, -2, [wall])) == 2


def test_the_deepest_point_lies_in_the_middle_of_the_bed(ponds):
    at = ponds.flood(BOTH, -2).deepest_at
    assert at == (pytest.approx(70, abs=1), pytest.approx(90, abs=1))


def test_the_deepest_point_of_a_flat_floor_lies_inside_it():
    corner = polygon_region([(0, 0), (100, 0), (100, 10), (10, 10), (10, 100), (0, 100)])
    at = FLAT.flood(corner, 2.0).deepest_at
    assert at is not None
    assert contains_region(corner, circle_region(at, 0.01))


# -- bodies in the water ------------------------------------------------------------------------------------


def test_what_stands_in_the_water_takes_its_room(ponds):
    pile = Prism(rect_region(30, 70, 40, 80), -8, 20)
    whole, less = ponds.flood(WEST, -2), ponds.flood(WEST, -2, [pile])
    assert whole.volume_mm3 - less.volume_mm3 == pytest.approx(100 * 6)
    assert whole.area_mm2 - less.area_mm2 == pytest.approx(100)
    assert less.max_depth_mm == pytest.approx(whole.max_depth_mm)


@pytest.mark.parametrize(("bottom", "top", "taken"), [(-5, -3, 2), (-20, -6, 2), (-3, 9, 1), (-1, 5, 0), (-2, 5, 0)])
def test_only_what_is_sunk_below_the_level_counts(ponds, bottom, top, taken):
    wheel = Prism(rect_region(30, 70, 40, 80), bottom, top)
    taken_mm3 = ponds.flood(WEST, -2).volume_mm3 - ponds.flood(WEST, -2, [wheel]).volume_mm3
    assert taken_mm3 == pytest.approx(100 * taken, abs=1e-6)


def test_bodies_in_one_place_count_once(ponds):
    one, other = Prism(rect_region(30, 70, 40, 80), -8, 20), Prism(rect_region(35, 70, 45, 80), -8, 20)
    taken = ponds.flood(WEST, -2).volume_mm3 - ponds.flood(WEST, -2, [one, other]).volume_mm3
    assert taken == pytest.approx(150 * 6)


def test_over_a_flat_floor_bodies_are_taken_off_exactly():
    post = Prism(circle_region((100, 100), 5), 0, 40)
    kerb = Prism(rect_region(90, 90, 110, 110), 0, 0.5)
    region = rect_region(50, 50, 150, 150)
    found = FLAT.flood(region, 2.0, [post, kerb])
    assert found.volume_mm3 == pytest.approx(10_000 * 2 - post.region.area * 2 - (400 - post.region.area) * 0.5)
    assert found.area_mm2 == pytest.approx(10_000 - post.region.area)


@pytest.mark.parametrize("ground", [FLAT, Ground.of(BASE, [carved("far", rect_region(280, 180, 290, 190), 3)])])
def test_a_road_under_all_of_it_leaves_less_depth(ground):
    road = Prism(rect_region(0, 0, 300, 200), 0, 1.2, layer_mm=1.2)
    found = ground.flood(rect_region(50, 50, 150, 150), 2.0, [road])
    assert found.volume_mm3 == pytest.approx(8000)
    assert found.max_depth_mm == pytest.approx(0.8)


def test_what_fills_a_hollow_leaves_nothing():
    assert FLAT.flood(rect_region(50, 50, 90, 90), 2.0, [Prism(rect_region(0, 0, 99, 99), -1, 5)]).volume_mm3 == 0.0


# -- levels and puddles -------------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.1, 0.35, 0.5, 0.8])
def test_a_level_wets_the_share_of_a_slope(share):
    slope = Ground.of(BASE, [RAMP])
    region = rect_region(50, 50, 250, 150)
    level = slope.level_wetting(region, share)
    assert slope.flood(region, level).area_mm2 == pytest.approx(share * region.area, rel=0.03)


def test_flat_ground_has_no_hollows():
    assert FLAT.flood(BASE, FLAT.level_wetting(BASE, 0.5)).volume_mm3 == 0.0


def hollows(share: float = 0.4, seed: int = 3, depth: float = 1.0) -> Unevenness:
    return Unevenness(share, depth, 20.0, (10.0, 10.0), seed)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95, 1.0])
def test_noise_wets_the_share_that_is_asked_for(share):
    found = FLAT.unevenness(WEST, hollows(share))
    assert found.area_mm2 == pytest.approx(share * WEST.area, rel=0.01)
    assert found.max_depth_mm == pytest.approx(1.0)
    assert FLAT.uneven_region(WEST, hollows(share)).area == pytest.approx(found.area_mm2, rel=0.03)


def test_puddles_hold_less_than_their_area_times_the_deepest():
    found = FLAT.unevenness(WEST, hollows())
    assert 0 < found.volume_mm3 < found.area_mm2 * found.max_depth_mm
    assert FLAT.unevenness(WEST, hollows(depth=2.0)).volume_mm3 == pytest.approx(2 * found.volume_mm3)


def test_more_of_a_surface_wet_never_holds_less():
    held = [FLAT.unevenness(WEST, hollows(share)).area_mm2 for share in np.linspace(0, 1, 21)]
    assert held == sorted(held)
    lowered = [FLAT.unevenness(WEST, hollows(), by).volume_mm3 for by in np.linspace(0, 1, 11)]
    assert lowered == sorted(lowered, reverse=True)
    assert lowered[-1] == pytest.approx(0)


def test_a_seed_gives_the_same_puddles_and_another_one_others():
    assert FLAT.unevenness(WEST, hollows()) == FLAT.unevenness(WEST, hollows())
    assert FLAT.uneven_region(WEST, hollows()) == FLAT.uneven_region(WEST, hollows())
    assert FLAT.unevenness(WEST, hollows()) != FLAT.unevenness(WEST, hollows(seed=4))


def test_puddles_move_with_their_surface():
    moved = Unevenness(0.4, 1.0, 20.0, (110.0, 40.0), 3)
    here, there = FLAT.unevenness(WEST, hollows()), FLAT.unevenness(rect_region(120, 90, 220, 150), moved)
    assert there.volume_mm3 == pytest.approx(here.volume_mm3)


@pytest.mark.parametrize(("region", "share"), [(empty_region(), 0.5), (WEST, 0.0)])
def test_nothing_is_wet_where_nothing_can_be(region, share):
    assert FLAT.unevenness(region, hollows(share)).volume_mm3 == 0.0
    assert FLAT.uneven_region(region, hollows(share)).is_empty


# -- kerbs --------------------------------------------------------------------------------------------------

ALLEY = Ground.of(
    rect_region(0, 0, 200, 240),
    [
        AreaRelief("west", 0, rect_region(0, 0, 50, 240), 2.3, Edge.CLIFF),
        AreaRelief("east", 1, rect_region(150, 0, 200, 240), 2.3, Edge.CLIFF),
    ],
)
ROAD = rect_region(50, 0, 150, 232)


def test_what_is_left_of_the_kerbs_of_the_neon_alley():
    bank = ALLEY.lowest_bank(ROAD, 1.0, [])
    assert bank is not None
    assert (bank.height_mm, bank.left_mm) == (pytest.approx(2.3), pytest.approx(1.3))
    assert round(bank.left_mm * 64) == 83


def test_a_kerb_that_is_a_body_holds_as_well():
    kerb = Prism(rect_region(99, 0, 102, 240), 0, 1.5)
    bank = FLAT.lowest_bank(rect_region(50, 10, 99, 90), 1.0, [kerb])
    assert bank is not None
    assert bank.left_mm == pytest.approx(0.5)


def test_where_nothing_holds_there_is_no_kerb():
    assert FLAT.lowest_bank(WEST, 1.0, []) is None
    assert ALLEY.lowest_bank(ROAD, 3.0, []) is None
    assert ALLEY.lowest_bank(empty_region(), 1.0, []) is None


# -- films on slopes ----------------------------------------------------------------------------------------


def test_a_film_on_a_slope_needs_dams_as_high_as_it_is_deep():
    slope = Ground.of(BASE, [RAMP])
    region = rect_region(50, 50, 250, 150)
    gaps = slope.open_edges(region, slope.highest(region) + 1.0, [], layer_mm=1.0)
    assert gaps
    assert all(gap.height_mm == pytest.approx(1.0) for gap in gaps)


@pytest.mark.parametrize("level", [math.nan, math.inf])
def test_levels_that_are_none_are_refused(ponds, level):
    for ask in (ponds.pools, ponds.flood):
        with pytest.raises(Exception, match="no usable level"):
            ask(WEST, level)
    with pytest.raises(Exception, match="no usable surface"):
        ponds.lowest_bank(WEST, level, [])
