"""What no hand gets to from any edge of the base, while building or when a car has to be set back on its wheels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.nearness import way_to_border
from diorama_planner.geometry.points import Point
from diorama_planner.geometry.region import offset
from diorama_planner.kinds.contract import Around
from diorama_planner.model.record import PROJECT_ID, Item, RecordId

SPARE_MM = 0.2
"""A remedy brings a thing a little nearer than it must."""


def out_of_reach(item: Item, name: Message | str, at: Point, around: Around) -> Iterator[Issue]:
    """Say that a thing at a point is farther from every edge than an arm reaches; the remedy brings it nearer."""
    reach = around.reach_mm
    if reach <= 0 or _depth_at(at, around) <= reach:
        return
    dx, dy = way_to_border(around.base, at)
    far = (dx * dx + dy * dy) ** 0.5
    if far <= reach + SPARE_MM:
        return
    text = msg(
        "{name} stands {far} from the nearest edge: an arm reaches {reach}",
        name=name,
        far=format_length(far),
        reach=format_length(reach),
    )
    part = (far - reach + SPARE_MM) / far
    fix = Fix(msg("Move it within reach"), "move", {"id": item.id, "dx": dx * part, "dy": dy * part})
    yield Issue("out-of-reach", Severity.HINT, item.id, text, (fix,))


def unreachable_middle(base_id: RecordId, sides: Mapping[str, float], around: Around) -> Iterator[Issue]:
    """Say that no hand gets to the middle of the base; the remedies are a longer arm, and a smaller base.

    `sides` are the fields of the base that can make it smaller, with their sizes: none where it was drawn freely.
    """
    reach = around.reach_mm
    if reach <= 0 or _half_depth(around) <= reach or offset(around.base, -reach).is_empty:
        return
    text = msg(
        "The middle of the base is more than {reach} from every edge: no hand gets there", reach=format_length(reach)
    )
    longest = _half_depth(around)
    label = msg("My arm reaches {reach}", reach=format_length(longest))
    fixes = [Fix(label, "set_fields", {"id": PROJECT_ID, "fields": {"reach_mm": longest}})]
    if sides:
        label = msg("Make the base only {size} across", size=format_length(2 * reach))
        shortest = min(sides, key=lambda side: sides[side])
        fixes.append(Fix(label, "set_fields", {"id": base_id, "fields": {shortest: 2 * reach}}))
    yield Issue("out-of-reach", Severity.HINT, base_id, text, tuple(fixes))


def _depth_at(at: Point, around: Around) -> float:
    """No point at a place is farther from the edge of the base than this: the box around the base ends there."""
    xmin, ymin, xmax, ymax = around.base.bounds
    return min(at[0] - xmin, xmax - at[0], at[1] - ymin, ymax - at[1])


def _half_depth(around: Around) -> float:
    """No place on the base is farther from its edge than this."""
    xmin, ymin, xmax, ymax = around.base.bounds
    return min(xmax - xmin, ymax - ymin) / 2
