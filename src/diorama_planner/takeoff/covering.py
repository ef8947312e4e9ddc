"""Covering an amount with packs as cheaply as can be, in whole numbers: one material at a time.

The sums behind `basket`, which says what the numbers stand for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from diorama_planner.formulas.rounding import count_up

MOST_UNITS = 20_000
"""An amount is cut into so many units at most. Where that is too coarse for the packs, what they hold is rounded
down, by 1/20000 of the need at most: it is covered all the same, but that nothing is cheaper is not proved.
"""

NO_WAY = 2**60
"""The cost of what cannot be had."""

_STEP = 1e-6  # amounts of packs are read with six decimals

_Costs = NDArray[np.int64]


class Pack(NamedTuple):
    """What is sold: the number of its shop, what it holds, what it costs (in the smallest coin)."""

    shop: int
    amount: float
    coins: int


class Cover(NamedTuple):
    """A need in whole units, with what each pack holds in them; `exact` tells whether nothing was rounded.

    Packs that are small beside a unit are bought so many `at_once`, and `held` is what those hold together; no more
    than the need is counted.
    """

    units: int
    held: tuple[int, ...]
    at_once: tuple[int, ...]
    exact: bool


def in_units(amount: float, packs: Sequence[Pack]) -> Cover:
    """Give a need and the packs for it in the greatest units that measure all packs."""
    steps = [max(1, round(pack.amount / _STEP)) for pack in packs]
    unit = math.gcd(*steps)
    units = count_up(amount / (unit * _STEP))
    if units <= MOST_UNITS:
        return Cover(units, tuple(min(units, step // unit) for step in steps), (1,) * len(packs), True)
    coarse = amount / MOST_UNITS
    at_once = tuple(max(1, count_up(coarse / pack.amount)) for pack in packs)
    amounts = (number * pack.amount for number, pack in zip(at_once, packs, strict=True))
    held = tuple(min(MOST_UNITS, math.floor(each / coarse * (1 + 1e-9))) for each in amounts)
    return Cover(MOST_UNITS, held, at_once, False)


def cheapest_alone(amount: float, pack: Pack) -> tuple[int, int]:
    """Give how many packs of one sort, one at least, cover an amount, and what they cost."""
    count = max(1, count_up(amount / pack.amount))
    return count, count * pack.coins


@lru_cache(maxsize=2048)
def costs_by_shops(amount: float, packs: tuple[Pack, ...], shops: int) -> tuple[tuple[int, ...], bool]:
    """Give the least cost of covering an amount, for every set of shops, and whether it is exact.

    Args:
        amount: what is needed, above 0.
        packs: what is sold; a shop below 0 is always at hand.
        shops: how many shops there are; the result has 2 to the power of that many places, one for each set of
            shops, its bit 0 for shop 0. `NO_WAY` where a set does not sell it.
    """
    cover = in_units(amount, packs)
    return tuple(int(costs[-1]) for costs in _by_set(cover, packs, shops)), cover.exact


def covers_by_shops(amount: float, packs: Sequence[Pack], shops: int) -> list[tuple[int, ...]]:
    """Give how many of each pack cover an amount at the least cost, for every set of shops.

    Arguments as of `costs_by_shops`; nothing is bought where a set does not sell it.
    """
    cover = in_units(amount, packs)
    by_set = _by_set(cover, packs, shops)
    at_hand = ([pack.shop < 0 or chosen >> pack.shop & 1 for pack in packs] for chosen in range(len(by_set)))
    return [_followed(costs, cover, packs, there) for costs, there in zip(by_set, at_hand, strict=True)]


@lru_cache(maxsize=2048)
def packs_bought(amount: float, packs: tuple[Pack, ...]) -> tuple[int, ...]:
    """Give how many of each pack cover an amount at the least cost, whatever their shop; none if they cannot."""
    cover = in_units(amount, packs)
    costs = _with_packs(_nothing_bought(cover.units), zip(cover.held, _coins(cover, packs), strict=True))
    return _followed(costs, cover, packs, [True] * len(packs))


def _by_set(cover: Cover, packs: Sequence[Pack], shops: int) -> list[_Costs]:
    by_set = [_with_packs(_nothing_bought(cover.units), _sold(cover, packs, -1))]
    for chosen in range(1, 2**shops):
        shop = chosen.bit_length() - 1
        by_set.append(_with_packs(by_set[chosen & ~(1 << shop)], _sold(cover, packs, shop)))
    return by_set


def _followed(costs: _Costs, cover: Cover, packs: Sequence[Pack], at_hand: Sequence[object]) -> tuple[int, ...]:
    """Follow the least costs back to the packs that led there."""
    if costs[-1] >= NO_WAY:
        return ()
    sold = [each for each, there in enumerate(at_hand) if there and cover.held[each] > 0]
    counts, coins = [0] * len(packs), list(_coins(cover, packs))
    left = cover.units
    while left > 0:
        goal = costs[left]
        taken = next(each for each in sold if costs[max(0, left - cover.held[each])] + coins[each] == goal)
        counts[taken] += cover.at_once[taken]
        left -= cover.held[taken]
    return tuple(counts)


def _sold(cover: Cover, packs: Sequence[Pack], shop: int) -> list[tuple[int, int]]:
    """Give amount and cost of the packs of one shop, -1 for those that are always at hand."""
    sold = zip(cover.held, _coins(cover, packs), packs, strict=True)
    return [(held, coins) for held, coins, pack in sold if max(-1, pack.shop) == shop]


def _coins(cover: Cover, packs: Sequence[Pack]) -> Iterator[int]:
    """Give what so many of each pack cost as are bought at once."""
    return (number * pack.coins for number, pack in zip(cover.at_once, packs, strict=True))


def _nothing_bought(units: int) -> _Costs:
    costs = np.full(units + 1, NO_WAY, dtype=np.int64)
    costs[0] = 0
    return costs


def _with_packs(costs: _Costs, sold: Iterable[tuple[int, int]]) -> _Costs:
    """Let packs of more sorts be bought: `costs[n]` is the least for n units or more.

    For a pack of `held` units, the needs n, n + held, n + 2 held ... are a chain along which it is bought or not; all
    chains are followed side by side.
    """
    for held, coins in sold:
        if held == 0:
            continue  # too little to count beside the need
        needs = len(costs)
        rows = -(-needs // held)
        chains = np.full(rows * held, NO_WAY, dtype=np.int64)
        chains[:needs] = costs
        chains[1:held] = np.minimum(chains[1:held], coins)  # one pack covers what is less than a pack
        by_row = chains.reshape(rows, held)
        spent = (np.arange(rows, dtype=np.int64) * coins)[:, np.newaxis]
        np.minimum.accumulate(by_row - spent, axis=0, out=by_row)
        by_row += spent
        costs = np.minimum(chains[:needs], NO_WAY)
    return costs
