"""Shops: which there are, what they charge beside their prices, and their price lists."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QSplitter, QWidget

from diorama_planner.core.money import CURRENCIES, format_money
from diorama_planner.model.record import new_id
from diorama_planner.takeoff.shops import Offer, Shop
from diorama_planner.ui.buying.fields import MoneyField, amount_of, name_of
from diorama_planner.ui.buying.offer_dialog import OfferDialog
from diorama_planner.ui.buying.seen_page import SeenPage
from diorama_planner.ui.dialogs.frame import column, heading, row
from diorama_planner.ui.dialogs.plain_table import PlainTable
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.texts import tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField, FlagField
from diorama_planner.ui.widgets.entry import EntryField, TextField
from diorama_planner.ui.widgets.form import FormRow, button, words
from diorama_planner.ui.widgets.quantities import NumberField
from diorama_planner.ui.widgets.search import SearchField

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session

ID_ROLE = Qt.ItemDataRole.UserRole
LABEL_WIDTH = 116
FORM_WIDTH = 316
MOST_SHOWN = 1000
_UNREAD_LINES = 3
VAT = (("included", "Prices include VAT"), ("added", "VAT is added"))


class ShopsPage(SeenPage):
    """Follows the workshop. Every change is kept at once, for all plans."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._offers: list[Offer] = []
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Shops"))
        self.fields: dict[str, Any] = {}
        self._exchange_row: FormRow
        self._form = self._make_form()
        self.offers = PlainTable(
            tr("Price list"),
            (tr("What"), tr("Brand"), tr("Pack"), tr("Price"), tr("Shop's number")),
            right=(2, 3),
        )
        self.search = SearchField(tr("Search the price list"))
        self.search.setPlaceholderText(tr("Search the price list…"))
        self._count = words("", "small")
        self._none = words(
            tr("Add the shops you buy in. With their price lists the basket finds what is cheapest where."),
            "muted",
            wrap=True,
        )
        self.add = button(tr("Add a shop"))
        self.remove = button(tr("Remove"))
        self.load = button(tr("Import a price list…"), "primary")
        self.add_offer = button(tr("Add an offer…"))
        self.edit_offer = button(tr("Change…"))
        self.remove_offer = button(tr("Remove"))
        self._lay_out()
        self._connect()
        self._later = Later(self, self.refresh)
        follow(session, self, self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Show the shops as they are."""
        shops, here = self._session.workshop.shops, self.current_id()
        self.list.blockSignals(True)
        self.list.clear()
        for shop in shops.values():
            item = QListWidgetItem(shop.name if shop.used else tr("{name} (not used)", name=shop.name))
            item.setData(ID_ROLE, shop.id)
            self.list.addItem(item)
            if shop.id == here:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and shops:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._none.setVisible(not shops)
        self._show()

    def current_id(self) -> str:
        """The id of the chosen shop, empty if there is none."""
        item = self.list.currentItem()
        return str(item.data(ID_ROLE)) if item is not None else ""

    def current(self) -> Shop | None:
        """The chosen shop."""
        return self._session.workshop.shops.get(self.current_id())

    def unread(self) -> str:
        """What of the conditions could not be read, empty if nothing."""
        return self._unread.text()

    def new_shop(self) -> None:
        """Add a shop in the currency of the plan, and begin with its name."""
        names = {shop.name for shop in self._session.workshop.shops.values()}
        name = next(text for number in range(1, 10**6) if (text := tr("Shop {number}", number=number)) not in names)
        shop = Shop(id=new_id(), name=name, currency=self._session.document.prices.currency)
        if self._put(shop):
            self.refresh()
            self.list.setCurrentRow(self.list.count() - 1)
            self.fields["name"].setFocus()
            self.fields["name"].selectAll()

    def import_prices(self, path: Path) -> None:
        """Show what a price list would bring, and take it over if that is agreed to."""
        from diorama_planner.ui.buying.price_list_dialog import PriceListDialog

        shop = self.current()
        if shop is not None:
            self.attempt(lambda: PriceListDialog(self._session, shop, path, self).exec())

    def chosen_offer(self) -> Offer | None:
        """The offer that was gone to."""
        number = self.offers.currentRow()
        return self._offers[number] if 0 <= number < len(self._offers) else None

    def put_offer(self, old: Offer | None, new: Offer | None) -> None:
        """Put an offer in the place of another; None adds, or takes away."""
        shop = self.current()
        if shop is None:
            return
        if old is None:
            offers = (*shop.offers, *([new] if new is not None else []))
        else:
            swapped = ((new if each is old else each) for each in shop.offers)
            offers = tuple(each for each in swapped if each is not None)
        self._put(replace(shop, offers=offers))

    # -- what happens ------------------------------------------------------------------------------------------

    def _put(self, shop: Shop) -> bool:
        return self.attempt(lambda: self._session.workshop.put_shop(shop))

    def _set(self, name: str, value: Any) -> None:
        shop = self.current()
        if shop is None:
            return
        if name == "exchange":
            into, rate = self._session.document.prices.currency, None if value is None else Decimal(str(value))
            self.attempt(lambda: self._session.workshop.set_exchange(shop.currency, into, rate))
            return
        if name in {"shipping", "vat_pct"}:
            value = Decimal(0) if value is None else Decimal(str(value))
        if self.attempt(lambda: replace(shop, **{name: value})):
            self._put(replace(shop, **{name: value}))

    def _remove(self) -> None:
        if self.current() is not None:
            self.attempt(lambda: self._session.workshop.remove_shop(self.current_id()))

    def _ask_for_list(self) -> None:
        kinds = tr("Tables (*.csv *.tsv *.txt)")
        name, _ = QFileDialog.getOpenFileName(self, tr("Import a price list"), "", kinds)
        if name:
            self.import_prices(Path(name))

    def _edit_offer(self, old: Offer | None) -> None:
        shop = self.current()
        if shop is None:
            return
        dialog = OfferDialog(self._session, shop, old, self)
        if dialog.exec():
            self.put_offer(old, dialog.offer())

    def _follow(self, event: SessionEvent) -> None:
        if event.kind in {"workshop", "preferences", "document"}:
            self.when_seen(self._later)

    # -- how it looks ------------------------------------------------------------------------------------------

    def _show(self) -> None:
        shop = self.current()
        self._form.setEnabled(shop is not None)
        for part in (self.remove, self.load, self.add_offer, self.offers, self.search):
            part.setEnabled(shop is not None)
        if shop is not None:
            for name in ("name", "currency", "shipping", "free_from", "vat", "vat_pct", "delivery", "used"):
                self.fields[name].set_value(getattr(shop, name))
            into = self._session.document.prices.currency
            self._exchange_row.setVisible(shop.currency != into)
            self._exchange_row.label.setText(tr("1 {other} in {currency}", other=shop.currency, currency=into))
            self.fields["exchange"].set_value(self._session.workshop.contents.rate(shop.currency, into))
        self._show_offers(shop)

    def _say_unread(self) -> None:
        """Spell out what could not be read, in the room that is kept for it: no field moves under the hand."""
        typed = (field for field in self.fields.values() if isinstance(field, EntryField))
        self._unread.setText(next((field.problem for field in typed if field.problem), ""))

    def _show_offers(self, shop: Shop | None) -> None:
        looked_for = self.search.text().casefold().split()
        every = shop.offers if shop is not None else ()
        named = [(name_of(self._session, offer.key), offer) for offer in every]
        found = sorted(
            (
                (name, offer)
                for name, offer in named
                if all(word in f"{name} {offer.name} {offer.brand} {offer.sku}".casefold() for word in looked_for)
            ),
            key=lambda pair: pair[0].casefold(),
        )
        self._offers = [offer for _, offer in found[:MOST_SHOWN]]
        self.offers.set_rows(
            [self._cells(shop, name, offer) for name, offer in found[:MOST_SHOWN]] if shop is not None else [],
            tips=[offer.name or offer.url or name for name, offer in found[:MOST_SHOWN]],
        )
        count = tr_count("1 offer", "{count} offers", len(found))
        updated = tr("as of {day}", day=shop.updated) if shop is not None and shop.updated else ""
        self._count.setText(" · ".join(filter(None, (count, updated))))
        self._enable_offers()

    def _cells(self, shop: Shop, name: str, offer: Offer) -> tuple[str, ...]:
        comma = self._session.preferences.decimal_comma
        pack = amount_of(self._session, offer.key, offer.pack_size)
        return name, offer.brand, pack, format_money(offer.price, shop.currency, decimal_comma=comma), offer.sku

    def _enable_offers(self) -> None:
        for part in (self.edit_offer, self.remove_offer):
            part.setEnabled(self.chosen_offer() is not None)

    def _make_form(self) -> QWidget:
        form = QWidget()
        lines = column(form, spacing=UNIT - 2)

        def currency() -> str:
            shop = self.current()
            return shop.currency if shop is not None else "USD"

        comma = self._session.preferences.decimal_comma
        fields = (
            ("name", tr("Name"), TextField(tr("Name"))),
            ("currency", tr("Currency"), ChoiceField(tr("Currency"), [(code, code) for code in CURRENCIES])),
            ("exchange", "", NumberField(tr("Rate of exchange"), positive=True, decimal_comma=comma)),
            ("shipping", tr("Shipping"), MoneyField(tr("Shipping"), currency, placeholder="0")),
            ("free_from", tr("Free from"), MoneyField(tr("Free from"), currency, placeholder=tr("never"))),
            ("vat", tr("VAT"), ChoiceField(tr("VAT"), [(key, tr(text)) for key, text in VAT])),
            ("vat_pct", tr("VAT in %"), NumberField(tr("VAT in %"), minimum=0, maximum=100, decimal_comma=comma)),
            ("delivery", tr("Delivery"), TextField(tr("Delivery"))),
        )
        for name, label, field in fields:
            line = FormRow(label, field, label_width=LABEL_WIDTH, spells_out=False)
            if isinstance(field, EntryField):
                field.problem_changed.connect(lambda _: self._say_unread())
            field.committed.connect(lambda value, *_, name=name: self._set(name, value))
            lines.addWidget(line)
            self.fields[name] = field
            if name == "exchange":
                self._exchange_row = line
        used = FlagField(tr("Baskets look at this shop"))
        used.committed.connect(lambda value, *_: self._set("used", value))
        lines.addWidget(used)
        self.fields["used"] = used
        self._unread = words("", "problem", wrap=True)
        self._unread.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._unread.setFixedHeight(_UNREAD_LINES * self._unread.fontMetrics().lineSpacing())
        lines.addWidget(self._unread)
        lines.addStretch(1)
        return form

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(FORM_WIDTH)
        lines = column(left, spacing=UNIT, margins=(0, 0, 2 * UNIT, 0))
        lines.addWidget(heading(tr("Shops")))
        lines.addWidget(self._none)
        lines.addWidget(self.list, 1)
        lines.addLayout(row(self.add, self.remove, 1))
        lines.addWidget(heading(tr("Conditions")))
        lines.addWidget(self._form, 2)
        right = QWidget()
        lines = column(right, spacing=UNIT, margins=(2 * UNIT, 0, 0, 0))
        lines.addLayout(row(self.search, self.load))
        lines.addWidget(self.offers, 1)
        lines.addLayout(row(self._count, 1, self.add_offer, self.edit_offer, self.remove_offer))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(right)
        split.setHandleWidth(1)
        outer = column(self, spacing=UNIT)
        outer.addWidget(split, 1)
        outer.addWidget(self._problem)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.add.clicked.connect(self.new_shop)
        self.remove.clicked.connect(self._remove)
        self.load.clicked.connect(self._ask_for_list)
        self.search.textChanged.connect(lambda _: self._show_offers(self.current()))
        self.add_offer.clicked.connect(lambda: self._edit_offer(None))
        self.edit_offer.clicked.connect(lambda: self._edit_offer(self.chosen_offer()))
        self.remove_offer.clicked.connect(lambda: self.put_offer(self.chosen_offer(), None))
        self.offers.itemSelectionChanged.connect(self._enable_offers)
        self.offers.doubleClicked.connect(lambda _: self._edit_offer(self.chosen_offer()))
