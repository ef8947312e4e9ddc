"""A road: lanes of a real width along a line, with what is painted on it, parking bays, kerbs and pavements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from diorama_planner.catalogue.coverage import has_rule, need_for_area
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.issues import Issue
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_area, format_length
from diorama_planner.drawing.primitives import Fill, Pen, Primitive, Stroke, Texture
from diorama_planner.geometry.borders import clip_lines
from diorama_planner.geometry.offsets import offset_line
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region, difference, union_all
from diorama_planner.geometry.relief_lines import RampRelief
from diorama_planner.kinds import bed as beds
from diorama_planner.kinds.contract import Around, BuildUp, Groove, ItemKind, Placement, Reads, Surface
from diorama_planner.kinds.grooves import REAL_STONES, Pattern, drawn, kerb_joints, on_way, pattern_issues, pattern_of
from diorama_planner.kinds.markings import Layout, marks
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
    uncounted,
)
from diorama_planner.kinds.sheets import is_countable, part_line
from diorama_planner.kinds.ways import (
    KERB_COLOUR,
    band,
    check_way,
    kerb_line,
    surface_line,
    uncounted_kerb,
    uncounted_paving,
)
from diorama_planner.model.record import Curves, Finishes, Item, Points
from diorama_planner.model.roles import Role, Spec
from diorama_planner.solids.prism import Prism

HEADROOM_MM = 4500.0
"""The clear height over carriageways, real (general knowledge)."""

SIDES = ("none", "left", "right", "both")
_SOME_SIDE = SIDES[1:]
_ENDS = {"none": (), "start": (-1,), "end": (1,), "both": (-1, 1)}
LOOKS = {
    "asphalt": ("asphalt", "#4b4e53"),
    "concrete": ("plaster", "#a5a39d"),
    "setts": ("block", "#7d7a75"),
    "gravel": ("gravel", "#9a958c"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Road(Item):
    """Its middle runs along `line_mm`; left and right are those of someone who walks it from the first point on.

    Where roads meet, pavements and lines make way for the other's carriageway; what they share is laid once.
    The carriageway may be scribed with a pattern, `stone_mm` long where that is not the usual length, pavements with
    slabs of `slab_mm`, kerbs into stones of `kerb_stone_mm`. `traffic` is the side on which people drive.
    `crossing_mm` is how far along the line a zebra crossing lies.
    """

    kind: ClassVar[str] = "road"

    line_mm: Annotated[Points, Spec(Role.POINTS, "Line")]
    lanes: Annotated[int, Spec(Role.COUNT, "Lanes", minimum=1, maximum=12)] = 2
    lane_width_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Lane width", positive=True)] = 47.0
    look: Annotated[str, Spec(Role.CHOICE, "Look", choices=tuple(LOOKS))] = "asphalt"
    centre: Annotated[str, Spec(Role.CHOICE, "Centre line", choices=("none", "dashed", "solid", "double"))] = "dashed"
    edges: Annotated[bool, Spec(Role.FLAG, "Edge lines")] = False
    stop: Annotated[str, Spec(Role.CHOICE, "Stop line", choices=tuple(_ENDS))] = "none"
    traffic: Annotated[str, Spec(Role.CHOICE, "Traffic keeps", choices=("left", "right"))] = "right"
    crossing_mm: Annotated[float | None, Spec(Role.REAL_LENGTH, "Crossing at", minimum=0)] = None
    bays: Annotated[str, Spec(Role.CHOICE, "Parking bays", choices=SIDES, swaps=True)] = "none"
    bays_lie: Annotated[
        str, Spec(Role.CHOICE, "Cars park", choices=("along", "across"), when=("bays", _SOME_SIDE))
    ] = "along"
    bay_length_mm: Annotated[
        float, Spec(Role.REAL_LENGTH, "Bay length", positive=True, when=("bays", _SOME_SIDE))
    ] = 78.0
    bay_width_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Bay width", positive=True, when=("bays", _SOME_SIDE))] = (
        39.0
    )
    pavement: Annotated[str, Spec(Role.CHOICE, "Pavement", choices=SIDES, swaps=True)] = "none"
    pavement_width_mm: Annotated[
        float, Spec(Role.REAL_LENGTH, "Pavement width", positive=True, when=("pavement", _SOME_SIDE))
    ] = 31.0
    kerb_width_mm: Annotated[
        float, Spec(Role.REAL_LENGTH, "Kerb width", positive=True, when=("pavement", _SOME_SIDE))
    ] = 2.3
    kerb_height_mm: Annotated[
        float, Spec(Role.REAL_LENGTH, "Kerb height", positive=True, when=("pavement", _SOME_SIDE))
    ] = 2.0
    pattern: Annotated[str, Spec(Role.CHOICE, "Scribed as", choices=("none", *REAL_STONES))] = "none"
    stone_mm: Annotated[
        float | None, Spec(Role.REAL_LENGTH, "Stone length", positive=True, when=("pattern", tuple(REAL_STONES)))
    ] = None
    slab_mm: Annotated[
        float | None, Spec(Role.REAL_LENGTH, "Pavement slabs", positive=True, when=("pavement", _SOME_SIDE))
    ] = None
    kerb_stone_mm: Annotated[
        float | None, Spec(Role.REAL_LENGTH, "Kerb stone length", positive=True, when=("pavement", _SOME_SIDE))
    ] = None
    surface: Annotated[str, Spec(Role.MATERIAL, "Surface")] = "sandpaper_road"
    depth_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Layer depth", positive=True)] = 1.0
    paint: Annotated[str, Spec(Role.MATERIAL, "Marking paint")] = "model_acrylic_17"
    paint_colour: Annotated[str, Spec(Role.COLOUR, "Colour of the lines")] = "#f1f1ec"
    pavement_material: Annotated[str, Spec(Role.MATERIAL, "Pavement of", when=("pavement", _SOME_SIDE))] = (
        "greyboard_a3"
    )
    kerb_material: Annotated[str, Spec(Role.MATERIAL, "Kerb of", when=("pavement", _SOME_SIDE))] = "evergreen_strip"
    bed: beds.Bed = beds.FOLLOWS
    bed_start_mm: beds.Level = None
    bed_grade_pct: beds.Grade = None
    bed_end_mm: beds.EndLevel = None
    bed_shoulder_mm: beds.Shoulder = beds.SHOULDER_MM
    bed_material: beds.Fill = beds.FILL
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)
    finishes: Finishes = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        super(Road, self).__post_init__()
        check_way(self.line_mm, self.curves_mm, "a road needs a line of two different points", self.id)


def middle(item: Road) -> PointArray:
    """Its line, curves flattened."""
    return line_points(item.line_mm, item.curves_mm)


def _sides(choice: str) -> tuple[int, ...]:
    """1 for left, -1 for right."""
    return tuple(side for side, name in ((1, "left"), (-1, "right")) if choice in {name, "both"})


def _bay_depth(item: Road) -> float:
    return item.bay_width_mm if item.bays_lie == "along" else item.bay_length_mm


def _edge(item: Road, side: int) -> float:
    """How far the carriageway reaches to a side, its bays too."""
    return item.lanes * item.lane_width_mm / 2 + (_bay_depth(item) if side in _sides(item.bays) else 0.0)


def _border(item: Road, side: int) -> float:
    """How far the road reaches to a side with its pavement."""
    paved = side in _sides(item.pavement)
    return _edge(item, side) + (item.kerb_width_mm + item.pavement_width_mm if paved else 0.0)


def outline(item: Road, around: Around) -> Region:
    """The strip that it takes, with bays and pavements."""
    return band(middle(item), _border(item, 1), -_border(item, -1))


def carriageway(item: Road) -> Region:
    """Lanes and bays."""
    return band(middle(item), _edge(item, 1), -_edge(item, -1))


def roads_met(item: Road, around: Around, above: bool = False) -> Region:
    """The carriageways of the roads that it meets; those that lie over it only, if asked for."""
    others = [other for other in around.alike(around.outline(item), item) if isinstance(other, Road)]
    if above:
        others = [other for other in others if (other.order, other.id) > (item.order, item.id)]
    return union_all([carriageway(other) for other in others])


def pavements(item: Road, around: Around) -> list[Region]:
    """What lies behind the kerbs, open where another road comes in."""
    line = middle(item)
    start, width = item.kerb_width_mm, item.pavement_width_mm
    return [_open(_beside(line, side, _edge(item, side) + start, width), item, around) for side in _paved(item)]


def _open(region: Region, item: Road, around: Around) -> Region:
    met = roads_met(item, around)
    return region if met.is_empty else difference(region, met)


def kerbs(item: Road, around: Around) -> list[PointArray]:
    """The middle lines of the kerbs, broken where another road comes in."""
    line, met, found = middle(item), roads_met(item, around), []
    for side in _paved(item):
        kerb = offset_line(line, side * (_edge(item, side) + item.kerb_width_mm / 2))
        strip = _beside(line, side, _edge(item, side), item.kerb_width_mm)
        found += [kerb] if met.is_empty else clip_lines([kerb], difference(strip, met))
    return found


def _paved(item: Road) -> tuple[int, ...]:
    return _sides(item.pavement)


def _beside(line: PointArray, side: int, start: float, width: float) -> Region:
    near, far = side * start, side * (start + width)
    return band(line, max(near, far), min(near, far))


def layout(item: Road, around: Around) -> Layout:
    """What the marks are painted by."""
    half, met = item.lanes * item.lane_width_mm / 2, roads_met(item, around)
    return Layout(
        line=middle(item),
        lanes=item.lanes,
        lane_mm=item.lane_width_mm,
        scale=around.scale,
        centre=item.centre,
        edges=item.edges,
        stops=_ENDS[item.stop],
        drives=1 if item.traffic == "left" else -1,
        crossing_mm=item.crossing_mm,
        bays=tuple((side * half, side * (half + _bay_depth(item))) for side in _sides(item.bays)),
        bay_mm=item.bay_length_mm if item.bays_lie == "along" else item.bay_width_mm,
        inside=None if met.is_empty else difference(carriageway(item), met),
    )


def draw(item: Road, around: Around) -> Iterator[Primitive]:
    """Pavements behind their kerbs, the surface, and what is painted on it."""
    laid = "plaster" if item.slab_mm else "paving"  # slabs that are scribed are not drawn a second time
    for number, region in enumerate(pavements(item, around), 1):
        paint = finish_paint(item, f"side/{number}", around) or Texture(laid, "#aaa69e", around.scale)
        yield Fill(region_path(region), paint, Pen("#00000033", 0.2))
    texture, colour = LOOKS[item.look]
    paint = finish_paint(item, "top", around) or Texture(texture, colour, around.scale)
    yield Fill(region_path(carriageway(item)), paint, Pen("#00000033", 0.2))
    for kerb in kerbs(item, around):
        yield Stroke(line_path(kerb), Pen(KERB_COLOUR, item.kerb_width_mm, round=False))
    yield from drawn(grooves(item, around))
    for mark in marks(layout(item, around)):
        yield mark.stroke(item.paint_colour)


def grooves(item: Road, around: Around) -> list[Groove]:
    """The joints of its carriageway, its pavements and their kerbs."""
    found: list[Groove] = []
    line, scale = middle(item), around.scale
    if pattern := pattern_of(item.pattern, item.stone_mm, scale):
        left, right = _edge(item, 1), -_edge(item, -1)
        own = _open(carriageway(item), item, around)
        found += on_way(pattern, offset_line(line, (left + right) / 2), own, left - right, scale)
    if item.slab_mm:
        slabs = Pattern("slabs", (item.slab_mm, item.slab_mm))
        for side, region in zip(_paved(item), pavements(item, around), strict=True):
            across = side * (_edge(item, side) + item.kerb_width_mm + item.pavement_width_mm / 2)
            found += on_way(slabs, offset_line(line, across), region, item.pavement_width_mm, scale)
    if item.kerb_stone_mm:
        for kerb in kerbs(item, around):
            found += kerb_joints(kerb, item.kerb_width_mm, item.kerb_stone_mm, scale)
    return found


def is_quick(item: Road) -> bool:
    """Whether no stones have to be laid anew."""
    return item.pattern == "none"


def contact(item: Road, around: Around) -> Region:
    """The whole strip, on which nothing grows."""
    return around.outline(item)


def surfaces(item: Road, around: Around) -> tuple[Surface, ...]:
    """Carriageway and pavements along the slope."""
    paved = [
        Surface(f"side/{n}", around.ground.slope_area(region)) for n, region in enumerate(pavements(item, around), 1)
    ]
    shared = roads_met(item, around, above=True)
    own = carriageway(item) if shared.is_empty else difference(carriageway(item), shared)
    return (Surface("top", around.ground.slope_area(own)), *paved)


def takeoff(item: Road, around: Around) -> list[TakeoffLine]:
    """The surface, the paint of the marks, the pavements and their kerbs."""
    line, shared = middle(item), roads_met(item, around, above=True)
    own = carriageway(item) if shared.is_empty else difference(carriageway(item), shared)
    lines = list(surface_line(item, "top", item.surface, own, line, item.depth_mm, around))
    lines += [*_paint_line(item, around), *beds.bed_foam(item, around)]
    sheet = around.catalogue.material_map.get(item.pavement_material)
    if sheet is not None and is_countable(sheet):
        for number, region in enumerate(pavements(item, around), 1):
            area = around.ground.slope_area(region)
            why = msg("pavement {area}", area=Shown(format_area, area))
            lines.append(part_line(item, f"side/{number}", sheet, area, item.kerb_height_mm, why))
    length = sum(map(polyline_length, kerbs(item, around)))
    size = (item.kerb_width_mm, item.kerb_height_mm)
    return [*lines, *kerb_line(item, item.kerb_material, length, size, around)]


def _paint_line(item: Road, around: Around) -> Iterator[TakeoffLine]:
    paint = around.catalogue.material_map.get(item.paint)
    painted = list(marks(layout(item, around)))
    if paint is None or not painted:
        return
    area = sum(mark.area_mm2 for mark in painted)
    if paint.form == "length":  # tape as wide as the lines
        length = sum(polyline_length(line) for mark in painted for line in mark.lines)
        why = msg("lines {length}", length=Shown(format_length, length))
        yield TakeoffLine(item.id, "marks", paint.id, length, "mm", length, "mm", why)
    elif has_rule(paint, "mm2"):
        need = need_for_area(paint, area, scale=around.scale)
        why = msg("lines {area}: {sum}", area=Shown(format_area, area), sum=need.why)
        yield TakeoffLine(item.id, "marks", paint.id, area, "mm2", need.amount, need.unit, why)


def solids(item: Road, around: Around) -> list[Prism]:
    """The laid surface and the raised pavements, on which things stand; a kerb can hold a pour."""
    found = [_laid(carriageway(item), item.depth_mm, around)]
    line = middle(item)
    for side in _paved(item):
        raised = _open(
            _beside(line, side, _edge(item, side), item.kerb_width_mm + item.pavement_width_mm), item, around
        )
        if not raised.is_empty:
            found.append(_laid(raised, item.depth_mm + item.kerb_height_mm, around))
    return found


def _laid(region: Region, depth_mm: float, around: Around) -> Prism:
    return Prism(region, around.ground.lowest(region), around.ground.highest(region) + depth_mm, layer_mm=depth_mm)


def build_up(item: Road, around: Around) -> BuildUp:
    """What it is surfaced with."""
    return BuildUp((item.surface,))


def relief(item: Road, around: Around) -> RampRelief | None:
    """What is cut and filled for it."""
    return beds.bed_relief(item, middle(item), 2 * max(_border(item, 1), _border(item, -1)))


def remarks(item: Road, around: Around) -> Sequence[Message]:
    """How high and steep its bed is."""
    return beds.bed_remarks(item, middle(item), around)


def check(item: Road, around: Around) -> list[Issue]:
    """Materials of which nobody knows how far they go; a line that leads over the edge of the base or into a wall."""
    from diorama_planner.kinds.crossings import Way, through_walls

    name = item_name(item, "Road")
    found = list(uncounted_paving(item, name, item.surface, around))
    if _paved(item):
        found += uncounted_kerb(item, name, item.pavement_material, around)
        found += uncounted_kerb(item, name, item.kerb_material, around)
    paint = around.catalogue.material_map.get(item.paint)
    if paint is not None and paint.form != "length" and any(True for _ in marks(layout(item, around))):
        found += uncounted(item, name, item.paint, "mm2", around)
    if pattern := pattern_of(item.pattern, item.stone_mm, around.scale):
        found += pattern_issues(item, name, pattern, "stone_mm", carriageway(item).area, around)
    left, right = _border(item, 1), _border(item, -1)
    found += beds.bed_issues(item, item, name, middle(item), "road", around)
    found += line_over(item, name, "line_mm", item.line_mm, item.curves_mm, max(left, right), around)
    return [*found, *through_walls(item, name, Way("line_mm", middle(item), left, right, HEADROOM_MM), around)]


KIND = ItemKind(
    tag="road",
    record=Road,
    name="Road",
    plural="Roads",
    icon="road",
    placement=Placement.POLYLINE,
    level=ROAD_LEVEL + 1,
    tool_key="S",
    area_like=True,
    outline=outline,
    draw=draw,
    contact=contact,
    relief=relief,
    stack=beds.bed_stack,
    remarks=remarks,
    surfaces=surfaces,
    solids=solids,
    shell=later("way_shells", "road_shell"),
    takeoff=takeoff,
    grooves=grooves,
    handles=grips("line_mm"),
    parts=later("way_parts", "road_parts"),
    lengths=later("bar_parts", "road_lengths"),
    voids=later("ground_voids", "road_voids"),
    check=check,
    build_up=build_up,
    is_quick=is_quick,
    reads=frozenset({Reads.GROUND, Reads.NEIGHBOURS, Reads.BASE, Reads.WALLS}),
)
