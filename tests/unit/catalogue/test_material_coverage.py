from dataclasses import replace

import pytest

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.coverage import (
    ballast_width,
    has_rule,
    need_for,
    need_for_area,
    need_for_count,
    need_for_length,
    need_for_track,
    need_for_volume,
)
from diorama_planner.core.errors import UsageError

M2 = 1e6


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.mark.parametrize(
    ("material", "area_m2", "amount", "unit", "why"),
    [
        ("static_grass_4mm", 0.037375, 5.2325, "g", "0.03738 m2 x 140 g/m2 = 5.232 g"),
        ("ws_turf_bag", 0.00216, 3.24, "ml", "0.00216 m2 x 1500 ml/m2 = 3.24 ml"),
        ("craft_paint_59", 0.24 * 1.3, 104.0, "ml", "0.312 m2 x 2 coats / 6 m2/l = 104 ml"),  # W067
        ("tufts_6mm", 0.05, 40.0, "each", "0.05 m2 x 800 pieces/m2 = 40"),
        ("pva_1l", 0.6, 100.0, "ml", "0.6 m2 / 6 m2/l = 100 ml"),
        ("matte_spray", 0.75, 400.0, "ml", "0.75 m2 x 2 coats / 1.5 m2 per pack of 400 ml = 1 packs"),
        (
            "ws_plaster_cloth",
            0.4645,
            0.929 * M2,
            "mm2",
            "0.4645 m2 x 2 coats / 0.929 m2 per pack of 0.929 m2 = 1 packs",
        ),
        ("mdf_eu_9", 0.048, 48_000.0, "mm2", "area of the parts: 48000 mm2"),
    ],
)
def test_area_known_answers(catalogue, material, area_m2, amount, unit, why):
    need = need_for_area(catalogue.material(material), area_m2 * M2)
    assert (need.amount, need.unit) == (pytest.approx(amount), unit)
    assert str(need.why) == why


def test_spray_cans_of_worked_example_w069(catalogue):
    can = replace(catalogue.material("spray_primer_400"), coats=2)
    assert need_for_area(can, 0.8 * M2).amount * 1.2 / 400 == pytest.approx(1.28)


@pytest.mark.parametrize(
    ("material", "volume_mm3", "amount", "unit"),
    [
        ("epoxy_coating", 23_200.0, 23.2, "ml"),  # the wet road of the neon alley
        ("uv_resin", 10_000.0, 11.0, "g"),  # 10 ml at 1.1 g/ml
        ("sand_fine", 100_000.0, 150.0, "g"),
        ("plaster_paris", 980_000.0, 1000.0, "g"),
        ("ws_hydrocal", 800_000.0, 1000.0, "ml"),
        ("pla_175", 10_000.0, 12.4, "g"),
        ("pu_resin", 5_000.0, 5.4, "g"),
    ],
)
def test_volume_known_answers(catalogue, material, volume_mm3, amount, unit):
    need = need_for_volume(catalogue.material(material), volume_mm3)
    assert (need.amount, need.unit) == (pytest.approx(amount), unit)
    assert str(need.why)


def test_an_area_laid_thick_is_a_volume(catalogue):
    sand = catalogue.material("sand_fine")
    assert need_for_area(sand, 0.1 * M2, depth_mm=2).amount == pytest.approx(300.0)
    assert need_for_area(sand, 0.1 * M2, depth_mm=2).amount == need_for_volume(sand, 0.2 * M2).amount
    assert "2 mm thick" in str(need_for_area(sand, 0.1 * M2, depth_mm=2).why)


def test_ballast_follows_the_square_of_the_scale(catalogue):
    ballast = catalogue.material("ballast_bag")
    at_87 = need_for_track(ballast, 1000, scale=87)
    assert (at_87.amount, at_87.unit, str(at_87.why)) == (155.0, "ml", "1 m x 155 ml/m = 155 ml")
    at_64, at_160 = (need_for_track(ballast, 1000, scale=scale).amount for scale in (64, 160))
    assert at_64 / at_87.amount == pytest.approx(1.848, abs=0.001)  # W063
    assert at_160 / at_87.amount == pytest.approx(0.296, abs=0.001)
    assert "x (87/64)^2" in str(need_for_track(ballast, 1000, scale=64).why)


def test_ballast_sold_for_a_scale_is_not_scaled_twice(catalogue):
    assert need_for_track(catalogue.material("ballast_s64"), 1000, scale=64).amount == pytest.approx(286.0)
    assert need_for_track(catalogue.material("ballast_n"), 1000, scale=160).amount == pytest.approx(46.0)
    assert need_for_track(catalogue.material("ballast_n"), 1000, scale=87).amount == pytest.approx(155, rel=0.01)


@pytest.mark.parametrize("scale", [64, 87, 160])
def test_ballast_by_area_by_width_and_by_length_agree(catalogue, scale):
    ballast = catalogue.material("ballast_bag")
    width = ballast_width(scale)
    by_length = need_for_track(ballast, 700, scale=scale)
    assert need_for_track(ballast, 700, scale=scale, width_mm=width).amount == pytest.approx(by_length.amount)
    assert need_for_area(ballast, 700 * width, scale=scale).amount == pytest.approx(by_length.amount)
    wide = need_for_track(ballast, 700, scale=scale, width_mm=2 * width)
    assert wide.amount == pytest.approx(2 * by_length.amount)


def test_lengths_and_pieces(catalogue):
    assert need_for_length(catalogue.material("dowel_6"), 250)[:2] == (250, "mm")
    assert need_for_length(catalogue.material("ballast_bag"), 1000, scale=87).amount == 155.0
    assert need_for_count(catalogue.material("hot_glue"), 3)[:2] == (3, "each")


@pytest.mark.parametrize(
    ("material", "call", "words"),
    [
        ("xps_eu_20", lambda m: need_for_volume(m, 1), "no rule for a volume.*area of their parts"),
        ("static_grass_4mm", lambda m: need_for_volume(m, 1), "no rule for a volume.*enter a rate"),
        ("ca_20g", lambda m: need_for_area(m, 1), "no rule for an area"),
        ("pva_1l", lambda m: need_for_length(m, 1), "no rule for a length"),
        ("pva_1l", lambda m: need_for_track(m, 1), "no rule for track"),
        ("pva_1l", lambda m: need_for_count(m, 1), "no rule for a number of pieces"),
        ("pva_1l", lambda m: need_for_area(m, -1), "must not be negative"),
        ("pva_1l", lambda m: need_for_area(m, float("nan")), "must not be negative"),
        ("ballast_bag", lambda m: need_for_track(m, 1, scale=0), "greater than zero"),
    ],
)
def test_what_cannot_be_worked_out_says_so(catalogue, material, call, words):
    with pytest.raises(UsageError, match=words):
        call(catalogue.material(material))


def test_a_material_sold_by_weight_needs_its_density(catalogue):
    with pytest.raises(UsageError, match="density is not known"):
        need_for_volume(replace(catalogue.material("uv_resin"), density_kg_m3=None), 1)


def test_every_material_with_a_rate_has_a_rule_that_is_additive(catalogue):
    for material in catalogue.materials():
        if material.coverage is None or material.coverage_unit is None:
            continue
        one, other, both = (need_for_area(material, area * M2) for area in (0.1, 0.2, 0.3))
        assert one.amount + other.amount == pytest.approx(both.amount), material.id
        assert str(both.why)
        assert need_for_area(material, 0).amount == 0


def test_has_rule_says_what_need_for_can_do(catalogue):
    assert has_rule(catalogue.material("static_grass_4mm"), "mm2")
    assert not has_rule(catalogue.material("static_grass_4mm"), "mm3")
    assert not has_rule(catalogue.material("xps_eu_20"), "mm3")
    assert need_for(catalogue.material("xps_eu_20"), 7, "mm2")[:2] == (7, "mm2")
    assert need_for(catalogue.material("dowel_6"), 7, "mm")[:2] == (7, "mm")
    assert need_for(catalogue.material("hot_glue"), 7, "each")[:2] == (7, "each")
