"""The straight parts of a plan by material, kept in step with the scene: what is cut from bars.

Nobody asks for them but for materials that are sold in bars, so they are worked out, and followed, only for those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from diorama_planner.app.scene import Scene
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.errors import PlannerError
from diorama_planner.kinds.straight_parts import StraightPart, lengths_of
from diorama_planner.model.record import Item, RecordId
from diorama_planner.takeoff.ledger import Total

ItemParts = tuple[tuple[Item, StraightPart], ...]


class BarParts:
    """Lazily follows a scene: `touch` marks items, which are asked anew the next time."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._parts: dict[RecordId, dict[str, tuple[StraightPart, ...]]] = {}
        self._kept: dict[str, tuple[Total, ItemParts | None]] = {}

    def rebuild(self) -> None:
        """Forget all."""
        self._parts.clear()
        self._kept.clear()

    def touch(self, ids: Iterable[RecordId]) -> None:
        """Ask these items anew."""
        for record_id in ids:
            for material in self._parts.pop(record_id, ()):
                self._kept.pop(material, None)

    def of(self, total: Total) -> ItemParts:
        """What is cut of the material of a total, in the order of items; together as long as it counts."""
        return tuple(self._all(total))

    def pieces(self, total: Total) -> ItemParts | None:
        """The same if all of it is known as pieces; None if any of it is a run of which no pieces are known.

        As long as neither the total nor one of its items changes, this is the same object.
        """
        kept = self._kept.get(total.material)
        if kept is None or kept[0] is not total:
            kept = self._kept[total.material] = (total, self._pieces(total))
        return kept[1]

    def _pieces(self, total: Total) -> ItemParts | None:
        found = []
        for item, part in self._all(total):
            if not part.is_piece:
                return None
            found.append((item, part))
        return tuple(found)

    def _all(self, total: Total) -> Iterator[tuple[Item, StraightPart]]:
        lines: dict[RecordId, list[TakeoffLine]] = defaultdict(list)
        for line in total.lines:
            lines[line.item].append(line)
        for item_id, own in lines.items():
            item = self._scene.document.records.get(item_id)
            if isinstance(item, Item):
                known = self._parts.setdefault(item_id, {})
                if total.material not in known:
                    known[total.material] = self._cut(item, own, total.material)
                yield from ((item, part) for part in known[total.material])

    def _cut(self, item: Item, lines: list[TakeoffLine], material: str) -> tuple[StraightPart, ...]:
        try:
            parts = lengths_of(item, lines, self._scene.around)
        except PlannerError:
            return ()  # what is wrong with the item is told by `findings`, and the bill leaves it out too
        return tuple(part for part in parts if part.material == material)
