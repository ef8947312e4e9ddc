"""A mesh from three sides: large from above with the outline of its plan, and from the front and from the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import RADIUS, SMALL_PT, UNIT, current_theme, text_font

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from diorama_planner.geometry.points import Points
    from diorama_planner.solids.mesh import Mesh

GAP = 2 * UNIT
CAPTION = 24
SHADES = 48
_DARK, _BRIGHT = (84, 92, 98), (226, 230, 232)
_TO_LIGHT = np.array((-0.35, 0.45, 0.82))
"""From the viewer's left, over the shoulder: in the frame of each view, x right, y up, z to the viewer."""

_VIEWS: tuple[tuple[str, tuple[tuple[int, int, int], ...]], ...] = (
    ("From above", ((1, 0, 0), (0, 1, 0), (0, 0, 1))),
    ("From the front", ((1, 0, 0), (0, 0, 1), (0, -1, 0))),
    ("From the right", ((0, 1, 0), (0, 0, 1), (1, 0, 0))),
)
"""What each view is called, and what lies to the right, upwards and to the viewer in it."""


class MeshViews(QWidget):
    """Shows one mesh that stands; nothing until it is given one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mesh: Mesh | None = None
        self._rings: Sequence[Points] = ()
        self._captions: tuple[str, ...] = ("", "", "")
        self._kept: tuple[object, list[QImage]] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(360, 300)
        self.setAccessibleName(tr("The mesh from above, from the front and from the right"))

    def sizeHint(self) -> QSize:
        """Enough to see what it is."""
        return QSize(560, 460)

    def show_mesh(self, mesh: Mesh, rings: Sequence[Points], sizes: tuple[str, str, str]) -> None:
        """Show a mesh with the rings of its plan; `sizes` say what each view measures."""
        self._mesh, self._rings = mesh, rings
        self._captions = tuple(f"{tr(name)}  {size}" for (name, _), size in zip(_VIEWS, sizes, strict=True))
        self.setAccessibleDescription("; ".join(self._captions))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the three views on mats."""
        if self._mesh is None:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        boxes = self._boxes()
        factors = self._factors(self._mesh, boxes)
        for box, image, caption in zip(boxes, self._images(self._mesh, boxes, factors), self._captions, strict=True):
            mat = QPainterPath()
            mat.addRoundedRect(box, RADIUS, RADIUS)
            painter.fillPath(mat, QColor(theme.mat))
            painter.drawImage(box, image)
            painter.setPen(QColor("#ffffff"))
            painter.setFont(text_font(SMALL_PT))
            foot = box.adjusted(UNIT, box.height() - CAPTION, -UNIT, 0)
            painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter, caption)
        self._paint_outline(painter, boxes[0], factors[0])

    def _boxes(self) -> tuple[QRectF, QRectF, QRectF]:
        """Where the views lie: the one from above larger, the others beside it below each other."""
        large = (self.width() - GAP) * 0.6
        small, half = self.width() - GAP - large, (self.height() - GAP) / 2
        return (
            QRectF(0, 0, large, self.height()),
            QRectF(large + GAP, 0, small, half),
            QRectF(large + GAP, half + GAP, small, half),
        )

    def _factors(self, mesh: Mesh, boxes: Sequence[QRectF]) -> tuple[float, float, float]:
        """Pixels per unit in each view, so that it fits into its box; both sides are shown at the same scale."""
        low, high = (np.array(corner) for corner in mesh.bounds)
        fits = []
        for box, (_, axes) in zip(boxes, _VIEWS, strict=True):
            wide, tall, _ = np.abs(np.array(axes) @ (high - low))
            room = box.width() - 4 * UNIT, box.height() - 2 * CAPTION - UNIT
            fits += [room[0] / max(float(wide), 1e-9), room[1] / max(float(tall), 1e-9)]
        above, sides = max(min(fits[:2]), 1e-9), max(min(fits[2:]), 1e-9)
        return above, sides, sides

    def _images(self, mesh: Mesh, boxes: Sequence[QRectF], factors: Sequence[float]) -> list[QImage]:
        ratio = self.devicePixelRatioF()
        key = (mesh, self.size(), ratio)
        if self._kept is None or self._kept[0] != key:
            images = [
                _shaded(mesh, np.array(axes), box.size().toSize(), factor, ratio)
                for box, (_, axes), factor in zip(boxes, _VIEWS, factors, strict=True)
            ]
            self._kept = (key, images)
        return self._kept[1]

    def _paint_outline(self, painter: QPainter, box: QRectF, factor: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = _middle(box.size().toSize())
        rings = [ring * (factor, -factor) + (box.x() + middle[0], box.y() + middle[1]) for ring in self._rings]
        for colour, width in (("#ffffff", 3.2), (current_theme().selection, 1.6)):  # seen on the mat and on the mesh
            painter.setPen(QPen(QColor(colour), width))
            for points in rings:
                painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points.tolist()]))


def _middle(size: QSize) -> tuple[float, float]:
    """Where in a view the middle of what is shown lies."""
    return size.width() / 2, (size.height() - CAPTION + UNIT) / 2


def _shaded(mesh: Mesh, axes: NDArray[np.int64], size: QSize, factor: float, ratio: float) -> QImage:
    """Paint the triangles of a mesh from the farthest to the nearest, each as bright as it looks to the light."""
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    low, high = (np.array(corner) for corner in mesh.bounds)
    corners = ((mesh.vertices - (low + high) / 2) @ axes.T)[mesh.triangles]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-30)
    normals *= np.where(normals[:, 2:] < 0, -1.0, 1.0)  # what is open is seen from both sides
    light = np.clip(normals @ (_TO_LIGHT / np.linalg.norm(_TO_LIGHT)), 0.0, 1.0)
    order = np.argsort(corners[:, :, 2].mean(axis=1), kind="stable")
    across, up = _middle(size)
    pixels = (corners[order, :, :2] * (factor, -factor) + (across, up)) * ratio
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    brushes = [QBrush(_shade(step / (SHADES - 1))) for step in range(SHADES)]
    pens = [QPen(brush, 0.7) for brush in brushes]  # closes the seams between triangles
    tones = (light[order] * (SHADES - 1)).astype(int).tolist()
    for tone, ((ax, ay), (bx, by), (cx, cy)) in zip(tones, pixels.tolist(), strict=True):
        painter.setPen(pens[tone])
        painter.setBrush(brushes[tone])
        painter.drawConvexPolygon(QPolygonF([QPointF(ax, ay), QPointF(bx, by), QPointF(cx, cy)]))
    painter.end()
    return image


def _shade(share: float) -> QColor:
    return QColor(*(round(dark + (bright - dark) * share) for dark, bright in zip(_DARK, _BRIGHT, strict=True)))
