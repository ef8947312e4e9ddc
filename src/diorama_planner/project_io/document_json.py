"""The member `document.json`: a schema number, the version that wrote it, and the records.

What can be read is read: a broken record is set aside with the reason and does not take the others with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from diorama_planner import __version__
from diorama_planner.core.collector import collector_paused
from diorama_planner.core.errors import BadFileError, NewerFileError
from diorama_planner.core.messages import msg
from diorama_planner.model.record import Record, RecordId, UnknownRecord
from diorama_planner.project_io.codec import Codec, Problem, encode_records, problem_of
from diorama_planner.project_io.limits import MAX_DEPTH, MAX_RECORDS
from diorama_planner.project_io.migrations import SCHEMA, STEPS, Json, Step, migrate_document, migrate_record

_BOM = b"\xef\xbb\xbf"
_VERSION = re.compile(r"[\w.+-]{1,32}", re.ASCII)
_NEGATIVE_ZERO = re.compile(rb"-0(?<=[\[:,\s]-0)(\.0*)?([eE][+-]?\d+)?\s*[\],}]")  # begins with what is rare: quick


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a document member held. `problems` are records that were set aside."""

    schema: int
    app: str
    records: Mapping[RecordId, Record]
    problems: tuple[Problem, ...]


def encode_document(codec: Codec, records: Mapping[RecordId, Record]) -> bytes:
    """Give the bytes of the member, the same for equal records.

    Raises:
        WriteError: a record holds data that JSON cannot say.
    """
    head = msgspec.json.encode({"schema": SCHEMA, "app": __version__})
    return head[:-1] + b',"records":' + encode_records(codec, records.values()) + b"}\n"


def decode_document(codec: Codec, data: bytes, steps: Mapping[int, Step] = STEPS, target: int = SCHEMA) -> Decoded:
    """Read the member, older schemas brought up to `target` by `steps`.

    Raises:
        BadFileError: it is no document at all.
        NewerFileError: it is of a newer schema and holds what this version does not know.
    """
    with collector_paused():
        return _decode_document(codec, data, steps, target)


def _decode_document(codec: Codec, data: bytes, steps: Mapping[int, Step], target: int) -> Decoded:
    document = _parse(data)
    schema, app = document.get("schema"), document.get("app", "")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise BadFileError(msg("expected a number from 1 up"), where="$.schema")
    app = app if isinstance(app, str) and _VERSION.fullmatch(app) else ""
    if schema < target:
        document = migrate_document(document, schema, target, steps)
    raws = document.get("records")
    if not isinstance(raws, list):
        raise (_newer(schema, app) if schema > target else BadFileError(msg("expected a list"), where="$.records"))
    if len(raws) > MAX_RECORDS:
        raise BadFileError(msg("more than {limit} records", limit=MAX_RECORDS), where="$.records")
    records, problems = _decode_records(codec, raws, schema, target)
    if schema > target and (problems or any(isinstance(r, UnknownRecord) for r in records.values())):
        raise _newer(schema, app)
    return Decoded(schema, app, records, tuple(problems))


def _newer(schema: int, app: str) -> NewerFileError:
    made_by = msg("it was made by a newer version ({app}, schema {schema})", app=app or "?", schema=schema)
    return NewerFileError(made_by, msg("update Diorama Planner to open it"))


def _decode_records(
    codec: Codec, raws: list[Any], schema: int, target: int
) -> tuple[dict[RecordId, Record], list[Problem]]:
    records: dict[RecordId, Record] = {}
    problems: list[Problem] = []
    is_older = schema < target
    quick = {} if is_older else codec.many_from_json(raws)
    for index, raw in enumerate(raws):
        where = f"$.records[{index}]"
        try:
            if isinstance(raw, _Unreadable):
                raise BadFileError(msg("{reason}", reason=raw.reason), where=where)
            now = _brought_up(codec, raw, schema, target, where) if is_older else raw
            record = quick.get(index) or codec.from_json(now, where)
            if record.id in records:
                raise BadFileError(msg("the id {id!r} is used twice", id=record.id), where=where)
        except BadFileError as error:
            problems.append(problem_of(error, raw))
        else:
            records[record.id] = record
    return records, problems


def _brought_up(codec: Codec, raw: Any, schema: int, target: int, where: str) -> Any:
    tag = raw.get("kind") if isinstance(raw, dict) else None
    steps = codec.steps.get(tag) if isinstance(tag, str) else None
    if not steps:
        return raw
    try:
        return migrate_record(raw, schema, target, steps)
    except BadFileError as error:
        raise BadFileError(error.message, error.hint, where=where) from error


class _Pieces(msgspec.Struct):
    """A document whose records are looked at one by one."""

    records: list[msgspec.Raw]
    schema: Any = None
    app: Any = ""


@dataclass(frozen=True, slots=True)
class _Unreadable:
    """A record whose JSON could not be read."""

    reason: str


def _parse(data: bytes) -> Json:
    data = data.removeprefix(_BOM)
    try:
        found: Any = msgspec.json.decode(data)
    except _NOT_JSON as error:
        return _parse_pieces(data, error)
    if not isinstance(found, dict):
        raise BadFileError(msg("expected an object with schema and records"), where="$")
    if _NEGATIVE_ZERO.search(data):
        return dict(_without_negative_zeros(found))
    return found


_NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def _parse_pieces(data: bytes, error: Exception) -> Json:
    """Try again with the records one by one, since a number or a text may be bad in one of them only."""
    try:
        pieces = msgspec.json.decode(data, type=_Pieces)
    except _NOT_JSON:
        raise BadFileError(msg("it is not JSON: {reason}", reason=explain_json(error, data)), where="$") from error
    records: list[Any] = []
    for raw in pieces.records:
        try:
            records.append(_without_negative_zeros(msgspec.json.decode(raw)))
        except _NOT_JSON as broken:
            records.append(_Unreadable(explain_json(broken, bytes(raw))))
    return {"schema": pieces.schema, "app": pieces.app, "records": records}


def explain_json(error: Exception, data: bytes) -> str:
    """Say in plain words why bytes are not JSON, with the line if it is known."""
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8 text"
    text = str(error).removeprefix("JSON is malformed: ")
    place = re.search(r" \(byte (\d+)\)$", text)
    if place:
        text = f"{text[: place.start()]} in line {data.count(10, 0, int(place[1])) + 1}"
    return text[:1].lower() + text[1:]


def _without_negative_zeros(value: Any, depth: int = 0) -> Any:
    """Make -0.0 into 0.0, which is equal but written differently."""
    if isinstance(value, float):
        return value + 0.0
    if depth > MAX_DEPTH:  # will be refused
        return value
    if isinstance(value, list):
        return [_without_negative_zeros(part, depth + 1) for part in value]
    if isinstance(value, dict):
        return {key: _without_negative_zeros(part, depth + 1) for key, part in value.items()}
    return value
