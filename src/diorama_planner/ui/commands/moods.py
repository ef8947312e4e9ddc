"""The light in which the view in space is seen: the moods, as commands and in its bar.

`ui.space.hour` is imported when the view is first shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from diorama_planner.ui.actions import ActionSpec, has_plan
from diorama_planner.ui.commands.space_views import SUBMENU

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow
    from diorama_planner.ui.space.placing import SpacePlace

MOODS = (
    ("studio", "Light of a studio", "spotlight"),
    ("day", "Light of the day", "sun"),
    ("golden", "Golden hour", "sun"),
    ("dusk", "Dusk", "sun-moon"),
    ("night", "Night in space", "moon"),
)
"""Ids of `rendering.moods`, which is not loaded before the view is shown, with words and icons."""


def attach(window: MainWindow, place: SpacePlace) -> None:
    """Put the choice of light into the bar of the view in space."""
    from diorama_planner.ui.space.hour import Hour, HourBar

    place.hour = Hour(place.panel)
    place.hour.changed.connect(window.refresh)
    place.panel.add_tool(HourBar(place.hour, window.session, place.panel))


def turn_to(mood: str) -> Callable[[MainWindow], None]:
    """Make the action that shows a mood, and space beside the plan if it is not shown."""

    def run(window: MainWindow) -> None:
        from diorama_planner.ui.commands import space

        place = space.place_of(window)
        if place.panel.isHidden():
            space.show(window, space.SPLIT)
        if place.hour is not None:
            place.hour.choose(mood)

    return run


def shows(mood: str) -> Callable[[MainWindow], bool]:
    """Make the question whether a mood is shown."""

    def ask(window: MainWindow) -> bool:
        place = window.workspace.space if window.has_plan else None
        return place is not None and place.hour is not None and place.hour.mood == mood

    return ask


ACTIONS = tuple(
    ActionSpec(
        f"mood-{mood}",
        "View",
        words,
        turn_to(mood),
        (),
        icon,
        has_plan,
        shows(mood),
        section=3,
        submenu=SUBMENU,
        words="3d mood sky lighting",
    )
    for mood, words, icon in MOODS
)
"""The moods as commands."""
