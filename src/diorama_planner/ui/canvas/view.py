"""The view of the plan: pans, zooms at the pointer, paints the mat, and tells the hand what pointer and keys do.

It knows nothing of tools and documents; `hand` translates and acts. What it shows is kept on a film, from which a
frame only copies; zooming shows the film scaled while it lasts, where painting a new one would take too long.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPainterPath,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QGraphicsScene, QGraphicsView, QPinchGesture, QWidget

from diorama_planner.drawing.extent import Box
from diorama_planner.geometry.points import Bounds
from diorama_planner.model.record import Point
from diorama_planner.ui.canvas.camera import STEP, fitting, held, middle_of, plan_rect, shows
from diorama_planner.ui.canvas.film import Film
from diorama_planner.ui.canvas.input import NOTCH, is_scroll
from diorama_planner.ui.canvas.mat import BaseShadow, Ruling, paint_mat
from diorama_planner.ui.theme import Theme

SHARPEN_MS = 60
"""Pause in zooming or panning after which everything is painted as finely as it can be."""

SLOW_FILM_S = 0.012
"""A film that takes longer than this to paint is shown scaled while zooming."""


SAME_PIXELS = 2.0
"""A middle that is not further off than this is the same: places are whole pixels."""


_NOTHING: Bounds = (0.0, 0.0, 0.0, 0.0)


class Picture(Protocol):
    """The plan, as it lies on the mat."""

    def paint(self, painter: QPainter, stale: Sequence[QRect], scale: float, ratio: float) -> None:
        """Paint a part of it in the pixels of the plan, at device pixels per mm and per logical pixel."""
        ...

    def paint_over(self, painter: QPainter) -> None:
        """Paint in each frame what is not on the film, in the pixels of the plan at the film's scale."""
        ...


class Grade(Protocol):
    """What makes another picture of the finished one, such as the night."""

    def paint(self, painter: QPainter) -> None:
        """Change what has been painted; a unit of the painter is a model millimetre, y points up."""
        ...


class MatView(QGraphicsView):
    """A plan on its mat. `moved` and `zoomed` tell that other things are seen now; `sharpen` asks for detail."""

    moved = Signal()
    zoomed = Signal(float)
    sharpen = Signal()

    def __init__(self, scene: QGraphicsScene, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.pixels_per_mm = 2.0
        self.wheel_preference: Callable[[], str] = lambda: "auto"
        self.pans = False
        self.film = Film(self._paint_film)
        self._picture: Picture | None = None
        self._grade: Grade | None = None
        self._graded = Film(self._paint_graded)
        self._base_outline = QPainterPath()
        self._ruling: Ruling | None = Ruling()
        self._theme = theme
        self._shadow = BaseShadow()
        self._pan_from: QPoint | None = None
        self._is_frozen = False
        self._fitted: tuple[Bounds, float] | None = None
        """What was last shown whole, and the zoom that this took."""
        self._size = QSize()
        """How large it was when it was last laid out; Qt forgets that of what was hidden in between."""
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
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSceneRect(plan_rect())
        self.setMinimumSize(QSize(120, 120))
        self._apply_zoom()

    # -- what is shown -----------------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self.spoil()

    def set_ruling(self, ruling: Ruling | None) -> None:
        """Rule the mat otherwise, or not at all."""
        if ruling != self._ruling:
            self._ruling = ruling
            self.spoil()

    def set_base_outline(self, outline: QPainterPath) -> None:
        """Throw the shadow of another base on the mat."""
        self._base_outline = outline
        self.spoil()

    def set_picture(self, picture: Picture) -> None:
        """Show a plan."""
        self._picture = picture
        self.spoil()

    def set_grade(self, grade: Grade | None) -> None:
        """Show the plan changed by a grade, or as it is; with the same one, as that now changes it."""
        self._grade = grade
        if grade is None:
            self._graded = Film(self._paint_graded)
        self._graded.spoil()
        self.refresh()

    def spoil(self, box: Box | None = None) -> None:
        """Have a box of the plan (mm), or all of it, painted again."""
        area = self.film.spoil(box)
        self._graded.spoil(box)
        if box is None or self._is_frozen:
            self.refresh()
        elif not area.isEmpty():
            seen = self._placing().mapRect(QRectF(area)).toAlignedRect()
            self.viewport().update(seen.adjusted(-1, -1, 1, 1))

    def refresh(self) -> None:
        """Show the film again, and what is painted over it."""
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
        self.look_at(middle_of(bounds), fitting(bounds, size.width(), size.height()))
        self._fitted = bounds, self.pixels_per_mm

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
        """Show the film scaled from now on, if painting a new one takes long."""
        self._is_frozen = self._is_frozen or self.film.whole_s + self._graded.whole_s > SLOW_FILM_S

    def _thaw(self) -> None:
        if self._is_frozen:
            self._is_frozen = False
            self.refresh()

    def _sharpen(self) -> None:
        self._thaw()
        self.sharpen.emit()

    def _placing(self) -> QTransform:
        """How the pixels of the plan, at the film's scale, lie in the viewport's logical pixels."""
        shrink = self.pixels_per_mm / (self.film.scale or 1.0)
        corner = self.viewportTransform()
        return QTransform(shrink, 0, 0, shrink, corner.dx(), corner.dy())

    def drawBackground(self, painter: QPainter, area: QRectF | QRect) -> None:
        """Show the film, which is painted first where it is stale."""
        if self._is_frozen:
            painter.fillRect(area, QColor(self._theme.mat))
        self.paint_film()
        painter.save()
        painter.setTransform(self._placing())
        (self.film if self._grade is None else self._graded).project(painter)
        if self._picture is not None:
            self._picture.paint_over(painter)
        painter.restore()

    def paint_film(self) -> None:
        """Paint what is not on the film yet of what is seen: all that makes a frame take long."""
        if not self._is_frozen:
            ratio, corner = self.devicePixelRatioF(), self.viewportTransform()
            seen = QPoint(round(-corner.dx() * ratio), round(-corner.dy() * ratio))
            for film in (self.film, self._graded) if self._grade is not None else (self.film,):
                film.show_part(self.pixels_per_mm * ratio, seen, self.viewport().size() * ratio)
        self.film.mend()
        self._graded.mend()

    def _paint_film(self, painter: QPainter, stale: Sequence[QRect], scale: float) -> None:
        """Paint the mat, the shadow of the base, and the plan."""
        ratio = self.devicePixelRatioF()
        painter.save()
        painter.scale(scale, -scale)
        for part in stale:
            mat = QTransform.fromScale(1 / scale, -1 / scale).mapRect(QRectF(part))
            paint_mat(painter, mat, self._theme, scale / ratio, self._ruling)
        self._shadow.paint(painter, self._base_outline, scale / ratio)
        painter.restore()
        if self._picture is not None:
            self._picture.paint(painter, stale, scale, ratio)

    def _paint_graded(self, painter: QPainter, stale: Sequence[QRect], scale: float) -> None:
        """Copy the film and change what it shows; nothing of the plan is painted again for that."""
        self.film.project(painter)
        if self._grade is not None:
            painter.scale(scale, -scale)
            self._grade.paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle in the middle, and whole what was seen whole: a panel that opens covers none of it."""
        old, self._size = self._size, event.size()
        point = self.plan_point(QPointF(old.width() / 2, old.height() / 2)) if old.isValid() else None
        whole = self._seen_whole(point, old) if point is not None else None
        super().resizeEvent(event)
        if point is not None:
            self._bring(point, QPointF(self.viewport().rect().center()))
        if whole is not None:
            self.fit_bounds(whole)
        self._thaw()
        self.moved.emit()

    def _seen_whole(self, middle: Point, old: QSize) -> Bounds | None:
        """What has to be shown whole again now that the view is no longer so large, and had this in its middle.

        That is what was fitted and not moved since; else the base, if all of it was seen and would not be any more.
        """
        bounds, zoom = self._fitted or (_NOTHING, 0.0)
        if zoom == self.pixels_per_mm and math.dist(middle, middle_of(bounds)) * zoom < SAME_PIXELS:
            return bounds
        box = self._base_outline.boundingRect()
        base = box.left(), box.top(), box.right(), box.bottom()
        now = self.viewport().size()
        then_whole, is_whole = (shows(base, middle, size, self.pixels_per_mm) for size in (old, now))
        return base if then_whole and not is_whole and not box.isEmpty() else None

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
        """Pinching zooms, on a trackpad and on a screen that feels fingers."""
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._pinch(pinch)
                event.accept(pinch)
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_at(self.pixels_per_mm * (1.0 + event.value()), event.position())
            return True
        return super().viewportEvent(event)

    def _pinch(self, pinch: QPinchGesture) -> None:
        """Follow two fingers: what lies between them stays there."""
        at = self.viewport().mapFromGlobal(pinch.centerPoint())
        step = (pinch.centerPoint() - pinch.lastCenterPoint()).toPoint()
        if not step.isNull():
            self.pan(step.x(), step.y())
        self.zoom_at(self.pixels_per_mm * pinch.scaleFactor(), at)

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
