"""Opening a plan of 10,000 mixed items: time until it is painted after that of an empty window, and memory."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import Figure, child, private_screen
from benchmarks.plans import mixed_plan
from diorama_planner.project_io.container import save_project

ITEMS = 10_000
RUNS = 5
SETTLE_MS = "6000"


def measure() -> Iterator[Figure]:
    """Open the plan in fresh windows."""
    with tempfile.TemporaryDirectory() as folder, private_screen() as environment:
        plan = Path(folder) / "many.diorama"
        save_project(mixed_plan(ITEMS), plan)
        child("planner_window", (), environment)
        empty = statistics.median(child("planner_window", (), environment)["painted_ms"] for _ in range(RUNS))
        full = statistics.median(
            child("planner_window", (str(plan),), environment)["painted_ms"] for _ in range(RUNS)
        )
        settled = child("planner_window", (str(plan), SETTLE_MS), environment)
    yield Figure("empty window painted", empty, "ms")
    yield Figure("plan of 10,000 items painted", full, "ms")
    yield Figure("opening after that", full - empty, "ms", 400)
    yield Figure("peak memory, bill and issues worked out", settled["peak_mib"], "MiB", 260)
