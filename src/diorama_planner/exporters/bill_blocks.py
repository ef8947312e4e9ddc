"""The parts of a printed bill: what to buy with boxes to tick, what it costs as bars, rows of figures, sums in words.

Each part takes room for a row before it writes it, so that rows are never split between pages, and headings go with
their first row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.primitives import Fill, Path, Pen, Stroke, Texture, polyline, ring
from diorama_planner.exporters.bill_buying import BuyGroup, BuyLine
from diorama_planner.exporters.bill_job import COLUMNS
from diorama_planner.exporters.bill_rows import TextRow, TextSection
from diorama_planner.exporters.bill_view import BillView, CostShare
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

BOX_MM, SWATCH_MM = 3.4, 3.4
_AMOUNT_FROM, _WIDEST_AMOUNT_MM = 12.0, 40.0
_NARROWEST_NAME_MM = 46.0
_COLUMN_GAP = 4.5
_AIR = 2.0  # between the words of a row and the rule under it
_PEN, _TICK = Pen(INK, 0.25), Pen(ACCENT, 0.5)
_HAIR = Pen(LINE, 0.15)
_BAR_MM = 3.2


def title(flow: PageFlow, text: str, with_first: float) -> None:
    """Write the title of a part, on the next page unless its first row fits below it."""
    flow.room(16 + with_first)
    if not flow.is_at_top:
        flow.down(8)
    flow.down(BODY * 1.3)
    flow.text(text, flow.left, BODY * 1.2, ACCENT, bold=True)
    flow.rule(2)
    flow.down(2)


def _box(left: float, bottom: float, side: float) -> Path:
    return ring((left, bottom), (left + side, bottom), (left + side, bottom + side), (left, bottom + side))


def swatch(flow: PageFlow, look: Texture | None, x: float) -> None:
    """Draw a small area of a material beside the line that is written next; nothing for what has no look."""
    if look is not None:
        flow.put(Fill(_box(x, flow.y - 0.6, SWATCH_MM), look, Pen("#00000055", 0.15)))


# -- what to buy --------------------------------------------------------------------------------------------


def buy_list(flow: PageFlow, group: BuyGroup) -> None:
    """Write what is bought in one place, each with a box to tick."""
    widest = max(text_width(line.amount, BODY, bold=True) for line in group.lines)
    name_from = _AMOUNT_FROM + min(max(widest, 8.0), _WIDEST_AMOUNT_MM) + 5
    costs = max(text_width(line.cost_text, BODY) for line in group.lines)
    for number, line in enumerate(group.lines):
        names = wrapped(line.name, BODY, flow.width - name_from - costs - 4)
        amounts = wrapped(line.amount, BODY, _WIDEST_AMOUNT_MM, bold=True)
        remarks = wrapped(line.remark, SMALL, flow.width - name_from - costs - 4)
        deeper = max(len(names), len(amounts)) - 1
        height = BODY + deeper * BODY * LEADING + len(remarks) * SMALL * LEADING + 2 * _AIR
        if number == 0:
            title(flow, group.title, height)
        elif flow.room(height):
            title(flow, f"{group.title}, continued", height)
        _buy_row(flow, line, (names, amounts, remarks), flow.left + name_from)


def _buy_row(flow: PageFlow, line: BuyLine, texts: tuple[list[str], list[str], list[str]], name_at: float) -> None:
    names, amounts, remarks = texts
    flow.down(BODY + _AIR)
    first = flow.y
    flow.put(Stroke(_box(flow.left, first - 0.6, BOX_MM), _PEN))
    if line.have:
        left, bottom = flow.left, first - 0.6
        tick = polyline((left + 0.7, bottom + 1.8), (left + 1.4, bottom + 0.8), (left + 2.8, bottom + 2.8))
        flow.put(Stroke(tick, _TICK))
    swatch(flow, line.look, flow.left + BOX_MM + 2.2)
    flow.text(line.cost_text, flow.right, BODY, INK, end=True)
    flow.lines(amounts, flow.left + _AMOUNT_FROM, BODY, INK, bold=True)
    lowest = flow.y
    flow.y = first
    flow.lines(names, name_at, BODY, INK)
    flow.y = min(flow.y, lowest)
    for text in remarks:
        flow.down(SMALL * LEADING)
        flow.text(text, name_at, SMALL, MUTED)
    flow.down(_AIR)
    flow.put(Stroke(polyline((flow.left, flow.y), (flow.right, flow.y)), _HAIR))


# -- what it costs ------------------------------------------------------------------------------------------


def cost_chart(flow: PageFlow, shares: Sequence[CostShare]) -> None:
    """Draw what each group costs as bars, in one piece."""
    step = _BAR_MM + 2.6
    title(flow, "Cost by category", len(shares) * step)
    names = max(text_width(share.title, BODY) for share in shares) + 5
    figures = max(text_width(f"{share.text}  100 %", BODY) for share in shares) + 5
    longest = flow.width - names - figures
    for share in shares:
        flow.down(step)
        flow.text(share.title, flow.left, BODY, INK)
        left, low = flow.left + names, flow.y - 0.4
        right = left + max(0.6, longest * share.share / shares[0].share)
        bar = ring((left, low), (right, low), (right, low + _BAR_MM), (left, low + _BAR_MM))
        flow.put(Fill(bar, share.look, Pen("#00000055", 0.15)))
        flow.text(f"{share.text}  {100 * share.share:.0f} %", flow.right, BODY, INK, end=True)


# -- what it takes ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where columns of figures end, how high their letters are, and whether names stand on lines of their own."""

    ends: tuple[tuple[str, float], ...]
    height: float
    name_width: float
    stacked: bool


def _grid(flow: PageFlow, view: BillView, rows: Sequence[TextRow]) -> _Grid:
    """Fit the columns to what stands in them: smaller letters, or names above figures, before anything is cut."""
    name_from = SWATCH_MM + 2.4
    columns = [name for name in view.columns if any(row.text(name) for row in rows)]
    for height, stacked in ((BODY, False), (SMALL * 1.1, False), (BODY, True), (SMALL, True)):
        widths = {
            name: max(text_width(COLUMNS[name], SMALL), *(text_width(row.text(name), height) for row in rows))
            for name in columns
        }
        taken = sum(widths.values()) + _COLUMN_GAP * len(widths)
        room = flow.width - name_from
        if taken <= (room if stacked else room - _NARROWEST_NAME_MM):
            break
    ends, end = [], flow.right
    for name in reversed(columns):
        ends.append((name, end))
        end -= widths[name] + _COLUMN_GAP
    return _Grid(tuple(reversed(ends)), height, room if stacked else room - taken, stacked)


def tables(flow: PageFlow, view: BillView) -> None:
    """Write what materials it takes under the headings of their groups; headings of columns begin each page anew.

    Things and tools have no figures beyond those in the list of what to buy.
    """
    parts = [part for part in view.sections if part.of == "materials"]
    if not parts:
        return
    grid = _grid(flow, view, [row for part in parts for row in part.rows])
    title(flow, "What it takes", 20)
    _column_heads(flow, grid)
    for part in parts:
        for number, row in enumerate(part.rows):
            names = wrapped(row.name, BODY, grid.name_width)
            height = _row_height(grid, names)
            if flow.room(height + (12 if number == 0 else 0)):
                _column_heads(flow, grid)
            if number == 0:
                _group_head(flow, part)
            _figure_row(flow, grid, row, names)


def _row_height(grid: _Grid, names: list[str]) -> float:
    return BODY + (len(names) - 1 + grid.stacked) * BODY * LEADING + 2 * _AIR


def _column_heads(flow: PageFlow, grid: _Grid) -> None:
    flow.down(SMALL + 1)
    for name, end in grid.ends:
        flow.text(COLUMNS[name], end, SMALL, MUTED, end=True)
    flow.down(1)


def _group_head(flow: PageFlow, part: TextSection) -> None:
    flow.down(BODY + 3.4)
    flow.text(part.title, flow.left, BODY, INK, bold=True)
    if part.subtotal and any(row.text("cost") for row in part.rows):
        flow.text(part.subtotal, flow.right, BODY, INK, end=True, bold=True)
    flow.down(1.4)
    flow.put(Stroke(polyline((flow.left, flow.y), (flow.right, flow.y)), _HAIR))


def _figure_row(flow: PageFlow, grid: _Grid, row: TextRow, names: list[str]) -> None:
    flow.down(BODY + _AIR)
    first = flow.y
    swatch(flow, row.look, flow.left)
    flow.lines(names, flow.left + SWATCH_MM + 2.4, BODY, INK)
    lowest = flow.y
    if grid.stacked:
        flow.down(BODY * LEADING)
        lowest = flow.y
    else:
        flow.y = first
    for name, end in grid.ends:
        flow.text(row.text(name), end, grid.height, INK, end=True)
    flow.y = lowest - _AIR
    flow.put(Stroke(polyline((flow.left, flow.y), (flow.right, flow.y)), _HAIR))


# -- words --------------------------------------------------------------------------------------------------


def told(flow: PageFlow, heading: str, rows: Sequence[tuple[str, str]]) -> None:
    """Write names with what is said of each below them."""
    for number, (name, text) in enumerate(rows):
        names = wrapped(name, BODY, flow.width, bold=True)
        lines = wrapped(text, SMALL, flow.width)
        height = BODY * LEADING * len(names) + SMALL * LEADING * len(lines) + 3
        if number == 0:
            title(flow, heading, height)
        else:
            flow.room(height)
        flow.down(BODY + 2)
        flow.lines(names, flow.left, BODY, INK, bold=True)
        for line in lines:
            flow.down(SMALL * LEADING)
            flow.text(line, flow.left, SMALL, MUTED)
        flow.down(1)
