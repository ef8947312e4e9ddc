"""The view can be moved by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


@pytest.mark.parametrize(
    ("key", "dx", "dy"),
    [(Qt.Key.Key_Left, -1, 0), (Qt.Key.Key_Right, 1, 0), (Qt.Key.Key_Up, 0, 1), (Qt.Key.Key_Down, 0, -1)],
)
def test_alt_and_an_arrow_moves_a_fifth_of_the_view(window, qtbot, key, dx, dy):
    qtbot.waitExposed(window)
    canvas = window.plan.canvas
    window.plan.set_zoom(4.0)
    before = window.session.document
    xmin, ymin, xmax, ymax = canvas.visible()
    x, y = window.plan.view_centre()
    QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
    after = window.plan.view_centre()
    wanted = x + dx * 0.2 * (xmax - xmin), y + dy * 0.2 * (ymax - ymin)
    assert after == pytest.approx(wanted, abs=2 / canvas.pixels_per_mm)
    assert window.session.document is before
