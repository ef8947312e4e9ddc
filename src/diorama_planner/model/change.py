"""A reversible difference between two documents: undo is the inverse change, nothing else can undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from diorama_planner.model.document import Document
from diorama_planner.model.record import Record, RecordId


@dataclass(frozen=True, slots=True)
class Change:
    """What one edit did: for every touched id the record before and after, `None` meaning absent.

    `merge_key` lets a run of small edits (nudges, a spin box) become one step of the history. Assets are only
    ever added; saving leaves out those that nothing names.
    """

    label: str
    before: Mapping[RecordId, Record | None]
    after: Mapping[RecordId, Record | None]
    assets: Mapping[str, bytes] = field(default_factory=dict)
    merge_key: str = ""

    @property
    def ids(self) -> frozenset[RecordId]:
        """The records that the change touches."""
        return frozenset(self.after)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not self.after and not self.assets

    def inverse(self) -> Change:
        """Give the change that takes this one back."""
        return replace(self, before=self.after, after=self.before, assets={})

    def then(self, later: Change) -> Change:
        """Join a later change to this one; records that return to where they were drop out."""
        before = {**later.before, **self.before}
        after = {**self.after, **later.after}
        same = [record_id for record_id in after if before[record_id] == after[record_id]]
        for record_id in same:
            del before[record_id], after[record_id]
        return replace(later, label=self.label, before=before, after=after, assets={**self.assets, **later.assets})

    def apply(self, document: Document) -> Document:
        """Give the document with the change made; the revision counts up."""
        records = dict(document.records)
        for record_id, record in self.after.items():
            if record is None:
                records.pop(record_id, None)
            else:
                records[record_id] = record
        assets = MappingProxyType({**document.assets, **self.assets}) if self.assets else document.assets
        return Document(document.revision + 1, MappingProxyType(records), assets)
