"""The first picture soon, the true one after it: a view that opens shows drafts, and finishes them while it is seen.

Materials come a few per picture, so that nobody waits for one; then what makes a picture slow (`pacing`) is let in.
What a draft is, and who wears one, is for `drafts`.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from diorama_planner.rendering.drafts import Drafts
from diorama_planner.rendering.pacing import Pace

TICK_MS = 30
"""So often it is looked whether more surfaces are ready."""

AT_ONCE_S = 0.03
"""So long the window may wait for materials that are made, between two pictures."""


class Finishing(QObject):
    """Finishes the drafts of a view.

    Attributes:
        is_busy: whether what is seen is not yet finished.
    """

    changed = Signal(bool)
    """Whether it is busy."""
    dressed = Signal()
    """Some materials have come."""

    def __init__(self, drafts: Drafts, pace: Pace, shown: SignalInstance) -> None:
        """Of a view that draws at this pace and tells when a picture is shown."""
        super().__init__(pace)
        self.is_busy = False
        self._drafts, self._pace = drafts, pace
        self._is_drawing = False
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._go_on)
        shown.connect(self._note)

    def begin(self) -> None:
        """Show drafts of what is shown from now on."""
        self._drafts.are_worn = True
        self._pace.hold()
        self._is_drawing = True
        self._set_busy(True)
        self._tick.start()

    def finish(self) -> None:
        """Finish all at once, as for a picture that is taken."""
        if self.is_busy:
            self._drafts.take_all_off()
            self.dressed.emit()
            self._end()

    def _note(self) -> None:
        self._is_drawing = False

    def _go_on(self) -> None:
        if self._is_drawing:
            return
        self._drafts.prepare()  # after the first picture, which has the machine for itself
        if self._drafts.take_off(AT_ONCE_S):
            self._is_drawing = True
            self._pace.stir()
            self.dressed.emit()
        elif not self._drafts.waiting:
            self._end()

    def _end(self) -> None:
        self._tick.stop()
        self._drafts.close()
        self._pace.release()
        self._set_busy(False)

    def _set_busy(self, on: bool) -> None:
        if on != self.is_busy:
            self.is_busy = on
            self.changed.emit(on)
