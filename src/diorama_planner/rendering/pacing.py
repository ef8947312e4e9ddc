"""How finely the view is drawn: coarser while it moves, where the graphics card is too slow to draw all at once.

A card that keeps up is never held back. Without one, in software, a whole picture takes seconds: what moves is drawn
in fewer pixels then, and in all of them as soon as it rests.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow

MOVING_MS = 90.0
"""What moves is to be drawn in so much time."""

STEPS = (1.0, 0.66, 0.5, 0.33)
"""Shares of the pixels in each direction that are drawn."""

REST_MS = 260
"""After so long without a movement all pixels are drawn."""

_WEIGHT = 0.5


class Pace(QObject):
    """Follows a window and the picture in it.

    Attributes:
        whole_ms: how long a picture of all pixels takes; 0 as long as nobody knows.
    """

    def __init__(self, window: QQuickWindow, picture: QQuickItem) -> None:
        super().__init__(window)
        self._window, self._picture = window, picture
        self.whole_ms = 0.0
        self._share = 1.0
        self._asked: float | None = None
        self._is_first = True
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._refine)
        window.frameSwapped.connect(self._note)

    def stir(self) -> None:
        """Say that what is seen is about to change."""
        if not self._window.isVisible():
            return
        self._draw(self._moving_share())
        self._asked = self._asked or time.perf_counter()
        self._rest.start()

    def settle(self) -> None:
        """Draw all pixels from now on, as for a picture that is taken."""
        self._rest.stop()
        self._draw(1.0)

    def _moving_share(self) -> float:
        if not self.whole_ms:
            return STEPS[-1]  # the first picture: better soon than fine
        return next((share for share in STEPS if self.whole_ms * share * share <= MOVING_MS), STEPS[-1])

    def _refine(self) -> None:
        if self._share < 1.0:
            self._asked = time.perf_counter()
            self._draw(1.0)

    def _draw(self, share: float) -> None:
        ratio = self._window.effectiveDevicePixelRatio()
        size = (self._picture.width() * ratio * share, self._picture.height() * ratio * share)
        wide, high = (0, 0) if share == 1.0 else (max(round(size[0]), 16), max(round(size[1]), 16))
        self._share = share
        self._picture.setProperty("explicitTextureWidth", wide)
        self._picture.setProperty("explicitTextureHeight", high)

    def _note(self) -> None:
        if self._asked is None:
            return
        took = (time.perf_counter() - self._asked) * 1000.0 / (self._share * self._share)
        self._asked = None
        if self._is_first:  # that one waited for shaders and textures
            self._is_first = False
            return
        self.whole_ms = took if not self.whole_ms else self.whole_ms + _WEIGHT * (took - self.whole_ms)
