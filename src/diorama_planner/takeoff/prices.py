"""What a pack costs where no shop is asked: the user's own price, else the catalogue's typical one.

Typical prices are in one currency. A bill in another counts them at the rate of exchange that the builder has
entered, or not at all: the program knows no rates.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.material import Material
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.money import MAX_AMOUNT, smallest_coin
from diorama_planner.model.record import PriceList
from diorama_planner.takeoff.bill_rows import BillRow, ToolRow

CATALOGUE_CURRENCY = "USD"


def price_of(
    key: str, prices: PriceList, material: Material | None, exchange: Decimal | None = None
) -> Decimal | None:
    """The user's own price per pack, or the catalogue's typical one in the currency of the prices.

    `exchange` is what one of the catalogue's currency is in that one; None: nobody said, and there is no typical
    price unless the currency is the catalogue's own. What a file says that is no price counts as none.
    """
    own = prices.prices.get(key)
    if own is not None:
        try:
            amount = Decimal(own)
        except InvalidOperation:
            return None
        return amount if amount.is_finite() and 0 <= amount <= MAX_AMOUNT else None
    if material is None or material.price is None or prices.currency == CATALOGUE_CURRENCY:
        return material.price if material is not None else None
    return None if exchange is None else (material.price * exchange).quantize(smallest_coin(prices.currency))


def price_notes(
    rows: Iterable[BillRow | ToolRow], prices: PriceList, catalogue: Catalogue, exchange: Decimal | None
) -> tuple[Message, ...]:
    """Say at which rate typical prices are counted, or that they are not for want of one."""
    currency = prices.currency
    known = [row.material for row in rows if row.material not in prices.prices]
    if currency == CATALOGUE_CURRENCY or all(catalogue.material(name).price is None for name in known):
        return ()
    if exchange is None:
        text = "Typical prices are in {known}: they count once you say what 1 {known} is in {currency}"
        return (msg(text, known=CATALOGUE_CURRENCY, currency=currency),)
    text = "Typical prices are counted at 1 {known} = {rate} {currency}, as you entered"
    return (msg(text, known=CATALOGUE_CURRENCY, rate=f"{exchange:.6g}", currency=currency),)
