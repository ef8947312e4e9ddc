"""The bill laid out on sheets: the print preview, the printer and the PDF show these."""

from __future__ import annotations

from diorama_planner.core.scale import Scale
from diorama_planner.drawing.paper import paper_size
from diorama_planner.drawing.sheet import Sheet
from diorama_planner.exporters.bill_rows import TextRow, TextSection, sections, total_text
from diorama_planner.exporters.page_flow import (
    ACCENT,
    BODY,
    DETAIL,
    INK,
    MUTED,
    ROW,
    SMALL,
    PageFlow,
    fitted,
    wrapped,
)
from diorama_planner.takeoff.bill_rows import Bill

# Where columns end, as shares of the width between the margins; the first begins at the left.
_COLUMNS: tuple[tuple[int, str, float], ...] = (
    (2, "Need", 0.56),
    (3, "With waste", 0.74),
    (5, "Buy", 0.88),
    (7, "Cost", 1.0),
)


def bill_sheets(bill: Bill, paper: str = "A4", comma: bool = False) -> list[Sheet]:
    """Lay the bill out on upright paper, "A4" or "Letter", figures with a point or a comma."""
    layout = PageFlow(paper_size(paper))
    layout.down(6)
    layout.text(fitted(bill.project, 5.0, layout.width * 0.9), layout.left, 5.0, INK, bold=True)
    layout.down(6)
    layout.text(f"Bill of materials · scale {Scale(bill.scale)}", layout.left, BODY, MUTED)
    for section in sections(bill, comma):
        layout.room(24)
        layout.down(12)
        _heading(layout, section)
        for row in section.rows:
            _row(layout, row)
    layout.room(16)
    layout.down(12)
    layout.text(total_text(bill, comma), layout.right, 4.0, ACCENT, end=True, bold=True)
    for note in bill.notes:
        layout.down(ROW)
        layout.text(str(note), layout.right, SMALL, MUTED, end=True)
    return layout.sheets(bill.project)


def _heading(layout: PageFlow, section: TextSection) -> None:
    layout.text(section.title, layout.left, BODY * 1.15, ACCENT, bold=True)
    for _, name, share in _COLUMNS if section.has_figures else ():
        layout.text(name, layout.left + share * layout.width, SMALL, MUTED, end=True)
    layout.rule(2)
    layout.down(ROW)


def _row(layout: PageFlow, row: TextRow) -> None:
    width = layout.width
    details = wrapped(row.detail, SMALL, width * 0.97)
    layout.room(ROW + DETAIL * len(details))
    layout.text(fitted(row.cells[0], BODY, width * 0.40), layout.left, BODY, INK)
    for index, _, share in _COLUMNS:
        layout.text(row.cells[index], layout.left + share * width, BODY, INK, end=True)
    for line in details:
        layout.down(DETAIL)
        layout.text(line, layout.left, SMALL, MUTED)
    layout.rule(1.8)
    layout.down(ROW)
