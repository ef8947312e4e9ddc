"""Scatter: an area filled with many things or stamps of material, by density or by spacing.

Where they stand follows from a seed and the spacing alone (`geometry.scattering`), in a frame that goes with
the item, so that they stay when the outline changes or a car is parked among them. Things count on the bill as
if they had been placed one by one; stamps of material by the piece or by the area that they cover.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.coverage import has_rule, need_for_area, need_for_count
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.core.errors import RecordError, UsageError
from diorama_planner.core.issues import Issue, Severity
from diorama_planner.core.messages import Shown, counted, msg
from diorama_planner.core.units import format_area
from diorama_planner.drawing.primitives import Instance, Pen, Primitive, Stroke
from diorama_planner.geometry.outline import signed_area
from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region, contains_points, difference, intersection, offset, union_all
from diorama_planner.geometry.scattering import FULLNESS, chance, scattered
from diorama_planner.kinds.contract import Around, ItemKind, Placement, Reads
from diorama_planner.kinds.figures import figure
from diorama_planner.kinds.shared import (
    SCATTER_LEVEL,
    area_region,
    grips,
    item_name,
    later,
    outline_path,
    uncountable,
)
from diorama_planner.model.record import Curves, Item, Points
from diorama_planner.model.roles import Role, Spec, check_fields

PER_MM2 = 1e-4
"""Densities are given for 100 cm2."""

LOOSE = 0.75
"""By density things stand this much nearer than they could, and some are left out: that looks less even."""

TURNS, SIZES = 16, 5
"""Turns and sizes are drawn from so many steps, so that things which look alike share one picture."""

MOST = 20_000
"""More things than this are not scattered by one item."""

QUICK = 1_000
"""So many things can follow the hand."""

KEPT = 32
"""So many patterns, and parts of mixes drawn, are kept: those of the scatters that are worked on."""

HEADROOM_REAL_MM = 2500.0
"""What hangs higher over the ground than this does not push things away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MixPart:
    """One sort of what is scattered: a thing, or a material in stamps of `size_mm`; neither leaves gaps.

    Sorts are met as often as their weights say.
    """

    thing: Annotated[str, Spec(Role.THING, "Thing")] = ""
    material: Annotated[str, Spec(Role.MATERIAL, "Material")] = ""
    weight: Annotated[float, Spec(Role.RATIO, "Weight", minimum=0.0, maximum=1000.0)] = 1.0
    size_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Size", positive=True)] = 4.0

    def __post_init__(self) -> None:
        check_fields(self, "mix")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scatter(Item):
    """`density` counts on 100 cm2; seed 0 is one of the item's own.

    `frame_mm` is where the pattern begins, and a point that shows which way it runs.
    """

    kind: ClassVar[str] = "scatter"

    outline_mm: Annotated[Points, Spec(Role.POINTS, "Outline")]
    mix: Annotated[tuple[MixPart, ...], Spec(Role.DATA, "Mix")] = (MixPart(thing="bush"),)
    by: Annotated[str, Spec(Role.CHOICE, "Given by", choices=("density", "spacing"))] = "density"
    density: Annotated[
        float, Spec(Role.RATIO, "Per 100 cm²", minimum=0.0, maximum=5000.0, when=("by", ("density",)))
    ] = 10.0
    spacing_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Spacing", positive=True, when=("by", ("spacing",)))] = 20.0
    size_variation: Annotated[float, Spec(Role.RATIO, "Sizes vary", minimum=0.0, maximum=0.9)] = 0.2
    turn_variation: Annotated[float, Spec(Role.RATIO, "Turns vary", minimum=0.0, maximum=1.0)] = 1.0
    away_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Off things", minimum=0.0)] = 1.0
    edge_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Off the edge", minimum=0.0)] = 0.0
    seed: Annotated[int, Spec(Role.COUNT, "Seed", minimum=0, maximum=1_000_000)] = 0
    source: Annotated[str, Spec(Role.CHOICE, "Source", choices=("own", "buy", "print", "scratch"))] = "buy"
    holes_mm: Annotated[tuple[Points, ...], Spec(Role.POINTS, "Holes", shown=False)] = ()
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)
    frame_mm: Annotated[Points, Spec(Role.POINTS, "Frame", shown=False)] = ((0.0, 0.0), (10.0, 0.0))

    def __post_init__(self) -> None:
        super(Scatter, self).__post_init__()
        if len(self.frame_mm) != 2:
            raise RecordError(msg("the frame of a scatter is two points"), where=self.id)
        if not any(part.weight for part in self.mix):
            raise RecordError(msg("a mix needs at least one part with a weight"), where=self.id)


class _Stamp(NamedTuple):
    """A material in stamps."""

    material: str
    name: str
    size_mm: float


class Places(NamedTuple):
    """Where things stand: points, which part of the mix, by what their size is multiplied, how they are turned."""

    points: PointArray
    parts: NDArray[np.int64]
    factors: NDArray[np.float64]
    turns_deg: NDArray[np.float64]


def outline(item: Scatter, around: Around) -> Region:
    """The area as drawn, holes left out."""
    return area_region(item.outline_mm, item.curves_mm, item.holes_mm)


def bed(item: Scatter, around: Around) -> Region:
    """The part of the area where things could stand if nothing else did: on the base, off its edge."""
    area = around.outline(item)
    if item.edge_mm > 0:
        area = offset(area, -item.edge_mm)
    return area if around.base.is_empty else intersection(area, around.base)


def open_region(item: Scatter, around: Around) -> Region:
    """The part of the bed where things may stand: off things, walls, paths and water."""
    area = bed(item, around)
    if area.is_empty:
        return area
    wide = offset(area, item.away_mm)
    left = around.free(wide, item)
    bodies = [region for region in _bodies(item, wide, around) if not region.is_empty]
    if bodies:
        left = difference(left, union_all(bodies))
    return intersection(area, offset(left, -item.away_mm))


def notices_mm(item: Scatter, around: Around) -> float:
    """How far from its edge it keeps off others."""
    return item.away_mm


def _bodies(item: Scatter, wide: Region, around: Around) -> Iterator[Region]:
    """The plan of bodies near the ground; crowns of trees are no hindrance."""
    top = around.ground.highest(wide) + HEADROOM_REAL_MM / around.scale
    for _, prisms in around.bodies(wide, item):
        yield from (prism.region for prism in prisms if not prism.soft and prism.bottom_mm < top)


def spacing(item: Scatter) -> float:
    """The least distance between two things, in mm."""
    if item.by == "spacing":
        return item.spacing_mm
    return LOOSE * math.sqrt(FULLNESS / (item.density * PER_MM2)) if item.density > 0 else math.inf


def places(item: Scatter, around: Around) -> Places:
    """Work out where everything stands.

    Raises:
        UsageError: too many things.
    """
    every, stays = _standing(item, around)
    return Places(every.points[stays], every.parts[stays], every.factors[stays], every.turns_deg[stays])


def _standing(item: Scatter, around: Around) -> tuple[Places, NDArray[np.bool_]]:
    """All that could stand on the bed, and which of it does."""
    region = open_region(item, around)
    if region.is_empty or math.isinf(spacing(item)):
        return _NOWHERE, np.empty(0, dtype=bool)
    count = _expected(item, region.area)
    if count > MOST:
        raise UsageError(
            msg("about {count} things are too many for one area", count=round(count, -3)),
            msg("scatter them farther apart, or draw a smaller area"),
        )
    every = _strewn(item, bed(item, around).bounds)
    return every, contains_points(region, every.points) if len(every.points) else np.empty(0, dtype=bool)


@lru_cache(maxsize=KEPT)
def _strewn(item: Scatter, bounds: Bounds) -> Places:
    """What stands in a box, nothing being in its way: it stays the same, whatever is moved among it."""
    (x0, y0), (x1, y1) = item.frame_mm
    turn = math.atan2(y1 - y0, x1 - x0)
    cos, sin = math.cos(turn), math.sin(turn)
    ahead = np.array([[cos, sin], [-sin, cos]])
    xmin, ymin, xmax, ymax = bounds
    corners = (np.array([(xmin, ymin), (xmax, ymin), (xmax, ymax), (xmin, ymax)]) - (x0, y0)) @ ahead.T
    seed = item.seed or zlib.crc32(item.id.encode())
    low, high = corners.min(axis=0), corners.max(axis=0)
    pattern = scattered(seed, spacing(item), (float(low[0]), float(low[1]), float(high[0]), float(high[1])))
    points, keys = pattern.points @ ahead + (x0, y0), pattern.keys
    if item.by == "density":
        kept = chance(keys, 1) < LOOSE**2
        points, keys = points[kept], keys[kept]
    return Places(points, _sorts(item, keys), _factors(item, keys), _turns(item, keys, math.degrees(turn)))


def _expected(item: Scatter, area_mm2: float) -> float:
    """About how many things stand on an area."""
    if item.by == "density":
        return item.density * PER_MM2 * area_mm2
    return FULLNESS * area_mm2 / item.spacing_mm**2


def is_quick(item: Scatter) -> bool:
    """Whether there are few enough things to draw them anew for every move of the hand."""
    return _expected(item, abs(signed_area(item.outline_mm))) <= QUICK


_NOWHERE = Places(np.empty((0, 2)), np.empty(0, dtype=np.int64), np.empty(0), np.empty(0))


def _sorts(item: Scatter, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    shares = np.cumsum([part.weight for part in item.mix])
    found = np.searchsorted(shares / shares[-1], chance(keys, 2), side="right")
    return np.minimum(found, len(item.mix) - 1).astype(np.int64)


def _factors(item: Scatter, keys: NDArray[np.uint64]) -> NDArray[np.float64]:
    step = np.floor(chance(keys, 3) * SIZES) / (SIZES - 1)
    return np.round(1.0 + item.size_variation * (2.0 * step - 1.0), 6)


def _turns(item: Scatter, keys: NDArray[np.uint64], frame_deg: float) -> NDArray[np.float64]:
    step = np.floor(chance(keys, 4) * TURNS) / TURNS
    return np.asarray((round(frame_deg, 6) + 360.0 * item.turn_variation * step) % 360.0, dtype=np.float64)


def draw(item: Scatter, around: Around) -> Iterator[Primitive]:
    """Every thing as an instance of its symbol, low ones first; a dashed outline where nothing can stand.

    What stays where it is, is the very same instance in the next drawing: it need not be looked at again.
    """
    every, stays = _standing(item, around)
    for number in sorted(range(len(item.mix)), key=lambda index: _height(item.mix[index], around.catalogue)):
        sort = _sort_of(item.mix[number], around)
        if stays.any() and sort is not None:
            drawn = _instances(item, bed(item, around).bounds, number, sort, around.scale)
            yield from drawn[stays[every.parts == number]].tolist()
    if not stays.any():
        yield Stroke(outline_path(item.outline_mm, item.curves_mm, item.holes_mm), Pen("#7a8450", 0.0, (2.0, 2.0)))


def _height(part: MixPart, catalogue: Catalogue) -> float:
    entry = catalogue.thing_map.get(part.thing)
    return entry.real_mm[2] if entry else 0.0


def _sort_of(part: MixPart, around: Around) -> CatalogueThing | _Stamp | None:
    """What a part of the mix looks like; nothing where it leaves gaps."""
    material = around.catalogue.material_map.get(part.material)
    stamp = None if material is None else _Stamp(material.id, material.name, part.size_mm)
    return around.catalogue.thing_map.get(part.thing) or stamp


@lru_cache(maxsize=KEPT)
def _instances(
    item: Scatter, bounds: Bounds, number: int, sort: CatalogueThing | _Stamp, scale: float
) -> NDArray[np.object_]:
    """A part of the mix as instances, wherever it is strewn."""
    every = _strewn(item, bounds)
    own = np.flatnonzero(every.parts == number)
    made = np.empty(len(own), dtype=object)
    if isinstance(sort, _Stamp):
        from diorama_planner.symbols.stamps import STAMP_MM, stamp_of  # few plans have any

        symbol, shadow, (across, up) = stamp_of(sort.material, sort.name), 0.0, (sort.size_mm / STAMP_MM,) * 2
    else:
        symbol, (across, up), shadow = figure(sort, None, scale)
    rows = zip(every.points[own].tolist(), every.factors[own].tolist(), every.turns_deg[own].tolist(), strict=True)
    for place, ((x, y), factor, turn) in enumerate(rows):
        made[place] = Instance(symbol, (x, y), turn, (across * factor, up * factor), {}, shadow * factor)
    return made


def things(item: Scatter, around: Around) -> dict[str, int]:
    """How many of each thing stand here."""
    counts = np.bincount(places(item, around).parts, minlength=len(item.mix)).tolist()
    found: dict[str, int] = {}
    for part, count in zip(item.mix, counts, strict=True):
        if part.thing and count:
            found[part.thing] = found.get(part.thing, 0) + count
    return found


def takeoff(item: Scatter, around: Around) -> tuple[TakeoffLine, ...]:
    """Stamps of material: by the piece where it is sold so, else by the area that they cover."""
    materials = [part for part in item.mix if part.material and not part.thing]
    if not materials:
        return ()
    found = places(item, around)
    lines = {}
    for name in dict.fromkeys(part.material for part in materials):
        material = around.catalogue.material_map.get(name)
        if material is not None and _unit(material):
            line = _line(item, material, found, around.scale)
            if line.measured > 0:
                lines[name] = line
    return tuple(lines.values())


def _unit(material: Material) -> str:
    """How stamps of a material are measured; empty if nobody knows how far it goes."""
    if has_rule(material, "each") and material.form == "each":
        return "each"
    return "mm2" if has_rule(material, "mm2") else ""


def _line(item: Scatter, material: Material, found: Places, scale: float) -> TakeoffLine:
    sizes = stamp_sizes(item, material.id, found)
    count = len(sizes)
    if _unit(material) == "each":
        pieces = need_for_count(material, count)
        why = msg("{count} scattered: {sum}", count=count, sum=pieces.why)
        return TakeoffLine(item.id, "ground", material.id, count, "each", pieces.amount, pieces.unit, why)
    area = float(np.sum(sizes**2)) * math.pi / 4.0
    need = need_for_area(material, area, scale=scale)
    shown = Shown(format_area, area)
    why = counted("1 patch, {area}: {sum}", "{count} patches, {area}: {sum}", count, area=shown, sum=need.why)
    return TakeoffLine(item.id, "ground", material.id, area, "mm2", need.amount, need.unit, why)


def stamp_sizes(item: Scatter, material: str, found: Places) -> NDArray[np.float64]:
    """How wide the stamps of a material are in mm, one for each place."""
    parts = [number for number, part in enumerate(item.mix) if part.material == material and not part.thing]
    own = np.isin(found.parts, parts)
    sizes = np.array([part.size_mm for part in item.mix])[found.parts[own]] * found.factors[own]
    return np.asarray(sizes, dtype=np.float64)


def check(item: Scatter, around: Around) -> list[Issue]:
    """Things that the catalogue does not have; materials that cannot be counted; an area where nothing can stand."""
    name = item_name(item, "Scatter")
    found = []
    for part in item.mix:
        material = around.catalogue.material_map.get(part.material)
        if part.thing and part.thing not in around.catalogue.thing_map:
            text = msg("{name}: no thing {thing!r} in the catalogue", name=name, thing=part.thing)
            found.append(Issue("unknown-thing", Severity.ERROR, item.id, text))
        if material is not None and not part.thing and not _unit(material):
            found.append(uncountable(item, name, material))
    if not len(places(item, around).points):
        text = msg("{name}: nothing can stand here; leave more room, or scatter more densely", name=name)
        found.append(Issue("nothing-scattered", Severity.HINT, item.id, text))
    return found


KIND = ItemKind(
    tag="scatter",
    record=Scatter,
    name="Scatter",
    plural="Scatter",
    icon="trees",
    placement=Placement.POLYGON,
    level=SCATTER_LEVEL,
    tool_key="F",
    area_like=True,
    outline=outline,
    draw=draw,
    things=things,
    shell=later("ground_shells", "scatter_shell"),
    stands=later("thing_stands", "of_scatter"),
    takeoff=takeoff,
    handles=grips("outline_mm"),
    parts=later("ground_parts", "scatter_parts"),
    check=check,
    is_quick=is_quick,
    reads=frozenset({Reads.GROUND, Reads.CONTACT, Reads.NEIGHBOURS, Reads.BASE}),
    notices_mm=notices_mm,
)
