"""The list of what is scattered: a row for each sort with its weight, and for stamps their size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from diorama_planner.kinds.scatter import MixPart
from diorama_planner.model.record import Record
from diorama_planner.model.roles import FieldInfo
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.panels.inspector_edits import FormEdits, common
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.catalogue_choices import material_choices, thing_choices
from diorama_planner.ui.widgets.choices import SearchChoiceField, Sought
from diorama_planner.ui.widgets.form import FormRow, button, words
from diorama_planner.ui.widgets.quantities import LengthField, NumberField

LABEL_WIDTH = 76
WEIGHT_WIDTH = 46
_THING, _MATERIAL = "thing:", "material:"
GAP = ""

Mix = tuple[MixPart, ...]


def key_of(part: MixPart) -> str:
    """Name what a part is, for the list to choose from."""
    return _THING + part.thing if part.thing else (_MATERIAL + part.material if part.material else GAP)


def with_key(part: MixPart, key: str) -> MixPart:
    """Give a part that is something else."""
    thing = key.removeprefix(_THING) if key.startswith(_THING) else ""
    material = key.removeprefix(_MATERIAL) if key.startswith(_MATERIAL) else ""
    return replace(part, thing=thing, material=material)


class PartRow(QWidget):
    """One sort: what it is, how often it is met, and how large its stamps are."""

    def __init__(self, edits: FormEdits, change: Callable[[Callable[[MixPart], MixPart]], str]) -> None:
        super().__init__()
        self._edits = edits
        self.what = SearchChoiceField(tr("What is scattered"), self._choices)
        self.weight = NumberField(tr("Weight"), minimum=0.0, maximum=1000.0, step=1.0)
        self.weight.setFixedWidth(WEIGHT_WIDTH)
        self.weight.set_hint(tr("How often it is met beside the others"))
        self.drop = IconButton("x", tr("Remove from the mix"), size=13)
        self.stamp = LengthField(tr("Size of a stamp"), edits.readings, positive=True, with_unit=True)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(3)
        lines.addWidget(FormRow("", self.what, self.weight, self.drop, stretches=(1, 0, 0), label_width=0))
        self._sizes = FormRow(tr("stamps of"), self.stamp, label_width=LABEL_WIDTH - 10)
        lines.addWidget(self._sizes)
        self.what.committed.connect(lambda key, _: change(lambda part: with_key(part, key)))
        self.weight.committed.connect(lambda value, _: self._send(self.weight, change, "weight", value))
        self.stamp.committed.connect(lambda value, _: self._send(self.stamp, change, "size_mm", value))

    def _send(
        self, field: Any, change: Callable[[Callable[[MixPart], MixPart]], str], name: str, value: float
    ) -> None:
        fields: dict[str, Any] = {name: value}
        problem = change(lambda part: replace(part, **fields))
        if problem:
            field.refuse(problem)

    def _choices(self) -> list[Sought]:
        catalogue = self._edits.session.catalogue
        gap = Sought(GAP, tr("Nothing (a gap)"), "")
        return [gap, *thing_choices(catalogue, _THING), *material_choices(catalogue, _MATERIAL)]

    def show_part(self, part: MixPart, *, removable: bool) -> None:
        """Show a part of the mix."""
        self.what.set_value(key_of(part))
        self.weight.set_value(part.weight)
        self.stamp.set_value(part.size_mm)
        self._sizes.setVisible(bool(part.material) and not part.thing)
        self.drop.setEnabled(removable)


class MixEditor(QWidget):
    """The rows of a mix; records with different mixes are told and left alone."""

    def __init__(self, edits: FormEdits, field: str, label: str) -> None:
        super().__init__()
        self._edits = edits
        self._field = field
        self._label = label
        self.rows: list[PartRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(5)
        self._several = words(tr("Several mixes"), "muted")
        self.more = button(tr("Add to the mix"), "link")
        self.more.clicked.connect(self._add)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 2)
        outer.setSpacing(4)
        outer.addWidget(words(label, "muted"))
        outer.addLayout(self._lines)
        outer.addWidget(self._several)
        outer.addWidget(self.more)

    def show_mix(self, mix: Mix | None) -> None:
        """Show a mix; None where the records differ."""
        parts = mix or ()
        while len(self.rows) > len(parts):
            gone = self.rows.pop()
            self._lines.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(parts):
            self._append_row(len(self.rows))
        for row, part in zip(self.rows, parts, strict=True):
            row.show_part(part, removable=len(parts) > 1)
        self._several.setVisible(mix is None)
        self.more.setVisible(mix is not None)

    def _append_row(self, index: int) -> None:
        row = PartRow(self._edits, lambda change: self._change_part(index, change))
        row.drop.clicked.connect(lambda: self._change(lambda mix: (*mix[:index], *mix[index + 1 :])))
        self._lines.addWidget(row)
        self.rows.append(row)

    def _change_part(self, index: int, change: Callable[[MixPart], MixPart]) -> str:
        return self._change(lambda mix: (*mix[:index], change(mix[index]), *mix[index + 1 :]))

    def _add(self) -> None:
        self._change(lambda mix: (*mix, MixPart(thing="rock")))

    def _change(self, change: Callable[[Mix], Mix]) -> str:
        return self._edits.change(self._label, {self._field: lambda record: change(getattr(record, self._field))})


def mix_row(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[QWidget, Callable[[Sequence[Record]], None]]:
    """Make the editor of a mix as a row of a form."""
    editor = MixEditor(edits, info.name, tr(info.spec.label))

    def show(records: Sequence[Record]) -> None:
        editor.show_mix(common([getattr(record, info.name) for record in records]))

    return editor, show
