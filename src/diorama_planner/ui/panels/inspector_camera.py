"""The rows of the inspector that say what a camera is made of, and what its focus follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from diorama_planner.app.photography.camera_edits import focusable, part_fields
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.choices import SearchChoiceField, Sought
from diorama_planner.ui.widgets.form import FormRow

if TYPE_CHECKING:
    from diorama_planner.model.record import Record
    from diorama_planner.model.roles import FieldInfo
    from diorama_planner.ui.panels.inspector_edits import FormEdits

Show = Callable[["Sequence[Record]"], None]

_WITHOUT = {"lens": "Typed below", "sensor": "As the lens needs it", "body": "The usual one"}
"""What a camera has where no entry of the catalogue is named."""


def part_row(edits: FormEdits, info: FieldInfo, label_width: int) -> tuple[QWidget, Show]:
    """Make the row of a lens, sensor or body, or of all accessories."""
    if info.name == "accessories":
        row = AccessoriesRow(edits, info, label_width)
        return row, row.show_records
    sort = info.name

    def offered() -> list[Sought]:
        rows = (row for row in edits.session.catalogue.cameras() if row.kind == sort)
        return [Sought("", tr(_WITHOUT[sort]), ""), *(Sought(row.id, row.name, row.notes) for row in rows)]

    return _searched(edits, info, offered, label_width, partial(part_fields, edits.session.catalogue, info.name))


def target_row(edits: FormEdits, info: FieldInfo, label_width: int) -> tuple[QWidget, Show]:
    """Make the row of what the focus follows."""

    def offered() -> list[Sought]:
        nothing = Sought("", tr("Nothing: set by hand"), "")
        return [nothing, *(Sought(*each, "") for each in focusable(edits.session, edits.ids))]

    def fields(record: Any, chosen: str) -> dict[str, Any]:
        return {info.name: chosen}

    return _searched(edits, info, offered, label_width, fields)


def _searched(
    edits: FormEdits,
    info: FieldInfo,
    offered: Callable[[], list[Sought]],
    label_width: int,
    fields: Callable[[Any, str], dict[str, Any]],
) -> tuple[QWidget, Show]:
    """A row that is searched; `fields` gives all that changes with a choice."""
    label = tr(info.spec.label)
    field = SearchChoiceField(label, offered)
    row = FormRow(label, field, label_width=label_width)

    def take(chosen: str, stepped: bool) -> None:
        names = {name for record in edits.records() for name in fields(record, chosen)}
        changes = {name: partial(_changed, name, fields, chosen) for name in names}
        problem = edits.change(label, changes, stepped=stepped)
        if problem:
            row.tell(problem)

    field.committed.connect(take)

    def show(records: Sequence[Record]) -> None:
        values = {getattr(record, info.name) for record in records}
        field.set_value(values.pop() if len(values) == 1 else None)

    return row, show


def _changed(name: str, fields: Callable[[Any, str], dict[str, Any]], chosen: str, record: Any) -> Any:
    return fields(record, chosen).get(name, getattr(record, name))


class AccessoriesRow(FormRow):
    """A button that names the accessories in use; its menu ticks them."""

    def __init__(self, edits: FormEdits, info: FieldInfo, label_width: int) -> None:
        self._button = QToolButton()
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._button.setAccessibleName(tr("Accessories"))
        self._button.setProperty("role", "field")
        super().__init__(tr(info.spec.label), self._button, label_width=label_width)
        self._edits = edits
        menu = QMenu(self._button)
        rows = [row for row in edits.session.catalogue.cameras() if row.kind == "accessory"]
        self._names = {row.id: row.name for row in rows}
        self._actions = {name: menu.addAction(tr(words)) for name, words in self._names.items()}
        for name, action in self._actions.items():
            action.setCheckable(True)
            action.triggered.connect(lambda checked=False, name=name: self._take(name, checked))
        self._button.setMenu(menu)

    def _take(self, name: str, ticked: bool) -> None:
        def change(record: Any) -> tuple[str, ...]:
            others = [each for each in record.accessories if each != name]
            return tuple(sorted([*others, name] if ticked else others, key=[*self._names].index))

        problem = self._edits.change(tr("Accessories"), {"accessories": change})
        if problem:
            self.tell(problem)

    def show_records(self, records: Sequence[Record]) -> None:
        """Tick what all of them have."""
        sets = [set(getattr(record, "accessories", ())) for record in records]
        shared = set.intersection(*sets) if sets else set()
        for name, action in self._actions.items():
            action.setChecked(name in shared)
        told = ", ".join(tr(self._names.get(name, name)) for name in self._names if name in shared)
        self._button.setText(told or tr("Nothing else"))
        self._button.setToolTip(told)
