"""What the finished piece weighs, as far as it is known: body times density, powders with the water that they bind.

Moulds and what is left of packs do not stay on the piece. Paint and glue are left out, since most of what is counted
of them is water that dries away; so are things and lights, of which the catalogue knows the size and not the weight.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.takeoff_line import MeasuredUnit, NeedUnit, TakeoffLine
from diorama_planner.core.messages import Message, counted, msg

if TYPE_CHECKING:
    from diorama_planner.takeoff.bill_rows import Bill
    from diorama_planner.takeoff.ledger import Total

GYPSUM_GAIN = 172.17 / 145.15
"""What plaster weighs when it is dry, by its powder: CaSO4 1/2 H2O (145.15 g/mol) takes up 1 1/2 H2O as it sets and
becomes CaSO4 2 H2O (172.17 g/mol); the rest of the mixing water dries out. Molar masses: IUPAC 2021."""

THIN = frozenset({"paint", "varnish", "glue", "weathering"})
"""Categories of which only a film stays."""

LIGHTS = "lighting"
"""The category of what is wired; what has no density of it is told together."""

_TAKEN_OFF = frozenset({"mould"})
"""Surfaces of which nothing stays on the piece."""

_SURFACE: Callable[[TakeoffLine], str] = attrgetter("surface")
_UNITS: Callable[[TakeoffLine], tuple[NeedUnit, MeasuredUnit]] = attrgetter("unit", "measured_unit")
_AMOUNT: Callable[[TakeoffLine], float] = attrgetter("amount")
_MEASURED: Callable[[TakeoffLine], float] = attrgetter("measured")


@dataclass(frozen=True, slots=True)
class Weight:
    """What a piece weighs in all and by category, in grams, heaviest first.

    `unknown` names materials of which the catalogue does not know enough, `wet` those that are weighed as they come
    out of the pack and dry lighter, `left_out` those of which only a film stays; `things` counts those on the plan,
    `lights` materials of what is wired.
    """

    grams: float
    by_category: tuple[tuple[str, float], ...]
    unknown: tuple[str, ...]
    wet: tuple[str, ...]
    left_out: tuple[str, ...]
    things: int
    lights: int = 0

    def caveats(self) -> tuple[Message, ...]:
        """Say what the figure does not hold."""
        found = []
        if self.unknown:
            found.append(msg("without {names}, whose weight is not known", names=self.unknown))
        if self.wet:
            found.append(msg("{names} weighed as bought; they dry lighter", names=self.wet))
        if self.left_out:
            found.append(msg("without paint and glue, of which only a film stays"))
        if self.lights:
            found.append(msg("without lights, wires and batteries"))
        if self.things:
            text = "without the thing that stands on it", "without the {count} things that stand on it"
            found.append(counted(*text, self.things))
        return tuple(found)


def weigh(bill: Bill) -> Weight:
    """Estimate what the finished piece weighs, from the rows of its bill."""
    sums: dict[str, list[float]] = defaultdict(list)
    unknown, wet, left_out, lights = [], [], [], 0
    for row in bill.rows:
        if row.category in THIN:
            left_out.append(row.name)
        elif row.mass_g is None and row.category == LIGHTS:
            lights += 1
        elif row.mass_g is None:
            unknown.append(row.name)
        else:
            sums[row.category].append(row.mass_g)
            if dries_lighter(row.category, row.unit):
                wet.append(row.name)
    totals = sorted(((name, math.fsum(parts)) for name, parts in sums.items()), key=lambda pair: (-pair[1], pair[0]))
    things = sum(thing.count for thing in bill.things)
    grams = math.fsum(grams for _, grams in totals)
    return Weight(grams, tuple(totals), tuple(unknown), tuple(wet), tuple(left_out), things, lights)


def dries_lighter(category: str, unit: str) -> bool:
    """Whether it is weighed as it comes out of the pack, water in it and all: filler from the tub, clay."""
    return category == "clay" or (category == "plaster" and unit == "ml")


def mass_g(material: Material, total: Total) -> float | None:
    """Give what stays of all of a material on the finished piece, before waste; None if it cannot be told."""
    if material.category in THIN:
        return None
    lines: Sequence[TakeoffLine] = total.lines
    if not _TAKEN_OFF.isdisjoint(map(_SURFACE, lines)):
        lines = [line for line in lines if line.surface not in _TAKEN_OFF]
    masses, every = [], set(map(_UNITS, lines))
    for units in every:
        weighed = _g_per_unit(material, *units)
        if weighed is None:
            return None
        alike = lines if len(every) == 1 else [line for line in lines if _UNITS(line) == units]
        masses.append(math.fsum(map(weighed.what, alike)) * weighed.g)
    return math.fsum(masses)


class _Weighed(NamedTuple):
    """What of a line is weighed, and what one of its unit weighs."""

    what: Callable[[TakeoffLine], float]
    g: float


def _g_per_unit(material: Material, unit: NeedUnit, measured_unit: MeasuredUnit) -> _Weighed | None:
    if unit == "g":
        return _Weighed(_AMOUNT, GYPSUM_GAIN if _is_gypsum(material) else 1.0)
    if material.density_kg_m3 is None:
        return None
    g_per_mm3 = material.density_kg_m3 * 1e-6
    if unit == "mm2" and measured_unit == "mm3":  # the bodies themselves, without what is cut off their sheets
        return _Weighed(_MEASURED, g_per_mm3)
    sizes: dict[NeedUnit, tuple[float | None, ...]] = {
        "ml": (1e3,),
        "mm2": (material.thickness_mm,),
        "mm": (material.width_mm, material.thickness_mm),
        "each": (material.length_mm, material.width_mm, material.thickness_mm),
    }
    mm3 = math.prod(size or 0.0 for size in sizes[unit])  # of one unit
    return _Weighed(_AMOUNT, mm3 * g_per_mm3) if mm3 else None


def _is_gypsum(material: Material) -> bool:
    """Whether it is a powder that binds water as it sets."""
    return material.category == "plaster" and material.coverage_unit == "l_per_kg"
