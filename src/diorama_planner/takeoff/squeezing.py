"""A layout made denser, sheet by sheet, by a solver of strips; the first layout stands unless a better one is found.

The solver knows neither sheets nor holes: for every sheet it is asked for a strip as high as the sheet is wide, with
as much as may fit, until the strip is no longer than the sheet. Small parts are put into holes of large ones
beforehand and go along with them; what the solver leaves is filled on the raster. An answer counts only after it was
checked.
"""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from diorama_planner.geometry.nesting_shapes import first_fault
from diorama_planner.takeoff.nest import Found, in_best_order, worth
from diorama_planner.takeoff.nesting import Begun, Layout, Part, Placement, Stock, by_key, counts_of, laid
from diorama_planner.takeoff.nesting_raster import RasterNest, Tell, quiet, usual_cell
from diorama_planner.takeoff.squeeze_units import (
    Unit,
    chosen_for,
    edge_mm,
    placements_of,
    read_answer,
    units_of,
)

Answers: TypeAlias = Generator[Mapping[str, Any], None, None]
Solve: TypeAlias = Callable[[Mapping[str, Any], float], Answers]
"""Answers a question to `strip_solver` for so many seconds."""

FIRST_SHARE = 0.84
"""How much of the first sheet is asked for; good layouts of irregular parts fill about so much."""

LEAST_SOLVE_S = 1.0
TRIES = 4
MORE, LESS = 1.03, 0.97
"""By how much more is tried when all fitted, and by how much less at least when it did not."""


@dataclass(eq=False)
class Squeeze:
    """One attempt to make a layout denser.

    `solve` asks the solver; `tell` is told the progress, 0 to 1, and may raise to stop; `better` is handed every
    layout that is better than those before it.
    """

    layout: Layout
    parts: Sequence[Part]
    stocks: Sequence[Stock]
    seconds: float
    solve: Solve
    tell: Tell
    better: Callable[[Layout], None]
    clock: Callable[[], float] = time.monotonic

    def run(self) -> Layout:
        """Give the best layout found in the time; the one there was, if none is better.

        Whatever `solve` raises is passed on; what was found until then was handed to `better`.
        """
        if self.layout.settings.straight_cuts:  # the solver knows of no straight cuts
            return self.layout
        self._known, self._begin = by_key(self.parts), self.clock()
        self._raster = RasterNest(self.layout.settings, self.layout.settings.cell_mm or usual_cell(self.stocks))
        best = self.layout
        fixed, open_sheets = self._parted()
        begun = fixed
        for number, stock in enumerate(open_sheets):
            share = (self.seconds - self._spent()) / (len(open_sheets) - number)
            if share < LEAST_SOLVE_S:
                break
            is_last = number == len(open_sheets) - 1
            placements = self._sheet(stock, self._units(begun), len(begun.sheets), share, is_last)
            if not placements:
                break
            sheets = (*begun.sheets, stock)
            begun = replace(begun, sheets=sheets, placements=(*begun.placements, *placements))
            whole = self._filled_up(begun)
            if whole is None:
                break
            if self._value(whole) < self._value(best):
                best = whole
                self.better(best)
            kept = len(begun.sheets)
            begun = replace(begun, placements=tuple(p for p in whole.placements if p.sheet < kept))
            if len(begun.placements) == len(whole.placements):
                break
        self.tell(1.0)
        return best

    def _spent(self) -> float:
        return self.clock() - self._begin

    def _parted(self) -> tuple[Begun, list[Stock]]:
        """Give the sheets that stay as they are - irregular ones, those with locked parts - and the others."""
        layout = self.layout
        held = {p.sheet for p in layout.placements if p.locked}
        stay = [n for n, stock in enumerate(layout.sheets) if n in held or not stock.is_plain]
        placements = [replace(p, sheet=stay.index(p.sheet)) for p in layout.placements if p.sheet in stay]
        fixed = Begun(tuple(layout.sheets[n] for n in stay), tuple(placements), self._known)
        return fixed, [stock for n, stock in enumerate(layout.sheets) if n not in stay]

    def _rest(self, begun: Begun) -> list[Part]:
        """The parts that are not on a sheet yet, of those that were placed at all."""
        left = counts_of(self.layout.placements)
        left.subtract(counts_of(begun.placements))
        rest = [replace(part, count=left[part.key]) for part in self.parts if left[part.key] > 0]
        return in_best_order(rest)

    def _filled_up(self, begun: Begun) -> Layout | None:
        """Lay the rest out on the raster; None if that is no sound layout with all parts."""
        found, missing = self._raster.lay_out(self._rest(begun), list(self.stocks), begun, quiet)
        if missing.total():
            return None
        layout = replace(self.layout, sheets=found.sheets, placements=found.placements, cuts=())
        return layout if self._is_sound(layout) else None

    def _is_sound(self, layout: Layout) -> bool:
        spacing = layout.settings.spacing_mm
        for number, stock in enumerate(layout.sheets):
            there = [laid(self._known[p.part], p) for p in layout.on(number)]
            if first_fault(there, stock.usable, spacing) is not None:
                return False
        return True

    def _value(self, layout: Layout) -> tuple[float, ...]:
        begun = Begun(layout.sheets, layout.placements, self._known)
        missing = Counter({one.part: one.count for one in layout.unplaced})
        return worth(Found(begun, missing, layout.cuts), layout.settings)

    def _units(self, begun: Begun) -> list[Unit]:
        """The rest as what the solver moves, the largest first, small parts in the holes of large ones."""
        parts = sorted(self._rest(begun), key=lambda part: (-part.region.area, part.key))
        return list(units_of(parts, self.layout.settings, self._raster))

    def _sheet(
        self, stock: Stock, units: Sequence[Unit], number: int, seconds: float, is_last: bool
    ) -> list[Placement]:
        """Fill one sheet as densely as the time allows: with more if all fitted, with less if not.

        What holds all that is left is made as short as possible, so that the rest of the sheet is one piece.
        """
        best: tuple[float, float, list[Placement]] = (0.0, 0.0, [])
        xmin, ymin, xmax, ymax = stock.usable.bounds
        height, end = ymax - ymin + 2 * edge_mm(self.layout.settings), self._spent() + seconds
        share, asked, holds_all = FIRST_SHARE, list[Part](), False
        for tried in range(TRIES):
            chosen = chosen_for(units, share * stock.usable.area, height)
            while best[2] and share < 1.0 and [unit.part for unit in chosen] == asked and not holds_all:
                share *= MORE
                chosen = chosen_for(units, share * stock.usable.area, height)
            left, asked = end - self._spent(), [unit.part for unit in chosen]
            if left < LEAST_SOLVE_S or not chosen:
                break
            is_all = len(chosen) == len(units)
            is_final = is_all and (is_last or holds_all)
            length, placements = self._solved(
                stock, chosen, number, left / (1 if is_final else TRIES - tried), wants_short=is_all
            )
            area = sum(unit.area_mm2 for unit in chosen)
            if placements and (area, -length) > best[:2]:
                best = area, -length, placements
            if is_final and placements:
                break
            holds_all = holds_all or (is_all and bool(placements))
            if not holds_all:
                share *= MORE if placements else min(LESS, ((xmax - xmin) / length) ** 0.9)
        return best[2]

    def _solved(
        self, stock: Stock, units: Sequence[Unit], number: int, seconds: float, *, wants_short: bool
    ) -> tuple[float, list[Placement]]:
        """Ask for one strip; give its length, and the placements if it fits the sheet and is sound."""
        xmin, ymin, xmax, ymax = stock.usable.bounds
        edge = edge_mm(self.layout.settings)
        question = {
            "height": ymax - ymin + 2 * edge,
            "seconds": max(LEAST_SOLVE_S, math.floor(seconds)),
            "shapes": [{"ring": unit.ring.tolist(), "turns": unit.turns} for unit in units],
        }
        length, placements = math.inf, list[Placement]()
        with closing(self.solve(question, seconds + LEAST_SOLVE_S)) as answers:
            for answer in answers:
                self.tell(min(1.0, self._spent() / self.seconds))
                width, spots = read_answer(answer, units)
                if width >= length:
                    continue
                length = width
                if width > xmax - xmin + 2 * edge:
                    continue
                found = list(placements_of(units, spots, (xmin - edge, ymin - edge), number))
                there = [laid(self._known[p.part], p) for p in found]
                if first_fault(there, stock.usable, self.layout.settings.spacing_mm) is None:
                    placements = found
                    if not wants_short:
                        break
        return (length if length < math.inf else 2 * (xmax - xmin)), placements
