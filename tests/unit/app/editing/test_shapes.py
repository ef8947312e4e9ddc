"""Set operations, offsets and the like on items: laws of areas, what the result keeps, what is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.app.editing import shapes
from diorama_planner.app.session import Session
from diorama_planner.core.errors import UsageError
from diorama_planner.geometry.outline import OutlineError
from diorama_planner.geometry.region import contains_region, overlap_area, polygon_region, rect_region
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.path import Path
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.strands import drawn_region
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.document import Document
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Project


def rect(x0, y0, x1, y1):
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


A = GroundCover(id="a", label="Lawn", outline_mm=rect(0.0, 0.0, 100.0, 60.0), density=0.5, order=1)
B = GroundCover(id="b", outline_mm=rect(60.0, 20.0, 160.0, 100.0), material="gravel_1_3", order=2)
HILL = Landform(id="hill", outline_mm=rect(0.0, 0.0, 100.0, 60.0), order=3)
PATH = Path(id="path", line_mm=((0.0, 0.0), (50.0, 0.0), (50.0, 40.0)), width_mm=10, order=4)
CAR = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(10.0, 10.0), order=5)
WAYS = ("union", "subtract", "intersect", "exclude")

sides = st.integers(-40, 40)
boxes = st.tuples(sides, sides, st.integers(5, 60), st.integers(5, 60)).map(
    lambda b: (float(b[0]), float(b[1]), float(b[0] + b[2]), float(b[1] + b[3]))
)


def draft_of(*items):
    return Draft(Document.of([Project(id="project"), *items]))


def area(draft, ids):
    return sum(drawn_region(draft.get(item_id)).area for item_id in ids)


@given(boxes, boxes)
def test_the_areas_of_set_operations_add_up(one, other):
    a, b = GroundCover(id="a", outline_mm=rect(*one)), GroundCover(id="b", outline_mm=rect(*other))
    shared = overlap_area(rect_region(*one), rect_region(*other))
    whole = {"a": rect_region(*one).area, "b": rect_region(*other).area}
    expected = {
        "union": whole["a"] + whole["b"] - shared,
        "subtract": whole["a"] - shared,
        "intersect": shared,
        "exclude": whole["a"] + whole["b"] - 2 * shared,
    }
    for way in WAYS:
        draft = draft_of(a, b)
        if expected[way] <= shapes.SLIVER_MM2:
            with pytest.raises(UsageError, match="nothing would be left"):
                shapes.combine(draft, "a", ["b"], way)
            continue
        made = shapes.combine(draft, "a", ["b"], way)
        assert area(draft, made) == pytest.approx(expected[way])
        assert draft.find("b") is None


def test_the_result_keeps_the_record_of_the_first():
    draft = draft_of(A, B)
    assert shapes.combine(draft, "a", ["b"], "union") == ["a"]
    made = draft.get("a")
    assert (made.label, made.density, made.material, made.order) == ("Lawn", 0.5, A.material, 1)


def test_parts_that_come_apart_are_items_like_the_first():
    strip = GroundCover(id="strip", outline_mm=rect(40.0, -10.0, 50.0, 70.0))
    draft = draft_of(A, strip)
    made = shapes.combine(draft, "a", ["strip"], "subtract")
    assert made[0] == "a"
    assert [round(drawn_region(draft.get(one)).area) for one in made] == [3000, 2400]
    assert draft.get(made[1]).density == 0.5
    assert draft.get(made[1]).order > 1


def test_an_area_inside_leaves_a_hole_and_a_base_cannot_have_one():
    pond = GroundCover(id="pond", outline_mm=rect(20.0, 20.0, 40.0, 40.0))
    draft = draft_of(A, pond)
    shapes.combine(draft, "a", ["pond"], "subtract")
    assert len(draft.get("a").holes_mm) == 1
    assert area(draft, ["a"]) == pytest.approx(6000 - 400)
    base = Base(id="base", shape="polygon", width_mm=100, depth_mm=60, outline_mm=A.outline_mm)
    draft = draft_of(base, pond)
    with pytest.raises(UsageError, match="cannot have a hole"):
        shapes.combine(draft, "base", ["pond"], "subtract")


def test_a_pond_leaves_an_island_dry():
    pond = Pour(id="pond", outline_mm=A.outline_mm, depth_mm=2.0)
    draft = draft_of(pond, HILL)
    shapes.offset(draft, ["hill"], -20.0)
    shapes.combine(draft, "pond", ["hill"], "subtract")
    base = Base(id="base", width_mm=300, depth_mm=200, order=-1)
    session = Session(Document.of([Project(id="project"), base, draft.get("pond")]))
    assert session.outline("pond").area == pytest.approx(6000 - 60 * 20)
    (row,) = [row for row in session.bill().rows if row.material == pond.material]
    assert row.measured == pytest.approx(2.0 * (6000 - 60 * 20))


def test_curves_count_and_become_chords():
    bulging = GroundCover(id="a", outline_mm=A.outline_mm, curves_mm={0: ((30.0, -40.0), (70.0, -40.0))})
    draft = draft_of(bulging, B)
    made = shapes.combine(draft, "a", ["b"], "union")
    assert area(draft, made) > 100 * 60 + 100 * 80 - 40 * 40 + 1000
    assert draft.get("a").curves_mm == {}


def test_cutting_out_leaves_the_others():
    draft = draft_of(A, CAR)
    shapes.cut_out(draft, "a", [rect_region(10, 10, 30, 20)])
    assert area(draft, ["a"]) == pytest.approx(6000 - 200)
    assert draft.get("car") == CAR


@pytest.mark.parametrize(("first", "others"), [("car", ["a"]), ("a", ["car"]), ("path", ["a"]), ("a", [])])
def test_only_areas_are_combined(first, others):
    draft = draft_of(A, CAR, PATH)
    with pytest.raises(UsageError, match=r"not an area|at least two"):
        shapes.combine(draft, first, others, "union")


@given(st.integers(1, 25))
def test_out_and_in_again_is_as_before(distance):
    draft = draft_of(A)
    before = area(draft, ["a"])
    shapes.offset(draft, ["a"], float(distance))
    assert area(draft, ["a"]) == pytest.approx((100 + 2 * distance) * (60 + 2 * distance))
    shapes.offset(draft, ["a"], -float(distance))
    assert area(draft, ["a"]) == pytest.approx(before)


def test_holes_shrink_when_the_area_grows():
    holed = GroundCover(id="a", outline_mm=A.outline_mm, holes_mm=(rect(20.0, 20.0, 40.0, 40.0),))
    draft = draft_of(holed)
    shapes.offset(draft, ["a"], 5.0)
    assert area(draft, ["a"]) == pytest.approx(110 * 70 - 10 * 10)


def test_a_line_moves_to_its_left():
    draft = draft_of(PATH)
    shapes.offset(draft, ["path"], 5.0)
    assert [pytest.approx(at) for at in ((0, 5), (45, 5), (45, 40))] == list(draft.get("path").line_mm)


@pytest.mark.parametrize(("distance", "words"), [(-40.0, "nothing would be left"), (0.0, "changes nothing")])
def test_offsets_that_leave_nothing_are_refused(distance, words):
    with pytest.raises(UsageError, match=words):
        shapes.offset(draft_of(A), ["a"], distance)


@given(boxes, st.floats(0.5, 600.0))
def test_simplifying_never_runs_an_outline_through_a_hole(hole, tolerance):
    x0, y0, x1, y1 = (side / 3 for side in hole)
    item = GroundCover(id="a", outline_mm=rect(-45.0, -40.0, 45.0, 40.0), holes_mm=(rect(x0, y0, x1, y1),))
    draft = draft_of(item)
    with suppress(UsageError):
        shapes.simplify(draft, ["a"], tolerance)
    made = draft.get("a")
    outer, (inner,) = polygon_region(made.outline_mm), made.holes_mm
    assert contains_region(outer, polygon_region(inner))


CORNERS = tuple(rect(x, y, x + 20, y + 20) for x in (5, 65) for y in (5, 55))


def test_a_tolerance_larger_than_the_area_is_refused_with_its_name():
    item = GroundCover(id="a", label="Yard", outline_mm=rect(0, 0, 90, 80), holes_mm=CORNERS)
    with pytest.raises(UsageError, match="Yard would run through a hole"):
        shapes.simplify(draft_of(item), ["a"], 500.0)


def test_messages_name_items_by_what_they_are_and_never_by_their_ids():
    with pytest.raises(UsageError, match="nothing would be left of Cover"):
        shapes.offset(draft_of(B), ["b"], -100.0)
    with pytest.raises(UsageError, match="Thing is not an area"):
        shapes.combine(draft_of(A, CAR), "a", ["car"], "union")


def test_simplifying_drops_points_and_says_how_many():
    wavy = GroundCover(id="a", outline_mm=((0.0, 0.0), (50.0, 0.1), (100.0, 0.0), (100.0, 60.0), (0.0, 60.0)))
    draft = draft_of(wavy)
    assert shapes.simplify(draft, ["a"], 0.5) == 1
    assert draft.get("a").outline_mm == ((0, 0), (100, 0), (100, 60), (0, 60))
    assert shapes.simplify(draft, ["a"], 0.5) == 0


def test_reversing_twice_is_nothing():
    draft = draft_of(PATH)
    shapes.reverse(draft, ["path"])
    assert draft.get("path").line_mm == PATH.line_mm[::-1]
    shapes.reverse(draft, ["path"])
    assert draft.get("path") == PATH


def test_a_line_is_closed_and_opened():
    draft = draft_of(PATH)
    assert shapes.can_close(PATH)
    assert not shapes.can_open(PATH)
    shapes.set_closed(draft, ["path"], closed=True)
    closed = draft.get("path")
    assert closed.line_mm == (*PATH.line_mm, PATH.line_mm[0])
    assert shapes.can_open(closed)
    shapes.set_closed(draft, ["path"], closed=False)
    assert draft.get("path") == PATH


@pytest.mark.parametrize(("item", "words"), [(A, "always closed"), (CAR, "no outline")])
def test_what_cannot_be_closed_is_refused(item, words):
    with pytest.raises(UsageError, match=words):
        shapes.set_closed(draft_of(item), [item.id], closed=True)


def test_two_points_make_no_ring():
    short = Path(id="path", line_mm=((0.0, 0.0), (50.0, 0.0)), width_mm=10)
    with pytest.raises(UsageError, match="three points"):
        shapes.set_closed(draft_of(short), ["path"], closed=True)


def test_reshaping_refuses_or_repairs_a_crossing():
    crossing = GroundCover(id="a", outline_mm=((0.0, 0.0), (60.0, 60.0), (60.0, 0.0), (0.0, 40.0)))
    draft = draft_of(A)
    with pytest.raises(OutlineError, match="crosses itself"):
        shapes.reshape(draft, crossing)
    assert draft.get("a") == A
    shapes.reshape(draft, crossing, repair=True)
    assert len(draft.get("a").outline_mm) == 3
