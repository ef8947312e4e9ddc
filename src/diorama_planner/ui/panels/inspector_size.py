"""The row for the size of a thing that hangs: length, width and height on the bench; emptied, its real size again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from diorama_planner.kinds.figures import Size, bench_size, thing_of
from diorama_planner.model.record import Item, Record
from diorama_planner.model.roles import FieldInfo
from diorama_planner.ui.panels.inspector_edits import FormEdits, common
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.form import FormRow
from diorama_planner.ui.widgets.quantities import LengthField

LABEL_WIDTH = 76


def size_row(edits: FormEdits, info: FieldInfo, optional: bool) -> tuple[FormRow, Callable[[Sequence[Record]], None]]:
    """Three fields for one size; one that is emptied gives the thing its real size."""
    label = tr(info.spec.label)
    fields = [
        LengthField(
            f"{name}, {tr('model')}",
            edits.readings,
            prefix=letter,
            positive=True,
            limit_mm=edits.base_limit,
            empty_allowed=True,
        )
        for letter, name in zip("LWH", (tr("Length"), tr("Width"), tr("Height")), strict=True)
    ]

    def size(record: Any) -> Size:
        session = edits.session
        entry = session.catalogue.thing_map.get(thing_of(record)) if isinstance(record, Item) else None
        return bench_size(entry, getattr(record, info.name), session.scale)

    def commit(axis: int) -> Callable[[Any, bool], None]:
        def change(typed: Any, stepped: bool) -> None:
            def sized(record: Any) -> Size | None:
                if typed is None:
                    return None
                length, width, height = (typed if each == axis else now for each, now in enumerate(size(record)))
                return length, width, height

            problem = edits.change(label, {info.name: sized}, stepped=stepped)
            if problem:
                fields[axis].refuse(problem)

        return change

    for axis, field in enumerate(fields):
        field.committed.connect(commit(axis))

    def show(records: Sequence[Record]) -> None:
        sizes = [size(record) for record in records]
        for axis, field in enumerate(fields):
            field.set_value(common([one[axis] for one in sizes]))

    return FormRow(label, *fields, label_width=LABEL_WIDTH), show
