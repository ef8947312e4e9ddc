import math

import pytest

from diorama_planner.geometry.boxes import BoxIndex


def filled():
    index = BoxIndex()
    for i in range(40):
        index.set(f"item-{i:02}", (i * 10, 0, i * 10 + 8, 8))
    return index


def test_boxes_are_found_by_area_and_point_in_order_of_ids():
    index = filled()
    assert index.query((5, 2, 25, 4)) == ["item-00", "item-01", "item-02"]
    assert index.query((8, 8, 9, 9)) == ["item-00"]
    assert index.at((109, 4)) == []
    assert index.at((109, 4), tolerance=1) == ["item-10", "item-11"]


def test_only_boxes_wholly_inside_are_within():
    assert filled().within((5, -1, 30, 9)) == ["item-01", "item-02"]


def test_the_order_does_not_tell_the_history():
    index = BoxIndex()
    for name in ("b", "a", "c"):
        index.set(name, (0, 0, 1, 1))
    index.remove("a")
    index.set("a", (0, 0, 1, 1))
    assert index.query((0, 0, 1, 1)) == list(index) == ["a", "b", "c"]


def test_a_box_moves_and_goes():
    index = filled()
    index.set("item-05", (1000, 1000, 1001, 1001))
    assert index.at((54, 4)) == []
    assert index.bounds("item-05") == (1000, 1000, 1001, 1001)
    assert index.extent() == (0, 0, 1001, 1001)
    index.remove("item-05")
    assert "item-05" not in index
    assert len(index) == 39
    assert index.extent() == (0, 0, 398, 8)
    assert index.at((394, 4)) == ["item-39"]


def test_many_boxes_at_once():
    index = BoxIndex()
    index.set_many(["a", "b"], [(0, 0, 1, 1), (5, 5, 6, 6)])
    assert index.query((0, 0, 9, 9)) == ["a", "b"]
    with pytest.raises(ValueError, match="zip"):
        index.set_many(["c"], [])


def test_an_empty_region_is_kept_but_never_found():
    index = BoxIndex()
    index.set("ghost", (math.nan,) * 4)
    assert len(index) == 1
    assert index.query((-1e6, -1e6, 1e6, 1e6)) == []
    assert index.extent() is None


def test_unknown_ids_are_errors():
    with pytest.raises(KeyError):
        BoxIndex().remove("nobody")
    with pytest.raises(KeyError):
        BoxIndex().bounds("nobody")


def test_questions_that_are_foreseen_are_answered_as_others_until_something_changes():
    index = filled()
    index.set("ghost", (math.nan,) * 4)
    asked = [(5, 2, 25, 4), (8, 8, 9, 9), (-9, -9, -1, -1), (-1e5, -1e5, 1e5, 1e5)]
    plain = [index.query(box) for box in asked]
    index.foresee(asked)
    assert [index.query(box) for box in asked] == plain
    index.query(asked[0]).clear()
    assert index.query(asked[0]) == plain[0]
    index.remove("item-00")
    assert index.query(asked[0]) == ["item-01", "item-02"]
    index.foresee(asked)
    index.set("item-00", (20, 0, 21, 1))
    assert index.query((5, 2, 25, 4)) == ["item-01", "item-02"]
    assert index.query((8, 8, 9, 9)) == []
    empty = BoxIndex()
    empty.foresee(asked)
    assert empty.query(asked[3]) == []
    empty.foresee([])
