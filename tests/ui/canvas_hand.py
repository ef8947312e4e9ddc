"""A hand for tests of the canvas: sends real Qt events at places of the plan."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diorama_planner.painting.images import from_image

LEFT, MIDDLE, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
THING = "application/x-diorama-thing"


class CanvasHand:
    """Moves a mouse over a `PlanView` and types into it; places are plan millimetres."""

    def __init__(self, view) -> None:
        self.view = view
        self.canvas = view.canvas

    def picture(self):
        """What is seen, (3, height, width) parts of red, green and blue."""
        return from_image(self.canvas.grab().toImage())

    def pixel(self, place) -> QPointF:
        return self.canvas.pixel_of(place)

    def _send(self, kind, at, button, held, keys):
        port = self.canvas.viewport()
        event = QMouseEvent(kind, at, port.mapToGlobal(at), button, held, keys)
        QApplication.sendEvent(port, event)

    def press(self, place, keys=NO_KEYS, button=LEFT):
        self._send(QEvent.Type.MouseButtonPress, self.pixel(place), button, button, keys)

    def move(self, place, keys=NO_KEYS, held=LEFT):
        self._send(QEvent.Type.MouseMove, self.pixel(place), NONE, held, keys)

    def move_pixels(self, at, held=LEFT):
        self._send(QEvent.Type.MouseMove, at, NONE, held, NO_KEYS)

    def release(self, place, keys=NO_KEYS, button=LEFT):
        self._send(QEvent.Type.MouseButtonRelease, self.pixel(place), button, NONE, keys)

    def click(self, place, keys=NO_KEYS):
        self.move(place, keys, NONE)
        self.press(place, keys)
        self.release(place, keys)

    def double_click(self, place):
        self.click(place)
        self._send(QEvent.Type.MouseButtonDblClick, self.pixel(place), LEFT, LEFT, NO_KEYS)
        self.release(place)

    def drag(self, start, end, keys=NO_KEYS):
        self.move(start, keys, NONE)
        self.press(start, keys)
        self.move(((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), keys)
        self.move(end, keys)
        self.release(end, keys)

    def wheel(self, place, angle=(0, 120), pixels=(0, 0), keys=NO_KEYS, phase=Qt.ScrollPhase.NoScrollPhase):
        at = self.pixel(place)
        port = self.canvas.viewport()
        event = QWheelEvent(at, port.mapToGlobal(at), QPoint(*pixels), QPoint(*angle), NONE, keys, phase, False)
        QApplication.sendEvent(port, event)

    def type(self, text):
        QTest.keyClicks(self.canvas, text)

    def key(self, key, keys=NO_KEYS):
        QTest.keyClick(self.canvas, key, keys)

    # -- drag and drop ---------------------------------------------------------------------------------------

    def mime(self, thing_id="", files=()):
        data = QMimeData()
        if thing_id:
            data.setData(THING, thing_id.encode())
        if files:
            data.setUrls([QUrl.fromLocalFile(name) for name in files])
        return data

    def _dnd(self, kind, data, place):
        at = self.pixel(place)
        actions = Qt.DropAction.CopyAction
        where = at if kind is QDropEvent else at.toPoint()
        event = kind(where, actions, data, LEFT, NO_KEYS)
        QApplication.sendEvent(self.canvas.viewport(), event)
        return event

    def drag_in(self, data, place):
        return self._dnd(QDragEnterEvent, data, place)

    def drag_over(self, data, place):
        return self._dnd(QDragMoveEvent, data, place)

    def drag_out(self):
        QApplication.sendEvent(self.canvas.viewport(), QDragLeaveEvent())

    def drop(self, data, place):
        return self._dnd(QDropEvent, data, place)
