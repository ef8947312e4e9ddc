"""The foam stack: every slice of a landform as it is cut, one at a time, with what is to be known of it.

How a slice is painted is in `foam_view`; the mark on the plan and the printed templates are for `commands.foam`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from diorama_planner.app.events import EventKind
from diorama_planner.app.sawing.foam_stack import FoamCut, foam_cuts
from diorama_planner.core.units import format_area, format_length, format_size, format_volume
from diorama_planner.model.record import RecordId
from diorama_planner.ui.dialogs.frame import column, scrolled
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.panels.foam_view import FoamProfile, FoamView
from diorama_planner.ui.texts import tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField
from diorama_planner.ui.widgets.form import words

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session

EMPTY = "Draw a hill of sheet foam: its slices are shown here."
SIDE_WIDTH = 264
LEAST = (420, 210)
"""Smallest size of the panel, in pixels."""

SETTLE_MS = 120
"""The stack is cut anew so long after the last change, so that it never holds up a hand."""


class FoamPanel(QFrame):
    """Slices of one stack. `shown` carries the slice looked at, None when there is none or the panel is hidden."""

    shown = Signal(object)
    closed = Signal()
    print_wanted = Signal()
    drawing_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self._session = session
        self._stacks: dict[RecordId, list[FoamCut]] = {}
        self._at = 0
        self.stack = ChoiceField(tr("Stack"), ())
        self.profile = FoamProfile()
        self.view = FoamView()
        self._title = words("", "strong")
        self._facts = words("", "muted", wrap=True)
        self._side = QWidget()
        self._empty = words(tr(EMPTY), "muted", wrap=True)
        self._below = IconButton("chevron-down", tr("Slice below"))
        self._above = IconButton("chevron-up", tr("Slice above"))
        self._lay_out()
        self._later = Later(self, self.refresh, SETTLE_MS)
        self.stack.committed.connect(lambda *_: self._turn_to(0))
        self.profile.chosen.connect(self._turn_to)
        self.view.stepped.connect(self.step)
        self.view.left.connect(self.closed)
        self._below.clicked.connect(lambda: self.step(-1))
        self._above.clicked.connect(lambda: self.step(1))
        follow(session, self, self._on_event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(2 * UNIT - 2, UNIT // 2, UNIT, UNIT // 2)
        head.setSpacing(4)
        head.addWidget(words(tr("Foam stack").upper(), "heading"))
        head.addStretch(1)
        for icon, text, signal in (
            ("printer", tr("Print the slices at full size"), self.print_wanted),
            ("download", tr("Save the slices as a drawing"), self.drawing_wanted),
            ("x", tr("Close the foam stack"), self.closed),
        ):
            made = IconButton(icon, text)
            made.clicked.connect(signal)
            head.addWidget(made)
        steps = QHBoxLayout()
        steps.setSpacing(4)
        steps.addWidget(self._title, 1)
        steps.addWidget(self._below)
        steps.addWidget(self._above)
        self._side.setFixedWidth(SIDE_WIDTH)
        side = column(self._side)
        side.addWidget(self.stack)
        side.addLayout(steps)
        self._facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        side.addWidget(scrolled(self._facts), 1)
        inner = QHBoxLayout()
        inner.setContentsMargins(2 * UNIT - 2, 0, 2 * UNIT - 2, UNIT)
        inner.setSpacing(2 * UNIT)
        inner.addWidget(self._empty, 1)
        inner.addWidget(self.profile)
        inner.addWidget(self.view, 1)
        inner.addWidget(self._side)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addLayout(inner, 1)
        self.setMinimumSize(*LEAST)

    # -- what is shown ---------------------------------------------------------------------------------------

    def cut(self) -> FoamCut | None:
        """The slice that is looked at."""
        cuts = self._cuts()
        return cuts[self._at] if cuts else None

    def title(self) -> str:
        """What is said of it in the first place."""
        return self._title.text()

    def facts(self) -> str:
        """What else is said of it."""
        return self._facts.text()

    def step(self, slices: int) -> None:
        """Go so many slices up, or down, as far as there are any."""
        self._turn_to(max(0, min(self._at + slices, len(self._cuts()) - 1)))

    def refresh(self) -> None:
        """Cut all stacks anew and show the slice of the same place, or the lowest of what is selected."""
        stacks: dict[RecordId, list[FoamCut]] = {}
        for cut in foam_cuts(self._session):
            stacks.setdefault(cut.stack.item, []).append(cut)
        self._stacks = stacks
        self.stack.set_choices([(item_id, _stack_words(cuts)) for item_id, cuts in stacks.items()])
        if self.stack.value() is None and stacks:
            self.stack.set_value(next(iter(stacks)))
        self._follow_selection()
        self._turn_to(max(0, min(self._at, len(self._cuts()) - 1)))

    def _cuts(self) -> Sequence[FoamCut]:
        return self._stacks.get(self.stack.value() or "", ())

    def _turn_to(self, place: int) -> None:
        self._at = place
        cuts, cut = self._cuts(), self.cut()
        for part in (self.profile, self.view, self._side):
            part.setVisible(cut is not None)
        self._empty.setVisible(cut is None)
        self._below.setEnabled(place > 0)
        self._above.setEnabled(place < len(cuts) - 1)
        self.profile.show_stack(cuts, place)
        self.view.show_cut(cut, _box(cuts))
        if cut is not None:
            self._tell(cut, self._title, self._facts)
        self.shown.emit(cut if self.isVisible() else None)

    def _tell(self, cut: FoamCut, title: QLabel, facts: QLabel) -> None:
        lamina = cut.part.lamina
        comma = self._session.preferences.decimal_comma
        low, high = (format_length(level, decimal_comma=comma) for level in (lamina.bottom_mm, lamina.top_mm))
        title.setText(tr("Slice {number} of {top}", number=lamina.number, top=cut.top))
        sheet = format_size((cut.material.length_mm or 0.0, cut.material.width_mm or 0.0))
        fits = (
            tr("Fits a sheet of {sheet}", sheet=sheet)
            if cut.fits
            else tr("Larger than a sheet of {sheet}", sheet=sheet)
        )
        said = [tr("{low} to {high} over the base", low=low, high=high), cut.material.label]
        said += [tr("{area} of foam", area=format_area(cut.part.area_mm2, decimal_comma=comma)), fits]
        if cut.skewers:
            said.append(tr_count("One skewer", "{count} skewers", len(cut.skewers)))
        said.append(tr("{area} glued below", area=format_area(cut.part.glued_mm2, decimal_comma=comma)))
        if cut.stack.filler_mm3 > 0:
            filler = format_volume(cut.stack.filler_mm3, decimal_comma=comma)
            said.append(tr("Skin and filler of the stack: {volume}", volume=filler))
        facts.setText("\n".join(said))

    # -- following -------------------------------------------------------------------------------------------

    def _on_event(self, event: SessionEvent) -> None:
        if not self.isVisible():
            return
        if event.kind is EventKind.SELECTION:
            if self._follow_selection():
                self._turn_to(0)
        elif event.kind is not EventKind.SAVED:
            self._later.ask()

    def _follow_selection(self) -> bool:
        """Turn to the stack of what is selected; whether that is another one."""
        for item_id in sorted(self._session.selection.ids):
            if item_id in self._stacks and item_id != self.stack.value():
                self.stack.set_value(item_id)
                self._at = 0
                return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Cut what is there now."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the mark off the plan."""
        super().hideEvent(event)
        self.shown.emit(None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.view.follow_theme()
            self.profile.update()


def _stack_words(cuts: Sequence[FoamCut]) -> str:
    slices = tr_count("1 slice", "{count} slices", len(cuts))
    return tr("{name} · {slices}", name=cuts[0].name, slices=slices)


def _box(cuts: Sequence[FoamCut]) -> tuple[float, float, float, float]:
    """The box around all slices of a stack, so that they keep their place from one to the next."""
    if not cuts:
        return 0.0, 0.0, 1.0, 1.0
    xmin, ymin, xmax, ymax = zip(*(cut.part.lamina.region.bounds for cut in cuts), strict=True)
    return min(xmin), min(ymin), max(xmax), max(ymax)
