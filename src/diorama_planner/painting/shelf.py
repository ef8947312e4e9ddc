"""A bounded store of costly things: the least lately used are dropped. What they are is for their makers to know."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Shelf(Generic[V]):
    """Things of known size in bytes, the least lately used dropped when they grow beyond a limit."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._kept: OrderedDict[Hashable, tuple[V, int]] = OrderedDict()
        self.used_bytes = 0

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable) -> V | None:
        """Give what is kept under a key, which then counts as lately used."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: Hashable, value: V, size: int) -> V:
        """Keep a value of so many bytes in place of what the key had; one alone may exceed the limit."""
        old = self._kept.pop(key, None)
        self.used_bytes += size - (old[1] if old else 0)
        self._kept[key] = (value, size)
        while self.used_bytes > self._limit and len(self._kept) > 1:
            self.used_bytes -= self._kept.popitem(last=False)[1][1]
        return value
