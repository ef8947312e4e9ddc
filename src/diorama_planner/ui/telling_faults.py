"""Where an unexpected fault is told: in the window in front, for one that lies over the plan hides its banner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication

from diorama_planner.ui.commands.working import open_log
from diorama_planner.ui.dialogs.frame import PlannerDialog
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.banner import WIDTH

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow
    from diorama_planner.ui.widgets.banner import Banner


def tell_fault(window: MainWindow, fault: str) -> None:
    """Keep what is unsaved, and say in the window in front that something went wrong."""
    window.autosave.keep()
    banner_in_front(window).show_message(
        tr("Something went wrong in the program; your plan is as it was before."),
        fault,
        severity="error",
        passing=True,
        actions=((tr("Show the log"), lambda: open_log(window)),),
    )


def banner_in_front(window: MainWindow) -> Banner:
    """The banner of the dialog that is worked in or that hides the main window's, else that one itself."""
    active = QApplication.activeWindow()
    if isinstance(active, PlannerDialog):
        return active.banner()
    over = [each for each in window.findChildren(PlannerDialog) if each.isVisible() and _hides_banner(each, window)]
    return over[-1].banner() if over else window.banner


def _hides_banner(dialog: PlannerDialog, window: MainWindow) -> bool:
    """Whether a dialog lies over the top of the main window, where that has its banner; it is always above that."""
    place = QRect(window.mapToGlobal(QPoint((window.width() - WIDTH) // 2, 0)), QSize(WIDTH, window.height() // 4))
    return dialog.frameGeometry().intersects(place)
