"""A dimension: a measured distance, chain, radius or angle, drawn on the plan and on paper.

Its ends hold on to items and follow them; what it measures is read from where they are now. It needs no material.
How its lines lie is `dimension_lines`'.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from diorama_planner.core.errors import RecordError
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_angle, format_length
from diorama_planner.drawing.primitives import Primitive
from diorama_planner.geometry.region import Region
from diorama_planner.kinds.anchors import Anchor
from diorama_planner.kinds.contract import Around, Handle, ItemKind, Placement
from diorama_planner.kinds.dimension_lines import POINTS_OF, Figure, Look, drawn, figure_of, region_of_figure
from diorama_planner.kinds.shared import DIMENSION_LEVEL, item_name
from diorama_planner.model.record import Item, Points
from diorama_planner.model.roles import Role, Spec

SHAPES = ("aligned", "along", "chain", "radius", "angle")
SAME_MM = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension(Item):
    """Measures between places; `anchors` say which items they hold on to, `points_mm` where they were last.

    `along` measures in the direction `along_deg` only (0 is horizontal, 90 vertical). A radius goes from the centre
    to the rim, an angle has its corner first. `offset_mm` is how far the line stands off to the left of the measured
    direction; for an angle the radius of its arc. `unit` `auto` follows the shop region.
    """

    kind: ClassVar[str] = "dimension"

    points_mm: Annotated[Points, Spec(Role.POINTS, "Places", shown=False)]
    shape: Annotated[str, Spec(Role.CHOICE, "Shape", choices=SHAPES)] = "aligned"
    along_deg: Annotated[float, Spec(Role.ANGLE, "Direction")] = 0.0
    offset_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Stands off")] = 8.0
    reading: Annotated[str, Spec(Role.CHOICE, "Shows", choices=("model", "real", "both"))] = "model"
    unit: Annotated[str, Spec(Role.CHOICE, "Unit", choices=("auto", "mm", "cm", "m", "in", "ft-in"))] = "auto"
    text_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Letter height", positive=True)] = 2.5
    colour: Annotated[str, Spec(Role.COLOUR, "Colour")] = "#23262d"
    anchors: Annotated[tuple[Anchor, ...], Spec(Role.DATA)] = field(default=())

    def __post_init__(self) -> None:
        super(Dimension, self).__post_init__()
        least = POINTS_OF.get(self.shape, 2)
        if len(self.points_mm) < least or (self.shape != "chain" and len(self.points_mm) > least):
            text = msg("a dimension of shape {shape} has {count} places", shape=self.shape, count=least)
            raise RecordError(text, where=self.id)
        is_free = not any(anchor.item for anchor in self.anchors)
        if is_free and all(_same(point, self.points_mm[0]) for point in self.points_mm):
            raise RecordError(msg("a dimension needs two different places"), where=self.id)


def _same(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return abs(a[0] - b[0]) < SAME_MM and abs(a[1] - b[1]) < SAME_MM


def places(item: Dimension, around: Around) -> Points:
    """Where the ends are now: on their items, or where they were last."""
    found = []
    for number, last in enumerate(item.points_mm):
        anchor = item.anchors[number] if number < len(item.anchors) else None
        found.append((around.place_of(anchor) if anchor is not None and anchor.item else None) or last)
    return tuple(found)


def _figure(item: Dimension, around: Around) -> Figure:
    look = Look(item.shape, item.along_deg, item.offset_mm, item.text_mm, item.colour)
    return figure_of(
        look, places(item, around), lambda value, is_angle: written(item, value, is_angle, around), around
    )


def written(item: Dimension, value: float, is_angle: bool, around: Around) -> str:
    """Write a measured length (mm on the bench) or an angle (degrees) as this dimension shows it."""
    if is_angle:
        return format_angle(value, precision=1)
    metric = around.region != "US"
    model, real = ("mm", "m") if metric else ("in", "ft-in")
    if item.unit != "auto":
        model = real = item.unit
    bench = format_length(value, model, precision=1 if model == "mm" else None)
    life = format_length(value * around.scale, real, precision={"m": 2, "mm": 0, "cm": 0}.get(real))
    return {"model": bench, "real": life, "both": f"{bench} · {life}"}[item.reading]


def outline(item: Dimension, around: Around) -> Region:
    """The band round its lines and the box round its text."""
    return region_of_figure(_figure(item, around))


def draw(item: Dimension, around: Around) -> Iterable[Primitive]:
    """Extension lines, the line with its ticks, the figure."""
    return drawn(_figure(item, around), item.text_mm, item.colour)


def handles(item: Dimension, around: Around) -> tuple[Handle, ...]:
    """A grip at each end; pulled off its item, an end is free."""
    return tuple(Handle(at, "points_mm", number) for number, at in enumerate(places(item, around)))


def check(item: Dimension, around: Around) -> list[Issue]:
    """Ends whose item is gone, and nothing to measure."""
    found = []
    name = item_name(item, "A dimension")
    if any(anchor.item and around.place_of(anchor) is None for anchor in item.anchors):
        now = places(item, around)
        kept = tuple(anchor if around.place_of(anchor) else Anchor() for anchor in item.anchors)
        fix = Fix(msg("Let go"), "set_fields", {"id": item.id, "fields": {"anchors": kept, "points_mm": now}})
        text = msg("{name} held on to an item that is gone; it stays where it was", name=name)
        found.append(Issue("loose-dimension", Severity.HINT, item.id, text, (fix,)))
    now = places(item, around)
    if all(_same(point, now[0]) for point in now):
        text = msg("{name} has nothing to measure: its ends lie on one place", name=name)
        found.append(Issue("empty-dimension", Severity.HINT, item.id, text))
    return found


KIND = ItemKind(
    tag="dimension",
    record=Dimension,
    name="Dimension",
    plural="Dimensions",
    icon="ruler-dimension-line",
    placement=Placement.BETWEEN,
    level=DIMENSION_LEVEL,
    tool_key="D",
    outline=outline,
    draw=draw,
    handles=handles,
    check=check,
)
