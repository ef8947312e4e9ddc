"""The basket: never dearer than buying line by line, and the cheapest there is where that can be counted out."""

import itertools
import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.formulas.rounding import count_up
from diorama_planner.takeoff import basket as baskets
from diorama_planner.takeoff.basket import Choice, Terms, Want, find_basket, goods_by_shop
from diorama_planner.takeoff.covering import MOST_UNITS, NO_WAY, Pack, costs_by_shops, packs_bought
from diorama_planner.takeoff.shops import Offer

CASES = 200
COUNTED_OUT = 20_000


def choice(shop, amount, coins, key="m"):
    return Choice(shop, Offer(key=key, pack_size=amount, price=Decimal(coins) / 100), amount, coins)


def want(key, amount, *packs):
    return Want(key, amount, tuple(choice(*pack, key) for pack in packs))


def random_case(dice):
    shops = {
        f"s{number}": Terms(dice.choice([0, 300, 500, 900]), dice.choice([None, None, 1000, 2000, 4000]))
        for number in range(dice.randrange(1, 4))
    }
    wants = []
    for number in range(dice.randrange(1, 4)):
        places = [*shops, ""] if dice.random() < 0.2 else list(shops)
        packs = [
            (place, dice.choice([1.0, 2.0, 5.0, 10.0]), dice.randrange(50, 1500))
            for place in places
            for _ in range(dice.randrange(3))
        ]
        wants.append(want(f"m{number}", dice.choice([1.0, 3.0, 7.5, 12.0]), *packs))
    return wants, shops


def ways_to_buy(one, shops):
    """Count out all that could make sense for one want: enough, or up to the limit of free shipping."""
    ranges = []
    for each in one.choices:
        limit = shops[each.shop].free_from if each.shop else None
        most = max(count_up(one.amount / each.amount), -(-(limit or 0) // each.coins))
        ranges.append(range(most + 1))
    every = itertools.product(*ranges)
    return (
        counts
        for counts in every
        if sum(n * each.amount for n, each in zip(counts, one.choices, strict=True)) >= one.amount
    )


def brute_force(wants, shops):
    """The cheapest there is, or None where there is too much to count out."""
    ways = [list(itertools.islice(ways_to_buy(each, shops), COUNTED_OUT)) for each in wants if each.choices]
    total = 1
    for some in ways:
        total *= len(some)
    if total >= COUNTED_OUT:
        return None
    offered = [each for each in wants if each.choices]

    def coins(counts):
        goods = goods_by_shop(offered, counts)
        return sum(goods.values()) + sum(shops[shop].shipping_for(sum_) for shop, sum_ in goods.items() if shop)

    return min(coins(counts) for counts in itertools.product(*ways))


def covered(basket):
    found = {}
    for order in basket.orders:
        for line in order.lines:
            found[line.key] = found.get(line.key, 0.0) + line.count * line.choice.amount
    return found


def test_a_basket_is_never_dearer_than_line_by_line_and_the_cheapest_where_counted_out():
    dice, counted = random.Random(64), 0
    for _ in range(CASES):
        wants, shops = random_case(dice)
        quick, found = find_basket(wants, shops), find_basket(wants, shops, seconds=10)
        assert quick.bound <= found.coins <= quick.coins <= quick.alone == found.alone
        for basket in (quick, found):
            assert basket.not_offered == tuple(each.key for each in wants if not each.choices)
            amounts = covered(basket)
            assert all(amounts[each.key] >= each.amount for each in wants if each.choices)
            assert basket.coins == sum(order.goods + order.shipping for order in basket.orders)
        cheapest = brute_force(wants, shops)
        if cheapest is not None:
            counted += 1
            assert (found.coins, found.proved, found.gap) == (cheapest, True, 0.0)
            assert quick.bound <= cheapest
    assert counted > CASES / 3


def test_large_packs_win_only_where_they_are_cheaper():
    shops = {"a": Terms()}
    packs = [("a", 1.0, 100), ("a", 10.0, 700)]
    for amount, coins in ((1, 100), (6, 600), (7, 700), (8, 700), (10, 700), (12, 900), (17, 1400), (0.5, 100)):
        basket = find_basket([want("m", amount, *packs)], shops)
        assert (basket.coins, basket.proved) == (coins, True)


def test_one_order_saves_shipping():
    shops = {"a": Terms(500), "b": Terms(500)}
    wants = [want("m", 1, ("a", 1.0, 100), ("b", 1.0, 300)), want("n", 1, ("b", 1.0, 100))]
    [order] = find_basket(wants, shops).orders
    assert (order.shop, order.goods, order.shipping, order.missing) == ("b", 400, 500, None)


def test_a_little_more_may_ship_for_nothing():
    shops = {"a": Terms(500, 1000)}
    wants = [want("m", 9, ("a", 10.0, 900), ("a", 1.0, 100))]
    quick = find_basket(wants, shops)
    assert (quick.coins, quick.proved, quick.bound, quick.orders[0].missing) == (1400, False, 950, 100)
    assert quick.gap == pytest.approx(450 / 1400)
    found = find_basket(wants, shops, seconds=5)
    assert (found.coins, found.proved, found.orders[0].missing) == (1000, True, None)
    assert sorted((line.choice.amount, line.count) for line in found.orders[0].lines) == [(1.0, 1), (10.0, 1)]


def test_a_price_of_ones_own_needs_no_shop():
    basket = find_basket([want("m", 3, ("", 1.0, 150), ("a", 1.0, 100))], {"a": Terms(1000)})
    [order] = basket.orders
    assert (order.shop, order.goods, order.shipping) == ("", 450, 0)


def test_what_nobody_offers_is_told_and_what_is_not_needed_is_not_bought():
    basket = find_basket([want("m", 3), want("n", 0, ("a", 1.0, 5))], {"a": Terms()})
    assert (basket.orders, basket.not_offered, basket.coins, basket.proved) == ((), ("m",), 0, True)
    assert find_basket([], {}).coins == 0


def test_packs_for_nothing_are_taken():
    basket = find_basket([want("m", 3, ("a", 1.0, 0), ("a", 5.0, 10))], {"a": Terms(0, 0)}, seconds=2)
    assert (basket.coins, basket.proved) == (0, True)


def test_many_shops_are_looked_through_by_dropping(monkeypatch):
    dice = random.Random(7)
    shops = {f"s{number}": Terms(dice.randrange(300, 900)) for number in range(4)}
    wants = [
        want(f"m{number}", dice.randrange(1, 30), *((shop, 5.0, dice.randrange(100, 900)) for shop in shops))
        for number in range(12)
    ]
    exact = find_basket(wants, shops)
    assert exact.proved
    monkeypatch.setattr(baskets, "MOST_SHOPS_TRIED", 2)
    dropped = find_basket(wants, shops)
    assert exact.coins <= dropped.coins <= dropped.alone
    assert dropped.bound <= exact.coins
    found = find_basket(wants, shops, seconds=10)
    assert (found.coins, found.proved) == (exact.coins, True)


def test_time_that_runs_out_leaves_a_basket_and_its_gap():
    dice = random.Random(3)
    shops = {f"s{number}": Terms(490, 5000) for number in range(4)}
    wants = [
        want(
            f"m{number}",
            dice.randrange(5, 300),
            *((shop, size, round(size**0.9 * dice.randrange(80, 120))) for shop in shops for size in (1, 10, 50)),
        )
        for number in range(40)
    ]
    basket = find_basket(wants, shops, seconds=0.01)
    assert basket.bound <= basket.coins <= basket.alone
    assert 0 <= basket.gap < 0.05


amounts = st.floats(0.01, 200, allow_subnormal=False)
sold = st.tuples(
    st.integers(-1, 2), st.sampled_from([0.25, 0.914, 1.0, 3.0, 7.0, 10.0, 29.57, 473.176]), st.integers(0, 900)
)


@given(amounts, st.lists(sold, min_size=1, max_size=5))
def test_packs_that_are_bought_cover_the_need_at_the_cost_that_was_told(amount, some):
    packs = tuple(itertools.starmap(Pack, some))
    costs, exact = costs_by_shops(amount, packs, 3)
    for chosen, cost in enumerate(costs):
        there = [pack for pack in packs if pack.shop < 0 or chosen >> pack.shop & 1]
        if not there:
            assert cost >= NO_WAY
            continue
        counts = packs_bought(amount, tuple(there))
        held = sum(count * pack.amount for count, pack in zip(counts, there, strict=True))
        assert held >= amount * (1 - 1e-8)
        spent = sum(count * pack.coins for count, pack in zip(counts, there, strict=True))
        assert spent == cost if exact else spent <= cost
        fewer = [cost for other, cost in enumerate(costs) if other & chosen == other]
        assert cost == min(fewer)  # more shops never cost more


def test_needs_too_large_for_the_units_are_covered_and_not_called_proved():
    packs = (("a", 29.5735, 300), ("a", 500.0, 3900))
    amount = 3.0 * MOST_UNITS
    basket = find_basket([want("m", amount, *packs)], {"a": Terms(100)})
    assert covered(basket)["m"] >= amount * (1 - 1e-9)
    assert not basket.proved
    assert basket.gap < 1e-3
