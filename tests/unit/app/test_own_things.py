"""Own things are kept in the user's folder, seen at once, and their pictures travel with the plan."""

import pytest

from diorama_planner.app.own_things import (
    add_own_thing,
    carry_pictures,
    keep_pictures_carried,
    own_picture,
    session_with_own_things,
)
from diorama_planner.app.preferences import Preferences
from diorama_planner.app.session import Session
from diorama_planner.app.starts import new_document
from diorama_planner.app.verbs import place_thing
from diorama_planner.catalogue.create import create_thing
from diorama_planner.catalogue.user import UserCatalogue
from diorama_planner.core.errors import WriteError
from diorama_planner.core.scale import Scale
from diorama_planner.model.document import asset_name
from diorama_planner.project_io.container import read_project

PICTURE = b"\x89PNG not quite a picture"


@pytest.fixture
def session():
    return Session(new_document("Test", Scale(64), (200, 240)))


@pytest.fixture
def van():
    return create_thing("My van", (70.0, 30.0, 28.0), scale=64.0, category="van")


def test_a_new_thing_is_known_at_once_and_after_a_restart(session, van, tmp_path):
    events = []
    session.subscribe(events.append)
    kept = add_own_thing(session, van, PICTURE, tmp_path)
    assert kept.picture == asset_name(PICTURE)
    assert session.catalogue.thing(kept.id).picture == kept.picture
    assert [event.kind for event in events] == ["preferences"]
    assert UserCatalogue(tmp_path).entries == (kept,)
    assert own_picture(kept.picture, tmp_path) == PICTURE


def test_making_one_is_no_step_of_the_history_and_leaves_the_selection(session, van, tmp_path):
    with session.edit("Place") as draft:
        item = place_thing(draft, "oil_drum", (10, 10))
    session.selection.set({item})
    add_own_thing(session, van, None, tmp_path)
    assert session.undo_label == "Place"
    assert session.selection.ids == {item}
    assert session.draw(item)


def test_its_picture_goes_with_the_plan_that_uses_it(session, van, tmp_path):
    keep_pictures_carried(session, tmp_path)
    kept = add_own_thing(session, van, PICTURE, tmp_path)
    assert kept.picture not in session.document.assets
    with session.edit("Place") as draft:
        place_thing(draft, kept.id, (50, 50))
    assert session.document.assets[kept.picture] == PICTURE
    session.undo()
    session.redo()
    path = tmp_path / "plan.diorama"
    session.save(path)
    assert read_project(path).document.assets[kept.picture] == PICTURE


def test_a_later_session_finds_the_picture_again(session, van, tmp_path):
    kept = add_own_thing(session, van, PICTURE, tmp_path)
    catalogue = session.scene.shared_catalogue
    later = Session(new_document("Later", Scale(64), (100, 100)), catalogue=catalogue)
    with later.edit("Place") as draft:
        place_thing(draft, kept.id, (50, 50))
    assert carry_pictures(later, tmp_path)
    assert not carry_pictures(later, tmp_path)
    assert later.document.assets[kept.picture] == PICTURE


def test_a_picture_that_was_changed_or_lost_is_not_taken(session, van, tmp_path):
    kept = add_own_thing(session, van, PICTURE, tmp_path)
    file = next((tmp_path / "pictures").iterdir())
    file.write_bytes(b"something else")
    assert own_picture(kept.picture, tmp_path) is None
    file.unlink()
    assert own_picture(kept.picture, tmp_path) is None


def test_a_folder_that_cannot_be_made_is_told_and_nothing_changes(session, van, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WriteError):
        add_own_thing(session, van, PICTURE, tmp_path / "file")
    assert van.id not in session.catalogue.thing_map


def test_a_session_begins_with_what_the_folder_holds(session, van, tmp_path):
    kept = add_own_thing(session, van, PICTURE, tmp_path)
    later, unread = session_with_own_things(Preferences(), tmp_path)
    assert unread == ()
    later.new(new_document("Later", Scale(64), (100, 100)))
    with later.edit("Place") as draft:
        place_thing(draft, kept.id, (50, 50))
    assert later.document.assets[kept.picture] == PICTURE


def test_a_damaged_folder_is_told_of_and_the_session_begins(tmp_path):
    (tmp_path / "own-things.json").write_text("{")
    session, unread = session_with_own_things(Preferences(), tmp_path)
    assert len(unread) == 1
    assert session.catalogue.thing("oil_drum")
