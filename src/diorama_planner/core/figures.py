"""Numbers written for people: decimals, fractions, the decimal comma. No units here; see `core.units`."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg

MAX_PRECISION = 12
_WHOLE_PART = re.compile(r"(?<![0-9.,])[0-9]{4,}")


@dataclass(frozen=True, slots=True)
class Numbers:
    """How figures are written: with a decimal comma or a point, and what sets thousands apart, if anything."""

    comma: bool = False
    thousands: str = ""

    def spaced(self, text: str) -> str:
        """Set the thousands of all figures in a text apart: `1234.5 g` becomes `1,234.5 g`. Decimals stay."""
        if not self.thousands:
            return text
        return _WHOLE_PART.sub(lambda found: f"{int(found[0]):,}".replace(",", self.thousands), text)


NUMBERS = {
    "1234.5": Numbers(),
    "1234,5": Numbers(comma=True),
    "1,234.5": Numbers(thousands=","),
    "1.234,5": Numbers(comma=True, thousands="."),
    "1 234.5": Numbers(thousands="\u202f"),
    "1 234,5": Numbers(comma=True, thousands="\u202f"),
}
"""The ways of writing numbers, each by an example of it. Blanks between thousands are narrow and never break."""


def format_decimal(value: float, *, precision: int, trim: bool, decimal_comma: bool = False) -> str:
    """Write `value` with `precision` decimals; `trim` drops the zeros at the end. Infinity is written ∞.

    Raises:
        UsageError: `value` is not a number, or `precision` is not 0 to 12.
    """
    if math.isnan(value):
        raise UsageError(msg("A figure that is not a number cannot be written"))
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    if not 0 <= precision <= MAX_PRECISION:
        raise UsageError(msg("{precision} decimals cannot be written", precision=precision), msg("Use 0 to 12."))
    # repr is the shortest decimal that is this float, so 0.15 rounds as the 0.15 that people see
    exact = Decimal(repr(float(value)))
    wide = Context(prec=max(28, exact.adjusted() + 2 * MAX_PRECISION), rounding=ROUND_HALF_EVEN)
    text = f"{exact.quantize(Decimal(1).scaleb(-precision), context=wide):f}"
    if trim and "." in text:
        text = text.rstrip("0").rstrip(".")
    if not text.strip("-0."):
        text = text.lstrip("-")
    return text.replace(".", ",") if decimal_comma else text


def format_fraction(value: Fraction, denominator: int) -> str:
    """Write `value` to the nearest 1/`denominator` in lowest terms, with its whole part: `3 3/8`.

    Raises:
        UsageError: `denominator` is not at least 1.
    """
    if denominator < 1:
        raise UsageError(msg("Fractions of 1/{denominator} do not exist", denominator=denominator))
    parts = round(value * denominator)
    whole, rest = divmod(abs(parts), denominator)
    sign = "-" if parts < 0 else ""
    if rest == 0:
        return f"{sign}{whole}"
    fraction = Fraction(rest, denominator)
    return f"{sign}{f'{whole} ' if whole else ''}{fraction.numerator}/{fraction.denominator}"
