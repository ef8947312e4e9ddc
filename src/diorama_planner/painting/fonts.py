"""The bundled font: its family, its cap height, and fonts made from it for texts in millimetres.

The widths of its letters for code without Qt are in `drawing.font_widths`.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from diorama_planner.core.errors import MissingComponentError
from diorama_planner.core.messages import msg
from diorama_planner.core.resources import asset_path
from diorama_planner.drawing.font_widths import CAP_HEIGHT_EM

FAMILY = "Inter"
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
DRAWING_PIXELS = 100
"""Pixel size at which texts of drawings are laid out before they are scaled to millimetres."""


def load_fonts() -> None:
    """Make the bundled font known to the running application; a second call costs nothing.

    Raises:
        MissingComponentError: a font file is missing or cannot be read.
    """
    if set(WEIGHTS) <= set(QFontDatabase.styles(FAMILY)):
        return
    for weight in WEIGHTS:
        name = f"{FAMILY}-{weight}.ttf"
        if QFontDatabase.addApplicationFont(str(asset_path("fonts", name))) < 0:
            raise MissingComponentError(
                msg("the font {name} cannot be read", name=name), msg("install the program again")
            )


def drawing_font(bold: bool) -> QFont:
    """Give the font of texts in drawings, DRAWING_PIXELS high, unhinted so that it scales evenly."""
    font = QFont(FAMILY)
    font.setPixelSize(DRAWING_PIXELS)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    # Contextual letters (a raised colon in 1:64) have no code of their own and would be lost when text is copied.
    font.setFeature(QFont.Tag("calt"), 0)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def millimetres_per_pixel(height_mm: float) -> float:
    """Say by what to scale `drawing_font` so that its capitals become `height_mm` high."""
    return height_mm / (CAP_HEIGHT_EM * DRAWING_PIXELS)
