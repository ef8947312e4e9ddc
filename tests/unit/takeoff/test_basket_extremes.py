"""Baskets of sizes that nobody thinks of: next to nothing, tens of thousands of packs, prices beyond all bounds."""

import math
import random
from decimal import Decimal

import pytest

from diorama_planner.core.errors import RecordError
from diorama_planner.takeoff.basket import Basket, Choice, Terms, Want, find_basket
from diorama_planner.takeoff.shops import Offer

CASES = 150


def want(amount: float, *packs: tuple[str, float, int], key: str = "m") -> Want:
    """What is needed, and packs by shop, amount and coins."""
    offers = (Offer(key=key, pack_size=size, price=Decimal(coins) / 100) for _, size, coins in packs)
    choices = (Choice(shop, offer, size, coins) for offer, (shop, size, coins) in zip(offers, packs, strict=True))
    return Want(key, amount, tuple(choices))


def bought(basket: Basket, key: str = "m") -> float:
    lines = (line for order in basket.orders for line in order.lines if line.key == key)
    return math.fsum(line.count * line.choice.amount for line in lines)


def test_single_bricks_are_bought_by_the_ten_thousands() -> None:
    basket = find_basket([want(30_001, ("shop", 1, 3))], {"shop": Terms(shipping=500)})
    assert bought(basket) == 30_001
    assert basket.coins == 3 * 30_001 + 500


def test_many_small_packs_and_a_large_one_are_weighed_against_each_other() -> None:
    basket = find_basket([want(50_000, ("shop", 1, 30), ("shop", 1000, 2000))], {"shop": Terms()})
    assert (bought(basket), basket.coins) == (50_000, 100_000)


@pytest.mark.parametrize("amount", [1e-12, 1e-16])
def test_what_is_left_of_a_sum_that_came_out_even_is_not_bought(amount: float) -> None:
    basket = find_basket([want(amount, ("shop", 1, 300)), want(2, ("shop", 1, 300), key="n")], {"shop": Terms(90)})
    assert (bought(basket), bought(basket, "n"), basket.coins) == (0, 2, 690)
    assert find_basket([want(amount, ("shop", 1, 300))], {"shop": Terms()}).orders == ()


def test_a_pack_that_is_huge_beside_the_need_takes_no_room() -> None:
    basket = find_basket(
        [want(0.0199, ("shop", 28.349523, 400), ("other", 1e9, 900))], {"shop": Terms(), "other": Terms()}
    )
    assert basket.coins == 400


@pytest.mark.parametrize("limit", [None, 10**11])
def test_prices_beyond_all_bounds_are_added_up(limit: int | None) -> None:
    terms = {"shop": Terms(500, limit), "other": Terms(0)}
    basket = find_basket([want(5000, ("shop", 1, 10**11), ("other", 2, 10**11))], terms)
    assert basket.coins == 2500 * 10**11
    assert basket.bound <= basket.coins


@pytest.mark.parametrize("size", [0, -1, 1e-9, 1e10, math.inf, math.nan])
def test_a_pack_that_cannot_be_is_no_offer(size: float) -> None:
    with pytest.raises(RecordError, match="cannot hold"):
        Offer(key="m", pack_size=size, price=Decimal(1))


def test_whatever_is_asked_is_covered_and_never_dearer_than_line_by_line() -> None:
    dice = random.Random(4)
    for _ in range(CASES):
        shops = ["s", "t", "u"][: dice.randint(1, 3)]
        wants = [
            want(
                10 ** dice.uniform(-6, 9),
                *(
                    (dice.choice([*shops, ""]), 10 ** dice.uniform(-2, 8), int(10 ** dice.uniform(0, 11)))
                    for _ in range(dice.randint(1, 5))
                ),
                key=f"m{number}",
            )
            for number in range(dice.randint(1, 4))
        ]
        limits = (None, 0, int(10 ** dice.uniform(0, 11)))
        basket = find_basket(
            wants, {shop: Terms(int(10 ** dice.uniform(0, 9)), dice.choice(limits)) for shop in shops}
        )
        assert basket.bound <= basket.coins <= basket.alone
        for each in wants:
            noise = 1e-9 * max(choice.amount for choice in each.choices)
            assert bought(basket, each.key) >= each.amount * (1 - 1e-4) - noise, each
