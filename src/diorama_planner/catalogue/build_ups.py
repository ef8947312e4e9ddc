"""Named build-ups as they are shipped and exchanged: a JSON file with a list of them, read strictly.

A build-up of a plan is a record (`model.record.NamedBuildUp`) with the same name, coats, texture and note; what one
takes is worked out in `kinds.finish_sums`. Keys that nobody knows are refused: they are typing errors.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Protocol

from diorama_planner.catalogue.words import nearest
from diorama_planner.core.errors import BadFileError, PlannerError
from diorama_planner.core.messages import msg
from diorama_planner.model.record import Coat, Coats

FORMAT = "diorama-planner build-ups"
SCHEMA = 1

MOST_BYTES = 4_000_000
MOST_BUILD_UPS = 1000
MOST_IN_ONE = 40
LONGEST_TEXT = 2000
LONGEST_SHOWN = 60

CONFIDENCES = ("high", "medium", "low")


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueBuildUp:
    """A build-up of the catalogue or of a file, coats from below upwards.

    `texture` is what it looks like from afar, a name of `drawing.textures`; empty leaves the look of what is under
    it. Ids of the catalogue have an underscore, so that no record has one; those of a file may be empty.
    """

    id: str
    name: str
    coats: Coats
    texture: str = ""
    note: str = ""
    source: str = ""
    confidence: str = ""


class Named(Protocol):
    """What can be written: a build-up of the plan or of the catalogue."""

    @property
    def id(self) -> str:
        """What it is known by where it comes from."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def coats(self) -> Coats:
        """What is laid, from below upwards."""

    @property
    def texture(self) -> str:
        """What it looks like from afar."""

    @property
    def note(self) -> str:
        """What else there is to say."""


def read_shipped(path: Path) -> dict[str, CatalogueBuildUp]:
    """Read the build-ups of the catalogue by id, in the order of the file.

    Raises:
        BadFileError: the file is damaged.
    """
    return {build_up.id: build_up for build_up in decode_build_ups(path.read_bytes(), where=path.name)}


def encode_build_ups(build_ups: Iterable[Named]) -> bytes:
    """Write build-ups as a file to be exchanged; what is as usual is left out."""
    listed = [_to_json(build_up) for build_up in build_ups]
    content = {"format": FORMAT, "schema": SCHEMA, "build_ups": listed}
    return (json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


def _to_json(build_up: Named) -> dict[str, Any]:
    kept = ("id", "name", "texture", "note", "source", "confidence")
    found: dict[str, Any] = {key: value for key in kept if (value := getattr(build_up, key, ""))}
    found["coats"] = [_coat_to_json(coat) for coat in build_up.coats]
    return found


def _coat_to_json(coat: Coat) -> dict[str, Any]:
    return {each.name: value for each in fields(coat) if (value := getattr(coat, each.name)) != each.default}


def decode_build_ups(
    data: bytes, *, known: Container[str] | None = None, where: str = ""
) -> tuple[CatalogueBuildUp, ...]:
    """Read what `encode_build_ups` wrote, or somebody by hand; all or nothing.

    Args:
        data: the file.
        known: ids of the materials that there are; None takes any.
        where: what the file is called in an error.

    Raises:
        BadFileError: naming the place, such as `build_ups[2].coats[0].density`, and what is wrong there.
    """
    raw = _list_of(_content(data, where), where)
    found: list[CatalogueBuildUp] = []
    for number, each in enumerate(raw):
        place = _joined(where, f"build_ups[{number}]")
        build_up = _build_up(each, known, place)
        if build_up.id and any(build_up.id == other.id for other in found):
            raise BadFileError(msg("two build-ups have the id {id}", id=_begun(build_up.id)), where=place)
        found.append(build_up)
    return tuple(found)


def _content(data: bytes, where: str) -> Any:
    if len(data) > MOST_BYTES:
        raise BadFileError(msg("the file is larger than {limit} bytes", limit=MOST_BYTES), where=where)
    try:
        return json.loads(data, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, json.JSONDecodeError) else "the text cannot be read"
        raise BadFileError(
            msg("this is no JSON: {reason}", reason=reason),
            msg("export a build-up from the program to see what such a file looks like"),
            where=where,
        ) from None


def _no_number(text: str) -> float:
    raise ValueError(text)


def _list_of(raw: Any, where: str) -> list[Any]:
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise BadFileError(
            msg("this is no file of build-ups"),
            msg('its first key must be "format": "{format}"', format=FORMAT),
            where,
        )
    schema = raw.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise BadFileError(
            msg("schema must be a whole number from 1 on, not {value}", value=_begun(schema)), where=where
        )
    if schema > SCHEMA:
        text = msg("it was written by a newer version (schema {schema})", schema=schema)
        raise BadFileError(text, msg("update this program"), where)
    _refuse_unknown(raw, ("format", "schema", "build_ups"), where)
    listed = raw.get("build_ups")
    if not isinstance(listed, list) or not listed:
        raise BadFileError(msg("build_ups must be a list with at least one build-up"), where=where)
    if len(listed) > MOST_BUILD_UPS:
        raise BadFileError(msg("more than {limit} build-ups", limit=MOST_BUILD_UPS), where=where)
    return listed


def _build_up(raw: Any, known: Container[str] | None, where: str) -> CatalogueBuildUp:
    own = _object(raw, where)
    names = tuple(each.name for each in fields(CatalogueBuildUp))
    _refuse_unknown(own, names, where)
    texts = {key: _text(own, key, where) for key in names if key != "coats"}
    if not texts["name"].strip():
        raise BadFileError(msg("a build-up needs a name"), where=_joined(where, "name"))
    if texts["confidence"] and texts["confidence"] not in CONFIDENCES:
        raise BadFileError(
            msg("must be one of {choices}", choices=", ".join(CONFIDENCES)), where=_joined(where, "confidence")
        )
    coats = own.get("coats")
    if not isinstance(coats, list) or not coats:
        raise BadFileError(
            msg("{name}: coats must be a list with at least one coat", name=texts["name"]),
            where=_joined(where, "coats"),
        )
    if len(coats) > MOST_IN_ONE:
        raise BadFileError(msg("more than {limit} coats", limit=MOST_IN_ONE), where=_joined(where, "coats"))
    read = tuple(_coat(coat, known, f"{where}.coats[{number}]") for number, coat in enumerate(coats))
    return CatalogueBuildUp(coats=read, **texts)


def _coat(raw: Any, known: Container[str] | None, where: str) -> Coat:
    own = _object(raw, where)
    _refuse_unknown(own, tuple(_COAT), where)
    for key, value in own.items():
        wanted, is_right = _COAT[key]
        if value is None or value == "":
            raise BadFileError(
                msg("{key} is blank", key=key), msg("give {wanted}, or leave the key out", wanted=wanted), where
            )
        if not is_right(value):
            text = msg("must be {wanted}, not {value}", wanted=wanted, value=_begun(value))
            raise BadFileError(text, where=_joined(where, key))
    material = own.get("material", "")
    if not material:
        raise BadFileError(msg("the material is missing"), msg("give the id of a material"), where)
    if known is not None and material not in known:
        near = nearest(material, known) if isinstance(known, Mapping) else []
        hint = msg("did you mean {ids}?", ids=" or ".join(near)) if near else ""
        text = msg("there is no material {id} in the catalogue", id=_begun(material))
        raise BadFileError(text, hint, _joined(where, "material"))
    try:
        return Coat(**own)
    except PlannerError as error:
        raise BadFileError(error.message, error.hint, where) from None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e6


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_TEXT


def _is_colour(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch("#[0-9a-fA-F]{6}", value) is not None


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_COAT: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    "material": ("the id of a material", _is_text),
    "density": ("a number (1 is full cover)", _is_number),
    "share": ("a number of per cent", _is_number),
    "depth_mm": ("a number of millimetres", _is_number),
    "colour": ("a colour such as #8a4b2f", _is_colour),
    "coats": ("a whole number", _is_count),
    "fade": ("even, up, down or out", _is_text),
}
"""The keys of a coat: what is wanted of each in words, and whether a value is that."""


def _object(raw: Any, where: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise BadFileError(msg("expected an object in braces"), where=where)
    return raw


def _text(raw: Mapping[str, Any], key: str, where: str) -> str:
    value = raw.get(key, "")
    if not _is_text(value):
        raise BadFileError(
            msg("must be a text of at most {limit} signs", limit=LONGEST_TEXT), where=_joined(where, key)
        )
    return str(value)


def _refuse_unknown(raw: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    names = tuple(known)
    for key in raw:
        if key not in names:
            near = nearest(str(key)[:60], names, count=1)
            hint = msg("did you mean {ids}?", ids=near[0]) if near else msg("known: {keys}", keys=", ".join(names))
            raise BadFileError(msg("unknown key {key}", key=_begun(key)), hint, where)


def _begun(value: Any) -> str:
    """Write a value of the file as much as an error needs of it."""
    text = repr(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]} ..."


def _joined(where: str, part: str) -> str:
    return f"{where}.{part}" if where else part
