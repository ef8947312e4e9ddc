"""How a form changes records: one edit of the session for all that are shown, and a refusal that is shown."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from diorama_planner.app.verbs import carry
from diorama_planner.core.errors import PlannerError
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.registry import KINDS, kind_of
from diorama_planner.model.record import Item, Record, RecordId
from diorama_planner.model.roles import FieldInfo, Role
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import say, tr_count

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

NOTES = frozenset({"note", "notes"})
"""What can be said of anything comes last."""

FieldChange = Callable[[Any], Any]
"""Gives the new value of a field for a record."""


class FormEdits:
    """What forms need of a session: the records shown, units, and the way to change fields of them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.ids: tuple[RecordId, ...] = ()

    def readings(self) -> Readings:
        """Units and scale."""
        return Readings.of(self.session)

    def base_limit(self) -> float:
        """The longest side of the base: a model length beyond it is hardly meant, but for the base's own. mm."""
        records = self.records()
        if records and all(isinstance(record, Base) for record in records):
            return math.inf
        width, depth, _ = self.session.base_size()
        return max(width, depth)

    def records(self) -> list[Record]:
        """The records shown, as they now stand."""
        known = self.session.document.records
        return [known[record_id] for record_id in self.ids if record_id in known]

    def usual(self, name: str) -> Any:
        """What a field comes to where it is left empty, None if that is not the same for all records shown."""
        around, found = self.session.around(), []
        for record in self.records():
            try:
                found.append(kind_of(record).usual(record, around).get(name) if isinstance(record, Item) else None)
            except PlannerError:  # what is wrong with the item is told by its issues
                return None
        return common(found)

    def change(self, label: str, changes: Mapping[str, FieldChange], *, stepped: bool = False) -> str:
        """Change fields of all records shown as one edit. Gives what is wrong, empty if nothing is."""
        names = "+".join(sorted(changes))
        merge_key = f"inspector:{names}:{','.join(self.ids)}" if stepped else ""
        try:
            with self.session.edit(self._label(label), merge_key=merge_key) as draft:
                records = self.records()
                for record in records:
                    new = {name: change(record) for name, change in changes.items()}
                    draft.change(record.id, **new)
                carry(draft, records)
                from diorama_planner.app.editing.wall_edits import check_openings

                check_openings(draft, self.ids)
        except PlannerError as error:
            return say(error.message)
        return ""

    def _label(self, field: str) -> str:
        return tr_count("Change {field}", "Change {field} of {count} items", len(self.ids), field=field.lower())


def common(values: Sequence[Any]) -> Any:
    """Give the value that all share, None where they differ."""
    first = values[0] if values else None
    return first if all(value == first for value in values) else None


def rank(classes: Sequence[type[Record]], info: FieldInfo) -> int:
    """Say what comes before what: of what is electric what shines and what feeds it first, name and place late."""
    if info.spec.long and info.name in NOTES:
        return 4
    if not all(issubclass(each, Item) and KINDS[each.kind].electric is not None for each in classes):
        return 2
    if info.spec.role in {Role.LED, Role.POWER_SOURCE} or info.spec.long:
        return 0
    if info.name in {"circuit", "feed"}:
        return 1
    return 3 if info.name == "label" or info.spec.role is Role.POINT else 2
