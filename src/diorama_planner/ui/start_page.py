"""The page before a plan: go on with a recent one, begin one by a sentence, from a template or an example.

It is put together of light parts; pictures, scales and the sketch come once it has been seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from diorama_planner.core.errors import PlannerError
from diorama_planner.ui.dialogs.frame import column, heading, row, scrolled
from diorama_planner.ui.dialogs.new_plan import NewPlanForm
from diorama_planner.ui.dialogs.picture_card import PictureCard
from diorama_planner.ui.dialogs.region import RegionCard, region_fields
from diorama_planner.ui.first_paint import when_painted
from diorama_planner.ui.following import follow
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.flow import FlowLayout
from diorama_planner.ui.widgets.form import button, words

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session
    from diorama_planner.app.starts import Start

FORM_WIDTH = 408
RECENT_SHOWN = 8


class Shelf(QWidget):
    """A heading over a row of cards that wraps. Hidden while it holds none."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.cards: list[PictureCard] = []
        self._room = QWidget()
        self._flow = FlowLayout(self._room, UNIT + 4)
        policy = self._room.sizePolicy()
        policy.setHeightForWidth(True)
        self._room.setSizePolicy(policy)
        lines = column(self, spacing=UNIT)
        lines.addWidget(heading(title))
        lines.addWidget(self._room)
        self.hide()

    def add(self, card: PictureCard) -> None:
        """Put a card at the end."""
        self.cards.append(card)
        self._flow.addWidget(card)
        self.show()

    def clear(self) -> None:
        """Take all cards away."""
        for card in self.cards:
            self._flow.removeWidget(card)
            card.deleteLater()
        self.cards.clear()
        self.hide()


class StartPage(QWidget):
    """`open_requested` carries a path, `new_requested` a `NewPlan`, `template_requested` the id of a start."""

    open_requested = Signal(str)
    browse_requested = Signal()
    new_requested = Signal(object)
    template_requested = Signal(str)
    calculators_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: list[tuple[PictureCard, Path]] = []
        self._started = False
        self._recent_shown: tuple[str, ...] | None = None
        self.form = NewPlanForm(session)
        self.recent = Shelf(tr("Go on with"))
        self.templates = Shelf(tr("Begin from a template"))
        self.examples = Shelf(tr("Look into an example"))
        self.region = RegionCard()
        self.begin = button(tr("Create plan"), "primary")
        self._problem = words("", "problem", wrap=True)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._load_picture)
        self._lay_out()
        self.region.chosen.connect(self._choose_region)
        self.begin.clicked.connect(self._create)
        self.form.name.returnPressed.connect(self._create)
        self.form.changed.connect(self._problem.hide)
        follow(session, self, self._follow)
        self._follow_preferences()

    def refresh(self) -> None:
        """Look again at what is recent; call it when the page comes back into sight."""
        self._recent_shown = None
        if self._started:
            self._fill_recent()

    def showEvent(self, event: QShowEvent) -> None:
        """Read cards and catalogue once the page has been seen."""
        super().showEvent(event)
        if not self._started:
            when_painted(self.window(), self._start)

    def _start(self) -> None:
        if self._started:
            return
        self._started = True
        self._fill_recent()
        self._fill_starts()
        # The catalogue is read after the page has been painted with all its cards.
        QTimer.singleShot(0, self.form.start)

    # -- what it is made of ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        outer = row(spacing=0)
        outer.addWidget(self._left())
        line = QFrame()
        line.setProperty("role", "rule")
        line.setFixedWidth(1)
        outer.addWidget(line)
        outer.addWidget(scrolled(self._right()), 1)
        self.setLayout(outer)

    def _left(self) -> QWidget:
        side = QFrame()
        side.setObjectName("sidePanel")
        side.setFixedWidth(FORM_WIDTH)
        lines = column(side, spacing=UNIT, margins=(28, 26, 28, 22))
        lines.addWidget(words(tr("New plan"), "title"))
        lines.addWidget(words(tr("Choose a scale and say how large the base is."), "muted", wrap=True))
        lines.addSpacing(UNIT)
        lines.addWidget(self.form, 1)
        lines.addWidget(self._problem)
        lines.addWidget(self.begin)
        self._problem.hide()
        return side

    def _right(self) -> QWidget:
        body = QWidget()
        lines = column(body, spacing=3 * UNIT, margins=(30, 26, 26, 26))
        named = QWidget()
        title = column(named, spacing=2)
        title.addWidget(words(tr("Diorama Planner"), "title"))
        title.addWidget(words(tr("Lay it out to scale, see what to buy, print what to cut."), "muted", wrap=True))
        browse = button(tr("Open…"))
        browse.clicked.connect(self.browse_requested)
        calculators = button(tr("Calculators"))
        calculators.clicked.connect(self.calculators_requested)
        head = row(named, calculators, browse)
        head.setStretch(0, 1)
        lines.addLayout(head)
        for part in (self.region, self.recent, self.templates, self.examples):
            lines.addWidget(part)
        lines.addStretch(1)
        return body

    # -- recent plans, templates, examples ---------------------------------------------------------------------

    def _fill_recent(self) -> None:
        recent = self._session.preferences.recent[:RECENT_SHOWN]
        if recent == self._recent_shown:
            return
        self._recent_shown = recent
        self._waiting = [waiting for waiting in self._waiting if waiting[0] not in self.recent.cards]
        self.recent.clear()
        for name in recent:
            self._add_recent(Path(name))

    def _add_recent(self, path: Path) -> None:
        card = PictureCard(path.stem, _folder_words(path), "file")
        card.setToolTip(str(path))
        card.clicked.connect(lambda: self.open_requested.emit(str(path)))
        self.recent.add(card)
        self._want_picture(card, path)

    def _fill_starts(self) -> None:
        from diorama_planner.app.starts import EXAMPLES, TEMPLATES

        for shelf, starts, icon in (
            (self.templates, TEMPLATES, "layout-template"),
            (self.examples, EXAMPLES, "image"),
        ):
            for start, path in _present(starts):
                card = PictureCard(tr(start.title), tr(start.about), icon)
                card.setToolTip(f"{tr(start.title)}: {tr(start.about)}")
                card.clicked.connect(self._asker(start.id))
                shelf.add(card)
                self._want_picture(card, path)

    def _asker(self, start_id: str) -> Callable[[], None]:
        return lambda: self.template_requested.emit(start_id)

    def _want_picture(self, card: PictureCard, path: Path) -> None:
        self._waiting.append((card, path))
        self._timer.start()

    def _load_picture(self) -> None:
        """Read one picture, so that the page answers between any two."""
        from diorama_planner.project_io.container import read_thumbnail

        if not self._waiting:
            self._timer.stop()
            return
        card, path = self._waiting.pop(0)
        try:
            there = path.is_file()
        except OSError:
            there = False
        if there:
            card.set_picture(read_thumbnail(path))
        else:
            card.set_missing(tr("No longer there"))

    # -- what is asked -----------------------------------------------------------------------------------------

    def _create(self) -> None:
        plan = self.form.plan()
        if plan is None:
            self._problem.setText(self.form.problem())
            self._problem.show()
            return
        self.new_requested.emit(plan)

    def _choose_region(self, region: str) -> None:
        self._session.set_preferences(**region_fields(self._session.preferences, region))

    def _follow(self, event: SessionEvent) -> None:
        if event.kind == "preferences":
            self._follow_preferences()

    def _follow_preferences(self) -> None:
        self.region.setVisible(self._session.preferences.region is None)
        if self._started:
            self.form.refresh()
            self._fill_recent()


def _folder_words(path: Path) -> str:
    try:
        inside = path.parent.relative_to(Path.home())
    except (ValueError, RuntimeError):
        return str(path.parent)
    return tr("in {folder}", folder=str(inside)) if inside.parts else tr("in the home folder")


def _present(starts: tuple[Start, ...]) -> Iterator[tuple[Start, Path]]:
    """The shipped plans whose files are there."""
    for start in starts:
        try:
            yield start, start.path
        except PlannerError:
            continue  # a shipped file that is missing is told of by `doctor`, not by an empty card
