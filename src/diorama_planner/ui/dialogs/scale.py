"""Converting the whole design to another scale, with a look before the leap; and what the scale means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from diorama_planner.app import verbs
from diorama_planner.app.advice.measures import advisor_region, compare_plan
from diorama_planner.app.advice.rescale_preview import preview_rescale
from diorama_planner.core.errors import PlannerError
from diorama_planner.core.scale import Scale
from diorama_planner.core.units import format_length, format_range
from diorama_planner.ui.dialogs.frame import PlannerDialog, column, error_text, heading, row
from diorama_planner.ui.dialogs.plain_table import PlainTable
from diorama_planner.ui.dialogs.scale_picker import ScalePicker
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.form import words

if TYPE_CHECKING:
    from diorama_planner.app.advice.advisor import AdvisorRow
    from diorama_planner.app.session import Session

SCALES_BASE, KEEPS_BASE = "scale", "keep"
COMPARISONS_SHOWN = 4


class ScaleDialog(PlannerDialog):
    """Choose a scale, see what changes, convert as one step of the history."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        lead = tr(
            "Things that stand for real objects change their size. What is measured on the bench stays:"
            " the thickness of foam, the depth of a pour, a casting's own size."
        )
        super().__init__(tr("Scale"), lead, parent)
        self._session = session
        self.scale = ScalePicker(Scale(session.scale))
        self.base_follows = QRadioButton(tr("The base changes with the scene"))
        self.base_stays = QRadioButton(tr("The base stays as it is"))
        self.changes = PlainTable(
            tr("What changes"), [tr("Item"), tr("Length"), tr("Now"), tr("Then")], wide=0, right=(2, 3)
        )
        self.advice = PlainTable(
            tr("Everyday things in this scale"), [tr("Thing"), tr("Real"), tr("Model")], wide=0, right=(1, 2)
        )
        self.comparison = words("", "muted", wrap=True)
        self._lay_out()
        self.add_button(tr("Cancel"), self.reject)
        self._convert = self.add_button(tr("Convert the design"), self.accept, primary=True)
        self.resize(980, 640)
        self.scale.changed.connect(lambda _: self.refresh())
        self.base_follows.toggled.connect(lambda _: self.refresh())
        QTimer.singleShot(0, self._start)

    def base_way(self) -> str:
        """Whether the base scales or keeps its size."""
        return SCALES_BASE if self.base_follows.isChecked() else KEEPS_BASE

    def refresh(self) -> None:
        """Show what the chosen scale would do and what it means."""
        chosen = self.scale.scale()
        same = abs(chosen.denominator - self._session.scale) < 1e-9
        self._convert.setEnabled(not same)
        self._convert.setText(tr("Convert to {scale}", scale=str(chosen)) if not same else tr("No change"))
        self._show_changes(chosen)
        self._show_advice(chosen)

    def accept(self) -> None:
        """Convert, as one step."""
        chosen = self.scale.scale()

        def convert() -> None:
            with self._session.edit(tr("Convert to {scale}", scale=str(chosen))) as draft:
                verbs.rescale(draft, chosen.denominator, base=self.base_way())

        if self.attempt(convert):
            super().accept()

    def _start(self) -> None:
        self.scale.start(self._session.catalogue)
        self.refresh()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        lines = column(left, spacing=6)
        lines.addWidget(heading(tr("Convert to")))
        lines.addWidget(self.scale)
        lines.addSpacing(UNIT)
        ways = QButtonGroup(self)
        for way in (self.base_follows, self.base_stays):
            ways.addButton(way)
            lines.addWidget(way)
        self.base_follows.setChecked(True)
        lines.addSpacing(UNIT)
        lines.addWidget(heading(tr("What changes")))
        lines.addWidget(self.changes, 1)
        lines = column(right, spacing=6)
        lines.addWidget(heading(tr("Everyday things in this scale")))
        lines.addWidget(self.advice, 1)
        lines.addSpacing(UNIT)
        self._compared = heading(tr("Your plan, as it is now"))
        lines.addWidget(self._compared)
        lines.addWidget(self.comparison)
        columns = row(left, right, spacing=4 * UNIT)
        columns.setStretch(0, 5)
        columns.setStretch(1, 4)
        self.body.addLayout(columns, 1)

    def _show_changes(self, chosen: Scale) -> None:
        readings = Readings.of(self._session)
        try:
            rows = preview_rescale(self._session, chosen, self.base_way())
        except PlannerError as error:
            self.changes.set_rows([])
            self.show_problem(error_text(error))
            self._convert.setEnabled(False)
            return
        self.show_problem("")
        self.changes.set_rows(
            [
                (
                    change.item,
                    say(change.what),
                    readings.write(change.before_mm),
                    tr("stays") if change.stays else readings.write(change.after_mm),
                )
                for change in rows
            ],
            muted=[number for number, change in enumerate(rows) if change.stays],
        )

    def _show_advice(self, chosen: Scale) -> None:
        from diorama_planner.app.advice.advisor import advise

        rows = advise(chosen, advisor_region(self._session), self._session.catalogue)
        subjects = [each.subject for each in rows]
        self.advice.set_rows(
            [self._advice_texts(each, subjects.count(each.subject) > 1) for each in rows],
            tips=[f"{each.name}\n{each.notes}\n{each.source} ({each.confidence})" for each in rows],
        )
        said = [say(each.message) for each in compare_plan(self._session) if each.verdict != "usual"]
        told = said[:COMPARISONS_SHOWN] or [tr("Roads, pavements and kerbs are of a usual size, or there are none.")]
        self.comparison.setText("\n".join(told))

    def _advice_texts(self, advised: AdvisorRow, several: bool) -> tuple[str, str, str]:
        name = advised.name if several else advised.subject
        chosen = self._session.preferences
        real = chosen.real_unit if chosen.real_unit != "ft" else "in"
        return (
            name[:1].upper() + name[1:],
            format_range(*_rounded(advised.real_mm), real, decimal_comma=chosen.decimal_comma),
            format_length(
                advised.usual_model_mm, chosen.length_unit, precision=2, decimal_comma=chosen.decimal_comma
            ),
        )


def _rounded(pair: tuple[float, float]) -> tuple[float, float]:
    return float(round(pair[0])), float(round(pair[1]))
