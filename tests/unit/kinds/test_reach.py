"""What no hand gets to: told of the base and of each thing, and mended."""

import math

import pytest

from diorama_planner.app import verbs
from diorama_planner.app.session import Session
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.document import Document
from diorama_planner.model.record import Project

CORNERS = ((0.0, 0.0), (2000.0, 0.0), (2000.0, 1600.0), (0.0, 1600.0))


def plan(*items, base=(2000, 1300), reach=600.0, **fields):
    project = Project(id="project", scale=64.0, reach_mm=reach)
    board = Base(id="base", width_mm=base[0], depth_mm=base[1], order=-1, **fields)
    return Session(Document.of([project, board, *items]))


def car(x, y):
    return Thing(id="car", thing="toyota_ae86_trueno", at_mm=(x, y), order=1.0)


def told(session, record_id):
    return [issue for issue in session.issues() if (issue.code, issue.record_id) == ("out-of-reach", record_id)]


@pytest.mark.parametrize(("depth", "reach", "count"), [(1300, 600, 1), (1100, 600, 0), (1300, 700, 0), (1300, 0, 0)])
def test_a_base_too_deep_for_an_arm_is_a_hint(depth, reach, count):
    assert len(told(plan(base=(2000, depth), reach=reach), "base")) == count


@pytest.mark.parametrize("base", [(2000, 1300), (1300, 2000)])
@pytest.mark.parametrize("remedy", [0, 1])
def test_both_remedies_of_a_base_too_large_mend_it(base, remedy):
    session = plan(base=base)
    (issue,) = told(session, "base")
    session.apply_fix(issue.fixes[remedy])
    assert told(session, "base") == []
    session.undo()
    assert len(told(session, "base")) == 1


def test_a_base_drawn_freely_has_no_size_to_be_made_smaller():
    session = plan(base=(2000, 1600), shape="polygon", outline_mm=CORNERS)
    (issue,) = told(session, "base")
    (longer,) = issue.fixes
    session.apply_fix(longer)
    assert told(session, "base") == []


def test_a_thing_in_the_middle_of_a_large_base_is_told_and_brought_just_within_reach():
    session = plan(car(1000.0, 760.0), base=(2000, 1600))
    (issue,) = told(session, "car")
    assert "760.0 mm" in str(issue.message) or "760 mm" in str(issue.message)
    session.apply_fix(issue.fix)
    assert told(session, "car") == []
    assert session.document.get("car").at_mm == pytest.approx((1000.0, 600.0), abs=0.5)


@pytest.mark.parametrize("at", [(1000.0, 590.0), (590.0, 700.0), (-300.0, 800.0)])
def test_a_thing_near_one_edge_or_beside_the_base_is_not_told(at):
    assert told(plan(car(*at), base=(2000, 1600)), "car") == []


def test_it_is_looked_at_again_when_the_arm_or_the_base_changes():
    session = plan(car(1000.0, 650.0))
    assert len(told(session, "car")) == 1
    with session.edit("Arm") as draft:
        verbs.set_fields(draft, "project", {"reach_mm": 700.0})
    assert told(session, "car") == []
    session.undo()
    assert len(told(session, "car")) == 1
    with session.edit("Base") as draft:
        verbs.set_fields(draft, "base", {"depth_mm": 1000.0})
    assert told(session, "car") == []


def test_in_a_round_base_the_way_leads_outwards():
    session = plan(car(850.0, 800.0), base=(1600, 1600), shape="circle")
    (issue,) = told(session, "car")
    session.apply_fix(issue.fix)
    x, y = session.document.get("car").at_mm
    assert math.hypot(x - 800.0, y - 800.0) == pytest.approx(200.0, abs=1.5)
    assert x > 850.0
