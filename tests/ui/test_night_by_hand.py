"""Night on the plan: a key, a slider between day and night, a switch for each circuit."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from diorama_planner.kinds.light import Light
from diorama_planner.kinds.supply import Supply
from diorama_planner.model.record import Circuit
from diorama_planner.painting.images import from_image
from diorama_planner.ui.canvas.night_bar import NightBar


@pytest.fixture
def lit(window):
    x, y = window.plan.view_centre()
    with window.session.edit("Lights") as draft:
        draft.put(Circuit(id="street", name="Street"))
        draft.put(Light(id="lamp", at_mm=(x, y), z_mm=30.0, tilt_deg=-90.0, circuit="street"))
    return window


def picture(window):
    return window.plan.canvas.viewport().grab().toImage()


def is_alike(one, other):
    """Whether two pictures are the same but for the rounding of what is painted in parts."""
    return np.abs(from_image(one) - from_image(other)).max() < 1.5 / 255


def brightness(window):
    image = picture(window).scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation)
    return image.pixelColor(0, 0).lightness()


def test_night_falls_by_key_and_goes_without_a_trace(lit, qtbot):
    day = picture(lit)
    qtbot.keyClick(lit.plan.canvas, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    bar = lit.plan.findChild(NightBar)
    assert bar.isVisible()
    night = picture(lit)
    assert not is_alike(night, day)
    bar.slider.setValue(0)
    assert is_alike(picture(lit), day)
    assert lit.session.preferences.night_pct == 0
    bar.slider.setValue(100)
    qtbot.keyClick(lit.plan.canvas, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert not bar.isVisible()
    assert is_alike(picture(lit), day)
    assert lit.session.undo_label == "Lights"


def test_a_circuit_is_switched_off_and_on_again_by_undo(lit, qtbot):
    lit.session.set_preferences(night_shown=True, night_pct=100.0)
    before = picture(lit), brightness(lit)
    switch = next(each for each in lit.plan.findChild(NightBar).findChildren(QPushButton) if each.text() == "Street")
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert not lit.session.document.records["street"].on
    assert brightness(lit) < before[1]
    assert lit.session.undo_label == "Switch Street off"
    lit.session.undo()
    assert switch.isChecked()
    assert is_alike(picture(lit), before[0])


def test_circuits_for_which_the_bar_has_no_room_are_switched_in_its_menu(lit, app):
    with lit.session.edit("More circuits") as draft:
        for number in range(5):
            draft.put(Circuit(id=f"more{number}", name=f"Houses {number}", order=number + 1, on=False))
    lit.session.set_preferences(night_shown=True, night_pct=100.0)
    bar = lit.plan.findChild(NightBar)
    lit.resize(1000, 640)
    app.processEvents()
    left_out = bar.left_out()
    assert 1 <= len(left_out) < 6
    assert bar.rest.isVisible()
    assert bar.rest.text().startswith(f"{len(left_out)} more")
    assert bar.width() <= lit.plan.width()
    actions = bar.rest_menu().actions()
    assert [each.text() for each in actions] == [switch.text() for switch in left_out.values()]
    actions[-1].trigger()
    assert lit.session.document.records["more4"].on
    lit.resize(1900, 640)
    app.processEvents()
    assert not bar.left_out()
    assert bar.rest.isHidden()


def test_batteries_are_asked_for_where_there_are_any(lit):
    lit.session.set_preferences(night_shown=True)
    bar = lit.plan.findChild(NightBar)
    assert not bar.charge.isVisible()
    with lit.session.edit("Cells") as draft:
        draft.put(Supply(id="cells", source="aa3", at_mm=(5.0, 5.0), under_base=True))
        draft.change("street", feed="cells")
    assert bar.charge.isVisible()
    half = brightness(lit)
    bar.charge.committed.emit("end", True)
    assert brightness(lit) < half


def test_what_lies_under_the_base_is_not_seen_at_night(lit):
    lit.session.set_preferences(night_shown=True)
    without = picture(lit)
    with lit.session.edit("Supply") as draft:
        draft.put(Supply(id="usb", source="usb2", at_mm=lit.plan.view_centre(), under_base=True))
    assert is_alike(picture(lit), without)
    lit.session.set_preferences(night_pct=0.0)
    day = picture(lit)
    lit.session.undo()
    assert not is_alike(picture(lit), day)


def test_panning_shows_the_same_night_as_looking_there_at_once(lit):
    lit.session.set_preferences(night_shown=True)
    canvas = lit.plan.canvas
    picture(lit)
    canvas.pan(37, -21)
    moved = picture(lit)
    canvas.spoil()
    assert is_alike(picture(lit), moved)


def test_light_follows_the_hand_and_esc_takes_it_back(lit, qtbot):
    lit.session.set_preferences(night_shown=True, night_pct=100.0)
    canvas, (x, y) = lit.plan.canvas, lit.session.document.records["lamp"].at_mm
    before, document = picture(lit), lit.session.document
    port, start = canvas.viewport(), canvas.pixel_of((x, y)).toPoint()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for step in (10, 60, 120):
        qtbot.mouseMove(port, start + QPoint(step, 0))
    at = start + QPoint(120, 40)  # beside the lamp as it goes, where it was dark
    assert picture(lit).pixelColor(at).lightness() > before.pixelColor(at).lightness()
    assert lit.session.document is document
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start)
    assert picture(lit).pixelColor(at) == before.pixelColor(at)
