"""An opening: a door, window, shutter or arch, hosted by the wall that it cuts or recesses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_length
from diorama_planner.drawing.primitives import Fill, Pen, Primitive, Solid, Stroke
from diorama_planner.geometry.outline import point_along, polyline_length, slice_line
from diorama_planner.geometry.region import Region, polygon_region
from diorama_planner.kinds.contract import Around, Handle, ItemKind, Placement
from diorama_planner.kinds.cuts import clipped_span, plan_region, wall_line
from diorama_planner.kinds.shared import OPENING_LEVEL, item_name, line_path, region_path
from diorama_planner.model.record import Item, RecordId
from diorama_planner.model.roles import Role, Spec

WIDE_REAL_MM = 2000.0
"""An opening to the ground that is wider than this is drawn as a shutter, a narrower one as a door."""

_LOOKS = {"window": "#9fd3e6", "door": "#6d4a32", "shutter": "#8595a3", "recess": "#55504a"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening(Item):
    """`at_mm` is its centre along the host's path; `depth_mm` recesses it, None cuts the wall through."""

    kind: ClassVar[str] = "opening"

    host: Annotated[RecordId, Spec(Role.REFERENCE, "Wall", cascade=True, shown=False)]
    at_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Along the wall")]
    width_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Width", positive=True)]
    height_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Height", positive=True)]
    sill_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Sill", minimum=0)] = 0.0
    depth_mm: Annotated[float | None, Spec(Role.BENCH_LENGTH, "Recess", positive=True)] = None
    shape: Annotated[str, Spec(Role.CHOICE, "Shape", choices=("rect", "arch", "round"))] = "rect"


def look(item: Opening, around: Around) -> str:
    """Tell a window, a door, a shutter and a recess from their measures."""
    if item.depth_mm is not None:
        return "recess"
    if item.sill_mm > 0:
        return "window"
    return "shutter" if item.width_mm * around.scale > WIDE_REAL_MM else "door"


def outline(item: Opening, around: Around) -> Region:
    """Its part of the wall's plan."""
    wall = around.host(item)
    return plan_region(wall, item) if wall else polygon_region([])


def draw(item: Opening, around: Around) -> Iterator[Primitive]:
    """The gap in the wall in the colour of what fills it, with its threshold line."""
    wall = around.host(item)
    if wall is None or (gap := around.outline(item)).is_empty:
        return
    kind = look(item, around)
    yield Fill(region_path(gap), Solid(_LOOKS[kind]), Pen("#00000055", 0.2))
    middle = slice_line(wall_line(wall), *clipped_span(wall, item))
    if kind == "shutter":
        dashes = (1.0, 0.8)
        yield Stroke(line_path(middle), Pen("#5f6e7b", wall.thickness_mm * 0.9, dashes, round=False))
    else:
        yield Stroke(line_path(middle), Pen("#ffffff80" if kind == "window" else "#00000040", 0.3))


def handles(item: Opening, around: Around) -> tuple[Handle, ...]:
    """A grip at its centre that slides along the wall."""
    wall = around.host(item)
    if wall is None:
        return ()
    return (Handle(point_along(wall_line(wall), item.at_mm)[0], "at_mm"),)


def check(item: Opening, around: Around) -> list[Issue]:
    """An opening that leaves its wall, or overlaps the one beside it."""
    wall = around.host(item)
    if wall is None:
        return [Issue("opening-without-wall", Severity.ERROR, item.id, msg("{id} is in no wall", id=item.id))]
    name = item_name(item, look(item, around))
    found = []
    length = polyline_length(wall_line(wall))
    over = max(item.width_mm / 2 - item.at_mm, item.at_mm + item.width_mm / 2 - length)
    above = item.sill_mm + item.height_mm - wall.height_mm
    if over > 1e-6 or above > 1e-6:
        centre = min(max(item.at_mm, item.width_mm / 2), max(item.width_mm / 2, length - item.width_mm / 2))
        fix = Fix(msg("Move it into the wall"), "set_fields", {"id": item.id, "fields": {"at_mm": centre}})
        text = msg("The {name} leaves its wall by {by}", name=name, by=format_length(max(over, above)))
        found.append(Issue("opening-outside-wall", Severity.WARNING, item.id, text, (fix,) if over > 1e-6 else ()))
    for other in around.hosted(wall.id):
        near = abs(other.at_mm - item.at_mm) < (other.width_mm + item.width_mm) / 2 - 1e-6
        apart = item.sill_mm >= other.sill_mm + other.height_mm or other.sill_mm >= item.sill_mm + item.height_mm
        if other.id > item.id and near and not apart:
            text = msg("The {name} overlaps another opening of its wall", name=name)
            found.append(Issue("openings-overlap", Severity.WARNING, item.id, text))
    return found


KIND = ItemKind(
    tag="opening",
    record=Opening,
    name="Opening",
    plural="Openings",
    icon="door-open",
    placement=Placement.HOSTED,
    level=OPENING_LEVEL,
    tool_key="D",
    outline=outline,
    draw=draw,
    handles=handles,
    check=check,
)
