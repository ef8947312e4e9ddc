"""Light as numbers: beams, flux and lux of known answers."""

import math

import pytest

from diorama_planner.core.errors import UsageError
from diorama_planner.formulas import photometry as light


def test_a_beam_is_half_as_bright_at_half_its_view_angle():
    assert light.spread(120) == pytest.approx(1.0)
    for view in (20, 60, 140):
        assert math.cos(math.radians(view / 2)) ** light.spread(view) == pytest.approx(0.5)
    assert light.spread(360) is None
    with pytest.raises(UsageError, match="at most 360"):
        light.spread(0)


def test_flux_of_known_beams():
    # A Lambertian source of 1 cd gives pi lumen; one that shines all round 4 pi.
    assert light.flux_of(1.0, 120) == pytest.approx(math.pi)
    assert light.flux_of(1.0, 360) == pytest.approx(4 * math.pi)
    # PLCC-2 white of the catalogue: 2150 mcd at 120 degrees; its flux is told as 6.2 lm
    assert light.flux_of(2.15, 120) == pytest.approx(6.2, rel=0.1)
    assert light.candela_of(light.flux_of(0.25, 60), 60) == pytest.approx(0.25)


def test_lux_falls_with_the_square_of_the_distance_and_with_both_cosines():
    # 100 mcd at 50 mm: 0.1 / 0.05^2 = 40 lx; twice as far a quarter
    assert light.illuminance_lx(0.1, 120, 50) == pytest.approx(40.0)
    assert light.illuminance_lx(0.1, 120, 100) == pytest.approx(10.0)
    # 50 mm up and 50 mm aside: d^2 = 0.005 m2, cos 45 twice = 0.5: 0.1 x 0.5 / 0.005 = 10 lx
    assert light.illuminance_lx(0.1, 120, 50 * math.sqrt(2), 45, 45) == pytest.approx(10.0)
    assert light.illuminance_lx(0.1, 120, 50, 100) == 0.0
    assert light.illuminance_lx(0.1, 360, 50, 100) == pytest.approx(40.0)


def test_light_is_in_proportion_to_the_current():
    # 250 mcd at 20 mA, used at 3 mA
    assert light.at_current(250, 3, 20) == pytest.approx(37.5)
