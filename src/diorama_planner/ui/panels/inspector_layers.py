"""The layers of a cover: a row for each with its material, density and share of a mix, the uppermost first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diorama_planner.app.editing.cover_edits import first_layers, layers_of_item
from diorama_planner.catalogue.material import Material
from diorama_planner.kinds.cover_layers import raised, with_share, without
from diorama_planner.model.record import Coat, Coats, Item, Record
from diorama_planner.model.roles import FieldInfo
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.panels.inspector_edits import FormEdits, common
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.catalogue_choices import material_choices
from diorama_planner.ui.widgets.choices import ColourField, SearchChoiceField, Sought
from diorama_planner.ui.widgets.entry import EntryField
from diorama_planner.ui.widgets.form import FormRow, button, words
from diorama_planner.ui.widgets.quantities import LengthField, NumberField

LABEL_WIDTH = 46
NUMBER_WIDTH = 46
ICON_SIZE = 13
TOPPING = Coat(material="ws_turf_bag", density=0.3)
"""What is laid on top at first: a dusting of turf between the fibres."""

_BY_THICKNESS = frozenset({"g_per_m2_per_mm", "m2_per_l_per_mm", "l_per_kg", "l_per_l"})
"""Rates that need to know how thickly something is laid."""

Change = Callable[[Coats], Coats]


class LayerRow(QWidget):
    """One layer: what it is, how densely and in which share it is laid, and buttons to move or remove it."""

    def __init__(self, edits: FormEdits, number: int, change: Callable[[Change], str]) -> None:
        super().__init__()
        self._edits = edits
        self._number = number
        self._change = change
        named = {"number": number + 1}
        comma = edits.readings().decimal_comma
        self.material = SearchChoiceField(tr("Material of layer {number}", **named), self._choices)
        self.up = IconButton("arrow-up", tr("Put layer {number} higher", **named), size=ICON_SIZE)
        self.down = IconButton("arrow-down", tr("Put layer {number} lower", **named), size=ICON_SIZE)
        self.drop = IconButton("x", tr("Remove layer {number}", **named), size=ICON_SIZE)
        self.density = NumberField(
            tr("Density of layer {number}", **named), minimum=0.0, maximum=3.0, step=0.1, decimal_comma=comma
        )
        self.density.set_hint(tr("1 is the full rate of the material"))
        self.share = NumberField(
            tr("Share of layer {number} in per cent", **named),
            minimum=1.0,
            maximum=100.0,
            step=5.0,
            decimal_comma=comma,
        )
        self.share.set_hint(tr("Less than 100 mixes it with its neighbours"))
        self.colour = ColourField(tr("Colour of layer {number}", **named))
        self.colour.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.colour.setFixedWidth(28)
        self.thickness = LengthField(
            tr("Depth of layer {number}", **named), edits.readings, positive=True, with_unit=True
        )
        for field in (self.density, self.share):
            field.setFixedWidth(NUMBER_WIDTH)
        self._depths = FormRow(tr("depth"), self.thickness, label_width=LABEL_WIDTH)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(3)
        first = (self.material, self.up, self.down, self.drop)
        lines.addWidget(FormRow("", *first, stretches=(1, 0, 0, 0), label_width=0))
        second = (self.density, words(tr("share"), "muted"), self.share, words("%", "muted"), QWidget(), self.colour)
        lines.addWidget(FormRow(tr("density"), *second, stretches=(0, 0, 0, 0, 1, 0), label_width=LABEL_WIDTH))
        lines.addWidget(self._depths)
        self.material.committed.connect(lambda value, _: self._put(None, material=value))
        self.density.committed.connect(lambda value, _: self._put(self.density, density=value))
        self.thickness.committed.connect(lambda value, _: self._put(self.thickness, depth_mm=value))
        self.colour.committed.connect(lambda value, _: self._put(None, colour=value))
        self.share.committed.connect(lambda value, _: self._send_share(value))

    def _put(self, field: EntryField | None, **fields: Any) -> None:
        def change(layers: Coats) -> Coats:
            here = self._number
            return (*layers[:here], replace(layers[here], **fields), *layers[here + 1 :])

        self._tell(field, self._change(change))

    def _send_share(self, share: float) -> None:
        self._tell(self.share, self._change(lambda layers: with_share(layers, self._number, share)))

    def _tell(self, field: EntryField | None, problem: str) -> None:
        if problem and field is not None:
            field.refuse(problem)

    def _choices(self) -> list[Sought]:
        return material_choices(self._edits.session.catalogue)

    def show_layer(self, layer: Coat, count: int) -> None:
        """Show a layer of so many."""
        self.material.set_value(layer.material)
        self.density.set_value(layer.density)
        self.share.set_value(layer.share)
        self.thickness.set_value(layer.depth_mm)
        self.colour.set_value(layer.colour or None)
        material = self._edits.session.catalogue.material_map.get(layer.material)
        self._depths.setVisible(material is not None and _has_thickness(material))
        self.up.setEnabled(self._number < count - 1)
        self.down.setEnabled(self._number > 0)


def _has_thickness(material: Material) -> bool:
    return material.coverage_unit in _BY_THICKNESS


class LayersEditor(QWidget):
    """The rows of the layers; records with different layers are told and left alone."""

    def __init__(self, edits: FormEdits, field: str, label: str) -> None:
        super().__init__()
        self._edits = edits
        self._field = field
        self._label = label
        self.rows: list[LayerRow] = []
        """From below upwards; on the screen the uppermost comes first."""
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._heading = words(label, "muted")
        self._several = words(tr("Several build-ups"), "muted")
        self.more = button("", "link")
        self.more.clicked.connect(self._add)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 2)
        outer.setSpacing(4)
        outer.addWidget(self._heading)
        outer.addWidget(self.more)
        outer.addLayout(self._lines)
        outer.addWidget(self._several)

    def show_layers(self, layers: Coats | None) -> None:
        """Show layers, from below upwards; None where the records differ."""
        shown = layers or ()
        while len(self.rows) > len(shown):
            gone = self.rows.pop()
            self._lines.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(shown):
            self._append_row(len(self.rows))
        for row, layer in zip(self.rows, shown, strict=True):
            row.show_layer(layer, len(shown))
        self._heading.setVisible(bool(shown))
        self._several.setVisible(layers is None)
        self.more.setVisible(layers is not None)
        self.more.setText(tr("Add a layer on top") if shown else tr("Build it up in layers"))

    def _append_row(self, number: int) -> None:
        row = LayerRow(self._edits, number, self._change)
        row.drop.clicked.connect(lambda: self._change(lambda layers: without(layers, number)))
        row.up.clicked.connect(lambda: self._move(number, 1))
        row.down.clicked.connect(lambda: self._move(number, -1))
        self._lines.insertWidget(0, row)
        self.rows.append(row)

    def _move(self, number: int, by: int) -> None:
        self._change(lambda layers: raised(layers, number, by))
        at = number + by
        if 0 <= at < len(self.rows):  # the hand stays with the layer, on a button that can still be pressed
            again = self.rows[at].up if by > 0 else self.rows[at].down
            back = self.rows[at].down if by > 0 else self.rows[at].up
            (again if 0 < at < len(self.rows) - 1 else back).setFocus()

    def _add(self) -> None:
        if self.rows:
            self._change(lambda layers: (*layers, TOPPING))
        else:
            self._edits.change(self._label, {self._field: _built_up})

    def _change(self, change: Change) -> str:
        return self._edits.change(self._label, {self._field: lambda record: change(getattr(record, self._field))})


def _built_up(record: Any) -> Coats:
    """What there is, on the glue that it takes."""
    return first_layers(layers_of_item(record)) if isinstance(record, Item) else ()


def layers_row(
    edits: FormEdits, info: FieldInfo, optional: bool
) -> tuple[QWidget, Callable[[Sequence[Record]], None]]:
    """Make the editor of layers as a row of a form."""
    editor = LayersEditor(edits, info.name, tr(info.spec.label))

    def show(records: Sequence[Record]) -> None:
        editor.show_layers(common([getattr(record, info.name) for record in records]))

    return editor, show
