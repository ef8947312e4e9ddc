"""Counting whole things out of measured ones, with the noise of floating point taken off.

What is bought, cut or printed comes in whole pieces, and 400 mm on a 400 mm page is one page even where the
division gives 1.0000000000000002. The tolerance is one part in a thousand million: 0.4 nanometres on that
page, far below any saw and far above the noise of a few float operations.
"""

from __future__ import annotations

import math

RELATIVE_TOLERANCE = 1e-9


def count_up(quotient: float) -> int:
    """The smallest whole number not below `quotient`, but for noise."""
    return math.ceil(quotient - _noise(quotient))


def count_down(quotient: float) -> int:
    """The largest whole number not above `quotient`, but for noise."""
    return math.floor(quotient + _noise(quotient))


def is_above(value: float, limit: float) -> bool:
    """Whether `value` exceeds `limit` by more than noise."""
    return value > limit + _noise(limit)


def _noise(value: float) -> float:
    return RELATIVE_TOLERANCE * max(1.0, abs(value))
