"""Opening a plan of 10,000 mixed items in a window that is there: time until it is painted, and memory."""

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
SETTLE_MS = "8000"


def measure() -> Iterator[Figure]:
    """Open the plan in fresh programs: from the start page, and as the file named on the command line."""
    with tempfile.TemporaryDirectory() as folder, private_screen() as environment:
        plan = str(Path(folder) / "many.diorama")
        save_project(mixed_plan(ITEMS), Path(plan))
        child("open_plan", (plan,), environment)  # fills the disk cache and compiles; not counted
        child("planner_window", (plan,), environment)  # likewise
        opened = [child("open_plan", (plan,), environment)["opened_ms"] for _ in range(RUNS)]
        settled = child("open_plan", (plan, SETTLE_MS), environment)
        empty = [child("planner_window", (), environment)["painted_ms"] for _ in range(RUNS)]
        named = [child("planner_window", (plan,), environment)["painted_ms"] for _ in range(RUNS)]
    yield Figure("opening 10,000 items in the window", statistics.median(opened), "ms", 400)
    yield Figure("program start with the plan named", statistics.median(named), "ms")
    yield Figure("that, less the start without one", statistics.median(named) - statistics.median(empty), "ms")
    yield Figure("peak memory, bill and issues worked out", settled["peak_mib"], "MiB", 260)
