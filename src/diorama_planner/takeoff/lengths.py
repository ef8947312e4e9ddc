"""Cuts straight pieces from bars: the better of two plans, and what none can beat.

First-fit decreasing is immediate. Where it does not reach the lower bound, `bar_patterns` looks for better patterns.
The words (piece, bar, plan) are in `bars`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_length
from diorama_planner.takeoff.bar_patterns import Pattern, Task, better_patterns, lacking, lacking_mm, simple_bound
from diorama_planner.takeoff.bars import FITS_MM, NEW, Bar, BarPlan, Cut, CutBar, Measure, Piece, Unlaid

SHORT_REST = 0.05
"""Where less than this share of a bar remains of a run after whole bars, its last two lengths are made alike."""

_CENTS = 100
_MICROMETRES = 1000


class Wanted(NamedTuple):
    """A length to be cut: a piece, or one of the parts that it is joined of."""

    length_mm: float
    piece: Piece
    part: int = 1
    parts: int = 1


def cut_bars(pieces: Iterable[Piece], bars: Sequence[Bar], *, kerf_mm: float = 0.0, seconds: float = 2.0) -> BarPlan:
    """Cut pieces from bars of one material: from the stash first, then from as few or as cheap ones as can be found.

    Where every bar that is sold has a price, the sum of prices is made small; else the number of bars, or where
    several lengths are sold, their sum. The same input gives the same plan, unless `seconds` run out.

    Args:
        pieces: what is wanted.
        bars: what there is, in the stash and in shops.
        kerf_mm: what a cut takes away between two pieces; the ends of a bar are used as they are.
        seconds: for so long better patterns are looked for at most; with 0 first-fit decreasing stands.

    Raises:
        UsageError: the kerf is below 0 or no finite number.
    """
    if not (math.isfinite(kerf_mm) and kerf_mm >= 0):
        raise UsageError(msg("a cut cannot be {kerf} wide", kerf=kerf_mm), msg("a knife takes nothing: enter 0"))
    stock = _in_order(bars)
    wanted, unlaid = _lengths_to_cut(pieces, stock, kerf_mm)
    measure, unit, paid = _measure(stock)
    if not wanted:
        return BarPlan((), tuple(unlaid), measure, 0.0, proved=True)
    task = _task(wanted, stock, paid, kerf_mm)
    first = first_fit(task)
    plan: Mapping[Pattern, int] = first
    least = simple_bound(task)
    if seconds > 0 and (any(lacking(task, first)) or task.paid_for(first) > least):
        plan, least = better_patterns(task, first, seconds)
    laid, left = _laid(task, plan, wanted, stock)
    unlaid += _no_bar_left(left)
    proved = not left and task.paid_for(plan) <= least
    return BarPlan(laid, tuple(unlaid), measure, least / unit, proved, by_patterns=plan is not first)


def count_bars(pieces: Iterable[Piece], bars: Sequence[Bar]) -> int:
    """Count the bars that are bought by the plan of `cut_bars` with 0 seconds and no kerf, without making it.

    A bill asks at every edit, and of one length of bars that is sold.
    """
    stock = _in_order(bars)
    wanted, _ = _lengths_to_cut(pieces, stock, 0.0)
    _, _, paid = _measure(stock)
    task = _task(wanted, stock, paid, 0.0)
    bought = next((bar for bar, each in enumerate(stock) if each.key == NEW), 0)
    opened, _ = _first_fit(task, bought)
    return sum(stock[each.bar].key == NEW for each in opened)


def _in_order(bars: Iterable[Bar]) -> list[Bar]:
    """Give what there is of bars, those of the stash first, the shortest first."""
    return sorted(
        (bar for bar in bars if bar.count is None or bar.count > 0), key=lambda bar: (bar.key == NEW, bar.length_mm)
    )


def _task(wanted: Iterable[Wanted], stock: Sequence[Bar], paid: tuple[int, ...], kerf_mm: float) -> Task:
    counted = Counter(each.length_mm for each in wanted)
    lengths = tuple(sorted(counted, reverse=True))
    return Task(
        lengths,
        tuple(counted[length] for length in lengths),
        tuple(bar.length_mm for bar in stock),
        paid,
        tuple(bar.count for bar in stock),
        kerf_mm,
    )


def _measure(stock: Sequence[Bar]) -> tuple[Measure, int, tuple[int, ...]]:
    """Say what is made small, how many of its units make one of its figures, and what each bar costs in units."""
    sold = [bar for bar in stock if bar.key == NEW]
    if sold and all(bar.price for bar in sold):
        return "money", _CENTS, tuple(0 if bar.key != NEW else round((bar.price or 0) * _CENTS) for bar in stock)
    if len(sold) <= 1:
        return "bars", 1, tuple(int(bar.key == NEW) for bar in stock)
    return "length", _MICROMETRES, tuple(round(bar.length_mm * _MICROMETRES) * (bar.key == NEW) for bar in stock)


# -- what is to be cut ----------------------------------------------------------------------------------------


def _lengths_to_cut(
    pieces: Iterable[Piece], stock: Sequence[Bar], kerf_mm: float
) -> tuple[list[Wanted], list[Unlaid]]:
    """Give the lengths to be cut, runs longer than a bar in parts; and what no bar is long enough for."""
    longest = max((bar.length_mm for bar in stock), default=0.0)
    endless = max((bar.length_mm for bar in stock if bar.count is None), default=longest)
    wanted: list[Wanted] = []
    unlaid: list[Unlaid] = []
    for piece in pieces:
        if piece.length_mm < kerf_mm:
            why = msg("{name} is thinner than the cut is wide: cut it from something else", name=piece.name)
            unlaid.append(Unlaid(piece, piece.count, why))
        elif piece.length_mm <= (endless if piece.joins else longest) + FITS_MM:
            wanted += [Wanted(piece.length_mm, piece)] * piece.count
        elif piece.joins and endless:
            parts = joined_of(piece.length_mm, endless)
            wanted += [
                Wanted(length, piece, number, len(parts)) for number, length in enumerate(parts, 1)
            ] * piece.count
        else:
            unlaid.append(Unlaid(piece, piece.count, _too_long(piece, longest)))
    return wanted, unlaid


def joined_of(length_mm: float, bar_mm: float) -> list[float]:
    """Give the lengths that a run is joined of: whole bars and what remains, which is never a mere sliver."""
    whole = math.floor(length_mm / bar_mm + FITS_MM)
    rest = length_mm - whole * bar_mm
    if rest <= FITS_MM * bar_mm:
        return [bar_mm] * (whole - 1) + [length_mm - (whole - 1) * bar_mm]
    if rest < SHORT_REST * bar_mm:
        return [bar_mm] * (whole - 1) + [(bar_mm + rest) / 2] * 2
    return [bar_mm] * whole + [rest]


def _too_long(piece: Piece, longest_mm: float) -> Message:
    if not longest_mm:
        return msg("{name}: there is no bar to cut it from; enter one", name=piece.name)
    parts = math.ceil(piece.length_mm / longest_mm - FITS_MM)
    return msg(
        "{name} is {length}, the longest bar {longest}: join {parts} pieces of {each}, or enter a longer bar",
        name=piece.name,
        length=Shown(format_length, round(piece.length_mm, 1)),
        longest=Shown(format_length, longest_mm),
        parts=parts,
        each=Shown(format_length, round(piece.length_mm / parts, 1)),
    )


def _no_bar_left(left: Iterable[Wanted]) -> Iterator[Unlaid]:
    for piece, count in Counter(each.piece for each in left).items():
        yield Unlaid(piece, count, msg("{name}: no bar is left for it; enter more", name=piece.name))


# -- first-fit decreasing -------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Open:
    """A bar that is being filled."""

    bar: int
    free_mm: float
    counts: dict[int, int] = field(default_factory=lambda: defaultdict(int))


def first_fit(task: Task) -> dict[Pattern, int]:
    """Put each length, longest first, on the first bar that has room; give the best over the bars to begin with.

    What lies in the stash is opened first, the shortest that will do. In the end bars that are bought are changed for
    the cheapest that hold what lies on them.
    """
    bought = [bar for bar, paid in enumerate(task.paid) if paid] or [0]
    plans = [_patterns(task, *_first_fit(task, preferred)) for preferred in bought]
    return min(plans, key=lambda plan: (lacking_mm(task, plan), task.paid_for(plan)))


def _first_fit(task: Task, preferred: int) -> tuple[list[_Open], list[float]]:
    """Give the bars that are opened, and how many are left of each."""
    left = [math.inf if limit is None else limit for limit in task.limits]
    order = [bar for bar, paid in enumerate(task.paid) if not paid] + [preferred]
    order += sorted(
        (bar for bar, paid in enumerate(task.paid) if paid and bar != preferred),
        key=lambda bar: task.paid[bar] / task.bars[bar],
    )
    opened: list[_Open] = []
    for number, (length, wanted) in enumerate(zip(task.lengths, task.wanted, strict=True)):
        begin = 0
        for _ in range(wanted):
            place = next((at for at in range(begin, len(opened)) if opened[at].free_mm + FITS_MM >= length), None)
            if place is None:
                bar = next((bar for bar in order if left[bar] and task.bars[bar] + FITS_MM >= length), None)
                if bar is None:
                    break
                left[bar] -= 1
                opened.append(_Open(bar, task.bars[bar]))
                place = len(opened) - 1
            opened[place].counts[number] += 1
            opened[place].free_mm -= length + task.kerf_mm
            begin = place
    return opened, left


def _patterns(task: Task, opened: Iterable[_Open], left: list[float]) -> dict[Pattern, int]:
    """Change each bar that is bought for the cheapest that will do, and count bars that are cut alike."""
    found: Counter[Pattern] = Counter()
    for each in opened:
        used = task.bars[each.bar] - each.free_mm - task.kerf_mm
        fitting = [
            bar
            for bar, paid in enumerate(task.paid)
            if 0 < paid < task.paid[each.bar] and left[bar] and task.bars[bar] + FITS_MM >= used
        ]
        bar = min(fitting, key=lambda bar: task.paid[bar], default=each.bar)
        left[each.bar] += 1
        left[bar] -= 1
        found[Pattern(bar, tuple(each.counts[number] for number in range(len(task.lengths))))] += 1
    return dict(found)


# -- from patterns to bars ------------------------------------------------------------------------------------


def _laid(
    task: Task, plan: Mapping[Pattern, int], wanted: Sequence[Wanted], stock: Sequence[Bar]
) -> tuple[tuple[CutBar, ...], list[Wanted]]:
    """Put the pieces on the bars, longest first, and give those for which there is none.

    Patterns may hold more of a length than is wanted; what is over stays on the bar.
    """
    waiting: dict[float, list[Wanted]] = defaultdict(list)
    for each in reversed(wanted):
        waiting[each.length_mm].append(each)
    laid = []
    for (bar, counts), times in sorted(plan.items(), key=lambda entry: (entry[0].bar, [-n for n in entry[0].counts])):
        for _ in range(times):
            cuts, at = [], 0.0
            for length, count in zip(task.lengths, counts, strict=True):
                for _ in range(min(count, len(waiting[length]))):
                    _, piece, part, parts = waiting[length].pop()
                    cuts.append(Cut(piece, at, length, part, parts))
                    at += length + task.kerf_mm
            if cuts:
                laid.append(CutBar(stock[bar], tuple(cuts), task.kerf_mm))
    return tuple(laid), [each for lengths in waiting.values() for each in lengths]
