"""Volumes of the ground against what can be worked out by hand, and against exact solids of the same ground."""

import math

import manifold3d
import numpy as np
import pytest
from manifold3d import CrossSection, Manifold

from diorama_planner.geometry.region import circle_region, rect_region
from diorama_planner.geometry.relief import AreaRelief, Edge, Operation
from diorama_planner.geometry.relief_lines import LineRelief, RampRelief, Section
from diorama_planner.terrain.ground import Ground

BASE = rect_region(0, 0, 200, 160)
DEFAULT_CELL_MM = 0.5
EXACT = 5e-5
"""Errors below this share are those of places, not of the cell."""

SHIFTS = [(0.0, 0.0), (0.11, 0.23), (0.37, 0.05), (0.29, 0.41), (0.45, 0.31), (0.19, 0.13)]


def box(x, y):
    return [AreaRelief("box", 0, rect_region(x, y, x + 100.3, y + 80.7), 12, Edge.CLIFF)], 100.3 * 80.7 * 12


def frustum(x, y):
    relief = AreaRelief("frustum", 0, rect_region(x, y, x + 100, y + 80), 24, Edge.SLOPE, 20)
    return [relief], 24 / 6 * (100 * 80 + 60 * 40 + (100 + 60) * (80 + 40))


def of_chords(region, radius):
    """How much less than a circle its polygon holds, in area and in the distance of its sides from the middle."""
    chords = len(region.rings()[0])
    return region.area / (math.pi * radius**2) * math.cos(math.pi / chords)


def cone(x, y, name="cone", radius=50, height=40):
    disc = circle_region((x + 60, y + 60), radius)
    expected = math.pi * radius**2 * height / 3 * of_chords(disc, radius)
    return [AreaRelief(name, 0, disc, height, Edge.SLOPE, radius)], expected


def dome(x, y):
    # 2 pi h times the integral of r (3t^2 - 2t^3) with t = 1 - r / R
    disc = circle_region((x + 70, y + 60), 50)
    expected = 0.3 * math.pi * 50**2 * 40 * of_chords(disc, 50)
    return [AreaRelief("dome", 0, disc, 40, Edge.ROUND, 50)], expected


def ridge(x, y):
    # a roof between the ends, and half a cone at each
    relief = LineRelief("ridge", 0, ((x + 40, y + 50), (x + 124, y + 113)), 40, 25, 25, Section.SHARP)
    return [relief], 105 * 40 * 25 / 2 + math.pi * 20**2 * 25 / 3


def ramp(x, y):
    relief = RampRelief("ramp", 0, ((x + 20, y + 60), (x + 140, y + 60)), 40, 0.0, 10.0)
    return [relief], 120 * 12 / 2 * 40


def two_hills(x, y):
    (one, first), (other, second) = cone(x, y, "one"), cone(x + 35, y + 12, "other", 40, 25)
    return [*one, *other], first + second


VOLUMES = [box, frustum, cone, dome, ridge, ramp, two_hills]


def error(form, cell):
    """The mean error of a form over several places on the grid, as a share."""
    found = []
    for x, y in SHIFTS:
        reliefs, expected = form(20 + x, 20 + y)
        found.append(abs(Ground.of(BASE, reliefs, cell).volume_above_base() / expected - 1))
    return float(np.mean(found))


@pytest.mark.parametrize("form", VOLUMES)
def test_volumes_are_right_at_the_usual_cell(form):
    assert Ground.of(BASE).field.grid.cell == DEFAULT_CELL_MM
    assert error(form, None) <= 0.005


@pytest.mark.parametrize("form", VOLUMES)
def test_half_the_cell_makes_half_the_error_or_less(form):
    coarse, fine = error(form, 2.0), error(form, 1.0)
    assert fine <= max(coarse / 2, EXACT)


def pond(cell=None):
    """A basin with sloping banks and two islands, one of which stands out of the water."""
    reliefs = [
        AreaRelief("basin", 0, rect_region(30.2, 20.3, 170.2, 130.3), 15, Edge.SLOPE, 20, Operation.CARVE),
        AreaRelief("cone", 1, circle_region((75.1, 75.2), 18), 15, Edge.SLOPE, 18),
        AreaRelief("pier", 2, rect_region(120.4, 60.1, 140.4, 90.1), 25, Edge.CLIFF),
    ]
    basin = 15 / 6 * (140 * 110 + 100 * 70 + (140 + 100) * (110 + 70))
    return Ground.of(BASE, reliefs, cell), basin - math.pi * 18**2 * 15 / 3 - 20 * 30 * 15


def test_a_pond_with_islands_holds_what_they_leave():
    for cell, share in ((None, 0.005), (2.0, 0.02)):
        ground, expected = pond(cell)
        assert ground.flood(rect_region(25, 15, 175, 135), 0.0).volume_mm3 == pytest.approx(expected, rel=share)


# -- exact solids of the same ground -----------------------------------------------------------------------------


def tent(corners, top, height):
    """The hull of an outline on the base top and of one over it."""
    points = [(*corner, 0.0) for corner in corners] + [(*corner, height) for corner in top]
    return Manifold.hull_points(np.array(points))


def rect(x0, y0, x1, y1):
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def prism(corners, height):
    return Manifold.extrude(CrossSection([corners]), height)


def cylinder(at, low, high, height):
    return Manifold.cylinder(height, low, high, 256).translate((*at, 0.0))


def test_a_frustum_is_its_solid():
    reliefs, _ = frustum(40.3, 30.1)
    solid = tent(rect(40.3, 30.1, 140.3, 110.1), rect(60.3, 50.1, 120.3, 90.1), 24)
    assert Ground.of(BASE, reliefs).volume_above_base() == pytest.approx(solid.volume(), rel=0.01)


def test_a_ridge_is_its_solid():
    relief = LineRelief("ridge", 0, ((50, 80), (150, 80)), 50, 30, 30, Section.SHARP)
    roof = tent(rect(50, 55, 150, 105), [(50, 80), (150, 80)], 30)
    solid = roof + cylinder((50, 80), 25, 0, 30) + cylinder((150, 80), 25, 0, 30)
    assert Ground.of(BASE, [relief]).volume_above_base() == pytest.approx(solid.volume(), rel=0.01)


def test_two_overlapping_hills_are_stacked_where_they_overlap():
    one, other = circle_region((80, 80), 45), circle_region((120, 85), 35)
    ground = Ground.of(BASE, [AreaRelief("one", 0, one, 20, Edge.CLIFF), AreaRelief("two", 1, other, 12, Edge.CLIFF)])
    first, second = cylinder((80, 80), 45, 45, 20), cylinder((120, 85), 35, 35, 12)
    both = cylinder((80, 80), 45, 45, 32) ^ cylinder((120, 85), 35, 35, 32)
    assert ground.volume_above_base() == pytest.approx((first + second + both).volume(), rel=0.01)


def test_a_levelled_hill_is_cut_off_flat():
    reliefs, _ = cone(40, 20)
    yard = AreaRelief("yard", 1, rect_region(0, 0, 200, 160), 0, Edge.CLIFF, 0, Operation.LEVEL)
    terrace = AreaRelief("terrace", 2, rect_region(60, 50, 140, 110), 16, Edge.CLIFF, 0, Operation.LEVEL)
    hill, block = cylinder((100, 80), 50, 0, 40), prism(rect(60, 50, 140, 110), 60)
    solid = (hill - block) + prism(rect(60, 50, 140, 110), 16)
    ground = Ground.of(BASE, [*reliefs, terrace])
    assert ground.volume_above_base() == pytest.approx(solid.volume(), rel=0.01)
    assert Ground.of(BASE, [*reliefs, yard]).volume_above_base() == pytest.approx(0, abs=1e-6)


def test_the_water_of_a_pond_is_its_solid():
    ground, _ = pond()
    mould = tent(rect(30.2, 20.3, 170.2, 130.3), rect(50.2, 40.3, 150.2, 110.3), 15)  # the basin upside down
    islands = cylinder((75.1, 75.2), 0, 18, 15) + prism(rect(120.4, 60.1, 140.4, 90.1), 25)
    water = mould - islands
    found = ground.flood(rect_region(25, 15, 175, 135), 0.0).volume_mm3
    assert found == pytest.approx(water.volume(), rel=0.01)


def test_slices_of_the_solid_are_the_regions_over_a_height():
    from diorama_planner.terrain.contours import region_above

    reliefs, _ = frustum(40.3, 30.1)
    solid = tent(rect(40.3, 30.1, 140.3, 110.1), rect(60.3, 50.1, 120.3, 90.1), 24)
    ground = Ground.of(BASE, reliefs)
    assert isinstance(solid, manifold3d.Manifold)
    for height in (3.0, 9.0, 17.0):
        assert region_above(ground.field, height).area == pytest.approx(solid.slice(height).area(), rel=0.01)
