"""An edit in progress: a document with touched records laid over it, which becomes one change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.model.change import Change
from diorama_planner.model.document import Document, asset_name
from diorama_planner.model.naming import with_references
from diorama_planner.model.record import Item, Record, RecordId
from diorama_planner.model.roles import Role, infos_with_role

R = TypeVar("R", bound=Record)


class Draft:
    """Collects edits. Nothing is seen outside until it is turned into a `Change`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._touched: dict[RecordId, Record | None] = {}
        self._assets: dict[str, bytes] = {}
        self._top: float | None = None

    def find(self, record_id: RecordId) -> Record | None:
        """Look a record up as the draft stands."""
        if record_id in self._touched:
            return self._touched[record_id]
        return self.document.records.get(record_id)

    def get(self, record_id: RecordId) -> Record:
        """Look a record up as the draft stands.

        Raises:
            UsageError: there is none.
        """
        record = self.find(record_id)
        if record is None:
            raise UsageError(msg("there is no record {id!r} in this plan", id=record_id))
        return record

    def every(self, record_class: type[R]) -> Iterator[R]:
        """Give the records of a class as the draft stands."""
        for record_id, record in self.document.records.items():
            if record_id not in self._touched and isinstance(record, record_class):
                yield record
        for touched in list(self._touched.values()):
            if isinstance(touched, record_class):
                yield touched

    @property
    def touched(self) -> frozenset[RecordId]:
        """The records that were added, changed or removed so far."""
        return frozenset(self._touched)

    def put(self, record: Record) -> None:
        """Add a record, or put it in the place of the one with its id."""
        self._touched[record.id] = record

    def add(self, record: Record) -> None:
        """Add a new record; an item without an order goes on top.

        Raises:
            UsageError: the id is taken.
        """
        if self.find(record.id) is not None:
            raise UsageError(msg("the id {id!r} is taken", id=record.id), "leave the id out, or choose another")
        if isinstance(record, Item) and record.order == 0:
            record = replace(record, order=self.top_order())
        self.put(record)

    def top_order(self) -> float:
        """Give an order above that of every item."""
        if self._top is None:
            self._top = max((item.order for item in self.every(Item)), default=0.0)
        self._top += 1
        return self._top

    def change(self, record_id: RecordId, **fields: Any) -> None:
        """Give fields of a record new values."""
        self.put(replace(self.get(record_id), **fields))

    def remove(self, record_id: RecordId) -> None:
        """Remove a record; those that live by it go too, those that merely name it let go.

        Raises:
            UsageError: there is none.
        """
        self.remove_all((record_id,))

    def remove_all(self, record_ids: Iterable[RecordId]) -> None:
        """Remove records at once, as `remove` does each of them: the rest is looked through once for all.

        Raises:
            UsageError: one of them is not there; nothing is removed.
        """
        going = {self.get(record_id).id for record_id in record_ids}
        while going:
            self._touched.update(dict.fromkeys(going))
            following: set[RecordId] = set()
            for record in [r for r in self.every(Record) if any(i in going for _, i in r.references())]:
                infos = infos_with_role(type(record), Role.REFERENCE)
                if any(info.spec.cascade and getattr(record, info.name) in going for info in infos):
                    following.add(record.id)
                else:
                    self.put(with_references(record, partial(_still_there, going)))
            going = following

    def add_asset(self, data: bytes) -> str:
        """Keep bytes in the document and give their name."""
        name = asset_name(data)
        self._assets[name] = data
        return name

    def to_change(self, label: str, merge_key: str = "") -> Change:
        """Turn what was done into a change; records that are as before are left out."""
        before: dict[RecordId, Record | None] = {}
        after: dict[RecordId, Record | None] = {}
        for record_id, record in self._touched.items():
            old = self.document.records.get(record_id)
            if old != record:
                before[record_id], after[record_id] = old, record
        assets = {name: data for name, data in self._assets.items() if name not in self.document.assets}
        return Change(label, before, after, assets, merge_key)


def _still_there(going: Set[RecordId], named: RecordId) -> RecordId:
    return "" if named in going else named
