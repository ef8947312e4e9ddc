"""The underside of the base at its own size, mirrored as it is seen when the base lies on its face.

Holes, wires and what they lead to, over as many pages as it takes. Words are not mirrored.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from diorama_planner.catalogue.terminal import Terminal
from diorama_planner.circuits.harness import Hole, Run, Way
from diorama_planner.core.messages import msg
from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.primitives import (
    Fill,
    Path,
    Pen,
    Point,
    Primitive,
    Solid,
    Stroke,
    Subpath,
    Text,
    circle,
    polyline,
)
from diorama_planner.drawing.schematic import wire
from diorama_planner.drawing.sheet import Sheet
from diorama_planner.exporters.contract import Bounds, DrawingJob
from diorama_planner.exporters.footprints import FootprintOptions, sheets_at_full_size
from diorama_planner.exporters.labelling import INK, PAPER, Labels, Place
from diorama_planner.exporters.wiring_job import MINUS, Hub, WiringJob, WiringOptions, WiringWords, look_of, wiring_of
from diorama_planner.exporters.wiring_pages import wiring_exporter

MUTED, WARNING = "#5c6069", "#b3261e"
_EDGE, _HUB, _DRILL = Pen(INK, 0.4), Pen(INK, 0.35), Pen(INK, 0.25)
_WIRE_MM, _LANE_MM, _BUNDLE_MM = 0.55, 1.15, 8.0
"""How wide a wire is drawn, how far from the next one in the same channel, and how wide all of them may become."""

_ARM_MM, _TEXT_MM, _TAG_MM, _PAD_MM, _ASIDE_MM = 3.0, 2.0, 1.6, 0.45, 1.6
_NOTE_MM, _NOTE_COLOUR = 16.0, "#efebe4"
_EDGE_TEXT_MM, _SHARP = 2.4, 0.25
_APART_MM = 3.0
"""Signs of terminals nearer than this would cover each other."""

_SHIFTS = (0.08, -0.08, 0.16, -0.16, 0.24, -0.24, 0.32, -0.32)
"""How far the number of a wire gives way, by the length of the piece on which it stands."""

_PLACES = 3
"""Decimals of a millimetre by which points are told apart."""

Segment = tuple[Point, Point]


def underside_sheets(job: DrawingJob, options: WiringOptions) -> list[Sheet]:
    """Give the pages.

    Raises:
        UsageError: nothing is electric; else as `footprints.sheets_at_full_size`.
    """
    wiring = wiring_of(job)
    drawing = tuple(underside_drawing(WiringWords(wiring, options.comma)))
    named = replace(job, name=f"MIRRORED underside of {job.name}")
    sheets = sheets_at_full_size(named, drawing, wiring.bounds, FootprintOptions(options.page))
    return [replace(sheet, plan=(*_note(sheet), *sheet.plan)) for sheet in sheets]


def mirrored(at: Point, bounds: Bounds) -> Point:
    """Give where a point of the plan lies when the base is turned over like a page of a book."""
    return bounds[0] + bounds[2] - at[0], at[1]


def underside_drawing(words: WiringWords) -> Iterator[Primitive]:
    """Draw the underside in model millimetres: base, what hangs there, wires, holes, then words over all."""
    job = words.job
    yield Stroke(_mirrored_path(job.base, job.bounds), _EDGE)
    yield from _edges(job.bounds)
    for hub in job.hubs:
        yield Fill(_mirrored_path(hub.outline, job.bounds), Solid("#f4f1ea" if hub.under_base else PAPER), _pen(hub))
    lanes, labels = _Lanes(job), Labels(job.bounds)
    for run in job.runs:
        for line, width in lanes.lines(run):
            yield from wire(line, look_of(run.colour), width)
    holes = [each for each in job.numbers.holes.values() if each.hole.to_mm is None]
    for drilled in holes:
        at = mirrored(drilled.hole.at_mm, job.bounds)
        labels.keep_free(at, drilled.hole.diameter_mm / 2 + _PAD_MM)
        yield from _hole(drilled.hole, at)
    for hub in job.hubs:
        for terminal in _told_apart(hub):
            sign = terminal.polarity.removeprefix("in").replace("-", MINUS)
            labels.put(sign, [(mirrored(terminal.at_mm, job.bounds), 0.0)], _TEXT_MM)
    for drilled in holes:
        said = f"{drilled.number}  Ø {words.number(drilled.hole.diameter_mm, 1)}"
        labels.put(said, _beside(said, mirrored(drilled.hole.at_mm, job.bounds)), _TEXT_MM)
    for hub in job.hubs:
        labels.put(job.numbers.of(hub.record), _about(mirrored(hub.at_mm, job.bounds)), _TEXT_MM)
    for run in job.runs:
        places = list(lanes.places(run))
        if places:
            labels.put(job.numbers.wire(run), places, _TAG_MM)
    yield from labels.drawn


def _told_apart(hub: Hub) -> Sequence[Terminal]:
    """The terminals of a hub whose places tell plus from minus; none if they are all but in one place."""
    places = [terminal.at_mm for terminal in hub.terminals]
    near = any(math.dist(one, other) < _APART_MM for one, other in combinations(places, 2))
    return () if near else hub.terminals


def _pen(hub: Hub) -> Pen:
    """Dashed where something stands above the base: its place shows where wires come down."""
    return _HUB if hub.under_base else replace(_HUB, dashes_mm=(1.6, 1.2))


def _mirrored_path(path: Path, bounds: Bounds) -> Path:
    return Path(tuple(Subpath(tuple(mirrored(at, bounds) for at in run.points), run.closed) for run in path.subpaths))


def _edges(bounds: Bounds) -> Iterator[Primitive]:
    """Name the edges, so that the drawing is not laid on the wrong way round; the corner from which holes count."""
    left, front, right, back = bounds
    middle = ((left + right) / 2, (front + back) / 2)
    for text, at, turn in (
        ("front edge", (middle[0], front + 3.0), 0.0),
        ("back edge", (middle[0], back - 3.0 - _EDGE_TEXT_MM), 0.0),
        ("right edge of the scene", (left + 3.0 + _EDGE_TEXT_MM, middle[1]), 90.0),
        ("left edge of the scene", (right - 3.0 - _EDGE_TEXT_MM, middle[1]), -90.0),
    ):
        yield Text(text, at, _EDGE_TEXT_MM, MUTED, rotation_deg=turn)
    yield Text("holes are measured from this corner", (right - 3.0, front + 3.0), _TAG_MM, MUTED, "end")
    yield Stroke(polyline((right - 8.0, front), (right, front), (right, front + 8.0)), Pen(WARNING, 0.9, round=False))


def _hole(hole: Hole, at: Point) -> Iterator[Primitive]:
    """Draw a hole at its diameter, with arms to set the drill by."""
    x, y = at
    yield Fill(circle((x, y), hole.diameter_mm / 2), Solid(PAPER), _DRILL)
    reach = hole.diameter_mm / 2 + _ARM_MM
    arms = (((x - reach, y), (x + reach, y)), ((x, y - reach), (x, y + reach)))
    yield Stroke(Path(tuple(Subpath(arm, closed=False) for arm in arms)), Pen(INK, 0.13))


def _beside(text: str, at: Point) -> Iterator[Place]:
    """Give the places of a text about a hole: right and left of it, above its arms, below, and further off."""
    x, y = at
    aside = text_width(text, _TEXT_MM, bold=True) / 2 + _ASIDE_MM
    for up in (1.0, -1.0, 2.2, -2.2):
        for side in (1.0, -1.0):
            yield (x + side * aside, y + up * (_TEXT_MM + _PAD_MM)), 0.0


def _about(at: Point) -> Iterator[Place]:
    """Give the places of a name about the middle of what it names."""
    for up in (0.0, 1.0, -1.0, 2.0, -2.0):
        yield (at[0], at[1] + up * (_TEXT_MM + 2 * _PAD_MM)), 0.0


def _note(sheet: Sheet) -> Iterator[Primitive]:
    """Say on each page, large and behind all, that this is seen from below."""
    left, low, right, high = sheet.window
    height = min(_NOTE_MM, _NOTE_MM * (right - left) * 0.9 / text_width("MIRRORED", _NOTE_MM, bold=True))
    x, y = (left + right) / 2 - sheet.origin[0], (low + high) / 2 - sheet.origin[1]
    yield Text("MIRRORED", (x, y), height, _NOTE_COLOUR, bold=True)
    yield Text("underside, seen from below", (x, y - height * 0.55), height * 0.26, _NOTE_COLOUR, bold=True)


# -- wires beside each other ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Laid:
    """A straight piece of a wire, set aside from those that share its channel."""

    start: Point
    end: Point
    shift: float

    @property
    def length(self) -> float:
        """How long it is."""
        return math.dist(self.start, self.end)

    @property
    def normal(self) -> Point:
        """Across it, the same whichever way the wire runs."""
        (ax, ay), (bx, by) = sorted((self.start, self.end))
        length = math.hypot(bx - ax, by - ay)
        return -(by - ay) / length, (bx - ax) / length

    def beside(self, at: Point) -> Point:
        """Give a point of the channel as it is drawn for this wire."""
        nx, ny = self.normal
        return at[0] + nx * self.shift, at[1] + ny * self.shift


class _Lanes:
    """Wires under the base, mirrored, those in one channel drawn beside each other."""

    def __init__(self, job: WiringJob) -> None:
        self._job = job
        self._segments = {id(run): self._read(run) for run in job.runs}
        sharing: dict[Segment, list[int]] = defaultdict(list)
        for run in job.runs:
            for stretch in self._segments[id(run)]:
                for segment in stretch:
                    sharing[_key(segment)].append(id(run))
        self._sharing = sharing

    def lines(self, run: Run) -> Iterator[tuple[tuple[Point, ...], float]]:
        """Give the lines of a wire, one for each time that it runs under the base, and how wide they are drawn."""
        for stretch in self._segments[id(run)]:
            laid = [self._laid(run, segment) for segment in stretch]
            apart = min(self._apart(segment) for segment in stretch)
            points = [laid[0].beside(laid[0].start)]
            for one, other in pairwise(laid):
                points += _corner(one, other)
            yield (*points, laid[-1].beside(laid[-1].end)), _WIRE_MM * apart / _LANE_MM

    def places(self, run: Run) -> Iterator[Place]:
        """Give the places for the number of a wire: along its longest piece that it shares with few."""
        laid = [self._laid(run, segment) for stretch in self._segments[id(run)] for segment in stretch]
        if not laid:
            return
        freest = max(laid, key=lambda piece: piece.length / len(self._neighbours(piece)))
        neighbours = self._neighbours(freest)
        share = (neighbours.index(id(run)) + 1) / (len(neighbours) + 1)
        (ax, ay), (bx, by) = sorted((freest.start, freest.end))
        turn = math.degrees(math.atan2(by - ay, bx - ax))
        for along in (share, *(share + shift for shift in _SHIFTS if 0.05 < share + shift < 0.95)):
            yield freest.beside((ax + (bx - ax) * along, ay + (by - ay) * along)), turn

    def _read(self, run: Run) -> list[list[Segment]]:
        """Take the pieces that lie under the base from a wire, those that go straight down left out."""
        found = []
        for stretch in run.stretches:
            if stretch.way is not Way.UNDERSIDE:
                continue
            points = [
                (round(x, _PLACES), round(y, _PLACES))
                for x, y in (mirrored(place[:2], self._job.bounds) for place in run.part(stretch))
            ]
            segments = [(one, other) for one, other in pairwise(points) if one != other]
            if segments:
                found.append(segments)
        return found

    def _laid(self, run: Run, segment: Segment) -> _Laid:
        sharing = self._sharing[_key(segment)]
        return _Laid(*segment, (sharing.index(id(run)) - (len(sharing) - 1) / 2) * self._apart(segment))

    def _apart(self, segment: Segment) -> float:
        return min(_LANE_MM, _BUNDLE_MM / len(self._sharing[_key(segment)]))

    def _neighbours(self, piece: _Laid) -> list[int]:
        return self._sharing[_key((piece.start, piece.end))]


def _key(segment: Segment) -> Segment:
    one, other = sorted(segment)
    return one, other


def _corner(one: _Laid, other: _Laid) -> Sequence[Point]:
    """Join two pieces where their lines meet; where they hardly turn, by a short step."""
    (ax, ay), (bx, by) = one.beside(one.start), one.beside(one.end)
    (cx, cy), (dx, dy) = other.beside(other.start), other.beside(other.end)
    ux, uy, vx, vy = bx - ax, by - ay, dx - cx, dy - cy
    cross = ux * vy - uy * vx
    if abs(cross) < _SHARP * math.hypot(ux, uy) * math.hypot(vx, vy):
        return (bx, by), (cx, cy)
    t = ((cx - ax) * vy - (cy - ay) * vx) / cross
    return ((ax + t * ux, ay + t * uy),)


EXPORTER = wiring_exporter(
    "underside", msg("Underside at full size, mirrored (PDF)"), underside_sheets, WiringOptions
)
