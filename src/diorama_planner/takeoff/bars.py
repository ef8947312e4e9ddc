"""Straight pieces, the bars that they are cut from, and how they are cut.

Only words: `lengths` makes plans, `bar_patterns` looks for better ones. What an item needs of a material by the
length is said by its kind; which bars there are, by those who ask.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal, TypeAlias

from diorama_planner.core.errors import RecordError
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_length
from diorama_planner.model.record import RecordId

NEW = ""
"""The key of bars that are bought."""

FITS_MM = 1e-6
"""By so much sums of lengths may go wrong."""

Measure: TypeAlias = Literal["bars", "length", "money"]
"""What a plan makes small: how many bars are bought, how many millimetres of them, or their price."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A straight piece; `count` of them alike are wanted. Lengths in mm.

    `item` is the id of its record. One that `joins` is laid end to end of several where it is longer than a bar.

    Raises:
        RecordError: a length that is no finite number above 0, fewer than one.
    """

    name: str
    item: RecordId
    length_mm: float
    count: int = 1
    joins: bool = False

    def __post_init__(self) -> None:
        _need_length(self.length_mm, self.name)
        if self.count < 1:
            raise RecordError(msg("{name}: there must be one or more", name=self.name))


@dataclass(frozen=True, slots=True)
class Bar:
    """What pieces are cut from: `count` of them, or as many as are wanted if None.

    `key` is NEW for what is bought, else it names what lies in the stash, which costs nothing.

    Raises:
        RecordError: a length that is no finite number above 0, a price or a count below 0.
    """

    length_mm: float
    name: str = ""
    price: Decimal | None = None
    count: int | None = None
    key: str = NEW

    def __post_init__(self) -> None:
        _need_length(self.length_mm, self.name)
        if self.price is not None and not (self.price.is_finite() and self.price >= 0):
            raise RecordError(msg("{name}: a price cannot be {price}", name=self.name, price=str(self.price)))
        if self.count is not None and self.count < 0:
            raise RecordError(msg("{name}: there cannot be fewer than none", name=self.name))


def _need_length(length_mm: float, name: str) -> None:
    if not (math.isfinite(length_mm) and length_mm > 0):
        raise RecordError(msg("{name}: a length must be above 0", name=name))


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece on a bar, from its left end; `part` says which one of the `parts` that a run is joined of."""

    piece: Piece
    start_mm: float
    length_mm: float
    part: int = 1
    parts: int = 1

    @property
    def end_mm(self) -> float:
        """Where it ends."""
        return self.start_mm + self.length_mm


@dataclass(frozen=True, slots=True)
class CutBar:
    """A bar and what is cut from it, from left to right."""

    bar: Bar
    cuts: tuple[Cut, ...]
    kerf_mm: float

    @property
    def used_mm(self) -> float:
        """What its pieces take, without the cuts between them."""
        return math.fsum(cut.length_mm for cut in self.cuts)

    @property
    def offcut_mm(self) -> float:
        """What is left at its end, after the last cut."""
        return max(0.0, self.bar.length_mm - self.cuts[-1].end_mm - self.kerf_mm)


@dataclass(frozen=True, slots=True)
class Unlaid:
    """A piece for which there is no bar, how many of them, why, and what to do about it."""

    piece: Piece
    count: int
    why: Message


@dataclass(frozen=True)
class BarPlan:
    """Which bars are cut into what.

    Attributes:
        bars: in the order of cutting; those of the stash first.
        unlaid: what could not be laid.
        measure: what was made small.
        least: no plan takes less than this by that measure: bars, mm, or money in the currency of the prices.
        proved: whether no plan of all that is laid is better, and no bar ran out.
        by_patterns: whether patterns did better than first-fit decreasing.
    """

    bars: tuple[CutBar, ...]
    unlaid: tuple[Unlaid, ...]
    measure: Measure
    least: float
    proved: bool
    by_patterns: bool = False

    @cached_property
    def bought(self) -> Counter[Bar]:
        """How many of which bars are bought."""
        return Counter(each.bar for each in self.bars if each.bar.key == NEW)

    @cached_property
    def from_stash(self) -> Counter[Bar]:
        """How many of which bars come from the stash."""
        return Counter(each.bar for each in self.bars if each.bar.key != NEW)

    @property
    def cost(self) -> Decimal | None:
        """What the bought bars cost; None if a price is missing."""
        if any(bar.price is None for bar in self.bought):
            return None
        return sum(((bar.price or Decimal(0)) * count for bar, count in self.bought.items()), Decimal(0))

    @property
    def used_mm(self) -> float:
        """The sum of all pieces that are laid."""
        return math.fsum(each.used_mm for each in self.bars)

    @property
    def use(self) -> float:
        """The share of the bars that becomes pieces; 0 without bars."""
        whole = math.fsum(each.bar.length_mm for each in self.bars)
        return self.used_mm / whole if whole else 0.0

    @property
    def offcuts_mm(self) -> tuple[float, ...]:
        """What is left of the bars, longest first."""
        return tuple(sorted((each.offcut_mm for each in self.bars if each.offcut_mm > FITS_MM), reverse=True))

    @property
    def proof(self) -> Message:
        """What is known of better plans, for people."""
        if self.proved:
            return _PROVED[self.measure]
        if self.measure == "bars":
            return msg(
                "{bars} bars; no plan needs fewer than {least}", bars=self.bought.total(), least=round(self.least)
            )
        if self.measure == "money":
            return msg("no plan costs less than {least}", least=f"{self.least:.2f}")
        return msg("no plan buys less than {least}", least=Shown(format_length, self.least))


_PROVED: dict[Measure, Message] = {
    "bars": msg("proved: no plan needs fewer bars"),
    "length": msg("proved: no plan buys less"),
    "money": msg("proved: no plan costs less"),
}
