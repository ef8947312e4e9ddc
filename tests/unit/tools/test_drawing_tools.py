"""Drawing: lines and areas by clicks, drags and typed values; openings, things, texts, and the tape."""

import pytest
from tool_plan import ALT, SHIFT, Hand, Plan, kinds_placed

from diorama_planner.core.errors import UsageError
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.wall import Wall
from diorama_planner.tools.toolbox import drawing_kinds, tool_for

WALL = Wall(id="wall", path_mm=((0, 0), (100, 0)), thickness_mm=10, height_mm=60, material="xps_eu_10")


def hand_for(tag, *items, thing_id="", **options):
    return Hand(Plan(*items, **options), tag, thing_id)


def new_item(hand):
    assert len(hand.plan.selection) == 1
    (item_id,) = hand.plan.selection
    return hand.plan.item(item_id)


def test_every_kind_but_those_made_with_the_plan_has_a_tool():
    for kind in drawing_kinds():
        assert tool_for(kind.tag).tag == kind.tag
    assert {kind.tag for kind in drawing_kinds()} >= set(kinds_placed(Placement.POLYGON))
    for tag in (*kinds_placed(Placement.NONE), "banana"):
        with pytest.raises(UsageError, match="no tool"):
            tool_for(tag)


def test_clicks_draw_a_wall_that_enter_ends():
    hand = hand_for("wall")
    hand.click(0, 0)
    hand.click(100, 0)
    hand.click(100, 50)
    assert hand.plan.document.revision == 0
    hand.enter()
    assert new_item(hand).path_mm == ((0, 0), (100, 0), (100, 50))
    assert hand.edits == ["Draw wall"]


def test_the_ghost_is_the_wall_as_it_would_be():
    hand = hand_for("wall")
    hand.click(0, 0)
    step = hand.move(40, 30)
    (ghost,) = step.preview.ghosts
    assert ghost.path_mm == ((0, 0), (40, 30))
    assert ghost.thickness_mm == 10
    assert [value.text for value in step.preview.tips[0].values] == ["50.0 mm", "36.9°"]
    hand.click(40, 30)
    hand.enter()
    assert new_item(hand) == hand.plan.item(ghost.id)


def test_a_typed_length_is_taken_in_the_direction_of_the_pointer():
    hand = hand_for("wall")
    hand.click(10, 10)
    hand.move(10, 60)
    assert not hand.preview.owns_keyboard
    hand.type("120")
    assert hand.preview.owns_keyboard
    hand.enter()
    hand.enter()
    assert new_item(hand).path_mm == ((10, 10), (10, 130))


@pytest.mark.parametrize("tag", ["wall", "path", "ground_cover"])
def test_a_length_that_leads_out_of_all_bounds_is_refused_where_it_is_typed(tag):
    hand = hand_for(tag)
    hand.click(50, 200)
    hand.move(120, 200)
    hand.type("999999")
    hand.enter()
    assert hand.preview.owns_keyboard
    assert "out of all bounds" in " ".join(str(value.wrong) for value in hand.preview.tips[0].values)
    assert not hand.plan.selection


def test_units_and_real_lengths_can_be_typed():
    hand = hand_for("wall")
    hand.click(0, 0)
    hand.move(50, 0)
    hand.type("13 ft real")
    hand.enter()
    hand.enter()
    assert new_item(hand).path_mm[1] == pytest.approx((13 * 304.8 / 64, 0))


def test_tab_moves_to_the_angle():
    hand = hand_for("wall")
    hand.click(0, 0)
    hand.move(50, 3)
    hand.type("100")
    hand.key("tab")
    hand.type("90")
    values = hand.preview.tips[0].values
    assert [(value.text, value.editing) for value in values] == [("100", False), ("90", True)]
    hand.enter()
    hand.enter()
    assert new_item(hand).path_mm[1] == pytest.approx((0, 100))


def test_a_bad_entry_is_kept_and_says_what_is_wrong():
    hand = hand_for("wall")
    hand.click(0, 0)
    hand.move(50, 0)
    hand.type("12 bananas")
    hand.enter()
    value = hand.preview.tips[0].values[0]
    assert value.text == "12 bananas"
    assert value.wrong
    assert hand.preview.points == ((0, 0),)
    for _ in range(len(" bananas")):
        hand.key("backspace")
    assert hand.preview.tips[0].values[0].wrong == ""
    hand.enter()
    assert hand.preview.points == ((0, 0), (12, 0))


def first_value(hand):
    return hand.preview.tips[0].values[0]


def test_letters_before_a_digit_are_no_length_and_lose_nothing():
    hand = hand_for("wall")
    hand.click(0, 0)
    hand.move(50, 0)
    hand.type("word")
    assert first_value(hand).text == "word"
    assert "word" in first_value(hand).wrong
    assert hand.preview.points == ((0, 0),)
    hand.escape()
    assert first_value(hand).wrong == ""
    hand.type("20")
    hand.enter()
    assert hand.preview.points == ((0, 0), (20, 0))


def test_a_word_that_begins_with_the_letter_of_arcs_is_told_whole_and_bends_nothing():
    hand = hand_for("wall")
    hand.click(0, 0)
    hand.move(50, 30)
    hand.key("a")
    assert hand.runner.state.is_arc
    hand.type("b")
    hand.type("c")
    assert first_value(hand).text == "abc"
    assert "abc" in first_value(hand).wrong
    assert not hand.runner.state.is_arc
    hand.escape()
    hand.key("a")
    hand.move(60, 30)
    hand.type("b")
    assert first_value(hand).text == "b"
    assert hand.runner.state.is_arc


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("1/0", True),
        ("-5", True),
        ("5 p", True),
        ("abc", True),
        ("5 f", False),
        ("(3+", False),
        ("2 m 2", False),
        ("0", False),
        ("65 re", False),
        ("-", False),
        ("1/", False),
    ],
)
def test_what_cannot_become_a_length_is_red_while_it_is_typed(text, is_wrong):
    hand = hand_for("wall")
    hand.click(0, 0)
    hand.move(50, 0)
    hand.type(text)
    assert bool(first_value(hand).wrong) is is_wrong


@pytest.mark.parametrize("text", ["-5", "0", "-1/2 in"])
def test_a_length_that_is_not_above_zero_is_refused_with_a_word(text):
    hand = hand_for("wall")
    hand.click(0, 0)
    hand.move(50, 0)
    hand.type(text)
    hand.enter()
    assert "greater than zero" in first_value(hand).wrong
    assert hand.preview.points == ((0, 0),)


def test_an_angle_may_be_below_zero():
    hand = hand_for("wall")
    hand.click(0, 0)
    hand.move(50, 0)
    hand.key("tab")
    hand.key("tab")
    hand.type("-90")
    assert hand.preview.tips[0].values[1].wrong == ""
    hand.enter()
    assert hand.preview.points[1] == pytest.approx((0, -50))


def test_no_tip_tells_of_a_piece_that_is_not_there():
    hand = hand_for("wall")
    hand.click(0, 0)
    assert not hand.preview.tips[0].values
    hand.move(50, 0)
    hand.type("100")
    hand.enter()
    assert not hand.preview.tips[0].values
    assert hand.preview.takes_typing
    hand.type("3")
    assert first_value(hand).text == "3"
    hand.enter()
    hand.move(50, 0)
    assert first_value(hand).text


def test_a_click_takes_the_typed_length_too():
    hand = hand_for("wall")
    hand.click(0, 0)
    hand.move(0, 10)
    hand.type("30")
    hand.click(0, 200)
    hand.enter()
    assert new_item(hand).path_mm == ((0, 0), (0, 30))


def test_backspace_takes_the_last_point_back_and_in_the_end_the_drawing():
    hand = hand_for("wall")
    hand.click(0, 0)
    hand.click(100, 0)
    hand.key("backspace")
    assert hand.preview.points == ((0, 0),)
    hand.key("backspace")
    assert hand.preview.points == ()
    assert hand.plan.document.revision == 0


def test_esc_closes_the_tip_then_cancels_then_puts_the_tool_down():
    hand = hand_for("wall")
    hand.click(0, 0)
    hand.move(50, 0)
    hand.type("7")
    hand.escape()
    assert hand.preview.points == ((0, 0),)
    assert not hand.preview.owns_keyboard
    assert not hand.escape().done
    assert hand.preview.points == ()
    assert hand.escape().done
    assert hand.plan.document.revision == 0


def test_a_double_click_ends_a_line_without_a_doubled_point():
    hand = hand_for("wall")
    hand.click(0, 0)
    hand.double_click(80, 0)
    assert new_item(hand).path_mm == ((0, 0), (80, 0))


def test_press_drag_release_draws_a_piece():
    hand = hand_for("wall")
    hand.drag((0, 0), (60, 0))
    assert hand.preview.points == ((0, 0), (60, 0))
    hand.enter()
    assert new_item(hand).path_mm == ((0, 0), (60, 0))


def test_a_click_on_the_first_point_closes_a_room():
    hand = hand_for("wall")
    for point in ((0, 0), (100, 0), (100, 80)):
        hand.click(*point)
    hand.click(1, 1)
    assert new_item(hand).path_mm == ((0, 0), (100, 0), (100, 80), (0, 0))


def test_shift_holds_the_direction_to_15_degrees():
    hand = hand_for("wall")
    hand.click(0, 0)
    hand.click(100, 4, SHIFT)
    hand.enter()
    assert new_item(hand).path_mm[1] == pytest.approx((100, 0))


def test_points_snap_and_alt_frees_them():
    hand = hand_for("wall", grid_mm=10.0)
    hand.click(3, 4)
    hand.click(52, 48)
    hand.click(81, 48, ALT)
    hand.enter()
    assert new_item(hand).path_mm == ((0, 0), (50, 50), (81, 48))


def test_one_point_makes_no_wall():
    hand = hand_for("wall")
    hand.click(0, 0)
    hand.enter()
    assert hand.edits == []


@pytest.mark.parametrize("tag", kinds_placed(Placement.POLYGON))
def test_a_drag_makes_a_rectangle_of_every_area_kind(tag):
    hand = hand_for(tag)
    hand.drag((10, 20), (110, 70))
    assert new_item(hand).kind == tag
    assert new_item(hand).outline_mm == ((10, 20), (110, 20), (110, 70), (10, 70))


def test_a_rectangle_can_be_typed_while_it_is_dragged():
    hand = hand_for("pour")
    hand.down(0, 0)
    hand.move(40, -30)
    hand.type("200")
    hand.key("tab")
    hand.type("100")
    assert hand.preview.ghosts[0].outline_mm == ((0, -100), (200, -100), (200, 0), (0, 0))
    hand.up(40, -30)
    assert new_item(hand).outline_mm[0] == (0, -100)


def test_shift_makes_a_square():
    hand = hand_for("pour")
    hand.drag((0, 0), (-40, 25), SHIFT)
    assert new_item(hand).outline_mm == ((-40, 0), (0, 0), (0, 40), (-40, 40))


def test_clicks_make_a_free_outline():
    hand = hand_for("landform")
    for point in ((0, 0), (100, 0), (50, 80)):
        hand.click(*point)
    hand.enter()
    assert new_item(hand).outline_mm == ((0, 0), (100, 0), (50, 80))


def test_an_outline_that_crosses_itself_is_told_and_stays_in_hand():
    hand = hand_for("landform")
    for point in ((0, 0), (100, 0), (0, 80), (100, 80)):
        hand.click(*point)
    assert hand.enter().message is not None
    assert hand.edits == []
    hand.key("backspace")
    hand.key("backspace")
    hand.click(100, 80)
    hand.enter()
    assert new_item(hand).outline_mm == ((0, 0), (100, 0), (100, 80))


def test_two_points_make_no_area_and_a_flat_drag_none_either():
    hand = hand_for("pour")
    hand.click(0, 0)
    hand.click(50, 0)
    hand.enter()
    hand.drag((0, 0), (50, 0))
    assert hand.edits == []


def test_esc_while_a_rectangle_is_dragged_leaves_nothing():
    hand = hand_for("pour")
    hand.down(0, 0)
    hand.move(50, 50)
    hand.escape()
    hand.up(50, 50)
    assert hand.edits == []
    assert hand.preview.ghosts == ()


def test_an_opening_is_set_into_the_wall_under_the_pointer():
    hand = hand_for("opening", WALL)
    step = hand.move(30.3, 4)
    assert step.preview.ghosts[0].at_mm == 30
    assert [measure.text for measure in step.preview.measures] == ["20.0 mm", "60.0 mm"]
    hand.click(3, 2)
    assert new_item(hand).host == "wall"
    assert new_item(hand).at_mm == 10
    hand.click(50, 90)
    assert hand.last.message is not None
    assert hand.edits == ["Draw opening"]


@pytest.mark.parametrize(("y", "surface"), [(3, "front"), (-3, "back")])
def test_a_sign_hangs_on_the_side_of_the_wall_where_the_pointer_is(y, surface):
    hand = hand_for("neon", WALL)
    assert hand.move(50, y).preview.ghosts[0].surface == surface
    hand.click(50, y)
    assert (new_item(hand).host, new_item(hand).surface, new_item(hand).at_mm) == ("wall", surface, 50)


def test_a_thing_in_hand_is_turned_and_put_down():
    hand = hand_for("thing", thing_id="toyota_ae86_trueno")
    assert hand.move(40, 50).preview.ghosts[0].thing == "toyota_ae86_trueno"
    hand.key("r")
    hand.click(40, 50)
    assert new_item(hand).at_mm == (40, 50)
    assert new_item(hand).rotation_deg == 15
    assert hand.edits == ["Place thing"]
    hand.click(140, 50)
    assert len(list(hand.plan.document.items())) == 2


def test_a_thing_put_down_by_a_wall_turns_its_back_to_it():
    hand = hand_for("thing", WALL, thing_id="vending_jp")
    depth = hand.plan.front_of("vending_jp")[1]
    hand.move(40, -9)
    (below,) = hand.preview.ghosts
    assert below.at_mm == pytest.approx((40, -5 - depth / 2))
    assert below.rotation_deg == 0
    hand.click(60, 9)
    assert new_item(hand).at_mm == pytest.approx((60, 5 + depth / 2))
    assert new_item(hand).rotation_deg == 180
    hand.click(60, 9, ALT)
    assert new_item(hand).at_mm == (60, 9)
    hand.click(150, 3)
    assert new_item(hand).at_mm == (150, 3)
    assert new_item(hand).rotation_deg == 0


def test_without_a_thing_the_tool_says_where_to_find_one():
    hand = hand_for("thing")
    hand.click(40, 50)
    assert any("Library" in str(step.message) for step in hand.steps)
    assert hand.edits == []
    assert hand.escape().done


def test_a_text_is_typed_where_it_was_clicked():
    hand = hand_for("label")
    hand.click(40, 50)
    assert hand.preview.owns_keyboard
    hand.type("MIDnight")
    for _ in range(5):
        hand.key("backspace")
    hand.type(" X")
    assert hand.preview.ghosts[0].text == "MID X"
    hand.enter()
    assert new_item(hand).text == "MID X"
    assert new_item(hand).at_mm == (40, 50)


def test_an_empty_text_is_no_text():
    hand = hand_for("label")
    hand.click(40, 50)
    hand.type("  ")
    hand.enter()
    assert hand.edits == []


def test_the_tape_measures_and_changes_nothing():
    hand = hand_for("measure")
    hand.click(0, 0)
    hand.move(30, 40)
    assert hand.preview.measures[0].text == "50.0 mm"
    hand.click(30, 40)
    assert [value.text for value in hand.preview.tips[0].values] == ["3.20 m", "53.1°", "30.0 mm", "40.0 mm"]
    hand.enter()
    hand.move(300, 300)
    assert [measure.text for measure in hand.preview.measures] == ["50.0 mm"]
    hand.drag((0, 0), (100, 0))
    assert hand.preview.measures[0].text == "100.0 mm"
    assert not hand.escape().done
    assert hand.escape().done
    assert hand.plan.document.revision == 0


def test_the_tape_goes_on_and_tells_the_total():
    hand = hand_for("measure")
    for place in ((0, 0), (30, 40), (30, 140)):
        hand.click(*place)
    assert [measure.text for measure in hand.preview.measures] == ["50.0 mm", "100.0 mm"]
    assert hand.preview.tips[0].values[0].text == "150.0 mm"
    hand.key("backspace")
    hand.move(30, 50)
    assert hand.preview.tips[0].values[0].text == "60.0 mm"
    hand.double_click(30, 50)
    hand.move(90, 90)
    assert hand.preview.points[-1] == (30, 50)
    assert hand.plan.document.revision == 0


def test_the_tape_round_an_area_tells_area_and_perimeter():
    hand = hand_for("measure")
    for place in ((0, 0), (100, 0), (100, 50), (0, 50), (1, 1)):
        hand.click(*place)
    shown = {value.name: value.text for value in hand.preview.tips[0].values}
    assert shown == {"area": "50.0 cm²", "real": "20.48 m²", "perimeter": "300.0 mm"}
    assert len(hand.preview.measures) == 4
    assert hand.plan.document.revision == 0


def test_the_tape_puts_no_two_points_on_one_place():
    hand = hand_for("measure")
    hand.click(10, 10)
    hand.click(10, 10)
    hand.enter()
    assert hand.preview.measures == ()


def test_the_hand_leaves_everything_to_the_view():
    hand = hand_for("pan", WALL)
    hand.drag((50, 0), (80, 0))
    assert hand.edits == []
    assert hand.runner.tool.pans
    assert hand.escape().done
