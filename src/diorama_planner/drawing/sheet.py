"""Pages of paper with a plan on them: where it lies, at which print scale, and what stands round it.

A sheet holds two drawings: the plan in model millimetres with the window through which it is seen, and the
page's own marks in paper millimetres. The origin of a page is its lower left corner, y up. Nothing is painted
here; the marks themselves are drawn in `drawing.sheet_marks`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.drawing import sheet_marks
from diorama_planner.drawing.paper import Size, factor_text, paper_name, paper_size, round_factor
from diorama_planner.drawing.primitives import Point, Primitive
from diorama_planner.formulas.tiling import tile_plan

MARGIN_MM = 10.0
STRIP_MM = 24.0
"""Height of the title block at the foot of a plan."""

OVERLAP_MM = 10.0
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Title:
    """What the title block says: scale as in `1:64`, size as in `200 × 240 mm`; an empty one is left out."""

    name: str
    scale_text: str = ""
    base_size: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page.

    A point of the plan lies on the page at `origin + factor * point`; `window` is the part of the page (xmin,
    ymin, xmax, ymax) in which the plan is seen.
    """

    page_mm: Size
    plan: tuple[Primitive, ...]
    factor: float
    origin: Point
    window: Bounds
    marks: tuple[Primitive, ...]
    number: int = 1
    count: int = 1

    def on_page(self, point: Point) -> Point:
        """Give where a point of the plan lies on the page."""
        return self.origin[0] + self.factor * point[0], self.origin[1] + self.factor * point[1]


def plan_sheet(
    primitives: Iterable[Primitive], bounds: Bounds, page: str, title: Title, margin_mm: float = MARGIN_MM
) -> Sheet:
    """Lay the plan on one page, upright or across, at the largest round print scale that fits.

    Args:
        primitives: the plan, in model millimetres.
        bounds: what of it must be seen.
        page: name of the paper.
        title: what the title block says.
        margin_mm: unprinted edge.

    Raises:
        UsageError: unknown paper, no room left on it, or nothing to print.
    """
    upright = paper_size(page)
    width, height = _checked_size(bounds)
    ways = [(_room(size, margin_mm), size) for size in (upright, upright[::-1])]
    factors = [min(room[0] / width, room[1] / height) for room, _ in ways]
    chosen = 1 if factors[1] > factors[0] else 0
    room, page_mm = ways[chosen]
    factor = round_factor(factors[chosen])
    window = (margin_mm, margin_mm + STRIP_MM, margin_mm + room[0], margin_mm + STRIP_MM + room[1])
    return Sheet(
        page_mm,
        tuple(primitives),
        factor,
        _centred(bounds, factor, window),
        window,
        sheet_marks.title_block(page_mm, margin_mm, STRIP_MM, title_lines(title, factor, page_mm), factor),
    )


def title_lines(title: Title, factor: float, page_mm: Size) -> tuple[str, str, str]:
    """Give the three texts of the title block: name, what is shown, how it is printed."""
    printed = f"Printed {factor_text(factor)} on {paper_name(page_mm)}"
    facts = (("Scale", title.scale_text), ("Base", title.base_size))
    shown = " · ".join(f"{word} {value}" for word, value in facts if value)
    return title.name, shown, " · ".join(text for text in (printed, title.date) if text)


def full_size_sheets(
    primitives: Iterable[Primitive],
    bounds: Bounds,
    page: str,
    title: Title,
    overlap_mm: float = OVERLAP_MM,
    margin_mm: float = MARGIN_MM,
) -> list[Sheet]:
    """Lay the plan at its own size on as few pages as it takes, in reading order from the upper left.

    Neighbouring pages share `overlap_mm` and the registration marks in it; labels and the bar to check the
    printer with stand in the margins, so that all of the printable page is the plan's. Counts are those of
    `formulas.tiling`.

    Raises:
        UsageError: unknown paper, no room left on it, an overlap that takes all of it, or nothing to print.
    """
    upright = paper_size(page)
    size = _checked_size(bounds)
    tiling = tile_plan(size, upright, margin_mm, overlap_mm)
    page_mm = upright if tiling.orientation == "portrait" else upright[::-1]
    grid = sheet_marks.Grid(
        tiling.columns, tiling.rows, (page_mm[0] - 2 * margin_mm, page_mm[1] - 2 * margin_mm), overlap_mm
    )
    lower_left = tuple(
        (low + high - whole) / 2 for low, high, whole in zip(bounds[:2], bounds[2:], grid.covered_mm, strict=True)
    )
    plan = tuple(primitives)
    window = (margin_mm, margin_mm, page_mm[0] - margin_mm, page_mm[1] - margin_mm)
    sheets = []
    for number in range(1, tiling.pages + 1):
        row, column = divmod(number - 1, tiling.columns)
        step_x, step_y = grid.step_mm
        seen = (lower_left[0] + column * step_x, lower_left[1] + (tiling.rows - 1 - row) * step_y)
        marks = sheet_marks.page_marks(page_mm, margin_mm, grid, (row, column), title.name)
        origin = (margin_mm - seen[0], margin_mm - seen[1])
        sheets.append(Sheet(page_mm, plan, 1.0, origin, window, marks, number, tiling.pages))
    return sheets


def _checked_size(bounds: Bounds) -> Size:
    width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
    if not (width > 0 and height > 0):
        raise UsageError(msg("there is nothing to print"), msg("place something on the base first"))
    return width, height


def _room(page_mm: Size, margin_mm: float) -> Size:
    return page_mm[0] - 2 * margin_mm, page_mm[1] - 2 * margin_mm - STRIP_MM


def _centred(bounds: Bounds, factor: float, window: Bounds) -> Point:
    x = (window[0] + window[2]) / 2 - factor * (bounds[0] + bounds[2]) / 2
    y = (window[1] + window[3]) / 2 - factor * (bounds[1] + bounds[3]) / 2
    return x, y
