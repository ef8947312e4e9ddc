"""Sheets on a QPainter: the plan through its window, then the page's own marks. Printers and PDF use this."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from diorama_planner.drawing.sheet import Sheet
from diorama_planner.painting.look import Assets, Look, no_assets
from diorama_planner.painting.painter import paint

PIXELS_PER_MM = 12.0
"""Resolution of textures and shadows on paper: about 300 per inch."""

HAIRLINE_MM = 0.1
"""What stands for a pen of width 0 on paper."""


def paint_sheet(painter: QPainter, sheet: Sheet, assets: Assets = no_assets) -> None:
    """Paint one page; the painter's unit must be a millimetre of paper from the lower left corner, y up."""
    xmin, ymin, xmax, ymax = sheet.window
    painter.save()
    painter.setClipRect(QRectF(xmin, ymin, xmax - xmin, ymax - ymin))
    painter.translate(*sheet.origin)
    painter.scale(sheet.factor, sheet.factor)
    paint(painter, sheet.plan, Look(PIXELS_PER_MM * sheet.factor, assets, HAIRLINE_MM / sheet.factor))
    painter.restore()
    paint(painter, sheet.marks, Look(PIXELS_PER_MM, assets, HAIRLINE_MM))
