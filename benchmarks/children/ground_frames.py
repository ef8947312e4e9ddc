"""Moves a landform and a brush in a window of 1600 x 1000 and tells what it took until the canvas was repainted."""

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
from diorama_planner.terrain.ground_look import GroundLook
from diorama_planner.tools.events import Pointer, PointerDown, PointerMove, PointerUp, Snapped

STEPS = 24
LOOKS = {
    "with colours of slope": GroundLook(colours="slope", limit_pct=12.0),
    "with colours of height": GroundLook(colours="height"),
    "shown by nothing": GroundLook(shaded=False, contours=False),
}


def figures(worker: Worker) -> Iterator[tuple[str, float]]:
    """Move, and tell what it took of the processor."""
    worker.window.plan.fit()
    worker.settle()
    moves = [(3.0 if step % 4 < 2 else -3.0, 2.0 if step % 2 else -2.0) for step in range(STEPS)]
    seen, done = zip(*(_moved_ms(worker, by) for by in moves), strict=True)
    yield "move a landform", statistics.median(seen)
    yield "move a landform, and all that follows", statistics.median(done)
    yield from _coloured(worker, moves)
    yield from _stroke(worker)


def _coloured(worker: Worker, moves: list[tuple[float, float]]) -> Iterator[tuple[str, float]]:
    """Move it while the ground is shown in the other ways."""
    for name, look in LOOKS.items():
        worker.session.set_preferences(ground=look)
        worker.settle()
        yield f"move a landform, {name}", statistics.median(_moved_ms(worker, by)[0] for by in moves)
    worker.session.set_preferences(ground=GroundLook())
    worker.settle()


def _stroke(worker: Worker) -> Iterator[tuple[str, float]]:
    """Lead the brush over the plan; tell what a move takes until it is seen, and what letting go takes."""
    desk = worker.window.plan.canvas.desk
    worker.window.plan.set_tool("sculpture")
    worker.settle()
    width, depth, _ = worker.session.base_size()
    places = [(width * (0.3 + 0.4 * step / STEPS), depth * 0.5) for step in range(STEPS)]
    desk.feed(_at(PointerDown, places[0]))
    seen = []
    for place in places:
        begun = time.process_time()
        desk.feed(_at(PointerMove, place))
        worker.canvas.viewport().repaint()
        seen.append((time.process_time() - begun) * 1000)
        worker.settle()
    begun = time.process_time()
    desk.feed(_at(PointerUp, places[-1]))
    worker.canvas.viewport().repaint()
    yield "move the brush", statistics.median(seen)
    yield "let the brush go", (time.process_time() - begun) * 1000


def _at(kind: type[Pointer], place: tuple[float, float]) -> PointerDown | PointerMove | PointerUp:
    told = kind(place, Snapped(place))
    assert isinstance(told, PointerDown | PointerMove | PointerUp)
    return told


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
