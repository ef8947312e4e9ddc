"""Something on the shelf: what it is, how much of it, as packs, an offcut, a sheet begun or the end of a bar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import parse_size
from diorama_planner.model.record import Points
from diorama_planner.takeoff.stash import Holding
from diorama_planner.ui.buying.fields import goods
from diorama_planner.ui.buying.holding_words import outline_size
from diorama_planner.ui.dialogs.base import outline_text, read_outline
from diorama_planner.ui.dialogs.frame import PlannerDialog
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.choices import ChoiceField, SearchChoiceField
from diorama_planner.ui.widgets.entry import TextField
from diorama_planner.ui.widgets.form import FormRow
from diorama_planner.ui.widgets.quantities import LengthField, NumberField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

LABEL_WIDTH = 124
FORMS = (
    ("loose", "Packs, whole or begun"),
    ("offcut", "An offcut"),
    ("begun", "A sheet begun"),
    ("bar", "The end of a bar"),
)
_CORNERS = 5
"""An outline of four corners is a size; one of more is shown corner by corner."""


class HoldingDialog(PlannerDialog):
    """Asks for a holding, beginning with an old one or with none."""

    def __init__(self, session: Session, old: Holding | None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Add to the stash") if old is None else tr("Change what is there"), "", parent)
        self._session = session
        self._old = old
        comma = session.preferences.decimal_comma
        self.goods = SearchChoiceField(tr("What it is"), goods(session))
        self.form = ChoiceField(tr("As"), [(key, tr(text)) for key, text in FORMS])
        self.amount = NumberField(tr("How much"), minimum=0, decimal_comma=comma)
        self.pack = NumberField(tr("A full pack holds"), minimum=0, decimal_comma=comma)
        self.box = TextField(tr("Size"))
        self.box.setPlaceholderText("310 x 200 mm")
        self.corners = QPlainTextEdit()
        self.corners.setAccessibleName(tr("Corners of the outline, one to a line"))
        self.corners.setPlaceholderText(tr("or its corners, one to a line: x; y"))
        self.corners.setFixedHeight(92)
        self.length = LengthField(tr("Length"), self._readings, positive=True, with_unit=True)
        self.place = TextField(tr("Where it is kept"))
        self.note = TextField(tr("Note"))
        self._rows = self._lay_out()
        self.form.set_value("loose")
        self.goods.committed.connect(lambda *_: self._take_goods())
        self.form.committed.connect(lambda *_: self._show_rows())
        self.add_button(tr("Cancel"), self.reject)
        self.add_button(tr("Keep"), self.accept, primary=True)
        if old is not None:
            self._show(old)
        else:
            self.amount.set_value(1)
        self._show_rows()
        self.setMinimumWidth(460)

    def holding(self) -> Holding:
        """The holding as it was typed.

        Raises:
            PlannerError: something is missing or cannot be.
        """
        key, form = str(self.goods.value() or ""), self.form.value()
        if not key:
            raise UsageError(msg("What is it?"), msg("Choose a material or a thing."))
        base = self._old or Holding(key=key)
        is_sheet = form in {"offcut", "begun"}
        return replace(
            base,
            key=key,
            form=form,
            amount=float(self.amount.value() or 0.0),
            pack_size=float(self.pack.value() or 0.0) if form == "loose" else 0.0,
            outline_mm=self._outline() if is_sheet else (),
            holes_mm=base.holes_mm if is_sheet and self._is_old_outline() else (),
            length_mm=float(self.length.value() or 0.0) if form == "bar" else 0.0,
            place=str(self.place.value() or ""),
            note=str(self.note.value() or ""),
        )

    def accept(self) -> None:
        """Close if it is a holding."""
        for field in (self.amount, self.pack, self.box, self.length, self.place, self.note):
            field.commit()
        if not self.has_bad_entry() and self.attempt(self.holding):
            super().accept()

    def _outline(self) -> Points:
        if self.corners.toPlainText().strip():
            return read_outline(self.corners.toPlainText(), self._readings())
        if not self.box.value():
            raise UsageError(msg("How large is it?"), msg("For example 310 x 200 mm."))
        width, depth, *_ = parse_size(str(self.box.value()))
        return ((0.0, 0.0), (width, 0.0), (width, depth), (0.0, depth))

    def _is_old_outline(self) -> bool:
        return self._old is not None and self._outline() == self._old.outline_mm

    def _readings(self) -> Readings:
        return Readings.of(self._session)

    def _take_goods(self) -> None:
        """Begin with the usual pack of what was chosen."""
        material = self._session.catalogue.goods.get(str(self.goods.value() or ""))
        self.pack.set_value(material.pack_size if material is not None else 1.0)
        self._show_rows()

    def _show(self, old: Holding) -> None:
        self.goods.set_value(old.key)
        self.form.set_value(old.form)
        self.amount.set_value(old.amount)
        self.pack.set_value(old.pack_size)
        self.length.set_value(old.length_mm or None)
        self.place.set_value(old.place)
        self.note.set_value(old.note)
        if len(old.outline_mm) >= _CORNERS:
            self.corners.setPlainText(outline_text(old.outline_mm, self._readings()))
        elif old.outline_mm:
            self.box.set_value(self._readings().size(*outline_size(old.outline_mm)))

    def _show_rows(self) -> None:
        form, unit = self.form.value(), self._session.catalogue.pack_unit(str(self.goods.value() or ""))
        loose = form == "loose"
        self._rows["amount"].label.setText(tr("How much, in {unit}", unit=unit) if loose else tr("How many"))
        self._rows["pack"].label.setText(tr("A full pack, in {unit}", unit=unit))
        for name, seen in (
            ("pack", loose),
            ("size", form in {"offcut", "begun"}),
            ("corners", form in {"offcut", "begun"}),
            ("length", form == "bar"),
        ):
            self._rows[name].setVisible(seen)

    def _lay_out(self) -> dict[str, FormRow]:
        rows = {
            "goods": FormRow(tr("What it is"), self.goods, label_width=LABEL_WIDTH),
            "form": FormRow(tr("As"), self.form, label_width=LABEL_WIDTH),
            "amount": FormRow("", self.amount, label_width=LABEL_WIDTH),
            "pack": FormRow("", self.pack, label_width=LABEL_WIDTH),
            "size": FormRow(tr("Size"), self.box, label_width=LABEL_WIDTH),
            "corners": FormRow(tr("Outline"), self.corners, label_width=LABEL_WIDTH),
            "length": FormRow(tr("Length"), self.length, label_width=LABEL_WIDTH),
            "place": FormRow(tr("Where it is kept"), self.place, label_width=LABEL_WIDTH),
            "note": FormRow(tr("Note"), self.note, label_width=LABEL_WIDTH),
        }
        for each in rows.values():
            self.body.addWidget(each)
        return rows
