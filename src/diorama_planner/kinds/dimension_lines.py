"""How a dimension lies: its line, what leads to it, its ticks, and where its figure is written: sums and strokes.

All in plan millimetres; the figure is a stack of polylines and texts that drawing and outline share.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from diorama_planner.drawing.primitives import (
    Fill,
    OnScreen,
    Path,
    Pen,
    Primitive,
    Solid,
    Stroke,
    Subpath,
    Text,
    polyline,
)
from diorama_planner.geometry.region import (
    Region,
    buffered_line_region,
    polygon_region,
    union_all,
)
from diorama_planner.kinds.contract import Around
from diorama_planner.model.record import Point, Points

POINTS_OF = {"aligned": 2, "along": 2, "chain": 2, "radius": 2, "angle": 3}
"""How many places a shape needs; a chain may have more."""

OVERSHOOT = 0.4  # of the letter height: how far leading lines go beyond the line
GAP = 0.4  # of the letter height, between what is measured and the line that leads away from it
TICK = 0.45  # half a tick, of the letter height
LINE = 0.12  # width of a line, of the letter height
HALO = "#ffffffd0"
PAPER = "#ffffffe6"
ARC_STEP_DEG = 3.0
PAD = 0.35  # of the letter height, round a figure; room for the tails of letters too
BESIDE = 1.6  # of the letter height: how far a figure that is wider than its piece stands beside the line

LEAST_PX = 8.5
"""Height of the capitals of a figure on the screen, as long as that is not more than `MOST_TIMES` its own."""

MOST_TIMES = 6.0

SHARE_OF_RADIUS = 0.6
"""A figure on the screen leaves the rest of its radius to be seen."""

Write = Callable[[float, bool], str]
"""Writes a measured value: mm on the bench, or degrees if it is an angle."""


@dataclass(frozen=True, slots=True)
class Look:
    """What of a dimension says how it lies."""

    shape: str
    along_deg: float
    offset_mm: float
    text_mm: float
    colour: str


@dataclass(frozen=True, slots=True)
class Note:
    """A figure written along a line: its anchor, turn and half its width."""

    text: str
    at: Point
    turn_deg: float
    half_mm: float
    most_times: float = MOST_TIMES
    """How much larger it may be shown on the screen."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The lines and figures of a dimension; `text_mm` is the height of its capitals."""

    lines: tuple[Points, ...]
    notes: tuple[Note, ...]
    text_mm: float


def figure_of(look: Look, places: Points, write: Write, around: Around) -> Figure:
    """Lay a dimension out between places; empty when they lie on one."""
    if look.shape == "angle":
        return _angle(look, places, write, around)
    if look.shape == "radius":
        return _radius(look, places, write, around)
    return _straight(look, places, write, around)


def stands_off(shape: str, along_deg: float, ends: Points, shift: Point) -> float:
    """How much farther a line stands off when it is dragged by a shift, in mm; a radius has its one place."""
    if shape == "radius":
        return 0.0
    if shape == "angle":
        (x, y), (x1, y1), (x2, y2) = ends
        turn = math.atan2(y1 + y2 - 2 * y, x1 + x2 - 2 * x)
        return shift[0] * math.cos(turn) + shift[1] * math.sin(turn)
    turn = math.radians(along_deg)
    if shape != "along":
        turn = math.atan2(ends[-1][1] - ends[0][1], ends[-1][0] - ends[0][0])
    return shift[1] * math.cos(turn) - shift[0] * math.sin(turn)


def _straight(look: Look, places: Points, write: Write, around: Around) -> Figure:
    """Aligned, along a direction, or a chain: feet on one line, a figure over each piece."""
    turn = math.radians(look.along_deg) if look.shape == "along" else _direction(places[0], places[-1])
    along, across = (math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))
    reach = [_dot(place, along) for place in places]
    level = max(_dot(place, across) for place in places) if look.offset_mm >= 0 else min(
        _dot(place, across) for place in places
    )  # fmt: skip
    level += look.offset_mm
    feet = [_at(value, level, along, across) for value in reach]
    if max(reach) - min(reach) <= 0:
        return Figure((), (), look.text_mm)
    order = sorted(range(len(reach)), key=reach.__getitem__)
    lines: list[Points] = [(feet[order[0]], feet[order[-1]])]
    for place, foot in zip(places, feet, strict=True):
        lines += _leading(place, foot, look.text_mm)
        lines.append(_tick(foot, turn, look.text_mm))
    notes = []
    for first, second in pairwise(order):
        length = reach[second] - reach[first]
        if length > 0:
            note = _note(write(length, False), _middle(feet[first], feet[second]), math.degrees(turn), look, around)
            if look.shape == "chain":  # where a figure of another piece may stand beside it
                note = _within(note, length)
            notes.append(note if 2 * note.half_mm < length else _beside(note, across, look))
    return Figure(tuple(lines), tuple(notes), look.text_mm)


def _radius(look: Look, places: Points, write: Write, around: Around) -> Figure:
    """From the centre to the rim, with an arrow there."""
    centre, rim = places
    length = math.dist(centre, rim)
    if length <= 0:
        return Figure((), (), look.text_mm)
    turn = _direction(centre, rim)
    size = look.text_mm
    barbs = tuple(
        (rim, (rim[0] - size * math.cos(turn + lean), rim[1] - size * math.sin(turn + lean))) for lean in (0.3, -0.3)
    )
    cross = ((centre[0] - size / 2, centre[1]), (centre[0] + size / 2, centre[1]))
    upright = ((centre[0], centre[1] - size / 2), (centre[0], centre[1] + size / 2))
    note = _note(f"R {write(length, False)}", _middle(centre, rim), math.degrees(turn), look, around)
    note = _within(note, SHARE_OF_RADIUS * length)
    return Figure(((centre, rim), *barbs, cross, upright), (note,), size)


def _angle(look: Look, places: Points, write: Write, around: Around) -> Figure:
    """An arc between two legs; the smaller angle of the two."""
    corner, first, second = places
    if min(math.dist(corner, first), math.dist(corner, second)) <= 0:
        return Figure((), (), look.text_mm)
    start, end = _direction(corner, first), _direction(corner, second)
    sweep = (end - start + math.pi) % (2 * math.pi) - math.pi
    radius = max(abs(look.offset_mm), look.text_mm)
    steps = max(2, math.ceil(abs(math.degrees(sweep)) / ARC_STEP_DEG)) + 1
    arc = tuple(
        (corner[0] + radius * math.cos(turn), corner[1] + radius * math.sin(turn))
        for turn in np.linspace(start, start + sweep, steps).tolist()
    )
    beyond = radius + OVERSHOOT * look.text_mm
    legs = tuple(
        (corner, (corner[0] + beyond * math.cos(turn), corner[1] + beyond * math.sin(turn))) for turn in (start, end)
    )
    middle = start + sweep / 2
    at = (corner[0] + radius * math.cos(middle), corner[1] + radius * math.sin(middle))
    note = _note(write(abs(math.degrees(sweep)), True), at, math.degrees(middle) - 90.0, look, around)
    return Figure((arc, *legs), (note,), look.text_mm)


def _leading(place: Point, foot: Point, text_mm: float) -> Iterator[Points]:
    """The line from what is measured to the dimension's line, and a little beyond."""
    length = math.dist(place, foot)
    gap, beyond = GAP * text_mm, OVERSHOOT * text_mm
    if length > gap:
        dx, dy = (foot[0] - place[0]) / length, (foot[1] - place[1]) / length
        yield (place[0] + dx * gap, place[1] + dy * gap), (foot[0] + dx * beyond, foot[1] + dy * beyond)


def _tick(at: Point, turn: float, text_mm: float) -> Points:
    lean, half = turn + math.pi / 4, TICK * text_mm
    dx, dy = half * math.cos(lean), half * math.sin(lean)
    return (at[0] - dx, at[1] - dy), (at[0] + dx, at[1] + dy)


def _note(text: str, at: Point, turn_deg: float, look: Look, around: Around) -> Note:
    """A figure whose middle lies on a place of a line, never upside down."""
    upright = (turn_deg + 90.0) % 180.0 - 90.0
    upright = 90.0 if upright == -90.0 else upright
    return Note(text, at, upright, around.text_width(text, look.text_mm) / 2.0 + PAD * look.text_mm)


def _within(note: Note, length: float) -> Note:
    """A figure that is shown no longer than a length, lest it cover its line or another figure."""
    return replace(note, most_times=min(max(length / (2 * note.half_mm), 1.0), MOST_TIMES))


def _beside(note: Note, across: Point, look: Look) -> Note:
    """A figure that is wider than what it measures, on the far side of the line."""
    off = math.copysign(BESIDE * look.text_mm, look.offset_mm)
    return replace(note, at=(note.at[0] + across[0] * off, note.at[1] + across[1] * off))


def _box(note: Note, text_mm: float) -> Points:
    turn = math.radians(note.turn_deg)
    cos, sin = math.cos(turn), math.sin(turn)
    x, y = note.half_mm, (0.5 + PAD) * text_mm
    corners = ((-x, -y), (x, -y), (x, y), (-x, y))
    return tuple((note.at[0] + u * cos - v * sin, note.at[1] + u * sin + v * cos) for u, v in corners)


def region_of_figure(figure: Figure) -> Region:
    """The area that it covers, wide enough to be picked."""
    bands = [buffered_line_region(line, 0.5 * figure.text_mm, cap="square") for line in figure.lines]
    boxes = [_note_region(note, figure.text_mm) for note in figure.notes]
    return union_all([*bands, *boxes])


def _note_region(note: Note, text_mm: float) -> Region:
    return polygon_region(_box(note, text_mm))


def drawn(figure: Figure, text_mm: float, colour: str) -> Iterable[Primitive]:
    """Its lines on a halo, its figures on paper, so that they read on any ground."""
    wide = Pen(HALO, 3.0 * LINE * text_mm, least_px=3.0)
    thin = Pen(colour, LINE * text_mm, round=False, least_px=1.2)
    for line in figure.lines:
        yield Stroke(polyline(*line), wide)
    for line in figure.lines:
        yield Stroke(polyline(*line), thin)
    for note in figure.notes:
        yield Fill(Path((Subpath(_box(note, text_mm)),)), Solid(PAPER))
        turn = math.radians(note.turn_deg)
        foot = (note.at[0] + text_mm / 2 * math.sin(turn), note.at[1] - text_mm / 2 * math.cos(turn))
        larger = OnScreen(LEAST_PX, note.most_times, PAPER)
        yield Text(note.text, foot, text_mm, colour, rotation_deg=note.turn_deg, on_screen=larger)


def _direction(start: Point, end: Point) -> float:
    return math.atan2(end[1] - start[1], end[0] - start[0])


def _dot(point: Point, axis: Point) -> float:
    return point[0] * axis[0] + point[1] * axis[1]


def _at(along: float, across: float, x_axis: Point, y_axis: Point) -> Point:
    return along * x_axis[0] + across * y_axis[0], along * x_axis[1] + across * y_axis[1]


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0
