"""What is painted on a road: lines between and beside lanes, stop lines, a crossing, parking bays.

Sizes are real millimetres, to be divided by the scale. A road hands its layout in; the marks come back to be drawn
and measured, so that what is seen is what is billed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from diorama_planner.drawing.primitives import Path, Pen, Stroke, Subpath
from diorama_planner.geometry.borders import clip_lines
from diorama_planner.geometry.offsets import offset_line
from diorama_planner.geometry.outline import point_along, polyline_length, slice_line
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.points import as_points
from diorama_planner.geometry.region import Region

LINE_REAL_MM = 100.0
"""Width of a line (props table)."""

DASH_REAL_MM, GAP_REAL_MM = 3000.0, 6000.0
"""Lines between lanes in towns: three metres and six between; US 10 and 30 ft, GB 2 and 4 m. General knowledge."""

STOP_REAL_MM = 300.0
STOP_BACK_REAL_MM = 600.0
"""Width of a stop line and how far it lies from the end of the road. General knowledge."""

CROSSING_REAL_MM, STRIPE_REAL_MM = 3000.0, 500.0
"""Length of a zebra crossing's stripes and their width (props table); gaps are as wide."""

CLEAR_REAL_MM = 1000.0
"""Other lines end so far before a crossing."""


class Mark(NamedTuple):
    """Lines painted alike: their width and dashes on the bench."""

    lines: tuple[PointArray, ...]
    width_mm: float
    dashes_mm: tuple[float, ...] = ()

    @property
    def area_mm2(self) -> float:
        """What is covered with paint."""
        share = self.dashes_mm[0] / sum(self.dashes_mm) if self.dashes_mm else 1.0
        return self.width_mm * share * sum(map(polyline_length, self.lines))

    def stroke(self, colour: str) -> Stroke:
        """Draw it."""
        runs = (Subpath(tuple((float(x), float(y)) for x, y in line.tolist()), closed=False) for line in self.lines)
        return Stroke(Path(tuple(runs)), Pen(colour, self.width_mm, self.dashes_mm, round=False))


@dataclass(frozen=True, slots=True)
class Layout:
    """A road as far as its marks need it: bench mm, places across counted to the left of its line.

    `stops` are the ends with a stop line, -1 the first and 1 the last; `drives` is 1 where traffic keeps left.
    `bays` are (from, to) across for each side that has them, `bay_mm` is how often a line parts two. Lines along the
    road and bays are painted `inside` a region only, where one is given: off the roads that it meets.
    """

    line: PointArray
    lanes: int
    lane_mm: float
    scale: float
    centre: str = "none"
    edges: bool = False
    stops: tuple[int, ...] = ()
    drives: int = -1
    crossing_mm: float | None = None
    bays: tuple[tuple[float, float], ...] = ()
    bay_mm: float = 0.0
    inside: Region | None = None

    @property
    def half_mm(self) -> float:
        """From the middle to the edge of the outer lane."""
        return self.lanes * self.lane_mm / 2

    def real(self, mm: float) -> float:
        """A real length on the bench."""
        return mm / self.scale


def marks(road: Layout) -> Iterator[Mark]:
    """Give all marks of a road, those without length left out."""
    lengthwise = [*_along(road), *_bays(road)]
    if road.inside is not None:
        lengthwise = [mark._replace(lines=tuple(clip_lines(mark.lines, road.inside))) for mark in lengthwise]
    found = (*lengthwise, *_stops(road), *_crossing(road))
    yield from (mark for mark in found if mark.lines)


def _along(road: Layout) -> Iterator[Mark]:
    thin, dashes = road.real(LINE_REAL_MM), (road.real(DASH_REAL_MM), road.real(GAP_REAL_MM))
    runs = _stretches(road)
    places = [road.half_mm - lane * road.lane_mm for lane in range(1, road.lanes)]
    middle = [place for place in places if abs(place) < 1e-9]
    between = [place for place in places if place not in middle]
    if between:
        yield Mark(_parallels(runs, between), thin, dashes)
    if road.centre == "double":
        yield Mark(_parallels(runs, [side for place in middle for side in (place + thin, place - thin)]), thin)
    elif road.centre != "none":
        yield Mark(_parallels(runs, middle), thin, dashes if road.centre == "dashed" else ())
    if road.edges:
        inside = road.half_mm - 1.5 * thin
        yield Mark(_parallels(runs, [inside, -inside]), thin)


def _stretches(road: Layout) -> list[PointArray]:
    """The parts of the line between stop lines and a crossing."""
    length, back = polyline_length(road.line), road.real(STOP_BACK_REAL_MM + STOP_REAL_MM)
    first, last = back if -1 in road.stops else 0.0, length - (back if 1 in road.stops else 0.0)
    cuts = [first, last]
    if road.crossing_mm is not None:
        half = road.real(CROSSING_REAL_MM / 2 + CLEAR_REAL_MM)
        cuts = [first, min(road.crossing_mm - half, last), max(road.crossing_mm + half, first), last]
    return [
        slice_line(road.line, *ends) for ends in zip(cuts[::2], cuts[1::2], strict=True) if ends[1] - ends[0] > 0.01
    ]


def _parallels(runs: Sequence[PointArray], places: Sequence[float]) -> tuple[PointArray, ...]:
    return tuple(offset_line(run, place) if place else run for place in places for run in runs)


def _stops(road: Layout) -> Iterator[Mark]:
    length, width = polyline_length(road.line), road.real(STOP_REAL_MM)
    back = min(road.real(STOP_BACK_REAL_MM) + width / 2, length / 2)
    for end in road.stops:
        side = road.drives * end  # who drives on the left comes to the last end on the left of the line
        outer = side * (road.half_mm - 1.5 * road.real(LINE_REAL_MM))
        inner = side * (road.half_mm - (road.lanes + 1) // 2 * road.lane_mm) if road.lanes > 1 else -outer
        line = _across(road.line, length - back if end > 0 else back, inner, outer)
        yield Mark((line,), width)


def _crossing(road: Layout) -> Iterator[Mark]:
    if road.crossing_mm is None:
        return
    length, half = polyline_length(road.line), road.real(CROSSING_REAL_MM / 2)
    start, end = max(road.crossing_mm - half, 0.0), min(road.crossing_mm + half, length)
    if end - start <= 0.01:
        return
    way, stripe = slice_line(road.line, start, end), road.real(STRIPE_REAL_MM)
    count = max(1, int((2 * road.half_mm + stripe) / (2 * stripe)))
    first = (count - 1) * stripe
    yield Mark(_parallels([way], [first - 2 * stripe * number for number in range(count)]), stripe)


def _bays(road: Layout) -> Iterator[Mark]:
    if not road.bays:
        return
    length, width = polyline_length(road.line), road.real(LINE_REAL_MM)
    count = int((length - width) / road.bay_mm)
    first = (length - count * road.bay_mm) / 2
    clear = road.real(CROSSING_REAL_MM / 2)
    places = [first + number * road.bay_mm for number in range(count + 1)]
    kept = [at for at in places if road.crossing_mm is None or abs(at - road.crossing_mm) > clear]
    yield Mark(tuple(_across(road.line, at, *side) for side in road.bays for at in kept), width)


def _across(line: PointArray, at_mm: float, start: float, end: float) -> PointArray:
    """The straight line across a road at a distance along it, between two places to its left."""
    (x, y), (dx, dy) = point_along(line, at_mm)
    return as_points(((x - dy * start, y + dx * start), (x - dy * end, y + dx * end)))
