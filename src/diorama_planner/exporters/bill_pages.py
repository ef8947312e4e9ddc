"""The bill laid out on sheets: the print preview, the printer and the PDF show these."""

from __future__ import annotations

from collections.abc import Iterator

from diorama_planner.core.scale import Scale
from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.paper import paper_size
from diorama_planner.drawing.primitives import Pen, Primitive, Stroke, Text, polyline
from diorama_planner.drawing.sheet import Sheet
from diorama_planner.exporters.bill_rows import TextRow, TextSection, sections, total_text
from diorama_planner.takeoff.bill import Bill

MARGIN_MM = 15.0
_INK, _MUTED, _ACCENT, _LINE = "#23262d", "#5c6069", "#0a7268", "#c9c3b8"
_BODY, _SMALL = 2.3, 1.75  # height of capitals, mm
_ROW, _DETAIL = 6.0, 3.4

# Where columns end, as shares of the width between the margins; the first begins at the left.
_COLUMNS: tuple[tuple[int, str, float], ...] = (
    (2, "Need", 0.56),
    (3, "With waste", 0.74),
    (5, "Buy", 0.88),
    (7, "Cost", 1.0),
)


def fitted(text: str, height_mm: float, width_mm: float) -> str:
    """Shorten a text with an ellipsis until it fits a width."""
    if text_width(text, height_mm) <= width_mm:
        return text
    while text and text_width(text + "…", height_mm) > width_mm:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text: str, height_mm: float, width_mm: float) -> list[str]:
    """Break a text into lines that fit a width."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and text_width(longer, height_mm) > width_mm:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines


class _Layout:
    """Fills pages from the top; a block that does not fit begins the next page."""

    def __init__(self, size_mm: tuple[float, float]) -> None:
        self.size = size_mm
        self.left, self.right = MARGIN_MM, size_mm[0] - MARGIN_MM
        self.pages: list[list[Primitive]] = [[]]
        self.y = size_mm[1] - MARGIN_MM

    def room(self, height: float) -> None:
        if self.y - height < MARGIN_MM + 8:
            self.pages.append([])
            self.y = self.size[1] - MARGIN_MM

    def down(self, height: float) -> None:
        self.y -= height

    def put(self, primitive: Primitive) -> None:
        self.pages[-1].append(primitive)

    def text(self, text: str, x: float, height: float, colour: str, *, end: bool = False, bold: bool = False) -> None:
        self.put(Text(text, (x, self.y), height, colour, "end" if end else "start", bold=bold))

    def rule(self, below: float) -> None:
        y = self.y - below
        self.put(Stroke(polyline((self.left, y), (self.right, y)), Pen(_LINE, 0.2)))


def bill_sheets(bill: Bill, paper: str = "A4", comma: bool = False) -> list[Sheet]:
    """Lay the bill out on upright paper, "A4" or "Letter", figures with a point or a comma."""
    layout = _Layout(paper_size(paper))
    layout.down(6)
    layout.text(fitted(bill.project, 5.0, (layout.right - layout.left) * 0.9), layout.left, 5.0, _INK, bold=True)
    layout.down(6)
    layout.text(f"Bill of materials · scale {Scale(bill.scale)}", layout.left, _BODY, _MUTED)
    for section in sections(bill, comma):
        layout.room(24)
        layout.down(12)
        _heading(layout, section)
        for row in section.rows:
            _row(layout, row)
    layout.room(16)
    layout.down(12)
    layout.text(total_text(bill, comma), layout.right, 4.0, _ACCENT, end=True, bold=True)
    for note in bill.notes:
        layout.down(_ROW)
        layout.text(str(note), layout.right, _SMALL, _MUTED, end=True)
    count = len(layout.pages)
    return [
        Sheet(
            page_mm=layout.size,
            plan=(),
            factor=1.0,
            origin=(0.0, 0.0),
            window=(0.0, 0.0, *layout.size),
            marks=(*page, *_footer(layout, bill, number, count)),
            number=number,
            count=count,
        )
        for number, page in enumerate(layout.pages, 1)
    ]


def _heading(layout: _Layout, section: TextSection) -> None:
    layout.text(section.title, layout.left, _BODY * 1.15, _ACCENT, bold=True)
    for _, name, share in _COLUMNS if section.has_figures else ():
        layout.text(name, layout.left + share * (layout.right - layout.left), _SMALL, _MUTED, end=True)
    layout.rule(2)
    layout.down(_ROW)


def _row(layout: _Layout, row: TextRow) -> None:
    width = layout.right - layout.left
    details = wrapped(row.detail, _SMALL, width * 0.97)
    layout.room(_ROW + _DETAIL * len(details))
    layout.text(fitted(row.cells[0], _BODY, width * 0.40), layout.left, _BODY, _INK)
    for index, _, share in _COLUMNS:
        layout.text(row.cells[index], layout.left + share * width, _BODY, _INK, end=True)
    for line in details:
        layout.down(_DETAIL)
        layout.text(line, layout.left, _SMALL, _MUTED)
    layout.rule(1.8)
    layout.down(_ROW)


def _footer(layout: _Layout, bill: Bill, number: int, count: int) -> Iterator[Primitive]:
    y = MARGIN_MM - 3
    yield Text(fitted(bill.project, _SMALL, 120), (layout.left, y), _SMALL, _MUTED, "start")
    yield Text(f"{number} / {count}", (layout.right, y), _SMALL, _MUTED, "end")
