"""Wiring on paper: the window that shows it. What it is made of is imported when it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diorama_planner.ui.actions import ActionSpec, has_plan
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow


def show_wiring(window: MainWindow) -> None:
    """Show chart, lists, underside and labels, to be saved or printed; a plan without lights is told so."""
    if window.session.electrics.is_empty:
        window.say(tr("There is nothing to wire yet: add a light and a supply first."))
        return
    from diorama_planner.ui.dialogs.print_wiring import print_wiring_dialog

    print_wiring_dialog(window.session, window)


ACTIONS = (
    ActionSpec(
        "wiring",
        "Tools",
        "Wiring on paper…",
        show_wiring,
        ("Shift+F6",),
        "cable",
        has_plan,
        section=1,
        words="chart schematic harness cut list holes underside mirrored labels flags test plan resistor print",
    ),
)
"""What is done with the wiring."""
