"""The bill, live: what to buy and what it costs, traced to the items, with the total always in sight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from diorama_planner.core.errors import PlannerError
from diorama_planner.core.money import parse_money
from diorama_planner.model.record import PRICES_ID, PriceList
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.panels.bill_model import BillModel, shown_rows, total_text
from diorama_planner.ui.panels.bill_rows import COST_WIDTH, GAP, BillDelegate
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.widgets.form import Section, button, words

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session


STEP = 16
"""How far a notch of the wheel goes a third of, in px, while rows are of different heights."""
LEAST_HEIGHT = 272
"""Room in px for five rows of one line, with heading, total and button."""


class BillView(QListView):
    """The rows. A click or Enter opens one, Space ticks a tool; a click on the price or F2 edits that."""

    ticked = Signal(QModelIndex)
    opened = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Bill of materials"))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._over_price = False
        self.clicked.connect(self._click)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Note where a click ends before it is told."""
        self._over_price = event.position().x() > self.viewport().width() - COST_WIDTH - GAP
        super().mouseReleaseEvent(event)

    def _click(self, index: QModelIndex) -> None:
        if self._over_price and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self.opened.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens and folds, Space ticks; what the line of a price leaves over is none of these."""
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space:
            self.ticked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rows follow width and height."""
        super().resizeEvent(event)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Let the rows be as high as they have room."""
        delegate = self.itemDelegate()
        if isinstance(delegate, BillDelegate):
            self.verticalScrollBar().setSingleStep(delegate.fit(self.viewport().height()) or STEP)
        self.scheduleDelayedItemsLayout()


class BillPanel(QWidget):
    """Follows the session's bill. `start` asks for it the first time: call it once the window has been seen."""

    print_requested = Signal()
    rows_highlighted = Signal(list)
    problem = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._started = False
        self.section = Section(tr("Bill"), "bill")
        self.section.set_aside(tr("live"))
        self._model = BillModel()
        self.rows = BillView()
        self.rows.setModel(self._model)
        self.rows.setItemDelegate(BillDelegate(self.rows, self._model, self.set_price, self.toggle_have))
        self._empty = words(tr("Nothing to buy yet. Draw a wall, or put a thing on the base."), "muted", wrap=True)
        self._total = words("", "total")
        self._total.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._note = words("", "muted", wrap=True)
        self._print = button(tr("Print the bill…"), "primary")
        self._print.clicked.connect(self.print_requested)
        self._lay_out()
        self.rows.selectionModel().selectionChanged.connect(self._light_up)
        self.rows.opened.connect(self._model.toggle_open)
        self.rows.ticked.connect(self._tick)
        self._later = Later(self, self.refresh, 60, self._work)
        follow(session, self, self._on_event)

    def sizeHint(self) -> QSize:
        """Room for a handful of rows."""
        return QSize(280, 330)

    def minimumSizeHint(self) -> QSize:
        """At least five rows, the total and the button."""
        return QSize(200, LEAST_HEIGHT if self.section.is_open() else 40)

    def start(self) -> None:
        """Work the bill out now and after every change."""
        self._started = True
        self._later.ask()

    def _work(self, seconds: float) -> bool:
        return self._session.quantities.follow(seconds)

    def refresh(self) -> None:
        """Show the bill as it now stands."""
        bill = self._session.bill()
        comma = self._session.preferences.decimal_comma
        self._model.set_rows(shown_rows(bill, decimal_comma=comma))
        text = total_text(bill, decimal_comma=comma)
        self._total.setText(text)
        self._total.setAccessibleName(tr("Total {total}", total=text))
        self._note.setText(" ".join(say(note) for note in bill.notes))
        self._note.setVisible(bool(bill.notes))
        self._empty.setVisible(not self._model.rowCount())
        self.rows.setVisible(bool(self._model.rowCount()))
        self.rows.fit_rows()

    def total(self) -> str:
        """What the total says."""
        return self._total.text()

    def note(self) -> str:
        """What is said about the prices; empty if nothing."""
        return self._note.text()

    def print_button(self) -> QPushButton:
        """What asks to print."""
        return self._print

    def set_price(self, key: str, text: str) -> str:
        """Set what a pack costs; an empty text forgets it. Gives what is wrong, empty if nothing is."""
        prices = self._session.document.prices
        known = {name: price for name, price in prices.prices.items() if name != key}
        if text:
            try:
                known[key] = str(parse_money(text, prices.currency))
            except PlannerError as error:
                self.problem.emit(say(error.message))
                return say(error.message)
        if known != dict(prices.prices):
            self._put(tr("Set a price"), replace(prices, prices=known))
        return ""

    def toggle_have(self, key: str) -> None:
        """Tick a tool as there already, or take the tick away."""
        prices = self._session.document.prices
        kept = tuple(name for name in prices.have if name != key)
        have = kept if key in prices.have else (*kept, key)
        self._put(tr("Tick what is there"), replace(prices, have=have))

    def _put(self, label: str, prices: PriceList) -> None:
        with self._session.edit(label) as draft:
            draft.put(replace(prices, id=PRICES_ID))

    def _on_event(self, event: SessionEvent) -> None:
        if self._started and event.kind in {"change", "document", "preferences"}:
            self._later.ask()

    def _lay_out(self) -> None:
        body = QVBoxLayout(self.section.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        body.addWidget(self._empty)
        body.addWidget(self.rows, 1)
        line = QHBoxLayout()
        line.addWidget(words(tr("Total"), "total"))
        line.addWidget(self._total, 1)
        body.addLayout(line)
        body.addWidget(self._note)
        body.addWidget(self._print)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.section)
        self._empty.hide()
        self._note.hide()

    def _light_up(self, selected: QItemSelection) -> None:
        rows = [self._model.row(index) for index in self.rows.selectionModel().selectedIndexes()]
        self.rows_highlighted.emit([item for row in rows if row is not None for item in row.items])

    def _tick(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None and row.have is not None:
            self.toggle_have(row.key)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._started:
            self.rows.viewport().update()
