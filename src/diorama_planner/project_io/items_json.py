"""The list of items that a script hands to `add`: read strictly, since a typing error must not be swallowed.

Circuits are no items, but lights name them, so that a list may have them too.

All or nothing: the first fault names the entry, its id and the field. Whether layers and hosts exist in the
plan is for the caller to see.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import msgspec

from diorama_planner.core.errors import BadFileError
from diorama_planner.core.messages import Message, msg
from diorama_planner.model.record import Circuit, Item, Record
from diorama_planner.project_io.codec import Codec, Json, standard_codec
from diorama_planner.project_io.document_json import explain_json
from diorama_planner.project_io.limits import MAX_DOCUMENT_BYTES, MAX_RECORDS
from diorama_planner.project_io.parts import field_names, objects_in, part_hints

Addable: TypeAlias = Item | Circuit
"""What a list may hold."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An item or circuit of a list, and by what whoever wrote it knows that: its label, its id or its place there."""

    item: Addable
    name: str


def decode_items(data: bytes, *, codec: Codec | None = None) -> list[Item]:
    """Read a JSON list of item records, as `decode_list` does; circuits are refused.

    Raises:
        BadFileError: with the index of the entry (from 0), its id and the field.
    """
    items = []
    for listed in decode_list(data, codec=codec):
        if not isinstance(listed.item, Item):
            raise BadFileError(_no_item(listed.item), where=listed.name)
        items.append(listed.item)
    return items


def decode_list(data: bytes, *, codec: Codec | None = None) -> list[Listed]:
    """Read a JSON list of item records; `kind` is required, `id` is not.

    Shorthand of a kind (the openings inside a wall) becomes records of their own, right after theirs.

    Raises:
        BadFileError: with the index of the entry (from 0), its id and the field.
    """
    codec = codec or standard_codec()
    if len(data) > MAX_DOCUMENT_BYTES:
        raise BadFileError(msg("the list is larger than {limit} bytes", limit=MAX_DOCUMENT_BYTES))
    try:
        raws = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadFileError(msg("it is not JSON: {reason}", reason=explain_json(error, data))) from error
    if not isinstance(raws, list):
        raise BadFileError(msg("expected a JSON list of items"), msg('write [{"kind": "wall", ...}]'))
    if len(raws) > MAX_RECORDS:
        raise BadFileError(msg("more than {limit} items", limit=MAX_RECORDS))
    items: list[Listed] = []
    seen: dict[str, int] = {}
    for index, raw in enumerate(raws):
        for part, item in enumerate(_decode_entry(codec, raw, index)):
            if item.id in seen:
                text = msg("the id {id!r} is used twice, first by $[{first}]", id=item.id, first=seen[item.id])
                raise BadFileError(text, where=f"$[{index}]")
            seen[item.id] = index
            items.append(Listed(item, _name(raw, index, part, item)))
    return items


def _name(raw: Json, index: int, part: int, item: Addable) -> str:
    """By what an item is known: `item 3, wall`, and `item 3, wall, opening 1` for what is written inside it."""
    named = item.label if isinstance(item, Item) else item.name
    if named or raw.get("id"):
        return named or item.id
    place = f"item {index + 1}, {raw['kind']}"
    return f"{place}, {item.kind} {part}" if part else place


def _no_item(record: Record) -> Message:
    return msg("{kind} is not an item of the plan", kind=record.kind)


def _decode_entry(codec: Codec, raw: Any, index: int) -> Iterable[Addable]:
    where = f"$[{index}]"
    if not isinstance(raw, dict):
        raise BadFileError(msg("expected an object with kind and the fields of that kind"), where=where)
    try:
        for part in _expanded(codec, raw):
            _check_names(codec, part)
            record = codec.from_json(part, "")
            if not isinstance(record, Addable):
                raise BadFileError(_no_item(record))
            yield record
    except BadFileError as error:
        named = raw.get("id")
        owner = f" (id {named[:64]!r})" if isinstance(named, str) else ""
        raise BadFileError(error.message, error.hint, where=f"{where}{error.where}{owner}") from error


def _expanded(codec: Codec, raw: Json) -> list[Json]:
    tag = raw.get("kind")
    expand = codec.expanders.get(tag) if isinstance(tag, str) else None
    if expand is None:
        return [raw]
    if not isinstance(raw.get("id", ""), str):  # its parts would name it
        raise BadFileError(msg("expected text"), where=".id")
    try:
        return expand(raw)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadFileError(msg("the shorthand inside this {kind} cannot be read", kind=tag)) from error


def _check_names(codec: Codec, raw: Json) -> None:
    tag = raw.get("kind")
    if not isinstance(tag, str):
        raise BadFileError(msg("the field {field} is missing", field="kind"), _one_of(_item_tags(codec)))
    if tag not in codec.tags:
        raise BadFileError(msg("there is no kind {kind!r}", kind=tag[:64]), _nearest(tag, _item_tags(codec)))
    names = codec.field_names(tag)
    for name in raw:
        if name not in names:
            text = msg("a {kind} has no field {field!r}", kind=tag, field=name[:64])
            raise BadFileError(text, _nearest(name, names))
    hints = part_hints(codec.class_of(tag))
    for name in hints.keys() & raw.keys():
        for part_class, part, where in objects_in(hints[name], raw[name], f".{name}"):
            _check_part(field_names(part_class), part, where)


def _check_part(names: frozenset[str], part: Json, where: str) -> None:
    for name in part:
        if name not in names:
            raise BadFileError(
                msg("there is no field {field!r}", field=name[:64]), _nearest(name, names), where=where
            )


def _item_tags(codec: Codec) -> list[str]:
    return sorted(tag for tag in codec.tags if issubclass(codec.class_of(tag), Addable))


def _nearest(name: str, known: Iterable[str]) -> Any:
    near = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.5)
    return msg("did you mean {names}?", names=" or ".join(near)) if near else _one_of(known)


def _one_of(names: Iterable[str]) -> Any:
    return msg("known are {names}", names=", ".join(sorted(names)))
