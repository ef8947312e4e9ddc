"""Shapes under a real mouse and keyboard: curves drawn, nodes edited, areas combined from the menu."""

from dataclasses import replace

import pytest
from canvas_hand import ALT, SHIFT, CanvasHand
from PySide6.QtCore import Qt

from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.ui.context_menu import context_menu
from diorama_planner.ui.dialogs.ask_length import LengthQuestion

LAWN = GroundCover(id="lawn", order=9, outline_mm=((120.0, 20.0), (190.0, 20.0), (190.0, 80.0), (120.0, 80.0)))
YARD = replace(LAWN, id="yard", order=10, outline_mm=((170.0, 50.0), (240.0, 50.0), (240.0, 90.0), (170.0, 90.0)))


@pytest.fixture
def hand(window):
    with window.session.edit("Lay") as draft:
        draft.put(LAWN)
        draft.put(YARD)
    window.session.set_preferences(snap_on=False)
    window.plan.set_zoom(1.0)
    window.plan.fit()
    return CanvasHand(window.plan)


def lawn(window):
    return window.session.document.records["lawn"]


def do(window, action):
    window.actions_.refresh()
    assert window.actions_[action].isEnabled()
    window.actions_[action].trigger()


def rounded(points):
    return tuple((round(x), round(y)) for x, y in points)


def test_a_double_click_edits_the_shape_and_esc_leaves(window, hand):
    revision = window.session.document.revision
    hand.double_click((150, 30))
    assert window.plan.tool() == "nodes"
    assert window.session.selection.ids == {"lawn"}
    assert len(window.plan.canvas.desk.preview.nodes) == 4
    hand.key(Qt.Key.Key_Escape)
    assert window.plan.tool() == "select"
    assert window.plan.canvas.desk.preview.nodes == ()
    assert window.session.document.revision == revision


def test_enter_edits_what_is_selected_and_n_too(window, hand):
    window.session.selection.set(["lawn"])
    window.plan.canvas.setFocus()
    hand.key(Qt.Key.Key_Return)
    assert window.plan.tool() == "nodes"
    hand.key(Qt.Key.Key_Return)
    assert window.plan.tool() == "select"
    do(window, "edit-shape")
    assert window.plan.tool() == "nodes"


def test_a_car_has_no_shape_to_edit(window, hand):
    hand.double_click((60, 40))
    assert window.plan.tool() == "select"
    assert not window.actions_["edit-shape"].isEnabled()


def test_a_node_is_dragged_undone_and_redone(window, hand):
    hand.double_click((150, 30))
    hand.drag((190, 80), (200, 95))
    assert rounded(lawn(window).outline_mm)[2] == (200, 95)
    window.session.undo()
    assert lawn(window) == LAWN
    assert len(window.plan.canvas.desk.preview.nodes) == 4
    window.session.redo()
    assert rounded(lawn(window).outline_mm)[2] == (200, 95)


def test_esc_in_the_middle_of_a_drag_leaves_no_trace(window, hand):
    hand.double_click((150, 30))
    revision = window.session.document.revision
    hand.press((190, 80))
    hand.move((210, 95))
    hand.key(Qt.Key.Key_Escape)
    hand.release((210, 95))
    assert window.session.document.revision == revision
    assert window.plan.tool() == "nodes"


def test_keys_of_node_editing_go_to_the_nodes_and_not_to_the_item(window, hand):
    hand.double_click((150, 30))
    hand.click((190, 80))
    hand.key(Qt.Key.Key_Delete)
    assert len(lawn(window).outline_mm) == 3
    hand.click((190, 20))
    hand.type("s")
    assert set(lawn(window).curves_mm) == {0, 1}
    hand.type("c")
    assert lawn(window).curves_mm == {}


def test_a_position_is_typed_and_a_bad_one_is_told(window, hand):
    hand.double_click((150, 30))
    hand.click((190, 80))
    for text in ("5abc", "1/0"):
        hand.type(text)
        hand.key(Qt.Key.Key_Return)
        assert window.plan.canvas.desk.preview.tips[0].values[0].wrong
        assert lawn(window) == LAWN
        hand.key(Qt.Key.Key_Escape)
    hand.type("200")
    hand.key(Qt.Key.Key_Tab)
    hand.type("70")
    hand.key(Qt.Key.Key_Return)
    assert lawn(window).outline_mm[2] == (200, 70)


def test_nodes_snap_unless_alt_is_held(window, hand):
    window.session.set_preferences(snap_on=True)
    hand.double_click((150, 30))
    hand.drag((190, 80), (239.4, 90.3))
    assert lawn(window).outline_mm[2] == (240, 90)
    hand.drag((240, 90), (241.6, 95.3), ALT)
    assert lawn(window).outline_mm[2] == pytest.approx((241.6, 95.3), abs=0.6)
    assert lawn(window).outline_mm[2] != (240, 90)


def test_a_crossing_is_offered_repaired(window, hand):
    hand.double_click((150, 30))
    hand.drag((190, 80), (110, 50))
    assert lawn(window) == LAWN
    hand.key(Qt.Key.Key_Return)
    assert lawn(window) != LAWN
    assert len(lawn(window).outline_mm) == 3
    window.session.undo()
    assert lawn(window) == LAWN


def test_a_curved_area_is_drawn_with_dragged_clicks(window, hand):
    window.plan.set_tool("ground_cover")
    hand.click((20, 20))
    hand.drag((60, 20), (70, 30))
    hand.click((60, 60))
    hand.key(Qt.Key.Key_Return)
    (made,) = window.session.selection.ids
    cover = window.session.document.records[made]
    assert set(cover.curves_mm) == {0, 1}
    window.session.undo()
    assert made not in window.session.document.records


def test_a_draws_arcs_and_is_no_shortcut_meanwhile(window, hand):
    window.plan.set_tool("path")
    hand.click((20, 20))
    hand.click((60, 20))
    hand.type("a")
    hand.click((80, 40))
    hand.key(Qt.Key.Key_Return)
    (made,) = window.session.selection.ids
    assert set(window.session.document.records[made].curves_mm) == {1}


def test_a_hole_is_cut_and_filled_again(window, hand):
    window.session.selection.set(["lawn"])
    do(window, "cut-hole")
    hand.drag((140, 30), (160, 50))
    assert len(lawn(window).holes_mm) == 1
    hand.key(Qt.Key.Key_Escape)
    do(window, "edit-shape")
    for corner in ((140, 30), (160, 50)):
        hand.click(corner)
        hand.key(Qt.Key.Key_Delete)
    assert lawn(window).holes_mm == ()


def test_union_keeps_the_primary_and_is_one_step(window, hand):
    hand.click((130, 70))
    hand.click((230, 80), SHIFT)
    window.session.selection.set(window.session.selection.ids, "lawn")
    revision = window.session.document.revision
    do(window, "union")
    assert window.session.document.revision == revision + 1
    assert window.session.selection.ids == {"lawn"}
    assert window.session.outline("lawn").area == pytest.approx(70 * 60 + 70 * 40 - 20 * 30)
    window.session.undo()
    assert "yard" in window.session.document.records


def test_cutting_out_a_car_leaves_the_car(window, hand):
    with window.session.edit("Park") as draft:
        draft.change("trueno", at_mm=(150.0, 50.0))
    window.session.selection.set(["lawn", "trueno"], "trueno")
    do(window, "cut-out")
    assert "trueno" in window.session.document.records
    assert window.session.outline("lawn").area < 4200


def test_what_cannot_be_done_is_told_and_changes_nothing(window, hand):
    with window.session.edit("Move") as draft:
        draft.put(replace(YARD, outline_mm=((10.0, 10.0), (20.0, 10.0), (20.0, 20.0))))
    window.session.selection.set(["lawn", "yard"], "lawn")
    before = dict(window.session.document.records)
    do(window, "intersect")
    assert "nothing would be left of cover" in window.banner.text().lower()
    assert dict(window.session.document.records) == before


@pytest.mark.parametrize(("typed", "words"), [("abc", "abc"), ("0", "changes nothing"), ("-400", "nothing would be")])
def test_the_offset_asks_and_tells(window, hand, monkeypatch, typed, words):
    told = []

    def answer(dialog):
        dialog.field.setText(typed)
        dialog.agree()
        told.append(dialog.problem())
        dialog.field.setText("5 mm")
        dialog.agree()
        return dialog.result()

    monkeypatch.setattr(LengthQuestion, "exec", answer)
    window.session.selection.set(["lawn"])
    do(window, "offset")
    assert words in told[0].lower()
    assert window.session.outline("lawn").area == pytest.approx(80 * 70)


def test_the_context_menu_offers_shapes_and_while_editing_the_nodes(window, hand):
    window.session.selection.set(["lawn", "yard"], "lawn")
    (submenu,) = [action.menu() for action in context_menu(window, ["lawn"]).actions() if action.text() == "Shape"]
    assert {"Union", "Subtract"} <= {action.text() for action in submenu.actions()}
    window.session.selection.set(["lawn"])
    do(window, "edit-shape")
    hand.click((190, 80))
    offered = [action.text() for action in context_menu(window, ["lawn"]).actions()]
    assert "Make points smooth" in offered
    do(window, "node-smooth")
    assert set(lawn(window).curves_mm) == {1, 2}


def two_covers(window):
    with window.session.edit("covers") as draft:
        for name, x in (("one", 20.0), ("two", 50.0)):
            outline = ((x, 60.0), (x + 50.0, 60.0), (x + 50.0, 85.0), (x, 85.0))
            draft.add(GroundCover(id=name, label=name, outline_mm=outline))


@pytest.mark.parametrize("action", ["subtract", "union", "cut-out"])
def test_the_area_clicked_first_is_the_one_that_stays(window, hand, action):
    two_covers(window)
    hand.click((25, 80))
    hand.click((95, 80), SHIFT)
    assert window.session.selection.primary == "two"
    do(window, action)
    kept = window.session.document.get("one")
    assert kept.label == "one"
    assert ("two" in window.session.document.records) is (action == "cut-out")
    right = max(x for x, _ in kept.outline_mm)
    assert right == pytest.approx(100.0 if action == "union" else 50.0)


def test_what_is_let_go_is_no_longer_the_first(window, hand):
    two_covers(window)
    hand.click((25, 80))
    hand.click((95, 80), SHIFT)
    hand.click((25, 80), SHIFT)
    hand.click((25, 80), SHIFT)
    do(window, "subtract")
    assert min(x for x, _ in window.session.document.get("two").outline_mm) == pytest.approx(70.0)
    assert "one" not in window.session.document.records
