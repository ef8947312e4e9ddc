"""Makes records fit together again after some were lost: nothing may name a record that is not there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from diorama_planner.core.messages import msg
from diorama_planner.model.naming import with_references
from diorama_planner.model.record import Record, RecordId
from diorama_planner.model.roles import Role, infos_with_role
from diorama_planner.project_io.codec import Problem


def mend_references(records: Mapping[RecordId, Record]) -> tuple[dict[RecordId, Record], list[Problem]]:
    """Let go of references to nothing; records that live by a missing one go too.

    Returns:
        The records that remain, and what was done.
    """
    found = dict(records)
    problems: list[Problem] = []
    while True:
        lost = [
            (record, name, target)
            for record in found.values()
            for name, target in record.references()
            if target not in found
        ]
        if not lost:
            return found, problems
        for record, name, target in lost:
            present = found.get(record.id)
            if present is None:
                continue
            if _lives_by(record, name):
                del found[record.id]
                text = msg("left out: its {field} {target!r} is missing", field=name, target=target)
            else:
                found[record.id] = with_references(present, partial(_letting_go, target))
                text = msg("its {field} {target!r} is missing and was cleared", field=name, target=target)
            problems.append(Problem(f"{record.id}.{name}", record.id, text))


def _letting_go(target: RecordId, named: RecordId) -> RecordId:
    return "" if named == target else named


def _lives_by(record: Record, name: str) -> bool:
    infos = infos_with_role(type(record), Role.REFERENCE)
    return any(info.name == name and info.spec.cascade for info in infos)
