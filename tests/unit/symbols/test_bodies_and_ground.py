"""What things fill and what they touch."""

import math

import pytest
from shapes_for_symbols import Made, shipped

from diorama_planner.symbols.bodies import body, plan_outline
from diorama_planner.symbols.grounds import contact_patches

THINGS = shipped()


def area(points):
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, (*points[1:], points[0]), strict=True)) / 2


def centre(points):
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def reach(points):
    return max(abs(x) for x, _ in points), max(abs(y) for _, y in points)


@pytest.mark.parametrize("thing", THINGS.values(), ids=THINGS.keys())
def test_slabs_lie_within_the_thing(thing):
    length, width, height = thing.real_mm
    slabs = body(thing)
    assert bool(slabs) == (height > 0)
    for slab in slabs:
        assert area(slab.outline) > 0
        assert 0 <= slab.bottom_mm < slab.top_mm <= height + 1e-9
        x, y = reach(slab.outline)
        assert x <= length / 2 + 1e-6
        assert y <= width / 2 + 1e-6
    assert max((slab.top_mm for slab in slabs), default=0.0) == pytest.approx(height, rel=0.01)


@pytest.mark.parametrize("thing", THINGS.values(), ids=THINGS.keys())
def test_contact_lies_within_the_plan(thing):
    length, width, _ = thing.real_mm
    stated = thing.ground_mm or (0.0, 0.0)
    for patch in contact_patches(thing):
        assert area(patch.points) > 0
        x, y = reach(patch.points)
        # Some posts are thicker than the plate that they carry.
        assert x <= max(length, stated[0]) / 2 + 1e-6
        assert y <= max(width, stated[1]) / 2 + 1e-6


@pytest.mark.parametrize("thing", THINGS.values(), ids=THINGS.keys())
def test_outline_is_the_plan(thing):
    length, width, _ = thing.real_mm
    ring = plan_outline(thing)
    assert area(ring) > 0.3 * length * width
    assert reach(ring) == pytest.approx((length / 2, width / 2), rel=0.01)


def test_an_ae86_stands_on_four_tyres_a_wheelbase_apart():
    patches = contact_patches(THINGS["toyota_ae86_trueno"])
    places = [centre(patch.points) for patch in patches]
    assert len(places) == 4
    xs = sorted({round(x, 6) for x, _ in places})
    assert xs[1] - xs[0] == pytest.approx(2400)
    # Published front overhang about 0.79 m; track 1355 mm.
    assert 4205 / 2 - xs[1] == pytest.approx(790, abs=15)
    assert {round(y) for _, y in places} == {678, -678}
    assert all(area(patch.points) == pytest.approx(0.34 * 0.365 * 1625 * 0.115 * 1625) for patch in patches)


def test_wheels_by_class():
    count = {name: len(contact_patches(THINGS[name])) for name in ("cb750", "scania_r", "kenworth_w900", "cckw")}
    assert count == {"cb750": 2, "scania_r": 6, "kenworth_w900": 10, "cckw": 10}


def test_an_unknown_wheelbase_is_taken_from_the_length():
    patches = contact_patches(Made(category="car_jdm", real_mm=(4000.0, 1700.0, 1400.0)))
    xs = sorted({round(centre(patch.points)[0], 6) for patch in patches})
    assert xs[1] - xs[0] == pytest.approx(0.58 * 4000)


def test_a_wheelbase_longer_than_the_car_is_not_believed():
    patches = contact_patches(Made(category="car_jdm", real_mm=(4000.0, 1700.0, 1400.0), wheelbase_mm=5000.0))
    assert all(reach(patch.points)[0] < 2000 for patch in patches)


def test_a_tiger_stands_on_two_tracks_under_its_hull():
    patches = contact_patches(THINGS["tiger1"])
    assert [round(area(patch.points)) for patch in patches] == [round(6316 * 0.57 * 0.196 * 3705)] * 2
    assert min(x for patch in patches for x, _ in patch.points) > -8450 / 2
    assert max(x for patch in patches for x, _ in patch.points) < -8450 / 2 + 6316


def test_rail_wheels_stand_on_the_rails():
    standard = {round(centre(patch.points)[1], 1) for patch in contact_patches(THINGS["br_mk1"])}
    cape = {round(centre(patch.points)[1], 1) for patch in contact_patches(THINGS["d51"])}
    assert standard == {752.5, -752.5}
    assert cape == {568.5, -568.5}
    wagon = {round(centre(patch.points)[0], 1) for patch in contact_patches(THINGS["mineral16t"])}
    assert wagon == {1371.5, -1371.5}


def test_a_tree_touches_with_its_trunk_and_spreads_above():
    (patch,) = contact_patches(THINGS["oak_50"])
    assert area(patch.points) == pytest.approx(math.pi * 250**2, rel=0.01)
    trunk, crown = body(THINGS["oak_50"])
    assert (trunk.bottom_mm, trunk.top_mm) == (0, pytest.approx(0.35 * 17000))
    assert crown.bottom_mm == trunk.top_mm
    assert reach(crown.outline)[0] == pytest.approx(9590 / 2)
    cow = max(slab.top_mm for slab in body(THINGS["cow"]))
    assert cow < crown.bottom_mm


def test_what_hangs_touches_nothing():
    assert contact_patches(THINGS["neon_sign"]) == ()
    assert contact_patches(THINGS["lantern_round"]) == ()


def test_a_prop_without_stated_ground_stands_on_its_plan():
    (patch,) = contact_patches(Made())
    assert area(patch.points) == pytest.approx(1000 * 500)
    (ring,) = contact_patches(Made(shape="circle", real_mm=(500.0, 500.0, 100.0)))
    assert area(ring.points) == pytest.approx(math.pi * 250**2, rel=0.01)


def test_a_hoop_stands_behind_its_board():
    (patch,) = contact_patches(THINGS["basketball_hoop"])
    x, y = centre(patch.points)
    assert x == pytest.approx(0)
    assert y > 400


def test_a_car_fits_under_a_gantry_and_beside_the_posts_of_a_lift():
    def free_at_middle(thing, height):
        return all(
            min(abs(x) for x, _ in slab.outline) > 900 or slab.bottom_mm > height or slab.top_mm < height
            for slab in body(thing)
        )

    assert free_at_middle(THINGS["start_gantry"], 1400)
    assert free_at_middle(THINGS["car_lift_2post"], 1400)
    assert free_at_middle(THINGS["fuel_canopy_s"], 1400)
