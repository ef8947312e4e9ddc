"""All drums become crates: counted, in one step, where they stood."""

from dataclasses import replace

import pytest

from diorama_planner.app.editing.replacing import replace_things, replaceable, things_on
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import UsageError
from diorama_planner.kinds.scatter import MixPart, Scatter
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.document import Document
from diorama_planner.model.record import PROJECT_ID, Layer, Project

CATALOGUE = load_catalogue()
CRATE = "pallet_euro"


def drum(name: str, **fields) -> Thing:
    return Thing(id=name, thing="oil_drum", at_mm=(10.0, 20.0), rotation_deg=30.0, order=1.0, **fields)


@pytest.fixture
def session() -> Session:
    records = (
        Project(id=PROJECT_ID),
        Layer(id="shut", name="Shut", locked=True),
        drum("a", label="Rusty", note="leaks", size_mm=(9.0, 9.0, 14.0), colours={"body": "#112233"}),
        drum("b"),
        drum("locked", locked=True),
        drum("away", layer="shut"),
        replace(drum("cow"), thing="cow"),
    )
    return Session(Document.of(records), catalogue=CATALOGUE)


def test_things_are_counted(session: Session) -> None:
    assert things_on(session.document) == {"oil_drum": 4, "cow": 1}
    assert things_on(session.document, ["a", "cow"]) == {"oil_drum": 1, "cow": 1}


def test_what_is_locked_is_left_alone(session: Session) -> None:
    assert replaceable(session.document, "oil_drum") == ["a", "b"]
    assert replaceable(session.document, "oil_drum", ["b", "locked"]) == ["b"]


def test_place_rotation_and_words_stay_and_what_was_said_of_the_old_thing_goes(session: Session) -> None:
    before = session.document.get("a")
    with session.edit("Replace") as draft:
        replace_things(draft, ["a", "b"], "oil_drum", CRATE, CATALOGUE)
    after = session.document.get("a")
    assert after == replace(before, thing=CRATE, size_mm=None, casting_mm=None, colours={})
    assert things_on(session.document) == {"oil_drum": 2, CRATE: 2, "cow": 1}
    session.undo()
    assert session.document.get("a") == before
    assert not session.can_undo


@pytest.mark.parametrize(("new", "word"), [("unicorn", "unicorn"), ("oil_drum", "same thing")])
def test_what_cannot_be_is_refused_and_nothing_is_changed(session: Session, new: str, word: str) -> None:
    before = session.document
    with pytest.raises(UsageError, match=word), session.edit("Replace") as draft:
        replace_things(draft, ["a"], "oil_drum", new, CATALOGUE)
    assert session.document is before


def test_what_is_scattered_is_replaced_in_its_mix_and_keeps_its_weight(session: Session) -> None:
    mix = (MixPart(thing="oil_drum", weight=3.0), MixPart(thing="cow"), MixPart(material="gravel_fine"))
    square = ((0.0, 0.0), (50.0, 0.0), (50.0, 50.0), (0.0, 50.0))
    with session.edit("Scatter") as draft:
        draft.put(Scatter(id="yard", outline_mm=square, mix=mix))
    assert things_on(session.document) == {"oil_drum": 5, "cow": 2}
    assert replaceable(session.document, "oil_drum") == ["a", "b", "yard"]
    with session.edit("Replace") as draft:
        replace_things(draft, ["yard"], "oil_drum", CRATE, CATALOGUE)
    assert session.document.get("yard").mix == (replace(mix[0], thing=CRATE), *mix[1:])


def test_an_item_that_is_another_thing_stays_as_it_is(session: Session) -> None:
    with session.edit("Measure") as draft:
        draft.change("cow", casting_mm=(40.0, 12.0, 25.0))
    before = session.document.get("cow")
    with session.edit("Replace") as draft:
        replace_things(draft, ["cow"], "oil_drum", CRATE, CATALOGUE)
    assert session.document.get("cow") == before
