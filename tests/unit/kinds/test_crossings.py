"""Ways that run through walls are told until an opening lets them pass; so are walls shorter than thick."""

import numpy as np
import pytest

from diorama_planner.app.session import Session
from diorama_planner.geometry.meetings import meetings
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.path import Path
from diorama_planner.kinds.road import Road
from diorama_planner.kinds.track import Track
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project

BASE = Base(id=BASE_ID, width_mm=400, depth_mm=300)
WALL = Wall(id="wall", path_mm=((50.0, 150.0), (350.0, 150.0)), thickness_mm=10, height_mm=60)
ACROSS = ((200.0, 40.0), (200.0, 260.0))
PATH = Path(id="way", line_mm=ACROSS, width_mm=30)
GATE = Opening(id="gate", host="wall", at_mm=150, width_mm=30, height_mm=40, filling="arch")


def plan(*items):
    return Session(Document.of([Project(id=PROJECT_ID), BASE, *items]))


def told(session, code="path-through-wall"):
    return [issue for issue in session.issues() if issue.code == code]


@pytest.mark.parametrize(
    "way",
    [PATH, Road(id="way", line_mm=ACROSS, lanes=1, lane_width_mm=47), Track(id="way", line_mm=ACROSS)],
    ids=lambda way: way.kind,
)
def test_a_way_through_a_wall_is_told_and_an_opening_lets_it_pass(way):
    session = plan(WALL, way)
    (issue,) = told(session)
    assert (issue.severity.value, issue.record_id) == ("warning", "way")
    assert [str(fix.label) for fix in issue.fixes] == ["Put an opening there", "End it at the wall"]
    session.apply_fix(issue.fix)
    assert told(session) == []
    (gate,) = (item for item in session.document.items() if isinstance(item, Opening))
    xmin, _, xmax, _ = session.outline("way").bounds
    assert (gate.host, gate.at_mm) == ("wall", pytest.approx(150))
    assert gate.width_mm == pytest.approx(xmax - xmin)
    assert gate.height_mm <= WALL.height_mm
    assert not [issue for issue in session.issues() if issue.code.startswith("opening")]
    session.undo()
    assert len(told(session)) == 1


def test_ending_it_keeps_the_longer_part_up_to_the_face():
    session = plan(WALL, Path(id="way", line_mm=((200, 100), (200, 260)), width_mm=30))
    (issue,) = told(session)
    session.apply_fix(issue.fixes[1])
    assert session.document.get("way").line_mm == (pytest.approx((200, 155)), pytest.approx((200, 260)))
    assert told(session) == []


def test_a_curved_way_is_ended_too():
    curved = Path(id="way", line_mm=ACROSS, width_mm=20, curves_mm={0: ((260.0, 100.0), (260.0, 200.0))})
    session = plan(WALL, curved)
    (issue,) = told(session)
    session.apply_fix(issue.fixes[1])
    assert told(session) == []
    assert session.document.get("way").curves_mm == {}


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        (((200, 40), (200, 145)), False),  # it ends at the face
        (((200, 40), (200, 150)), False),  # and in the wall
        (((60, 138), (340, 138)), False),  # it runs along
        (((20, 40), (20, 260)), False),  # beside the end
        (((200, 40), (230, 260)), True),  # slanting
        (((200, 40), (200, 100), (210, 140), (210, 260)), True),
    ],
)
def test_only_what_comes_out_on_the_other_side_is_told(line, is_told):
    assert bool(told(plan(WALL, Path(id="way", line_mm=line, width_mm=30)))) is is_told


def test_a_slanting_way_is_given_as_wide_an_opening_as_it_needs():
    session = plan(WALL, Path(id="way", line_mm=((150, 100), (250, 200)), width_mm=30))
    (issue,) = told(session)
    assert issue.fix.args["width_mm"] == pytest.approx(30 * np.sqrt(2) + 10)
    session.apply_fix(issue.fix)
    assert told(session) == []


def test_an_opening_that_is_wide_enough_is_fine_and_a_narrow_one_is_widened():
    assert told(plan(WALL, GATE, PATH)) == []
    session = plan(WALL, Opening(id="gate", host="wall", at_mm=155, width_mm=16, height_mm=40, filling="arch"), PATH)
    (issue,) = told(session)
    assert "is 16 mm wide" in str(issue.message)
    session.apply_fix(issue.fix)
    assert told(session) == []
    gate = session.document.get("gate")
    assert (gate.at_mm, gate.width_mm) == pytest.approx((150, 30))


@pytest.mark.parametrize("fields", [{"sill_mm": 15}, {"depth_mm": 4}])
def test_a_window_and_an_alcove_are_no_gates(fields):
    session = plan(WALL, Opening(id="gate", host="wall", at_mm=150, width_mm=30, height_mm=20, **fields), PATH)
    (issue,) = told(session)
    assert [str(fix.label) for fix in issue.fixes] == ["End it at the wall"]


def test_each_wall_is_told_and_only_once():
    zigzag = Path(id="way", line_mm=((100, 40), (150, 260), (250, 40), (300, 260)), width_mm=10)
    assert len(told(plan(WALL, zigzag))) == 1
    other = Wall(id="other", path_mm=((50.0, 80.0), (350.0, 80.0)), thickness_mm=10)
    assert len(told(plan(WALL, other, PATH))) == 2


def test_walls_and_openings_that_change_are_followed():
    session = plan(WALL, PATH)
    assert told(session)
    with session.edit("Open") as draft:
        draft.add(GATE)
    assert told(session) == []
    with session.edit("Slide") as draft:
        draft.change("gate", at_mm=60.0)
    assert told(session)
    with session.edit("Away") as draft:
        draft.change("wall", path_mm=((50.0, 290.0), (350.0, 290.0)))
    assert told(session) == []
    session.undo()
    assert told(session)
    with session.edit("Remove") as draft:
        draft.remove("gate")
        draft.remove("wall")
    assert told(session) == []


def test_lines_cross_where_they_do():
    (found,) = meetings([(0, 0), (10, 0)], [(4, -3), (4, 3)])
    assert (found.along, found.along_other, found.cos, found.sin) == pytest.approx((4, 3, 0, 1))
    assert meetings([(0, 0), (10, 0)], [(0, 0), (10, 0)]) == []
    assert meetings([(0, 0), (10, 0)], [(4, 1), (4, 3)]) == []
    assert len(meetings([(0, 0), (5, 0), (10, 0)], [(5, -1), (5, 1)])) == 1  # a point of the line counts once
    assert meetings([(0, 0)], [(5, -1), (5, 1)]) == []


@pytest.mark.parametrize(
    ("path", "is_told"),
    [
        (((50, 150), (58, 150)), True),
        (((50, 150), (60, 150)), False),
        (((50, 150), (100, 150), (100, 157), (150, 157)), True),
        (((50, 150), (100, 150), (100, 156)), True),
        (((50, 150), (100, 150), (100, 162)), False),
        (((50, 150), (56, 151), (62, 153), (68, 156), (120, 190)), False),  # chords of a bend
    ],
)
def test_a_wall_that_is_shorter_than_thick_is_hinted_at(path, is_told):
    found = told(plan(Wall(id="wall", path_mm=path, thickness_mm=10)), "short-wall")
    assert bool(found) is is_told
    assert all(issue.severity.value == "hint" for issue in found)
