"""A plan over printer pages, and rectangles out of sheets. True nesting of outlines is `takeoff`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.formulas.limits import need_not_negative, need_positive
from diorama_planner.formulas.rounding import count_down, count_up, is_above

Size = tuple[float, float]
Orientation = Literal["portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class Tiling:
    """Pages of a tiled plan."""

    columns: int
    rows: int
    orientation: Orientation

    @property
    def pages(self) -> int:
        """All pages."""
        return self.columns * self.rows


def pages_along(length_mm: float, printable_mm: float, overlap_mm: float = 0.0) -> int:
    """Pages along one side: 1 + ceil((W - p) / (p - overlap)), and 1 where the plan fits. Source: arithmetic.

    Raises:
        UsageError: nothing of the page is left to print on, or the overlap takes all of it.
    """
    need_positive(plan=length_mm)
    need_not_negative(overlap=overlap_mm)
    if printable_mm <= 0:
        raise UsageError(msg("The margins leave nothing of the page"), msg("Make them smaller."))
    if not is_above(length_mm, printable_mm):
        return 1
    if overlap_mm >= printable_mm:
        raise UsageError(msg("The overlap takes the whole page"), msg("Make it smaller than the printable size."))
    return 1 + count_up((length_mm - printable_mm) / (printable_mm - overlap_mm))


def tile_as(plan_mm: Size, printable_mm: Size, overlap_mm: float, orientation: Orientation) -> Tiling:
    """Tile a plan (width, depth) with pages held one way; `printable_mm` in any order."""
    short, long = sorted(printable_mm)
    across, down = (short, long) if orientation == "portrait" else (long, short)
    columns = pages_along(plan_mm[0], across, overlap_mm)
    return Tiling(columns, pages_along(plan_mm[1], down, overlap_mm), orientation)


def tile_plan(plan_mm: Size, page_mm: Size, margin_mm: float = 0.0, overlap_mm: float = 0.0) -> Tiling:
    """Tile a plan with the fewest pages, portrait when both ways take as many.

    Args:
        plan_mm: width and depth of the plan.
        page_mm: the sheet of paper.
        margin_mm: unprinted edge on each of its four sides.
        overlap_mm: by how much neighbouring pages share the plan.
    """
    need_not_negative(margin=margin_mm)
    printable = (page_mm[0] - 2 * margin_mm, page_mm[1] - 2 * margin_mm)
    ways = (
        tile_as(plan_mm, printable, overlap_mm, "portrait"),
        tile_as(plan_mm, printable, overlap_mm, "landscape"),
    )
    return min(ways, key=lambda way: way.pages)


def pieces_per_sheet(sheet_mm: Size, piece_mm: Size) -> int:
    """Equal rectangles out of a sheet, all the same way round, the better of both ways; 0 when none fits."""
    need_positive(sheet=min(sheet_mm), piece=min(piece_mm))
    (length, width), (a, b) = sheet_mm, piece_mm
    straight = count_down(length / a) * count_down(width / b)
    turned = count_down(length / b) * count_down(width / a)
    return max(straight, turned)


def sheets_for(pieces: int, sheet_mm: Size, piece_mm: Size) -> int:
    """Sheets to buy for equal rectangles.

    Raises:
        UsageError: not even one piece fits.
    """
    each = pieces_per_sheet(sheet_mm, piece_mm)
    if each == 0:
        raise UsageError(msg("The piece does not fit on the sheet"), msg("Take a larger sheet or join two pieces."))
    return count_up(pieces / each)
