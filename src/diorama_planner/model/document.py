"""The document: a revision and a mapping from id to record, never changed in place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar, cast

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.model.record import PRICES_ID, PROJECT_ID, Item, PriceList, Project, Record, RecordId

R = TypeVar("R", bound=Record)

_NO_RECORDS: Mapping[RecordId, Record] = MappingProxyType({})
_NO_ASSETS: Mapping[str, bytes] = MappingProxyType({})


def asset_name(data: bytes) -> str:
    """Give the name under which a document keeps bytes: 32 hexadecimal digits that follow from them."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


@dataclass(frozen=True)
class Document:
    """One state of a plan. `assets` are pictures and the like by the hash of their bytes."""

    revision: int = 0
    records: Mapping[RecordId, Record] = field(default_factory=lambda: _NO_RECORDS)
    assets: Mapping[str, bytes] = field(default_factory=lambda: _NO_ASSETS)

    @classmethod
    def of(cls, records: Iterable[Record], assets: Mapping[str, bytes] = _NO_ASSETS) -> Document:
        """Build a document of records.

        Raises:
            UsageError: two records have the same id.
        """
        found: dict[RecordId, Record] = {}
        for record in records:
            if record.id in found:
                raise UsageError(msg("two records have the id {id!r}", id=record.id), where=record.id)
            found[record.id] = record
        return cls(0, MappingProxyType(found), assets)

    @property
    def project(self) -> Project:
        """The record about the whole plan (its defaults if there is none)."""
        record = self.records.get(PROJECT_ID)
        return record if isinstance(record, Project) else Project(id=PROJECT_ID)

    @property
    def prices(self) -> PriceList:
        """What the user pays and has (empty if never said)."""
        record = self.records.get(PRICES_ID)
        return record if isinstance(record, PriceList) else PriceList(id=PRICES_ID)

    def items(self) -> Iterator[Item]:
        """Give the items on the plan, in no particular order."""
        return self.every(Item)

    def every(self, record_class: type[R]) -> Iterator[R]:
        """Give the records of a class; they are looked for once, as all that is derived from a plan asks for them."""
        found = self._found.get(record_class)
        if found is None:
            found = tuple(record for record in self.records.values() if isinstance(record, record_class))
            self._found[record_class] = found
        return cast("Iterator[R]", iter(found))

    @cached_property
    def _found(self) -> dict[type[Record], tuple[Record, ...]]:
        return {}

    def has_records_of(self, other: Document) -> bool:
        """Whether its records are the very same as another's, as they are again when a step is taken back."""
        theirs = other.records
        return len(theirs) == len(self.records) and all(
            theirs.get(record_id) is record for record_id, record in self.records.items()
        )

    def get(self, record_id: RecordId) -> Record:
        """Look a record up.

        Raises:
            UsageError: there is none.
        """
        try:
            return self.records[record_id]
        except KeyError:
            raise UsageError(msg("there is no record {id!r} in this plan", id=record_id)) from None
