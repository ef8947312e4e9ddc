"""The bill held against shelf and shops: what lies there, who offers it, in which currency, which brand."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lawn import CATALOGUE, DRUM, GRASS, offer, put, session_of, shop, stock

from diorama_planner.catalogue.learned import Build
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.model.record import PROJECT_ID
from diorama_planner.takeoff.bill_rows import Purchase
from diorama_planner.takeoff.equivalents import equivalents, shared_out
from diorama_planner.takeoff.stash import Holding


def grass_row(session):
    return next(row for row in session.bill().rows if row.material == GRASS)


def drum_row(session):
    return next(row for row in session.bill().things if row.thing == "oil_drum")


def test_without_a_workshop_all_is_as_it_was():
    session = session_of(currency="USD")
    row = grass_row(session)
    assert row.with_waste == pytest.approx(100)
    assert (row.packs, row.on_hand, row.on_hand_from, row.cost) == (1, 0, "", CATALOGUE.material(GRASS).price)
    assert session.bill().shipping == 0
    shopping = session.buying.shopping()
    assert (shopping.basket.orders, shopping.total) == ((), 0)
    assert {GRASS, DRUM} <= set(shopping.elsewhere)


def test_packs_and_prices_of_the_shops_are_on_the_bill():
    session = session_of()
    put(
        session,
        shop("Dear", offer(GRASS, 100, "9.90"), offer(DRUM, 1, "2.00"), shipping=Decimal("4.50")),
        shop("Cheap", offer(GRASS, 50, "3.10", brand="Heki"), shipping=Decimal("2.50")),
    )
    shopping = session.buying.shopping()
    assert [shopping.shop_name(order) for order in shopping.basket.orders] == ["Cheap", "Dear"]
    # 2 x 3.10 + 2.50 = 8.70 beside an order of drums for 6.00 + 4.50 that has to be anyway
    assert (shopping.total, shopping.basket.proved) == (Decimal("19.20"), True)
    row = grass_row(session)
    assert row.purchases == (Purchase(50.0, "g", 2, Decimal("3.10"), "Cheap", "Heki"),)
    assert row.cost == Decimal("6.20")
    assert (drum_row(session).cost, drum_row(session).purchases[0].shop) == (Decimal("6.00"), "Dear")
    bill = session.bill()
    assert bill.shipping == Decimal("7.00")
    assert bill.total == Decimal("19.20")
    assert any("7.00 EUR for shipping" in str(note) for note in bill.notes)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_bill_and_basket_come_to_the_same(data):
    covering = [material for material in CATALOGUE.materials() if material.coverage]
    priced = [material.id for material in covering if material.price is not None]
    any_of = st.sampled_from(priced) | st.sampled_from([material.id for material in covering])
    grounds = data.draw(st.lists(any_of, min_size=1, max_size=4))
    sizes = [data.draw(st.integers(50, 1000)) for _ in grounds]
    session = session_of(
        drums=data.draw(st.integers(0, 3)),
        have=(),
        currency=data.draw(st.sampled_from(["USD", "USD", "EUR"])),
        prices=data.draw(st.dictionaries(st.sampled_from([*grounds, DRUM]), st.sampled_from(["3.10", "0", "x"]))),
    )
    with session.edit("Grounds") as draft:
        for number, (material, side) in enumerate(zip(grounds, sizes, strict=True)):
            ring = ((0.0, 0.0), (side, 0.0), (side, side), (0.0, side))
            draft.put(GroundCover(id=f"g{number}", outline_mm=ring, material=material))
    currency = session.document.prices.currency
    offered = data.draw(st.lists(st.sampled_from([*grounds, DRUM, "pva_1l"]), max_size=3))
    offers = [offer(key, data.draw(st.sampled_from([1, 20, 250])), "2.50") for key in offered]
    put(session, shop("A", *offers, currency=currency, shipping=Decimal("4.90")))
    for key in data.draw(st.lists(st.sampled_from(grounds), max_size=2)):
        stock(session, Holding(key=key, amount=data.draw(st.floats(0.5, 500))))
    bill, shopping = session.bill(), session.buying.shopping(0.0)
    assert bill.total == shopping.total
    assert bill.without_price == len(shopping.elsewhere)


def test_what_no_shop_has_is_counted_at_its_typical_price():
    session = session_of(drums=0, currency="USD", have=("tool_grass_applicator",))
    glue = CATALOGUE.material("static_layering_glue")
    row = grass_row(session)
    shopping = session.buying.shopping()
    assert (row.price is None) == (GRASS in shopping.elsewhere)
    known = {material for material in (GRASS, glue.id) if CATALOGUE.material(material).price is not None}
    assert shopping.typical == known
    assert shopping.total == session.bill().total
    with session.edit("Own price") as draft:
        draft.put(replace(session.document.prices, prices={GRASS: "4.20"}))
    shopping = session.buying.shopping()
    assert GRASS not in shopping.typical | set(shopping.elsewhere)
    put(session, shop("A", offer(GRASS, 100, "40.00"), offer(glue.id, 250, "50.00"), currency="USD"))
    assert session.buying.shopping().typical == frozenset()  # a typical price never takes the place of a shop's


def test_what_lies_on_the_shelf_is_not_bought_and_the_plans_own_word_goes_first():
    session = session_of()
    put(session, shop("A", offer(GRASS, 10, "1.00"), offer(DRUM, 1, "2.00")))
    stock(session, Holding(key=GRASS, amount=60.0), Holding(key=DRUM, amount=2.0))
    row = grass_row(session)
    assert (row.on_hand, row.on_hand_from, row.cost) == (60.0, "stash", Decimal("4.00"))
    drums = drum_row(session)
    assert (drums.count, drums.on_hand, drums.cost) == (3, 2, Decimal("2.00"))
    said = session_of(on_hand={GRASS: 0.0, DRUM: 3.0})
    put(said, shop("A", offer(GRASS, 10, "1.00"), offer(DRUM, 1, "2.00")))
    stock(said, Holding(key=GRASS, amount=60.0))
    assert (grass_row(said).on_hand, grass_row(said).cost) == (0.0, Decimal("10.00"))
    assert (drum_row(said).on_hand, drum_row(said).cost, drum_row(said).purchases) == (3, 0, ())
    enough = session_of()
    stock(enough, Holding(key=GRASS, amount=500.0))
    assert (grass_row(enough).packs, grass_row(enough).cost) == (0, 0)


def test_a_tool_on_the_shelf_is_there():
    session = session_of(have=())
    tools = {tool.material: tool.have for tool in session.bill().tools}
    assert tools["tool_grass_applicator"] is False
    stock(session, Holding(key="tool_grass_applicator", amount=1))
    put(session, shop("A", offer("static_layering_glue", 250, "7.00")))
    tools = {tool.material: tool for tool in session.bill().tools}
    assert tools["tool_grass_applicator"].have
    assert (tools["static_layering_glue"].price, tools["static_layering_glue"].shop) == (Decimal("7.00"), "A")


@pytest.mark.parametrize(("size", "packs"), [(1000, 1), (250, 1), (240, 1), (125, 1), (50, 3)])
def test_of_what_is_bought_once_one_pack_will_do(size, packs):
    session = session_of(have=("tool_grass_applicator",))
    put(session, shop("A", offer("static_layering_glue", size, "7.00")))
    [order] = session.buying.shopping().basket.orders
    assert order.lines[0].count == packs


def test_another_make_will_do_unless_it_must_be_this_one():
    shops = shop("A", offer(GRASS, 100, "9.00"), offer("heki_20", 20, "1.00"), offer("static_grass_4mm", 100, "0.10"))
    session = session_of()
    put(session, shops)
    [purchase] = grass_row(session).purchases
    assert (purchase.count, purchase.pack_size, purchase.cost) == (5, 20, Decimal("5.00"))
    assert purchase.brand == CATALOGUE.material("heki_20").label
    locked = session_of(brands=(GRASS,))
    put(locked, shops)
    assert grass_row(locked).cost == Decimal("9.00")


def test_only_what_is_the_same_takes_anothers_place():
    alike = equivalents(CATALOGUE.materials())
    assert set(alike[GRASS]) == {"heki_20"}
    assert set(alike["ws_static_42"]) == {"static_grass_4mm", "wws_30", "wws_250"}
    for one in ("xps_eu_20", "craft_paint_59", "pva_1l", "tool_knife", "static_grass_10mm", "epoxy_coating"):
        assert one not in alike
    for one, others in alike.items():
        assert one not in others
        assert all(one in alike[other] for other in others)
    mine = [replace(CATALOGUE.material(GRASS), id=f"my_{number}", origin="user") for number in range(2)]
    assert equivalents(mine) == {}


def test_prices_without_vat_get_it_added():
    session = session_of(drums=0)
    terms = {"shipping": Decimal(5), "free_from": Decimal(10)}
    put(session, shop("Net", offer(GRASS, 100, "10.00"), vat="added", vat_pct=Decimal(19), **terms))
    shopping = session.buying.shopping()
    assert (shopping.total, shopping.basket.orders[0].shipping) == (Decimal("11.90"), 0)
    put(session, replace(session.workshop.shops["net"], free_from=None))
    assert session.buying.shopping().total == Decimal("17.85")


def test_currencies_are_never_mixed_silently():
    session = session_of(drums=0)
    put(session, shop("Home", offer(GRASS, 100, "9.00")), shop("Abroad", offer(GRASS, 100, "5.00"), currency="USD"))
    shopping = session.buying.shopping()
    assert shopping.total == Decimal("9.00")
    assert [str(note) for note in shopping.notes] == [
        "Abroad is left out: its prices are in USD, the plan counts in EUR"
    ]
    session.workshop.set_exchange("EUR", "USD", Decimal("1.25"))
    shopping = session.buying.shopping()
    assert (shopping.total, shopping.shop_name(shopping.basket.orders[0])) == (Decimal("4.00"), "Abroad")
    assert "1 USD = 0.8 EUR" in str(shopping.notes[0])
    session.workshop.set_exchange("USD", "EUR", Decimal(3))  # takes the place of the other way
    assert session.buying.shopping().total == Decimal("9.00")
    session.workshop.set_exchange("EUR", "USD", None)
    assert len(session.buying.shopping().notes) == 1


def test_a_price_of_the_plans_own_is_one_more_offer():
    session = session_of(drums=0, prices={GRASS: "4.20"})
    put(session, shop("A", offer(GRASS, 100, "4.00"), shipping=Decimal(1)))
    assert (grass_row(session).cost, grass_row(session).purchases[0].shop) == (Decimal("4.20"), "")
    put(session, shop("A", offer(GRASS, 100, "3.00"), shipping=Decimal(1)))
    assert grass_row(session).purchases[0].shop == "A"


def test_a_shop_that_is_not_used_and_things_that_are_printed_are_left_out():
    session = session_of()
    put(session, shop("A", offer(GRASS, 100, "4.00"), used=False))
    assert session.buying.shopping().basket.orders == ()
    with session.edit("Print") as draft:
        draft.change("d0", source="print")
    [printed] = session.buying.shopping().to_print
    assert (printed.thing, printed.count) == ("oil_drum", 1)


def test_a_basket_that_was_looked_through_stands_until_needs_change(monkeypatch):
    session = session_of(drums=0)
    offers = offer(GRASS, 100, "9.00"), offer(GRASS, 10, "1.10")
    put(session, shop("A", *offers, shipping=Decimal(5), free_from=Decimal(10)))
    assert session.bill().total == Decimal("11.00")
    assert session.buying.shopping().total == Decimal("10.10")
    assert session.bill().total == Decimal("10.10")

    def never(*_args, **_more):
        raise AssertionError("asked again")

    monkeypatch.setattr("diorama_planner.app.purchase.buying.find_basket", never)
    with session.edit("Name") as draft:
        draft.change(PROJECT_ID, name="Lawn")
    assert session.bill().total == session.buying.shopping().total == Decimal("10.10")
    with session.edit("Grow") as draft:
        draft.change("grass", outline_mm=((0.0, 0.0), (1100.0, 0.0), (1100.0, 1000.0), (0.0, 1000.0)))
    with pytest.raises(AssertionError, match="asked again"):
        session.bill()


def test_rates_that_builds_have_shown_go_first():
    session = session_of(drums=0)
    assert grass_row(session).need == pytest.approx(80)
    build = Build(GRASS, 1.0, 200.0, "g_per_m2", "2026-05-01")
    session.workshop.change(lambda now: replace(now, builds=(build,)))
    row = grass_row(session)
    assert (row.need, row.with_waste, row.rate.builds) == (pytest.approx(160), pytest.approx(200), 1)
    session.workshop.change(lambda now: replace(now, builds=()))
    assert grass_row(session).need == pytest.approx(80)


def test_rows_stay_as_they_are_while_nothing_else_is_bought():
    session = session_of()
    put(session, shop("A", offer(GRASS, 100, "9.00"), offer(DRUM, 1, "2.00")))
    first = session.bill()
    books = session.quantities.books
    made = books.made
    with session.edit("Move") as draft:
        draft.change("d0", at_mm=(-60.0, 5.0))
    assert session.bill().rows == first.rows
    assert books.made == made
    with session.edit("One less") as draft:
        draft.remove("d0")
    assert drum_row(session).cost == Decimal("4.00")
    assert books.made - made <= 2  # the drums, before and after their basket


def test_an_equivalent_make_on_the_shelf_serves_as_well():
    session = session_of()
    stock(session, Holding(key="heki_20", amount=30.0), Holding(key=GRASS, amount=10.0))
    assert (grass_row(session).on_hand, grass_row(session).on_hand_from) == (pytest.approx(40), "stash")
    with session.edit("Brand") as draft:
        draft.put(replace(session.document.prices, brands=(GRASS,)))
    assert grass_row(session).on_hand == 10.0


@given(
    st.dictionaries(st.sampled_from("abcd"), st.integers(0, 50), max_size=4),
    st.dictionaries(st.sampled_from("abcd"), st.integers(0, 50), max_size=4),
    st.sets(st.sampled_from("abcd")),
)
def test_stock_is_lent_once_and_never_to_what_must_be_its_own_brand(needs, held, brands):
    alike = {"a": ("b", "c"), "b": ("a", "c"), "c": ("a", "b")}
    taken = shared_out(needs, lambda key: held.get(key, 0), alike, brands)
    assert taken.keys() == needs.keys()
    for key, stock_of in held.items():
        assert sum(each.get(key, 0) for each in taken.values()) <= stock_of
    for key, need in needs.items():
        assert sum(taken[key].values()) <= need
        assert taken[key].get(key, 0) == min(need, held.get(key, 0))
        if key in brands:
            assert taken[key].keys() <= {key}
    together = sum(needs.get(key, 0) for key in "abc")
    if not brands and sum(held.get(key, 0) for key in "abc") >= together:
        assert sum(sum(taken[key].values()) for key in "abc" if key in needs) == together


def test_a_basket_is_looked_through_in_the_background():
    session = session_of(drums=0)
    offers = offer(GRASS, 100, "9.00"), offer(GRASS, 10, "1.10")
    put(session, shop("A", *offers, shipping=Decimal(5), free_from=Decimal(10)))
    heard = []
    session.subscribe(lambda event: heard.append(event.kind))
    question = session.buying.question(5.0)
    assert session.bill().total == Decimal("11.00")
    answer = question.answer(5.0)
    session.buying.keep(question, answer, 5.0)
    assert (session.bill().total, heard) == (Decimal("10.10"), ["workshop"])
    assert session.buying.question(60.0) is None  # it is proved
    put(session, shop("B", offer(GRASS, 100, "1.00")))
    session.buying.keep(question, answer, 5.0)  # too late: there is another shop by now
    assert session.bill().total == Decimal("1.00")
