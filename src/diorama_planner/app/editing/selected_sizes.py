"""How large the selection is, how far two selected items are apart, and whether a thing passes through an opening."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.app.session import Session
from diorama_planner.geometry.nearness import nearest_points
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.geometry.region import distance, union_all
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.shared import line_points
from diorama_planner.kinds.thing import Thing, model_size
from diorama_planner.model.record import Item, Point, Points

MOST_MEASURED = 200
"""Of larger selections only the number is told: their union would hold up the hand."""


@dataclass(frozen=True, slots=True)
class Spare:
    """Room beside and above a thing in an opening, in mm; negative is too wide or too high."""

    beside_mm: float
    above_mm: float

    @property
    def passes(self) -> bool:
        """Whether it goes through."""
        return self.beside_mm >= 0 and self.above_mm >= 0


@dataclass(frozen=True, slots=True)
class SelectedSizes:
    """Area and perimeter of all together, length of the lines among them, the gap of two, a passage through one."""

    count: int
    area_mm2: float | None = None
    perimeter_mm: float | None = None
    length_mm: float | None = None
    gap_mm: float | None = None
    spare: Spare | None = None


def selected_sizes(session: Session) -> SelectedSizes:
    """Measure the selection."""
    ids = sorted(session.selection.ids)
    found = [item for item_id in ids if isinstance(item := session.document.records.get(item_id), Item)]
    if not 0 < len(found) <= MOST_MEASURED:
        return SelectedSizes(len(found))
    regions = [session.outline(item.id) for item in found]
    whole = union_all(regions)
    lines = [length for item in found if (length := _line_length(item)) is not None]
    gap = distance(*regions) if len(regions) == 2 and not any(region.is_empty for region in regions) else None
    return SelectedSizes(
        len(found),
        whole.area,
        whole.perimeter,
        sum(lines) if len(lines) == len(found) else None,
        gap,
        _spare(found, session),
    )


def shortest_gap(session: Session) -> tuple[Point, Point] | None:
    """Give the ends of the shortest line between two selected items; None if they touch, or are not two."""
    ids = sorted(session.selection.ids)
    if len(ids) != 2:
        return None
    return nearest_points(session.outline(ids[0]), session.outline(ids[1]))


def _line_length(item: Item) -> float | None:
    """Length along the middle of what is drawn as a line."""
    if kind_of(item).placement is not Placement.POLYLINE:
        return None
    line: Points = getattr(item, "path_mm", ()) or getattr(item, "line_mm", ())
    return polyline_length(line_points(line, getattr(item, "curves_mm", {})))


def _spare(found: list[Item], session: Session) -> Spare | None:
    """Room that a thing, narrow side ahead, has in a door or gate that goes down to the ground."""
    things = [item for item in found if isinstance(item, Thing)]
    doors = [item for item in found if isinstance(item, Opening) and item.depth_mm is None and item.sill_mm == 0]
    if len(found) != 2 or not things or not doors:
        return None
    length, width, height = model_size(things[0], session.around())
    return Spare(doors[0].width_mm - min(length, width), doors[0].height_mm - height)
