"""The photographer's checks: the window of shots, and what no camera sees. Both are imported when they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diorama_planner.ui.actions import ActionSpec, has_plan
from diorama_planner.ui.commands.bill import opened_beside, show_on_plan
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow
    from diorama_planner.ui.shots.window import ShotsWindow

HIDDEN = "hidden_ground"
"""The name of the object that shows what no camera sees."""


def open_shots(window: MainWindow) -> ShotsWindow:
    """Open the window of shots, or bring it to the front."""
    from diorama_planner.ui.shots.hidden_ground import HiddenGround
    from diorama_planner.ui.shots.window import ShotsWindow

    def made() -> ShotsWindow:
        opened = ShotsWindow(window.session, window)
        opened.show_requested.connect(lambda ids: show_on_plan(window, ids))
        opened.hidden_wanted.connect(window.actions_["hidden-from-cameras"].trigger)
        shown = HiddenGround.of(window.plan, window.session)
        shown.leave_out(opened.unplanned)
        opened.ticks_changed.connect(shown.refresh)
        return opened

    return opened_beside(window, ShotsWindow, made)


def show_hidden(window: MainWindow) -> None:
    """Hatch on the plan what no planned camera sees, or take that away."""
    from diorama_planner.ui.shots.hidden_ground import HiddenGround

    shown = HiddenGround.of(window.plan, window.session)
    shown.set_shown(not shown.is_shown)
    window.say(shown.said if shown.is_shown else tr("What no camera sees is not shown any more."))


def is_hidden_shown(window: MainWindow) -> bool:
    """Whether what no camera sees is hatched."""
    from PySide6.QtCore import QObject

    found = window.plan.findChild(QObject, HIDDEN) if window.has_plan else None
    return bool(found is not None and found.property("shown"))


ACTIONS = (
    ActionSpec(
        "shots",
        "Tools",
        "Shots…",
        open_shots,
        ("Shift+F7",),
        "camera",
        has_plan,
        section=1,
        words="cameras photographer checks fit frame backdrop focus stack forced perspective slow motion thumbnails",
    ),
    ActionSpec(
        "hidden-from-cameras",
        "View",
        "What no camera sees",
        show_hidden,
        (),
        "eye-off",
        has_plan,
        is_hidden_shown,
        section=1,
        submenu="Marks on the plan",
        words="hidden map unfinished cameras need not be finished",
    ),
)
"""What is done with shots."""
