"""The size of a new base, said in one of three ways: typed, by what it must fit into, or in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from diorama_planner.core.errors import PlannerError, UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.scale import Scale
from diorama_planner.core.units import parse_size
from diorama_planner.ui.dialogs.frame import column, error_text
from diorama_planner.ui.following import Later
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import text_font
from diorama_planner.ui.widgets.entry import EntryField
from diorama_planner.ui.widgets.flow import Chips
from diorama_planner.ui.widgets.form import words

if TYPE_CHECKING:
    from diorama_planner.app.advice.advisor import Region
    from diorama_planner.app.advice.base_advisor import Proposal
    from diorama_planner.catalogue.catalogue import Catalogue
    from diorama_planner.catalogue.reference_rows import Base

Size = tuple[float, float]
TYPED, FITTED, WORDS = "typed", "fitted", "words"
FIRST_MM: Size = (210.0, 148.0)
SENTENCE = "two cars and an alley"
COLUMNS = 3
PROPOSAL_PADDING = 20
KINDS = {
    "frame": "Photo frames",
    "box_frame": "Box frames",
    "case": "Display cases",
    "cabinet": "Cabinets",
    "shelf": "Shelves",
    "board": "Boards",
    "plaque": "Plaques",
    "room_box": "Room boxes",
    "box": "Boxes",
    "module": "Railway modules",
}
_ROW = Qt.ItemDataRole.UserRole


class SizeField(EntryField):
    """Two lengths, `200 x 240 mm`, in any unit; `real` at the end divides them by the scale."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.readings = Readings()

    def write(self, value: Any) -> str:
        """Write both sides with their unit."""
        return self.readings.size(*value)

    def read(self, text: str) -> Any:
        """Read two lengths on the bench."""
        unit = "in" if self.readings.unit == "in" else self.readings.unit
        size = parse_size(text, scale=self.readings.scale, default_unit=unit)
        if len(size) != 2:
            raise UsageError(msg("A base has two sides"), msg("For example 200 x 240 mm."))
        return size


class ProposalButton(QPushButton):
    """One proposed base: its name and its size, chosen like a radio button."""

    def __init__(self, proposal: Proposal, size_text: str) -> None:
        title = say(proposal.title)
        self._whole = f"{size_text} · {title}" if proposal.base_id else f"{title}\n{size_text}"
        super().__init__(self._whole)
        self.proposal = proposal
        if not proposal.base_id:
            self.setProperty("lines", 2)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("role", "option")
        self.setToolTip(say(proposal.reason))
        self.setAccessibleName(f"{say(proposal.title)}, {size_text}, {say(proposal.reason)}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten a long name; its size stands first and stays."""
        super().resizeEvent(event)
        if self.proposal.base_id:
            room = self.width() - PROPOSAL_PADDING
            self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


class BaseChoice(QWidget):
    """Gives a width and depth in mm, or None while what was said cannot be read. `start` needs the catalogue."""

    changed = Signal()

    def __init__(self, readings: Readings, region: Region, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._region = region
        self._catalogue: Catalogue | None = None
        self._worded: Size | None = None
        self._ways = Chips(tr("How to say the size"))
        self._ways.set_chips([(TYPED, tr("Size")), (FITTED, tr("Must fit into")), (WORDS, tr("In words"))])
        self.typed = SizeField(tr("Base size"))
        self.typed.readings = readings
        self.typed.set_value(FIRST_MM)
        self._size_note = words("", "small", wrap=True)
        self.fit = QComboBox()
        self.fit.setAccessibleName(tr("Frame, case or shelf"))
        self.fit.setMaxVisibleItems(18)
        self._fit_note = words("", "small", wrap=True)
        self.sentence = QLineEdit()
        self.sentence.setAccessibleName(tr("What stands on the base"))
        self.sentence.setPlaceholderText(tr("for example: {sentence}", sentence=SENTENCE))
        self._understood = words("", "small", wrap=True)
        self._offers = QWidget()
        self._grid = QGridLayout(self._offers)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setSpacing(6)
        self._group = QButtonGroup(self)
        self._pages = QStackedWidget()
        self._lay_out()
        self._later = Later(self, self._read_words, 250)
        self._connect()
        self._note_size()

    def start(self, catalogue: Catalogue) -> None:
        """Offer the bases of the tables."""
        self._catalogue = catalogue
        model = QStandardItemModel(self)
        rows = [row for row in catalogue.bases() if row.region in ("", self._region)]
        for kind in [*KINDS, *sorted({row.category for row in rows} - KINDS.keys())]:
            chosen = [row for row in rows if row.category == kind]
            if chosen:
                model.appendRow(_heading(KINDS.get(kind, kind)))
            for row in chosen:
                item = QStandardItem(row.name)
                item.setData(row, _ROW)
                model.appendRow(item)
        self.fit.setModel(model)
        self.fit.setCurrentIndex(1)
        self._note_fit()

    def value(self) -> Size | None:
        """Width and depth in mm, None if what was said cannot be read."""
        way = self._ways.chosen_key()
        if way == TYPED:
            return None if self.typed.problem else self.typed.value()
        if way == FITTED:
            row = self._row()
            return None if row is None else _space(row)
        return self._worded

    def set_readings(self, readings: Readings) -> None:
        """Write and read sizes in another unit or scale."""
        self.typed.readings = readings
        if not self.typed.problem:
            self.typed.set_value(self.typed.value())
        self._note_size()
        self._note_fit()
        self._read_words()

    def set_region(self, region: Region) -> None:
        """Go by the streets and shops of another region."""
        self._region = region
        if self._catalogue is not None:
            self.start(self._catalogue)

    def choose_way(self, way: str) -> None:
        """Turn to one of the three ways."""
        self._ways.choose(way)
        self._show_way(way)

    def proposals(self) -> list[ProposalButton]:
        """The bases that are proposed for the words."""
        return [made for made in self._group.buttons() if isinstance(made, ProposalButton)]

    def note(self) -> str:
        """What is said below the words."""
        return self._understood.text()

    def _lay_out(self) -> None:
        pages = ((self.typed, self._size_note), (self.fit, self._fit_note))
        for parts in (*pages, (self.sentence, self._understood, self._offers)):
            page = QWidget()
            lines = column(page, spacing=4)
            for part in parts:
                lines.addWidget(part)
            lines.addStretch(1)
            self._pages.addWidget(page)
        outer = column(self)
        outer.addWidget(self._ways)
        outer.addWidget(self._pages)
        self._show_way(TYPED)

    def _connect(self) -> None:
        self._ways.chosen.connect(self._show_way)
        self.typed.committed.connect(lambda *_: self._tell())
        self.typed.problem_changed.connect(lambda _: self._tell())
        self.fit.currentIndexChanged.connect(lambda _: self._tell())
        self.sentence.textChanged.connect(lambda _: self._later.ask())
        self.sentence.returnPressed.connect(self._later.now)
        self._group.buttonClicked.connect(self._choose_proposal)

    def _show_way(self, way: str) -> None:
        shown = (TYPED, FITTED, WORDS).index(way)
        for index in range(self._pages.count()):
            # the pages that are not seen must not make room for themselves
            height = QSizePolicy.Policy.Preferred if index == shown else QSizePolicy.Policy.Ignored
            page = self._pages.widget(index)
            if page is not None:
                page.setSizePolicy(QSizePolicy.Policy.Preferred, height)
        self._pages.setCurrentIndex(shown)
        if way == WORDS:
            self.sentence.setFocus()
        self._make_room()
        self.changed.emit()

    def _make_room(self) -> None:
        """Stacked pages do not pass on that their words take more lines where they are narrow."""
        page = self._pages.currentWidget()
        layout = page.layout() if page is not None else None
        if layout is not None:
            layout.activate()
            self._pages.setMinimumHeight(max(0, layout.totalHeightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the words at the new width."""
        super().resizeEvent(event)
        self._make_room()

    def _tell(self) -> None:
        self._note_size()
        self._note_fit()
        self._make_room()
        self.changed.emit()

    def _note_size(self) -> None:
        self._note(self._size_note, self.typed.problem, tr("Any unit; or the real size: 12 x 15 m real."))

    def _row(self) -> Base | None:
        row: Base | None = self.fit.currentData(_ROW)
        return row

    def _note_fit(self) -> None:
        row = self._row()
        if row is None:
            return
        text = tr("Free space {size}", size=self.typed.readings.size(*_space(row)))
        if row.inner_height_mm:
            text += ", " + tr("{height} high", height=self.typed.readings.write(row.inner_height_mm))
        note = f"{row.notes[:1].upper()}{row.notes[1:]}"
        self._note(self._fit_note, "", f"{text}. {note}".rstrip())

    def _read_words(self) -> None:
        if self._catalogue is None:
            return
        from diorama_planner.app.advice.base_advisor import INCH_STEP_MM, STEP_MM, describe_wish, propose_bases
        from diorama_planner.app.advice.wishes import read_wish

        text = self.sentence.text().strip()
        scale = Scale(self.typed.readings.scale)
        step = INCH_STEP_MM if self.typed.readings.unit == "in" else STEP_MM
        proposals: tuple[Proposal, ...] = ()
        problem, note = "", tr("Name what stands on it: cars, people, trees, an alley, a pavement.")
        if text:
            wish = read_wish(text, scale, self._region, self._catalogue)
            try:
                proposals = propose_bases(wish, scale, self._region, self._catalogue, step)
            except PlannerError as error:
                problem = error_text(error)
            note = " · ".join(say(part) for part in describe_wish(wish, scale, self._region, self._catalogue))
            if wish.unknown and not problem:
                note += "\n" + tr("Not known: {words}", words=", ".join(wish.unknown))
        self._note(self._understood, problem, note.strip())
        self._offer(proposals)

    def _offer(self, proposals: tuple[Proposal, ...]) -> None:
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._grid.removeWidget(old)
            old.deleteLater()
        for number, proposal in enumerate(proposals):
            made = ProposalButton(proposal, self.typed.readings.size(*proposal.base_mm))
            self._group.addButton(made)
            if proposal.base_id:  # what is sold has a long name: a row each
                self._grid.addWidget(made, number, 0, 1, COLUMNS)
            else:
                self._grid.addWidget(made, 0, number)
        self._offers.setVisible(bool(proposals))
        chosen = self.proposals()[min(1, len(proposals) - 1)] if proposals else None
        if chosen is not None:
            chosen.setChecked(True)
        self._worded = chosen.proposal.base_mm if chosen is not None else None
        self._make_room()
        self.changed.emit()

    def _choose_proposal(self, made: QPushButton) -> None:
        if isinstance(made, ProposalButton):
            self._worded = made.proposal.base_mm
            self.changed.emit()

    def _note(self, label: QLabel, problem: str, text: str) -> None:
        label.setProperty("role", "problem" if problem else "small")
        label.setText(problem or text)
        label.style().unpolish(label)
        label.style().polish(label)


def _space(row: Base) -> Size:
    from diorama_planner.app.advice.base_advisor import free_space

    return free_space(row)


def _heading(text: str) -> QStandardItem:
    item = QStandardItem(tr(text).upper())
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setFont(text_font(8.0, strong=True))
    return item
