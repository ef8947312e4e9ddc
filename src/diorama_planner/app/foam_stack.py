"""The stacks of foam on a plan: every part to be cut, whose it is, and the troughs in its top.

What a part looks like is for `foam_templates`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diorama_planner.app.session import Session
from diorama_planner.catalogue.material import Material
from diorama_planner.core.errors import PlannerError
from diorama_planner.geometry.region import Region, difference, intersection
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.slices import FoamPart, Stack
from diorama_planner.kinds.trough import Trough
from diorama_planner.model.record import Item, RecordId


@dataclass(frozen=True, slots=True)
class Channel:
    """A trough as far as it is cut into one part: where, and how wide and deep in mm."""

    region: Region
    width_mm: float
    depth_mm: float


@dataclass(frozen=True, slots=True)
class FoamCut:
    """One part to be cut, and what it is called; `top` is the number of the highest of its stack."""

    name: str
    stack: Stack
    part: FoamPart
    top: int
    material: Material
    channels: tuple[Channel, ...]

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
    return [cut for item, stack in chosen for cut in _cuts(session, item, stack, troughs)]


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
        yield FoamCut(name, stack, part, stack.parts[-1].lamina.number, material, tuple(channels))
