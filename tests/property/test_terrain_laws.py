import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diorama_planner.geometry.height_grid import decode_heights, encode_heights
from diorama_planner.geometry.region import circle_region, polygon_region, rect_region
from diorama_planner.geometry.relief import AreaRelief, Edge, Operation, Roughness
from diorama_planner.geometry.relief_grid import GridRelief
from diorama_planner.geometry.relief_lines import LineRelief, RampRelief, Section, SpotRelief
from diorama_planner.terrain.ground import Ground
from diorama_planner.terrain.heightfield import compose

BASE = rect_region(0, 0, 90, 60)
BASES = st.sampled_from([BASE, circle_region((45, 30), 29.3), polygon_region([(0, 0), (90, 0), (70, 60), (0, 50)])])


@st.composite
def reliefs(draw, name=None):
    count = draw(st.integers(3, 7))
    x, y = draw(st.floats(-10, 100)), draw(st.floats(-10, 70))
    radii = draw(st.lists(st.floats(3, 40), min_size=count, max_size=count))
    angles = np.arange(count) * 2 * math.pi / count + draw(st.floats(0, 6))
    ring = np.column_stack((x + radii * np.cos(angles), y + radii * np.sin(angles)))
    if draw(st.booleans()):
        ring = np.clip(ring, 0, (90, 60))  # so that edges lie on the edge of the base
    return AreaRelief(
        record_id=name or draw(st.sampled_from("abcdef")),
        order=draw(st.integers(0, 3)),
        region=polygon_region(ring),
        height_mm=draw(st.floats(-30, 60)),
        edge=draw(st.sampled_from(Edge)),
        edge_width_mm=draw(st.sampled_from([0.0, 0.3, 7.5, 40.0])),
        operation=draw(st.sampled_from(Operation)),
        terrace_mm=draw(st.sampled_from([0.0, 5.0])),
    )


POINTS = st.tuples(st.integers(-1000, 10_000), st.integers(-1000, 7000)).map(lambda at: (at[0] / 100, at[1] / 100))
HEIGHTS = st.floats(-30, 60)
GRIDS = [
    decode_heights(encode_heights(np.random.default_rng(seed).normal(0, 10, shape)), f"grid-{seed}")
    for seed, shape in enumerate([(1, 1), (5, 8), (40, 3)])
]


@st.composite
def other_reliefs(draw):
    """A line, ramp, spot, grid or rough area."""
    common = (draw(st.sampled_from("ghijkl")), draw(st.integers(0, 3)))
    line = tuple(draw(st.lists(POINTS, min_size=2, max_size=4, unique=True)))
    match draw(st.integers(0, 4)):
        case 0:
            heights = draw(HEIGHTS), draw(HEIGHTS)
            how = draw(st.sampled_from(Section)), draw(st.sampled_from([Operation.RAISE, Operation.CARVE]))
            return LineRelief(*common, line, draw(st.floats(0.5, 40)), *heights, *how)
        case 1:
            start = draw(st.none() | HEIGHTS)
            shoulder = draw(st.sampled_from([0.0, 8.0]))
            return RampRelief(*common, line, draw(st.floats(0.5, 30)), start, draw(st.floats(-30, 30)), shoulder)
        case 2:
            return SpotRelief(*common, draw(POINTS), draw(HEIGHTS), draw(st.floats(0.5, 60)))
        case 3:
            size = draw(st.floats(5, 120)), draw(st.floats(5, 120))
            region = draw(reliefs()).region
            turn = draw(st.sampled_from([0.0, 30.0]))
            how = draw(st.sampled_from(Edge)), draw(st.sampled_from([0.0, 6.0])), draw(st.sampled_from(Operation))
            return GridRelief(*common, region, draw(st.sampled_from(GRIDS)), draw(POINTS), size, turn, 1.5, 2.0, *how)
    rough = Roughness(draw(st.floats(0, 9)), draw(st.floats(2, 90)), draw(st.integers(-9, 9)))
    return replace(draw(reliefs(common[0])), roughness=rough)


def unique(found):
    return list({relief.record_id: relief for relief in found}.values())


plans = st.lists(reliefs(), max_size=5).map(unique)
grounds = st.lists(reliefs() | other_reliefs(), max_size=5).map(unique)


@settings(deadline=None, max_examples=60)
@given(BASES, st.lists(grounds, min_size=1, max_size=4))
def test_an_updated_field_equals_one_built_from_nothing_bit_for_bit(base, steps):
    field = compose(base, [])
    for step in steps:
        field, _ = field.update(step)
        fresh = compose(base, step)
        assert np.array_equal(field.heights, fresh.heights)
        assert [layer.relief for layer in field.layers] == [layer.relief for layer in fresh.layers]


@settings(deadline=None, max_examples=60)
@given(grounds, grounds)
def test_heights_differ_only_in_the_windows_that_are_named(before, after):
    old = compose(BASE, before)
    new, windows = old.update(after)
    differs = old.heights != new.heights
    for window in windows:
        differs[window.slices] = False
    assert not differs.any()


@settings(deadline=None)
@given(grounds)
def test_the_order_of_the_list_does_not_matter(plan):
    assert np.array_equal(compose(BASE, plan).heights, compose(BASE, plan[::-1]).heights)


@settings(deadline=None)
@given(reliefs())
def test_one_raised_landform_stays_between_nothing_and_its_height(relief):
    raised = AreaRelief("a", 0, relief.region, abs(relief.height_mm), relief.edge, relief.edge_width_mm)
    heights = compose(BASE, [raised]).heights
    assert heights.min() >= 0.0
    assert heights.max() <= raised.height_mm + 1e-9
    carved = AreaRelief("a", 0, relief.region, raised.height_mm, relief.edge, relief.edge_width_mm, Operation.CARVE)
    assert np.array_equal(compose(BASE, [carved]).heights, -heights)


@settings(deadline=None, max_examples=50)
@given(BASES, grounds)
def test_bodies_add_up_to_the_volume_of_the_ground(base, plan):
    ground = Ground.of(base, plan)
    bodies = sum(ground.body_volume(relief.record_id) for relief in plan)
    assert bodies == pytest.approx(ground.volume_above_base() - ground.volume_below_base(), abs=1e-6)


@settings(deadline=None, max_examples=50)
@given(plans, st.floats(-20, 40), st.floats(0, 20))
@example([AreaRelief("a", 0, rect_region(0.0, 0.0, 20.0, 20.0), 1.0, Edge.CLIFF)], 6e-8, 0.0)
def test_more_water_never_takes_less_room(plan, level, more):
    ground = Ground.of(BASE, plan)
    region = rect_region(5.2, 4.1, 80.7, 55.5)
    low, high = ground.flood(region, level), ground.flood(region, level + more)
    assert low.volume_mm3 <= high.volume_mm3 + 1e-6
    assert low.area_mm2 <= high.area_mm2 + 1e-6 <= region.area + 1e-5
    assert low.volume_mm3 <= low.area_mm2 * low.max_depth_mm + 1e-3
    left, right = rect_region(5.2, 4.1, 33.3, 55.5), rect_region(33.3, 4.1, 80.7, 55.5)
    halves = ground.flood(left, level).volume_mm3 + ground.flood(right, level).volume_mm3
    assert halves == pytest.approx(low.volume_mm3, abs=1e-5)


@settings(deadline=None, max_examples=50)
@given(plans)
def test_surface_along_the_slope_is_never_less_than_the_plan(plan):
    ground = Ground.of(BASE, plan)
    region = rect_region(3.3, 4.4, 82.1, 51.9)
    assert ground.slope_area(region) >= region.area - 1e-6


@settings(deadline=None, max_examples=50)
@given(plans, st.floats(-5, 30))
def test_what_must_be_dammed_is_a_part_of_the_border(plan, top):
    ground = Ground.of(BASE, plan)
    region = rect_region(5, 5, 60, 55)
    gaps = ground.open_edges(region, top, [])
    assert sum(gap.length_mm for gap in gaps) <= region.perimeter + 1e-6
    assert all(gap.height_mm > 0 and gap.length_mm > 0 and len(gap.line) >= 2 for gap in gaps)


@settings(deadline=None, max_examples=50)
@given(plans, st.floats(1, 20))
def test_slices_shrink_upwards_on_a_single_landform(plan, thickness):
    for relief in plan:
        alone = AreaRelief("a", 0, relief.region, abs(relief.height_mm), relief.edge, relief.edge_width_mm)
        slices = Ground.of(BASE, [alone]).laminae("a", thickness)
        areas = [one.area_mm2 for one in slices]
        assert all(upper <= lower + 0.5 for lower, upper in pairwise(areas))  # a cut keeps to 0.05 of a cell
        assert [one.number for one in slices] == list(range(1, len(slices) + 1))
