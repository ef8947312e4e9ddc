"""Rows of `inspector_thing`: how what moves on a thing stands - wheels, springs, doors - and whether it lifts off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from diorama_planner.kinds.thing import Thing
from diorama_planner.symbols.car_styles import features
from diorama_planner.symbols.classes import class_tag
from diorama_planner.symbols.poses import DOORS, LIDS, MOST_LEAN_DEG, MOST_SQUAT_DEG, MOST_STEER_DEG
from diorama_planner.ui.panels.inspector_edits import FormEdits, common
from diorama_planner.ui.panels.inspector_form import choice_words, send
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.choices import ChoiceField, FlagField
from diorama_planner.ui.widgets.form import FormRow
from diorama_planner.ui.widgets.quantities import NumberField


class PoseRows(QWidget):
    """Rows that are shown for vehicles, and the tick that all things have."""

    def __init__(self, edits: FormEdits) -> None:
        super().__init__()
        self._edits = edits
        self._steer = _slant(tr("Steered by degrees, to the left above 0"), MOST_STEER_DEG)
        self._squat = _slant(
            tr("Squat in degrees: up at the nose, down at the tail; below 0 it brakes"), MOST_SQUAT_DEG
        )
        self._lean = _slant(tr("Lean in degrees on its springs, to its right above 0"), MOST_LEAN_DEG)
        self._doors = ChoiceField(tr("Doors"), [(value, choice_words(value)) for value in DOORS])
        self._lids = ChoiceField(tr("Bonnet and boot"), [(value, choice_words(value)) for value in LIDS])
        self._lamps = FlagField(tr("Pop-up lamps up"))
        self._loose = FlagField(tr("Lifts off"))
        self._loose.setToolTip(tr("It is not glued down, and wires that go into it have a plug."))
        self._steer_row = FormRow(tr("Steered"), self._steer)
        self._springs_row = FormRow(tr("Springs"), self._squat, self._lean)
        self._doors_row = FormRow(tr("Doors"), self._doors)
        self._lids_row = FormRow(tr("Lids"), self._lids)
        self._lamps_row = FormRow("", self._lamps)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        for row in (self._steer_row, self._springs_row, self._doors_row, self._lids_row, self._lamps_row):
            rows.addWidget(row)
        rows.addWidget(FormRow("", self._loose))
        fields: list[tuple[Any, str, str]] = [
            (self._steer, tr("Steered"), "steer_deg"),
            (self._squat, tr("Squat"), "squat_deg"),
            (self._lean, tr("Lean"), "lean_deg"),
            (self._doors, tr("Doors"), "doors"),
            (self._lids, tr("Bonnet and boot"), "lids"),
            (self._lamps, tr("Pop-up lamps"), "lamps_up"),
            (self._loose, tr("Lifts off"), "removable"),
        ]
        self._fields = fields
        for field, label, name in fields:
            field.committed.connect(send(edits, field, label, name, lambda record, typed: typed))

    def show_things(self, things: Sequence[Thing]) -> None:
        """Show one or several things."""
        for field, _, name in self._fields:
            field.set_value(common([getattr(thing, name) for thing in things]))
        known = self._edits.session.catalogue.thing_map
        entries = [entry for thing in things if (entry := known.get(thing.thing))]
        vehicles = bool(entries) and all(entry.family == "vehicle" for entry in entries)
        for row in (self._steer_row, self._springs_row, self._doors_row):
            row.setVisible(vehicles)
        self._lids_row.setVisible(vehicles and all(class_tag(entry) == "car" for entry in entries))
        self._lamps_row.setVisible(vehicles and all("popup" in features(entry) for entry in entries))


def _slant(name: str, most: float) -> NumberField:
    return NumberField(name, minimum=-most, maximum=most)
