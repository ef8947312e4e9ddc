"""Covers under a real mouse and keyboard: drawn, built up in layers, mixed, reordered; what they need is told."""

import pytest
from canvas_hand import CanvasHand
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from diorama_planner.ui.panels.inspector_layers import LayersEditor


@pytest.fixture
def hand(window):
    window.session.set_preferences(snap_on=False)
    window.plan.fit()
    return CanvasHand(window.plan)


@pytest.fixture
def meadow(window, hand):
    """A cover drawn by hand, with a typed length, and selected."""
    window.plan.set_tool("ground_cover")
    hand.click((110, 20))
    hand.move((160, 20), held=Qt.MouseButton.NoButton)
    for letter in "70":
        hand.key(getattr(Qt.Key, f"Key_{letter}"))
    hand.key(Qt.Key.Key_Return)
    hand.click((180, 90))
    hand.click((110, 90))
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Escape)
    (made,) = window.session.selection.ids
    return made


def item(window, item_id):
    return window.session.document.records[item_id]


def editor(window):
    window.inspector.refresh()
    return window.inspector.form().findChild(LayersEditor)


def press(button):
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def names(cover):
    return [layer.material for layer in cover.build_up]


def test_it_is_drawn_with_a_typed_length_undone_and_redone(window, hand, meadow):
    assert item(window, meadow).outline_mm[1] == pytest.approx((180, 20))
    window.session.undo()
    assert meadow not in window.session.document.records
    window.session.redo()
    assert meadow in window.session.document.records


def test_escape_leaves_no_trace(window, hand):
    before, steps = window.session.document, window.session.store.history.done
    window.plan.set_tool("ground_cover")
    hand.click((110, 20))
    hand.click((160, 20))
    hand.key(Qt.Key.Key_Escape)
    hand.key(Qt.Key.Key_Escape)
    assert (window.session.document, window.session.store.history.done) == (before, steps)


def test_it_is_built_up_from_what_it_was_by_keyboard(window, meadow):
    rows = editor(window)
    assert rows.rows == []
    was = item(window, meadow).material
    press(rows.more)
    assert names(item(window, meadow)) == ["static_layering_glue", was]
    press(editor(window).more)
    assert names(item(window, meadow)) == ["static_layering_glue", was, "ws_turf_bag"]
    rows = editor(window)
    assert [row.material.value() for row in rows.rows] == names(item(window, meadow))
    assert {"static_layering_glue", was, "ws_turf_bag"} <= {row.material for row in window.session.bill().rows}
    window.session.undo()
    window.session.undo()
    assert item(window, meadow).build_up == ()


def built_up(window):
    press(editor(window).more)
    press(editor(window).more)
    return editor(window)


def test_typing_a_share_mixes_and_typing_all_unmixes(window, meadow):
    rows = built_up(window)
    type_into(rows.rows[1].share, "70")
    layers = item(window, meadow).build_up
    assert [layer.share for layer in layers] == [100.0, 70.0, 30.0, 100.0]
    assert len(editor(window).rows) == 4
    type_into(editor(window).rows[2].share, "100")
    assert [layer.share for layer in item(window, meadow).build_up] == [100.0, 100.0, 100.0]


def test_densities_are_typed_and_impossible_ones_refused_at_the_place(window, meadow):
    rows = built_up(window)
    type_into(rows.rows[1].density, "0.5")
    assert item(window, meadow).build_up[1].density == 0.5
    before = window.session.document
    field = editor(window).rows[1].density
    type_into(field, "7")
    assert field.problem
    assert window.session.document is before


def test_layers_are_put_higher_and_lower_and_the_hand_stays_with_them(window, meadow):
    rows = built_up(window)
    order = names(item(window, meadow))
    press(rows.rows[0].up)
    assert names(item(window, meadow)) == [order[1], order[0], order[2]]
    rows = editor(window)
    assert rows.rows[1].up.hasFocus()
    QTest.keyClick(rows.rows[1].up, Qt.Key.Key_Space)
    assert names(item(window, meadow)) == [order[1], order[2], order[0]]
    assert not editor(window).rows[2].up.isEnabled()
    press(editor(window).rows[2].drop)
    assert names(item(window, meadow)) == order[1:]


def test_a_material_laid_by_its_thickness_is_asked_for_it(window, meadow):
    rows = built_up(window)
    assert not rows.rows[1].thickness.isVisibleTo(rows)
    rows.rows[1].material.committed.emit("sand_fine", False)
    assert item(window, meadow).build_up[1].material == "sand_fine"
    shown = editor(window).rows[1]
    assert shown.thickness.isVisibleTo(shown)
    type_into(shown.thickness, "2")
    assert item(window, meadow).build_up[1].depth_mm == 2.0


def test_all_buttons_say_what_they_do(window, meadow):
    rows = built_up(window)
    for row in rows.rows:
        for button in (row.up, row.down, row.drop):
            assert button.accessibleName()
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert len({row.up.accessibleName() for row in rows.rows}) == 3


def test_how_tall_the_grass_stands_is_told(window, meadow):
    window.inspector.refresh()
    told = "\n".join(label.text() for label in window.inspector.form().findChildren(QLabel))
    assert "fibres: grass" in told
    built_up(window)
    window.inspector.refresh()
    told = "\n".join(label.text() for label in window.inspector.form().findChildren(QLabel))
    assert "stays open for 15 min" in told
