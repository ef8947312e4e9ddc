"""How an entry of the library looks: a card with picture, name, size and star; materials are plain rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from diorama_planner.catalogue.entries import Entry
from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.ui.icons import icon_image
from diorama_planner.ui.panels.library_model import ENTRY_ROLE, LibraryModel, size_text
from diorama_planner.ui.panels.library_thumbnails import Thumbnails
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import RADIUS, SMALL_PT, UNIT, Theme, current_theme, text_font

GAP = UNIT
CARD_MIN = 100
PICTURE = QSize(84, 54)
NAME_LINES = 2
STAR = 14
MATERIAL_ROW = 44

AnyIndex = QModelIndex | QPersistentModelIndex


def name_layout(name: str, width: float) -> QTextLayout:
    """Break a name into lines; a name too long for two lines at full size gets a smaller letter first.

    Nothing is ever cut: what does not fit even then takes a further line, and its card is higher.
    """
    layout = QTextLayout()
    for points in (SMALL_PT, SMALL_PT - 0.75):
        layout = _laid_out(name, width, text_font(points, strong=True))
        if layout.lineCount() <= NAME_LINES:
            break
    return layout


def _laid_out(text: str, width: float, font: QFont) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    leading = QFontMetricsF(font).lineSpacing()
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += leading
    layout.endLayout()
    return layout


class CardDelegate(QStyledItemDelegate):
    """Paints the cards; a click on the star calls `toggle`."""

    def __init__(
        self,
        view: QAbstractItemView,
        model: LibraryModel,
        thumbnails: Thumbnails,
        toggle: Callable[[str], None],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._thumbnails = thumbnails
        self._toggle = toggle
        self._layouts: dict[tuple[str, int], QTextLayout] = {}

    def card_width(self) -> int:
        """Width of a card so that a whole number of them fills the panel."""
        room = self._view.viewport().width()
        columns = max(1, room // (CARD_MIN + GAP))
        return room // columns - GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """A card, or for a material a row of the full width."""
        entry: Entry = index.data(ENTRY_ROLE)
        width = self.card_width()
        if not isinstance(entry, CatalogueThing):
            return QSize(self._view.viewport().width() - GAP, MATERIAL_ROW)
        lines = max(NAME_LINES, self._layout(entry.label, width - 2 * UNIT).lineCount())
        spacing = QFontMetricsF(text_font(SMALL_PT, strong=True)).lineSpacing()
        return QSize(width, round(UNIT + PICTURE.height() + UNIT + (lines + 1) * spacing + UNIT + 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a card or a row."""
        theme = current_theme()
        entry: Entry = index.data(ENTRY_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(0, 0, -1, -1)
        self._paint_ground(painter, rect, option, theme)
        if isinstance(entry, CatalogueThing):
            self._paint_thing(painter, rect, entry, theme)
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_star(painter, rect, entry, theme, hovered=hovered)
        else:
            self._paint_material(painter, rect, entry, theme)
        painter.restore()

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: AnyIndex) -> bool:
        """A click on the star makes or unmakes a favourite."""
        entry: Entry = index.data(ENTRY_ROLE)
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(entry, CatalogueThing)
            and self._star_rect(option.rect).adjusted(-6, -6, 6, 6).contains(event.position().toPoint())
        ):
            self._toggle(entry.id)
            return True
        return False

    def _layout(self, name: str, width: int) -> QTextLayout:
        key = (name, width)
        if key not in self._layouts:
            if len(self._layouts) > 2000:
                self._layouts.clear()
            self._layouts[key] = name_layout(name, width)
        return self._layouts[key]

    def _paint_ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, theme: Theme) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(QColor(theme.hover if hovered else theme.field))
        painter.setPen(QPen(QColor(theme.accent), 1.2) if chosen else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.6, 0.6, -0.6, -0.6), RADIUS, RADIUS)

    def _paint_thing(self, painter: QPainter, rect: QRect, thing: CatalogueThing, theme: Theme) -> None:
        picture = self._thumbnails.pixmap(thing)
        if picture is not None:
            width, height = picture.deviceIndependentSize().width(), picture.deviceIndependentSize().height()
            at = QPointF(rect.center().x() - width / 2 + 0.5, rect.top() + UNIT + (PICTURE.height() - height) / 2)
            painter.drawPixmap(at, picture)
        layout = self._layout(thing.label, rect.width() + 1 - 2 * UNIT)
        top = rect.top() + UNIT + PICTURE.height() + UNIT - 2
        painter.setPen(QColor(theme.text))
        layout.draw(painter, QPointF(rect.left() + UNIT, top))
        last = layout.lineAt(layout.lineCount() - 1)
        below = top + last.y() + QFontMetricsF(layout.font()).lineSpacing() + 1
        painter.setFont(text_font(SMALL_PT - 0.4))
        painter.setPen(QColor(theme.muted))
        room = QRectF(rect.left() + UNIT, below, rect.width() - UNIT, 18)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, size_text(thing, self._model.readings))

    def _paint_material(self, painter: QPainter, rect: QRect, entry: Entry, theme: Theme) -> None:
        inner = QRectF(rect).adjusted(UNIT, 5, -UNIT, -5)
        painter.setFont(text_font(SMALL_PT, strong=True))
        painter.setPen(QColor(theme.text))
        name = painter.fontMetrics().elidedText(entry.label, Qt.TextElideMode.ElideMiddle, int(inner.width()))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)
        painter.setFont(text_font(SMALL_PT - 0.4))
        painter.setPen(QColor(theme.muted))
        kind = tr("Material · {category}", category=entry.category.replace("_", " "))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, kind)

    def _star_rect(self, rect: QRect) -> QRect:
        return QRect(QPoint(rect.right() - STAR - 6, rect.top() + 6), QSize(STAR, STAR))

    def _paint_star(
        self, painter: QPainter, rect: QRect, thing: CatalogueThing, theme: Theme, *, hovered: bool
    ) -> None:
        at = self._star_rect(rect).topLeft()
        if thing.id in self._model.favourites:
            painter.setFont(text_font(SMALL_PT + 1.5))
            painter.setPen(QColor(theme.warning))
            painter.drawText(QRectF(self._star_rect(rect)), Qt.AlignmentFlag.AlignCenter, "★")
        elif hovered:
            painter.drawPixmap(at, icon_image("star", STAR, theme.muted))
