"""Locks beside projects (fault case U1): never two silent writers."""

import errno
import json
from dataclasses import replace

import pytest
from project_io_fakes import ScriptedFileSystem

from diorama_planner.project_io.lock import LockFound, LockState, ProjectLock, lock_path, look_at_lock, take_lock
from diorama_planner.project_io.owner import this_process

ME = this_process()
DEAD = replace(ME, boot="before the power cut")
NEIGHBOUR = replace(ME, pid=1, started="")
ELSEWHERE = replace(ME, host="attic")


@pytest.fixture
def plan(tmp_path):
    return tmp_path / "plan.diorama"


def take(plan, **options):
    return take_lock(plan, 1000.0, **options)


def test_a_free_project_is_locked_and_given_back(plan):
    assert look_at_lock(plan) == LockFound(LockState.FREE)
    lock = take(plan)
    assert lock.is_ours()
    found = look_at_lock(plan)
    assert (found.state, found.holder.owner, found.holder.since) == (LockState.OURS, ME, 1000.0)
    lock.release()
    assert not lock.held
    assert look_at_lock(plan).state is LockState.FREE
    assert not list(plan.parent.iterdir())


def test_the_lock_says_who_but_is_no_project(plan):
    take(plan)
    path = plan.parent / ".~lock.plan.diorama.json"
    assert lock_path(plan) == path
    assert set(json.loads(path.read_text())) == {"owner", "who", "since", "key"}


@pytest.mark.parametrize(
    ("owner", "state"),
    [(NEIGHBOUR, LockState.HELD), (ELSEWHERE, LockState.ELSEWHERE)],
    ids=["same machine", "another machine"],
)
def test_a_lock_of_another_is_respected_until_the_user_says_so(plan, owner, state):
    theirs = take(plan, me=owner)
    found = take(plan)
    assert isinstance(found, LockFound)
    assert (found.state, found.may_be_taken) == (state, False)
    assert found.holder.owner == owner
    assert theirs.is_ours()

    mine = take(plan, force=True)
    assert mine.is_ours()
    assert not theirs.is_ours()
    theirs.release()
    assert mine.is_ours()


def test_a_lock_of_a_program_that_crashed_is_taken_over(plan):
    take(plan, me=DEAD)
    found = look_at_lock(plan)
    assert (found.state, found.may_be_taken) == (LockState.STALE, True)
    assert take(plan).is_ours()


def test_a_lock_of_our_own_may_be_taken_again(plan):
    first, second = take(plan), take(plan)
    assert not first.is_ours()
    assert second.is_ours()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"owner": 5}', b"\xff", b"[" * 4000, b" " * 5000], ids=lambda c: str(c)[:12]
)
def test_a_lock_that_cannot_be_read_is_asked_about(plan, content):
    lock_path(plan).write_bytes(content)
    found = take(plan)
    assert isinstance(found, LockFound)
    assert (found.state, found.may_be_taken) == (LockState.UNREADABLE, False)
    assert take(plan, force=True).is_ours()


def test_two_at_once_do_not_both_get_it(plan):
    """Another program locks between our look and our taking."""

    class Raced(ScriptedFileSystem):
        def create(self, path, mode):
            take(plan, me=NEIGHBOUR)
            raise FileExistsError(errno.EEXIST, "exists")

    found = take(plan, fs=Raced())
    assert isinstance(found, LockFound)
    assert found.state is LockState.HELD


def test_in_a_folder_that_cannot_be_written_there_is_no_lock(plan):
    def create(path, mode):
        raise OSError(errno.EROFS, "read-only")

    lock = take(plan, fs=ScriptedFileSystem(create=create))
    assert isinstance(lock, ProjectLock)
    assert not lock.held
    assert not lock.is_ours()
    lock.release()


def test_a_full_disk_leaves_no_half_lock(plan):
    def write(handle, data):
        raise OSError(errno.ENOSPC, "full")

    lock = take(plan, fs=ScriptedFileSystem(write=write))
    assert isinstance(lock, ProjectLock)
    assert not lock.held
    assert not list(plan.parent.iterdir())


def test_a_link_and_its_target_have_one_lock(plan, tmp_path):
    plan.write_bytes(b"")
    link = tmp_path / "link.diorama"
    link.symlink_to(plan)
    take(plan, me=NEIGHBOUR)
    assert look_at_lock(link).state is LockState.HELD
