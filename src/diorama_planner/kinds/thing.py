"""A thing: a model of something real that stands on the plan as itself."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, ClassVar, NamedTuple

from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.drawing.primitives import Instance, Picture, Primitive, Symbol
from diorama_planner.geometry.points import boxes_meet
from diorama_planner.geometry.region import (
    Region,
    contains_region,
    ellipse_region,
    empty_region,
    overlap_area,
    placed,
    polygon_region,
    rect_region,
    transform,
    union_all,
)
from diorama_planner.kinds.contract import Around, Handle, ItemKind, Placement, Reads
from diorama_planner.kinds.shared import THING_LEVEL, item_name
from diorama_planner.model.record import Item, Point
from diorama_planner.model.roles import Role, Spec
from diorama_planner.solids.prism import Prism
from diorama_planner.symbols.bodies import body
from diorama_planner.symbols.grounds import contact_patches
from diorama_planner.symbols.library import symbol_of

TOUCH_MM2 = 0.5
"""Overlaps smaller than this are models that touch."""

TOUCH_MM = 0.05
THIN_REAL_MM = 20.0
"""Bodies may share so much height: chairs stand on rugs, wheels on drain grates."""

SHADOW_SHARE = 0.06
"""Length of the drawn shadow as a share of the height, so that tall things read as tall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing(Item):
    """A catalogue thing about its centre `at_mm`; rotation 0 lays its length along +x.

    `size_mm` overrides its size on the bench; `casting_mm` is the model as measured, and then that is its
    size. `z_mm` is its lift over the surface that it stands on.
    """

    kind: ClassVar[str] = "thing"

    thing: Annotated[str, Spec(Role.THING, "Thing")]
    at_mm: Annotated[Point, Spec(Role.POINT, "Position")]
    rotation_deg: Annotated[float, Spec(Role.ANGLE, "Rotation")] = 0.0
    z_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Lift")] = 0.0
    size_mm: Annotated[tuple[float, float, float] | None, Spec(Role.BENCH_LENGTH, "Size", positive=True)] = None
    casting_mm: Annotated[tuple[float, float, float] | None, Spec(Role.BENCH_LENGTH, "Casting", positive=True)] = None
    source: Annotated[str, Spec(Role.CHOICE, "Source", choices=("own", "buy", "print", "scratch"))] = "buy"
    colours: Annotated[Mapping[str, str], Spec(Role.DATA)] = field(default_factory=dict, hash=False)


def model_size(item: Thing, around: Around) -> tuple[float, float, float]:
    """Length, width and height on the bench: as measured, as overridden, or real size by the scale."""
    own = item.casting_mm or item.size_mm
    if own:
        return own
    if item.thing not in around.catalogue.thing_map:
        return (10.0, 10.0, 10.0)
    length, width, height = around.catalogue.thing(item.thing).real_mm
    return length / around.scale, width / around.scale, height / around.scale


def _entry(item: Thing, around: Around) -> CatalogueThing | None:
    return around.catalogue.thing_map.get(item.thing)


def _factors(item: Thing, entry: CatalogueThing, around: Around) -> tuple[float, float, float]:
    size = model_size(item, around)
    up = size[2] / entry.real_mm[2] if entry.real_mm[2] else 1.0  # what is only painted has no height
    return size[0] / entry.real_mm[0], size[1] / entry.real_mm[1], up


def outline(item: Thing, around: Around) -> Region:
    """The footprint: a box or an ellipse of the thing's length and width."""
    length, width, _ = model_size(item, around)
    entry = _entry(item, around)
    is_round = entry is not None and entry.shape in {"circle", "ellipse"}
    return placed(_footprint(is_round, length, width, item.rotation_deg), item.at_mm)


@lru_cache(maxsize=4096)
def _footprint(is_round: bool, length: float, width: float, rotation_deg: float) -> Region:
    shape = ellipse_region((0, 0), length, width) if is_round else rect_region(*_box(length, width))
    return transform(shape, rotation_deg=rotation_deg)


def _box(length: float, width: float) -> tuple[float, float, float, float]:
    return -length / 2, -width / 2, length / 2, width / 2


def draw(item: Thing, around: Around) -> Iterator[Primitive]:
    """Its symbol, or the user's picture of it from above."""
    entry = _entry(item, around)
    if entry is None:
        return
    if entry.picture:
        length, width, _ = model_size(item, around)
        yield Picture(entry.picture, item.at_mm, (length, width), item.rotation_deg)
        return
    figure = _figure(entry, item.casting_mm or item.size_mm, around.scale)
    yield Instance(figure.symbol, item.at_mm, item.rotation_deg, figure.scale, item.colours, figure.shadow_mm)


class _Figure(NamedTuple):
    """What all things of one entry and size look like."""

    symbol: Symbol
    scale: tuple[float, float]
    shadow_mm: float


@lru_cache(maxsize=4096)
def _figure(entry: CatalogueThing, own_mm: tuple[float, float, float] | None, scale: float) -> _Figure:
    real = entry.real_mm
    length, width, height = own_mm or (real[0] / scale, real[1] / scale, real[2] / scale)
    return _Figure(symbol_of(entry), (length / real[0], width / real[1]), min(3.0, height * SHADOW_SHARE))


def contact(item: Thing, around: Around) -> Region:
    """The ground that it touches: tyre patches, a trunk, legs."""
    entry = _entry(item, around)
    if entry is None or item.z_mm > TOUCH_MM:
        return empty_region()
    across, along, _ = _factors(item, entry, around)
    return placed(_patches(entry, across, along, item.rotation_deg), item.at_mm)


@lru_cache(maxsize=4096)
def _patches(entry: CatalogueThing, across: float, along: float, rotation_deg: float) -> Region:
    rings = [polygon_region(patch.points) for patch in contact_patches(entry)]
    return transform(union_all(rings), rotation_deg=rotation_deg, scale=(across, along))


def solids(item: Thing, around: Around) -> tuple[Prism, ...]:
    """Its body as slabs: a trunk and a crown are two, so that a cow may stand under an oak."""
    entry = _entry(item, around)
    if entry is None:
        return ()
    across, along, up = _factors(item, entry, around)
    floor = around.surface_at(item.at_mm) + item.z_mm + entry.mount_height_mm / around.scale
    leafy = entry.category == "tree"
    slabs = _slabs(entry, across, along, item.rotation_deg)
    return tuple(
        Prism(placed(region, item.at_mm), floor + low * up, floor + high * up, soft=leafy and low > 0)
        for region, low, high in slabs
    )


@lru_cache(maxsize=4096)
def _slabs(
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


def handles(item: Thing, around: Around) -> tuple[Handle, ...]:
    """A grip that turns it, ahead of its nose. Its size is a fact and has none."""
    length = model_size(item, around)[0]
    reach = length / 2 + max(4.0, length * 0.12)
    turn = math.radians(item.rotation_deg)
    return (Handle((item.at_mm[0] + reach * math.cos(turn), item.at_mm[1] + reach * math.sin(turn)), "rotation_deg"),)


def check(item: Thing, around: Around) -> list[Issue]:
    """Unknown things, collisions of bodies at the same height, and things over the edge of the base."""
    entry = _entry(item, around)
    if entry is None:
        text = msg("{id}: no thing {thing!r} in the catalogue", id=item.id, thing=item.thing)
        return [Issue("unknown-thing", Severity.ERROR, item.id, text)]
    return [*_collisions(item, entry, around), *_over_edge(item, entry, around)]


def _collisions(item: Thing, entry: CatalogueThing, around: Around) -> Iterable[Issue]:
    own = around.body(item)
    room = max(TOUCH_MM, THIN_REAL_MM / around.scale)
    for other, theirs in around.bodies(around.outline(item), item):
        if isinstance(other, Thing) and other.id < item.id:
            continue  # the pair is told once
        if any(_collide(a, b, room) for a in own for b in theirs):
            text = msg(
                "{one} and {other} are in the same place",
                one=item_name(item, entry.label),
                other=_name(other, around),
            )
            yield Issue("collision", Severity.WARNING, item.id, text)


def _name(item: Item, around: Around) -> str:
    entry = _entry(item, around) if isinstance(item, Thing) else None
    return item_name(item, entry.label if entry else item.kind)


def _collide(a: Prism, b: Prism, room_mm: float) -> bool:
    apart = min(a.top_mm, b.top_mm) - max(a.bottom_mm, b.bottom_mm) <= room_mm
    if apart or (a.soft and b.soft):
        return False
    return boxes_meet(a.region.bounds, b.region.bounds) and overlap_area(a.region, b.region) > TOUCH_MM2


def _over_edge(item: Thing, entry: CatalogueThing, around: Around) -> Iterable[Issue]:
    ground = contact(item, around)
    if around.base.is_empty or ground.is_empty or contains_region(around.base, ground):
        return
    dx, dy = _way_back(ground, around.base)
    fix = Fix(msg("Move it onto the base"), "move", {"id": item.id, "dx": dx, "dy": dy})
    text = msg("{name} stands over the edge of the base", name=item_name(item, entry.label))
    yield Issue("off-base", Severity.WARNING, item.id, text, (fix,))


def _way_back(ground: Region, base: Region) -> Point:
    """The shortest way along x and y onto a base, or to its middle if it is not rectangular there."""
    low, high = ground.bounds[:2], ground.bounds[2:]
    edges = zip(low, high, base.bounds[:2], base.bounds[2:], strict=True)
    dx, dy = (max(start - near, 0.0) or min(end - far, 0.0) for near, far, start, end in edges)
    if contains_region(base, transform(ground, (dx, dy))):
        return dx, dy
    return base.centroid[0] - ground.centroid[0], base.centroid[1] - ground.centroid[1]


KIND = ItemKind(
    tag="thing",
    record=Thing,
    name="Thing",
    plural="Things",
    icon="car",
    placement=Placement.POINT,
    level=THING_LEVEL,
    outline=outline,
    draw=draw,
    contact=contact,
    solids=solids,
    handles=handles,
    check=check,
    reads=frozenset({Reads.GROUND, Reads.NEIGHBOURS, Reads.BASE}),
)
