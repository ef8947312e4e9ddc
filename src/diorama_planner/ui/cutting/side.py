"""How a material is cut: the tool, gaps, turns, which sheets and bars there are. Fields hold at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from diorama_planner.app.sawing.bar_cutting import lengths_on_sale
from diorama_planner.app.sawing.cutting_table import KNIVES, Choices, CuttingTable
from diorama_planner.core.units import format_length
from diorama_planner.ui.dialogs.frame import column, heading
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField
from diorama_planner.ui.widgets.entry import GIVES_UP, EntryField
from diorama_planner.ui.widgets.form import FormRow
from diorama_planner.ui.widgets.quantities import LengthField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.catalogue.material import Material

LABELS = 96
TURNS = ((16, "Any way"), (4, "By quarter turns"), (2, "End for end"), (1, "Not at all"))
LARGEST_MM = 10_000.0


class LengthsField(EntryField):
    """Several lengths, parted by commas or semicolons; nothing is as the catalogue says."""

    def write(self, value: Any) -> str:
        """Write the lengths one after the other."""
        return "; ".join(format_length(each) for each in value or ())

    def read(self, text: str) -> Any:
        """Read lengths, each with its unit; millimetres without."""
        return lengths_on_sale(text)


class CuttingSide(QWidget):
    """The fields for one material. `changed` carries how it is to be cut from now on."""

    changed = Signal(object)

    def __init__(self, session: Session, table: CuttingTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(GIVES_UP, True)
        self._session = session
        self._table = table
        self._material: Material | None = None
        self._is_filling = False
        self.tool = ChoiceField(tr("Tool"), [(name, tr(name)) for name, _ in KNIVES] + [("", tr("Other"))])
        self.kerf = self._length(tr("Width of the cut"), 0.0, 50.0)
        self.gap = self._length(tr("Gap between parts"), 0.0, 200.0)
        self.turns = ChoiceField(tr("Parts may be turned"), [(str(count), tr(said)) for count, said in TURNS])
        self.straight = QCheckBox(tr("Straight cuts from edge to edge"))
        self.length = self._length(tr("Length of bought sheets"), 1.0, LARGEST_MM)
        self.width_ = self._length(tr("Width of bought sheets"), 1.0, LARGEST_MM)
        self.edge = self._length(tr("Edge that cannot be used"), 0.0, 500.0)
        self.sold = LengthsField(tr("Lengths of bars on sale"))
        self.stash = QCheckBox("")
        self._sheet_rows = QWidget()
        self._bar_rows = QWidget()
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        lines = column(self, spacing=6)
        lines.addWidget(heading(tr("Tool")))
        lines.addWidget(self.tool)
        lines.addWidget(FormRow(tr("Cut takes"), self.kerf, label_width=LABELS))
        sheets = column(self._sheet_rows, spacing=6)
        sheets.addWidget(FormRow(tr("Gap"), self.gap, label_width=LABELS))
        sheets.addWidget(FormRow(tr("Turned"), self.turns, label_width=LABELS))
        sheets.addWidget(self.straight)
        sheets.addSpacing(UNIT)
        sheets.addWidget(heading(tr("Sheets")))
        sheets.addWidget(FormRow(tr("Bought"), self.length, self.width_, label_width=LABELS - 30))
        sheets.addWidget(FormRow(tr("Edge not usable"), self.edge, label_width=LABELS))
        bars = column(self._bar_rows, spacing=6)
        bars.addSpacing(UNIT)
        bars.addWidget(heading(tr("Bars on sale")))
        bars.addWidget(self.sold)
        lines.addWidget(self._sheet_rows)
        lines.addWidget(self._bar_rows)
        lines.addWidget(self.stash)

    def _length(self, name: str, least: float, most: float) -> LengthField:
        return LengthField(name, lambda: Readings.of(self._session), minimum=least, maximum=most, with_unit=True)

    def _listen(self) -> None:
        self.tool.committed.connect(lambda *_: self._take_tool())
        for field in (self.kerf, self.gap, self.turns, self.length, self.width_, self.edge, self.sold):
            field.committed.connect(lambda *_: self._commit())
        for tick in (self.straight, self.stash):
            tick.toggled.connect(lambda _: self._commit())

    def show_material(self, material: Material) -> None:
        """Show how a material is cut."""
        self._material, self._is_filling = material, True
        chosen, is_bar = self._table.choices(material), self._table.is_bar(material)
        settings = chosen.settings
        self._sheet_rows.setVisible(not is_bar)
        self._bar_rows.setVisible(is_bar)
        self.tool.set_value(next((name for name, kerf in KNIVES if kerf == settings.kerf_mm), ""))
        self.kerf.set_value(settings.kerf_mm)
        self.gap.set_value(settings.gap_mm)
        self.turns.set_value(str(min((count for count, _ in TURNS), key=lambda count: abs(count - settings.turns))))
        self.straight.setChecked(settings.straight_cuts)
        length, width = chosen.size_mm or (material.length_mm or 1.0, material.width_mm or 1.0)
        self.length.set_value(length)
        self.width_.set_value(width)
        self.edge.set_value(chosen.edge_mm)
        self.sold.set_value(chosen.sold_mm or ((material.length_mm,) if material.length_mm else ()))
        self.stash.setChecked(chosen.uses_stash)
        self.tell_stash()
        self._is_filling = False

    def tell_stash(self) -> None:
        """Say what the stash holds of the material now."""
        material = self._material
        if material is None:
            return
        shelf, is_bar = self._session.workshop.stash, self._table.is_bar(material)
        count = round(sum(each.amount for each in (shelf.bars if is_bar else shelf.sheets)(material.id)))
        if is_bar:
            said = tr_count("Use the bar end in the stash", "Use {count} bar ends in the stash", count)
            none = tr("No bar ends of it in the stash")
        else:
            said = tr_count("Use the offcut in the stash", "Use {count} offcuts in the stash", count)
            none = tr("No offcuts of it in the stash")
        self.stash.setText(said if count else none)
        self.stash.setEnabled(count > 0)

    def _take_tool(self) -> None:
        kerf = dict(KNIVES).get(self.tool.value())
        if kerf is None:
            self.kerf.setFocus()
        else:
            self.kerf.set_value(kerf)
            self._commit()

    def _commit(self) -> None:
        if self._material is None or self._is_filling:
            return
        material, old = self._material, self._table.choices(self._material)
        settings = replace(
            old.settings,
            kerf_mm=self.kerf.value(),
            gap_mm=self.gap.value(),
            turns=int(self.turns.value()),
            straight_cuts=self.straight.isChecked(),
        )
        size = (self.length.value(), self.width_.value())
        sold = self.sold.value() or ()
        chosen = Choices(
            settings,
            None if size == (material.length_mm, material.width_mm) else size,
            self.edge.value(),
            self.stash.isChecked(),
            () if sold == (material.length_mm,) else tuple(sold),
        )
        self.tool.set_value(next((name for name, kerf in KNIVES if kerf == settings.kerf_mm), ""))
        if chosen != old:
            self.changed.emit(chosen)
