"""What is set on the bill of a plan: own prices, what is on hand, tools that are there, brands that must be.

Functions from a text to the plan's next price list, and those that put it into the plan as one step. What lies on the
shelf for all plans is the stash, which is not kept here but in the workshop.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.money import currency_of, parse_money
from diorama_planner.core.units import parse_area, parse_mass, parse_model_mm, parse_number, parse_size, parse_volume
from diorama_planner.model.record import PRICES_ID
from diorama_planner.takeoff.pack_units import pack_amount

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.catalogue.material import Material
    from diorama_planner.catalogue.takeoff_line import NeedUnit
    from diorama_planner.model.record import PriceList

_PACKS = re.compile(r"(.*?)\s*(?:sheets?|packs?|pieces?|bottles?|bags?|x|×)", re.IGNORECASE)
_MM3_PER_ML = 1e3


def with_price(prices: PriceList, key: str, text: str) -> PriceList:
    """Set what a pack of a material, or one thing (`thing:ID`), costs; an empty text forgets it.

    Raises:
        UsageError: it is no price.
    """
    known = {name: price for name, price in prices.prices.items() if name != key}
    if text.strip():
        known[key] = str(parse_money(text, prices.currency))
    return replace(prices, prices=known)


def with_currency(prices: PriceList, code: str) -> PriceList:
    """Count in another currency; prices that were entered keep their figures. Raises `UsageError`."""
    return replace(prices, currency=currency_of(code).code)


def with_on_hand(prices: PriceList, material: Material, unit: NeedUnit, text: str) -> PriceList:
    """Set how much of a material is there for this plan, as `read_amount` reads it; an empty text forgets it.

    Nothing on hand (`0`) is remembered too: it wins over what the stash says.

    Raises:
        UsageError, LengthError: it is no amount.
    """
    known = {name: amount for name, amount in prices.on_hand.items() if name != material.id}
    if text.strip():
        known[material.id] = read_amount(text, material, unit)
    return replace(prices, on_hand=known)


def with_have(prices: PriceList, key: str, have: bool) -> PriceList:
    """Tick a tool or consumable as there already, or take the tick away."""
    return replace(prices, have=_with(prices.have, key, have))


def with_brand(prices: PriceList, key: str, must_be: bool) -> PriceList:
    """Say whether another make will do for a material."""
    return replace(prices, brands=_with(prices.brands, key, must_be))


def set_amount(session: Session, what: str, key: str, text: str) -> None:
    """Set what a pack costs (`price`) or how much is `on_hand` of what the bill names, as one step.

    Raises:
        UsageError, LengthError: it cannot be read, or the bill does not have it.
    """
    prices = session.document.prices
    if what == "price":
        put_prices(session, "Set a price", with_price(prices, key, text))
        return
    unit = next((row.unit for row in session.bill().rows if row.material == key), None)
    if unit is None:
        raise UsageError(msg("{key} is not on the bill", key=key))
    material = session.catalogue.material(key)
    put_prices(session, "Set what is on hand", with_on_hand(prices, material, unit, text))


def put_prices(session: Session, label: str, prices: PriceList) -> None:
    """Put a price list in the place of the plan's own, as one step; one that is the same does nothing."""
    if prices != session.document.prices:
        with session.edit(label) as draft:
            draft.put(replace(prices, id=PRICES_ID))


def read_amount(text: str, material: Material, unit: NeedUnit) -> float:
    """Read an amount of a material in the unit of its need: `2 sheets`, `600 x 300 mm`, `250 ml`, `0.5 kg`, `1.5 m`.

    A bare number counts sheets where it is bought in sheets, else it is in ml, g, mm or pieces.

    Raises:
        UsageError, LengthError: it cannot be read, or is below 0.
    """
    packs = _PACKS.fullmatch(text.strip())
    plain = text.strip() if packs is None else packs[1]
    if packs is not None or (unit == "mm2" and _is_bare(plain)):
        amount = parse_number(plain) * pack_amount(material, unit)
    elif unit == "mm2":
        amount = _area(plain)
    elif unit == "ml":
        amount = parse_volume(plain, "ml") / _MM3_PER_ML
    elif unit == "g":
        amount = parse_mass(plain, "g")
    elif unit == "mm":
        amount = parse_model_mm(plain, 1.0)
    else:
        amount = parse_number(plain)
    if amount < 0:
        raise UsageError(msg("There cannot be {text} on hand", text=text.strip()), msg("Write 0 if there is none."))
    return amount


def _area(text: str) -> float:
    if any(sign in text.lower() for sign in ("x", "×", " by ")):
        width, depth, *_ = parse_size(text)
        return width * depth
    return parse_area(text, "cm2")


def _is_bare(text: str) -> bool:
    return not any(letter.isalpha() or letter in "×'\"" for letter in text)


def _with(names: tuple[str, ...], key: str, there: bool) -> tuple[str, ...]:
    kept = tuple(name for name in names if name != key)
    return (*kept, key) if there else kept
