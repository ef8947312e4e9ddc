"""Where pictures of the guide are taken: a window with an example in it, and a hand that uses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from canvas_hand import CanvasHand  # the hand that the journeys in the tests use
from PySide6.QtCore import Qt

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
