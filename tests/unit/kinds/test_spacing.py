"""Room between things: what is too near, what is not, how it is mended, and who hears of it."""

import pytest

from diorama_planner.app import verbs
from diorama_planner.app.session import Session
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.document import Document
from diorama_planner.model.record import Project

CAR = "toyota_ae86_trueno"  # 1.625 m wide: 25.4 mm in 1:64


def plan(*items, keep_clear=0.0, base=(400, 300), reach=600.0):
    project = Project(id="project", scale=64.0, keep_clear_mm=keep_clear, reach_mm=reach)
    return Session(Document.of([project, Base(id="base", width_mm=base[0], depth_mm=base[1], order=-1), *items]))


def car(name, y, x=100.0):
    return Thing(id=name, thing=CAR, at_mm=(x, y), order=1.0)


def told(session, code):
    return [issue for issue in session.issues() if issue.code == code]


def width(session):
    bounds = session.outline("a").bounds
    return bounds[3] - bounds[1]


def test_two_cars_nearer_than_is_to_be_kept_clear_are_told_once_and_moved_apart():
    session = plan(car("a", 100), car("b", 135), keep_clear=12.0)
    (issue,) = told(session, "tight-clearance")
    gap = 35 - width(session)
    assert f"{gap:.1f} mm apart" in str(issue.message)
    assert "12.0 mm" in str(issue.message)
    session.apply_fix(issue.fix)
    assert told(session, "tight-clearance") == []
    session.undo()
    assert len(told(session, "tight-clearance")) == 1


@pytest.mark.parametrize(("keep_clear", "y"), [(0.0, 135), (8.0, 135), (12.0, 160)])
def test_room_enough_is_not_told(keep_clear, y):
    assert told(plan(car("a", 100), car("b", y), keep_clear=keep_clear), "tight-clearance") == []


def test_furniture_may_stand_close():
    drums = [Thing(id=name, thing="oil_drum", at_mm=(x, 100), order=1.0) for name, x in (("a", 100), ("b", 111))]
    assert told(plan(*drums, keep_clear=12.0), "tight-clearance") == []


def test_the_one_that_tells_hears_when_the_other_moves():
    session = plan(car("a", 100), car("b", 200), keep_clear=12.0)
    assert told(session, "tight-clearance") == []
    with session.edit("Move") as draft:
        verbs.move(draft, ["b"], 0.0, -65.0)
    assert len(told(session, "tight-clearance")) == 1
    with session.edit("Move") as draft:
        verbs.move(draft, ["b"], 0.0, 65.0)
    assert told(session, "tight-clearance") == []


def test_a_collision_is_a_collision_and_is_mended():
    session = plan(car("a", 100), car("b", 110), keep_clear=12.0)
    assert told(session, "tight-clearance") == []
    (issue,) = told(session, "collision")
    session.apply_fix(issue.fix)
    assert told(session, "collision") == []
    assert told(session, "off-base") == []


def test_the_remedy_keeps_to_the_base_where_it_can():
    session = plan(car("a", 20, 200), car("b", 24, 200))
    (issue,) = told(session, "collision")
    session.apply_fix(issue.fix)
    assert told(session, "collision") == []
    assert told(session, "off-base") == []


def test_what_is_kept_clear_is_real_and_follows_the_scale():
    session = plan(keep_clear=12.0)
    with session.edit("Rescale") as draft:
        verbs.rescale(draft, 32.0)
    assert session.document.project.keep_clear_mm == 24.0
    assert session.document.project.reach_mm == 600.0


def beside(doors, other="b", y=24.0):
    """A car, and a drum where the left door of the car would open: 1 m behind its cowl, 1.2 m beside it."""
    ajar = Thing(id="c", thing=CAR, at_mm=(100.0, 100.0), doors=doors, order=1.0)
    return plan(ajar, Thing(id=other, thing="oil_drum", at_mm=(100.0, 100.0 + y), order=2.0))


@pytest.mark.parametrize("other", ["b", "d"])
def test_a_door_that_stands_open_is_told_of_what_it_would_hit(other):
    assert told(beside("closed", other), "collision") == []
    assert told(beside("right", other), "collision") == []
    (issue,) = told(beside("left", other), "collision")
    assert issue.record_id == "c"
    assert told(beside("left", other, y=60.0), "collision") == []


def test_what_is_moved_into_an_open_door_is_told_until_the_door_is_closed():
    session = beside("left", y=80.0)
    assert told(session, "collision") == []
    with session.edit("Move") as draft:
        verbs.move(draft, ["b"], 0.0, -56.0)
    assert len(told(session, "collision")) == 1
    with session.edit("Close") as draft:
        draft.change("c", doors="closed")
    assert told(session, "collision") == []
