"""Figures of a bill in words: amounts with their units, money, packs; with a point or a comma as its reader likes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from diorama_planner.core.figures import Numbers
from diorama_planner.core.messages import Message
from diorama_planner.core.money import format_money
from diorama_planner.core.units import format_number
from diorama_planner.takeoff.writing import format_amount, is_counted, unit_word


@dataclass(frozen=True, slots=True)
class Figures:
    """Writes the figures of one bill."""

    currency: str
    numbers: Numbers

    def amount(self, value: float, unit: str) -> str:
        """An amount of a material with its unit."""
        return self.numbers.spaced(format_amount(value, unit, decimal_comma=self.numbers.comma))

    def number(self, value: float) -> str:
        """A plain number."""
        return self.numbers.spaced(format_number(value, decimal_comma=self.numbers.comma))

    def money(self, amount: Decimal | None) -> str:
        """An amount of money, or nothing if it is not known."""
        if amount is None:
            return ""
        return self.numbers.spaced(format_money(amount, self.currency, decimal_comma=self.numbers.comma))

    def words(self, message: Message) -> str:
        """A message with its figures; thousands are left as they are, since they may belong to a name."""
        return message.written(decimal_comma=self.numbers.comma)

    def packs(self, count: int, size: float, unit: str) -> str:
        """What to buy: `1 sheet`, `2 x 100 g`, `none`."""
        if count == 0:
            return "none"
        if size == 1 and is_counted(unit):
            return f"{self.number(count)} {unit_word(unit, count)}"
        return f"{self.number(count)} x {self.number(size)} {unit_word(unit, size)}"
