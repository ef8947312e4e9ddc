"""Snapshots of sessions, and what is found of them after a crash (fault cases R1 to R7, U5)."""

import errno
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from project_io_fakes import CODEC, FailingFileSystem, sample_document

from diorama_planner.core.errors import WriteError
from diorama_planner.project_io.archive import pack
from diorama_planner.project_io.autosave import KEEP, SessionJournal, snapshot_path
from diorama_planner.project_io.container import save_project
from diorama_planner.project_io.owner import this_process
from diorama_planner.project_io.recovery import TRASH_DAYS, RecoveryArea, default_recovery_folder

DEAD = replace(this_process(), boot="before the power cut")
NOW = 1_700_000_000.0
DAY = 86_400


@pytest.fixture
def area(tmp_path):
    return RecoveryArea(tmp_path / "state" / "recovery", codec=CODEC)


@pytest.fixture
def plan(tmp_path):
    return tmp_path / "plan.diorama"


def journal(area, owner=DEAD, **options):
    return SessionJournal(area.folder, owner=owner, codec=CODEC, **options)


def crashed(area, *names, **options):
    """A session that wrote documents of these names and then died."""
    session = journal(area, **options)
    for name in names:
        session.write(sample_document(name))
    return session


def offered(area):
    return [(found.id, found.contents and found.contents.document.project.name) for found in area.list_recoverable()]


def damage(path):
    path.write_bytes(path.read_bytes()[:-50])


class TestJournal:
    def test_a_few_snapshots_are_kept(self, area):
        session = crashed(area, *"abcdefgh")
        kept = sorted(path.name for path in session.folder.glob("*.diorama"))
        assert kept == [f"{n:04}.diorama" for n in range(9 - KEEP, 9)]

    def test_nothing_is_written_before_there_is_anything_to_lose(self, area):
        journal(area).close()
        assert not area.folder.exists()

    def test_a_clean_close_leaves_nothing(self, area):
        crashed(area, "a", "b", owner=this_process()).close()
        assert not list(area.folder.iterdir())

    def test_others_cannot_read_it(self, area):
        assert crashed(area, "a").folder.stat().st_mode & 0o077 == 0

    def test_the_project_is_never_written_to(self, area, plan):
        plan.write_bytes(b"mine")
        crashed(area, "a", path=plan).note_saved(plan, "digest")
        assert plan.read_bytes() == b"mine"
        assert sorted(path.name for path in plan.parent.iterdir()) == ["plan.diorama", "state"]

    def test_a_state_folder_that_cannot_be_made_is_told(self, tmp_path):
        """Fault case U5."""
        (tmp_path / "file").write_bytes(b"")
        session = SessionJournal(tmp_path / "file" / "recovery", codec=CODEC)
        with pytest.raises(WriteError, match="cannot keep recovery data in"):
            session.write(sample_document())
        session.close()

    def test_a_full_disk_is_told_and_the_older_snapshot_stays(self, area):
        session = crashed(area, "a")
        for at in range(1, 30):
            session._fs = FailingFileSystem(at, OSError(errno.ENOSPC, "full"))
            try:
                session.write(sample_document("b"))
            except WriteError:
                assert offered(area)
            else:
                break
        assert at > 5
        assert offered(area) == [(session.id, "b")]


class TestFinding:
    def test_a_fresh_machine_has_nothing_to_recover(self, area):
        assert area.list_recoverable() == []
        area.clear_saved(NOW)
        area.empty_trash(NOW)

    def test_the_newest_snapshot_is_offered_with_where_it_came_from(self, area, plan):
        session = crashed(area, "a", "b", path=plan)
        (found,) = area.list_recoverable()
        assert found.contents.document == sample_document("b")
        assert (found.id, found.path, found.damaged) == (session.id, plan, 0)
        assert found.modified_ns > 0

    def test_a_plan_that_was_never_saved_has_no_path(self, area):
        crashed(area, "a")
        assert area.list_recoverable()[0].path is None

    def test_the_thumbnail_comes_with_it(self, area):
        journal(area).write(sample_document(), b"\x89PNG picture")
        assert area.list_recoverable()[0].thumbnail == b"\x89PNG picture"

    def test_a_running_program_keeps_its_own(self, area):
        """Fault case R5: two instances, one crashed."""
        crashed(area, "running", owner=this_process())
        crashed(area, "elsewhere", owner=replace(DEAD, host="attic"))
        dead = crashed(area, "dead")
        assert offered(area) == [(dead.id, "dead")]

    def test_time_plays_no_part(self, area):
        """Fault case F11: the newest by number is the newest, whatever the clock says."""
        session = crashed(area, "a", "b", "c")
        for number, time in ((1, 4e9), (2, 3e9), (3, 0)):
            os.utime(snapshot_path(session.folder, number), (time, time))
        assert offered(area) == [(session.id, "c")]

    def test_a_damaged_snapshot_is_set_aside_and_the_one_before_is_taken(self, area):
        """Fault case R3."""
        session = crashed(area, "a", "b", "c")
        damage(snapshot_path(session.folder, 3))
        for _ in range(2):
            (found,) = area.list_recoverable()
            assert found.contents.document.project.name == "b"
            assert found.damaged == 1
        assert (session.folder / "0003.diorama.damaged").exists()

    def test_if_all_are_damaged_that_is_told_and_they_are_kept(self, area):
        session = crashed(area, "a", "b")
        for number in (1, 2):
            damage(snapshot_path(session.folder, number))
        (found,) = area.list_recoverable()
        assert (found.contents, found.damaged, found.folder) == (None, 2, session.folder)
        assert len(list(session.folder.glob("*.damaged"))) == 2

    def test_a_snapshot_of_a_newer_version_is_not_called_damaged(self, area):
        session = crashed(area, "a")
        newer = snapshot_path(session.folder, 2)
        newer.write_bytes(pack({"document.json": b'{"schema": 99, "records": [{"kind": "monorail"}]}'}))
        assert offered(area) == [(session.id, "a")]
        assert newer.exists()

    def test_without_its_description_a_session_is_offered_still(self, area):
        session = crashed(area, "a")
        (session.folder / "session.json").write_bytes(b"{")
        assert offered(area) == [(session.id, "a")]
        (session.folder / "session.json").unlink()
        assert offered(area) == [(session.id, "a")]

    def test_an_empty_folder_is_nothing(self, area):
        (area.folder / "empty").mkdir(parents=True)
        (area.folder / "file").write_bytes(b"")
        assert offered(area) == []


class TestSavedSessions:
    def saved(self, area, plan):
        session = crashed(area, "a", path=plan)
        session.note_saved(plan, save_project(sample_document("a"), plan, codec=CODEC).digest)
        return session

    def test_what_was_saved_is_not_offered(self, area, plan):
        self.saved(area, plan)
        assert offered(area) == []

    def test_what_came_after_saving_is(self, area, plan):
        session = self.saved(area, plan)
        session.write(sample_document("b"))
        assert offered(area) == [(session.id, "b")]

    def test_a_truncated_project_does_not_hide_it(self, area, plan):
        """Fault case R2: the project is newer in time, but no longer what was saved."""
        session = self.saved(area, plan)
        damage(plan)
        os.utime(plan, (4e9, 4e9))
        assert offered(area) == [(session.id, "a")]

    def test_a_missing_project_does_not_hide_it(self, area, plan):
        session = self.saved(area, plan)
        plan.unlink()
        assert offered(area) == [(session.id, "a")]

    def test_saved_sessions_are_put_away(self, area, plan):
        saved, unsaved = self.saved(area, plan), crashed(area, "b")
        live = crashed(area, "c", owner=this_process())
        area.clear_saved(NOW)
        assert not saved.folder.exists()
        assert unsaved.folder.exists()
        assert live.folder.exists()

    def test_saving_before_the_first_snapshot_is_remembered(self, area, plan):
        session = journal(area)
        session.note_saved(plan, save_project(sample_document("a"), plan, codec=CODEC).digest)
        session.write(sample_document("b"))
        assert area.list_recoverable()[0].path == plan


class TestDiscarding:
    """Fault cases R6 and R7."""

    def test_looking_changes_nothing(self, area):
        session = crashed(area, "a")
        assert offered(area) == offered(area) == [(session.id, "a")]

    def test_discarded_work_is_kept_for_a_month(self, area):
        session = crashed(area, "a")
        area.discard(session.id, NOW)
        assert offered(area) == []
        (kept,) = (area.folder / "trash").iterdir()
        area.empty_trash(NOW + TRASH_DAYS * DAY)
        assert (kept / "0001.diorama").exists()
        area.empty_trash(NOW - 5 * 365 * DAY)  # the clock went back
        assert kept.exists()
        area.empty_trash(NOW + TRASH_DAYS * DAY + 2)
        assert not kept.exists()

    def test_only_what_we_put_there_is_removed(self, area):
        (area.folder / "trash" / "holiday pictures").mkdir(parents=True)
        area.empty_trash(1e12)
        assert (area.folder / "trash" / "holiday pictures").exists()

    def test_discarding_twice_is_no_fault(self, area):
        session = crashed(area, "a")
        area.discard(session.id, NOW)
        area.discard(session.id, NOW)

    def test_a_trash_that_cannot_be_made_is_told(self, area):
        session = crashed(area, "a")
        (area.folder / "trash").write_bytes(b"")
        with pytest.raises(WriteError, match="to the trash"):
            area.discard(session.id, NOW)
        assert offered(area) == [(session.id, "a")]


CRASH = """
import os, signal, sys
from pathlib import Path
from project_io_fakes import CODEC, sample_document
from diorama_planner.project_io.autosave import SessionJournal
journal = SessionJournal(Path(sys.argv[1]), path=Path(sys.argv[2]), codec=CODEC)
for name in ("first", "second"):
    journal.write(sample_document(name))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_after_kill_9_the_last_snapshot_is_offered(area, plan):
    """Fault case R1, with a real program."""
    ended = subprocess.run(
        [sys.executable, "-c", CRASH, str(area.folder), str(plan)], cwd=Path(__file__).parent, check=False
    )
    assert ended.returncode == -signal.SIGKILL
    (found,) = area.list_recoverable()
    assert found.contents.document == sample_document("second")
    assert found.path == plan


def test_the_folder_is_among_the_users_state(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert default_recovery_folder() == tmp_path / "diorama-planner" / "recovery"
