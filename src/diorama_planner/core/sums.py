"""Reading what a person typed: numbers, fractions, units and sums, evaluated exactly.

The grammar lives here and knows no unit by itself: `core.units` hands in a table of unit names and their
factors. A reading is exact (`fractions.Fraction`); every error is a `LengthError` with the column, counted
from 1 in the text as typed, because typographic signs are understood where they stand.

    sum      = term (("+" | "-") term)*
    term     = factor (("*" | "/") factor)*
    factor   = ("+" | "-") factor | "(" sum ")" [unit] | measure
    measure  = number [unit] (number unit)*          13' 9 1/2"   2 ft 3 in   13'-9"
    number   = 1.5 | 1,5 | 1e3 | 3/8 | 3 1/2 | 3-1/2 (before an inch, foot or yard) | 3½
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from diorama_planner.core.errors import LengthError
from diorama_planner.core.messages import msg

MAX_TEXT = 200
MAX_DEPTH = 16
MAX_EXPONENT = 400

# One sign to one sign, so that a column in the folded text is the column in the typed text.
_FOLD = str.maketrans(
    {
        "−": "-", "–": "-", "‐": "-", "‑": "-",
        "×": "*", "·": "*", "⋅": "*", "∗": "*", "÷": "/", "⁄": "/", "∕": "/",
        "’": "'", "‘": "'", "′": "'", "´": "'", "“": '"', "”": '"', "″": '"', "„": '"',
        "²": "2", "³": "3",
        "μ": "u", "µ": "u", "[": "(", "]": ")", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ",
    }
)  # fmt: skip
_VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4),
    "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6),
    "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
_NUMERAL = re.compile(r"(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:e([+-]?[0-9]+))?", re.IGNORECASE)
_FRACTION = re.compile(r"([0-9]+)/([0-9]+)(?![0-9.,])")
_MIXED = re.compile(r"([0-9]+) +([0-9]+)/([0-9]+)(?![0-9.,])")
_DASHED = re.compile(r"([0-9]+)-([0-9]+)/([0-9]+)(?![0-9.,])")
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's name as typed, its size in the family's own unit, and whether it is divided in fractions."""

    name: str
    factor: Fraction
    imperial: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """What a text comes to. `unit` is the last unit named; None means a bare number, still without a unit."""

    value: Fraction
    unit: Unit | None

    def in_unit(self, default: Unit | None) -> Fraction:
        """The value in the family's own unit, a bare number being counted in `default`."""
        return self.value if self.unit is not None or default is None else self.value * default.factor


def evaluate(text: str, units: Mapping[str, Unit], default: Unit | None, *, offset: int = 0) -> Sum:
    """Evaluate `text`.

    Args:
        text: what was typed.
        units: lower-case unit names to units; names may hold signs (`'`, `"`, `km/h`, `m2`).
        default: the unit of a bare number that is added to one with a unit.
        offset: columns that stand before `text` in the field.

    Raises:
        LengthError: the text cannot be read; it says at which column and what would be right.
    """
    return _Reader(text, units, default, offset).read()


def may_go_on(text: str, error: LengthError, names: Collection[str]) -> bool:
    """Whether a text that cannot be read yet may begin one that can: `13 f` (with `ft` known), `2 m 2`, `(3 +`.

    Args:
        text: what has been typed so far.
        error: why it cannot be read.
        names: the words that may follow a number, in lower case.
    """
    rest = text[error.column - 1 :].strip().lower()
    if rest.isalpha():
        return any(name.startswith(rest) for name in names)
    return re.fullmatch(r"[0-9.,]*", rest) is not None


class _Reader:
    """A recursive descent over one text; lives for one call of `evaluate`."""

    def __init__(self, text: str, units: Mapping[str, Unit], default: Unit | None, offset: int) -> None:
        self._text = text.translate(_FOLD)
        self._lower = self._text.lower()
        self._units = units
        self._names = sorted(units, key=len, reverse=True)
        self._default = default
        self._offset = offset
        self._at = 0
        self._depth = 0

    def read(self) -> Sum:
        if len(self._text) > MAX_TEXT:
            raise self._error(
                "This is too long to be a number", MAX_TEXT, "At most {most} characters.", most=MAX_TEXT
            )
        if not self._text.strip():
            raise self._error(
                "Nothing was typed", 0, "Type a number, for example {example}.", example=self._example()
            )
        total = self._sum()
        self._blanks()
        if self._at < len(self._text):
            raise self._unexpected()
        return total

    # grammar

    def _sum(self) -> Sum:
        total = self._term()
        while (sign := self._sign("+-")) is not None:
            total = self._add(total, self._term(), -1 if sign == "-" else 1)
        return total

    def _term(self) -> Sum:
        product, _ = self._factor(divided=False)
        while (sign := self._sign("*/")) is not None:
            self._blanks()
            start = self._at
            other, literal = self._factor(divided=sign == "/")
            product = (
                self._multiply(product, other, start) if sign == "*" else self._divide(product, other, start, literal)
            )
        return product

    def _factor(self, *, divided: bool) -> tuple[Sum, bool]:
        """One factor, and whether it was a plain number with one unit."""
        if (sign := self._sign("+-")) is not None:
            inner, literal = self._nested(lambda: self._factor(divided=divided))
            return (replace(inner, value=-inner.value) if sign == "-" else inner), literal
        if self._sign("(") is not None:
            inner, _ = self._nested(lambda: (self._sum(), False))
            if self._sign(")") is None:
                raise self._error("A bracket is not closed", self._at, "Add a )")
            start = self._at
            unit = self._unit()
            if unit is not None and inner.unit is not None:
                raise self._error("A unit follows a bracket that has its own unit", start, "Name the unit once.")
            return (inner if unit is None else Sum(inner.value * unit.factor, unit)), False
        return self._measure(divided=divided)

    def _nested(self, step: Callable[[], tuple[Sum, bool]]) -> tuple[Sum, bool]:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._error("Too many brackets inside each other", self._at, "Simplify the sum.")
        result = step()
        self._depth -= 1
        return result

    def _measure(self, *, divided: bool) -> tuple[Sum, bool]:
        value = self._number(divided=divided)
        unit = self._unit()
        if unit is None:
            return Sum(value, None), True
        total, literal = value * unit.factor, True
        while (part := self._next_part(unit)) is not None:
            amount, unit = part
            total += amount * unit.factor
            literal = False
        return Sum(total, unit), literal

    def _next_part(self, before: Unit) -> tuple[Fraction, Unit] | None:
        """The inches after the feet: a number that follows without a sign, in a smaller unit."""
        mark = self._at
        feet = before.name in {"'", "ft"}
        dashed = feet and re.match(r"-[0-9]", self._text[self._at :]) is not None
        self._at += dashed  # the draughtsman's dash of 13'-9": no sum, since there is no blank
        self._blanks()
        if not self._at_number():
            self._at = mark
            return None
        start = self._at
        amount = self._number(divided=False)
        unit = self._unit()
        if unit is None and feet and '"' in self._units:
            unit = self._units['"']
        if dashed and unit is not None and unit.name not in {'"', "in"}:
            self._at = mark
            return None
        if unit is None:
            raise self._error(
                "Two numbers stand side by side", start, "Put a sign between them, or a unit after each."
            )
        if unit.factor >= before.factor:
            raise self._error("A larger unit follows a smaller one", start, "Write 2 ft 3 in, or put a sign between.")
        return amount, unit

    # tokens

    def _number(self, *, divided: bool) -> Fraction:
        self._blanks()
        start = self._at
        if not self._at_number():
            raise self._unexpected()
        found = self._take_vulgar() or self._take_mixed() or (None if divided else self._take(_FRACTION))
        if found is not None:
            return self._ratio(found, start)
        numeral = _NUMERAL.match(self._text, start)
        if numeral is None:
            raise self._unexpected()
        self._at = numeral.end()
        self._refuse_run_on(start)
        value = self._decimal(numeral, start)
        mark = self._at
        self._blanks()
        vulgar = self._take_vulgar()
        if vulgar is None:
            self._at = mark
            return value
        return value + Fraction(*vulgar)

    def _decimal(self, numeral: re.Match[str], start: int) -> Fraction:
        if numeral[1] is not None and abs(int(numeral[1])) > MAX_EXPONENT:
            raise self._error("This number is out of all bounds", start, "Write it without an exponent.")
        return Fraction(numeral[0].replace(",", ".").rstrip("."))

    def _take_vulgar(self) -> tuple[int, ...] | None:
        vulgar = _VULGAR.get(self._peek())
        if vulgar is not None:
            self._at += 1
        return vulgar

    def _take_mixed(self) -> tuple[int, ...] | None:
        """`3 1/2` anywhere, `3-1/2` only before a unit that is divided in fractions."""
        mark = self._at
        for pattern in (_MIXED, _DASHED):
            found = self._take(pattern)
            if found is None:
                continue
            if found[1] < found[2] and (pattern is _MIXED or self._before_imperial()):
                return found
            self._at = mark
        return None

    def _before_imperial(self) -> bool:
        mark = self._at
        unit = self._unit()
        self._at = mark
        return unit is not None and unit.imperial

    def _take(self, pattern: re.Pattern[str]) -> tuple[int, ...] | None:
        found = pattern.match(self._text, self._at)
        if found is None:
            return None
        self._at = found.end()
        return tuple(int(group) for group in found.groups())

    def _ratio(self, parts: tuple[int, ...], start: int) -> Fraction:
        if parts[-1] == 0:
            raise self._error("Division by zero", start, "A fraction needs a number under its line.")
        whole = parts[0] if len(parts) == 3 else 0
        return whole + Fraction(parts[-2], parts[-1])

    def _unit(self) -> Unit | None:
        """The unit that stands here, longest name first, or None when no unit is meant."""
        mark = self._at
        self._blanks()
        for name in self._names:
            if self._lower.startswith(name, self._at) and self._ends_well(name):
                self._at += len(name)
                return self._units[name]
        word = _WORD.match(self._text, self._at)
        if word is not None:
            raise self._unknown_unit(word)
        self._at = mark
        return None

    def _ends_well(self, name: str) -> bool:
        """Whether the unit ends here: `m` is not the beginning of `mm`, nor of the area `m2`."""
        rest = self._lower[self._at + len(name) :]
        if not name[-1].isalnum():
            return True
        return not re.match(r"[a-z]|[23](?![0-9a-z.,/'\"])", rest)

    def _unknown_unit(self, word: re.Match[str]) -> LengthError:
        known = ", ".join(dict.fromkeys(unit.name for unit in self._units.values()))
        tail = re.match(r"[a-z]+[23]?", self._text[word.start() :], re.IGNORECASE)
        name = tail[0] if tail else word[0]
        if not known:
            return self._error("'{word}' is not expected here", word.start(), "Type a plain number.", word=name)
        return self._error(
            "'{word}' is not a unit known here", word.start(), "Use one of {known}.", word=name, known=known
        )

    # arithmetic

    def _add(self, left: Sum, right: Sum, sign: int) -> Sum:
        unit = right.unit or left.unit
        if unit is None:
            return Sum(left.value + sign * right.value, None)
        return Sum(left.in_unit(self._default) + sign * right.in_unit(self._default), unit)

    def _multiply(self, left: Sum, right: Sum, start: int) -> Sum:
        if left.unit is not None and right.unit is not None:
            raise self._error("Two quantities cannot be multiplied here", start, "Drop one of the two units.")
        return Sum(left.value * right.value, left.unit or right.unit)

    def _divide(self, left: Sum, right: Sum, start: int, literal: bool) -> Sum:
        if right.value == 0:
            raise self._error("Division by zero", start, "Divide by something else.")
        if right.unit is None:
            return Sum(left.value / right.value, left.unit)
        if left.unit is None and literal:  # 3 / 8 in with blanks: the unit belongs to the whole fraction
            return Sum(left.value / (right.value / right.unit.factor) * right.unit.factor, right.unit)
        raise self._error("A quantity cannot be the divisor here", start, "Divide by a plain number.")

    # small things

    def _blanks(self) -> None:
        while self._peek() == " ":
            self._at += 1

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _at_number(self) -> bool:
        return bool(re.match(r"[0-9]|[.,][0-9]", self._text[self._at :])) or self._peek() in set(_VULGAR)

    def _sign(self, signs: str) -> str | None:
        mark = self._at
        self._blanks()
        sign = self._peek()
        if sign and sign in signs:
            self._at += 1
            return sign
        self._at = mark
        return None

    def _refuse_run_on(self, start: int) -> None:
        if re.match(r"[.,][0-9]", self._text[self._at :]):
            raise self._error(
                "A number with two decimal marks",
                start,
                "Leave out thousands separators: write 1500 or 1500.5.",
            )

    def _example(self) -> str:
        return "65.7 mm" if "mm" in self._units else "2.5"

    def _unexpected(self) -> LengthError:
        self._blanks()
        sign = self._peek()
        if not sign:
            return self._error("The sum ends too early", self._at, "Add the missing number.")
        word = _WORD.match(self._text, self._at)
        if word is not None:
            hint = "Type a number, for example {example}."
            return self._error("'{word}' is not a number", self._at, hint, word=word[0], example=self._example())
        return self._error(
            "'{sign}' is not expected here",
            self._at,
            "Check the sum around it.",
            sign=sign if sign.isprintable() else "?",
        )

    def _error(self, template: str, at: int, hint: str, **args: object) -> LengthError:
        return LengthError(msg(template, **args), self._offset + at + 1, msg(hint, **args))
