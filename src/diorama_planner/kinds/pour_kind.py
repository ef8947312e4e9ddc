"""The kind of pours: how resin, water or wet look are drawn, and all facets of the kind.

Its record and where it lies are in `pour`, its bill in `pour_bill`, its making in `pour_plan`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_length
from diorama_planner.drawing.primitives import Fill, Path, Pen, Primitive, Stroke, Subpath, Texture
from diorama_planner.geometry.region import Region
from diorama_planner.kinds.contract import Around, BuildUp, ItemKind, Placement, Reads
from diorama_planner.kinds.pour import (
    Pour,
    area,
    film_depth,
    is_even,
    is_uneven,
    outline,
    solids,
    water,
    wet_area,
)
from diorama_planner.kinds.shared import WATER_LEVEL, grips, later, outline_path, region_path
from diorama_planner.solids.prism import Prism

if TYPE_CHECKING:
    from diorama_planner.kinds.cards import Mark

DAM_COLOUR, DAM_MM = "#d9480f", 0.8

LOOKS = {"wet": ("wet", "#15181f"), "water": ("water", "#3f6f7d"), "clear": ("water", "#8fb9c4")}
"""Texture and colour by the choice of a look."""


def wetted(item: Pour, around: Around) -> Path:
    """The area that is really wet, as a path to fill."""
    if is_even(item) and not item.keeps_to_road:
        return outline_path(item.outline_mm, item.curves_mm, item.holes_mm)
    return region_path(wet_area(item, around))


def draw(item: Pour, around: Around) -> Iterator[Primitive]:
    """Wet asphalt for what is shallow, water for a pool."""
    kind = item.look
    if kind == "auto":
        kind = "wet" if film_depth(item) is not None else "water"
    texture, colour = LOOKS[kind]
    opacity = 1.0 if item.mode != "puddles" else 0.75
    yield Fill(wetted(item, around), Texture(texture, colour, around.scale), Pen("#0b2a3340", 0.25), opacity)


def draw_dams(item: Pour, around: Around) -> Iterator[Primitive]:
    """A line of dashes where a dam is needed."""
    from diorama_planner.kinds.pour_plan import open_edges  # the first picture has no dams

    for edge in open_edges(item, around):
        yield Stroke(Path((Subpath(edge.line, closed=False),)), Pen(DAM_COLOUR, DAM_MM, (3.0, 1.5), round=False))


def contact(item: Pour, around: Around) -> Region:
    """The ground that it wets."""
    return area(item, around) if is_even(item) else wet_area(item, around)


def mirrors(item: Pour, around: Around) -> Sequence[Prism]:
    """Its surface: water, resin and a wet look mirror what shines over them."""
    if not is_uneven(item):
        return solids(item, around)
    wet = wet_area(item, around)
    return () if wet.is_empty else (Prism(wet, around.ground.lowest(wet), around.ground.highest(wet), layer_mm=0.0),)


def is_quick(item: Pour) -> bool:
    """Puddles are made anew for every place that they are in: too slow to follow the hand."""
    return item.mode != "puddles"


def build_up(item: Pour, around: Around) -> BuildUp:
    """The seal coat, then what is poured."""
    return BuildUp(tuple(name for name in (item.sealer, item.material) if name))


def marks(item: Pour, around: Around) -> list[Mark]:
    """Its deepest place, and the dams that it needs with their length and height."""
    from diorama_planner.kinds.cards import Mark
    from diorama_planner.kinds.pour_plan import open_edges

    pool, found = water(item, around), []
    if pool.deepest_at is not None:
        found.append(Mark((pool.deepest_at,), msg("deepest {depth}", depth=Shown(format_length, pool.max_depth_mm))))
    for edge in open_edges(item, around):
        length, height = Shown(format_length, edge.length_mm), Shown(format_length, edge.height_mm)
        found.append(Mark(edge.line, msg("dam {length} × {height}", length=length, height=height)))
    return found


KIND = ItemKind(
    tag="pour",
    record=Pour,
    name="Pour",
    plural="Pours",
    icon="droplet",
    placement=Placement.POLYGON,
    level=WATER_LEVEL,
    tool_key="O",
    area_like=True,
    outline=outline,
    draw=draw,
    draw_last=draw_dams,
    contact=contact,
    solids=solids,
    shell=later("ground_shells", "pour_shell"),
    takeoff=later("pour_bill", "takeoff"),
    handles=grips("outline_mm"),
    parts=later("ground_parts", "pour_parts"),
    voids=later("ground_voids", "pour_voids"),
    check=later("pour_checks", "check"),
    build_up=build_up,
    card=later("pour_card", "card"),
    bench=later("pour_card", "bench"),
    marks=marks,
    is_quick=is_quick,
    mirrors=mirrors,
    reads=frozenset({Reads.GROUND, Reads.NEIGHBOURS, Reads.BASE}),
)
