"""Find and replace: one thing of the catalogue put in the place of another, wherever it stands or is scattered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import MISSING, fields, replace
from typing import Any

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.kinds.shared import things_of
from diorama_planner.model.document import Document
from diorama_planner.model.draft import Draft
from diorama_planner.model.naming import renamed
from diorama_planner.model.record import Layer, RecordId
from diorama_planner.model.roles import Role

_OF_THE_THING = frozenset({"size_mm", "casting_mm", "colours"})
"""What was said of the thing itself, and is not true of another."""


def things_on(document: Document, among: Collection[RecordId] | None = None) -> Counter[str]:
    """Count items by the catalogue ids of their things, perhaps only some; one that scatters things counts once."""
    items = (item for item in document.items() if among is None or item.id in among)
    return Counter(thing for item in items for thing in set(things_of(item)))


def replaceable(document: Document, old: str, among: Collection[RecordId] | None = None) -> list[RecordId]:
    """The items that are a thing, or scatter it, and may be changed: neither they nor their layer are locked."""
    shut = {layer.id for layer in document.every(Layer) if layer.locked}
    return [
        item.id
        for item in document.items()
        if (among is None or item.id in among)
        and old in things_of(item)
        and not item.locked
        and item.layer not in shut
    ]


def replace_things(draft: Draft, ids: Collection[RecordId], old: str, new: str, catalogue: Catalogue) -> None:
    """Put another thing in the place of one; place, rotation, label, note, layer and group stay.

    Sizes and colours that were said of the old thing go. In a mix the weight stays.

    Raises:
        UsageError: the new thing is unknown, cannot be placed, or is the old one.
    """
    entry = catalogue.thing(new)
    if not entry.placeable:
        raise UsageError(msg("{id} cannot be placed: {why}", id=entry.id, why=entry.refusal))
    if entry.id == old:
        raise UsageError(msg("that is the same thing"), msg("choose another one"))
    for item_id in ids:
        before = draft.get(item_id)
        record = renamed(before, Role.THING, old, entry.id)
        if record is not before:
            draft.put(replace(record, **_fresh(record)))


def _fresh(record: Any) -> dict[str, Any]:
    """The defaults of the fields that said something of the old thing."""
    found: dict[str, Any] = {}
    for each in fields(record):
        if each.name in _OF_THE_THING:
            found[each.name] = each.default if each.default_factory is MISSING else each.default_factory()
    return found
