"""A ramp: ground levelled in a strip along a line to a steady grade, with shoulders to what lies beside it.

Cut and fill for a way. The way itself is drawn on it as a path, road or track.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from diorama_planner.core.issues import Issue
from diorama_planner.drawing.primitives import Pen, Primitive, Stroke, Text, polyline
from diorama_planner.geometry.outline import point_along, polyline_length
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region, buffered_line_region
from diorama_planner.geometry.relief_lines import RampRelief
from diorama_planner.kinds.contract import Around, ItemKind, Placement, Reads
from diorama_planner.kinds.foam import (
    SHAPED,
    SKIN_MM,
    Filler,
    Glue,
    Rim,
    Skewer,
    Skin,
    Strategy,
    as_cut,
    build_of,
)
from diorama_planner.kinds.grades import STEEPEST_PCT, too_steep
from diorama_planner.kinds.ground_forms import (
    HIGHEST_MM,
    build_up,
    stack,
    surfaces,
    takeoff,
    through_base,
    uncut,
)
from diorama_planner.kinds.ground_looks import FINISHES, INK, finished, line_mark
from diorama_planner.kinds.overhang import wholly_beside
from diorama_planner.kinds.shared import GROUND_LEVEL, grips, item_name, later, line_points
from diorama_planner.kinds.ways import check_way
from diorama_planner.model.record import Curves, Finishes, Item, Point, Points
from diorama_planner.model.roles import Role, Spec

_LETTER_MM = 3.0
_DASHES = (6.0, 1.2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ramp(Item):
    """The strip is `width_mm` wide; from `start_mm` over the base top it rises by `grade_pct` mm in 100 mm of line.

    Without `start_mm` it begins at the ground's own height there. `shoulder_mm` is how far beside the strip the
    ground falls or rises to it.
    """

    kind: ClassVar[str] = "ramp"
    is_built: ClassVar[bool] = True
    is_shaped: ClassVar[bool] = True

    line_mm: Annotated[Points, Spec(Role.POINTS, "Line")]
    width_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Width", positive=True)] = 50.0
    start_mm: Annotated[
        float | None, Spec(Role.REAL_LENGTH, "Height at the start", minimum=-HIGHEST_MM, maximum=HIGHEST_MM)
    ] = None
    grade_pct: Annotated[float, Spec(Role.RATIO, "Grade in %", minimum=-100, maximum=100)] = 8.0
    shoulder_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Shoulders", minimum=0)] = 20.0
    use: Annotated[str, Spec(Role.CHOICE, "Made for", choices=tuple(STEEPEST_PCT))] = "road"
    material: Annotated[str, Spec(Role.MATERIAL, "Material")] = "xps_eu_20"
    finish: Annotated[str, Spec(Role.CHOICE, "Finish", choices=("none", *FINISHES))] = "none"
    skin_mm: Skin = SKIN_MM
    strategy: Strategy = "outside"
    filler: Filler = ""
    rim_mm: Rim = None
    skewer_mm: Skewer = SHAPED.skewer_mm
    glue: Glue = SHAPED.glue
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)
    finishes: Finishes = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        super(Ramp, self).__post_init__()
        check_way(self.line_mm, self.curves_mm, "a ramp needs a line of two different points", self.id)


def middle(item: Ramp) -> PointArray:
    """Its line, curves flattened."""
    return line_points(item.line_mm, item.curves_mm)


def outline(item: Ramp, around: Around) -> Region:
    """The ground that it shapes: the strip with its shoulders."""
    return buffered_line_region(middle(item), item.width_mm + 2 * item.shoulder_mm, cap="square")


def relief(item: Ramp, around: Around) -> RampRelief:
    """What it does to the heightfield."""
    line = tuple((float(x), float(y)) for x, y in middle(item).tolist())
    form = RampRelief(item.id, item.order, line, item.width_mm, item.start_mm, item.grade_pct, item.shoulder_mm)
    return as_cut(form, item, around)


def draw(item: Ramp, around: Around) -> Iterator[Primitive]:
    """Its finish, its line, an arrow uphill and the grade; the shape is shown by hillshade and contours."""
    line = middle(item)
    yield from finished(item.finish, buffered_line_region(line, item.width_mm), around)
    yield from line_mark(line, _DASHES)
    (x, y), (dx, dy) = point_along(line, polyline_length(line) / 2)
    uphill = -1.0 if item.grade_pct < 0 else 1.0
    yield Stroke(polyline(*_arrow((x, y), (dx * uphill, dy * uphill))), Pen(INK, 0.5))
    turn = math.degrees(math.atan2(dy, dx))
    turn += 180.0 if abs(turn) > 90.0 else 0.0
    above = math.radians(turn + 90.0)
    at = (x + math.cos(above) * 1.5, y + math.sin(above) * 1.5)
    yield Text(f"{abs(item.grade_pct):g} %", at, _LETTER_MM, INK, rotation_deg=turn)


def _arrow(at: Point, way: Point) -> Points:
    """The two strokes of an arrow's head."""
    (x, y), (dx, dy) = at, way
    back = (x - 2.0 * dx, y - 2.0 * dy)
    return (back[0] - 1.5 * dy, back[1] + 1.5 * dx), (x, y), (back[0] + 1.5 * dy, back[1] - 1.5 * dx)


def check(item: Ramp, around: Around) -> list[Issue]:
    """A place beside the base; a grade too steep for its use; a cutting through it; a material nobody can count."""
    from diorama_planner.kinds.foam_issues import foam_issues

    name = item_name(item, "Ramp")
    found = [*wholly_beside(item, name, around), *through_base(item, name, around, {})]
    found += uncut(item, name, item.material, around)
    found += foam_issues(item, name, stack(item, around), build_of(item), around)
    found += too_steep(item, name, item.grade_pct, item.use, lambda most: {"grade_pct": most})
    return found


KIND = ItemKind(
    tag="ramp",
    record=Ramp,
    name="Ramp",
    plural="Ramps",
    icon="trending-up",
    placement=Placement.POLYLINE,
    level=GROUND_LEVEL + 3,
    tool_key="U",
    area_like=True,
    outline=outline,
    draw=draw,
    relief=relief,
    shell=later("ground_shells", "ramp_shell"),
    stack=stack,
    surfaces=surfaces,
    takeoff=takeoff,
    handles=grips("line_mm"),
    parts=later("ground_parts", "form_parts"),
    lengths=later("bar_parts", "form_lengths"),
    check=check,
    build_up=build_up,
    reads=frozenset({Reads.GROUND, Reads.BASE}),
)
