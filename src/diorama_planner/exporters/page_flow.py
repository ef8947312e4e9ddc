"""Pages filled from the top with words, rows and rules: bills and cards are laid out on them.

What stands on a page is for `bill_pages` and `card_pages`. Words are wrapped and never cut, and what belongs together
is put down in one piece: `room` is asked for before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.primitives import Pen, Point, Primitive, Stroke, Text, polyline
from diorama_planner.drawing.sheet import Bounds, Sheet
from diorama_planner.drawing.sheet_marks import fitted

MARGIN_MM = 15.0
INK, MUTED, ACCENT, LINE = "#23262d", "#5c6069", "#0a7268", "#c9c3b8"
BODY, SMALL = 2.3, 1.75  # height of capitals, mm
ROW, DETAIL = 6.0, 3.4
LEADING = 1.75
"""From one baseline to the next, by the height of capitals."""

_ROUNDING_MM = 1e-9

FOOT_MM = MARGIN_MM + 6
"""Nothing but the foot stands below this."""


def wrapped(text: str, height_mm: float, width_mm: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines that fit a width; a word that is too long for a line is broken where the line ends."""
    room, blank = width_mm - _ROUNDING_MM, text_width(" ", height_mm, bold)
    lines: list[str] = []
    line, used = "", 0.0
    for word in text.split():
        wide = text_width(word, height_mm, bold)
        if line and used + blank + wide <= room:
            line, used = f"{line} {word}", used + blank + wide
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, height_mm, room, bold) if wide > room else [word]
        lines += full
        used = text_width(line, height_mm, bold)
    return [*lines, line] if line else lines


def _broken(word: str, height_mm: float, room: float, bold: bool) -> list[str]:
    """Break a word between its letters."""
    pieces, piece, used = [], "", 0.0
    for letter in word:
        wide = text_width(letter, height_mm, bold)
        if piece and used + wide > room:
            pieces.append(piece)
            piece, used = "", 0.0
        piece, used = piece + letter, used + wide
    return [*pieces, piece]


@dataclass(frozen=True, slots=True)
class Placed:
    """A drawing in a window of the first page: a point of it lies at `origin + factor * point`."""

    primitives: tuple[Primitive, ...]
    factor: float
    origin: Point
    window: Bounds


NOTHING = Placed((), 1.0, (0.0, 0.0), (0.0, 0.0, 0.0, 0.0))


class PageFlow:
    """Fills pages from the top; a block that does not fit begins the next page."""

    def __init__(self, size_mm: tuple[float, float]) -> None:
        self.size = size_mm
        self.left, self.right = MARGIN_MM, size_mm[0] - MARGIN_MM
        self.pages: list[list[Primitive]] = [[]]
        self.y = size_mm[1] - MARGIN_MM

    def room(self, height: float) -> bool:
        """Begin a new page if less than this is left, and say whether one was begun.

        What is higher than a whole page begins where it is.
        """
        if self.y - height >= FOOT_MM or self.is_at_top:
            return False
        self.new_page()
        return True

    def new_page(self) -> None:
        """Go on at the top of the next page."""
        self.pages.append([])
        self.y = self.top

    @property
    def top(self) -> float:
        """Where pages begin."""
        return self.size[1] - MARGIN_MM

    @property
    def is_at_top(self) -> bool:
        """Whether nothing stands on this page yet."""
        return self.y >= self.top

    def down(self, height: float) -> None:
        """Go down."""
        self.y -= height

    def put(self, primitive: Primitive) -> None:
        """Draw on the last page."""
        self.pages[-1].append(primitive)

    def text(self, text: str, x: float, height: float, colour: str, *, end: bool = False, bold: bool = False) -> None:
        """Write a line that begins at x, or ends there."""
        self.put(Text(text, (x, self.y), height, colour, "end" if end else "start", bold=bold))

    def lines(self, lines: Iterable[str], x: float, height: float, colour: str, *, bold: bool = False) -> None:
        """Write lines below each other, the first at this height; ends at the last one."""
        for number, line in enumerate(lines):
            if number:
                self.down(height * LEADING)
            self.text(line, x, height, colour, bold=bold)

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

    def sheets(self, name: str, head: Placed = NOTHING) -> list[Sheet]:
        """Give the pages as they now are, each with its foot, and a drawing on the first."""
        count = len(self.pages)
        placed = (head, *([NOTHING] * (count - 1)))
        return [
            Sheet(
                page_mm=self.size,
                plan=drawn.primitives,
                factor=drawn.factor,
                origin=drawn.origin,
                window=drawn.window,
                marks=(*page, *self.footer(name, number, count)),
                number=number,
                count=count,
            )
            for number, (page, drawn) in enumerate(zip(self.pages, placed, strict=True), 1)
        ]
