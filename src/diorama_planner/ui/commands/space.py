"""The view in space: the plan alone, both side by side, or space alone, and space in a window of its own.

What shows it is imported when it is first shown: starting loads nothing of three dimensions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from diorama_planner.ui.actions import ActionSpec, has_plan
from diorama_planner.ui.commands import lenses, moods, shots, space_views
from diorama_planner.ui.commands.space_views import SUBMENU

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow
    from diorama_planner.ui.space.placing import SpacePlace

PLAN, SPLIT, SPACE = "plan", "split", "space"


def place_of(window: MainWindow) -> SpacePlace:
    """Give where the view in space stands, made if need be; the view itself is its `panel`."""
    place = window.workspace.space
    if place is None:
        place = window.workspace.make_space()
        place.panel.closed.connect(lambda: show(window, PLAN))
        place.panel.window_wanted.connect(lambda: toggle_window(window))
        moods.attach(window, place)
        space_views.attach(window, place)
        lenses.attach(window, place)
        shots.attach(window, place)
        window.plan.tool_changed.connect(lambda tag: _make_room_for_tool(window, tag))
    return place


def _make_room_for_tool(window: MainWindow, tag: str) -> None:
    """Show the plan to one who wants to draw: tools draw on that."""
    if tag != "select" and mode_of(window) == SPACE:
        show(window, SPLIT)


def show(window: MainWindow, mode: str) -> None:
    """Show the plan, space, or both."""
    if mode != PLAN or window.workspace.space is not None:
        place_of(window).show(mode)
    if mode == SPACE:
        place_of(window).panel.setFocus()  # with the plan gone, Qt would give the keys to some heading
        space_views.with_hands(window, lambda hands: hands.focus())
    else:
        window.plan.setFocus()
    window.refresh()


def turn_to(mode: str) -> Callable[[MainWindow], None]:
    """Make the action that shows the plan, both, or space."""
    return lambda window: show(window, mode)


def mode_of(window: MainWindow) -> str:
    """Tell what is shown: the plan, both, or space; empty while no plan is open."""
    if not window.has_plan:
        return ""
    return window.workspace.space.mode if window.workspace.space is not None else PLAN


def shows(mode: str) -> Callable[[MainWindow], bool]:
    """Make the question whether that is shown."""
    return lambda window: mode_of(window) == mode


def toggle_space(window: MainWindow) -> None:
    """Show space alone, or the plan again."""
    show(window, PLAN if mode_of(window) == SPACE else SPACE)


def toggle_window(window: MainWindow) -> None:
    """Put the view in space into a window of its own, or back beside the plan."""
    place = place_of(window)
    if place.is_apart:
        place.show(SPLIT)
    else:
        place.set_apart(True)
    window.refresh()


def is_apart(window: MainWindow) -> bool:
    """Whether the view in space is in a window of its own."""
    return window.has_plan and window.workspace.space is not None and window.workspace.space.is_apart


ACTIONS = (
    ActionSpec(
        "plan-only", "View", "Plan", turn_to(PLAN), (), "map", has_plan, shows(PLAN), section=2, submenu=SUBMENU
    ),
    ActionSpec(
        "split",
        "View",
        "Plan and space side by side",
        turn_to(SPLIT),
        ("Shift+F3",),
        "columns-2",
        has_plan,
        shows(SPLIT),
        section=2,
        submenu=SUBMENU,
        words="3d split",
    ),
    ActionSpec(
        "space",
        "View",
        "View in space",
        toggle_space,
        ("F3",),
        "rotate-3d",
        has_plan,
        shows(SPACE),
        section=2,
        submenu=SUBMENU,
        words="3d three dimensions model",
    ),
    ActionSpec(
        "space-window",
        "View",
        "View in space in its own window",
        toggle_window,
        ("Ctrl+F3",),
        "app-window",
        has_plan,
        is_apart,
        section=2,
        submenu=SUBMENU,
        words="3d second screen",
    ),
)
"""The actions of the view in space."""
