import math

import numpy as np
import pytest

from diorama_planner.core.errors import UsageError
from diorama_planner.geometry.rasters import Window
from diorama_planner.geometry.region import circle_region, contains_region, offset, rect_region
from diorama_planner.geometry.relief import AreaRelief, Edge, Operation
from diorama_planner.terrain.contours import contours, region_above, region_below
from diorama_planner.terrain.ground_look import GroundLook
from diorama_planner.terrain.heightfield import Heightfield, compose
from diorama_planner.terrain.picture import ground_picture
from diorama_planner.terrain.shading import hillshade

BASE = rect_region(0, 0, 200, 200)
LOOK = GroundLook(interval_mm=10, labels=False)
CONE = compose(BASE, [AreaRelief("cone", 0, circle_region((100, 100), 60), 45, Edge.SLOPE, 60)])


def test_contours_of_a_cone_are_circles():
    lines = contours(CONE, 10)
    assert [line.height_mm for line in lines] == [0, 10, 20, 30, 40]
    for contour in lines:
        radii = np.hypot(*(contour.line - 100).T)
        assert radii == pytest.approx(60 * (1 - contour.height_mm / 45), abs=0.6)


def test_hollows_have_contours_below_zero():
    bed = compose(BASE, [AreaRelief("bed", 0, circle_region((100, 100), 60), 45, Edge.SLOPE, 60, Operation.CARVE)])
    assert {line.height_mm for line in contours(bed, 20)} >= {-40, -20}


def test_flat_ground_has_no_contours():
    assert contours(compose(BASE), 5) == []


def test_contours_of_a_cut_hill_reach_the_edge_of_the_base():
    bank = compose(BASE, [AreaRelief("bank", 0, rect_region(0, 100, 200, 200), 30, Edge.SLOPE, 60)])
    (line,) = [contour.line for contour in contours(bank, 20) if contour.height_mm == 20]
    assert line[:, 0].min() == pytest.approx(0, abs=1e-6)
    assert line[:, 0].max() == pytest.approx(200, abs=1e-6)
    assert line[:, 1] == pytest.approx(140, abs=1e-3)


def test_contours_stay_on_a_round_base():
    disc = circle_region((100, 100), 80)
    field = compose(disc, [AreaRelief("bank", 0, rect_region(0, 100, 200, 200), 30, Edge.SLOPE, 60)])
    for contour in contours(field, 7):
        assert np.hypot(*(contour.line - 100).T).max() <= 80.001


@pytest.mark.parametrize("interval", [0, -1, math.nan, math.inf, 1e-4])
def test_impossible_intervals_are_refused(interval):
    with pytest.raises(UsageError, match="interval"):
        contours(CONE, interval)


def test_regions_above_and_below_share_the_base():
    above, below = region_above(CONE, 15), region_below(CONE, 15)
    assert above.area == pytest.approx(math.pi * 40**2, rel=2e-3)
    assert above.area + below.area == pytest.approx(40_000)
    assert contains_region(offset(region_above(CONE, 14), 0.01), above)
    assert region_above(CONE, 45).is_empty
    assert region_below(CONE, 0).is_empty
    assert region_below(CONE, 99).area == pytest.approx(40_000)


def test_flat_ground_lies_above_or_below():
    flat = compose(BASE)
    assert region_below(flat, 1).area == region_above(flat, -1).area == pytest.approx(40_000)
    assert region_below(flat, 0).is_empty
    assert region_above(flat, 0).is_empty


def test_slopes_that_face_the_light_are_bright():
    shade = hillshade(CONE, azimuth_deg=315, altitude_deg=45)
    flat = round(255 * math.sin(math.radians(45)))
    assert shade.dtype == np.uint8
    assert shade[0, 0] == flat
    towards, away = shade[260, 140], shade[140, 260]  # left at the back, right at the front
    assert towards > flat > away


def test_a_slope_square_to_the_light_is_white():
    bank = compose(BASE, [AreaRelief("bank", 0, rect_region(0, 0, 200, 200), 0, Edge.CLIFF)])
    assert hillshade(bank, altitude_deg=90).min() == 255
    ramp = compose(BASE, [AreaRelief("ramp", 0, rect_region(0, 40, 200, 200), 60, Edge.SLOPE, 60)])
    assert hillshade(ramp, azimuth_deg=180, altitude_deg=45)[140, 200] == 255
    assert hillshade(ramp, azimuth_deg=0, altitude_deg=45)[140, 200] == 0


def test_a_window_of_the_picture_is_part_of_it():
    window = Window(100, 180, 90, 300)
    assert np.array_equal(hillshade(CONE, window=window), hillshade(CONE)[window.slices])


def test_exaggeration_deepens_the_shadow():
    assert hillshade(CONE, exaggeration=2)[140, 260] < hillshade(CONE)[140, 260]


def test_a_flat_base_is_one_grey():
    assert np.unique(hillshade(compose(BASE))).tolist() == [180]


@pytest.mark.parametrize("at", [(30, 40), (100, 100), (190, 150), (300, 100)])
@pytest.mark.parametrize("operation", [Operation.RAISE, Operation.CARVE])
def test_the_picture_of_the_shaped_part_is_that_of_the_whole(at, operation, monkeypatch):
    field = compose(BASE, [AreaRelief("hill", 0, circle_region(at, 35), 45, Edge.ROUND, 20, operation)], cell=0.25)
    part = ground_picture(field, LOOK)
    monkeypatch.setattr(Heightfield, "shaped", lambda field, margin, step=1: field.grid.whole)
    whole = ground_picture(field, LOOK)
    if at == (300, 100):  # beside the base
        assert part == ()
        return
    assert part[1:] == whole[1:]
    small, large = (
        np.frombuffer(picture[0].pixels, np.uint8).reshape(picture[0].height, picture[0].width, 4)
        for picture in (part, whole)
    )
    assert small.size < large.size
    pixel = (whole[0].bounds[2] - whole[0].bounds[0]) / whole[0].width
    left, top = part[0].bounds[0] - whole[0].bounds[0], whole[0].bounds[3] - part[0].bounds[3]
    column, row = round(left / pixel), round(top / pixel)
    assert (column * pixel, row * pixel) == pytest.approx((left, top))
    laid = np.zeros_like(large)
    laid[row : row + len(small), column : column + small.shape[1]] = small
    assert np.array_equal(laid, large)
