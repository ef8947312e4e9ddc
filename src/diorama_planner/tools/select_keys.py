"""The keys that act on the selection: arrows nudge it, R turns it, Delete removes it."""

from __future__ import annotations

from collections.abc import Callable

from diorama_planner.model.draft import Draft
from diorama_planner.model.record import RecordId
from diorama_planner.tools.context import Context
from diorama_planner.tools.events import Key
from diorama_planner.tools.frame import selection_frame
from diorama_planner.tools.moving import turn_edit
from diorama_planner.tools.tool import Edit, Step
from diorama_planner.tools.vectors import MAGNET_DEG

_ARROWS = {"left": (-1, 0), "right": (1, 0), "down": (0, -1), "up": (0, 1)}


def pressed_key(event: Key, context: Context) -> Step | None:
    """What a key does to the selection; None if it means nothing, or nothing is selected that may be moved."""
    ids = frozenset(item_id for item_id in context.selection if context.can_move(item_id))
    if not ids:
        return None
    if event.name in _ARROWS:
        return Step(None, edit=_nudge(event, ids, context))
    if event.name == "r" and not event.modifiers.ctrl:
        frame = selection_frame(context)
        turn = -MAGNET_DEG if event.modifiers.shift else MAGNET_DEG
        return Step(None, edit=turn_edit(ids, turn, frame.pivot, context) if frame else None)
    if event.name in {"delete", "backspace"}:
        return Step(None, edit=Edit("Delete", _deleting(ids, context)))
    return None


def _nudge(event: Key, ids: frozenset[RecordId], context: Context) -> Edit:
    step = context.nudge_mm[1 if event.modifiers.shift else 0]
    dx, dy = (step * sign for sign in _ARROWS[event.name])
    verbs = context.verbs

    def nudge(draft: Draft) -> None:
        verbs.move(draft, ids, dx, dy)

    return Edit("Nudge", nudge, merge_key=f"nudge {hash(ids)}")


def _deleting(ids: frozenset[RecordId], context: Context) -> Callable[[Draft], frozenset[RecordId]]:
    verbs = context.verbs

    def delete(draft: Draft) -> frozenset[RecordId]:
        verbs.delete(draft, ids)
        return frozenset()

    return delete
