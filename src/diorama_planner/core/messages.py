"""Texts that lower layers hand up to be shown.

A message is its English template and its arguments, so that `ui` can translate the template and `cli` can
print it as it stands. Nothing here formats lengths; callers do that through `core.units`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

_set = object.__setattr__


@dataclass(frozen=True, slots=True)
class Message:
    """An English template (which is also the key for translation) and what fills it; a tuple becomes a list."""

    id: str
    args: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.written()

    def written(self, template: str = "", *, decimal_comma: bool = False) -> str:
        """Fill the template, or a translation of it; figures that are `Shown` get a point or a comma."""
        found = template or self.id
        if not self.args:
            return found
        return found.format(**{name: _written(value, decimal_comma) for name, value in self.args.items()})


class Later(Message):
    """A message that is put together by `make(*of)` when it is read: of most arithmetic nobody ever asks.

    Two are equal if they are made by the same of the same, or read the same.
    """

    __slots__ = ("_how",)
    _how: tuple[Any, ...]

    def __init__(self, make: Callable[..., Message], *of: object) -> None:
        _set(self, "_how", (make, *of))

    @property
    def made(self) -> Message:
        """The message itself."""
        make, *of = self._how
        found: Message = make(*of)
        return found

    @property
    def id(self) -> str:
        """Its template."""
        return self.made.id

    @property
    def args(self) -> Mapping[str, object]:
        """What fills it."""
        return self.made.args

    def written(self, template: str = "", *, decimal_comma: bool = False) -> str:
        """Put it together and fill it."""
        return self.made.written(template, decimal_comma=decimal_comma)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Later):
            return self._how == other._how or self.made == other.made
        return isinstance(other, Message) and self.made == other

    def __hash__(self) -> int:
        return hash(self.id)


class Writes(Protocol):
    """Writes a figure with its unit."""

    def __call__(self, value: float, /, *, decimal_comma: bool = False) -> str:
        """Write the figure with a point or with a comma."""


class Shown:
    """An argument that is written out only when its message is read; most arithmetic never is."""

    __slots__ = ("_value", "_write")

    def __init__(self, write: Writes, value: float) -> None:
        self._write = write
        self._value = value

    def __str__(self) -> str:
        return self.written()

    def written(self, *, decimal_comma: bool = False) -> str:
        """Write it out."""
        return self._write(self._value, decimal_comma=decimal_comma)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __repr__(self) -> str:
        return f"Shown({self!s})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shown) and (self._write, self._value) == (other._write, other._value)

    def __hash__(self) -> int:
        return hash((self._write, self._value))


def _written(value: object, comma: bool) -> object:
    if isinstance(value, Message | Shown):
        return value.written(decimal_comma=comma)
    if isinstance(value, tuple):
        return "; ".join(str(_written(each, comma)) for each in value)
    return value


def msg(template: str, **args: object) -> Message:
    """Build a `Message`; `str()` of it is the English text."""
    return Message(template, args)


def counted(one: str, several: str, count: int, /, **args: object) -> Message:
    """Build the message for one, or the one for several, which is filled with `count`; `args` fill both."""
    return msg(one, **args) if count == 1 else msg(several, count=count, **args)
