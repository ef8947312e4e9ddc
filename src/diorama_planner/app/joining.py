"""Who joins whom: the runs of all items whose kind has them, kept in step with the document."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from diorama_planner.geometry.joints import Joints
from diorama_planner.geometry.walls import Run
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.document import Document
from diorama_planner.model.record import Item, Record, RecordId


class Joining:
    """Follows a document; worked out when it is first asked for."""

    def __init__(self) -> None:
        self._joints: Joints | None = None

    def forget(self) -> None:
        """Turn to another document."""
        self._joints = None

    def ensure(self, document: Document) -> Joints:
        """Know the document as it stands."""
        if self._joints is None:
            runs = ((item.id, run_of(item)) for item in document.items())
            self._joints = Joints({item_id: run for item_id, run in runs if run is not None})
        return self._joints

    def follow(self, ids: Collection[RecordId], before: Document, after: Document) -> set[RecordId]:
        """Follow a change of records; gives the items whose joints may differ."""
        joints = self.ensure(before)
        old = {item_id: run_of(before.records.get(item_id)) for item_id in ids}
        new = {item_id: run_of(after.records.get(item_id)) for item_id in ids}
        changed = {item_id: run for item_id, run in new.items() if run != old[item_id]}
        return joints.update(changed) if changed else set()

    def joined(self, item: Item, document: Document) -> list[Item]:
        """The items that one touches, also one that is not on the plan yet, in order of their ids."""
        joints = self.ensure(document)
        if document.records.get(item.id) is item:
            found = joints.touching(item.id)
        else:
            run = run_of(item)
            found = [] if run is None else joints.touching_run(run, without=item.id)
        return [cast(Item, document.records[item_id]) for item_id in found]


def run_of(record: Record | None) -> Run | None:
    """The centre-line and thickness by which an item joins others; None if it joins nothing."""
    facet = kind_of(record).run if isinstance(record, Item) else None
    return facet(record) if facet else None
