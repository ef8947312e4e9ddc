"""Proposals hold what was wished, grow with the room left, and follow region and scale."""

import itertools

import pytest

from diorama_planner.app.advice.base_advisor import (
    INCH_STEP_MM,
    describe_wish,
    free_space,
    propose_bases,
    street_widths,
)
from diorama_planner.app.advice.wishes import Wish, WishedThing, read_wish
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import UsageError
from diorama_planner.core.scale import Scale
from diorama_planner.formulas.bases import fits_within

CATALOGUE = load_catalogue()
CAR = WishedThing("car", 2, (4205.0, 1625.0, 1335.0))


def propose(wish, scale=64.0, region="JP", **more):
    return propose_bases(wish, Scale(scale), region, CATALOGUE, **more)


def test_two_ae86_along_an_old_lane_in_known_figures():
    # 2 x 65.7 x 1.1 = 144.5; 2700 / 64 x 1.1 = 46.4: rounded up to 5 mm
    snug = propose(Wish((CAR,), "old lane"))[0]
    assert snug.base_mm == (145.0, 50.0)


def test_more_room_is_never_smaller():
    sizes = [proposal.base_mm for proposal in propose(Wish((CAR,), "road", pavement=True)) if not proposal.base_id]
    assert len(sizes) == 3
    assert all(fits_within(small, large) for small, large in itertools.pairwise(sizes))


def test_what_is_sold_holds_the_scene_and_is_high_enough():
    bases = {base.id: base for base in CATALOGUE.bases()}
    wish = Wish((CAR,), "old lane")
    found = propose(wish)
    sold = [proposal for proposal in found if proposal.base_id]
    assert sold
    for proposal in sold:
        base = bases[proposal.base_id]
        assert fits_within(found[0].base_mm, free_space(base))
        assert base.inner_height_mm is None or base.inner_height_mm >= 1335 / 64
        assert sorted(proposal.base_mm) == sorted(free_space(base))


def test_a_tall_thing_is_not_offered_a_low_frame():
    tree = WishedThing("tree", 1, (6000.0, 6000.0, 13000.0))
    bases = {base.id: base for base in CATALOGUE.bases()}
    for proposal in propose(Wish((tree,))):
        height = bases[proposal.base_id].inner_height_mm if proposal.base_id else None
        assert height is None or height >= 13000 / 64


def test_without_a_street_many_things_stand_in_rows():
    drums = WishedThing("drum", 12, (585.0, 585.0, 880.0))
    width, depth = propose(Wish((drums,)))[0].base_mm
    assert width <= 4 * depth


def test_small_things_do_not_lengthen_the_row():
    people = WishedThing("man", 5, (480.0, 280.0, 1760.0))
    assert propose(Wish((CAR, people), "old lane"))[0].base_mm == propose(Wish((CAR,), "old lane"))[0].base_mm


def test_halving_the_scale_denominator_doubles_the_base_but_for_rounding():
    small, large = (propose(Wish((CAR,), "road"), scale)[2].base_mm for scale in (64.0, 32.0))
    assert large[0] == pytest.approx(2 * small[0], abs=10)


def test_sizes_in_inches_are_whole_quarters():
    for proposal in propose(Wish((CAR,), "road"), region="US", step_mm=INCH_STEP_MM)[:3]:
        for side in proposal.base_mm:
            assert side / INCH_STEP_MM == pytest.approx(round(side / INCH_STEP_MM))


def test_a_typed_size_is_the_only_proposal():
    assert [proposal.base_mm for proposal in propose(Wish(size_mm=(200.0, 240.0)))] == [(200.0, 240.0)]


def test_nothing_wished_is_refused_with_an_example():
    with pytest.raises(UsageError, match="two cars"):
        propose(Wish(unknown=("xyz",)))


def test_widths_follow_the_region():
    wish = Wish((CAR,), "road", pavement=True)
    japan, america = (street_widths(wish, Scale(64), region, CATALOGUE) for region in ("JP", "US"))
    assert japan == (4000.0, 2000.0)
    assert america == (9754.0, 1524.0)
    assert street_widths(Wish((CAR,)), Scale(64), "JP", CATALOGUE) == (0.0, 0.0)


@pytest.mark.parametrize("region", ["EU", "UK", "US", "JP", "ID", "other"])
@pytest.mark.parametrize("street", ["old lane", "lane", "road", "railway"])
def test_every_region_knows_every_street(region, street):
    road, _ = street_widths(Wish(street=street), Scale(87), region, CATALOGUE)
    assert 1000 < road < 20000


def test_the_words_are_told_as_understood():
    wish = read_wish("two cars and an alley with pavements", Scale(64), "JP", CATALOGUE)
    said = [str(message) for message in describe_wish(wish, Scale(64), "JP", CATALOGUE)]
    assert said[0].startswith("2 × car, 68 mm")
    assert said[1] == "old lane: 2.7 m wide, 42 mm here"
    assert said[2] == "pavement: 2 m wide, 31 mm here"
