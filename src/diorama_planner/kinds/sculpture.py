"""Sculpted ground: what strokes of a brush have added to the ground and taken from it, kept as a grid of differences.

How a brush works is in `geometry.sculpting`, how strokes come about in `terrain.strokes` and `tools.sculpture`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.issues import Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.drawing.primitives import Pen, Primitive, Stroke
from diorama_planner.geometry.height_grid import HeightGrid
from diorama_planner.geometry.region import Region, rect_region, transform
from diorama_planner.geometry.relief_grid import GridRelief
from diorama_planner.kinds.contract import Around, BuildUp, ItemKind, Placement, Reads
from diorama_planner.kinds.foam import foam_stack
from diorama_planner.kinds.ground_forms import foam, surfaces, through_base, uncut
from diorama_planner.kinds.shared import GROUND_LEVEL, item_name, later, region_path
from diorama_planner.kinds.slices import Stack
from diorama_planner.model.record import Finishes, Item, Point
from diorama_planner.model.roles import Role, Spec

_FRAME = Pen("#4a3a2540", 0.2, (1.2, 1.6))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sculpture(Item):
    """The heights of `grid`, an asset of the plan, times `unit_mm`, on a rectangle about its middle `at_mm`.

    They are added to the ground; those below 0 take from it.
    """

    kind: ClassVar[str] = "sculpture"

    grid: Annotated[str, Spec(Role.DATA)]
    at_mm: Annotated[Point, Spec(Role.POINT, "Position")]
    width_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Width", positive=True, shown=False)]
    depth_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Depth", positive=True, shown=False)]
    rotation_deg: Annotated[float, Spec(Role.ANGLE, "Rotation", upright=True, shown=False)] = 0.0
    unit_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Height of one unit", positive=True, shown=False)] = 1.0
    material: Annotated[str, Spec(Role.MATERIAL, "Material")] = "xps_eu_20"
    finishes: Finishes = field(default_factory=dict, hash=False)


def outline(item: Sculpture, around: Around) -> Region:
    """The rectangle in which it was sculpted."""
    across, up = item.width_mm / 2.0, item.depth_mm / 2.0
    return transform(rect_region(-across, -up, across, up), item.at_mm, item.rotation_deg)


def relief(item: Sculpture, around: Around) -> GridRelief | None:
    """What it does to the heightfield; nothing if its heights are gone."""
    grid = around.height_grid(item.grid)
    if grid is None:
        return None
    return GridRelief(
        item.id,
        item.order,
        around.outline(item),
        grid,
        item.at_mm,
        (item.width_mm, item.depth_mm),
        item.rotation_deg,
        item.unit_mm,
        bare=True,
    )


def draw(item: Sculpture, around: Around) -> Iterator[Primitive]:
    """A faint frame; its shape is shown by hillshade and contours over it."""
    yield Stroke(region_path(around.outline(item)), _FRAME)


def is_printed(item: Sculpture) -> bool:
    """Whether its frame comes onto paper: never."""
    return False


def _reaches(grid: HeightGrid | None) -> tuple[bool, bool]:
    """Whether it adds anything, and whether it takes anything."""
    return (False, False) if grid is None else (bool((grid.values > 0).any()), bool((grid.values < 0).any()))


def stack(item: Sculpture, around: Around) -> Stack | None:
    """The sheets for what it adds; what it takes needs none."""
    adds, _ = _reaches(around.height_grid(item.grid))
    return foam_stack(item, around) if adds else None


def takeoff(item: Sculpture, around: Around) -> tuple[TakeoffLine, ...]:
    """The foam for what it adds; what it takes needs none."""
    adds, _ = _reaches(around.height_grid(item.grid))
    return foam(item, around) if adds else ()


def build_up(item: Sculpture, around: Around) -> BuildUp:
    """Its material, where it adds any."""
    adds, _ = _reaches(around.height_grid(item.grid))
    return BuildUp((item.material,)) if adds else BuildUp()


def check(item: Sculpture, around: Around) -> list[Issue]:
    """Heights that are gone; ground lowered through the base; a material that nobody can count."""
    name, grid = item_name(item, "Sculpting"), around.height_grid(item.grid)
    if grid is None:
        text = msg("The heights of {name} are not in the plan, or damaged: it is level", name=name)
        return [Issue("heights-missing", Severity.WARNING, item.id, text)]
    adds, takes = _reaches(grid)
    found = through_base(item, name, around, {}) if takes else []
    return found + (list(uncut(item, name, item.material, around)) if adds else [])


KIND = ItemKind(
    tag="sculpture",
    record=Sculpture,
    name="Sculpting",
    plural="Sculpted ground",
    icon="brush",
    placement=Placement.BRUSHED,
    level=GROUND_LEVEL - 1,
    tool_key="C",
    area_like=True,
    outline=outline,
    draw=draw,
    relief=relief,
    stack=stack,
    surfaces=surfaces,
    takeoff=takeoff,
    parts=later("ground_parts", "sculpture_parts"),
    lengths=later("bar_parts", "sculpture_lengths"),
    check=check,
    build_up=build_up,
    is_printed=is_printed,
    reads=frozenset({Reads.GROUND, Reads.BASE}),
)
