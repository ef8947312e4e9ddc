"""What a tool is: a tag, a first state and a pure function from state and event to what follows."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, TypeAlias

from diorama_planner.core.messages import Message
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Point, RecordId
from diorama_planner.tools.context import Context
from diorama_planner.tools.events import Cancel, Event, Key, Typed
from diorama_planner.tools.preview import NOTHING, Preview

DRAG_PIXELS = 4.0
"""How far the pointer goes with the button held before a click becomes a drag."""

REACH_PIXELS = 8.0
"""How near the pointer must come to a handle or to the first point of a line."""


ENTER = "enter"
"""How a tool asks for the Enter key when nothing is begun; it is told as `Confirm`."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to commit: its name in the history and what it does to a draft.

    `apply` gives the ids that are to be selected afterwards, or None to leave the selection. Edits with the
    same `merge_key` that follow each other become one step of the history.
    """

    label: str
    apply: Callable[[Draft], Collection[RecordId] | None]
    merge_key: str = ""


@dataclass(frozen=True, slots=True)
class Pivot:
    """Where the selection is to turn about; without a point about its own middle again."""

    at: Point | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What follows from an event. An event that is not `handled` may be a shortcut of the window."""

    state: Any
    preview: Preview = NOTHING
    edit: Edit | None = None
    select: frozenset[RecordId] | None = None
    primary: RecordId | None = None
    """Which of the selected items the user pointed at."""
    message: Message | None = None
    opened: RecordId | None = None
    """An item that the user wants to edit."""
    enter: RecordId | None = None
    """A group that the user goes to work inside; empty leaves all groups."""
    pivot: Pivot | None = None
    """A point to turn about that the user has set."""
    done: bool = False
    """Whether the user has put the tool down."""
    handled: bool = True


def otherwise(state: Any, event: Event) -> Step:
    """What a tool that has begun nothing makes of what says nothing to it: Escape puts it down, keys are others'."""
    match event:
        case Cancel():
            return Step(state, done=True)
        case Key() | Typed():
            return Step(state, handled=False)
        case _:
            return Step(state)


StepFunction: TypeAlias = Callable[[Any, Event, Context], Step]


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool as the canvas holds it. `pans` tools leave the pointer to the view.

    `keys` are those, by the names that events give them, that it wants before any shortcut of the window does.
    `refresh` gives what a tool shows when it is taken up, and when the plan or the selection has changed.
    """

    tag: str
    idle: Any
    step: StepFunction
    hint: Message
    cursor: str = "cross"
    pans: bool = False
    keys: frozenset[str] = frozenset()
    snaps: bool = True
    """Whether the pointer is drawn to what is near it."""
    scrolls: bool = False
    """Whether the wheel with Shift is told as the keys [ and ], with Ctrl too as { and }."""
    refresh: Callable[[Any, Context], Step] | None = None
