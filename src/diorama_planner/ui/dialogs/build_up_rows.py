"""The coats of a build-up as rows: what is laid, how often, how much of it, whither it fades, what it takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diorama_planner.app.editing.finishes import FADE_NAMES
from diorama_planner.model.record import MOST_COATS, Coat, Coats
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.texts import begun, say, tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.catalogue_choices import material_choices
from diorama_planner.ui.widgets.choices import ChoiceField, ColourField, SearchChoiceField
from diorama_planner.ui.widgets.form import button, words
from diorama_planner.ui.widgets.quantities import NumberField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

FIRST = Coat(material="sealer_foam_500")
NEXT = Coat(material="wall_paint_1l")
"""What is laid at first, and then: most surfaces are sealed and painted."""

PER_CENT = 100.0
COATS_WIDTH, COVERAGE_WIDTH, FADE_WIDTH, COLOUR_WIDTH, TAKES_WIDTH = 44, 56, 142, 30, 86
GRIP_WIDTH = 20
NUMBER_WIDTH = 18


class CoatRow(QWidget):
    """One coat. Its grip is dragged, or moved with the arrow keys; `moved` says by how many places."""

    changed = Signal()
    removed = Signal()
    moved = Signal(int)

    def __init__(self, session: Session, coat: Coat) -> None:
        super().__init__()
        self._coat = coat
        comma = session.preferences.decimal_comma
        self.grip = IconButton("grip-vertical", tr("Move this coat: drag it, or press Up or Down"), size=14)
        self.grip.setCursor(Qt.CursorShape.OpenHandCursor)
        self.grip.setFixedWidth(GRIP_WIDTH)
        self.grip.installEventFilter(self)
        self.number = words("", "muted")
        self.number.setFixedWidth(NUMBER_WIDTH)
        self.material = SearchChoiceField(tr("Material"), lambda: material_choices(session.catalogue))
        self.coats = NumberField(tr("Number of coats"), minimum=1, maximum=MOST_COATS, whole=True)
        self.coverage = NumberField(
            tr("Coverage in per cent"), minimum=0.0, maximum=300.0, step=5.0, decimal_comma=comma
        )
        self.fade = ChoiceField(tr("Fades"), [(key, begun(say(name))) for key, name in FADE_NAMES.items()])
        self.colour = ColourField(tr("Colour"))
        self.colour.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.takes = words("", "muted")
        self.takes.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.drop = IconButton("x", tr("Remove this coat"), size=13)
        self.problem = words("", "problem", wrap=True)
        self._usual = {each.id: each.coats or 1 for each in session.catalogue.materials()}
        self._lay_out()
        self._connect()
        self.show_coat(coat)

    def _lay_out(self) -> None:
        widths = ((self.coats, COATS_WIDTH), (self.coverage, COVERAGE_WIDTH), (self.fade, FADE_WIDTH))
        for field, width in (*widths, (self.colour, COLOUR_WIDTH), (self.takes, TAKES_WIDTH)):
            field.setFixedWidth(width)
        line = QHBoxLayout()
        line.setSpacing(5)
        for part in (self.grip, self.number, self.material, self.coats, self.coverage, self.fade, self.colour):
            line.addWidget(part, 1 if part is self.material else 0)
        line.addWidget(self.takes)
        line.addWidget(self.drop)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 1, 0, 1)
        lines.setSpacing(1)
        lines.addLayout(line)
        below = QHBoxLayout()
        below.setContentsMargins(GRIP_WIDTH + NUMBER_WIDTH + 10, 0, 0, 0)
        below.addWidget(self.problem)
        lines.addLayout(below)
        self.problem.hide()

    def _connect(self) -> None:
        for field in (self.material, self.coats, self.coverage, self.fade, self.colour):
            field.committed.connect(lambda *_: self.changed.emit())
        self.material.committed.connect(lambda *_: self.coats.set_value(self._usual.get(self.material.value(), 1)))
        self.drop.clicked.connect(self.removed)

    def show_coat(self, coat: Coat) -> None:
        """Show a coat."""
        self._coat = coat
        self.material.set_value(coat.material)
        self.coats.set_value(coat.coats or self._usual.get(coat.material, 1))
        self.coverage.set_value(coat.density * PER_CENT)
        self.fade.set_value(coat.fade)
        self.colour.set_value(coat.colour or None)

    def coat(self) -> Coat:
        """The coat as the row has it; as many as are usual are left to the material."""
        material = self.material.value() or self._coat.material
        count = int(self.coats.value() or 1)
        return Coat(
            material=material,
            density=float(self.coverage.value() or 0.0) / PER_CENT,
            share=self._coat.share,
            depth_mm=self._coat.depth_mm,
            colour=self.colour.value() or "",
            coats=None if count == self._usual.get(material, 1) else count,
            fade=self.fade.value() or "even",
        )

    def tell(self, number: int, takes: str, problem: str) -> None:
        """Show its place, what it takes and what is wrong with it."""
        self.number.setText(str(number))
        self.takes.setText(takes)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the row with its grip: by as many rows as the pointer has gone past, or by the arrow keys."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            at = self.mapFromGlobal(event.globalPosition().toPoint()).y()
            if event.buttons() & Qt.MouseButton.LeftButton and not 0 <= at < self.height():
                self.moved.emit(-1 if at < 0 else 1)
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if by:
                self.moved.emit(by)
                return True
        return super().eventFilter(watched, event)


class CoatList(QWidget):
    """The rows from the first coat to the last; `changed` follows whatever is done to them."""

    changed = Signal()

    def __init__(self, session: Session, coats: Sequence[Coat]) -> None:
        super().__init__()
        self._session = session
        self.rows: list[CoatRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.more = button(tr("Add a coat"), "link")
        self.more.clicked.connect(self.add)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, UNIT, 0)
        outer.setSpacing(2)
        outer.addLayout(self._heads())
        outer.addLayout(self._lines)
        outer.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addStretch(1)
        for coat in coats:
            self._append(coat)

    def _heads(self) -> QHBoxLayout:
        """What the columns are."""
        line = QHBoxLayout()
        line.setSpacing(5)
        line.addSpacing(GRIP_WIDTH + NUMBER_WIDTH + 5)
        line.addWidget(words(tr("From the first coat to the last"), "small"), 1)
        columns = (
            (tr("Coats"), COATS_WIDTH),
            (tr("Cover %"), COVERAGE_WIDTH),
            (tr("Gradient"), FADE_WIDTH),
            ("", COLOUR_WIDTH),
        )
        for text, width in columns:
            head = words(text, "small")
            head.setFixedWidth(width)
            line.addWidget(head)
        takes = words(tr("Takes"), "small")
        takes.setAlignment(Qt.AlignmentFlag.AlignRight)
        takes.setFixedWidth(TAKES_WIDTH)
        line.addWidget(takes)
        line.addSpacing(24)
        return line

    def coats(self) -> Coats:
        """The coats as the rows have them."""
        return tuple(row.coat() for row in self.rows)

    def tell(self, takes: Sequence[str], problems: dict[int, str]) -> None:
        """Show what each coat takes, and what is wrong with it."""
        for place, (row, text) in enumerate(zip(self.rows, takes, strict=True)):
            row.tell(place + 1, text, problems.get(place, ""))

    def add(self) -> None:
        """Lay another coat on top."""
        self._append(NEXT if self.rows else FIRST)
        self.rows[-1].material.setFocus()
        self.changed.emit()

    def _append(self, coat: Coat) -> None:
        row = CoatRow(self._session, coat)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        row.moved.connect(lambda by: self._move(row, by))
        self.rows.append(row)
        self._lines.addWidget(row)

    def _remove(self, row: CoatRow) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        (self.rows[min(place, len(self.rows) - 1)].drop if self.rows else self.more).setFocus()
        self.changed.emit()

    def _move(self, row: CoatRow, by: int) -> None:
        at = self.rows.index(row)
        to = min(max(at + by, 0), len(self.rows) - 1)
        if to == at:
            return
        self.rows.insert(to, self.rows.pop(at))
        self._lines.insertWidget(to, row)
        self._lines.activate()
        row.grip.setFocus()
        self.changed.emit()
