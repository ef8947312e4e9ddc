"""What a model neon sign takes: length of its tube and how many LEDs light it. Techniques are in the catalogue."""

from __future__ import annotations

from diorama_planner.formulas.limits import need_not_negative, need_positive
from diorama_planner.formulas.rounding import count_up, is_above

THROUGH_MM = 10.0
"""How much of a tube goes into a hole and behind the sign at each end of a stroke. Builder's practice, unsourced."""

TAIL_MM = 50.0
"""How much is left over at each end of the tube, to reach what lights it. Builder's practice, unsourced."""


def tube_mm(lit_mm: float, hidden_mm: float, strokes: int) -> float:
    """Length of a tube that shows its strokes one after the other and passes behind the sign between them.

    lit + hidden + 2 x 10 mm for each way through the sign + 2 x 50 mm of ends.

    Args:
        lit_mm: length of all strokes.
        hidden_mm: straight ways from the end of each stroke to the next one.
        strokes: how many strokes.
    """
    need_positive(length=lit_mm, number_of_strokes=strokes)
    need_not_negative(hidden_length=hidden_mm)
    return lit_mm + hidden_mm + 2.0 * THROUGH_MM * (strokes - 1) + 2.0 * TAIL_MM


def edge_leds(width_mm: float, height_mm: float, every_mm: float, reach_mm: float) -> int:
    """LEDs along the lower edge of a clear sheet, and along the upper one too if it is higher than light reaches."""
    need_positive(width=width_mm, height=height_mm, spacing=every_mm, reach=reach_mm)
    return count_up(width_mm / every_mm) * (2 if is_above(height_mm, reach_mm) else 1)


def fibre_leds(length_mm: float, every_mm: float) -> int:
    """LEDs at the ends of a fibre, one for so many millimetres of it."""
    need_positive(length=length_mm, spacing=every_mm)
    return count_up(length_mm / every_mm)


def mask_leds(width_mm: float, height_mm: float, every_mm: float) -> int:
    """LEDs in rows and columns behind a mask."""
    need_positive(width=width_mm, height=height_mm, spacing=every_mm)
    return count_up(width_mm / every_mm) * count_up(height_mm / every_mm)
