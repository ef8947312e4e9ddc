"""Aligning, distributing and ordering: laws over any boxes, and known answers on a plan."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from plans import drum, session_with

from diorama_planner.app.editing.arranging import align, distribute, shifts_to_align, shifts_to_spread, step_order
from diorama_planner.app.editing.grouping import Groups, group

EDGES = ("left", "centre", "right", "bottom", "middle", "top")
SPREADS = (*EDGES, "gaps-x", "gaps-y")
AXIS = {"left": 0, "centre": 0, "right": 0, "gaps-x": 0, "bottom": 1, "middle": 1, "top": 1, "gaps-y": 1}

places = st.integers(-200, 200).map(float)
sizes = st.integers(1, 60).map(float)
boxes = st.builds(lambda x, y, w, h: (x, y, x + w, y + h), places, places, sizes, sizes)
wide = st.builds(lambda x, y, w: (x, y, x + w, y + w), places, places, st.integers(200, 900).map(float))
many = st.lists(boxes, min_size=3, max_size=9)


def shifted(all_boxes, shifts, axis):
    moves = [(s, 0.0) if axis == 0 else (0.0, s) for s in shifts]
    return [(b[0] + dx, b[1] + dy, b[2] + dx, b[3] + dy) for b, (dx, dy) in zip(all_boxes, moves, strict=True)]


def place(session, *ids):
    return [session.document.get(name).at_mm for name in ids]


def scene_boxes(session):
    return {item.id: session.scene.boxes.bounds(item.id) for item in session.document.items()}


@given(many, st.sampled_from(EDGES), boxes)
def test_aligning_twice_is_aligning_once(found, edge, target):
    once = shifted(found, shifts_to_align(found, edge, target), AXIS[edge])
    assert shifts_to_align(once, edge, target) == pytest.approx([0.0] * len(found))


@given(many, st.sampled_from(EDGES), boxes)
def test_aligned_boxes_share_the_line_of_the_target(found, edge, target):
    once = shifted(found, shifts_to_align(found, edge, target), AXIS[edge])
    share = {"left": 0.0, "bottom": 0.0, "centre": 0.5, "middle": 0.5, "right": 1.0, "top": 1.0}[edge]
    axis = AXIS[edge]
    lines = [b[axis] + share * (b[axis + 2] - b[axis]) for b in (*once, target)]
    assert lines == pytest.approx([lines[0]] * len(lines))


@given(many, st.sampled_from(SPREADS))
def test_distributing_leaves_the_ends_and_twice_is_once(found, spread):
    shifts = shifts_to_spread(found, spread)
    assert sum(1 for shift in shifts if abs(shift) < 1e-9) >= 2
    once = shifted(found, shifts, AXIS[spread])
    assert shifts_to_spread(once, spread) == pytest.approx([0.0] * len(found), abs=1e-6)


@given(many, st.sampled_from(["gaps-x", "gaps-y"]), wide)
def test_gaps_are_equal_and_reach_from_end_to_end(found, spread, within):
    axis = AXIS[spread]
    assume(within[axis + 2] - within[axis] >= sum(b[axis + 2] - b[axis] for b in found))
    once = sorted(shifted(found, shifts_to_spread(found, spread, within), axis), key=lambda b: b[axis] + b[axis + 2])
    gaps = [b[axis] - a[axis + 2] for a, b in pairwise(once)]
    room = within[axis + 2] - within[axis] - sum(b[axis + 2] - b[axis] for b in once)
    assert gaps == pytest.approx([gaps[0]] * len(gaps), abs=1e-6)
    assert sum(gaps) == pytest.approx(room, abs=1e-6)
    assert (once[0][axis], once[-1][axis + 2]) == pytest.approx((within[axis], within[axis + 2]), abs=1e-6)


def test_a_single_box_is_not_sent_about():
    assert shifts_to_spread([(1.0, 2.0, 3.0, 4.0)], "gaps-x") == [0.0]
    assert shifts_to_spread([(1.0, 2.0, 3.0, 4.0)], "centre") == [0.0]


def test_items_are_aligned_to_a_target_and_undo_restores_them():
    session = session_with(drum("a", 20, 20), drum("b", 60, 50))
    before = session.document
    with session.edit("Align") as draft:
        align(draft, [["a"], ["b"]], scene_boxes(session), "middle", (0.0, 0.0, 300.0, 200.0))
    assert place(session, "a", "b") == [pytest.approx((20, 100)), pytest.approx((60, 100))]
    session.undo()
    assert session.document.records == before.records


def test_a_group_moves_as_one():
    session = session_with(drum("a", 20, 20), drum("b", 40, 30), drum("c", 90, 80))
    with session.edit("Group") as draft:
        group(draft, ["a", "b"])
    units = Groups.of(session.document).units(["a", "b", "c"])
    assert units == [["a", "b"], ["c"]]
    with session.edit("Align") as draft:
        align(draft, units, scene_boxes(session), "bottom", scene_boxes(session)["c"])
    (_, ay), (_, by) = place(session, "a", "b")
    assert by - ay == pytest.approx(10)
    assert ay == pytest.approx(80)


def test_items_are_distributed_along_the_base():
    session = session_with(drum("a", 20, 20), drum("b", 30, 50), drum("c", 200, 90))
    base = (0.0, 0.0, 300.0, 200.0)
    with session.edit("Distribute") as draft:
        distribute(draft, [["a"], ["b"], ["c"]], scene_boxes(session), "gaps-x", base)
    boxes_now = scene_boxes(session)
    assert boxes_now["a"][0] == pytest.approx(0)
    assert boxes_now["c"][2] == pytest.approx(300)
    assert boxes_now["b"][0] - boxes_now["a"][2] == pytest.approx(boxes_now["c"][0] - boxes_now["b"][2])


def stack_of_four():
    return session_with(*(drum(name, 50 + n, 50) for n, name in enumerate("abcd")), drum("far", 200, 100))


def order(session):
    return [name for name in session.stacking() if name in "abcd"]


def test_an_item_steps_past_the_next_one_that_it_overlaps():
    session = stack_of_four()
    with session.edit("Forward") as draft:
        step_order(draft, ["a"], scene_boxes(session), up=True)
    assert order(session) == ["b", "a", "c", "d"]
    with session.edit("Back") as draft:
        step_order(draft, ["d"], scene_boxes(session), up=False)
    assert order(session) == ["b", "a", "d", "c"]


def test_several_items_keep_their_order_while_they_step():
    session = stack_of_four()
    with session.edit("Forward") as draft:
        step_order(draft, ["a", "b"], scene_boxes(session), up=True)
    assert order(session) == ["c", "a", "b", "d"]
    with session.edit("Back") as draft:
        step_order(draft, ["a", "b"], scene_boxes(session), up=False)
    assert order(session) == ["a", "b", "c", "d"]


def test_what_lies_on_top_or_meets_nothing_stays():
    session = stack_of_four()
    before = session.document.records
    with session.edit("Forward") as draft:
        step_order(draft, ["d", "far"], scene_boxes(session), up=True)
    assert session.document.records == before
