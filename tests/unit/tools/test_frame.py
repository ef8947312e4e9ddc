"""The frame round the selection: an item's own box, a bracket round several, and who can be turned."""

import math

import pytest
from tool_plan import Plan

from diorama_planner.kinds.base import Base
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.tools.frame import HANDLE_PIXELS, selection_frame, vertex_handles
from diorama_planner.tools.vectors import direction, distance

BASE = Base(id="base", width_mm=300, depth_mm=300)
WALL = Wall(id="wall", path_mm=((50, 50), (150, 50)), thickness_mm=10, height_mm=60, material="xps_eu_10")
DOOR = Opening(id="door", host="wall", at_mm=50, width_mm=20, height_mm=30)
CAR = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(100, 150), rotation_deg=70)


def plan_with(*selected):
    plan = Plan(BASE, WALL, DOOR, CAR)
    plan.selection = frozenset(selected)
    return plan


def test_nothing_selected_has_no_frame():
    assert selection_frame(plan_with()) is None
    assert selection_frame(plan_with("gone")) is None


def test_a_things_frame_lies_as_the_thing_does_and_its_handle_is_ahead_of_the_nose():
    plan = plan_with("car")
    frame = selection_frame(plan)
    assert frame.shows == "box"
    sides = [distance(a, b) for a, b in zip(frame.corners, frame.corners[1:], strict=False)]
    assert sides[:2] == pytest.approx([4205 / 64, 1625 / 64])
    assert frame.pivot == CAR.at_mm
    assert direction(frame.pivot, frame.handle) == pytest.approx(70)
    assert distance(frame.stem, frame.handle) == pytest.approx(HANDLE_PIXELS * plan.mm_per_pixel)


def test_several_items_have_a_level_bracket_round_them():
    plan = plan_with("car", "wall")
    frame = selection_frame(plan)
    assert frame.shows == "bracket"
    for item_id in ("car", "wall"):
        xmin, ymin, xmax, ymax = plan.bounds(item_id)
        assert frame.corners[0][0] <= xmin
        assert frame.corners[0][1] <= ymin
        assert frame.corners[2][0] >= xmax
        assert frame.corners[2][1] >= ymax
    assert math.isclose(frame.handle[0], frame.pivot[0])


def test_what_cannot_be_turned_has_no_handle():
    assert selection_frame(plan_with("base")).handle is None
    assert selection_frame(plan_with("door")).handle is None
    locked = plan_with("car")
    locked.locked = frozenset({"car"})
    assert selection_frame(locked).handle is None


def test_corners_can_be_dragged_of_a_single_item_that_is_free():
    assert [handle.at for _, handle in vertex_handles(plan_with("wall"))] == [(50, 50), (150, 50)]
    assert vertex_handles(plan_with("wall", "car")) == ()
    assert vertex_handles(plan_with("car")) == ()
    locked = plan_with("wall")
    locked.locked = frozenset({"wall"})
    assert vertex_handles(locked) == ()
