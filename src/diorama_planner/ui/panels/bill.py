"""The bill, live: what to buy and what it costs, traced to the items, with the total always in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QMenu, QPushButton, QVBoxLayout, QWidget

from diorama_planner.core.errors import PlannerError
from diorama_planner.ui.following import Later, calm_ms, follow
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.panels.bill_model import BillModel, ShownRow
from diorama_planner.ui.panels.bill_rows import BRIEF_HEIGHT, COST_WIDTH, GAP, BillDelegate
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.widgets.form import Section, button, words

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session


STEP = 16
"""How far a notch of the wheel goes a third of, in px, while rows are of different heights."""
LIGHT_MS = 240
"""Selecting makes the inspector grow and rows move: not before a second click can have found the same row."""
PASSING_MS = 500
"""What is worked out anew sooner than that is not told of: a note that comes and goes with every edit flickers."""
LEAST_HEIGHT = 272
"""Room in px for five rows of one line, with heading, total and button."""


class BillView(QListView):
    """The rows. A click or Enter opens one, Space ticks a tool; a click on the price or F2 edits that.

    `linked` tells which link of an opened row was clicked.
    """

    ticked = Signal(QModelIndex)
    opened = Signal(QModelIndex)
    linked = Signal(str, QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Bill of materials"))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._at = QPointF()
        self.clicked.connect(self._click)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Note where a click ends before it is told."""
        self._at = event.position()
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by a hand what can be clicked."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        acts = index.isValid() and (self._is_price(index, event.position()) or self._link(index, event.position()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if acts else Qt.CursorShape.ArrowCursor)

    def _is_price(self, index: QModelIndex, at: QPointF) -> bool:
        right = self.viewport().width() - COST_WIDTH - GAP
        first_line = at.y() - self.visualRect(index).top() <= BRIEF_HEIGHT
        return bool(at.x() > right and first_line and index.flags() & Qt.ItemFlag.ItemIsEditable)

    def _link(self, index: QModelIndex, at: QPointF) -> str:
        delegate = self.itemDelegate()
        corner = QPointF(self.visualRect(index).topLeft())
        return delegate.link_at(index, at - corner) if isinstance(delegate, BillDelegate) else ""

    def _click(self, index: QModelIndex) -> None:
        link = self._link(index, self._at)
        if link:
            self.linked.emit(link, index)
        elif self._is_price(index, self._at):
            self.edit(index)
        else:
            self.opened.emit(index)

    def edit_amount(self, what: str, index: QModelIndex) -> None:
        """Let the price of a pack, or what is on hand, be typed in the row."""
        delegate = self.itemDelegate()
        if isinstance(delegate, BillDelegate):
            delegate.edits = what
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens and folds, with Ctrl it shows on the plan; Space ticks; what is typed keeps its keys."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.linked.emit("show", self.currentIndex())
        elif enter:
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
    """Follows the session's bill. `start` asks for it the first time: call it once the window has been seen.

    `show_requested` gives the items that a row comes from, `why_requested` the material to be explained.
    """

    print_requested = Signal()
    open_requested = Signal()
    rows_highlighted = Signal(list)
    show_requested = Signal(list)
    why_requested = Signal(str)
    problem = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._started = False
        self._waits = False
        self.section = Section(tr("Bill"), "bill")
        self._open = IconButton("maximize", tr("Open the bill large, with shops, basket and stash"))
        self._open.clicked.connect(self.open_requested)
        self.section.add_corner(self._open)
        self._model = BillModel()
        self.rows = BillView()
        self.rows.setModel(self._model)
        self.rows.setItemDelegate(BillDelegate(self.rows, self._model, self.set_amount, self.toggle_have))
        self._empty = words(tr("Nothing to buy yet. Draw a wall, or put a thing on the base."), "muted", wrap=True)
        self._total = words("", "total")
        self._unpriced = words("", "warning")
        self._note = words("", "muted", wrap=True)
        self._rate = button(tr("Enter the rate of exchange…"), "link")
        self._rate.clicked.connect(self._ask_rate)
        self._print = button(tr("Print…"), "primary")
        self._print.setAccessibleName(tr("Print the bill…"))
        self._print.setToolTip(tr("Print the bill, or save it as PDF, spreadsheet, web page or text"))
        self._print.clicked.connect(self.print_requested)
        self._lay_out()
        self._light_later = Later(self, self._light_up, LIGHT_MS)
        self.rows.selectionModel().selectionChanged.connect(lambda *_: self._light_later.ask())
        self.rows.opened.connect(self._model.toggle_open)
        self.rows.ticked.connect(self._tick)
        self.rows.linked.connect(self._act)
        self.rows.doubleClicked.connect(lambda index: self._act("show", index))
        self.rows.customContextMenuRequested.connect(self._open_menu)
        self._later = Later(self, self.refresh, 60, self._work)
        self._mark_later = Later(self, self._mark)
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
        from diorama_planner.core.money import format_money
        from diorama_planner.ui.panels.bill_words import shown_rows, total_text

        bill = self._session.bill()
        comma = self._session.preferences.decimal_comma
        self._model.set_rows(shown_rows(bill, decimal_comma=comma, brands=self._session.document.prices.brands))
        self._model.mark(self._session.selection.ids)
        self._total.setText(format_money(bill.total, bill.currency, decimal_comma=comma))
        self._total.setAccessibleName(tr("Total {total}", total=total_text(bill, decimal_comma=comma)))
        self._unpriced.setText(tr("+ {count} without price", count=bill.without_price))
        self._unpriced.setVisible(bool(bill.without_price))
        told = [note for note in bill.notes if note not in bill.passing or self._waits]
        self._note.setText(" ".join(map(say, told)))
        self._note.setVisible(bool(told))
        self._rate.setVisible(self._session.buying.wants_rate(bill))
        self._waits = bool(bill.passing)
        if self._waits:
            self._later.ask(PASSING_MS)
        self._empty.setVisible(not self._model.rowCount())
        self.rows.setVisible(bool(self._model.rowCount()))
        self.rows.fit_rows()

    def total(self) -> str:
        """What the total says."""
        unpriced = "" if self._unpriced.isHidden() else f" {self._unpriced.text()}"
        return self._total.text() + unpriced

    def note(self) -> str:
        """What is said about the prices; empty if nothing."""
        return self._note.text()

    def rate_button(self) -> QPushButton:
        """What asks for the rate at which typical prices are counted."""
        return self._rate

    def _ask_rate(self) -> None:
        from diorama_planner.takeoff.prices import CATALOGUE_CURRENCY
        from diorama_planner.ui.dialogs.ask_rate import RateQuestion

        RateQuestion(self._session, CATALOGUE_CURRENCY, self._session.document.prices.currency, self.window()).exec()

    def print_button(self) -> QPushButton:
        """What asks to print."""
        return self._print

    def set_amount(self, what: str, key: str, text: str) -> str:
        """Set what a pack costs (`price`) or how much is `on_hand`; an empty text forgets it. Gives what is wrong."""
        from diorama_planner.app.purchase.bill_edits import set_amount

        try:
            set_amount(self._session, what, key, text)
        except PlannerError as error:
            self.problem.emit(say(error.message))
            return say(error.message)
        return ""

    def toggle_have(self, key: str) -> None:
        """Tick a tool as there already, or take the tick away."""
        from diorama_planner.app.purchase.bill_edits import put_prices, with_have

        prices = self._session.document.prices
        put_prices(self._session, tr("Tick what is there"), with_have(prices, key, key not in prices.have))

    def _on_event(self, event: SessionEvent) -> None:
        if not self._started:
            return
        if event.kind in {"change", "document", "preferences", "workshop", "wires"}:
            self._later.ask()
        elif event.kind == "selection":
            self._mark_later.ask(calm_ms(self._session, event))

    def _mark(self) -> None:
        """Mark the rows of what is selected on the plan, and bring the first into sight."""
        found = self._model.mark(self._session.selection.ids)
        if found and not self.rows.hasFocus():
            self.rows.scrollTo(found[0])

    def _lay_out(self) -> None:
        body = QVBoxLayout(self.section.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(6)
        body.addWidget(self._empty)
        body.addWidget(self.rows, 1)
        sums = QVBoxLayout()
        sums.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(words(tr("Total"), "total"))
        line.addWidget(self._total, 1)
        sums.addLayout(line)
        sums.addWidget(self._unpriced)
        foot = QHBoxLayout()
        foot.addLayout(sums, 1)
        foot.addWidget(self._print)
        body.addLayout(foot)
        body.addWidget(self._note)
        body.addWidget(self._rate, 0, Qt.AlignmentFlag.AlignLeft)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.section)
        for part in (self._empty, self._unpriced, self._note, self._rate):
            part.hide()

    def _light_up(self) -> None:
        rows = [self._model.row(index) for index in self.rows.selectionModel().selectedIndexes()]
        self.rows_highlighted.emit([item for row in rows if row is not None for item in row.items])

    def _tick(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None and row.have is not None:
            self.toggle_have(row.key)

    def _act(self, what: str, index: QModelIndex) -> None:
        """Do what a link of a row says."""
        row = self._model.row(index)
        if row is None:
            return
        if what == "why":
            self.why_requested.emit(row.key)
        elif what == "show" and row.items:
            self.show_requested.emit(list(row.items))
        elif what == "menu":
            self._open_menu(self.rows.visualRect(index).bottomLeft())

    def _open_menu(self, at: QPoint) -> None:
        index = self.rows.indexAt(at)
        row = self._model.row(index if index.isValid() else self.rows.currentIndex())
        if row is not None and row.kind != "heading":
            self.menu_of(row).exec(self.rows.viewport().mapToGlobal(at))

    def menu_of(self, row: ShownRow) -> QMenu:
        """Make the menu of what can be done with a row."""
        from diorama_planner.ui.buying.row_menu import RowMenu

        index = self._model.index_of(row.key)
        menu = RowMenu(
            self._session,
            row.key,
            why=lambda: self.why_requested.emit(row.key),
            show=(lambda: self.show_requested.emit(list(row.items))) if row.items else None,
            edit=lambda what: self.rows.edit_amount(what, index),
            parent=self,
        )
        menu.addSeparator()
        menu.addAction(tr("Open the bill large"), self.open_requested.emit)
        return menu

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._started:
            self.rows.viewport().update()
