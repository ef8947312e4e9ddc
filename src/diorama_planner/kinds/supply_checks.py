"""Whether there is room for a supply on the plan, beside it or under the base. What it has to give: `circuits`."""

from __future__ import annotations

import math
from collections.abc import Iterator

from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.region import contains_region, distance
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.figures import collide, name_of
from diorama_planner.kinds.overhang import standing_over, way_back
from diorama_planner.kinds.shared import item_name
from diorama_planner.kinds.spacing import apart
from diorama_planner.kinds.supply import Supply, size_of, source_of
from diorama_planner.model.record import BASE_ID

SPARE_MM = 1.0
FEET = 4

BESIDE_MM = 200.0
"""So far beside the base an adapter or a power bank may stand. Builder's practice, unsourced."""

NEARBY_MM = 10.0
"""How near to the base it is put by a remedy."""


def supply_issues(item: Supply, around: Around) -> list[Issue]:
    """A source that nobody knows, or that has no room where it is."""
    source = source_of(item, around)
    name = item_name(item, source.name if source else "Supply")
    if source is None:
        text = msg("{name}: no supply {source!r} in the catalogue", name=name, source=item.source)
        return [Issue("unknown-supply", Severity.ERROR, item.id, text)]
    if item.under_base:
        return list(_under(item, name, around))
    return [*_off_base(item, name, around), *_in_the_way(item, name, around)]


def supply_remarks(item: Supply, around: Around) -> tuple[Message, ...]:
    """That its leads go over the edge, where it stands beside the base."""
    if item.under_base or not 0.0 < _gap(item, around) <= BESIDE_MM:
        return ()
    return (msg("Stands beside the base: its leads go over the edge, with a plug in them"),)


def _gap(item: Supply, around: Around) -> float:
    """How far beside the base it stands; 0 where it is on it or reaches over its edge."""
    return 0.0 if around.base.is_empty else distance(around.outline(item), around.base)


def _off_base(item: Supply, name: str, around: Around) -> Iterator[Issue]:
    """Beside the base it may stand as far as its leads reach; it does not stand on the edge."""
    gap = _gap(item, around)
    if gap == 0.0:
        yield from standing_over(item, name, around)
    elif gap > BESIDE_MM:
        dx, dy = way_back(around.outline(item), around.base)
        share = (gap - NEARBY_MM) / math.hypot(dx, dy)
        near = {"id": item.id, "dx": dx * share, "dy": dy * share}
        fixes = (
            Fix(msg("Stand it beside the base"), "move", near),
            Fix(msg("Move it onto the base"), "move", {"id": item.id, "dx": dx, "dy": dy}),
        )
        text = msg("{name} stands {gap} from the base: its leads are too long", name=name, gap=format_length(gap))
        yield Issue("off-base", Severity.WARNING, item.id, text, fixes)


def _under(item: Supply, name: str, around: Around) -> Iterator[Issue]:
    """It must lie under the base, and that must stand high enough."""
    outline, height = around.outline(item), size_of(item, around)[2]
    if not around.base.is_empty and not contains_region(around.base, outline):
        dx, dy = way_back(outline, around.base)
        fix = Fix(msg("Move it under the base"), "move", {"id": item.id, "dx": dx, "dy": dy})
        text = msg("{name} reaches out from under the base", name=name)
        yield Issue("no-room-for-supply", Severity.WARNING, item.id, text, (fix,))
    if height > around.base_clearance_mm:
        text = msg(
            "{name} is {height} high, but there is only {room} of room under the base",
            name=name,
            height=format_length(height),
            room=format_length(around.base_clearance_mm),
        )
        lifted = _clearance(height)
        label = msg("Give the base feet of {height}", height=format_length(lifted))
        fixes = (
            Fix(label, "set_fields", {"id": BASE_ID, "fields": {"feet": FEET, "clearance_mm": lifted}}),
            Fix(msg("Put it beside"), "set_fields", {"id": item.id, "fields": {"under_base": False}}),
        )
        yield Issue("no-room-for-supply", Severity.WARNING, item.id, text, fixes)


def _clearance(height: float) -> float:
    """How high a base must stand for what is so high under it."""
    return float(math.ceil(height + SPARE_MM))


def _in_the_way(item: Supply, name: str, around: Around) -> Iterator[Issue]:
    """Nothing else may be where it is."""
    own = around.body(item)
    for other, theirs in around.bodies(around.outline(item), item):
        pairs = [(a, b) for a in own for b in theirs if collide(a, b, around)]
        if pairs:
            text = msg("There is no room for {name}: {other} is there", name=name, other=name_of(other, around))
            fixes = (_hung(item, around), apart(item, pairs, SPARE_MM, msg("Move it aside"), around))
            yield Issue("no-room-for-supply", Severity.WARNING, item.id, text, fixes)


def _hung(item: Supply, around: Around) -> Fix:
    """Hang it under the base, which is lifted for it where it must be."""
    height = size_of(item, around)[2]
    if height <= around.base_clearance_mm:
        return Fix(msg("Hang it under the base"), "set_fields", {"id": item.id, "fields": {"under_base": True}})
    lifted = _clearance(height)
    label = msg("Hang it under the base, on feet of {height}", height=format_length(lifted))
    return Fix(label, "hang_under", {"id": item.id, "feet": FEET, "clearance_mm": lifted})
