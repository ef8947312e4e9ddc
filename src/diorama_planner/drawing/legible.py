"""Texts and lines of a drawing made large enough to be read on the canvas. Paper never comes here."""

from __future__ import annotations

import math
from dataclasses import replace

from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.primitives import Fill, Pen, Solid, Text, ring

PAD = 0.35
"""Round a text on its patch, of the height of its capitals."""


def times_of(text: Text, pixels_per_mm: float) -> float:
    """Say how many times as high a text is to be shown at so many logical pixels per millimetre; 1 or more."""
    wish = text.on_screen
    if wish is None:
        return 1.0
    return max(1.0, min(wish.most_times, wish.least_px / (text.height_mm * pixels_per_mm)))


def enlarged(text: Text, times: float) -> tuple[Fill | Text, ...]:
    """Give a text that stands in the middle larger, about the middle of its capitals, and the patch beneath it."""
    turn = math.radians(text.rotation_deg)
    cos, sin = math.cos(turn), math.sin(turn)
    half, high = text.height_mm / 2, text.height_mm * times
    middle = (text.at[0] - half * sin, text.at[1] + half * cos)
    foot = (middle[0] + high / 2 * sin, middle[1] - high / 2 * cos)
    shown = replace(text, at=foot, height_mm=high)
    if text.on_screen is None or times <= 1.0:
        return (shown,)
    x, y = text_width(text.text, high, text.bold) / 2 + PAD * high, (0.5 + PAD) * high
    corners = ((-x, -y), (x, -y), (x, y), (-x, y))
    placed = ((middle[0] + u * cos - v * sin, middle[1] + u * sin + v * cos) for u, v in corners)
    return Fill(ring(*placed), Solid(text.on_screen.back)), shown


def wide_enough(pen: Pen, pixels_per_mm: float) -> Pen:
    """Give the pen, as wide as it has to be at so many logical pixels per millimetre."""
    least = pen.least_px / pixels_per_mm
    return pen if pen.width_mm >= least else replace(pen, width_mm=least)
