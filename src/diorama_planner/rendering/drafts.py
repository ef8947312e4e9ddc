"""Drafts: what models wear in a first picture, until their true materials are there, and who still waits for those.

A draft is a plain material: a graphics card that knows how to draw one can draw all of them. What it looks like is
for `materials`; `finishing` brings the true ones, a few per picture. Pictures of surfaces are made off the main
thread: nothing of Qt is touched there.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Hashable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any

from shiboken6 import isValid

from diorama_planner.rendering.elements import put_into
from diorama_planner.rendering.surfaces.skin import Bytes
from diorama_planner.rendering.surfaces.surface import maps, recipe_of
from diorama_planner.solids.parts import BodyPart, Decal


def albedo_name(recipe: str, colour: str) -> str:
    """What the picture of the colours of a surface is called."""
    return f"{recipe} {colour}"


@dataclass(slots=True, eq=False)
class _Waiting:
    """Models that wait for a material, how that is made, and who makes its pictures."""

    part: BodyPart
    make: Callable[[], Any]
    models: list[Any] = field(default_factory=list)
    painting: Future[None] | None = None


class Drafts:
    """Knows who wears a draft.

    Attributes:
        are_worn: whether what is shown now may wear drafts. Whoever takes stills leaves it false.
        pictures: of surfaces, made ahead, by their names.
    """

    def __init__(self) -> None:
        self.are_worn = False
        self.pictures: dict[str, Bytes] = {}
        self._waiting: dict[Hashable, _Waiting] = {}
        self._painted: dict[str, Future[None]] = {}
        self._pool: ThreadPoolExecutor | None = None

    @property
    def waiting(self) -> int:
        """How many materials are still to be made."""
        return len(self._waiting)

    def let_wait(self, model: Any, key: Hashable, part: BodyPart, make: Callable[[], Any]) -> None:
        """Let a model wait for the material of a key."""
        self._waiting.setdefault(key, _Waiting(part, make)).models.append(model)

    def forget(self, decal: Decal) -> None:
        """Wait no more for what is drawn: nothing wears it any more."""
        self._waiting = {key: each for key, each in self._waiting.items() if each.part.decal != decal}

    def prepare(self) -> None:
        """Begin to make the pictures that are waited for, beside what goes on."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=min(2, os.cpu_count() or 1), thread_name_prefix="surfaces")
        wanted: dict[str, list[_Waiting]] = {}
        for each in self._waiting.values():
            if each.painting is None:
                part = each.part
                name = recipe_of(part.finish, part.texture, part.colour) if part.decal is None else ""
                wanted.setdefault(name, []).append(each)
        for name, those in wanted.items():
            if name not in self._painted:
                self._painted[name] = self._pool.submit(self._paint, name, {each.part.colour for each in those})
            for each in those:
                each.painting = self._painted[name]

    def _paint(self, name: str, colours: Iterable[str]) -> None:
        """Make the repeat of a recipe in some colours; nothing for what has none."""
        if name:
            repeat = maps(name)
            for colour in colours:
                self.pictures[albedo_name(name, colour)] = repeat.albedo(colour)

    def take_off(self, seconds: float) -> int:
        """Let models wear true materials, as far as those can be made now and in so much time; tell how many."""
        until, count = time.perf_counter() + seconds, 0
        for key, each in list(self._waiting.items()):
            if each.painting is None or not each.painting.done():
                continue
            del self._waiting[key]
            made = each.make()
            for model in filter(isValid, each.models):
                put_into(model, "materials", made)
            count += 1
            if time.perf_counter() > until:
                break
        return count

    def take_all_off(self) -> None:
        """Let all wear their true materials, however long that takes."""
        self.prepare()
        wait(self._painted.values())
        self.take_off(float("inf"))

    def close(self) -> None:
        """Wear no more drafts, and let go of those who make pictures."""
        self.are_worn = False
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
        self._painted.clear()
        self.pictures.clear()
