"""Listings laid out on pages: tables whose words are wrapped, with boxes to tick and wires in their colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.paper import paper_size
from diorama_planner.drawing.primitives import Pen, Stroke, polyline, ring
from diorama_planner.drawing.schematic import wire
from diorama_planner.drawing.sheet import Sheet
from diorama_planner.exporters.listings import Column, Line, Listing, ListingPart
from diorama_planner.exporters.page_flow import (
    ACCENT,
    BODY,
    INK,
    LEADING,
    LINE,
    MUTED,
    SMALL,
    PageFlow,
    wrapped,
)

TITLE_MM = 4.4
BOX_MM, WIRE_MM = 3.4, 5.5
"""How large a box to tick is, and how long the piece of wire beside a line."""

_GAP_MM, _AIR_MM = 3.4, 1.9
_NARROWEST_MM = 16.0
_PEN, _HAIR = Pen(INK, 0.25), Pen(LINE, 0.15)


def listing_sheets(listing: Listing, project: str, paper: str = "A4") -> list[Sheet]:
    """Lay a listing out on upright paper.

    Raises:
        UsageError: unknown paper.
    """
    flow = PageFlow(paper_size(paper))
    put_listing(flow, listing)
    return flow.sheets(f"{project}: {listing.title}")


def put_listing(flow: PageFlow, listing: Listing) -> None:
    """Write a listing where the pages now end."""
    put_page_title(flow, listing.title, listing.under)
    for part in listing.parts:
        alike = [line for other in listing.parts if other.columns == part.columns for line in other.lines]
        _Table(flow, part, alike).write()


def put_page_title(flow: PageFlow, title: str, under: str) -> None:
    """Write what a page is, large, and below it what it is of."""
    flow.down(TITLE_MM)
    flow.lines(wrapped(title, TITLE_MM, flow.width, bold=True), flow.left, TITLE_MM, INK, bold=True)
    if under:
        flow.down(TITLE_MM * 1.25)
        flow.lines(wrapped(under, BODY, flow.width), flow.left, BODY, MUTED)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a column stands."""

    column: Column
    left: float
    width: float

    def cell(self, text: str, height: float = BODY) -> list[str]:
        """Wrap a text to the column."""
        return wrapped(text, height, self.width, bold=self.column.bold and height == BODY) or [""]


class _Table:
    """One part of a listing; the heads of its columns stand on every page.

    Its columns are those of all parts that have the same: `alike` are the lines of them all.
    """

    def __init__(self, flow: PageFlow, part: ListingPart, alike: Sequence[Line]) -> None:
        self._flow, self._part = flow, part
        self._box = (BOX_MM + 2.4) if any(line.tick for line in alike) else 0.0
        self._wire = (WIRE_MM + 2.4) if any(line.wire for line in alike) else 0.0
        self._places = _places(part.columns, alike, flow.left + self._box + self._wire, flow.right)

    def write(self) -> None:
        """Write heading, remarks, heads and lines."""
        flow, part = self._flow, self._part
        remarks = [wrapped(remark, BODY, flow.width) for remark in part.remarks]
        told = sum(len(lines) * BODY * LEADING + 1.2 for lines in remarks)
        cells = [self._cells(line) for line in part.lines]
        first = self._height(cells[0]) + BODY * LEADING if cells else 0.0
        flow.room(16.0 + told + first)
        if not flow.is_at_top:
            flow.down(9.0)
        flow.down(BODY * 1.3)
        flow.text(part.title, flow.left, BODY * 1.2, ACCENT, bold=True)
        flow.rule(2.0)
        flow.down(2.0)
        for lines in remarks:
            flow.down(BODY * LEADING)
            flow.lines(lines, flow.left, BODY, INK)
            flow.down(1.2)
        for number, (line, wrapped_cells) in enumerate(zip(part.lines, cells, strict=True)):
            if flow.room(self._height(wrapped_cells)) or number == 0:
                self._heads()
            self._line(line, wrapped_cells)

    def _cells(self, line: Line) -> list[list[str]]:
        return [place.cell(text) for place, text in zip(self._places, line.cells, strict=True)]

    def _height(self, cells: Sequence[Sequence[str]]) -> float:
        return BODY + (max(map(len, cells)) - 1) * BODY * LEADING + 2 * _AIR_MM

    def _heads(self) -> None:
        flow = self._flow
        flow.down(SMALL + 2.4)
        for place in self._places:
            x = place.left + place.width if place.column.end else place.left
            flow.text(place.column.head, x, SMALL, MUTED, end=place.column.end)
        flow.down(1.2)

    def _line(self, line: Line, cells: Sequence[Sequence[str]]) -> None:
        flow = self._flow
        bottom = flow.y - self._height(cells)
        flow.down(BODY + _AIR_MM)
        first = flow.y
        if line.tick:
            _put_box(flow, flow.left)
        if line.wire:
            left, middle = flow.left + self._box, first + BODY / 2
            for primitive in wire(((left, middle), (left + WIRE_MM, middle)), line.wire, 1.1):
                flow.put(primitive)
        for place, lines in zip(self._places, cells, strict=True):
            flow.y = first
            for number, text in enumerate(lines):
                if number:
                    flow.down(BODY * LEADING)
                x = place.left + place.width if place.column.end else place.left
                flow.text(text, x, BODY, INK, end=place.column.end, bold=place.column.bold)
        flow.y = bottom
        flow.put(Stroke(polyline((flow.left, bottom), (flow.right, bottom)), _HAIR))


def _put_box(flow: PageFlow, left: float) -> None:
    low = flow.y - 0.55
    right, high = left + BOX_MM, low + BOX_MM
    flow.put(Stroke(ring((left, low), (right, low), (right, high), (left, high)), _PEN))


def _places(columns: Sequence[Column], lines: Sequence[Line], left: float, right: float) -> list[_Place]:
    """Make columns as wide as what stands in them; those that may be wrapped share what is left, or give way."""
    widths = [
        max(
            text_width(column.head, SMALL),
            *(text_width(line.cells[number], BODY, column.bold) for line in lines),
            0.1,
        )
        for number, column in enumerate(columns)
    ]
    room = right - left - _GAP_MM * (len(columns) - 1)
    free = room - sum(widths)
    loose = sorted((number for number, column in enumerate(columns) if column.wraps), key=lambda n: widths[n])
    for place, number in enumerate(loose):
        if free >= 0:
            widths[number] += free / len(loose)
        else:  # the narrow ones keep what they need as long as the wide ones have as much
            left_over = room - sum(width for other, width in enumerate(widths) if other not in loose[place:])
            widths[number] = min(widths[number], max(_NARROWEST_MM, left_over / (len(loose) - place)))
    found, x = [], left
    for column, width in zip(columns, widths, strict=True):
        found.append(_Place(column, x, width + 0.01))
        x += width + _GAP_MM
    return found
