"""Straight parts that items are cut into from what is sold by the length, and how they follow from the take-off.

What is billed by the millimetre and what is cut from bars are the same: the parts of a line are together as long as
it counts. How they are cut from bars is for `takeoff`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.kinds.contract import Around
from diorama_planner.model.record import Item

_SAME_MM = 6
"""Decimals of a millimetre to which lengths are told apart."""


@dataclass(frozen=True, slots=True)
class StraightPart:
    """So many pieces alike of a length in mm. One that `joins` may be laid end to end of several, as rails are.

    What is no piece (`is_piece`) is a run laid of whatever there is: no pieces are known, or it comes off a roll.
    """

    surface: str
    material: str
    length_mm: float
    count: int = 1
    joins: bool = False
    is_piece: bool = True


@dataclass(frozen=True, slots=True)
class Runs:
    """The lengths in mm that a surface is made of, each once; `are_pieces` as `StraightPart.is_piece`."""

    lengths_mm: Iterable[float]
    joins: bool = True
    are_pieces: bool = True


RunsOf: TypeAlias = Mapping[str, Callable[[], Runs]]
"""The lengths of an item by surface, worked out when a line of that surface is cut from bars."""


def bar_length(material: Material, line: TakeoffLine) -> float:
    """Return how many mm a line counts of what is cut from bars: sold by the length, or in pieces of one; else 0."""
    if line.unit == "mm":
        return line.amount
    by_piece = material.form == "each" and material.length_mm and line.measured_unit == "mm"
    return line.measured if by_piece else 0.0


def straight_parts(lines: Iterable[TakeoffLine], runs: RunsOf, around: Around) -> Iterator[StraightPart]:
    """Give the parts of what lines count by the length; a surface of which no runs are known is one that joins."""
    for line in lines:
        material = around.catalogue.material_map.get(line.material)
        whole = 0.0 if material is None else bar_length(material, line)
        if whole <= 0:
            continue
        found = runs[line.surface]() if line.surface in runs else Runs((whole,), are_pieces=False)
        lengths = [length for length in found.lengths_mm if length > 0] or [whole]
        scale = whole / math.fsum(lengths)
        for length, count in Counter(round(length * scale, _SAME_MM) for length in lengths).items():
            yield StraightPart(line.surface, line.material, length, count, found.joins, found.are_pieces)


def lengths_of(item: Item, lines: Sequence[TakeoffLine], around: Around) -> Sequence[StraightPart]:
    """Give what an item is cut into, of which lines are the take-off; each is one run where its kind says no more."""
    from diorama_planner.kinds.registry import kind_of

    facet = kind_of(item).lengths
    return tuple(straight_parts(lines, {}, around)) if facet is None else facet(item, around)
