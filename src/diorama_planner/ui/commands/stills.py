"""Stills: the dialog that takes them. It is imported when it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diorama_planner.ui.actions import ActionSpec, has_plan
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow


def take_still(window: MainWindow) -> None:
    """Take a still of the selected camera, or of the first; a plan without one is told so."""
    from diorama_planner.app.camera_facts import cameras_of

    cameras = cameras_of(window.session)
    if not cameras:
        window.say(tr("There is no camera yet: place one with Shift+C."))
        return
    from diorama_planner.ui.shots.still import take_still_dialog

    chosen = next((each.id for each in cameras if each.id in window.session.selection.ids), cameras[0].id)
    take_still_dialog(window.session, chosen, window)


ACTIONS = (
    ActionSpec(
        "take-still",
        "Tools",
        "Take a still…",
        take_still,
        ("Shift+F3+S",)[:0],
        "camera",
        has_plan,
        section=1,
        words="render photograph picture camera bokeh look film png 3d lens",
    ),
)
"""What makes pictures through the lens."""
