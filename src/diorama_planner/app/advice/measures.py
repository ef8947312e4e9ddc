"""Measures of the plan that the scale advisor compares with the real world: widths of roads and of pavements."""

from __future__ import annotations

from collections.abc import Iterator

from diorama_planner.app.advice.advisor import AdvisorRow, Comparison, Measure, Region, advise, compare
from diorama_planner.app.session import Session
from diorama_planner.core.scale import Scale
from diorama_planner.geometry.region import Region as Area
from diorama_planner.geometry.region import offset
from diorama_planner.kinds.landform import PAVEMENT_REAL_MM, Landform, is_flat_part
from diorama_planner.kinds.path import Path
from diorama_planner.kinds.pour import Pour, film_depth
from diorama_planner.kinds.road import Road

LONG = 1.5
"""An area at least this many times as long as wide is a road or a pavement, not a yard."""

EVEN = 0.05
"""By this share of its width a strip may be wider in places."""


def plan_measures(session: Session) -> Iterator[Measure]:
    """Measure roads, wet roads and pavements of the plan, in real millimetres."""
    scale = session.scale
    for item in session.document.items():
        if isinstance(item, Path):
            yield Measure(item.label or "Path", item.width_mm * scale, "road width")
        elif isinstance(item, Road):
            yield from _road_measures(item, scale)
        elif isinstance(item, Pour) and film_depth(item) is not None:
            width = strip_width(session.scene.outline(item))
            if width:
                yield Measure(item.label or "Wet road", width * scale, "road width")
        elif isinstance(item, Landform) and is_flat_part(item) and item.height_mm * scale <= PAVEMENT_REAL_MM:
            width = strip_width(session.scene.outline(item))
            name = item.label or "Pavement"
            if width:
                yield Measure(name, width * scale, "pavement width")
            yield Measure(name, item.height_mm * scale, "kerb height")


def _road_measures(item: Road, scale: float) -> Iterator[Measure]:
    name = item.label or "Road"
    yield Measure(name, item.lanes * item.lane_width_mm * scale, "road width")
    if item.pavement != "none":
        yield Measure(f"Pavement of {name}", item.pavement_width_mm * scale, "pavement width")
        yield Measure(f"Kerb of {name}", item.kerb_height_mm * scale, "kerb height")


def strip_width(area: Area) -> float | None:
    """Width of a long even strip by its area and perimeter, None for anything else.

    A rectangle of sides a and b has area ab and perimeter 2(a + b), which gives both. A strip is nowhere wider,
    so little is left of it when its sides move inward by half of that.
    """
    half, product = area.perimeter / 2, area.area
    root = half * half - 4 * product
    if root < 0:
        return None
    width: float = (half - root**0.5) / 2
    if product / width < LONG * width or not offset(area, -width * (0.5 + EVEN)).is_empty:
        return None
    return width


def advisor_region(session: Session) -> Region:
    """The region of the preferences as the advisor knows it."""
    known: dict[str, Region] = {"EU": "EU", "UK": "UK", "US": "US", "JP": "JP", "ID": "ID"}
    return known.get(session.preferences.region or "", "other")


def compare_plan(session: Session) -> tuple[Comparison, ...]:
    """Set what is on the plan beside what is usual in the user's region."""
    scale = Scale(session.scale)
    return compare(plan_measures(session), scale, advisor_region(session), session.catalogue)


def advise_plan(session: Session) -> tuple[AdvisorRow, ...]:
    """Sizes of everyday things in the scale of the plan."""
    return advise(Scale(session.scale), advisor_region(session), session.catalogue)
