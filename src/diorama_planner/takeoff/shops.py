"""Shops and what they offer: the vocabulary that price lists are read into and baskets are made of.

Which packs are bought where is worked out in `basket`; reading a shop's price list is in `app.purchase.price_lists`,
keeping it in `app.purchase.workshop`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from diorama_planner.core.errors import RecordError
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.money import MAX_AMOUNT, currency_of

THING_PREFIX = "thing:"
"""What the key of a thing begins with; the key of a material is its id."""

SMALLEST_PACK, LARGEST_PACK = 1e-3, 1e9

Vat = Literal["included", "added"]


def thing_key(thing: str) -> str:
    """Give the key under which a thing is offered, priced and kept."""
    return THING_PREFIX + thing


def is_price(amount: Decimal) -> bool:
    """Whether an amount can be a price at all: finite, not negative, within bounds."""
    return amount.is_finite() and 0 <= amount <= MAX_AMOUNT


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One pack of one shop.

    Attributes:
        key: id of a material, or of a thing with `THING_PREFIX`.
        pack_size: what the pack holds, in the pack unit of the material (`Material.pack_unit`); pieces of a thing.
        price: of one pack, in the shop's currency, as the shop states it.
        name: what the shop calls it.
        brand: whose make it is, if the shop tells.
        sku: the shop's own number.
        url: where it is found.

    Raises:
        RecordError: a pack that holds nothing, or a price that is none.
    """

    key: str
    pack_size: float
    price: Decimal
    name: str = ""
    brand: str = ""
    sku: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        if not self.key:
            raise RecordError(msg("an offer needs the id of a material or thing"))
        if not (math.isfinite(self.pack_size) and SMALLEST_PACK <= self.pack_size <= LARGEST_PACK):
            raise RecordError(msg("{id}: a pack cannot hold {amount}", id=self.key, amount=self.pack_size))
        if not is_price(self.price):
            raise RecordError(msg("{id}: {price} is no price", id=self.key, price=self.price))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """A shop with its conditions and its price list.

    Attributes:
        id: as records have it; never changes.
        name: for people.
        currency: ISO 4217 code of all its amounts.
        shipping: of one order.
        free_from: the sum of goods from which shipping is free, as the shop states prices; None if never.
        vat: whether its prices and its shipping include VAT, or it is added.
        vat_pct: what is added; only told where it is included.
        delivery: what has to be known: days, pick-up, who brings it.
        used: whether baskets look at it.
        updated: day of its price list, as 2026-05-01; empty if there is none.
        offers: its price list.

    Raises:
        RecordError: no name, a negative amount, a currency that is not known.
    """

    id: str
    name: str
    currency: str = "USD"
    shipping: Decimal = Decimal(0)
    free_from: Decimal | None = None
    vat: Vat = "included"
    vat_pct: Decimal = Decimal(0)
    delivery: str = ""
    used: bool = True
    updated: str = ""
    offers: tuple[Offer, ...] = ()

    def __post_init__(self) -> None:
        if not (self.id and self.name.strip()):
            raise RecordError(msg("a shop needs a name"))
        for amount in (self.shipping, self.free_from or Decimal(0)):
            if not is_price(amount):
                raise RecordError(msg("{shop}: {price} is no price", shop=self.name, price=amount))
        if not (self.vat_pct.is_finite() and 0 <= self.vat_pct <= 100):
            raise RecordError(msg("{shop}: VAT cannot be {rate} %", shop=self.name, rate=self.vat_pct))
        currency_of(self.currency)

    @property
    def conditions(self) -> Message:
        """Its shipping and VAT in words, amounts without a sign."""
        free = msg("; free from {amount}", amount=self.free_from) if self.free_from is not None else ""
        tax = msg("plus {rate} % VAT", rate=self.vat_pct) if self.vat == "added" else msg("VAT included")
        words = "shipping {amount} {code}{free}, {tax}"
        return msg(words, amount=self.shipping, code=self.currency, free=free, tax=tax)
