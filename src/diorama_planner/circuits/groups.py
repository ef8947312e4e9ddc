"""Which of many hang together, told by pairs of them that do."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def grouped(members: Iterable[T], pairs: Iterable[tuple[T, T]]) -> dict[T, T]:
    """Give for each member the one that stands for its group; pairs with others than members say nothing."""
    above = {name: name for name in members}

    def top(name: T) -> T:
        while above[name] != name:
            above[name] = name = above[above[name]]
        return name

    for one, other in pairs:
        if one in above and other in above:
            above[top(other)] = top(one)
    return {name: top(name) for name in above}
