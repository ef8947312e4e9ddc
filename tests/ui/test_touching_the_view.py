"""Two fingers on a screen that feels them: the plan follows, what lies between them stays there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


@pytest.fixture
def screen(app):
    return QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)


def pinched(canvas, screen, start, end, middle, shift=(0, 0), steps=12):
    """Put two fingers down `start` pixels apart and draw them to `end` pixels, while their middle shifts."""
    port = canvas.viewport()
    for step in range(steps + 1):
        part = step / steps
        half = (start + (end - start) * part) / 2
        at = QPoint(round(middle[0] + shift[0] * part), round(middle[1] + shift[1] * part))
        one, two = at - QPoint(round(half), 0), at + QPoint(round(half), 0)
        touch = QTest.touchEvent(port, screen)
        act = touch.press if step == 0 else touch.move
        act(0, one, port)
        act(1, two, port)
        touch.commit()
        QApplication.processEvents()
    QTest.touchEvent(port, screen).release(0, one, port).release(1, two, port).commit()


def test_spreading_two_fingers_zooms_in_where_they_are(window, screen, qtbot):
    canvas = window.plan.canvas
    middle = (canvas.viewport().width() // 2, canvas.viewport().height() // 2)
    under = canvas.plan_point(QPoint(*middle).toPointF())
    before, document = canvas.pixels_per_mm, window.session.document
    pinched(canvas, screen, 80, 240, middle)
    assert canvas.pixels_per_mm > 1.5 * before
    assert canvas.plan_point(QPoint(*middle).toPointF()) == pytest.approx(under, abs=4 / before)
    assert window.session.document is document
    assert canvas.viewport().testAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)


def test_pinching_them_zooms_out(window, screen):
    canvas = window.plan.canvas
    before = canvas.pixels_per_mm
    pinched(canvas, screen, 240, 90, (300, 250))
    assert canvas.pixels_per_mm < before
