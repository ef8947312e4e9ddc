"""A fence, hedge or guard rail: modules of the catalogue set along a line, cut to fit, with a gate if wanted."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Annotated, ClassVar, NamedTuple

from diorama_planner.catalogue.coverage import has_rule, need_for_area
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.core.errors import RecordError
from diorama_planner.core.issues import Issue, Severity
from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_area, format_length
from diorama_planner.drawing.primitives import Instance, Primitive
from diorama_planner.geometry.outline import point_along, polyline_length, slice_line
from diorama_planner.geometry.points import Point
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region
from diorama_planner.kinds.contract import Around, ItemKind, Placement, Reads
from diorama_planner.kinds.figures import SHADOW_SHARE
from diorama_planner.kinds.overhang import standing_over
from diorama_planner.kinds.shared import WALL_LEVEL, check_curves, grips, item_name, later, line_points, uncounted
from diorama_planner.kinds.ways import band
from diorama_planner.model.record import Curves, Item, Points
from diorama_planner.model.roles import Role, Spec
from diorama_planner.solids.prism import Prism
from diorama_planner.symbols.library import symbol_of

FENCES = {
    "post and rail": "rail_fence",
    "picket": "fence_picket",
    "panels": "fence_panel_uk",
    "chain link": "chain_link_bay",
    "guard rail": "guardrail",
    "barrier": "jersey_barrier",
}
"""Styles that are bought by the module: things of the catalogue."""

HEDGES = {"hedge": "hedge", "garden hedge": "hedge_garden"}
"""Styles that grow: strips of the catalogue, covered with foliage."""

GATE = "garden_gate"
BUSH_REAL_MM = 2000.0
"""So long a piece of hedge is drawn as one."""

_MADE, _GROWN = tuple(FENCES), tuple(HEDGES)
_GROWN_TOGETHER = 1.12
"""Pieces of a hedge are drawn so much longer than they are, so that no gaps show."""

_SMALL = 1e-3
"""What is left over below this share of a module is nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence(Item):
    """Its modules begin anew at every corner; `front` is the side of `line_mm` that they face, walking along it.

    `fit` says where what is left over of a stretch goes: cut modules at both ends, one at the last, or all of them a
    little longer or shorter. `height_mm` and `module_mm` are as usual if they are left out.
    """

    kind: ClassVar[str] = "fence"

    line_mm: Annotated[Points, Spec(Role.POINTS, "Line")]
    style: Annotated[str, Spec(Role.CHOICE, "Style", choices=(*_MADE, *_GROWN))] = "post and rail"
    height_mm: Annotated[float | None, Spec(Role.REAL_LENGTH, "Height", positive=True)] = None
    module_mm: Annotated[float | None, Spec(Role.REAL_LENGTH, "Module", positive=True, when=("style", _MADE))] = None
    fit: Annotated[
        str, Spec(Role.CHOICE, "Left over", choices=("both ends", "last", "stretch"), when=("style", _MADE))
    ] = "both ends"
    front: Annotated[
        str, Spec(Role.CHOICE, "Front", choices=("right", "left"), swaps=True, when=("style", _MADE))
    ] = "right"
    width_mm: Annotated[float | None, Spec(Role.REAL_LENGTH, "Width", positive=True, when=("style", _GROWN))] = None
    foliage: Annotated[str, Spec(Role.MATERIAL, "Foliage", when=("style", _GROWN))] = "ws_clump"
    gate_mm: Annotated[float | None, Spec(Role.REAL_LENGTH, "Gate at", minimum=0)] = None
    source: Annotated[
        str, Spec(Role.CHOICE, "Source", choices=("own", "buy", "print", "scratch"), when=("style", _MADE))
    ] = "buy"
    colour: Annotated[str, Spec(Role.COLOUR, "Colour")] = ""
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        super(Fence, self).__post_init__()
        if len(set(self.line_mm)) < 2:
            raise RecordError(msg("a fence needs a line of two different points"), where=self.id)
        check_curves(self.line_mm, self.curves_mm, self.id)


class Piece(NamedTuple):
    """A module or a part of one, by where it begins and ends along the line."""

    start_mm: float
    end_mm: float


class Sizes(NamedTuple):
    """Module, thickness and height on the bench."""

    module_mm: float
    width_mm: float
    height_mm: float


def middle(item: Fence) -> PointArray:
    """Its line, curves flattened."""
    return line_points(item.line_mm, item.curves_mm)


def _entry(item: Fence, around: Around) -> CatalogueThing:
    """The module as a thing; a hedge, which has no length, as a bush of one."""
    made = FENCES.get(item.style)
    if made:
        return around.catalogue.thing(made)
    strip = around.catalogue.thing(HEDGES[item.style])
    return replace(strip, real_mm=(BUSH_REAL_MM, *strip.real_mm[1:]))


def sizes(item: Fence, around: Around) -> Sizes:
    """What a module measures: as typed, or as in reality."""
    length, width, height = (real / around.scale for real in _entry(item, around).real_mm)
    return Sizes(item.module_mm or length, item.width_mm or width, item.height_mm or height)


def gate(item: Fence, around: Around) -> Piece | None:
    """Where the gate stands, kept within the line; None without one."""
    if item.gate_mm is None:
        return None
    half = around.catalogue.thing(GATE).real_mm[0] / around.scale / 2
    length = polyline_length(middle(item))
    at = min(max(item.gate_mm, half), max(length - half, half))
    return Piece(at - half, min(at + half, length))


def _stretches(item: Fence, around: Around) -> Iterator[Piece]:
    """The runs between corners, the gate left out."""
    opening = gate(item, around)
    ends, done = [0.0], 0.0
    for segment in range(len(item.line_mm) - 1):
        curve = {0: item.curves_mm[segment]} if segment in item.curves_mm else {}
        done += polyline_length(line_points(item.line_mm[segment : segment + 2], curve))
        ends.append(done)
    for start, end in pairwise(ends):
        if opening is None or opening.end_mm <= start or opening.start_mm >= end:
            yield Piece(start, end)
        else:
            yield from (
                piece for piece in (Piece(start, opening.start_mm), Piece(opening.end_mm, end)) if _long(piece)
            )


def _long(piece: Piece) -> bool:
    return piece.end_mm - piece.start_mm > _SMALL


def pieces(item: Fence, around: Around) -> Iterator[tuple[Piece, ...]]:
    """The modules of each stretch."""
    module = sizes(item, around).module_mm
    for stretch in _stretches(item, around):
        if _long(stretch):
            yield tuple(_fitted(stretch, module, "stretch" if item.style in HEDGES else item.fit))


def _fitted(stretch: Piece, module: float, fit: str) -> Iterator[Piece]:
    length = stretch.end_mm - stretch.start_mm
    whole = math.floor(length / module + _SMALL)
    rest = length - whole * module
    if fit == "stretch" or rest <= _SMALL * module:
        count = max(1, round(length / module))
        lengths = [length / count] * count
    elif fit == "last" or not whole:
        lengths = [module] * whole + [rest]
    else:
        lengths = [rest / 2, *[module] * whole, rest / 2]
    at = stretch.start_mm
    for each in lengths:
        yield Piece(at, at + each)
        at += each


def _count(laid: tuple[Piece, ...], module: float, fit: str) -> int:
    """How many modules are bought for a stretch: what is cut at both ends comes from one."""
    length = laid[-1].end_mm - laid[0].start_mm
    return len(laid) if fit == "stretch" else max(1, math.ceil(length / module - _SMALL))


def outline(item: Fence, around: Around) -> Region:
    """The strip that it takes."""
    half = sizes(item, around).width_mm / 2
    return band(middle(item), half, -half)


def draw(item: Fence, around: Around) -> Iterator[Primitive]:
    """Its modules one after the other, each straight, and its gate."""
    shadow = min(3.0, sizes(item, around).height_mm * SHADOW_SHARE)
    for thing, at, turn, (along, across, _), colours in modules(item, around):
        yield Instance(symbol_of(thing), at, turn, (along, across), colours, shadow)


class Module(NamedTuple):
    """A module or the gate: its middle, how it is turned, by what its real sizes are multiplied, its colours."""

    thing: CatalogueThing
    at_mm: Point
    rotation_deg: float
    factors: tuple[float, float, float]
    colours: Mapping[str, str]


def modules(item: Fence, around: Around) -> Iterator[Module]:
    """What it is made of, along its line, and its gate at last."""
    line, size, entry = middle(item), sizes(item, around), _entry(item, around)
    colours = {("leaf" if item.style in HEDGES else "body"): item.colour} if item.colour else {}
    turn = 180.0 if item.front == "left" else 0.0
    laid = ((piece, entry) for stretch in pieces(item, around) for piece in stretch)
    opening = gate(item, around)
    leaves = ((opening, around.catalogue.thing(GATE)),) if opening else ()
    for piece, thing in (*laid, *leaves):
        (x0, y0), (x1, y1) = _chord(line, piece)
        length = math.hypot(x1 - x0, y1 - y0)
        if thing is entry and item.style in HEDGES:
            length *= _GROWN_TOGETHER
        real = thing.real_mm
        usual = (real[1] / around.scale, real[2] / around.scale)
        wide, high = (size.width_mm, size.height_mm) if thing is entry else usual
        yield Module(
            thing,
            ((x0 + x1) / 2, (y0 + y1) / 2),
            (math.degrees(math.atan2(y1 - y0, x1 - x0)) + turn) % 360.0,
            (length / real[0], wide / real[1], high / real[2] if real[2] else 1.0),
            colours if thing is entry else {},
        )


def _chord(line: PointArray, piece: Piece) -> tuple[Point, Point]:
    return point_along(line, piece.start_mm)[0], point_along(line, piece.end_mm)[0]


def contact(item: Fence, around: Around) -> Region:
    """The ground under it."""
    return around.outline(item)


def solids(item: Fence, around: Around) -> list[Prism]:
    """A thin body along each stretch, standing on the ground there; the gate stays open."""
    size, line, found = sizes(item, around), middle(item), []
    for stretch in _stretches(item, around):
        run = slice_line(line, *stretch)
        if _long(stretch) and len(run) > 1:
            region = band(run, size.width_mm / 2, -size.width_mm / 2)
            low = around.ground.lowest(region)
            found.append(Prism(region, low, low + size.height_mm))
    return found


def things(item: Fence, around: Around) -> Mapping[str, int]:
    """How many modules and gates are bought."""
    gates = {GATE: 1} if item.gate_mm is not None else {}
    if item.style in HEDGES:
        return gates
    module = sizes(item, around).module_mm
    return {FENCES[item.style]: sum(_count(laid, module, item.fit) for laid in pieces(item, around)), **gates}


def lengths_of(item: Fence, around: Around) -> list[float]:
    """How long its runs between corners are in mm, the gate left out."""
    return [stretch.end_mm - stretch.start_mm for stretch in _stretches(item, around)]


def takeoff(item: Fence, around: Around) -> tuple[TakeoffLine, ...]:
    """The foliage of a hedge: its two sides and its top. What is made in modules is counted as things."""
    material = around.catalogue.material_map.get(item.foliage)
    if item.style in FENCES or material is None or not has_rule(material, "mm2"):
        return ()
    size = sizes(item, around)
    length = sum(lengths_of(item, around))
    area = length * (size.width_mm + 2 * size.height_mm)
    need = need_for_area(material, area, scale=around.scale)
    why = msg(
        "{length} of hedge, top and sides {area}: {sum}",
        length=Shown(format_length, length),
        area=Shown(format_area, area),
        sum=need.why,
    )
    return (TakeoffLine(item.id, "top", material.id, area, "mm2", need.amount, need.unit, why),)


def check(item: Fence, around: Around) -> list[Issue]:
    """A gate beyond its fence; foliage of which nobody knows how far it goes; the edge of the base."""
    name = item_name(item, "Fence")
    found = list(standing_over(item, name, around))
    length = polyline_length(middle(item))
    if item.gate_mm is not None and item.gate_mm > length:
        text = msg("The gate of {name} lies beyond its end at {length}", name=name, length=format_length(length))
        found.append(Issue("gate-beyond-fence", Severity.WARNING, item.id, text))
    if item.style in HEDGES:
        found += uncounted(item, name, item.foliage, "mm2", around)
    return found


KIND = ItemKind(
    tag="fence",
    record=Fence,
    name="Fence",
    plural="Fences",
    icon="fence",
    placement=Placement.POLYLINE,
    level=WALL_LEVEL - 2,
    tool_key="X",
    outline=outline,
    draw=draw,
    contact=contact,
    solids=solids,
    stands=later("thing_stands", "of_fence"),
    takeoff=takeoff,
    things=things,
    handles=grips("line_mm"),
    parts=later("ground_parts", "fence_parts"),
    check=check,
    reads=frozenset({Reads.GROUND, Reads.BASE}),
)
