"""What a record names by a role - things, materials - in its own fields and in those of the parts inside it.

Parts are dataclasses in fields of role `DATA`, one or a tuple of them, that declare roles themselves: a kerb, the
layers of a base, a mix. References to other records are told by `Record.references` and changed here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from diorama_planner.model.record import Record, RecordId
from diorama_planner.model.roles import Role, declares_roles, infos_with_role, reference_fields

T = TypeVar("T")
R = TypeVar("R", bound=Record)


def names_in(part: Any, role: Role, *, idle: bool = False) -> Iterator[str]:
    """Give the names of a role in a record, in order of declaration.

    Args:
        part: the record, or a part of one.
        role: what they name.
        idle: whether also those of fields that have no say as the record stands (`Spec.when`).
    """
    for info in infos_with_role(type(part), role, Role.DATA):
        value = getattr(part, info.name)
        if not (idle or info.spec.has_say(part)):
            continue
        if info.spec.role is role:
            if isinstance(value, tuple):
                yield from value
            elif value:
                yield value
        else:
            for inner in _parts_of(value):
                yield from names_in(inner, role, idle=idle)


def renamed(part: T, role: Role, old: str, new: str) -> T:
    """Name another in every place where a record names `old`; the very same record if it nowhere does."""
    changes: dict[str, Any] = {}
    for info in infos_with_role(type(part), role, Role.DATA):
        value = getattr(part, info.name)
        if info.spec.role is role and isinstance(value, tuple):
            now: Any = tuple(new if each == old else each for each in value)
        elif info.spec.role is role:
            now = new if value == old else value
        elif isinstance(value, tuple):
            now = tuple(renamed(each, role, old, new) if _is_part(each) else each for each in value)
        else:
            now = renamed(value, role, old, new) if _is_part(value) else value
        if now != value:
            changes[info.name] = now
    return _changed(part, changes) if changes else part


def with_references(record: R, change: Callable[[RecordId], RecordId]) -> R:
    """Name other records in the place of those that a record names; it lets go of what becomes an empty id.

    Keys that speak of another record, such as the `reveal/ID` of an opening, follow that.
    """
    changes: dict[str, Any] = {}
    record_class: Any = type(record)
    for name in reference_fields(record_class):
        value = getattr(record, name)
        if isinstance(value, Mapping):
            changes[name] = {_part_of(key, change): now for key, named in value.items() if (now := change(named))}
        elif isinstance(value, tuple):
            changes[name] = tuple(now for named in value if (now := change(named)))
        elif value:
            changes[name] = change(value)
    changes = {name: value for name, value in changes.items() if value != getattr(record, name)}
    return _changed(record, changes) if changes else record


def _part_of(key: str, change: Callable[[RecordId], RecordId]) -> str:
    part, stroke, named = key.partition("/")
    return f"{part}/{change(named) or named}" if stroke else key


def _changed(part: Any, changes: dict[str, Any]) -> Any:
    return replace(part, **changes)


def _parts_of(value: Any) -> list[Any]:
    return [each for each in (value if isinstance(value, tuple) else (value,)) if _is_part(each)]


def _is_part(value: Any) -> bool:
    part_class: Any = type(value)
    return declares_roles(part_class)
