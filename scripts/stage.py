"""Where pictures of the guide are taken: a window with an example in it, and a hand that uses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from canvas_hand import CanvasHand  # the hand that the journeys in the tests use
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QDialog

from diorama_planner.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Stage:
    """A window with an example in it, and a hand."""

    window: MainWindow
    hand: CanvasHand

    def do(self, action: str) -> None:
        """Do something from the menus."""
        self.window.actions_.refresh()
        self.window.actions_[action].trigger()

    def tool(self, tag: str) -> None:
        """Take a tool."""
        self.do(f"tool-{tag}")

    def select(self, *ids: str) -> None:
        """Select items."""
        self.window.session.selection.set(ids)

    def look(self, xmin: float, ymin: float, xmax: float, ymax: float) -> None:
        """Show a part of the plan."""
        self.window.plan.show_part((xmin, ymin, xmax, ymax))

    def of_kind(self, kind: str) -> list[str]:
        """The ids of the items of a kind, in their order."""
        return [item.id for item in self.window.session.document.items() if item.kind == kind]

    def hold(self, *places: tuple[float, float]) -> None:
        """Press at the first place and drag over the others, without letting go."""
        self.hand.move(places[0], held=Qt.MouseButton.NoButton)
        self.hand.press(places[0])
        for place in places[1:]:
            self.hand.move(place)

    def points(self, *places: tuple[float, float]) -> None:
        """Click at all places but the last, and stay there."""
        for place in places[:-1]:
            self.hand.click(place)
        self.hand.move(places[-1], held=Qt.MouseButton.NoButton)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: an example, and what is done in it."""

    name: str
    example: str
    act: Callable[[Stage], object]


def wait(ms: int) -> None:
    """Let the window live; `QTest.qWait` would hold up the thread that draws the view in space."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def picture(window: MainWindow) -> QImage:
    """What the screen shows: the window, the view in space (a window of its own), and the dialogs over them."""
    image = window.grab().toImage()
    painter = QPainter(image)
    view = window.workspace.space.panel.view if window.workspace.space is not None else None
    if view is not None:
        corner = window.mapFromGlobal(view.mapToGlobal(QPoint(0, 0)))
        painter.drawPixmap(corner, view.screen().grabWindow(view.winId()))
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            painter.drawPixmap(window.mapFromGlobal(dialog.mapToGlobal(dialog.rect().topLeft())), dialog.grab())
    painter.end()
    return image
