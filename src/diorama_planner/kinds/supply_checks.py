"""Whether there is room for a supply on the plan, or under the base. What it has to give is for `circuits`."""

from __future__ import annotations

import math
from collections.abc import Iterator

from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.region import contains_region
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.figures import collide, name_of
from diorama_planner.kinds.overhang import way_back
from diorama_planner.kinds.shared import item_name
from diorama_planner.kinds.supply import Supply, size_of, source_of
from diorama_planner.model.record import BASE_ID

SPARE_MM = 1.0
FEET = 4


def supply_issues(item: Supply, around: Around) -> list[Issue]:
    """A source that nobody knows, or that has no room where it is."""
    source = source_of(item, around)
    name = item_name(item, source.name if source else "Supply")
    if source is None:
        text = msg("{name}: no supply {source!r} in the catalogue", name=name, source=item.source)
        return [Issue("unknown-supply", Severity.ERROR, item.id, text)]
    return list(_under(item, name, around) if item.under_base else _beside(item, name, around))


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
        lifted = {"feet": FEET, "clearance_mm": math.ceil(height + SPARE_MM) * 1.0}
        label = msg("Give the base feet of {height}", height=format_length(lifted["clearance_mm"]))
        fixes = (
            Fix(label, "set_fields", {"id": BASE_ID, "fields": lifted}),
            Fix(msg("Put it beside"), "set_fields", {"id": item.id, "fields": {"under_base": False}}),
        )
        yield Issue("no-room-for-supply", Severity.WARNING, item.id, text, fixes)


def _beside(item: Supply, name: str, around: Around) -> Iterator[Issue]:
    """Nothing else may be where it is."""
    own = around.body(item)
    for other, theirs in around.bodies(around.outline(item), item):
        if any(collide(a, b, around) for a in own for b in theirs):
            text = msg("There is no room for {name}: {other} is there", name=name, other=name_of(other, around))
            fix = Fix(msg("Hang it under the base"), "set_fields", {"id": item.id, "fields": {"under_base": True}})
            yield Issue("no-room-for-supply", Severity.WARNING, item.id, text, (fix,))
