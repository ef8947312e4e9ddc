"""Arrays: n items are n items, each where the pattern says, and nonsense is refused with nothing changed."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import drum, session_with

from diorama_planner.app.editing.arrays import (
    MOST_ITEMS,
    Along,
    Circle,
    Grid,
    Row,
    Spot,
    Stack,
    ghosts_of,
    make_array,
    rise_of,
    spots_of,
)
from diorama_planner.core.errors import UsageError
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.record import Item

LINE = ((0.0, 0.0), (100.0, 0.0), (100.0, 50.0))
RING = ((0.0, 0.0), (60.0, 0.0), (60.0, 60.0), (0.0, 60.0), (0.0, 0.0))

counts = st.integers(2, 40)
patterns = st.one_of(
    st.builds(lambda n: (Row(n, 5.0, 1.0), n), counts),
    st.builds(lambda n, m: (Grid(n, m, 5.0, 6.0, True), n * m), counts, st.integers(1, 6)),
    st.builds(lambda n, span: (Circle(n, (0.0, 0.0), span), n), counts, st.sampled_from([360.0, 90.0, -180.0])),
    st.builds(lambda n: (Along(n, LINE), n), counts),
    st.builds(lambda n: (Stack(n, 3.0, 10.0), n), counts),
)


def array(session, ids, pattern, middle):
    with session.edit("Array") as draft:
        return make_array(draft, ids, pattern, middle)


def places(session, ids):
    return [session.document.get(item_id).at_mm for item_id in ids]


@given(patterns)
def test_an_array_of_n_has_n_items_and_starts_with_the_selection(case):
    pattern, count = case
    spots = spots_of(pattern, (20.0, 10.0))
    assert len(spots) == count
    assert len(set(spots)) == count
    if not isinstance(pattern, Along):
        assert spots[0] == Spot()


@given(patterns)
def test_what_is_shown_is_what_is_made(case):
    pattern, count = case
    session = session_with(drum("a", 20, 10))
    items = [session.document.get("a")]
    shown = ghosts_of(items, pattern, (20.0, 10.0))
    ids = array(session, ["a"], pattern, (20.0, 10.0))
    assert len(ids) == count
    made = {(*item.at_mm, item.rotation_deg, item.z_mm) for item in session.document.items() if item.id in ids}
    assert {(*ghost.at_mm, ghost.rotation_deg, ghost.z_mm) for ghost in shown} <= made
    assert len({ghost.id for ghost in shown}) == len(shown)


def test_a_row_is_one_step_of_the_history():
    session = session_with(drum("a", 20, 10))
    before = session.document.records
    ids = array(session, ["a"], Row(4, 12.0, 0.0, 30.0), (20.0, 10.0))
    assert places(session, ids) == [pytest.approx((20 + 12 * n, 10)) for n in range(4)]
    assert [session.document.get(i).rotation_deg for i in ids] == pytest.approx([0, 30, 60, 90])
    session.undo()
    assert session.document.records == before


def test_every_second_row_of_a_staggered_grid_stands_aside():
    spots = spots_of(Grid(2, 2, 10.0, 8.0, staggered=True), (0.0, 0.0))
    assert [(s.dx, s.dy) for s in spots] == [(0, 0), (10, 0), (5, 8), (15, 8)]


def test_items_stand_round_a_circle_and_look_at_it():
    session = session_with(drum("a", 120, 100))
    ids = array(session, ["a"], Circle(4, (100.0, 100.0)), (120.0, 100.0))
    assert places(session, ids) == [pytest.approx(p) for p in [(120, 100), (100, 120), (80, 100), (100, 80)]]
    assert [session.document.get(i).rotation_deg for i in ids] == pytest.approx([0, 90, 180, 270])


def test_a_part_of_a_circle_reaches_both_ends():
    spots = spots_of(Circle(3, (0.0, 0.0), 90.0, turns=False), (10.0, 0.0))
    assert (10 + spots[-1].dx, spots[-1].dy) == pytest.approx((0, 10), abs=1e-9)
    assert {spot.turn_deg for spot in spots} == {0.0}


def test_items_stand_along_a_line_from_end_to_end():
    session = session_with(drum("a", 20, 10))
    ids = array(session, ["a"], Along(4, LINE), (20.0, 10.0))
    assert places(session, ids) == [pytest.approx(p) for p in [(0, 0), (50, 0), (100, 0), (100, 50)]]
    assert [session.document.get(i).rotation_deg for i in ids] == pytest.approx([0, 0, 90, 90])


def test_a_distance_says_how_many_find_room_along_a_line():
    spots = spots_of(Along(0, LINE, turns=False, step_mm=40.0), (0.0, 0.0))
    assert [(s.dx, s.dy) for s in spots] == [pytest.approx(p) for p in [(0, 0), (40, 0), (80, 0), (100, 20)]]
    assert len(spots_of(Along(0, RING, step_mm=60.0), (0.0, 0.0))) == 4
    assert len(spots_of(Along(0, RING, step_mm=50.0), (0.0, 0.0))) == 5


def test_round_a_ring_the_first_is_not_the_last():
    spots = spots_of(Along(4, RING, turns=False), (0.0, 0.0))
    assert [(s.dx, s.dy) for s in spots] == [pytest.approx(p) for p in [(0, 0), (60, 0), (60, 60), (0, 60)]]


def test_tyres_are_stacked_on_one_another():
    session = session_with(drum("a", 20, 10, z_mm=2.0))
    prisms = session.scene.solids(session.document.get("a"))
    rise = rise_of([(prism.top_mm, prism.bottom_mm) for prism in prisms])
    assert rise == pytest.approx(session.catalogue.thing("oil_drum").real_mm[2] / 64)
    ids = array(session, ["a"], Stack(3, rise), (20.0, 10.0))
    assert [session.document.get(i).z_mm for i in ids] == pytest.approx([2, 2 + rise, 2 + 2 * rise])
    assert "collision" not in {issue.code for issue in session.issues()}


def test_walls_come_with_their_openings():
    wall = Wall(id="wall", path_mm=((10.0, 10.0), (80.0, 10.0)))
    door = Opening(id="door", host="wall", at_mm=30, width_mm=15, height_mm=30)
    session = session_with(wall, door)
    array(session, ["wall"], Row(3, 0.0, 30.0), (45.0, 10.0))
    kinds = sorted(item.kind for item in session.document.items())
    assert kinds.count("wall") == kinds.count("opening") == 3


def test_the_bill_counts_every_item_of_an_array():
    session = session_with(drum("a", 20, 10))
    array(session, ["a"], Row(5, 12.0), (20.0, 10.0))
    (row,) = session.bill().things
    assert row.count == 5


@pytest.mark.parametrize(
    ("pattern", "word"),
    [
        (Row(1, 5.0), "at least two"),
        (Row(0, 5.0), "at least two"),
        (Row(-3, 5.0), "at least two"),
        (Row(MOST_ITEMS + 1, 5.0), "too many"),
        (Row(3, 0.0, 0.0), "one place"),
        (Grid(0, 3, 5.0, 5.0), "one column"),
        (Grid(1, 1, 5.0, 5.0), "at least two"),
        (Grid(3, 3, 5.0, 0.0), "one place"),
        (Circle(1, (0.0, 0.0)), "at least two"),
        (Circle(4, (20.0, 10.0), turns=False), "one place"),
        (Circle(4, (0.0, 0.0), 0.0), "one place"),
        (Along(3, ((5.0, 5.0), (5.0, 5.0))), "no length"),
        (Along(3, LINE, step_mm=0.0), "more than zero"),
        (Along(3, LINE, step_mm=1000.0), "at least two"),
        (Along(3, LINE, step_mm=1e-6), "too many"),
        (Along(3, ()), "no length"),
        (Stack(1, 5.0), "at least two"),
    ],
)
def test_nonsense_is_refused_and_nothing_changes(pattern, word):
    session = session_with(drum("a", 20, 10))
    before = session.document
    with pytest.raises(UsageError, match=word):
        array(session, ["a"], pattern, (20.0, 10.0))
    assert session.document is before


def test_what_is_drawn_cannot_be_stacked():
    session = session_with(Wall(id="wall", path_mm=((10.0, 10.0), (80.0, 10.0))))
    before = session.document
    with pytest.raises(UsageError, match="stacked"):
        array(session, ["wall"], Stack(3, 5.0), (45.0, 10.0))
    assert session.document is before
    with pytest.raises(UsageError, match="no height"):
        rise_of([])


def test_a_gap_lifts_the_stack():
    assert rise_of([(12.0, 2.0), (9.0, 4.0)], 1.5) == 11.5
    assert math.isclose(rise_of([(3.0, 0.0)]), 3.0)


def test_items_are_items():
    session = session_with(drum("a", 20, 10))
    assert all(isinstance(ghost, Item) for ghost in ghosts_of([session.document.get("a")], Row(2, 3.0), (0.0, 0.0)))
