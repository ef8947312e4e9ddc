"""Parts laid out on a raster, one after the other: at once, always the same, for any shape of part and sheet.

Each part goes onto the first sheet that has room, in the position in which it reaches least far to the right. So the
left end of a sheet is filled, small parts come to lie in holes of large ones, and what is left of the last sheet is
in one piece. Rows of rectangles are in `nesting_rows`, which layout is the best one in `nest`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from diorama_planner.geometry.nesting_grids import GROWN, Board, Stamp, grown, stamp_of
from diorama_planner.geometry.region import Region, difference, rect_region
from diorama_planner.takeoff.nesting import Begun, Part, Placement, Settings, Stock, laid

CELLS = 80_000
"""A sheet is divided into about so many cells: 3 mm on 1200 x 600 mm."""

FINEST_MM = 1.0

Tell = Callable[[float], None]
"""Is told how far the work is, 0 to 1; may raise to stop it."""


def quiet(progress: float) -> None:
    """Tell nobody."""


@dataclass(eq=False)
class Opened:
    """A sheet in use: the stock that it is, and which of its cells are taken."""

    stock: Stock
    board: Board
    full_for: set[str] = field(default_factory=set)

    def has_no_room(self, part: Part) -> bool:
        """Whether it is known beforehand that a part finds no place."""
        return part.key in self.full_for or part.region.area > self.stock.usable.area - self.board.used_mm2


def usual_cell(stocks: Sequence[Stock]) -> float:
    """The raster for sheets, by the largest of them, in mm."""
    largest = max((stock.length_mm * stock.width_mm for stock in stocks), default=CELLS * 9.0)
    return max(FINEST_MM, math.sqrt(largest / CELLS))


class RasterNest:
    """Lays parts out on a raster of one cell; stamps are kept, so that another order costs little."""

    def __init__(self, settings: Settings, cell_mm: float) -> None:
        self._settings = settings
        self._cell = cell_mm
        self._stamps: dict[str, list[Stamp]] = {}
        self._fresh: dict[int, Opened] = {}
        """The next sheet of each stock, by its place: what found no room on it is not tried again."""

    def lay_out(
        self, parts: Sequence[Part], stocks: Sequence[Stock], begun: Begun, tell: Tell
    ) -> tuple[Begun, Counter[str]]:
        """Lay parts out in their order, on sheets that were begun and then on others of the stocks.

        Returns:
            The sheets with all that lies on them, and how many of each part found no place.
        """
        sheets, self._fresh = [self._opened(stock) for stock in begun.sheets], {}
        for placement in begun.placements:
            region = laid(begun.parts[placement.part], placement)
            sheets[placement.sheet].board.keep(region, self._grown(region))
        left, placements = begun.left_of(stocks), list(begun.placements)
        missing: Counter[str] = Counter()
        total, done = sum(part.count for part in parts) or 1, 0
        for part in parts:
            for _ in range(part.count):
                found = self._place(part, sheets, stocks, left)
                if found is None:
                    missing[part.key] += 1
                else:
                    placements.append(found)
                done += 1
                tell(done / total)
        used = tuple(sheet.stock for sheet in sheets)
        return replace(begun, sheets=used, placements=tuple(placements)), missing

    def _place(
        self, part: Part, sheets: list[Opened], stocks: Sequence[Stock], left: Counter[str]
    ) -> Placement | None:
        """Put a part onto what is there for nothing, begun or not, before it goes onto what is bought."""
        for bought in (False, True):
            for number, sheet in enumerate(sheets):
                if (sheet.stock.cost > 0) is bought and (found := self._on(sheet, part)) is not None:
                    return replace(found, sheet=number)
            for place, stock in enumerate(stocks):
                if (stock.cost > 0) is not bought or (stock.count is not None and left[stock.key] <= 0):
                    continue
                sheet = self._fresh.get(place) or self._fresh.setdefault(place, self._opened(stock))
                if (found := self._on(sheet, part)) is not None:
                    sheets.append(self._fresh.pop(place))
                    left[stock.key] -= 1
                    return replace(found, sheet=len(sheets) - 1)
        return None

    def _on(self, sheet: Opened, part: Part) -> Placement | None:
        """Put a part where it reaches least far to the right, the lowest such place."""
        if sheet.has_no_room(part):
            return None
        board = sheet.board
        best: tuple[float, Stamp, tuple[int, int]] | None = None
        for stamp in self._stamps_of(part):
            width = stamp.size_mm[0]
            before = None if best is None else math.floor((best[0] - width) / board.cell + 1e-6) + 1
            at = board.first_place(stamp, before)
            if at is None:
                continue
            reach = at[0] * board.cell + width
            if best is None or (reach, at[1]) < (best[0], best[2][1]):
                best = reach, stamp, at
        if best is None:
            sheet.full_for.add(part.key)
            return None
        _, stamp, at = best
        board.put(stamp, *at)
        x, y = board.carried_to(stamp, *at)
        return Placement(part.key, 0, x, y, stamp.turn_deg)

    def _opened(self, stock: Stock) -> Opened:
        box = stock.usable.bounds
        obstacle = None if stock.is_plain else difference(rect_region(*box), stock.usable)
        return Opened(stock, Board(box, self._cell, self._settings.spacing_mm, obstacle))

    def _grown(self, region: Region) -> Region:
        return grown(region, self._settings.spacing_mm / 2.0 + GROWN * self._cell)

    def _stamps_of(self, part: Part) -> list[Stamp]:
        """The positions of a part that differ."""
        found = self._stamps.get(part.key)
        if found is None:
            larger, spacing = self._grown(part.region), self._settings.spacing_mm
            angles = self._settings.angles(part.grain)
            stamps = [stamp_of(part.region, larger, angle, self._cell, spacing) for angle in angles]
            different = {(stamp.cells.shape, stamp.cells.tobytes()): stamp for stamp in reversed(stamps)}
            found = self._stamps[part.key] = list(reversed(different.values()))
        return found
