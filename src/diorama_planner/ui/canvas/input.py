"""Qt's events told as tools hear them. Positions are the view's business; here are keys and modifiers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent

from diorama_planner.tools.events import Cancel, Confirm, Event, Key, Modifiers, Typed

_KEYS = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Backspace: "backspace",
    Qt.Key.Key_Tab: "tab",
    Qt.Key.Key_Backtab: "tab",
}
NOTCH = 120
"""What one notch of a mouse wheel is worth."""


def modifiers_of(held: Qt.KeyboardModifier) -> Modifiers:
    """Which modifier keys are held; on a Mac Qt calls the command key Ctrl."""
    return Modifiers(
        shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
        ctrl=bool(held & Qt.KeyboardModifier.ControlModifier),
        alt=bool(held & Qt.KeyboardModifier.AltModifier),
    )


def key_event(event: QKeyEvent, is_writing: bool) -> Event | None:
    """What a key means to a tool; letters are text while something is being written, commands otherwise."""
    key = Qt.Key(event.key())
    if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return Confirm()
    if key is Qt.Key.Key_Escape:
        return Cancel()
    held = modifiers_of(event.modifiers())
    if key in _KEYS:
        return Key(_KEYS[key], held)
    text = event.text()
    if held.ctrl or not text or not text.isprintable():
        return None
    if is_writing or not text.isalpha():
        return Typed(text)
    return Key(text.lower(), held)


def is_scroll(event: QWheelEvent, preference: str) -> bool:
    """Whether a wheel event comes from two fingers that move the view rather than from a wheel that zooms."""
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False
    if preference != "auto":
        return preference == "trackpad"
    has_phase = event.phase() is not Qt.ScrollPhase.NoScrollPhase
    is_notched = event.angleDelta().x() == 0 and event.angleDelta().y() % NOTCH == 0
    return not event.pixelDelta().isNull() and (has_phase or not is_notched)
