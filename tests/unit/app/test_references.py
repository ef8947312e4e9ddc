"""Pictures of the reference board: pinned side by side, laid out in rows, kept in the file and off the plan."""

import pytest

from diorama_planner.app.references import GAP, ROW_HEIGHT, ROW_WIDTH, in_rows, pin, references
from diorama_planner.app.session import Session
from diorama_planner.model.document import Document
from diorama_planner.model.record import PROJECT_ID, Project
from diorama_planner.project_io.container import contents_of, project_bytes


@pytest.fixture
def session() -> Session:
    return Session(Document.of([Project(id=PROJECT_ID)]))


def pinned(session: Session, picture: bytes, **given) -> str:
    with session.edit("Pin") as draft:
        return pin(draft, picture, **given)


def test_pictures_are_pinned_to_the_right_of_each_other(session: Session) -> None:
    one, two = pinned(session, b"one", caption="The yard"), pinned(session, b"two")
    first, second = references(session.document)
    assert (first.id, second.id) == (one, two)
    assert (first.at, first.caption) == ((0.0, 0.0), "The yard")
    assert second.at[0] == first.width + GAP
    session.undo()
    assert references(session.document) == [first]


def test_they_are_no_part_of_plan_bill_or_paper(session: Session) -> None:
    bill = session.bill()
    pinned(session, b"one")
    assert session.stacking() == []
    assert session.drawing() == ()
    assert session.bill() == bill


def test_they_travel_in_the_file_with_their_pictures(session: Session) -> None:
    pinned(session, b"one", at=(5.0, 7.0))
    back = contents_of(project_bytes(session.document))
    assert back.problems == ()
    assert references(back.document) == references(session.document)
    assert list(back.document.assets.values()) == [b"one"]


def test_rows_are_of_one_height_and_no_wider_than_the_board() -> None:
    aspects = {"wide": 0.25, "square": 1.0, "tall": 3.0, "last": 0.6}
    places = in_rows(list(aspects), aspects)
    for name, (x, _, width) in places.items():
        assert width * aspects[name] == pytest.approx(ROW_HEIGHT)
        assert x + width <= max(ROW_WIDTH, width)
    rows = {y for _, y, _ in places.values()}
    assert len(rows) == 2
    assert places["square"][0] == 0.0  # a new row, for the wide one takes nearly all of the first
