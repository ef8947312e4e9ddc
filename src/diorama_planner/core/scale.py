"""Scale: the ratio between the prototype and its model, read, written and applied.

The named scales (H0, OO ...) are rows of the catalogue; here is only the maths.

How a quantity follows the scale, with s = denominator of the model's scale:

    length  1/s        area  1/s^2        volume, mass  1/s^3 (mass: the same material)
    speed   1/s        a train at 60 km/h covers its own lengths as often as the real one
    time    1/sqrt(s)  a drop, a wave or a falling crate: gravity does not shrink (Froude), which is why
                       miniatures are filmed at sqrt(s) times the frame rate

Speed and time are therefore two conventions, each the one its users mean; a train's minute stays a minute.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

from diorama_planner.core.errors import PlannerError, UsageError
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.units import parse_number

Quantity = Literal["length", "area", "volume", "mass", "speed", "time"]
QUANTITIES: tuple[Quantity, ...] = get_args(Quantity)

MIN_DENOMINATOR = 0.01
MAX_DENOMINATOR = 100_000.0

_HINT: Message = msg("Write a scale as 1:64 or 64; from 1:0.01 to 1:100000.")
_EXPONENT: Mapping[Quantity, float] = MappingProxyType(
    {"length": 1.0, "area": 2.0, "volume": 3.0, "mass": 3.0, "speed": 1.0, "time": 0.5}
)


@dataclass(frozen=True, slots=True, order=True)
class Scale:
    """A scale of 1:`denominator`; below 1 the model is larger than life."""

    denominator: float

    def __post_init__(self) -> None:
        if not MIN_DENOMINATOR <= self.denominator <= MAX_DENOMINATOR:
            raise UsageError(msg("1:{ratio:g} is not a scale", ratio=self.denominator), _HINT)

    def __str__(self) -> str:
        """`1:64`, `1:76.2`, or `2:1` for twice life size."""
        if self.denominator < 1:
            return f"{1 / self.denominator:.10g}:1"
        return f"1:{self.denominator:.10g}"

    def to_model(self, real: float, quantity: Quantity = "length") -> float:
        """The model's quantity for a real one, in the same unit."""
        return real / math.pow(self.denominator, _EXPONENT[quantity])

    def to_real(self, model: float, quantity: Quantity = "length") -> float:
        """The real quantity for the model's, in the same unit."""
        return model * math.pow(self.denominator, _EXPONENT[quantity])


LIFE_SIZE = Scale(1.0)
_RATIO = re.compile(r"^([^:/]+)[:/]([^:/]+)$")


def parse_scale(text: str) -> Scale:
    """Read `1:64`, `1/64`, `64`, `1:76.2`, `2:1`, or a drawing's `3.5:304.8`.

    Raises:
        UsageError: it is no scale; in one line with how to write one.
    """
    typed = text.strip()
    pair = _RATIO.match(typed)
    parts = (pair[1], pair[2]) if pair else ("1", typed)
    try:
        model, real = (parse_number(part) for part in parts)
        if model <= 0 or real <= 0:
            raise UsageError("")
        return Scale(real / model)
    except PlannerError:
        raise UsageError(msg("'{text}' is not a scale", text=_shown(typed)), _HINT) from None


def factor(source: Scale, target: Scale, quantity: Quantity = "length") -> float:
    """By how much a quantity grows from `source` to `target`: lengths by 1.359375 from 1:87 to 1:64."""
    return math.pow(source.denominator / target.denominator, _EXPONENT[quantity])


def _shown(text: str) -> str:
    plain = "".join(sign if sign.isprintable() else "?" for sign in text)
    return plain if len(plain) <= 40 else f"{plain[:40]}..."
