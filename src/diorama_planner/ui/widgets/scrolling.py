"""A scroll area that is as high as what is in it where there is room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


class FittingScrollArea(QScrollArea):
    """Asks for the height of its content, at most a share of the window's, and scrolls when it gets less.

    `least` is in pixels.
    """

    def __init__(self, content: QWidget, least: int, share: float) -> None:
        super().__init__()
        self._least = least
        self._share = share
        content.setObjectName("scrollBody")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setWidget(content)
        content.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """As high as the content at this width."""
        content = self.widget()
        if content is None:
            return super().sizeHint()
        width = self.viewport().width()
        height = content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()
        height = max(height, content.minimumSizeHint().height())
        return QSize(content.sizeHint().width(), min(height, round(self._share * self.window().height())))

    def minimumSizeHint(self) -> QSize:
        """Some of the content."""
        return QSize(100, min(self._least, self.sizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the content has changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
