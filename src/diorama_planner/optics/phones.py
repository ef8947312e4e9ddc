"""Phones that change lenses by themselves: nearer than the main lens can focus, they crop the ultra-wide one instead.

Which lens belongs to which is the caller's to say; `gear` has them by id.
"""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.optics.focusing import reach
from diorama_planner.optics.lenses import Lens, Sensor


@dataclass(frozen=True, slots=True)
class Eye:
    """A lens of a phone and the sensor behind it; cropped where the phone crops it."""

    lens: Lens
    sensor: Sensor


def macro_mode(main: Eye, wide: Eye) -> Eye:
    """Give the ultra-wide lens cropped until it frames as the main one, far away.

    Raises:
        UsageError: the other lens frames no wider than the main one.
    """
    factor = wide.sensor.diagonal_mm / wide.lens.focal_mm / (main.sensor.diagonal_mm / main.lens.focal_mm)
    return Eye(wide.lens, wide.sensor.cropped(factor))


def taking_at(main: Eye, wide: Eye, distance_mm: float) -> Eye:
    """Say which of both a phone takes a picture with at a distance from its sensor."""
    return main if distance_mm >= reach(main.lens).closest.distance_mm else macro_mode(main, wide)
