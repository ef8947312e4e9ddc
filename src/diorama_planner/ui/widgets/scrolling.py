"""A scroll area that is as high as what is in it where there is room, and cuts no row where there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
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
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_whole_rows)

    def set_share(self, share: float) -> None:
        """Let it have another share of the window's height at most."""
        self._share = share
        self.updateGeometry()

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
            self._later.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look which rows have room."""
        super().resizeEvent(event)
        self._later.start()

    def _show_whole_rows(self) -> None:
        """Leave the room blank that is too low for the next row."""
        height, content = self.height(), self.widget()
        if content is None:
            return
        blank = 0
        if content.height() > height:
            whole = whole_rows(content, height)
            blank = height - whole if whole > height / 2 else 0
        if self.viewportMargins().bottom() != blank:
            self.setViewportMargins(0, 0, 0, blank)


def whole_rows(content: QWidget, height: int) -> int:
    """Give the greatest height, in px and at most `height`, that goes through no control and no card."""
    spans = []
    for each in content.findChildren(QWidget):
        is_row = each.property("role") == "card" or not each.findChild(QWidget)
        if is_row and each.isVisibleTo(content):
            top = each.mapTo(content, QPoint()).y()
            spans.append((top, top + each.height()))
    for top, bottom in sorted(spans, reverse=True):
        if top < height < bottom:
            height = top
    return height
