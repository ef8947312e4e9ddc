"""The list of changes behind undo and redo, bounded by memory only."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.model.change import Change
from diorama_planner.model.document import Document
from diorama_planner.model.roles import Role, infos_with_role

MEMORY_LIMIT = 200 * 2**20
MERGE_WINDOW_S = 1.0
_RECORD_BYTES = 600  # what a record weighs with its fields, measured on mixed plans
_POINT_BYTES = 112  # a tuple of two floats and its place in a list


def change_bytes(change: Change) -> int:
    """Estimate the memory that a change keeps alive."""
    points = sum(
        len(getattr(record, info.name) or ())
        for record in (*change.before.values(), *change.after.values())
        if record is not None
        for info in infos_with_role(type(record), Role.POINTS)
    )
    return _RECORD_BYTES * 2 * len(change.after) + _POINT_BYTES * points + sum(map(len, change.assets.values()))


@dataclass(slots=True)
class _Step:
    change: Change
    time: float
    size: int


class History:
    """Undo and redo stacks. Knows changes only; the store applies them."""

    def __init__(self, memory_limit: int = MEMORY_LIMIT) -> None:
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._limit = memory_limit
        self._size = 0

    @property
    def undo_label(self) -> str:
        """What undo would take back, empty if nothing."""
        return self._undo[-1].change.label if self._undo else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again, empty if nothing."""
        return self._redo[-1].change.label if self._redo else ""

    @property
    def labels(self) -> tuple[str, ...]:
        """What was done and what was taken back, from the oldest step to the newest."""
        return tuple(step.change.label for step in (*self._undo, *reversed(self._redo)))

    @property
    def done(self) -> int:
        """How many of these steps stand as done; the others were taken back."""
        return len(self._undo)

    def document_at(self, document: Document, done: int) -> Document:
        """Give what a document, in which `self.done` steps stand, would be with so many; nothing is undone."""
        for step in reversed(self._undo[done:]):
            document = step.change.inverse().apply(document)
        for step in self._redo[::-1][: max(0, done - len(self._undo))]:
            document = step.change.apply(document)
        return document

    def record(self, change: Change, time: float) -> None:
        """Remember a change made at `time` (seconds). Equal merge keys within a second become one step."""
        self._redo.clear()
        last = self._undo[-1] if self._undo else None
        if (
            last
            and change.merge_key
            and last.change.merge_key == change.merge_key
            and time - last.time < MERGE_WINDOW_S
        ):
            self._size -= last.size
            last.change, last.time = last.change.then(change), time
            last.size = change_bytes(last.change)
            self._size += last.size
            if last.change.is_empty:
                self._undo.pop()
                self._size -= last.size
        else:
            step = _Step(change, time, change_bytes(change))
            self._undo.append(step)
            self._size += step.size
        while self._size > self._limit and len(self._undo) > 1:
            self._size -= self._undo.pop(0).size

    def undo(self) -> Change | None:
        """Give the change that takes the last step back, or None."""
        if not self._undo:
            return None
        step = self._undo.pop()
        self._size -= step.size
        self._redo.append(step)
        return step.change.inverse()

    def redo(self) -> Change | None:
        """Give the change that was last taken back, or None."""
        if not self._redo:
            return None
        step = self._redo.pop()
        step.time = float("-inf")  # a redone step is finished: nothing merges into it
        self._size += step.size
        self._undo.append(step)
        return step.change
