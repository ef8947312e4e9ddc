"""The bill as text: a table for the terminal, and a plain list to paste into a message to the shop."""

from __future__ import annotations

from diorama_planner.exporters.bill_rows import HEADINGS, sections, shopping_lines, total_text
from diorama_planner.takeoff.bill import Bill

_GAP = "  "


def bill_table(bill: Bill, comma: bool = False) -> str:
    """Lay the bill out in columns of characters."""
    parts = sections(bill, comma)
    rows = [row.cells for part in parts for row in part.rows]
    widths = [max(len(row[column]) for row in (HEADINGS, *rows)) for column in range(len(HEADINGS))]

    def line(cells: tuple[str, ...]) -> str:
        first, *rest = zip(cells, widths, strict=True)
        return _GAP.join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]).rstrip()

    lines = [f"{bill.project}  1:{bill.scale:g}", "", line(HEADINGS)]
    for part in parts:
        words = (line(row.cells) if part.has_figures else f"{row.cells[0]}: {row.detail}" for row in part.rows)
        lines += ["", part.title.upper(), *words]
    return "\n".join([*lines, "", total_text(bill, comma), *map(str, bill.notes), ""])


def bill_shopping_text(bill: Bill, comma: bool = False) -> str:
    """List what to buy, to copy for the shop."""
    return "\n".join([*shopping_lines(bill, comma), ""])
