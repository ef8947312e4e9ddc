"""Rates learned from own builds: from totals, in the place of the catalogue's, never in a file that travels."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.coverage import has_rule, need_for
from diorama_planner.catalogue.entries import entry_from_dict, entry_to_dict
from diorama_planner.catalogue.learned import BUILDS_COUNTED, build_of, learned_rate, with_rate, without_rate
from diorama_planner.core.errors import UsageError

CATALOGUE = load_catalogue()
GRASS = CATALOGUE.material("static_grass_2mm")
RATED = [material for material in CATALOGUE.materials() if material.coverage]
DAY = date(2026, 3, 1)


def measured_in(material):
    return next(unit for unit in ("mm2", "mm3", "mm") if has_rule(material, unit))


def learn(material, *builds):
    """Builds of (measured, share of the bill that was really used), one a day."""
    unit, found = measured_in(material), []
    for day, (measured, share) in enumerate(builds, 1):
        need = need_for(material, measured, unit).amount
        used = need * (1 + (material.waste_pct or 0) / 100) * share
        found.append(build_of(material, need, used, date(2026, 1, day)))
    return with_rate(material, learned_rate(material, found))


@pytest.mark.parametrize("material", RATED, ids=lambda material: material.id)
@pytest.mark.parametrize("share", [0.4, 1.0, 2.5])
def test_the_next_bill_of_the_same_plan_asks_for_what_was_used(material, share):
    unit = measured_in(material)
    before = need_for(material, 12_000.0, unit).amount
    after = need_for(learn(material, (12_000.0, share)), 12_000.0, unit).amount
    assert after == pytest.approx(before * share)


@given(st.lists(st.tuples(st.floats(1e2, 1e6), st.floats(0.1, 10)), min_size=1, max_size=BUILDS_COUNTED))
def test_several_builds_count_by_what_they_covered(builds):
    for name in ("static_grass_2mm", "pva_1l"):  # one rate says what ground takes, the other how far a litre goes
        material = CATALOGUE.material(name)
        learned = learn(material, *builds)
        needs = [need_for(material, measured, "mm2").amount for measured, _ in builds]
        used = sum(need * share for need, (_, share) in zip(needs, builds, strict=True))
        asked = sum(need_for(learned, measured, "mm2").amount for measured, _ in builds)
        assert asked == pytest.approx(used)


def test_only_the_last_builds_count():
    unsure, steady = [(1e4, 5.0)] * 3, [(1e4, 2.0)] * BUILDS_COUNTED
    learned = learn(GRASS, *unsure, *steady)
    assert learned.coverage == pytest.approx(2 * GRASS.coverage)
    assert (learned.learned.builds, learned.learned.last) == (BUILDS_COUNTED, "2026-01-08")


def test_what_is_learned_goes_before_the_catalogue_and_before_the_project():
    rate = learn(GRASS, (1e4, 1.5)).learned
    catalogue = CATALOGUE.with_learned([rate])
    own = catalogue.material("static_grass_2mm")
    assert own.coverage == pytest.approx(1.5 * GRASS.coverage)
    assert (own.coverage_min, own.coverage_max, own.learned) == (None, None, rate)
    carried = catalogue.with_entries([replace(GRASS, name="Mine")]).material("static_grass_2mm")
    assert (carried.name, carried.learned) == ("Mine", rate)
    assert catalogue.with_user_entries([replace(GRASS, name="Mine")]).material("static_grass_2mm").learned == rate
    assert catalogue.with_learned([rate]) is catalogue
    assert catalogue.with_learned([]).material("static_grass_2mm") == GRASS


def test_what_is_learned_does_not_travel():
    own = learn(GRASS, (1e4, 1.5))
    assert entry_to_dict(own) == entry_to_dict(GRASS)
    assert entry_from_dict({**entry_to_dict(GRASS), "learned": {"builds": 3}}, "shipped") == GRASS
    assert without_rate(own) is GRASS
    assert learn(own, (1e4, 1.0)).catalogue_rate is GRASS


def test_a_rate_of_something_else_is_passed_over():
    rate = learn(GRASS, (1e4, 1.5)).learned
    assert with_rate(GRASS, replace(rate, unit="m2_per_l")) == GRASS
    assert with_rate(GRASS, replace(rate, value=0.0)) == GRASS
    assert with_rate(GRASS, replace(rate, value=float("nan"))) == GRASS
    assert CATALOGUE.with_learned([replace(rate, material="gone")]).material_map == CATALOGUE.material_map
    build = build_of(GRASS, 10.0, 12.0, DAY)
    assert learned_rate(GRASS, [replace(build, unit="m2_per_l"), replace(build, material="pva_1l")]) is None
    assert learned_rate(GRASS, []) is None


@pytest.mark.parametrize("need", [0.0, -1.0, float("nan"), float("inf")])
def test_builds_that_cannot_be_are_refused(need):
    with pytest.raises(UsageError, match="what was needed must be more than 0"):
        build_of(GRASS, need, 10.0, DAY)
    with pytest.raises(UsageError, match="what was used must be more than 0"):
        build_of(GRASS, 10.0, need, DAY)


def test_a_slip_of_the_decimal_point_is_no_experience():
    with pytest.raises(UsageError, match="12000 used where 12 were needed cannot be"):
        build_of(GRASS, 12.0, 12_000.0, DAY)


def test_what_is_needed_as_measured_has_no_rate_to_learn():
    with pytest.raises(UsageError, match="has no rate that could be learned"):
        build_of(CATALOGUE.material("xps_eu_20"), 10.0, 12.0, DAY)
