"""Pages filled from the top with words, rows and rules: bills and cards are laid out on them.

What stands on a page is for `bill_pages` and `card_pages`.
"""

from __future__ import annotations

from collections.abc import Iterable

from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.primitives import Pen, Primitive, Stroke, Text, polyline
from diorama_planner.drawing.sheet import Sheet

MARGIN_MM = 15.0
INK, MUTED, ACCENT, LINE = "#23262d", "#5c6069", "#0a7268", "#c9c3b8"
BODY, SMALL = 2.3, 1.75  # height of capitals, mm
ROW, DETAIL = 6.0, 3.4


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


class PageFlow:
    """Fills pages from the top; a block that does not fit begins the next page."""

    def __init__(self, size_mm: tuple[float, float]) -> None:
        self.size = size_mm
        self.left, self.right = MARGIN_MM, size_mm[0] - MARGIN_MM
        self.pages: list[list[Primitive]] = [[]]
        self.y = size_mm[1] - MARGIN_MM

    def room(self, height: float) -> None:
        """Begin a new page if less than this is left."""
        if self.y - height < MARGIN_MM + 8:
            self.pages.append([])
            self.y = self.size[1] - MARGIN_MM

    def down(self, height: float) -> None:
        """Go down."""
        self.y -= height

    def put(self, primitive: Primitive) -> None:
        """Draw on the last page."""
        self.pages[-1].append(primitive)

    def text(self, text: str, x: float, height: float, colour: str, *, end: bool = False, bold: bool = False) -> None:
        """Write a line that begins at x, or ends there."""
        self.put(Text(text, (x, self.y), height, colour, "end" if end else "start", bold=bold))

    def rule(self, below: float) -> None:
        """Draw a line across, so far below."""
        y = self.y - below
        self.put(Stroke(polyline((self.left, y), (self.right, y)), Pen(LINE, 0.2)))

    @property
    def width(self) -> float:
        """Between the margins, in mm."""
        return self.right - self.left

    def footer(self, name: str, number: int, count: int) -> Iterable[Primitive]:
        """Give the name and the number of a page for its foot."""
        y = MARGIN_MM - 3
        yield Text(fitted(name, SMALL, 120), (self.left, y), SMALL, MUTED, "start")
        yield Text(f"{number} / {count}", (self.right, y), SMALL, MUTED, "end")

    def sheets(self, name: str) -> list[Sheet]:
        """Give the pages as they now are, each with its foot."""
        count = len(self.pages)
        return [
            Sheet(
                page_mm=self.size,
                plan=(),
                factor=1.0,
                origin=(0.0, 0.0),
                window=(0.0, 0.0, *self.size),
                marks=(*page, *self.footer(name, number, count)),
                number=number,
                count=count,
            )
            for number, page in enumerate(self.pages, 1)
        ]
