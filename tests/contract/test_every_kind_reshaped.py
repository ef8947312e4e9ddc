"""Mirroring and stretching hold for every kind, by the roles of its fields alone."""

import math

import pytest
from samples import SAMPLES

from diorama_planner.model.roles import Role, has_free_size, infos_with_role
from diorama_planner.model.transforms import is_movable, mirrored, points_of, stretched

MOVABLE = [sample.item for sample in SAMPLES if is_movable(sample.item) and sample.kind != "base"]
NAMES = [f"{item.kind}-{number}" for number, item in enumerate(MOVABLE)]
KEPT = (Role.REAL_LENGTH, Role.BENCH_LENGTH, Role.MATERIAL, Role.THING, Role.REFERENCE, Role.COUNT, Role.TEXT)


def points(item):
    return sorted((round(x, 6), round(y, 6)) for x, y in points_of(item))


@pytest.mark.parametrize("flip", ["left-right", "up-down"])
@pytest.mark.parametrize("item", MOVABLE, ids=NAMES)
def test_mirrored_twice_is_as_before(item, flip):
    once = mirrored(item, flip, 70.0, 90.0)
    again = mirrored(once, flip, 70.0, 90.0)
    assert points(again) == points(item)
    expected = sorted(
        (round(140.0 - x, 6), round(y, 6)) if flip == "left-right" else (round(x, 6), round(140.0 - y, 6))
        for x, y in points_of(item)
    )
    assert points(once) == expected
    for info in infos_with_role(type(item), Role.ANGLE):
        turn = getattr(again, info.name) - getattr(item, info.name)
        assert math.isclose(math.cos(math.radians(turn)), 1.0)
    for info in infos_with_role(type(item), *KEPT, Role.CHOICE):
        assert getattr(again, info.name) == getattr(item, info.name), info.name


@pytest.mark.parametrize("item", MOVABLE, ids=NAMES)
def test_stretching_moves_points_and_nothing_that_is_a_fact(item):
    found = stretched(item, 2.0, 0.5, (10.0, 20.0))
    expected = sorted((round(10 + (x - 10) * 2, 6), round(20 + (y - 20) / 2, 6)) for x, y in points_of(item))
    assert points(found) == expected
    for info in infos_with_role(type(item), *KEPT):
        if not info.spec.stretches:
            assert getattr(found, info.name) == getattr(item, info.name), info.name


def test_real_things_have_no_free_size_and_what_is_drawn_has():
    free = {item.kind for item in MOVABLE if has_free_size(item)}
    assert "thing" not in free
    assert {"wall", "landform", "ground_cover", "pour", "path", "label"} <= free
