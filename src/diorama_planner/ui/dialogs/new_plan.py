"""Beginning a plan: name, scale and base in one form, which stands on the start page and in a dialog of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from diorama_planner.core.errors import PlannerError
from diorama_planner.core.scale import Scale
from diorama_planner.ui.dialogs.base_choice import BaseChoice
from diorama_planner.ui.dialogs.base_sketch import BaseSketch
from diorama_planner.ui.dialogs.frame import PlannerDialog, column, error_text, heading
from diorama_planner.ui.dialogs.scale_picker import ScalePicker
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import UNIT

if TYPE_CHECKING:
    from diorama_planner.app.advice.advisor import Region
    from diorama_planner.app.session import Session

FIRST_SCALE = Scale(64.0)


@dataclass(frozen=True, slots=True)
class NewPlan:
    """What to begin with: a name, a scale, and width and depth of the base in mm on the bench."""

    name: str
    scale: Scale
    base_mm: tuple[float, float]


def region_of(session: Session) -> Region:
    """The region of the preferences as the advisor knows it."""
    known: dict[str, Region] = {"EU": "EU", "UK": "UK", "US": "US", "JP": "JP", "ID": "ID"}
    return known.get(session.preferences.region or "", "other")


def base_problem(base_mm: tuple[float, float]) -> str:
    """Say why a base of this size cannot be planned, empty if it can."""
    from diorama_planner.app.starts import new_document

    try:
        new_document("", FIRST_SCALE, base_mm)
    except PlannerError as error:
        return error_text(error)
    return ""


class NewPlanForm(QWidget):
    """The form. `problem` says why it cannot be followed; it reads the catalogue once it has been shown."""

    changed = Signal()

    def __init__(self, session: Session, *, side_by_side: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._started = False
        self._problem = ""
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the plan"))
        self.name.setPlaceholderText(tr("Untitled"))
        self.scale = ScalePicker(FIRST_SCALE)
        self.base = BaseChoice(self._readings(), region_of(session))
        self.sketch = BaseSketch()
        self._lay_out(side_by_side)
        self.scale.changed.connect(self._rescale)
        self.base.changed.connect(self._show)

    def start(self) -> None:
        """Read the catalogue and draw the base: call it once the form has been seen."""
        if not self._started:
            self._started = True
            self.scale.start(self._session.catalogue)
            self.base.start(self._session.catalogue)
            self._show()

    def plan(self) -> NewPlan | None:
        """What was chosen, None if it cannot be followed."""
        size = self.base.value()
        if size is None or self._problem:
            return None
        return NewPlan(self.name.text().strip() or tr("Untitled"), self.scale.scale(), size)

    def problem(self) -> str:
        """Why there is no plan."""
        return self._problem or self.base.typed.problem or tr("Say how large the base is.")

    def refresh(self) -> None:
        """Follow changed preferences."""
        self.base.set_readings(self._readings())
        self.base.set_region(region_of(self._session))

    def _readings(self) -> Readings:
        chosen = self._session.preferences
        scale = self.scale.scale().denominator
        return Readings(scale, chosen.length_unit, chosen.real_unit, chosen.decimal_comma)

    def _lay_out(self, side_by_side: bool) -> None:
        form = QWidget()
        lines = column(form, spacing=4)
        for title, part in (
            (tr("Name"), self.name),
            (tr("Scale"), self.scale),
            (tr("Base"), self.base),
        ):
            lines.addWidget(heading(title))
            lines.addWidget(part)
            lines.addSpacing(UNIT)
        if side_by_side:
            lines.addStretch(1)
        outer = column(self, spacing=UNIT)
        if side_by_side:
            from diorama_planner.ui.dialogs.frame import row

            form.setMinimumWidth(380)
            line = row(form, self.sketch, spacing=3 * UNIT)
            line.setStretch(0, 0)
            line.setStretch(1, 1)
            outer.addLayout(line)
        else:
            outer.addWidget(form)
            outer.addWidget(self.sketch, 1)

    def _rescale(self) -> None:
        self.base.set_readings(self._readings())
        self._show()

    def _show(self) -> None:
        size = self.base.value()
        self._problem = base_problem(size) if size is not None else ""
        if self._started and size is not None and not self._problem:
            self._draw(size)
        self.changed.emit()

    def _draw(self, size: tuple[float, float]) -> None:
        from diorama_planner.kinds.base import Base

        readings = self._readings()
        caption = tr(
            "{model} on the table\n{real} in the real world",
            model=readings.size(*size),
            real=readings.size(*size, reading="real"),
        )
        base = Base(width_mm=size[0], depth_mm=size[1])
        self.sketch.show_base(base, readings.scale, self._session.catalogue, caption)


class NewPlanDialog(PlannerDialog):
    """The form in a dialog: `chosen()` gives the plan once it was accepted."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("New plan"), tr("Scale and base can both be changed later."), parent)
        self.form = NewPlanForm(session, side_by_side=True)
        self._chosen: NewPlan | None = None
        self.body.addWidget(self.form, 1)
        self.add_button(tr("Cancel"), self.reject)
        self.add_button(tr("Create plan"), self.accept, primary=True)
        self.resize(900, 560)
        QTimer.singleShot(0, self.form.start)

    def chosen(self) -> NewPlan | None:
        """What was chosen, None before."""
        return self._chosen

    def accept(self) -> None:
        """Take the plan, or say what is missing."""
        if self.has_bad_entry():
            return
        self._chosen = self.form.plan()
        if self._chosen is None:
            self.show_problem(self.form.problem())
            return
        super().accept()
