"""The view that listens: pointer, keys, wheel and drops on the plan, told to the desk as tools hear them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsScene, QWidget

from diorama_planner.app.session import Session
from diorama_planner.model.record import Guide
from diorama_planner.tools.events import (
    NO_MODIFIERS,
    Confirm,
    DoubleClick,
    Event,
    Key,
    Modifiers,
    PointerDown,
    PointerMove,
    PointerUp,
    Snapped,
    Typed,
)
from diorama_planner.tools.guides import GUIDE, guide_tool
from diorama_planner.tools.select import SELECT
from diorama_planner.tools.tool import ENTER, Tool
from diorama_planner.ui.canvas.context import CanvasContext, ContextMaker
from diorama_planner.ui.canvas.desk import Desk
from diorama_planner.ui.canvas.guides import GuideLines
from diorama_planner.ui.canvas.input import key_event, modifiers_of
from diorama_planner.ui.canvas.note_marks import NoteMarks
from diorama_planner.ui.canvas.view import MatView
from diorama_planner.ui.theme import Theme

if TYPE_CHECKING:
    from diorama_planner.ui.canvas.wire_lines import WireLines

PointerT = TypeVar("PointerT", PointerDown, PointerMove, PointerUp, DoubleClick)

THING_MIME = "application/x-diorama-thing"

_SHAPES = {
    "arrow": Qt.CursorShape.ArrowCursor,
    "cross": Qt.CursorShape.CrossCursor,
    "text": Qt.CursorShape.IBeamCursor,
    "move": Qt.CursorShape.SizeAllCursor,
    "moving": Qt.CursorShape.ClosedHandCursor,
    "copy": Qt.CursorShape.DragCopyCursor,
    "turn": Qt.CursorShape.PointingHandCursor,
    "turning": Qt.CursorShape.ClosedHandCursor,
    "forbidden": Qt.CursorShape.ForbiddenCursor,
    "hand": Qt.CursorShape.OpenHandCursor,
    "across": Qt.CursorShape.SizeHorCursor,
    "up": Qt.CursorShape.SizeVerCursor,
    "rising": Qt.CursorShape.SizeBDiagCursor,
    "falling": Qt.CursorShape.SizeFDiagCursor,
}


class Canvas(MatView):
    """The plan under the user's hand."""

    pointer_moved = Signal(float, float)
    pointer_left = Signal()
    context_requested = Signal(QPoint, object)
    dropped = Signal(object, object)
    """What was dropped (mime data, good only until the slot returns) and where on the plan."""
    escaped = Signal()
    """Esc was pressed, whatever it meant to the tool."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        make_context: ContextMaker = CanvasContext,
    ) -> None:
        self._plan = QGraphicsScene()
        self._plan.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.BspTreeIndex)
        super().__init__(self._plan, theme, parent)
        self._session = session
        self._space = False
        self._cursor = "arrow"
        self._over_line = False
        self._by_mouse = False
        self.desk = Desk(session, self._plan, self, theme, make_context)
        is_plan = make_context is CanvasContext  # the face of a wall has none of the plan's guides
        self.guides = GuideLines(session, self.desk.context, self._plan, theme) if is_plan else None
        self.wires: WireLines | None = None
        """Made once the plan has been seen; the face of a wall has none either."""
        self.notes = NoteMarks(session, self._plan, self) if is_plan else None
        self.desk.cursor_changed.connect(self._show_cursor)
        self.desk.tool_changed.connect(self._follow_tool)
        self.sharpen.connect(self.desk.sharpen)
        self.zoomed.connect(lambda _: self.desk.refresh_selection())
        self.wheel_preference = lambda: session.preferences.wheel
        self.setAcceptDrops(True)

    # -- pointer -----------------------------------------------------------------------------------------------

    def _pointer(self, kind: type[PointerT], at: QPointF, modifiers: Modifiers) -> PointerT:
        raw = self.plan_point(at)
        preview = self.desk.preview
        is_pulling = preview.snap is not None and preview.moved is None  # what is moved snaps by its own points
        is_drawing = self.desk.runner.tool.tag != SELECT or is_pulling
        if modifiers.free or not is_drawing or not self.desk.runner.tool.snaps:
            return kind(raw, Snapped(raw), modifiers)
        return kind(raw, self.desk.context.snap(raw, start=self.desk.runner.start), modifiers)

    def _feed(self, kind: type[PointerT], event: QMouseEvent) -> None:
        pointer = self._pointer(kind, event.position(), modifiers_of(event.modifiers()))
        self.desk.feed(pointer)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press: hold the view, or tell the tool."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.begin_pan(event):
            self._show_cursor("moving")
        elif event.button() is Qt.MouseButton.LeftButton:
            self._by_mouse = True
            tool = self._tool_under(self.plan_point(event.position()))
            if tool is not None:
                self._lend(tool)
            self._feed(PointerDown, event)
        event.accept()

    def _tool_under(self, at: tuple[float, float]) -> Tool | None:
        """What a press here takes in hand that is no item, unless a tool is at work: a guide, or a wire."""
        if self.desk.runner.tool.tag != SELECT or self.desk.runner.is_busy:
            return None
        found = (lines.tool_at(at) for lines in (self.guides, self.wires) if lines is not None)
        return next(filter(None, found), None)

    def _point_at_lines(self, at: tuple[float, float]) -> None:
        """Let the cursor say that a guide or a wire can be moved here, and the hint which wire it is."""
        tool, was_over = self._tool_under(at), self._over_line
        self._over_line = tool is not None
        if tool is not None:
            self.viewport().setCursor(QCursor(_SHAPES[tool.cursor]))
            from diorama_planner.tools.wires import HELD

            self.desk.hint_at(tool.hint if tool.tag == HELD else None)
        elif was_over:
            self._show_cursor(self._cursor)
            self.desk.hint_at(None)

    def hold_guide(self, guide: Guide, *, is_new: bool) -> None:
        """Lend the hand a guide until it is let go."""
        self._lend(guide_tool(guide, is_new=is_new))

    def _lend(self, tool: Tool) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.desk.lend(tool)

    def feed_guide(self, at: QPointF, held: Modifiers, *, let_go: bool) -> None:
        """Tell of a pointer that carries a guide: let go off the plan, where the rulers are, it is put away."""
        if self.desk.runner.tool.tag != GUIDE:
            return
        if not let_go:
            self.desk.feed(self._pointer(PointerMove, at, held))
        elif self.viewport().rect().contains(at.toPoint()):
            self.desk.feed(self._pointer(PointerUp, at, held))
        else:
            self.desk.feed(Key("delete"))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move: the rulers, the view or the tool follow."""
        x, y = self.plan_point(event.position())
        self.pointer_moved.emit(x, y)
        if not self.go_on_panning(event):
            self._feed(PointerMove, event)
            self._point_at_lines((x, y))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Release: let go, or tell the tool."""
        if self.end_pan():
            self._show_cursor("hand" if self.pans else self._cursor)
        elif event.button() is Qt.MouseButton.LeftButton and self.desk.runner.tool.tag == GUIDE:
            self.feed_guide(event.position(), modifiers_of(event.modifiers()), let_go=True)
        elif event.button() is Qt.MouseButton.LeftButton:
            self._feed(PointerUp, event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of two."""
        if event.button() is Qt.MouseButton.LeftButton and not self.pans:
            self._feed(DoubleClick, event)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel is the view's; held with Shift it is the tool's that asks for it."""
        held = modifiers_of(event.modifiers())
        turn = event.angleDelta().y() or event.angleDelta().x()
        if not (self.desk.runner.tool.scrolls and held.shift and turn):
            super().wheelEvent(event)
            return
        self.desk.feed(Typed((("{", "}") if held.ctrl else ("[", "]"))[turn > 0]))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has gone: nothing is under it."""
        super().leaveEvent(event)
        self.pointer_left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what lies here, topmost first; what is not selected yet becomes so."""
        if self.desk.runner.is_busy and self.desk.runner.tool.tag != SELECT:
            self.desk.feed(Confirm())  # while drawing, the other button ends the line
            return
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            ids = sorted(self._session.selection.ids)
            self.context_requested.emit(self.viewport().mapToGlobal(self.viewport().rect().center()), ids)
            return
        ids = list(self.desk.context.pick(self.plan_point(QPointF(event.pos()))))
        if ids and ids[0] not in self._session.selection:
            self._session.selection.set(self.desk.context.group_of(ids[0]), ids[0])
        self.context_requested.emit(event.globalPos(), ids)

    # -- keys --------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Claim the keys that mean something here before shortcuts of the window take them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._wants(event):
            event.accept()
            return True
        return super().event(event)

    def _wants(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), modifiers_of(event.modifiers())
        if held.ctrl or (held.alt and not held.shift):
            return False
        if key in _ALWAYS:
            return True
        if self._is_writing(event):
            return bool(event.text())
        busy = self.desk.runner.is_busy
        if self._is_tools(key_event(event, is_writing=False)):
            return True
        if key is Qt.Key.Key_R:
            return bool(self._session.selection.ids) or self.desk.runner.tool.tag != SELECT
        return busy and (not event.text().isalpha())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell the tool; what means nothing to it goes on to the window."""
        is_writing = self._is_writing(event)
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        if event.key() == Qt.Key.Key_Space and not is_writing:
            self._hold_space(event)
            return
        told = key_event(event, is_writing)
        is_tools = self._is_tools(told)
        at_rest = not (self.desk.runner.is_busy or is_tools)
        if isinstance(told, Confirm) and at_rest:
            self._begin()
        elif told is None or (isinstance(told, Typed) and at_rest and not is_writing):
            event.ignore()
        elif self.desk.feed(told):
            event.accept()
        else:
            event.ignore()

    def _is_writing(self, event: QKeyEvent) -> bool:
        """Whether a key goes into a tip: while one is typed into, and letters that mean nothing to the tool else."""
        preview = self.desk.preview
        if preview.owns_keyboard:
            return True
        is_letter = event.text().isalpha() and not modifiers_of(event.modifiers()).shift
        return preview.takes_typing and is_letter and not self._is_tools(key_event(event, is_writing=False))

    def _is_tools(self, told: Event | None) -> bool:
        """Whether a key is one that the tool in hand asks for."""
        match told:
            case Key(name=name) | Typed(text=name):
                return name in self.desk.runner.tool.keys
            case Confirm():
                return ENTER in self.desk.runner.tool.keys
            case _:
                return False

    def _begin(self) -> None:
        """Begin without a mouse: Enter edits what is selected, or sets a first point whose lengths are typed then.

        Whoever draws with the mouse ends with Enter, once too often at times, and begins where the mouse is.
        """
        if self.desk.runner.tool.tag == SELECT:
            if len(self._session.selection) == 1:
                self.desk.edit_requested.emit(next(iter(self._session.selection.ids)))
            return
        if self._by_mouse:
            return
        at = QPointF(self.viewport().rect().center())
        self.desk.feed(self._pointer(PointerMove, at, NO_MODIFIERS))
        self.desk.feed(self._pointer(PointerDown, at, NO_MODIFIERS))
        self.desk.feed(self._pointer(PointerUp, at, NO_MODIFIERS))

    def _follow_tool(self, _tag: str) -> None:
        """Take a new tool for one that is used without a mouse, until it is."""
        self._by_mouse = False

    def _hold_space(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self._space = self.pans = True
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space up lets the view go."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._release_space()
        event.accept()

    def _release_space(self) -> None:
        from diorama_planner.tools.pan import PAN

        if self._space:
            self._space = False
            self.pans = self.desk.runner.tool.tag == PAN
            self._show_cursor(self._cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keys held elsewhere are not held here."""
        super().focusOutEvent(event)
        self._release_space()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab moves between the values of a tip while drawing, else between widgets."""
        is_tools = "tab" in self.desk.runner.tool.keys
        return False if self.desk.preview.tips or is_tools else super().focusNextPrevChild(forward)

    def _show_cursor(self, name: str) -> None:
        if name != "moving" or self._cursor != "moving":
            self.viewport().setCursor(QCursor(_SHAPES.get(name, Qt.CursorShape.ArrowCursor)))
        if name != "moving":
            self._cursor = name

    # -- drops -------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take things of the library in hand; take files for the window."""
        data = event.mimeData()
        if data.hasFormat(THING_MIME):
            thing_id = bytes(data.data(THING_MIME).data()).decode("utf-8", "replace")
            self.desk.lend(self.desk.context.tool_of(thing_id))
            self._drag_to(event)
        elif data.hasImage() or any(url.isLocalFile() for url in data.urls()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The ghost of true size follows."""
        if event.mimeData().hasFormat(THING_MIME):
            self._drag_to(event)
        else:
            event.acceptProposedAction()

    def _drag_to(self, event: QDragMoveEvent) -> None:
        x, y = self.plan_point(event.position())
        self.pointer_moved.emit(x, y)
        self.desk.feed(self._pointer(PointerMove, event.position(), modifiers_of(event.modifiers())))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The ghost goes without a trace."""
        self.desk.take_back()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the thing down, or hand files on."""
        if event.mimeData().hasFormat(THING_MIME):
            self.desk.feed(self._pointer(PointerUp, event.position(), modifiers_of(event.modifiers())))
            self.desk.take_back()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            return
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData(), self.plan_point(event.position()))


_ALWAYS = frozenset(
    {Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space}
)
"""Keys that are the canvas's while it has the focus."""
