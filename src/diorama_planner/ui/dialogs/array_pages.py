"""The fields of each pattern of an array, and the pattern that they say. The dialog around them is `array`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diorama_planner.app.editing.arrays import Along, Circle, Grid, Pattern, Row, Stack
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_angle, parse_quantity
from diorama_planner.geometry.points import Bounds, Point
from diorama_planner.model.record import Points
from diorama_planner.ui.dialogs.frame import column
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.choices import Choice, ChoiceField, FlagField
from diorama_planner.ui.widgets.entry import DoubtfulEntryError, EntryField
from diorama_planner.ui.widgets.form import FormRow
from diorama_planner.ui.widgets.quantities import LengthField, NumberField

if TYPE_CHECKING:
    from diorama_planner.ui.readings import Readings

LABEL_WIDTH = 104
GAPS, MIDDLES = "gaps", "middles"
MOST_DEGREES = 3600.0


class TurnField(EntryField):
    """An angle to turn by, in degrees; it may be negative and more than a whole turn."""

    step = 5.0

    def write(self, value: Any) -> str:
        """Write `15°`."""
        return "" if value is None else format_angle(float(value))

    def read(self, text: str) -> Any:
        """Read degrees, with or without the sign."""
        turn = parse_quantity(text, "angle")
        if abs(turn) > MOST_DEGREES:
            raise UsageError(msg("Must be at most {most}", most=format_angle(MOST_DEGREES)))
        return turn


class PatternPage(QWidget):
    """Fields for one pattern. `changed` tells of every keystroke.

    Each page below has `pattern`, which reads them all and raises `PlannerError` if one cannot be read.
    """

    changed = Signal()

    def __init__(self, readings: Callable[[], Readings], box: Bounds) -> None:
        super().__init__()
        self._readings = readings
        self._size = (box[2] - box[0], box[3] - box[1])
        self.rows = column(self, spacing=6)

    def finish(self) -> None:
        """Take over what is still being typed, so that bad fields say what is wrong."""
        for field in self.findChildren(EntryField):
            field.commit()

    def add(self, label: str, *fields: Any) -> None:
        """Add a row."""
        for field in fields:
            if isinstance(field, EntryField):
                field.textEdited.connect(lambda _: self.changed.emit())
            field.committed.connect(lambda *_: self.changed.emit())
        self.rows.addWidget(FormRow(label, *fields, label_width=LABEL_WIDTH))

    def count(self, label: str, value: int) -> NumberField:
        """Add a field for how many."""
        field = NumberField(label, whole=True)
        field.set_value(value)
        self.add(label, field)
        return field

    def length(self, name: str, value: float | None, prefix: str = "", *, optional: bool = False) -> LengthField:
        """Make a field for a distance."""
        field = LengthField(name, self._readings, prefix=prefix, with_unit=True, empty_allowed=optional)
        field.set_value(value)
        return field

    def turn(self, label: str, value: float) -> TurnField:
        """Add a field for an angle."""
        field = TurnField(label)
        field.set_value(value)
        self.add(label, field)
        return field

    def flag(self, text: str, value: bool) -> FlagField:
        """Add a tick."""
        field = FlagField(text)
        field.set_value(value)
        self.add("", field)
        return field

    def distances(self) -> tuple[ChoiceField, LengthField, LengthField]:
        """Add the fields that say how far apart items stand, by their gaps or their middles."""
        by = ChoiceField(tr("Distance"), [(GAPS, tr("gap between them")), (MIDDLES, tr("from middle to middle"))])
        by.set_value(GAPS)
        across, up = self.length(tr("Distance across"), 5.0, "x"), self.length(tr("Distance up"), 5.0, "y")
        self.add(tr("Distance"), by)
        self.add("", across, up)
        return by, across, up

    def steps(self, by: ChoiceField, across: LengthField, up: LengthField) -> tuple[float, float]:
        """From middle to middle, whatever was typed."""
        typed = read(across), read(up)
        if by.value() == MIDDLES:
            return typed
        return self._size[0] + typed[0], self._size[1] + typed[1]


def read(field: EntryField) -> Any:
    """The value of a field as it stands, also in the middle of typing.

    Raises:
        PlannerError: it cannot be read.
    """
    try:
        return field.read(field.text().strip())
    except DoubtfulEntryError as doubt:
        raise UsageError(msg("{problem}", problem=doubt.problem)) from doubt


class RowPage(PatternPage):
    """A row: how many, how far apart, each turned against the last."""

    def __init__(self, readings: Callable[[], Readings], box: Bounds) -> None:
        super().__init__(readings, box)
        self.number = self.count(tr("Items"), 3)
        self.way = ChoiceField(tr("Direction"), [("x", tr("across")), ("y", tr("up")), ("", tr("both ways"))])
        self.way.set_value("x")
        self.add(tr("Direction"), self.way)
        self.by, self.across, self.up = self.distances()
        self.each = self.turn(tr("Each turned by"), 0.0)

    def pattern(self) -> Pattern:
        """The row as typed."""
        dx, dy = self.steps(self.by, self.across, self.up)
        way = self.way.value()
        return Row(read(self.number), 0.0 if way == "y" else dx, 0.0 if way == "x" else dy, read(self.each))


class GridPage(PatternPage):
    """A grid: columns and rows, and how far apart."""

    def __init__(self, readings: Callable[[], Readings], box: Bounds) -> None:
        super().__init__(readings, box)
        self.columns, self.lines = self.count(tr("Columns"), 3), self.count(tr("Rows"), 2)
        self.by, self.across, self.up = self.distances()
        self.staggered = self.flag(tr("Every second row half a step aside"), value=False)

    def pattern(self) -> Pattern:
        """The grid as typed."""
        dx, dy = self.steps(self.by, self.across, self.up)
        return Grid(read(self.columns), read(self.lines), dx, dy, bool(self.staggered.value()))


class CirclePage(PatternPage):
    """A circle: how many, round which point, over which angle."""

    def __init__(self, readings: Callable[[], Readings], box: Bounds, centre: Point) -> None:
        super().__init__(readings, box)
        self.number = self.count(tr("Items"), 6)
        self.across = self.length(tr("Centre across"), centre[0], "x")
        self.up = self.length(tr("Centre up"), centre[1], "y")
        self.add(tr("Round the point"), self.across, self.up)
        self.span = self.turn(tr("Over an angle of"), 360.0)
        self.turns = self.flag(tr("Turn them as they go round"), value=True)

    def pattern(self) -> Pattern:
        """The circle as typed."""
        centre = (read(self.across), read(self.up))
        return Circle(read(self.number), centre, read(self.span), bool(self.turns.value()))


class AlongPage(PatternPage):
    """Along a line of the plan: which, and how many or how far apart."""

    def __init__(
        self, readings: Callable[[], Readings], box: Bounds, choices: Sequence[Choice], line: Callable[[str], Points]
    ) -> None:
        super().__init__(readings, box)
        self._line = line
        self.which = ChoiceField(tr("Line"), choices)
        self.which.set_value(choices[0][0] if choices else None)
        self.add(tr("Line"), self.which)
        self.number = self.count(tr("Items"), 5)
        self.every = self.length(tr("Or one every"), None, optional=True)
        self.every.setPlaceholderText(tr("evenly from end to end"))
        self.add(tr("Or one every"), self.every)
        self.turns = self.flag(tr("Lay them along the line"), value=True)

    def pattern(self) -> Pattern:
        """The line as chosen."""
        chosen = self.which.value()
        if chosen is None:
            raise UsageError(msg("there is no line on the plan"), "draw a path or a wall to follow")
        every = read(self.every)
        return Along(0 if every else read(self.number), self._line(chosen), bool(self.turns.value()), every)


class StackPage(PatternPage):
    """A stack: how many on top of each other."""

    def __init__(self, readings: Callable[[], Readings], box: Bounds, rise: Callable[[float], float]) -> None:
        super().__init__(readings, box)
        self._rise = rise
        self.number = self.count(tr("Items"), 3)
        self.gap = self.length(tr("Gap between them"), 0.0)
        self.add(tr("Gap between them"), self.gap)
        self.each = self.turn(tr("Each turned by"), 0.0)

    def pattern(self) -> Pattern:
        """The stack as typed; each stands on the one below."""
        return Stack(read(self.number), self._rise(read(self.gap)), read(self.each))


AnyPage = RowPage | GridPage | CirclePage | AlongPage | StackPage
