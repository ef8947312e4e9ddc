"""The basket: what to buy in which shop, to be ticked off on the way, and put into the stash when it was bought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from diorama_planner.core.money import format_money
from diorama_planner.core.units import format_number
from diorama_planner.takeoff.basket import LOOK_S
from diorama_planner.ui.buying.fields import amount_of
from diorama_planner.ui.buying.seen_page import SeenPage
from diorama_planner.ui.dialogs.frame import column, row
from diorama_planner.ui.following import Later, calm_ms, follow
from diorama_planner.ui.panels.bill_words import with_unpriced
from diorama_planner.ui.texts import say, tr, tr_count
from diorama_planner.ui.theme import UNIT, text_font
from diorama_planner.ui.widgets.form import button, words
from diorama_planner.ui.widgets.trees import children, table

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.jobs import Jobs
    from diorama_planner.app.purchase.buying import Shopping
    from diorama_planner.app.session import Session
    from diorama_planner.core.errors import PlannerError
    from diorama_planner.takeoff.basket import Basket, BasketLine, Order

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
LOOK_MS = 500
"""A basket is looked through when nothing has changed for so long."""
LONGER_S = 5.0
WHAT, PACKS, PRICE, COST = range(4)


class BasketPage(SeenPage):
    """Follows plan and workshop. `shops_requested` asks for the page of shops.

    A basket is there at once; whether another would be cheaper is looked into in the background.
    """

    shops_requested = Signal()
    _delivered = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shopping: Shopping | None = None
        self._ticked: set[tuple[str, str]] = set()
        self._jobs: Jobs | None = None
        self._delivered.connect(lambda act: act(), Qt.ConnectionType.QueuedConnection)
        self._none = words("", "muted", wrap=True)
        self._add_shop = button(tr("Add a shop…"))
        self._add_shop.clicked.connect(self.shops_requested)
        self.tree = self._make_tree()
        self.total = words("", "total")
        self.state = words("", "small", wrap=True)
        self._notes = words("", "muted", wrap=True)
        self.longer = button(tr("Look longer"), "link")
        self.longer.clicked.connect(lambda: self.look(LONGER_S))
        self.copy = button(tr("Copy the list"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        self.bought = button("", "primary")
        self.bought.clicked.connect(self._buy)
        self._lay_out()
        self._later = Later(self, self.refresh, 60)
        self._look_later = Later(self, self.look, LOOK_MS)
        follow(session, self, self._follow)
        self.refresh()
        self._look_later.ask()

    def look(self, seconds: float = LOOK_S) -> None:
        """Look in the background for something cheaper, for so long, if there may be anything."""
        if self._is_looking:
            self._look_later.ask()
            return
        question = self._session.buying.question(seconds)
        if question is None:
            return
        if self._jobs is None:
            from diorama_planner.app.jobs import Jobs

            self._jobs = Jobs(self._delivered.emit)

        def keep(basket: Basket) -> None:
            self._session.buying.keep(question, basket, seconds)
            self.refresh()

        self._jobs.start(self._session.document, lambda _: question.answer(seconds), keep, _tell_nobody)
        self._show_sums(self._session.buying.shopping(0.0))

    @property
    def _is_looking(self) -> bool:
        return self._jobs is not None and self._jobs.busy

    def refresh(self) -> None:
        """Show the basket as plan and shops stand."""
        self._shopping = shopping = self._session.buying.shopping(0.0)
        self.tree.blockSignals(True)
        scrolled = self.tree.verticalScrollBar().value()
        self.tree.clear()
        for order in shopping.basket.orders:
            self._add_order(shopping, order)
        self._add_names(tr("No shop has it, and no price is known"), self._elsewhere(shopping))
        self._add_names(tr("To print"), [f"{thing.count} × {thing.name}" for thing in shopping.to_print])
        self.tree.blockSignals(False)
        self.tree.verticalScrollBar().setValue(scrolled)
        self._show_sums(shopping)

    def ticked(self) -> list[tuple[str, BasketLine]]:
        """The lines that are ticked, each with the id of its shop."""
        return [found for item, found in self._lines() if item.checkState(WHAT) == Qt.CheckState.Checked]

    def lines(self) -> list[tuple[str, BasketLine]]:
        """All lines, each with the id of its shop."""
        return [found for _, found in self._lines()]

    def text(self) -> str:
        """The list as text: shops, what is bought there, what it comes to."""
        found = []
        for group in children(self.tree):
            found += ["", _joined(group), *(f"- {_joined(item)}" for item in children(group))]
        return "\n".join([*found[1:], "", self.total.text(), ""])

    # -- the tree ----------------------------------------------------------------------------------------------

    def _make_tree(self) -> QTreeWidget:
        tree = table(tr("Basket"), [tr("What"), tr("Buy"), tr("A pack"), tr("Cost")])
        tree.setIndentation(UNIT)
        for number in (PACKS, PRICE, COST):
            tree.headerItem().setTextAlignment(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        tree.itemChanged.connect(self._tick)
        return tree

    def _add_order(self, shopping: Shopping, order: Order) -> None:
        total = self._money(shopping, order.goods + order.shipping)
        group = self._row(None, self._shop_words(shopping, order), "", "", total, strong=True)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
        for line in order.lines:
            item = self._row(group, *self._words_of(shopping, line))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            ticked = (order.shop, line.key) in self._ticked
            item.setCheckState(WHAT, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            item.setData(WHAT, LINE_ROLE, (order.shop, line))
        group.setExpanded(True)

    def _shop_words(self, shopping: Shopping, order: Order) -> str:
        """Name a shop, and say what the way there costs and what would make it free."""
        name = say(shopping.title(order))
        if not order.shop:
            return name
        if order.missing is not None:
            amounts = self._money(shopping, order.shipping), self._money(shopping, order.missing)
            return tr(
                "{shop} · {amount} shipping, free with {more} more", shop=name, amount=amounts[0], more=amounts[1]
            )
        if order.shipping:
            return tr("{shop} · {amount} shipping", shop=name, amount=self._money(shopping, order.shipping))
        return tr("{shop} · shipping is free", shop=name) if shopping.shops[order.shop].shipping else name

    def _words_of(self, shopping: Shopping, line: BasketLine) -> tuple[str, str, str, str]:
        offer = line.choice.offer
        name = shopping.names.get(line.key, line.key)
        known = self._session.catalogue.goods.get(offer.key)
        said = [name]
        if known is not None and offer.key != line.key:
            said.append(tr("as {name}", name=known.label))
        said += [part for part in (offer.name, offer.brand, offer.sku) if part and part not in name]
        if line.key in shopping.typical:
            said.append(tr("typical price"))
        single = offer.pack_size == 1
        packs = amount_of(self._session, offer.key, line.count if single else offer.pack_size)
        packs = packs if single else f"{line.count} × {packs}"
        prices = (self._money(shopping, line.choice.coins), self._money(shopping, line.coins))
        return " · ".join(said), packs, *prices

    def _add_names(self, title: str, names: list[str]) -> None:
        if names:
            group = self._row(None, title, "", "", "", strong=True)
            for name in names:
                self._row(group, name, "", "", "")
            group.setExpanded(True)

    def _row(self, parent: QTreeWidgetItem | None, *texts: str, strong: bool = False) -> QTreeWidgetItem:
        item = QTreeWidgetItem(list(texts))
        for number in range(len(texts)):
            item.setFont(number, text_font(strong=strong))
            if number != WHAT:
                item.setTextAlignment(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(WHAT, texts[WHAT])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        if parent is None:
            self.tree.addTopLevelItem(item)
        else:
            parent.addChild(item)
        return item

    def _lines(self) -> Iterator[tuple[QTreeWidgetItem, tuple[str, BasketLine]]]:
        for item in (line for group in children(self.tree) for line in children(group)):
            found = item.data(WHAT, LINE_ROLE)
            if found is not None:
                yield item, found

    # -- sums and what happens ---------------------------------------------------------------------------------

    def _money(self, shopping: Shopping, coins: int) -> str:
        comma = self._session.preferences.decimal_comma
        return format_money(shopping.amount(coins), shopping.currency, decimal_comma=comma)

    def _elsewhere(self, shopping: Shopping) -> list[str]:
        return [shopping.names.get(key, key) for key in shopping.elsewhere]

    def _show_sums(self, shopping: Shopping) -> None:
        comma, basket = self._session.preferences.decimal_comma, shopping.basket
        total = format_money(shopping.total, shopping.currency, decimal_comma=comma)
        total = with_unpriced(tr("Total {total} with shipping and VAT", total=total), len(shopping.elsewhere))
        self.total.setText(total)
        said = []
        if shopping.saved > 0:
            saved = format_money(shopping.saved, shopping.currency, decimal_comma=comma)
            said.append(tr("{saved} less than each by itself in its cheapest pack.", saved=saved))
        if basket.orders and basket.proved:
            said.append(tr("Nothing is cheaper: that is proved."))
        elif basket.orders:
            gap = format_number(100 * basket.gap, precision=1, decimal_comma=comma)
            said.append(tr("At most {gap} % could still be saved.", gap=gap))
            if self._is_looking:
                said.append(tr("Looking for something cheaper…"))
        self.state.setText(" ".join(said))
        self.longer.setVisible(bool(basket.orders) and not basket.proved)
        self.longer.setEnabled(not self._is_looking)
        self._notes.setText(" ".join(say(note, decimal_comma=comma) + "." for note in shopping.notes))
        self._notes.setVisible(bool(shopping.notes))
        has_shops = bool(shopping.shops)
        self._none.setText(
            tr("There is nothing to buy.")
            if has_shops
            else tr(
                "There is no shop yet. Add the shops you buy in, with their price lists, and see what to buy where."
            )
        )
        self._none.setVisible(not has_shops or not self.tree.topLevelItemCount())
        self._add_shop.setText(tr("To the shops…") if has_shops else tr("Add a shop…"))
        self._add_shop.setVisible(not has_shops or bool(shopping.notes))
        self.copy.setEnabled(bool(self.tree.topLevelItemCount()))
        self._name_bought()

    def _name_bought(self) -> None:
        count = len(self.ticked())
        text = tr_count("Bought one: into the stash", "Bought {count}: into the stash", count)
        self.bought.setText(text if count else tr("Bought all: into the stash"))
        self.bought.setEnabled(bool(self.lines()))

    def _tick(self, item: QTreeWidgetItem, _column: int) -> None:
        self._ticked = {(shop, line.key) for shop, line in self.ticked()}
        self._name_bought()

    def _buy(self) -> None:
        """Put what is ticked, or all of it, into the stash."""
        from diorama_planner.ui.buying.amounts_dialog import BoughtDialog

        ticked = [line for _, line in self.ticked()]
        if BoughtDialog(self._session, ticked or None, self).exec():
            self._ticked.clear()

    def _follow(self, event: SessionEvent) -> None:
        if event.kind not in {"selection", "saved"}:
            self.when_seen(self._later, calm_ms(self._session, event))
            self.when_seen(self._look_later)

    def _lay_out(self) -> None:
        lines = column(self, spacing=UNIT)
        lines.addWidget(self._none)
        lines.addWidget(self.tree, 1)
        told = row(self._notes, self._add_shop, 0)
        told.setStretch(0, 1)
        lines.addLayout(told)
        sums = QWidget()
        under = column(sums, spacing=0)
        under.addWidget(self.total)
        under.addWidget(self.state)
        foot = row(sums, self.longer, self.copy, self.bought)
        foot.setStretch(0, 1)
        lines.addLayout(foot)


def _tell_nobody(_problem: PlannerError) -> None:
    """The basket that was there at once stands."""


def _joined(item: QTreeWidgetItem) -> str:
    return "  ".join(text for text in (item.text(number) for number in range(4)) if text)
