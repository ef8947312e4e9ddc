import dataclasses

import pytest

from diorama_planner.catalogue import mixing
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.mixing import is_two_part, mix_of, smallest_batch_ml, volume_ratio
from diorama_planner.core.errors import UsageError

KNOWN = load_catalogue().material_map


def made(**fields: object) -> Material:
    plain = {"id": "r", "name": "R", "category": "resin", "form": "volume", "pack_size": 100.0, "pack_unit": "ml"}
    return Material(**{**plain, **fields})


@pytest.mark.parametrize(
    ("material", "ratio"),
    [
        ("epoxy_coating", (1, 1)),
        ("ecopoxy_liquid_plastic", (2, 1)),
        ("super_sap_clr", (2, 1)),
        ("pu_resin", (1, 1)),
        ("clear_small_cast", None),
        ("ws_realistic_water", None),
        ("pva_5050", None),
    ],
)
def test_ratios_by_volume_are_read_off_the_label(material: str, ratio: tuple[float, float] | None) -> None:
    assert volume_ratio(KNOWN[material]) == ratio


def test_a_ratio_by_volume_gives_no_grams_and_says_why() -> None:
    mix = mix_of(KNOWN["epoxy_coating"], 23_200)
    assert mix is not None
    assert mix.parts_ml == pytest.approx((11.6, 11.6))
    assert mix.parts_g is None
    assert mix.why_no_g == mixing.NOT_BY_WEIGHT


def test_a_weight_ratio_gives_grams() -> None:
    """Super Sap: 2:1 by volume, 100:47 by weight, 1100 kg/m3 mixed: 147 g of mix are 133.6 ml."""
    mix = mix_of(KNOWN["super_sap_clr"], 147 / 1.1 * 1000)
    assert mix is not None
    assert mix.parts_g == pytest.approx((100, 47))
    assert mix.parts_ml == pytest.approx((89.09, 44.55), abs=0.01)
    assert mix.why_no_g is None


def test_a_ratio_by_weight_alone_gives_no_millilitres_and_says_why() -> None:
    mix = mix_of(KNOWN["clear_small_cast"], 150 / 1.1 * 1000)
    assert mix is not None
    assert mix.parts_g == pytest.approx((100, 50))
    assert (mix.parts_ml, mix.why_no_ml) == (None, mixing.NOT_BY_VOLUME)


def test_both_densities_give_grams_without_a_weight_ratio() -> None:
    mix = mix_of(made(mix_ratio="2:1 by volume", density_a=1120.0, density_b=1050.0), 3000)
    assert mix is not None
    assert mix.parts_g == pytest.approx((2.24, 1.05))


def test_a_weight_ratio_without_any_density_says_why_not() -> None:
    mix = mix_of(made(mix_weight=(100.0, 44.0)), 3000)
    assert mix is not None
    assert (mix.parts_g, mix.why_no_g) == (None, mixing.NO_DENSITY)


def test_the_density_of_the_mix_follows_from_its_parts() -> None:
    resin = made(mix_weight=(100.0, 50.0), density_a=1000.0, density_b=500.0)
    mix = mix_of(resin, 200_000)
    assert mix is not None
    assert mix.parts_g == pytest.approx((100, 50))
    assert mix.parts_ml == pytest.approx((100, 100))


def test_one_part_waters_are_not_mixed() -> None:
    assert not is_two_part(KNOWN["ws_realistic_water"])
    assert mix_of(KNOWN["ws_realistic_water"], 1000) is None
    assert smallest_batch_ml(KNOWN["ws_realistic_water"]) is None


@pytest.mark.parametrize(
    ("material", "ml"), [("epoxy_coating", 20.0), ("ecopoxy_liquid_plastic", 30.0), ("clear_small_cast", 6 / 1.1)]
)
def test_the_smaller_part_must_still_be_measurable(material: str, ml: float) -> None:
    assert smallest_batch_ml(KNOWN[material]) == pytest.approx(ml)


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_parts_add_up_for_every_product(name: str) -> None:
    material = KNOWN[name]
    mix = mix_of(material, 100_000)
    if mix is None:
        return
    assert mix.ml == pytest.approx(100)
    assert mix.parts_ml is None or sum(mix.parts_ml) == pytest.approx(100)
    assert (mix.parts_ml is None) == (mix.why_no_ml is not None)
    assert (mix.parts_g is None) == (mix.why_no_g is not None)
    may_weigh = material.mix_weight is not None or bool(material.density_a and material.density_b)
    assert may_weigh or mix.parts_g is None
    if mix.parts_g is not None and material.density_kg_m3:
        assert sum(mix.parts_g) == pytest.approx(material.density_kg_m3 / 10, rel=1e-3)


@pytest.mark.parametrize("volume", [-1.0, float("nan"), float("inf")])
def test_volumes_that_are_none_are_refused(volume: float) -> None:
    with pytest.raises(UsageError):
        mix_of(dataclasses.replace(KNOWN["super_sap_clr"]), volume)
