"""Whether what stands on the ground stands well: a part that hangs over it, a part that lies deep in it.

Filler, turf and a plinth hide a little; vehicles tilt with an even slope, so that only what is left of the plane
under their wheels counts. A thing that is lifted on purpose stands on something else and is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.rasters import Array
from diorama_planner.geometry.region import Region, convex_hull, offset
from diorama_planner.kinds.contract import Around
from diorama_planner.model.record import Item, Point, RecordId

HIDDEN_MM, HIDDEN_REAL_MM = 1.0, 100.0
"""So much is hidden by filler and grass on the bench, and by a kerb or a plinth in reality: the greater counts."""

DEEP_SHARE = 0.25
"""So much of its height may lie in the ground on purpose: wheels in mud, a cellar, the roots of a tree."""

WALL_SHARE = 0.5
"""A wall on a slope stands at its lowest place, so that more of it goes into the hill."""

STEEPEST_PARK = 0.5
"""Rise over run at which a vehicle no longer stands: the rest of the plane under it is not taken off beyond that."""

PAD_MM = 3.0
"""How far a levelled place reaches beyond what stands on it."""


def hidden_mm(around: Around) -> float:
    """How much may hang or lie deep without being seen."""
    return max(HIDDEN_MM, HIDDEN_REAL_MM / around.scale)


def is_level(bounds: Bounds, at: Point, around: Around) -> bool:
    """Whether the ground is equally high at a place, and about it as far as a box shows."""
    xmin, ymin, xmax, ymax = bounds
    height = around.ground.height_at
    level = height(*at)
    return all(height(x, y) == level for x in (xmin, xmax) for y in (ymin, ymax))


def thing_issues(
    item: Item, name: str, at: Point, contact: Region, z_mm: float, height_mm: float, tilts: bool, around: Around
) -> Iterator[Issue]:
    """Say that a thing hangs over the ground, or lies deep in it.

    Args:
        item: The thing.
        name: What it is called.
        at: The place whose height it stands at.
        contact: What of it touches the ground.
        z_mm: Its lift.
        height_mm: Its height.
        tilts: Whether it leans with a slope.
        around: Its surroundings.
    """
    hidden = hidden_mm(around)
    if contact.is_empty or (z_mm >= -hidden and is_level(contact.bounds, at, around)):
        return
    points = np.vstack(list(contact.rings()))
    ground = _off(points, at, tilts, np.array([around.ground.height_at(x, y) for x, y in points.tolist()]), around)
    if float((z_mm - ground).max()) > hidden or float((ground - z_mm).max()) > hidden:
        surface = np.array([around.surface_at((x, y)) for x, y in points.tolist()])
        ground = _off(points, at, tilts, surface, around)
    hangs, deep = float((z_mm - ground).max()), float((ground - z_mm).max())
    levelled = _level(item.id, contact, around.surface_at(at), around)
    if z_mm <= hidden and hangs > hidden and not (z_mm < 0 and deep > hangs):
        text = msg("{name} hangs {length} over the ground at one side", name=name, length=_length(hangs))
        sink = Fix(
            msg("Sink it by {length}", length=_length(hangs)), "set_fields", _fields(item.id, z_mm=z_mm - hangs)
        )
        yield Issue("floating", Severity.HINT, item.id, text, (levelled, sink))
    elif deep > max(hidden, DEEP_SHARE * height_mm):
        text = msg("{name} lies {length} deep in the ground", name=name, length=_length(deep))
        lift = Fix(msg("Set it on the ground"), "set_fields", _fields(item.id, z_mm=0.0))
        yield Issue("buried", Severity.HINT, item.id, text, (lift,) if z_mm < 0 else (levelled,))


def _off(points: Array, at: Point, tilts: bool, heights: Array, around: Around) -> Array:
    """How much higher than a thing's foot the ground is under it; for what tilts, than the plane that it lies on."""
    if not tilts or len(points) < 3:
        return heights - around.surface_at(at)
    plane = np.column_stack((points - points.mean(axis=0), np.ones(len(points))))
    slope, *_ = np.linalg.lstsq(plane, heights, rcond=None)
    steep = float(np.hypot(slope[0], slope[1]))
    if steep > STEEPEST_PARK:
        slope[:2] *= STEEPEST_PARK / steep
    return np.asarray(heights - plane @ slope, dtype=np.float64)


def wall_issues(
    item: Item, name: str, foot_mm: float, height_mm: float, on_base: bool, around: Around
) -> Iterator[Issue]:
    """Say that a wall stands over the ground, or deep in it; `foot_mm` is the height of its foot."""
    region = around.outline(item)
    if region.is_empty:
        return
    low, high = around.ground.lowest(region), around.ground.highest(region)
    hidden = hidden_mm(around)
    down = Fix(msg("Set it on the ground"), "set_fields", _fields(item.id, stands_on="ground"))
    levelled = _level(item.id, region, foot_mm, around)
    fixes = (down, levelled) if on_base else (levelled,)
    if foot_mm - low > hidden:
        text = msg("{name} hangs {length} over the ground at one place", name=name, length=_length(foot_mm - low))
        yield Issue("floating", Severity.HINT, item.id, text, fixes)
    elif high - foot_mm > max(hidden, WALL_SHARE * height_mm):
        text = msg("{name} lies {length} deep in the ground", name=name, length=_length(high - foot_mm))
        yield Issue("buried", Severity.HINT, item.id, text, fixes)


def _level(item_id: RecordId, contact: Region, level_mm: float, around: Around) -> Fix:
    """Offer a levelled place under what stands there."""
    pad = offset(convex_hull(contact), 2 * PAD_MM)
    outline = tuple((round(x, 3), round(y, 3)) for x, y in pad.rings()[0].tolist())
    args = {"id": item_id, "outline": outline, "level_mm": round(level_mm, 3), "edge_mm": PAD_MM}
    return Fix(msg("Level the ground under it"), "level_ground", args)


def _fields(item_id: RecordId, **fields: object) -> dict[str, object]:
    return {"id": item_id, "fields": fields}


def _length(mm: float) -> Shown:
    return Shown(format_length, round(mm, 1))
