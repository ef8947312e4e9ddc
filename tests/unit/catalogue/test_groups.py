import pytest

from diorama_planner.catalogue.groups import MINE, THING_CATEGORIES, categories_for_scale, group_of, thing_categories
from diorama_planner.core.errors import UsageError


@pytest.mark.parametrize(
    ("scale", "first"),
    [
        (12, "furniture"), (10, "furniture"), (18, "cars"), (24, "cars"), (43, "cars"), (43.5, "cars"), (64, "cars"),
        (35, "military"), (72, "military"), (76.2, "rail"), (87, "rail"), (160, "rail"), (450, "rail"),
        (144, "aircraft"),
    ],
)  # fmt: skip
def test_the_first_group_suits_the_scale(scale, first):
    assert categories_for_scale(scale)[0].id == first


@pytest.mark.parametrize("scale", [1, 12, 64, 87, 1000])
def test_every_group_is_there_once_and_mine_is_last(scale):
    groups = categories_for_scale(scale)
    assert sorted(groups, key=lambda group: group.id) == sorted(THING_CATEGORIES, key=lambda group: group.id)
    assert groups[-1].id == MINE


@pytest.mark.parametrize("scale", [0, -64, float("nan"), float("inf")])
def test_no_scale_no_order(scale):
    with pytest.raises(UsageError, match="no scale"):
        categories_for_scale(scale)


def test_raw_categories_belong_to_one_group():
    raw = [category for group in THING_CATEGORIES for category in group.raw]
    assert len(raw) == len(set(raw)) == len(thing_categories())
    assert group_of("car_kei") == "cars"
    assert group_of("no such") == ""
