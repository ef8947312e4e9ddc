"""Texts that lower layers hand up to be shown.

A message is its English template and its arguments, so that `ui` can translate the template and `cli` can
print it as it stands. Nothing here formats lengths; callers do that through `core.units`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


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
