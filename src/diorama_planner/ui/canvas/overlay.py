"""What lies over the plan and is not part of it: selection, hover, previews of gestures. Rebuilt, never edited.

Lines carry a white halo so that they read on any ground. Everything is stock items above all items of the plan.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsScene

from diorama_planner.drawing.colours import rgba
from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.region import Region
from diorama_planner.model.record import Point, Points
from diorama_planner.tools.events import Snapped
from diorama_planner.tools.frame import Frame
from diorama_planner.tools.preview import BrushMark, Marquee, Measure, Preview
from diorama_planner.tools.vectors import direction, polar
from diorama_planner.ui.canvas.node_marks import node_signs
from diorama_planner.ui.canvas.sign_places import ASIDE, box_about, card_place, free_offset
from diorama_planner.ui.canvas.signs import dot, grip_sign, handle, pill, pill_size, pivot_sign, snap_mark, tip_sign
from diorama_planner.ui.theme import Theme

SELECTION_Z = 1e9
PREVIEW_Z = 1.1e9
PILL_PIXELS = 15.0
TICK_PIXELS = 5.0


def path_of(points: Points, closed: bool) -> QPainterPath:
    """A line or ring as a path in plan coordinates."""
    path = QPainterPath()
    if points:
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        if closed:
            path.closeSubpath()
    return path


def region_path(regions: Iterable[Region]) -> QPainterPath:
    """The rings of regions as one path."""
    path = QPainterPath()
    for region in regions:
        for ring in region.rings():
            path.addPath(path_of(tuple((x, y) for x, y in ring.tolist()), closed=True))
    return path


class Layer:
    """Items that come and go together at one height."""

    def __init__(self, scene: QGraphicsScene, z: float) -> None:
        self._scene = scene
        self._z = z
        self._items: list[QGraphicsItem] = []

    def clear(self) -> None:
        """Take everything away."""
        for item in self._items:
            self._scene.removeItem(item)
        self._items = []

    def add(self, item: QGraphicsItem) -> None:
        """Show an item above those added before."""
        item.setZValue(self._z + len(self._items))
        self._scene.addItem(item)
        self._items.append(item)

    def add_line(
        self,
        path: QPainterPath,
        colour: str,
        width: float,
        *,
        halo: str = "",
        halo_width: float = 0.0,
        dashes: tuple[float, ...] = (),
        fill: QColor | None = None,
    ) -> None:
        """Show a line whose width is in pixels, on a halo if one is given."""
        if halo:
            self.add(_stroke(path, halo, halo_width or width + 2.4))
        line = _stroke(path, colour, width)
        if dashes:
            pen = line.pen()
            pen.setDashPattern(list(dashes))
            line.setPen(pen)
        if fill is not None:
            line.setBrush(QBrush(fill))
        self.add(line)


def _faint(colour: str) -> QColor:
    """A colour through which the plan is seen."""
    return QColor(*rgba(colour)[:3], 38)


def _stroke(path: QPainterPath, colour: str, width: float) -> QGraphicsPathItem:
    item = QGraphicsPathItem(path)
    pen = QPen(QColor(colour), width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    item.setPen(pen)
    return item


class Overlay:
    """Selection and preview over a scene."""

    def __init__(self, scene: QGraphicsScene, theme: Theme) -> None:
        self._selection = Layer(scene, SELECTION_Z)
        self._preview = Layer(scene, PREVIEW_Z)
        self._theme = theme
        self._mm_per_pixel = 1.0
        self._seen: Bounds = (-math.inf, -math.inf, math.inf, math.inf)
        self._pills: list[Bounds] = []

    def look_at(self, seen: Bounds, mm_per_pixel: float) -> None:
        """Say what part of the plan is seen, and how large; what is shown follows when it is shown again."""
        self._seen, self._mm_per_pixel = seen, mm_per_pixel

    def set_theme(self, theme: Theme) -> None:
        """Change colours; what is shown follows when it is shown again."""
        self._theme = theme

    # -- selection -----------------------------------------------------------------------------------------

    def show_selection(
        self, frame: Frame | None, outlines: QPainterPath, grips: Iterable[Point], measures: Iterable[Measure]
    ) -> None:
        """Show what is selected: outlines, frame, turning handle, grips, distances to neighbours."""
        layer, theme = self._selection, self._theme
        layer.clear()
        if not outlines.isEmpty():
            layer.add_line(outlines, theme.selection, 2.0, halo=theme.halo)
        self._pills = []
        for measure in measures:
            self._measure(layer, measure)
        if frame is not None:
            self._frame(layer, frame)
        for point in grips:
            layer.add(handle(point, theme, is_square=True))

    def hide_selection(self) -> None:
        """Take the selection's marks away, as while it is being dragged."""
        self._selection.clear()

    def _frame(self, layer: Layer, frame: Frame) -> None:
        theme = self._theme
        if frame.shows == "box":
            layer.add_line(path_of(frame.corners, closed=True), theme.selection, 2.0, halo=theme.halo)
        elif frame.shows == "bracket":
            box = path_of(frame.corners, closed=True)
            layer.add_line(box, theme.halo, 1.0, dashes=(5.0, 4.0))
        if frame.handle is not None:
            layer.add_line(path_of((frame.stem, frame.handle), closed=False), theme.selection, 1.6, halo=theme.halo)
            layer.add(handle(frame.handle, theme))
        for grip in frame.grips:
            layer.add(grip_sign(grip.at, direction(grip.anchor, grip.corner), theme))
        if frame.has_own_pivot:
            layer.add(pivot_sign(frame.pivot, theme))

    # -- previews ------------------------------------------------------------------------------------------

    def show_preview(self, preview: Preview, hover: QPainterPath, moved: QPainterPath) -> None:
        """Show a preview; `hover` and `moved` are outlines of what is pointed at and of what is under way."""
        layer, theme = self._preview, self._theme
        layer.clear()
        if not hover.isEmpty():
            layer.add_line(hover, theme.selection, 1.2, halo=theme.halo, halo_width=2.6)
        if not moved.isEmpty():
            layer.add_line(moved, theme.selection, 1.6, halo=theme.halo)
        for line in preview.lines:
            colour = theme.guide if line.role == "guide" else theme.selection
            fill = _faint(colour) if line.closed else None
            layer.add_line(path_of(line.points, line.closed), colour, 1.6, halo=theme.halo, fill=fill)
        for point in preview.points:
            layer.add(dot(point, theme))
        for sign in node_signs(preview.nodes, theme):
            layer.add(sign)
        if preview.brush is not None:
            self._brush(layer, preview.brush)
        if preview.marquee is not None:
            self._marquee(layer, preview.marquee)
        self._pills = []
        tips = [tip_sign(tip, theme, partial(self._card_place, tip.at)) for tip in preview.tips if tip.values]
        for measure in preview.measures:
            self._measure(layer, measure)
        if preview.snap is not None and preview.snap.reason:
            self._snap_lines(layer, preview.snap)
            layer.add(snap_mark(preview.snap, theme))
        for card in tips:
            layer.add(card)

    def _snap_lines(self, layer: Layer, snap: Snapped) -> None:
        """What a snap shows: dashes along what is in line, and gaps that are equal with their length."""
        for line in snap.lines:
            if line.is_gap:
                self._measure(layer, Measure(line.start, line.end, line.text))
            else:
                path = path_of((line.start, line.end), closed=False)
                layer.add_line(path, self._theme.guide, 1.5, dashes=(5.0, 3.0))

    def _measure(self, layer: Layer, measure: Measure) -> None:
        """A dimension line with ticks at its ends and its length in a pill beside it."""
        theme = self._theme
        angle = direction(measure.start, measure.end)
        reach = TICK_PIXELS * self._mm_per_pixel
        path = path_of((measure.start, measure.end), closed=False)
        for end in (measure.start, measure.end):
            path.addPath(path_of((polar(end, reach, angle + 90), polar(end, reach, angle - 90)), closed=False))
        layer.add_line(path, theme.guide, 1.4)
        middle = ((measure.start[0] + measure.end[0]) / 2.0, (measure.start[1] + measure.end[1]) / 2.0)
        is_upright = 45 < angle % 180 < 135
        offset = (PILL_PIXELS * 2.2, 0.0) if is_upright else (0.0, PILL_PIXELS)
        size, pixel = pill_size(measure.text), self._pixel(middle)
        free = free_offset(pixel, size, offset, self._pills)
        if free is not None:  # else it would lie on others
            self._pills.append(box_about(pixel, size, free))
            layer.add(pill(measure.text, middle, theme, free))

    def _pixel(self, at: Point) -> Point:
        return at[0] / self._mm_per_pixel, -at[1] / self._mm_per_pixel

    def _card_place(self, at: Point, size: Point) -> Point:
        """Where a card goes; pills keep clear of it."""
        xmin, ymin, xmax, ymax = self._seen
        if not math.isfinite(xmax - xmin):
            return ASIDE
        per_mm = 1.0 / self._mm_per_pixel
        inside = ((at[0] - xmin) * per_mm, (ymax - at[1]) * per_mm)
        place = card_place(inside, size, ((xmax - xmin) * per_mm, (ymax - ymin) * per_mm))
        (x, y), (wide, high) = self._pixel(at), size
        self._pills.append(box_about((x, y), size, (place[0] + wide / 2, place[1] + high / 2)))
        return place

    def _brush(self, layer: Layer, mark: BrushMark) -> None:
        """Rings round a brush: how far it reaches, and in dashes where half of its strength is left."""
        rings = ((mark.brush.radius_mm, ()), (mark.brush.half_radius_mm, (3.0, 3.0)))
        for radius, dashes in rings:
            path = QPainterPath()
            path.addEllipse(QPointF(*mark.at), radius, radius)
            width = 2.2 if mark.is_down and not dashes else 1.4
            layer.add_line(path, self._theme.selection, width, halo=self._theme.halo, dashes=dashes)

    def _marquee(self, layer: Layer, marquee: Marquee) -> None:
        xmin, ymin, xmax, ymax = marquee.bounds
        path = QPainterPath()
        path.addRect(QRectF(QPointF(xmin, ymin), QPointF(xmax, ymax)))
        fill = _faint(self._theme.selection)
        dashes = (4.0, 3.0) if marquee.touches else ()
        layer.add_line(path, self._theme.selection, 1.4, halo=self._theme.halo, dashes=dashes, fill=fill)
