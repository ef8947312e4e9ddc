"""What is done to scatter: another arrangement, and single things in its place. Verbs on a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diorama_planner.app.verbs import item_of
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.kinds.figures import bench_size
from diorama_planner.kinds.registry import called
from diorama_planner.kinds.scatter import MixPart, Scatter, places
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Group, Item, RecordId, new_id

if TYPE_CHECKING:
    from diorama_planner.app.surroundings import Surroundings


def is_scatter(item: Item) -> bool:
    """Whether an item is scatter."""
    return isinstance(item, Scatter)


def reroll(draft: Draft, ids: Sequence[RecordId]) -> None:
    """Arrange scatter anew, with the next seed."""
    for item_id in ids:
        item = _scatter(draft, item_id)
        draft.change(item_id, seed=item.seed % 1_000_000 + 1)


def single_out(draft: Draft, item_id: RecordId, around: Surroundings) -> list[RecordId]:
    """Put single things where scatter has them, in a group of their own; gives their ids.

    Stamps of material stay scattered; scatter of things alone goes.

    Raises:
        UsageError: there are no things in it, or nothing can stand there.
    """
    item = _scatter(draft, item_id)
    found = places(item, around)
    group = Group(name=item.label or "Scatter", group=item.group)
    made = []
    rows = zip(
        found.points.tolist(), found.parts.tolist(), found.factors.tolist(), found.turns_deg.tolist(), strict=True
    )
    for (x, y), number, factor, turn in rows:
        thing = item.mix[number].thing
        if thing:
            size = bench_size(around.catalogue.thing_map.get(thing), None, around.scale)
            own = None if factor == 1.0 else (size[0] * factor, size[1] * factor, size[2] * factor)
            single = Thing(
                id=new_id(),
                thing=thing,
                at_mm=(x, y),
                rotation_deg=turn,
                size_mm=own,
                source=item.source,
                layer=item.layer,
                group=group.id,
            )
            draft.add(single)
            made.append(single.id)
    if not made:
        raise UsageError(msg("{name} holds no things to single out", name=item.label or "The scatter"))
    draft.put(group)
    _leave_materials(draft, item)
    return made


def _leave_materials(draft: Draft, item: Scatter) -> None:
    """Keep what is no thing, with gaps where the things were; nothing of scatter that was things alone."""
    rest = tuple(part if not part.thing else MixPart(weight=part.weight) for part in item.mix)
    if any(part.material for part in rest):
        draft.put(replace(item, mix=rest))
    else:
        draft.remove(item.id)


def _scatter(draft: Draft, item_id: RecordId) -> Scatter:
    item = item_of(draft, item_id)
    if not isinstance(item, Scatter):
        raise UsageError(msg("{name} is not scattered", name=called(item)))
    return item
