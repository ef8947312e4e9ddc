"""Patterns by which bars are cut, found by column generation, and bounds that no plan can beat.

Numbers only: distinct lengths, how many of each, bars with their costs. A master program chooses patterns and prices
lengths; for those prices a knapsack gives the best pattern of each bar; when none pays any more, whole numbers of the
patterns found are chosen. After P. C. Gilmore and R. E. Gomory, A Linear Programming Approach to the Cutting-Stock
Problem, Operations Research 9 (1961); the bound on the way after A. A. Farley, A Note on Bounding a Class of Linear
Programming Problems, Operations Research 38 (1990).
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from diorama_planner.takeoff.bars import FITS_MM
from diorama_planner.takeoff.linear import Column, Row, Solution, solve

MOST_CELLS = 20_000
"""So finely a bar is divided for the knapsack, in steps of 0.1 mm or a power of two of it."""

STEP_MM = 0.1
MOST_ROUNDS = 400
MOST_NODES = 400
"""Limits that do not depend on how fast the machine is, so that a plan is the same everywhere."""

_PAYS = 1e-7


class Pattern(NamedTuple):
    """How many of each length are cut from one bar, by the numbers of bar and lengths in the task."""

    bar: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """What is wanted of which bars.

    Attributes:
        lengths: distinct lengths in mm, longest first, each of which fits on a bar.
        wanted: how many of each.
        bars: lengths of the bars in mm.
        paid: what each costs in whole units of the measure; 0 for what lies in the stash.
        limits: how many there are; None for as many as are wanted.
        kerf_mm: what is lost between two pieces.
    """

    lengths: tuple[float, ...]
    wanted: tuple[int, ...]
    bars: tuple[float, ...]
    paid: tuple[int, ...]
    limits: tuple[int | None, ...]
    kerf_mm: float

    @property
    def step(self) -> int:
        """Every plan costs a multiple of this."""
        return math.gcd(*self.paid) or 1

    @property
    def costs(self) -> tuple[float, ...]:
        """What the solver makes small: what is paid and, far behind it, how much of the stash is used up."""
        stash = sum(
            length * (limit or 0)
            for length, paid, limit in zip(self.bars, self.paid, self.limits, strict=True)
            if not paid
        )
        return tuple(
            float(paid) if paid else 0.5 * self.step * length / stash if stash else 0.0
            for length, paid in zip(self.bars, self.paid, strict=True)
        )

    def paid_for(self, plan: Mapping[Pattern, int]) -> int:
        """What the bars of a plan cost."""
        return sum(self.paid[pattern.bar] * times for pattern, times in plan.items())

    def rounded_up(self, bound: float) -> int:
        """Give the least that a plan can cost if it costs no less than a bound."""
        return max(0, math.ceil(bound / self.step - 1e-6)) * self.step


def simple_bound(task: Task) -> int:
    """Give what no plan can cost less than: all lengths with their cuts, at the price of the cheapest millimetre."""
    room = math.fsum((length + task.kerf_mm) * count for length, count in zip(task.lengths, task.wanted, strict=True))
    dearest = 0.0
    for length, paid, limit in zip(task.bars, task.paid, task.limits, strict=True):
        if not paid:
            room -= (length + task.kerf_mm) * (limit or 0)
        else:
            dearest = max(dearest, (length + task.kerf_mm) / paid)
    return task.rounded_up(room / dearest) if room > 0 and dearest else 0


def better_patterns(task: Task, known: Mapping[Pattern, int], seconds: float) -> tuple[Mapping[Pattern, int], int]:
    """Look for a cheaper plan than one that is known.

    Returns:
        patterns and how often each is cut (which may give more of a length than is wanted), and what no plan that
        leaves nothing out can cost less than.
    """
    until = time.monotonic() + seconds
    patterns = list(dict.fromkeys([*known, *_plain_patterns(task)]))
    knapsack = _Knapsack(task)
    least = simple_bound(task)
    for _ in range(MOST_ROUNDS):
        master = solve([*_columns(task, patterns), *_left_out(task)], _rows(task))
        if master is None or time.monotonic() > until:
            break
        prices = np.maximum(master.duals[: len(task.lengths)], 0.0)
        found, worth = knapsack.best(prices)
        least = max(least, task.rounded_up(_bound(task, prices, worth)))
        new = [each for each in found if each not in patterns and _pays(task, each, master)]
        if not new or _is_reached(task, known, least):
            break
        patterns += new
    if _is_reached(task, known, least):
        return known, least
    better = _whole(task, patterns, known, until)
    return (better if better and _is_better(task, better, known) else known), least


def lacking(task: Task, plan: Mapping[Pattern, int]) -> tuple[int, ...]:
    """How many of each length a plan leaves out."""
    left = list(task.wanted)
    for pattern, times in plan.items():
        left = [wanted - times * count for wanted, count in zip(left, pattern.counts, strict=True)]
    return tuple(max(0, count) for count in left)


def lacking_mm(task: Task, plan: Mapping[Pattern, int]) -> float:
    """How much a plan leaves out, in mm."""
    return math.fsum(map(math.prod, zip(task.lengths, lacking(task, plan), strict=True)))


def _is_reached(task: Task, plan: Mapping[Pattern, int], least: int) -> bool:
    return not any(lacking(task, plan)) and task.paid_for(plan) <= least


def _is_better(task: Task, plan: Mapping[Pattern, int], known: Mapping[Pattern, int]) -> bool:
    new, old = ((lacking_mm(task, each), task.paid_for(each)) for each in (plan, known))
    return new < old


def _plain_patterns(task: Task) -> list[Pattern]:
    """Each length by itself, as often as it goes on a bar."""
    found = []
    for bar, room in enumerate(task.bars):
        for number, (length, wanted) in enumerate(zip(task.lengths, task.wanted, strict=True)):
            times = min(wanted, int((room + task.kerf_mm + FITS_MM) / (length + task.kerf_mm)))
            if times:
                found.append(Pattern(bar, tuple(times * (each == number) for each in range(len(task.lengths)))))
    return found


def _limited(task: Task) -> dict[int, int]:
    """Give the row of each bar of which there are only so many, after those of the lengths."""
    bars = [bar for bar, limit in enumerate(task.limits) if limit is not None]
    return {bar: len(task.lengths) + number for number, bar in enumerate(bars)}


def _rows(task: Task) -> list[Row]:
    demands = [Row(lower=float(count)) for count in task.wanted]
    return demands + [Row(upper=float(limit)) for limit in task.limits if limit is not None]


def _columns(task: Task, patterns: Sequence[Pattern], *, whole: bool = False) -> list[Column]:
    costs, limited = task.costs, _limited(task)
    columns = []
    for bar, counts in patterns:
        parts = [(row, float(count)) for row, count in enumerate(counts) if count]
        if bar in limited:
            parts.append((limited[bar], 1.0))
        columns.append(Column(costs[bar], parts, whole=whole))
    return columns


def _left_out(task: Task, *, whole: bool = False) -> list[Column]:
    """Where bars may run out: columns that leave a piece out, at a price above that of any bars it could need."""
    endless = [length for length, limit in zip(task.bars, task.limits, strict=True) if limit is None]
    if max(endless, default=0.0) >= task.lengths[0]:
        return []
    dear = 10.0 * max(*task.paid, task.step) * len(task.lengths)
    return [
        Column(dear * length / task.lengths[-1], [(row, 1.0)], whole=whole) for row, length in enumerate(task.lengths)
    ]


def _pays(task: Task, pattern: Pattern, master: Solution) -> bool:
    worth = sum(count * price for count, price in zip(pattern.counts, master.duals, strict=False))
    row = _limited(task).get(pattern.bar)
    rent = 0.0 if row is None else master.duals[row]
    return worth + rent > task.costs[pattern.bar] + _PAYS


def _bound(task: Task, prices: NDArray[np.float64], worth: Sequence[float]) -> float:
    """Give what no plan can cost less than, from prices of lengths and the most that a pattern of each bar is worth.

    Take all prices times t, and what a pattern is then worth beyond the cost of its bar as rent for each of the bars
    that there are: feasible for the dual program as long as no bar without limit would need a rent. What it comes to
    bends only where a rent begins, so one of these t is the best.
    """
    offers = list(zip(task.paid, worth, task.limits, strict=True))
    top = min((paid / most for paid, most, limit in offers if limit is None and most > 0), default=math.inf)
    bends = [paid / most for paid, most, limit in offers if limit is not None and most > 0 and paid / most < top]
    whole = float(prices @ np.array(task.wanted, dtype=float))
    return max(
        (
            t * whole + sum(limit * min(0.0, paid - t * most) for paid, most, limit in offers if limit is not None)
            for t in (top, *bends)
            if math.isfinite(t)
        ),
        default=0.0,
    )


def _whole(
    task: Task, patterns: Sequence[Pattern], known: Mapping[Pattern, int], until: float
) -> Mapping[Pattern, int] | None:
    """Choose whole numbers of patterns; None if none were found in time."""
    left_out = _left_out(task, whole=True)
    start = [float(known.get(pattern, 0)) for pattern in patterns]
    start += map(float, lacking(task, known)) if left_out else ()
    found = solve(
        [*_columns(task, patterns, whole=True), *left_out],
        _rows(task),
        seconds=max(0.1, until - time.monotonic()),
        most_nodes=MOST_NODES,
        start=start,
    )
    if found is None:
        return None
    chosen = zip(patterns, found.values, strict=False)
    return {pattern: round(times) for pattern, times in chosen if round(times)}


class _Knapsack:
    """Finds the pattern of each bar that is worth most, each length no oftener than it is wanted.

    Lengths are rounded up to whole steps for patterns, which then surely fit, and down for bounds, which then surely
    hold; where lengths are whole steps, as most are, both are one.
    """

    def __init__(self, task: Task) -> None:
        self._task = task
        step = STEP_MM
        while max(task.bars) / step > MOST_CELLS:
            step *= 2
        room = np.array(task.bars) + task.kerf_mm
        taken = np.array(task.lengths) + task.kerf_mm
        self._room = [int(cells) for cells in np.floor(room / step + FITS_MM)]
        self._above = [int(cells) for cells in np.ceil(taken / step - FITS_MM)]
        self._below = [max(1, int(cells)) for cells in np.floor(taken / step + FITS_MM)]

    def best(self, prices: NDArray[np.float64]) -> tuple[list[Pattern], list[float]]:
        """Give the best pattern of each bar, and what no pattern of it is worth more than."""
        worth, layers = self._filled(prices, self._above)
        patterns = [Pattern(bar, self._read(layers, room)) for bar, room in enumerate(self._room)]
        if self._below != self._above:
            worth, _ = self._filled(prices, self._below)
        return patterns, [float(worth[room]) for room in self._room]

    def _filled(
        self, prices: NDArray[np.float64], cells: Sequence[int]
    ) -> tuple[NDArray[np.float64], list[tuple[int, int, int, NDArray[np.bool_]]]]:
        """Fill a table: the most that so many cells can be worth, and in which of them each bundle is taken."""
        most = max(self._room)
        worth = np.zeros(most + 1)
        layers = []
        for number, (price, each, wanted) in enumerate(zip(prices, cells, self._task.wanted, strict=True)):
            for times in _bundles(min(wanted, most // each)) if price > 0 else ():
                width = times * each
                taken = worth[: most + 1 - width] + price * times
                better = taken > worth[width:] + 1e-12
                worth[width:] = np.where(better, taken, worth[width:])
                layers.append((number, times, width, better))
        return worth, layers

    def _read(self, layers: Sequence[tuple[int, int, int, NDArray[np.bool_]]], room: int) -> tuple[int, ...]:
        counts = [0] * len(self._task.lengths)
        for number, times, width, better in reversed(layers):
            if room >= width and better[room - width]:
                counts[number] += times
                room -= width
        return tuple(counts)


def _bundles(count: int) -> list[int]:
    """Split a number into bundles from which every number up to it can be made: 1, 2, 4 ... and what remains."""
    bundles, size = [], 1
    while count > 0:
        bundles.append(min(size, count))
        count -= size
        size *= 2
    return bundles
