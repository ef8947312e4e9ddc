"""Fields for lengths, numbers and angles, each typed with units, fractions and sums."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.units import Reading, format_angle, parse_length, parse_number, parse_quantity
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.widgets.entry import DoubtfulEntryError, EntryField, Offer

MM_PER_M = 1000.0


class LengthField(EntryField):
    """A model length in mm, shown in one of its readings; any unit, fraction, sum or suffix can be typed.

    `readings` is asked anew at every use, since scale and units change. `limit_mm` is what a model length
    without suffix should not exceed (the base): beyond it the field asks whether the real size is meant.
    """

    step = 1.0

    def __init__(
        self,
        name: str,
        readings: Callable[[], Readings],
        *,
        reading: Reading = "model",
        prefix: str = "",
        minimum: float | None = None,
        maximum: float | None = None,
        positive: bool = False,
        limit_mm: Callable[[], float] | None = None,
        with_unit: bool = False,
        empty_allowed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, prefix, parent)
        self._readings = readings
        self._reading: Reading = reading
        self._minimum = minimum
        self._maximum = maximum
        self._positive = positive
        self._limit_mm = limit_mm
        self._with_unit = with_unit
        self._empty_allowed = empty_allowed

    def write(self, value: Any) -> str:
        """Write model mm in the field's reading."""
        if value is None:
            return ""
        return self._readings().write(value, self._reading, with_unit=self._with_unit)

    def read(self, text: str) -> Any:
        """Read a length; None if the field may be emptied and was."""
        if not text and self._empty_allowed:
            return None
        readings = self._readings()
        mm = readings.read(text, self._reading)
        problem = self._problem_of(mm, readings)
        if self._reading == "model" and self._limit_mm is not None:
            self._ask(mm, text, readings, self._limit_mm(), problem)
        if problem is not None:
            raise UsageError(problem)
        return mm

    def bounded(self, value: float) -> float:
        """Keep a step within the bounds."""
        low = self._minimum if self._minimum is not None else (0.1 if self._positive else value)
        return min(max(low, value), value if self._maximum is None else self._maximum)

    def _problem_of(self, mm: float, readings: Readings) -> Message | None:
        """Say which bound a length breaks."""
        if self._positive and mm <= 0:
            return msg("Must be more than zero")
        if self._minimum is not None and mm < self._minimum:
            return msg("Must be at least {least}", least=readings.write(self._minimum, self._reading))
        if self._maximum is not None and mm > self._maximum:
            most = readings.write(self._maximum, self._reading, trim=True)
            if self._reading == "model" and readings.unit == "mm" and self._maximum >= MM_PER_M:
                most = replace(readings, unit="m").write(self._maximum, trim=True)
            return msg("{field}: at most {most}", field=self.accessibleName(), most=most)
        return None

    def _ask(self, mm: float, text: str, readings: Readings, limit: float, problem: Message | None) -> None:
        """Offer both readings of what is larger than the base; what would be refused is not offered."""
        said = parse_length(text, scale=readings.scale, default_unit=readings.unit).reading
        if said is not None or abs(mm) <= limit:
            return
        real_mm = mm / readings.scale
        offers = []
        if self._problem_of(real_mm, readings) is None:
            offers.append(Offer(tr("Real size: {size} on the model", size=readings.write(real_mm)), real_mm))
        if problem is None:
            offers.append(Offer(tr("Model: keep {size}", size=readings.write(mm)), mm))
        if offers:
            doubt = tr("{size} is larger than the base.", size=readings.write(mm))
            raise DoubtfulEntryError(doubt if problem is None else f"{say(problem)}.", offers)


class NumberField(EntryField):
    """A plain number within bounds; `whole` for counts. Sums can be typed."""

    step = 1.0

    def __init__(
        self,
        name: str,
        *,
        minimum: float | None = None,
        maximum: float | None = None,
        positive: bool = False,
        whole: bool = False,
        step: float = 1.0,
        decimal_comma: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent=parent)
        self.step = step
        self._minimum = minimum
        self._maximum = maximum
        self._positive = positive
        self._whole = whole
        self._comma = decimal_comma

    def write(self, value: Any) -> str:
        """Write the number without needless zeros."""
        return "" if value is None else Readings(decimal_comma=self._comma).number(float(value))

    def read(self, text: str) -> Any:
        """Read a number within the bounds."""
        value = parse_number(text)
        if self._whole and value != round(value):
            raise UsageError(msg("Must be a whole number"))
        if self._positive and value <= 0:
            raise UsageError(msg("Must be more than zero"))
        if self._minimum is not None and value < self._minimum:
            raise UsageError(msg("Must be at least {least}", least=self._minimum))
        if self._maximum is not None and value > self._maximum:
            raise UsageError(msg("Must be at most {most}", most=self._maximum))
        return int(value) if self._whole else value

    def bounded(self, value: float) -> float:
        """Keep a step within the bounds."""
        low = self._minimum if self._minimum is not None else (self.step if self._positive else value)
        return min(max(low, value), value if self._maximum is None else self._maximum)


class DistanceField(EntryField):
    """A real distance or height in the open, in metres; a bare number is in the unit that is shown."""

    step = 1.0

    def __init__(
        self,
        name: str,
        readings: Callable[[], Readings],
        *,
        positive: bool = False,
        upright: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent=parent)
        self._readings = readings
        self._positive = positive
        self._upright = upright

    def write(self, value: Any) -> str:
        """Write `13.26 km` or `340 m`."""
        return "" if value is None else self._readings().distance(float(value), upright=self._upright)

    def read(self, text: str) -> Any:
        """Read metres."""
        unit = self._readings().distance_unit(float(self.value() or 0.0), upright=self._upright)
        metres = parse_quantity(text, "length", unit) / 1000.0
        if self._positive and metres <= 0:
            raise UsageError(msg("Must be more than zero"))
        return metres

    def bounded(self, value: float) -> float:
        """Keep a step above zero if it has to be."""
        return max(1.0, value) if self._positive else value


class AngleField(EntryField):
    """An angle in degrees, counter-clockwise, kept from 0 to below 360."""

    step = 1.0

    def write(self, value: Any) -> str:
        """Write `70°`."""
        return "" if value is None else format_angle(float(value))

    def read(self, text: str) -> Any:
        """Read degrees, with or without the sign."""
        return parse_quantity(text, "angle") % 360

    def bounded(self, value: float) -> float:
        """Go round."""
        return value % 360
