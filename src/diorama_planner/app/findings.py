"""The issues of the plan, kept per item and looked for again only where something may have changed."""

from __future__ import annotations

import math
import time
from bisect import insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from diorama_planner.app.editing.outlines import check_item_outline
from diorama_planner.app.scene import Scene
from diorama_planner.catalogue.entries import entry_from_dict
from diorama_planner.core.errors import PlannerError
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.geometry.outline import OutlineError
from diorama_planner.kinds.registry import called, kind_of
from diorama_planner.kinds.shared import materials_of
from diorama_planner.model.record import CatalogueEntry, Item, Nesting, RecordId, UnknownRecord

if TYPE_CHECKING:
    from diorama_planner.app.sawing.cut_parts import CutParts

MOST_SORTED_IN = 200
"""Findings of more items than this are sorted with all others; those of fewer are put in between."""

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


Told: TypeAlias = Mapping[RecordId, tuple[Issue, ...]]
"""Findings by record."""


def _rank(issue: Issue) -> tuple[int, str, RecordId]:
    return _RANK[issue.severity], issue.code, issue.record_id


class Findings:
    """Lazily follows a scene: `touch` marks items, `issues` looks at the marked ones.

    `wholes` tell what follows from the plan as a whole and not from an item and what is around it, such as what is to
    be said of its circuits; each gives the same object as before until something else is to be said.
    """

    def __init__(
        self, scene: Scene, cut_parts: Callable[[], CutParts], wholes: Sequence[Callable[[], Told]] = ()
    ) -> None:
        self._scene = scene
        self._cut_parts = cut_parts
        self._wholes = wholes
        self._told: list[Told] = [{} for _ in wholes]
        self._found: dict[RecordId, tuple[Issue, ...]] = {}
        self._stale: set[RecordId] = set()
        self._sorted: tuple[Issue, ...] = ()
        self._before: dict[RecordId, tuple[Issue, ...]] = {}
        """What was found of items, when all was last sorted, of which something else has been found since."""
        self.checked = 0

    def rebuild(self) -> None:
        """Look at everything again when next asked."""
        self._found.clear()
        self._before.clear()
        self._sorted = ()
        self._stale = set(self._scene.document.records)

    def touch(self, ids: Iterable[RecordId]) -> None:
        """Look at these again when next asked, and at layouts, which may have been made of them."""
        self._stale.update(ids)
        self._stale.update(nesting.id for nesting in self._scene.document.every(Nesting))

    def follow(self, seconds: float = math.inf) -> bool:
        """Look at what is marked, for so long at most; says whether all of it was looked at."""
        deadline = time.perf_counter() + seconds
        self._hear()
        while self._stale:
            record_id = self._stale.pop()
            record = self._scene.document.records.get(record_id)
            found = self._look(record) if record is not None else ()
            told = chain.from_iterable(each.get(record_id, ()) for each in self._told)
            self._take(record_id, (*found, *told) if record is not None else ())
            if time.perf_counter() > deadline:
                break
        return not self._stale

    def issues(self) -> tuple[Issue, ...]:
        """All findings, the worst first, then by code and record."""
        self.follow()
        if len(self._before) > MOST_SORTED_IN:
            self._sorted = tuple(sorted(chain.from_iterable(self._found.values()), key=_rank))
        elif self._before:
            gone = {id(issue) for before in self._before.values() for issue in before}
            kept = [issue for issue in self._sorted if id(issue) not in gone]
            for issue in chain.from_iterable(self._found.get(record_id, ()) for record_id in self._before):
                insort(kept, issue, key=_rank)
            self._sorted = tuple(kept)
        self._before.clear()
        return self._sorted

    def _hear(self) -> None:
        """Look again at the records of which the plan as a whole tells something else."""
        for place, tell in enumerate(self._wholes):
            before, now = self._told[place], tell()
            if now is not before:
                self._stale.update(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
                self._told[place] = now

    def _take(self, record_id: RecordId, found: tuple[Issue, ...]) -> None:
        """Keep what was found of a record, and remember what was before if that was something else."""
        before = self._found.get(record_id, ())
        if found == before:
            return
        self._before.setdefault(record_id, before)
        if found:
            self._found[record_id] = found
        else:
            del self._found[record_id]

    def _look(self, record: object) -> tuple[Issue, ...]:
        self.checked += 1
        if isinstance(record, UnknownRecord):
            text = msg("{id} is a {tag}, which this version does not know; it is kept", id=record.id, tag=record.tag)
            return (Issue("unknown-kind", Severity.HINT, record.id, text),)
        if isinstance(record, CatalogueEntry):
            return tuple(_unread(record))
        if isinstance(record, Nesting):
            return tuple(_outdated(record, self._cut_parts(), self._scene))
        if not isinstance(record, Item):
            return ()
        from diorama_planner.app.build_order import fights  # looked at after the first picture

        try:
            return (
                *_crossing(record),
                *_materials(record, self._scene),
                *self._checks(record),
                *fights(record, self._scene),
            )
        except PlannerError as error:
            return (Issue("broken-item", Severity.ERROR, record.id, error.message),)

    def _checks(self, item: Item) -> Iterable[Issue]:
        kind, around = kind_of(item), self._scene.around
        if self._scene.outline(item).is_empty:
            kind.outline(item, around)  # raises what is wrong with its points
        return kind.check(item, around)


def _unread(record: CatalogueEntry) -> Iterable[Issue]:
    try:
        entry_from_dict(dict(record.entry))
    except PlannerError as error:
        text = msg("a catalogue entry of this plan cannot be read: {fault}", fault=error.message)
        yield Issue("bad-entry", Severity.ERROR, record.id, text)


def _outdated(nesting: Nesting, cut_parts: CutParts, scene: Scene) -> Iterable[Issue]:
    material = scene.catalogue.material_map.get(nesting.material)
    if material is None or cut_parts.fingerprint(nesting.material) != nesting.parts:
        name = material.label if material else nesting.material
        text = msg("The parts cut from {sheet} have changed since their layout was accepted", sheet=name)
        fix = Fix(msg("Let the layout go"), "forget_layout", {"id": nesting.id})
        yield Issue("stale-layout", Severity.HINT, nesting.id, text, (fix,))


def _crossing(item: Item) -> Iterable[Issue]:
    try:
        check_item_outline(item)
    except OutlineError as error:
        label = msg("Repair the outline")
        fixes = (Fix(label, "repair", {"id": item.id}),) if error.at is not None else ()
        text = msg("{name}: {fault}", name=called(item), fault=error.message)
        yield Issue("bad-outline", Severity.ERROR, item.id, text, fixes)


def _materials(item: Item, scene: Scene) -> Iterable[Issue]:
    for material in materials_of(item):
        if material not in scene.catalogue.material_map:
            text = msg("{name}: no material {id!r} in the catalogue", name=called(item), id=material)
            yield Issue("unknown-material", Severity.ERROR, item.id, text)
