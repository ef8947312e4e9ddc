"""A page that is brought up to date only while it is seen, and when it is seen again; it tells what went wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent

from diorama_planner.core.errors import PlannerError
from diorama_planner.ui.dialogs.frame import error_text
from diorama_planner.ui.following import Later
from diorama_planner.ui.widgets.form import words
from diorama_planner.ui.widgets.tabs import TabPanel


class SeenPage(TabPanel):
    """Puts off what it has to do while another page, or nothing of the window, is shown.

    `_problem` is the line for what is wrong, to be laid out where there is room for it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._put_off: dict[Later, None] = {}
        self._problem = words("", "problem", wrap=True)
        self._problem.hide()

    def problem(self) -> str:
        """What could not be done, empty if nothing."""
        return "" if self._problem.isHidden() else self._problem.text()

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something; an error is told on the page. Says whether it was done."""
        try:
            act()
        except PlannerError as error:
            self._problem.setText(error_text(error))
            self._problem.show()
            return False
        self._problem.hide()
        return True

    def when_seen(self, later: Later, calm_ms: int = 0) -> None:
        """Ask for something now if the page is seen, else once when it is seen next."""
        if self.isVisible():
            later.ask(calm_ms)
        else:
            self._put_off[later] = None

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what was put off."""
        super().showEvent(event)
        waiting, self._put_off = tuple(self._put_off), {}
        for later in waiting:
            later.ask()
