"""What stands round a plan on paper: title block, scale bars, page numbers, neighbours, registration marks.

All in paper millimetres from the page's lower left corner.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from diorama_planner.core.figures import format_decimal
from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.paper import Size
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
    polyline,
)

INK = "#1b1e24"
FAINT = "#5c6069"
LINE = Pen(INK, 0.25, round=False)
THIN = Pen(FAINT, 0.13, round=False)
CUT = Pen(FAINT, 0.13, (2.0, 1.5))
CHECK_MM = 100.0
"""Length of the bar with which a printer is checked: any ruler has it."""

GAP_MM = 8.0
CROSS_MM = 4.0
"""Half the length of a registration mark's arms."""

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Grid:
    """Pages that share a plan: how many, the plan each shows in mm, and by how much neighbours overlap."""

    columns: int
    rows: int
    shown_mm: Size
    overlap_mm: float

    @property
    def step_mm(self) -> Size:
        """From one page to the next."""
        return self.shown_mm[0] - self.overlap_mm, self.shown_mm[1] - self.overlap_mm

    @property
    def covered_mm(self) -> Size:
        """What all pages together show."""
        (width, height), (step_x, step_y) = self.shown_mm, self.step_mm
        return width + (self.columns - 1) * step_x, height + (self.rows - 1) * step_y

    def number(self, row: int, column: int) -> int:
        """Number of a page, from 1 at the upper left, or 0 if there is none."""
        inside = 0 <= row < self.rows and 0 <= column < self.columns
        return row * self.columns + column + 1 if inside else 0


def fitted(text: str, height_mm: float, width_mm: float, bold: bool = False) -> str:
    """Shorten a text until it is no wider than told; dots say that something was left out."""
    if text_width(text, height_mm, bold) <= width_mm:
        return text
    while text and text_width(text + ELLIPSIS, height_mm, bold) > width_mm:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS


def title_block(
    page_mm: Size, margin_mm: float, height_mm: float, lines: tuple[str, str, str], factor: float
) -> tuple[Primitive, ...]:
    """Draw the foot of a plan: name, what is shown and how on top, the two bars below."""
    left, right, top = margin_mm, page_mm[0] - margin_mm, margin_mm + height_mm - 3
    name, shown, printed = lines
    half = (right - left) * 0.6
    marks: list[Primitive] = [
        Stroke(polyline((left, top), (right, top)), LINE),
        Text(fitted(name, 3.4, half, bold=True), (left, top - 6), 3.4, INK, "start", bold=True),
        Text(fitted(printed, 2.2, right - left - half - 4), (right, top - 5), 2.2, FAINT, "end"),
        Text(fitted(shown, 2.2, half), (left, top - 10.5), 2.2, FAINT, "start"),
    ]
    marks += check_bar((left, margin_mm + 1.5))
    room = right - left - CHECK_MM - GAP_MM
    marks += scale_bar((right, margin_mm + 1.5), room, factor)
    return tuple(marks)


def check_bar(at: Point) -> Iterator[Primitive]:
    """Draw a bar of exactly 100 mm of paper, to be held against a ruler; `at` is its lower left corner."""
    x, y = at
    ticks = [((x, y), (x + CHECK_MM, y))]
    ticks += [((x + mm, y), (x + mm, y + (2.4 if mm % 50 == 0 else 1.4))) for mm in range(0, 101, 10)]
    yield Stroke(Path(tuple(Subpath(run, closed=False) for run in ticks)), LINE)
    yield Text("100 mm on paper: measure me", (x + CHECK_MM / 2, y + 3.2), 1.8, FAINT)


def scale_bar(at: Point, room_mm: float, factor: float) -> Iterator[Primitive]:
    """Draw a bar of a round number of model millimetres, ending at `at`; nothing if there is no room."""
    if room_mm < 20:
        return
    longest = min(room_mm - 12, 60.0) / factor
    power = 10.0 ** math.floor(math.log10(longest))
    length = next(step * power for step in (5, 2, 1) if step * power <= longest)
    right, y = at
    step = length * factor / 4
    left = right - 4 * step - 6
    for part in range(4):
        box = ((left + part * step, y), (left + (part + 1) * step, y + 1.4))
        paint = Solid(INK if part % 2 == 0 else "#ffffff")
        yield Fill(_box(*box), paint, Pen(INK, 0.13, round=False))
    for part in (0, 2, 4):
        text = format_decimal(length * part / 4, precision=2, trim=True)
        yield Text(text + (" mm" if part == 4 else ""), (left + part * step, y + 2.4), 1.8, FAINT)


def page_marks(
    page_mm: Size, margin_mm: float, grid: Grid, place: tuple[int, int], name: str
) -> tuple[Primitive, ...]:
    """Draw what one of several full-size pages carries in its margins, and its registration marks.

    `place` is (row, column) counted from the upper left.
    """
    row, column = place
    number, count = grid.number(row, column), grid.rows * grid.columns
    y = margin_mm * 0.35
    page = f"Page {number} of {count}" + (f" · row {row + 1}, column {column + 1}" if count > 1 else "") + " · 1:1"
    room = page_mm[0] - 2 * margin_mm - CHECK_MM - GAP_MM - text_width(page, 1.8) - GAP_MM / 2
    marks: list[Primitive] = [*check_bar((margin_mm, y))]
    marks.append(Text(page, (page_mm[0] - margin_mm, y), 1.8, INK, "end"))
    title = fitted(name, 1.8, room, bold=True) if room > 10 else ""
    if title:
        marks.append(Text(title, (margin_mm + CHECK_MM + GAP_MM / 2, y), 1.8, INK, "start", bold=True))
    marks += _neighbours(page_mm, margin_mm, grid, place)
    marks += _registration(page_mm, margin_mm, grid, place)
    return tuple(marks)


def _neighbours(page_mm: Size, margin_mm: float, grid: Grid, place: tuple[int, int]) -> Iterator[Primitive]:
    (width, height), (row, column) = page_mm, place
    beside = margin_mm * 0.45
    above = height - margin_mm * 0.6
    for other, text, at, turn in (
        (grid.number(row - 1, column), "↑ page {}", (width / 2, above), 0.0),
        (grid.number(row + 1, column), "↓ page {}", (width - margin_mm - 30, margin_mm * 0.35 + 3.4), 0.0),
        (grid.number(row, column - 1), "↑ page {}", (beside + 1, height / 2), 90.0),
        (grid.number(row, column + 1), "↑ page {}", (width - beside - 1, height / 2), -90.0),
    ):
        if other:
            yield Text(text.format(other), at, 1.8, FAINT, rotation_deg=turn)


def _registration(page_mm: Size, margin_mm: float, grid: Grid, place: tuple[int, int]) -> Iterator[Primitive]:
    """Mark the middle of each overlap by a line to cut along and two crosses that the neighbour has too."""
    (width, height), (row, column), half = page_mm, place, grid.overlap_mm / 2
    low, right, top = margin_mm, width - margin_mm, height - margin_mm
    upright = [x for x, there in ((low + half, column > 0), (right - half, column < grid.columns - 1)) if there]
    level = [y for y, there in ((low + half, row < grid.rows - 1), (top - half, row > 0)) if there]
    crosses = [(x, low + (top - low) * part) for x in upright for part in (0.2, 0.8)]
    crosses += [(low + (right - low) * part, y) for y in level for part in (0.2, 0.8)]
    for x in upright:
        yield Stroke(polyline((x, low), (x, top)), CUT)
    for y in level:
        yield Stroke(polyline((low, y), (right, y)), CUT)
    for x, y in crosses:
        arms = (((x - CROSS_MM, y), (x + CROSS_MM, y)), ((x, y - CROSS_MM), (x, y + CROSS_MM)))
        yield Stroke(Path(tuple(Subpath(arm, closed=False) for arm in arms)), LINE)
        yield Stroke(_diamond((x, y), CROSS_MM / 2), THIN)


def _diamond(at: Point, reach: float) -> Path:
    x, y = at
    return Path((Subpath(((x + reach, y), (x, y + reach), (x - reach, y), (x, y - reach))),))


def _box(low: Point, high: Point) -> Path:
    return Path((Subpath((low, (high[0], low[1]), high, (low[0], high[1]))),))
