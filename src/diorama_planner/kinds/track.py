"""A railway track: rails of a gauge on sleepers along a line, in a bed of ballast.

How far a train can follow it is checked; how rails and sleepers are drawn is shared with paths, in `ways`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from diorama_planner.catalogue.coverage import need_for_track
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.reference_rows import ScaleRow
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_length
from diorama_planner.drawing.primitives import Fill, Pen, Primitive
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region
from diorama_planner.geometry.relief_lines import RampRelief
from diorama_planner.kinds import bed as beds
from diorama_planner.kinds.contract import Around, ItemKind, Placement, Reads, Surface
from diorama_planner.kinds.overhang import line_over
from diorama_planner.kinds.shared import ROAD_LEVEL, grips, item_name, later, line_points, region_path, uncountable
from diorama_planner.kinds.ways import (
    band,
    check_way,
    length_line,
    paving,
    rails_on_sleepers,
    sleeper_mm,
    surface_line,
    uncounted_paving,
)
from diorama_planner.model.record import Curves, Finishes, Item, Points
from diorama_planner.model.roles import Role, Spec
from diorama_planner.solids.prism import Prism

RADIUS_BY_GAUGE = {"short": 20.0, "medium": 25.0, "long": 30.0}
"""Least radius as a multiple of the gauge, for wagons of up to 20.0, 24.2 and 27.2 m.

NEM 111 with the groups of NEM 103 (groups: chemnitz-modellbahn.de; 270 mm for long ones in N:
german160.wordpress.com; the others general knowledge).
"""

SAME_GAUGE = 0.005
SAME_RADIUS = 0.02
SAME_PRODUCT = 0.1
"""Shares by which a gauge, a radius (cubics are no circles) and sleepers may differ and still be the same."""

HEADROOM_MM = 4800.0
"""The clear height over the rails of lines without wires, real (general knowledge)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track(Item):
    """`gauge_mm` lies between the rails. `stock` is the longest that runs here, which settles the least radius.

    `shoulder_mm` is how far the ballast reaches beyond the sleepers.
    """

    kind: ClassVar[str] = "track"

    line_mm: Annotated[Points, Spec(Role.POINTS, "Line")]
    gauge_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Gauge", positive=True)] = 22.5
    sleepers: Annotated[str, Spec(Role.CHOICE, "Sleepers", choices=("wood", "concrete"))] = "wood"
    spacing_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Sleepers every", positive=True)] = 10.2
    shoulder_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Ballast shoulder", minimum=0)] = 6.0
    stock: Annotated[str, Spec(Role.CHOICE, "Wagons", choices=tuple(RADIUS_BY_GAUGE))] = "medium"
    track: Annotated[str, Spec(Role.MATERIAL, "Track")] = "flex_track_s"
    ballast: Annotated[str, Spec(Role.MATERIAL, "Ballast")] = "ballast_s64"
    roadbed: Annotated[str, Spec(Role.MATERIAL, "Roadbed")] = ""
    bed: beds.Bed = beds.FOLLOWS
    bed_start_mm: beds.Level = None
    bed_grade_pct: beds.Grade = None
    bed_end_mm: beds.EndLevel = None
    bed_shoulder_mm: beds.Shoulder = beds.SHOULDER_MM
    bed_material: beds.Fill = beds.FILL
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)
    finishes: Finishes = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        super(Track, self).__post_init__()
        check_way(self.line_mm, self.curves_mm, "a track needs a line of two different points", self.id)


def middle(item: Track) -> PointArray:
    """Its line, curves flattened."""
    return line_points(item.line_mm, item.curves_mm)


def width_mm(item: Track) -> float:
    """Width of the ballast."""
    return sleeper_mm(item.gauge_mm)[0] + 2 * item.shoulder_mm


def outline(item: Track, around: Around) -> Region:
    """The strip of the ballast."""
    half = width_mm(item) / 2
    return band(middle(item), half, -half)


def draw(item: Track, around: Around) -> Iterator[Primitive]:
    """Ballast, sleepers and rails."""
    bed = around.catalogue.material_map.get(item.ballast)
    if bed is not None:
        yield Fill(region_path(around.outline(item)), paving(bed, around), Pen("#00000033", 0.2))
    yield from rails_on_sleepers(middle(item), item.gauge_mm, item.spacing_mm, item.sleepers)


def contact(item: Track, around: Around) -> Region:
    """The whole strip, on which nothing grows."""
    return around.outline(item)


def surfaces(item: Track, around: Around) -> tuple[Surface, ...]:
    """The bed along the slope."""
    return (Surface("top", around.ground.slope_area(around.outline(item))),)


def height_mm(item: Track, around: Around) -> float:
    """From the ground to the top of the rails: what track and roadbed are high; without them, rail and sleeper.

    A rail is 172 mm high, a sleeper 130 mm (props table), both in proportion to standard gauge.
    """
    known = around.catalogue.material_map
    laid = [known[name].thickness_mm or 0.0 for name in (item.track, item.roadbed) if name in known]
    return sum(laid) or item.gauge_mm * (172 + 130) / 1435


def solids(item: Track, around: Around) -> tuple[Prism, ...]:
    """The laid track, on whose rails wagons stand."""
    strip, height = around.outline(item), height_mm(item, around)
    low, high = around.ground.lowest(strip), around.ground.highest(strip)
    return (Prism(strip, low, high + height, layer_mm=height),)


def takeoff(item: Track, around: Around) -> list[TakeoffLine]:
    """Track with its sleepers and roadbed by the length, and ballast by its cross-section."""
    known, line = around.catalogue.material_map, middle(item)
    length = polyline_length(line)
    laid = [(name, known[getattr(item, name)]) for name in ("track", "roadbed") if getattr(item, name) in known]
    lines = [length_line(item, name, material, length) for name, material in laid if material.form == "length"]
    lines += beds.bed_foam(item, around)
    bed = known.get(item.ballast)
    if bed is not None and bed.coverage_unit == "ml_per_m_track":
        need = need_for_track(bed, length, scale=around.scale, width_mm=width_mm(item))
        why = msg("{length} of track: {sum}", length=Shown(format_length, length), sum=need.why)
        return [*lines, TakeoffLine(item.id, "top", bed.id, length, "mm", need.amount, need.unit, why)]
    return [*lines, *surface_line(item, "top", item.ballast, around.outline(item), line, bed_mm(item), around)]


def bed_mm(item: Track) -> float:
    """How deep the ballast is: as deep as the sleepers."""
    return item.gauge_mm * 130 / 1435


def relief(item: Track, around: Around) -> RampRelief | None:
    """What is cut and filled for it."""
    return beds.bed_relief(item, middle(item), width_mm(item))


def remarks(item: Track, around: Around) -> Sequence[Message]:
    """How high and steep its bed is."""
    return beds.bed_remarks(item, middle(item), around)


def least_radius(item: Track) -> float:
    """The sharpest bend that the longest wagons can follow, in mm."""
    return RADIUS_BY_GAUGE[item.stock] * item.gauge_mm


def check(item: Track, around: Around) -> list[Issue]:
    """Bends too sharp to follow, a gauge that nobody sells, track of another gauge, the edge of the base, walls."""
    from diorama_planner.kinds.crossings import Way, through_walls

    name = item_name(item, "Track")
    found = [*_bends(item, name), *_gauge(item, name, around), *_product(item, name, around)]
    if item.ballast:
        found += uncounted_paving(item, name, item.ballast, around)
    for sold in (item.track, item.roadbed):
        material = around.catalogue.material_map.get(sold)
        if material is not None and material.form != "length":
            found.append(uncountable(item, name, material))
    half = width_mm(item) / 2
    found += beds.bed_issues(item, item, name, middle(item), "track", around)
    found += line_over(item, name, "line_mm", item.line_mm, item.curves_mm, half, around)
    return [*found, *through_walls(item, name, Way("line_mm", middle(item), half, half, HEADROOM_MM), around)]


def _bends(item: Track, name: str) -> Iterator[Issue]:
    from diorama_planner.geometry.bends import rounded, tightest_bend

    bend, least = tightest_bend(item.line_mm, item.curves_mm), least_radius(item)
    if bend.radius_mm >= least * (1 - SAME_RADIUS):
        return
    place = msg("x {x}, y {y}", x=Shown(format_length, bend.at[0]), y=Shown(format_length, bend.at[1]))
    if bend.radius_mm == 0:
        text = msg(
            "{name} has a corner at {place}; {stock} wagons need a radius of {least}",
            name=name,
            place=place,
            stock=item.stock,
            least=Shown(format_length, round(least, 1)),
        )
    else:
        text = msg(
            "{name} bends with a radius of {radius} at {place}; {stock} wagons need {least}",
            name=name,
            radius=Shown(format_length, round(bend.radius_mm, 1)),
            place=place,
            stock=item.stock,
            least=Shown(format_length, round(least, 1)),
        )
    better = rounded(item.line_mm, item.curves_mm, least)
    fixes: tuple[Fix, ...] = ()
    if better is not None and tightest_bend(*better).radius_mm > bend.radius_mm:
        label = msg("Round its corners to {radius}", radius=Shown(format_length, round(least, 1)))
        fields = {"line_mm": better[0], "curves_mm": better[1]}
        fixes = (Fix(label, "set_fields", {"id": item.id, "fields": fields}),)
    yield Issue("sharp-bend", Severity.WARNING, item.id, text, fixes)


def _gauge(item: Track, name: str, around: Around) -> Iterator[Issue]:
    """Say that no standard has this gauge, and offer the nearest ones."""
    rows = [row for row in around.catalogue.scales() if row.gauge_mm]
    near = sorted(rows, key=lambda row: (abs((row.gauge_mm or 0.0) - item.gauge_mm), _off(row, around.scale)))
    if not near or abs((near[0].gauge_mm or 0.0) / item.gauge_mm - 1) <= SAME_GAUGE:
        return
    real = item.gauge_mm * around.scale
    text = msg(
        "{name}: nobody sells track of {gauge} ({real} real); the nearest is {nearest}",
        name=name,
        gauge=Shown(format_length, round(item.gauge_mm, 2)),
        real=Shown(format_length, round(real)),
        nearest=near[0].name,
    )
    label = msg("Use {gauge} ({name})", gauge=Shown(format_length, near[0].gauge_mm or 0.0), name=near[0].name)
    fix = Fix(label, "set_fields", {"id": item.id, "fields": {"gauge_mm": near[0].gauge_mm}})
    yield Issue("unusual-gauge", Severity.HINT, item.id, text, (fix,))


def _off(row: ScaleRow, scale: float) -> float:
    return abs(math.log(row.ratio_denominator / scale))


def _product(item: Track, name: str, around: Around) -> Iterator[Issue]:
    """Say that the track that is bought is of another gauge: its sleepers tell."""
    material = around.catalogue.material_map.get(item.track)
    if material is None or fits_gauge(material, item.gauge_mm):
        return
    text = msg(
        "{name} has a gauge of {gauge}, but {track} has another",
        name=name,
        gauge=Shown(format_length, round(item.gauge_mm, 2)),
        track=material.label,
    )
    others = [each for each in around.catalogue.materials() if each.category == "track"]
    fixes = tuple(
        Fix(msg("Use {track}", track=each.label), "set_fields", {"id": item.id, "fields": {"track": each.id}})
        for each in others
        if fits_gauge(each, item.gauge_mm)
    )
    yield Issue("track-of-another-gauge", Severity.WARNING, item.id, text, fixes)


def fits_gauge(material: Material, gauge_mm: float) -> bool:
    """Whether bought track is of a gauge, as far as the width of its sleepers tells."""
    if material.category != "track" or not material.width_mm:
        return True
    return abs(material.width_mm / sleeper_mm(gauge_mm)[0] - 1) <= SAME_PRODUCT


KIND = ItemKind(
    tag="track",
    record=Track,
    name="Track",
    plural="Tracks",
    icon="train-front",
    placement=Placement.POLYLINE,
    level=ROAD_LEVEL + 2,
    tool_key="K",
    area_like=True,
    outline=outline,
    draw=draw,
    contact=contact,
    relief=relief,
    stack=beds.bed_stack,
    remarks=remarks,
    surfaces=surfaces,
    solids=solids,
    shell=later("way_shells", "track_shell"),
    takeoff=takeoff,
    handles=grips("line_mm"),
    parts=later("way_parts", "track_parts"),
    lengths=later("bar_parts", "track_lengths"),
    check=check,
    reads=frozenset({Reads.GROUND, Reads.BASE, Reads.WALLS}),
)
