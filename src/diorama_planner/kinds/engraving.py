"""An engraving: an area of ground scribed with stones or planks, or cracked, at true scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from diorama_planner.core.issues import Issue
from diorama_planner.drawing.primitives import Fill, Primitive, Solid
from diorama_planner.geometry.region import Region
from diorama_planner.kinds.contract import Around, Groove, ItemKind, Placement, Reads, Surface
from diorama_planner.kinds.grooves import CRACKED, REAL_STONES, Pattern, drawn, on_area, pattern_issues, pattern_of
from diorama_planner.kinds.overhang import area_over
from diorama_planner.kinds.shared import ROAD_LEVEL, area_region, grips, item_name, outline_path
from diorama_planner.model.record import Curves, Finishes, Item, Points
from diorama_planner.model.roles import Role, Spec

_STONES = tuple(name for name in REAL_STONES if name not in CRACKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Engraving(Item):
    """`stone_mm` is the length of a stone with its joint, or the room between cracks; the usual one if not given.

    Rows run in `direction_deg`. `tint` shades what is engraved, to tell it from what lies around it.
    """

    kind: ClassVar[str] = "engraving"

    outline_mm: Annotated[Points, Spec(Role.POINTS, "Outline")]
    pattern: Annotated[str, Spec(Role.CHOICE, "Pattern", choices=tuple(REAL_STONES))] = "cobbles"
    stone_mm: Annotated[float | None, Spec(Role.REAL_LENGTH, "Stone length", positive=True)] = None
    direction_deg: Annotated[float, Spec(Role.ANGLE, "Direction", when=("pattern", _STONES))] = 0.0
    seed: Annotated[int, Spec(Role.COUNT, "Seed", minimum=0, maximum=9999)] = 0
    tint: Annotated[str, Spec(Role.COLOUR, "Tint")] = ""
    holes_mm: Annotated[tuple[Points, ...], Spec(Role.POINTS, "Holes", shown=False)] = ()
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)
    finishes: Finishes = field(default_factory=dict, hash=False)


def outline(item: Engraving, around: Around) -> Region:
    """The area as drawn, holes left out."""
    return area_region(item.outline_mm, item.curves_mm, item.holes_mm)


def pattern(item: Engraving, scale: float) -> Pattern | None:
    """Its pattern at the plan's scale."""
    return pattern_of(item.pattern, item.stone_mm, scale, item.seed)


def grooves(item: Engraving, around: Around) -> tuple[Groove, ...]:
    """The joints or cracks within its area."""
    found = pattern(item, around.scale)
    return tuple(on_area(found, around.outline(item), item.direction_deg, around.scale)) if found else ()


def draw(item: Engraving, around: Around) -> Iterator[Primitive]:
    """Its joints, over a tint where one is wanted."""
    if item.tint:
        yield Fill(outline_path(item.outline_mm, item.curves_mm, item.holes_mm), Solid(item.tint), opacity=0.6)
    yield from drawn(grooves(item, around))


def is_quick(item: Engraving) -> bool:
    """Only its outline follows the hand: thousands of stones are cut at its border."""
    return False


def surfaces(item: Engraving, around: Around) -> tuple[Surface, ...]:
    """What is engraved, along the slope."""
    return (Surface("ground", around.ground.slope_area(around.left_over(item))),)


def check(item: Engraving, around: Around) -> list[Issue]:
    """Stones too small to scribe or too many to draw; what reaches over the edge of the base."""
    name, found = item_name(item, "Engraving"), pattern(item, around.scale)
    fine = pattern_issues(item, name, found, "stone_mm", around.outline(item).area, around) if found else ()
    return [*fine, *area_over(item, name, item.outline_mm, item.curves_mm, around)]


KIND = ItemKind(
    tag="engraving",
    record=Engraving,
    name="Engraving",
    plural="Engravings",
    icon="layout-grid",
    placement=Placement.POLYGON,
    level=ROAD_LEVEL + 3,
    tool_key="J",
    area_like=True,
    outline=outline,
    draw=draw,
    surfaces=surfaces,
    grooves=grooves,
    handles=grips("outline_mm"),
    check=check,
    is_quick=is_quick,
    reads=frozenset({Reads.GROUND, Reads.BASE}),
)
