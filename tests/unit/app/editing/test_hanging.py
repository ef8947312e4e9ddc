"""Things that stand by a wall are hung on it where they are."""

import pytest

from diorama_planner.app import verbs
from diorama_planner.app.editing import hanging
from diorama_planner.app.session import Session
from diorama_planner.core.errors import UsageError
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project


@pytest.fixture
def session():
    return Session(
        Document.of(
            [
                Project(id=PROJECT_ID, name="P"),
                Base(id=BASE_ID, width_mm=300, depth_mm=200, order=-1.0),
                Wall(id="wall", path_mm=((20, 160), (120, 160)), thickness_mm=10, height_mm=60),
                Thing(id="sign", thing="shop_sign_h", label="RAMEN", at_mm=(60, 153.8), source="print"),
                Thing(id="drum", thing="oil_drum", at_mm=(200, 40)),
                Label(id="text", text="A", at_mm=(60, 150)),
            ]
        )
    )


def hang(session, *ids):
    with session.edit("Hang") as draft:
        return hanging.hang(draft, session.scene, ids)


def test_it_stays_where_it_is_and_goes_with_the_wall(session):
    before = session.outline("sign").bounds
    body = session.scene.solids(session.document.get("sign"))
    (made,) = hang(session, "sign")
    fixture = session.document.get(made)
    assert (fixture.host, fixture.surface, fixture.label, fixture.source) == ("wall", "back", "RAMEN", "print")
    assert session.outline(made).bounds == pytest.approx(before, abs=0.05)
    assert session.scene.solids(fixture)[0].bottom_mm == pytest.approx(body[0].bottom_mm)
    assert "sign" not in session.document.records
    with session.edit("Delete") as draft:
        verbs.delete(draft, ["wall"])
    assert made not in session.document.records


def test_on_the_other_side_it_hangs_on_the_front(session):
    with session.edit("Move") as draft:
        draft.change("sign", at_mm=(90, 167), rotation_deg=180.0)
    (made,) = hang(session, "sign")
    fixture = session.document.get(made)
    assert (fixture.surface, fixture.at_mm) == ("front", pytest.approx(70))


@pytest.mark.parametrize(("item", "told"), [("drum", "stands by no wall"), ("text", "cannot hang")])
def test_what_cannot_hang_is_told_and_nothing_is_done(session, item, told):
    before = session.document
    with pytest.raises(UsageError, match=told):
        hang(session, "sign", item)
    assert session.document is before
