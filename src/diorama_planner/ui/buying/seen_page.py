"""A page that is brought up to date only while it is seen, and when it is seen again."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent

from diorama_planner.ui.following import Later
from diorama_planner.ui.widgets.tabs import TabPanel


class SeenPage(TabPanel):
    """Puts off what it has to do while another page, or nothing of the window, is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._put_off: dict[Later, None] = {}

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
