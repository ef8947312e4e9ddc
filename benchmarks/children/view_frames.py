"""The view in space in a window of 1280 x 720: the plan of a file, or that plan with 2,000 trees and cars on it."""

from __future__ import annotations

import dataclasses
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.view import CROWD
from diorama_planner.app.session import Session
from diorama_planner.app.space.space_feed import SpaceFeed
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project, RecordId
from diorama_planner.optics.orbit import OrbitPose

if TYPE_CHECKING:
    from diorama_planner.rendering.space_view import SpaceView

MANY, COLUMNS, PITCH_MM = 2000, 50, 40.0
FRAMES = 6
SINGLE, EDITED = RecordId("posters-1"), RecordId("wall-north")
"""What is one mesh, and a wall of two with a patch of damp on it."""
SHEET = ((104.0, 6.0), (132.0, 6.0), (132.0, 30.0), (104.0, 30.0))
ONE = "t1000"


class Watcher:
    """A view that tells when it has been drawn."""

    def __init__(self, session: Session) -> None:
        from diorama_planner.rendering.space_view import SpaceView

        self.feed = SpaceFeed(session)
        self.view: SpaceView = SpaceView()
        self._drawn = 0
        self.view.shown.connect(self._count)
        self.view.resize(1280, 720)
        self.view.apply(self.feed.take())
        self.view.show()

    def _count(self) -> None:
        self._drawn += 1

    def drawn_ms(self, act: Callable[[], object], pictures: int = 1) -> float:
        """Do something and wait until so many pictures have come onto the screen."""
        begun, wanted = time.perf_counter(), self._drawn + pictures
        act()
        while self._drawn < wanted:
            self._rest(20)
        return (time.perf_counter() - begun) * 1000

    def _rest(self, ms: int) -> None:
        """Let the view live until it is drawn, or so long: asleep, as `processEvents` with a time is not."""
        loop = QEventLoop()
        self.view.shown.connect(loop.quit)
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    @property
    def is_unfinished(self) -> bool:
        """Whether drafts are seen."""
        return self.view.finishing is not None and self.view.finishing.is_busy

    def settle(self) -> None:
        """Wait until nothing is drawn any more."""
        until, seen = time.perf_counter() + 1.0, self._drawn
        while time.perf_counter() < until:
            self._rest(20)
            if self._drawn != seen or self.is_unfinished or self.view.pace.is_awaited:
                until, seen = time.perf_counter() + 1.0, self._drawn

    def turn(self) -> None:
        """Look from a little farther round."""
        pose = self.view.pose
        assert isinstance(pose, OrbitPose)
        self.view.set_view(dataclasses.replace(pose, pan_deg=pose.pan_deg + 1.0))

    def turned_ms(self, *, whole: bool) -> float:
        """How long a picture takes while it turns: in all its pixels, or in as many as are drawn then."""

        def act() -> None:
            self.turn()
            if whole:
                self.view.pace.settle()

        return sum(self.drawn_ms(act) for _ in range(FRAMES)) / FRAMES


def of_alley(session: Session, begun: float) -> Iterator[tuple[str, float]]:
    """First picture, an edit, pictures per second."""
    watcher = Watcher(session)
    watcher.drawn_ms(lambda: None)
    yield "first", (time.perf_counter() - begun) * 1000
    while watcher.is_unfinished:
        watcher.drawn_ms(lambda: None)
    yield "finished", (time.perf_counter() - begun) * 1000
    watcher.settle()
    scene = watcher.view.scene

    def edit(record: RecordId, fields: Mapping[str, object]) -> None:
        with session.edit("Change") as draft:
            draft.change(record, **fields)
        watcher.view.apply(watcher.feed.take())

    for name, record, fields in (("edit", SINGLE, {"outline_mm": SHEET}), ("wall", EDITED, {"height_mm": 112.0})):
        before = scene.rebuilt
        yield name, watcher.drawn_ms(partial(edit, record, fields))
        yield f"{name} rebuilt", scene.rebuilt - before
        watcher.settle()
    yield "with", 1000.0 / watcher.turned_ms(whole=True)
    watcher.settle()
    watcher.turned_ms(whole=False)  # until the pace is known
    yield "moving", 1000.0 / watcher.turned_ms(whole=False)
    environment = watcher.view.part("environment")
    for name in ("aoEnabled", "glowEnabled"):
        environment.setProperty(name, False)
    environment.setProperty("antialiasingMode", 0)
    watcher.settle()
    yield "without", 1000.0 / watcher.turned_ms(whole=True)


def crowded() -> Session:
    """A wide base with as many trees as cars."""
    sorts = ("toyota_ae86_trueno", "cherry_30")
    things = (
        Thing(
            id=f"t{number}",
            thing=sorts[number % 2],
            at_mm=(20.0 + number % COLUMNS * PITCH_MM, 20.0 + number // COLUMNS * PITCH_MM),
            order=float(number),
        )
        for number in range(MANY)
    )
    wide, deep = COLUMNS * PITCH_MM, MANY / COLUMNS * PITCH_MM
    return Session(Document.of([Project(id=PROJECT_ID), Base(id=BASE_ID, width_mm=wide, depth_mm=deep), *things]))


def of_crowd(session: Session) -> Iterator[tuple[str, float]]:
    """Memory and time of 2,000 things, over those of a view that shows an empty base."""
    watcher = Watcher(Session(Document.of([Project(id=PROJECT_ID), Base(id=BASE_ID, width_mm=400, depth_mm=300)])))
    watcher.drawn_ms(lambda: None)
    watcher.settle()
    before, meshes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, watcher.view.scene.rebuilt
    session.follow()
    begun = time.perf_counter()
    watcher.feed = SpaceFeed(session)
    watcher.drawn_ms(lambda: watcher.view.apply(watcher.feed.take()))
    yield "ready", (time.perf_counter() - begun) * 1000
    watcher.settle()
    yield "whole drawn", watcher.view.scene.drawn
    yield "frame", watcher.turned_ms(whole=False)
    watcher.turn()
    yield "drawn", watcher.view.scene.drawn
    watcher.settle()
    yield "whole", watcher.turned_ms(whole=True)
    before_edit = watcher.view.scene.rebuilt
    with session.edit("Farther") as draft:
        draft.change(ONE, rotation_deg=30.0)
    watcher.drawn_ms(lambda: watcher.view.apply(watcher.feed.take()))
    yield "rebuilt", watcher.view.scene.rebuilt - before_edit
    yield "meshes", watcher.view.scene.rebuilt - meshes
    yield "memory", (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024.0


def main() -> None:
    """Measure what is asked for."""
    app = QApplication(sys.argv)
    session = Session()
    session.open(Path(sys.argv[2]))
    session.follow()  # the window of a plan has done so before the view is opened
    begun = time.perf_counter()
    found = of_crowd(crowded()) if sys.argv[1] == CROWD else of_alley(session, begun)
    print(json.dumps(dict(found)), flush=True)
    del app


if __name__ == "__main__":
    main()
