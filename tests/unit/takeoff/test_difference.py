"""The shopping difference of two bills: laws that it keeps, and a known answer."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.messages import msg
from diorama_planner.model.record import PRICES_ID, PriceList
from diorama_planner.takeoff.bill import PlacedThing, make_bill
from diorama_planner.takeoff.difference import difference
from diorama_planner.takeoff.ledger import Ledger

CATALOGUE = load_catalogue()
UNITS = {"xps_eu_10": "mm2", "xps_eu_20": "mm2", "epoxy_coating": "ml", "static_grass_2mm": "g"}


def bill_of(needs, things=(), **prices):
    """Make a bill of {material: amount} and [(thing, source)]."""
    ledger = Ledger()
    for material, amount in needs.items():
        ledger.put(material, [TakeoffLine(material, "", material, amount, "mm2", amount, UNITS[material], msg(""))])
    placed = [PlacedThing(f"t{number}", *thing) for number, thing in enumerate(things)]
    return make_bill("Plan", 64.0, ledger.totals(), placed, PriceList(id=PRICES_ID, **prices), CATALOGUE)


amounts = st.integers(1, 4_000_000).map(lambda halves: halves / 2)
bills = st.builds(
    bill_of,
    st.dictionaries(st.sampled_from(sorted(UNITS)), amounts),
    st.lists(st.tuples(st.sampled_from(["oil_drum", "cow"]), st.sampled_from(["buy", "own"]))),
    prices=st.dictionaries(st.sampled_from(["xps_eu_10", "epoxy_coating", "thing:cow"]), st.just("9.40")),
    have=st.sampled_from([(), ("tool_knife",)]),
)


@given(bills)
def test_a_bill_does_not_differ_from_itself(bill):
    found = difference(bill, bill)
    assert found.is_empty
    assert found.cost == 0


@given(bills, bills)
def test_the_other_way_round_is_the_negative(first, second):
    assert difference(first, second) == -difference(second, first)
    for row, back in zip(difference(first, second).rows, difference(second, first).rows, strict=True):
        assert (row.need, row.packs, row.cost) == (-back.need, -back.packs, None if back.cost is None else -back.cost)


@given(bills, bills, bills)
def test_one_step_after_another_is_the_whole_way(first, second, third):
    assert difference(first, second).then(difference(second, third)) == difference(first, third)


@given(bills, bills)
def test_the_costs_of_the_rows_come_to_the_cost_of_the_whole(first, second):
    found = difference(first, second)
    if first.without_price == second.without_price == 0:
        assert sum((row.cost for row in found.rows), Decimal(0)) == found.cost


def test_a_known_answer():
    cheap = {"xps_eu_10": "9.40"}
    before = bill_of({"xps_eu_10": 400_000.0}, [("cow", "buy")], prices=cheap)
    after = bill_of({"xps_eu_10": 1_000_000.0, "static_grass_2mm": 5.0}, [("cow", "own")], prices=cheap)
    rows = {(row.key, row.source): row for row in difference(before, after).rows}
    foam = rows["xps_eu_10", ""]
    assert (foam.need, foam.packs, foam.cost) == (600_000.0, 1, Decimal("9.40"))
    assert rows["static_grass_2mm", ""].packs == 1
    assert (rows["cow", "buy"].packs, rows["cow", "own"].packs) == (-1, 0)
    assert rows["tool_grass_applicator", ""].cost is None  # nobody knows what it costs


def test_rounding_is_no_difference():
    before = bill_of({"xps_eu_10": 0.1 + 0.2})
    assert difference(before, bill_of({"xps_eu_10": 0.3})).is_empty


def test_two_currencies_are_not_compared():
    found = difference(bill_of({"xps_eu_10": 1.0}), bill_of({"xps_eu_20": 1.0}, currency="EUR"))
    assert found.cost is None
    assert {row.key for row in found.rows} == {"xps_eu_10", "xps_eu_20"}


def test_a_price_that_changed_is_a_difference():
    before = bill_of({"xps_eu_10": 5.0}, prices={"xps_eu_10": "8.00"})
    (row,) = difference(before, bill_of({"xps_eu_10": 5.0}, prices={"xps_eu_10": "9.50"})).rows
    assert (row.need, row.packs, row.cost) == (0.0, 0, Decimal("1.50"))


def test_what_only_one_price_is_known_of_has_no_cost():
    before = bill_of({"xps_eu_10": 5.0})
    (row,) = difference(before, bill_of({"xps_eu_10": 5.0}, prices={"xps_eu_10": "9.50"})).rows
    assert row.cost is None
    assert replace(row, before=row.after).cost == 0


def test_what_lies_on_the_shelf_is_not_bought_again():
    before, after = bill_of({}, [("cow", "buy")]), bill_of({}, [("cow", "buy")] * 3)
    (cow,) = after.things
    (row,) = difference(before, replace(after, things=(replace(cow, on_hand=2),))).rows
    assert (row.need, row.packs) == (2, 0)
