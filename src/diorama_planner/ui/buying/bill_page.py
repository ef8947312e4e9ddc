"""The large bill: the table with search, groups and filters, and beside it why a row says so much."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QSplitter, QWidget

from diorama_planner.app.purchase.bills import bill_choices, bill_job
from diorama_planner.core.money import CURRENCIES, format_money
from diorama_planner.exporters.bill_rows import TextRow
from diorama_planner.exporters.bill_view import BillView, bill_view
from diorama_planner.takeoff.bill import THING_PREFIX
from diorama_planner.ui.buying.row_menu import RowMenu
from diorama_planner.ui.buying.seen_page import SeenPage
from diorama_planner.ui.buying.table import FIGURE_COLUMNS, BillTable
from diorama_planner.ui.buying.why import WhySheet
from diorama_planner.ui.dialogs.frame import column, row
from diorama_planner.ui.following import Later, calm_ms, follow
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField
from diorama_planner.ui.widgets.form import button, words
from diorama_planner.ui.widgets.search import SearchField

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session
    from diorama_planner.model.record import RecordId
    from diorama_planner.takeoff.bill_rows import Bill

GROUPS = (
    ("category", "By category"),
    ("shop", "By shop"),
    ("layer", "By layer"),
    ("item", "By item"),
    ("none", "All in one list"),
)
ALL, TO_BUY, UNPRICED, SELECTED = "all", "to-buy", "unpriced", "selected"


class BillPage(SeenPage):
    """Follows the session's bill. Signals as those of `WhySheet`."""

    item_chosen = Signal(str)
    show_requested = Signal(list)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._bill: Bill = session.bill()
        self.search = SearchField(tr("Search the bill"))
        self.search.setPlaceholderText(tr("Search the bill…"))
        self.group = ChoiceField(tr("Group"), [(key, tr(text)) for key, text in GROUPS])
        self.group.set_value("category")
        self.group.setFixedWidth(170)
        self.filters = self._make_filters()
        self.table = BillTable(self._set_amount)
        self.why = WhySheet(session)
        self._none = words(tr("Nothing on the bill is like that."), "muted")
        self.total = words("", "total")
        self.currency = ChoiceField(tr("Prices in"), [(code, code) for code in CURRENCIES])
        self.currency.setToolTip(tr("The currency of this plan. Prices of your own keep their figures."))
        self._note = words("", "muted", wrap=True)
        self._lay_out()
        self.search.textChanged.connect(lambda _: self.refresh())
        self.group.committed.connect(lambda *_: self.refresh())
        self.currency.committed.connect(lambda code, *_: self._set_currency(str(code)))
        self.table.chosen.connect(self._choose)
        self.table.wanted.connect(self._show)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.table.setMinimumWidth(560)
        self.why.item_chosen.connect(self.item_chosen)
        self.why.show_requested.connect(self.show_requested)
        self._later = Later(self, self.refresh, 60)
        self._mark_later = Later(self, self._mark)
        follow(session, self, self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Show the bill as it now stands, what is searched for and not filtered out of it."""
        if self.table.is_edited():
            self._later.ask()
            return
        wanted = {"group": str(self.group.value()), "columns": ", ".join(FIGURE_COLUMNS)}
        job = bill_job(self._session, bill_choices(self._session.preferences, wanted), "table")
        self._bill = job.bill
        view = bill_view(job)
        self.table.show_view(view, self._keep(), self._shop_prices())
        self._show_sums(view)
        self._none.setVisible(not self.table.rows.groups)
        self._mark()

    def show_row(self, key: str) -> None:
        """Go to a material, and explain it."""
        self.table.go_to(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes away what was wrong with what was typed, before it closes anything."""
        if event.key() == Qt.Key.Key_Escape and self.problem():
            self._problem.hide()
        else:
            super().keyPressEvent(event)

    # -- what is kept ------------------------------------------------------------------------------------------

    def _make_filters(self) -> dict[str, QPushButton]:
        texts = {
            ALL: tr("All"),
            TO_BUY: tr("To buy"),
            UNPRICED: tr("Without price"),
            SELECTED: tr("Selected on the plan"),
        }
        group = QButtonGroup(self)
        made = {}
        for name, text in texts.items():
            chip = button(text, "chip")
            chip.setCheckable(True)
            chip.setChecked(name == ALL)
            chip.clicked.connect(lambda _: self.refresh())
            group.addButton(chip)
            made[name] = chip
        return made

    def _filter(self) -> str:
        return next(name for name, chip in self.filters.items() if chip.isChecked())

    def _keep(self) -> Callable[[TextRow], bool]:
        looked_for, chosen = self.search.text().casefold().split(), self._filter()
        if chosen == SELECTED:
            taken = self._taken()
            return lambda row: row.id in taken or THING_PREFIX + row.id in taken
        return lambda row: _is_like(row, looked_for) and _passes(row, chosen)

    def _taken(self) -> frozenset[str]:
        """The keys of the rows that what is selected on the plan has a share in."""
        chosen = self._session.selection.ids
        return frozenset(key for key, items in self._shares() if chosen and not chosen.isdisjoint(items))

    def _shares(self) -> Iterator[tuple[str, tuple[RecordId, ...]]]:
        """The keys of all rows that items have a share in, with these."""
        yield from ((row.material, row.items) for row in self._bill.rows)
        yield from ((THING_PREFIX + row.thing, row.items) for row in self._bill.things)

    def _shop_prices(self) -> dict[str, tuple[str, str]]:
        """What a pack costs in the shop of the basket, and which that is, by the key of the row."""
        comma = self._session.preferences.decimal_comma
        bought = [(row.material, row.purchases) for row in self._bill.rows]
        bought += [(THING_PREFIX + row.thing, row.purchases) for row in self._bill.things]
        return {
            key: (format_money(each.price, self._bill.currency, decimal_comma=comma), each.shop)
            for key, purchases in bought
            for each in purchases[:1]
            if each.shop and each.price is not None
        }

    # -- what happens ------------------------------------------------------------------------------------------

    def _choose(self, key: str) -> None:
        self.why.show_material(key)

    def _show(self, key: str) -> None:
        found = self._items(key)
        if found:
            self.show_requested.emit(found)

    def _items(self, key: str) -> list[str]:
        return [item for name, items in self._shares() if name == key for item in items]

    def menu_of(self, key: str) -> QMenu:
        """Make the menu of what can be done with a row."""
        show = (lambda: self._show(key)) if self._items(key) else None
        edit = self.table.edit_figure
        return RowMenu(self._session, key, why=None, show=show, edit=lambda what: edit(key, what), parent=self)

    def _open_menu(self, at: QPoint) -> None:
        key = self.table.current_key()
        if key:
            self.menu_of(key).exec(self.table.viewport().mapToGlobal(at))

    def _set_amount(self, what: str, key: str, text: str) -> bool:
        from diorama_planner.app.purchase.bill_edits import set_amount

        return self.attempt(lambda: set_amount(self._session, what, key, text))

    def _set_currency(self, code: str) -> None:
        from diorama_planner.app.purchase.bill_edits import put_prices, with_currency

        put_prices(self._session, tr("Change the currency"), with_currency(self._session.document.prices, code))

    def _mark(self) -> None:
        self.table.mark(self._taken())

    def _follow(self, event: SessionEvent) -> None:
        calm = calm_ms(self._session, event)
        if event.kind == "selection" and self._filter() != SELECTED:
            self.when_seen(self._mark_later, calm)
        elif event.kind != "saved":
            self.when_seen(self._later, calm)

    # -- how it looks ------------------------------------------------------------------------------------------

    def _show_sums(self, view: BillView) -> None:
        self.total.setText(view.total)
        self.currency.set_value(self._session.document.prices.currency)
        self._note.setText(" ".join(view.notes))
        self._note.setVisible(bool(view.notes))

    def _lay_out(self) -> None:
        left = QWidget()
        lines = column(left, spacing=UNIT)
        lines.addLayout(row(self.search, self.group, spacing=UNIT))
        lines.addLayout(row(*self.filters.values(), 1, spacing=UNIT - 2))
        lines.addWidget(self.table, 1)
        lines.addWidget(self._none)
        lines.addWidget(self._problem)
        lines.addLayout(row(words(tr("Prices in"), "muted"), self.currency, self._note, 1, self.total))
        left.setContentsMargins(0, 0, UNIT, 0)
        right = QWidget()
        column(right, margins=(2 * UNIT, 0, 0, 0)).addWidget(self.why)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(right)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 1)
        split.setHandleWidth(1)
        split.setSizes([880, 330])
        column(self).addWidget(split)
        self.why.setMinimumWidth(280)


def _is_like(row: TextRow, looked_for: list[str]) -> bool:
    return all(word in row.name.casefold() for word in looked_for)


def _passes(row: TextRow, chosen: str) -> bool:
    if chosen == TO_BUY:
        bought = row.cells.get("buy")
        return bought is not None and bought.text not in {"none", "have"}
    if chosen == UNPRICED:
        return not row.text("price")
    return True
