"""How a line of the circuits looks: load bars of supplies, switches of circuits, brightness of lights."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from diorama_planner.catalogue.electrical_parts import MOST_LOAD
from diorama_planner.circuits.elements import AS_GOOD_AS_DARK, HALF_AS_BRIGHT, OverLife
from diorama_planner.core.issues import Severity
from diorama_planner.ui.icons import icon_image
from diorama_planner.ui.panels.circuit_lines import ShownLine
from diorama_planner.ui.theme import SMALL_PT, TEXT_PT, Theme, current_theme, text_font

SHOWN_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `ShownLine` of an index."""

HEIGHTS = {"feed": 42, "circuit": 42, "lamp": 27, "loose": 34}
KIND_ROLE = Qt.ItemDataRole.UserRole + 2

MARK = 22
"""Room for the sign at the left of a line, px."""
RIGHT = 8
SWITCH = QSize(26, 14)
BAR_WIDTH, BAR_GAP, BAR_HEIGHT = 5, 2, 15
LOAD_HEIGHT, LOAD_ROOM = 4, 10
SIGN = 14

AnyIndex = QModelIndex | QPersistentModelIndex
_SIGNS = {Severity.ERROR: "circle-alert", Severity.WARNING: "triangle-alert", Severity.HINT: "info"}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ASIDE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def switch_rect(row: QRectF) -> QRectF:
    """Where the switch of a circuit is within its row."""
    at = QPointF(row.right() - RIGHT - SWITCH.width(), row.top() + 7.0)
    return QRectF(at.x(), at.y(), SWITCH.width(), SWITCH.height())


def light_colour_of(share: float, theme: Theme) -> str:
    """The colour in which a brightness is told: as wanted, dim, as good as out."""
    if share < AS_GOOD_AS_DARK:
        return theme.danger
    return theme.warning if share < HALF_AS_BRIGHT else theme.accent


class CircuitDelegate(QStyledItemDelegate):
    """Paints the lines; names are edited in place."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as its kind."""
        has_bar = index.data(SHOWN_ROLE).share is not None
        return QSize(0, HEIGHTS[index.data(KIND_ROLE)] + (LOAD_ROOM if has_bar else 0))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """A name is typed over the name."""
        editor.setGeometry(option.rect.adjusted(MARK - 6, 0, -RIGHT, 0))
        editor.setFixedHeight(27)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one line."""
        theme, line, row = current_theme(), index.data(SHOWN_ROLE), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, row, theme)
        {"feed": _paint_feed, "circuit": _paint_circuit, "lamp": _paint_light, "loose": _paint_loose}[
            index.data(KIND_ROLE)
        ](painter, line, row, theme)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: QRectF, theme: Theme) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if chosen else theme.field))
            painter.drawRoundedRect(row.adjusted(0, 1, -2, -1), 5, 5)


def _paint_feed(painter: QPainter, line: ShownLine, row: QRectF, theme: Theme) -> None:
    """Name, voltage and load, how long it lasts, and beneath a bar of how much of it is taken."""
    first = QRectF(row.left() + MARK, row.top() + 5, row.width() - MARK - RIGHT, 18)
    painter.drawPixmap(QPointF(row.left() + 2, first.top() + 1), icon_image(line.icon, 16, theme.text))
    first = _sign(painter, line, first, theme)
    _write(painter, line.name, first, theme.text, strong=True)
    second = QRectF(row.left() + MARK, row.top() + 23, row.width() - MARK - RIGHT, 16)
    colour = theme.danger if line.alarm else theme.text
    room = _write(painter, line.aside, second, colour, small=True, at=_ASIDE)
    _write(painter, line.detail, second.adjusted(0, 0, -room, 0), theme.muted, small=True)
    if line.share is not None:
        _paint_load(painter, line.share, QRectF(second.left(), row.top() + 42, second.width(), LOAD_HEIGHT), theme)


def _paint_load(painter: QPainter, share: float, box: QRectF, theme: Theme) -> None:
    radius = box.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.line))
    painter.drawRoundedRect(box, radius, radius)
    colour = theme.danger if share > 1.0 else theme.warning if share > MOST_LOAD else theme.accent
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(
        QRectF(box.left(), box.top(), max(box.height(), box.width() * min(share, 1.0)), box.height()), radius, radius
    )


def _paint_circuit(painter: QPainter, line: ShownLine, row: QRectF, theme: Theme) -> None:
    """Name, switch, and the colours of its two wires."""
    for number, colour in enumerate(line.colours):
        painter.setPen(QPen(QColor(theme.muted), 0.6))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(row.left() + 3, row.top() + 8.5 + 6 * number, 13, 4), 2, 2)
    right = switch_rect(row)
    if line.on is not None:
        _paint_switch(painter, line.on, right, theme)
    first = QRectF(row.left() + MARK, row.top() + 5, right.left() - row.left() - MARK - 6, 18)
    first = _sign(painter, line, first, theme)
    _write(painter, line.name, first, theme.text if line.on else theme.muted)
    second = QRectF(row.left() + MARK, row.top() + 22, row.width() - MARK - RIGHT, 16)
    _write(painter, line.detail, second, theme.muted, small=True)


def _paint_switch(painter: QPainter, is_on: bool, box: QRectF, theme: Theme) -> None:
    radius = box.height() / 2
    painter.setPen(QPen(QColor(theme.accent if is_on else theme.muted), 1))
    painter.setBrush(QColor(theme.accent if is_on else theme.field))
    painter.drawRoundedRect(box, radius, radius)
    middle = QPointF(box.right() - radius if is_on else box.left() + radius, box.center().y())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.on_accent if is_on else theme.muted))
    painter.drawEllipse(middle, radius - 3, radius - 3)


def _paint_light(painter: QPainter, line: ShownLine, row: QRectF, theme: Theme) -> None:
    """A dot of its colour, its name, its resistor, and its brightness fresh, half used and at the end."""
    colour = QColor(line.colours[0])
    middle = QPointF(row.left() + 9, row.center().y())
    glow = QColor(colour)
    glow.setAlpha(80)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(glow)
    painter.drawEllipse(middle, 7, 7)
    painter.setPen(QPen(QColor(theme.muted), 0.8))
    painter.setBrush(colour)
    painter.drawEllipse(middle, 4, 4)
    room = row.adjusted(MARK, 0, -RIGHT, 0)
    if line.bars is not None:
        _paint_bars(painter, line.bars, room, theme)
        room = room.adjusted(0, 0, -(3 * (BAR_WIDTH + BAR_GAP) + 6), 0)
    room = _sign(painter, line, room, theme)
    said_in = theme.danger if line.alarm else theme.muted
    wide = _write(painter, line.aside, room, said_in, small=True, at=_ASIDE)
    _write(painter, line.name, room.adjusted(0, 0, -wide, 0), theme.text)


def _paint_bars(painter: QPainter, bars: OverLife, room: QRectF, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    foot = room.center().y() + BAR_HEIGHT / 2
    for number, share in enumerate((bars.end, bars.half, bars.fresh), 1):
        left = room.right() - number * (BAR_WIDTH + BAR_GAP)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(QRectF(left, foot - BAR_HEIGHT, BAR_WIDTH, BAR_HEIGHT), 1.5, 1.5)
        high = max(1.5, BAR_HEIGHT * min(share, 1.0))
        painter.setBrush(QColor(light_colour_of(share, theme)))
        painter.drawRoundedRect(QRectF(left, foot - high, BAR_WIDTH, high), 1.5, 1.5)


def _paint_loose(painter: QPainter, line: ShownLine, row: QRectF, theme: Theme) -> None:
    """The heading of what hangs loose."""
    room = row.adjusted(MARK, 2, -RIGHT, 0)
    painter.drawPixmap(QPointF(row.left() + 3, room.center().y() - 7), icon_image(line.icon, SIGN, theme.warning))
    wide = _write(painter, line.aside, room, theme.muted, small=True, at=_ASIDE)
    _write(painter, line.name, room.adjusted(0, 0, -wide, 0), theme.warning, strong=True)


def _sign(painter: QPainter, line: ShownLine, room: QRectF, theme: Theme) -> QRectF:
    """Paint the sign of what is wrong at the right of a line; gives the room that it leaves."""
    if line.severity is None:
        return room
    colours = {Severity.ERROR: theme.danger, Severity.WARNING: theme.warning, Severity.HINT: theme.muted}
    at = QPointF(room.right() - SIGN, room.center().y() - SIGN / 2)
    painter.drawPixmap(at, icon_image(_SIGNS[line.severity], SIGN, colours[line.severity]))
    return room.adjusted(0, 0, -SIGN - 5, 0)


def _write(
    painter: QPainter,
    text: str,
    room: QRectF,
    colour: str,
    *,
    strong: bool = False,
    small: bool = False,
    at: Qt.AlignmentFlag = _LEFT,
) -> float:
    """Write a text in one line, cut short where it has no room; gives the width that it took, with a gap."""
    if not text:
        return 0.0
    font = text_font(SMALL_PT if small else TEXT_PT, strong=strong)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room.width()))
    painter.drawText(room, at, shown)
    return metrics.horizontalAdvance(shown) + 8
