"""How the ground is shown, in one small window: every change is seen at once behind it. Nothing here is undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.terrain.ground_look import LEAST_INTERVAL_MM, MOST_INTERVAL_MM
from diorama_planner.ui.dialogs.frame import PlannerDialog
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.choices import ChoiceField, FlagField
from diorama_planner.ui.widgets.form import FormRow
from diorama_planner.ui.widgets.quantities import LengthField, NumberField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

LABEL_WIDTH = 148
LIGHTS = (
    ("315", "Back left"),
    ("0", "Back"),
    ("45", "Back right"),
    ("90", "Right"),
    ("135", "Front right"),
    ("180", "Front"),
    ("225", "Front left"),
    ("270", "Left"),
)
COLOUR_WORDS = (("none", "None"), ("height", "Height"), ("slope", "Slope"))
UNITS = (("pct", "Per cent"), ("deg", "Degrees"))


class IntervalField(LengthField):
    """A length between contours; left empty they stand as suits the ground."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            tr("Contours every"), lambda: Readings.of(session), positive=True, with_unit=True, empty_allowed=True
        )
        self.setPlaceholderText(tr("Automatic"))

    def read(self, text: str) -> Any:
        """Read a length that contours can be drawn with."""
        found = super().read(text)
        if found is not None and not LEAST_INTERVAL_MM <= found <= MOST_INTERVAL_MM:
            least, most = (self._readings().write(one, trim=True) for one in (LEAST_INTERVAL_MM, MOST_INTERVAL_MM))
            raise UsageError(msg("Between {least} and {most}", least=least, most=most))
        return found


class LimitField(NumberField):
    """A grade in per cent; left empty there is no limit."""

    def __init__(self, *, decimal_comma: bool) -> None:
        super().__init__(tr("Steeper than, in %"), positive=True, maximum=1000, decimal_comma=decimal_comma)
        self.setPlaceholderText(tr("No limit"))

    def read(self, text: str) -> Any:
        """Read a number above 0, or nothing."""
        return super().read(text) if text else None


class GroundLookDialog(PlannerDialog):
    """Fields for every part of the look."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("How the ground is shown"), tr("On the plan, on paper and in pictures."), parent)
        self._session = session
        self.shaded = FlagField(tr("Light and shade"))
        self.light = ChoiceField(tr("Light from"), [(value, tr(said)) for value, said in LIGHTS])
        self.contours = FlagField(tr("Contours"))
        self.interval = IntervalField(session)
        self.labels = FlagField(tr("Heights on contours"))
        self.colours = ChoiceField(tr("Colours of"), [(value, tr(said)) for value, said in COLOUR_WORDS])
        self.limit = LimitField(decimal_comma=session.preferences.decimal_comma)
        self.unit = ChoiceField(tr("Slopes in"), [(value, tr(said)) for value, said in UNITS])
        for label, field in (
            ("", self.shaded),
            (tr("Light from"), self.light),
            ("", self.contours),
            (tr("Contours every"), self.interval),
            ("", self.labels),
            (tr("Colours of"), self.colours),
            (tr("Hatch slopes over, %"), self.limit),
            (tr("Slopes in"), self.unit),
        ):
            self.body.addWidget(FormRow(label, field, label_width=LABEL_WIDTH))
        self.add_button(tr("Close"), self.accept, primary=True)
        self.refresh()
        self._connect()
        self.setMinimumWidth(420)

    def _connect(self) -> None:
        self.light.committed.connect(lambda value, _: self._set(light_deg=float(value)))
        self.unit.committed.connect(lambda value, _: self._set(in_degrees=value == "deg"))
        for field, name in (
            (self.shaded, "shaded"),
            (self.contours, "contours"),
            (self.interval, "interval_mm"),
            (self.labels, "labels"),
            (self.colours, "colours"),
            (self.limit, "limit_pct"),
        ):
            field.committed.connect(lambda value, _, name=name: self._set(**{name: value}))

    def _set(self, **fields: Any) -> None:
        look = self._session.preferences.ground
        if "limit_pct" in fields and fields["limit_pct"] is not None:
            fields["colours"] = "slope"  # whoever asks for a limit wants to see it
        self._session.set_preferences(ground=replace(look, **fields))
        self.refresh()

    def refresh(self) -> None:
        """Show the look as it is; what has no effect now cannot be changed."""
        look = self._session.preferences.ground
        self.shaded.set_value(look.shaded)
        self.light.set_value(f"{look.light_deg:g}")
        self.contours.set_value(look.contours)
        self.interval.set_value(look.interval_mm)
        self.labels.set_value(look.labels)
        self.colours.set_value(look.colours)
        self.limit.set_value(look.limit_pct)
        self.unit.set_value("deg" if look.in_degrees else "pct")
        self.light.setEnabled(look.shaded)
        self.interval.setEnabled(look.contours)
        self.labels.setEnabled(look.contours)
