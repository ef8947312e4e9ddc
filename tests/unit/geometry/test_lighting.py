"""Light on a plan from above: as bright as the formula says, dark behind what is high enough, mirrored in front."""

import math

import numpy as np
import pytest

from diorama_planner.formulas.photometry import illuminance_lx, spread
from diorama_planner.geometry.lighting import Beam, Skyline, illuminance, led_out, mirrored
from diorama_planner.geometry.rasters import Grid
from diorama_planner.geometry.shading import visibility

GRID = Grid(0.0, 0.0, 1.0, 160, 80)
DOWN = (0.0, 0.0, -1.0)


def skyline(*blocks, hung=()):
    solid = np.zeros((GRID.rows, GRID.columns), dtype=np.float32)
    under, over = np.full_like(solid, np.inf), np.full_like(solid, -np.inf)
    for x0, x1, height in blocks:
        solid[:, x0:x1] = height
    for x0, x1, bottom, top in hung:
        under[:, x0:x1], over[:, x0:x1] = bottom, top
    return Skyline(GRID, np.maximum(solid, over), solid, under, over)


def lamp(x, z, view=120.0, axis=DOWN, candela=0.1):
    return Beam((x, 40.5, z), axis, candela, spread(view))


def seen(sky, beam):
    return visibility(beam, sky, GRID.whole)[40]


@pytest.mark.parametrize("view", [20.0, 120.0, 360.0])
def test_every_place_is_as_bright_as_the_formula_says(view):
    found = illuminance(lamp(40.5, 50.0, view), skyline((100, 160, 12.0)), GRID.whole)
    for column, high in ((40, 0.0), (90, 0.0), (120, 12.0)):
        aside, down = abs(column - 40.0), 50.0 - high
        angle = math.degrees(math.atan2(aside, down))
        wanted = illuminance_lx(0.1, view, math.hypot(aside, down), angle, angle)
        assert found[40, column] == pytest.approx(wanted, rel=1e-4, abs=1e-6)
    assert illuminance(lamp(40.5, 50.0, view), skyline((0, 160, 60.0)), GRID.whole).max() == 0.0


def test_nothing_is_lit_behind_a_wall_as_high_as_the_lamp():
    share = seen(skyline((80, 90, 50.0)), lamp(40.5, 50.0))
    assert np.all(share[:79] == 1.0)
    assert np.all(share[91:] == 0.0)


def test_a_lower_wall_throws_a_shadow_as_long_as_the_line_over_it():
    # lamp 30 high at 10, wall 20 high up to 42: 10 + 32 x 30 / (30 - 20) = 106
    share = seen(skyline((40, 42, 20.0)), lamp(10.0, 30.0))
    assert np.all(share[43:100] < 0.1)
    assert np.all(share[110:] > 0.9)


def test_what_hangs_over_the_ground_shades_what_lies_behind_it_and_lets_low_lamps_through():
    # a lintel from 30 to 60: a lamp at 100 passes over and under it, between 10 + 30 x 100/70 and 10 + 40 x 100/40
    share = seen(skyline(hung=((40, 50, 30.0, 60.0),)), lamp(10.0, 100.0))
    assert np.all(share[60:100] < 0.2)
    assert np.all(share[118:] > 0.9)
    assert np.all(seen(skyline(hung=((40, 50, 30.0, 60.0),)), lamp(10.0, 20.0))[50:] == 1.0)


def test_a_lamp_in_a_body_shines_out_of_it_where_it_is_aimed():
    sky = skyline((30, 40, 60.0))
    beam = led_out(lamp(32.0, 20.0, axis=(1.0, 0.0, 0.0)), sky)
    assert 40.0 <= beam.at[0] <= 42.0
    share = seen(sky, beam)
    assert np.all(share[42:] == 1.0)
    assert np.all(share[:29] == 0.0)
    assert led_out(lamp(32.0, 20.0), sky).at[0] == 32.0  # it shines down: the body does not count for it
    assert np.all(seen(sky, lamp(32.0, 20.0))[41:] == 1.0)


def test_a_wet_ground_mirrors_a_lamp_towards_who_looks_at_it():
    # mirrored where both angles are 30 degrees: 20 / tan 30 = 34.6 mm in front of the lamp
    beam = Beam((80.5, 60.5, 20.0), DOWN, 0.1, None)
    found = mirrored(beam, skyline(), GRID.whole, roughness=0.02)
    row, column = np.unravel_index(found.argmax(), found.shape)
    assert column == 80
    assert row == pytest.approx(60 - 34.6, abs=1.5)
    rougher = mirrored(beam, skyline(), GRID.whole, roughness=0.1)
    assert (rougher[:, 80] > rougher.max() / 2).sum() > 2 * (rougher[row, :] > rougher.max() / 2).sum()
