"""Walls that meet: mitres, tees, and that a joint neither gapes nor overlaps; and who touches whom."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.geometry.joints import Joints
from diorama_planner.geometry.offsets import wall_body
from diorama_planner.geometry.region import contains_point, empty_region, offset, overlap_area, union_all
from diorama_planner.geometry.rings import RingRegion, ring_region
from diorama_planner.geometry.walls import SQUARE, UNCUT, EndCut, Run, end_cuts, footprint_of, mean_length, run_region

ACROSS = Run(((0.0, 0.0), (100.0, 0.0)), 10.0)
UP = Run(((100.0, 0.0), (100.0, 80.0)), 10.0)


def bodies(*runs):
    return [run_region(run, end_cuts(run, [other for other in runs if other is not run])) for run in runs]


def shared(regions):
    return sum(overlap_area(a, b) for i, a in enumerate(regions) for b in regions[:i])


def arm(angle_deg, thickness, length=120.0, inward=False):
    end = (length * math.cos(math.radians(angle_deg)), length * math.sin(math.radians(angle_deg)))
    return Run((end, (0.0, 0.0)) if inward else ((0.0, 0.0), end), thickness)


def test_a_wall_that_meets_nothing_is_a_rectangle():
    region = run_region(ACROSS, end_cuts(ACROSS, []))
    assert region.bounds == (0.0, -5.0, 100.0, 5.0)
    assert region.area == 1000.0
    assert region == wall_body(ACROSS.line, 10.0)


def test_a_right_angle_is_mitred_from_corner_to_corner():
    assert end_cuts(ACROSS, [UP]) == (SQUARE, EndCut(left=5.0, right=-5.0))
    assert end_cuts(UP, [ACROSS]) == (EndCut(left=5.0, right=-5.0), SQUARE)
    one, other = bodies(ACROSS, UP)
    assert one.ring == ((0.0, -5.0), (105.0, -5.0), (95.0, 5.0), (0.0, 5.0))
    assert union_all([one, other]).area == pytest.approx(1000 + 800)
    assert contains_point(union_all([one, other]), (104.9, -4.9))


def test_a_thin_wall_meets_a_thick_one_at_a_corner():
    thin = Run(UP.line, 4.0)
    one, other = bodies(ACROSS, thin)
    assert (102.0, -5.0) in one.ring
    assert (98.0, 5.0) in other.ring
    assert shared([one, other]) == pytest.approx(0)


def test_a_tee_ends_at_the_near_face():
    stem = Run(((40.0, 0.0), (40.0, 60.0)), 6.0)
    assert end_cuts(stem, [ACROSS])[0] == EndCut(5.0, 5.0)
    assert end_cuts(ACROSS, [stem]) == UNCUT
    below = Run(((40.0, -60.0), (40.0, 2.0)), 6.0)
    assert end_cuts(below, [ACROSS])[1] == EndCut(7.0, 7.0)


def test_a_slanted_tee_lies_flush_against_the_face():
    stem = Run(((40.0, 0.0), (80.0, 40.0)), 6.0)
    region = run_region(stem, end_cuts(stem, [ACROSS]))
    assert region.bounds[1] == pytest.approx(5.0)
    assert [corner for corner in region.ring if corner[1] == pytest.approx(5.0)] == [region.ring[0], region.ring[-1]]


def test_a_wall_set_against_a_face_stays_as_it_is():
    butt = Run(((40.0, 5.0), (40.0, 60.0)), 6.0)
    assert end_cuts(butt, [ACROSS])[0] == EndCut(0.0, 0.0)


def test_walls_that_run_straight_on_end_square():
    on = Run(((100.0, 0.0), (180.0, 0.0)), 4.0)
    assert end_cuts(ACROSS, [on]) == UNCUT
    assert end_cuts(on, [ACROSS]) == UNCUT


def test_a_wall_that_comes_to_a_corner_of_a_chain_is_cut_at_its_face():
    chain = Run(((0.0, 0.0), (100.0, 0.0), (100.0, 80.0)), 10.0)
    on = Run(((100.0, 0.0), (200.0, 0.0)), 10.0)
    assert end_cuts(on, [chain])[0] == EndCut(5.0, 5.0)
    assert end_cuts(chain, [on]) == UNCUT


def test_a_chain_joins_at_its_ends():
    chain = Run(((0.0, 80.0), (0.0, 0.0), (100.0, 0.0)), 10.0)
    one, other = bodies(chain, UP)
    assert shared([one, other]) == pytest.approx(0)
    assert one.area == pytest.approx(1800)
    assert union_all([one, other]).bounds == (-5.0, -5.0, 105.0, 80.0)


def test_a_closed_chain_has_no_ends():
    room = Run(((0.0, 0.0), (100.0, 0.0), (100.0, 80.0), (0.0, 80.0), (0.0, 0.0)), 10.0)
    assert end_cuts(room, [Run(((0.0, 0.0), (-50.0, 0.0)), 10.0)]) == UNCUT


def test_a_wall_too_short_for_its_joints_keeps_square_ends():
    tiny = Run(((40.0, 0.0), (40.0, 3.0)), 10.0)
    assert end_cuts(tiny, [ACROSS])[0] == SQUARE
    assert run_region(Run(((0.0, 0.0), (4.0, 0.0)), 10.0), (EndCut(3.0, 0.0), EndCut(3.0, 0.0))).area == 40.0


def test_a_very_sharp_corner_is_cut_off_from_square_end_to_square_end():
    other = Run(((100.0, 0.0), (0.0, 12.0)), 10.0)
    _, cut = end_cuts(ACROSS, [other])
    half_angle = math.atan2(12.0, 100.0) / 2
    assert cut.left == pytest.approx(5.0 / math.tan(half_angle))  # from the inner corner
    assert (cut.right, cut.bent) == (0.0, True)
    one, two = bodies(ACROSS, other)
    assert shared([one, two]) == pytest.approx(0, abs=1e-9)
    whole = union_all([one, two])
    sticks_out = max(x for ring in whole.rings() for x, _ in ring.tolist())
    assert sticks_out == pytest.approx(100 + 5 * math.sin(2 * half_angle))  # no farther than the square end


def test_a_corner_too_sharp_for_the_length_of_its_walls_keeps_square_ends():
    assert end_cuts(ACROSS, [Run(((100.0, 0.0), (0.0, 5.0)), 10.0)]) == UNCUT


def test_outer_edges_drawn_flush_make_a_corner_too():
    up = Run(((100.0, -5.0), (100.0, 80.0)), 10.0)
    one, other = bodies(ACROSS, up)
    assert shared([one, other]) == pytest.approx(0)
    assert contains_point(union_all([one, other]), (104.9, -4.9))


def test_nothing_comes_of_nothing():
    assert run_region(Run(((1.0, 1.0), (1.0, 1.0)), 10.0)).is_empty
    assert run_region(Run(ACROSS.line, 0.0)).is_empty


@given(
    st.floats(3.0, 177.0),
    st.sampled_from([3.0, 6.0, 10.0]),
    st.floats(0.0, 360.0),
    st.tuples(st.booleans(), st.booleans()),
)
def test_two_walls_fill_a_corner_of_any_angle_once(angle, thickness, turn, inward):
    runs = [arm(at, thickness, 400.0, back) for at, back in zip((turn, turn + angle), inward, strict=True)]
    regions = bodies(*runs)
    whole, square = union_all(regions), union_all([run_region(run) for run in runs])
    assert shared(regions) == pytest.approx(0, abs=1e-6)
    assert len(offset(whole, 1e-6).polygons()) == 1
    assert sum(region.area for region in regions) == pytest.approx(whole.area)
    assert overlap_area(whole, square) == pytest.approx(square.area)
    for run in runs:
        cuts = end_cuts(run, [other for other in runs if other is not run])
        assert run_region(run, cuts).area == pytest.approx(mean_length(run, cuts) * thickness)


@given(st.floats(3.0, 60.0), st.sampled_from([(4.0, 10.0), (10.0, 4.0), (6.0, 7.0)]), st.floats(0.0, 360.0))
def test_walls_of_different_thickness_fill_a_sharp_corner_once(angle, thicknesses, turn):
    runs = [arm(at, thick, 600.0) for at, thick in zip((turn, turn + angle), thicknesses, strict=True)]
    regions = bodies(*runs)
    assert shared(regions) == pytest.approx(0, abs=1e-6)
    ((_, holes),) = offset(union_all(regions), 1e-4).polygons()
    assert not holes
    for run in runs:
        cuts = end_cuts(run, [other for other in runs if other is not run])
        assert run_region(run, cuts).area == pytest.approx(mean_length(run, cuts) * run.thickness)


@given(st.floats(3.0, 22.0), st.sampled_from([4.0, 10.0]))
def test_a_chain_of_pieces_fills_a_sharp_corner_at_its_end_once(angle, thickness):
    chain = Run(((500.0, 200.0), (500.0, 0.0), (0.0, 0.0)), thickness)
    regions = bodies(chain, arm(angle, thickness, 480.0))
    assert shared(regions) == pytest.approx(0, abs=1e-6)
    assert sum(region.area for region in regions) == pytest.approx(union_all(regions).area)


angles = st.lists(st.integers(0, 11), min_size=2, max_size=5, unique=True)


@given(angles, st.sampled_from([4.0, 10.0]), st.lists(st.booleans(), min_size=5, max_size=5))
def test_arms_of_a_star_fill_it_once(steps, thickness, inward):
    runs = [arm(30 * step, thickness, inward=turn) for step, turn in zip(steps, inward, strict=False)]
    regions = bodies(*runs)
    assert shared(regions) == pytest.approx(0, abs=1e-6)
    whole = union_all(regions)
    assert len(offset(whole, 1e-6).polygons()) == 1
    square = union_all([run_region(run) for run in runs])
    assert overlap_area(whole, square) == pytest.approx(square.area)  # the corner is closed


@given(angles, st.lists(st.sampled_from([3.0, 6.0, 10.0]), min_size=5, max_size=5))
def test_the_mean_length_times_the_thickness_is_the_area(steps, thicknesses):
    runs = [arm(30 * step, thickness) for step, thickness in zip(steps, thicknesses, strict=False)]
    for run in runs:
        cuts = end_cuts(run, [other for other in runs if other is not run])
        assert run_region(run, cuts).area == pytest.approx(mean_length(run, cuts) * run.thickness)


# -- who touches whom ----------------------------------------------------------------------------------------


def test_ends_and_sides_are_found():
    joints = Joints({"across": ACROSS, "up": UP, "far": Run(((300.0, 0.0), (400.0, 0.0)), 10.0)})
    assert joints.touching("across") == ["up"]
    assert joints.touching("up") == ["across"]
    assert joints.touching("far") == []
    assert joints.touching_run(Run(((50.0, 0.0), (50.0, 9.0)), 1.0)) == ["across"]
    assert joints.touching_run(Run(((-50.0, -50.0), (150.0, 50.0)), 1.0)) == []
    assert joints.touching_run(ACROSS, without="across") == ["up"]


def test_an_update_tells_old_and_new_neighbours():
    joints = Joints({"across": ACROSS, "up": UP})
    assert joints.update({"up": Run(((300.0, 0.0), (300.0, 9.0)), 10.0)}) == {"across", "up"}
    assert joints.touching("across") == []
    assert joints.update({"up": UP, "new": Run(((0.0, 0.0), (0.0, 50.0)), 10.0)}) == {"across", "up", "new"}
    assert joints.touching("across") == ["new", "up"]
    assert joints.update({"across": None}) == {"new", "up"}
    assert joints.touching("new") == []
    assert len(joints) == 2


points = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda p: (p[0] * 25.0, p[1] * 25.0))
lines = st.tuples(points, points).filter(lambda line: line[0] != line[1])
runs = st.builds(Run, lines, st.sampled_from([4.0, 10.0]))
edits = st.lists(st.tuples(st.sampled_from("abcdefgh"), runs | st.none()), max_size=12)


@given(edits)
def test_after_any_edits_the_index_is_as_if_made_anew(steps):
    joints, plain = Joints({}), {}
    for item_id, run in steps:
        joints.update({item_id: run})
        plain = {key: value for key, value in (plain | {item_id: run}).items() if value is not None}
    anew = Joints(plain)
    assert {key: joints.touching(key) for key in "abcdefgh"} == {key: anew.touching(key) for key in "abcdefgh"}


# -- rings -----------------------------------------------------------------------------------------------------


def test_a_ring_answers_like_any_region():
    ring = ring_region(((1.0, 1.0), (5.0, 1.0), (5.0, 3.0), (1.0, 3.0)))
    assert isinstance(ring, RingRegion)
    assert (ring.area, ring.bounds, ring.is_empty) == (8.0, (1.0, 1.0, 5.0, 3.0), False)
    assert ring == wall_body([(1.0, 2.0), (5.0, 2.0)], 2.0)
    assert ring == ring_region(ring.ring)
    assert ring != empty_region()
    assert ring.perimeter == 12.0
    assert ring.centroid == (3.0, 2.0)
    assert len({ring, ring_region(ring.ring)}) == 1


@given(st.floats(-20, 20), st.floats(-20, 20), st.booleans(), st.floats(-5, 5), st.floats(-1, 1), st.floats(0, 6))
def test_the_faces_of_a_straight_wall_stand_where_those_of_one_in_two_pieces_do(left, right, bent, back, aside, turn):
    end = 100 * math.cos(turn), 100 * math.sin(turn)
    half_way = end[0] / 2, end[1] / 2
    cuts = EndCut(left, right, bent, back, aside), EndCut(right, left)
    straight = footprint_of(Run(((0.0, 0.0), end), 8.0), cuts)
    pieces = footprint_of(Run(((0.0, 0.0), half_way, end), 8.0), cuts)
    for one, other in ((straight.left, pieces.left), (straight.right, pieces.right)):
        assert one == pytest.approx(other[[0, -1]])
    assert straight.start == pytest.approx(pieces.start)
    assert straight.end == pytest.approx(pieces.end)
