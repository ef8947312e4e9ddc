"""Edit > Select: choosing by what items have in common, what lies below, the next one, all but these.

What reads a plan is imported when it is done: the start page needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, RecordId
from diorama_planner.ui.actions import ActionSpec, has_plan, has_selection
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow

SUBMENU = "Select"
SECTION = 2


def select_all(window: MainWindow) -> None:
    """Select everything that is shown and not locked; inside a group everything in it."""
    from diorama_planner.app.editing.choosing import choosable

    selection = window.session.selection
    context = window.plan.canvas.desk.context
    inside = context.members(context.entered) if context.entered else None
    items = choosable(window.session.document)
    selection.set(item.id for item in items if inside is None or item.id in inside)


def select_none(window: MainWindow) -> None:
    """Select nothing, leave all groups and take up the select tool."""
    window.plan.set_tool("select")
    window.session.selection.clear()
    window.session.selection.enter("")


def by(choice: str) -> Callable[[MainWindow], None]:
    """Make the action that selects by one of the questions of `app.editing.choosing`."""

    def run(window: MainWindow) -> None:
        from diorama_planner.app.editing import choosing

        ask: Callable[[Document, Collection[RecordId]], frozenset[RecordId]] = getattr(choosing, choice)
        session = window.session
        found = ask(session.document, session.selection.ids - {BASE_ID})
        if not found and choice == "same_material":
            window.say(tr("What is selected has no material of its own."))
            return
        session.selection.set(found, session.selection.primary)

    return run


def below(window: MainWindow) -> None:
    """Select what lies below the selected items, in their middle."""
    from diorama_planner.tools.select import below_selection

    context = window.plan.canvas.desk.context
    found = below_selection(context)
    if found is None:
        window.say(tr("Nothing lies below."))
        return
    window.session.selection.set(context.group_of(found), found)


def beside(step: int) -> Callable[[MainWindow], None]:
    """Make the action that selects the next or the last item, from below to above."""

    def run(window: MainWindow) -> None:
        from diorama_planner.app.editing.choosing import choosable

        session = window.session
        known = {item.id for item in choosable(session.document)}
        order = [item_id for item_id in session.stacking() if item_id in known]
        if not order:
            return
        now = session.selection.primary
        place = order.index(now) + step if now in known else (0 if step > 0 else -1)
        found = order[place % len(order)]
        session.selection.set([found], found)

    return run


def _select(
    name: str,
    text: str,
    run: Callable[[MainWindow], None],
    *keys: str,
    enabled: Callable[[MainWindow], bool] = has_selection,
    words: str = "",
) -> ActionSpec:
    return ActionSpec(
        name, "Edit", text, run, keys, enabled=enabled, section=SECTION, submenu=SUBMENU, words=f"select {words}"
    )


ACTIONS = (
    ActionSpec("select-all", "Edit", "Select all", select_all, ("Ctrl+A",), section=SECTION),
    ActionSpec("select-none", "Edit", "Select nothing", select_none, ("Ctrl+Shift+A",), section=SECTION),
    _select("select-below", "What lies below", below, "B", words="under overlap"),
    _select("select-next", "The next item", beside(1), "]", enabled=has_plan),
    _select("select-previous", "The item before", beside(-1), "[", enabled=has_plan, words="last"),
    _select("select-kind", "The same kind", by("same_kind"), "Ctrl+Shift+I", words="thing like these"),
    _select("select-material", "The same material", by("same_material")),
    _select("select-layer", "The same layer", by("same_layer")),
    _select("select-others", "All others", by("inverted"), "Ctrl+I", enabled=has_plan, words="invert"),
)
"""The actions of the submenu, and the two above it."""
