"""Work on the canvas at 10,000 items: frames while dragging, panning and zooming; choosing, deleting, undoing all.

They are those of a window of 1600 x 1000 on a raster engine without a screen, and are told for other counts of
items too, so that their growth can be seen. Committing a move is measured with all derived views.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Iterator

from benchmarks.measuring import Figure, child
from benchmarks.plans import mixed_plan
from diorama_planner.app import verbs
from diorama_planner.app.session import Session
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.record import RecordId

ITEMS = 10_000
COUNTS = (1_000, ITEMS, 50_000)
MOVES = 60
LIMITS = {
    "drag 1 item": 8.0,
    "drag 500 items": 12.0,
    "drag all": 16.7,
    "pan at fit-all": 16.7,
    "zoom": 16.7,
    "pan at 100 %": 12.0,
    "sharp again after zooming": 150.0,
    "select all": 60.0,
    "delete all and undo that": 300.0,
}
"""Milliseconds at most with 10,000 items; of frames the 95th percentile."""


def _things(session: Session, *, on_cover: bool) -> Iterator[RecordId]:
    for item in session.document.items():
        if isinstance(item, Thing):
            under = (session.document.records[item_id] for item_id in session.pick(item.at_mm))
            if any(isinstance(other, GroundCover) for other in under) is on_cover:
                yield item.id


def measure() -> Iterator[Figure]:
    """Measure frames at every count, then commits."""
    for count in COUNTS:
        yield from _frames(count)
    yield from _commits()


def _frames(count: int) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home}
        found = child("canvas_frames", (str(count),), environment)
    del found["wall_ms"]
    peak = found.pop("peak_mib")
    for name, value in found.items():
        yield Figure(f"{count:,} items: {name}", value, "ms", LIMITS.get(name) if count == ITEMS else None)
    yield Figure(f"{count:,} items: peak memory", peak, "MiB")


def _commits() -> Iterator[Figure]:
    """Move things to and fro."""
    session = Session(mixed_plan(ITEMS))
    session.bill()
    session.issues()

    for name, on_cover in (("free ground", False), ("a ground cover", True)):
        found = list(_things(session, on_cover=on_cover))
        chosen = found[len(found) // 3 :: max(1, len(found) // MOVES)][: MOVES // 2]
        steps = iter([(item_id, dx) for item_id in chosen for dx in (1.0, -1.0)])
        times = [_commit_ms(session, *step) for step in steps]
        yield Figure(f"commit of one move on {name}", statistics.median(times), "ms", 5.0)


def _commit_ms(session: Session, item_id: RecordId, dx: float) -> float:
    start = time.perf_counter()
    with session.edit("Move") as draft:
        verbs.move(draft, [item_id], dx, 0.0)
    session.follow()
    return (time.perf_counter() - start) * 1000
