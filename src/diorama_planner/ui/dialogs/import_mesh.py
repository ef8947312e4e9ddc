"""A mesh becomes a thing: seen from three sides, which way it stands, how large it is, where it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from diorama_planner.app.space.own_meshes import (
    Keep,
    Meant,
    Measure,
    bench_factor,
    extent,
    guess,
    insert_mesh,
    lengths_by_unit,
    mesh_thing,
    plan_of,
    stood_up,
    usual_quarters,
)
from diorama_planner.catalogue.groups import THING_CATEGORIES
from diorama_planner.ui.dialogs.frame import PlannerDialog, column, heading, row, scrolled
from diorama_planner.ui.dialogs.mesh_views import MeshViews
from diorama_planner.ui.readings import Readings, ratio_text
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField
from diorama_planner.ui.widgets.flow import Chips
from diorama_planner.ui.widgets.form import FormRow, button, words
from diorama_planner.ui.widgets.quantities import LengthField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.app.space.mesh_files import MeshFile
    from diorama_planner.model.record import Point
    from diorama_planner.solids.readers.contract import Axis

SIDE_WIDTH = 330
_LABEL = 96
_UPS: tuple[tuple[Axis, str], ...] = (("z", "z"), ("y", "y"), ("x", "x"))


class ImportMeshDialog(PlannerDialog):
    """Makes a thing of a mesh and puts it on the plan, in one step, when it is accepted."""

    def __init__(
        self,
        session: Session,
        file: MeshFile,
        at: Point,
        parent: QWidget | None = None,
        *,
        folder: Path | None = None,
    ) -> None:
        lead = tr("It stands on the plan as a thing of yours and is counted as printed.")
        super().__init__(tr("Insert a mesh"), lead, parent)
        self._session, self._file, self._at, self._folder = session, file, at, folder
        self._guess = guess(file, session.scale)
        self._quarters = usual_quarters(file.mesh, file.up)
        self._mesh = stood_up(file.mesh, file.up, self._quarters)
        self.views = MeshViews()
        self._make_fields()
        self._lay_out()
        self.add_aside(words(self._what_is_in_it(), "small"))
        self.add_button(tr("Cancel"), self.reject)
        self.add_button(tr("Insert"), self.accept, primary=True)
        self._connect()
        self._factor = bench_factor(self._guess, session.scale)
        self._show()
        self.resize(1000, 664)
        self.name.setFocus()

    def accept(self) -> None:
        """Make the thing, keep it and place it."""
        self.longest.commit()
        if not self.has_bad_entry() and self.attempt(self._insert):
            super().accept()

    def _insert(self) -> None:
        meant: Meant = "real" if self.meant.chosen_key() == "real" else "model"
        keep: Keep = "plan" if self.kept.chosen_key() == "plan" else "catalogue"
        entry, data = mesh_thing(
            self._mesh,
            self._factor,
            name=self.name.text(),
            category=self.category.value(),
            scale=self._session.scale,
            taken=self._session.catalogue.thing_map,
            meant=meant,
        )
        insert_mesh(self._session, entry, data, self._at, keep, self._folder)

    # -- what it is made of ------------------------------------------------------------------------------------

    def _readings(self) -> Readings:
        return Readings.of(self._session)

    def _make_fields(self) -> None:
        self.name = QLineEdit(self._file.name.replace("_", " "))
        self.name.setAccessibleName(tr("Name"))
        groups = [group for group in THING_CATEGORIES if group.raw]
        self.category = ChoiceField(tr("Category"), [(group.raw[0], tr(group.label)) for group in groups])
        self.category.set_value("street")
        self.up = Chips(tr("The axis of the file that points up"))
        self.up.set_chips(list(_UPS))
        self.up.choose(self._file.up)
        self.turn = button(tr("Turn by a quarter"))
        self.unit = ChoiceField(tr("Unit of the file"), self._units())
        self.unit.set_value(self._guess.unit)
        self.meant = Chips(tr("What was measured"))
        self.meant.set_chips([("model", tr("The model")), ("real", tr("The real thing"))])
        self.meant.choose(self._guess.meant)
        self.longest = LengthField(tr("Longest side on the bench"), self._readings, positive=True, with_unit=True)
        self.kept = Chips(tr("Where the thing is kept"))
        self.kept.set_chips([("catalogue", tr("In my catalogue")), ("plan", tr("In this plan only"))])
        self._size_text = words("", "muted", wrap=True)
        self._why = words("", "small", wrap=True)

    def _units(self) -> list[tuple[str, str]]:
        """The units to choose from, each with what the longest side would be."""
        found = lengths_by_unit(self._file)
        if self._guess.unit not in found:
            found[self._guess.unit] = ""
        return [(unit, f"{unit}   ({length})" if length else unit) for unit, length in found.items()]

    def _lay_out(self) -> None:
        side = QWidget()
        lines = column(side, spacing=7, margins=(0, 0, UNIT, 0))
        for part in (
            heading(tr("What it is")),
            FormRow(tr("Name"), self.name, label_width=_LABEL),
            FormRow(tr("Category"), self.category, label_width=_LABEL),
            heading(tr("Which way it stands")),
            FormRow(tr("Up"), self.up, label_width=_LABEL),
            FormRow(tr("From above"), self.turn, label_width=_LABEL),
            heading(tr("How large it is")),
            FormRow(tr("Unit"), self.unit, label_width=_LABEL),
            self._why,
            FormRow(tr("Measured is"), self.meant, label_width=_LABEL),
            FormRow(tr("Longest side"), self.longest, label_width=_LABEL),
            self._size_text,
            heading(tr("Kept")),
            self.kept,
        ):
            lines.addWidget(part)
        lines.addStretch(1)
        area = scrolled(side)
        area.setFixedWidth(SIDE_WIDTH)
        self.body.addLayout(row(self.views, area, spacing=3 * UNIT), 1)

    def _connect(self) -> None:
        self.up.chosen.connect(lambda _: self._stand(0))
        self.turn.clicked.connect(lambda: self._stand(1))
        self.unit.committed.connect(lambda *_: self._measure())
        self.meant.chosen.connect(lambda _: self._measure())
        self.longest.committed.connect(lambda value, _: self._take_length(float(value)))

    # -- what it does ------------------------------------------------------------------------------------------

    def _stand(self, more: int) -> None:
        self._quarters = (self._quarters + more) % 4
        up: Axis = next(axis for axis, _ in _UPS if axis == self.up.chosen_key())
        self._mesh = stood_up(self._file.mesh, up, self._quarters)
        self._show()

    def _measure(self) -> None:
        meant: Meant = "real" if self.meant.chosen_key() == "real" else "model"
        self._factor = bench_factor(Measure(self.unit.value(), meant, self._guess.why), self._session.scale)
        self._show()

    def _take_length(self, longest_mm: float) -> None:
        self._factor = longest_mm / max(extent(self._mesh))
        self._show()

    def _show(self) -> None:
        readings = self._readings()
        length, width, height = (side * self._factor for side in extent(self._mesh))
        sizes = readings.size(length, width), readings.size(length, height), readings.size(width, height)
        self.views.show_mesh(self._mesh, plan_of(self._mesh), sizes)
        self.longest.set_value(max(length, width, height))
        self._why.setText(tr("Taken to be in {unit}: {why}.", unit=self._guess.unit, why=say(self._guess.why)))
        self._why.setVisible(self.unit.value() == self._guess.unit)
        self._size_text.setText(
            tr(
                "{size} on the bench, {real} at {scale}.",
                size=readings.size(length, width, height),
                real=readings.size(length, width, height, reading="real"),
                scale=ratio_text(self._session.scale),
            )
        )

    def _what_is_in_it(self) -> str:
        file, shown = self._file, len(self._file.mesh.triangles)
        parts = [tr("{count} triangles", count=_thousands(file.triangles))]
        if shown < file.triangles:
            parts.append(tr("{count} are kept for the view", count=_thousands(shown)))
        if file.dropped:
            parts.append(tr("{count} without area or usable corners left out", count=_thousands(file.dropped)))
        parts += [tr("{what} left out", what=tr(what)) for what in file.skipped]
        return "; ".join(parts)


def _thousands(count: int) -> str:
    """Write a count with its thousands apart."""
    return f"{count:,}".replace(",", "\u202f")
