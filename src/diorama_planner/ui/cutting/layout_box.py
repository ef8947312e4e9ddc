"""What is done with a layout: made anew, squeezed for some seconds with Stop, kept, its rests put away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from diorama_planner.ui.dialogs.frame import column, heading, row
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField
from diorama_planner.ui.widgets.form import button, words

SECONDS = (5, 20, 60)


class LayoutBox(QWidget):
    """Buttons and progress for the layout of one material. `squeeze_wanted` carries the seconds."""

    again_wanted = Signal()
    squeeze_wanted = Signal(float)
    stop_wanted = Signal()
    keep_wanted = Signal()
    shelve_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.again = button(tr("Lay out anew"))
        self.squeeze = button(tr("Squeeze"))
        self.squeeze.setToolTip(tr("Look for a denser layout for some seconds; the best so far is shown"))
        self.seconds = ChoiceField(tr("Seconds"), [(str(each), tr("{count} s", count=each)) for each in SECONDS])
        self.seconds.set_value("20")
        self.seconds.setFixedWidth(80)
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Squeezing"))
        self.stop = button(tr("Stop"))
        self.keep = button(tr("Keep this layout"), "primary")
        self.keep.setToolTip(tr("The plan keeps it, and the bill counts its sheets"))
        self.shelve = button(tr("Put what is left into the stash"))
        self.shelve.setToolTip(tr("Once it is cut: offcuts join the stash, used ones leave it; undone there"))
        self._best = words("", "small", wrap=True)
        self._kept = words("", "good", wrap=True)
        self._left = words("", "muted", wrap=True)
        self._shelved = words("", "good", wrap=True)
        self._lay_out()
        self.show_running(None, "")
        for made, wanted in (
            (self.again, self.again_wanted),
            (self.stop, self.stop_wanted),
            (self.keep, self.keep_wanted),
            (self.shelve, self.shelve_wanted),
        ):
            made.clicked.connect(wanted)
        self.squeeze.clicked.connect(lambda: self.squeeze_wanted.emit(float(self.seconds.value())))

    def _lay_out(self) -> None:
        title = heading(tr("Layout"))
        squeezing = row(self.squeeze, self.seconds)
        squeezing.setStretch(0, 1)
        bar = row(self.progress, self.stop)
        bar.setStretch(0, 1)
        lines = column(self)
        lines.addWidget(title)
        lines.addWidget(self.again)
        lines.addLayout(squeezing)
        lines.addLayout(bar)
        lines.addWidget(self._best)
        lines.addWidget(self.keep)
        lines.addWidget(self._kept)
        lines.addSpacing(UNIT)
        lines.addWidget(heading(tr("Left over")))
        lines.addWidget(self._left)
        lines.addWidget(self.shelve)
        lines.addWidget(self._shelved)
        self._ways = (title, self.again, self.squeeze, self.seconds, self.keep)

    def show_running(self, progress: float | None, best: str) -> None:
        """Show how far squeezing is and what is the best so far; None when nothing runs."""
        for part in (self.progress, self.stop, self._best):
            part.setVisible(progress is not None)
        self.squeeze.setEnabled(progress is None)
        if progress is not None:
            self.progress.setValue(round(100 * progress))
            self._best.setText(best)

    def show_layout(
        self,
        *,
        is_sheets: bool,
        is_kept: bool,
        can_keep: bool,
        left: str,
        can_shelve: bool,
        shelved_on: str,
        shelved: str,
    ) -> None:
        """Show what stands: whether the plan keeps it, and what is left of its sheets or bars.

        `shelved_on` is the day on which that came into the stash, empty if it did not; `shelved` says what moved.
        """
        for part in self._ways:
            part.setVisible(is_sheets)
        self.keep.setEnabled(can_keep and not is_kept)
        self._kept.setText(tr("Kept: the bill counts these sheets.") if is_kept else "")
        self._kept.setVisible(is_kept)
        self._left.setText(left)
        self.shelve.setEnabled(can_shelve and not shelved_on)
        since = tr("In the stash since {day}; its journal can take it back.", day=shelved_on)
        self._shelved.setText("\n".join(filter(None, (since, shelved))))
        self._shelved.setVisible(bool(shelved_on))

    def texts(self) -> tuple[str, str, str, str]:
        """What is said of the best so far, of what is kept, of what is left, and of when that came into the stash."""
        shelved = "" if self._shelved.isHidden() else self._shelved.text()
        return self._best.text(), self._kept.text(), self._left.text(), shelved
