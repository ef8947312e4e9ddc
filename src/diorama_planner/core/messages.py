"""Texts that lower layers hand up to be shown.

A message is its English template and its arguments, so that `ui` can translate the template and `cli` can
print it as it stands. Nothing here formats lengths; callers do that through `core.units`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """An English template (which is also the key for translation) and what fills it."""

    id: str
    args: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.id.format(**self.args) if self.args else self.id


def msg(template: str, **args: object) -> Message:
    """Build a `Message`; `str()` of it is the English text."""
    return Message(template, args)
