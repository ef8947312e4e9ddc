"""Values typed into a drag: moving by distances, turning to an angle, scaling to a size; nonsense is told."""

import pytest
from tool_plan import ALT, CTRL, SHIFT, Hand, Plan

from diorama_planner.kinds.base import Base
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.tools.frame import GRIP_PIXELS, selection_frame
from diorama_planner.tools.preview import NOTHING

BASE = Base(id="base", width_mm=400, depth_mm=300)
CAR = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(100, 150), rotation_deg=30)
GRASS = GroundCover(id="grass", outline_mm=((100, 50), (200, 50), (200, 110), (100, 110)))
WALL = Wall(id="wall", path_mm=((50, 50), (150, 50)), thickness_mm=10, height_mm=60)
DOOR = Opening(id="door", host="wall", at_mm=50, width_mm=20, height_mm=30)
SIGN = Label(id="sign", text="OPEN", at_mm=(120, 200), height_mm=10)


def hand_with(*items, chosen=()):
    hand = Hand(Plan(BASE, *items), "select")
    hand.plan.selection = frozenset(chosen)
    return hand


def grip(hand, across, up):
    """Where the grip on a side of the frame lies: -1, 0 or 1 across and up."""
    frame = selection_frame(hand.plan)
    (x0, y0), (x1, y1) = frame.corners[0], frame.corners[2]
    off = GRIP_PIXELS * hand.plan.mm_per_pixel
    wanted = (
        (x0 + x1) / 2 + across * ((x1 - x0) / 2 + off),
        (y0 + y1) / 2 + up * ((y1 - y0) / 2 + off),
    )
    found = min(frame.grips, key=lambda g: abs(g.at[0] - wanted[0]) + abs(g.at[1] - wanted[1]))
    assert found.at == pytest.approx(wanted)
    return found.at


def pull(hand, across, up, dx, dy, keys=None):
    x, y = grip(hand, across, up)
    options = () if keys is None else (keys,)
    hand.drag((x, y), (x + dx, y + dy), *options)


def texts(hand):
    (tip,) = hand.preview.tips
    return {value.name: value.text for value in tip.values}


# -- moving -------------------------------------------------------------------------------------------------


def test_a_drag_tells_how_far_it_has_come():
    hand = hand_with(CAR)
    hand.down(100, 150)
    hand.move(130, 140)
    assert texts(hand) == {"x": "30.0 mm", "y": "-10.0 mm"}


def test_a_typed_distance_wins_and_the_other_follows_the_hand():
    hand = hand_with(CAR)
    hand.down(100, 150)
    hand.move(130, 145)
    hand.type("42.5")
    assert hand.preview.moved.dx == 42.5
    hand.enter()
    assert hand.plan.item("car").at_mm == (142.5, 145)
    assert hand.edits == ["Move"]
    hand.move(300, 300)
    hand.up(300, 300)
    assert hand.plan.item("car").at_mm == (142.5, 145)


def test_tab_goes_to_the_second_distance_and_letting_go_commits():
    hand = hand_with(CAR)
    hand.down(100, 150)
    hand.move(130, 145)
    hand.type("4")
    hand.key("tab")
    hand.type("-6")
    hand.up(130, 145)
    assert hand.plan.item("car").at_mm == (104, 144)


def test_a_typed_copy_goes_where_it_was_typed():
    hand = hand_with(CAR)
    hand.down(100, 150, CTRL)
    hand.move(130, 150, CTRL)
    hand.type("80")
    hand.enter()
    (copy,) = hand.plan.selection
    assert hand.plan.item(copy).at_mm == (180, 150)
    assert hand.plan.item("car") == CAR


@pytest.mark.parametrize("text", ["1/0", "12 parsecs", "5++", "1e999"])
def test_nonsense_is_kept_and_told_and_the_plan_stays(text):
    hand = hand_with(CAR)
    document = hand.plan.document
    hand.down(100, 150)
    hand.move(130, 150)
    hand.type(text)
    hand.enter()
    ((value, _),) = [tip.values for tip in hand.preview.tips]
    assert value.text == text
    assert value.wrong
    assert hand.plan.document is document
    hand.up(130, 150)
    assert hand.plan.document is document
    hand.escape()
    hand.escape()
    assert hand.preview == NOTHING
    assert hand.plan.document is document


def test_esc_closes_the_tip_first_and_then_puts_it_back():
    hand = hand_with(CAR)
    hand.down(100, 150)
    hand.move(130, 150)
    hand.type("7")
    hand.escape()
    assert hand.preview.moved.dx == 30
    hand.escape()
    assert hand.preview == NOTHING
    hand.up(130, 150)
    assert hand.edits == []


# -- turning ------------------------------------------------------------------------------------------------


def test_a_typed_angle_is_where_the_thing_comes_to_lie():
    hand = hand_with(CAR, chosen=["car"])
    x, y = selection_frame(hand.plan).handle
    hand.down(x, y)
    hand.move(x, y + 20)
    hand.type("72.5")
    hand.enter()
    assert hand.plan.item("car").rotation_deg == pytest.approx(72.5)
    assert hand.plan.item("car").at_mm == pytest.approx((100, 150))


@pytest.mark.parametrize("text", ["1/0", "12 mm"])
def test_an_angle_that_is_none_is_told(text):
    hand = hand_with(CAR, chosen=["car"])
    x, y = selection_frame(hand.plan).handle
    document = hand.plan.document
    hand.down(x, y)
    hand.move(x, y + 20)
    hand.type(text)
    hand.enter()
    assert hand.preview.tips[0].values[0].wrong
    assert hand.plan.document is document


def test_the_handle_turns_about_the_point_that_was_set():
    hand = hand_with(CAR, chosen=["car"])
    hand.plan.pivot = (0.0, 150.0)
    x, y = selection_frame(hand.plan).handle
    hand.down(x, y)
    hand.move(x, y + 1)
    hand.type("120")
    hand.enter()
    assert hand.plan.item("car").rotation_deg == pytest.approx(120)
    assert hand.plan.item("car").at_mm == pytest.approx((0, 250))


# -- scaling ------------------------------------------------------------------------------------------------


def test_real_things_have_no_grips_and_drawn_shapes_have():
    assert selection_frame(hand_with(CAR, chosen=["car"]).plan).grips == ()
    assert selection_frame(hand_with(CAR, GRASS, chosen=["car", "grass"]).plan).grips == ()
    assert len(selection_frame(hand_with(GRASS, chosen=["grass"]).plan).grips) == 8
    assert len(selection_frame(hand_with(SIGN, chosen=["sign"]).plan).grips) == 4
    locked = hand_with(GRASS, chosen=["grass"])
    locked.plan.locked = frozenset({"grass"})
    assert selection_frame(locked.plan).grips == ()


def test_a_side_pulls_its_side_alone():
    hand = hand_with(GRASS, chosen=["grass"])
    pull(hand, 1, 0, 50, 13)
    assert hand.plan.bounds("grass") == pytest.approx((100, 50, 250, 110))
    assert hand.edits == ["Scale"]
    hand.plan.store.undo()
    assert hand.plan.item("grass") == GRASS


def test_a_corner_pulls_both_and_shift_keeps_the_proportions():
    hand = hand_with(GRASS, chosen=["grass"])
    pull(hand, 1, 1, 50, 30)
    assert hand.plan.bounds("grass") == pytest.approx((100, 50, 250, 140))
    hand.plan.store.undo()
    pull(hand, -1, -1, -100, 0, SHIFT)
    assert hand.plan.bounds("grass") == pytest.approx((0, -10, 200, 110))


def test_ctrl_scales_from_the_middle():
    hand = hand_with(GRASS, chosen=["grass"])
    pull(hand, 1, 0, 20, 0, CTRL)
    assert hand.plan.bounds("grass") == pytest.approx((80, 50, 220, 110))


def test_a_shape_is_not_pulled_inside_out():
    hand = hand_with(GRASS, chosen=["grass"])
    pull(hand, 1, 0, -500, 0)
    xmin, _, xmax, _ = hand.plan.bounds("grass")
    assert 0 < xmax - xmin < 1
    assert xmin == pytest.approx(100)


def test_a_typed_width_is_the_width():
    hand = hand_with(GRASS, chosen=["grass"])
    x, y = grip(hand, 1, 1)
    hand.down(x, y)
    hand.move(x + 10, y + 5)
    assert texts(hand) == {"width": "110.0 mm", "depth": "65.0 mm"}
    hand.type("250")
    hand.key("tab")
    hand.type("30")
    assert hand.preview.ghosts[0].outline_mm[2] == pytest.approx((350, 80))
    hand.enter()
    assert hand.plan.bounds("grass") == pytest.approx((100, 50, 350, 80))


@pytest.mark.parametrize("text", ["-5", "0", "1/0", "5 bananas"])
def test_a_size_that_is_none_is_told(text):
    hand = hand_with(GRASS, chosen=["grass"])
    document = hand.plan.document
    x, y = grip(hand, 1, 1)
    hand.down(x, y)
    hand.move(x + 10, y + 5)
    hand.type(text)
    hand.up(x + 10, y + 5)
    assert hand.preview.tips[0].values[0].wrong
    assert hand.plan.document is document


def test_a_wall_keeps_its_thickness_and_its_door_its_share():
    hand = hand_with(WALL, DOOR, chosen=["wall", "door"])
    pull(hand, 1, 1, 100, 40)
    assert hand.plan.item("wall").path_mm == ((50, 50), (250, 50))
    assert hand.plan.item("wall").thickness_mm == 10
    assert hand.plan.item("door").at_mm == pytest.approx(100)


def test_writing_keeps_its_proportions():
    hand = hand_with(SIGN, chosen=["sign"])
    xmin, ymin, xmax, ymax = hand.plan.bounds("sign")
    pull(hand, 1, 1, xmax - xmin, ymax - ymin)
    assert hand.plan.item("sign").height_mm == pytest.approx(20, rel=0.02)
    assert hand.plan.bounds("sign")[:2] == pytest.approx((xmin, ymin), abs=0.5)


def test_scaling_snaps_and_alt_does_not():
    hand = Hand(Plan(BASE, GRASS, grid_mm=25.0), "select")
    hand.plan.selection = frozenset({"grass"})
    pull(hand, 1, 0, 52, 0)
    assert hand.plan.bounds("grass")[2] == pytest.approx(250)
    pull(hand, 1, 0, 12, 0, ALT)
    assert hand.plan.bounds("grass")[2] == pytest.approx(262)


def test_esc_in_the_middle_of_scaling_leaves_no_trace():
    hand = hand_with(GRASS, chosen=["grass"])
    document = hand.plan.document
    x, y = grip(hand, 1, 1)
    hand.down(x, y)
    hand.move(x + 40, y)
    hand.escape()
    hand.up(x + 40, y)
    assert hand.plan.document is document
    assert hand.plan.selection == {"grass"}
