"""The basket: which packs to buy in which shops, so that all that is needed is covered for the least money.

Money is counted in the smallest coin, as whole numbers. The cheapest packs of one material are exact (`covering`); so
is the choice among few shops; where limits of free shipping leave something open, `basket_program` looks further.
What is needed and who offers it is found out in `app.purchase.buying`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import NamedTuple

from diorama_planner.formulas.rounding import count_up
from diorama_planner.takeoff.covering import (
    NO_WAY,
    Pack,
    cheapest_alone,
    costs_by_shops,
    packs_bought,
)
from diorama_planner.takeoff.shops import Offer

MOST_SHOPS_TRIED = 6
"""Every set of so many shops is tried; of more, shops are dropped one by one as long as that saves money."""


LOOK_S = 0.6
"""How long a basket is looked through: with what is worked out besides, 60 materials from 4 shops take a second."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A pack that would do: what it holds in the pack unit of what is wanted, and what it costs with VAT, in coins.

    `shop` is its id, empty for a price without a shop, which costs no shipping.
    """

    shop: str
    offer: Offer
    amount: float
    coins: int


@dataclass(frozen=True, slots=True)
class Want:
    """Something that has to be bought: key as in offers, an amount above 0 in its pack unit, what would do."""

    key: str
    amount: float
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a shop charges beside its prices, with VAT, in coins: shipping, and from which sum on it is free."""

    shipping: int = 0
    free_from: int | None = None

    def shipping_for(self, goods: int) -> int:
        """What is charged for an order of so much."""
        return 0 if self.free_from is not None and goods >= self.free_from else self.shipping


@dataclass(frozen=True, slots=True)
class BasketLine:
    """So many packs of one choice, for what is wanted under `key`."""

    key: str
    choice: Choice
    count: int

    @property
    def coins(self) -> int:
        """What they come to."""
        return self.count * self.choice.coins


@dataclass(frozen=True, slots=True)
class Order:
    """What is bought in one shop; `shop` is empty for what is bought anywhere at a price of one's own."""

    shop: str
    lines: tuple[BasketLine, ...]
    shipping: int
    missing: int | None = None
    """How much more would make shipping free; None if it is free, or never is."""

    @property
    def goods(self) -> int:
        """What the lines come to, without shipping."""
        return sum(line.coins for line in self.lines)


@dataclass(frozen=True, slots=True)
class Basket:
    """A purchase that covers all that anyone offers.

    Attributes:
        orders: by shop.
        not_offered: keys of what no shop has.
        alone: what it would come to if for each thing the cheapest single sort of pack were bought.
        bound: nothing can cost less than this.
    """

    orders: tuple[Order, ...]
    not_offered: tuple[str, ...] = ()
    alone: int = 0
    bound: int = 0

    @property
    def coins(self) -> int:
        """What all of it comes to, with shipping."""
        return sum(order.goods + order.shipping for order in self.orders)

    @property
    def proved(self) -> bool:
        """Whether nothing is cheaper."""
        return self.bound >= self.coins

    @property
    def gap(self) -> float:
        """By which share of its cost it could be cheaper at most."""
        return 0.0 if self.proved else (self.coins - self.bound) / self.coins


_FINER = 10**6

Counts = tuple[tuple[int, ...], ...]
"""For each want, how many of each of its choices are bought."""


class _Try(NamedTuple):
    """A purchase that was thought of, and what it costs with shipping."""

    coins: int
    counts: Counts


def find_basket(wants: Sequence[Want], terms: Mapping[str, Terms], *, seconds: float = 0.0) -> Basket:
    """Find the cheapest purchase.

    Never dearer than buying each want alone at its cheapest pack, shipping counted once for each shop.

    Args:
        wants: what has to be bought; the noise of a sum that came out even is nothing.
        terms: of each shop in the choices.
        seconds: how long a linear program may look for something better, where sums for each material by itself do
            not settle it; with 0 it is not asked.
    """
    offered = [want for want in wants if any(count_up(want.amount / choice.amount) for choice in want.choices)]
    not_offered = tuple(want.key for want in wants if not want.choices and want.amount > 0)
    if not offered:
        return Basket((), not_offered)
    shops = sorted({choice.shop for want in offered for choice in want.choices if choice.shop})
    alone = min(_alone(offered, terms, with_shipping) for with_shipping in (False, True))
    if _is_beyond_all_bounds(offered):
        return Basket(_orders(offered, alone.counts, terms), not_offered, alone.coins)
    best, bound = _by_sets(offered, shops, terms)
    best = min(best, alone)
    if bound < best.coins and seconds > 0:
        from diorama_planner.takeoff.basket_program import cheaper

        found, proved = cheaper(offered, shops, terms, best.counts, seconds)
        best = min(best, _Try(_cost(offered, found, terms), found))
        bound = max(bound, proved)
    return Basket(_orders(offered, best.counts, terms), not_offered, alone.coins, min(bound, best.coins))


def _is_beyond_all_bounds(wants: Sequence[Want]) -> bool:
    """Whether a sum of coins could be larger than the numbers that are reckoned with."""
    sums = (cheapest_alone(want.amount, _pack(choice))[1] for want in wants for choice in want.choices)
    return sum(sums) * _FINER >= NO_WAY


def _alone(wants: Sequence[Want], terms: Mapping[str, Terms], with_shipping: bool) -> _Try:
    """Buy each want in one sort of pack: the one that is cheapest by itself, with or without the way there."""
    counts = []
    for want in wants:
        costs = []
        for choice in want.choices:
            _, coins = cheapest_alone(want.amount, _pack(choice))
            shipping = terms[choice.shop].shipping_for(coins) if with_shipping and choice.shop else 0
            costs.append(coins + shipping)
        number = costs.index(min(costs))
        bought = cheapest_alone(want.amount, _pack(want.choices[number]))[0]
        counts.append(tuple(bought if each == number else 0 for each in range(len(costs))))
    return _Try(_cost(wants, tuple(counts), terms), tuple(counts))


def _by_sets(wants: Sequence[Want], shops: Sequence[str], terms: Mapping[str, Terms]) -> tuple[_Try, int]:
    """Try sets of shops, each with the cheapest packs that they have; give the best and what none can be below."""
    if len(shops) > MOST_SHOPS_TRIED:
        return _by_dropping(wants, shops, terms), _floor(wants)
    floors, exact = _floors(wants, shops, terms)
    best: _Try | None = None
    for chosen in sorted(range(len(floors)), key=floors.__getitem__):
        if floors[chosen] >= NO_WAY or (best is not None and floors[chosen] >= best.coins):
            break
        found = _cheapest_in(wants, [shop for number, shop in enumerate(shops) if chosen >> number & 1], terms)
        best = found if best is None else min(best, found)
    assert best is not None  # every want has a choice, so that all shops together have everything
    return best, min(floors) if exact else _floor(wants)


def _floors(wants: Sequence[Want], shops: Sequence[str], terms: Mapping[str, Terms]) -> tuple[list[int], bool]:
    """Give what buying in just the shops of a set cannot be below, for every set, and whether those sums are exact.

    An order of goods g costs g + shipping below the limit and g from it on. Two straight lines lie below that: g, and
    the one that begins with all of the shipping and has lost it at the limit, which takes shipping / limit off each
    coin.
    """
    goods, exact = _goods_by_set(wants, shops, None)
    if all(terms[shop].free_from is None for shop in shops):
        lower = goods
    else:
        finer, _ = _goods_by_set(wants, shops, terms)
        lower = [coins // _FINER for coins in finer]
    fixed = [terms[shop].shipping if terms[shop].free_from is None else 0 for shop in shops]
    floors = []
    for chosen, (plain, lowered) in enumerate(zip(goods, lower, strict=True)):
        bought_in = [number for number in range(len(shops)) if chosen >> number & 1]
        surely = sum(fixed[number] for number in bought_in)
        at_first = sum(terms[shops[number]].shipping_for(0) for number in bought_in)
        floors.append(max(plain + surely, lowered + at_first))
    return floors, exact


def _goods_by_set(
    wants: Sequence[Want], shops: Sequence[str], terms: Mapping[str, Terms] | None
) -> tuple[list[int], bool]:
    """Give the least that goods cost for every set of shops, and whether that is exact; `terms` as of `packs_of`."""
    goods, exact = [0] * 2 ** len(shops), True
    for want in wants:
        costs, is_exact = costs_by_shops(want.amount, packs_of(want, shops, terms), len(shops))
        goods = [NO_WAY if NO_WAY in pair else sum(pair) for pair in zip(goods, costs, strict=True)]
        exact = exact and is_exact
    return goods, exact


def packs_of(want: Want, shops: Sequence[str], terms: Mapping[str, Terms] | None = None) -> tuple[Pack, ...]:
    """Give the packs of a want with their shops numbered.

    With `terms` their cost is in millionths of a coin, and what is spent brings a share of the shipping back.
    """
    number_of = {"": -1, **{shop: number for number, shop in enumerate(shops)}}
    if terms is None:
        return tuple(Pack(number_of[each.shop], each.amount, each.coins) for each in want.choices)
    share = dict.fromkeys(number_of, _FINER)
    for shop in shops:
        limit = terms[shop].free_from
        if limit:
            share[shop] = max(0, _FINER - -(-_FINER * terms[shop].shipping // limit))
    return tuple(Pack(number_of[each.shop], each.amount, each.coins * share[each.shop]) for each in want.choices)


def _by_dropping(wants: Sequence[Want], shops: Sequence[str], terms: Mapping[str, Terms]) -> _Try:
    """Begin with all shops and leave out the one whose loss saves most, as long as one does."""
    standing = list(shops)
    best = _cheapest_in(wants, standing, terms)
    while True:
        fewer = [[shop for shop in standing if shop != gone] for gone in standing]
        able = [left for left in fewer if _can_cover(wants, left)]
        found = min(((_cheapest_in(wants, left, terms), left) for left in able), default=None)
        if found is None or found[0].coins >= best.coins:
            return best
        best, standing = found


def _can_cover(wants: Sequence[Want], shops: Iterable[str]) -> bool:
    at_hand = {"", *shops}
    return all(any(choice.shop in at_hand for choice in want.choices) for want in wants)


def _cheapest_in(wants: Sequence[Want], shops: Iterable[str], terms: Mapping[str, Terms]) -> _Try:
    """Buy each want in the cheapest packs that some shops have."""
    at_hand = {"", *shops}
    counts = []
    for want in wants:
        sold = [choice.shop in at_hand for choice in want.choices]
        bought = iter(packs_bought(want.amount, tuple(map(_pack, compress(want.choices, sold)))))
        counts.append(tuple(next(bought) if has else 0 for has in sold))
    return _Try(_cost(wants, tuple(counts), terms), tuple(counts))


def _floor(wants: Sequence[Want]) -> int:
    """What none can be below, said without trying sets: each want by its cheapest rate, parts of packs too."""
    rates = (min(choice.coins / choice.amount for choice in want.choices) * want.amount for want in wants)
    return math.ceil(math.fsum(rates) * (1 - 1e-9))


def goods_by_shop(wants: Sequence[Want], counts: Counts) -> dict[str, int]:
    """Give what the goods of a purchase come to in each shop that it goes to."""
    goods: dict[str, int] = {}
    for want, bought in zip(wants, counts, strict=True):
        for choice, count in zip(want.choices, bought, strict=True):
            if count:
                goods[choice.shop] = goods.get(choice.shop, 0) + count * choice.coins
    return goods


def _cost(wants: Sequence[Want], counts: Counts, terms: Mapping[str, Terms]) -> int:
    goods = goods_by_shop(wants, counts)
    return sum(goods.values()) + sum(terms[shop].shipping_for(coins) for shop, coins in goods.items() if shop)


def _orders(wants: Sequence[Want], counts: Counts, terms: Mapping[str, Terms]) -> tuple[Order, ...]:
    lines: dict[str, list[BasketLine]] = {}
    for want, bought in zip(wants, counts, strict=True):
        for choice, count in zip(want.choices, bought, strict=True):
            if count:
                lines.setdefault(choice.shop, []).append(BasketLine(want.key, choice, count))
    return tuple(_order(shop, tuple(lines[shop]), terms.get(shop, Terms())) for shop in sorted(lines))


def _order(shop: str, lines: tuple[BasketLine, ...], terms: Terms) -> Order:
    goods = sum(line.coins for line in lines)
    shipping = terms.shipping_for(goods)
    missing = terms.free_from - goods if shipping and terms.free_from is not None else None
    return Order(shop, lines, shipping, missing)


def _pack(choice: Choice) -> Pack:
    return Pack(-1, choice.amount, choice.coins)
