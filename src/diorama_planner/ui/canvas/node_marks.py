"""How nodes of a shape look while it is edited: squares are corners, rounds are smooth, full ones are chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from diorama_planner.model.record import Point
from diorama_planner.tools.preview import NodeMark
from diorama_planner.ui.canvas.signs import anchored
from diorama_planner.ui.theme import Theme

NODE_RADIUS = 4.2
CHOSEN_RADIUS = 5.4
CONTROL_RADIUS = 3.4


def node_signs(marks: Iterable[NodeMark], theme: Theme) -> list[QGraphicsItem]:
    """Make the signs of nodes and control points; the stalks of the latter lie below."""
    given = list(marks)
    stalks = [_stalk(mark.stalk, mark.at, theme) for mark in given if mark.stalk is not None]
    return [*(item for pair in stalks for item in pair), *(_sign(mark, theme) for mark in given)]


def _sign(mark: NodeMark, theme: Theme) -> QGraphicsItem:
    whole = anchored(mark.at)
    is_control = mark.stalk is not None
    radius = CONTROL_RADIUS if is_control else (CHOSEN_RADIUS if mark.is_chosen else NODE_RADIUS)
    is_round = is_control or mark.is_smooth
    layers = [(radius + 1.6, theme.halo), (radius, theme.selection)]
    if not mark.is_chosen:
        layers.append((radius - 1.6, theme.halo))
    for reach, fill in layers:
        path = QPainterPath()
        box = QRectF(-reach, -reach, 2 * reach, 2 * reach)
        if is_round:
            path.addEllipse(box)
        else:
            path.addRect(box)
        part = QGraphicsPathItem(path, whole)
        part.setPen(QPen(Qt.PenStyle.NoPen))
        part.setBrush(QBrush(QColor(fill)))
    return whole


def _stalk(start: Point, end: Point, theme: Theme) -> tuple[QGraphicsItem, QGraphicsItem]:
    path = QPainterPath()
    path.moveTo(*start)
    path.lineTo(*end)
    return _line(path, theme.halo, 3.0), _line(path, theme.selection, 1.2)


def _line(path: QPainterPath, colour: str, width: float) -> QGraphicsItem:
    item = QGraphicsPathItem(path)
    pen = QPen(QColor(colour), width)
    pen.setCosmetic(True)
    item.setPen(pen)
    return item
