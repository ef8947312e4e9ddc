"""Reading the cells of a shop's price list: prices and packs, as shops all over the world write them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from decimal import Decimal

from diorama_planner.app.purchase.bill_edits import read_amount
from diorama_planner.catalogue.material import Material
from diorama_planner.core.errors import PlannerError, UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.money import CURRENCIES, MAX_AMOUNT, currency_of
from diorama_planner.takeoff.pack_units import to_pack_units, usual_unit
from diorama_planner.takeoff.writing import is_counted

_FIGURE = re.compile(r"[+-]?\d[\d.,'’  ]*|[+-]?[.,]\d+")
_GAPS = re.compile(r"[\s'’]")
_CENTS = re.compile(r"\d,\d{1,2}\D*$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?|[.,]\d+")
_TIMES = re.compile(r"(\d+)\s*[x×*]\s*(\D*\d.*)")
_COUNTED = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(packs?|sheets?|pieces?|pcs?\.?|pairs?|sets?|stk\.?|st\.?|ea\.?|each|lembar|buah)"
)
_LONGEST_PACK = 60
"""A longer text says something else than how much is in a pack."""

_SHEET_TOLERANCE = 0.03
"""Sheets are cut to size within a few millimetres: 1200 x 600 passes for 1220 x 610, a half sheet does not."""


def has_decimal_comma(prices: Iterable[str]) -> bool:
    """Whether a column of prices is written with decimal commas: some price ends in a comma and one or two digits."""
    return any(_CENTS.search(price.strip()) for price in prices)


def read_price(text: str, currency: str, *, decimal_comma: bool = False) -> Decimal:
    """Read a price with or without a sign and thousands separators: `1.234,56 €`, `$1,234.56`, `Rp 15.000`.

    Raises:
        UsageError: it is blank, no price, negative, too large, or in another currency.
    """
    plain = text.strip()
    if not plain:
        raise UsageError(msg("the price is blank"))
    money = currency_of(currency)
    names = (money.code, money.sign, money.sign[-1] if money.sign.endswith("$") else money.sign)
    for name in names:
        plain = plain.removeprefix(name).removesuffix(name).strip()
    other = next((each for each in CURRENCIES.values() if each.code in plain.upper() or each.sign in plain), None)
    if other is not None:
        raise UsageError(
            msg("its price is in {other}, the list is in {currency}", other=other.code, currency=currency)
        )
    if not _FIGURE.fullmatch(plain):
        raise UsageError(msg("'{text}' is not a price", text=text.strip()[:40]))
    amount = Decimal(_figure(plain, decimal_comma, money.decimals))
    if amount < 0:
        raise UsageError(msg("the price {price} is below 0", price=text.strip()[:40]))
    if amount > MAX_AMOUNT:
        raise UsageError(msg("the price {price} is out of all bounds", price=text.strip()[:40]))
    return amount


def read_pack(text: str, unit: str, material: Material) -> float:
    """Read what a pack holds, in the pack unit of its material: `473 ml`, `0,5 l`, `3 x 250 ml`, `2 sheets`.

    A bare number is in `unit`, or without one in the pack unit; blank is the catalogue's pack.

    Raises:
        UsageError: it holds nothing, cannot be read, or is in a unit that does not fit.
    """
    plain = text.strip()
    if not plain:
        return material.pack_size
    _check_length(plain)
    if _NUMBER.fullmatch(plain) and unit.strip():
        plain = f"{plain} {unit.strip()}"
    amount = _pack_amount(plain, material)
    if not (math.isfinite(amount) and amount > 0):
        raise UsageError(msg("a pack cannot hold {amount}", amount=plain[:40]))
    return amount


def read_pieces(text: str) -> float:
    """Read how many things are in a pack; blank is one. Raises UsageError as `read_pack`."""
    plain = text.strip()
    if not plain:
        return 1.0
    _check_length(plain)
    counted = _NUMBER.fullmatch(plain) or _COUNTED.fullmatch(plain.lower())
    amount = _plain_number(counted[0 if counted.re is _NUMBER else 1]) if counted else math.nan
    if not (amount >= 1 and amount == int(amount)):
        raise UsageError(msg("a pack cannot hold {amount}", amount=plain[:40]))
    return amount


def _check_length(pack: str) -> None:
    if len(pack) > _LONGEST_PACK:
        raise UsageError(msg("'{text}' is too long for a pack", text=pack[:40]))


def _figure(plain: str, decimal_comma: bool, decimals: int) -> str:
    """Write a figure with a point and without thousands separators."""
    digits = _GAPS.sub("", plain)
    marks = [sign for sign in digits if sign in ".,"]
    if not marks:
        return digits
    last = digits.rindex(marks[-1])
    is_three = len(digits) - last == 4
    if marks.count(marks[-1]) > 1 or (is_three and _separates_thousands(marks, decimal_comma, decimals)):
        return re.sub(r"[.,]", "", digits)
    return re.sub(r"[.,]", "", digits[:last]) + "." + digits[last + 1 :]


def _separates_thousands(marks: list[str], decimal_comma: bool, decimals: int) -> bool:
    """Whether the only sort of mark, three digits from the end, separates thousands."""
    if len(set(marks)) > 1:
        return False
    return decimals == 0 or (marks[-1] == ".") == decimal_comma


def _pack_amount(plain: str, material: Material) -> float:
    if _NUMBER.fullmatch(plain):
        return _plain_number(plain)
    counted = _COUNTED.fullmatch(plain.lower())
    if counted is not None and (counted[2].startswith("pack") or is_counted(material.pack_unit)):
        return _plain_number(counted[1]) * (material.pack_size if counted[2].startswith("pack") else 1.0)
    times = _TIMES.fullmatch(plain)
    if times is not None and not material.is_sheet:
        return int(times[1]) * _pack_amount(times[2].strip(), material)
    try:
        amount = read_amount(plain, material, usual_unit(material))
    except PlannerError as error:
        raise UsageError(
            msg("{pack} is no amount of what is sold by {unit}", pack=plain[:40], unit=material.pack_unit)
        ) from error
    packs = to_pack_units(material, amount, usual_unit(material))
    if not material.is_sheet:
        return packs
    sheets = round(packs)
    if sheets < 1 or abs(packs - sheets) > _SHEET_TOLERANCE * sheets:
        raise UsageError(msg("{pack}: a sheet of another size is another material", pack=plain[:40]))
    return float(sheets)


def _plain_number(text: str) -> float:
    return float(text.replace(",", "."))
