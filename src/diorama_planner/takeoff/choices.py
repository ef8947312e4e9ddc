"""Which packs on offer are worth looking at: long price lists hold many that no cheapest basket has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from diorama_planner.takeoff.basket import Choice
from diorama_planner.takeoff.covering import Pack, cheapest_alone

MOST_OF_A_SHOP = 24
"""So many packs of one shop are looked at for one want."""

FEW = 8
"""So few are all looked at: where dearer goods make shipping free, even a pack that is worse may pay."""


def worthwhile(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Leave out the packs of each shop that hold no more than a cheaper one of that shop, whatever is needed."""
    return tuple(each for offered in _by_shop(choices) for each in _not_beaten(offered))


def useful(choices: Iterable[Choice], amount: float) -> tuple[Choice, ...]:
    """Leave out of worthwhile packs those that are larger than one that is enough by itself, and the rest of many.

    The one that is cheapest alone always stays. `amount` is what is needed, in the unit of the packs.
    """
    return tuple(each for offered in _by_shop(choices) for each in _suited(offered, amount))


def _by_shop(choices: Iterable[Choice]) -> Iterator[list[Choice]]:
    found: dict[str, list[Choice]] = defaultdict(list)
    for choice in choices:
        found[choice.shop].append(choice)
    yield from found.values()


def _not_beaten(offered: list[Choice]) -> list[Choice]:
    if len(offered) <= FEW:
        return offered
    best: list[Choice] = []
    for choice in sorted(offered, key=lambda each: (each.coins, -each.amount)):
        if not best or best[-1].amount < choice.amount:
            best.append(choice)
    return best


def _suited(offered: list[Choice], amount: float) -> list[Choice]:
    if len(offered) <= FEW:
        return offered
    enough = [each for each in offered if each.amount >= amount]
    first = min(enough, key=lambda each: (each.coins, -each.amount), default=None)
    suited = [each for each in offered if each.amount < amount or each is first]
    if len(suited) <= MOST_OF_A_SHOP:
        return suited
    costs = [cheapest_alone(amount, Pack(0, each.amount, each.coins))[1] for each in suited]
    ranked = sorted(range(len(suited)), key=costs.__getitem__)
    return [suited[number] for number in ranked[:MOST_OF_A_SHOP]]
