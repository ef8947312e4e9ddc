"""Where the view in space stands: beside the plan, instead of it, or in a window of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from diorama_planner.ui.space.panel import SpacePanel
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.ui.space.hands import Hands
    from diorama_planner.ui.space.hour import Hour
    from diorama_planner.ui.space.lens import Lens
    from diorama_planner.ui.space.photo import PhotoBar

PLAN, SPLIT, SPACE = "plan", "split", "space"
GEOMETRY = "layout/space-window"
USUAL = (1120, 680)
"""Size of the window at first, in pixels."""
FRAME = (8, 48)
"""What the desktop may put around it."""


class SpaceWindow(QWidget):
    """Holds the panel while it is apart. The keys of the window that owns it mean the same here."""

    left = Signal()

    def __init__(self, panel: SpacePanel, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self.setWindowTitle(tr("The plan in space – Diorama Planner"))
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(panel)
        geometry = QSettings().value(GEOMETRY)
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(QSize(*USUAL).boundedTo(self.screen().availableSize() - QSize(*FRAME)))
        self.addActions(owner.actions())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where it was."""
        QSettings().setValue(GEOMETRY, self.saveGeometry())
        super().closeEvent(event)
        self.left.emit()


class SpacePlace:
    """Puts the panel where it is wanted.

    Attributes:
        panel: the view and its bar.
        mode: `plan`, `split` or `space`.
        hands: what moves the view; None before there is one.
        lens: what looks through cameras.
        hour: the light in which it is seen.
        photo: a photograph over it.
        when_made: what is to be done with them then.
    """

    def __init__(self, panel: SpacePanel, beside: QSplitter, plan: QWidget) -> None:
        self.panel, self._beside, self._plan = panel, beside, plan
        self._window: SpaceWindow | None = None
        self.hands: Hands | None = None
        self.lens: Lens | None = None
        self.hour: Hour | None = None
        self.photo: PhotoBar | None = None
        self.when_made: list[Callable[[Hands], object]] = []
        self.mode = PLAN
        self._enter()

    @property
    def is_apart(self) -> bool:
        """Whether it is in a window of its own."""
        return self._window is not None

    @property
    def covers(self) -> bool:
        """Whether its picture, a window of the desktop's own, hides what is laid over the middle of the window."""
        return self.mode != PLAN

    def show(self, mode: str) -> None:
        """Show the plan, both side by side, or space alone; a window of its own is closed."""
        self.set_apart(False)
        self.mode = mode
        self._plan.setVisible(mode != SPACE)
        self.panel.setVisible(mode != PLAN)
        if mode == SPLIT:
            self._halve()

    def put_away(self) -> None:
        """Show the plan alone."""
        self.show(PLAN)

    def set_apart(self, on: bool) -> None:
        """Put it into a window of its own, or take it out of that; the plan is shown by itself then."""
        if on == self.is_apart:
            return
        self.panel.hide()
        if on:
            self.mode = PLAN
            self._plan.show()
            self._window = SpaceWindow(self.panel, self._beside.window())
            self._window.left.connect(lambda: self.set_apart(False))
            self.panel.show()
            self._window.show()
        else:
            window, self._window = self._window, None
            self._enter()
            if window is not None:
                window.close()
                window.deleteLater()
        self.panel.set_own_window(on)

    def _enter(self) -> None:
        self.panel.hide()
        self._beside.insertWidget(self._beside.indexOf(self._plan) + 1, self.panel)

    def _halve(self) -> None:
        """Share the width of the plan evenly between both, unless the user has shared it."""
        sizes = self._beside.sizes()
        mine, plan = self._beside.indexOf(self.panel), self._beside.indexOf(self._plan)
        both = sizes[mine] + sizes[plan]
        if min(sizes[mine], sizes[plan]) < both / 4:
            sizes[mine] = sizes[plan] = both // 2
            self._beside.setSizes(sizes)
