"""Records to JSON and back: strict about what is known, faithful to what is not.

Fields that hold their default are left out, so that files are small and differences readable. A record of an
unknown kind and fields that a kind does not know are kept and written back. Which members a file has is
known to `container`, not here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cache
from types import GenericAlias
from typing import Any, TypeAlias, TypeVar

import msgspec

from diorama_planner.core.errors import BadFileError, PlannerError, WriteError
from diorama_planner.core.messages import Message, msg
from diorama_planner.model.record import PLAIN_RECORDS, Record, UnknownRecord
from diorama_planner.model.roles import Role, infos_with_role
from diorama_planner.project_io.limits import MAX_DEPTH, MAX_PARTS, MAX_TEXT
from diorama_planner.project_io.parts import part_hints, put_back, unknown_inside

T = TypeVar("T")
Json: TypeAlias = dict[str, Any]
Expand: TypeAlias = Callable[[Mapping[str, Any]], list[Json]]
RecordStep: TypeAlias = Callable[[Json], Json]

_AT = re.compile(r"(?P<reason>.*?)(?: - at (?P<key>`key` in )?`\$(?P<path>.*)`)?", re.DOTALL)
_PLAIN_KEY = re.compile(r"\w{1,64}", re.ASCII)
_NOT_FIELDS = frozenset({"extra"})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could not be used: where, whose, why, and what stood there."""

    where: str
    record_id: str
    message: Message
    raw: Any = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the codec has to know of a record class."""

    record_class: type[Record]
    names: frozenset[str]  # keys that a JSON object of the class may have
    defaults: tuple[tuple[str, Any], ...]  # in order of declaration, MISSING where required
    free: tuple[str, ...]  # fields whose shape is not declared
    parts: Mapping[str, Any]  # types of the fields that hold objects
    odd: frozenset[str]  # fields that need a look of their own: both of these
    many: Any  # the type of a list of such records
    usual: Json  # fields that most records leave out, with what they are then


@cache
def _shape_of(record_class: type[Record]) -> _Shape:
    """Worked out when the first record of a class is met: a plan has few of all kinds."""
    defaults = [
        (f.name, f.default if f.default_factory is MISSING else f.default_factory())
        for f in fields(record_class)
        if f.name not in _NOT_FIELDS and f.name != "id"
    ]
    names = {"kind", "id", *(name for name, _ in defaults)}
    free = tuple(i.name for i in infos_with_role(record_class, Role.DATA) if i.name not in {"id", "extra"})
    parts = part_hints(record_class)
    odd, many = frozenset({*free, *parts}), GenericAlias(list, (record_class,))
    left_out: list[tuple[str, Any]] = [*defaults, ("extra", {})]
    usual = {name: default for name, default in left_out if _is_usual(default)}
    return _Shape(record_class, frozenset(names), tuple(defaults), free, parts, odd, many, usual)


def _is_usual(default: Any) -> bool:
    """Whether a default comes out of msgspec as it goes in."""
    return type(default) in {str, float, bool, int, type(None)} or default in ({}, ())


class ByTag(Mapping[str, T]):
    """What there is of each kind, asked for when a record of it is met: the others are not even loaded."""

    def __init__(self, tags: Collection[str], give: Callable[[str], T]) -> None:
        self._tags = tags
        self._give = give

    def __getitem__(self, tag: str) -> T:
        if tag not in self._tags:
            raise KeyError(tag)
        return self._give(tag)

    def __iter__(self) -> Iterator[str]:
        return iter(self._tags)

    def __len__(self) -> int:
        return len(self._tags)

    def __contains__(self, tag: object) -> bool:
        return tag in self._tags


class Codec:
    """Translates between records and JSON objects, which say their class by the key `kind`.

    Args:
        classes: record class by tag.
        expanders: by tag, what turns the shorthand of `add` into plain objects.
        steps: by tag and schema, what brings one object from that schema to the next.
    """

    def __init__(
        self,
        classes: Mapping[str, type[Record]],
        expanders: Mapping[str, Expand | None] | None = None,
        steps: Mapping[str, Mapping[int, RecordStep]] | None = None,
    ) -> None:
        self._classes = classes
        self.expanders = expanders or {}
        self.steps = steps or {}

    @property
    def tags(self) -> frozenset[str]:
        """The kinds that are known."""
        return frozenset(self._classes)

    def class_of(self, tag: str) -> type[Record]:
        """Give the record class of a known kind."""
        return self._classes[tag]

    def field_names(self, tag: str) -> frozenset[str]:
        """Give the keys that an object of a known kind may have."""
        return self._shape(tag).names

    def _shape(self, tag: str) -> _Shape:
        record_class: Any = self._classes[tag]  # not every type of a record says that it has a hash
        return _shape_of(record_class)

    def to_json(self, record: Record) -> Json:
        """Give the object that stands for a record.

        Raises:
            WriteError: the record holds data that JSON cannot say.
        """
        if isinstance(record, UnknownRecord):
            _refuse_unwritable(record, record.raw)
            return {**record.raw, "kind": record.tag, "id": record.id}
        if record.kind not in self._classes:
            raise WriteError(msg("the record {id!r} is of no kind that files know", id=record.id))
        shape = self._shape(record.kind)
        found: Json = {k: v for k, v in record.extra.items() if k not in shape.names}
        found["kind"], found["id"] = record.kind, record.id
        for name, default in shape.defaults:
            value = getattr(record, name)
            if value != default:
                found[name] = _with_text_keys(value) if isinstance(value, Mapping) else value
        _refuse_unwritable(record, record.extra)
        for name in shape.free:
            _refuse_unwritable(record, getattr(record, name))
        if shape.parts:
            put_back(found, shape.parts)
        return found

    def encode(self, record: Record) -> bytes:
        """Give the JSON text of a record, the same bytes for equal records.

        Raises:
            WriteError: the record holds data that JSON cannot say.
        """
        try:
            return msgspec.json.encode(self.to_json(record), order="deterministic")
        except (UnicodeEncodeError, TypeError, ValueError, OverflowError) as error:
            raise WriteError(
                msg("the record {id!r} cannot be written: {reason}", id=record.id, reason=error)
            ) from error

    def many_from_json(self, raws: Sequence[Any]) -> dict[int, Record]:
        """Build the plain ones among many records, by their place: quicker than one by one, and most of a plan is.

        Of a kind that has a bad one none is built: `from_json` builds the others, and says what is wrong.
        What is left out is put in before: msgspec asks a record with slots for it, and each answer is an exception.
        """
        places: dict[str, list[int]] = {}
        for place, raw in enumerate(raws):
            tag = raw.get("kind") if type(raw) is dict else None
            if type(tag) is str and tag in self._classes and _is_plain(raw, self._shape(tag)):
                places.setdefault(tag, []).append(place)
        found: dict[int, Record] = {}
        for tag, those in places.items():
            with suppress(msgspec.ValidationError, PlannerError):
                shape = self._shape(tag)
                whole = [{**shape.usual, **raws[place]} for place in those]
                records = msgspec.convert(whole, shape.many, str_keys=True)
                found.update(zip(those, records, strict=True))
        return found

    def from_json(self, raw: Any, where: str) -> Record:
        """Build the record that an object stands for.

        Raises:
            BadFileError: it is none; says the path of the field below `where`.
        """
        if not isinstance(raw, dict):
            raise BadFileError(msg("expected an object, got {kind}", kind=_json_name(raw)), where=where)
        tag = raw.get("kind")
        if not isinstance(tag, str):
            raise BadFileError(msg("the field {field} is missing", field="kind"), where=where)
        try:
            if tag in self._classes:
                return _convert(raw, self._shape(tag), where)
            check_free(raw, where)
            record_id = raw.get("id")
            return UnknownRecord(id=record_id if isinstance(record_id, str) else "", tag=tag, raw=raw)
        except msgspec.ValidationError as error:
            raise _bad_value(error, where) from error
        except BadFileError:
            raise
        except PlannerError as error:  # a record refuses its values
            raise BadFileError(error.message, error.hint, where=where) from error


_SIZED: frozenset[type] = frozenset({str, list, dict})


def _convert(raw: Json, shape: _Shape, where: str) -> Record:
    for name, value in raw.items():
        if type(value) in _SIZED and len(value) > MAX_PARTS:
            _check_length(value, f"{where}.{_shown(name)}")
    known = raw
    inside = unknown_inside(shape.parts, raw) if shape.parts else {}
    if inside or not raw.keys() <= shape.names:
        extra = {k: v for k, v in raw.items() if k not in shape.names} | inside
        check_free(extra, where)
        known = {k: v for k, v in raw.items() if k in shape.names}
        known["extra"] = extra
    for name in shape.free:
        if name in raw:
            check_free(raw[name], f"{where}.{name}")
    return msgspec.convert(known, shape.record_class, strict=True, str_keys=True)


def _is_plain(raw: Json, shape: _Shape) -> bool:
    """Whether an object has nothing but fields that are known and whose shape is declared, none of them long."""
    for value in raw.values():
        if type(value) in _SIZED and len(value) > MAX_PARTS:
            return False
    return raw.keys() <= shape.names and shape.odd.isdisjoint(raw)


def check_free(value: Any, where: str, depth: int = 0) -> None:
    """Check data whose shape is not declared: its depth, its lengths.

    Raises:
        BadFileError: naming the place.
    """
    if depth > MAX_DEPTH:
        raise BadFileError(msg("data is nested more than {limit} deep", limit=MAX_DEPTH), where=where)
    if isinstance(value, str | list | dict):
        _check_length(value, where)
    if isinstance(value, dict):
        for key, part in value.items():
            check_free(part, f"{where}.{_shown(key)}" if depth < 8 else where, depth + 1)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            check_free(part, f"{where}[{index}]" if depth < 8 else where, depth + 1)


def _shown(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else f"[{key[:40]!r}]"


def _check_length(value: str | list[Any] | Json, where: str) -> None:
    limit = MAX_TEXT if isinstance(value, str) else MAX_PARTS
    if len(value) > limit:
        raise BadFileError(msg("longer than {limit}", limit=limit), where=where)


def _refuse_unwritable(record: Record, value: Any, depth: int = 0) -> None:
    """Refuse data that would come back as something else, above all numbers that are not finite."""
    if value is None or isinstance(value, str | bool | int):
        return
    if isinstance(value, float) and math.isfinite(value):
        return
    if depth > MAX_DEPTH:
        raise WriteError(msg("the record {id!r} is nested more than {limit} deep", id=record.id, limit=MAX_DEPTH))
    if isinstance(value, Mapping):
        parts: Iterable[Any] = value.values()
    elif isinstance(value, list | tuple):
        parts = value
    elif is_dataclass(value):
        parts = [getattr(value, part.name) for part in fields(value)]
    else:
        text = msg("the record {id!r} holds {value:.60}, which a file cannot hold", id=record.id, value=repr(value))
        raise WriteError(text)
    for part in parts:
        _refuse_unwritable(record, part, depth + 1)


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _with_text_keys(part) for key, part in value.items()}
    return value


_JSON_NAMES = {type(None): "null", bool: "true or false", list: "a list", str: "text", dict: "an object"}


def _json_name(value: Any) -> str:
    return _JSON_NAMES.get(type(value), "a number")


def _bad_value(error: Exception, where: str) -> BadFileError:
    match = _AT.fullmatch(str(error))
    reason, path = (match["reason"], match["path"] or "") if match else (str(error), "")
    reason = reason[:1].lower() + reason[1:].replace("`", "")
    if match and match["key"]:
        reason = f"a key: {reason}"
    return BadFileError(Message(reason), where=where + path)


def problem_of(error: PlannerError, raw: Any) -> Problem:
    """Turn a refusal into a problem to be listed."""
    record_id = raw.get("id") if isinstance(raw, dict) else None
    return Problem(error.where, record_id if isinstance(record_id, str) else "", error.message, raw)


def encode_records(codec: Codec, records: Iterable[Record]) -> bytes:
    """Give a JSON list of records sorted by id, one on a line."""
    lines = [codec.encode(record) for record in sorted(records, key=lambda record: record.id)]
    return b"[\n" + b",\n".join(lines) + b"\n]" if lines else b"[]"


@cache
def standard_codec() -> Codec:
    """Give the codec of this version: the plain records and every kind of item."""
    from diorama_planner.kinds.registry import KINDS

    plain: dict[str, type[Record]] = {record.kind: record for record in PLAIN_RECORDS}
    tags = KINDS.heads.keys()
    return Codec(
        ByTag(plain.keys() | tags, lambda tag: plain.get(tag) or KINDS[tag].record),
        ByTag(tags, lambda tag: KINDS[tag].expand),
        ByTag(tags, lambda tag: KINDS[tag].migrations),
    )
