"""Patterns of joints and cracks: known sums, the same stones in every box, laid along bends."""

import math

import numpy as np
import pytest
import shapely

from diorama_planner.geometry.bent import bent_along
from diorama_planner.geometry.borders import clip_lines
from diorama_planner.geometry.chance import chance
from diorama_planner.geometry.offsets import offset_line
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.geometry.pavings import CRACKED, PATTERNS, pattern_lines
from diorama_planner.geometry.region import rect_region

STONE = (8.0, 4.0)
BOX = (0.0, 0.0, 80.0, 60.0)


def length_in(lines, box):
    return sum(polyline_length(line) for line in clip_lines(lines, rect_region(*box)))


@pytest.mark.parametrize(
    ("pattern", "stone", "per_stone"),
    [
        ("slabs", (8.0, 8.0), 16.0),  # every stone owns one long and one short joint
        ("setts", STONE, 12.0),
        ("bricks", STONE, 12.0),
        ("planks", (40.0, 4.0), 44.0),
        ("herringbone", STONE, 12.0),
    ],
)
def test_joints_are_as_long_as_half_the_borders_of_the_stones(pattern, stone, per_stone):
    box = (3.1, 1.7, 403.1, 401.7)  # whole stones both ways; borders of the box lie between joints
    stones = 400.0 * 400.0 / (stone[0] * stone[1])
    assert length_in(pattern_lines(pattern, box, stone, 1), box) == pytest.approx(stones * per_stone, rel=0.011)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_part_is_that_part_of_the_same_pattern(pattern):
    small = (17.0, 11.0, 52.0, 43.0)
    whole, part = (pattern_lines(pattern, box, STONE, 5) for box in (BOX, small))
    assert length_in(part, small) == pytest.approx(length_in(whole, small), rel=1e-6)
    assert length_in(part, small) > 0


@pytest.mark.parametrize("pattern", ["planks", "cobbles", "cracks", "crazing"])
def test_the_seed_varies_what_is_uneven(pattern):
    one, other, again = (pattern_lines(pattern, BOX, STONE, seed) for seed in (1, 2, 1))
    assert all(np.array_equal(a, b) for a, b in zip(one, again, strict=True))
    assert len(one) != len(other) or any(not np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def test_cobbles_close_and_are_as_many_as_rows_and_columns_say():
    box = (0.0, 0.0, 200.0, 200.0)
    lines = [shapely.LineString(line) for line in pattern_lines("cobbles", (-20, -20, 220, 220), (5.0, 5.0), 2)]
    stones = [stone for stone in shapely.get_parts(shapely.polygonize(lines)) if shapely.box(*box).covers(stone)]
    inside = sum(stone.area for stone in stones)
    assert inside / len(stones) == pytest.approx(25.0, rel=0.02)
    assert inside > 0.9 * 200 * 200


def test_only_a_share_of_the_cracks_has_opened():
    cracks, crazing = (pattern_lines(pattern, (0, 0, 900, 900), (9.0, 9.0), 4) for pattern in ("cracks", "crazing"))
    assert len(cracks) / len(crazing) == pytest.approx(CRACKED, abs=0.02)


def test_chance_is_even_and_belongs_to_its_place():
    rows, columns = np.arange(-50, 50)[:, None], np.arange(-50, 50)[None, :]
    values = chance(7, columns, rows)
    assert values.shape == (100, 100)
    assert 0.0 <= values.min() < 0.01
    assert 0.99 < values.max() < 1.0
    assert values.mean() == pytest.approx(0.5, abs=0.01)
    assert chance(7, 3, -4) == values[46, 53]
    assert len(np.unique(values)) == values.size


LINE = np.array(((0.0, 0.0), (50.0, 0.0), (50.0, 40.0), (90.0, 70.0)))


@pytest.mark.parametrize("across", [-6.0, 0.0, 3.0])
def test_a_joint_along_the_way_is_its_parallel(across):
    length = polyline_length(LINE)
    (bent,) = bent_along(LINE, [np.array(((0.0, across), (length, across)))])
    parallel = shapely.LineString(offset_line(LINE, across) if across else LINE)
    assert shapely.hausdorff_distance(shapely.LineString(bent), parallel) < 1e-9
    assert shapely.LineString(bent).length == pytest.approx(parallel.length)


def test_a_joint_across_the_way_stays_straight_and_square():
    (joint,) = bent_along(LINE, [np.array(((25.0, -4.0), (25.0, 4.0)))])
    assert joint == pytest.approx(np.array(((25.0, -4.0), (25.0, 4.0))))


def test_joints_fan_out_about_a_corner_and_meet_on_its_inside():
    joints = [np.array(((at, -4.0), (at, 4.0))) for at in (46.0, 50.0, 54.0)]
    before, corner, after = bent_along(LINE, joints)
    assert corner == pytest.approx(np.array(((54.0, -4.0), (46.0, 4.0))))
    assert before[1] == pytest.approx((46.0, 4.0))
    assert after[1] == pytest.approx((46.0, 4.0))


def test_what_lies_beyond_the_ends_goes_straight_on():
    (line,) = bent_along(LINE, [np.array(((-10.0, 2.0), (polyline_length(LINE) + 10.0, 2.0)))])
    assert line[0] == pytest.approx((-10.0, 2.0))
    assert math.dist(line[-1], LINE[-1]) == pytest.approx(math.hypot(10.0, 2.0))


def test_a_line_that_turns_back_on_itself_gives_finite_points():
    hairpin = [(0.0, 0.0), (40.0, 0.0), (40.0, 0.0), (0.0, 0.001)]
    (line,) = bent_along(hairpin, [np.array(((0.0, 3.0), (80.0, 3.0)))])
    assert np.all(np.isfinite(line))
    assert np.abs(line).max() < 100.0
