"""Pens, brushes, colours and paths of Qt made from those of `drawing`: shared by both interpreters.

Textures are in `textures`, fonts in `fonts`. Everything is in the painter's units, y up.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainterPath, QPen, QRadialGradient

from diorama_planner.drawing.primitives import Colour, Gradient, Paint, Path, Pen, Radial, Solid, Texture
from diorama_planner.painting.colours import qcolour
from diorama_planner.painting.textures import texture_brush

HAIRLINE_DASH = 4.0
"""Pixels of a hairline's dash per millimetre asked for: a hairline keeps its look at any zoom."""


def qpath(path: Path) -> QPainterPath:
    """Turn a path into a Qt path, filled by the even-odd rule."""
    result = QPainterPath()
    line_to = result.lineTo  # three times as fast as a polygon made of points
    for run in path.subpaths:
        if run.points:
            result.moveTo(*run.points[0])
        for x, y in run.points[1:]:
            line_to(x, y)
        if run.closed:
            result.closeSubpath()
    return result


@lru_cache(maxsize=512)
def qpen(pen: Pen | None, hairline: float = 0.0) -> QPen:
    """Turn a pen into a Qt pen; `hairline` is what stands for width 0 on paper, 0 being one device pixel."""
    if pen is None:
        return QPen(Qt.PenStyle.NoPen)
    width = pen.width_mm or hairline
    cap = Qt.PenCapStyle.RoundCap if pen.round else Qt.PenCapStyle.FlatCap
    join = Qt.PenJoinStyle.RoundJoin if pen.round else Qt.PenJoinStyle.MiterJoin
    result = QPen(QBrush(qcolour(pen.colour)), width, Qt.PenStyle.SolidLine, cap, join)
    result.setCosmetic(width == 0)
    if pen.dashes_mm:
        per_mm = 1 / width if width else HAIRLINE_DASH
        result.setDashPattern([max(dash * per_mm, 0.01) for dash in _even(pen.dashes_mm)])
        result.setCapStyle(Qt.PenCapStyle.FlatCap)
    return result


def _even(dashes: tuple[float, ...]) -> tuple[float, ...]:
    return dashes if len(dashes) % 2 == 0 else dashes * 2


@lru_cache(maxsize=1024)
def _solid(colour: Colour) -> QBrush:
    return QBrush(qcolour(colour))


def qbrush(paint: Paint, pixels_per_mm: float, mm_per_unit: float = 1.0) -> QBrush:
    """Turn a paint into a Qt brush; for the two numbers see `textures.texture_brush`."""
    match paint:
        case Solid(colour=colour):
            return _solid(colour)
        case Texture():
            return texture_brush(paint, pixels_per_mm, mm_per_unit)
        case Gradient(start=start, end=end, stops=stops):
            linear = QLinearGradient(*start, *end)
            linear.setStops([(offset, qcolour(colour)) for offset, colour in stops])
            return QBrush(linear)
        case Radial(centre=centre, radius_mm=radius, stops=stops):
            radial = QRadialGradient(*centre, radius)
            radial.setStops([(offset, qcolour(colour)) for offset, colour in stops])
            return QBrush(radial)
