"""How a row of the bill looks and how its price is edited in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
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
EDITOR_WIDTH = 132
COST_WIDTH = 46
GAP = 8
PADDING = 6
HEADING_HEIGHT = 30
BRIEF_HEIGHT = 26
"""The least height of a row that is one line: those that are not opened where not all rows have room in full."""
MARK_WIDTH = 3
LINK_GAP = 14

AnyIndex = QModelIndex | QPersistentModelIndex
_WRAP = Qt.TextFlag.TextWordWrap


class Texts(NamedTuple):
    """Boxes of what a row says, from its top: its name, the line below, and what it says when it is opened."""

    name: QRectF
    detail: QRectF
    more: QRectF
    links: tuple[tuple[str, str, QRectF], ...]

    @property
    def bottom(self) -> float:
        """Where the last of them ends."""
        last = self.links[-1][2].bottom() if self.links else 0.0
        return max(self.name.bottom(), self.detail.bottom(), self.more.bottom(), last)


class BillDelegate(QStyledItemDelegate):
    """Paints the rows and edits their prices, or with `edits` set to `on_hand` what is there of a material.

    `set_amount(what, key, text)` gives what is wrong; `toggle_have(key)` ticks a tool.
    """

    def __init__(
        self,
        view: QAbstractItemView,
        model: BillModel,
        set_amount: Callable[[str, str, str], str],
        toggle_have: Callable[[str], None],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._set_amount = set_amount
        self._toggle_have = toggle_have
        self._brief_height = 0
        self.edits = "price"

    def fit(self, height: int) -> int:
        """Write rows in full where all of them fit into a height in px, else in one line each, as many as fit.

        Gives the height of such a line, 0 for rows in full.
        """
        self._brief_height = 0
        if sum(self._heights()) > height:
            self._brief_height = BRIEF_HEIGHT
            heights = list(accumulate(self._heights()))
            whole = [below for below in heights if below <= height] or heights[:1]
            self._brief_height += max(0, height - whole[-1]) // len(whole)
        return self._brief_height

    def _heights(self) -> Iterator[int]:
        for number in range(self._model.rowCount()):
            yield self.sizeHint(QStyleOptionViewItem(), self._model.index(number)).height()

    def link_at(self, index: AnyIndex, at: QPointF) -> str:
        """Which link of a row is at a place of it, empty if none."""
        row: ShownRow = index.data(ROW_ROLE)
        return next((name for name, _, box in self._texts(row).links if box.contains(at)), "")

    def _is_brief(self, row: ShownRow) -> bool:
        return bool(self._brief_height) and not self._model.is_open(row)

    def _width(self) -> int:
        return self._view.viewport().width()

    def _buy(self, row: ShownRow) -> str:
        return row.count if self._is_brief(row) else row.buy

    def _buy_width(self, row: ShownRow) -> float:
        buy = self._buy(row)
        return QFontMetricsF(text_font(TEXT_PT - 0.4)).horizontalAdvance(buy) + GAP if buy else 0.0

    def _name(self, row: ShownRow) -> str:
        return row.name if self._model.is_open(row) else row.brief

    def _cost_width(self, row: ShownRow) -> int:
        return COST_WIDTH if row.cost else 0

    def _texts(self, row: ShownRow) -> Texts:
        wide = self._width() - LEFT - self._cost_width(row) - GAP
        room = wide - self._buy_width(row)
        plain, small = QFontMetricsF(text_font(TEXT_PT)), QFontMetricsF(text_font(SMALL_PT))
        name = plain.boundingRect(QRectF(0, 0, room, 1000), _WRAP, self._name(row))
        if self._is_brief(row):
            above = (self._brief_height - 1 - plain.height()) / 2
            return Texts(QRectF(LEFT, above, room, name.height()), QRectF(), QRectF(), ())
        below = self._width() - LEFT - GAP
        name_box = QRectF(LEFT, PADDING, room, name.height())
        detail = small.boundingRect(QRectF(0, 0, below, 1000), _WRAP, row.detail)
        detail_box = QRectF(LEFT, name_box.bottom() + 1, below, detail.height() if row.detail else 0)
        more = QRectF(LEFT, detail_box.bottom(), below, 0)
        links: tuple[tuple[str, str, QRectF], ...] = ()
        if self._model.is_open(row):
            text = small.boundingRect(QRectF(0, 0, below, 5000), _WRAP, "\n".join(row.more))
            more.setTop(detail_box.bottom() + 2)
            more.setHeight(text.height())
            links = tuple(self._links(row, more.bottom() + 4, small))
        return Texts(name_box, detail_box, more, links)

    def _links(self, row: ShownRow, top: float, metrics: QFontMetricsF) -> Iterator[tuple[str, str, QRectF]]:
        """Lay out what can be done with an opened row, one after another, in as many lines as it takes."""
        known = {"why": tr("Why this much?"), "show": tr("Show on the plan"), "menu": tr("More…")}
        if row.kind != "material":
            del known["why"]
        x, height = float(LEFT), metrics.height() + 4
        for name, text in known.items():
            width = metrics.horizontalAdvance(text) + 1
            if x > LEFT and x + width > self._width():
                x, top = float(LEFT), top + height
            yield name, text, QRectF(x, top, width, height)
            x += width + LINK_GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as its texts."""
        row: ShownRow = index.data(ROW_ROLE)
        if row.kind == "heading":
            return QSize(self._width(), self._brief_height or HEADING_HEIGHT)
        texts = self._texts(row)
        if self._is_brief(row):
            line = QFontMetricsF(text_font(TEXT_PT)).height()
            return QSize(self._width(), self._brief_height + round(texts.name.height() - line))
        return QSize(self._width(), round(texts.bottom + PADDING + 1))

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
            box = QRectF(2, 0, self._width(), height - 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignBottom, row.name.upper())
        else:
            self._paint_ground(painter, option, theme, height)
            if self._model.is_marked(row):
                painter.fillRect(QRectF(0, 3, MARK_WIDTH, height - 7), QColor(theme.accent))
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
        texts = self._texts(row)
        line = QRectF(0, texts.name.top(), 1, QFontMetricsF(text_font(TEXT_PT)).height())
        if row.have is None:
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.setBrush(QColor(row.swatch))
            painter.drawRect(QRectF(6.5, line.center().y() - SWATCH / 2, SWATCH, SWATCH))
        else:
            self._paint_tick(painter, self._tick_rect(line), row.have, theme)
        painter.setPen(QColor(theme.text))
        painter.setFont(text_font(TEXT_PT))
        painter.drawText(texts.name, _WRAP, self._name(row))
        self._paint_figures(painter, row, line, theme)
        painter.setPen(QColor(theme.muted))
        painter.setFont(text_font(SMALL_PT))
        if not texts.detail.isNull():
            painter.drawText(texts.detail, _WRAP, row.detail)
        if self._model.is_open(row):
            painter.setPen(QColor(theme.text))
            painter.drawText(texts.more, _WRAP, "\n".join(row.more))
            painter.setPen(QColor(theme.accent))
            painter.setFont(text_font(SMALL_PT, strong=True))
            for _, text, box in texts.links:
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)

    def _paint_figures(self, painter: QPainter, row: ShownRow, line: QRectF, theme: Theme) -> None:
        """Write what is bought and what it costs, at the right of the first line."""
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        cost_width = self._cost_width(row)
        price_box = QRectF(self._width() - cost_width - 3, line.top(), cost_width, line.height())
        strong = row.price is not None or not row.cost.endswith("?")
        painter.setFont(text_font(TEXT_PT if strong else SMALL_PT, strong=strong))
        painter.setPen(QColor(theme.text if strong else theme.warning))
        painter.drawText(price_box, right | Qt.TextFlag.TextDontClip, row.cost)
        painter.setPen(QColor(theme.muted))
        painter.setFont(text_font(TEXT_PT - 0.4))
        wide = self._buy_width(row)
        painter.drawText(QRectF(price_box.left() - wide - 2, line.top(), wide, line.height()), right, self._buy(row))

    def _tick_rect(self, line: QRectF) -> QRectF:
        return QRectF(4.5, line.center().y() - 6.5, 13, 13)

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
        """A line for the price of a pack, or for the amount on hand."""
        editor = QLineEdit(parent)
        if self.edits == "price":
            editor.setAccessibleName(tr("Price of a pack of {name}", name=index.data()))
            editor.setPlaceholderText(tr("price of a pack"))
        else:
            editor.setAccessibleName(tr("On hand of {name}", name=index.data()))
            editor.setPlaceholderText(tr("on hand: 2 sheets"))
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Begin with the price; an amount on hand is typed anew."""
        if self.edits == "price":
            super().setEditorData(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The editor lies over the price."""
        left = option.rect.right() - EDITOR_WIDTH
        editor.setGeometry(QRect(left, option.rect.top() + 1, EDITOR_WIDTH, 28))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Set what was typed."""
        row: ShownRow = index.data(ROW_ROLE)
        assert isinstance(editor, QLineEdit)
        self._set_amount(self.edits, row.key, editor.text().strip())

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """The next edit is that of a price again."""
        self.edits = "price"
        super().destroyEditor(editor, index)
