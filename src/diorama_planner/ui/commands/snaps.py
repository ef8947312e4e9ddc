"""The View menu's part about snapping and guides: one switch for each reason to snap, and guides put away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from diorama_planner.app.preferences import SNAPS
from diorama_planner.model.record import Guide
from diorama_planner.ui.actions import ActionSpec
from diorama_planner.ui.commands.viewing import is_on, toggle

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow

SNAP_WORDS = {
    "grid": "Grid",
    "vertex": "Corners",
    "midpoint": "Middles",
    "centre": "Centres",
    "edge": "Edges",
    "base edge": "Edge of the base",
    "guide": "Guides",
    "intersection": "Crossings",
    "perpendicular": "Right angles",
    "tangent": "Tangents",
    "extension": "Extensions of edges",
    "aligned": "In line with neighbours",
    "equal gaps": "Equal gaps",
}
"""What each reason to snap is called in menus and preferences."""


def switch(name: str) -> Callable[[MainWindow], None]:
    """Make the action that turns a reason to snap on or off."""

    def run(window: MainWindow) -> None:
        off = window.session.preferences.snaps_off
        window.session.set_preferences(snaps_off=off ^ {name})

    return run


def snaps_to(name: str) -> Callable[[MainWindow], bool]:
    """Make the question whether a reason to snap is on."""
    return lambda window: name not in window.session.preferences.snaps_off


def has_guides(window: MainWindow) -> bool:
    """There are guides on an open plan."""
    return window.has_plan and any(window.session.document.every(Guide))


def pull_guide(direction: str) -> Callable[[MainWindow], None]:
    """Make the action that takes a new guide in hand; its place is typed or pointed at."""
    return lambda window: window.plan.pull_guide(direction)


def clear_guides(window: MainWindow) -> None:
    """Take all guides away."""
    with window.session.edit("Remove all guides") as draft:
        for guide in list(draft.every(Guide)):
            draft.remove(guide.id)


ACTIONS = (
    *(
        ActionSpec(
            f"snap-{name.replace(' ', '-')}",
            "View",
            SNAP_WORDS[name],
            switch(name),
            checked=snaps_to(name),
            section=1,
            submenu="Snap to",
            words="snap",
        )
        for name in SNAPS
    ),
    *(
        ActionSpec(
            f"guide-{direction}",
            "View",
            f"Add a {direction} guide",
            pull_guide(direction),
            section=1,
            submenu="Guides",
            words="ruler line",
        )
        for direction in ("horizontal", "vertical")
    ),
    ActionSpec(
        "guides",
        "View",
        "Show guides",
        toggle("guides_shown"),
        checked=is_on("guides_shown"),
        section=1,
        submenu="Guides",
    ),
    ActionSpec(
        "lock-guides",
        "View",
        "Lock guides",
        toggle("guides_locked"),
        checked=is_on("guides_locked"),
        section=1,
        submenu="Guides",
    ),
    ActionSpec(
        "clear-guides", "View", "Remove all guides", clear_guides, enabled=has_guides, section=1, submenu="Guides"
    ),
)
"""The actions of snapping and guides."""
