"""Night on the canvas in a window of 1600 x 1000: the neon alley as it is shipped, and a plan of many lights.

Tells how long it took until the canvas was repainted, in time of the processor.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.children.canvas_frames import Worker
from benchmarks.light import MANY, lit_plan
from diorama_planner.app import verbs
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Circuit, Item
from diorama_planner.project_io.container import read_project

RUNS = 12


def figures(worker: Worker) -> Iterator[tuple[str, float]]:
    """Let night fall, then work in it."""
    worker.window.plan.fit()
    worker.settle()
    yield "first night", _seen_ms(worker, lambda: worker.session.set_preferences(night_shown=True))
    worker.settle()
    darkness = iter(range(40, 100))
    yield "another darkness", _median(worker, lambda: worker.session.set_preferences(night_pct=float(next(darkness))))
    circuit, light = _circuit(worker), _light(worker)
    yield "a circuit switched", _median(worker, lambda: _switch(worker, circuit))
    steps = iter((1.0, -1.0) * RUNS)
    yield "a light moved", _median(worker, lambda: _move(worker, light, next(steps)))
    ways = iter((23, -23) * RUNS)
    yield "panned", _median(worker, lambda: worker.canvas.pan(next(ways), 11))


def _median(worker: Worker, act: Callable[[], object]) -> float:
    return statistics.median(_seen_ms(worker, act) for _ in range(RUNS))


def _seen_ms(worker: Worker, act: Callable[[], object]) -> float:
    """Do something and paint until all of its light is seen."""
    begun = time.process_time()
    act()
    worker.canvas.viewport().repaint()
    while not worker.session.derived.night.is_complete:
        worker.app.processEvents()
        worker.canvas.viewport().repaint()
    seen = (time.process_time() - begun) * 1000
    worker.settle()
    return seen


def _circuit(worker: Worker) -> Circuit:
    return next(iter(worker.session.document.every(Circuit)))


def _light(worker: Worker) -> Item:
    """A light that stands for itself, so that one field follows."""
    session = worker.session
    lights = [item for item in session.document.items() if len(kind_of(item).shines(item, session.around())) == 1]
    return lights[len(lights) // 2]


def _switch(worker: Worker, circuit: Circuit) -> None:
    with worker.session.edit("Switch") as draft:
        now = draft.get(circuit.id)
        draft.change(circuit.id, on=not getattr(now, "on", True))


def _move(worker: Worker, light: Item, by_mm: float) -> None:
    with worker.session.edit("Move") as draft:
        verbs.move(draft, [light.id], by_mm, 0.0)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        plan = lit_plan() if sys.argv[1] == MANY else read_project(Path(sys.argv[1])).document
        print(json.dumps(dict(figures(Worker(plan, Path(folder))))), flush=True)
