"""The curve of an LED goes through what its row says; what a row is in a circuit."""

from dataclasses import replace

import pytest
from lit_samples import CATALOGUE

from diorama_planner.circuits.diodes import diode_of, part_of

FITTED = [led for led in CATALOGUE.leds() if led.vf_hobby_v and led.if_hobby_ma]


def test_every_curve_goes_through_the_points_of_its_row() -> None:
    for led in FITTED:
        diode = diode_of(led)
        assert diode is not None
        assert diode.volt(led.if_hobby_ma) == pytest.approx(led.vf_hobby_v, abs=1e-9), led.id
        if led.vf_typ_v and led.if_test_ma and led.if_test_ma > led.if_hobby_ma:
            assert diode.volt(led.if_test_ma) == pytest.approx(led.vf_typ_v, abs=1e-9), led.id
        assert diode.ohm >= 0.0 < diode.saturation_a, led.id


def test_a_row_with_one_point_or_none() -> None:
    white = CATALOGUE.led_map["smd0603_white"]
    typical_only = replace(white, vf_hobby_v=None)
    assert diode_of(typical_only).volt(20.0) == pytest.approx(3.2)
    assert 2.6 < diode_of(typical_only).volt(3.0) < 2.9  # trap 14: 0.3 to 0.5 V less than at 20 mA
    limits_only = replace(white, vf_hobby_v=None, vf_typ_v=None)
    assert diode_of(limits_only).volt(20.0) == pytest.approx((2.8 + 3.6) / 2)
    nothing = replace(limits_only, vf_min_v=None)
    assert diode_of(nothing) is None
    assert part_of(nothing) is None


def test_what_a_row_is_in_a_circuit() -> None:
    rows = CATALOGUE.led_map
    assert part_of(rows["smd0603_white"]).needs_resistor
    assert part_of(rows["pre0402_warm_9_18v"]).ohm == 1000.0
    strip = part_of(rows["strip_5050_12v"])
    assert (strip.diodes, strip.needs_resistor) == (3, False)
    assert strip.forward_v(60.0) + 0.060 * strip.ohm == pytest.approx(12.0)
    assert part_of(rows["side_glow_2mm"]) is None
