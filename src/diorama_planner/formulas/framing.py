"""How large a subject is in the picture, and how far the camera stands from it: sums of a thin lens.

Distances count from subject to sensor, as lens scales do. What is sharp is for `depth_of_field`.
"""

from __future__ import annotations

import math

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_number
from diorama_planner.formulas.limits import need_positive


def magnification_for_width(sensor_width_mm: float, width_mm: float) -> float:
    """How large a subject of this width is on the sensor that it fills: sensor / subject."""
    need_positive(**{"width of the sensor": sensor_width_mm, "width of the subject": width_mm})
    return sensor_width_mm / width_mm


def subject_distance_mm(focal_mm: float, magnification: float) -> float:
    """Subject to sensor at a magnification: f (2 + m + 1/m). Source: 1/f = 1/s + 1/s', m = s'/s."""
    need_positive(**{"focal length": focal_mm, "magnification": magnification})
    return focal_mm * (2.0 + magnification + 1.0 / magnification)


def magnification_at(focal_mm: float, distance_mm: float) -> float:
    """Magnification at a distance from subject to sensor, the smaller of the two that a lens has there.

    Raises:
        UsageError: nearer than four focal lengths, where no image is.
    """
    need_positive(**{"focal length": focal_mm, "distance": distance_mm})
    if distance_mm == math.inf:
        return 0.0
    half = distance_mm / focal_mm / 2.0 - 1.0
    if half < 1.0 - 1e-12:
        raise UsageError(
            msg("A lens of {focal} mm has no image so near", focal=format_number(focal_mm)),
            msg("Subject to sensor is {least} mm at least.", least=format_number(4.0 * focal_mm)),
        )
    return half - math.sqrt(max(half * half - 1.0, 0.0))


def represented_distance_mm(distance_mm: float, denominator: float) -> float:
    """How far away the picture seems to be taken: the distance of the camera in real size."""
    need_positive(distance=distance_mm, scale=denominator)
    return distance_mm * denominator
