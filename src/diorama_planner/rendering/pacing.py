"""How finely the view is drawn: coarser while it moves, where the graphics card is too slow to draw all at once.

A card that keeps up is never held back. Without one, in software, a whole picture takes seconds: what moves is drawn
in fewer pixels then and, if that is not enough, sparingly, without what costs most. At rest it becomes clearer soon,
and whole after a rest as long as that will take: nothing that a hand does is seen while a picture is on its way.
What is left out is for those who hear `spared`.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtQuick import QQuickItem, QQuickWindow

MOVING_MS = 90.0
"""What moves is to be drawn in so much time."""

STEPS, SPARING = (1.0, 0.66, 0.5), (0.66, 0.5, 0.33)
"""Shares of the pixels in each direction that are drawn: of a whole picture, and of a sparing one."""

RESTING_MS = 600.0
"""And what rests, until it is drawn whole."""

REST_MS = 260
"""After so long without a movement more is drawn, and whole pictures that take no longer."""

LONGEST_REST_MS = 4000
"""After so long the whole picture is drawn, however long that takes."""

LONGEST_S = 3.0
"""A picture that is not there after so long never comes: nothing in it has changed."""

_WEIGHT = 0.5
"""Of a new measurement, against what was known before. It and the times above are by eye."""


class Pace(QObject):
    """Follows a window and the picture in it.

    Attributes:
        whole_ms: how long a picture of all pixels takes; 0 as long as nobody knows.
        sparing_ms: how long a sparing one would, of all pixels.
        share: of the pixels in each direction, what is drawn.
        is_sparing: whether what costs most is left out.
    """

    paced = Signal()
    """As many pixels as before are drawn no more."""
    spared = Signal(bool)
    """What costs most is left out from now on, or drawn again."""

    def __init__(self, window: QQuickWindow, picture: QQuickItem) -> None:
        super().__init__(window)
        self._window, self._picture = window, picture
        self.whole_ms = self.sparing_ms = 0.0
        self.share, self.is_sparing = 1.0, False
        self._is_held = False
        self._asked: float | None = None
        self._asked_as = self._way
        """How what is asked for would be drawn."""
        self._is_first = True
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._refine)
        window.frameSwapped.connect(self._note)
        window.installEventFilter(self)

    @property
    def is_awaited(self) -> bool:
        """Whether a picture was asked for that is not there yet, or a clearer one will be."""
        return self._asked is not None or self._rest.isActive()

    def stir(self) -> None:
        """Say that what is seen is about to change."""
        if not self._window.isVisible():
            return
        self._draw(*self._moving())
        self._ask()
        self._rest.start(REST_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw soon, rather than finely, what another window has covered: else pieces of that one stay there."""
        if event.type() == QEvent.Type.Expose:
            self.stir()
        return False

    def settle(self) -> None:
        """Draw all pixels from now on, as for a picture that is taken."""
        self._rest.stop()
        self._asked = None
        self._draw(1.0, False)

    def hold(self) -> None:
        """Draw sparingly, moving or at rest, until `release`."""
        self._is_held = True
        self._draw(self.share, True)

    def release(self) -> None:
        """Draw all that is there: coarsely at first, as the card has not drawn it before."""
        self._is_held = False
        self._is_first = True
        self._draw(STEPS[-1] if self._window.isVisible() else 1.0, False)
        self._ask()
        self._rest.start(REST_MS)

    def _moving(self) -> tuple[float, bool]:
        """The share of the pixels that is drawn of what moves, and whether sparingly."""
        if self._is_held or not self.whole_ms:
            return SPARING[-1], True  # the first picture: better soon than fine
        return self._within(MOVING_MS)

    def _within(self, limit_ms: float) -> tuple[float, bool]:
        """The most that can be drawn in so much time, or the least that is ever drawn."""
        fine = (share for share in STEPS if self.whole_ms * share * share <= limit_ms)
        coarse = (share for share in SPARING if self.sparing_ms and self.sparing_ms * share * share <= limit_ms)
        share = next(fine, None)
        return (share, False) if share is not None else (next(coarse, SPARING[-1]), True)

    def _refine(self) -> None:
        if self._asked is not None and time.perf_counter() - self._asked < LONGEST_S:
            self._rest.start(REST_MS)  # what is asked for is not seen yet: a whole picture would only make it later
            return
        self._asked = None
        if self._is_held or (self.share == 1.0 and not self.is_sparing):
            return
        share, sparing = self._within(RESTING_MS)
        is_clearer = share >= self.share and sparing <= self.is_sparing and (share, sparing) != self._way
        if self.whole_ms > REST_MS and is_clearer:
            self._draw(share, sparing)
            self._rest.start(round(min(self.whole_ms, LONGEST_REST_MS)))
        else:
            self._draw(1.0, False)
        self._ask()

    @property
    def _way(self) -> tuple[float, bool]:
        return self.share, self.is_sparing

    def _ask(self) -> None:
        """Await a picture as it is to be drawn now, if none is awaited yet."""
        if self._asked is None:
            self._asked, self._asked_as = time.perf_counter(), self._way

    def _draw(self, share: float, sparing: bool) -> None:
        ratio = self._window.effectiveDevicePixelRatio()
        size = (self._picture.width() * ratio * share, self._picture.height() * ratio * share)
        wide, high = (0, 0) if share == 1.0 else (max(round(size[0]), 16), max(round(size[1]), 16))
        is_other, self.share = share != self.share, share
        self._picture.setProperty("explicitTextureWidth", wide)
        self._picture.setProperty("explicitTextureHeight", high)
        if sparing != self.is_sparing:
            self.is_sparing = sparing
            self.spared.emit(sparing)
        if is_other:
            self.paced.emit()

    def _note(self) -> None:
        if self._asked is None:
            return
        if self._asked_as != self._way:  # it may be drawn as before or as now: the next one tells what that takes
            self._asked = None
            self._ask()
            self._window.update()
            return
        took = (time.perf_counter() - self._asked) * 1000.0 / (self.share * self.share)
        self._asked = None
        if self._is_first:  # that one waited for shaders and textures
            self._is_first = False
        elif self.is_sparing:
            self.sparing_ms = _nearer(self.sparing_ms, took)
        else:
            self.whole_ms = _nearer(self.whole_ms, took)


def _nearer(known: float, found: float) -> float:
    return found if not known else known + _WEIGHT * (found - known)
