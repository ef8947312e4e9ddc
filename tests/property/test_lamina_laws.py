"""Laws that every stack of foam keeps, whatever was drawn: valid slices that share the ground out and bracket it."""

import math
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from diorama_planner.geometry.cutting import Cutting
from diorama_planner.geometry.region import difference, overlap_area, polygon_region, rect_region, union_all
from diorama_planner.geometry.relief import AreaRelief, Edge, Operation
from diorama_planner.kinds.foam_parts import cut_parts
from diorama_planner.terrain.ground import Ground

BASE = rect_region(0, 0, 120, 90)
THICKNESS = 8.0
CELL_SHARE = 0.02
"""Of the area under a plan, what cells at the borders may be off."""


@st.composite
def hills(draw, name, operation=Operation.RAISE):
    count = draw(st.integers(3, 8))
    x, y = draw(st.floats(15, 105)), draw(st.floats(15, 75))
    radii = draw(st.lists(st.floats(12, 45), min_size=count, max_size=count))
    angles = np.arange(count) * 2 * math.pi / count
    ring = np.column_stack((x + radii * np.cos(angles), y + radii * np.sin(angles)))
    height = draw(st.floats(THICKNESS + 1, 50))
    edge = draw(st.sampled_from(Edge))
    width = draw(st.sampled_from([4.0, 15.0, 40.0]))
    return AreaRelief(name, draw(st.integers(0, 3)), polygon_region(ring), height, edge, width, operation)


@st.composite
def plans(draw):
    found = [draw(hills(name)) for name in "abc"[: draw(st.integers(1, 3))]]
    if draw(st.booleans()):
        found.append(draw(hills("pit", Operation.CARVE)))
    return found


def cut(plan, skin=0.0, inside=False):
    ground = Ground.of(BASE, plan)
    return ground, [one for relief in plan for one in ground.laminae(relief.record_id, THICKNESS, skin, inside)]


@settings(deadline=None, max_examples=40)
@given(plans(), st.sampled_from([0.0, 3.0, 10.0]), st.booleans())
def test_slices_are_valid_lie_on_the_base_and_never_overlap(plan, skin, inside):
    _, slices = cut(plan, skin, inside)
    for number in {one.number for one in slices}:
        regions = [one.region for one in slices if one.number == number]
        assert all(region.shape.is_valid and region.area > 0 for region in regions)
        whole = union_all(regions)
        assert sum(region.area for region in regions) == pytest.approx(whole.area, abs=2.0)
        assert difference(whole, BASE).area == pytest.approx(0, abs=1e-6)


@settings(deadline=None, max_examples=40)
@given(plans())
def test_slices_bracket_the_ground(plan):
    ground, outside = cut(plan)
    _, inside = cut(plan, inside=True)
    volume, most = ground.volume_above_base(), CELL_SHARE * BASE.area * THICKNESS
    assert sum(one.volume_mm3 for one in inside) <= volume + most
    assert volume <= sum(one.volume_mm3 for one in outside) + most


@settings(deadline=None, max_examples=40)
@given(plans(), st.floats(0, 9), st.floats(0.5, 5))
def test_a_thicker_skin_never_takes_more_foam(plan, skin, more):
    less = sum(one.area_mm2 for one in cut(plan, skin + more)[1])
    assert less <= sum(one.area_mm2 for one in cut(plan, skin)[1]) + 2.0


@settings(deadline=None, max_examples=25)
@given(hills("a"), st.sampled_from([None, 6.0, 12.0]))
def test_parts_keep_their_area_and_skewers_go_through_foam(hill, rim):
    _, slices = cut([hill], 3.0)
    for part in cut_parts(slices, rim, 3.0):
        assert part.area_mm2 == pytest.approx(part.region.area, abs=1e-6)
        assert overlap_area(part.region, part.hollow) == pytest.approx(0, abs=1e-6)
        assert 0 <= part.glued_mm2 <= part.area_mm2 + 1e-6


SLIVERS_MM3 = 25.0
"""Where borders of slices run side by side: 2 mm2 of the thickest sheet."""

CUTTINGS = st.builds(Cutting, st.sampled_from([3.0, 5.0, 8.0, 12.5]), st.sampled_from([0.0, 2.0, 4.5]), st.booleans())


def mixed(plan, cuttings):
    """The slices of forms that are each cut in a way of their own."""
    own = [replace(relief, cutting=cutting) for relief, cutting in zip(plan, cuttings, strict=False)]
    ground = Ground.of(BASE, own)
    cuts = [(one.record_id, one.cutting.thickness_mm, one.cutting.skin_mm, one.cutting.inside) for one in own]
    return ground, [ground.laminae(*cut) for cut in cuts]


def shared_volume(one, other):
    height = min(one.top_mm, other.top_mm) - max(one.bottom_mm, other.bottom_mm)
    return overlap_area(one.region, other.region) * height if height > 0 else 0.0


@settings(deadline=None, max_examples=40)
@given(plans(), st.lists(CUTTINGS, min_size=4, max_size=4))
def test_slices_of_forms_cut_in_different_ways_share_no_volume(plan, cuttings):
    assume(all(relief.edge is not Edge.CLIFF for relief in plan))  # slabs lie on carved ground
    _, stacks = mixed(plan, cuttings)
    for one, other in combinations(stacks, 2):
        assert sum(shared_volume(a, b) for a in one for b in other) < SLIVERS_MM3
    for slices in stacks:
        assert sum(shared_volume(a, b) for a, b in combinations(slices, 2)) < SLIVERS_MM3


@settings(deadline=None, max_examples=40)
@given(plans(), st.lists(st.sampled_from([3.0, 5.0, 8.0, 12.5]), min_size=4, max_size=4))
def test_slices_of_sheets_of_different_thickness_bracket_the_ground(plan, sheets):
    assume(all(relief.edge is not Edge.CLIFF for relief in plan))
    ground, outside = mixed(plan, [Cutting(sheet) for sheet in sheets])
    _, inside = mixed(plan, [Cutting(sheet, inside=True) for sheet in sheets])
    volume, most = ground.volume_above_base(), CELL_SHARE * BASE.area * THICKNESS
    assert sum(one.volume_mm3 for slices in inside for one in slices) <= volume + most
    assert volume <= sum(one.volume_mm3 for slices in outside for one in slices) + most


def test_hills_whose_borders_nearly_coincide_lose_no_slice():
    spike = AreaRelief(
        "a",
        0,
        polygon_region([(27, 18), (9.000000000000004, 28.392304845413264), (8.999999999999995, 7.6076951545867395)]),
        11.0,
        Edge.SLOPE,
        4.0,
    )
    ring = [(27, 15), (18.70820393249937, 26.412678195541844), (5.291796067500632, 22.05342302750968)]
    ring += [(5.291796067500629, 7.946576972490323), (18.708203932499366, 3.5873218044581563)]
    stacks = mixed([spike, AreaRelief("b", 0, polygon_region(ring), 9.0, Edge.SLOPE, 4.0)], [Cutting(3.0)] * 2)[1]
    assert sum(shared_volume(a, b) for a in stacks[0] for b in stacks[1]) < 0.01
