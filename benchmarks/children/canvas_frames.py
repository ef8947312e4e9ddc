"""Works on a plan of so many mixed items with mouse and keys in a window of 1600 x 1000; tells what frames took.

A frame is one event handled and all that must be repainted after it, by a raster engine without a screen.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from benchmarks.children.first_paint import peak_mib
from benchmarks.plans import mixed_plan
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.document import Document
from diorama_planner.ui.application import make_application, open_window

STEPS = 80
SETTLE_S, PAUSE_S, BUSY_S = 0.4, 0.002, 0.002
GROUP = 500
LEFT, MIDDLE, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
PRESS, MOVE, RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease


def p95(times: list[float]) -> float:
    """The time that one frame in twenty exceeds."""
    return sorted(times)[math.ceil(0.95 * len(times)) - 1]


class Worker:
    """A hand on the canvas of a window."""

    def __init__(self, document: Document, folder: Path) -> None:
        self.app = make_application(sys.argv[:1])
        self.window = open_window(None, folder, folder / "recovery")
        self.window.show_plan(lambda: self.window.session.new(document))
        self.window.resize(1600, 1000)
        self.canvas = self.window.plan.canvas
        self.session = self.window.session
        self.settle()

    @cached_property
    def thing(self) -> Thing:
        """A thing in the midst of all."""
        things = [item for item in self.session.document.items() if isinstance(item, Thing)]
        return things[len(things) // 2]

    def settle(self) -> None:
        """Wait until the window has nothing left to do, as for a user who pauses."""
        quiet = time.perf_counter()
        while time.perf_counter() - quiet < SETTLE_S:
            begun = time.thread_time()
            self.app.processEvents()
            if time.thread_time() - begun > BUSY_S:
                quiet = time.perf_counter()
            time.sleep(PAUSE_S)

    def timed(self, act: Callable[[], object]) -> float:
        """Milliseconds until something is done and to be seen."""
        begun = time.perf_counter()
        act()
        self.app.processEvents()
        return (time.perf_counter() - begun) * 1000

    def mouse(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        """Send a mouse event."""
        port = self.canvas.viewport()
        QApplication.sendEvent(port, QMouseEvent(kind, at, port.mapToGlobal(at), button, held, NO_KEYS))

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press and release a key where the focus is."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.canvas, QKeyEvent(kind, key, keys))

    def gesture(self, start: QPointF, button: Qt.MouseButton) -> tuple[float, list[float]]:
        """Drag in circles and give up; gives the first frame, in which things are picked up, and the others."""
        self.mouse(MOVE, start, NONE, NONE)
        self.settle()
        self.mouse(PRESS, start, button, button)
        places = [QPointF(90 * math.sin(0.1 * i), 70 * (1 - math.cos(0.13 * i))) for i in range(1, STEPS + 1)]
        times = [self.timed(partial(self.mouse, MOVE, start + place, NONE, button)) for place in places]
        self.key(Qt.Key.Key_Escape)
        self.mouse(RELEASE, start + places[-1], button, NONE)
        self.settle()
        return times[0], times[1:]

    def drag(self) -> tuple[float, list[float]]:
        """Drag by one thing what is selected, or else the thing."""
        return self.gesture(self.canvas.pixel_of(self.thing.at_mm), LEFT)

    def pan(self) -> list[float]:
        """Pan with the middle button."""
        return self.gesture(QPointF(self.canvas.viewport().rect().center()), MIDDLE)[1]

    def zoom(self) -> list[float]:
        """Turn the wheel to and fro."""
        port = self.canvas.viewport()
        at = QPointF(port.rect().center())
        times = []
        for i in range(STEPS):
            turn = QPoint(0, 120 if i % 8 < 4 else -120)
            event = QWheelEvent(
                at, port.mapToGlobal(at), QPoint(), turn, NONE, NO_KEYS, Qt.ScrollPhase.NoScrollPhase, False
            )
            times.append(self.timed(partial(QApplication.sendEvent, port, event)))
        return times

    def until_sharp(self) -> float:
        """Milliseconds until the film is painted for the present zoom."""
        begun = time.perf_counter()
        film, ratio = self.canvas.film, self.canvas.devicePixelRatioF()
        while film.scale != self.canvas.pixels_per_mm * ratio or film.is_stale:
            self.app.processEvents()
        return (time.perf_counter() - begun) * 1000


def figures(worker: Worker) -> Iterator[tuple[str, float]]:
    """Work, and tell what it took."""
    session, view = worker.session, worker.window.plan
    view.fit()
    worker.settle()
    ids = [item.id for item in session.document.items() if item.id != "base"]
    nearest = ids[max(0, len(ids) // 2 - GROUP // 2) :][:GROUP]
    for name, chosen in (("1 item", ()), (f"{GROUP} items", {*nearest, worker.thing.id})):
        session.selection.set(frozenset(chosen))
        worker.settle()
        first, rest = worker.drag()
        yield f"drag {name}, pick up", first
        yield f"drag {name}", p95(rest)
    session.selection.set(frozenset())
    worker.settle()
    yield "select all", worker.timed(view.select_all)
    worker.settle()
    first, rest = worker.drag()
    yield "drag all, pick up", first
    yield "drag all", p95(rest)
    session.selection.set(frozenset())
    worker.settle()
    yield "pan at fit-all", p95(worker.pan())
    worker.settle()
    yield "zoom", p95(worker.zoom())
    yield "sharp again after zooming", worker.until_sharp()
    view.set_zoom(1.0)
    worker.settle()
    yield "pan at 100 %", p95(worker.pan())
    view.fit()
    view.select_all()
    worker.settle()
    deleted = worker.timed(lambda: worker.key(Qt.Key.Key_Delete))
    assert len(list(session.document.items())) == 1
    worker.settle()
    undone = worker.timed(worker.window.actions_["undo"].trigger)
    assert len(list(session.document.items())) == len(ids) + 1
    yield "delete all", deleted
    yield "undo that", undone
    yield "delete all and undo that", deleted + undone
    yield "peak_mib", peak_mib()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(dict(figures(Worker(mixed_plan(int(sys.argv[1])), Path(folder))))), flush=True)
