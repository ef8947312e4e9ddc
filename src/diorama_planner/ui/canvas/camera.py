"""Sums of the view: how far it may zoom, what fits, how many pixels a millimetre of the screen has."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QScreen

from diorama_planner.core.units import MM_PER_INCH
from diorama_planner.geometry.points import Bounds
from diorama_planner.model.record import Point

FEWEST_PIXELS_PER_MM = 0.01
MOST_PIXELS_PER_MM = 200.0
STEP = 1.25
"""Factor of one press of a zoom key or one notch of the wheel."""

FIT_SHARE = 0.86
"""How much of the view the plan fills when it is fitted."""

REACH_MM = 40_000.0
"""How far the mat goes on beyond the origin."""

_PLAUSIBLE = (2.0, 30.0)
_USUAL_DPI = 96.0


def screen_pixels_per_mm(screen: QScreen | None, calibrated: float | None) -> float:
    """Logical pixels in a millimetre of the glass: as calibrated, as the screen says, or 96 to the inch."""
    if calibrated:
        return calibrated
    if screen is not None:
        told = screen.physicalDotsPerInch() / MM_PER_INCH
        if _PLAUSIBLE[0] <= told <= _PLAUSIBLE[1]:
            return told
    return _USUAL_DPI / MM_PER_INCH


def held(pixels_per_mm: float) -> float:
    """Hold a zoom to what makes sense."""
    return min(max(pixels_per_mm, FEWEST_PIXELS_PER_MM), MOST_PIXELS_PER_MM)


def fitting(bounds: Bounds, width: int, height: int) -> float:
    """The zoom at which a box fills its share of a view."""
    across, up = max(bounds[2] - bounds[0], 1e-3), max(bounds[3] - bounds[1], 1e-3)
    return held(FIT_SHARE * min(width / across, height / up))


def middle_of(bounds: Bounds) -> Point:
    """The middle of a box."""
    return (bounds[0] + bounds[2]) / 2.0, (bounds[1] + bounds[3]) / 2.0


def shows(bounds: Bounds, middle: Point, size: QSize, pixels_per_mm: float) -> bool:
    """Whether a view so large at such a zoom, with a place in its middle, shows all of a box."""
    across, up = size.width() / 2 / pixels_per_mm, size.height() / 2 / pixels_per_mm
    (x, y), (xmin, ymin, xmax, ymax) = middle, bounds
    return x - across <= xmin and xmax <= x + across and y - up <= ymin and ymax <= y + up


def plan_rect() -> QRectF:
    """The part of the plan that can be looked at."""
    return QRectF(-REACH_MM, -REACH_MM, 2 * REACH_MM, 2 * REACH_MM)
