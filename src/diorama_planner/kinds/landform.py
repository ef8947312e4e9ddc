"""A landform: a hill, a pavement, a pond bed. It shapes the ground and is cut from sheets of foam."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from diorama_planner.core.errors import RecordError
from diorama_planner.core.issues import Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.drawing.primitives import Fill, Pen, Primitive, Texture
from diorama_planner.geometry.height_grid import HeightGrid
from diorama_planner.geometry.region import Region
from diorama_planner.geometry.relief import AreaRelief, Edge, Operation, Relief
from diorama_planner.geometry.relief_grid import GridRelief
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
    roughness_of,
    stack,
    surfaces,
    takeoff,
    through_base,
)
from diorama_planner.kinds.ground_looks import FINISHES
from diorama_planner.kinds.overhang import wholly_beside
from diorama_planner.kinds.shared import (
    GROUND_LEVEL,
    area_region,
    finish_paint,
    grips,
    item_name,
    later,
    outline_path,
    uncounted,
)
from diorama_planner.kinds.sheets import thickness_issues
from diorama_planner.model.record import Curves, Finishes, Item, Points
from diorama_planner.model.roles import Role, Spec

PAVEMENT_REAL_MM = 400.0
"""A step no higher than this is drawn as paving; higher ground as earth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Landform(Item):
    """`raise` adds `height_mm` to the ground, `carve` takes it away, `level` aims at it over the base top.

    `terrace_mm` makes steps of its slope, `roughness_mm` adds bumps as high and as deep. A real place has the form
    of a `grid`: heights from 0 to 1, times `height_mm`, laid on three corners (front left, front right, back left).
    """

    kind: ClassVar[str] = "landform"

    outline_mm: Annotated[Points, Spec(Role.POINTS, "Outline")]
    height_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Height", minimum=-HIGHEST_MM, maximum=HIGHEST_MM)] = 20.0
    edge: Annotated[str, Spec(Role.CHOICE, "Edge", choices=("cliff", "slope", "round"))] = "slope"
    edge_width_mm: Annotated[
        float, Spec(Role.REAL_LENGTH, "Edge width", minimum=0, when=("edge", ("slope", "round")))
    ] = 0.0
    operation: Annotated[str, Spec(Role.CHOICE, "Operation", choices=("raise", "carve", "level"))] = "raise"
    terrace_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Terraces", minimum=0)] = 0.0
    roughness_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Roughness", minimum=0)] = 0.0
    roughness_size_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Size of bumps", positive=True)] = 40.0
    seed: Annotated[int, Spec(Role.COUNT, "Seed", minimum=0, maximum=9999)] = 0
    material: Annotated[str, Spec(Role.MATERIAL, "Material")] = "xps_eu_20"
    finish: Annotated[str, Spec(Role.CHOICE, "Finish", choices=("auto", *FINISHES))] = "auto"
    resawn: Annotated[bool, Spec(Role.FLAG, "Resawn from thicker stock")] = False
    skin_mm: Skin = SKIN_MM
    strategy: Strategy = "outside"
    filler: Filler = ""
    rim_mm: Rim = None
    skewer_mm: Skewer = SHAPED.skewer_mm
    glue: Glue = SHAPED.glue
    holes_mm: Annotated[tuple[Points, ...], Spec(Role.POINTS, "Holes", shown=False)] = ()
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)
    grid: Annotated[str, Spec(Role.DATA)] = ""
    grid_frame_mm: Annotated[Points, Spec(Role.POINTS, "Corners of the grid", shown=False)] = ()
    finishes: Finishes = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        if self.grid and len(self.grid_frame_mm) != 3:
            text = msg("grid_frame_mm has {count} points, not three corners", count=len(self.grid_frame_mm))
            raise RecordError(text, where=self.id)

    @property
    def is_built(self) -> bool:
        """Whether it takes foam; what is carved needs none."""
        return self.operation != "carve"

    @property
    def is_shaped(self) -> bool:
        """Whether its foam is shaped under a skin; a flat part is cut to its height."""
        return self.is_built and not is_flat_part(self)


def outline(item: Landform, around: Around) -> Region:
    """The ground that it shapes."""
    return area_region(item.outline_mm, item.curves_mm, item.holes_mm)


def relief(item: Landform, around: Around) -> Relief:
    """What it does to the heightfield; without the grid that it should have it is level."""
    grid = around.height_grid(item.grid) if item.grid else None
    return as_cut(_area_relief(item, around) if grid is None else _grid_relief(item, grid, around), item, around)


def _grid_relief(item: Landform, grid: HeightGrid, around: Around) -> Relief:
    (x0, y0), (x1, y1), (x2, y2) = item.grid_frame_mm
    across, back = (x1 - x0, y1 - y0), (x2 - x0, y2 - y0)
    rotation_deg = math.degrees(math.atan2(across[1], across[0]))
    return GridRelief(
        item.id,
        item.order,
        around.outline(item),
        grid,
        ((x1 + x2) / 2.0, (y1 + y2) / 2.0),
        (math.hypot(*across), math.hypot(*back)),
        rotation_deg,
        factor=item.height_mm,
        edge=Edge(item.edge),
        edge_width_mm=item.edge_width_mm,
        operation=Operation(item.operation),
        depth_deg=math.degrees(math.atan2(back[1], back[0])) - rotation_deg,
        terrace_mm=item.terrace_mm,
        roughness=roughness_of(item),
    )


def _area_relief(item: Landform, around: Around) -> Relief:
    return AreaRelief(
        item.id,
        item.order,
        around.outline(item),
        item.height_mm,
        Edge(item.edge),
        item.edge_width_mm,
        Operation(item.operation),
        item.terrace_mm,
        roughness_of(item),
    )


def finish_of(item: Landform, around: Around) -> str:
    """What it is finished with, told by its form where that is left open."""
    if item.finish != "auto":
        return item.finish
    if item.operation == "carve":
        return "earth"
    step = item.edge == "cliff" and not item.grid and abs(item.height_mm) * around.scale <= PAVEMENT_REAL_MM
    return "paving" if step else "grass"


def draw(item: Landform, around: Around) -> Iterator[Primitive]:
    """Its finish; the shape is shown by hillshade and contours over it."""
    texture, colour = FINISHES[finish_of(item, around)]
    paint = finish_paint(item, "ground", around) or Texture(texture, colour, around.scale)
    pen = Pen("#0000004d", 0.3) if item.edge == "cliff" else Pen("#0000001a", 0.2)
    yield Fill(outline_path(item.outline_mm, item.curves_mm, item.holes_mm), paint, pen)


def is_flat_part(item: Landform) -> bool:
    """Whether it is one slab with upright edges, cut whole."""
    return item.operation == "raise" and item.edge == "cliff" and not (item.roughness_mm or item.grid)


def check(item: Landform, around: Around) -> list[Issue]:
    """A place beside the base; heights that are gone; a bed through the base; a thickness that nobody sells."""
    from diorama_planner.kinds.foam_issues import bed_issues, foam_issues

    name = item_name(item, "Landform")
    found = list(wholly_beside(item, name, around))
    if item.grid and around.height_grid(item.grid) is None:
        text = msg("The heights of {name} are not in the plan, or damaged: it is level", name=name)
        found.append(Issue("heights-missing", Severity.WARNING, item.id, text))
    if item.operation == "carve" or item.height_mm < 0:
        found += through_base(item, name, around, {"height_mm": item.height_mm})
    material = around.catalogue.material_map.get(item.material)
    if material and is_flat_part(item) and not item.resawn:
        found += thickness_issues(item, name, "height_mm", material, item.height_mm, around)
    elif material and item.operation != "carve" and not material.is_sheet:
        found += uncounted(item, name, item.material, "mm3", around)
    if item.operation == "carve":
        found += bed_issues(item, name, item.height_mm, math.copysign(1.0, item.height_mm), around)
    else:
        found += foam_issues(item, name, stack(item, around), build_of(item), around)
    return found


KIND = ItemKind(
    tag="landform",
    record=Landform,
    name="Hill",
    plural="Landforms",
    icon="mountain",
    placement=Placement.POLYGON,
    level=GROUND_LEVEL,
    tool_key="H",
    area_like=True,
    outline=outline,
    draw=draw,
    relief=relief,
    shell=later("ground_shells", "landform_shell"),
    stack=stack,
    surfaces=surfaces,
    takeoff=takeoff,
    handles=grips("outline_mm"),
    parts=later("ground_parts", "form_parts"),
    lengths=later("bar_parts", "form_lengths"),
    check=check,
    build_up=build_up,
    reads=frozenset({Reads.GROUND, Reads.BASE}),
)
