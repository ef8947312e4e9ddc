"""The basket as a linear program with whole numbers: what is cheapest where free shipping makes shops interact.

To buy more in one shop, or more than is needed, can pay there; sums for each material by itself do not see that. What
can be chosen for a want are bundles: single packs, which prove a small basket to be the cheapest, or whole purchases,
with which good baskets of many wants are found soon.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from diorama_planner.formulas.rounding import count_up, is_above
from diorama_planner.takeoff.basket import Counts, Terms, Want, goods_by_shop, packs_of
from diorama_planner.takeoff.covering import MOST_UNITS, Pack, covers_by_shops, in_units
from diorama_planner.takeoff.linear import Column, Row, solve

MOST_CHOICES = 250
"""With more choices than this single packs are not tried: nothing would be proved in the time there is."""

_NOISE = 1e-6
_SHARE_OF_PURCHASES = 0.6  # of the time goes to whole purchases, where single packs are tried too


class Bundle(NamedTuple):
    """Something to buy for a want: how many of each choice, how much of it that covers, how often it is of use."""

    want: int
    counts: tuple[int, ...]
    covers: float
    most: int


def cheaper(
    wants: Sequence[Want], shops: Sequence[str], terms: Mapping[str, Terms], start: Counts, seconds: float
) -> tuple[Counts, int]:
    """Look for something cheaper than a purchase that is known.

    Args:
        wants: what has to be bought, each with a choice.
        shops: the ids of those in the choices.
        terms: of each shop.
        start: the purchase that is known.
        seconds: how long to look.

    Returns:
        The best that was found (the known one if nothing was), and what nothing can cost less than.
    """
    is_small = sum(len(want.choices) for want in wants) <= MOST_CHOICES
    share = _SHARE_OF_PURCHASES if is_small else 1.0
    whole = _Program(wants, shops, terms, list(_whole_purchases(wants, shops, terms, start)))
    found, _ = whole.solve(start, seconds * share)
    if not is_small:
        return found, 0
    single = _Program(wants, shops, terms, list(_single_packs(wants, terms)))
    return single.solve(found, seconds * (1 - share))


def _single_packs(wants: Sequence[Want], terms: Mapping[str, Terms]) -> Iterator[Bundle]:
    for number, want in enumerate(wants):
        units, held = _scaled(want)
        for place, choice in enumerate(want.choices):
            most = count_up(units / held[place])
            limit = terms[choice.shop].free_from if choice.shop else None
            if limit is not None and choice.coins:
                most = max(most, -(-limit // choice.coins))
            counts = tuple(int(place == each) for each in range(len(want.choices)))
            yield Bundle(number, counts, held[place], most)


def _whole_purchases(
    wants: Sequence[Want], shops: Sequence[str], terms: Mapping[str, Terms], start: Counts
) -> Iterator[Bundle]:
    """Give the cheapest purchases of each want in every set of shops, with and without what free shipping brings."""
    for number, (want, known) in enumerate(zip(wants, start, strict=True)):
        units, _ = _scaled(want)
        found = {known: None}
        for discounted in (False, True):
            packs = packs_of(want, shops, terms if discounted else None)
            found |= dict.fromkeys(counts for counts in covers_by_shops(want.amount, packs, len(shops)) if counts)
        for counts in found:
            yield Bundle(number, counts, units, 1)


class _Program:
    """The program of some bundles.

    Columns: how often each bundle is bought; then for each shop whether it is open, and whether it ships for nothing.
    Rows: each want is covered; the goods come to the limit where shipping is free; only in what is open one buys, and
    only that ships for nothing.
    """

    def __init__(
        self, wants: Sequence[Want], shops: Sequence[str], terms: Mapping[str, Terms], bundles: Sequence[Bundle]
    ) -> None:
        self._wants, self._shops, self._terms, self._bundles = wants, shops, terms, bundles
        self._rows = [Row(lower=_scaled(want)[0]) for want in wants]
        self._limit = {shop: self._add_row(Row(lower=0.0)) for shop in shops if terms[shop].free_from is not None}
        opened: dict[str, list[tuple[int, float]]] = {shop: [] for shop in shops}
        self._columns: list[Column] = []
        for number, group in groupby(bundles, key=lambda bundle: bundle.want):
            self._add_bundles(number, list(group), opened)
        for shop in shops:
            self._add_shop(shop, opened[shop])

    def _add_row(self, row: Row) -> int:
        self._rows.append(row)
        return len(self._rows) - 1

    def _add_bundles(
        self, number: int, bundles: Sequence[Bundle], opened: Mapping[str, list[tuple[int, float]]]
    ) -> None:
        goods = [self._goods(bundle) for bundle in bundles]
        in_shop = {shop: self._add_row(Row(upper=0.0)) for shop in self._shops if any(shop in each for each in goods)}
        for shop, row in in_shop.items():
            most = max(bundle.most for bundle, spent in zip(bundles, goods, strict=True) if shop in spent)
            opened[shop].append((row, -float(most)))
        for bundle, spent in zip(bundles, goods, strict=True):
            limits = [(self._limit[shop], float(coins)) for shop, coins in spent.items() if shop in self._limit]
            bought = [(in_shop[shop], 1.0) for shop in spent if shop]
            parts = [(number, bundle.covers), *limits, *bought]
            self._columns.append(Column(float(sum(spent.values())), parts, 0.0, float(bundle.most), whole=True))

    def _add_shop(self, shop: str, opened: Sequence[tuple[int, float]]) -> None:
        shipping, limit = float(self._terms[shop].shipping), self._terms[shop].free_from
        if limit is None:
            self._columns.append(Column(shipping, opened, 0.0, 1.0, whole=True))
            return
        both = self._add_row(Row(lower=0.0))
        self._columns.append(Column(shipping, [*opened, (both, 1.0)], 0.0, 1.0, whole=True))
        free = [(self._limit[shop], -float(limit)), (both, -1.0)]
        self._columns.append(Column(-shipping, free, 0.0, 1.0, whole=True))

    def _goods(self, bundle: Bundle) -> dict[str, int]:
        return goods_by_shop([self._wants[bundle.want]], (bundle.counts,))

    def solve(self, start: Counts, seconds: float) -> tuple[Counts, int]:
        """Look for so long; gives the best purchase, and the least that one of such bundles can cost."""
        solution = solve(self._columns, self._rows, seconds=seconds, start=self._values(start))
        if solution is None:
            return start, 0
        bound = math.ceil(solution.bound - _NOISE * max(1.0, abs(solution.bound))) if solution.bound > 0 else 0
        return self._counts(solution.values) or start, bound

    def _values(self, counts: Counts) -> list[float]:
        """Give the columns' values of a purchase."""
        whole = {(bundle.want, bundle.counts): place for place, bundle in enumerate(self._bundles)}
        values = [0.0] * len(self._bundles)
        for number, bought in enumerate(counts):
            if (number, bought) in whole:
                values[whole[number, bought]] = 1.0
                continue
            for each, count in enumerate(bought):
                if count:
                    single = tuple(int(each == other) for other in range(len(bought)))
                    values[whole[number, single]] = float(count)
        goods = goods_by_shop(self._wants, counts)
        for shop in self._shops:
            values.append(float(shop in goods))
            limit = self._terms[shop].free_from
            if limit is not None:
                values.append(float(goods.get(shop, -1) >= limit))
        return values

    def _counts(self, values: Sequence[float]) -> Counts | None:
        """Give the purchase of the columns' values; None if rounding left a want uncovered."""
        found = [[0] * len(want.choices) for want in self._wants]
        for bundle, value in zip(self._bundles, values, strict=False):
            for place, count in enumerate(bundle.counts):
                found[bundle.want][place] += count * max(0, round(value))
        for want, bought in zip(self._wants, found, strict=True):
            held = math.fsum(count * choice.amount for count, choice in zip(bought, want.choices, strict=True))
            if is_above(want.amount, held):
                return None
        return tuple(map(tuple, found))


def _scaled(want: Want) -> tuple[float, tuple[float, ...]]:
    """Give a need and what each of its choices holds: in whole units, or scaled so that tolerances are nothing."""
    cover = in_units(want.amount, [Pack(0, each.amount, each.coins) for each in want.choices])
    if cover.exact:
        return float(cover.units), tuple(map(float, cover.held))
    scale = MOST_UNITS / want.amount
    return float(MOST_UNITS), tuple(each.amount * scale for each in want.choices)
