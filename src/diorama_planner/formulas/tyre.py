"""Tyre codes: the diameter behind `185/60 R14`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import MM_PER_INCH

FULL_PROFILE_PCT = 82.0  # radials without a figure, such as 165 R13: ETRTO, general knowledge

_METRIC = re.compile(
    r"(?:P|LT|T)?\s*(\d{2,3})(?:\s*/\s*(\d{2,3}))?\s*(?:Z?[RBD]|-)\s*(\d{1,2}(?:\.5)?)C?\b.*",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Tyre:
    """A tyre by its code: width in mm, profile in per cent of it, rim in inches."""

    width_mm: float
    profile_pct: float
    rim_in: float

    @property
    def diameter_mm(self) -> float:
        """Outer diameter, unloaded: rim x 25.4 + 2 x width x profile. Source: ETRTO designation."""
        return self.rim_in * MM_PER_INCH + 2.0 * self.width_mm * self.profile_pct / 100.0


def parse_tyre(code: str) -> Tyre:
    """Read `185/60 R14`, `P205/55ZR16 91V`, `120/70-17`, `165 R13`.

    Raises:
        UsageError: not such a code, or a tyre that nobody makes.
    """
    found = _METRIC.fullmatch(code.strip())
    hint = msg("Write it as it stands on the tyre: 185/60 R14.")
    if found is None:
        raise UsageError(msg("'{code}' is not a tyre code", code=code), hint)
    tyre = Tyre(float(found[1]), float(found[2]) if found[2] else FULL_PROFILE_PCT, float(found[3]))
    if not (50 <= tyre.width_mm <= 800 and 20 <= tyre.profile_pct <= 110 and 4 <= tyre.rim_in <= 63):
        raise UsageError(msg("No tyre has the code '{code}'", code=code), hint)
    return tyre
