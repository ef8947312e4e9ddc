"""A crowd of plants: who came and who went is told by identity, so that the others need not be looked at."""

import pytest

from diorama_planner.app import verbs
from diorama_planner.app.session import Session
from diorama_planner.drawing.extent import extent
from diorama_planner.drawing.primitives import Instance
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.scatter import MixPart, Scatter
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project
from diorama_planner.painting.crowds import CROWD_FROM, is_crowd, parts_that_differ

FIELD = ((10.0, 10.0), (390.0, 10.0), (390.0, 290.0), (10.0, 290.0))
PLANTS = Scatter(
    id="plants",
    outline_mm=FIELD,
    mix=(MixPart(thing="fern", weight=3.0), MixPart(thing="bush")),
    density=60.0,
    order=1,
)
CAR = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(120.0, 90.0), order=2)


@pytest.fixture
def session() -> Session:
    base = Base(id=BASE_ID, width_mm=400, depth_mm=300, order=-1)
    return Session(Document.of([Project(id=PROJECT_ID), base, PLANTS, CAR]))


def drive(session: Session, dx: float, dy: float) -> None:
    with session.edit("Move") as draft:
        verbs.move(draft, ["car"], dx, dy)


def test_only_those_who_came_or_went_differ(session: Session) -> None:
    before = session.draw("plants")
    assert is_crowd(before)
    drive(session, 40.0, 0.0)
    now = session.draw("plants")
    boxes = parts_that_differ(before, now)
    assert boxes is not None
    assert 0 < len(boxes) < len(before) / 10
    drive(session, 0.0, 0.0)
    assert parts_that_differ(now, session.draw("plants")) == []


def test_few_or_others_are_no_crowd(session: Session) -> None:
    plants = session.draw("plants")
    assert not is_crowd(plants[: CROWD_FROM - 1])
    assert not is_crowd((*plants, *session.draw(BASE_ID)))
    assert parts_that_differ(plants, plants[:5]) is None
    assert parts_that_differ(plants, (plants[1], plants[0], *plants[2:])) is None


def test_who_leaves_and_who_joins_is_told_by_its_place(session: Session) -> None:
    plants = session.draw("plants")
    other = Instance(plants[0].symbol, (50.0, 50.0), 0.0, plants[0].scale)
    boxes = parts_that_differ(plants, (*plants[1:], other))
    assert boxes == [extent(plants[:1]), extent((other,))]
