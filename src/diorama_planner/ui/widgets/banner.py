"""A card over the top of the plan that says what went wrong or what was found, with a button that does something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.form import button, words

WIDTH = 560
"""In pixels, with its margins."""

BannerAction = tuple[str, Callable[[], object]]


class Banner(QFrame):
    """One message at a time; a later one takes the place of an earlier. Never blocks the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._title = words("", "strong", wrap=True)
        self._hint = words("", wrap=True)
        self._buttons = QHBoxLayout()
        self._shown: list[QPushButton] = []
        self._is_passing = False
        close = IconButton("x", tr("Close this message"))
        close.clicked.connect(self.hide)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self._title)
        texts.addWidget(self._hint)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 16, 16, 16)
        line.addLayout(texts, 1)
        line.addLayout(self._buttons)
        line.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def let_go(self) -> None:
        """Take away what is said of an act that failed: another was done since."""
        if self._is_passing:
            self.hide()

    def show_message(
        self,
        title: str,
        hint: str = "",
        *,
        severity: Literal["error", "warning"] = "warning",
        actions: tuple[BannerAction, ...] = (),
        passing: bool = False,
    ) -> None:
        """Show a message with what can be done about it; a `passing` one goes when something else is done."""
        self._is_passing = passing
        self.setProperty("severity", severity)
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(f"{title} {hint}".strip())
        for old in self._shown:
            old.hide()
            old.deleteLater()
        self._shown = [self._action(text, run) for text, run in actions]
        self.style().unpolish(self)
        self.style().polish(self)
        self.raise_()
        self.show()

    def text(self) -> str:
        """What is being said, empty if nothing."""
        return "" if self.isHidden() else self._title.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _action(self, text: str, run: Callable[[], object]) -> QPushButton:
        made = button(text)

        def act() -> None:
            self.hide()
            run()

        made.clicked.connect(act)
        self._buttons.addWidget(made)
        return made


class Bannered(QVBoxLayout):
    """Something with a banner over its top, or in a row above it where a window of the desktop's would cover that."""

    def __init__(self, shown: QWidget, banner: Banner) -> None:
        super().__init__()
        self._banner = banner
        self._is_above = False
        self._above, self._over = QHBoxLayout(), QGridLayout()
        self._above.addStretch(1)
        self._above.addStretch(1)
        self._over.addWidget(shown, 0, 0)
        self._lay_over()
        self.setSpacing(0)
        self.addLayout(self._above)
        self.addLayout(self._over, 1)

    def set_above(self, on: bool) -> None:
        """Have the banner above what is shown, not over it."""
        if on == self._is_above:
            return
        self._is_above = on
        if on:
            self._over.removeWidget(self._banner)
            self._above.insertWidget(1, self._banner, 0, Qt.AlignmentFlag.AlignVCenter)  # as high as its words are
        else:
            self._above.removeWidget(self._banner)
            self._lay_over()

    def _lay_over(self) -> None:
        self._over.addWidget(self._banner, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._banner.raise_()
