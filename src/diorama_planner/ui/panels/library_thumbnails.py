"""Pictures of things for the library's cards, painted a few at a time while nothing else happens."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from diorama_planner.catalogue.thing import CatalogueThing

SLICE_S = 0.008
MAX_KEPT = 1500


class Thumbnails(QObject):
    """Keeps a pixmap per thing; what is missing is queued, the last wanted painted first."""

    ready = Signal()

    def __init__(self, width: int, height: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._size = (width, height)
        self._kept: dict[CatalogueThing, QPixmap] = {}
        self._queue: dict[CatalogueThing, None] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._paint_some)
        self.ratio = 1.0

    def pixmap(self, thing: CatalogueThing) -> QPixmap | None:
        """Give the picture of a thing if there is one, else queue it."""
        found = self._kept.get(thing)
        if found is None:
            self._queue.pop(thing, None)
            self._queue[thing] = None
            self._timer.start()
        return found

    def drop_queue(self) -> None:
        """Forget what was wanted before: other things are looked at now."""
        self._queue.clear()

    def clear(self) -> None:
        """Forget all pictures."""
        self._kept.clear()

    def _paint_some(self) -> None:
        from diorama_planner.painting.thumbnail import symbol_pixmap
        from diorama_planner.symbols.library import symbol_of

        until = time.perf_counter() + SLICE_S
        while self._queue and time.perf_counter() < until:
            thing, _ = self._queue.popitem()
            if len(self._kept) >= MAX_KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[thing] = symbol_pixmap(symbol_of(thing), self._size, self.ratio)
        if not self._queue:
            self._timer.stop()
        self.ready.emit()
