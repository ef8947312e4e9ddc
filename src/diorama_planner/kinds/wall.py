"""A wall: a centre-line with thickness and height that joins its neighbours and hosts openings."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Annotated, Any, ClassVar

from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.errors import RecordError
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Message, Shown, counted, msg
from diorama_planner.core.units import format_area, format_length
from diorama_planner.drawing.primitives import Primitive, Texture
from diorama_planner.geometry.outline import CORNER_DEG, turn_deg
from diorama_planner.geometry.region import Region, difference
from diorama_planner.geometry.walls import TOUCH_MM, EndCut, end_cuts, mean_length, piece_rings, run_region
from diorama_planner.kinds.construction import (
    CONSTRUCTIONS,
    Extent,
    Recess,
    body_material,
    built_lines,
    counts,
    faced_sides,
    parts_of,
    suits,
)
from diorama_planner.kinds.contract import Around, BuildUp, ItemKind, OnFace, Placement, Reads, Surface
from diorama_planner.kinds.cuts import (
    clipped_rise,
    face_area,
    plan_region,
    recess_region,
    wall_run,
)
from diorama_planner.kinds.face_fronts import panel, panel_outline
from diorama_planner.kinds.facings import FACES, face_for, face_paint, loose_mark, top_of_wall
from diorama_planner.kinds.hosts import Cut, Face
from diorama_planner.kinds.overhang import standing_over
from diorama_planner.kinds.shared import WALL_LEVEL, check_curves, finish_paint, grips, item_name, later, uncountable
from diorama_planner.kinds.sheets import thickness_issues
from diorama_planner.model.record import Curves, Finishes, Item, Point, Points, new_id
from diorama_planner.model.roles import Role, Spec
from diorama_planner.solids.prism import Prism

_IF_CAST = ("construction", ("cast",))
_IF_BRICKS = ("construction", ("bricks",))
_IF_PRINTED = ("construction", ("printed",))
_WAYS = {"cast": msg("is cast"), "bricks": msg("is laid in bricks"), "printed": msg("is printed")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall(Item):
    """Its front is left of `path_mm`. It starts at the lowest ground under it, or stands on the base.

    `loose_corners` are those of the path at which it can be taken apart; `removable` walls come off whole.
    """

    kind: ClassVar[str] = "wall"

    path_mm: Annotated[Points, Spec(Role.POINTS, "Path", sided=True)]
    thickness_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Thickness", positive=True)] = 10.0
    height_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Height", positive=True)] = 60.0
    construction: Annotated[str, Spec(Role.CHOICE, "Built", choices=CONSTRUCTIONS)] = "sheet"
    material: Annotated[str, Spec(Role.MATERIAL, "Material")] = "xps_eu_10"
    stands_on: Annotated[str, Spec(Role.CHOICE, "Stands on", choices=("ground", "base"))] = "ground"
    face: Annotated[str, Spec(Role.CHOICE, "Face", choices=("auto", *FACES))] = "auto"
    resawn: Annotated[bool, Spec(Role.FLAG, "Resawn from thicker stock", when=("construction", ("sheet",)))] = False
    mould: Annotated[str, Spec(Role.MATERIAL, "Mould", when=_IF_CAST)] = "foamcore_a3"
    mortar: Annotated[str, Spec(Role.MATERIAL, "Mortar", when=_IF_BRICKS)] = "joint_compound"
    infill: Annotated[float, Spec(Role.RATIO, "Infill", minimum=0, maximum=1, when=_IF_PRINTED)] = 0.15
    facing: Annotated[str, Spec(Role.MATERIAL, "Faced with")] = ""
    faced: Annotated[str, Spec(Role.CHOICE, "Faced on", choices=("both", "front", "back"))] = "both"
    cap: Annotated[str, Spec(Role.MATERIAL, "Capped with")] = ""
    bracing: Annotated[str, Spec(Role.MATERIAL, "Braced with")] = ""
    brace_every_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Brace every", positive=True)] = 100.0
    brace_depth_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Brace depth", positive=True)] = 15.0
    removable: Annotated[bool, Spec(Role.FLAG, "Comes off")] = False
    loose_corners: Annotated[tuple[int, ...], Spec(Role.DATA, shown=False)] = ()
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)
    finishes: Finishes = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        super(Wall, self).__post_init__()
        if len(set(self.path_mm)) < 2:
            raise RecordError(msg("a wall needs a path of two different points"), where=self.id)
        check_curves(self.path_mm, self.curves_mm, self.id)


def joints(item: Wall, around: Around) -> tuple[EndCut, EndCut]:
    """How its start and its end are cut by the walls that it meets."""
    return end_cuts(wall_run(item), [wall_run(other) for other in around.joined(item)])


def outline(item: Wall, around: Around) -> Region:
    """Its plan: the centre-line widened by the thickness, corners and joints mitred."""
    return run_region(wall_run(item), joints(item, around))


def length_of(item: Wall, around: Around) -> float:
    """Its length in mm on the mean of its thickness, less what other walls take of it where it meets them."""
    return mean_length(wall_run(item), joints(item, around))


def net_area(item: Wall, around: Around) -> float:
    """Area of the face in mm2, openings that cut through taken off."""
    return _net_of(item, length_of(item, around), around)


def _net_of(item: Wall, length: float, around: Around) -> float:
    cuts = sum(face_area(item, cut) for cut in around.hosted(item.id) if cut.depth_mm is None)
    return max(0.0, length * item.height_mm - cuts)


def draw(item: Wall, around: Around) -> Iterator[Primitive]:
    """Its top in the texture of its face or its finish, with a mark where it comes apart."""
    face = face_for(item.face, body_material(item, around))
    shown = "top" if "top" in item.finishes else "front"

    def paint(angle_deg: float, origin: Point) -> Texture:
        finished = finish_paint(item, shown, around, angle_deg, origin)
        return finished or face_paint(face, around.scale, angle_deg, origin)

    pieces = piece_rings(wall_run(item), joints(item, around)) if len(item.path_mm) > 2 and not item.curves_mm else ()
    yield from top_of_wall(item, around.outline(item), pieces, paint)
    yield from loose_mark(item, item.loose_corners, item.removable)


def face_draw(item: Wall, around: Around, face: Face) -> Iterator[Primitive]:
    """A face of it from before, in its finish if it has one, openings left out."""
    bare = face_paint(face_for(item.face, body_material(item, around)), around.scale)
    yield from panel(face, around, finish_paint(item, face.surface, around) or bare)


def contact(item: Wall, around: Around) -> Region:
    """The ground under it."""
    return around.outline(item)


def foot(item: Wall, around: Around) -> float:
    """Height over the base top at which the wall starts."""
    return 0.0 if item.stands_on == "base" else around.ground.lowest(around.outline(item))


def solids(item: Wall, around: Around) -> tuple[Prism, ...]:
    """The wall with its openings left out: those that go through, and recesses as deep as they are."""
    low = foot(item, around)
    top = low + item.height_mm
    whole = around.outline(item)
    cuts = [cut for cut in around.hosted(item.id) if not _gap(item, cut).is_empty]
    if not cuts:
        return (Prism(whole, low, top),)
    found = []
    for cut in cuts:
        gap = _gap(item, cut)
        sill, head = clipped_rise(item, cut)
        whole = difference(whole, gap)
        found += [Prism(gap, low, low + sill), Prism(gap, low + head, top)]
    standing = [prism for prism in found if prism.top_mm - prism.bottom_mm > 1e-6]
    return (Prism(whole, low, top), *standing)


def _gap(item: Wall, cut: Cut) -> Region:
    return plan_region(item, cut) if cut.depth_mm is None else recess_region(item, cut)


def surfaces(item: Wall, around: Around) -> list[Surface]:
    """Front, back, top, the two ends and reveals, net of openings and of what stands against them."""
    from diorama_planner.kinds.wall_areas import Standing, wall_surfaces  # not for a picture

    near = around.against(item, TOUCH_MM)
    standing = Standing(around.outline(item), joints(item, around), foot(item, around), near)
    return wall_surfaces(item, standing, around)


def takeoff(item: Wall, around: Around) -> tuple[TakeoffLine, ...]:
    """What it takes by the way it is built."""
    length = length_of(item, around)
    net = _net_of(item, length, around)
    why = msg(
        "{length} x {height} less openings {cut} = {net}",
        length=Shown(format_length, length),
        height=Shown(format_length, item.height_mm),
        cut=Shown(format_area, length * item.height_mm - net),
        net=Shown(format_area, net),
    )
    return tuple(built_lines(item, Extent(length, net, _with_parting(item, why), _recesses(item, around)), around))


def _recesses(item: Wall, around: Around) -> tuple[Recess, ...]:
    found = ((face_area(item, cut), cut.depth_mm) for cut in around.hosted(item.id))
    return tuple(Recess(area, min(depth, item.thickness_mm)) for area, depth in found if depth is not None)


def _with_parting(item: Wall, why: Message) -> Message:
    """Say in the arithmetic what must not be glued."""
    if item.removable:
        return msg("{why} (comes off)", why=why)
    if item.loose_corners:
        return counted(
            "{why} (comes apart at one corner)",
            "{why} (comes apart at {count} corners)",
            len(item.loose_corners),
            why=why,
        )
    return why


def build_up(item: Wall, around: Around) -> BuildUp:
    """What it is built of, and what its faces are covered with."""
    if not item.finishes:
        return BuildUp((item.material, item.facing))
    faced = faced_sides(item, around)
    bare = {surface: (item.material,) for surface in item.finishes if surface not in faced}
    return BuildUp((item.material, item.facing), on_surface=bare)


def check(item: Wall, around: Around) -> tuple[Issue, ...]:
    """A thickness that nobody sells; a body that is not built so; parts that cannot be counted; a stub."""
    from diorama_planner.kinds.standing import wall_issues

    name = item_name(item, "Wall")
    parts = [uncountable(item, name, part) for field, part in parts_of(item, around) if not counts(field, part)]
    deep = wall_issues(item, name, foot(item, around), item.height_mm, item.stands_on == "base", around)
    own = (*_check_body(item, name, around), *parts, *_stubs(item, name), *standing_over(item, name, around), *deep)
    lamps = around.lights(around.outline(item))
    return (*own, *_leaks(item, name, lamps, around)) if lamps else own


def _leaks(item: Wall, name: str, lamps: Sequence[Item], around: Around) -> list[Issue]:
    from diorama_planner.kinds.wall_leaks import leaks  # only where there are lights

    return leaks(item, name, lamps, around)


def _stubs(item: Wall, name: str) -> tuple[Issue, ...]:
    """Say that a piece between corners is shorter than the wall is thick: hardly meant, and hard to build."""
    pieces = list(pairwise(item.path_mm))
    lengths = [math.dist(*piece) for piece in pieces]
    turns = [turn_deg(*before, after) > CORNER_DEG for before, (_, after) in pairwise(pieces)]
    short = [
        length
        for index, length in enumerate(lengths)
        if 0 < length < item.thickness_mm - 1e-6 and index not in item.curves_mm
        if all(turns[max(index - 1, 0) : index + 1])
    ]
    if not short:
        return ()
    text = msg(
        "{name} has a piece of {short} only, shorter than it is thick ({thickness})",
        name=name,
        short=Shown(format_length, min(short)),
        thickness=Shown(format_length, item.thickness_mm),
    )
    return (Issue("short-wall", Severity.HINT, item.id, text),)


def _check_body(item: Wall, name: str, around: Around) -> tuple[Issue, ...]:
    material = around.catalogue.material_map.get(item.material)
    if material is None:
        return ()
    if not suits(item.construction, material):
        return _unsuited(item, name, material.label, around)
    if item.construction == "sheet" and not item.resawn:
        return thickness_issues(item, name, "thickness_mm", material, item.thickness_mm, around)
    return ()


def _unsuited(item: Wall, name: str, own: str, around: Around) -> tuple[Issue, ...]:
    usual = body_material(item, around)
    if usual is None:
        return ()
    text = msg(
        "{name} {way}, so it is counted as {usual} and not as {own}",
        name=name,
        way=_WAYS[item.construction],
        usual=usual.label,
        own=own,
    )
    label = msg("Make it of {usual}", usual=usual.label)
    fix = Fix(label, "set_fields", {"id": item.id, "fields": {"material": usual.id}})
    return (Issue("unsuited-material", Severity.HINT, item.id, text, (fix,)),)


def expand(raw: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Turn the shorthand `openings` inside a wall into opening records that it hosts."""
    wall = {key: value for key, value in raw.items() if key != "openings"}
    wall.setdefault("id", new_id())
    cuts = raw.get("openings") or []
    named = [{"id": f"{wall['id'][:56]}-{number}", **cut} for number, cut in enumerate(cuts, 1)]
    return [wall, *({**cut, "kind": "opening", "host": wall["id"]} for cut in named)]


KIND = ItemKind(
    tag="wall",
    record=Wall,
    name="Wall",
    plural="Walls",
    icon="brick-wall",
    placement=Placement.POLYLINE,
    level=WALL_LEVEL,
    tool_key="W",
    outline=outline,
    draw=draw,
    run=wall_run,
    contact=contact,
    solids=solids,
    shell=later("wall_shells", "wall_shell"),
    surfaces=surfaces,
    takeoff=takeoff,
    handles=grips("path_mm"),
    check=check,
    build_up=build_up,
    parts=later("wall_parts", "wall_parts"),
    lengths=later("bar_parts", "wall_lengths"),
    voids=later("wall_voids", "wall_voids"),
    on_face=OnFace(panel_outline, face_draw),
    reads=frozenset({Reads.GROUND, Reads.LIGHTS}),
    expand=expand,
)
