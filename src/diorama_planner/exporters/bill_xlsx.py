"""The bill as a spreadsheet: what to buy, the rows behind it, things, what is noted. Figures are numbers.

Texts are written as text: nothing from the plan can become a formula or a link. Units stand in the headings where a
whole column has one, else in a column of their own.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from diorama_planner.exporters.bill_job import COLUMNS, BillJob
from diorama_planner.exporters.bill_rows import Cell
from diorama_planner.exporters.bill_view import BillView, bill_view

_MADE = datetime(2000, 1, 1)  # fixed, so that equal bills give equal files
LINE_PT = 15.0
"""How high a line of the usual font is."""

_AMOUNTS = frozenset({"measured", "need", "with_waste", "on_hand"})
Value = str | int | float | Decimal | None


@dataclass(frozen=True, slots=True)
class _Table:
    """One sheet: its name, its headings with the widths of their columns, its rows, and which columns are money."""

    name: str
    heads: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Value, ...], ...]
    money: frozenset[int] = frozenset()


def bill_xlsx(job: BillJob) -> bytes:
    """Write the bill as an .xlsx file."""
    import xlsxwriter

    view = bill_view(job)
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": job.bill.project, "created": _MADE})
        for table in _tables(job, view):
            if table.rows:
                _write(book, table, f"{view.title}, {view.facts[0]}")
    return stream.getvalue()


def _tables(job: BillJob, view: BillView) -> Iterable[_Table]:
    yield _to_buy(job, view)
    yield _lines(job, view)
    yield _things(job)
    if job.choices.cuts:
        yield _cut_list(job)
    told = [(row.name, row.detail) for part in view.sections if not part.has_figures for row in part.rows]
    told += [("", note) for note in view.notes]
    yield _Table("Notes", (("Item", 40), ("Note", 90)), tuple(told))


def _to_buy(job: BillJob, view: BillView) -> _Table:
    """What to bring together, and the total that is known; a bill for nothing still has this sheet."""
    money = job.bill.currency
    heads = [("Where", 26), ("Item", 46), ("Count", 8), ("Packs", 18)]
    if job.choices.prices:
        heads += [(f"Price ({money})", 14), (f"Cost ({money})", 14)]
    heads.append(("Mind", 50))
    rows: list[tuple[Value, ...]] = []
    for group in view.buying:
        for line in group.lines:
            costs = (line.price, line.cost) if job.choices.prices else ()
            rows.append((group.title, line.name, line.count, line.amount, *costs, line.remark))
    if job.choices.prices and job.bill.shipping:
        rows.append(("Shipping", "", None, "", None, job.bill.shipping, ""))
    if job.choices.prices:
        missing = f"{job.bill.without_price} without price" if job.bill.without_price else ""
        rows.append(("Total", "", None, "", None, job.bill.total, missing))
    return _Table("To buy", tuple(heads), tuple(rows) or (("Nothing to buy",),), frozenset({4, 5}))


def _lines(job: BillJob, view: BillView) -> _Table:
    """Every row of the bill under its group, each amount beside its unit."""
    heads: list[tuple[str, int]] = [("Group", 26), ("Item", 46)]
    money = set()
    for name in view.columns:
        if name in _AMOUNTS:
            heads += [(COLUMNS[name], 12), (f"{COLUMNS[name]} unit", 11)]
        elif name in {"price", "cost"}:
            money.add(len(heads))
            heads.append((f"{COLUMNS[name]} ({job.bill.currency})", 14))
        else:
            heads.append((COLUMNS[name], 16))
    heads.append(("How it was worked out", 80))
    rows = tuple(
        (part.title, row.name, *_cells(row.cells, view.columns), row.detail)
        for part in view.sections
        if part.has_figures
        for row in part.rows
    )
    return _Table("Lines", tuple(heads), rows, frozenset(money))


def _cells(cells: dict[str, Cell] | Any, columns: Sequence[str]) -> Iterable[Value]:
    for name in columns:
        cell = cells.get(name, Cell())
        if name in _AMOUNTS:
            yield from (cell.value, cell.unit if cell.value is not None else "")
        elif name in {"price", "cost"}:
            yield cell.value
        else:
            yield cell.text


def _things(job: BillJob) -> _Table:
    heads = [("Thing", 46), ("Count", 8), ("Where from", 14)]
    rows: list[tuple[Value, ...]] = []
    for row in job.bill.things:
        costs = (row.price, row.cost if row.source == "buy" else None) if job.choices.prices else ()
        rows.append((row.name, row.count, row.source, *costs))
    if job.choices.prices:
        heads += [(f"Price ({job.bill.currency})", 14), (f"Cost ({job.bill.currency})", 14)]
    return _Table("Things", tuple(heads), tuple(rows), frozenset({3, 4}))


def _cut_list(job: BillJob) -> _Table:
    """Every part that is cut, as its sheets and bars number it."""
    heads = (("Material", 46), ("No.", 6), ("Part", 40), ("Length (mm)", 12), ("Width (mm)", 12), ("Count", 8))
    rows: list[tuple[Value, ...]] = []
    for cutting in job.cuttings():
        for row in cutting.rows():
            length, width = (*row.size_mm, None)[:2]
            places = ", ".join(map(str, row.places))
            rows.append((cutting.material.label, row.number, row.name, length, width, row.count, places))
    return _Table("Cut list", (*heads, ("On sheet or bar", 16)), tuple(rows))


def _write(book: Any, table: _Table, title: str) -> None:
    """Write one sheet: a title, headings that stay in sight, rows; texts as text and numbers as numbers."""
    text = book.add_format({"valign": "top", "align": "left", "text_wrap": True, "indent": 1})
    figure = book.add_format({"valign": "top"})
    money = book.add_format({"valign": "top", "num_format": "#,##0.00"})
    sheet = book.add_worksheet(table.name)
    sheet.write_string(0, 0, title, book.add_format({"bold": True}))
    numeric = {
        place for row in table.rows for place, cell in enumerate(row) if isinstance(cell, int | float | Decimal)
    }
    for column, (name, width) in enumerate(table.heads):
        side = {"align": "right"} if column in numeric else {"indent": 1}
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, name, book.add_format({"bold": True, "bottom": 1, "text_wrap": True, **side}))
    sheet.freeze_panes(3, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    for line, row in enumerate(table.rows, 3):
        sheet.set_row(line, LINE_PT * max(map(_lines_high, row, table.heads)))
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(line, column, value, text)
            elif value is not None and column in table.money:
                sheet.write_number(line, column, float(value), money)
            elif value is not None:
                sheet.write_number(line, column, float(f"{value:.6g}"), figure)


def _lines_high(value: Value, head: tuple[str, int]) -> int:
    """How many lines a text takes in its column, whose width is counted in letters."""
    return -(-len(value) // (head[1] - 2)) or 1 if isinstance(value, str) else 1
