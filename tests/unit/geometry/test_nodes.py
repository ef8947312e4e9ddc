"""Nodes: what editing them keeps and changes; arcs against circles."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.geometry import nodes as n
from diorama_planner.geometry.arcs import tangent_arc
from diorama_planner.geometry.nodes import Nodes
from diorama_planner.geometry.points import GeometryError
from diorama_planner.geometry.region import overlap_area, polygon_region
from diorama_planner.geometry.shaping import exclusive, simplified

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
BENT = Nodes(SQUARE, {1: ((14.0, 2.0), (14.0, 8.0)), 3: ((-3.0, 7.0), (-3.0, 3.0))}, closed=True)
LINE = Nodes(((0.0, 0.0), (10.0, 0.0), (20.0, 5.0)), {1: ((12.0, 3.0), (17.0, 5.0))})

numbers = st.floats(-200, 200).map(lambda x: round(x, 3))
points = st.tuples(numbers, numbers)
shares = st.floats(0.05, 0.95)


def area(nodes):
    return polygon_region(nodes.flat()).area


@given(st.integers(0, 3), shares)
def test_a_node_set_into_a_segment_changes_no_shape(segment, share):
    more = n.with_node(BENT, segment, share)
    assert len(more.points) == 5
    assert area(more) == pytest.approx(area(BENT), rel=2e-3)
    assert set(BENT.points) < set(more.points)
    ring = polygon_region(BENT.flat())
    assert overlap_area(ring, polygon_region(more.flat())) == pytest.approx(ring.area, rel=2e-3)


@given(st.integers(0, 3), shares)
def test_what_was_set_in_can_be_taken_out(segment, share):
    back = n.without(n.with_node(BENT, segment, share), {segment + 1})
    assert back.points == BENT.points
    assert back.curves.keys() == BENT.curves.keys()


def test_a_line_keeps_its_ends_when_one_in_the_middle_goes():
    short = n.without(LINE, {1})
    assert short.points == ((0, 0), (20, 5))
    assert short.curves[0][1] == (17, 5)
    assert n.without(LINE, {0}) == Nodes(LINE.points[1:], {0: LINE.curves[1]})
    assert n.without(LINE, {2}) == Nodes(LINE.points[:2])


@pytest.mark.parametrize(("nodes", "chosen"), [(BENT, {0, 1}), (LINE, {0, 1})])
def test_a_shape_keeps_its_fewest_points(nodes, chosen):
    with pytest.raises(GeometryError, match="must be left"):
        n.without(nodes, chosen)


@given(points, st.sets(st.integers(0, 3)))
def test_moving_there_and_back_is_nothing(by, chosen):
    there = n.moved(BENT, chosen, *by)
    back = n.moved(there, chosen, -by[0], -by[1])
    assert np.allclose(back.points, BENT.points)
    for segment, pair in BENT.curves.items():
        assert np.allclose(back.curves[segment], pair)


def test_moving_all_moves_the_shape_as_it_is():
    assert area(n.moved(BENT, range(4), 5, -7)) == pytest.approx(area(BENT))


@given(st.integers(0, 3))
def test_a_smoothed_node_is_smooth_and_a_cornered_one_is_not(node):
    smooth = n.smoothed(Nodes(SQUARE, closed=True), node)
    assert n.is_smooth(smooth, node)
    assert len(smooth.curves) == 2
    assert not n.is_smooth(n.cornered(smooth, node), node)
    assert n.cornered(smooth, node).curves == {}


def test_the_far_handle_of_a_smooth_node_turns_along():
    smooth = n.smoothed(Nodes(SQUARE, closed=True), 1)
    turned = n.with_control(smooth, 1, 0, (10, 5))
    assert n.is_smooth(turned, 1)
    assert turned.curves[0][1] == pytest.approx((10, -10 / 3))
    corner = n.with_control(BENT, 1, 0, (15, 15))
    assert corner.curves[3] == BENT.curves[3]


def test_a_curved_segment_bulges_and_straightens_again():
    bulged = n.curved(LINE, 0)
    assert n.place_on(bulged, 0, 0.5)[1] > 1
    assert n.straightened(bulged, 0) == LINE
    assert n.curved(LINE, 1) is LINE


@pytest.mark.parametrize("nodes", [BENT, LINE])
def test_turned_round_twice_is_as_before_and_once_covers_the_same(nodes):
    assert n.turned_round(n.turned_round(nodes)) == nodes
    assert n.turned_round(nodes).points != nodes.points
    one, other = nodes.flat(), n.turned_round(nodes).flat()
    assert {tuple(p) for p in np.round(one, 6).tolist()} == {tuple(p) for p in np.round(other, 6).tolist()}


@given(st.integers(0, 3), shares)
def test_the_nearest_place_of_a_place_on_the_line_is_itself(segment, share):
    at = n.place_on(BENT, segment, share)
    found, where, gap = n.nearest(BENT, at)
    assert gap < 1e-3
    assert math.dist(n.place_on(BENT, found, where), at) < 1e-3


@given(points, st.floats(0, 359), points)
def test_an_arc_is_a_circle_that_leaves_as_asked(start, heading, end):
    more, curves = tangent_arc(start, heading, end)
    assert more[-1] == end
    if not curves:
        return
    line = Nodes((start, *more), curves)
    away = math.atan2(end[1] - start[1], end[0] - start[0])
    half = math.remainder(away - math.radians(heading), 2 * math.pi)
    radius = math.dist(start, end) / 2 / math.sin(half)
    centre = (
        start[0] - radius * math.sin(math.radians(heading)),
        start[1] + radius * math.cos(math.radians(heading)),
    )
    if abs(radius) < 1e5:
        far = np.hypot(*(line.flat() - centre).T)
        assert np.allclose(far, abs(radius), rtol=1e-3, atol=1e-6 * abs(radius) + 1e-4)
    handle = curves[0][0]
    if math.dist(start, handle) > 1e-3:
        turn = math.degrees(math.atan2(handle[1] - start[1], handle[0] - start[0])) - heading
        assert abs(math.remainder(turn, 360)) < 0.1


def test_a_known_quarter_circle():
    more, curves = tangent_arc((0, 0), 0, (10, 10))
    assert more == ((10, 10),)
    assert curves[0][0] == pytest.approx((5.5228, 0), abs=1e-3)
    assert curves[0][1] == pytest.approx((10, 10 - 5.5228), abs=1e-3)
    assert len(tangent_arc((0, 0), 90, (20, 0))[0]) == 2  # half a circle is two cubics


def test_straight_ahead_is_no_arc():
    assert tangent_arc((0, 0), 0, (10, 0)) == (((10, 0),), {})
    assert tangent_arc((3, 3), 0, (3, 3)) == (((3, 3),), {})


def test_simplifying_drops_what_it_can_spare():
    wavy = [(0, 0), (5, 0.05), (10, 0), (10, 10), (0, 10)]
    assert simplified(wavy, 0.1, closed=True).tolist() == [[0, 0], [10, 0], [10, 10], [0, 10]]
    assert len(simplified(wavy, 0.01, closed=True)) == 5
    assert simplified(wavy[:3], 0.1).tolist() == [[0, 0], [10, 0]]
    with pytest.raises(GeometryError, match="simplifies nothing"):
        simplified(wavy, 0.0)


def test_exclusive_is_both_less_twice_what_is_shared():
    a = polygon_region(SQUARE)
    b = polygon_region([(x + 4, y + 3) for x, y in SQUARE])
    assert exclusive(a, b).area == pytest.approx(a.area + b.area - 2 * overlap_area(a, b))
