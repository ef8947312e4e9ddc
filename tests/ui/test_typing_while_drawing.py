"""Words and signs typed in the middle of a drawing, and Enter after its end, under a real mouse and keyboard."""

import pytest
from canvas_hand import NO_KEYS, NONE, CanvasHand
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

PLACES = ((200, 20), (280, 20), (280, 80))


@pytest.fixture
def hand(window):
    with window.session.edit("Clear") as draft:
        draft.remove("hill")
    window.session.set_preferences(snap_on=False)
    window.plan.set_zoom(1.0)
    window.plan.fit()
    return CanvasHand(window.plan)


def records(window):
    return window.session.document.records


def begin(window, hand, tag):
    window.plan.set_tool(tag)
    hand.click(PLACES[0])
    hand.move(PLACES[1], held=NONE)


def claims(hand, key, text):
    """Whether the canvas takes a key before the window's shortcuts do."""
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, NO_KEYS, text)
    override.ignore()
    QApplication.sendEvent(hand.canvas, override)
    return override.isAccepted()


def tip_value(hand):
    return hand.canvas.desk.preview.tips[0].values[0]


@pytest.mark.parametrize("tag", ["wall", "path", "road", "track", "fence", "ground_cover", "dimension"])
def test_a_word_is_told_at_the_place_and_nothing_begun_is_lost(window, hand, tag):
    before = dict(records(window))
    begin(window, hand, tag)
    points = hand.canvas.desk.preview.points
    for key, text in ((Qt.Key.Key_B, "b"), (Qt.Key.Key_W, "w")):
        assert claims(hand, key, text)
        hand.type(text)
    assert window.plan.tool() == tag
    assert hand.canvas.desk.preview.points == points
    assert (tip_value(hand).text, tip_value(hand).editing) == ("bw", True)
    assert "bw" in tip_value(hand).wrong
    hand.key(Qt.Key.Key_Escape)
    hand.key(Qt.Key.Key_Escape)
    assert dict(records(window)) == before


def test_abc_is_told_whole_though_a_draws_arcs(window, hand):
    begin(window, hand, "wall")
    hand.type("abc")
    assert tip_value(hand).text == "abc"
    assert "abc" in tip_value(hand).wrong
    hand.key(Qt.Key.Key_Return)
    assert "abc" in tip_value(hand).wrong
    hand.key(Qt.Key.Key_Escape)
    hand.type("40")
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Return)
    (wall_id,) = window.session.selection.ids
    start, end = records(window)[wall_id].path_mm
    assert end[0] - start[0] == pytest.approx(40)
    assert not records(window)[wall_id].curves_mm


@pytest.mark.parametrize("text", ["1/0", "-5"])
def test_what_is_no_length_is_red_before_enter_and_refused_by_it(window, hand, text):
    before = dict(records(window))
    begin(window, hand, "wall")
    hand.type(text)
    assert tip_value(hand).wrong
    hand.key(Qt.Key.Key_Return)
    assert tip_value(hand).wrong
    assert len(hand.canvas.desk.preview.points) == 1
    hand.key(Qt.Key.Key_Escape)
    hand.key(Qt.Key.Key_Escape)
    assert dict(records(window)) == before


def test_a_rectangle_has_no_width_below_zero(window, hand):
    before = dict(records(window))
    window.plan.set_tool("ground_cover")
    hand.move(PLACES[0], held=NONE)
    hand.press(PLACES[0])
    hand.move(PLACES[2])
    hand.type("-5")
    assert "width" in tip_value(hand).wrong
    hand.key(Qt.Key.Key_Return)
    assert "width" in tip_value(hand).wrong
    assert dict(records(window)) == before
    hand.key(Qt.Key.Key_Backspace)
    hand.key(Qt.Key.Key_Backspace)
    hand.type("30")
    hand.key(Qt.Key.Key_Return)
    hand.release(PLACES[2])
    (item_id,) = window.session.selection.ids
    xs = [x for x, _ in records(window)[item_id].outline_mm]
    assert max(xs) - min(xs) == pytest.approx(30)


def test_letters_with_shift_stay_shortcuts_while_drawing(window, hand):
    begin(window, hand, "wall")
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier, "G")
    override.ignore()
    QApplication.sendEvent(hand.canvas, override)
    assert not override.isAccepted()


@pytest.mark.parametrize("tag", ["wall", "path", "fence", "ground_cover", "landform"])
def test_enter_after_a_closed_drawing_begins_nothing(window, hand, tag):
    window.plan.set_tool(tag)
    for place in (*PLACES, PLACES[0]):
        hand.click(place)
    assert len(window.session.selection.ids) == 1
    after = dict(records(window))
    for _ in range(3):
        hand.key(Qt.Key.Key_Return)
        assert not hand.canvas.desk.runner.is_busy
    assert dict(records(window)) == after
    assert window.plan.tool() == tag
    hand.click((220, 120))
    assert hand.canvas.desk.runner.is_busy


def test_enter_begins_for_those_without_a_mouse(window, hand):
    window.plan.set_tool("wall")
    hand.key(Qt.Key.Key_Return)
    hand.type("40")
    hand.key(Qt.Key.Key_Return)
    assert not hand.canvas.desk.preview.tips[0].values  # nothing is drawn on from there yet
    hand.key(Qt.Key.Key_Tab)
    hand.type("90")
    assert window.focusWidget() is hand.canvas or hand.canvas.desk.preview.owns_keyboard
    hand.key(Qt.Key.Key_Escape)
    hand.key(Qt.Key.Key_Return)
    (wall_id,) = window.session.selection.ids
    assert len(records(window)[wall_id].path_mm) == 2
    hand.key(Qt.Key.Key_Return)
    assert hand.canvas.desk.runner.is_busy
