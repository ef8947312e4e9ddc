"""The flat parts of paths, roads and tracks: what is laid on them, pavements, kerbs, the foam of their banks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from diorama_planner.geometry.region import difference
from diorama_planner.kinds import path, road, track
from diorama_planner.kinds.bed import bed_stack
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.flat_parts import FlatPart, Shape, Shapes, flat_parts, straight_lengths, strips
from diorama_planner.kinds.ground_parts import stacked

Way: TypeAlias = path.Path | road.Road | track.Track


def path_parts(item: path.Path, around: Around) -> tuple[FlatPart, ...]:
    """Its surface, its kerbs, and the foam of its banks."""

    def kerbs() -> Shape:
        if item.kerb is None:
            return Shape(())
        lengths = straight_lengths(path.middle(item)) * 2
        return Shape(strips(lengths, item.kerb.width_mm), item.kerb.height_mm, pieced=True)

    shapes: Shapes = {
        "top": lambda: Shape((path.strip(item, around),), item.depth_mm, pieced=True),
        "kerb": kerbs,
        "ground": _banks(item, around),
    }
    return tuple(flat_parts(path.takeoff(item, around), shapes, around))


def road_parts(item: road.Road, around: Around) -> tuple[FlatPart, ...]:
    """Its surface as far as no other road lies over it, its pavements and kerbs, and the foam of its banks."""

    def surface() -> Shape:
        own, shared = road.carriageway(item), road.roads_met(item, around, above=True)
        return Shape((own if shared.is_empty else difference(own, shared),), item.depth_mm, pieced=True)

    def kerbs() -> Shape:
        lengths = [length for kerb in road.kerbs(item, around) for length in straight_lengths(kerb)]
        return Shape(strips(lengths, item.kerb_width_mm), item.kerb_height_mm, pieced=True)

    def pavement(number: int) -> Shape:
        return Shape((road.pavements(item, around)[number],), item.kerb_height_mm, pieced=True)

    shapes: Shapes = {
        "top": surface,
        "kerb": kerbs,
        "side/1": lambda: pavement(0),
        "side/2": lambda: pavement(1),
        "ground": _banks(item, around),
    }
    return tuple(flat_parts(road.takeoff(item, around), shapes, around))


def track_parts(item: track.Track, around: Around) -> tuple[FlatPart, ...]:
    """What it is laid on, and the foam of its banks."""
    shapes: Shapes = {
        "top": lambda: Shape((around.outline(item),), track.bed_mm(item), pieced=True),
        "ground": _banks(item, around),
    }
    return tuple(flat_parts(track.takeoff(item, around), shapes, around))


def _banks(item: Way, around: Around) -> Callable[[], Shape]:
    return lambda: stacked(bed_stack(item, around), around.outline(item))
