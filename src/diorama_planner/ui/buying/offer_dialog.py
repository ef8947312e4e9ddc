"""One offer of a shop: what it is, how much is in a pack, what that costs."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.takeoff.shops import Offer, Shop
from diorama_planner.ui.buying.fields import MoneyField, goods
from diorama_planner.ui.dialogs.frame import PlannerDialog
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.choices import SearchChoiceField
from diorama_planner.ui.widgets.entry import TextField
from diorama_planner.ui.widgets.form import FormRow
from diorama_planner.ui.widgets.quantities import NumberField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

LABEL_WIDTH = 116


class OfferDialog(PlannerDialog):
    """Asks for an offer, beginning with an old one or with none."""

    def __init__(self, session: Session, shop: Shop, old: Offer | None, parent: QWidget | None = None) -> None:
        title = tr("Add an offer") if old is None else tr("Change the offer")
        super().__init__(title, shop.name, parent)
        self._session = session
        comma = session.preferences.decimal_comma
        self.goods = SearchChoiceField(tr("What it is"), goods(session))
        self.pack = NumberField(tr("A pack holds"), positive=True, decimal_comma=comma)
        self.price = MoneyField(tr("Price of a pack"), lambda: shop.currency)
        self.name = TextField(tr("What the shop calls it"))
        self.brand = TextField(tr("Brand"))
        self.sku = TextField(tr("Shop's number"))
        self.url = TextField(tr("Address"))
        self._pack_row = FormRow(tr("A pack holds"), self.pack, label_width=LABEL_WIDTH)
        self.body.addWidget(FormRow(tr("What it is"), self.goods, label_width=LABEL_WIDTH))
        self.body.addWidget(self._pack_row)
        for label, field in (
            (tr("Price of a pack"), self.price),
            (tr("Its name there"), self.name),
            (tr("Brand"), self.brand),
            (tr("Shop's number"), self.sku),
            (tr("Address"), self.url),
        ):
            self.body.addWidget(FormRow(label, field, label_width=LABEL_WIDTH))
        self.add_button(tr("Cancel"), self.reject)
        self.add_button(tr("Keep"), self.accept, primary=True)
        self.goods.committed.connect(lambda *_: self._take_goods())
        if old is not None:
            self._show(old)
        self.setMinimumWidth(440)

    def offer(self) -> Offer:
        """The offer as it was typed.

        Raises:
            PlannerError: something is missing, or is no pack or price.
        """
        if not self.goods.value():
            raise UsageError(msg("What is it?"), msg("Choose a material or a thing."))
        if self.price.value() is None:
            raise UsageError(msg("The price is missing"), msg("Type what one pack costs."))
        return Offer(
            key=str(self.goods.value()),
            pack_size=float(self.pack.value() or 0.0),
            price=Decimal(self.price.value()),
            name=str(self.name.value() or ""),
            brand=str(self.brand.value() or ""),
            sku=str(self.sku.value() or ""),
            url=str(self.url.value() or ""),
        )

    def accept(self) -> None:
        """Close if it is an offer."""
        for field in (self.pack, self.price, self.name, self.brand, self.sku, self.url):
            field.commit()
        if not self.has_bad_entry() and self.attempt(self.offer):
            super().accept()

    def _take_goods(self) -> None:
        """Begin with the usual pack of what was chosen."""
        key = str(self.goods.value() or "")
        material = self._session.catalogue.goods.get(key)
        self.pack.set_value(material.pack_size if material is not None else 1.0)
        self._name_unit(key)

    def _name_unit(self, key: str) -> None:
        self._pack_row.label.setText(tr("A pack holds, {unit}", unit=self._session.catalogue.pack_unit(key)))

    def _show(self, old: Offer) -> None:
        self.goods.set_value(old.key)
        self.pack.set_value(old.pack_size)
        self._name_unit(old.key)
        for field, value in (
            (self.price, old.price),
            (self.name, old.name),
            (self.brand, old.brand),
            (self.sku, old.sku),
            (self.url, old.url),
        ):
            field.set_value(value)
