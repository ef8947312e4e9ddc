"""The stacks of foam on a plan: every part to be cut, whose it is, and the troughs in its top.

What a part looks like is for `foam_templates`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from diorama_planner.app.session import Session
from diorama_planner.catalogue.material import Material
from diorama_planner.core.errors import PlannerError
from diorama_planner.geometry.pinning import far_apart
from diorama_planner.geometry.points import Point
from diorama_planner.geometry.region import Region, difference, intersection, overlaps
from diorama_planner.kinds.foam_parts import firm
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.slices import FoamPart, Stack
from diorama_planner.kinds.trough import Trough
from diorama_planner.model.record import Item, RecordId

SAME_HEIGHT_MM = 0.01


@dataclass(frozen=True, slots=True)
class Channel:
    """A trough as far as it is cut into one part: where, and how wide and deep in mm."""

    region: Region
    width_mm: float
    depth_mm: float


@dataclass(frozen=True, slots=True)
class FoamCut:
    """One part to be cut, and what it is called; `top` is the number of the highest of its stack.

    `skewers` are those of the part, and those that it shares with parts of other stacks on or under it.
    """

    name: str
    stack: Stack
    part: FoamPart
    top: int
    material: Material
    channels: tuple[Channel, ...]
    skewers: tuple[Point, ...]

    @property
    def fits(self) -> bool:
        """Whether it can be cut from one sheet, turned by a right angle if need be."""
        xmin, ymin, xmax, ymax = self.part.lamina.region.bounds
        sheet = sorted((self.material.length_mm or 0.0, self.material.width_mm or 0.0))
        return all(side <= room + 1e-6 for side, room in zip(sorted((xmax - xmin, ymax - ymin)), sheet, strict=True))


def foam_cuts(session: Session, item_ids: Sequence[RecordId] = ()) -> list[FoamCut]:
    """Give the parts of all stacks, or of those items that have one, in the order in which landforms apply."""
    stacked = list(_stacks(session))
    chosen = [(item, stack) for item, stack in stacked if item.id in set(item_ids)] or stacked
    troughs = [item for item in session.document.items() if isinstance(item, Trough) and not item.hidden]
    cuts = [cut for item, stack in stacked for cut in _cuts(session, item, stack, troughs)]
    wanted = {item.id for item, _ in chosen}
    return [cut for cut in _pinned(cuts) if cut.stack.item in wanted]


def _stacks(session: Session) -> Iterator[tuple[Item, Stack]]:
    for item in sorted(session.document.items(), key=lambda one: (one.order, one.id)):
        kind = kind_of(item)
        if kind.relief is None or item.hidden:
            continue
        try:
            stack = kind.stack(item, session.scene.around)
        except PlannerError:
            continue  # what is wrong with it is told by the issues
        if stack is not None and stack.parts:
            yield item, stack


def _cuts(session: Session, item: Item, stack: Stack, troughs: Sequence[Trough]) -> Iterator[FoamCut]:
    name = item.label or kind_of(item).name
    material = session.catalogue.material(stack.material)
    for part in stack.parts:
        open_top = difference(part.region, part.lamina.next_region)
        channels = []
        for trough in troughs:
            region = intersection(session.scene.outline(trough), open_top)
            if not region.is_empty:
                channels.append(Channel(region, trough.width_mm, trough.depth_mm))
        top = stack.parts[-1].lamina.number
        yield FoamCut(name, stack, part, top, material, tuple(channels), part.skewers)


def _pinned(cuts: Sequence[FoamCut]) -> list[FoamCut]:
    """Pin the lowest part of each stack to the parts of other stacks on which it lies."""
    more: list[dict[Point, None]] = [dict.fromkeys(cut.skewers) for cut in cuts]
    for above, upper in enumerate(cuts):
        if upper.part is not upper.stack.parts[0] or upper.stack.skewer_mm <= 0:
            continue
        for below, lower in enumerate(cuts):
            if lower.stack.item == upper.stack.item or not _lies_on(upper, lower):
                continue
            bed = firm(intersection(upper.part.region, lower.part.region), upper.stack.skewer_mm)
            for point in far_apart(bed, upper.skewers):
                more[above][point] = more[below][point] = None
    return [replace(cut, skewers=tuple(points)) for cut, points in zip(cuts, more, strict=True)]


def _lies_on(upper: FoamCut, lower: FoamCut) -> bool:
    gap = upper.part.lamina.bottom_mm - lower.part.lamina.top_mm
    return abs(gap) < SAME_HEIGHT_MM and overlaps(upper.part.region, lower.part.region)
