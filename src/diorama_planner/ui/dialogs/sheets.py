"""Pages of paper on the screen and on a printer: the same sheets, painted by the same painter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from diorama_planner.ui.dialogs.frame import column, scrolled
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import SMALL_PT, UNIT, current_theme, text_font

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from diorama_planner.drawing.sheet import Sheet

Assets = Callable[[str], bytes | None]
SHOWN = 60
"""Pages shown in a preview: whoever prints more looks at the first."""

PAGE_WIDTH = 360
FOOT = 22


def _no_assets(_name: str) -> bytes | None:
    return None


class PageView(QWidget):
    """One sheet as a white page with its shadow; painted when it first comes into sight."""

    def __init__(self, sheet: Sheet, assets: Assets) -> None:
        super().__init__()
        self._sheet = sheet
        self._assets = assets
        self._kept: QImage | None = None
        self.setAccessibleName(tr("Page {number} of {count}", number=sheet.number, count=sheet.count))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(self._width() * sheet.page_mm[1] / sheet.page_mm[0]) + FOOT + UNIT)

    def sizeHint(self) -> QSize:
        """The page and its number."""
        return QSize(PAGE_WIDTH + 2 * UNIT, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint shadow, page and number."""
        theme = current_theme()
        painter = QPainter(self)
        wide, high = self._width(), self.height() - FOOT - UNIT
        page = QRectF((self.width() - wide) / 2, 3, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        for spread, alpha in ((4, 12), (2, 20), (1, 30)):
            painter.setBrush(QColor(0, 0, 0, alpha))
            painter.drawRoundedRect(page.adjusted(-spread, -spread + 2, spread, spread + 2), 3, 3)
        painter.drawImage(page, self._image(QSize(round(wide), round(high))))
        painter.setFont(text_font(SMALL_PT))
        painter.setPen(QColor(theme.muted))
        foot = QRectF(0, self.height() - FOOT, self.width(), FOOT)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, f"{self._sheet.number} / {self._sheet.count}")

    def paint_anew(self) -> None:
        """Paint the page again: what it shows has come meanwhile."""
        self._kept = None
        self.update()

    def _width(self) -> float:
        across, up = self._sheet.page_mm
        return PAGE_WIDTH if across <= up else PAGE_WIDTH * 1.15

    def _image(self, size: QSize) -> QImage:
        from diorama_planner.painting.sheets import paint_sheet

        ratio = self.devicePixelRatioF()
        if self._kept is None or self._kept.size() != size * ratio:
            image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.white)
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, image.height())
            factor = image.width() / self._sheet.page_mm[0]
            painter.scale(factor, -factor)
            paint_sheet(painter, self._sheet, self._assets)
            painter.end()
            self._kept = image
        return self._kept


class SheetPreview(QWidget):
    """The pages one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[PageView] = []
        self._area: QScrollArea | None = None
        self._place = column(self)
        self.setMinimumSize(PAGE_WIDTH + 70, 320)

    def pages(self) -> list[PageView]:
        """The pages that are shown."""
        return list(self._pages)

    def paint_anew(self) -> None:
        """Paint the pages again: pictures on them have come meanwhile."""
        for page in self._pages:
            page.paint_anew()

    def show_sheets(self, sheets: Sequence[Sheet], assets: Assets = _no_assets) -> None:
        """Show these pages, the first SHOWN of them."""
        if self._area is not None:
            self._area.hide()
            self._area.deleteLater()
        body = QWidget()
        lines = column(body, spacing=UNIT, margins=(UNIT, UNIT, UNIT, UNIT))
        self._pages = [PageView(sheet, assets) for sheet in sheets[:SHOWN]]
        for page in self._pages:
            lines.addWidget(page)
        lines.addStretch(1)
        self._area = scrolled(body)
        self._area.setAccessibleName(tr("Preview"))
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._place.addWidget(self._area)


def print_sheets(sheets: Sequence[Sheet], title: str, parent: QWidget, assets: Assets = _no_assets) -> bool:
    """Ask the desktop's own print dialog, and print. Says whether something was sent."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageLayout(page_layout(sheets[0]))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setMinMax(1, len(sheets))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if not dialog.exec():
        return False
    paint_on(printer, _wanted(sheets, printer), assets)
    return True


def _wanted(sheets: Sequence[Sheet], printer: QPrinter) -> Sequence[Sheet]:
    first, last = printer.fromPage(), printer.toPage()
    return sheets[first - 1 : last] if first else sheets


def paint_on(printer: QPrinter, sheets: Sequence[Sheet], assets: Assets) -> None:
    """Paint sheets as pages of a printer, at their own size whatever its margins."""
    from diorama_planner.painting.sheets import paint_sheet

    printer.setFullPage(True)
    painter = QPainter(printer)
    for index, sheet in enumerate(sheets):
        if index:
            printer.setPageLayout(page_layout(sheet))
            printer.newPage()
        painter.save()
        paper = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
        pixels = printer.pageLayout().fullRectPixels(printer.resolution())
        factor = pixels.width() / paper.width()
        painter.translate(0, sheet.page_mm[1] * factor)
        painter.scale(factor, -factor)
        paint_sheet(painter, sheet, assets)
        painter.restore()
    painter.end()


def page_layout(sheet: Sheet) -> QPageLayout:
    """The layout of a printer's page for a sheet."""
    width, height = sheet.page_mm
    size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Millimeter)
    across = width > height
    turned = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    return QPageLayout(size, turned, QMarginsF(0, 0, 0, 0))
