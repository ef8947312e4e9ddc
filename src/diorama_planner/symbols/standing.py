"""Bodies and ground contact of things as plain boxes."""

from __future__ import annotations

from diorama_planner.symbols.contract import Patch, Slab, ThingShape


def _box(length: float, width: float) -> tuple[tuple[float, float], ...]:
    x, y = length / 2, width / 2
    return ((-x, -y), (x, -y), (x, y), (-x, y))


def contact_patches(thing: ThingShape) -> tuple[Patch, ...]:
    length, width = thing.ground_mm or thing.real_mm[:2]
    return (Patch(_box(length, width)),) if length and width else ()


def body(thing: ThingShape) -> tuple[Slab, ...]:
    length, width, height = thing.real_mm
    if thing.category == "tree":
        return (Slab(_box(length / 10, width / 10), 0, height / 3), Slab(_box(length, width), height / 3, height))
    return (Slab(_box(length, width), 0, height),)
