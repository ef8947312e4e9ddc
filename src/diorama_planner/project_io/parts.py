"""Objects inside a record (a kerb, the layers of a base): finding them in JSON, and keeping what they hold unknown.

What is not known of such an object is kept in the record's `extra` under a key that begins with a point and says
where it stood (`.layers[1]`), and is put back there when the record is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

_PLACE = re.compile(r"\.(?P<field>[a-z_]+)(\[[0-9]{1,9}\])*")
_INDEX = re.compile(r"\[([0-9]+)\]")


def part_hints(record_class: type[Any]) -> dict[str, Any]:
    """Give the types of those fields of a record class that hold objects."""
    return {name: hint for name, hint in get_type_hints(record_class).items() if _holds_objects(hint)}


def _holds_objects(hint: Any) -> bool:
    return (isinstance(hint, type) and is_dataclass(hint)) or any(_holds_objects(arg) for arg in get_args(hint))


def objects_in(hint: Any, value: Any, path: str) -> Iterator[tuple[Any, dict[str, Any], str]]:
    """Give (class, object, its path) for each object of a declared class in a value of this type."""
    if isinstance(value, list):
        for arg in get_args(hint):
            for index, part in enumerate(value):
                yield from objects_in(arg, part, f"{path}[{index}]")
    elif isinstance(value, dict) and isinstance(hint, type) and is_dataclass(hint):
        yield hint, value, path
    elif isinstance(value, dict) and get_origin(hint) in (Union, UnionType):
        for arg in get_args(hint):
            yield from objects_in(arg, value, path)


def field_names(part_class: Any) -> frozenset[str]:
    """Give the names that an object of a class may have."""
    return frozenset(part.name for part in fields(part_class))


def unknown_inside(hints: Mapping[str, Any], raw: Mapping[str, Any]) -> dict[str, Any]:
    """Give what nobody knows in the objects inside a record, by where it stands."""
    found = {}
    for name in hints.keys() & raw.keys():
        for part_class, part, path in objects_in(hints[name], raw[name], f".{name}"):
            known = field_names(part_class)
            odd = {key: value for key, value in part.items() if key not in known}
            if odd:
                found[path] = odd
    return found


def put_back(written: dict[str, Any], hints: Mapping[str, Any]) -> None:
    """Move what `unknown_inside` found from the top of a written record to where it stood, if that is still there.

    A key that only looks like such a place stays at the top.
    """
    for path in [key for key in written if key.startswith(".")]:
        place = _PLACE.fullmatch(path)
        if place is None or place["field"] not in hints.keys() & written.keys():
            continue
        target = written[place["field"]] = msgspec.to_builtins(written[place["field"]], str_keys=True)
        for index in map(int, _INDEX.findall(path)):
            target = target[index] if isinstance(target, list | tuple) and index < len(target) else None
        if isinstance(target, dict) and isinstance(written[path], Mapping):
            target.update({key: value for key, value in written.pop(path).items() if key not in target})
