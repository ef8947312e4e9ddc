"""A path: a road, lane, track bed or footpath of even width along a line, with kerbs if wanted."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.issues import Issue
from diorama_planner.core.messages import Message
from diorama_planner.drawing.primitives import Fill, Pen, Primitive, Stroke
from diorama_planner.geometry.offsets import offset_line
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region, buffered_line_region
from diorama_planner.geometry.relief_lines import RampRelief
from diorama_planner.geometry.rings import ring_region, straight_band
from diorama_planner.kinds import bed as beds
from diorama_planner.kinds.contract import Around, BuildUp, Groove, ItemKind, Placement, Reads, Surface
from diorama_planner.kinds.grooves import REAL_STONES, drawn, kerb_joints, on_way, pattern_issues, pattern_of
from diorama_planner.kinds.overhang import line_over
from diorama_planner.kinds.shared import (
    ROAD_LEVEL,
    finish_paint,
    grips,
    item_name,
    later,
    line_path,
    line_points,
    region_path,
)
from diorama_planner.kinds.ways import (
    KERB_COLOUR,
    STANDARD_GAUGE_MM,
    check_way,
    kerb_line,
    paving,
    rails_on_sleepers,
    surface_line,
    uncounted_kerb,
    uncounted_paving,
)
from diorama_planner.model.record import Curves, Finishes, Item, Points
from diorama_planner.model.roles import Role, Spec, check_fields
from diorama_planner.solids.prism import Prism

SLEEPERS_REAL_MM = 650.0
"""From sleeper to sleeper (props table)."""

HEADROOM_MM = 2500.0
"""The clear height over footways and cycle tracks, real (general knowledge)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kerb:
    """A kerb on both sides: its size on the bench and what it is cut from."""

    width_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Width", positive=True)]
    height_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Height", positive=True)]
    material: Annotated[str, Spec(Role.MATERIAL, "Material")] = "xps_eu_3"

    def __post_init__(self) -> None:
        check_fields(self, "kerb")


@dataclass(frozen=True, slots=True, kw_only=True)
class Path(Item):
    """`surface` is the material laid `depth_mm` thick along `line_mm`.

    It may be scribed with a pattern, `stone_mm` long where that is not the usual length; kerbs are scribed into
    stones of `kerb_stone_mm` if that is given.
    """

    kind: ClassVar[str] = "path"

    line_mm: Annotated[Points, Spec(Role.POINTS, "Line")]
    width_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Width", positive=True)] = 50.0
    depth_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Layer depth", positive=True)] = 1.0
    surface: Annotated[str, Spec(Role.MATERIAL, "Surface")] = "dirt_sifted"
    kerb: Annotated[Kerb | None, Spec(Role.DATA, "Kerb")] = None
    pattern: Annotated[str, Spec(Role.CHOICE, "Scribed as", choices=("none", *REAL_STONES))] = "none"
    stone_mm: Annotated[
        float | None, Spec(Role.REAL_LENGTH, "Stone length", positive=True, when=("pattern", tuple(REAL_STONES)))
    ] = None
    kerb_stone_mm: Annotated[float | None, Spec(Role.REAL_LENGTH, "Kerb stone length", positive=True)] = None
    bed: beds.Bed = beds.FOLLOWS
    bed_start_mm: beds.Level = None
    bed_grade_pct: beds.Grade = None
    bed_end_mm: beds.EndLevel = None
    bed_shoulder_mm: beds.Shoulder = beds.SHOULDER_MM
    bed_material: beds.Fill = beds.FILL
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)
    finishes: Finishes = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        super(Path, self).__post_init__()
        check_way(self.line_mm, self.curves_mm, "a path needs a line of two different points", self.id)


def middle(item: Path) -> PointArray:
    """Its line, curves flattened."""
    return line_points(item.line_mm, item.curves_mm)


def outline(item: Path, around: Around) -> Region:
    """The strip that it takes, with its kerbs."""
    extra = 2 * item.kerb.width_mm if item.kerb else 0.0
    return _band(item, item.width_mm + extra)


def _band(item: Path, width: float) -> Region:
    if len(item.line_mm) > 2 or item.curves_mm:
        return buffered_line_region(middle(item), width)
    return ring_region(straight_band(item.line_mm, 0.0, math.dist(*item.line_mm), -width / 2, width / 2))


def strip(item: Path, around: Around) -> Region:
    """Its surface, between the kerbs."""
    return _band(item, item.width_mm) if item.kerb else around.outline(item)


def draw(item: Path, around: Around) -> Iterator[Primitive]:
    """Its surface; kerbs along both sides; rails on ballast."""
    material = around.catalogue.material_map.get(item.surface)
    paint = finish_paint(item, "top", around) or paving(material, around)
    yield Fill(region_path(strip(item, around)), paint, Pen("#00000033", 0.2))
    line = middle(item)
    if item.kerb:
        for edge in kerbs(item):
            yield Stroke(line_path(edge), Pen(KERB_COLOUR, item.kerb.width_mm, round=False))
    yield from drawn(grooves(item, around))
    if material and material.category == "ballast":
        yield from rails_on_sleepers(line, STANDARD_GAUGE_MM / around.scale, SLEEPERS_REAL_MM / around.scale)


def kerbs(item: Path) -> list[PointArray]:
    """The middle lines of its kerbs."""
    if item.kerb is None:
        return []
    return [offset_line(middle(item), side * (item.width_mm + item.kerb.width_mm) / 2) for side in (1, -1)]


def grooves(item: Path, around: Around) -> list[Groove]:
    """The joints of its surface and of its kerbs."""
    found: list[Groove] = []
    if pattern := pattern_of(item.pattern, item.stone_mm, around.scale):
        found += on_way(pattern, middle(item), strip(item, around), item.width_mm, around.scale)
    if item.kerb and item.kerb_stone_mm:
        for kerb in kerbs(item):
            found += kerb_joints(kerb, item.kerb.width_mm, item.kerb_stone_mm, around.scale)
    return found


def is_quick(item: Path) -> bool:
    """Whether no stones have to be laid anew."""
    return item.pattern == "none"


def contact(item: Path, around: Around) -> Region:
    """The strip with its kerbs, on which nothing grows."""
    return around.outline(item)


def surfaces(item: Path, around: Around) -> tuple[Surface, ...]:
    """Its top along the slope."""
    return (Surface("top", around.ground.slope_area(strip(item, around))),)


def takeoff(item: Path, around: Around) -> list[TakeoffLine]:
    """Its surface by length or area, and its kerbs."""
    line = middle(item)
    lines = list(surface_line(item, "top", item.surface, strip(item, around), line, item.depth_mm, around))
    lines += beds.bed_foam(item, around)
    if item.kerb:
        size = (item.kerb.width_mm, item.kerb.height_mm)
        lines += kerb_line(item, item.kerb.material, 2 * polyline_length(line), size, around)
    return lines


def solids(item: Path, around: Around) -> list[Prism]:
    """The laid surface, on which things stand, and its kerbs, which can hold a pour."""
    road = strip(item, around)
    top = around.ground.highest(road) + item.depth_mm
    found = [Prism(road, around.ground.lowest(road), top, layer_mm=item.depth_mm)]
    if item.kerb is None:
        return found
    for edge in kerbs(item):
        kerb = buffered_line_region(edge, item.kerb.width_mm)
        low = around.ground.lowest(kerb)
        found.append(Prism(kerb, low, low + item.kerb.height_mm))
    return found


def build_up(item: Path, around: Around) -> BuildUp:
    """What it is surfaced with."""
    return BuildUp((item.surface,))


def relief(item: Path, around: Around) -> RampRelief | None:
    """What is cut and filled for it."""
    return beds.bed_relief(item, middle(item), item.width_mm + (2 * item.kerb.width_mm if item.kerb else 0.0))


def remarks(item: Path, around: Around) -> Sequence[Message]:
    """How high and steep its bed is."""
    return beds.bed_remarks(item, middle(item), around)


def check(item: Path, around: Around) -> list[Issue]:
    """A surface or a kerb of which nobody knows how far it goes; a line over the base's edge or through a wall."""
    from diorama_planner.kinds.crossings import Way, through_walls

    name = item_name(item, "Path")
    found = list(uncounted_paving(item, name, item.surface, around))
    if item.kerb:
        found += uncounted_kerb(item, name, item.kerb.material, around)
    if pattern := pattern_of(item.pattern, item.stone_mm, around.scale):
        found += pattern_issues(item, name, pattern, "stone_mm", strip(item, around).area, around)
    half = item.width_mm / 2 + (item.kerb.width_mm if item.kerb else 0.0)
    found += beds.bed_issues(item, item, name, middle(item), "footpath", around)
    found += line_over(item, name, "line_mm", item.line_mm, item.curves_mm, half, around)
    return [*found, *through_walls(item, name, Way("line_mm", middle(item), half, half, HEADROOM_MM), around)]


KIND = ItemKind(
    tag="path",
    record=Path,
    name="Path",
    plural="Paths",
    icon="route",
    placement=Placement.POLYLINE,
    level=ROAD_LEVEL,
    tool_key="P",
    area_like=True,
    outline=outline,
    draw=draw,
    contact=contact,
    relief=relief,
    stack=beds.bed_stack,
    remarks=remarks,
    surfaces=surfaces,
    solids=solids,
    shell=later("way_shells", "path_shell"),
    takeoff=takeoff,
    grooves=grooves,
    handles=grips("line_mm"),
    parts=later("way_parts", "path_parts"),
    lengths=later("bar_parts", "path_lengths"),
    voids=later("ground_voids", "path_voids"),
    check=check,
    build_up=build_up,
    is_quick=is_quick,
    reads=frozenset({Reads.GROUND, Reads.BASE, Reads.WALLS}),
)
