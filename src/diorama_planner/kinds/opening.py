"""An opening: a door, window, shutter or arch, hosted by the wall that it cuts or recesses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from diorama_planner.catalogue.coverage import has_rule, need_for_area
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_area, format_length
from diorama_planner.drawing.primitives import Primitive
from diorama_planner.geometry.outline import point_along
from diorama_planner.geometry.region import Region, empty_region, union
from diorama_planner.kinds.contract import Around, Handle, ItemKind, OnFace, Placement, Reads
from diorama_planner.kinds.cuts import face_area, overlap, plan_region, wall_length, wall_line
from diorama_planner.kinds.face_fronts import cut_draw
from diorama_planner.kinds.faces import cut_region
from diorama_planner.kinds.figures import name_of
from diorama_planner.kinds.fillings import from_above
from diorama_planner.kinds.hosts import Face, Host
from diorama_planner.kinds.shared import OPENING_LEVEL, item_name, later, uncounted
from diorama_planner.kinds.swings import SHUT, SWINGS, Leaf, in_the_way, leaves, swept, swing_draw
from diorama_planner.model.record import Item, RecordId
from diorama_planner.model.roles import Role, Spec

WIDE_REAL_MM = 2000.0
"""An opening to the ground that is wider than this is drawn as a shutter, a narrower one as a door."""

FILLINGS = ("auto", "door", "window", "roller_shutter", "shop_front", "arch", "alcove")
"""What sits in an opening; `auto` tells it from the measures."""

_LOOK_OF = {"roller_shutter": "shutter", "shop_front": "shop front"}

_SAME_MM = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening(Item):
    """`at_mm` is its centre along the host's path; `depth_mm` recesses it, None cuts the wall through.

    `swing` says how a door opens, as seen from `side`: `in` is away from the one who looks.
    """

    kind: ClassVar[str] = "opening"

    host: Annotated[RecordId, Spec(Role.REFERENCE, "Wall", cascade=True, shown=False)]
    at_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Along the wall")]
    width_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Width", positive=True)]
    height_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Height", positive=True)]
    sill_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Sill", minimum=0)] = 0.0
    depth_mm: Annotated[float | None, Spec(Role.BENCH_LENGTH, "Recess", positive=True)] = None
    shape: Annotated[str, Spec(Role.CHOICE, "Shape", choices=("rect", "arch", "round"))] = "rect"
    filling: Annotated[str, Spec(Role.CHOICE, "Filled by", choices=FILLINGS)] = "auto"
    swing: Annotated[
        str, Spec(Role.CHOICE, "Opens", choices=SWINGS, swaps=True, when=("filling", ("door", "auto")))
    ] = SHUT
    side: Annotated[str, Spec(Role.CHOICE, "Seen from", choices=("front", "back"))] = "front"
    material: Annotated[str, Spec(Role.MATERIAL, "Made of")] = ""


def look(item: Opening, around: Around) -> str:
    """Say what it is; where that is left open, tell a window, a door, a shutter and a recess from its measures."""
    if item.filling != "auto":
        return _LOOK_OF.get(item.filling, item.filling)
    if item.depth_mm is not None:
        return "recess"
    if item.sill_mm > 0:
        return "window"
    if item.swing != SHUT:
        return "door"
    return "shutter" if item.width_mm * around.scale > WIDE_REAL_MM else "door"


def leaves_of(item: Opening, wall: Host, around: Around) -> tuple[Leaf, ...]:
    """The leaves of a door of which it is said how it opens; a recess has none."""
    opens = item.depth_mm is None and look(item, around) == "door"
    return leaves(wall, item, item.swing) if opens else ()


def outline(item: Opening, around: Around) -> Region:
    """Its part of the wall's plan, and what its door sweeps."""
    wall = around.host(item)
    if wall is None:
        return empty_region()
    gap, found = plan_region(wall, item), leaves_of(item, wall, around)
    return union(gap, swept(found)) if found else gap


def draw(item: Opening, around: Around) -> Iterator[Primitive]:
    """The gap in the wall with what fills it; a door stands open if it is said how."""
    wall = around.host(item)
    if wall is not None and not around.outline(item).is_empty:
        found = leaves_of(item, wall, around)
        yield from from_above(wall, item, "open door" if found else look(item, around), around.scale)
        yield from swing_draw(found, around.scale)


def takeoff(item: Opening, around: Around) -> tuple[TakeoffLine, ...]:
    """The part that fills it, cut from sheet, if it is said what it is made of."""
    wall, material = around.host(item), around.catalogue.material_map.get(item.material)
    if wall is None or material is None or not has_rule(material, "mm2"):
        return ()
    area = face_area(wall, item)
    why = msg(
        "{name} {width} x {height} = {area}",
        name=look(item, around),
        width=Shown(format_length, item.width_mm),
        height=Shown(format_length, item.height_mm),
        area=Shown(format_area, area),
    )
    need = need_for_area(material, area)
    return (TakeoffLine(item.id, "filling", material.id, area, "mm2", need.amount, need.unit, why),)


def handles(item: Opening, around: Around) -> tuple[Handle, ...]:
    """A grip at its centre that slides along the wall."""
    wall = around.host(item)
    if wall is None:
        return ()
    return (Handle(point_along(wall_line(wall), item.at_mm)[0], "at_mm"),)


def face_outline(item: Opening, around: Around, face: Face) -> Region:
    """Its shape on a face."""
    return cut_region(face, item)


def face_draw(item: Opening, around: Around, face: Face) -> Iterator[Primitive]:
    """What fills it, from before."""
    yield from cut_draw(item, around, face, look(item, around))


def face_moved(item: Opening, face: Face, dx: float, dy: float) -> Opening:
    """The opening elsewhere in its wall, not below its foot."""
    return replace(item, at_mm=item.at_mm + face.way * dx, sill_mm=max(0.0, item.sill_mm + dy))


def check(item: Opening, around: Around) -> list[Issue]:
    """An opening that leaves its wall or overlaps the one beside it; a door that is blocked; an alcove through."""
    wall = around.host(item)
    if wall is None:
        return [Issue("opening-without-wall", Severity.ERROR, item.id, msg("{id} is in no wall", id=item.id))]
    name = item_name(item, look(item, around))
    found = [*_leaving(item, name, wall), *uncounted(item, name, item.material, "mm2", around)]
    found += _blocked(item, name, wall, around)
    for other in around.hosted(wall.id):
        if other.id > item.id and overlap(item, other):
            text = msg("The {name} overlaps another opening of its wall", name=name)
            found.append(Issue("openings-overlap", Severity.WARNING, item.id, text))
    if item.filling == "alcove" and item.depth_mm is None:
        depth = round(wall.thickness_mm / 2, 1)
        label = msg("Make it {depth} deep", depth=format_length(depth))
        fix = Fix(label, "set_fields", {"id": item.id, "fields": {"depth_mm": depth}})
        text = msg("The {name} goes through its wall", name=name)
        found.append(Issue("alcove-through", Severity.HINT, item.id, text, (fix,)))
    return found


def _leaving(item: Opening, name: str, wall: Host) -> Iterator[Issue]:
    length = wall_length(wall)
    over = max(item.width_mm / 2 - item.at_mm, item.at_mm + item.width_mm / 2 - length)
    above = item.sill_mm + item.height_mm - wall.height_mm
    deeper = 0.0 if item.depth_mm is None else item.depth_mm - wall.thickness_mm
    by = max(over, above, deeper)
    if by <= _SAME_MM:
        return
    centre = min(max(item.at_mm, item.width_mm / 2), max(item.width_mm / 2, length - item.width_mm / 2))
    fix = Fix(msg("Move it into the wall"), "set_fields", {"id": item.id, "fields": {"at_mm": centre}})
    text = msg("The {name} leaves its wall by {by}", name=name, by=format_length(by))
    helps = over > _SAME_MM and centre != item.at_mm
    yield Issue("opening-outside-wall", Severity.WARNING, item.id, text, (fix,) if helps else ())


def _blocked(item: Opening, name: str, wall: Host, around: Around) -> Iterator[Issue]:
    """A door that something stands in the way of, with the first other way to hang it that is free."""
    met = in_the_way(item, wall, item, item.swing, around) if leaves_of(item, wall, around) else None
    if met is None:
        return
    text = msg(
        "{name}: {other} stands in its way, {short} short",
        name=name[:1].upper() + name[1:],
        other=name_of(met[0], around),
        short=format_length(met[1], precision=1),
    )
    free = (way for way in _others(item.swing) if in_the_way(item, wall, item, way, around) is None)
    label = msg("Swing it the other way")
    fixes = (Fix(label, "set_fields", {"id": item.id, "fields": {"swing": way}}) for way in free)
    yield Issue("door-blocked", Severity.WARNING, item.id, text, tuple(fixes)[:1])


def _others(swing: str) -> list[str]:
    """The other ways to hang a door of as many leaves, those that open to the same side first."""
    hand, way = swing.split("_")
    alike = [other for other in SWINGS if other not in {SHUT, swing}]
    alike = [other for other in alike if other.startswith("double") == (hand == "double")]
    return sorted(alike, key=lambda other: not other.endswith(way))


KIND = ItemKind(
    tag="opening",
    record=Opening,
    name="Opening",
    plural="Openings",
    icon="door-open",
    placement=Placement.HOSTED,
    level=OPENING_LEVEL,
    tool_key="E",
    outline=outline,
    draw=draw,
    shell=later("opening_shells", "opening_shell"),
    takeoff=takeoff,
    handles=handles,
    parts=later("wall_parts", "opening_parts"),
    voids=later("wall_voids", "opening_voids"),
    check=check,
    on_face=OnFace(face_outline, face_draw, face_moved),
    reads=frozenset({Reads.NEIGHBOURS}),
)
