"""A picture of something flat, taken from a side, made as if it had been taken from straight above."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QPolygonF, QTransform

from diorama_planner.geometry.homography import Matrix, carried, homography, seen_sides
from diorama_planner.geometry.points import Point
from diorama_planner.painting.picture_files import LONGEST_SIDE

FARTHEST = 1.0
"""How far what lies around the rectangle is kept, in its own widths and heights on each side."""

_HINTS = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform


def straightened(
    image: QImage, corners: Sequence[Point], ratio: float | None = None, *, around: bool = False
) -> tuple[QImage, QRectF]:
    """Straighten a picture by four corners of a rectangle in it (pixels), in whatever order they were put.

    Args:
        image: the picture.
        corners: where the rectangle is seen.
        ratio: its true width by height; as it looks on the mean if it is not known.
        around: keep what lies around the rectangle too, see-through where the picture did not reach.

    Returns:
        the new picture, no longer than a picture in a project may be, and where the rectangle is in it.

    Raises:
        GeometryError: the corners are no rectangle seen from a side.
    """
    corners = from_upper_left(corners)
    width, height = seen_sides(corners)
    height = width / ratio if ratio else height
    matrix = homography(corners, _box(QRectF(0, 0, width, height)))
    area = _kept(matrix, image, width, height) if around else QRectF(0, 0, width, height)
    factor = min(1.0, LONGEST_SIDE / max(area.width(), area.height()))
    onto = QRectF(-area.x() * factor, -area.y() * factor, width * factor, height * factor)
    result = QImage(
        max(1, round(area.width() * factor)),
        max(1, round(area.height() * factor)),
        QImage.Format.Format_ARGB32_Premultiplied if around else QImage.Format.Format_RGB32,
    )
    result.fill(0 if around else 0xFFFFFFFF)
    painter = QPainter(result)
    painter.setRenderHints(_HINTS)
    painter.setTransform(_transform(homography(corners, _box(onto))))
    painter.drawImage(0, 0, image)
    painter.end()
    return result, onto


def from_upper_left(corners: Sequence[Point]) -> tuple[Point, ...]:
    """Order four corners round their middle, clockwise in a picture (y down), from the upper left one on."""
    x, y = (sum(values) / len(corners) for values in zip(*corners, strict=True))
    turned = sorted(corners, key=lambda at: math.atan2(at[1] - y, at[0] - x))
    first = min(range(len(turned)), key=lambda index: sum(turned[index]))
    return (*turned[first:], *turned[:first])


def _box(area: QRectF) -> tuple[Point, ...]:
    left, top, right, bottom = area.left(), area.top(), area.right(), area.bottom()
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _transform(matrix: Matrix) -> QTransform:
    """Qt multiplies from the left: its matrix is the transpose of ours."""
    return QTransform(*np.asarray(matrix).T.flatten().tolist())


def _kept(matrix: Matrix, image: QImage, width: float, height: float) -> QRectF:
    """The part of the straightened plane that the picture shows, not too far from the rectangle."""
    farthest = QRectF(-FARTHEST * width, -FARTHEST * height, (1 + 2 * FARTHEST) * width, (1 + 2 * FARTHEST) * height)
    back = carried(np.linalg.inv(matrix).astype(np.float64), _box(farthest))
    seen = QPolygonF([QPointF(*point) for point in back]).intersected(QPolygonF(QRectF(image.rect())))
    points = carried(matrix, [(point.x(), point.y()) for point in seen.toList()])
    reached = QPolygonF([QPointF(*point) for point in points]).boundingRect()
    return reached.intersected(farthest).united(QRectF(0, 0, width, height))
