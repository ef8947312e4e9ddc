"""What the user likes: units and region, drawing, looks and saving. Everything holds at once; there is no OK."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QWidget

from diorama_planner.app.preferences import REGIONS, SNAPS
from diorama_planner.core.money import CURRENCIES
from diorama_planner.ui.commands.snaps import SNAP_WORDS
from diorama_planner.ui.dialogs.frame import PlannerDialog, close_button, column, heading, row
from diorama_planner.ui.dialogs.region import region_fields
from diorama_planner.ui.following import follow
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField, FlagField
from diorama_planner.ui.widgets.form import button, words
from diorama_planner.ui.widgets.quantities import LengthField, NumberField

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session

LABEL_WIDTH = 150
CHOICES: dict[str, tuple[tuple[str, str], ...]] = {
    "region": tuple((code, name) for code, name in REGIONS.items()),
    "length_unit": (("mm", "millimetres"), ("cm", "centimetres"), ("in", "inches")),
    "real_unit": (("m", "metres"), ("mm", "millimetres"), ("ft", "feet and inches")),
    "paper": (("A4", "A4"), ("Letter", "Letter")),
    "currency": tuple((code, code) for code in CURRENCIES),
    "theme": (("auto", "As the desktop has it"), ("light", "Light"), ("dark", "Dark")),
    "dimension_reading": (("model", "Size on the model"), ("real", "Real size"), ("both", "Both")),
    "wheel": (("auto", "Find out"), ("mouse", "Zoom with the wheel"), ("trackpad", "Scroll with two fingers")),
}


class PreferencesDialog(PlannerDialog):
    """Fields over the session's preferences; the caller keeps them on the disk."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Preferences"), tr("Everything holds at once, in every plan."), parent)
        self._session = session
        self.fields: dict[str, Any] = {}
        self.snaps: dict[str, FlagField] = {}
        columns = row(self._units(), self._drawing(), spacing=5 * UNIT)
        columns.setStretch(0, 1)
        columns.setStretch(1, 1)
        self.body.addLayout(columns)
        close_button(self)
        self.resize(820, 10)
        self.show_values()
        follow(session, self, self._follow)

    def show_values(self) -> None:
        """Show the preferences as they are."""
        chosen = self._session.preferences
        for name, field in self.fields.items():
            field.set_value(getattr(chosen, name))
        for name, tick in self.snaps.items():
            tick.set_value(name not in chosen.snaps_off)
        screen = chosen.screen_px_per_mm
        text = tr("Not measured yet") if screen is None else tr("Measured")
        self._screen.setText(text)

    # -- what it is made of ------------------------------------------------------------------------------------

    def _units(self) -> QWidget:
        side = QWidget()
        lines = column(side, spacing=UNIT)
        lines.addWidget(heading(tr("Units and region")))
        grid = _grid()
        for name, label in (
            ("region", tr("Region")),
            ("length_unit", tr("On the bench")),
            ("real_unit", tr("In the real world")),
            ("paper", tr("Paper")),
            ("currency", tr("Currency of new plans")),
        ):
            _add(grid, label, self._choice(name, label))
        lines.addLayout(grid)
        lines.addWidget(self._flag("decimal_comma", tr("Write 1,5 with a comma")))
        lines.addWidget(words(tr("A region sets the five above; each may be changed after it."), "small", wrap=True))
        lines.addSpacing(2 * UNIT)
        lines.addWidget(heading(tr("Looks and saving")))
        grid = _grid()
        _add(grid, tr("Colours"), self._choice("theme", tr("Colours")))
        autosave = NumberField(tr("Seconds between safety copies"), minimum=5, maximum=3600)
        _add(grid, tr("Safety copy every, s"), self._keep("autosave_s", autosave))
        self._screen = words("", "muted")
        measure = button(tr("Measure the screen…"))
        measure.clicked.connect(self._measure)
        holder = QWidget()
        holder.setLayout(row(self._screen, 1, measure))
        _add(grid, tr("Actual size"), holder)
        lines.addLayout(grid)
        lines.addStretch(1)
        return side

    def _drawing(self) -> QWidget:
        side = QWidget()
        lines = column(side, spacing=UNIT)
        lines.addWidget(heading(tr("Drawing")))
        grid = _grid()
        for name, label in (
            ("grid_mm", tr("Grid")),
            ("nudge_mm", tr("Arrow key moves")),
            ("nudge_big_mm", tr("Shift and arrow moves")),
        ):
            field = LengthField(label, lambda: Readings.of(self._session), positive=True, with_unit=True)
            _add(grid, label, self._keep(name, field))
        _add(grid, tr("Wheel"), self._choice("wheel", tr("Wheel")))
        _add(grid, tr("Dimensions show"), self._choice("dimension_reading", tr("Dimensions show")))
        lines.addLayout(grid)
        lines.addWidget(self._flag("grid_shown", tr("Show the grid on the mat")))
        lines.addWidget(self._flag("grid_real", tr("Rulers and grid in real lengths")))
        lines.addSpacing(2 * UNIT)
        lines.addWidget(heading(tr("Snapping")))
        lines.addWidget(self._flag("snap_on", tr("Snap while dragging and drawing")))
        ticks = QGridLayout()
        ticks.setContentsMargins(3 * UNIT - 2, 0, 0, 0)
        ticks.setSpacing(6)
        for number, name in enumerate(SNAPS):
            tick = FlagField(tr(SNAP_WORDS[name]))
            tick.committed.connect(self._set_snaps)
            self.snaps[name] = tick
            ticks.addWidget(tick, number // 2, number % 2)
        lines.addLayout(ticks)
        lines.addStretch(1)
        return side

    def _choice(self, name: str, label: str) -> QWidget:
        return self._keep(name, ChoiceField(label, [(value, tr(said)) for value, said in CHOICES[name]]))

    def _flag(self, name: str, label: str) -> QWidget:
        return self._keep(name, FlagField(label))

    def _keep(self, name: str, field: Any) -> QWidget:
        field.committed.connect(lambda value, _stepped: self._set(name, value))
        self.fields[name] = field
        widget: QWidget = field
        return widget

    # -- what it does ------------------------------------------------------------------------------------------

    def _set(self, name: str, value: Any) -> None:
        if name == "region":
            self._session.set_preferences(**region_fields(self._session.preferences, value))
        else:
            self._session.set_preferences(**{name: value})

    def _measure(self) -> None:
        from diorama_planner.ui.dialogs.calibrate import CalibrateDialog

        CalibrateDialog(self._session, self).exec()

    def _set_snaps(self) -> None:
        off = frozenset(name for name, tick in self.snaps.items() if not tick.value())
        self._session.set_preferences(snaps_off=off)

    def _follow(self, event: SessionEvent) -> None:
        if event.kind == "preferences":
            self.show_values()


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(UNIT)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, LABEL_WIDTH)
    grid.setColumnStretch(1, 1)
    return grid


def _add(grid: QGridLayout, label: str, field: QWidget) -> None:
    said = words(label, "muted")
    said.setBuddy(field)
    at = grid.rowCount()
    grid.addWidget(said, at, 0)
    grid.addWidget(field, at, 1)
