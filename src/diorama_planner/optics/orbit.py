"""Looking at the plan from around it: a place that is looked at, from how far, and from which side.

How real cameras see is `lenses` and `projection`; both become a `Pinhole`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from diorama_planner.optics.lenses import Point3
from diorama_planner.optics.projection import Pinhole, axes

USUAL_VIEW_DEG = 35.0
"""Angle of view from top to bottom: about what one sees of a model without turning the head."""


@dataclass(frozen=True, slots=True)
class OrbitPose:
    """A view around a place.

    Attributes:
        target_mm: what lies in the middle of the picture.
        distance_mm: of the eye from it.
        pan_deg: whither one looks, counter-clockwise from +x.
        tilt_deg: upwards from level, so -90 straight down.
        view_deg: angle of view from top to bottom.
    """

    target_mm: Point3
    distance_mm: float
    pan_deg: float = 90.0
    tilt_deg: float = -35.0
    view_deg: float = USUAL_VIEW_DEG

    def pinhole(self, aspect: float) -> Pinhole:
        """Reduce it to a pinhole, for a picture `aspect` times as wide as high."""
        right, up, forward = axes(self.pan_deg, self.tilt_deg, 0.0)
        high = math.tan(math.radians(self.view_deg) / 2.0)
        eye = np.array(self.target_mm, dtype=np.float64) - self.distance_mm * forward
        return Pinhole(eye, right, up, forward, high * aspect, high)


def pose_around(low: Point3, high: Point3, pan_deg: float = 70.0, tilt_deg: float = -32.0) -> OrbitPose:
    """Give the view that shows a box whole."""
    middle = tuple((one + other) / 2.0 for one, other in zip(low, high, strict=True))
    radius = max(math.dist(low, high) / 2.0, 1.0)
    away = radius / math.sin(math.radians(USUAL_VIEW_DEG) / 2.0)
    return OrbitPose((middle[0], middle[1], middle[2]), away, pan_deg, tilt_deg)
