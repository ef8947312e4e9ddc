"""Things and materials as plain dictionaries: how they travel inside a project and lie in the user's folder.

Only what differs from its default is written. Reading checks every value by the type of its field, so that a
file made by hand gives one clear message. Where the files are is in `user` and `project_io`.
"""

from __future__ import annotations

import math
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.thing import CatalogueThing, Origin
from diorama_planner.core.errors import BadFileError, RecordError
from diorama_planner.core.messages import msg

Entry = CatalogueThing | Material

_TYPES: dict[str, type[Entry]] = {"thing": CatalogueThing, "material": Material}


def _is_kept(field: Field[Any]) -> bool:
    """Whether a field travels with its entry."""
    kept: bool = field.metadata.get("kept", True)
    return kept


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def entry_to_dict(entry: Entry) -> dict[str, Any]:
    """Give an entry as JSON types; `type` says which it is.

    The origin is left out, and so is a rate that the user learned: it is true for the one who learned it.
    """
    found: dict[str, Any] = {"type": "thing" if isinstance(entry, CatalogueThing) else "material"}
    if isinstance(entry, Material):
        entry = entry.catalogue_rate or entry
    for field in fields(entry):
        value = getattr(entry, field.name)
        if _is_kept(field) and (field.default is MISSING or value != field.default):
            found[field.name] = _plain(value)
    return found


def entry_from_dict(data: Mapping[str, Any], origin: Origin = "project", *, where: str = "") -> Entry:
    """Read an entry that `entry_to_dict` gave; keys that are not known are ignored (a newer version's).

    Raises:
        BadFileError: a key is missing or its value is not of the right kind; `where` names the place.
    """
    kind = data.get("type")
    if not isinstance(kind, str) or kind not in _TYPES:
        raise BadFileError(msg('"type" must be thing or material, not {value!r}', value=kind), where=where)
    entry_type = _TYPES[kind]
    label = data.get("id") if isinstance(data.get("id"), str) else "?"
    hints = get_type_hints(entry_type)
    values: dict[str, Any] = {"origin": origin}
    for field in fields(entry_type):
        if not _is_kept(field):
            continue
        if field.name in data:
            try:
                values[field.name] = _typed(hints[field.name], data[field.name])
            except (TypeError, ValueError, InvalidOperation):
                raise BadFileError(
                    msg("{id}: {key} cannot be {value!r}", id=label, key=field.name, value=data[field.name]),
                    where=where,
                ) from None
        elif field.default is MISSING:
            raise BadFileError(msg("{id}: {key} is missing", id=label, key=field.name), where=where)
    try:
        return entry_type(**values)
    except RecordError as error:
        raise BadFileError(error.message, where=where) from None


def _typed(hint: Any, value: Any) -> Any:
    """Give `value` as the field type `hint`, or raise TypeError or ValueError."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = next(part for part in parts if part is not type(None))
        return None if value is None else _typed(inner, value)
    if origin is Literal:
        if value not in parts:
            raise ValueError
        return value
    if origin is tuple:
        return _typed_tuple(parts, value)
    return _typed_scalar(hint, value)


def _typed_tuple(parts: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise TypeError
    if parts[-1] is Ellipsis:
        return tuple(_typed(parts[0], each) for each in value)
    return tuple(_typed(part, each) for part, each in zip(parts, value, strict=True))


def _typed_scalar(hint: Any, value: Any) -> Any:
    if hint is Decimal:
        amount = Decimal(str(value))
        if not amount.is_finite():
            raise ValueError
        return amount
    if isinstance(value, bool) and hint is not bool:
        raise TypeError
    if hint is float and isinstance(value, int | float):
        if not math.isfinite(value):
            raise ValueError
        return float(value)
    if not isinstance(value, hint):
        raise TypeError
    return value
