"""How a form is cut from sheets, as plain data: kinds say it with their relief, `terrain.laminae` slices by it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg


@dataclass(frozen=True, slots=True)
class Cutting:
    """How a landform is sliced: sheets of a thickness, a skin kept free, up to the ground or just over it."""

    thickness_mm: float
    skin_mm: float = 0.0
    inside: bool = False

    def __post_init__(self) -> None:
        if not (math.isfinite(self.thickness_mm) and self.thickness_mm > 0):
            raise UsageError(msg("a sheet needs a thickness"), hint=msg("give more than 0 mm"))
        if not (math.isfinite(self.skin_mm) and self.skin_mm >= 0):
            raise UsageError(msg("a skin needs a thickness"), hint=msg("give 0 mm or more"))

    def level(self, number: int) -> float:
        """Return the height over the base top that decides how large a slice is."""
        return (number if self.inside else number - 1) * self.thickness_mm + self.skin_mm
