"""Versions of a plan, and what the plan needs more than they: a file, earlier savings, steps of the history."""

from dataclasses import replace
from pathlib import Path

import pytest

from diorama_planner.app.purchase.bill_difference import bill_difference, version_named, version_of_file, versions
from diorama_planner.app.session import Session
from diorama_planner.core.errors import BadFileError, UsageError
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document


def wall(length=200.0):
    return Wall(id="wall", path_mm=((0.0, 0.0), (length, 0.0)), height_mm=60.0, thickness_mm=10.0)


@pytest.fixture
def session(tmp_path):
    """A plan that was saved with one wall, and then again with a longer one."""
    made = Session(Document.of([wall()]))
    made.save(tmp_path / "plan.diorama")
    stretch(made, 300.0)
    made.save()
    return made


def stretch(session, length):
    with session.edit(f"Stretch to {length:g}") as draft:
        draft.put(replace(session.document.records["wall"], path_mm=wall(length).path_mm))


def foam(found):
    (row,) = [row for row in found.rows if row.kind == "material"]
    return row.need


def test_what_was_just_saved_does_not_differ(session):
    assert bill_difference(session, version_named(session, "saved")).is_empty


def test_an_earlier_saving_differs_by_what_was_built_since(session):
    found = bill_difference(session, version_named(session, "bak1"))
    assert foam(found) == pytest.approx(100.0 * 60.0)


def test_steps_of_the_history_are_versions_and_are_not_undone(session):
    stretch(session, 500.0)
    before = session.document
    assert [version.id for version in versions(session)] == ["saved", "bak1", "step1", "step0"]
    assert foam(bill_difference(session, version_named(session, "step1"))) == pytest.approx(200.0 * 60.0)
    assert foam(bill_difference(session, version_named(session, "step0"))) == pytest.approx(300.0 * 60.0)
    assert session.document is before


def test_a_step_that_was_taken_back_is_a_version_too(session):
    stretch(session, 500.0)
    session.undo()
    found = bill_difference(session, version_named(session, "step2"))
    assert foam(found) == pytest.approx(-200.0 * 60.0)


def test_another_file_is_compared_with_the_same_prices_of_the_person(session, tmp_path):
    other = Session(Document.of([wall(100.0)]))
    other.save(tmp_path / "other.diorama")
    found = bill_difference(session, version_of_file(tmp_path / "other.diorama"))
    assert foam(found) == pytest.approx(200.0 * 60.0)


def test_a_version_that_is_not_there_says_which_are(session):
    with pytest.raises(UsageError) as told:
        version_named(session, "bak3")
    assert "saved, bak1, step0" in str(told.value.hint)


def test_a_file_that_is_no_plan_is_refused(session, tmp_path):
    bad = tmp_path / "bad.diorama"
    bad.write_text("no plan")
    with pytest.raises(BadFileError):
        bill_difference(session, version_of_file(Path(bad)))
