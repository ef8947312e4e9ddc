"""Sheets and bars: the window in which they are cut. What it is made of is imported when it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diorama_planner.ui.actions import ActionSpec
from diorama_planner.ui.commands.bill import light_up, opened_beside, show_on_plan

if TYPE_CHECKING:
    from diorama_planner.ui.cutting.window import CuttingWindow
    from diorama_planner.ui.main_window import MainWindow


def open_cutting(window: MainWindow) -> CuttingWindow:
    """Open the cutting window, or bring it to the front."""
    from diorama_planner.ui.cutting.window import CuttingWindow

    def made() -> CuttingWindow:
        opened = CuttingWindow(window.session, window)
        opened.item_chosen.connect(lambda item: light_up(window, item))
        opened.show_requested.connect(lambda ids: show_on_plan(window, ids))
        return opened

    return opened_beside(window, CuttingWindow, made)


ACTIONS = (
    ActionSpec(
        "cut-sheets",
        "Tools",
        "Cut sheets and lengths…",
        open_cutting,
        ("Ctrl+F8",),
        "scissors",
        section=1,
        words="nesting nest layout offcuts parts panels bars strips kerf hot wire laser plotter",
    ),
)
"""What is done with sheets and bars."""
