"""Powders with their water, paint and glue with their thinner, and what to mind with them."""

import pytest

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.dilutions import NOT_WEIGHED, dilutions_of, parts_of, powder_mix
from diorama_planner.catalogue.groups import material_group_of
from diorama_planner.catalogue.precautions import LABEL_FIRST, precautions

CATALOGUE = load_catalogue()


def material(name):
    return CATALOGUE.material(name)


# -- powders ------------------------------------------------------------------------------------------------


def test_water_goes_by_weight_where_the_maker_weighs():
    mix = powder_mix(material("pottery_plaster"), 500.0, "g")
    assert (mix.by, mix.ratio, mix.water) == ("weight", (100.0, 70.0), pytest.approx(350.0))
    assert powder_mix(material("hydrocal_white"), 1000.0, "g").water == pytest.approx(450.0)


def test_a_ratio_by_volume_is_never_turned_into_grams():
    hydrocal = powder_mix(material("ws_hydrocal"), 500.0, "ml")  # 1.25 cups to half a cup: cs.trains.com
    assert (hydrocal.by, hydrocal.water) == ("volume", pytest.approx(200.0))
    sculptamold = powder_mix(material("sculptamold_3lb"), 300.0, "g")
    assert (sculptamold.water, sculptamold.why_no_water) == (None, NOT_WEIGHED)


def test_the_yield_of_plaster_agrees_with_its_water():
    """Wet volume is powder / 2.65 + water: 0.98 l of a kilogram at 60 %, as the table says."""
    mix = powder_mix(material("plaster_paris"), 1000.0, "g")
    assert mix.water == pytest.approx(600.0)
    assert 1.0 / 2.65 + mix.water / 1000.0 == pytest.approx(material("plaster_paris").coverage, abs=0.005)


@pytest.mark.parametrize("name", ["epoxy_coating", "craft_paint_59", "xps_eu_10", "joint_compound"])
def test_what_is_no_powder_has_no_water(name):
    assert powder_mix(material(name), 100.0, "g") is None


# -- paint and glue -----------------------------------------------------------------------------------------


def test_every_dilution_is_of_known_materials_and_categories():
    for row in CATALOGUE.dilutions():
        assert row.materials
        for name in row.materials:
            material(name)
        assert all(material_group_of(category) for category in row.for_categories)
        assert row.product_parts > 0
        assert row.thinner_parts >= 0
        assert row.source


def test_what_is_bought_mixed_is_taken_apart_and_what_is_bought_pure_gets_water():
    ways = {row.id: row for row in CATALOGUE.dilutions()}
    assert parts_of(ways["pva_5050_mixed"], 20.0) == pytest.approx((10.0, 10.0))
    assert parts_of(ways["pva_7525_mixed"], 20.0) == pytest.approx((15.0, 5.0))
    assert parts_of(ways["pva_grass"], 15.0) == pytest.approx((15.0, 5.0))
    assert parts_of(ways["scenic_cement_plain"], 15.0) == (15.0, 0.0)
    assert [row.id for row in dilutions_of(material("pva_1l"), CATALOGUE.dilutions())] == ["pva_ballast", "pva_grass"]


# -- precautions --------------------------------------------------------------------------------------------


def test_each_warning_is_given_once_and_the_label_goes_first():
    said = [
        str(text) for text in precautions([material("epoxy_coating"), material("epoxy_kit_236"), material("ca_20g")])
    ]
    assert [text.split(":")[0] for text in said[:-1]] == ["Resin", "Solvent glue"]
    assert said[-1] == str(LABEL_FIRST)
    assert precautions([material("xps_eu_10")]) == ()
    assert "Spray cans" in str(precautions([material("matte_spray")])[0])
