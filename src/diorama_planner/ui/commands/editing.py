"""The Edit and Arrange menus: history, and what is done to the selected items.

What acts on a plan is imported when it is done: the start page needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from diorama_planner.model.record import BASE_ID, Item, Point, RecordId
from diorama_planner.ui.actions import ActionSpec, has_plan, has_selection
from diorama_planner.ui.texts import tr, tr_count

if TYPE_CHECKING:
    from diorama_planner.model.draft import Draft
    from diorama_planner.ui.main_window import MainWindow

TURN, ORDER = "Turn and mirror", "Order"
"""Submenus of the Arrange menu."""

TURN_DEG = 15.0
COPY_STEP_MM = 10.0


def selected(window: MainWindow) -> list[RecordId]:
    """The selected items, without the base, in a fixed order."""
    return sorted(window.session.selection.ids - {BASE_ID})


def movable(window: MainWindow) -> list[RecordId]:
    """The selected items that may be moved: neither they nor their layers are locked."""
    return window.about_selection(_movable)


def _movable(window: MainWindow) -> list[RecordId]:
    from diorama_planner.app.editing.choosing import can_move

    document = window.session.document
    items = (document.records.get(item_id) for item_id in selected(window))
    return [item.id for item in items if isinstance(item, Item) and can_move(document, item)]


def edit_selection(window: MainWindow, one: str, many: str, act: Callable[[Draft, list[RecordId]], object]) -> None:
    """Do something to the selected, unlocked items as one step; says so if all of them are locked."""
    ids = movable(window)
    if not ids:
        if selected(window):
            window.say(tr("The selection is locked. Unlock it first (Ctrl+L)."))
        return
    with window.session.edit(tr_count(one, many, len(ids))) as draft:
        act(draft, ids)


def undo(window: MainWindow) -> None:
    """Take the last step back."""
    window.session.undo()


def redo(window: MainWindow) -> None:
    """Do the last step again."""
    window.session.redo()


def duplicate(window: MainWindow) -> None:
    """Copy the selected items beside themselves and select the copies."""
    from diorama_planner.app import verbs

    ids = selected(window)
    with window.session.edit(tr_count("Duplicate an item", "Duplicate {count} items", len(ids))) as draft:
        copies = verbs.duplicate(draft, ids, COPY_STEP_MM, -COPY_STEP_MM)
    window.session.selection.set(copies)


def delete(window: MainWindow) -> None:
    """Remove the selected items."""
    from diorama_planner.app import verbs

    edit_selection(window, "Delete an item", "Delete {count} items", verbs.delete)


def turning_point(window: MainWindow) -> Point | None:
    """The point that the selection turns about: the one that was set, else its middle."""
    from diorama_planner.tools.frame import selection_frame

    frame = selection_frame(window.plan.canvas.desk.context)
    return None if frame is None else frame.pivot


def turn(angle_deg: float) -> Callable[[MainWindow], None]:
    """Make the action that turns the selection counter-clockwise by an angle."""

    def run(window: MainWindow) -> None:
        from diorama_planner.app import verbs

        pivot = turning_point(window)
        edit_selection(
            window,
            "Rotate an item",
            "Rotate {count} items",
            lambda draft, ids: verbs.rotate(draft, ids, angle_deg, pivot),
        )

    return run


def bring(to: str) -> Callable[[MainWindow], None]:
    """Make the action that brings the selection to the front or sends it to the back."""

    def run(window: MainWindow) -> None:
        from diorama_planner.app import verbs

        edit_selection(
            window, "Reorder an item", "Reorder {count} items", lambda draft, ids: verbs.reorder(draft, ids, to)
        )

    return run


_FLAG_WORDS = {
    ("locked", True): ("Lock an item", "Lock {count} items"),
    ("locked", False): ("Unlock an item", "Unlock {count} items"),
    ("hidden", True): ("Hide an item", "Hide {count} items"),
}


def flag(field: str, value: bool) -> Callable[[MainWindow], None]:
    """Make the action that sets `locked` or `hidden` of the selection."""

    def run(window: MainWindow) -> None:
        ids = selected(window)
        one, several = _FLAG_WORDS[field, value]
        with window.session.edit(tr_count(one, several, len(ids))) as draft:
            for item_id in ids:
                draft.change(item_id, **{field: value})
        if field == "hidden":
            window.session.selection.clear()

    return run


def show_all(window: MainWindow) -> None:
    """Show every hidden item again."""
    with window.session.edit(tr("Show all")) as draft:
        for item in list(draft.every(Item)):
            if item.hidden:
                draft.change(item.id, hidden=False)


def rename(window: MainWindow) -> None:
    """Put the cursor into the label of the selected item."""
    window.inspector.focus_label()


def _undo_title(window: MainWindow) -> str:
    label = window.session.undo_label
    return tr("Undo {step}", step=label) if label else tr("Undo")


def _redo_title(window: MainWindow) -> str:
    label = window.session.redo_label
    return tr("Redo {step}", step=label) if label else tr("Redo")


def _can_undo(window: MainWindow) -> bool:
    return window.has_plan and window.session.can_undo


def _can_redo(window: MainWindow) -> bool:
    return window.has_plan and window.session.can_redo


def _any_locked(*, locked: bool) -> Callable[[MainWindow], bool]:
    """Make the question whether any selected item is locked, or any is not."""

    def ask(window: MainWindow) -> bool:
        records = window.session.document.records
        items = (records.get(item_id) for item_id in selected(window))
        return window.has_plan and any(isinstance(item, Item) and item.locked is locked for item in items)

    return ask


def has_items(window: MainWindow) -> bool:
    """Items are selected, not just the base."""
    return window.has_plan and bool(window.session.selection.ids - {BASE_ID})


ACTIONS = (
    ActionSpec("undo", "Edit", "Undo", undo, ("Ctrl+Z",), "undo-2", _can_undo, title=_undo_title),
    ActionSpec("redo", "Edit", "Redo", redo, ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2", _can_redo, title=_redo_title),
    ActionSpec("duplicate", "Edit", "Duplicate", duplicate, ("Ctrl+D",), "copy", has_items, section=1),
    ActionSpec("delete", "Edit", "Delete", delete, ("Del", "Backspace"), "trash-2", has_items, section=1),
    ActionSpec("rename", "Edit", "Rename", rename, ("F2",), "pencil", has_selection, section=3, words="label name"),
    ActionSpec("turn", "Arrange", "Rotate by 15°", turn(TURN_DEG), ("R",), "rotate-ccw", has_items, submenu=TURN),
    ActionSpec(
        "turn-back",
        "Arrange",
        "Rotate back by 15°",
        turn(-TURN_DEG),
        ("Shift+R",),
        "rotate-cw",
        has_items,
        submenu=TURN,
    ),
    ActionSpec("turn-quarter", "Arrange", "Rotate by 90°", turn(90.0), ("Ctrl+R",), enabled=has_items, submenu=TURN),
    ActionSpec(
        "to-front",
        "Arrange",
        "Bring to the front",
        bring("front"),
        ("Ctrl+Shift+Up",),
        "bring-to-front",
        has_items,
        section=1,
        submenu=ORDER,
        words="above order",
    ),
    ActionSpec(
        "to-back",
        "Arrange",
        "Send to the back",
        bring("back"),
        ("Ctrl+Shift+Down",),
        "send-to-back",
        has_items,
        section=1,
        submenu=ORDER,
        words="below order",
    ),
    ActionSpec(
        "lock", "Arrange", "Lock", flag("locked", True), ("Ctrl+L",), "lock", _any_locked(locked=False), section=2
    ),
    ActionSpec(
        "unlock",
        "Arrange",
        "Unlock",
        flag("locked", False),
        ("Ctrl+Shift+L",),
        "lock-open",
        _any_locked(locked=True),
        section=2,
    ),
    ActionSpec("hide", "Arrange", "Hide", flag("hidden", True), ("Ctrl+H",), "eye-off", has_items, section=2),
    ActionSpec(
        "show-all", "Arrange", "Show all that is hidden", show_all, ("Ctrl+Shift+H",), "eye", has_plan, section=2
    ),
)
"""The actions of both menus."""
