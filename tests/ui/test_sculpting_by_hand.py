"""Sculpting by mouse and keys: strokes, modifiers, the bar of the brush, Esc without a trace, undo and redo."""

import numpy as np
import pytest
from canvas_hand import CTRL, NONE, SHIFT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from diorama_planner.geometry.sculpting import Brush, BrushKind, Falloff
from diorama_planner.project_io.container import contents_of, project_bytes

FROM, TO = (60.0, 60.0), (110.0, 60.0)


@pytest.fixture
def brush(hand):
    """The brush is in hand."""
    hand.view.set_tool("sculpture")
    return hand


def sculptures(session):
    return [item for item in session.document.items() if item.kind == "sculpture"]


def heights(session):
    return session.ground.field.heights.copy()


def bar(hand):
    return hand.view._brush_bar


def test_a_stroke_is_one_change_that_is_undone_and_redone(brush, session):
    before, ground, steps = session.document.records, heights(session), session.store.history.done
    brush.drag(FROM, TO)
    (item,) = sculptures(session)
    raised = heights(session)
    assert session.store.history.done == steps + 1
    assert session.undo_label == "Sculpt: raise"
    change = raised - ground
    assert change.min() >= 0 < change.max()
    assert session.ground.height_at(85, 60) > session.ground.height_at(85, 75)
    session.undo()
    assert session.document.records == before
    assert np.array_equal(heights(session), ground)
    session.redo()
    assert sculptures(session) == [item]
    assert np.array_equal(heights(session), raised)


def test_the_ground_is_seen_under_the_hand_and_escape_leaves_no_trace(brush, session):
    before, document = brush.picture(), session.document
    brush.move(FROM, held=NONE)
    brush.press(FROM)
    brush.move(TO)
    brush.move(FROM)
    assert session.document is document
    assert brush.canvas.desk.preview.ground is not None
    assert (brush.picture() != before).any()
    brush.key(Qt.Key.Key_Escape)
    brush.release(FROM)
    assert session.document is document
    assert brush.canvas.desk.preview.ground is None
    brush.view.set_tool("select")
    brush.move((-40.0, -40.0), held=NONE)
    assert (brush.picture() == before).all()


def test_strokes_go_into_one_sculpture_and_the_file_holds_only_the_last_grid(brush, session):
    for across in (0.0, 10.0, 20.0):
        brush.drag((FROM[0] + across, FROM[1]), (TO[0] + across, TO[1]))
    (item,) = sculptures(session)
    assert len(session.document.assets) == 3
    opened = contents_of(project_bytes(session.document)).document
    assert list(opened.assets) == [item.grid]
    assert opened.records == session.document.records


def test_ctrl_lowers_what_was_raised_and_a_sculpture_without_heights_is_gone(brush, session):
    before = session.document.records
    brush.drag(FROM, TO)
    brush.drag(FROM, TO, CTRL)
    assert session.undo_label == "Sculpt: lower"
    assert session.document.records == before


def test_shift_smooths(brush, session):
    brush.drag(FROM, TO)
    crest = session.ground.height_at(85, 60)
    brush.drag(FROM, TO, SHIFT)
    assert session.undo_label == "Sculpt: smooth"
    assert session.ground.height_at(85, 60) < crest


def test_keys_and_wheel_set_the_brush_and_the_bar_shows_it(brush):
    brush.move(FROM, held=NONE)
    assert bar(brush).isVisibleTo(brush.view)
    brush.type("]")
    assert bar(brush).brush.radius_mm == pytest.approx(34.5)
    brush.type("[[")
    assert bar(brush).brush.radius_mm == pytest.approx(26.1, abs=0.05)
    brush.type("}")
    assert bar(brush).brush.strength == 0.55
    brush.type("{{")
    assert bar(brush).brush.strength == 0.45
    brush.type("c")
    assert bar(brush).brush.kind is BrushKind.LOWER
    brush.key(Qt.Key.Key_C, SHIFT)
    assert bar(brush).brush.kind is BrushKind.RAISE
    brush.type("18")
    brush.key(Qt.Key.Key_Return)
    assert bar(brush).brush.radius_mm == 18
    zoom = brush.canvas.pixels_per_mm
    brush.wheel(FROM, keys=SHIFT)
    assert bar(brush).brush.radius_mm == pytest.approx(20.7)
    brush.wheel(FROM, angle=(0, -120), keys=SHIFT | CTRL)
    assert bar(brush).brush.strength == pytest.approx(0.4)
    assert brush.canvas.pixels_per_mm == zoom
    brush.wheel(FROM)
    assert brush.canvas.pixels_per_mm > zoom
    assert bar(brush).radius.value() == pytest.approx(20.7)
    assert bar(brush).strength.value() == 40


def test_a_radius_that_cannot_be_is_told_and_escape_forgets_it(brush):
    brush.move(FROM, held=NONE)
    brush.type("0")
    brush.key(Qt.Key.Key_Return)
    (value,) = brush.canvas.desk.preview.tips[0].values
    assert value.wrong
    brush.key(Qt.Key.Key_Escape)
    assert brush.canvas.desk.preview.tips == ()
    assert bar(brush).brush == Brush()
    assert brush.view.tool() == "sculpture"


def test_the_bar_sets_the_brush_and_keeps_it_while_another_tool_is_in_hand(brush, session):
    chosen = bar(brush)
    chosen.kind.setCurrentIndex(chosen.kind.findData(BrushKind.TERRACE))
    chosen.kind.activated.emit(chosen.kind.currentIndex())
    chosen.falloff.setCurrentIndex(chosen.falloff.findData(Falloff.EVEN))
    chosen.falloff.activated.emit(chosen.falloff.currentIndex())
    for field, text in ((chosen.radius, "22"), (chosen.strength, "100"), (chosen.detail, "4")):
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert chosen.detail.isVisibleTo(chosen)
    assert not chosen.seed.isVisibleTo(chosen)
    wanted = Brush(BrushKind.TERRACE, 22.0, 1.0, Falloff.EVEN, 4.0)
    assert chosen.brush == wanted
    brush.view.set_tool("select")
    assert not chosen.isVisibleTo(brush.view)
    brush.view.set_tool("sculpture")
    assert brush.canvas.desk.runner.state.brush == wanted
    session.undo()
    assert brush.canvas.desk.runner.state.brush == wanted


def test_without_a_mouse_arrows_move_the_brush_and_enter_dabs(brush, session):
    steps = session.store.history.done
    brush.key(Qt.Key.Key_Right)
    brush.key(Qt.Key.Key_Up)
    at = brush.canvas.desk.preview.brush.at
    before = session.ground.height_at(*at)
    brush.key(Qt.Key.Key_Return)
    assert session.store.history.done == steps + 1
    assert session.ground.height_at(*at) == pytest.approx(before + 1.5, abs=0.05)
    brush.key(Qt.Key.Key_Left)
    assert brush.canvas.desk.preview.brush.at == pytest.approx((at[0] - 15, at[1]))
    brush.key(Qt.Key.Key_Escape)
    assert brush.view.tool() == "select"


def test_an_undo_in_the_middle_of_a_stroke_gives_the_stroke_up(brush, session):
    brush.drag(FROM, TO)
    brush.press(FROM)
    brush.move(TO)
    session.undo()
    assert brush.canvas.desk.preview.ground is None
    brush.move(FROM)
    brush.release(FROM)
    assert sculptures(session) == []


def test_a_locked_sculpture_is_left_alone(brush, session):
    brush.drag(FROM, TO)
    (first,) = sculptures(session)
    with session.edit("Lock") as draft:
        draft.change(first.id, locked=True)
    brush.drag((60.0, 90.0), (110.0, 90.0))
    assert {item.id for item in sculptures(session)} > {first.id}
    assert session.document.get(first.id).grid == first.grid


def test_beside_the_base_it_says_why_nothing_happens(brush, session):
    told, document = [], session.document
    brush.view.message.connect(told.append)
    brush.drag((-80.0, -80.0), (-70.0, -80.0))
    assert "beside the base" in told[0]
    assert session.document is document
