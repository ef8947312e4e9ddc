"""The bill as text: a table for the terminal, and a plain list to paste into a message to the shop."""

from __future__ import annotations

from diorama_planner.exporters.bill_job import BillJob
from diorama_planner.exporters.bill_view import bill_view, headings, shopping_lines

_GAP = "  "


def bill_table(job: BillJob) -> str:
    """Lay the bill out in columns of characters."""
    view = bill_view(job)
    head = headings(view)
    rows = [(row.name, *map(row.text, view.columns)) for part in view.sections for row in part.rows]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]

    def line(cells: tuple[str, ...]) -> str:
        first, *rest = zip(cells, widths, strict=True)
        return _GAP.join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]).rstrip()

    lines = [f"{view.title}  {view.facts[0].removeprefix('Scale ')}", "", line(head)]
    for part in view.sections:
        lines += ["", part.title.upper()]
        for row in part.rows:
            figures = (row.name, *map(row.text, view.columns))
            lines.append(line(figures) if part.has_figures else f"{row.name}: {row.detail}")
    return "\n".join([*lines, "", *filter(None, [view.total]), *view.notes, ""])


def bill_shopping_text(job: BillJob) -> str:
    """List what to buy, to copy for the shop."""
    return "\n".join([*shopping_lines(bill_view(job)), ""])
