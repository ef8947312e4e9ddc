import math
from dataclasses import replace

import numpy as np
import pytest

from diorama_planner.geometry.snap_targets import RANK
from diorama_planner.geometry.snapping import ALL_KINDS, SnapIndex, SnapKind, snap_to_grid, targets_of

NEAR = ALL_KINDS - {SnapKind.ALIGNED, SnapKind.EXTENSION}
"""Without what is drawn to from afar."""

BOX = [(0, 0), (40, 0), (40, 20), (0, 20)]


@pytest.fixture
def index():
    shapes = {
        "box": targets_of([BOX], centre=(20, 10)),
        "base": targets_of([[(-50, -50), (150, -50), (150, 150), (-50, 150)]], edge_kind=SnapKind.BASE_EDGE),
        "line": targets_of([[(60, 0), (60, 100)]], closed=False),
    }
    made = SnapIndex(shapes.__getitem__)
    made.set("box", (0, 0, 40, 20))
    made.set("base", (-50, -50, 150, 150))
    made.set("line", (60, 0, 60, 100))
    return made


@pytest.mark.parametrize(
    ("pointer", "point", "kind", "item"),
    [
        ((1, 1), (0, 0), SnapKind.VERTEX, "box"),
        ((21, -1), (20, 0), SnapKind.MIDPOINT, "box"),
        ((19, 11), (20, 10), SnapKind.CENTRE, "box"),
        ((10, 1), (10, 0), SnapKind.EDGE, "box"),
        ((100, -49), (100, -50), SnapKind.BASE_EDGE, "base"),
        ((61, 30), (60, 30), SnapKind.EDGE, "line"),
        ((101, 31), (100, 30), SnapKind.GRID, ""),
    ],
)
def test_each_kind_of_target_draws_the_pointer(index, pointer, point, kind, item):
    snap = index.snap(pointer, 2, NEAR, grid_mm=10)
    assert (snap.point, snap.kind, snap.item_id) == (point, kind, item)


def test_a_corner_wins_over_the_edge_that_is_nearer(index):
    snap = index.snap((1.5, 0.1), 3)
    assert (snap.kind, snap.point) == (SnapKind.VERTEX, (0, 0))


def test_of_two_corners_the_nearer_wins(index):
    assert index.snap((39, 9), 12, {SnapKind.VERTEX}).point == (40, 0)
    assert index.snap((39, 11), 12, {SnapKind.VERTEX}).point == (40, 20)


def test_kinds_can_be_switched_off(index):
    assert index.snap((0.5, 0.4), 1, ALL_KINDS - {SnapKind.VERTEX}).kind is SnapKind.EDGE
    assert index.snap((0.5, 0.5), 1, {SnapKind.CENTRE}) is None
    assert index.snap((101, 31), 2, NEAR - {SnapKind.GRID}, grid_mm=10) is None


def test_nothing_within_reach_is_nothing(index):
    assert index.snap((100, 50), 2, NEAR) is None
    assert index.snap((105, 55), 2, NEAR, grid_mm=10) is None


def test_the_mark_shows_the_edge_or_the_point(index):
    assert index.snap((10, 1), 2).mark == ((0, 0), (40, 0))
    assert index.snap((1, 1), 2).mark == ((0, 0),)


def test_what_is_dragged_does_not_snap_to_itself(index):
    assert index.snap((1, 1), 2, NEAR, without={"box"}) is None


def test_the_way_back_of_an_open_line_is_no_edge():
    bent = targets_of([[(0, 0), (10, 0), (10, 10)]], closed=False)
    assert len(bent.segments) == 2
    assert len(targets_of([[(0, 0), (10, 0), (10, 10)]]).segments) == 3
    assert len(targets_of([], centre=(1, 2)).points) == 1


def test_a_changed_item_is_asked_again_and_a_removed_one_forgotten():
    place = {"dot": (5.0, 5.0)}
    asked = []

    def targets(item_id):
        asked.append(item_id)
        return targets_of([], centre=place[item_id])

    index = SnapIndex(targets)
    index.set("dot", (0, 0, 10, 10))
    assert index.snap((5, 6), 2).point == (5, 5)
    assert index.snap((6, 5), 2).point == (5, 5)
    assert asked == ["dot"]
    place["dot"] = (50.0, 5.0)
    index.set("dot", (45, 0, 55, 10))
    assert index.snap((5, 6), 2, NEAR) is None
    assert index.snap((50, 6), 2).point == (50, 5)
    index.remove("dot")
    assert index.snap((50, 6), 2, NEAR) is None
    with pytest.raises(KeyError):
        index.remove("dot")


@pytest.fixture
def index_of():
    def make(**shapes):
        made = SnapIndex(shapes.__getitem__)
        for name, targets in shapes.items():
            ends = targets.segments.reshape(-1, 2)
            points = [*targets.points.tolist(), *ends.tolist()]
            xs, ys = zip(*points, strict=True)
            made.set(name, (min(xs), min(ys), max(xs), max(ys)))
        return made

    return make


def line(*points):
    return targets_of([points], closed=False)


def circle(x, y, radius, chords=64):
    turns = np.arange(chords) * 2 * math.pi / chords
    return targets_of([np.column_stack((x + radius * np.cos(turns), y + radius * np.sin(turns)))])


def box(left, low, right, high):
    return targets_of([[(left, low), (right, low), (right, high), (left, high)]])


def test_lines_of_two_items_cross(index_of):
    index = index_of(one=line((0, 0), (100, 100)), other=line((0, 60), (80, -20)))
    snap = index.snap((31, 29), 4)
    assert (snap.kind, snap.point) == (SnapKind.INTERSECTION, pytest.approx((30, 30)))
    assert index.snap((31, 29), 4, NEAR - {SnapKind.INTERSECTION}).kind is SnapKind.EDGE


def test_a_line_from_a_point_meets_another_at_a_right_angle(index_of):
    index = index_of(rail=line((0, 0), (100, 50)))
    snap = index.snap((41, 19), 4, start=(10, 80))
    assert snap.kind is SnapKind.PERPENDICULAR
    (x, y) = snap.point
    assert (x - 10) * 100 + (y - 80) * 50 == pytest.approx(0)
    assert index.snap((41, 19), 4).kind is SnapKind.EDGE


def test_a_line_from_a_point_touches_a_circle(index_of):
    index = index_of(drum=circle(50, 0, 30))
    snap = index.snap((32, 25), 5, start=(0, 0))
    assert snap.kind is SnapKind.TANGENT
    # The touching point: r^2 / d from the centre towards the start, sqrt(d^2 - r^2) r / d beside it.
    assert snap.point == pytest.approx((50 - 900 / 50, 40 * 30 / 50))
    assert index.snap((32, 25), 5, start=(50, 5)).kind is SnapKind.EDGE


def test_a_circle_offers_its_centre_and_rim_but_no_corners(index_of):
    drum = circle(50, 0, 30)
    assert len(drum.points) == 1
    assert index_of(drum=drum).snap((51, 1), 3).kind is SnapKind.CENTRE
    assert index_of(drum=drum).snap((80, 1), 3, NEAR - {SnapKind.TANGENT}).kind is SnapKind.EDGE


def test_a_curve_offers_its_edge_and_only_its_sharp_corners():
    bend = [(math.cos(math.radians(turn)) * 50, math.sin(math.radians(turn)) * 50) for turn in range(0, 91, 5)]
    slice_of_cake = targets_of([[(0, 0), *bend]])
    corners = slice_of_cake.points[slice_of_cake.point_ranks == 0]
    assert sorted(map(tuple, corners.round(6).tolist())) == [(0, 0), (0, 50), (50, 0)]


def test_an_edge_is_prolonged_beyond_its_end(index_of):
    index = index_of(kerb=line((0, 0), (40, 20)))
    snap = index.snap((61, 29.5), 5)
    assert snap.kind is SnapKind.EXTENSION
    assert snap.point[0] == pytest.approx(2 * snap.point[1])
    assert snap.lines[0].start == (40, 20)
    assert index.snap((61, 29.5), 5, NEAR) is None
    assert index.snap((600, 300), 5) is None


def test_a_point_lines_up_with_a_neighbour_and_the_line_shows_it(index_of):
    index = index_of(crate=box(0, 0, 40, 20))
    snap = index.snap((81, 10.5), 4, ALL_KINDS - {SnapKind.EXTENSION})
    assert (snap.kind, snap.point) == (SnapKind.ALIGNED, (81, 10))
    assert (snap.lines[0].start, snap.lines[0].end) == ((0, 10), (81, 10))


def test_a_point_lines_up_both_ways_at_once(index_of):
    index = index_of(one=box(0, 0, 40, 20), other=box(100, 60, 140, 90))
    snap = index.snap((101, 19), 4, {SnapKind.ALIGNED})
    assert snap.point == (100, 20)
    assert len(snap.lines) == 2
    assert all(snap.point in (line.start, line.end) for line in snap.lines)


def test_a_point_in_line_is_not_drawn_to_a_far_grid_on_the_other_axis():
    index = SnapIndex(lambda name: targets_of([], None))
    index.set("a", (0.0, 0.0, 0.0, 0.0))
    snap = index.snap((0.2, 2.0), 0.5, grid_mm=5)
    assert snap is not None
    assert snap.point == (0.0, 2.0)


def moved(anchors, bounds, index, kinds=ALL_KINDS, radius=4, grid_mm=0.0, without=()):
    shift = index.shift(anchors, bounds, radius, kinds, grid_mm=grid_mm, without=without)
    return shift.dx, shift.dy, shift.snap


def test_a_corner_of_what_is_dragged_snaps_to_a_corner(index_of):
    index = index_of(crate=box(0, 0, 40, 20))
    dx, dy, snap = moved([(60, 11), (42, 1), (42, 21)], (42, 1, 78, 21), index)
    assert (dx, dy, snap.kind) == (-2, -1, SnapKind.VERTEX)


def test_sides_line_up_and_the_other_axis_keeps_to_the_grid(index_of):
    index = index_of(crate=box(0, 0, 40, 20))
    dx, dy, snap = moved([(120, 13)], (100, 1, 140, 25), index, grid_mm=10)
    assert (dx, dy) == (0, -1)
    assert snap.kind is SnapKind.ALIGNED
    assert moved([(121, 80)], (101, 70, 141, 90), index, NEAR, grid_mm=10)[:2] == (-1, 0)


def test_of_likes_the_middles_line_up_before_their_sides(index_of):
    index = index_of(drum=box(0, 0, 10, 10))
    _, dy, snap = moved([(65, 6)], (60, 1, 70, 11), index, {SnapKind.ALIGNED})
    assert dy == -1
    assert snap.lines[0].start == (0, 5)


def test_between_two_neighbours_both_gaps_become_equal(index_of):
    index = index_of(left=box(0, 0, 20, 20), right=box(100, 0, 120, 20))
    dx, dy, snap = moved([], (51, 5, 71, 17), index, {SnapKind.EQUAL_GAPS})
    assert (dx, dy, snap.kind) == (-1, 0, SnapKind.EQUAL_GAPS)
    assert [math.dist(line.start, line.end) for line in snap.lines] == [30, 30]


@pytest.mark.parametrize(("bounds", "shift"), [((89, 5, 99, 15), (1, 0)), ((-21, 5, -11, 15), (1, 0))])
def test_beside_a_row_the_gap_of_the_row_goes_on(index_of, bounds, shift):
    index = index_of(one=box(10, 0, 30, 20), two=box(50, 0, 70, 20))
    dx, dy, snap = moved([], bounds, index, {SnapKind.EQUAL_GAPS})
    assert (dx, dy) == shift
    assert [math.dist(line.start, line.end) for line in snap.lines] == [20, 20]


def test_a_row_upward_is_like_a_row_sideways(index_of):
    index = index_of(one=box(0, 10, 20, 30), two=box(0, 50, 20, 70))
    dx, dy, _ = moved([], (5, 89, 15, 99), index, {SnapKind.EQUAL_GAPS})
    assert (dx, dy) == (0, 1)


def test_sides_snap_to_an_endless_guide_but_gaps_do_not(index_of):
    guide = replace(line((30, -1e6), (30, 1e6)), points=np.empty((0, 2)), point_ranks=np.empty(0, dtype=int))
    index = index_of(guide=replace(guide, segment_ranks=guide.segment_ranks * 0 + RANK[SnapKind.GUIDE]))
    dx, dy, snap = moved([(50, 5)], (31, 0, 69, 10), index)
    assert (dx, dy, snap.kind) == (-1, 0, SnapKind.GUIDE)
    assert index.snap((31, 7), 4).point == pytest.approx((30, 7))
    assert moved([(50, 5)], (31, 0, 69, 10), index, ALL_KINDS - {SnapKind.GUIDE})[2] is None


def test_what_is_not_wanted_does_not_pull_what_is_dragged(index_of):
    index = index_of(crate=box(0, 0, 40, 20))
    assert moved([(42, 1)], (42, 1, 78, 21), index, frozenset()) == (0, 0, None)
    assert moved([(42, 1)], (42, 1, 78, 21), index, without={"crate"}) == (0, 0, None)


def test_the_grid_may_start_anywhere():
    assert snap_to_grid((13, -4), 5) == (15, -5)
    assert snap_to_grid((13, -4), 5, origin=(2, 1)) == (12, -4)


def test_a_point_lines_up_with_a_corner_inside_the_box_of_a_drawn_shape():
    stairs = targets_of([[(0, 0), (60, 0), (60, 26), (33, 26), (33, 40), (0, 40)]])
    index = SnapIndex({"stairs": stairs}.__getitem__)
    index.set("stairs", (0, 0, 60, 40))
    lined = {SnapKind.ALIGNED}
    assert index.snap((100, 26.5), 4, lined).point == (100, 26)
    assert index.snap((33.5, 70), 4, lined).point == (33, 70)
    thing = {"stairs": targets_of([[(0, 0), (60, 0), (60, 26), (33, 26), (33, 40), (0, 40)]], centre=(30, 20))}
    nagging = SnapIndex(thing.__getitem__)
    nagging.set("stairs", (0, 0, 60, 40))
    assert nagging.snap((100, 26.5), 4, lined) is None


def test_a_point_lines_up_with_corners_that_are_told(index_of):
    index = index_of()
    snap = index.snap((50.5, 70), 4, {SnapKind.ALIGNED}, beside=[(50, 10), (90, 90)])
    assert snap.point == (50, 70)
    assert {snap.lines[0].start, snap.lines[0].end} == {(50, 10), (50, 70)}
    assert index.snap((50.5, 70), 4, ALL_KINDS - {SnapKind.ALIGNED}, beside=[(50, 10)]) is None
