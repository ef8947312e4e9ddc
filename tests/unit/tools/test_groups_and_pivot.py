"""The select tool at rest: entering and leaving groups, what lies below, the point to turn about."""

import pytest
from tool_plan import ALT, SHIFT, Hand, Modifiers, Plan

from diorama_planner.kinds.base import Base
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.record import Group
from diorama_planner.tools.frame import selection_frame
from diorama_planner.tools.preview import NOTHING

BASE = Base(id="base", width_mm=300, depth_mm=300)
ONE = Label(id="one", text="A", at_mm=(20, 20), group="inner", order=1)
TWO = Label(id="two", text="B", at_mm=(100, 20), group="inner", order=2)
THREE = Label(id="three", text="C", at_mm=(200, 20), group="outer", order=3)
FREE = Label(id="free", text="D", at_mm=(20, 200), order=4)
GROUPS = (Group(id="inner", group="outer"), Group(id="outer"))


def hand_in_groups():
    return Hand(Plan(BASE, ONE, TWO, THREE, FREE, *GROUPS), "select")


def test_a_click_selects_the_outermost_group():
    hand = hand_in_groups()
    hand.click(20, 22)
    assert hand.plan.selection == {"one", "two", "three"}


def test_double_clicks_go_inside_one_by_one_and_esc_comes_out():
    hand = hand_in_groups()
    hand.double_click(20, 22)
    assert (hand.plan.entered, hand.plan.selection) == ("outer", {"one"})
    hand.click(20, 22)
    assert hand.plan.selection == {"one", "two"}
    hand.double_click(20, 22)
    assert (hand.plan.entered, hand.plan.selection) == ("inner", {"one"})
    hand.escape()
    assert (hand.plan.entered, hand.plan.selection) == ("outer", {"one", "two"})
    hand.escape()
    assert (hand.plan.entered, hand.plan.selection) == ("", {"one", "two", "three"})
    hand.escape()
    assert hand.plan.selection == frozenset()


@pytest.mark.parametrize(("at", "chosen"), [((20, 202), {"free"}), ((-50, -50), frozenset())])
def test_a_click_beside_the_group_leaves_it(at, chosen):
    hand = hand_in_groups()
    hand.double_click(20, 22)
    hand.click(*at)
    assert (hand.plan.entered, hand.plan.selection) == ("", chosen)


def test_inside_a_group_a_drag_moves_one_item():
    hand = hand_in_groups()
    hand.double_click(200, 22)
    hand.drag((200, 22), (220, 42))
    assert hand.plan.item("three").at_mm == pytest.approx((220, 40))
    assert hand.plan.item("one") == ONE


def test_the_last_item_pointed_at_is_the_primary_one():
    hand = hand_in_groups()
    hand.click(20, 202)
    assert hand.last.primary == "free"
    hand.click(100, 22, SHIFT)
    assert hand.last.primary == "two"


HILLS = tuple(
    Landform(id=name, outline_mm=((20, 20), (120, 20), (120, 120), (20, 120)), height_mm=10, order=n + 1.0)
    for n, name in enumerate(("low", "mid", "high"))
)


@pytest.mark.parametrize("keys", [ALT, Modifiers(shift=True, alt=True)])
def test_alt_click_goes_down_through_what_lies_there_and_begins_again(keys):
    hand = Hand(Plan(*HILLS), "select")
    seen = []
    for _ in range(4):
        hand.click(70, 70, keys)
        seen.append(set(hand.plan.selection))
    assert seen == [{"high"}, {"mid"}, {"low"}, {"high"}]


CAR = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(100, 150))


def turning_hand(**options):
    hand = Hand(Plan(BASE, CAR, **options), "select")
    hand.plan.selection = frozenset({"car"})
    return hand


def test_a_click_sets_the_point_and_r_turns_about_it():
    hand = turning_hand()
    hand.key("pivot")
    hand.move(40, 60)
    assert hand.preview.points == ((40, 60),)
    hand.click(50, 150)
    assert hand.plan.pivot == (50, 150)
    assert hand.preview == NOTHING or not hand.preview.is_begun
    assert selection_frame(hand.plan).has_own_pivot
    for _ in range(6):
        hand.key("r")
    assert hand.plan.item("car").at_mm == pytest.approx((50, 200))


def test_the_point_can_be_typed():
    hand = turning_hand()
    hand.key("pivot")
    hand.type("10")
    hand.key("tab")
    hand.type("0")
    hand.enter()
    assert hand.plan.pivot == (10, 0)


@pytest.mark.parametrize("text", ["1/0", "3 cubits"])
def test_a_point_that_is_none_is_told(text):
    hand = turning_hand()
    hand.key("pivot")
    hand.type(text)
    hand.enter()
    assert hand.plan.pivot is None
    assert hand.preview.tips[0].values[0].wrong
    hand.escape()
    hand.escape()
    assert hand.plan.pivot is None


def test_its_mark_is_dragged_and_a_double_click_takes_it_away():
    hand = turning_hand()
    hand.plan.pivot = (50, 150)
    hand.drag((50, 150), (60, 170))
    assert hand.plan.pivot == (60, 170)
    assert hand.plan.item("car") == CAR
    hand.double_click(60, 170)
    assert hand.plan.pivot is None


def test_the_point_snaps():
    hand = turning_hand(grid_mm=25.0)
    hand.key("pivot")
    hand.click(48, 148)
    assert hand.plan.pivot == (50, 150)


def test_without_a_selection_there_is_nothing_to_turn():
    hand = turning_hand()
    hand.plan.selection = frozenset()
    assert not hand.key("pivot").handled
