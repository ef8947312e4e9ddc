"""A ridge, dam, valley, ditch or river bed: ground raised or carved along a line with a cross-section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from diorama_planner.core.issues import Issue
from diorama_planner.drawing.primitives import Primitive
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region, buffered_line_region
from diorama_planner.geometry.relief import Operation
from diorama_planner.geometry.relief_lines import LineRelief, Section
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
from diorama_planner.kinds.ground_forms import (
    HIGHEST_MM,
    build_up,
    stack,
    surfaces,
    takeoff,
    through_base,
    uncut,
)
from diorama_planner.kinds.ground_looks import FINISHES, finished, line_mark
from diorama_planner.kinds.overhang import wholly_beside
from diorama_planner.kinds.shared import GROUND_LEVEL, grips, item_name, later, line_points
from diorama_planner.kinds.ways import check_way
from diorama_planner.model.record import Curves, Finishes, Item, Points
from diorama_planner.model.roles import Role, Spec

_CREST, _BED = (4.0, 1.6), (1.2, 1.6)
"""Dashes of the line in mm: long along a crest, short along a bed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ridge(Item):
    """Half of `width_mm` lies on each side of `line_mm`; the height runs evenly to `end_height_mm` if that is given.

    `raise` adds it to the ground, `carve` takes it away.
    """

    kind: ClassVar[str] = "ridge"

    line_mm: Annotated[Points, Spec(Role.POINTS, "Line")]
    operation: Annotated[str, Spec(Role.CHOICE, "Operation", choices=("raise", "carve"))] = "raise"
    width_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Width", positive=True)] = 60.0
    height_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Height", minimum=0, maximum=HIGHEST_MM)] = 20.0
    end_height_mm: Annotated[
        float | None, Spec(Role.REAL_LENGTH, "Height at the end", minimum=0, maximum=HIGHEST_MM)
    ] = None
    section: Annotated[str, Spec(Role.CHOICE, "Section", choices=tuple(Section))] = "round"
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
        super(Ridge, self).__post_init__()
        check_way(self.line_mm, self.curves_mm, "a ridge needs a line of two different points", self.id)

    @property
    def is_built(self) -> bool:
        """Whether it takes foam; what is carved needs none."""
        return self.operation == "raise"

    is_shaped = is_built


def middle(item: Ridge) -> PointArray:
    """Its line, curves flattened."""
    return line_points(item.line_mm, item.curves_mm)


def outline(item: Ridge, around: Around) -> Region:
    """The ground that it shapes: the strip, its ends rounded."""
    return buffered_line_region(middle(item), item.width_mm, cap="round", join="round")


def relief(item: Ridge, around: Around) -> LineRelief:
    """What it does to the heightfield."""
    line = tuple((float(x), float(y)) for x, y in middle(item).tolist())
    end = item.height_mm if item.end_height_mm is None else item.end_height_mm
    section, operation = Section(item.section), Operation(item.operation)
    form = LineRelief(item.id, item.order, line, item.width_mm, item.height_mm, end, section, operation)
    return as_cut(form, item, around)


def draw(item: Ridge, around: Around) -> Iterator[Primitive]:
    """Its finish and a line along its crest or bed; the shape is shown by hillshade and contours over it."""
    yield from finished(item.finish, around.outline(item), around)
    yield from line_mark(middle(item), _CREST if item.operation == "raise" else _BED)


def check(item: Ridge, around: Around) -> list[Issue]:
    """A place beside the base; a bed that goes through the base; a material that nobody can count."""
    from diorama_planner.kinds.foam_issues import foam_issues

    name = item_name(item, "Ridge" if item.operation == "raise" else "Valley")
    found = list(wholly_beside(item, name, around))
    if item.operation == "raise":
        found += uncut(item, name, item.material, around)
        return found + foam_issues(item, name, stack(item, around), build_of(item), around)
    depths = {"height_mm": item.height_mm}
    if item.end_height_mm is not None:
        depths["end_height_mm"] = item.end_height_mm
    return found + through_base(item, name, around, depths)


KIND = ItemKind(
    tag="ridge",
    record=Ridge,
    name="Ridge",
    plural="Ridges and valleys",
    icon="spline",
    placement=Placement.POLYLINE,
    level=GROUND_LEVEL + 2,
    tool_key="I",
    area_like=True,
    outline=outline,
    draw=draw,
    relief=relief,
    shell=later("ground_shells", "ridge_shell"),
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
