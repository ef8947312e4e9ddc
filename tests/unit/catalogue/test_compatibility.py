"""Ordered lists of materials against the table of what fights."""

import pytest

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.compatibility import check_order, verdict_on, waits

CATALOGUE = load_catalogue()


def order(*names):
    return [CATALOGUE.material(name) for name in names]


def clashes(*names):
    return [(clash.below, clash.above) for clash in check_order(order(*names), CATALOGUE)]


def test_spray_primer_on_bare_foam_asks_for_a_sealer():
    (clash,) = check_order(order("xps_eu_20", "spray_primer_400"), CATALOGUE)
    assert clash.verdict.is_fatal
    assert clash.verdict.insert == "sealer_foam_500"
    assert "dissolve" in clash.verdict.reason


def test_the_sealer_between_leaves_only_care_to_be_taken():
    found = check_order(order("xps_eu_20", "sealer_foam_500", "spray_primer_400"), CATALOGUE)
    assert [(clash.below, clash.above, clash.verdict.is_fatal) for clash in found] == [(1, 2, False)]


def test_fibres_keep_nothing_off_what_is_under_them():
    assert clashes("xps_eu_20", "static_grass_2mm", "spray_primer_400") == [(0, 2)]
    assert clashes("xps_eu_20", "pva_1l", "static_grass_2mm") == []
    assert clashes("xps_eu_20", "pva_1l", "static_grass_2mm", "spray_primer_400") == []


def test_what_a_material_attacks_counts_where_the_table_is_silent():
    (clash,) = check_order(order("eps_eu_50", "wash_35"), CATALOGUE)
    assert clash.verdict.is_fatal
    assert clash.verdict.insert == "sealer_foam_500"
    styrene = verdict_on(*order("spray_us_12oz", "evergreen_020"), CATALOGUE)
    assert styrene is not None
    assert styrene.insert == ""


def test_glue_between_two_boards_dries_badly_and_open_to_the_air_well():
    assert clashes("xps_eu_20", "pva_1l", "xps_eu_20") == [(0, 1)]
    assert clashes("xps_eu_20", "pva_1l") == []


@pytest.mark.parametrize(
    ("names", "fatal"),
    [
        (("plaster_paris", "epoxy_coating"), True),
        (("mdf_eu_9", "epoxy_coating"), False),
        (("eps_eu_50", "epoxy_coating"), False),
        (("epoxy_coating", "matte_varnish"), True),
    ],
)
def test_pours_and_varnishes(names, fatal):
    (clash,) = check_order(order(*names), CATALOGUE)
    assert clash.verdict.is_fatal is fatal


def test_what_is_not_known_is_not_told():
    assert clashes("cork_sheet_3", "static_grass_2mm") == []
    assert check_order([], CATALOGUE) == []


def test_what_is_recommended_is_in_the_catalogue_and_does_not_fight_itself():
    for row in CATALOGUE.compatibility():
        for name in filter(None, (row.insert, row.instead)):
            assert name in CATALOGUE.material_map
        if row.insert:
            between = CATALOGUE.material(row.insert)
            known = {(one.applied, one.over): one.verdict for one in CATALOGUE.compatibility()}
            assert known.get((between.compat_class, row.over)) != "no", row.id
            assert known.get((row.applied, between.compat_class)) != "no", row.id


def test_a_swap_is_of_the_same_trade():
    resin = verdict_on(*order("ws_ez_water", "xps_eu_20"), CATALOGUE)
    assert resin is not None
    assert resin.instead == ""
    glue = verdict_on(*order("hot_glue", "xps_eu_20"), CATALOGUE)
    assert glue is not None
    assert glue.instead == "foam_tack"


def test_glue_dries_before_the_next_glue_and_not_before_its_fibres():
    made = order("static_layering_glue", "static_grass_2mm", "static_layering_glue", "static_grass_6mm")
    assert [(material.id, hours) for material, hours in waits(made)] == [("static_layering_glue", 12.0)]
    assert waits(order("static_layering_glue", "static_grass_2mm")) == []
