"""Room for wires under the base, in kerbs and in posts, and where the ground must not be pierced: under pours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region, buffered_line_region, offset
from diorama_planner.kinds.base import Base, carvable_depth
from diorama_planner.kinds.contract import Around, Void
from diorama_planner.kinds.path import Path
from diorama_planner.kinds.path import kerbs as path_kerbs
from diorama_planner.kinds.pour import Pour, is_even, is_uneven
from diorama_planner.kinds.road import Road
from diorama_planner.kinds.road import kerbs as road_kerbs
from diorama_planner.kinds.thing import Thing, contact

EDGE_MM = 3.0
"""How far from the edge of a board a hole can be drilled, and wires are kept. Builder's practice, unsourced."""

CHANNEL_SHARE = 1 / 3
"""How deep wires are let into a board that lies flat on the table. Builder's practice, unsourced."""

POST_SHARE = 0.2
"""What is no wider on the ground than this share of its height is a post, with a wire inside it."""

KERB_SHARE = 0.5
"""How much of a kerb the channel in its underside may take. Builder's practice, unsourced."""

_CLEARANCE = (("clearance_mm", 1.0, 0.0),)


def base_voids(item: Base, around: Around) -> tuple[Void, ...]:
    """What is free under the board; in the board itself where that lies flat on the table."""
    inner, bottom = offset(around.outline(item), -EDGE_MM), -carvable_depth(item)
    if inner.is_empty:
        return ()
    if item.clearance_mm > 0:
        return (Void(inner, bottom - item.clearance_mm, bottom, "underside", (), item.clearance_mm, _CLEARANCE),)
    deep = item.thickness_mm * CHANNEL_SHARE
    return (Void(inner, bottom, bottom + deep, "underside", (), deep, _CLEARANCE),)


def pour_voids(item: Pour, around: Around) -> tuple[Void, ...]:
    """Where resin stands: it would run through a hole. A film is brushed or poured over what is sealed already."""
    if is_even(item) or is_uneven(item):
        return ()
    return tuple(Void(prism.region, prism.bottom_mm, prism.top_mm, "pour") for prism in around.body(item))


def path_voids(item: Path, around: Around) -> tuple[Void, ...]:
    """Under its kerbs."""
    if item.kerb is None:
        return ()
    return tuple(_under_kerbs(path_kerbs(item), item.kerb.width_mm, item.kerb.height_mm, around))


def road_voids(item: Road, around: Around) -> tuple[Void, ...]:
    """Under its kerbs, as far as they go on."""
    return tuple(_under_kerbs(road_kerbs(item, around), item.kerb_width_mm, item.kerb_height_mm, around))


def _under_kerbs(lines: Iterable[PointArray], width_mm: float, height_mm: float, around: Around) -> Iterator[Void]:
    for line in lines:
        region: Region = buffered_line_region(line, width_mm)
        if not region.is_empty:
            low = around.ground.lowest(region)
            points = tuple((x, y) for x, y in line.tolist())
            yield Void(region, low, low + height_mm, "kerb", points, min(width_mm, height_mm) * KERB_SHARE)


def thing_voids(item: Thing, around: Around) -> tuple[Void, ...]:
    """The inside of a post: of what is much higher than it is wide on the ground, but for trees and people."""
    entry = around.catalogue.thing_map.get(item.thing)
    if entry is None or not entry.ground_mm or entry.category in {"tree", "people"}:
        return ()
    if not 0 < max(entry.ground_mm) <= POST_SHARE * entry.real_mm[2]:
        return ()
    region, low = contact(item, around), around.surface_at(item.at_mm)
    if region.is_empty:
        return ()
    top = max((prism.top_mm for prism in around.body(item)), default=low)
    xmin, ymin, xmax, ymax = region.bounds
    return (Void(region, low, top, "post", room_mm=min(xmax - xmin, ymax - ymin)),)
