"""A thing: a model of something real that stands on the plan as itself."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Annotated, ClassVar

from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.drawing.primitives import Instance, Picture, Primitive
from diorama_planner.geometry.region import (
    Region,
    contains_region,
    empty_region,
    placed,
    polygon_region,
    transform,
    union_all,
)
from diorama_planner.kinds.contract import Around, Handle, ItemKind, Placement, Reads, Surface
from diorama_planner.kinds.figures import TOUCH_MM, bench_size, factors, figure, footprint, name_of, slabs
from diorama_planner.kinds.overhang import way_back
from diorama_planner.kinds.shared import THING_LEVEL, item_name, later
from diorama_planner.model.record import Finishes, Item, Point
from diorama_planner.model.roles import Role, Spec
from diorama_planner.solids.prism import Prism
from diorama_planner.symbols.grounds import contact_patches
from diorama_planner.symbols.poses import (
    AT_REST,
    DOORS,
    LIDS,
    MOST_LEAN_DEG,
    MOST_SQUAT_DEG,
    MOST_STEER_DEG,
    Doors,
    Lids,
    Pose,
)


def _at_most(label: str, most: float, *, swaps: bool = False) -> Spec:
    return Spec(Role.RATIO, label, minimum=-most, maximum=most, swaps=swaps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing(Item):
    """A catalogue thing about its centre `at_mm`; rotation 0 lays its length along +x.

    `size_mm` overrides its size on the bench; `casting_mm` is the model as measured, and then that is its
    size. `z_mm` is its lift over the surface that it stands on. How what moves on it stands is its `pose`: vehicles
    steer to the left above 0, squat with the tail down, lean to their right. `removable` things lift off: they are
    not glued down, and what feeds their lights has a plug.
    """

    kind: ClassVar[str] = "thing"

    thing: Annotated[str, Spec(Role.THING, "Thing")]
    at_mm: Annotated[Point, Spec(Role.POINT, "Position")]
    rotation_deg: Annotated[float, Spec(Role.ANGLE, "Rotation")] = 0.0
    z_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Lift")] = 0.0
    size_mm: Annotated[tuple[float, float, float] | None, Spec(Role.BENCH_LENGTH, "Size", positive=True)] = None
    casting_mm: Annotated[tuple[float, float, float] | None, Spec(Role.BENCH_LENGTH, "Casting", positive=True)] = None
    source: Annotated[str, Spec(Role.CHOICE, "Source", choices=("own", "buy", "print", "scratch"))] = "buy"
    steer_deg: Annotated[float, _at_most("Steered", MOST_STEER_DEG, swaps=True)] = 0.0
    squat_deg: Annotated[float, _at_most("Squat", MOST_SQUAT_DEG)] = 0.0
    lean_deg: Annotated[float, _at_most("Lean", MOST_LEAN_DEG, swaps=True)] = 0.0
    doors: Annotated[Doors, Spec(Role.CHOICE, "Doors", choices=DOORS, swaps=True)] = "closed"
    lamps_up: Annotated[bool, Spec(Role.FLAG, "Pop-up lamps up")] = False
    lids: Annotated[Lids, Spec(Role.CHOICE, "Bonnet and boot", choices=LIDS)] = "closed"
    removable: Annotated[bool, Spec(Role.FLAG, "Lifts off")] = False
    colours: Annotated[Mapping[str, str], Spec(Role.DATA)] = field(default_factory=dict, hash=False)
    finishes: Finishes = field(default_factory=dict, hash=False)

    @property
    def pose(self) -> Pose:
        """How what moves on it stands."""
        return Pose(self.steer_deg, self.squat_deg, self.lean_deg, self.doors, self.lamps_up, self.lids)


def model_size(item: Thing, around: Around) -> tuple[float, float, float]:
    """Length, width and height on the bench: as measured, as overridden, or real size by the scale."""
    return bench_size(_entry(item, around), item.casting_mm or item.size_mm, around.scale)


def _entry(item: Thing, around: Around) -> CatalogueThing | None:
    return around.catalogue.thing_map.get(item.thing)


def outline(item: Thing, around: Around) -> Region:
    """The footprint: a box or an ellipse of the thing's length and width."""
    length, width, _ = model_size(item, around)
    return placed(footprint(_entry(item, around), length, width, item.rotation_deg), item.at_mm)


def draw(item: Thing, around: Around) -> Iterator[Primitive]:
    """Its symbol, or the user's picture of it from above."""
    entry = _entry(item, around)
    if entry is None:
        return
    if entry.picture:
        length, width, _ = model_size(item, around)
        yield Picture(entry.picture, item.at_mm, (length, width), item.rotation_deg)
        return
    if item.pose != AT_REST:
        from diorama_planner.kinds.thing_poses import moved_parts

        sizes = factors(entry, model_size(item, around))
        yield from moved_parts(entry, item.pose, item.at_mm, item.rotation_deg, sizes, item.colours.get("body", ""))
    look = figure(entry, item.casting_mm or item.size_mm, around.scale)
    yield Instance(look.symbol, item.at_mm, item.rotation_deg, look.scale, item.colours, look.shadow_mm)


def contact(item: Thing, around: Around) -> Region:
    """The ground that it touches: tyre patches, a trunk, legs."""
    entry = _entry(item, around)
    if entry is None or item.z_mm > TOUCH_MM:
        return empty_region()
    across, along, _ = factors(entry, model_size(item, around))
    return placed(_patches(entry, across, along, item.rotation_deg), item.at_mm)


@lru_cache(maxsize=4096)
def _patches(entry: CatalogueThing, across: float, along: float, rotation_deg: float) -> Region:
    rings = [polygon_region(patch.points) for patch in contact_patches(entry)]
    return transform(union_all(rings), rotation_deg=rotation_deg, scale=(across, along))


def solids(item: Thing, around: Around) -> tuple[Prism, ...]:
    """Its body as slabs, and doors that stand open. Trunk and crown are two, so that a cow may stand under an oak."""
    entry = _entry(item, around)
    if entry is None:
        return ()
    floor = around.surface_at(item.at_mm) + item.z_mm + entry.mount_height_mm / around.scale
    size = model_size(item, around)
    found = slabs(entry, size, item.at_mm, item.rotation_deg, floor)
    if item.doors == "closed":
        return found
    from diorama_planner.kinds.thing_poses import open_doors

    return (*found, *open_doors(entry, item.pose, item.at_mm, item.rotation_deg, factors(entry, size), floor))


def surfaces(item: Thing, around: Around) -> tuple[Surface, ...]:
    """The outside of what is made from scratch, without its underside: its slabs from all sides and from above."""
    if item.source != "scratch":
        return ()
    slabs_of = solids(replace(item, doors="closed"), around)
    upright = sum(prism.region.perimeter * (prism.top_mm - prism.bottom_mm) for prism in slabs_of)
    above = union_all([prism.region for prism in slabs_of]).area if slabs_of else 0.0
    return (Surface("outside", upright + above),)


def handles(item: Thing, around: Around) -> tuple[Handle, ...]:
    """A grip that turns it, ahead of its nose. Its size is a fact and has none."""
    length = model_size(item, around)[0]
    reach = length / 2 + max(4.0, length * 0.12)
    turn = math.radians(item.rotation_deg)
    return (Handle((item.at_mm[0] + reach * math.cos(turn), item.at_mm[1] + reach * math.sin(turn)), "rotation_deg"),)


def check(item: Thing, around: Around) -> list[Issue]:
    """Unknown things, bodies in one place or too near, things over the edge of the base or beyond an arm."""
    from diorama_planner.kinds.reach import out_of_reach

    entry = _entry(item, around)
    if entry is None:
        text = msg("{id}: no thing {thing!r} in the catalogue", id=item.id, thing=item.thing)
        return [Issue("unknown-thing", Severity.ERROR, item.id, text)]
    name = item_name(item, entry.label)
    return [
        *_too_near(item, entry, around),
        *_over_edge(item, entry, around),
        *_standing(item, entry, around),
        *out_of_reach(item, name, item.at_mm, around),
    ]


def _too_near(item: Thing, entry: CatalogueThing, around: Around) -> Iterable[Issue]:
    """Bodies in one place, and vehicles that have less room than is to be kept clear; each pair is told once."""
    from diorama_planner.kinds.spacing import collision, neighbours, tightness

    name = item_name(item, entry.label)
    for other, theirs in neighbours(item, around, notices_mm(item, around)):
        known = _entry(other, around) if isinstance(other, Thing) else None
        if isinstance(other, Thing) and _tells(other, item):
            continue
        found = collision(item, name, name_of(other, around), theirs, around)
        if found is None and "vehicle" in {entry.family, known.family if known else ""}:
            found = tightness(item, name, name_of(other, around), theirs, around)
        if found is not None:
            yield found


def _tells(one: Thing, other: Thing) -> bool:
    """Whether it is the first of two to tell how near they are: the one that looks further, which has doors open."""
    return (one.doors == "closed", one.id) < (other.doors == "closed", other.id)


def notices_mm(item: Thing, around: Around) -> float:
    """Its open doors reach so far beyond its outline."""
    entry = _entry(item, around)
    if entry is None or item.doors == "closed":
        return 0.0
    from diorama_planner.kinds.thing_poses import doors_reach

    return doors_reach(entry, factors(entry, model_size(item, around)))


def _over_edge(item: Thing, entry: CatalogueThing, around: Around) -> Iterable[Issue]:
    ground = contact(item, around)
    if around.base.is_empty or ground.is_empty or contains_region(around.base, ground):
        return
    dx, dy = way_back(ground, around.base)
    fix = Fix(msg("Move it onto the base"), "move", {"id": item.id, "dx": dx, "dy": dy})
    text = msg("{name} stands over the edge of the base", name=item_name(item, entry.label))
    yield Issue("off-base", Severity.WARNING, item.id, text, (fix,))


def _standing(item: Thing, entry: CatalogueThing, around: Around) -> Iterable[Issue]:
    """Things that hang or are mounted, and those lifted on purpose, do not stand on the ground."""
    from diorama_planner.kinds.standing import thing_issues

    if entry.mount_height_mm or item.z_mm > TOUCH_MM:
        return ()
    name, size = item_name(item, entry.label), model_size(item, around)
    ground = contact(item, around)
    return thing_issues(item, name, item.at_mm, ground, item.z_mm, size[2], entry.family == "vehicle", around)


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
    stands=later("thing_stands", "of_thing"),
    surfaces=surfaces,
    voids=later("ground_voids", "thing_voids"),
    handles=handles,
    check=check,
    notices_mm=notices_mm,
    reads=frozenset({Reads.GROUND, Reads.NEIGHBOURS, Reads.BASE}),
)
