"""What several kinds need: regions of outlines, paths to draw, tidy names for messages, facets loaded when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any

from diorama_planner.catalogue.coverage import has_rule
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.takeoff_line import MeasuredUnit
from diorama_planner.core.errors import RecordError, UsageError
from diorama_planner.core.issues import Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.drawing.primitives import Path, Subpath, Texture
from diorama_planner.geometry.outline import flatten_curves
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region, polygon_region
from diorama_planner.geometry.rings import RingRegion
from diorama_planner.kinds.contract import Around, Handle
from diorama_planner.model.naming import names_in
from diorama_planner.model.record import Curves, Item, Point, Points, RecordId
from diorama_planner.model.roles import Role
from diorama_planner.model.transforms import is_movable

LOWEST_LEVEL = 0
UNDERLAY_LEVEL = 5
GROUND_LEVEL = 10
COVER_LEVEL = 20
ROAD_LEVEL = 30
WATER_LEVEL = 40
SCATTER_LEVEL = 50
WALL_LEVEL = 60
OPENING_LEVEL = 65
THING_LEVEL = 70
LABEL_LEVEL = 90
DIMENSION_LEVEL = 95

NO_CURVES: Curves = {}
NO_FINISHES: Mapping[str, RecordId] = MappingProxyType({})


def line_points(line: Points, curves: Curves) -> PointArray:
    """Give a line with its curved segments flattened."""
    return flatten_curves(line, curves or None)


def check_curves(line: Points, curves: Curves, where: RecordId) -> None:
    """Refuse curves on segments that an open line does not have.

    Raises:
        RecordError: naming the segment.
    """
    try:
        if curves:
            line_points(line, curves)
    except UsageError as error:
        raise RecordError(error.message, error.hint, where=where) from None


def area_region(outline: Points, curves: Curves, holes: Sequence[Points] = ()) -> Region:
    """Give the area inside an outline, less its holes."""
    return polygon_region(flatten_curves(outline, curves or None, closed=True), holes)


def outline_path(outline: Points, curves: Curves, holes: Sequence[Points] = ()) -> Path:
    """Give an outline with its holes as a path to fill, without working out its region."""
    if not curves:
        return Path((Subpath(outline), *(Subpath(hole) for hole in holes)))
    points = flatten_curves(outline, curves, closed=True)
    ring = tuple((float(x), float(y)) for x, y in points.tolist())
    return Path((Subpath(ring), *(Subpath(hole) for hole in holes)))


def region_path(region: Region) -> Path:
    """Give the rings of a region as a path to fill."""
    if isinstance(region, RingRegion):
        return Path((Subpath(region.ring),))
    rings = (tuple((float(x), float(y)) for x, y in ring.tolist()) for ring in region.rings())
    return Path(tuple(Subpath(ring) for ring in rings))


def line_path(points: PointArray) -> Path:
    """Give an open line as a path to stroke."""
    return Path((Subpath(tuple((float(x), float(y)) for x, y in points.tolist()), closed=False),))


def item_name(item: Item, fallback: str) -> str:
    """Call an item by its label, or by what it is."""
    return item.label or fallback


def sits_in_host(item: Item) -> bool:
    """Whether an item is placed in the millimetres of its host; others with a host go along from their own places."""
    return bool(getattr(item, "host", "")) and not is_movable(item)


def can_be_finished(item: Item) -> bool:
    """Whether items of the kind have surfaces that build-ups can be laid on."""
    return hasattr(item, "finishes")


def finishes_of(item: Item) -> Mapping[str, RecordId]:
    """The build-ups on the surfaces of an item by their names; none for kinds that have no surfaces."""
    found: Mapping[str, RecordId] = getattr(item, "finishes", NO_FINISHES)
    return found


def finish_on(item: Item, surface: str) -> RecordId:
    """The id of the build-up on a surface, empty for a bare one.

    `reveal` holds for every `reveal/ID` that has none of its own, `side` for every `side/N`.
    """
    finishes = finishes_of(item)
    return finishes.get(surface) or finishes.get(surface.partition("/")[0], "") if finishes else ""


def finish_paint(
    item: Item, surface: str, around: Around, angle_deg: float = 0.0, origin: Point = (0.0, 0.0)
) -> Texture | None:
    """What a surface looks like under its finish; None for a bare one. Only what is finished loads how."""
    if not finish_on(item, surface):
        return None
    from diorama_planner.kinds.finish_looks import paint_on

    return paint_on(item, surface, around, angle_deg, origin)


def grips(field: str) -> Callable[[Any, Around], tuple[Handle, ...]]:
    """Make the facet that gives a grip at every point of a field."""

    def handles(item: Any, around: Around) -> tuple[Handle, ...]:
        return tuple(Handle(point, field, index) for index, point in enumerate(getattr(item, field)))

    return handles


def uncounted(item: Item, name: str, material_id: str, unit: MeasuredUnit, around: Around) -> tuple[Issue, ...]:
    """Say that a material has no rule for what was measured, so that the bill has to leave it out."""
    material = around.catalogue.material_map.get(material_id)
    return () if material is None or has_rule(material, unit) else (uncountable(item, name, material),)


def uncountable(item: Item, name: str, material: Material) -> Issue:
    """Say that how much an item takes of a material cannot be told."""
    text = msg(
        "{name}: how far {sheet} goes is not known, so the bill leaves it out", name=name, sheet=material.label
    )
    return Issue("no-coverage-rule", Severity.WARNING, item.id, text)


def catalogue_ids_of(item: Item) -> Iterator[str]:
    """Give the ids of the things and materials of the catalogue that an item names, used or not as it stands."""
    for role in (Role.THING, Role.MATERIAL):
        yield from names_in(item, role, idle=True)


def things_of(item: Item) -> Iterator[str]:
    """Give the ids of the things that an item is or is made of, those of a mix too."""
    return names_in(item, Role.THING)


def materials_of(item: Item) -> Iterator[str]:
    """Give the ids of the materials that an item is made of, those of its kerb and of its layers too."""
    return names_in(item, Role.MATERIAL)


def later(module: str, facet: str) -> Callable[..., Any]:
    """A facet in a module of its own beside the kind's, loaded when it is first asked: no picture waits for it."""

    def ask(item: Any, around: Around, *more: Any) -> Any:
        return getattr(import_module(f"{__package__}.{module}"), facet)(item, around, *more)

    return ask
