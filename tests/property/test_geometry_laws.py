import math
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.geometry.boxes import BoxIndex
from diorama_planner.geometry.offsets import offset_line
from diorama_planner.geometry.outline import (
    OutlineError,
    check_outline,
    flatten_curves,
    polyline_length,
    repair_outline,
    signed_area,
    slice_line,
)
from diorama_planner.geometry.rasters import Grid, coverage, mask
from diorama_planner.geometry.region import (
    contains_points,
    contains_region,
    difference,
    intersection,
    offset,
    overlap_area,
    polygon_region,
    rect_region,
    region_from_polygons,
    transform,
    union,
    union_all,
)
from diorama_planner.geometry.snapping import SnapIndex, targets_of
from diorama_planner.geometry.triangles import triangulate
from diorama_planner.solids.mesh import is_watertight, volume
from diorama_planner.solids.shapes import extrude

coordinates = st.floats(-200, 200).map(lambda value: round(value, 3))
points = st.tuples(coordinates, coordinates)
outlines = st.lists(points, min_size=3, max_size=9)


@st.composite
def blobs(draw):
    """Star-shaped regions: simple polygons of any roughness."""
    count = draw(st.integers(3, 12))
    radii = draw(st.lists(st.floats(2, 40), min_size=count, max_size=count))
    x, y = draw(points)
    angles = np.arange(count) * 2 * math.pi / count
    return polygon_region(np.column_stack((x + radii * np.cos(angles), y + radii * np.sin(angles))))


@given(blobs(), st.floats(-720, 720), points, st.floats(0.1, 10))
def test_turning_and_moving_keep_the_area_and_scaling_squares_it(region, turn, at, scale):
    assert transform(region, at, turn).area == pytest.approx(region.area)
    assert transform(region, at, turn, scale).area == pytest.approx(region.area * scale**2)
    assert transform(region, rotation_deg=360) == region


@given(blobs(), st.floats(0, 10), st.floats(0.01, 10))
def test_a_larger_offset_gives_a_larger_region_around_the_smaller(region, small, more):
    inner, outer = offset(region, small), offset(region, small + more)
    assert outer.area > inner.area >= region.area * (1 - 1e-9)
    assert contains_region(offset(outer, 1e-6), inner)
    assert offset(region, -more).area < region.area


@given(blobs(), blobs())
def test_a_union_is_at_most_the_sum_and_at_least_the_larger(a, b):
    both = union(a, b).area
    assert max(a.area, b.area) - 1e-6 <= both <= a.area + b.area + 1e-6
    assert both == pytest.approx(a.area + b.area - overlap_area(a, b), abs=1e-6)
    assert difference(a, b).area == pytest.approx(a.area - intersection(a, b).area, abs=1e-6)


@given(st.lists(blobs(), max_size=4))
def test_a_region_survives_being_taken_apart(regions):
    whole = union_all(regions)
    assert region_from_polygons(whole.polygons()).area == pytest.approx(whole.area, abs=1e-6)
    assert sum(signed_area(ring) for ring in whole.rings()) == pytest.approx(whole.area, abs=1e-6)


def checked(outline):
    try:
        return check_outline(outline), None
    except OutlineError as error:
        return None, error


@given(outlines)
def test_an_outline_is_good_or_repaired_or_without_area(outline):
    ring, fault = checked(outline)
    if ring is None:
        assert "\n" not in str(fault)
        with suppress(OutlineError):
            ring = check_outline(repair_outline(outline))
    if ring is None:
        assert "crosses" not in str(fault)
        return
    assert signed_area(ring) > 0
    assert polygon_region(ring).area == pytest.approx(signed_area(ring))


@given(st.tuples(points, points, points, points), st.floats(0.005, 1))
def test_chords_stay_within_their_tolerance_of_the_curve(controls, tolerance):
    a, b, c, d = map(np.asarray, controls)
    chords = flatten_curves([a, d], {0: [b, c]}, tolerance)
    t = np.linspace(0, 1, len(chords))[:, None]
    middle = (t[1:] + t[:-1]) / 2
    s = 1 - middle
    curve = s**3 * a + 3 * s**2 * middle * b + 3 * s * middle**2 * c + middle**3 * d
    assert np.hypot(*((chords[1:] + chords[:-1]) / 2 - curve).T).max() <= tolerance + 1e-9


@given(st.lists(points, min_size=2, max_size=6, unique=True), st.floats(0, 1), st.floats(0, 1))
def test_slices_of_a_line_add_up(line, first, second):
    total = polyline_length(line)
    low, high = sorted((first * total, second * total))
    parts = [slice_line(line, 0, low), slice_line(line, low, high), slice_line(line, high, total)]
    assert sum(map(polyline_length, parts)) == pytest.approx(total, abs=1e-4)


@given(points, points, st.floats(-50, 50))
def test_a_parallel_is_as_far_as_told_and_as_long(a, b, distance):
    if math.dist(a, b) < 1e-2:
        return
    parallel = offset_line([a, b], distance)
    assert math.dist(parallel[0], a) == pytest.approx(abs(distance), abs=1e-9)
    assert polyline_length(parallel) == pytest.approx(math.dist(a, b))


@given(blobs(), st.sampled_from([0.5, 1.0, 3.0]))
def test_cells_share_out_the_area_and_centres_are_inside_or_not(region, cell):
    xmin, ymin, xmax, ymax = region.bounds
    grid = Grid(xmin - 1, ymin - 1, cell, math.ceil((xmax - xmin + 3) / cell), math.ceil((ymax - ymin + 3) / cell))
    share = coverage(region, grid, grid.whole)
    assert share.sum() * cell**2 == pytest.approx(region.area)
    inside = mask(region, grid, grid.whole)
    x, y = np.meshgrid(*grid.centres(grid.whole))
    sure = np.abs(share - 0.5) > 0.49
    exact = contains_points(region, np.column_stack((x.ravel(), y.ravel()))).reshape(inside.shape)
    assert np.array_equal(inside[sure], exact[sure])


@given(blobs(), blobs(), st.floats(0.1, 50))
def test_swept_regions_are_closed_and_as_large_as_area_times_height(a, b, height):
    region = difference(a, b)
    points_, triangles = triangulate(region)
    assert len(points_) == sum(map(len, region.rings()))
    if len(triangles) and len({tuple(point) for point in points_.tolist()}) == len(points_):
        body = extrude(region, -1, -1 + height)
        assert is_watertight(body)
        assert volume(body) == pytest.approx(region.area * height, abs=1e-4)


boxes = st.tuples(points, st.floats(0, 30), st.floats(0, 30)).map(
    lambda it: (it[0][0], it[0][1], it[0][0] + it[1], it[0][1] + it[2])
)
edits = st.lists(st.tuples(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), st.none() | boxes), max_size=60)


@given(edits, boxes)
def test_an_edited_box_index_equals_a_new_one(run, asked):
    index, kept = BoxIndex(), {}
    for name, box in run:
        if box is not None:
            index.set(name, box)
            kept[name] = box
        elif name in kept:
            index.remove(name)
            del kept[name]
    fresh = BoxIndex()
    fresh.set_many(list(kept), kept.values())
    assert index.query(asked) == fresh.query(asked)
    assert index.within(asked) == fresh.within(asked)
    assert index.extent() == fresh.extent()
    brute = [
        name
        for name, box in sorted(kept.items())
        if box[0] <= asked[2] and box[2] >= asked[0] and box[1] <= asked[3] and box[3] >= asked[1]
    ]
    assert index.query(asked) == brute


@given(edits, points, st.floats(0.1, 40))
def test_an_edited_snap_index_equals_a_new_one(run, pointer, radius):
    kept = {}

    def targets(name):
        region = rect_region(*kept[name])
        return targets_of(region.rings(), None if region.is_empty else region.centroid)

    index = SnapIndex(targets)
    for name, box in run:
        if box is not None:
            kept[name] = box
            index.set(name, box)
        elif name in kept:
            index.remove(name)
            del kept[name]
        index.snap(pointer, radius)  # so that targets are remembered between edits
    fresh = SnapIndex(targets)
    for name, box in kept.items():
        fresh.set(name, box)
    snap = index.snap(pointer, radius, grid_mm=5)
    assert snap == fresh.snap(pointer, radius, grid_mm=5)
    if snap is not None:
        assert math.dist(snap.point, pointer) <= radius + 1e-9
