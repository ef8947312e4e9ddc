"""The view of the plan: pans, zooms at the pointer, paints the mat, and tells the hand what pointer and keys do.

It knows nothing of tools and documents; `hand` translates and acts. Zooming shows the last frame scaled while
it lasts where a full repaint would take too long, then a sharper one.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from diorama_planner.geometry.points import Bounds
from diorama_planner.model.record import Point
from diorama_planner.ui.canvas.camera import STEP, fitting, held, plan_rect
from diorama_planner.ui.canvas.input import NOTCH, is_scroll
from diorama_planner.ui.canvas.mat import BaseShadow, paint_mat
from diorama_planner.ui.theme import Theme

SHARPEN_MS = 120
SLOW_FRAME_S = 0.012
"""Frames that take longer than this are shown scaled while zooming."""


class MatView(QGraphicsView):
    """A plan on its mat. `moved` and `zoomed` tell that other things are seen now; `sharpen` asks for detail."""

    moved = Signal()
    zoomed = Signal(float)
    sharpen = Signal()

    def __init__(self, scene: QGraphicsScene, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.pixels_per_mm = 2.0
        self.wheel_preference: Callable[[], str] = lambda: "auto"
        self.base_outline = QPainterPath()
        self.has_grid = True
        self.pans = False
        self._theme = theme
        self._shadow = BaseShadow()
        self._pan_from: QPoint | None = None
        self._still: tuple[QPixmap, QTransform] | None = None
        self._frame_s = 0.0
        self._sharpening = QTimer(self)
        self._sharpening.setSingleShot(True)
        self._sharpening.setInterval(SHARPEN_MS)
        self._sharpening.timeout.connect(self._sharpen)
        self._dress()

    def _dress(self) -> None:
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
            | QPainter.RenderHint.TextAntialiasing
        )
        self.setInteractive(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSceneRect(plan_rect())
        self.setMinimumSize(QSize(120, 120))
        self._apply_zoom()

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self.viewport().update()

    # -- where things are ------------------------------------------------------------------------------------

    def plan_point(self, at: QPointF) -> Point:
        """The place of the plan under a pixel of the viewport."""
        inverse = self.viewportTransform().inverted()[0]
        point = inverse.map(at)
        return point.x(), point.y()

    def pixel_of(self, point: Point) -> QPointF:
        """The pixel of the viewport that shows a place of the plan."""
        return self.viewportTransform().map(QPointF(*point))

    def centre(self) -> Point:
        """The place of the plan in the middle of the view."""
        return self.plan_point(QPointF(self.viewport().rect().center()))

    def visible(self) -> Bounds:
        """The part of the plan that is seen."""
        area = self.viewport().rect()
        left, top = self.plan_point(QPointF(area.topLeft()))
        right, bottom = self.plan_point(QPointF(area.bottomRight()))
        return left, bottom, right, top

    # -- panning and zooming -----------------------------------------------------------------------------------

    def pan(self, dx: int, dy: int) -> None:
        """Move what is seen by pixels."""
        self._thaw()
        across, up = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - dx)
        up.setValue(up.value() - dy)
        self._sharpening.start()
        self.moved.emit()

    def look_at(self, point: Point, pixels_per_mm: float | None = None) -> None:
        """Bring a place of the plan to the middle, at a zoom."""
        if pixels_per_mm is not None and held(pixels_per_mm) != self.pixels_per_mm:
            self.pixels_per_mm = held(pixels_per_mm)
            self._apply_zoom()
        self._bring(point, QPointF(self.viewport().rect().center()))
        self._sharpening.start()
        self.zoomed.emit(self.pixels_per_mm)

    def zoom_at(self, pixels_per_mm: float, at: QPointF) -> None:
        """Zoom so that the place under a pixel stays under it."""
        wanted = held(pixels_per_mm)
        if wanted == self.pixels_per_mm:
            return
        self._freeze()
        point = self.plan_point(at)
        self.pixels_per_mm = wanted
        self._apply_zoom()
        self._bring(point, at)
        self._sharpening.start()
        self.zoomed.emit(self.pixels_per_mm)

    def fit_bounds(self, bounds: Bounds) -> None:
        """Show a box whole."""
        size = self.viewport().size()
        middle = ((bounds[0] + bounds[2]) / 2.0, (bounds[1] + bounds[3]) / 2.0)
        self.look_at(middle, fitting(bounds, size.width(), size.height()))

    def _apply_zoom(self) -> None:
        self.setTransform(QTransform.fromScale(self.pixels_per_mm, -self.pixels_per_mm))

    def _bring(self, point: Point, at: QPointF) -> None:
        now = self.pixel_of(point)
        across, up = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(round(across.value() + now.x() - at.x()))
        up.setValue(round(up.value() + now.y() - at.y()))
        self.moved.emit()

    # -- frames ------------------------------------------------------------------------------------------------

    def _freeze(self) -> None:
        """Keep the present frame to be shown scaled, if painting a new one takes long."""
        if self._still is None and self._frame_s > SLOW_FRAME_S:
            self._still = (self.viewport().grab(), self.viewportTransform())

    def _thaw(self) -> None:
        if self._still is not None:
            self._still = None
            self.viewport().update()

    def _sharpen(self) -> None:
        self._thaw()
        self.sharpen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the plan, or while zooming the last frame scaled."""
        if self._still is None:
            begun = time.perf_counter()
            super().paintEvent(event)
            area = self.viewport().rect()
            if event.rect().width() * event.rect().height() * 2 > area.width() * area.height():
                self._frame_s = time.perf_counter() - begun
            return
        frame, before = self._still
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.mat))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(before.inverted()[0] * self.viewportTransform())
        painter.drawPixmap(0, 0, frame)
        painter.end()

    def drawBackground(self, painter: QPainter, area: QRectF | QRect) -> None:
        """Paint the mat and the shadow of the base."""
        paint_mat(painter, QRectF(area), self._theme, self.pixels_per_mm, self.has_grid)
        self._shadow.paint(painter, self.base_outline, self.pixels_per_mm)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle in the middle."""
        old = event.oldSize()
        point = self.plan_point(QPointF(old.width() / 2, old.height() / 2)) if old.isValid() else None
        super().resizeEvent(event)
        if point is not None:
            self._bring(point, QPointF(self.viewport().rect().center()))
        self._thaw()
        self.moved.emit()

    # -- wheel, fingers, panning hand --------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel zooms at the pointer, two fingers move the view."""
        if is_scroll(event, self.wheel_preference()):
            delta = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 4
            self.pan(delta.x(), delta.y())
        else:
            turn = event.angleDelta().y() or event.angleDelta().x()
            self.zoom_at(self.pixels_per_mm * STEP ** (turn / NOTCH), event.position())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Pinching zooms."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_at(self.pixels_per_mm * (1.0 + event.value()), event.position())
            return True
        return super().viewportEvent(event)

    def begin_pan(self, event: QMouseEvent) -> bool:
        """Take hold of the view if this press is for that: middle button, Space held, or the hand."""
        is_middle = event.button() is Qt.MouseButton.MiddleButton
        if is_middle or (self.pans and event.button() is Qt.MouseButton.LeftButton):
            self._pan_from = event.position().toPoint()
            return True
        return False

    def go_on_panning(self, event: QMouseEvent) -> bool:
        """Follow the pointer while the view is held."""
        if self._pan_from is None:
            return False
        step = event.position().toPoint() - self._pan_from
        self._pan_from = event.position().toPoint()
        self.pan(step.x(), step.y())
        return True

    def end_pan(self) -> bool:
        """Let the view go."""
        was = self._pan_from is not None
        self._pan_from = None
        return was

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are not for scrolling here: whoever listens has taken what means something."""
        event.ignore()
