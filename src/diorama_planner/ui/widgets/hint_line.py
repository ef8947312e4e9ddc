"""A line of hints that gives up its last ones where there is no room, rather than to cut a word in two."""

from __future__ import annotations

import html
import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

BETWEEN = " · "
"""Stands between hints."""

MORE = " …"
_KEYS = re.compile(r"\b(Shift|Ctrl|Alt|Esc|Enter|Tab|Backspace|Space|Delete|[A-Z](?= ))(?=\W|$)")


class HintLine(QLabel):
    """Takes the room that it gets; names of keys are bold. What there is no room for is in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""
        self._with_keys = False

    def say(self, text: str, *, with_keys: bool = False) -> None:
        """Show a text."""
        if (text, with_keys) != (self._whole, self._with_keys):
            self._whole, self._with_keys = text, with_keys
            self._fit()

    def whole(self) -> str:
        """All that is to be said, plain."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        parts = self._whole.split(BETWEEN)
        self._show(self._whole)
        while len(parts) > 1 and self.sizeHint().width() > self.width():
            parts.pop()
            self._show(BETWEEN.join(parts) + MORE)
        is_cut = self.sizeHint().width() > self.width()
        if is_cut:  # not even the first
            room = self.width() - self.fontMetrics().horizontalAdvance(MORE)
            self._show(self.fontMetrics().elidedText(parts[0], Qt.TextElideMode.ElideRight, max(0, room)))
        self.setToolTip(self._whole if is_cut or len(parts) < len(self._whole.split(BETWEEN)) else "")

    def _show(self, text: str) -> None:
        shown = html.escape(text, quote=False)
        self.setText(_KEYS.sub(r"<b>\1</b>", shown) if self._with_keys else shown)
