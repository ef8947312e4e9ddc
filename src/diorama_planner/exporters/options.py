"""Options of exporters read from typed words, as `width=1200` on a command line, and listed for help texts."""

from __future__ import annotations

import dataclasses
import math
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg

T = TypeVar("T")
_YES, _NO = {"1", "yes", "true", "on"}, {"0", "no", "false", "off"}


def read_options(kind: type[T], words: Mapping[str, str]) -> T:
    """Make the options of an exporter from texts by name; `-` and `_` mean the same.

    Raises:
        UsageError: an unknown name, a text that is not of the option's type, or a value that it refuses.
    """
    types_by_name = _types(kind)
    values: dict[str, object] = {}
    for word, text in words.items():
        name = word.replace("-", "_")
        if name not in types_by_name:
            known = ", ".join(types_by_name) or "none"
            raise UsageError(msg("unknown option {name!r}", name=word), msg("there are: {known}", known=known))
        values[name] = _value(word, text, types_by_name[name])
    return kind(**values)


def words_by_name(words: Iterable[str]) -> dict[str, str]:
    """Take words as `width=1200` apart.

    Raises:
        UsageError: a word without an equals sign.
    """
    found = {}
    for word in words:
        key, sign, value = word.partition("=")
        if not sign:
            raise UsageError(msg("{word!r} is not an option", word=word), msg("write key=value, as page=A3"))
        found[key] = value
    return found


def written_options(options: Any) -> dict[str, str]:
    """Give the options that differ from their defaults as texts by name, such as `read_options` takes."""
    found = {}
    for field in dataclasses.fields(options):
        value = getattr(options, field.name)
        if value != field.default:
            found[field.name] = ("yes" if value else "no") if isinstance(value, bool) else str(value)
    return found


def describe_options(kind: type[Any]) -> Iterator[tuple[str, object, str]]:
    """Give name, default and help text of each option."""
    for field in dataclasses.fields(kind):
        yield field.name, field.default, str(field.metadata.get("help", ""))


def option(default: T, help_text: str) -> T:
    """Declare an option in the body of a dataclass."""
    declared: T = dataclasses.field(default=default, metadata={"help": help_text})
    return declared


def _types(kind: type[Any]) -> dict[str, type]:
    hints = get_type_hints(kind)
    return {field.name: _without_none(hints[field.name]) for field in dataclasses.fields(kind)}


def _without_none(hint: Any) -> type:
    if get_origin(hint) in {Union, types.UnionType}:
        hint = next(part for part in get_args(hint) if part is not type(None))
    found: type = hint
    return found


def _value(name: str, text: str, wanted: type) -> object:
    readers: dict[type, Callable[[str], object]] = {bool: _boolean, int: int, float: _finite, str: str}
    try:
        return readers[wanted](text.strip())
    except ValueError:
        names: dict[type, str] = {bool: "yes or no", int: "a whole number", float: "a number"}
        raise UsageError(
            msg("option {name}: {text!r} is not {wanted}", name=name, text=text, wanted=names[wanted])
        ) from None


def _boolean(text: str) -> bool:
    if text.casefold() in _YES | _NO:
        return text.casefold() in _YES
    raise ValueError(text)


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value
