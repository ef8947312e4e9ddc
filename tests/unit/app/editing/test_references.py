"""Pictures of the reference board: pinned side by side, laid out in rows, kept in the file and off the plan."""

import pytest

from diorama_planner.app.editing.references import GAP, ROW_HEIGHT, in_rows, pin, references
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


@pytest.mark.parametrize("shape", [0.3, 1.0, 3.0])
def test_rows_are_of_one_height_and_fill_the_shape_that_is_there(shape: float) -> None:
    aspects = {f"p{number}": (0.5, 1.0, 1.6, 0.75)[number % 4] for number in range(24)}
    places = in_rows(list(aspects), aspects, shape)
    for name, (_, _, width) in places.items():
        assert width * aspects[name] == pytest.approx(ROW_HEIGHT)
    wide = max(x + width for x, _, width in places.values())
    high = max(y for _, y, _ in places.values()) + ROW_HEIGHT
    assert 0.5 * shape < wide / high < 2 * shape


def test_rows_do_not_overlap() -> None:
    aspects = {"wide": 0.05, "square": 1.0, "tall": 30.0}
    places = list(in_rows(list(aspects), aspects).values())
    for number, (x, y, width) in enumerate(places):
        for left, top, _ in places[number + 1 :]:
            assert top > y or left >= x + width
    assert in_rows([], {}) == {}
