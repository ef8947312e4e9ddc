"""The hand on the view in space: mouse, wheel and keys, told to those who move the view or what stands in it.

A drag that begins on what is selected moves that; every other one turns the view about the place under the pointer.
The middle button turns it always, the right one slides it, the wheel brings it nearer. What moves is in `gaze`,
`strolling` and `grasp`; here is only which of them an event means.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtQuick import QQuickItem

from diorama_planner.app.events import EventKind, SessionEvent
from diorama_planner.core.messages import msg
from diorama_planner.optics.lenses import Point3
from diorama_planner.optics.orbit import OrbitPose
from diorama_planner.optics.view_moves import land_on, mm_per_pixel, nearer, place_of, slid, turned
from diorama_planner.rendering.outlines import Carried, Outlines
from diorama_planner.rendering.snap_lines import SnapLines
from diorama_planner.tools.events import Typed
from diorama_planner.tools.tool import DRAG_PIXELS
from diorama_planner.ui.canvas.input import NOTCH, is_scroll, key_event, modifiers_of
from diorama_planner.ui.following import follow
from diorama_planner.ui.space.gaze import Gaze
from diorama_planner.ui.space.grasp import Grasp
from diorama_planner.ui.space.strolling import Stroll
from diorama_planner.ui.texts import say
from diorama_planner.ui.theme import Theme, current_theme

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.model.record import RecordId
    from diorama_planner.rendering.space_view import SpaceView
    from diorama_planner.ui.canvas.snapping import Snapping

TURN_DEG = 0.32
"""How far the view turns for a pixel."""
NEARER = 0.86
"""What is left of a distance after one notch of the wheel."""
KEY_DEG = 15.0
HOVER_MS = 45
"""What is under the pointer is looked for at most so often."""
FARTHEST = 30.0
"""Places on the ground that are farther than so many times the distance count as the horizon."""

HINT = msg("Drag turns · Right drag slides · Wheel goes nearer · Click selects · Drag what is selected to move it")
HINT_HOLD = msg("Drag to move · Shift keeps an axis · Ctrl copies · Alt no snapping · R turns 15°")
HINT_WALK = msg("W A S D walks · Drag looks about · Shift runs · Esc goes back")
HINT_FLY = msg("W A S D flies whither you look · E Q up and down · Shift faster · Esc goes back")

Deed = Literal["wait", "turn", "slide", "hold", "look"]

_SIDE_KEYS = {
    Qt.Key.Key_7: "top", Qt.Key.Key_1: "front", Qt.Key.Key_9: "back", Qt.Key.Key_4: "left", Qt.Key.Key_3: "right",
    Qt.Key.Key_5: "axonometric", Qt.Key.Key_0: "corner",
}  # fmt: skip
_ARROWS = {
    Qt.Key.Key_Left: (1, 0), Qt.Key.Key_Right: (-1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_QUARTERS = (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Right)


@dataclass(slots=True)
class Press:
    """A button that is down: where, on what, and what has become of it."""

    button: Qt.MouseButton
    start: QPointF
    last: QPointF
    item: RecordId | None
    at: Point3
    deed: Deed = "wait"


class Hands(QObject):
    """What hands do to one view.

    Attributes:
        gaze: whence it is seen.
        stroll: walking and flying.
        grasp: picking and moving.
    """

    hinted = Signal(str)
    menu_wanted = Signal(QPoint, object)
    """The menu of a place on the screen, where these items lie."""
    pointed = Signal(float, float)
    """The pointer is over a place of the plan, in mm."""

    def __init__(self, session: Session, snapping: Snapping, view: SpaceView) -> None:
        super().__init__(view)
        self._session, self._view = session, view
        over = view.rootObject().findChild(QQuickItem, "over")
        self._outlines = Outlines(view.elements, view.scene.shapes, over, view.part("camera"))
        self._tip = view.elements.make("Tip.qml", {}, over)
        self._tip.setParentItem(over)
        carried = Carried(view.elements, view.scene.materials, view.scene.shapes, view.part("bodies"))
        self.gaze = Gaze(session, view, self)
        self.stroll = Stroll(session, self.gaze)
        self._snap_lines = SnapLines(view.elements, over)
        self.grasp = Grasp(session, snapping, self.gaze, view.scene, self._outlines, carried, self._snap_lines)
        self._press: Press | None = None
        self._pointer = QPointF()
        self._hover = QTimer(self)
        self._hover.setSingleShot(True)
        self._hover.setInterval(HOVER_MS)
        self._hover.timeout.connect(self._look_under)
        self.grasp.tip_changed.connect(self._show_tip)
        self.grasp.hinted.connect(lambda text: self.hinted.emit(text or self._hint()))
        self.stroll.gait_changed.connect(lambda _: self.hinted.emit(self._hint()))
        self.set_theme(current_theme())
        follow(session, self, self._on_event)
        view.installEventFilter(self)
        view.changed.connect(self._follow_stage)

    def focus(self) -> None:
        """Let keys be told here, and say what a hand can do."""
        self._view.requestActivate()
        self.hinted.emit(self._hint())

    def set_theme(self, theme: Theme) -> None:
        """Draw lines and tips in the colours of a theme."""
        self._outlines.set_colours(theme.selection, "#ffffff")
        self._snap_lines.set_colours(theme.guide, theme.guide_text)

    def _on_event(self, event: SessionEvent) -> None:
        if event.kind is EventKind.SELECTION:
            self.grasp.show_lines()
        elif event.kind is EventKind.DOCUMENT:
            self.stroll.set_out("")
            self.grasp.forget()
            self.gaze.leave_out((), cutaway=False)
        elif event.kind is EventKind.PREFERENCES:
            self.set_theme(current_theme())

    def _follow_stage(self, is_anew: bool) -> None:
        """What is shown has changed, be it by an edit or because it is another plan."""
        if is_anew:
            self.gaze.fit()
        self.grasp.show_lines()
        self.gaze.look()

    def _hint(self) -> str:
        return say({"walk": HINT_WALK, "fly": HINT_FLY}.get(self.stroll.gait, HINT))

    # -- events ----------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what means something here; through the lens of a camera the hand is another's."""
        if not isinstance(self._view.pose, OrbitPose):
            return False
        match event.type():
            case QEvent.Type.MouseButtonPress:
                return self._pressed(cast(QMouseEvent, event))
            case QEvent.Type.MouseMove:
                return self._moved(cast(QMouseEvent, event))
            case QEvent.Type.MouseButtonRelease:
                return self._released(cast(QMouseEvent, event))
            case QEvent.Type.MouseButtonDblClick:
                return self._double_clicked(cast(QMouseEvent, event))
            case QEvent.Type.Wheel:
                return self._wheeled(cast(QWheelEvent, event))
            case QEvent.Type.NativeGesture:
                return self._pinched(cast(QNativeGestureEvent, event))
            case QEvent.Type.ShortcutOverride:
                return self._claims(cast(QKeyEvent, event))
            case QEvent.Type.KeyPress:
                return self._key(cast(QKeyEvent, event))
            case QEvent.Type.KeyRelease:
                return self._key_up(cast(QKeyEvent, event))
            case QEvent.Type.FocusOut:
                self.stroll.let_go()
            case QEvent.Type.Leave:
                self._hover.stop()
                self.grasp.hover(None)
        return False

    # -- pointer ---------------------------------------------------------------------------------------------

    def _under(self, at: QPointF) -> tuple[RecordId | None, Point3]:
        """What is seen at a pixel, and where: on the ground, or as far as what is looked at, if nothing is."""
        found = self._view.pick(at.x(), at.y())
        if found is not None and found[0]:
            return found[0], found[1]
        pose = self.gaze.pose
        place = self._place(at)
        landed = land_on(self._view.pinhole, place, 0.0, FARTHEST * pose.distance_mm)
        return None, landed if landed is not None else pose.target_mm

    def _place(self, at: QPointF) -> tuple[float, float]:
        return place_of(at.x(), at.y(), self._view.width(), self._view.height())

    def _pressed(self, event: QMouseEvent) -> bool:
        if self._press is not None:
            return True
        self._view.requestActivate()
        at = event.position()
        item, place = self._under(at)
        self._press = Press(event.button(), at, at, item, place)
        self.grasp.hover(None)
        return True

    def _moved(self, event: QMouseEvent) -> bool:
        self._pointer = event.position()
        press = self._press
        if press is None:
            if not self._hover.isActive():
                self._hover.start()
            return True
        step = event.position() - press.last
        far = (event.position() - press.start).manhattanLength() > DRAG_PIXELS
        if press.deed == "wait" and far:
            press.deed = self._deed(press, event)
            if press.deed == "hold":
                self._take_hold(press)
        press.last = event.position()
        if press.deed == "turn":
            self.gaze.put(turned(self.gaze.pose, -step.x() * TURN_DEG, -step.y() * TURN_DEG, press.at))
        elif press.deed == "look":
            self.stroll.look_about(-step.x(), -step.y())
        elif press.deed == "slide":
            self.gaze.put(slid(self.gaze.pose, self._view.aspect, press.at, self._place(event.position())))
        elif press.deed == "hold":
            self._carry(press, event)
        return True

    def _deed(self, press: Press, event: QMouseEvent) -> Deed:
        """What a drag does."""
        if press.button is Qt.MouseButton.LeftButton and self.grasp.is_held(press.item):
            return "hold"
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if press.button is Qt.MouseButton.RightButton or shift:
            return "slide"
        return "look" if self.stroll.gait else "turn"

    def _take_hold(self, press: Press) -> None:
        x, y, _ = press.at
        pixel = mm_per_pixel(self._view.pinhole, press.at, self._view.height())
        self.grasp.begin(str(press.item), (x, y), pixel)

    def _carry(self, press: Press, event: QMouseEvent) -> None:
        landed = self._on_level(press, event.position())
        if landed is not None:
            self.grasp.drag(landed, modifiers_of(event.modifiers()))
            self._tip.setProperty("place", event.position())

    def _on_level(self, press: Press, at: QPointF) -> tuple[float, float] | None:
        """Where the pointer is on the level on which the item was taken hold of; None near the horizon."""
        farthest = FARTHEST * self.gaze.pose.distance_mm
        landed = land_on(self._view.pinhole, self._place(at), press.at[2], farthest)
        return None if landed is None else landed[:2]

    def _released(self, event: QMouseEvent) -> bool:
        press = self._press
        if press is None or press.button is not event.button():
            return True
        self._press = None
        held = modifiers_of(event.modifiers())
        x, y, _ = press.at
        if press.deed == "hold":
            landed = self._on_level(press, event.position())
            if landed is None:
                self.grasp.cancel()
            else:
                self.grasp.drop(landed, held)
        elif press.deed == "wait" and press.button is Qt.MouseButton.LeftButton:
            self.grasp.click(press.item, (x, y), held)
        elif press.deed == "wait" and press.button is Qt.MouseButton.RightButton:
            self._open_menu(press, event.globalPosition().toPoint())
        self.hinted.emit(self._hint())
        return True

    def _open_menu(self, press: Press, at: QPoint) -> None:
        """The menu of what is under the pointer; what is not selected yet becomes so."""
        ids = [str(press.item)] if self.grasp.is_item(press.item) else []
        selection = self._session.selection
        if ids and ids[0] not in selection:
            selection.set(self.grasp.context.group_of(ids[0]), ids[0])
        self.menu_wanted.emit(at, ids)

    def _double_clicked(self, event: QMouseEvent) -> bool:
        if event.button() is Qt.MouseButton.LeftButton:
            item, (x, y, _) = self._under(event.position())
            self.grasp.double_click(item, (x, y))
        return True

    def _look_under(self) -> None:
        """Tell what is under the pointer."""
        if self._press is not None:
            return
        item, (x, y, _) = self._under(self._pointer)
        self.grasp.hover(item)
        self.pointed.emit(x, y)
        is_held = self.grasp.is_held(item)
        self._view.setCursor(Qt.CursorShape.SizeAllCursor if is_held else Qt.CursorShape.ArrowCursor)
        self.hinted.emit(say(HINT_HOLD) if is_held else self._hint())

    def _wheeled(self, event: QWheelEvent) -> bool:
        turn = event.angleDelta().y() or event.angleDelta().x()
        if self._press is not None and self._press.deed == "hold":
            self.grasp.turn_held(turn / NOTCH)
        elif is_scroll(event, self._session.preferences.wheel):
            _, at = self._under(event.position())
            self.gaze.put(
                slid(
                    self.gaze.pose, self._view.aspect, at, self._place(event.position() + QPointF(event.pixelDelta()))
                )
            )
        elif self.stroll.gait:
            self.stroll.go_ahead(turn / NOTCH)
        else:
            self._come(NEARER ** (turn / NOTCH), event.position())
        return True

    def _pinched(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._come(1.0 / max(1.0 + event.value(), 0.1), event.position())
        return True

    def _come(self, factor: float, towards: QPointF) -> None:
        _, at = self._under(towards)
        self.gaze.put(nearer(self.gaze.pose, factor, at))

    # -- keys ------------------------------------------------------------------------------------------------

    def _is_ours(self, event: QKeyEvent) -> bool:
        """Whether a key means something here, before any shortcut of the window does."""
        key, held = Qt.Key(event.key()), event.modifiers()
        on_pad = bool(held & Qt.KeyboardModifier.KeypadModifier)
        if held & Qt.KeyboardModifier.ControlModifier or held & Qt.KeyboardModifier.AltModifier:
            return False
        if self.grasp.is_busy or self.stroll.takes(key):
            return True
        return key in _ARROWS or key in {Qt.Key.Key_Home, Qt.Key.Key_Escape} or (on_pad and key in _SIDE_KEYS)

    def _claims(self, event: QKeyEvent) -> bool:
        if self._is_ours(event):
            event.accept()
            return True
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if not self._is_ours(event):
            return False
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self._escape()
        elif self.grasp.is_busy:
            self._key_in_hand(event)
        elif self.stroll.takes(key):
            if not event.isAutoRepeat():
                self.stroll.press(key, fast=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in _ARROWS:
            self._arrow(event, key)
        elif key is Qt.Key.Key_Home:
            self.gaze.show_all()
        else:
            self.gaze.show_side(_SIDE_KEYS[key])
        return True

    def _key_up(self, event: QKeyEvent) -> bool:
        if self.stroll.takes(event.key()) and not event.isAutoRepeat():
            self.stroll.release(event.key())
            return True
        return False

    def _escape(self) -> None:
        """Put back what is in the hand, or stop walking, or let the selection go."""
        if self.grasp.is_busy or not self.stroll.gait:
            if self._press is not None and self._press.deed == "hold":
                self._press.deed = "look" if self.stroll.gait else "turn"
            self.grasp.cancel()
        else:
            self.stroll.set_out("")

    def _key_in_hand(self, event: QKeyEvent) -> None:
        """A distance is typed, or Enter puts down what is in the hand."""
        told = key_event(event, self.grasp.runner.preview.owns_keyboard or self.grasp.runner.preview.takes_typing)
        if told is not None and not (isinstance(told, Typed) and not told.text):
            self.grasp.feed(told)

    def _arrow(self, event: QKeyEvent, key: Qt.Key) -> None:
        """Arrows push what is selected, as it is seen; with nothing selected they turn the view."""
        if not self._session.selection.ids:
            across, upward = _ARROWS[key]
            self.gaze.put(turned(self.gaze.pose, across * KEY_DEG, upward * KEY_DEG))
            return
        quarters = round((self.gaze.pose.pan_deg - 90.0) / 90.0) % 4
        seen = _QUARTERS[(_QUARTERS.index(key) + quarters) % 4]
        told = key_event(QKeyEvent(event.type(), seen, event.modifiers()), is_writing=False)
        if told is not None:
            self.grasp.feed(told)

    def _show_tip(self, text: str) -> None:
        self._tip.setProperty("text", text)
