"""Arrange > Wall and Insert > Opening: what is done to walls, the rooms between them, and sorts of openings.

What acts on a plan is imported when it is done: the start page needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from diorama_planner.model.record import Item, RecordId
from diorama_planner.ui.actions import ActionSpec, has_plan, holds_tool, take_tool
from diorama_planner.ui.commands.editing import movable
from diorama_planner.ui.commands.viewing import MARKS, is_on, toggle
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow

SECTION = 41
"""Where the submenu stands among the sections of its menu."""

SUBMENU = "Wall"
OPENING = "Opening"
PARALLEL_MM = 20.0

SORTS = (
    ("window", "Window", "app-window"),
    ("door", "Door", "door-open"),
    ("roller_shutter", "Roller shutter", ""),
    ("shop_front", "Shop front", "store"),
    ("arch", "Arch", ""),
    ("alcove", "Alcove", ""),
)
"""Fillings of openings in the order of `app.defaults`, with their words and icons."""


def _walls(window: MainWindow) -> list[RecordId]:
    """The selected, unlocked walls, the primary one first."""
    return window.about_selection(_joining)


def _joining(window: MainWindow) -> list[RecordId]:
    from diorama_planner.tools.following import joins

    records, primary = window.session.document.records, window.session.selection.primary
    items = (records.get(item_id) for item_id in movable(window))
    found = [item.id for item in items if isinstance(item, Item) and joins(item)]
    return sorted(found, key=lambda item_id: item_id != primary)


def _any_wall(window: MainWindow) -> bool:
    return window.has_plan and bool(window.session.selection.ids) and bool(_walls(window))


def _two_walls(window: MainWindow) -> bool:
    return _any_wall(window) and len(_walls(window)) > 1


def join(window: MainWindow) -> None:
    """Make one wall of the selected ones, as far as they meet end to end."""
    from diorama_planner.app.editing.wall_edits import join_all

    with window.session.edit(tr("Join walls")) as draft:
        made = join_all(draft, _walls(window))
    window.session.selection.set([made])


def parallel(window: MainWindow) -> None:
    """Ask how far, then set a wall like each selected one beside it."""
    from diorama_planner.app.editing import wall_edits
    from diorama_planner.ui.dialogs.ask_length import LengthQuestion

    def act(mm: float) -> None:
        with window.session.edit(tr("Parallel wall")) as draft:
            made = [wall_edits.parallel(draft, item_id, mm) for item_id in _walls(window)]
        window.session.selection.set(made)

    lead = tr("From centre-line to centre-line, before the front of the wall; behind it with a minus.")
    LengthQuestion(
        window.session, tr("Parallel wall"), lead, tr("Distance"), act, start_mm=PARALLEL_MM, parent=window
    ).exec()


def make_floor(window: MainWindow) -> None:
    """Cover the ground of the rooms that the selected walls enclose."""
    from diorama_planner.app.editing.rooms import make_floors

    rooms = window.session.derived.rooms.of(window.session.selection.ids)
    with window.session.edit(tr("Make a floor") if len(rooms) < 2 else tr("Make floors")) as draft:
        made = make_floors(draft, rooms)
    window.session.selection.set(made)


def take_opening(sort: int) -> Callable[[MainWindow], None]:
    """Make the action that takes up the opening tool with a sort of opening in the hand."""

    def run(window: MainWindow) -> None:
        from diorama_planner.kinds.registry import KINDS
        from diorama_planner.tools.hosted import hosted_tool

        window.plan.canvas.desk.take_tool(hosted_tool(KINDS["opening"], sort))
        window.plan.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    return run


def _spec(
    name: str,
    text: str,
    run: Callable[[MainWindow], object],
    enabled: Callable[[MainWindow], bool],
    *,
    icon: str = "",
    words: str = "",
    tool: str = "",
) -> ActionSpec:
    return ActionSpec(
        name,
        "Arrange",
        text,
        run,
        (),
        icon,
        enabled,
        checked=holds_tool(tool) if tool else None,
        section=SECTION,
        words=f"wall {words}",
        submenu=SUBMENU,
    )


ACTIONS = (
    _spec(
        "split-wall", "Split a wall", take_tool("split-wall"), has_plan, words="part cut divide", tool="split-wall"
    ),
    _spec("join-walls", "Join walls", join, _two_walls, words="merge unite one"),
    _spec("parallel-wall", "Parallel wall…", parallel, _any_wall, words="offset copy distance"),
    _spec("bend-wall", "Bend a wall", take_tool("bend-wall"), has_plan, words="arc curve round", tool="bend-wall"),
    _spec(
        "loose-corner",
        "Corners that come apart",
        take_tool("loose-corner"),
        has_plan,
        words="removable glue loose",
        tool="loose-corner",
    ),
    _spec("make-floor", "Make a floor", make_floor, _any_wall, words="room ground area"),
    ActionSpec(
        "rooms",
        "View",
        "Areas of all rooms",
        toggle("rooms_shown"),
        checked=is_on("rooms_shown"),
        section=1,
        submenu=MARKS,
        words="room area size",
    ),
    *(
        ActionSpec(
            f"opening-{name.replace('_', '-')}",
            "Insert",
            text,
            take_opening(sort),
            (),
            icon,
            words="opening hole",
            section=2,
            submenu=OPENING,
        )
        for sort, (name, text, icon) in enumerate(SORTS)
    ),
)
"""The actions of both submenus."""
