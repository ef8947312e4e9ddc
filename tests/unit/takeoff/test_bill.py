"""The bill: waste, what is on hand, packs, prices, tools, and the arithmetic in words."""

from decimal import Decimal

import pytest

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.messages import msg
from diorama_planner.model.record import PRICES_ID, PriceList
from diorama_planner.takeoff.bill import make_bill
from diorama_planner.takeoff.consumables import consumables_for
from diorama_planner.takeoff.ledger import Ledger, PlacedThing
from diorama_planner.takeoff.pack_units import pack_amount
from diorama_planner.takeoff.writing import format_amount

CATALOGUE = load_catalogue()


def bill_of(needs, things=(), **prices):
    """Make a bill of (item, material, amount, unit) and (item, thing, source)."""
    ledger = Ledger()
    for item, material, amount, unit in needs:
        ledger.put(item, [TakeoffLine(item, "", material, amount, "mm2", amount, unit, msg("because of " + item))])
    placed = [PlacedThing(*thing) for thing in things]
    return make_bill("Plan", 64.0, ledger.totals(), placed, PriceList(id=PRICES_ID, **prices), CATALOGUE)


def row_of(bill, material):
    return next(row for row in bill.rows if row.material == material)


SHEET = 1250.0 * 600.0


@pytest.mark.parametrize(
    ("area", "packs"),
    [(1.0, 1), (SHEET / 1.15, 1), (SHEET / 1.15 + 1, 2), (SHEET, 2), (2 * SHEET / 1.15, 2), (3 * SHEET, 4)],
)
def test_sheets_are_bought_whole_after_waste(area, packs):
    row = row_of(bill_of([("a", "xps_eu_20", area, "mm2")]), "xps_eu_20")
    assert row.waste_pct == 15
    assert row.with_waste == pytest.approx(area * 1.15)
    assert (row.packs, row.pack_unit) == (packs, "sheet")


def test_packs_are_rounded_after_summing():
    halves = [(f"n{number}", "xps_eu_20", SHEET / 1.15 / 4, "mm2") for number in range(4)]
    row = row_of(bill_of(halves), "xps_eu_20")
    assert row.packs == 1
    assert row.items == ("n0", "n1", "n2", "n3")


@pytest.mark.parametrize(
    ("material", "unit", "held"),
    [
        ("xps_eu_20", "mm2", 750_000.0),
        ("evergreen_010", "mm2", 4 * 304.8 * 152.4),
        ("epoxy_coating", "ml", 1893.0),
        ("static_grass_2mm", "g", 100.0),
        ("cork_roadbed_ho", "mm", 914.0),
        ("plaster_bandage_10", "mm2", 0.275e6),
        ("tufts_6mm", "each", 100.0),
    ],
)
def test_what_a_pack_holds(material, unit, held):
    assert pack_amount(CATALOGUE.material(material), unit) == pytest.approx(held)


def test_what_is_on_hand_need_not_be_bought():
    need = [("a", "static_grass_2mm", 120.0, "g")]
    waste = CATALOGUE.material("static_grass_2mm").waste_pct
    bought = row_of(bill_of(need), "static_grass_2mm")
    assert bought.with_waste == pytest.approx(120 * (1 + waste / 100))
    assert bought.packs == 2
    some = row_of(bill_of(need, on_hand={"static_grass_2mm": 60.0}), "static_grass_2mm")
    assert (some.packs, some.on_hand) == (1, 60.0)
    assert "60 g on hand" in str(some.arithmetic)
    enough = row_of(bill_of(need, on_hand={"static_grass_2mm": 500.0}), "static_grass_2mm")
    assert (enough.packs, enough.cost) == (0, Decimal(0))


def test_less_than_nothing_on_hand_is_nothing():
    row = row_of(
        bill_of([("a", "static_grass_2mm", 120.0, "g")], on_hand={"static_grass_2mm": -900.0}), "static_grass_2mm"
    )
    assert (row.packs, row.on_hand) == (2, 0.0)


def test_the_catalogues_price_holds_until_the_user_has_one():
    need = [("a", "epoxy_coating", 2000.0, "ml")]
    shipped = CATALOGUE.material("epoxy_coating").price
    assert shipped is not None
    row = row_of(bill_of(need), "epoxy_coating")
    assert (row.packs, row.price, row.cost) == (2, shipped, 2 * shipped)
    own = row_of(bill_of(need, prices={"epoxy_coating": "41.25"}), "epoxy_coating")
    assert (own.price, own.cost) == (Decimal("41.25"), Decimal("82.50"))
    euros = row_of(bill_of(need, currency="EUR"), "epoxy_coating")  # the catalogue speaks dollars
    assert (euros.price, euros.cost) == (None, None)


@pytest.mark.parametrize("price", ["", "free", "nan", "-3", "Infinity", "1e400"])
def test_what_is_no_price_counts_as_none(price):
    bill = bill_of([("a", "epoxy_coating", 20.0, "ml")], prices={"epoxy_coating": price})
    assert row_of(bill, "epoxy_coating").price is None
    assert bill.total.is_finite()


def test_the_total_counts_what_has_no_price():
    needs = [("a", "epoxy_coating", 20.0, "ml"), ("b", "xps_eu_20", 100.0, "mm2")]
    things = [("t1", "oil_drum", "buy"), ("t2", "oil_drum", "buy"), ("t3", "cow", "own"), ("t4", "oak_50", "scratch")]
    bill = bill_of(needs, things, prices={"epoxy_coating": "40.10", "thing:oil_drum": "1.50"})
    tools = [tool for tool in bill.tools if tool.price is not None]
    assert bill.total == Decimal("40.10") + 2 * Decimal("1.50") + sum((tool.price for tool in tools), Decimal(0))
    assert bill.without_price == 1 + sum(tool.price is None for tool in bill.tools)  # the foam and some tools


def test_things_are_counted_by_source():
    things = [
        ("b", "oil_drum", "buy"),
        ("a", "oil_drum", "buy"),
        ("c", "oil_drum", "own"),
        ("d", "gone_thing", "print"),
    ]
    bill = bill_of([], things, prices={"thing:oil_drum": "2"})
    assert [(row.thing, row.source, row.count, row.cost, row.items) for row in bill.things] == [
        ("oil_drum", "buy", 2, Decimal(4), ("a", "b")),
        ("oil_drum", "own", 1, Decimal(0), ("c",)),
        ("gone_thing", "print", 1, Decimal(0), ("d",)),
    ]
    assert bill.things[2].name == "gone_thing"


def test_resin_is_told_in_its_two_parts():
    row = row_of(bill_of([("a", "epoxy_coating", 23.2, "ml")]), "epoxy_coating")
    assert row.with_waste == pytest.approx(26.68)
    assert [str(note) for note in row.notes] == ["A 13.3 ml, B 13.3 ml"]
    deep = row_of(bill_of([("a", "ecopoxy_liquid_plastic", 100.0, "ml")]), "ecopoxy_liquid_plastic")
    waste = 1 + CATALOGUE.material("ecopoxy_liquid_plastic").waste_pct / 100
    assert [str(note) for note in deep.notes] == [f"A {200 / 3 * waste:.1f} ml, B {100 / 3 * waste:.1f} ml"]
    assert row_of(bill_of([("a", "static_grass_2mm", 1.0, "g")]), "static_grass_2mm").notes == ()


def test_the_arithmetic_can_be_read():
    needs = [(f"n{number}", "xps_eu_20", 1000.0, "mm2") for number in range(10)]
    text = str(row_of(bill_of(needs), "xps_eu_20").arithmetic)
    assert text.startswith("because of n0; because of n1; ")
    assert "because of n8" not in text
    assert " and 2 more. Need 100 cm² + 15 % = 115 cm²; packs of " in text
    assert text.endswith(": buy 1")


def test_rows_come_in_the_order_of_work():
    needs = [("a", "static_grass_2mm", 1, "g"), ("b", "epoxy_coating", 1, "ml"), ("c", "xps_eu_20", 1, "mm2")]
    assert [row.category for row in bill_of(needs).rows] == ["foam", "resin", "static_grass"]


def test_tools_follow_from_the_materials_and_can_be_ticked():
    needs = [("a", "static_grass_2mm", 1.0, "g")]
    tools = [tool.material for tool in bill_of(needs).tools]
    assert tools == ["tool_grass_applicator", "static_layering_glue"]
    ticked = bill_of(needs, have=("tool_grass_applicator",))
    assert [tool.have for tool in ticked.tools] == [True, False]
    assert ticked.total + ticked.without_price < bill_of(needs).total + bill_of(needs).without_price


def test_every_consumable_is_in_the_catalogue():
    categories = {material.category for material in CATALOGUE.materials()}
    for tool in consumables_for(categories):
        assert CATALOGUE.material(tool.material)
        assert str(tool.why)
    assert consumables_for(["no such category"]) == []


def test_an_empty_plan_has_an_empty_bill():
    bill = bill_of([])
    assert (bill.rows, bill.things, bill.tools, bill.total, bill.without_price) == ((), (), (), Decimal(0), 0)


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        (24_000.0, "mm2", "240 cm²"),
        (23.2, "ml", "23.2 ml"),
        (8.5, "g", "8.5 g"),
        (914.0, "mm", "914 mm"),
        (3, "each", "3"),
    ],
)
def test_amounts_are_written_for_people(amount, unit, text):
    assert format_amount(amount, unit) == text
