"""The flat parts of a plan by material, kept in step with the scene: what `cutting` lays out on sheets.

Nobody asks for them before the first sheet is looked at, so they are worked out, and followed, only from then on.
"""

from __future__ import annotations

import math
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator

from diorama_planner.app.scene import Scene
from diorama_planner.catalogue.material import Material
from diorama_planner.core.errors import PlannerError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.nesting_shapes import at_corner, flat_turn, split
from diorama_planner.geometry.region import Region
from diorama_planner.kinds.finish_parts import finish_parts
from diorama_planner.kinds.flat_parts import FlatPart, grain_of
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.shared import finishes_of
from diorama_planner.model.record import Item, RecordId
from diorama_planner.takeoff.nesting import Part, fingerprint

_SLICES = "ground"


class CutParts:
    """Lazily follows a scene: `touch` marks items, the next question measures the marked ones."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._found: dict[RecordId, tuple[FlatPart, ...]] = {}
        self._owners: dict[str, set[RecordId]] = defaultdict(set)
        self._parts: dict[str, tuple[Part, ...]] = {}
        self._prints: dict[str, str] = {}
        self._stale: set[RecordId] = set()
        self.rebuild()

    def rebuild(self) -> None:
        """Cut everything again when next asked."""
        for known in (self._found, self._owners, self._parts, self._prints):
            known.clear()
        self._stale = set(self._scene.document.records)

    def touch(self, ids: Iterable[RecordId]) -> None:
        """Cut these again when next asked."""
        self._stale.update(ids)

    def materials(self) -> list[str]:
        """The ids of the materials that something is cut from."""
        self.follow()
        return sorted(material for material, owners in self._owners.items() if owners)

    def of(self, material: str) -> tuple[Part, ...]:
        """What is cut from a material, by items; each outline lies flat, its box from the origin."""
        self.follow()
        if material not in self._parts:
            known = self._scene.catalogue.material_map.get(material)
            owners = sorted(self._owners.get(material, ()))
            self._parts[material] = (
                tuple(part for owner in owners for part in self._made(owner, known)) if known else ()
            )
        return self._parts[material]

    def fingerprint(self, material: str) -> str:
        """What changes when the parts of a material do."""
        parts = self.of(material)
        if material not in self._prints:
            self._prints[material] = fingerprint(parts)
        return self._prints[material]

    def follow(self, seconds: float = math.inf) -> bool:
        """Cut what is marked, for so long at most; says whether all of it was cut."""
        records = self._scene.document.records
        deadline = time.perf_counter() + seconds
        while self._stale:
            record_id = self._stale.pop()
            record = records.get(record_id)
            self._replace(record_id, self._cut(record) if isinstance(record, Item) else ())
            if time.perf_counter() > deadline:
                break
        return not self._stale

    def _replace(self, record_id: RecordId, new: tuple[FlatPart, ...]) -> None:
        old = self._found.pop(record_id, ())
        if new:
            self._found[record_id] = new
        for material in {part.material for part in old}:
            self._owners[material].discard(record_id)
        for material in {part.material for part in new}:
            self._owners[material].add(record_id)
        for material in {part.material for part in (*old, *new)}:
            self._parts.pop(material, None)
            self._prints.pop(material, None)

    def _cut(self, item: Item) -> tuple[FlatPart, ...]:
        kind, around = kind_of(item), self._scene.around
        try:
            finished = finish_parts(item, kind.surfaces(item, around), around) if finishes_of(item) else ()
            return (*kind.parts(item, around), *finished)
        except PlannerError:
            return ()  # what is wrong with the item is told by `findings`, and the bill leaves it out too

    def _made(self, owner: RecordId, material: Material) -> Iterator[Part]:
        """Name the parts of an item and lay them flat; what may be pieced together is cut to fit a sheet."""
        item = self._scene.document.records[owner]
        assert isinstance(item, Item)
        name = item.label or kind_of(item).name
        by_surface: dict[str, list[FlatPart]] = defaultdict(list)
        for part in self._found[owner]:
            if part.material == material.id:
                by_surface[part.surface].append(part)
        for surface, parts in by_surface.items():
            pieces = [(part, region) for part in parts for region in _pieces(part, material)]
            for number, (part, region) in enumerate(pieces, 1):
                said = _said(name, surface, number if len(pieces) > 1 else 0)
                key = f"{owner}/{surface}/{number}"
                yield Part(key, said, owner, material.id, region, part.count, part.grain)


def _said(name: str, surface: str, number: int) -> str:
    if surface == _SLICES:
        return str(msg("{name}, slice {number}", name=name, number=number)) if number else name
    if number:
        return str(msg("{name}, {surface} {number}", name=name, surface=surface.replace("/", " "), number=number))
    return str(msg("{name}, {surface}", name=name, surface=surface.replace("/", " ")))


def _pieces(part: FlatPart, material: Material) -> list[Region]:
    has_grain = grain_of(material) == "along"
    region = at_corner(part.region, 0.0 if has_grain else flat_turn(part.region))
    if not (part.pieced and material.length_mm and material.width_mm):
        return [region]
    found = split(region, material.length_mm, material.width_mm, turnable=not has_grain)
    return [at_corner(piece) for piece in found]
