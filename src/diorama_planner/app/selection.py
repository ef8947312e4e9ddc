"""Which items are picked. Session state: never in the document, never a step of the history."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from diorama_planner.model.record import RecordId


class Selection:
    """A set of ids and the primary one among them; tells one listener when it changes."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.ids: frozenset[RecordId] = frozenset()
        self.primary: RecordId | None = None
        self._changed = changed

    def __contains__(self, record_id: object) -> bool:
        return record_id in self.ids

    def __len__(self) -> int:
        return len(self.ids)

    def set(self, ids: Iterable[RecordId], primary: RecordId | None = None) -> None:
        """Pick these and no others; the primary is the one given, or any one if there is but one."""
        new = frozenset(ids)
        if primary not in new:
            primary = self.primary if self.primary in new else min(new, default=None)
        if (new, primary) != (self.ids, self.primary):
            self.ids, self.primary = new, primary
            self._changed()

    def add(self, ids: Iterable[RecordId]) -> None:
        """Pick these too."""
        self.set(self.ids | frozenset(ids))

    def toggle(self, record_id: RecordId) -> None:
        """Pick one, or let it go if it is picked."""
        self.set(self.ids ^ {record_id}, record_id)

    def clear(self) -> None:
        """Pick nothing."""
        self.set(())
