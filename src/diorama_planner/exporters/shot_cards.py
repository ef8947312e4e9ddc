"""What a shot list is made of: a card for each camera, its picture and what is set, lit and to be minded for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from diorama_planner.core.messages import Message


@dataclass(frozen=True, slots=True)
class ShotPart:
    """Lines under a heading: a name and what is told of it, or one that stands alone; `ticked` ones get a box."""

    title: Message
    rows: tuple[tuple[Message, ...], ...]
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class ShotCard:
    """One camera: its name, its picture as PNG, how many times as wide as high that is, and what is told of it."""

    name: str
    picture: bytes
    aspect: float
    parts: tuple[ShotPart, ...]


@dataclass(frozen=True, slots=True)
class Pictured:
    """How shots are pictured: as `sketch` without any 3D view, or as `still` in a mood, with a look."""

    pictures: str = "sketch"
    mood: str = "studio"
    look: str = "neutral"


ShotCards: TypeAlias = Callable[[Pictured], Sequence[ShotCard]]
