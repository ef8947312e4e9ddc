"""What a thing of the catalogue looks like and is at its place: figure, footprint, body. No kind of its own.

Things that stand and fixtures that hang share it. Everything is kept per entry and size, since a plan has many
of a kind.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.drawing.primitives import Symbol
from diorama_planner.geometry.points import boxes_meet
from diorama_planner.geometry.region import (
    Region,
    ellipse_region,
    overlap_area,
    placed,
    polygon_region,
    rect_region,
    transform,
    union_all,
)
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.shared import item_name
from diorama_planner.model.record import Item, Point
from diorama_planner.model.roles import Role, infos_with_role
from diorama_planner.solids.prism import Prism
from diorama_planner.symbols.bodies import body
from diorama_planner.symbols.library import symbol_of

Size: TypeAlias = tuple[float, float, float]
"""Length, width and height on the bench, in mm."""

UNKNOWN: Size = (10.0, 10.0, 10.0)
"""The size of what the catalogue does not know."""

TOUCH_MM2 = 0.5
"""Overlaps smaller than this are models that touch."""

TOUCH_MM = 0.05
THIN_REAL_MM = 20.0
"""Bodies may share so much height: chairs stand on rugs, wheels on drain grates."""

SHADOW_SHARE = 0.06
"""Length of the drawn shadow as a share of the height, so that tall things read as tall."""


class Figure(NamedTuple):
    """What all things of one entry and size look like."""

    symbol: Symbol
    scale: tuple[float, float]
    shadow_mm: float


def bench_size(entry: CatalogueThing | None, own_mm: Size | None, scale: float) -> Size:
    """Length, width and height on the bench: the own size, or the real one by the scale."""
    if own_mm:
        return own_mm
    if entry is None:
        return UNKNOWN
    length, width, height = entry.real_mm
    return length / scale, width / scale, height / scale


def factors(entry: CatalogueThing, size: Size) -> Size:
    """By what the real sizes of an entry are multiplied to give a size."""
    up = size[2] / entry.real_mm[2] if entry.real_mm[2] else 1.0  # what is only painted has no height
    return size[0] / entry.real_mm[0], size[1] / entry.real_mm[1], up


def across_and_out(front: str, size: Size) -> tuple[float, float]:
    """Give how wide a thing is along a wall at its back, and how far it stands out, by the side that it faces."""
    return (size[1], size[0]) if front.endswith("x") else (size[0], size[1])


@lru_cache(maxsize=4096)
def figure(entry: CatalogueThing, own_mm: Size | None, scale: float) -> Figure:
    """Give the symbol of an entry with its factors and shadow."""
    size = bench_size(entry, own_mm, scale)
    across, along, _ = factors(entry, size)
    return Figure(symbol_of(entry), (across, along), min(3.0, size[2] * SHADOW_SHARE))


def footprint(entry: CatalogueThing | None, length: float, width: float, rotation_deg: float) -> Region:
    """Give the plan of an entry about the origin: its own outline, an ellipse or a box of a length and a width."""
    if entry is not None and entry.outline_mm:
        return _outlined(entry, length, width, rotation_deg)
    is_round = entry is not None and entry.shape in {"circle", "ellipse"}
    return _plain_plan(is_round, length, width, rotation_deg)


@lru_cache(maxsize=4096)
def _plain_plan(is_round: bool, length: float, width: float, rotation_deg: float) -> Region:
    box = (-length / 2, -width / 2, length / 2, width / 2)
    shape = ellipse_region((0, 0), length, width) if is_round else rect_region(*box)
    return transform(shape, rotation_deg=rotation_deg)


@lru_cache(maxsize=4096)
def _outlined(entry: CatalogueThing, length: float, width: float, rotation_deg: float) -> Region:
    across, along, _ = factors(entry, (length, width, 0.0))
    rings = union_all([polygon_region(ring) for ring in entry.outline_mm])
    return transform(rings, rotation_deg=rotation_deg, scale=(across, along))


def slabs(entry: CatalogueThing, size: Size, at: Point, rotation_deg: float, floor_mm: float) -> tuple[Prism, ...]:
    """Give the body of an entry as slabs: a trunk and a crown are two, so that a cow may stand under an oak."""
    across, along, up = factors(entry, size)
    leafy = entry.category == "tree"
    return tuple(
        Prism(placed(region, at), floor_mm + low * up, floor_mm + high * up, soft=leafy and low > 0)
        for region, low, high in _turned_slabs(entry, across, along, rotation_deg)
    )


@lru_cache(maxsize=4096)
def _turned_slabs(
    entry: CatalogueThing, across: float, along: float, rotation_deg: float
) -> tuple[tuple[Region, float, float], ...]:
    scale = (across, along)
    return tuple(
        (
            transform(polygon_region(slab.outline), rotation_deg=rotation_deg, scale=scale),
            slab.bottom_mm,
            slab.top_mm,
        )
        for slab in body(entry)
    )


def collide(a: Prism, b: Prism, around: Around) -> bool:
    """Whether two bodies are in the same place at the same height."""
    room = max(TOUCH_MM, THIN_REAL_MM / around.scale)
    apart = min(a.top_mm, b.top_mm) - max(a.bottom_mm, b.bottom_mm) <= room
    if apart or (a.soft and b.soft):
        return False
    return boxes_meet(a.region.bounds, b.region.bounds) and overlap_area(a.region, b.region) > TOUCH_MM2


def name_of(item: Item, around: Around) -> str:
    """Call an item by its label, by what the catalogue calls it, or by its kind."""
    entry = around.catalogue.thing_map.get(thing_of(item))
    return item_name(item, entry.label if entry else item.kind)


def thing_of(item: Item) -> str:
    """The id of the thing of the catalogue that an item is; empty for what is none."""
    record_class: Any = type(item)
    field = _thing_field(record_class)
    return str(getattr(item, field)) if field else ""


@lru_cache
def _thing_field(record_class: Any) -> str:
    return next((info.name for info in infos_with_role(record_class, Role.THING)), "")
