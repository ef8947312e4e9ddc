"""The full bill of 10,000 items from nothing, and again after one edit."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from benchmarks.measuring import Figure, median_ms
from benchmarks.plans import mixed_plan
from diorama_planner.app import verbs
from diorama_planner.app.session import Session

ITEMS = 10_000
RUNS = 5


def measure() -> Iterator[Figure]:
    """Work the bill out."""
    document = mixed_plan(ITEMS)
    times = []
    for _ in range(RUNS):
        session = Session(document)
        assert len(session.scene.boxes) >= ITEMS  # the plan is open: what lies where is known
        start = time.perf_counter()
        session.bill()
        times.append((time.perf_counter() - start) * 1000)
    yield Figure("full bill of 10,000 items", statistics.median(times), "ms", 300)

    def once() -> None:
        with session.edit("Move") as draft:
            verbs.move(draft, ["i0"], 1.0, 0.0)
        session.bill()

    yield Figure("bill after moving one item", median_ms(once, 20), "ms")
