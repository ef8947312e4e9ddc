"""Holes to drill, each from the corner of the base, as seen from above and from below, and grooves to cut."""

from __future__ import annotations

import math
from collections.abc import Iterator

from diorama_planner.circuits.harness import Groove, Hole, Place
from diorama_planner.circuits.part_numbers import Drilled
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_length
from diorama_planner.exporters.listings import Column, Line, Listing, ListingPart
from diorama_planner.exporters.wiring_job import WiringOptions, WiringWords, hole_words
from diorama_planner.exporters.wiring_pages import listed, wiring_exporter

_BASE = (
    Column("No.", bold=True),
    Column("From the left", end=True),
    Column("From the front", end=True),
    Column("From below: left", end=True),
    Column("Drill", end=True, bold=True),
    Column("Deep", end=True),
    Column("Wires", wraps=True),
)
_WALLS = (
    Column("No.", bold=True),
    Column("Through", wraps=True),
    Column("From the left", end=True),
    Column("From the front", end=True),
    Column("Above the base", end=True),
    Column("Drill", end=True, bold=True),
    Column("Deep", end=True),
    Column("Wires", wraps=True),
)
_GROOVES = (
    Column("In", wraps=True),
    Column("From: left, front, above the base"),
    Column("To: left, front, above the base"),
    Column("Long", end=True),
    Column("Wide and deep", end=True, bold=True),
)
_CORNER = (
    "Measured from the front left corner of the base, seen from above. Turned over like a page of a book, that "
    'corner lies at the right: "From below: left" counts from the edge that is then at the left.'
)


def hole_listing(words: WiringWords) -> Listing:
    """List the holes through the base, then those through walls and other things."""
    holes = words.job.numbers.holes.values()
    upright = tuple(_base(words, each) for each in holes if each.hole.to_mm is None)
    level = tuple(_wall(words, each) for each in holes if each.hole.to_mm is not None)
    grooves = tuple(_piece(words, groove, *piece) for groove in words.job.harness.grooves for piece in groove.pieces)
    parts = (
        *_part("Through the base", _BASE, upright, (_CORNER,)),
        *_part("Through walls", _WALLS, level, ()),
        *_part("Grooves to cut", _GROOVES, grooves, ()),
    )
    under = "Drill and cut before anything is glued. Positions are those of the middle."
    under = under if parts else "No hole is drilled and no groove cut."
    return Listing("Holes to drill", under, parts)


def _part(
    title: str, columns: tuple[Column, ...], lines: tuple[Line, ...], remarks: tuple[str, ...]
) -> Iterator[ListingPart]:
    if lines:
        yield ListingPart(title, columns, lines, remarks)


def _base(words: WiringWords, drilled: Drilled) -> Line:
    left, front, right, _ = words.job.bounds
    x, y = drilled.hole.at_mm
    places = (_fine(words, mm) for mm in (x - left, y - front, right - x))
    return Line((drilled.number, *places, *_drill(words, drilled.hole), ", ".join(drilled.wires)), tick=True)


def _wall(words: WiringWords, drilled: Drilled) -> Line:
    left, front, *_ = words.job.bounds
    hole, (x, y) = drilled.hole, drilled.hole.at_mm
    places = (_fine(words, mm) for mm in (x - left, y - front, (hole.bottom_mm + hole.top_mm) / 2))
    cells = (drilled.number, hole_words(words.job, hole), *places, *_drill(words, hole))
    return Line((*cells, ", ".join(drilled.wires)), tick=True)


def _piece(words: WiringWords, groove: Groove, start: Place, end: Place) -> Line:
    name = words.job.names.get(groove.record, groove.record)
    length, size = _fine(words, math.dist(start, end)), _fine(words, groove.size_mm)
    return Line((name, _spot(words, start), _spot(words, end), length, size), tick=True)


def _spot(words: WiringWords, place: Place) -> str:
    left, front, *_ = words.job.bounds
    return ", ".join(words.number(mm, 1) for mm in (place[0] - left, place[1] - front, place[2]))


def _drill(words: WiringWords, hole: Hole) -> tuple[str, str]:
    return f"Ø {_fine(words, hole.diameter_mm)}", _fine(words, hole.depth_mm)


def _fine(words: WiringWords, mm: float) -> str:
    return format_length(mm, precision=1, decimal_comma=words.comma)


EXPORTER = wiring_exporter("holes", msg("Holes to drill (PDF)"), listed(hole_listing), WiringOptions)
