import math

import numpy as np
import pytest

from diorama_planner.geometry.points import GeometryError
from diorama_planner.geometry.region import (
    circle_region,
    difference,
    empty_region,
    rect_region,
    union_all,
)
from diorama_planner.solids.booleans import subtract, union
from diorama_planner.solids.mesh import (
    Mesh,
    empty_mesh,
    is_watertight,
    merge,
    surface_area,
    translate,
    volume,
)
from diorama_planner.solids.shapes import extrude

BOX = extrude(rect_region(0, 0, 10, 20), 0, 5)


def test_a_box_has_its_volume_its_surface_and_is_closed():
    assert volume(BOX) == pytest.approx(1000)
    assert surface_area(BOX) == pytest.approx(2 * (200 + 50 + 100))
    assert is_watertight(BOX)
    assert BOX.bounds == ((0, 0, 0), (10, 20, 5))


def test_a_wall_with_windows_is_closed_and_lacks_their_volume():
    holes = [rect_region(5 + 20 * i, 10, 15 + 20 * i, 30) for i in range(4)]
    wall = difference(rect_region(0, 0, 100, 50), union_all(holes))
    body = extrude(wall, -2, 8)
    assert is_watertight(body)
    assert volume(body) == pytest.approx(wall.area * 10)


def test_every_part_of_a_region_is_swept():
    body = extrude(union_all([rect_region(0, 0, 1, 1), rect_region(5, 0, 6, 1)]), 0, 1)
    assert is_watertight(body)
    assert volume(body) == pytest.approx(2)


def test_a_drum_is_as_large_as_its_disc_times_its_height():
    disc = circle_region((3, 4), 9)
    assert volume(extrude(disc, 1, 4)) == pytest.approx(disc.area * 3)


@pytest.mark.parametrize(("bottom", "top"), [(0, 0), (5, 1), (0, math.nan), (-math.inf, 0)])
def test_a_body_without_height_is_refused(bottom, top):
    with pytest.raises(GeometryError, match="height"):
        extrude(rect_region(0, 0, 1, 1), bottom, top)


def test_nothing_gives_an_empty_mesh_that_is_not_closed():
    nothing = extrude(empty_region(), 0, 1)
    assert len(nothing.triangles) == 0
    assert volume(nothing) == 0
    assert surface_area(nothing) == 0
    assert not is_watertight(nothing)
    assert not is_watertight(merge([]))


def test_merging_adds_volumes_and_translating_keeps_them():
    both = merge([BOX, translate(BOX, x=100, z=-7)])
    assert volume(both) == pytest.approx(2000)
    assert is_watertight(both)
    assert both.bounds == ((0, 0, -7), (110, 20, 5))


def test_a_missing_or_turned_triangle_is_noticed():
    assert not is_watertight(Mesh(BOX.vertices, BOX.triangles[1:]))
    turned = BOX.triangles.copy()
    turned[0] = turned[0, ::-1]
    assert not is_watertight(Mesh(BOX.vertices, turned))
    assert not is_watertight(Mesh(BOX.vertices, np.vstack((BOX.triangles, BOX.triangles))))


def test_cutting_and_joining_bodies():
    inner = extrude(rect_region(2, 2, 8, 8), -1, 6)
    cut = subtract(BOX, inner)
    assert volume(cut) == pytest.approx(1000 - 36 * 5)
    assert is_watertight(cut)
    assert volume(union(BOX, translate(BOX, z=2))) == pytest.approx(1400)
    assert len(subtract(BOX, BOX).triangles) == 0


def test_an_open_body_cannot_be_cut():
    with pytest.raises(GeometryError, match="not closed"):
        subtract(Mesh(BOX.vertices, BOX.triangles[1:]), BOX)


def test_the_empty_mesh_joins_without_trace():
    assert volume(merge([empty_mesh(), BOX, empty_mesh()])) == pytest.approx(1000)
