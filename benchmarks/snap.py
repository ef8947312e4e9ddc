"""What a pointer is drawn to among 10,000 items, with every reason to snap on: for a point, and for a drag."""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable, Iterator
from functools import partial

from benchmarks.measuring import Figure, median_ms
from benchmarks.plans import mixed_plan
from diorama_planner.app.session import Session
from diorama_planner.geometry.points import Bounds
from diorama_planner.model.record import Guide, Point, Points
from diorama_planner.tools.vectors import corners, middle
from diorama_planner.ui.canvas.snapping import Snapping

ITEMS = 10_000
PLACES = 1500
ZOOMS = {"close up": 0.25, "at fit-all": 7.0}
"""Millimetres per pixel of a screen that shows a few things, and of one that shows all."""


def measure() -> Iterator[Figure]:
    """Ask at many places, each once before, since what is near is made when a pointer first comes there."""
    session = Session(mixed_plan(ITEMS))
    with session.edit("Guides") as draft:
        for number in range(10):
            draft.put(Guide(id=f"level{number}", direction="horizontal", at_mm=600.0 * number))
            draft.put(Guide(id=f"upright{number}", direction="vertical", at_mm=240.0 * number))
    snapping = Snapping(session)
    dice = random.Random(1)
    places = [(dice.uniform(0, 2440), dice.uniform(0, 6600)) for _ in range(PLACES)]
    for name, mm_per_pixel in ZOOMS.items():
        asked = _points(snapping, places, mm_per_pixel)
        yield Figure(f"one point, {name}, median", statistics.median(asked), "ms", 1.0)
        yield Figure(f"one point, {name}, worst of a hundred", statistics.quantiles(asked, n=100)[-1], "ms", 1.0)
        dragged = _drags(snapping, places, mm_per_pixel)
        yield Figure(f"something dragged, {name}, median", statistics.median(dragged), "ms", 1.0)
        yield Figure(f"something dragged, {name}, worst of a hundred", statistics.quantiles(dragged, n=100)[-1], "ms")


def _points(snapping: Snapping, places: list[Point], mm_per_pixel: float) -> list[float]:
    start = (1200.0, 3300.0)
    return [_timed(partial(snapping.snap, place, mm_per_pixel, start=start)) for place in places]


def _drags(snapping: Snapping, places: list[Point], mm_per_pixel: float) -> list[float]:
    found = []
    for x, y in places:
        box: Bounds = (x - 30.0, y - 13.0, x + 30.0, y + 13.0)
        shape = corners(box)
        sides: Points = tuple(middle((*a, *b)) for a, b in zip(shape, (*shape[1:], shape[0]), strict=True))
        anchors = (middle(box), *shape, *sides)
        found.append(_timed(partial(snapping.snap_moved, anchors, box, mm_per_pixel, frozenset({"i1"}))))
    return found


def _timed(ask: Callable[[], object]) -> float:
    """The best of some times at one place: what else runs on the machine is not the query's doing."""
    ask()
    return min(median_ms(ask, 1) for _ in range(3))
