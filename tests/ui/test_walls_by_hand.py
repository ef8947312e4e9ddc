"""Walls and openings under a real mouse and keyboard: draw, type, join, bend, split, follow, refuse, undo."""

import math

import pytest
from canvas_hand import ALT, NONE, CanvasHand
from PySide6.QtCore import Qt

from diorama_planner.kinds.anchors import Anchor
from diorama_planner.kinds.dimension import Dimension
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.wall import Wall
from diorama_planner.ui.context_menu import context_menu
from diorama_planner.ui.dialogs.ask_length import LengthQuestion
from diorama_planner.ui.panels.inspector_edits import FormEdits
from diorama_planner.ui.widgets.choices import SearchChoiceField
from diorama_planner.ui.widgets.form import FormRow

ROOM = (
    Wall(id="south", order=10, path_mm=((150.0, 20.0), (280.0, 20.0)), thickness_mm=6),
    Wall(id="east", order=11, path_mm=((280.0, 20.0), (280.0, 90.0)), thickness_mm=6),
    Wall(id="north", order=12, path_mm=((280.0, 90.0), (150.0, 90.0)), thickness_mm=6),
    Wall(id="west", order=13, path_mm=((150.0, 90.0), (150.0, 20.0)), thickness_mm=6),
    Opening(id="window", order=14, host="south", at_mm=100.0, width_mm=18.0, height_mm=20.0, sill_mm=15.0),
    Opening(id="light", order=15, host="east", at_mm=20.0, width_mm=12.0, height_mm=20.0, sill_mm=15.0),
)


@pytest.fixture
def hand(window):
    with window.session.edit("Build") as draft:
        draft.remove("hill")
        for item in ROOM:
            draft.put(item)
    window.session.set_preferences(snap_on=False)
    window.plan.set_zoom(1.0)
    window.plan.fit()
    return CanvasHand(window.plan)


def records(window):
    return window.session.document.records


def new_item(window):
    (item_id,) = window.session.selection.ids
    return records(window)[item_id]


def near(*points):
    return [pytest.approx(point, abs=0.5) for point in points]


def do(window, action):
    window.actions_.refresh()
    assert window.actions_[action].isEnabled()
    window.actions_[action].trigger()


# -- drawing ---------------------------------------------------------------------------------------------------


def test_a_wall_drawn_with_a_typed_length_is_one_step_and_esc_leaves_no_trace(window, hand):
    before = dict(records(window))
    window.plan.set_tool("wall")
    hand.click((20, 20))
    hand.move((60, 20), held=NONE)
    hand.type("50 mm")
    hand.key(Qt.Key.Key_Escape)
    hand.key(Qt.Key.Key_Escape)
    assert dict(records(window)) == before
    hand.click((20, 20))
    hand.move((60, 20), held=NONE)
    hand.type("50")
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Return)
    wall = new_item(window)
    assert list(wall.path_mm) == near((20, 20), (70, 20))
    window.session.undo()
    assert dict(records(window)) == before
    window.session.redo()
    assert records(window)[wall.id] == wall


@pytest.mark.parametrize("text", ["abc", "1/0", "5 parsec"])
def test_a_length_that_is_none_stays_in_the_tip_with_a_word(window, hand, text):
    before = dict(records(window))
    window.plan.set_tool("wall")
    hand.click((20, 20))
    hand.move((60, 20), held=NONE)
    hand.type("1" + text)
    hand.key(Qt.Key.Key_Return)
    tip = window.plan.canvas.desk.preview.tips[0]
    assert any(value.wrong for value in tip.values)
    hand.key(Qt.Key.Key_Escape)
    hand.key(Qt.Key.Key_Escape)
    assert dict(records(window)) == before


def test_a_wall_without_length_is_not_drawn(window, hand):
    before = dict(records(window))
    window.plan.set_tool("wall")
    hand.click((20, 20))
    hand.click((20, 20))
    hand.key(Qt.Key.Key_Return)
    assert dict(records(window)) == before


def test_a_new_wall_joins_the_one_that_it_ends_at(window, hand):
    before = window.session.outline("wall").bounds
    window.session.set_preferences(snap_on=True)
    window.plan.set_tool("wall")
    hand.click((120, 160))
    hand.move((120, 190), held=NONE)
    hand.type("30")
    hand.key(Qt.Key.Key_Tab)
    hand.type("90")
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Return)
    assert list(new_item(window).path_mm) == near((120, 160), (120, 190))
    after = window.session.outline("wall").bounds
    assert after[2] > before[2]  # mitred round the new one
    window.session.undo()
    assert window.session.outline("wall").bounds == before


# -- openings --------------------------------------------------------------------------------------------------


def test_openings_are_chosen_with_tab_and_set_with_a_click(window, hand):
    window.plan.set_tool("opening")
    hand.move((60, 160), held=NONE)
    tip = window.plan.canvas.desk.preview.tips[0]
    assert [value.text for value in tip.values] == ["Window"]
    hand.key(Qt.Key.Key_Tab)
    hand.click((60, 160))
    door = new_item(window)
    assert (door.host, door.filling) == ("wall", "door")
    assert door.at_mm == pytest.approx(40, abs=1)
    window.session.undo()
    assert door.id not in records(window)
    hand.key(Qt.Key.Key_Escape)
    assert window.plan.tool() == "select"


def test_the_menu_puts_each_sort_of_opening_into_the_hand(window, hand):
    do(window, "opening-shop-front")
    hand.move((60, 160), held=NONE)
    assert window.plan.canvas.desk.preview.ghosts[0].filling == "shop_front"
    hand.key(Qt.Key.Key_Escape)
    do(window, "opening-alcove")
    hand.click((60, 160))
    assert new_item(window).depth_mm == 4


def test_an_opening_that_does_not_fit_is_told_and_nothing_is_done(window, hand):
    before = dict(records(window))
    told = []
    window.plan.canvas.desk.message.connect(told.append)
    with window.session.edit("Short") as draft:
        draft.put(Wall(id="short", path_mm=((20.0, 10.0), (35.0, 10.0)), thickness_mm=4))
    do(window, "opening-shop-front")
    hand.click((28, 10))
    assert "wide, but the wall is only 15 mm long" in told[-1].replace("15.0 mm", "15 mm")
    window.session.undo()
    assert dict(records(window)) == before


def test_a_window_slides_along_its_wall_keeps_in_it_and_esc_puts_it_back(window, hand):
    hand.click((250, 20))
    assert window.session.selection.ids == {"window"}
    hand.drag((250, 20), (220, 20), ALT)
    assert records(window)["window"].at_mm == pytest.approx(70, abs=0.5)
    hand.drag((220, 20), (400, 40), ALT)
    assert records(window)["window"].at_mm == pytest.approx(130 - 9)
    window.session.undo()
    window.session.undo()
    assert records(window)["window"] == ROOM[4]
    hand.press((250, 20))
    hand.move((200, 20))
    hand.key(Qt.Key.Key_Escape)
    hand.release((200, 20))
    assert records(window)["window"] == ROOM[4]


# -- corners ---------------------------------------------------------------------------------------------------


def takeoff_of(session, item):
    return kind_of(item).takeoff(item, session.around())


def measured(window):
    lines = [line for item in ROOM[:4] for line in takeoff_of(window.session, records(window)[item.id])]
    return sum(line.measured for line in lines)


def test_moving_a_corner_of_four_walls_keeps_joints_closed_windows_inside_and_the_sums_right(window, hand):
    before, area = measured(window), sum(room.area_mm2 for room in window.session.derived.rooms.all())
    assert area == pytest.approx(124 * 64)
    hand.click((200, 20))
    hand.drag((280, 20), (295, 5), ALT)
    south, east = records(window)["south"], records(window)["east"]
    assert south.path_mm[1] == east.path_mm[0] == pytest.approx((295, 5), abs=0.6)
    (room,) = window.session.derived.rooms.of(["south"])
    assert room.area_mm2 > area
    corner = south.path_mm[1]
    lengths = math.dist((150, 20), corner) + math.dist(corner, (280, 90)) + 200
    gross = 6 * 60 * lengths
    assert measured(window) == pytest.approx(gross - 6 * (18 * 20 + 12 * 20))
    assert before == pytest.approx(6 * 60 * 400 - 6 * (18 * 20 + 12 * 20))
    assert not [issue for issue in window.session.issues() if issue.code.startswith("opening")]
    window.session.undo()
    assert [records(window)[item.id] for item in ROOM] == list(ROOM)
    window.session.redo()
    assert records(window)["east"] == east


def test_esc_puts_a_corner_and_its_neighbours_back(window, hand):
    hand.click((200, 20))
    hand.press((280, 20))
    hand.move((290, 10))
    hand.move((295, 5))
    assert {ghost.id for ghost in window.plan.canvas.desk.preview.ghosts} >= {"south", "east"}
    hand.key(Qt.Key.Key_Escape)
    hand.release((295, 5))
    assert [records(window)[item.id] for item in ROOM] == list(ROOM)


# -- the tools of Arrange > Wall --------------------------------------------------------------------------------


def test_a_wall_is_split_with_a_click_and_joined_from_the_menu(window, hand):
    do(window, "split-wall")
    hand.move((200, 20), held=NONE)
    assert len(window.plan.canvas.desk.preview.measures) == 2
    hand.click((200, 20))
    assert len(window.session.selection.ids) == 2
    assert records(window)["south"].path_mm[1] == pytest.approx((200, 20), abs=0.6)
    assert records(window)["window"].host != "south"
    hand.key(Qt.Key.Key_Escape)
    do(window, "join-walls")
    assert len(new_item(window).path_mm) == 3
    assert records(window)["window"].host == new_item(window).id
    window.session.undo()
    window.session.undo()
    assert [records(window)[item.id] for item in ROOM] == list(ROOM)


def test_an_opening_in_the_way_of_a_split_is_told(window, hand):
    told = []
    window.plan.canvas.desk.message.connect(told.append)
    do(window, "split-wall")
    hand.click((250, 20))
    assert "opening" in told[-1].lower()
    hand.click((60, 60))
    assert "wall" in told[-1].lower()
    assert [records(window)[item.id] for item in ROOM] == list(ROOM)


def test_a_wall_is_bent_by_pulling_and_by_typing(window, hand):
    do(window, "bend-wall")
    hand.drag((70, 160), (70, 175), ALT)
    wall = records(window)["wall"]
    assert wall.curves_mm
    assert window.session.outline("wall").bounds[3] == pytest.approx(180, abs=1)
    window.session.undo()
    hand.click((70, 160))
    hand.move((70, 165), held=NONE)
    hand.key(Qt.Key.Key_Tab)
    hand.type("50")
    hand.key(Qt.Key.Key_Return)
    assert window.session.outline("wall").bounds[3] == pytest.approx(160 + 50 + 5, abs=0.5)
    window.session.undo()
    assert records(window)["wall"].curves_mm == {}


@pytest.mark.parametrize(("keys", "word"), [("20", "at least"), ("abc", "")])
def test_a_radius_that_cannot_be_stays_with_a_word_and_esc_leaves_no_trace(window, hand, keys, word):
    before = dict(records(window))
    do(window, "bend-wall")
    hand.click((70, 160))
    hand.move((70, 165), held=NONE)
    hand.key(Qt.Key.Key_Tab)
    hand.type(keys)
    hand.key(Qt.Key.Key_Return)
    wrong = [value.wrong for value in window.plan.canvas.desk.preview.tips[0].values if value.wrong]
    assert wrong
    assert word in wrong[0]
    for _ in range(3):
        hand.key(Qt.Key.Key_Escape)
    assert window.plan.tool() == "select"
    assert dict(records(window)) == before


def test_corners_come_apart_by_a_click_and_are_glued_by_another(window, hand):
    do(window, "loose-corner")
    hand.click((150, 20))
    loose = [item.id for item in ROOM[:4] if records(window)[item.id].loose_corners]
    assert len(loose) == 1
    hand.click((150, 20))
    assert [records(window)[item.id] for item in ROOM] == list(ROOM)


def test_a_parallel_wall_stands_at_the_typed_distance(window, hand, monkeypatch):
    def answer(dialog):
        dialog.field.setText("25 mm")
        dialog.agree()

    monkeypatch.setattr(LengthQuestion, "exec", answer)
    window.session.selection.set(["wall"])
    do(window, "parallel-wall")
    assert list(new_item(window).path_mm) == near((20, 185), (120, 185))


def test_a_floor_is_made_from_the_context_menu_and_rooms_are_written_on_the_plan(window, hand):
    rooms = window.plan.canvas.desk.rooms
    assert rooms.texts() == []
    hand.click((200, 20))
    assert rooms.texts() == ["79.4 cm² · real 32.5 m²"]
    menu = context_menu(window, ["south"])
    (floor,) = [action for action in menu.actions() if action.objectName() == "make-floor"]
    floor.trigger()
    assert new_item(window).kind == "ground_cover"
    assert window.session.outline(new_item(window).id).area == pytest.approx(124 * 64)
    assert rooms.texts() == []
    do(window, "rooms")
    assert len(rooms.texts()) == 1
    do(window, "rooms")
    assert rooms.texts() == []


def test_walls_that_enclose_nothing_make_no_floor(window, hand):
    window.session.selection.set(["wall"])
    do(window, "make-floor")
    assert "enclose no room" in window.banner.text()
    assert not [record for record in records(window).values() if record.kind == "ground_cover"]


# -- the inspector ---------------------------------------------------------------------------------------------


def test_an_opening_typed_wider_than_its_wall_is_refused_at_its_field(window, hand):
    edits = FormEdits(window.session)
    edits.ids = ("window",)
    assert "wide, but the wall is only 130 mm long" in edits.change("Width", {"width_mm": lambda record: 140.0})
    assert "must be more than zero" in edits.change("Width", {"width_mm": lambda record: -5.0})
    assert records(window)["window"] == ROOM[4]
    edits.ids = ("south",)
    assert "must be more than zero" in edits.change("Thickness", {"thickness_mm": lambda record: -5.0})
    assert records(window)["south"] == ROOM[0]


def test_what_a_wall_is_faced_with_can_be_chosen_and_left_again(window, hand):
    window.session.selection.set(["south"])
    window.inspector.refresh()
    (field,) = [
        each for each in window.inspector.findChildren(SearchChoiceField) if each.accessibleName() == "Faced with"
    ]
    choices = {value: words for value, words, _ in field._known()}
    assert choices[""] == "None"
    assert "brick_sheet_ho" in choices
    for chosen in ("brick_sheet_ho", ""):
        field.committed.emit(chosen, False)
        assert records(window)["south"].facing == chosen


def test_only_what_the_way_of_building_asks_for_is_shown(window, hand):
    window.session.selection.set(["south"])
    window.inspector.refresh()

    def shown():
        rows = window.inspector.findChildren(FormRow)
        return {row.label.text() for row in rows if row.isVisibleTo(window.inspector)}

    assert not shown() & {"Mould", "Mortar", "Infill"}
    for construction, label in (("cast", "Mould"), ("bricks", "Mortar"), ("printed", "Infill")):
        with window.session.edit("Build") as draft:
            draft.change("south", construction=construction)
        window.inspector.refresh()
        assert shown() & {"Mould", "Mortar", "Infill"} == {label}


# -- a whole wall in the hand ----------------------------------------------------------------------------------


def test_a_dragged_wall_takes_its_neighbours_along_live_and_in_one_step(window, hand):
    window.session.selection.set(frozenset({"south"}))
    hand.move((200, 20), held=NONE)
    hand.press((200, 20))
    hand.move((200, 15))
    hand.move((200, 10))
    projector = window.plan.canvas.desk.projector
    assert projector.box_of("west")[1] == pytest.approx(7, abs=1.0)  # seen to follow, half a thickness lower
    hand.key(Qt.Key.Key_Escape)
    assert projector.box_of("west")[1] == pytest.approx(17, abs=1.0)
    hand.release((200, 10))
    assert all(records(window)[item.id] == item for item in ROOM)
    hand.drag((200, 20), (200, 10))
    assert list(records(window)["west"].path_mm) == near((150, 90), (150, 10))
    assert list(records(window)["east"].path_mm) == near((280, 10), (280, 90))
    window.session.undo()
    assert all(records(window)[item.id] == item for item in ROOM)
    window.session.redo()
    assert list(records(window)["west"].path_mm) == near((150, 90), (150, 10))


def test_alt_takes_a_wall_off_and_a_typed_distance_carries_its_neighbours(window, hand):
    window.session.selection.set(frozenset({"south"}))
    hand.drag((200, 20), (200, 10), ALT)
    assert records(window)["west"] == ROOM[3]
    window.session.undo()
    hand.move((200, 20), held=NONE)
    hand.press((200, 20))
    hand.move((200, 12))
    hand.type("0")
    hand.key(Qt.Key.Key_Tab)
    hand.type("-7")
    hand.key(Qt.Key.Key_Return)
    assert records(window)["south"].path_mm == ((150.0, 13.0), (280.0, 13.0))
    assert records(window)["east"].path_mm == ((280.0, 13.0), (280.0, 90.0))


def test_a_move_that_leaves_no_room_for_a_window_is_refused_with_a_word(window, hand):
    heard = []
    window.plan.message.connect(heard.append)
    window.session.selection.set(frozenset({"north"}))
    hand.drag((200, 90), (200, 29))
    assert all(records(window)[item.id] == item for item in ROOM)
    assert "wide" in heard[-1]
    assert "long" in heard[-1]


def test_a_dimension_is_seen_to_follow_its_wall_before_the_hand_lets_go(window, hand):
    held = (Anchor(item="south", part="line", along=0.5), Anchor(item="north", part="line", along=0.5))
    with window.session.edit("Measure") as draft:
        draft.put(
            Dimension(id="across", order=30, points_mm=((215, 20), (215, 90)), anchors=held, offset_mm=0, text_mm=0.5)
        )
    projector = window.plan.canvas.desk.projector
    low = projector.box_of("across")[1]
    window.session.selection.set(frozenset({"south"}))
    hand.press((180, 20))
    hand.move((180, 15))
    hand.move((180, 10))
    assert projector.box_of("across")[1] == pytest.approx(low - 10, abs=0.7)
    hand.move((180, 5))
    assert projector.box_of("across")[1] == pytest.approx(low - 15, abs=0.7)
    hand.key(Qt.Key.Key_Escape)
    assert projector.box_of("across")[1] == low
    hand.release((180, 5))
    hand.drag((180, 20), (180, 10))
    assert projector.box_of("across")[1] == pytest.approx(low - 10, abs=0.7)


# -- rooms under the pointer and under way ---------------------------------------------------------------------


def test_a_room_tells_its_area_while_the_pointer_rests_in_it(window, hand, qtbot):
    rooms = window.plan.canvas.desk.rooms
    hand.move((215, 55), held=NONE)
    assert rooms.texts() == []  # not while it only passes
    qtbot.waitUntil(lambda: rooms.texts() == ["79.4 cm² · real 32.5 m²"], timeout=2000)
    hand.move((220, 60), held=NONE)
    assert len(rooms.texts()) == 1
    with window.session.edit("Elsewhere") as draft:
        draft.change("trueno", at_mm=(60.0, 45.0))
    qtbot.waitUntil(lambda: len(rooms.texts()) == 1, timeout=2000)
    window.session.selection.set(["south"])
    assert len(rooms.texts()) == 1  # told once, selected or not
    window.session.selection.clear()
    hand.move((60, 140), held=NONE)
    qtbot.waitUntil(lambda: rooms.texts() == [], timeout=2000)
    hand.move((215, 55), held=NONE)
    qtbot.waitUntil(lambda: len(rooms.texts()) == 1, timeout=2000)
    window.plan.set_tool("wall")
    hand.move((216, 55), held=NONE)
    assert rooms.texts() == []


def test_a_chain_that_the_next_click_closes_tells_its_room(window, hand):
    before = dict(records(window))
    window.plan.set_tool("wall")
    for place in ((20, 20), (80, 20), (80, 60)):
        hand.click(place)
    hand.move((30, 60), held=NONE)
    desk = window.plan.canvas.desk
    assert len(desk.preview.tips) == 1
    hand.click((20, 60))
    hand.move((20, 20), held=NONE)
    _, room = desk.preview.tips
    assert [value.name for value in room.values] == ["area", "real"]
    thickness = desk.preview.ghosts[0].thickness_mm
    assert float(room.values[0].text.split()[0]) == pytest.approx((60 - thickness) * (40 - thickness) / 100, rel=0.03)
    hand.key(Qt.Key.Key_Escape)
    hand.key(Qt.Key.Key_Escape)
    assert dict(records(window)) == before


def test_a_wall_of_one_place_is_not_drawn_and_that_is_said(window, hand):
    told = []
    window.plan.message.connect(told.append)
    before = window.session.document
    window.plan.set_tool("wall")
    hand.click((40, 60), ALT)
    hand.click((40, 60), ALT)
    hand.key(Qt.Key.Key_Return)
    assert window.session.document is before
    assert "two different places" in told[-1]
