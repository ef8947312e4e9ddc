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
from functools import cached_property
from typing import TYPE_CHECKING

from diorama_planner.core.collector import collector_paused
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.money import smallest_coin
from diorama_planner.model.record import PriceList
from diorama_planner.takeoff.basket import LOOK_S, Basket, Choice, Order, Terms, Want, find_basket
from diorama_planner.takeoff.bill import THING_PREFIX
from diorama_planner.takeoff.bill_rows import Bill, Purchase, Supply, ThingRow
from diorama_planner.takeoff.choices import useful, worthwhile
from diorama_planner.takeoff.equivalents import equivalents, shared_out
from diorama_planner.takeoff.pack_units import bar_in_pack_units, from_pack_units, needed_amount, to_pack_units
from diorama_planner.takeoff.prices import CATALOGUE_CURRENCY, price_of
from diorama_planner.takeoff.shops import Offer, Shop

if TYPE_CHECKING:
    from diorama_planner.app.purchase.workshop import Contents
    from diorama_planner.app.sawing.bar_counts import BarCounts
    from diorama_planner.app.session import Session
    from diorama_planner.catalogue.catalogue import Catalogue


PACK_OF_A_TOOL = 0.5
"""Of what is bought once and never by area, one pack will do that holds at least so much of the catalogue's."""


@dataclass(frozen=True, slots=True)
class Shopping:
    """A basket with all that is needed to show it.

    Attributes:
        currency: of all amounts.
        basket: packs by shop, in the smallest coin of the currency; see `amount`.
        shops: those of the workshop, by id.
        names: of what is wanted, by its key.
        typical: keys of what no shop offers, counted at the catalogue's typical price as the bill counts it.
        to_print: things that are printed and not bought.
        notes: what has been left out, and rates of exchange.
    """

    currency: str
    basket: Basket
    shops: Mapping[str, Shop] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    typical: frozenset[str] = frozenset()
    to_print: tuple[ThingRow, ...] = ()
    notes: tuple[Message, ...] = ()

    def amount(self, coins: int) -> Decimal:
        """Give coins as an amount of the currency."""
        return coins * smallest_coin(self.currency)

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
        """The name of the shop of an order; empty for prices of one's own, and typical ones."""
        return self.shops[order.shop].name if order.shop else ""

    def title(self, order: Order) -> Message:
        """Name the shop of an order, or say whose prices it goes by where there is none."""
        if order.shop:
            return msg("{shop}", shop=self.shops[order.shop].name)
        typical = {line.key in self.typical for line in order.lines}
        if typical == {True}:
            return msg("In no price list, at typical prices")
        return msg("At your own prices and typical ones") if True in typical else msg("At your own prices")


@dataclass(frozen=True, slots=True)
class Question:
    """What a basket is to be found for. Nothing can change it: it may be answered off the main thread."""

    wants: tuple[Want, ...]
    terms: Mapping[str, Terms]

    def answer(self, seconds: float) -> Basket:
        """Find the cheapest purchase, looked through for so long at most."""
        return find_basket(self.wants, self.terms, seconds=seconds)


class Buying:
    """Bill and basket of a session, as its plan and the user's workshop stand.

    `tell` is called when a basket that was looked through makes the bill another.
    """

    def __init__(self, session: Session, tell: Callable[[], None]) -> None:
        self._session = session
        self._tell = tell
        self._market: _Market | None = None
        self._alike: tuple[Catalogue, Mapping[str, tuple[str, ...]]] | None = None
        self._asked: Question | None = None
        self._basket = Basket(())
        self._looked_s = 0.0
        self._bought: tuple[Mapping[str, tuple[Purchase, ...]], Decimal] = {}, Decimal(0)

    @cached_property
    def bars(self) -> BarCounts:
        """The bars that are counted by cutting pieces from them."""
        from diorama_planner.app.sawing.bar_counts import BarCounts

        return BarCounts(self._session)

    def heed_rates(self) -> None:
        """Let the rates that the user's builds have shown go before those of the catalogue."""
        scene = self._session.scene
        rates = self._session.workshop.rates(scene.catalogue.material_map)
        learned = scene.shared_catalogue.with_learned(rates)
        if learned is not scene.shared_catalogue:
            scene.shared_catalogue = learned
            self._session.derived.rebuild(self._session.document)

    @collector_paused()
    def bill(self) -> Bill:
        """The bill: with what lies on the shelf, and with packs and prices of the shops where they offer something.

        A basket that was looked through stands as long as the needs are the same; else one is found at once.
        """
        bill = self._needs()
        shopping = self._shopping(bill, 0.0)
        bought = _purchases(shopping, self._session.catalogue)
        shipping = shopping.amount(sum(order.shipping for order in shopping.basket.orders))
        if (bought, shipping) == self._bought:
            return bill
        self._bought = bought, shipping
        return self._needs()

    def shopping(self, seconds: float = LOOK_S) -> Shopping:
        """The basket of the plan, looked through for so long at most where shops interact."""
        return self._shopping(self._needs(), seconds)

    def question(self, seconds: float = LOOK_S) -> Question | None:
        """What is worth being looked through for so long, in the background; None if nothing more can come of it."""
        self.shopping(0.0)
        return None if self._basket.proved or seconds <= self._looked_s else self._asked

    def keep(self, question: Question, basket: Basket, seconds: float) -> None:
        """Take over the answer to a question, looked through for so long, unless the plan asks another by now."""
        if question != self._asked:
            return
        self._looked_s = max(seconds, self._looked_s)
        if basket.coins < self._basket.coins or basket.gap < self._basket.gap:
            self._basket = basket
            self._tell()

    def _needs(self) -> Bill:
        """The bill with what was last bought: needs do not depend on that, and most rows stay as they are."""
        self.heed_rates()
        bought, shipping = self._bought
        return self._session.quantities.bill(
            replace(self._supply(), purchases=bought, shipping=shipping, exchange=self.exchange())
        )

    def exchange(self) -> Decimal | None:
        """What one of the catalogue's currency is in that of the plan, as the builder entered; None: nobody said."""
        return self._session.workshop.contents.rate(CATALOGUE_CURRENCY, self._session.document.prices.currency)

    def wants_rate(self, bill: Bill) -> bool:
        """Whether a rate of exchange would bring prices into a bill."""
        if bill.currency == CATALOGUE_CURRENCY or self.exchange() is not None:
            return False
        unpriced = [row.material for row in bill.rows if row.price is None]
        unpriced += [tool.material for tool in bill.tools if tool.price is None]
        return any(self._session.catalogue.goods[name].price is not None for name in unpriced)

    def _shopping(self, bill: Bill, seconds: float) -> Shopping:
        session, market = self._session, self._market_of(bill.currency)
        prices, needs = session.document.prices, dict(_needed(bill, session.catalogue))
        wants = tuple(market.want(key, amount, prices) for key, amount in needs.items() if amount > 0)
        asked = Question(wants, market.terms)
        if asked != self._asked or (seconds > self._looked_s and not self._basket.proved):
            self._asked, self._basket, self._looked_s = asked, asked.answer(seconds), seconds
        names = {
            **{row.material: row.name for row in bill.rows},
            **{THING_PREFIX + row.thing: row.name for row in bill.things},
            **{tool.material: tool.name for tool in bill.tools},
        }
        typical = frozenset(want.key for want in wants if market.is_typical(want))
        printed = tuple(row for row in bill.things if row.source == "print")
        shops = session.workshop.shops
        return Shopping(bill.currency, self._basket, shops, names, typical, printed, market.notes)

    def _market_of(self, currency: str) -> _Market:
        contents, catalogue = self._session.workshop.contents, self._session.catalogue
        if self._market is None or not self._market.is_of(contents, catalogue, currency):
            self._market = _Market(contents, catalogue, currency, self._equivalents())
        return self._market

    def _supply(self) -> Supply:
        """What lies on the shelf of what the plan needs, and how many sheets and bars its pieces take besides."""
        session = self._session
        stash = session.workshop.stash
        session.quantities.follow()
        bars = self.bars.all()
        if not stash.holdings:
            return Supply(sheets=self._sheets(), bars=bars)
        known, totals = session.catalogue.goods, session.quantities.ledger.totals()
        held = {each.key: stash.amount(each.key) for each in stash.holdings.values()}
        for key, taken in self.from_shelf().items():
            lent = sum(amount for other, amount in taken.items() if other != key)
            held[key] = from_pack_units(known[key], held.get(key, 0.0) + lent, totals[key].unit)
        return Supply(held, sheets=self._sheets(), bars=bars)

    def from_shelf(self) -> dict[str, dict[str, float]]:
        """Say what the plan's needs, waste with them, take from which loose stock, in pack units.

        What lies there of an equivalent make serves as well, unless it must be this brand.
        """
        session = self._session
        known, totals = session.catalogue.goods, session.quantities.ledger.totals()
        needs = {
            key: to_pack_units(known[key], needed_amount(known[key], total.amount, total.unit), total.unit)
            for key, total in totals.items()
            if key in known
        }
        for key, cut in self.bars.all().items():
            needs[key] = cut.new * bar_in_pack_units(known[key], totals[key].unit)
        return shared_out(needs, session.workshop.stash.amount, self._equivalents(), session.document.prices.brands)

    def _equivalents(self) -> Mapping[str, tuple[str, ...]]:
        """Equivalents by the materials of the catalogue as it stands."""
        catalogue = self._session.catalogue
        if self._alike is None or self._alike[0] is not catalogue:
            self._alike = catalogue, equivalents(catalogue.materials())
        return self._alike[1]

    def _sheets(self) -> Mapping[str, int]:
        from diorama_planner.app.sawing.cutting import sheets_laid_out

        laid_out = sheets_laid_out(self._session)
        stash = self._session.workshop.stash
        return {name: max(0, sheets - math.floor(stash.amount(name))) for name, sheets in laid_out.items()}


def _needed(bill: Bill, catalogue: Catalogue) -> Iterator[tuple[str, float]]:
    """Give what has to be bought in pack units; a key that is not bought has 0 or less."""
    for row in bill.rows:
        material = catalogue.material(row.material)
        if row.counted_by == "layout":
            yield row.material, row.packs * row.pack_size
        elif row.counted_by == "bars":
            yield row.material, row.bars * bar_in_pack_units(material, row.unit)
        else:
            yield row.material, to_pack_units(material, max(0.0, row.with_waste - row.on_hand), row.unit)
    for thing in bill.things:
        if thing.source == "buy":
            yield THING_PREFIX + thing.thing, float(thing.count - thing.on_hand)
    for tool in bill.tools:
        if not tool.have:
            yield tool.material, catalogue.material(tool.material).pack_size * PACK_OF_A_TOOL


class _Market:
    """What all shops offer, at prices in one currency with VAT; worked out once for many baskets."""

    def __init__(
        self, contents: Contents, catalogue: Catalogue, currency: str, alike: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._basis = contents.shops, contents.exchange, catalogue, currency
        self._catalogue, self._currency = catalogue, currency
        self._coin = smallest_coin(currency)
        self._exchange = contents.rate(CATALOGUE_CURRENCY, currency)
        self._offers: dict[str, list[Choice]] = defaultdict(list)
        self._sifted: dict[tuple[str, bool], tuple[Choice, ...]] = {}
        self._alike = alike
        self._typical: dict[str, tuple[Choice, ...]] = {}
        self.terms: dict[str, Terms] = {}
        self.notes: tuple[Message, ...] = ()
        for shop in contents.shops.values():
            if shop.used:
                self._add(shop, contents.rate(shop.currency, currency))

    def is_of(self, contents: Contents, catalogue: Catalogue, currency: str) -> bool:
        """Whether it would be the same of these."""
        shops, exchange, known, into = self._basis
        is_same = contents.shops is shops and catalogue is known
        return is_same and (contents.exchange, currency) == (exchange, into)

    def _add(self, shop: Shop, rate: Decimal | None) -> None:
        """Let a shop take part, unless its currency is another and nobody said what it is worth."""
        if rate is None:
            text = "{shop} is left out: its prices are in {other}, the plan counts in {currency}"
            self._note(msg(text, shop=shop.name, other=shop.currency, currency=self._currency))
            return
        if rate != 1:
            text = "Prices of {shop} are counted at 1 {other} = {rate} {currency}, as you entered"
            told = f"{rate:.6g}"
            self._note(msg(text, shop=shop.name, other=shop.currency, rate=told, currency=self._currency))
        factor = rate * (1 + shop.vat_pct / 100) if shop.vat == "added" else rate
        free = None if shop.free_from is None else self._coins(shop.free_from * factor, ROUND_CEILING)
        self.terms[shop.id] = Terms(self._coins(shop.shipping * factor), free)
        for offer in shop.offers:
            self._offers[offer.key].append(Choice(shop.id, offer, offer.pack_size, self._coins(offer.price * factor)))

    def _note(self, note: Message) -> None:
        self.notes = (*self.notes, note)

    def _coins(self, amount: Decimal, rounding: str = ROUND_HALF_UP) -> int:
        return int((amount / self._coin).to_integral_value(rounding))

    def want(self, key: str, amount: float, prices: PriceList) -> Want:
        """Give what would do for so much of a material or thing, a price of the plan's own among it.

        Where nobody offers it, it is bought at the catalogue's typical price, as the bill has it.
        """
        choices = (*self._own(key, prices), *useful(self._worthwhile(key, prices), amount))
        return Want(key, amount, choices or self._at_typical_price(key, prices))

    def is_typical(self, want: Want) -> bool:
        """Whether what is wanted is counted at the catalogue's typical price."""
        return bool(want.choices) and want.choices is self._typical.get(want.key)

    def _own(self, key: str, prices: PriceList) -> Iterator[Choice]:
        price = price_of(key, prices, None)
        if price is not None:
            yield self._anywhere(key, price)

    def _at_typical_price(self, key: str, prices: PriceList) -> tuple[Choice, ...]:
        price = price_of(key, prices, self._catalogue.goods.get(key), self._exchange)
        if price is None:
            return ()
        if key not in self._typical:
            self._typical[key] = (self._anywhere(key, price),)
        return self._typical[key]

    def _anywhere(self, key: str, price: Decimal) -> Choice:
        material = self._catalogue.goods.get(key)
        pack_size = material.pack_size if material is not None else 1.0
        return Choice("", Offer(key=key, pack_size=pack_size, price=price), pack_size, self._coins(price))

    def _worthwhile(self, key: str, prices: PriceList) -> tuple[Choice, ...]:
        must_be = key in prices.brands
        found = self._sifted.get((key, must_be))
        if found is None:
            names = (key,) if must_be else (key, *self._alike.get(key, ()))
            found = worthwhile(choice for name in names for choice in self._offers.get(name, ()))
            self._sifted[key, must_be] = found
        return found


def _purchases(shopping: Shopping, catalogue: Catalogue) -> dict[str, tuple[Purchase, ...]]:
    """Give what is bought of each material or thing, as the bill says it; of typical prices it knows by itself."""
    found: dict[str, list[Purchase]] = defaultdict(list)
    known = catalogue.goods
    for order in shopping.basket.orders:
        for line in order.lines:
            if line.key in shopping.typical:
                continue
            offer, material = line.choice.offer, known.get(line.choice.offer.key)
            unit = catalogue.pack_unit(offer.key)
            other = material.label if material is not None and offer.key != line.key else ""
            price = shopping.amount(line.choice.coins)
            shop = shopping.shop_name(order)
            found[line.key].append(Purchase(offer.pack_size, unit, line.count, price, shop, offer.brand or other))
    return {key: tuple(some) for key, some in found.items()}
