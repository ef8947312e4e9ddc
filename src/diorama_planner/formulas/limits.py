"""Refusing numbers that a sum of the trade cannot take, in one line that names the quantity."""

from __future__ import annotations

import math

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg


def need_positive(**quantities: float) -> None:
    """Raise `UsageError` naming the first quantity that is not a finite number above zero."""
    for name, value in quantities.items():
        if not 0 < value < math.inf:
            raise UsageError(msg("The {quantity} must be greater than zero", quantity=_words(name)))


def need_not_negative(**quantities: float) -> None:
    """Raise `UsageError` naming the first quantity that is not a finite number of at least zero."""
    for name, value in quantities.items():
        if not 0 <= value < math.inf:
            raise UsageError(msg("The {quantity} must not be negative", quantity=_words(name)))


def _words(name: str) -> str:
    return name.replace("_", " ")
