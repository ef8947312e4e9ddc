"""Scatter under a real mouse and keyboard: drawn, its mix edited, arranged anew, turned into single items."""

import pytest
from canvas_hand import CanvasHand
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from diorama_planner.kinds.scatter import MixPart, Scatter, places
from diorama_planner.ui.context_menu import context_menu
from diorama_planner.ui.panels.inspector_mix import MixEditor


@pytest.fixture
def hand(window):
    window.session.set_preferences(snap_on=False)
    window.plan.fit()
    return CanvasHand(window.plan)


@pytest.fixture
def ferns(window, hand):
    """Scatter drawn by hand and selected."""
    window.plan.set_tool("scatter")
    hand.drag((120, 20), (190, 80))
    hand.key(Qt.Key.Key_Escape)
    (made,) = window.session.selection.ids
    return made


def item(window, item_id):
    return window.session.document.records[item_id]


def do(window, action):
    window.actions_.refresh()
    assert window.actions_[action].isEnabled()
    window.actions_[action].trigger()


def editor(window):
    window.inspector.refresh()
    return window.inspector.form().findChild(MixEditor)


def things(window):
    return sum(row.count for row in window.session.bill().things if row.thing != "toyota_ae86_trueno")


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_it_is_drawn_like_any_area_undone_and_redone(window, hand, ferns):
    assert isinstance(item(window, ferns), Scatter)
    assert things(window) == len(places(item(window, ferns), window.session.around()).points) > 5
    window.session.undo()
    assert ferns not in window.session.document.records
    assert things(window) == 0
    window.session.redo()
    assert things(window) > 5


def test_a_typed_size_and_esc_without_a_trace(window, hand):
    revision = window.session.document.revision
    window.plan.set_tool("scatter")
    hand.press((120, 20))
    hand.move((150, 60))
    hand.key(Qt.Key.Key_Escape)
    hand.release((150, 60))
    assert window.session.document.revision == revision
    hand.press((120, 20))
    hand.move((150, 60))
    hand.type("50")
    hand.key(Qt.Key.Key_Return)
    hand.release((150, 60))
    (made,) = window.session.selection.ids
    xs = [x for x, _ in item(window, made).outline_mm]
    assert max(xs) - min(xs) == pytest.approx(50)


def test_the_mix_is_edited_in_the_inspector(window, hand, ferns):
    rows = editor(window).rows
    assert len(rows) == 3
    type_into(rows[0].weight, "7")
    assert item(window, ferns).mix[0].weight == 7
    rows[1].what.committed.emit("material:tufts_6mm", False)
    assert item(window, ferns).mix[1] == MixPart(material="tufts_6mm", weight=2.0)
    rows = editor(window).rows
    assert not rows[1].stamp.isHidden()
    type_into(rows[1].stamp, "6 mm")
    assert item(window, ferns).mix[1].size_mm == 6
    rows[2].drop.click()
    assert len(item(window, ferns).mix) == 2
    editor(window).more.click()
    assert len(editor(window).rows) == 3


@pytest.mark.parametrize("text", ["abc", "-5", "1/0", "2000"])
def test_a_bad_weight_is_told_and_changes_nothing(window, hand, ferns, text):
    before = item(window, ferns)
    row = editor(window).rows[0]
    type_into(row.weight, text)
    assert row.weight.problem
    assert item(window, ferns) == before


def test_a_mix_without_any_weight_is_refused(window, hand, ferns):
    for row in list(editor(window).rows)[1:][::-1]:
        row.drop.click()
        editor(window)
    row = editor(window).rows[0]
    assert not row.drop.isEnabled()
    type_into(row.weight, "0")
    assert "weight" in row.weight.problem
    assert item(window, ferns).mix[0].weight == 5


def test_only_the_number_that_counts_is_shown(window, hand, ferns):
    window.inspector.refresh()
    rows = {row.label.text(): row for row in window.inspector.form().findChildren(type(_a_row(window)))}
    assert rows["Per 100 cm²"].isHidden()
    assert not rows["Spacing"].isHidden()


def _a_row(window):
    from diorama_planner.ui.widgets.form import FormRow

    return window.inspector.form().findChild(FormRow)


def test_it_is_arranged_anew_and_turned_into_single_items(window, hand, ferns):
    before = places(item(window, ferns), window.session.around()).points
    do(window, "scatter-anew")
    assert item(window, ferns).seed == 1
    assert before.tolist() != places(item(window, ferns), window.session.around()).points.tolist()
    count = things(window)
    offered = [action.text() for action in context_menu(window, [ferns]).actions()]
    assert {"Scatter anew", "Turn into single items"} <= set(offered)
    do(window, "scatter-single")
    assert ferns not in window.session.document.records
    assert things(window) == count == len(window.session.selection.ids)
    window.session.undo()
    assert things(window) == count
    assert ferns in window.session.document.records


def test_a_car_that_is_parked_in_it_makes_room(window, hand, ferns):
    before = things(window)
    hand.drag((60, 40), (150, 50))
    assert item(window, "trueno").at_mm[0] > 140
    assert things(window) < before


def test_its_outline_is_edited_by_its_nodes(window, hand, ferns):
    do(window, "edit-shape")
    before = things(window)
    hand.drag((190, 80), (122, 22))
    assert item(window, ferns).outline_mm != ((120, 20), (190, 20), (190, 80), (120, 80))
    assert things(window) == len(places(item(window, ferns), window.session.around()).points) < before
