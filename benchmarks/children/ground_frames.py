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
    moves = [(3.0 if step % 4 < 2 else -3.0, 2.0 if step % 2 else -2.0) for step in range(STEPS)]
    seen, done = zip(*(_moved_ms(worker, by) for by in moves), strict=True)
    yield "move a landform", statistics.median(seen)
    yield "move a landform, and all that follows", statistics.median(done)


def _moved_ms(worker: Worker, by: tuple[float, float]) -> tuple[float, float]:
    """Move the landform; tell when the canvas shows it, and when panels and what else follows are done too."""
    begun = time.process_time()
    with worker.session.edit("Move") as draft:
        verbs.move(draft, [MOVED], *by)
    worker.canvas.viewport().repaint()
    seen = time.process_time()
    assert not worker.canvas.film.is_stale
    worker.app.processEvents()
    done = time.process_time()
    worker.settle()
    return (seen - begun) * 1000, (done - begun) * 1000


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        plan = ground_plan(float(sys.argv[1]), float(sys.argv[2]))
        print(json.dumps(dict(figures(Worker(plan, Path(folder))))), flush=True)
