"""Items that reach over the edge of the base: how far, and the way back onto it.

What lies on the ground may be cut at the edge; what stands there is moved in. A thing asks for itself, since only
its tyres or legs must stand on the base.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.borders import clip_lines, overhang
from diorama_planner.geometry.points import Point
from diorama_planner.geometry.region import Region, contains_region, intersection, overlap_area, transform
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.shared import area_region, line_points
from diorama_planner.model.record import Curves, Item, Points, RecordId

TOLERANCE_MM = 0.1
"""A base is not sawn more exactly."""


def way_back(part: Region, base: Region) -> Point:
    """The shortest way along x and y onto a base, or to its middle if it is not rectangular there."""
    low, high = part.bounds[:2], part.bounds[2:]
    edges = zip(low, high, base.bounds[:2], base.bounds[2:], strict=True)
    dx, dy = (max(start - near, 0.0) or min(end - far, 0.0) for near, far, start, end in edges)
    if contains_region(base, transform(part, (dx, dy))):
        return dx, dy
    return base.centroid[0] - part.centroid[0], base.centroid[1] - part.centroid[1]


def standing_over(item: Item, name: str, around: Around) -> tuple[Issue, ...]:
    """Say that a wall or a fence hangs over the edge of the base, and by how much it must be moved in."""
    region = around.outline(item)
    found = _reaches_over(item.id, name, region, around, TOLERANCE_MM)
    if not found or found[0].fixes:
        return found
    dx, dy = way_back(region, around.base)
    if not contains_region(around.base, transform(region, (dx, dy))):
        return found  # it goes round the base, or is longer than it
    label = msg("Move it in by {length}", length=format_length((dx**2 + dy**2) ** 0.5))
    return _with_fix(found, Fix(label, "move", {"id": item.id, "dx": dx, "dy": dy}))


def wholly_beside(item: Item, name: str, around: Around) -> tuple[Issue, ...]:
    """Say that an item lies wholly beside the base, where a form shapes nothing and nothing carries a light.

    A form that reaches over the edge is sawn off there with the base, as its foam is counted.
    """
    region = around.outline(item)
    if around.base.is_empty or region.is_empty or overlap_area(region, around.base) > 0:
        return ()
    return (_beside(item.id, name, region, around),)


def area_over(item: Item, name: str, outline: Points, curves: Curves, around: Around) -> tuple[Issue, ...]:
    """Say that an area reaches over the edge of the base, to be cut there if one piece is left."""
    region = around.outline(item)
    found = _reaches_over(item.id, name, region, around, TOLERANCE_MM)
    if not found or found[0].fixes:
        return found
    rings = intersection(area_region(outline, curves), around.base).rings()
    if len(rings) != 1:
        return found
    fields = {"outline_mm": _tuples(rings[0].tolist()), **({"curves_mm": {}} if curves else {})}
    return _with_fix(found, _cut(item.id, fields))


def line_over(
    item: Item, name: str, field: str, line: Points, curves: Curves, half_width_mm: float, around: Around
) -> tuple[Issue, ...]:
    """Say that a way leads on beside the base, to be cut at the edge.

    A road that comes from outside crosses the edge at any angle, so that half its width may reach over.
    """
    found = _reaches_over(item.id, name, around.outline(item), around, half_width_mm + TOLERANCE_MM)
    if not found or found[0].fixes:
        return found
    pieces = clip_lines([line_points(line, curves)], around.base)
    if len(pieces) != 1:
        return found
    fields = {field: _tuples(pieces[0].tolist()), **({"curves_mm": {}} if curves else {})}
    return _with_fix(found, _cut(item.id, fields))


def _reaches_over(
    item_id: RecordId, name: str, region: Region, around: Around, allowed_mm: float
) -> tuple[Issue, ...]:
    if around.base.is_empty or region.is_empty or contains_region(around.base, region):
        return ()
    over = overhang(region, around.base)
    if over <= allowed_mm:
        return ()
    if overlap_area(region, around.base) > 0:
        text = msg("{name} reaches {length} over the edge of the base", name=name, length=format_length(over))
        return (Issue("over-edge", Severity.HINT, item_id, text),)
    return (_beside(item_id, name, region, around),)


def _beside(item_id: RecordId, name: str, region: Region, around: Around) -> Issue:
    dx, dy = way_back(region, around.base)
    fix = Fix(msg("Move it onto the base"), "move", {"id": item_id, "dx": dx, "dy": dy})
    return Issue("off-base", Severity.WARNING, item_id, msg("{name} lies beside the base", name=name), (fix,))


def _cut(item_id: RecordId, fields: Mapping[str, Any]) -> Fix:
    return Fix(msg("Cut it at the edge"), "set_fields", {"id": item_id, "fields": fields})


def _with_fix(found: tuple[Issue, ...], fix: Fix) -> tuple[Issue, ...]:
    return tuple(replace(issue, fixes=(fix,)) for issue in found)


def _tuples(points: list[list[float]]) -> Points:
    return tuple((x, y) for x, y in points)
