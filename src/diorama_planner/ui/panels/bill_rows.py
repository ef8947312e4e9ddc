"""How a row of the bill looks and how its price is edited in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from diorama_planner.ui.panels.bill_model import ROW_ROLE, BillModel, ShownRow
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import SMALL_PT, TEXT_PT, Theme, current_theme, text_font

SWATCH = 9
LEFT = 21
EDITOR_WIDTH = 112
COST_WIDTH = 46
GAP = 8
PADDING = 6
HEADING_HEIGHT = 30
BRIEF_HEIGHT = 26
"""The least height of a row that is one line: those that are not opened where not all rows have room in full."""

AnyIndex = QModelIndex | QPersistentModelIndex
_WRAP = Qt.TextFlag.TextWordWrap


def brief_name(name: str, width: float) -> str:
    """Shorten a name in its middle: the thickness or size at its end tells boards and sheets apart."""
    return QFontMetricsF(text_font(TEXT_PT)).elidedText(name, Qt.TextElideMode.ElideMiddle, width)


class BillDelegate(QStyledItemDelegate):
    """Paints the rows. `set_price(key, text)` gives what is wrong; `toggle_have(key)` ticks a tool."""

    def __init__(
        self,
        view: QAbstractItemView,
        model: BillModel,
        set_price: Callable[[str, str], str],
        toggle_have: Callable[[str], None],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._set_price = set_price
        self._toggle_have = toggle_have
        self._brief_height = 0

    def fit(self, height: int) -> int:
        """Write rows in full where all of them fit into a height in px, else in one line each, as many as fit.

        Gives the height of such a line, 0 for rows in full.
        """
        self._brief_height = 0
        rows = [self._model.index(number) for number in range(self._model.rowCount())]
        if sum(self.sizeHint(QStyleOptionViewItem(), row).height() for row in rows) > height:
            self._brief_height = max(BRIEF_HEIGHT, height // max(height // BRIEF_HEIGHT, 1))
        return self._brief_height

    def _is_brief(self, row: ShownRow) -> bool:
        return bool(self._brief_height) and not self._model.is_open(row)

    def _width(self) -> int:
        return self._view.viewport().width()

    def _buy_width(self, row: ShownRow) -> float:
        return QFontMetricsF(text_font(TEXT_PT)).horizontalAdvance(row.buy) + GAP

    def _texts(self, row: ShownRow) -> tuple[QRectF, QRectF, QRectF]:
        """Boxes of name, detail and explanation below each other, from the top of the row."""
        wide = self._width() - LEFT - COST_WIDTH - GAP
        room = wide - self._buy_width(row)
        plain, small = QFontMetricsF(text_font(TEXT_PT)), QFontMetricsF(text_font(SMALL_PT))
        if self._is_brief(row):
            line = QRectF(LEFT, (self._brief_height - 1 - plain.height()) / 2, room, plain.height())
            return line, QRectF(), QRectF()
        name = plain.boundingRect(QRectF(0, 0, room, 1000), _WRAP, row.name)
        detail = small.boundingRect(QRectF(0, 0, wide, 1000), _WRAP, row.detail)
        name_box = QRectF(LEFT, PADDING, room, name.height())
        detail_box = QRectF(LEFT, name_box.bottom() + 1, wide, detail.height() if row.detail else 0)
        more = QRectF(LEFT, detail_box.bottom(), self._width() - LEFT, 0)
        if self._model.is_open(row):
            text = small.boundingRect(QRectF(0, 0, more.width(), 5000), _WRAP, row.explanation)
            more.setTop(detail_box.bottom() + 4)
            more.setHeight(text.height())
        return name_box, detail_box, more

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as its texts."""
        row: ShownRow = index.data(ROW_ROLE)
        if self._is_brief(row):
            return QSize(self._width(), self._brief_height)
        if row.kind == "heading":
            return QSize(self._width(), HEADING_HEIGHT)
        return QSize(self._width(), round(self._texts(row)[2].bottom() + PADDING + 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        theme = current_theme()
        row: ShownRow = index.data(ROW_ROLE)
        painter.save()
        painter.translate(option.rect.topLeft())
        height = option.rect.height()
        if row.kind == "heading":
            painter.setFont(text_font(SMALL_PT, strong=True))
            painter.setPen(QColor(theme.muted))
            box = QRectF(2, 8, self._width(), height - 8)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, row.name.upper())
        else:
            self._paint_ground(painter, option, theme, height)
            self._paint_row(painter, row, theme)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme, height: int) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if chosen else theme.field))
            painter.drawRoundedRect(QRectF(0, 1, self._width(), height - 2), 5, 5)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(0, height - 1, self._width(), height - 1)

    def _paint_row(self, painter: QPainter, row: ShownRow, theme: Theme) -> None:
        name, detail, more = self._texts(row)
        if row.have is None:
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.setBrush(QColor(row.swatch))
            painter.drawRect(QRectF(4.5, name.center().y() - SWATCH / 2, SWATCH, SWATCH))
        else:
            self._paint_tick(painter, self._tick_rect(row), row.have, theme)
        painter.setPen(QColor(theme.text))
        painter.setFont(text_font(TEXT_PT))
        if self._is_brief(row):
            short = brief_name(row.name, name.width())
            painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, short)
        else:
            painter.drawText(name, _WRAP, row.name)
        price_box = QRectF(self._width() - COST_WIDTH - 3, name.top(), COST_WIDTH, name.height())
        strong = row.price is not None or not row.cost.endswith("?")
        painter.setFont(text_font(TEXT_PT if strong else SMALL_PT, strong=strong))
        painter.setPen(QColor(theme.text if strong else theme.warning))
        painter.drawText(price_box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, row.cost)
        painter.setPen(QColor(theme.muted))
        painter.setFont(text_font(TEXT_PT - 0.4))
        buy_width = self._buy_width(row)
        buy_box = QRectF(price_box.left() - buy_width - 2, name.top(), buy_width, name.height())
        painter.drawText(buy_box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, row.buy)
        painter.setFont(text_font(SMALL_PT))
        if not detail.isNull():
            painter.drawText(detail, _WRAP, row.detail)
        if self._model.is_open(row):
            painter.setPen(QColor(theme.text))
            painter.drawText(more, _WRAP, row.explanation)

    def _tick_rect(self, row: ShownRow) -> QRectF:
        middle = self._texts(row)[0].center().y()
        return QRectF(2.5, middle - 6.5, 13, 13)

    def _paint_tick(self, painter: QPainter, box: QRectF, ticked: bool, theme: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if ticked else theme.muted), 1.2))
        painter.setBrush(QColor(theme.accent) if ticked else QColor(theme.field))
        painter.drawRoundedRect(box, 3, 3)
        if ticked:
            painter.setPen(QPen(QColor(theme.on_accent), 1.8))
            x, y = box.left(), box.top()
            painter.drawPolyline(
                [QRectF(x + dx, y + dy, 0, 0).topLeft() for dx, dy in ((3, 6.8), (5.6, 9.4), (10, 4))]
            )

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """A click on the box of a tool ticks it."""
        row: ShownRow = index.data(ROW_ROLE)
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and row.have is not None
            and event.position().x() - option.rect.left() < LEFT
        ):
            self._toggle_have(row.key)
            return True
        return super().editorEvent(event, model, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """A line for the price of a pack."""
        editor = QLineEdit(parent)
        editor.setAccessibleName(tr("Price of a pack of {name}", name=index.data()))
        editor.setPlaceholderText(tr("price of a pack"))
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The editor lies over the price."""
        left = option.rect.right() - EDITOR_WIDTH
        editor.setGeometry(QRect(left, option.rect.top() + 1, EDITOR_WIDTH, 28))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Set the price that was typed."""
        row: ShownRow = index.data(ROW_ROLE)
        assert isinstance(editor, QLineEdit)
        self._set_price(row.key, editor.text().strip())
