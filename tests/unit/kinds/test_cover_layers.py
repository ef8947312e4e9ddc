"""Lists of layers: mixes by shares, and what can be done to a list."""

import pytest

from diorama_planner.core.errors import RecordError
from diorama_planner.kinds.cover_layers import inserted, is_whole, made_whole, mixes_of, raised, with_share, without
from diorama_planner.model.record import Coat

GLUE = Coat(material="static_layering_glue")
SPRING = Coat(material="static_grass_2mm", share=70.0)
STRAW = Coat(material="static_grass_4mm", share=30.0)
TURF = Coat(material="ws_turf_bag", density=0.3)
MEADOW = (GLUE, SPRING, STRAW, TURF)


def names(layers):
    return [layer.material for layer in layers]


def shares(layers):
    return [layer.share for layer in layers]


def test_shares_that_come_to_the_whole_are_one_mix():
    assert mixes_of(MEADOW) == [(GLUE,), (SPRING, STRAW), (TURF,)]
    assert mixes_of((SPRING, STRAW, SPRING, STRAW)) == [(SPRING, STRAW), (SPRING, STRAW)]
    assert mixes_of(()) == []


def test_a_mix_that_is_left_short_is_not_filled_up_by_a_whole_layer():
    assert mixes_of((SPRING, TURF)) == [(SPRING,), (TURF,)]
    assert not is_whole((SPRING,))
    assert shares(made_whole((SPRING, TURF))) == [100.0, 100.0]


@pytest.mark.parametrize("share", [1.0, 25.0, 33.3, 60.0, 99.0])
def test_a_changed_share_leaves_the_mix_whole(share):
    changed = with_share(MEADOW, 1, share)
    assert names(changed) == names(MEADOW)
    assert changed[1].share == share
    assert all(is_whole(mix) for mix in mixes_of(changed))


def test_three_parts_keep_their_proportion():
    mix = (
        Coat(material="a", share=50.0),
        Coat(material="b", share=30.0),
        Coat(material="c", share=20.0),
    )
    assert shares(with_share(mix, 0, 75.0)) == [75.0, 15.0, 10.0]
    assert shares(without(mix, 0)) == [60.0, 40.0]


def test_a_layer_that_leaves_something_gets_a_partner_and_the_whole_loses_it():
    mixed = with_share((GLUE, TURF), 1, 80.0)
    assert names(mixed) == ["static_layering_glue", "ws_turf_bag", "ws_turf_bag"]
    assert shares(mixed) == [100.0, 80.0, 20.0]
    assert shares(with_share(mixed, 1, 100.0)) == [100.0, 100.0]


def test_what_is_left_of_a_mix_takes_the_whole():
    assert shares(without(MEADOW, 2)) == [100.0, 100.0, 100.0]
    assert without((GLUE,), 0) == ()


def test_layers_go_up_past_a_whole_mix_and_within_it_past_their_neighbour():
    assert names(raised(MEADOW, 3, -1)) == names((GLUE, TURF, SPRING, STRAW))
    assert names(raised(MEADOW, 0, 1)) == names((SPRING, STRAW, GLUE, TURF))
    assert raised(MEADOW, 1, 1) == (GLUE, STRAW, SPRING, TURF)
    assert raised(MEADOW, 3, 1) == MEADOW
    assert raised(MEADOW, 0, -1) == MEADOW


def test_nothing_is_laid_into_the_middle_of_a_mix():
    assert names(inserted(MEADOW, 2, "pva_1l"))[:3] == ["static_layering_glue", "pva_1l", "static_grass_2mm"]
    assert names(inserted(MEADOW, 0, "sealer_foam_500"))[0] == "sealer_foam_500"
    assert names(inserted((), 0, "pva_1l")) == ["pva_1l"]


@pytest.mark.parametrize("fields", [{"share": 0.0}, {"share": 101.0}, {"density": -0.1}, {"depth_mm": 0.0}])
def test_impossible_layers_are_refused(fields):
    with pytest.raises(RecordError):
        Coat(material="pva_1l", **fields)
