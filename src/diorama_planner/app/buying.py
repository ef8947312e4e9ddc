"""What of a plan is bought, and where: its bill, held against shelf and shops of the workshop.

The bill says what is needed; what lies in the stash is taken off, rates learned from builds go before the
catalogue's, and `takeoff.basket` finds the cheapest purchase among what the shops offer. Without shops and stash all
is as if there were no workshop.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from diorama_planner.core.messages import Message, msg
from diorama_planner.core.money import currency_of
from diorama_planner.model.record import PriceList
from diorama_planner.takeoff.basket import LOOK_S, Basket, Choice, Order, Terms, Want, find_basket
from diorama_planner.takeoff.bill import THING_PREFIX, price_of
from diorama_planner.takeoff.bill_rows import Bill, Purchase, Supply, ThingRow
from diorama_planner.takeoff.equivalents import equivalents
from diorama_planner.takeoff.pack_units import from_pack_units, to_pack_units
from diorama_planner.takeoff.shops import Offer, Shop

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.catalogue.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Shopping:
    """A basket with all that is needed to show it.

    Attributes:
        currency: of all amounts.
        basket: packs by shop, in the smallest coin of the currency; see `amount`.
        shops: those of the workshop, by id.
        names: of what is wanted, by its key.
        to_print: things that are printed and not bought.
        notes: what has been left out, and rates of exchange.
    """

    currency: str
    basket: Basket
    shops: Mapping[str, Shop] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    to_print: tuple[ThingRow, ...] = ()
    notes: tuple[Message, ...] = ()

    def amount(self, coins: int) -> Decimal:
        """Give coins as an amount of the currency."""
        return Decimal(coins).scaleb(-currency_of(self.currency).decimals)

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """Keys of what no shop offers and nobody has a price for."""
        return self.basket.not_offered

    @property
    def total(self) -> Decimal:
        """What all of it comes to, with shipping and VAT."""
        return self.amount(self.basket.coins)

    @property
    def saved(self) -> Decimal:
        """How much less that is than buying each thing alone in its cheapest pack."""
        return self.amount(self.basket.alone - self.basket.coins)

    def shop_name(self, order: Order) -> str:
        """The name of the shop of an order; empty for prices of one's own."""
        return self.shops[order.shop].name if order.shop else ""


class Buying:
    """Bill and basket of a session, as its plan and the user's workshop stand."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._wants: tuple[tuple[Want, ...], Mapping[str, Terms]] | None = None
        self._basket: Basket | None = None
        self._is_looked_through = False

    def heed_rates(self) -> None:
        """Let the rates that the user's builds have shown go before those of the catalogue."""
        scene = self._session.scene
        rates = self._session.workshop.rates(scene.catalogue.material_map)
        learned = scene.shared_catalogue.with_learned(rates)
        if learned is not scene.shared_catalogue:
            scene.shared_catalogue = learned
            self._session.derived.rebuild(self._session.document)

    def bill(self) -> Bill:
        """The bill: with what lies on the shelf, and with packs and prices of the shops where they offer something.

        A basket that was looked through stands as long as the needs are the same; else one is found at once.
        """
        self.heed_rates()
        supply = self._supply()
        bill = self._session.quantities.bill(supply)
        if not self._session.workshop.shops:
            return bill
        shopping = self._shopping(bill, 0.0)
        bought = _purchases(shopping, self._session.catalogue)
        if not bought:
            return bill
        shipping = shopping.amount(sum(order.shipping for order in shopping.basket.orders))
        return self._session.quantities.bill(replace(supply, purchases=bought, shipping=shipping))

    def shopping(self, seconds: float = LOOK_S) -> Shopping:
        """The basket of the plan, looked through for so long at most where shops interact."""
        self.heed_rates()
        return self._shopping(self._session.quantities.bill(self._supply()), seconds)

    def _shopping(self, bill: Bill, seconds: float) -> Shopping:
        session = self._session
        makings = _Makings(session.catalogue, session.workshop.contents.shops, session.document.prices, bill)
        for shop in session.workshop.shops.values():
            makings.add_shop(shop, session.workshop.contents.rate(shop.currency, bill.currency))
        wants = makings.wants(session.workshop.stash.amount)
        found = (wants, makings.terms)
        if self._basket is None or found != self._wants or (seconds > 0 and not self._is_looked_through):
            self._basket = find_basket(wants, makings.terms, seconds=seconds)
            self._wants, self._is_looked_through = found, seconds > 0
        return Shopping(
            bill.currency,
            self._basket,
            dict(session.workshop.shops),
            makings.names,
            tuple(row for row in bill.things if row.source == "print"),
            tuple(makings.notes),
        )

    def _supply(self) -> Supply:
        """What lies on the shelf of what the plan needs, and how many sheets its accepted layouts take besides."""
        session = self._session
        stash = session.workshop.stash
        session.quantities.follow()
        known = session.catalogue.material_map
        totals = session.quantities.ledger.totals() if stash.holdings else {}
        held = {
            name: from_pack_units(known[name], amount, total.unit)
            for name, total in totals.items()
            if name in known and (amount := stash.amount(name))
        }
        others = {key for key in (each.key for each in stash.holdings.values()) if key not in totals}
        return Supply({**held, **{key: stash.amount(key) for key in others}}, sheets=self._sheets())

    def _sheets(self) -> Mapping[str, int]:
        from diorama_planner.app.cutting import sheets_laid_out

        laid_out = sheets_laid_out(self._session)
        stash = self._session.workshop.stash
        return {name: max(0, sheets - math.floor(stash.amount(name))) for name, sheets in laid_out.items()}


class _Makings:
    """Gathers what a basket is found from: what is wanted, who offers it, at which price in the plan's currency."""

    def __init__(self, catalogue: Catalogue, shops: Mapping[str, Shop], prices: PriceList, bill: Bill) -> None:
        self._catalogue, self._prices, self._bill = catalogue, prices, bill
        self._coin = Decimal(1).scaleb(-currency_of(bill.currency).decimals)
        self._offers: dict[str, list[tuple[Shop, Offer, int]]] = defaultdict(list)
        self._alike = equivalents(catalogue.materials()) if shops else {}
        self.terms: dict[str, Terms] = {}
        self.names: dict[str, str] = {}
        self.notes: list[Message] = []

    def add_shop(self, shop: Shop, rate: Decimal | None) -> None:
        """Let a shop take part, unless it is not used or its currency is another and nobody said what it is worth."""
        if not shop.used:
            return
        if rate is None:
            text = "{shop} is left out: its prices are in {other}, the plan counts in {currency}"
            self.notes.append(msg(text, shop=shop.name, other=shop.currency, currency=self._bill.currency))
            return
        if rate != 1:
            text = "Prices of {shop} are counted at 1 {other} = {rate} {currency}, as you entered"
            told = f"{rate:.6g}"
            self.notes.append(msg(text, shop=shop.name, other=shop.currency, rate=told, currency=self._bill.currency))
        factor = rate * (1 + shop.vat_pct / 100) if shop.vat == "added" else rate
        free = None if shop.free_from is None else self._coins(shop.free_from * factor, ROUND_CEILING)
        self.terms[shop.id] = Terms(self._coins(shop.shipping * factor), free)
        for offer in shop.offers:
            self._offers[offer.key].append((shop, offer, self._coins(offer.price * factor)))

    def _coins(self, amount: Decimal, rounding: str = ROUND_HALF_UP) -> int:
        return int((amount / self._coin).to_integral_value(rounding))

    def wants(self, held: Callable[[str], float]) -> tuple[Want, ...]:
        """What has to be bought, with all that would do; `held` tells what lies on the shelf, in pack units."""
        return tuple(Want(key, amount, tuple(self._choices(key))) for key, amount in self._needed(held) if amount > 0)

    def _needed(self, held: Callable[[str], float]) -> Iterator[tuple[str, float]]:
        for row in self._bill.rows:
            material = self._catalogue.material(row.material)
            self.names[row.material] = row.name
            if row.counted_by == "layout":
                yield row.material, row.packs * row.pack_size
            else:
                yield row.material, to_pack_units(material, max(0.0, row.with_waste - row.on_hand), row.unit)
        for thing in self._bill.things:
            if thing.source == "buy":
                key = THING_PREFIX + thing.thing
                self.names[key] = thing.name
                yield key, thing.count - thing.on_hand
        for tool in self._bill.tools:
            self.names[tool.material] = tool.name
            if not tool.have and held(tool.material) <= 0:
                yield tool.material, self._catalogue.material(tool.material).pack_size

    def _choices(self, key: str) -> Iterator[Choice]:
        material = self._catalogue.material_map.get(key)
        own = price_of(key, self._prices, None)
        if own is not None:
            pack_size = material.pack_size if material is not None else 1.0
            yield Choice("", Offer(key=key, pack_size=pack_size, price=own), pack_size, self._coins(own))
        others = () if key in self._prices.brands else self._alike.get(key, ())
        for name in (key, *others):
            for shop, offer, coins in self._offers.get(name, ()):
                yield Choice(shop.id, offer, offer.pack_size, coins)


def _purchases(shopping: Shopping, catalogue: Catalogue) -> dict[str, tuple[Purchase, ...]]:
    """Give what is bought of each material or thing, as the bill says it."""
    found: dict[str, list[Purchase]] = defaultdict(list)
    known = catalogue.material_map
    for order in shopping.basket.orders:
        for line in order.lines:
            offer, material = line.choice.offer, known.get(line.choice.offer.key)
            unit = material.pack_unit if material is not None else "piece"
            other = material.label if material is not None and offer.key != line.key else ""
            price = shopping.amount(line.choice.coins)
            shop = shopping.shop_name(order)
            found[line.key].append(Purchase(offer.pack_size, unit, line.count, price, shop, offer.brand or other))
    return {key: tuple(some) for key, some in found.items()}
