"""Which packs are looked at: never so few that a basket would be dearer."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.takeoff.basket import Choice, Terms, Want, find_basket
from diorama_planner.takeoff.choices import FEW, MOST_OF_A_SHOP, useful, worthwhile
from diorama_planner.takeoff.covering import Pack, cheapest_alone
from diorama_planner.takeoff.shops import Offer


def choice(shop, amount, coins):
    return Choice(shop, Offer(key="m", pack_size=amount, price=Decimal(coins)), float(amount), coins)


packs = st.builds(choice, st.sampled_from("ab"), st.integers(1, 60), st.integers(1, 300))


@given(st.lists(packs, min_size=1, max_size=40), st.integers(1, 90))
def test_a_basket_of_the_packs_that_are_left_is_as_cheap(choices, amount):
    shops = {"a": Terms(), "b": Terms(50)}
    left = useful(worthwhile(choices), amount)
    assert set(left) <= set(choices)
    everything, few = (find_basket([Want("m", amount, tuple(some))], shops) for some in (choices, left))
    assert (few.coins, few.proved) == (everything.coins, True)


@given(st.lists(packs, min_size=MOST_OF_A_SHOP, max_size=400), st.integers(1, 500))
def test_the_pack_that_is_cheapest_alone_is_always_left(choices, amount):
    def alone(some):
        return min(cheapest_alone(amount, Pack(0, each.amount, each.coins))[1] for each in some)

    left = useful(worthwhile(choices), amount)
    assert alone(left) == alone(choices)
    assert all(sum(each.shop == shop for each in left) <= MOST_OF_A_SHOP for shop in "ab")


def test_few_are_all_left():
    choices = [choice("a", 1, 10 + number) for number in range(FEW)]
    assert worthwhile(choices) == useful(choices, 5) == tuple(choices)


@pytest.mark.parametrize("amount", [1, 30, 1000])
def test_thousands_are_soon_sifted(amount):
    choices = [choice("a", size, 3 * size + 50) for size in range(1, 9000)]
    left = useful(worthwhile(choices), amount)
    assert 1 <= len(left) <= MOST_OF_A_SHOP
