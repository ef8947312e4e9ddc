"""Sizes of paper and the round scales at which a plan is printed. What is on a page is in `drawing.sheet`."""

from __future__ import annotations

import math

from diorama_planner.core.errors import UsageError
from diorama_planner.core.figures import format_decimal
from diorama_planner.core.messages import msg

Size = tuple[float, float]

PAPERS_MM: dict[str, Size] = {
    "A5": (148, 210),
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A1": (594, 841),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
    "Tabloid": (279.4, 431.8),
}
"""Width and height of upright sheets. Sources: ISO 216; ANSI/ASME Y14.1 (A and B) and US trade for Legal."""

ROUND_SCALES = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.5)
"""Denominators that a ruler or a head can follow, in every decade."""

LARGEST_FACTOR = 2.0
"""A small base is printed at most twice its size."""


def paper_size(name: str) -> Size:
    """Give width and height of an upright sheet in mm; letter case does not matter.

    Raises:
        UsageError: no such paper; the hint lists those that are known.
    """
    for known, size in PAPERS_MM.items():
        if known.casefold() == name.strip().casefold():
            return size
    raise UsageError(msg("unknown paper {name!r}", name=name), msg("use {known}", known=", ".join(PAPERS_MM)))


def paper_name(size_mm: Size) -> str:
    """Name a sheet held either way; its measures if it has no name."""
    upright = (min(size_mm), max(size_mm))
    for name, size in PAPERS_MM.items():
        if size == upright:
            return name
    return f"{_number(size_mm[0])} × {_number(size_mm[1])} mm"


def round_factor(largest: float) -> float:
    """Give the largest round print scale (paper mm per model mm) that is not above `largest`.

    Raises:
        UsageError: `largest` is not positive.
    """
    if not largest > 0:
        raise UsageError(msg("there is no room on the page"), msg("take a larger page or smaller margins"))
    if largest >= LARGEST_FACTOR:
        return LARGEST_FACTOR
    wanted = 1 / largest
    decade = 10.0 ** math.floor(math.log10(wanted)) if wanted > 1 else 1.0
    steps = [step * power for power in (decade, decade * 10) for step in ROUND_SCALES]
    return next(1 / step for step in steps if step >= wanted * (1 - 1e-9))


def factor_text(factor: float) -> str:
    """Write a print scale for people: 1:2.5, or 2:1."""
    if factor > 1:
        return f"{_number(factor)}:1"
    return f"1:{_number(1 / factor)}"


def _number(value: float) -> str:
    return format_decimal(value, precision=2, trim=True)
