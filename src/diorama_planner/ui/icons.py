"""Icons in the colours of the current theme, and a button that keeps its icon in them.

The drawings and their rendering are in `painting.icons`; here it is settled which colour an icon wears
in which state.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from diorama_planner.painting.icons import icon, icon_pixmap
from diorama_planner.ui.theme import current_theme


def themed_icon(name: str, colour: str = "") -> QIcon:
    """Give an icon in the text colour, faded when disabled, in the accent when switched on."""
    theme = current_theme()
    return icon(name, colour or theme.text, theme.accent)


def icon_image(name: str, size: int, colour: str) -> QPixmap:
    """Give one icon as a picture, sharp on the screen's pixels."""
    screen = QGuiApplication.primaryScreen()
    return icon_pixmap(name, colour, size, screen.devicePixelRatio() if screen else 1.0)


class IconButton(QToolButton):
    """A button that is only an icon; its words are the tooltip and the name for screen readers."""

    def __init__(self, icon: str, words: str, *, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setIconSize(QSize(size, size))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_words(words)
        self._paint()

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        if icon != self._icon:
            self._icon = icon
            self._paint()

    def set_words(self, words: str) -> None:
        """Say what the button does."""
        self.setAccessibleName(words)
        self.setToolTip(words)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        self.setIcon(themed_icon(self._icon, current_theme().muted))
