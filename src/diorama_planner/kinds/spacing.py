"""What stands too near to what: bodies in one place, and less room between them than the plan wants kept clear.

Shared by the kinds that stand on the plan; each remedy moves one of the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.nearness import ways_apart
from diorama_planner.geometry.points import Bounds, Point
from diorama_planner.geometry.region import contains_region, distance, rect_region, transform
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.figures import TOUCH_MM, collide
from diorama_planner.model.record import Item
from diorama_planner.solids.prism import Prism

SPARE_MM = 0.2
"""A remedy moves a little farther than it must."""


def collision(item: Item, one: str, other: str, theirs: Sequence[Prism], around: Around) -> Issue | None:
    """Tell of two bodies in one place. `one` and `other` are their names."""
    pairs = [(a, b) for a in around.body(item) for b in theirs if collide(a, b, around)]
    if not pairs:
        return None
    text = msg("{one} and {other} are in the same place", one=one, other=other)
    fix = apart(item, pairs, SPARE_MM, msg("Move it aside"), around)
    return Issue("collision", Severity.WARNING, item.id, text, (fix,))


def tightness(item: Item, one: str, other: str, theirs: Sequence[Prism], around: Around) -> Issue | None:
    """Tell of less room between two bodies at one height than the plan wants kept clear."""
    need = around.keep_clear_mm
    pairs = [(a, b) for a in around.body(item) for b in theirs if _level(a, b)]
    gap = min((distance(a.region, b.region) for a, b in pairs), default=need)
    if need <= 0 or gap >= need - TOUCH_MM or gap <= 0:
        return None
    text = msg(
        "{one} and {other} are {gap} apart; {need} are to be kept clear ({real} real)",
        one=one,
        other=other,
        gap=format_length(gap, precision=1),
        need=format_length(need, precision=1),
        real=format_length(need * around.scale, "m", precision=2),
    )
    fix = apart(item, pairs, need + SPARE_MM, msg("Move it away"), around)
    return Issue("tight-clearance", Severity.WARNING, item.id, text, (fix,))


def neighbours(item: Item, around: Around, reach_mm: float = 0.0) -> Iterator[tuple[Item, Sequence[Prism]]]:
    """The bodies that an item may be too near to; a supply tells itself what is in its place, with more remedies.

    `reach_mm` is how far its own body reaches beyond its outline. What it meets there may reach as far.
    """
    outline, need = around.outline(item), around.keep_clear_mm + 2 * reach_mm
    if outline.is_empty:
        return
    xmin, ymin, xmax, ymax = outline.bounds
    near = rect_region(xmin - need, ymin - need, xmax + need, ymax + need)
    yield from (pair for pair in around.bodies(near, item) if not hasattr(pair[0], "fuse_ma"))


def _level(a: Prism, b: Prism) -> bool:
    return min(a.top_mm, b.top_mm) - max(a.bottom_mm, b.bottom_mm) > TOUCH_MM


def apart(item: Item, pairs: Sequence[tuple[Prism, Prism]], gap_mm: float, label: Message, around: Around) -> Fix:
    """Move an item beside what it is too near to; where it can be, to a place that is still on the base."""
    own = _round([a for a, _ in pairs])
    ways = ways_apart(own, _round([b for _, b in pairs]), gap_mm)
    outline = around.outline(item)
    on_base = (way for way in ways if contains_region(around.base, transform(outline, way)))
    dx, dy = next(on_base, ways[0])
    return Fix(label, "move", {"id": item.id, "dx": dx, "dy": dy})


def _round(bodies: Sequence[Prism]) -> Bounds:
    boxes = [body.region.bounds for body in bodies]
    lows: Point = (min(box[0] for box in boxes), min(box[1] for box in boxes))
    return (*lows, max(box[2] for box in boxes), max(box[3] for box in boxes))
