"""The plan as an outline: layers, in them groups and items, from above to below; and moving things within it.

Branches are worked out when they are asked for, so that ten thousand items cost nothing while they are folded.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from diorama_planner.app.editing.grouping import Groups
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.document import Document
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import BASE_ID, Group, Item, Layer, RecordId

NodeKind = Literal["layer", "group", "item"]


@dataclass(eq=False, slots=True)
class Node:
    """A line of the outline. `id` is that of its record, empty for what lies on no layer."""

    kind: NodeKind
    id: RecordId
    parent: Node | None
    row: int
    items: tuple[Item, ...]
    """All items below it, those in groups too; itself if it is one."""


class Outline:
    """The outline of one document, perhaps only of items that a search finds."""

    def __init__(self, document: Document, finds: Callable[[Item], bool] | None = None) -> None:
        self.document = document
        self._groups = Groups.of(document)
        self._known: dict[RecordId, Node] = {}
        self._branches: dict[Node, list[Node]] = {}
        by_layer: dict[RecordId, list[Item]] = {}
        for item in document.items():
            if item.id != BASE_ID and (finds is None or finds(item)):
                by_layer.setdefault(item.layer, []).append(item)
        self.count = sum(map(len, by_layer.values()))
        layers = sorted(document.every(Layer), key=lambda layer: -layer.order)
        shown = [layer.id for layer in layers if finds is None or layer.id in by_layer]
        if "" in by_layer or not shown:
            shown.append("")
        self.roots = [
            self._noted(Node("layer", layer_id, None, row, tuple(by_layer.get(layer_id, ()))))
            for row, layer_id in enumerate(shown)
        ]

    def below(self, node: Node) -> list[Node]:
        """The lines of a branch, worked out when first asked for."""
        if node not in self._branches:
            self._branches[node] = [] if node.kind == "item" else self._unfolded(node)
        return self._branches[node]

    def find(self, record_id: RecordId) -> Node | None:
        """The line of an item or a group; its branch is worked out if need be."""
        if record_id not in self._known:
            record = self.document.records.get(record_id)
            root = next((root for root in self.roots if isinstance(record, Item) and root.id == record.layer), None)
            if root is not None:
                self._unfold_to(root, record_id)
        return self._known.get(record_id)

    def _unfold_to(self, node: Node, record_id: RecordId) -> None:
        for child in self.below(node):
            if child.kind == "group" and self._groups.holds(child.id, record_id):
                self._unfold_to(child, record_id)

    def _unfolded(self, node: Node) -> list[Node]:
        """Groups and single items of a branch, the topmost first; a group stands where its topmost item does."""
        within = node.id if node.kind == "group" else ""
        parts: dict[RecordId, list[Item]] = {}
        for item in sorted(node.items, key=_height, reverse=True):
            group = self._groups.group_of(item.id, within)
            parts.setdefault(group or item.id, []).append(item)
        made = []
        for row, (name, items) in enumerate(parts.items()):
            kind: NodeKind = "item" if items[0].id == name else "group"
            made.append(self._noted(Node(kind, name, node, row, tuple(items))))
        return made

    def _noted(self, node: Node) -> Node:
        if node.kind != "layer":
            self._known.setdefault(node.id, node)
        return node


def _height(item: Item) -> tuple[int, float, RecordId]:
    return kind_of(item).level, item.order, item.id


def same_place(before: Item, after: Item) -> bool:
    """Whether an item stands at the same line of the outline as before."""
    places = [(item.kind, item.layer, item.group, item.order) for item in (before, after)]
    return places[0] == places[1]


def put_into(draft: Draft, item_ids: Collection[RecordId], groups: Iterable[RecordId], onto: Node) -> None:
    """Put single items and whole groups onto a layer, or into a group on the layer of that group's items.

    Raises:
        UsageError: a group would come to lie in itself.
    """
    known = Groups.in_draft(draft)
    target = onto.id if onto.kind == "group" else ""
    layer = onto.id if onto.kind == "layer" else (onto.items[0].layer if onto.items else "")
    chosen = set(groups)
    for group in chosen:
        if group == target or _lies_in(known, target, group):
            raise UsageError(msg("a group cannot be put into itself"))
        if isinstance(draft.find(group), Group):
            draft.change(group, group=target)
        for member in known.members(group):
            draft.change(member, layer=layer)
    carried = {member for group in chosen for member in known.members(group)}
    for item_id in item_ids:
        if item_id not in carried:
            draft.change(item_id, layer=layer, group=target)


def _lies_in(groups: Groups, group: RecordId, outer: RecordId) -> bool:
    seen: set[RecordId] = set()
    while group and group not in seen:
        seen.add(group)
        group = groups.around(group)
        if group == outer:
            return True
    return False
