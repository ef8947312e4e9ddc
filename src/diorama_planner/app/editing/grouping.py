"""Groups: items that are picked as one, groups within groups, and the group that the user works inside.

`Groups` answers for one document who belongs together; the verbs put items into groups and let them out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.model.document import Document
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Group, Item, RecordId, new_id


class Groups:
    """Who belongs together in one document. `entered` is the group that the user works inside, or empty."""

    def __init__(self, items: Iterable[Item], groups: Iterable[Group]) -> None:
        self._parents = {group.id: group.group for group in groups}
        self._direct = {item.id: item.group for item in items if item.group}
        self._members: dict[RecordId, set[RecordId]] = {}
        for item_id, group in self._direct.items():
            for outer in self.chain(group):
                self._members.setdefault(outer, set()).add(item_id)

    @classmethod
    def of(cls, document: Document) -> Groups:
        """The groups of a document."""
        return cls(document.items(), document.every(Group))

    @classmethod
    def in_draft(cls, draft: Draft) -> Groups:
        """The groups as a draft stands."""
        return cls(draft.every(Item), draft.every(Group))

    def unit_of(self, item_id: RecordId, entered: RecordId = "") -> frozenset[RecordId]:
        """The item and those that are picked with it."""
        group = self.group_of(item_id, entered)
        return frozenset(self._members[group]) if group else frozenset({item_id})

    def group_of(self, item_id: RecordId, entered: RecordId = "") -> RecordId:
        """The outermost group that an item is picked with, seen from inside `entered`; empty if it is alone."""
        chain = self.chain(self._direct.get(item_id, ""))
        if entered in chain:
            chain = chain[: chain.index(entered)]
        return chain[-1] if chain else ""

    def holds(self, group: RecordId, item_id: RecordId) -> bool:
        """Whether an item is somewhere in a group."""
        return item_id in self._members.get(group, ())

    def members(self, group: RecordId) -> frozenset[RecordId]:
        """Every item in a group, those of groups inside it too."""
        return frozenset(self._members.get(group, ()))

    def around(self, group: RecordId) -> RecordId:
        """The group that holds a group; empty if none does."""
        return self._parents.get(group, "")

    def units(self, item_ids: Collection[RecordId], entered: RecordId = "") -> list[list[RecordId]]:
        """Part items into what is picked as one, in the order given."""
        parts: dict[RecordId, list[RecordId]] = {}
        for item_id in item_ids:
            parts.setdefault(self.group_of(item_id, entered) or item_id, []).append(item_id)
        return list(parts.values())

    def inside(self, item_ids: Collection[RecordId]) -> list[RecordId]:
        """The groups whose items are all among these, those inside others too."""
        chosen = set(item_ids)
        return [name for name, members in self._members.items() if name in self._parents and members <= chosen]

    def chain(self, group: RecordId) -> list[RecordId]:
        """A group and those round it, the innermost first; a ring of groups ends where it begins."""
        chain: list[RecordId] = []
        while group and group not in chain:
            chain.append(group)
            group = self._parents.get(group, "")
        return chain


def group(draft: Draft, item_ids: Collection[RecordId], entered: RecordId = "") -> RecordId:
    """Put items into a new group inside `entered`; groups among them stay and lie in it. Gives its id.

    Raises:
        UsageError: fewer than two things to hold together.
    """
    known = Groups.in_draft(draft)
    units = known.units(item_ids, entered)
    if len(units) < 2:
        raise UsageError(msg("there is nothing to group"), "select two items or more")
    made = Group(id=new_id(), group=entered if draft.find(entered) else "")
    draft.put(made)
    for unit in units:
        inner = known.group_of(unit[0], entered)
        if inner and isinstance(record := draft.find(inner), Group):
            draft.put(replace(record, group=made.id))
        else:
            for item_id in unit:
                draft.change(item_id, group=made.id)
    return made.id


def ungroup(draft: Draft, item_ids: Collection[RecordId], entered: RecordId = "") -> None:
    """Dissolve the outermost groups of items; what was in them moves out one step.

    Raises:
        UsageError: none of them is in a group.
    """
    known = Groups.in_draft(draft)
    outer = {name for item_id in item_ids if (name := known.group_of(item_id, entered))}
    if not outer:
        raise UsageError(msg("there is no group to dissolve"), "select a group")
    for item in [item for item in draft.every(Item) if item.group in outer]:
        draft.put(replace(item, group=known.around(item.group)))
    for inner in [record for record in draft.every(Group) if record.group in outer]:
        draft.put(replace(inner, group=known.around(inner.group)))
    for name in outer:
        if draft.find(name) is not None:
            draft.remove(name)


def drop_empty_groups(draft: Draft) -> None:
    """Remove groups that hold nothing any more."""
    groups = list(draft.every(Group))
    known = Groups.in_draft(draft) if groups else None
    for record in groups:
        if known is not None and not known.members(record.id):
            draft.remove(record.id)
