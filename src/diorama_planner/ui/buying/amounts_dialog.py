"""What was bought goes into the stash, what was built leaves it: amounts to be agreed to, or set right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from diorama_planner.app.purchase import stocktaking
from diorama_planner.app.purchase.stocktaking import Amount
from diorama_planner.core.errors import PlannerError, UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_number, parse_number
from diorama_planner.takeoff.pack_units import from_pack_units
from diorama_planner.takeoff.writing import unit_word
from diorama_planner.ui.dialogs.frame import PlannerDialog
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import text_font
from diorama_planner.ui.widgets.form import words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.takeoff.basket import BasketLine
    from diorama_planner.takeoff.bill_rows import BillRow

ROW_HEIGHT = 32
NAME, AMOUNT, UNIT_COLUMN, SHELF, LEARN = range(5)


class AmountsDialog(PlannerDialog):
    """A table of amounts, each with a tick and a figure that can be typed over."""

    def __init__(
        self,
        session: Session,
        title: str,
        lead: str,
        amounts: Sequence[Amount],
        headings: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, lead, parent)
        self.session = session
        self.amounts = tuple(amounts)
        self._comma = session.preferences.decimal_comma
        self.table = QTableWidget(len(self.amounts), len(headings))
        self._fill(headings)
        self.table.itemChanged.connect(self._mean)
        self.body.addWidget(self.table, 1)
        self.earlier = words("", "warning", wrap=True)
        self.earlier.hide()
        self.body.addWidget(self.earlier)
        self.add_button(tr("Cancel"), self.reject)
        self.resize(760, 520)

    def chosen(self) -> list[Amount]:
        """The ticked amounts, as they were typed.

        Raises:
            PlannerError: what was typed is no amount.
        """
        return [
            replace(each, amount=self._typed(number, each))
            for number, each in enumerate(self.amounts)
            if self._item(number, NAME).checkState() == Qt.CheckState.Checked
        ]

    def warn_of(self, text: str) -> None:
        """Say what was done before."""
        self.earlier.setText(text)
        self.earlier.setVisible(bool(text))

    def written(self, value: float) -> str:
        """Write a figure of the table."""
        return format_number(round(value, 3), decimal_comma=self._comma)

    def is_changed(self, number: int) -> bool:
        """Whether the figure of a row is not the one that was proposed."""
        return self._item(number, AMOUNT).text() != self.written(self.amounts[number].amount)

    def _mean(self, item: QTableWidgetItem) -> None:
        """Who types how much it was means that it was."""
        if item.column() == AMOUNT and self.is_changed(item.row()):
            self._item(item.row(), NAME).setCheckState(Qt.CheckState.Checked)

    def _typed(self, number: int, each: Amount) -> float:
        text = self._item(number, AMOUNT).text()
        if not self.is_changed(number):
            return each.amount
        try:
            amount = parse_number(text)
        except PlannerError as error:
            raise UsageError(msg("{name}: {text} is no amount", name=each.name, text=text)) from error
        if amount < 0:
            raise UsageError(msg("{name}: an amount cannot be below 0", name=each.name))
        return amount

    def _item(self, number: int, column: int) -> QTableWidgetItem:
        item = self.table.item(number, column)
        assert item is not None
        return item

    def _fill(self, headings: Sequence[str]) -> None:
        table = self.table
        table.setAccessibleName(self.windowTitle())
        table.setHorizontalHeaderLabels(list(headings))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for number, each in enumerate(self.amounts):
            unit = say(unit_word(each.unit, each.amount))
            texts = (self._name(each), self.written(each.amount), unit, self.written(each.held) if each.held else "–")
            for column, text in enumerate(texts[: len(headings)]):
                table.setItem(number, column, self._cell(column, text, is_chosen=not each.elsewhere))

    @staticmethod
    def _name(each: Amount) -> str:
        return tr("{name} · no shop has it", name=each.name) if each.elsewhere else each.name

    def _cell(self, column: int, text: str, *, is_chosen: bool) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setFont(text_font(strong=column == AMOUNT))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        if column == NAME:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        elif column == AMOUNT:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(tr("Double click to say how much it really was"))
        if column in {AMOUNT, SHELF}:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item


class BoughtDialog(AmountsDialog):
    """What was bought, of some lines of the basket or all of it, goes into the stash."""

    def __init__(
        self, session: Session, lines: Iterable[BasketLine] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            session,
            tr("Bought: into the stash"),
            tr("It is taken off this bill and every other. The stash can take it back."),
            stocktaking.purchases(session, lines),
            (tr("What"), tr("Bought"), "", tr("On the shelf")),
            parent,
        )
        before = stocktaking.earlier(session, "bought")
        self.warn_of(tr("Things for this plan were bought on {day} already.", day=before.day) if before else "")
        self.go = self.add_button(tr("Into the stash"), self.accept, primary=True)
        self.go.setEnabled(bool(self.amounts))

    def accept(self) -> None:
        """Put it into the stash."""
        if self.attempt(lambda: stocktaking.bought(self.session, self.chosen(), date.today())):
            super().accept()


class UsedDialog(AmountsDialog):
    """What the plan took leaves the stash; what it really took teaches the rates of its materials."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            tr("Built it: out of the stash"),
            tr("Type over what it really took. Ticked to be learned, that becomes your own rate for the next bills."),
            stocktaking.usage(session),
            (tr("What"), tr("Used"), "", tr("On the shelf"), tr("Learn the rate")),
            parent,
        )
        self._rows = {row.material: row for row in session.bill().rows if row.rate is not None}
        for number, each in enumerate(self.amounts):
            if each.key in self._rows:
                tick = QTableWidgetItem(tr("learn"))
                tick.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
                tick.setCheckState(Qt.CheckState.Unchecked)
                self.table.setItem(number, LEARN, tick)
        self.warn_of(_before(session, self.amounts))
        self.go = self.add_button(tr("Out of the stash"), self.accept, primary=True)
        self.go.setEnabled(bool(self.amounts))
        self.table.itemChanged.connect(self._learn)

    def learned(self) -> list[tuple[BillRow, float]]:
        """Which rows teach their rate, each with what was used, in the unit of its need.

        Raises:
            PlannerError: what was typed is no amount.
        """
        found = []
        for number, each in enumerate(self.amounts):
            tick = self.table.item(number, LEARN)
            if tick is not None and tick.checkState() == Qt.CheckState.Checked:
                row, material = self._rows[each.key], self.session.catalogue.material(each.key)
                found.append((row, from_pack_units(material, self._typed(number, each), row.unit)))
        return found

    def accept(self) -> None:
        """Take it out of the stash, and learn."""
        if self.attempt(self._use):
            super().accept()

    def _use(self) -> None:
        today = date.today()
        learned = [stocktaking.taught(self.session, row.material, amount, today) for row, amount in self.learned()]
        stocktaking.used(self.session, self.chosen(), today, learned)

    def _learn(self, item: QTableWidgetItem) -> None:
        """Who types what it really took means it: the rate is learned, unless that is taken away again."""
        tick = self.table.item(item.row(), LEARN)
        if item.column() == AMOUNT and tick is not None and self.is_changed(item.row()):
            tick.setCheckState(Qt.CheckState.Checked)


def _before(session: Session, amounts: Iterable[Amount]) -> str:
    """Say that the plan left the stash before, and of what the offcuts and ends came there when it was cut."""
    said, before = [], stocktaking.earlier(session, "used")
    if before is not None:
        said.append(tr("This plan was taken out of the stash on {day} already.", day=before.day))
    cut = [each.name for each in amounts if each.cut_on]
    if cut:
        told = tr("What is left of these is in the stash and does not come there again:")
        said.append(f"{told} {', '.join(cut)}")
    by_area = [each.name for each in amounts if each.by_area and each.amount > 0]
    if by_area:
        told = tr("No layout of these is kept: whole sheets leave, and no offcuts come back:")
        said.append(f"{told} {', '.join(by_area)}")
    return "\n".join(said)
