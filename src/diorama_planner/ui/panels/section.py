"""The panel of sections below the plan: which one is seen, how high it is drawn, what the pointer reads in it.

How a section is painted is in `section_view`; printing and saving are for `commands.sections`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from diorama_planner.app.events import EventKind
from diorama_planner.app.sections.section_drawing import grade_pct, sections_of
from diorama_planner.app.sections.section_view import SectionView, section_view
from diorama_planner.kinds.section import Section
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.panels.section_view import ProfileView
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField
from diorama_planner.ui.widgets.form import words

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session

EMPTY = "Draw a line across the plan with the section tool: the ground along it is shown here."
TIMES = ("1", "2", "3", "5", "10")
LEAST = (420, 190)
"""Smallest size of the panel, in pixels."""

SETTLE_MS = 120
"""A section is worked out anew so long after the last change, so that it never holds up a hand."""


class SectionPanel(QFrame):
    """One section at a time. `closed`, `print_wanted` and `drawing_wanted` are for the window."""

    closed = Signal()
    print_wanted = Signal()
    drawing_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self._session = session
        self._seen: SectionView | None = None
        self.choice = ChoiceField(tr("Section"), ())
        self.times = ChoiceField(tr("Heights times"), [(one, tr("Heights × {times}", times=one)) for one in TIMES])
        self.view = ProfileView()
        self._reading = words("", "muted")
        self._empty = words(tr(EMPTY), "muted", wrap=True)
        self._lay_out()
        self._later = Later(self, self.refresh, SETTLE_MS)
        self.choice.committed.connect(lambda *_: self.refresh())
        self.times.committed.connect(lambda value, _: self._exaggerate(float(value)))
        self.view.read.connect(lambda _: self._tell())
        self.view.left.connect(self.closed)
        follow(session, self, self._on_event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(2 * UNIT - 2, UNIT // 2, UNIT, UNIT // 2)
        head.setSpacing(UNIT)
        head.addWidget(words(tr("Section").upper(), "heading"))
        self.choice.setFixedWidth(118)
        self.times.setFixedWidth(106)
        head.addWidget(self.choice)
        head.addWidget(self.times)
        head.addWidget(self._reading, 1)
        self._reading.setMinimumWidth(40)
        for icon, text, signal in (
            ("printer", tr("Print the section"), self.print_wanted),
            ("download", tr("Save the section as a drawing"), self.drawing_wanted),
            ("x", tr("Close the section"), self.closed),
        ):
            made = IconButton(icon, text)
            made.clicked.connect(signal)
            head.addWidget(made)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner = QHBoxLayout()
        inner.setContentsMargins(2 * UNIT - 2, 0, 2 * UNIT - 2, UNIT)
        inner.addWidget(self._empty, 1)
        inner.addWidget(self.view, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addLayout(inner, 1)
        self.setMinimumSize(*LEAST)

    # -- what is shown ---------------------------------------------------------------------------------------

    def item(self) -> Section | None:
        """The section that is shown."""
        found = self._session.document.records.get(self.choice.value() or "")
        return found if isinstance(found, Section) else None

    def reading(self) -> str:
        """What is told of the place under the pointer."""
        return self._reading.text()

    def refresh(self) -> None:
        """Look along the line anew; of several, along the one that is selected."""
        sections = sections_of(self._session)
        named = [(item.id, item.label or tr("Section {number}", number=n)) for n, item in enumerate(sections, 1)]
        self.choice.set_choices(named)
        chosen = [item.id for item in sections if item.id in self._session.selection.ids]
        if chosen or (self.choice.value() is None and named):
            self.choice.set_value(chosen[0] if chosen else named[-1][0])
        item = self.item()
        self._seen = section_view(self._session.scene, item) if item is not None else None
        for part in (self.view, self.choice, self.times):
            part.setVisible(item is not None)
        self._empty.setVisible(item is None)
        if item is not None:
            self.times.set_value(f"{item.exaggeration:g}")
        self.view.show_view(self._seen)
        self._tell()

    def _exaggerate(self, times: float) -> None:
        item = self.item()
        if item is not None:
            from diorama_planner.app.verbs import set_fields

            with self._session.edit(tr("Draw the section higher")) as draft:
                set_fields(draft, item.id, {"exaggeration": times})

    def _tell(self) -> None:
        """Say how high the ground is at the reading, and how steep from the mark to it."""
        seen, at, mark = self._seen, self.view.at_mm, self.view.mark_mm
        if seen is None:
            self._reading.clear()
            return
        readings = Readings.of(self._session)
        if at is None:
            length = readings.write(seen.length_mm), readings.write(seen.length_mm, "real")
            self._reading.setText(tr("{length} long · {real} real", length=length[0], real=length[1]))
            return
        height = seen.profile.height_at(at)
        said = [tr("height {height}", height=readings.write(height))]
        if mark is None:
            place, real = readings.write(at), readings.write(height, "real")
            said = [tr("at {place}", place=place), *said, tr("{height} real", height=real)]
        grade = grade_pct(seen, mark, at) if mark is not None else None
        if grade is not None and mark is not None:
            said.append(tr("grade {grade} % over {run}", grade=f"{grade:.1f}", run=readings.write(abs(at - mark))))
        self._reading.setText(" · ".join(said))

    # -- following -------------------------------------------------------------------------------------------

    def _on_event(self, event: SessionEvent) -> None:
        if not self.isVisible() or event.kind is EventKind.SAVED:
            return
        if event.kind is EventKind.SELECTION:
            records = self._session.document.records
            if any(isinstance(records.get(one), Section) for one in self._session.selection.ids):
                self.refresh()
        else:
            self._later.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at what is there now."""
        super().showEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.view.follow_theme()
