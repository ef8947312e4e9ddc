"""Money: amounts are `Decimal`, a currency says how many decimals are paid and how an amount is written.

No exchange rates: a project counts in one currency, and prices come from the user.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg

MAX_AMOUNT = Decimal(10**9)


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO 4217 code, its sign before the amount, and the decimals that are paid in practice."""

    code: str
    sign: str
    decimals: int


CURRENCIES: Mapping[str, Currency] = {
    currency.code: currency
    for currency in (
        Currency("USD", "$", 2),
        Currency("EUR", "€", 2),
        Currency("GBP", "£", 2),
        Currency("JPY", "¥", 0),
        Currency("IDR", "Rp", 0),
        Currency("CHF", "CHF", 2),
        Currency("CAD", "C$", 2),
        Currency("AUD", "A$", 2),
    )
}

_AMOUNT = re.compile(r"[0-9]{1,10}(?:[.,][0-9]{1,4})?|[.,][0-9]{1,4}", re.ASCII)


def currency_of(code: str) -> Currency:
    """The currency of an ISO code. Raises `UsageError` with the codes that are known."""
    found = CURRENCIES.get(code.strip().upper())
    if found is None:
        known = ", ".join(CURRENCIES)
        raise UsageError(
            msg("'{code}' is not a currency known here", code=code), msg("Use one of {known}.", known=known)
        )
    return found


def any_currency(code: str) -> Currency:
    """The currency of a code; one that is not known here is paid in hundredths and written by its code.

    A plan may come from elsewhere.
    """
    return CURRENCIES.get(code) or Currency(code, code, 2)


def smallest_coin(code: str) -> Decimal:
    """The smallest amount that is paid in a currency, known here or not."""
    return Decimal(1).scaleb(-any_currency(code).decimals)


def parse_money(text: str, code: str = "USD") -> Decimal:
    """Read a price: `9.40`, `9,40`, `$9.40`, `9.40 USD`.

    Raises:
        UsageError: no amount, a negative one, thousands separators, or more than a thousand million.
    """
    currency = currency_of(code)
    plain = text.strip()
    for name in (currency.sign, currency.code):
        plain = plain.removeprefix(name).removesuffix(name).strip()
    if not _AMOUNT.fullmatch(plain):
        raise UsageError(
            msg("'{text}' is not a price", text=text), msg("Write it as 9.40, without thousands separators.")
        )
    amount = Decimal(plain.replace(",", "."))
    if amount > MAX_AMOUNT:
        raise UsageError(msg("A price of {text} is out of all bounds", text=text))
    return amount


def round_money(amount: Decimal, code: str = "USD") -> Decimal:
    """Round to what is paid in this currency, halves away from zero as in a shop."""
    return _rounded(amount, currency_of(code))


def _rounded(amount: Decimal, currency: Currency) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-currency.decimals), rounding=ROUND_HALF_UP)


def format_money(amount: Decimal, code: str = "USD", *, decimal_comma: bool = False) -> str:
    """Write an amount with its sign: `$47.10`, `47,10 €` with a comma, `Rp 15000`; `SEK 47.10` if not known."""
    currency = any_currency(code)
    rounded = _rounded(amount, currency)
    figure = f"{abs(rounded):f}"
    minus = "-" if rounded < 0 else ""
    if decimal_comma:
        return f"{minus}{figure.replace('.', ',')} {currency.sign}"
    gap = " " if currency.sign[-1:].isalpha() else ""
    return f"{minus}{currency.sign}{gap}{figure}"
