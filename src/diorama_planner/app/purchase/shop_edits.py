"""Shops from what people type: their names, shipping and VAT, and rates of exchange."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from diorama_planner.catalogue.words import fold
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.money import currency_of, parse_money
from diorama_planner.model.record import new_id
from diorama_planner.takeoff.shops import Shop

NONE = frozenset({"", "none", "never"})
_USES = {"yes": True, "no": False}


def with_words(shop: Shop | None, words: Mapping[str, str]) -> Shop:
    """Change a shop by what was typed, or make one; its id is made of its first name.

    Args:
        shop: as it was, None for a new one.
        words: texts by the fields of `Shop`; `use` is yes or no, `free_from` may be none.

    Raises:
        UsageError, RecordError: one of them cannot be read, or the shop has no name.
    """
    currency = currency_of(words.get("currency") or (shop.currency if shop is not None else "USD")).code
    readers: Mapping[str, Callable[[str], Any]] = {
        "name": str.strip,
        "currency": lambda _: currency,
        "shipping": lambda text: parse_money(text, currency),
        "free_from": lambda text: None if text.strip().lower() in NONE else parse_money(text, currency),
        "vat": _vat,
        "vat_pct": _per_cent,
        "delivery": str.strip,
    }
    fields = {name: read(words[name]) for name, read in readers.items() if name in words}
    if "use" in words:
        fields["used"] = _use(words["use"])
    if shop is not None:
        return replace(shop, **fields)
    return Shop(id=_id_of(words.get("name", "")), **fields)


def read_rate(text: str) -> Decimal | None:
    """Read a rate of exchange; `none` gives None. Raises UsageError."""
    if text.strip().lower() in NONE:
        return None
    return _number(text, msg("'{text}' is no rate of exchange", text=text))


def _use(text: str) -> bool:
    if text not in _USES:
        raise UsageError(msg("baskets look at a shop or not, not {text}", text=text), msg("write yes or no"))
    return _USES[text]


def _vat(text: str) -> str:
    if text not in ("included", "added"):
        raise UsageError(msg("VAT is either included or added, not {text}", text=text))
    return text


def _per_cent(text: str) -> Decimal:
    return _number(text.replace("%", ""), msg("'{text}' is no rate of VAT", text=text))


def _number(text: str, problem: Message) -> Decimal:
    try:
        return Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        raise UsageError(problem, msg("write it as 19 or 7.5")) from None


def _id_of(name: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:48]
    return f"{plain}-{new_id()[:4]}" if plain else new_id()
