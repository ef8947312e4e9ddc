"""Moves a landform to and fro in a window of 1600 x 1000 and tells what it took until the canvas was repainted."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.children.canvas_frames import Worker
from benchmarks.landforms import MOVED, ground_plan
from diorama_planner.app import verbs

STEPS = 24


def figures(worker: Worker) -> Iterator[tuple[str, float]]:
    """Move, and tell what it took of the processor."""
    worker.window.plan.fit()
    worker.settle()
    times = [_moved_ms(worker, (3.0 if step % 4 < 2 else -3.0, 2.0 if step % 2 else -2.0)) for step in range(STEPS)]
    yield "move a landform", statistics.median(times)


def _moved_ms(worker: Worker, by: tuple[float, float]) -> float:
    begun = time.process_time()
    with worker.session.edit("Move") as draft:
        verbs.move(draft, [MOVED], *by)
    worker.app.processEvents()
    taken = (time.process_time() - begun) * 1000
    worker.settle()
    return taken


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        plan = ground_plan(float(sys.argv[1]), float(sys.argv[2]))
        print(json.dumps(dict(figures(Worker(plan, Path(folder))))), flush=True)
