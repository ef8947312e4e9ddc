"""Sheets as pages of a PDF file. Which sheets there are is for the exporters to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from diorama_planner.core.errors import MissingComponentError
from diorama_planner.core.messages import msg
from diorama_planner.drawing.sheet import Sheet
from diorama_planner.painting.application import offscreen_application
from diorama_planner.painting.sheets import paint_sheet

RESOLUTION = 25400
"""Dots per inch: a thousand to the millimetre, so that coordinates are right to a micrometre."""

DOTS_PER_MM = 1000
CREATOR = "Diorama Planner"


def pdf_bytes(sheets: Sequence[Sheet], title: str, assets: Callable[[str], bytes | None]) -> bytes:
    """Give a PDF file with one page per sheet, text as text, and no name but the title and the program's.

    Raises:
        MissingComponentError: Qt cannot write PDF here.
    """
    offscreen_application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(title)
    writer.setCreator(CREATOR)
    writer.setPageLayout(_layout(sheets[0]))
    painter = QPainter()
    if not painter.begin(writer):
        raise MissingComponentError(msg("this installation of Qt cannot write PDF"), msg("install PySide6 again"))
    for index, sheet in enumerate(sheets):
        if index:
            writer.setPageLayout(_layout(sheet))
            writer.newPage()
        painter.save()
        painter.translate(0, sheet.page_mm[1] * DOTS_PER_MM)
        painter.scale(DOTS_PER_MM, -DOTS_PER_MM)
        paint_sheet(painter, sheet, assets)
        painter.restore()
    painter.end()
    return bytes(buffer.data().data())


def _layout(sheet: Sheet) -> QPageLayout:
    width, height = sheet.page_mm
    upright = QSizeF(min(width, height), max(width, height))
    size = QPageSize(upright, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    across = width > height
    turned = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    return QPageLayout(size, turned, QMarginsF(0, 0, 0, 0))
