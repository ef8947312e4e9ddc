"""Selecting and arranging under a real mouse and keyboard: canvas, menus, inspector and the dialog of arrays."""

import pytest
from canvas_hand import ALT, CTRL, CanvasHand
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from diorama_planner.kinds.thing import Thing
from diorama_planner.model.record import Group
from diorama_planner.tools.frame import selection_frame
from diorama_planner.ui.canvas.group_path import GroupPath
from diorama_planner.ui.context_menu import context_menu
from diorama_planner.ui.dialogs.array import ArrayDialog
from diorama_planner.ui.icons import IconButton


@pytest.fixture
def hand(window):
    window.session.set_preferences(snap_on=False)
    window.plan.fit()
    return CanvasHand(window.plan)


@pytest.fixture
def session(window):
    return window.session


def item(window, item_id):
    return window.session.document.records[item_id]


def boxes(window):
    return window.session.scene.boxes


def choose(window, *ids):
    window.session.selection.set(ids, ids[-1] if ids else None)


def do(window, action):
    window.actions_.refresh()
    assert window.actions_[action].isEnabled()
    window.actions_[action].trigger()


def frame(window):
    return selection_frame(window.plan.canvas.desk.context)


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def write_into(field, text):
    """Type without Enter, which would press the button of a dialog."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def undone(window, before):
    """Undo takes it back and redo does it again, as one step."""
    after = window.session.document.records
    window.session.undo()
    assert window.session.document.records == before
    window.session.redo()
    assert window.session.document.records == after


# -- on the canvas ------------------------------------------------------------------------------------------


def test_a_distance_is_typed_in_the_middle_of_a_drag(window, hand):
    before = window.session.document.records
    hand.press((60, 40))
    hand.move((80, 50))
    hand.move((90, 50))
    hand.type("45")
    hand.key(Qt.Key.Key_Tab)
    hand.type("1/4 in")
    hand.key(Qt.Key.Key_Return)
    hand.release((90, 50))
    assert item(window, "trueno").at_mm == pytest.approx((105, 46.35))
    undone(window, before)


def test_a_bad_distance_is_told_and_esc_leaves_no_trace(window, hand):
    document = window.session.document
    hand.press((60, 40))
    hand.move((80, 50))
    hand.type("1/0")
    hand.key(Qt.Key.Key_Return)
    assert hand.canvas.desk.preview.tips[0].values[0].wrong
    hand.key(Qt.Key.Key_Escape)
    hand.key(Qt.Key.Key_Escape)
    hand.release((80, 50))
    assert window.session.document is document
    assert not hand.canvas.desk.preview.is_begun


def test_a_hill_is_scaled_by_its_grip_and_by_a_typed_width(window, hand):
    before = window.session.document.records
    choose(window, "hill")
    grip = next(g for g in frame(window).grips if g.across and not g.up and g.corner[0] > g.anchor[0])
    hand.drag(grip.at, (grip.at[0] - 20, grip.at[1]))
    assert boxes(window).bounds("hill") == pytest.approx((200, 100, 270, 190), abs=0.3)
    undone(window, before)
    grip = next(g for g in frame(window).grips if g.across and not g.up and g.corner[0] > g.anchor[0])
    hand.press(grip.at)
    hand.move((grip.at[0] + 5, grip.at[1]))
    hand.type("42")
    hand.key(Qt.Key.Key_Return)
    hand.release(grip.at)
    assert boxes(window).bounds("hill") == pytest.approx((200, 100, 242, 190))


def test_a_car_has_no_grips(window):
    choose(window, "trueno")
    assert frame(window).grips == ()


def test_alt_click_reaches_what_lies_below(window, hand, session):
    with session.edit("Move") as draft:
        draft.change("trueno", at_mm=(245.0, 145.0))
    seen = []
    for _ in range(3):
        hand.click((245, 145), ALT)
        seen.append(session.selection.primary)
    assert seen[:2] == ["trueno", "hill"]
    choose(window, "trueno")
    do(window, "select-below")
    assert session.selection.ids == {"hill"}


def test_a_point_to_turn_about_is_clicked_and_used(window, hand, session):
    before = session.document.records
    choose(window, "trueno")
    do(window, "pivot")
    hand.click((60, 100))
    assert session.selection.pivot == pytest.approx((60, 100), abs=0.3)
    session.selection.turn_about((60.0, 100.0))
    do(window, "turn-quarter")
    assert item(window, "trueno").at_mm == pytest.approx((120, 100))
    undone(window, before)
    hand.click((5, 5))
    assert session.selection.pivot is None


# -- choosing -----------------------------------------------------------------------------------------------


def test_choosing_by_likeness_and_all_others(window, session):
    choose(window, "trueno")
    do(window, "select-kind")
    assert session.selection.ids == {"trueno", "other"}
    do(window, "select-others")
    assert session.selection.ids == {"hill", "wall"}
    choose(window, "wall")
    do(window, "select-material")
    assert session.selection.ids == {"wall"}
    do(window, "select-layer")
    assert session.selection.ids == {"hill", "wall", "trueno", "other"}
    do(window, "select-none")
    assert session.selection.ids == frozenset()


def test_items_are_gone_through_by_keys_alone(window, session):
    window.plan.canvas.setFocus()
    seen = set()
    for _ in range(4):
        do(window, "select-next")
        seen |= session.selection.ids
    assert seen == {"hill", "wall", "trueno", "other"}
    first = session.selection.primary
    do(window, "select-next")
    do(window, "select-previous")
    assert session.selection.primary == first


# -- groups -------------------------------------------------------------------------------------------------


def test_a_group_is_made_entered_left_and_dissolved(window, hand, session):
    before = session.document.records
    choose(window, "trueno", "other")
    do(window, "group")
    undone(window, before)
    hand.click((5, 5))
    hand.click((60, 40))
    assert session.selection.ids == {"trueno", "other"}
    hand.double_click((60, 40))
    assert session.selection.ids == {"trueno"}
    assert window.plan.canvas.desk.context.entered
    hand.drag((60, 40), (60, 20))
    assert item(window, "trueno").at_mm == pytest.approx((60, 20), abs=0.3)
    assert item(window, "other").at_mm == (60, 100)
    hand.key(Qt.Key.Key_Escape)
    assert session.selection.ids == {"trueno", "other"}
    assert not session.selection.entered
    do(window, "enter-group")
    do(window, "leave-group")
    do(window, "ungroup")
    hand.click((5, 5))
    hand.click((60, 100))
    assert session.selection.ids == {"other"}


def test_the_group_that_is_entered_is_told_over_the_plan_and_the_rest_is_faint(window, hand, session, qtbot):
    def path():
        return window.plan.findChild(GroupPath)

    assert path() is None
    with session.edit("Groups") as draft:
        draft.put(Group(id="row", name="Car row"))
        draft.put(Group(id="pair", group="row"))
        draft.change("trueno", group="pair")
        draft.change("other", group="pair")
        draft.change("wall", group="row")
    session.selection.clear()
    wall = window.plan.canvas.pixel_of((70, 160)).toPoint()

    def wall_colour():
        return hand.picture()[:, wall.y(), wall.x()].tolist()

    vivid = wall_colour()
    hand.double_click((60, 40))
    assert path().texts() == ["Car row"]
    assert path().isVisible()
    assert "Car row" in path().accessibleName()
    hand.double_click((60, 40))
    assert path().texts() == ["Car row", "Group"]
    assert wall_colour() != vivid
    back = next(each for each in path().findChildren(QPushButton) if each.text() == "Car row")
    back.setFocus()
    qtbot.keyClick(back, Qt.Key.Key_Space)
    assert path().texts() == ["Car row"]
    assert session.selection.ids == {"trueno", "other"}
    close = path().findChild(IconButton)
    assert close.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert path().texts() == []
    assert path().isHidden()
    assert session.selection.ids == {"trueno", "other", "wall"}
    session.selection.clear()
    assert wall_colour() == vivid
    hand.double_click((60, 40))
    with session.edit("Rename") as draft:
        draft.change("row", name="Garage")
    assert path().texts() == ["Garage"]
    hand.key(Qt.Key.Key_Escape)
    assert path().isHidden()


def test_one_item_is_no_group_and_the_banner_says_so(window, session):
    document = session.document
    choose(window, "trueno")
    do(window, "group")
    assert "nothing to group" in window.banner.text().lower()
    assert session.document is document


# -- lining up ----------------------------------------------------------------------------------------------


def test_items_are_lined_up_to_each_other_to_one_and_to_the_base(window, session):
    before = session.document.records
    with session.edit("Move") as draft:
        draft.change("other", at_mm=(100.0, 100.0))
    choose(window, "trueno", "other")
    do(window, "align-to-primary")
    do(window, "align-left")
    assert item(window, "trueno").at_mm == pytest.approx((100, 40))
    do(window, "align-to-base")
    do(window, "align-right")
    assert boxes(window).bounds("trueno")[2] == pytest.approx(300)
    do(window, "align-to-selection")
    do(window, "align-bottom")
    assert item(window, "other").at_mm[1] == pytest.approx(40)
    for _ in range(4):
        session.undo()
    assert session.document.records == before


def test_one_item_alone_lines_up_with_the_base(window):
    choose(window, "trueno")
    do(window, "align-middle")
    assert item(window, "trueno").at_mm == pytest.approx((60, 100))


def test_gaps_become_equal_and_two_are_too_few(window, session):
    with session.edit("Add") as draft:
        draft.add(Thing(id="third", thing="oil_drum", at_mm=(200.0, 40.0)))
    choose(window, "trueno", "other", "third")
    do(window, "distribute-gaps-x")
    sides = [boxes(window).bounds(name) for name in ("trueno", "other", "third")]
    sides.sort()
    assert (
        sides[1][0] - sides[0][2] == pytest.approx(sides[2][0] - sides[1][2], abs=1e-6) or sides[0][2] > sides[1][0]
    )
    document = session.document
    choose(window, "trueno", "third")
    do(window, "distribute-gaps-x")
    assert session.document is document


def test_mirroring_and_steps_of_order(window, session):
    before = session.document.records
    choose(window, "trueno")
    do(window, "flip-across")
    assert item(window, "trueno").rotation_deg == pytest.approx(180)
    assert item(window, "trueno").at_mm == pytest.approx((60, 40))
    undone(window, before)
    with session.edit("Move") as draft:
        draft.change("other", at_mm=(62.0, 42.0))
    choose(window, "trueno")
    do(window, "forward")
    assert session.z_value("trueno") > session.z_value("other")
    do(window, "backward")
    assert session.z_value("trueno") < session.z_value("other")


def test_the_context_menu_has_them_all(window):
    choose(window, "trueno", "other")
    menu = context_menu(window, ["trueno"])
    words = [action.text() for action in menu.actions()]
    assert {"Group", "Duplicate", "Lock", "Arrange", "Select"} <= set(words)
    assert "Ungroup" not in words
    (arranging,) = [action.menu() for action in menu.actions() if action.text() == "Arrange"]
    below = {action.text() for action in arranging.actions()}
    assert {"Mirror left and right", "One step forward", "Align", "Distribute", "Array"} <= below
    assert len([word for word in words if word]) <= 16
    menu.deleteLater()


# -- the inspector ------------------------------------------------------------------------------------------


def place_form(window):
    window.inspector.refresh()
    return window.inspector.place


def test_mixed_places_are_blank_and_typing_sets_them_all(window, session):
    before = session.document.records
    choose(window, "trueno", "hill")
    form = place_form(window)
    assert [field.text() for field in form.places] == ["", ""]
    type_into(form.places[0], "120 mm")
    assert item(window, "trueno").at_mm == pytest.approx((120, 40))
    assert boxes(window).bounds("hill")[0] == pytest.approx(75)
    undone(window, before)
    place_form(window)
    assert form.places[0].text().startswith("120")


def test_a_drawn_shape_takes_a_typed_box(window):
    choose(window, "hill")
    form = place_form(window)
    type_into(form.sizes[0], "45")
    assert boxes(window).bounds("hill") == pytest.approx((222.5, 100, 267.5, 190))


@pytest.mark.parametrize("text", ["abc", "1/0", "-5", "0"])
def test_a_box_that_is_none_is_told_beside_the_field(window, session, text):
    document = session.document
    choose(window, "hill")
    form = place_form(window)
    type_into(form.sizes[0], text)
    assert form.sizes[0].problem
    assert form.sizes[0].text() == text
    assert session.document is document


def test_several_are_turned_by_a_typed_angle_about_their_middle(window, session):
    before = session.document.records
    choose(window, "trueno", "other")
    form = place_form(window)
    type_into(form.turn, "90")
    assert item(window, "trueno").at_mm == pytest.approx((90, 70))
    assert item(window, "other").rotation_deg == pytest.approx(90)
    assert form.turn.text() == ""
    undone(window, before)
    type_into(form.turn, "abc")
    assert form.turn.problem


def test_the_strip_lines_up(window):
    choose(window, "trueno", "other")
    form = place_form(window)
    window.refresh()
    button = next(
        b for b in form.findChildren(type(form._buttons.itemAt(0).widget())) if "Lower" in b.accessibleName()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert item(window, "trueno").at_mm[1] == pytest.approx(item(window, "other").at_mm[1])


def test_the_corner_radius_is_asked_for_rounded_bases_only(window, session):
    choose(window, "base")
    window.inspector.refresh()

    def rows():
        form = window.inspector.form()
        return [
            row.label.text() for row in form.findChildren(type(form._rows.itemAt(0).widget())) if not row.isHidden()
        ]

    assert "Corner radius" not in rows()
    with session.edit("Shape") as draft:
        draft.change("base", shape="rounded")
    window.inspector.refresh()
    assert "Corner radius" in rows()


# -- arrays -------------------------------------------------------------------------------------------------


@pytest.fixture
def open_array(window, qtbot):
    def open_(pattern, *ids):
        choose(window, *ids)
        do(window, f"array-{pattern}")
        return window.findChild(ArrayDialog)

    return open_


def things(window):
    return [one for one in window.session.document.items() if isinstance(one, Thing)]


def test_a_row_is_seen_before_it_is_made_and_is_one_step(window, session, open_array):
    before = session.document.records
    dialog = open_array("row", "trueno")
    page = dialog.page()
    write_into(page.number, "4")
    write_into(page.across, "10")
    ghosts = window.plan.canvas.desk.preview.ghosts
    assert [ghost.at_mm[0] for ghost in ghosts] == pytest.approx([60 + n * (4205 / 64 + 10) for n in (1, 2, 3)])
    assert session.document.records == before
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert len(things(window)) == 5
    assert window.plan.tool() == "select"
    assert not dialog.isVisible()
    undone(window, before)


def test_enter_on_the_plan_makes_it_and_esc_gives_it_up(window, hand, session, open_array):
    document = session.document
    dialog = open_array("grid", "trueno")
    hand.key(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert session.document is document
    assert not hand.canvas.desk.preview.ghosts
    open_array("grid", "trueno")
    hand.key(Qt.Key.Key_Return)
    assert len(things(window)) == 1 + 6


def test_the_dialog_is_left_without_a_trace(window, session, open_array):
    document = session.document
    dialog = open_array("circle", "trueno", "other")
    assert len(window.plan.canvas.desk.preview.ghosts) == 10
    dialog.reject()
    assert session.document is document
    assert window.plan.tool() == "select"
    assert window.plan.canvas.desk.preview.ghosts == ()


def test_tyres_are_stacked_and_the_height_is_told(window, session, open_array):
    with session.edit("Add") as draft:
        draft.add(Thing(id="tyre", thing="tyre_185_60_14", at_mm=(200.0, 40.0)))
    dialog = open_array("stack", "tyre")
    assert "3 items" in dialog.summary.text()
    assert "high" in dialog.summary.text()
    dialog.make()
    lifts = sorted(one.z_mm for one in things(window) if one.thing == "tyre_185_60_14")
    rise = session.catalogue.thing("tyre_185_60_14").real_mm[2] / 64
    assert lifts == pytest.approx([0, rise, 2 * rise])


def test_things_follow_a_wall(window, open_array):
    dialog = open_array("along", "trueno")
    page = dialog.page()
    assert page.which.value() is not None
    page.which.set_value("wall")
    page.which.committed.emit("wall", False)
    write_into(page.number, "3")
    dialog.make()
    xs = sorted(one.at_mm[0] for one in things(window) if one.id != "other")
    assert xs == pytest.approx([20, 70, 120])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("abc", "number"),
        ("1/0", "zero"),
        ("1", "at least two"),
        ("-4", "at least two"),
        ("99999", "too many"),
        ("2.5", "whole"),
    ],
)
def test_nonsense_counts_are_told_and_nothing_is_made(window, session, open_array, text, word):
    document = session.document
    dialog = open_array("row", "trueno")
    page = dialog.page()
    write_into(page.number, text)
    dialog.make()
    assert word in dialog.problem().lower()
    assert dialog.isVisible()
    assert session.document is document
    dialog.reject()


def test_what_is_drawn_is_not_stacked_and_why_is_said(window, session, open_array):
    document = session.document
    dialog = open_array("stack", "hill")
    assert "stacked" in dialog.problem()
    dialog.make()
    assert session.document is document
    dialog.reject()


def test_deleting_what_is_repeated_closes_the_dialog(window, session, open_array):
    dialog = open_array("row", "trueno")
    with session.edit("Delete") as draft:
        draft.remove("trueno")
    assert not dialog.isVisible()


# -- put down -----------------------------------------------------------------------------------------------


def test_things_from_the_library_stand_beside_each_other(window, session):
    for _ in range(3):
        window.plan.place_at_centre("oil_drum")
    drums = [one for one in things(window) if one.thing == "oil_drum"]
    assert len({one.at_mm for one in drums}) == 3
    assert "collision" not in {issue.code for issue in session.issues()}


def test_ctrl_drag_of_a_group_makes_another_group(window, hand, session):
    choose(window, "trueno", "other")
    do(window, "group")
    hand.drag((60, 40), (180, 40), CTRL)
    copies = session.selection.ids
    assert len(copies) == 2
    assert not copies & {"trueno", "other"}
    hand.click((5, 5))
    hand.click((180, 40))
    assert session.selection.ids == copies
