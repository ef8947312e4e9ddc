"""Windows that stay beside the plan: they make way when the plan is to be seen, and come back when it was.

Such a window belongs to the main one and therefore lies above it on every desktop: raising the main window does not
show what it covers, so that whoever typed next would write into something that is not seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QDialog

from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow


class SteppingAside(QObject):
    """Hides the windows that lie over the middle of the plan, and brings them back to where they were."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._aside: list[tuple[QDialog, QPoint]] = []

    @classmethod
    def of(cls, window: MainWindow) -> SteppingAside:
        """The one of a window, made when it is first asked for."""
        return window.findChild(cls) or cls(window)

    def make_way(self) -> None:
        """Let the plan be seen, and tell how to come back if something had to go for it."""
        covering = [each for each in self._window.findChildren(QDialog) if self._covers(each)]
        if covering:
            self._aside = [(each, each.pos()) for each in covering]
            for each in covering:
                each.hide()
            titles = ", ".join(each.windowTitle() for each in covering)
            self._window.banner.show_message(
                tr("{window} stepped aside", window=titles),
                tr("Esc leads back to it."),
                actions=((tr("Back"), self.come_back),),
                passing=True,
            )
        self._window.raise_()
        self._window.activateWindow()

    def come_back(self) -> None:
        """Show again, where they were, the windows that stepped aside."""
        aside, self._aside = self._aside, []
        for each, place in aside:
            if each.isHidden():
                each.move(place)
                each.show()
                each.raise_()
                each.activateWindow()

    def _covers(self, dialog: QDialog) -> bool:
        """Whether a window that the user may leave alone lies over the middle of the plan."""
        if not dialog.isVisible() or dialog.isModal():
            return False
        canvas = self._window.plan.canvas
        whole = QRect(canvas.mapToGlobal(QPoint(0, 0)), canvas.size())
        rim_x, rim_y = whole.width() // 4, whole.height() // 4
        return dialog.frameGeometry().intersects(whole.adjusted(rim_x, rim_y, -rim_x, -rim_y))
