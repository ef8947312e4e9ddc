"""Choosing items by what they have in common, and who may be moved. Reads the document; changes nothing."""

from __future__ import annotations

from collections.abc import Collection

from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.shared import materials_of
from diorama_planner.model.document import Document
from diorama_planner.model.record import Item, Layer, RecordId
from diorama_planner.model.roles import Role, infos_with_role

_FIXED = (Placement.NONE, Placement.FACE)


def can_move(document: Document, item: Item) -> bool:
    """Whether the user may move an item on the plan: neither it nor its layer locked, not the base nor on a face."""
    return kind_of(item).placement not in _FIXED and not is_locked(document, item)


def is_locked(document: Document, item: Item) -> bool:
    """Whether an item or its layer is locked."""
    if item.locked:
        return True
    layer = document.records.get(item.layer) if item.layer else None
    return isinstance(layer, Layer) and layer.locked


def choosable(document: Document) -> list[Item]:
    """The items that are shown and may be moved."""
    closed = {layer.id for layer in document.every(Layer) if layer.hidden or layer.locked}
    return [
        item
        for item in document.items()
        if not (item.hidden or item.locked or item.layer in closed) and kind_of(item).placement is not Placement.NONE
    ]


def same_kind(document: Document, ids: Collection[RecordId]) -> frozenset[RecordId]:
    """What is of the same kind as these; of things, what is the same thing."""
    wanted = {_what(item) for item in _items(document, ids)}
    return frozenset(item.id for item in choosable(document) if _what(item) in wanted)


def same_material(document: Document, ids: Collection[RecordId]) -> frozenset[RecordId]:
    """What has a material in common with these."""
    wanted = {material for item in _items(document, ids) for material in materials_of(item)}
    return frozenset(item.id for item in choosable(document) if not wanted.isdisjoint(materials_of(item)))


def same_layer(document: Document, ids: Collection[RecordId]) -> frozenset[RecordId]:
    """What lies on the layers of these."""
    wanted = {item.layer for item in _items(document, ids)}
    return frozenset(item.id for item in choosable(document) if item.layer in wanted)


def inverted(document: Document, ids: Collection[RecordId]) -> frozenset[RecordId]:
    """What may be chosen and is not among these."""
    chosen = frozenset(ids)
    return frozenset(item.id for item in choosable(document) if item.id not in chosen)


def _items(document: Document, ids: Collection[RecordId]) -> list[Item]:
    return [item for item_id in ids if isinstance(item := document.records.get(item_id), Item)]


def _what(item: Item) -> tuple[str, ...]:
    things = infos_with_role(type(item), Role.THING)
    return (item.kind, *(str(getattr(item, info.name)) for info in things))
