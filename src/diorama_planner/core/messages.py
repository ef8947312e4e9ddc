"""Texts that lower layers hand up to be shown.

A message is its English template and its arguments, so that `ui` can translate the template and `cli` can
print it as it stands. Nothing here formats lengths; callers do that through `core.units`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """An English template (which is also the key for translation) and what fills it."""

    id: str
    args: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.id.format(**self.args) if self.args else self.id


class Shown:
    """An argument that is written out only when its message is read; most arithmetic never is."""

    __slots__ = ("_value", "_write")

    def __init__(self, write: Callable[[float], str], value: float) -> None:
        self._write = write
        self._value = value

    def __str__(self) -> str:
        return self._write(self._value)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __repr__(self) -> str:
        return f"Shown({self!s})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shown) and (self._write, self._value) == (other._write, other._value)

    def __hash__(self) -> int:
        return hash((self._write, self._value))


def msg(template: str, **args: object) -> Message:
    """Build a `Message`; `str()` of it is the English text."""
    return Message(template, args)
