"""Rates with where they came from, the range of a weak one, why this much, and what the piece weighs."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.coverage import need_for_area, need_for_volume
from diorama_planner.catalogue.material import LearnedRate
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.messages import msg
from diorama_planner.model.record import PRICES_ID, PriceList
from diorama_planner.takeoff.bill import Bookkeeping, make_bill
from diorama_planner.takeoff.bill_rows import Purchase, Supply
from diorama_planner.takeoff.explaining import explain
from diorama_planner.takeoff.ledger import Ledger, PlacedThing
from diorama_planner.takeoff.rates import need_range, rate_of, rate_source
from diorama_planner.takeoff.weights import GYPSUM_GAIN, weigh

CATALOGUE = load_catalogue()
PRICES = PriceList(id=PRICES_ID)


def line(material, measured, measured_unit, amount, unit, surface=""):
    return TakeoffLine("a", surface, material, measured, measured_unit, amount, unit, msg("because"))


def covered(material, area):
    need = need_for_area(CATALOGUE.material(material), area)
    return line(material, area, "mm2", need.amount, need.unit)


def cast(material, volume, surface=""):
    need = need_for_volume(CATALOGUE.material(material), volume)
    return line(material, volume, "mm3", need.amount, need.unit, surface)


def bill_of(*lines, things=(), supply=None, prices=PRICES, catalogue=CATALOGUE):
    ledger = Ledger()
    ledger.put("a", lines)
    return make_bill("Plan", 64.0, ledger.totals(), things, prices, catalogue, supply or Supply())


def row_of(*lines, **others):
    return bill_of(*lines, **others).rows[0]


def test_a_row_says_its_rate_and_where_it_came_from():
    row = row_of(covered("pva_1l", 6e6))
    material = CATALOGUE.material("pva_1l")
    assert (row.rate.value, row.rate.unit, row.rate.low, row.rate.high) == (6.0, "m2_per_l", 4.0, 8.0)
    assert (row.rate.source, row.rate.learned, row.density_kg_m3) == (material.source, False, 1080.0)
    assert str(rate_source(row.rate)) == f"{material.source} (confidence {material.confidence})"
    assert row_of(line("xps_eu_20", 1e5, "mm2", 1e5, "mm2")).rate is None


def test_a_weak_rate_gives_a_range():
    row = row_of(covered("pva_1l", 6e6))  # 6 m2: a litre at the rate, 0.75 l at best and 1.5 l at worst
    assert (row.need, row.need_low, row.need_high) == pytest.approx((1000.0, 750.0, 1500.0))
    row = row_of(covered("ws_coarse_turf", 1e5))  # 0.1 m2 at 3000, 2000 to 5000 ml/m2
    assert (row.need, row.need_low, row.need_high) == pytest.approx((300.0, 200.0, 500.0))


@pytest.mark.parametrize(
    "material", [each for each in CATALOGUE.materials() if each.coverage], ids=lambda one: one.id
)
def test_a_need_lies_in_its_range(material):
    low, high = need_range(100.0, rate_of(material))
    assert low <= 100.0 + 1e-9
    assert high >= 100.0 - 1e-9
    if material.confidence == "high" or material.coverage_min is None:
        assert (low, high) == (100.0, 100.0)


def test_a_row_by_a_learned_rate_says_so_and_has_no_range():
    own = CATALOGUE.with_learned([LearnedRate("pva_1l", 3.0, "m2_per_l", 2, "2026-02-01")])
    need = need_for_area(own.material("pva_1l"), 6e6)
    row = row_of(line("pva_1l", 6e6, "mm2", need.amount, need.unit), catalogue=own)
    assert (row.need, row.rate.learned, row.is_range) == (2000.0, True, False)
    assert "your own rate from 2 builds, the last 2026-02-01" in map(str, row.notes)
    once = CATALOGUE.with_learned([LearnedRate("pva_1l", 3.0, "m2_per_l", 1, "2026-02-01")])
    assert str(rate_source(rate_of(once.material("pva_1l")))) == "your own rate from 1 build, 2026-02-01"


def test_why_this_much_goes_from_the_lines_to_the_packs():
    lines = [covered("pva_1l", 6e6), covered("pva_1l", 3e6)]
    row = row_of(*lines, supply=Supply(stash={"pva_1l": 300.0}))
    told = explain(row)
    assert told.lines == tuple(lines)
    assert (told.rate, told.density_kg_m3, told.waste_pct) == (row.rate, 1080.0, row.waste_pct)
    steps = [str(step) for step in told.steps]
    assert steps[0].startswith("rate: 6 m²/l, ")
    assert steps[1:4] == [
        "density: 1080 kg/m3",
        "2 lines add up to 1500 ml",
        "the rate is weak: between 1125 ml and 2250 ml",
    ]
    assert steps[4] == f"+ {row.waste_pct:g} % waste = {row.with_waste:g} ml"
    assert steps[5] == f"- 300 ml on hand, as the stash says = {row.with_waste - 300:g} ml"
    assert steps[6] == "buy 2 x 1000 ml"


def test_what_the_plan_says_is_on_hand_goes_before_the_stash():
    needed = covered("pva_1l", 6e6)
    stash = Supply(stash={"pva_1l": 5000.0})
    assert (row_of(needed, supply=stash).packs, row_of(needed, supply=stash).on_hand_from) == (0, "stash")
    said = PriceList(id=PRICES_ID, on_hand={"pva_1l": 0.0})
    row = row_of(needed, supply=stash, prices=said)
    assert (row.packs, row.on_hand, row.on_hand_from) == (2, 0.0, "plan")


def test_what_is_bought_in_shops_makes_the_cost():
    bought = (Purchase(500.0, "ml", 2, Decimal("4.20"), "Hobby corner"), Purchase(100.0, "ml", 1, Decimal(1), "Mill"))
    row = row_of(covered("pva_1l", 6e6), supply=Supply(purchases={"pva_1l": bought}))
    assert (row.purchases, row.cost) == (bought, Decimal("9.40"))
    unknown = (*bought, Purchase(10.0, "ml", 1, None))
    assert row_of(covered("pva_1l", 6e6), supply=Supply(purchases={"pva_1l": unknown})).cost is None
    nothing = row_of(covered("pva_1l", 6e6), supply=Supply(purchases={"pva_1l": ()}))
    assert nothing.cost == Decimal(0)


def test_sheets_are_counted_by_a_layout_where_there_is_one():
    needed = line("xps_eu_20", 1.4e6, "mm2", 1.4e6, "mm2")
    by_area = row_of(needed)
    assert (by_area.packs, by_area.counted_by) == (3, "area")  # 1.4 m2 + 15 % of sheets of 0.75 m2
    laid = row_of(needed, supply=Supply(sheets={"xps_eu_20": 2}))
    assert (laid.packs, laid.counted_by) == (2, "layout")
    assert "laid out on 2 new sheets" in str(laid.arithmetic)
    fours = row_of(line("evergreen_010", 9e5, "mm2", 9e5, "mm2"), supply=Supply(sheets={"evergreen_010": 5}))
    assert fours.packs == 2  # sold by four
    entered = PriceList(id=PRICES_ID, on_hand={"xps_eu_20": 1.0})
    assert row_of(needed, supply=Supply(sheets={"xps_eu_20": 2}), prices=entered).counted_by == "area"
    assert row_of(covered("pva_1l", 6e6), supply=Supply(sheets={"pva_1l": 2})).counted_by == "packs"


@pytest.mark.parametrize(
    ("needed", "grams"),
    [
        (line("xps_eu_20", 2e6, "mm3", 1.2e5, "mm2"), 2e6 * 1e-6 * CATALOGUE.material("xps_eu_20").density_kg_m3),
        (line("mdf_eu_9", 1e5, "mm2", 1e5, "mm2"), 1e5 * 9 * 1e-6 * CATALOGUE.material("mdf_eu_9").density_kg_m3),
        (cast("epoxy_coating", 1e5), 110.8),  # 100 ml of 1108 kg/m3
        (cast("plaster_paris", 9.8e5), 1000 * 172.17 / 145.15),  # a kilogram of powder and the water that it binds
        (cast("joint_compound", 1e5), 165.0),
        (covered("static_grass_2mm", 1e6), CATALOGUE.material("static_grass_2mm").coverage),
        (line("stripwood_2x2", 3000.0, "mm", 3000.0, "mm"), 6.0),  # 2 x 2 x 3000 mm of 500 kg/m3
        (line("coffee_stirrer", 10, "each", 10, "each"), 140 * 6 * 1.3 * 500e-6 * 10),
    ],
    ids=lambda value: value.material if isinstance(value, TakeoffLine) else "",
)
def test_bodies_weigh_volume_times_density(needed, grams):
    assert row_of(needed).mass_g == pytest.approx(grams)


def test_gypsum_gains_less_than_a_fifth():
    assert pytest.approx(1.186, abs=5e-4) == GYPSUM_GAIN  # CaSO4 2 H2O by CaSO4 1/2 H2O


def test_what_is_not_known_is_named_and_not_guessed():
    bill = bill_of(
        line("xps_eu_20", 2e6, "mm3", 1.2e5, "mm2"),
        covered("ws_coarse_turf", 1e5),
        covered("pva_1l", 1e5),
        cast("joint_compound", 1e4),
        things=[PlacedThing("t", "oil_drum", "buy"), PlacedThing("u", "cow", "own", 3)],
    )
    weight = weigh(bill)
    names = {row.material: row.name for row in bill.rows}
    assert weight.unknown == (names["ws_coarse_turf"],)
    assert weight.left_out == (names["pva_1l"],)
    assert weight.wet == (names["joint_compound"],)
    assert weight.things == 4
    assert [name for name, _ in weight.by_category] == ["foam", "plaster"]
    assert weight.grams == pytest.approx(sum(grams for _, grams in weight.by_category))
    told = [str(each) for each in weight.caveats()]
    assert told[0] == f"without {names['ws_coarse_turf']}, whose weight is not known"
    assert told[-1] == "without the 4 things that stand on it"
    assert weigh(bill_of()).caveats() == ()


def test_a_mould_does_not_stay_on_the_piece():
    kept = cast("silicone_rtv", 1e5)
    assert row_of(kept).mass_g == pytest.approx(115.0)
    assert row_of(kept, cast("silicone_rtv", 9e5, surface="mould")).mass_g == pytest.approx(115.0)


@given(st.lists(st.floats(0, 1e7), min_size=1, max_size=6))
def test_weights_add_up(volumes):
    parts = [cast("plaster_paris", volume) for volume in volumes]
    assert row_of(*parts).mass_g == pytest.approx(row_of(cast("plaster_paris", sum(volumes))).mass_g)
    assert row_of(*parts).mass_g == pytest.approx(sum(volumes) * 1e-6 / 0.98 * 1000 * GYPSUM_GAIN)


def test_only_rows_that_something_changed_for_are_made_again():
    books, ledger = Bookkeeping(), Ledger()

    def bill(prices=PRICES, catalogue=CATALOGUE, supply=None):
        made = books.made
        found = books.bill("Plan", 64.0, ledger.totals(), ledger.things(), prices, catalogue, supply or Supply())
        return found, books.made - made

    names = ("pva_1l", "static_grass_2mm", "xps_eu_20")
    for name in names:
        ledger.put(name, [covered(name, 1e5)], [PlacedThing(name, "cow", "own")])
    ledger.put("drum", (), [PlacedThing("drum", "oil_drum", "buy")])
    first, made = bill()
    assert made == 5  # three materials, two sorts of things
    assert bill() == (first, 0)
    ledger.put("pva_1l", [covered("pva_1l", 2e5)], [PlacedThing("pva_1l", "cow", "own")])
    assert bill()[1] == 1
    ledger.put("drum", (), [PlacedThing("drum", "oil_drum", "own")])
    assert bill()[1] == 1
    assert bill(PriceList(id=PRICES_ID, prices={"pva_1l": "3", "thing:cow": "2"}))[1] == 2
    assert bill(PriceList(id=PRICES_ID, prices={"pva_1l": "3"}))[1] == 1
    assert bill(PriceList(id=PRICES_ID, currency="EUR"))[1] == 3
    bill()
    assert bill(supply=Supply(stash={"xps_eu_20": 1e6}))[1] == 1
    bill()
    own = CATALOGUE.with_learned([LearnedRate("pva_1l", 3.0, "m2_per_l", 2, "2026-02-01")])
    assert bill(catalogue=own)[1] == 1
    whole = make_bill("Plan", 64.0, ledger.totals(), (), PRICES, own)
    assert bill(catalogue=own)[0].rows == whole.rows
