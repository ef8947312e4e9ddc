"""Fields of the pages about buying: money, and what is bought: a material or a thing."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from diorama_planner.core.money import parse_money
from diorama_planner.core.units import format_number
from diorama_planner.takeoff.shops import thing_key
from diorama_planner.takeoff.writing import unit_word
from diorama_planner.ui.texts import say
from diorama_planner.ui.widgets.choices import Sought
from diorama_planner.ui.widgets.entry import EntryField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session


class MoneyField(EntryField):
    """An amount in the currency that `currency` gives; an empty field is None."""

    def __init__(self, name: str, currency: Callable[[], str], *, placeholder: str = "") -> None:
        super().__init__(name)
        self._currency = currency
        self.setPlaceholderText(placeholder)

    def write(self, value: Any) -> str:
        """Write the amount without its sign."""
        return "" if value is None else f"{value}"

    def read(self, text: str) -> Decimal | None:
        """Read an amount. Raises `UsageError`."""
        return parse_money(text, self._currency()) if text else None


def goods(session: Session, *, things: bool = True) -> Callable[[], list[Sought]]:
    """Give all that can be bought, for a field to search in: materials, then things, found by nicknames too."""

    def choices() -> list[Sought]:
        catalogue = session.catalogue
        materials = sorted(catalogue.goods.values(), key=lambda each: each.label.casefold())
        found = [Sought(each.id, each.label, " ".join((each.id, *each.nicknames))) for each in materials]
        if things:
            every = sorted(catalogue.thing_map.values(), key=lambda each: each.label.casefold())
            found += [Sought(thing_key(each.id), each.label, " ".join((each.id, *each.nicknames))) for each in every]
        return found

    return choices


def name_of(session: Session, key: str) -> str:
    """Name a material or a thing by the key that shops and stash have of it."""
    catalogue = session.catalogue
    material = catalogue.goods.get(key)
    if material is not None:
        return material.label
    thing = catalogue.thing_map.get(key.removeprefix(thing_key("")))
    return thing.label if thing is not None else key


def amount_of(session: Session, key: str, amount: float) -> str:
    """Write an amount in the pack unit of a material or thing: `2.4 sheets`, `37 g`, `1 piece`."""
    figure = format_number(round(amount, 3), decimal_comma=session.preferences.decimal_comma)
    return f"{figure} {say(unit_word(session.catalogue.pack_unit(key), amount))}"
