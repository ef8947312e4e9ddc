"""The form of any record, made from the roles of its fields: which editor a role gets, and nothing by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from diorama_planner.core.errors import PlannerError
from diorama_planner.core.units import format_area
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.strands import OUTLINE, Strand, nodes_of
from diorama_planner.model.record import Item, Record
from diorama_planner.model.roles import FieldInfo, Role, field_infos
from diorama_planner.ui.panels.inspector_edits import FormEdits, common, rank
from diorama_planner.ui.panels.inspector_size import size_row
from diorama_planner.ui.texts import say, tr, tr_count
from diorama_planner.ui.widgets.catalogue_choices import (
    led_choices,
    material_choices,
    source_choices,
    thing_choices,
)
from diorama_planner.ui.widgets.choices import ChoiceField, ColourField, FlagField, SearchChoiceField, Sought
from diorama_planner.ui.widgets.entry import EntryField, TextField
from diorama_planner.ui.widgets.form import FormRow, words
from diorama_planner.ui.widgets.notes import NoteField
from diorama_planner.ui.widgets.quantities import AngleField, LengthField, NumberField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

LABEL_WIDTH = 76

MOST_SUMMED = 2000
"""What more records cover together is not told: the sum would hold up the hand."""

Show = Callable[[Sequence[Record]], None]

_CHOICE_WORDS = {
    "rect": "Rectangle",
    "auto": "Automatic",
    "end-a": "Start",
    "end-b": "End",
    "even": "Nowhere",
    "down": "Downwards",
    "up": "Upwards",
    "out": "Outwards",
    "el_wire": "EL wire",
    "thin_el_wire": "Thin EL wire",
    "sensor": "All of the sensor",
    "bonnet-and-boot": "Bonnet and boot",
}


def choice_words(value: str) -> str:
    """Write a choice of a record for people: `rect` gives `Rectangle`, `wet_road` gives `Wet road`."""
    return tr(_CHOICE_WORDS.get(value) or value.replace("_", " ").capitalize())


class RecordForm(QWidget):
    """Rows for the shown fields that all given classes have in common."""

    def __init__(self, edits: FormEdits, classes: Sequence[type[Record]], *, without: frozenset[str]) -> None:
        super().__init__()
        self._edits = edits
        self._shows: list[Show] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        infos = [field_infos(each) for each in classes]
        for info in sorted(infos[0], key=partial(rank, classes)):
            if info.spec.shown and info.name not in without and all(info in others for others in infos):
                self._add(info, classes[0])
        if all(issubclass(each, Item) for each in classes):
            self._add_area()
            self._add_remarks()

    def row_labels(self) -> list[str]:
        """The words beside the rows."""
        return [row.label.text() for row in self.findChildren(FormRow)]

    def show_records(self, records: Sequence[Record]) -> None:
        """Show the values of records; fields in which they differ are blank."""
        for show in self._shows:
            show(records)

    def _add(self, info: FieldInfo, record_class: type[Record]) -> None:
        maker = _BY_NAME.get(info.name) or _MAKERS.get(info.spec.role)
        if maker is None:
            return
        row, show = maker(self._edits, info, _is_optional(record_class, info))
        self._rows.addWidget(row)
        self._shows.append(show)
        if isinstance(row, FormRow) and (info.allows_none or info.allows_empty):
            self._shows.append(lambda _: row.show_usual(self._edits.usual(info.name)))
        if info.spec.when is not None:
            self._shows.append(partial(_show_if, row, info))

    def _add_area(self) -> None:
        text = words("", "muted")
        row = FormRow(tr("Covers"), text, label_width=LABEL_WIDTH)
        self._rows.addWidget(row)

        def show(records: Sequence[Record]) -> None:
            covers = any(isinstance(record, Item) and kind_of(record).electric is None for record in records)
            row.setVisible(covers and len(records) <= MOST_SUMMED)
            if row.isHidden():
                return
            session = self._edits.session
            mm2 = sum(_area(session, record) for record in records)
            imperial = session.preferences.length_unit == "in"
            comma = session.preferences.decimal_comma
            area = format_area(mm2, "in2" if imperial else "cm2", precision=1, decimal_comma=comma)
            real_unit = "ft2" if imperial else "m2"
            real = format_area(mm2 * session.scale**2, real_unit, precision=1, decimal_comma=comma)
            text.setText(tr("{area}, real {real}", area=area, real=real))

        self._shows.append(show)

    def _add_remarks(self) -> None:
        text = words("", "small", wrap=True)
        self._rows.addWidget(text)

        def show(records: Sequence[Record]) -> None:
            told = _remarks(self._edits.session, records)
            text.setText("\n".join(told))
            text.setVisible(bool(told))

        self._shows.append(show)


def _remarks(session: Session, records: Sequence[Record]) -> list[str]:
    """What is worth knowing of one item beside its fields."""
    if len(records) != 1 or not isinstance(records[0], Item):
        return []
    kind = kind_of(records[0])
    try:
        told = list(kind.remarks(records[0], session.around()))
    except PlannerError:  # what is wrong with the item is told by its issues
        return []
    if kind.electric is not None:
        from diorama_planner.app.light.circuit_words import remarks_on

        told += remarks_on(session.electrics, records[0].id)
    comma = session.preferences.decimal_comma
    return [say(message, decimal_comma=comma) for message in told]


def _area(session: Session, record: Record) -> float:
    """What a record covers in mm2: on the plan, or what lies on a wall on its face."""
    if isinstance(record, Item) and kind_of(record).placement is Placement.FACE:
        return sum(surface.area_mm2 for surface in kind_of(record).surfaces(record, session.around()))
    return session.outline(record.id).area


def _show_if(row: QWidget, info: FieldInfo, records: Sequence[Record]) -> None:
    row.setVisible(any(info.spec.has_say(record) for record in records))


def _is_optional(record_class: type[Record], info: FieldInfo) -> bool:
    """Whether a field may be left empty: it may be None, or nothing is what it is at first."""
    is_empty = any(field.name == info.name and field.default == "" for field in fields(record_class))
    return is_empty or info.allows_none


def send(
    edits: FormEdits, field: Any, info_label: str, name: str, change: Callable[[Any, Any], Any]
) -> Callable[[Any, bool], None]:
    """Make the slot for a field's `committed`: `change(record, typed)` gives the record's new value."""

    def commit(typed: Any, stepped: bool) -> None:
        problem = edits.change(info_label, {name: lambda record: change(record, typed)}, stepped=stepped)
        if problem and isinstance(field, EntryField):
            field.refuse(problem)

    return commit


def plain_row(edits: FormEdits, info: FieldInfo, field: Any) -> tuple[FormRow, Show]:
    """One field for one value."""
    label = tr(info.spec.label)
    field.committed.connect(send(edits, field, label, info.name, lambda record, typed: typed))

    def show(records: Sequence[Record]) -> None:
        field.set_value(common([getattr(record, info.name) for record in records]))

    return FormRow(label, field, label_width=LABEL_WIDTH), show


def _length_field(edits: FormEdits, info: FieldInfo, *, real: bool, optional: bool, name: str) -> LengthField:
    return LengthField(
        f"{name}, {tr('real')}" if real else f"{name}, {tr('model')}",
        edits.readings,
        reading="real" if real else "model",
        minimum=info.spec.minimum,
        maximum=info.spec.maximum,
        positive=info.spec.positive,
        limit_mm=None if real else edits.base_limit,
        with_unit=True,
        empty_allowed=optional,
    )


def _length(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[FormRow, Show]:
    """Model and real size side by side: two readings of one value."""
    label = tr(info.spec.label)
    fields = [_length_field(edits, info, real=real, optional=optional, name=label) for real in (False, True)]
    for field in fields:
        field.committed.connect(send(edits, field, label, info.name, lambda record, typed: typed))
    fields[0].set_hint(tr("{label} on the model", label=label))
    fields[1].set_hint(tr("{label} in reality", label=label))

    def show(records: Sequence[Record]) -> None:
        value = common([getattr(record, info.name) for record in records])
        for field in fields:
            field.set_value(value)

    return FormRow(label, *fields, label_width=LABEL_WIDTH), show


def _point(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[FormRow, Show]:
    label = tr(info.spec.label)
    limit = edits.base_limit
    fields = [LengthField(f"{label} {axis}", edits.readings, prefix=axis, limit_mm=limit) for axis in "xy"]

    def replaced(axis: int) -> Callable[[Any, Any], Any]:
        def change(record: Any, typed: Any) -> Any:
            point = list(getattr(record, info.name))
            point[axis] = typed
            return tuple(point)

        return change

    for axis, field in enumerate(fields):
        field.committed.connect(send(edits, field, label, info.name, replaced(axis)))

    def show(records: Sequence[Record]) -> None:
        for axis, field in enumerate(fields):
            field.set_value(common([getattr(record, info.name)[axis] for record in records]))

    return FormRow(label, *fields, label_width=LABEL_WIDTH), show


def _points(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[FormRow, Show]:
    text = words("", "muted")

    def show(records: Sequence[Record]) -> None:
        drawn = [nodes_of(record, Strand(info.name)) for record in records if isinstance(record, Item)]
        count = sum(len(nodes.points) for nodes in drawn)
        if not all(nodes.closed for nodes in drawn):
            text.setText(tr_count("A point, drawn on the plan", "{count} points, drawn on the plan", count))
        elif info.name == OUTLINE:
            text.setText(tr("{count} corners, drawn on the plan", count=count))
        else:
            text.setText(tr("{count} corners (closed)", count=count))

    return FormRow(tr(info.spec.label), text, label_width=LABEL_WIDTH), show


def _angle(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[FormRow, Show]:
    return plain_row(edits, info, AngleField(tr(info.spec.label)))


def _number(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[FormRow, Show]:
    spec = info.spec
    whole = spec.role is Role.COUNT
    field = NumberField(
        tr(spec.label),
        minimum=spec.minimum,
        maximum=spec.maximum,
        positive=spec.positive,
        whole=whole,
        step=1.0 if whole else 0.1,
        decimal_comma=edits.readings().decimal_comma,
    )
    return plain_row(edits, info, field)


def _choice(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[FormRow, Show]:
    choices = [(value, choice_words(value)) for value in info.spec.choices]
    return plain_row(edits, info, ChoiceField(tr(info.spec.label), choices))


def _flag(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[FormRow, Show]:
    field = FlagField(tr(info.spec.label))
    _, show = plain_row(edits, info, field)
    return FormRow("", field, label_width=LABEL_WIDTH), show


def _material(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[FormRow, Show]:
    def materials() -> list[Sought]:
        nothing = [Sought("", tr("None"), "")] if optional else []
        return nothing + material_choices(edits.session.catalogue)

    return plain_row(edits, info, SearchChoiceField(tr(info.spec.label), materials))


def _thing(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[FormRow, Show]:
    offered = partial(thing_choices, edits.session.catalogue)
    return plain_row(edits, info, SearchChoiceField(tr(info.spec.label), offered))


def _led(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[FormRow, Show]:
    offered = partial(led_choices, edits.session.catalogue)
    return plain_row(edits, info, SearchChoiceField(tr(info.spec.label), offered))


def _source(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[FormRow, Show]:
    offered = partial(source_choices, edits.session.catalogue)
    return plain_row(edits, info, SearchChoiceField(tr(info.spec.label), offered))


def _colour(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[FormRow, Show]:
    return plain_row(edits, info, ColourField(tr(info.spec.label)))


def _text(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[FormRow, Show]:
    field = NoteField(tr(info.spec.label)) if info.spec.long else TextField(tr(info.spec.label))
    field.setObjectName(info.name)
    return plain_row(edits, info, field)


def _layers(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[QWidget, Show]:
    from diorama_planner.ui.panels.inspector_layers import layers_row  # only covers have layers

    return layers_row(edits, info, optional)


def _circuit(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[QWidget, Show]:
    from diorama_planner.ui.panels.inspector_circuit import circuit_row  # only what is electric has circuits

    return circuit_row(edits, info, LABEL_WIDTH)


def _mix(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[QWidget, Show]:
    from diorama_planner.ui.panels.inspector_mix import mix_row  # only scatter is mixed

    return mix_row(edits, info, optional)


def _technique(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[QWidget, Show]:
    from diorama_planner.ui.panels.inspector_technique import TechniqueRow  # only neon signs have techniques

    row = TechniqueRow(edits, info, choice_words, LABEL_WIDTH)
    return row, row.show_records


def _camera_part(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[QWidget, Show]:
    from diorama_planner.ui.panels.inspector_camera import part_row  # only cameras are made of such parts

    return part_row(edits, info, LABEL_WIDTH)


def _target(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[QWidget, Show]:
    from diorama_planner.ui.panels.inspector_camera import target_row  # only cameras focus

    return target_row(edits, info, LABEL_WIDTH)


Maker = Callable[[FormEdits, FieldInfo, bool], tuple[QWidget, Show]]

_MAKERS: dict[Role, Maker] = {
    Role.POINT: _point,
    Role.POINTS: _points,
    Role.ANGLE: _angle,
    Role.REAL_LENGTH: _length,
    Role.BENCH_LENGTH: _length,
    Role.RATIO: _number,
    Role.COUNT: _number,
    Role.CHOICE: _choice,
    Role.FLAG: _flag,
    Role.MATERIAL: _material,
    Role.THING: _thing,
    Role.LED: _led,
    Role.POWER_SOURCE: _source,
    Role.CAMERA_PART: _camera_part,
    Role.COLOUR: _colour,
    Role.TEXT: _text,
}

_BY_NAME: dict[str, Maker] = {
    "mix": _mix,
    "build_up": _layers,
    "size_mm": size_row,
    "circuit": _circuit,
    "feed": _circuit,
    "technique": _technique,
    "target": _target,
}
"""Editors of data that has no role of its own, or of which a role says too little."""
