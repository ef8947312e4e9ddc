"""Ways that run through walls: where no opening lets a path, a road or a track pass, and what can be done about it.

What stands in the way is asked of the wall's body, so that openings count for as wide and as high as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.meetings import Meeting, meetings
from diorama_planner.geometry.outline import point_along, polyline_length, slice_line
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import overlap_area
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.cuts import strip_region, wall_length, wall_line
from diorama_planner.kinds.hosts import Cut, Host
from diorama_planner.kinds.shared import item_name
from diorama_planner.model.record import Item
from diorama_planner.solids.prism import Prism

STEP_MM = 1.0
"""What is no higher over the way's ground is built over: a threshold, a layer of paving."""
SPARE_MM = 0.2
"""So much at either side may be grazed."""
STEEPEST = 0.17
"""Sine of 10 degrees: a line that meets a wall at less runs along it."""


@dataclass(frozen=True, slots=True)
class Way:
    """What runs: its middle line in field `field`, how far it reaches to either side, the clear height it needs.

    Lengths in model mm, but for the height, which is real.
    """

    field: str
    line: PointArray
    left_mm: float
    right_mm: float
    headroom_real_mm: float


@dataclass(frozen=True, slots=True)
class _Pass:
    """A place where a way crosses a wall, and the stretch of the wall from `start` to `end` that it takes up."""

    wall: Host
    at: Meeting
    start: float
    end: float

    @property
    def width_mm(self) -> float:
        """How wide an opening has to be."""
        return self.end - self.start


def through_walls(item: Item, name: str, way: Way, around: Around) -> Iterator[Issue]:
    """Tell of walls that a way runs through where they leave it no room, each wall once."""
    for other, body in around.bodies(around.outline(item), item):
        if not hasattr(other, "path_mm"):
            continue
        wall = cast(Host, other)
        blocked = next((found for found in _passes(way, wall) if _is_blocked(found, way, body, around)), None)
        if blocked is not None:
            yield _issue(item, name, item_name(other, "the wall"), way, blocked, around)


def _passes(way: Way, wall: Host) -> Iterator[_Pass]:
    """The places where a way comes in on one side of a wall and leaves it on the other."""
    line, length = wall_line(wall), polyline_length(way.line)
    for at in meetings(way.line, line):
        inside = wall.thickness_mm / 2 / max(abs(at.sin), STEEPEST)
        if abs(at.sin) < STEEPEST or not inside < at.along < length - inside:
            continue
        slant = wall.thickness_mm / 2 * abs(at.cos / at.sin)
        low, high = sorted((at.along_other + way.left_mm / at.sin, at.along_other - way.right_mm / at.sin))
        yield _Pass(wall, at, max(low - slant, 0.0), min(high + slant, wall_length(wall)))


def _is_blocked(found: _Pass, way: Way, body: Sequence[Prism], around: Around) -> bool:
    half = found.wall.thickness_mm / 2
    taken = strip_region(found.wall, found.start + SPARE_MM, found.end - SPARE_MM, -half, half)
    ground = around.ground.height_at(*point_along(way.line, found.at.along)[0]) + STEP_MM
    return any(
        prism.bottom_mm < ground < prism.top_mm and overlap_area(taken, prism.region) > SPARE_MM**2 for prism in body
    )


def _issue(item: Item, name: str, wall_name: str, way: Way, found: _Pass, around: Around) -> Issue:
    cut = _opening_there(found, around)
    end = _ended(item, way, found)
    if cut is None:
        text = msg("{name} runs through {wall}, where there is no opening", name=name, wall=wall_name)
        return Issue("path-through-wall", Severity.WARNING, item.id, text, (_opened(way, found, around), end))
    text = msg(
        "{name} needs {width}, the opening in {wall} is {own} wide",
        name=name,
        width=format_length(round(found.width_mm, 1)),
        wall=wall_name,
        own=format_length(round(cut.width_mm, 1)),
    )
    if cut.sill_mm > STEP_MM or cut.depth_mm is not None:
        text = msg("{name} runs against {wall}: the opening there is no gate", name=name, wall=wall_name)
        return Issue("path-through-wall", Severity.WARNING, item.id, text, (end,))
    start, stop = min(found.start, cut.at_mm - cut.width_mm / 2), max(found.end, cut.at_mm + cut.width_mm / 2)
    fields = {"at_mm": (start + stop) / 2, "width_mm": stop - start}
    label = msg("Make the opening {width} wide", width=format_length(round(stop - start, 1)))
    wider = Fix(label, "set_fields", {"id": cut.id, "fields": fields})
    return Issue("path-through-wall", Severity.WARNING, item.id, text, (wider, end))


def _opening_there(found: _Pass, around: Around) -> Cut | None:
    """The opening of the wall that takes most of the stretch; None if none takes any."""

    def shared(cut: Cut) -> float:
        return min(found.end, cut.at_mm + cut.width_mm / 2) - max(found.start, cut.at_mm - cut.width_mm / 2)

    best = max(around.hosted(found.wall.id), key=shared, default=None)
    return None if best is None or shared(best) <= 0 else best


def _opened(way: Way, found: _Pass, around: Around) -> Fix:
    """An opening as wide as the way, and as high as it needs or the wall allows."""
    args = {
        "id": found.wall.id,
        "at_mm": (found.start + found.end) / 2,
        "width_mm": found.width_mm,
        "height_mm": min(way.headroom_real_mm / around.scale, found.wall.height_mm),
    }
    return Fix(msg("Put an opening there"), "add_opening", args)


def _ended(item: Item, way: Way, found: _Pass) -> Fix:
    """The longer part of the way, up to the face of the wall."""
    length, at, slant = polyline_length(way.line), found.at.along, abs(found.at.cos)
    back = (found.wall.thickness_mm / 2 + max(way.left_mm, way.right_mm) * slant) / abs(found.at.sin)
    kept = slice_line(way.line, 0.0, at - back) if at > length / 2 else slice_line(way.line, at + back, length)
    line = tuple((float(x), float(y)) for x, y in kept)
    fields = {way.field: line, **({"curves_mm": {}} if getattr(item, "curves_mm", None) else {})}
    return Fix(msg("End it at the wall"), "set_fields", {"id": item.id, "fields": fields})
