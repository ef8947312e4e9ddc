"""Slices of the ground against closed forms, and the laws that every stack of sheets keeps."""

import math
from itertools import pairwise

import pytest

from diorama_planner.core.errors import UsageError
from diorama_planner.geometry.region import (
    circle_region,
    contains_region,
    difference,
    intersection,
    offset,
    overlap_area,
    rect_region,
    union_all,
)
from diorama_planner.geometry.relief import AreaRelief, Edge, Operation
from diorama_planner.terrain.ground import Ground

BASE = rect_region(0, 0, 400, 300)
CONE = AreaRelief("cone", 0, circle_region((200, 150), 120), 60, Edge.SLOPE, 120)
DOME = AreaRelief("dome", 0, circle_region((200, 150), 120), 60, Edge.ROUND, 120)
BOX = AreaRelief("box", 0, rect_region(50.3, 60.2, 250.9, 160.7), 45, Edge.CLIFF)
PLATEAU = AreaRelief("plateau", 0, rect_region(40, 40, 360, 260), 50, Edge.SLOPE, 60)


def stack(reliefs, thickness=20.0, skin=0.0, inside=False):
    ground = Ground.of(BASE, reliefs)
    return {one.record_id: ground.laminae(one.record_id, thickness, skin, inside) for one in reliefs}


def volume(slices):
    return sum(one.volume_mm3 for one in slices)


@pytest.mark.parametrize("skin", [0.0, 3.0, 7.5])
def test_slices_of_a_cone_are_circles(skin):
    slices = stack([CONE], 15, skin)["cone"]
    radii = [120 * (1 - ((number - 1) * 15 + skin) / 60) for number in range(1, 5)]
    assert [one.number for one in slices] == [1, 2, 3, 4]
    for one, radius in zip(slices, radii, strict=True):
        assert one.area_mm2 == pytest.approx(math.pi * radius**2, rel=0.005)
        assert one.region.polygons()[0][1] == []


def test_slices_of_a_round_dome_follow_its_profile():
    slices = stack([DOME], 15, 3)["dome"]
    for one in slices:
        share = ((one.number - 1) * 15 + 3) / 60
        low, high = 0.0, 1.0  # 3t^2 - 2t^3 = share
        for _ in range(60):
            t = (low + high) / 2
            low, high = (t, high) if 3 * t * t - 2 * t**3 < share else (low, t)
        assert one.area_mm2 == pytest.approx(math.pi * (120 * (1 - low)) ** 2, rel=0.005)


@pytest.mark.parametrize("thickness", [6.0, 12.5, 20.0, 44.0])
def test_a_box_is_cut_true_at_every_level(thickness):
    for one in stack([BOX], thickness)["box"]:
        assert one.area_mm2 == pytest.approx(200.6 * 100.5, rel=1e-6)
        assert one.region.bounds == pytest.approx((50.3, 60.2, 250.9, 160.7), abs=1e-3)


def test_a_slab_no_thicker_than_its_sheet_is_cut_whole_wherever_it_lies():
    kerb = AreaRelief("kerb", 1, rect_region(150, 120, 250, 180), 2.3, Edge.CLIFF)
    found = stack([PLATEAU, kerb])["kerb"]
    assert len(found) == 1
    assert (found[0].bottom_mm, found[0].top_mm) == pytest.approx((50, 52.3))
    assert found[0].area_mm2 == pytest.approx(6_000)


def test_places_in_the_stack_and_the_outline_of_the_next_slice():
    slices = stack([CONE], 15)["cone"]
    assert [(one.bottom_mm, one.top_mm) for one in slices] == [(0, 15), (15, 30), (30, 45), (45, 60)]
    for one, above in pairwise(slices):
        assert one.next_region.area == pytest.approx(above.area_mm2)
        assert contains_region(offset(one.region, 0.01), above.region)
    assert slices[-1].next_region.is_empty


@pytest.mark.parametrize("relief", [CONE, DOME, BOX, PLATEAU])
@pytest.mark.parametrize("thickness", [7.0, 20.0])
def test_inside_and_outside_bracket_the_ground(relief, thickness):
    body = Ground.of(BASE, [relief]).volume_above_base()
    outside = volume(stack([relief], thickness)[relief.record_id])
    inside = volume(stack([relief], thickness, inside=True)[relief.record_id])
    assert inside <= body * 1.001
    assert body <= outside * 1.001
    assert outside - inside <= thickness * relief.region.area * 1.01


def test_inside_slices_are_as_large_as_the_ground_at_their_top():
    outside, inside = (stack([CONE], 15, 3, way)["cone"] for way in (False, True))
    assert [one.number for one in inside] == [1, 2, 3]
    assert [one.area_mm2 for one in inside] == pytest.approx([one.area_mm2 for one in outside[1:]])


def test_overlapping_hills_share_the_ground_out_without_overlap():
    left = AreaRelief("left", 0, circle_region((150, 150), 100), 40, Edge.SLOPE, 60)
    right = AreaRelief("right", 1, circle_region((240, 160), 100), 40, Edge.ROUND, 50)
    found = stack([left, right], 10, 2)
    numbers = {one.number for slices in found.values() for one in slices}
    assert max(numbers) == 8
    for number in numbers:
        parts = [one.region for slices in found.values() for one in slices if one.number == number]
        assert sum(part.area for part in parts) == pytest.approx(union_all(parts).area, rel=1e-4)
    ground = Ground.of(BASE, [left, right])
    both = sum(volume(slices) for slices in stack([left, right], 10).values())
    assert ground.volume_above_base() <= both <= ground.volume_above_base() + 10 * ground.plan_area(BASE)


def test_what_is_carved_out_of_a_hill_needs_no_foam():
    pit = AreaRelief("pit", 1, rect_region(150, 100, 250, 200), 45, Edge.CLIFF, 0, Operation.CARVE)
    whole, dug = stack([PLATEAU], 20)["plateau"], stack([PLATEAU, pit], 20)["plateau"]
    assert whole[0].area_mm2 == pytest.approx(dug[0].area_mm2)
    for before, after in list(zip(whole, dug, strict=True))[1:]:
        assert before.area_mm2 - after.area_mm2 == pytest.approx(10_000, rel=1e-6)
        assert len(after.region.polygons()[0][1]) == 1


def test_what_was_dug_out_and_filled_again_belongs_to_the_filling():
    pit = AreaRelief("pit", 1, rect_region(150, 100, 250, 200), 50, Edge.CLIFF, 0, Operation.CARVE)
    tower = AreaRelief("tower", 2, rect_region(180, 130, 220, 170), 45, Edge.CLIFF)
    found = stack([PLATEAU, pit, tower], 20)
    assert [one.area_mm2 for one in found["tower"]] == pytest.approx([1_600] * 3)
    for plateau, tower_slice in zip(found["plateau"], found["tower"], strict=True):
        assert overlap_area(plateau.region, tower_slice.region) == pytest.approx(0, abs=1e-6)


def test_a_hill_over_a_carved_bed_overhangs_there():
    bed = AreaRelief("bed", 0, rect_region(100, 100, 200, 200), 10, Edge.CLIFF, 0, Operation.CARVE)
    hill = AreaRelief("hill", 1, rect_region(150, 50, 300, 250), 30, Edge.CLIFF)
    first, second = stack([bed, hill], 20)["hill"]
    assert first.overhang.area == pytest.approx(50 * 100, rel=0.01)
    assert second.overhang.is_empty


def test_skin_takes_slices_off_the_top_only_when_none_of_them_is_left():
    assert len(stack([CONE], 20, 0)["cone"]) == 3
    assert len(stack([CONE], 19, 3)["cone"]) == 3
    assert len(stack([CONE], 20, 10)["cone"]) == 3
    assert len(stack([CONE], 28, 3)["cone"]) == 3
    assert len(stack([CONE], 28, 5)["cone"]) == 2


@pytest.mark.parametrize("skin", [-1, math.nan, math.inf])
def test_a_skin_that_is_no_thickness_is_refused(skin):
    with pytest.raises(UsageError, match="skin"):
        stack([CONE], 20, skin)


def test_a_base_cut_at_an_angle_cuts_its_slices():
    base = circle_region((200, 150), 100)
    ground = Ground.of(base, [PLATEAU])
    (first, *_) = ground.laminae("plateau", 20)
    assert difference(first.region, base).area == pytest.approx(0, abs=1e-6)
    assert first.area_mm2 == pytest.approx(intersection(base, PLATEAU.region).area, rel=1e-3)
