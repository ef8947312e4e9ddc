"""A spot height: a point where the ground has a height over the base top, blended with what lies around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from diorama_planner.core.issues import Issue
from diorama_planner.drawing.primitives import Fill, Path, Primitive, Solid, Subpath, Text
from diorama_planner.geometry.region import Region, circle_region
from diorama_planner.geometry.relief_lines import SpotRelief
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
from diorama_planner.kinds.ground_looks import INK
from diorama_planner.kinds.overhang import wholly_beside
from diorama_planner.kinds.shared import GROUND_LEVEL, item_name, later
from diorama_planner.model.record import Finishes, Item, Point
from diorama_planner.model.roles import Role, Spec

_MARK_MM = 1.6
_LETTER_MM = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotHeight(Item):
    """The ground has `height_mm` over the base top at `at_mm`, and its own height again `radius_mm` from there."""

    kind: ClassVar[str] = "spot_height"

    at_mm: Annotated[Point, Spec(Role.POINT, "Position")]
    height_mm: Annotated[
        float, Spec(Role.REAL_LENGTH, "Height over the base", minimum=-HIGHEST_MM, maximum=HIGHEST_MM)
    ] = 20.0
    radius_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Radius", positive=True, stretches=True)] = 40.0
    material: Annotated[str, Spec(Role.MATERIAL, "Material")] = "xps_eu_20"
    skin_mm: Skin = SKIN_MM
    strategy: Strategy = "outside"
    filler: Filler = ""
    rim_mm: Rim = None
    skewer_mm: Skewer = SHAPED.skewer_mm
    glue: Glue = SHAPED.glue
    finishes: Finishes = field(default_factory=dict, hash=False)

    @property
    def is_built(self) -> bool:
        """Whether it takes foam; a hollow needs none."""
        return self.height_mm > 0

    is_shaped = is_built


def outline(item: SpotHeight, around: Around) -> Region:
    """The ground that it shapes."""
    return circle_region(item.at_mm, item.radius_mm)


def relief(item: SpotHeight, around: Around) -> SpotRelief:
    """What it does to the heightfield."""
    return as_cut(SpotRelief(item.id, item.order, item.at_mm, item.height_mm, item.radius_mm), item, around)


def draw(item: SpotHeight, around: Around) -> Iterator[Primitive]:
    """A triangle with the height, as on a map; the shape is shown by hillshade and contours over it."""
    x, y = item.at_mm
    size = min(_MARK_MM, item.radius_mm / 2)
    triangle = ((x - size, y - size * 0.6), (x + size, y - size * 0.6), (x, y + size * 1.1))
    yield Fill(Path((Subpath(triangle),)), Solid(INK))
    if item.radius_mm > 3 * _LETTER_MM:
        yield Text(f"{item.height_mm:+.4g}", (x + 2 * size, y - size * 0.6), _LETTER_MM, INK, anchor="start")


def check(item: SpotHeight, around: Around) -> list[Issue]:
    """A place beside the base; a hollow through the base; a material that nobody can count."""
    from diorama_planner.kinds.foam_issues import foam_issues

    name = item_name(item, "Spot height")
    found = [*wholly_beside(item, name, around), *through_base(item, name, around, {})]
    found += uncut(item, name, item.material, around)
    return found + foam_issues(item, name, stack(item, around), build_of(item), around)


KIND = ItemKind(
    tag="spot_height",
    record=SpotHeight,
    name="Spot height",
    plural="Spot heights",
    icon="map-pin",
    placement=Placement.POINT,
    level=GROUND_LEVEL + 4,
    tool_key="Z",
    area_like=True,
    outline=outline,
    draw=draw,
    relief=relief,
    stack=stack,
    surfaces=surfaces,
    takeoff=takeoff,
    parts=later("ground_parts", "form_parts"),
    lengths=later("bar_parts", "form_lengths"),
    check=check,
    build_up=build_up,
    reads=frozenset({Reads.GROUND, Reads.BASE}),
)
