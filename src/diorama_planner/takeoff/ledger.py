"""Running totals of the take-off: buckets of lines per material, re-summed only where something changed."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from diorama_planner.catalogue.takeoff_line import MeasuredUnit, NeedUnit, TakeoffLine
from diorama_planner.model.record import RecordId


@dataclass(frozen=True, slots=True)
class Total:
    """What all items need of one material, before waste and packs."""

    material: str
    measured: float
    measured_unit: MeasuredUnit
    amount: float
    unit: NeedUnit
    lines: tuple[TakeoffLine, ...]


class Ledger:
    """Keeps the lines of every source (a record id) and the totals of every material.

    `resummed` counts the buckets that were summed anew, for tests that watch the work.
    """

    def __init__(self) -> None:
        self._lines: dict[RecordId, tuple[TakeoffLine, ...]] = {}
        self._buckets: dict[str, dict[RecordId, None]] = defaultdict(dict)
        self._totals: dict[str, Total] = {}
        self._stale: set[str] = set()
        self.resummed = 0

    def put(self, source: RecordId, lines: Sequence[TakeoffLine]) -> None:
        """Replace the lines of a source; an empty sequence removes it."""
        new = tuple(lines)
        old = self._lines.get(source, ())
        if new == old:
            return
        for material in {line.material for line in old}:
            del self._buckets[material][source]
            self._stale.add(material)
        for material in {line.material for line in new}:
            self._buckets[material][source] = None
            self._stale.add(material)
        if new:
            self._lines[source] = new
        else:
            self._lines.pop(source, None)

    def clear(self) -> None:
        """Forget all lines."""
        self._lines.clear()
        self._buckets.clear()
        self._totals.clear()
        self._stale.clear()

    def totals(self) -> dict[str, Total]:
        """Totals by material, those with lines only, in order of material id."""
        for material in self._stale:
            self.resummed += 1
            lines = [
                line
                for source in sorted(self._buckets.get(material, ()))
                for line in self._lines[source]
                if line.material == material
            ]
            if lines:
                self._totals[material] = _total(material, tuple(lines))
            else:
                self._totals.pop(material, None)
        self._stale.clear()
        return dict(sorted(self._totals.items()))


def _total(material: str, lines: tuple[TakeoffLine, ...]) -> Total:
    # A material measured in two ways (an area here, a volume there) reports what its first line was measured in.
    unit = lines[0].measured_unit
    measured = math.fsum(line.measured for line in lines if line.measured_unit == unit)
    return Total(material, measured, unit, math.fsum(line.amount for line in lines), lines[0].unit, lines)
