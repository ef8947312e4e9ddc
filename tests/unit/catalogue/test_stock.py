import pytest

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.stock import nearest_sheets, stock_advice
from diorama_planner.core.errors import UsageError


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.mark.parametrize("region", ["", "EU", "US", "GB", "JP"])
def test_the_nearest_foam_to_a_pavement_of_2_3_mm_is_3_mm(catalogue, region):
    found = nearest_sheets(catalogue, catalogue.material("xps_eu_20"), 2.3, region)
    assert found[0].id == "xps_eu_3"


def test_a_region_prefers_its_own_sheets(catalogue):
    foam = catalogue.material("xps_eu_20")
    assert nearest_sheets(catalogue, foam, 25, "US")[0].thickness_mm == 25.4
    assert nearest_sheets(catalogue, foam, 25, "EU")[0].region == "EU"
    assert nearest_sheets(catalogue, foam, 25)[0].thickness_mm == 25.4


def test_each_thickness_comes_once_and_only_of_a_like_material(catalogue):
    found = nearest_sheets(catalogue, catalogue.material("ply_birch_9"), 5)
    assert {sheet.id.split("_")[0] for sheet in found} == {"ply"}
    foam = nearest_sheets(catalogue, catalogue.material("xps_us_2x2_1in"), 25.4)
    assert foam[0].id == "xps_us_2x2_1in"
    assert len({sheet.thickness_mm for sheet in foam}) == len(foam)
    assert {sheet.category for sheet in foam} == {"foam"}


def test_a_category_or_class_may_be_named(catalogue):
    assert nearest_sheets(catalogue, "mdf", 9)[0].id == "mdf_eu_9"
    assert nearest_sheets(catalogue, "foam", 2.3)[0].id == "xps_eu_3"
    assert nearest_sheets(catalogue, "no such class", 9) == []


@pytest.mark.parametrize("thickness", [0, -1, float("nan"), float("inf")])
def test_an_impossible_thickness_is_refused(catalogue, thickness):
    with pytest.raises(UsageError, match="above 0"):
        nearest_sheets(catalogue, "foam", thickness)


def test_advice_for_a_thickness_nobody_sells(catalogue):
    foam = catalogue.material("xps_eu_20")
    advice = stock_advice(catalogue, foam, 2.3, "EU")
    assert advice.exact is None
    assert (advice.nearest.id, advice.resaw.id, advice.laminate) == ("xps_eu_3", "xps_eu_3", None)
    advice = stock_advice(catalogue, foam, 18, "EU")
    assert (advice.nearest.id, advice.resaw.id) == ("xps_eu_20", "xps_eu_20")
    assert (advice.laminate.id, advice.plies) == ("xps_eu_6", 3)


def test_advice_for_a_thickness_that_is_sold(catalogue):
    advice = stock_advice(catalogue, catalogue.material("xps_eu_20"), 10, "EU")
    assert advice.exact.id == "xps_eu_10"
    assert advice.nearest.id == "xps_eu_10"
