"""Wires as they lie: where they may be, how long they are, and that one led anew lies as if all had been."""

import math
import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diorama_planner.app import verbs
from diorama_planner.app.light.wiring_job import route_now
from diorama_planner.circuits.entries import ACROSS_MM
from diorama_planner.circuits.harness import Way, cut_list
from diorama_planner.circuits.laying import END_SLACK_MM, HINGE_SLACK_MM
from diorama_planner.geometry.region import contains_point, offset, union_all
from diorama_planner.geometry.segments import line_crosses, stay_inside
from diorama_planner.kinds.base import BaseLayer
from diorama_planner.kinds.junction import Junction
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.wall import Wall
from diorama_planner.kinds.wire import Wire
from diorama_planner.model.record import Circuit
from tests.unit.circuits.wired_plans import BASE, LIT, SUPPLY, light, session_of, town

places = st.tuples(st.integers(10, 390).map(float), st.integers(10, 290).map(float))
hosts = st.sampled_from(("", "", "back", "side", "hollow", "post"))
lamps = st.lists(st.tuples(places, hosts, st.sampled_from(("lit", "row"))), min_size=1, max_size=6)


def lit_town(found):
    lights = []
    for number, ((x, y), host, circuit) in enumerate(found):
        spots = {
            "": (x, y),
            "back": (x * 0.6 + 45, 256.0),
            "side": (297.0, y * 0.5 + 90),
            "hollow": (x / 5 + 50, 57.0),
        }
        lights.append(light(f"l{number}", *spots.get(host, (351.0, 202.0)), host=host, circuit=circuit))
    return session_of(*town(), *lights)


def rooms_of(session, way, record):
    """The voids of an item that a way leads through, as its kind says them."""
    around, sort = session.around(), {Way.POST: "post"}.get(way, way.value)
    return [void for void in kind_of(record).voids(record, around) if void.sort == sort]


def bodies_of(session):
    walls = [item for item in session.document.items() if kind_of(item).run is not None or item.kind == "trough"]
    return offset(union_all([session.outline(item.id) for item in walls]), 1.0)


def assert_inside(region, points):
    xy = np.array(points)[:, :2]
    assert stay_inside(region, xy[:-1], xy[1:]).all(), points


def assert_allowed(session, run, stretch):
    points, record = run.part(stretch), session.document.records.get(stretch.record)
    heights = [z for _, _, z in points]
    if stretch.way is Way.HOLE:
        if record.id == "base":
            assert len({point[:2] for point in points}) == 1
            assert_inside(offset(session.scene.base, -2.9), (points[0], points[0]))
        else:
            assert_inside(bodies_of(session), points)
    elif stretch.way is Way.LEAD:
        assert math.dist(points[0][:2], points[-1][:2]) <= (15.0 if getattr(record, "host", "") else ACROSS_MM)
    elif stretch.way is Way.SURFACE:
        assert record.at_mm in (points[0][:2], points[-1][:2])
        assert not record.host
    else:
        rooms = rooms_of(session, stretch.way, record)
        assert_inside(union_all([room.region for room in rooms]), points)
        deepest = session.scene.base_depth_mm + 12.0
        assert min([room.bottom_mm for room in rooms] + [-deepest] * (stretch.way is Way.UNDERSIDE)) <= min(heights)
        assert max(heights) <= max(room.top_mm for room in rooms)


AWKWARD = [
    ((240.0, 205.0), "", "lit"),
    ((100.0, 260.0), "", "row"),
    ((398.0, 2.0), "", "lit"),
    ((60.0, 200.0), "", "row"),
]


@settings(max_examples=12)
@example(AWKWARD)
@example(
    [((float(10 * number), 100.0), host, "row") for number, host in enumerate(("back", "side", "hollow", "post"))]
)
@given(lamps)
def test_wires_lie_where_they_may_and_are_as_long_as_they_have_to_be(found):
    session = lit_town(found)
    harness = route_now(session)
    assert not harness.unrouted
    assert len(harness.runs) >= len(found) + 2
    for run in harness.runs:
        start, end = run.leg.start, run.leg.end
        assert run.path_mm[0] == (*start.at_mm, start.height_mm)
        assert run.path_mm[-1] == (*end.at_mm, end.height_mm)
        assert run.route_mm >= math.dist(run.path_mm[0], run.path_mm[-1]) - 1e-9
        assert run.cut_mm == pytest.approx(run.route_mm + run.slack_mm)
        assert [stretch.first for stretch in run.stretches] == [0, *(each.last for each in run.stretches[:-1])]
        assert run.stretches[-1].last == len(run.path_mm) - 1
        for stretch in run.stretches:
            assert_allowed(session, run, stretch)
    for hole in (hole for hole in harness.holes if hole.through == "base"):
        assert not contains_point(offset(session.outline("pool"), -0.01), hole.at_mm)
        assert not contains_point(offset(session.outline("door"), -0.01), hole.at_mm)
    cut = math.fsum(each.total_mm for each in cut_list(harness))
    assert cut == pytest.approx(math.fsum(run.route_mm + run.slack_mm for run in harness.runs))


@settings(max_examples=6)
@given(lamps, st.lists(st.tuples(st.integers(0, 5), places), min_size=1, max_size=3))
def test_a_wire_that_is_led_anew_lies_as_if_all_had_been(found, moves):
    session = lit_town(found)
    route_now(session)
    for index, (x, y) in moves:
        name = f"l{index % len(found)}"
        with session.edit("Move") as draft:
            verbs.set_fields(draft, name, {"at_mm": (x, y)})
        anew = session.beside(session.document)
        assert route_now(session) == route_now(anew)


def runs_of(*records, **more):
    return route_now(session_of(*records, **more)).runs


def test_a_light_on_the_ground_is_wired_straight_down_and_under_the_base():
    plus, minus = runs_of(light("one", 300.0, 150.0, 10.0))
    assert [stretch.way for stretch in plus.stretches] == [Way.LEAD, Way.UNDERSIDE, Way.HOLE, Way.LEAD]
    assert [run.leg.polarity for run in (plus, minus)] == ["+", "-"]
    assert plus.colour == LIT.colour_plus
    assert plus.slack_mm == 2 * END_SLACK_MM
    under = plus.part(plus.stretches[1])
    assert math.dist(under[0], under[-1]) == pytest.approx(math.dist(plus.path_mm[0][:2], (300.0, 150.0)), abs=2.0)


def test_both_wires_of_a_light_and_those_of_a_neighbour_share_holes():
    session = session_of(
        Wall(id="wall", path_mm=((100.0, 250.0), (200.0, 250.0)), height_mm=60.0),
        *(light(f"l{number}", 120.0 + number, 247.0, host="wall") for number in range(3)),
    )
    down = [hole for hole in route_now(session).holes if hole.through == "base"]
    assert [hole.wires for hole in down] == [6]
    assert down[0].diameter_mm == 2.5  # six of 0.55 mm make 1.65 mm


@pytest.mark.parametrize(("height", "way"), [(50.0, Way.GROOVE), (4.0, Way.LEAD)])
def test_only_what_hangs_under_a_ceiling_is_wired_into_the_nearest_wall(height, way):
    wall = Wall(id="wall", path_mm=((100.0, 250.0), (200.0, 250.0)), height_mm=60.0)
    for run in runs_of(wall, light("one", 150.0, 200.0, height)):
        ways = {stretch.way for stretch in run.stretches}
        assert way in ways
        assert (Way.GROOVE in ways) == (way is Way.GROOVE)
        assert Way.SURFACE not in ways


def test_wires_under_the_base_leave_a_common_spine_at_45_degrees():
    plus = [
        run
        for run in runs_of(light("a", 320.0, 180.0, 5.0), light("b", 300.0, 100.0, 5.0))
        if run.leg.polarity == "+"
    ]
    spines = [run.part(run.stretches[1]) for run in plus]
    assert len({spine[0] for spine in spines}) == 1
    assert [tuple(round(c, 6) for c in spine[1][:2]) for spine in spines] == [
        (320.0 - (180.0 - spines[0][0][1]), spines[0][0][1]),
        (300.0 - (spines[0][0][1] - 100.0), spines[0][0][1]),
    ]


def test_a_wall_that_goes_round_is_followed_the_shorter_way():
    corners = ((100.0, 100.0), (300.0, 100.0), (300.0, 250.0), (100.0, 250.0), (100.0, 100.0))
    chain = Circuit(id="string", name="String", feed="supply", wiring="series")
    lights = [
        light("a", 110.0, 97.0, host="house", circuit="string"),
        light("b", 97.0, 110.0, host="house", circuit="string"),
    ]
    between = runs_of(Wall(id="house", path_mm=corners), chain, *lights)[0]
    assert between.leg.polarity == ""
    assert between.route_mm < 120.0


def test_a_string_in_series_is_wired_from_light_to_light():
    lights = [light(f"l{number}", 100.0 + 20 * number, 100.0, circuit="string") for number in range(3)]
    chain = Circuit(id="string", name="String", feed="supply", wiring="series")
    ends = [(run.leg.start.record, run.leg.end.record, run.leg.polarity) for run in runs_of(chain, *lights)]
    assert ends == [("l0", "l1", ""), ("l1", "l2", ""), ("supply", "l0", "+"), ("supply", "l2", "-")]


def test_a_door_is_gone_round_and_a_window_is_not_crossed():
    wall = Wall(id="wall", path_mm=((60.0, 250.0), (260.0, 250.0)), height_mm=80.0)
    door = Opening(id="door", host="wall", at_mm=110.0, width_mm=180.0, height_mm=40.0)
    session = session_of(wall, door, light("over-door", 160.0, 247.0, 60.0, host="wall"))
    gap, crossed = session.outline("door"), []
    for run in route_now(session).runs:
        crossed += [max(a[2], b[2]) for a, b in pairwise(run.path_mm) if line_crosses(gap, (a[:2], b[:2]))]
    assert crossed
    assert min(crossed) >= 40.0


def test_grooves_are_cut_where_wires_lie_in_what_is_solid_and_wide_enough_for_them():
    wall = Wall(id="wall", path_mm=((100.0, 250.0), (200.0, 250.0)), height_mm=60.0)
    lights = [light(f"l{number}", 160.0 + 10 * number, 247.0, host="wall") for number in range(3)]
    (groove,) = route_now(session_of(wall, *lights)).grooves
    assert (groove.record, groove.way, groove.size_mm) == ("wall", Way.GROOVE, 2.5)
    level = [(start, end) for start, end in groove.pieces if start[2] == end[2]]
    upright = [(start, end) for start, end in groove.pieces if start[:2] == end[:2]]
    assert len(level) == 1  # six wires that lie over each other are one groove
    assert [start[0] for start, _ in upright] == [160.0, 170.0, 180.0]
    hollow = replace(wall, construction="printed")
    assert route_now(session_of(hollow, *lights)).grooves == ()


def test_what_comes_off_is_parted_by_a_plug_and_what_is_hinged_has_slack():
    path = ((60.0, 250.0), (200.0, 250.0), (200.0, 150.0))
    lamps = (light("near", 180.0, 247.0, host="wall"), light("far", 197.0, 230.0, host="wall"))
    whole, loose, hinged = (
        runs_of(Wall(id="wall", path_mm=path, **more), *lamps, replace(LIT, wiring="series"))
        for more in ({}, {"removable": True}, {"loose_corners": (1,)})
    )
    assert {run.connector for run in whole} == {""}
    assert [run.connector for run in loose if run.leg.polarity] == ["wall", "wall"]
    assert {run.slack_mm for run in whole} == {2 * END_SLACK_MM}
    slack = {run.leg.polarity: run.slack_mm for run in hinged}  # from light to light it goes round the corner
    assert slack == {"+": 2 * END_SLACK_MM, "": 2 * END_SLACK_MM + HINGE_SLACK_MM, "-": 2 * END_SLACK_MM}


def test_a_wire_goes_where_the_user_has_laid_it():
    via = ((250.0, 40.0), (320.0, 60.0))
    wire = Wire(id="by-hand", start="supply", end="one", via_mm=via)
    plus, _ = runs_of(light("one", 300.0, 150.0), wire)
    assert plus.leg.fixed == "by-hand"
    assert [place for place in via if any(place == at[:2] for at in plus.path_mm)] == list(via)
    back = runs_of(light("one", 300.0, 150.0), replace(wire, start="one", end="supply", via_mm=via[::-1]))
    assert back[0].path_mm == plus.path_mm


def test_the_gauge_follows_from_current_and_drop():
    weak = replace(SUPPLY, source="usb2", at_mm=(30.0, 30.0))
    lights = [
        light(f"l{number}", 300.0 + number % 20 * 3, 200.0 + number // 20 * 20, count=20) for number in range(40)
    ]
    session = session_of(
        weak, Junction(id="hub", at_mm=(380.0, 250.0), feed="supply"), replace(LIT, feed="hub"), *lights
    )
    runs = route_now(session).runs
    feeder = next(run for run in runs if run.leg.end.record == "hub")
    assert feeder.leg.current_ma > 1000
    assert feeder.wire != "awg_30"
    assert {run.wire for run in runs if run.leg.circuit} == {"awg_30"}
    loss = feeder.drop_mv + max(run.drop_mv for run in runs if run.leg.circuit)
    assert 2 * loss <= 0.05 * 5250


def found(session):
    return {issue.code: issue for issue in route_now(session).findings}


def test_more_wires_than_a_thin_wall_holds_are_named_and_room_is_offered():
    wall = Wall(id="wall", path_mm=((100.0, 250.0), (200.0, 250.0)), thickness_mm=3.0, height_mm=60.0)
    session = session_of(wall, *(light(f"l{number}", 110.0 + 4 * number, 250.0, host="wall") for number in range(16)))
    issue = found(session)["bundle-thicker-than-cavity"]
    assert issue.record_id == "wall"
    thick, room = (float(figure) for figure in re.findall(r"([\d.]+) mm", str(issue.message)))
    assert thick > room  # not only before they are rounded
    session.apply_fix(issue.fix)
    assert "bundle-thicker-than-cavity" not in found(session)


def test_a_wire_through_resin_or_through_a_door_is_named():
    lake = town()[8]
    assert "wire-crosses-pour" in found(session_of(lake, light("swims", 240.0, 205.0, 2.0)))
    wall = Wall(id="wall", path_mm=((100.0, 250.0), (200.0, 250.0)), height_mm=60.0)
    door = Opening(id="door", host="wall", at_mm=50.0, width_mm=20.0, height_mm=40.0)
    wire = Wire(id="seen", start="supply", end="one", via_mm=((150.0, 240.0), (150.0, 270.0)), way="surface")
    session = session_of(wall, door, wire, light("one", 120.0, 280.0))
    session.apply_fix(found(session)["wire-crosses-cut"].fix)
    assert "wire-crosses-cut" not in found(session)


def test_too_long_a_way_for_a_low_voltage_is_named():
    long = replace(BASE, width_mm=9000.0)
    far = [light(f"l{number}", 8900.0, 100.0 + number, count=200, ma=20.0) for number in range(4)]
    session = session_of(replace(SUPPLY, source="usb2", at_mm=(50.0, 100.0)), *far, base=long)
    assert found(session)["voltage-drop"].record_id == "lit"


@pytest.mark.parametrize(
    "records",
    [
        (
            Wall(id="paper", path_mm=((100.0, 250.0), (200.0, 250.0)), thickness_mm=1e-6),
            light("one", 150, 250, host="paper"),
        ),
        (
            Junction(id="a", at_mm=(20.0, 20.0), feed="b"),
            Junction(id="b", at_mm=(40.0, 20.0), feed="a"),
            light("one", 50, 50),
        ),
        (replace(SUPPLY, at_mm=(-80.0, 100.0), under_base=False), light("one", 50, 50)),
        (
            Junction(id="hub", at_mm=(50.0, 50.0), feed="supply", under_base=False),
            replace(LIT, feed="hub"),
            light("one", 50, 50, 0.0),
        ),
        (
            replace(BASE, shape="polygon", outline_mm=((0, 0), (400, 0), (400, 90), (90, 90), (90, 300), (0, 300))),
            replace(SUPPLY, at_mm=(350.0, 40.0)),
            light("one", 40.0, 280.0),
        ),
        (
            replace(BASE, layers=(BaseLayer(material="xps_eu_20", thickness_mm=20.0),), clearance_mm=0.0),
            light("one", 50, 50),
        ),
    ],
    ids=[
        "wall without thickness",
        "feeds in a circle",
        "supply beside the base",
        "light on its junction",
        "base round a corner",
        "flat base",
    ],
)
def test_odd_plans_are_wired_all_the_same(records):
    harness = route_now(session_of(*records))
    assert len([run for run in harness.runs if run.leg.circuit]) == 2
    board = session_of(*records).scene.base
    for run in harness.runs:
        for stretch in run.stretches:
            if stretch.way is Way.UNDERSIDE:
                assert_inside(board, run.part(stretch))


def test_without_a_base_there_is_no_way_and_the_reason_is_told():
    session = session_of(light("one", 100.0, 100.0), base=None)
    issue = found(session)["wire-without-way"]
    assert issue.record_id == "one"
    assert "no base" in str(issue.message)
