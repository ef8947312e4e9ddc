"""Cold start to the first painted window, beside a bare QMainWindow started the same way (Xvfb, xcb)."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from benchmarks.measuring import Figure, child, private_screen

RUNS = 9


def measure() -> Iterator[Figure]:
    """Start both in turns and compare the medians."""
    bare, planner, modules = [], [], 0.0
    with private_screen() as environment:
        for script in ("bare_window", "planner_window"):
            child(script, (), environment)  # fills the disk cache and compiles; not counted
        for _ in range(RUNS):
            bare.append(child("bare_window", (), environment)["painted_ms"])
            figures = child("planner_window", (), environment)
            planner.append(figures["painted_ms"])
            modules = figures["own_modules"]
    bare_ms, planner_ms = statistics.median(bare), statistics.median(planner)
    yield Figure("bare QMainWindow painted", bare_ms, "ms")
    yield Figure("planner painted", planner_ms, "ms")
    yield Figure("planner / bare", planner_ms / bare_ms, "x", 3.0)
    yield Figure("own modules before first paint", modules, "modules", 120)
