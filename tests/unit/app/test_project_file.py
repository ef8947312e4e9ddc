"""The file behind a session: what is dirty, and who may write."""

from __future__ import annotations

import pytest

from diorama_planner.app import project_file
from diorama_planner.app.project_file import ProjectFile
from diorama_planner.core.errors import UsageError
from diorama_planner.model.document import Document
from diorama_planner.model.record import PROJECT_ID, Project
from diorama_planner.project_io.lock import Holder, LockFound, LockState, lock_path
from diorama_planner.project_io.owner import this_process


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.diorama"
    ProjectFile().save(Document.of([Project(id=PROJECT_ID, name="Yard")]), path, None)
    return path


def test_an_opened_project_is_locked_until_it_is_released(plan):
    file = ProjectFile(locks=True)
    file.open(plan)
    assert lock_path(plan).exists()
    assert not file.read_only
    file.release()
    assert not lock_path(plan).exists()


def test_without_locks_nothing_is_left_beside_the_project(plan):
    ProjectFile().open(plan)
    assert not lock_path(plan).exists()


def test_a_project_that_another_program_holds_opens_read_only(plan, monkeypatch):
    held = LockFound(LockState.HELD, Holder(owner=this_process(), who="Ada", since=0.0, key="key"))
    monkeypatch.setattr(project_file, "take_lock", lambda path, now: held)
    second = ProjectFile(locks=True)
    second.open(plan)
    assert second.read_only
    assert second.held_by == "Ada"
    with pytest.raises(UsageError, match="read-only"):
        second.target(None)


def test_saving_under_another_name_moves_the_lock(plan, tmp_path):
    file = ProjectFile(locks=True)
    document = file.open(plan).document
    other = tmp_path / "other.diorama"
    file.save(document, other, None)
    assert lock_path(other).exists()
    assert not lock_path(plan).exists()
    file.release()


def test_a_plan_is_dirty_when_its_records_differ(plan):
    file = ProjectFile()
    document = file.open(plan).document
    assert not file.is_dirty(document)
    assert file.is_dirty(Document.of([Project(id=PROJECT_ID, name="Other")]))
