"""Small signs on the plan that keep their size on the screen: pills with a length, tips, handles, snap marks.

Each is built of stock items that ignore the view's transformation; pixel coordinates have y downwards.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsSimpleTextItem

from diorama_planner.model.record import Point
from diorama_planner.tools.events import Snapped
from diorama_planner.tools.preview import Tip, TipValue
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import RADIUS, Theme, text_font

HANDLE_RADIUS = 5.0
_PAD_X, _PAD_Y = 6.0, 3.0
_FIXED = QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations


def _path_item(path: QPainterPath, fill: str | None, line: str | None, width: float = 1.0) -> QGraphicsPathItem:
    item = QGraphicsPathItem(path)
    item.setBrush(QBrush(QColor(fill)) if fill else QBrush())
    item.setPen(QPen(QColor(line), width) if line else QPen(Qt.PenStyle.NoPen))
    return item


def _text_item(text: str, font: QFont, colour: str, at: QPointF, parent: QGraphicsItem) -> None:
    item = QGraphicsSimpleTextItem(text, parent)
    item.setFont(font)
    item.setBrush(QColor(colour))
    item.setPos(at)


def anchored(at: Point) -> QGraphicsPathItem:
    """An empty item at a place of the plan, whose children are laid out in pixels."""
    item = QGraphicsPathItem()
    item.setFlag(_FIXED)
    item.setPos(*at)
    return item


def pill(
    text: str,
    at: Point,
    theme: Theme,
    offset: Point = (0.0, 0.0),
    *,
    is_quiet: bool = False,
    is_fault: bool = False,
) -> QGraphicsItem:
    """A pill centred on a place, moved by an offset in pixels: guide-coloured, quiet as panels are, red of faults."""
    font = text_font(9.0)
    width, height = pill_size(text)
    whole = anchored(at)
    left, top = offset[0] - width / 2.0, offset[1] - height / 2.0
    path = QPainterPath()
    path.addRoundedRect(QRectF(left, top, width, height), 4, 4)
    fill, ink = (theme.panel, theme.text) if is_quiet else (theme.guide, theme.guide_text)
    if is_fault:
        fill, ink = theme.danger_soft, theme.danger
    _path_item(path, fill, theme.line if is_quiet else None).setParentItem(whole)
    _text_item(text, font, ink, QPointF(left + _PAD_X, top + _PAD_Y - 1), whole)
    return whole


def pill_size(text: str) -> tuple[float, float]:
    """Width and height of a pill in pixels."""
    metrics = QFontMetricsF(text_font(9.0))
    return metrics.horizontalAdvance(text) + 2 * _PAD_X, metrics.height() + 2 * _PAD_Y - 2


def handle(at: Point, theme: Theme, *, is_square: bool = False) -> QGraphicsItem:
    """A grip: accent with a white halo, round for turning, square for a corner."""
    whole = anchored(at)
    radius = HANDLE_RADIUS if not is_square else HANDLE_RADIUS - 1.0
    for reach, fill in ((radius + 1.5, theme.halo), (radius, theme.selection), (radius - 1.8, theme.halo)):
        path = QPainterPath()
        box = QRectF(-reach, -reach, 2 * reach, 2 * reach)
        if is_square:
            path.addRoundedRect(box, 1.5, 1.5)
        else:
            path.addEllipse(box)
        _path_item(path, fill, None).setParentItem(whole)
    return whole


def grip_sign(at: Point, direction_deg: float, theme: Theme) -> QGraphicsItem:
    """A grip that stretches: a double arrow the way that it is pulled."""
    whole = anchored(at)
    arrow = QTransform().rotate(-direction_deg).map(_double_arrow())
    _path_item(arrow, theme.halo, theme.halo, 2.6).setParentItem(whole)
    _path_item(arrow, theme.selection, None).setParentItem(whole)
    return whole


def _double_arrow() -> QPainterPath:
    tip, neck, wide, thin = 7.0, 2.5, 4.0, 1.2
    path = QPainterPath(QPointF(-tip, 0))
    for side in (-1, 1):
        half = [(-neck, wide), (-neck, thin), (neck, thin), (neck, wide), (tip, 0.0)]
        for x, y in half:
            path.lineTo(-side * x, side * y)
    path.closeSubpath()
    return path


def pivot_sign(at: Point, theme: Theme) -> QGraphicsItem:
    """The point that the selection turns about: a ring with a cross through it."""
    whole = anchored(at)
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), 5.5, 5.5)
    for x, y in ((9, 0), (0, 9)):
        path.moveTo(-x, -y)
        path.lineTo(x, y)
    _path_item(path, None, theme.halo, 4.0).setParentItem(whole)
    _path_item(path, None, theme.selection, 1.8).setParentItem(whole)
    return whole


def dot(at: Point, theme: Theme, *, is_fault: bool = False) -> QGraphicsItem:
    """A point that has been set; larger and red where something is wrong."""
    whole = anchored(at)
    size, colour = (4.6, theme.danger) if is_fault else (2.8, theme.selection)
    for reach, fill in ((size + 1.2, theme.halo), (size, colour)):
        path = QPainterPath()
        path.addEllipse(QPointF(0, 0), reach, reach)
        _path_item(path, fill, None).setParentItem(whole)
    return whole


def snap_mark(snap: Snapped, theme: Theme) -> QGraphicsItem:
    """The sign of what drew the pointer here, with its name for all but the grid."""
    whole = anchored(snap.point)
    path = _MARKS.get(snap.reason, _cross)()
    _path_item(path, None, theme.halo, 3.6).setParentItem(whole)
    _path_item(path, None, theme.guide, 1.6).setParentItem(whole)
    if snap.reason != "grid":
        font = text_font(7.5, strong=True)
        words = QPainterPath()
        words.addText(QPointF(9, -7), font, tr(snap.reason))
        _path_item(words, None, theme.halo, 3.0).setParentItem(whole)
        _path_item(words, theme.guide_text, None).setParentItem(whole)
    return whole


def _cross() -> QPainterPath:
    path = QPainterPath(QPointF(-4, 0))
    path.lineTo(4, 0)
    path.moveTo(0, -4)
    path.lineTo(0, 4)
    return path


def _square() -> QPainterPath:
    path = QPainterPath()
    path.addRect(-5, -5, 10, 10)
    return path


def _triangle() -> QPainterPath:
    path = QPainterPath(QPointF(-6, 5))
    path.lineTo(6, 5)
    path.lineTo(0, -6)
    path.closeSubpath()
    return path


def _circle() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), 5, 5)
    return path


def _diagonals() -> QPainterPath:
    path = QPainterPath(QPointF(-5, -5))
    path.lineTo(5, 5)
    path.moveTo(-5, 5)
    path.lineTo(5, -5)
    return path


def _corner() -> QPainterPath:
    path = QPainterPath(QPointF(-6, -6))
    path.lineTo(-6, 6)
    path.lineTo(6, 6)
    path.moveTo(-6, 0)
    path.lineTo(0, 0)
    path.lineTo(0, 6)
    return path


def _tangent() -> QPainterPath:
    path = QPainterPath(QPointF(-7, -5))
    path.lineTo(7, -5)
    path.addEllipse(QPointF(0, 0), 5, 5)
    return path


def _dots() -> QPainterPath:
    path = QPainterPath()
    for x in (-6, -2, 2, 6):
        path.addEllipse(QPointF(x, 0), 1, 1)
    return path


def _bars() -> QPainterPath:
    path = QPainterPath()
    for x in (-5, 5):
        path.moveTo(x, -5)
        path.lineTo(x, 5)
    path.moveTo(-5, 0)
    path.lineTo(5, 0)
    return path


_MARKS: dict[str, Callable[[], QPainterPath]] = {
    "vertex": _square,
    "midpoint": _triangle,
    "centre": _circle,
    "intersection": _diagonals,
    "perpendicular": _corner,
    "tangent": _tangent,
    "edge": _diagonals,
    "base edge": _diagonals,
    "guide": _cross,
    "extension": _dots,
    "aligned": _cross,
    "equal gaps": _bars,
    "angle": _cross,
    "grid": _cross,
}


def tip_sign(tip: Tip, theme: Theme, place: Callable[[Point], Point]) -> QGraphicsItem:
    """A card with the values of a gesture; the one being typed is framed.

    `place` says for its size in pixels where its corner lies off the pointer.
    """
    whole = anchored(tip.at)
    name_font, font = text_font(8.0), text_font(9.75)
    metrics, names = QFontMetricsF(font), QFontMetricsF(name_font)
    height = metrics.height() + 8.0
    cells = [(value, names.horizontalAdvance(tr(value.name)), _value_width(value, metrics)) for value in tip.values]
    total = sum(name + wide + 22.0 for _, name, wide in cells) + 4.0
    wrong = next((value.wrong for value in tip.values if value.wrong), "")
    total = max(total, names.horizontalAdvance(wrong) + 16.0) if wrong else total
    high = height + 6 + (names.height() if wrong else 0)
    x, top = place((total, high))
    back = QPainterPath()
    back.addRoundedRect(QRectF(x, top, total, high), RADIUS, RADIUS)
    _path_item(back, theme.panel, theme.line).setParentItem(whole)
    left = x + 8.0
    base = top + 3.0
    for value, name_width, width in cells:
        _text_item(tr(value.name), name_font, theme.muted, QPointF(left, base + 5.5), whole)
        left += name_width + 5.0
        if value.editing:
            frame = QPainterPath()
            frame.addRoundedRect(QRectF(left - 3, base + 1.5, width + 7, height - 3), 4, 4)
            _path_item(frame, theme.field, theme.danger if value.wrong else theme.accent, 1.4).setParentItem(whole)
        _text_item(value.text, font, theme.text, QPointF(left, base + 4.0), whole)
        if value.editing:
            caret = QPainterPath()
            caret.addRect(QRectF(left + metrics.horizontalAdvance(value.text) + 1, base + 5, 1.2, height - 10))
            _path_item(caret, theme.text, None).setParentItem(whole)
        left += width + 17.0
    if wrong:
        _text_item(wrong, name_font, theme.danger, QPointF(x + 8, base + height), whole)
    return whole


def _value_width(value: TipValue, metrics: QFontMetricsF) -> float:
    width = metrics.horizontalAdvance(value.text)
    return max(width, 36.0) + 4.0 if value.editing else width
