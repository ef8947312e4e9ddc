"""Where a wire is soldered or screwed to something, and the sorts of what feeds: what kinds hand to circuits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Polarity: TypeAlias = Literal["+", "-", "in+", "in-"]
"""Of lights and of what gives current plain; the side of a module by which it is fed is `in`."""

FeedSort: TypeAlias = Literal["supply", "buck", "effect", "junction", "terminal_strip", "bus"]
"""What gives current, or hands it on."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """A place for one wire of the record `record`: on the plan, and its height over the base top, in mm.

    `name` tells the terminals of a record apart that have one polarity, such as the two ends of a bus.
    """

    record: str
    name: str
    polarity: Polarity
    at_mm: tuple[float, float]
    height_mm: float
