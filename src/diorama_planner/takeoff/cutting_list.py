"""What is cut from what: the layouts and bar plans of a plan, as they are shown, printed and exported.

Only words: layouts are made by the modules of nesting, bar plans by `lengths`; which of them hold for a plan is said
by `app.sawing.cut_sheets`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from diorama_planner.catalogue.material import Material
from diorama_planner.geometry.region import Region
from diorama_planner.takeoff.bars import BarPlan, Piece
from diorama_planner.takeoff.nesting import Layout, Part, use_pct

OFFCUT_MM = 40.0
"""What is narrower everywhere is thrown away; general practice, unsourced."""


@dataclass(frozen=True, slots=True)
class CutRow:
    """A line of a cut list: what has the number, how large it is, how many there are, and on which sheets or bars."""

    number: int
    name: str
    size_mm: tuple[float, ...]
    count: int
    places: tuple[int, ...]


@dataclass(frozen=True)
class SheetCutting:
    """The parts of one material on its sheets.

    `scale` is that of the plan, for textures that show real things. `is_accepted` tells that the plan keeps the
    layout; `is_stale` that it keeps another one, which no longer fits the parts.
    """

    material: Material
    layout: Layout
    parts: Mapping[str, Part]
    scale: float = 1.0
    is_accepted: bool = False
    is_stale: bool = False

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each part on drawings and in the list, the largest first."""
        laid = {placement.part for placement in self.layout.placements}
        known = [part for part in self.parts.values() if part.key in laid]
        known.sort(key=lambda part: (-part.region.area, part.name, part.key))
        return {part.key: number for number, part in enumerate(known, 1)}

    @property
    def use(self) -> float:
        """The share of the sheets that becomes parts."""
        return use_pct(self.layout, self.parts) / 100.0

    def offcut(self, sheet: int) -> Region | None:
        """The largest piece that is left of a sheet and worth keeping, in the sheet's own millimetres."""
        found = self._offcuts[sheet]
        return found[0] if found else None

    @cached_property
    def _offcuts(self) -> list[list[Region]]:
        from diorama_planner.takeoff.nest import offcuts

        parts = list(self.parts.values())
        return [offcuts(self.layout, parts, sheet, OFFCUT_MM) for sheet in range(len(self.layout.sheets))]

    def rows(self) -> list[CutRow]:
        """The cut list, by numbers."""
        found = []
        for key, number in self.numbers.items():
            part = self.parts[key]
            places = [placement.sheet for placement in self.layout.placements if placement.part == key]
            size = tuple(round(side, 1) for side in part.size_mm)
            found.append(CutRow(number, part.name, size, len(places), tuple(sorted({place + 1 for place in places}))))
        return found


@dataclass(frozen=True)
class BarCutting:
    """The straight pieces of one material on its bars."""

    material: Material
    plan: BarPlan

    @cached_property
    def numbers(self) -> Mapping[Piece, int]:
        """The number of each piece on drawings and in the list, the longest first."""
        pieces = {cut.piece for bar in self.plan.bars for cut in bar.cuts}
        ordered = sorted(pieces, key=lambda piece: (-piece.length_mm, piece.name, piece.item))
        return {piece: number for number, piece in enumerate(ordered, 1)}

    @property
    def use(self) -> float:
        """The share of the bars that becomes pieces."""
        return self.plan.use

    def rows(self) -> list[CutRow]:
        """The cut list, by numbers; a run that is joined has a row for each of its lengths."""
        counts: Counter[tuple[int, str, float]] = Counter()
        places: dict[tuple[int, str, float], set[int]] = {}
        for place, bar in enumerate(self.plan.bars, 1):
            for cut in bar.cuts:
                row = (self.numbers[cut.piece], cut.piece.name, round(cut.length_mm, 1))
                counts[row] += 1
                places.setdefault(row, set()).add(place)
        return [
            CutRow(number, name, (length,), count, tuple(sorted(places[number, name, length])))
            for (number, name, length), count in sorted(counts.items(), key=lambda row: (row[0][0], -row[0][2]))
        ]


Cutting: TypeAlias = SheetCutting | BarCutting
