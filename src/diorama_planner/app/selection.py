"""Which items are picked. Session state: never in the document, never a step of the history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from diorama_planner.model.record import Point, RecordId


class Selection:
    """A set of ids and the primary one among them; tells one listener when it changes.

    `entered` is the group that the user works inside, empty outside all; `pivot` is the point (mm) that the
    user has set for these items to turn about, None for their own.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self.ids: frozenset[RecordId] = frozenset()
        self.primary: RecordId | None = None
        self.entered: RecordId = ""
        self.pivot: Point | None = None
        self._changed = changed
        self._acts: tuple[frozenset[RecordId], ...] = ()

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
            if new != self.ids:
                self.pivot = None
            kept = (act & new for act in (*self._acts, new - self.ids))
            self._acts = tuple(act for act in kept if act)
            self.ids, self.primary = new, primary
            self._changed()

    def earliest(self, among: Sequence[RecordId]) -> RecordId | None:
        """The one of these that was picked first; of those picked at once the one that is named first."""
        return next((record_id for act in self._acts for record_id in among if record_id in act), None)

    def add(self, ids: Iterable[RecordId]) -> None:
        """Pick these too."""
        self.set(self.ids | frozenset(ids))

    def toggle(self, record_id: RecordId) -> None:
        """Pick one, or let it go if it is picked."""
        self.set(self.ids ^ {record_id}, record_id)

    def clear(self) -> None:
        """Pick nothing."""
        self.set(())

    def enter(self, group: RecordId) -> None:
        """Go to work inside a group, or with an empty id outside all."""
        if group != self.entered:
            self.entered = group
            self._changed()

    def turn_about(self, point: Point | None) -> None:
        """Let these items turn about a point, or with None about their own middle again."""
        if point != self.pivot:
            self.pivot = point
            self._changed()
