"""How this user reads lengths: the units of the preferences and the scale of the plan, in one value.

The three readings of a length are model, real and (when printing) paper. Numbers are written and read by
`core.units` alone; here they are only asked for with the right unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diorama_planner.core.units import Reading, format_area, format_length, format_number, parse_model_mm, unit_factor

if TYPE_CHECKING:
    from diorama_planner.app.preferences import Preferences
    from diorama_planner.app.session import Session

METRES_PER_MILE = 1609.344
_AREAS = {"mm": "cm2", "cm": "cm2", "m": "m2", "in": "in2", "ft": "ft2"}
_PRECISION = {"mm": 1, "cm": 2, "m": 3, "in": 3}
_REAL_PRECISION = {"mm": 0, "cm": 1, "m": 3, "in": 1}


@dataclass(frozen=True, slots=True)
class Readings:
    """Units and scale for reading and writing model lengths (mm on the bench)."""

    scale: float = 64.0
    unit: str = "mm"
    real_unit: str = "m"
    decimal_comma: bool = False

    @classmethod
    def of(cls, session: Session) -> Readings:
        """Take the units of the preferences and the scale of the plan."""
        chosen = session.preferences
        return cls(session.scale, chosen.length_unit, chosen.real_unit, chosen.decimal_comma)

    def unit_of(self, reading: Reading) -> str:
        """The unit in which a reading is shown and in which a bare number is typed."""
        return self.real_unit if reading == "real" else self.unit

    def write(self, mm: float, reading: Reading = "model", *, with_unit: bool = True, trim: bool = False) -> str:
        """Write a model length in a reading, without the unit where a label beside it says it.

        `trim` drops zeros at the end, for texts; fields keep them so that figures stand below each other.
        """
        unit = self.unit_of(reading)
        shown = mm * self.scale if reading == "real" else mm
        if unit == "ft":
            return format_length(shown, "ft-in", fraction=2 if reading == "real" else 64)
        precision = (_REAL_PRECISION if reading == "real" else _PRECISION).get(unit)
        if trim and precision is not None:
            factor = unit_factor("length", unit)
            shown, precision = round(shown / factor, precision) * factor, None
        text = format_length(shown, unit, precision=precision, decimal_comma=self.decimal_comma)
        return text if with_unit else text.removesuffix(f" {unit}")

    def size(self, *sizes_mm: float, reading: Reading = "model") -> str:
        """Write `65.7 × 25.4 mm`."""
        *heads, last = sizes_mm
        return " × ".join(
            [
                *(self.write(mm, reading, with_unit=False, trim=True) for mm in heads),
                self.write(last, reading, trim=True),
            ]
        )

    def area(self, mm2: float, reading: Reading = "model") -> str:
        """Write an area on the bench, or the real one that it stands for."""
        shown = mm2 * self.scale**2 if reading == "real" else mm2
        unit = _AREAS[self.unit_of(reading)]
        return format_area(shown, unit, precision=2 if unit in {"m2", "ft2"} else 1, decimal_comma=self.decimal_comma)

    def distance_unit(self, metres: float, *, upright: bool = False) -> str:
        """The unit in which a distance in the open is written: km or m, miles or feet; of a height m or feet."""
        if self.real_unit in {"ft", "in"}:
            return "ft" if upright or abs(metres) < METRES_PER_MILE else "mi"
        return "m" if upright or abs(metres) < 2000.0 else "km"

    def distance(self, metres: float, *, upright: bool = False) -> str:
        """Write how far it really is in the open, `13.26 km`, or how high, `3776 m`."""
        unit = self.distance_unit(metres, upright=upright)
        precision = 2 if unit in {"km", "mi"} else (0 if abs(metres) >= 100 else 1)
        return format_length(metres * 1000.0, unit, precision=precision, decimal_comma=self.decimal_comma)

    def number(self, value: float, precision: int | None = None) -> str:
        """Write a plain number."""
        return format_number(value, precision=precision, decimal_comma=self.decimal_comma)

    def read(self, text: str, reading: Reading = "model") -> float:
        """Read a typed length as model millimetres; a suffix `real` or `model` wins over `reading`.

        Raises:
            LengthError: it cannot be read.
        """
        return parse_model_mm(text, self.scale, self.unit_of(reading), reading)


def reading_of_grid(preferences: Preferences) -> Reading:
    """In which lengths rulers and grid are ruled."""
    return "real" if preferences.grid_real else "model"


def ratio_text(denominator: float) -> str:
    """Write a scale as `1:64` or `1:67.7`."""
    return f"1:{format_number(denominator, precision=None if denominator == round(denominator) else 1)}"
