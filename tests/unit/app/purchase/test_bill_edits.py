"""What is typed into the bill: prices, amounts on hand in every form, tools and brands."""

import pytest

from diorama_planner.app.purchase.bill_edits import read_amount, with_brand, with_have, with_on_hand, with_price
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import PlannerError
from diorama_planner.model.record import PriceList

CATALOGUE = load_catalogue()
SHEET = 1250.0 * 600.0


@pytest.mark.parametrize(
    ("text", "material", "unit", "amount"),
    [
        ("2 sheets", "xps_eu_20", "mm2", 2 * SHEET),
        ("1/2 sheet", "xps_eu_20", "mm2", SHEET / 2),
        ("2", "xps_eu_20", "mm2", 2 * SHEET),
        ("600 x 300 mm", "xps_eu_20", "mm2", 180_000.0),
        ("0.5 m2", "xps_eu_20", "mm2", 500_000.0),
        ("250 ml", "epoxy_coating", "ml", 250.0),
        ("1 l + 20 ml", "epoxy_coating", "ml", 1020.0),
        ("250", "epoxy_coating", "ml", 250.0),
        ("2 packs", "epoxy_coating", "ml", 2 * 1893.0),
        ("0.1 kg", "static_grass_2mm", "g", 100.0),
        ("1.5 m", "cork_roadbed_ho", "mm", 1500.0),
        ("12 pieces", "skewer_3", "each", 1200.0),
        ("12", "skewer_3", "each", 12.0),
        ("0", "xps_eu_20", "mm2", 0.0),
    ],
)
def test_amounts_are_read_as_people_write_them(text, material, unit, amount):
    assert read_amount(text, CATALOGUE.material(material), unit) == pytest.approx(amount)


@pytest.mark.parametrize("text", ["-1", "some", "3 ml", "1e400", "-2 sheets", "600 x mm"])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(PlannerError):
        read_amount(text, CATALOGUE.material("xps_eu_20"), "mm2")


def test_an_amount_is_remembered_and_forgotten():
    material = CATALOGUE.material("epoxy_coating")
    held = with_on_hand(PriceList(), material, "ml", "250 ml")
    assert held.on_hand == {"epoxy_coating": 250.0}
    assert with_on_hand(held, material, "ml", "0").on_hand == {"epoxy_coating": 0.0}
    assert with_on_hand(held, material, "ml", " ").on_hand == {}


def test_prices_are_kept_as_they_were_typed():
    assert with_price(PriceList(), "thing:cow", "9,40").prices == {"thing:cow": "9.40"}
    assert with_price(PriceList(prices={"a": "1"}), "a", "").prices == {}
    with pytest.raises(PlannerError):
        with_price(PriceList(), "a", "-3")


@pytest.mark.parametrize(("change", "field"), [(with_have, "have"), (with_brand, "brands")])
def test_ticks_are_set_once_and_taken_away(change, field):
    once = change(change(PriceList(), "a", True), "a", True)
    assert getattr(once, field) == ("a",)
    assert getattr(change(once, "a", False), field) == ()
