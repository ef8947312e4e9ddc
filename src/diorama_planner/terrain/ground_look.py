"""How the user wants the ground shown: light, contours, colours of height or slope. `picture` draws it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

COLOURS = ("none", "height", "slope")
"""What colours may tell."""

LEAST_INTERVAL_MM, MOST_INTERVAL_MM = 0.1, 2000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundLook:
    """`light_deg` is where the light comes from, clockwise from the back of the base.

    Without `interval_mm` contours stand so far apart that there are about a dozen. What is steeper than `limit_pct`
    is hatched while slopes are coloured; without it nothing is. `in_degrees` says how slopes are written.
    """

    shaded: bool = True
    light_deg: float = 315.0
    contours: bool = True
    interval_mm: float | None = None
    labels: bool = True
    colours: str = "none"
    limit_pct: float | None = None
    in_degrees: bool = False

    def __post_init__(self) -> None:
        if self.colours not in COLOURS or not math.isfinite(self.light_deg):
            raise ValueError("colours or a light that are not known")
        if self.interval_mm is not None and not LEAST_INTERVAL_MM <= self.interval_mm <= MOST_INTERVAL_MM:
            raise ValueError("an interval that cannot be drawn")
        if self.limit_pct is not None and not 0 < self.limit_pct < math.inf:
            raise ValueError("a limit of slopes is above 0")

    @property
    def is_painted(self) -> bool:
        """Whether anything is laid over the plan but lines."""
        return self.shaded or self.colours != "none"

    @property
    def is_empty(self) -> bool:
        """Whether nothing is shown of the ground."""
        return not (self.is_painted or self.contours)


def night_look(look: GroundLook) -> GroundLook:
    """The same for a picture of the night: of what is laid over the ground only its light and shade are left."""
    return replace(look, contours=False, colours="none")
