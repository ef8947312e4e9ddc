"""A file is written whole or not at all, whatever the system does on the way."""

import errno
import logging
import os
import resource
import signal
from pathlib import Path

import pytest
from project_io_fakes import FailingFileSystem, NotingFileSystem, ScriptedFileSystem

from diorama_planner.core.errors import BadFileError, WriteError
from diorama_planner.project_io.file_system import REAL
from diorama_planner.project_io.files import (
    RETRY_WAITS_S,
    backup_path,
    sweep_temporary_files,
    write_atomically,
)

ERRNOS = ["ENOSPC", "EIO", "EACCES", "EROFS", "EDQUOT", "EBUSY", "ENAMETOOLONG"]


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.diorama"
    path.write_bytes(b"old")
    return path


def test_writes_a_new_file(tmp_path):
    write_atomically(tmp_path / "new.csv", b"a,b")
    assert (tmp_path / "new.csv").read_bytes() == b"a,b"
    assert names(tmp_path) == ["new.csv"]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "other").write_bytes(b"")
    write_atomically(tmp_path / "new", b"x")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_permissions_are_kept(plan, mode):
    plan.chmod(mode)
    write_atomically(plan, b"new")
    assert plan.stat().st_mode & 0o7777 == mode


def test_a_private_file_is_never_readable_by_others(plan):
    plan.chmod(0o600)
    fs = NotingFileSystem()
    write_atomically(plan, b"new", fs=fs)
    assert [args[1] for name, args, _ in fs.calls if name == "create"] == [0o600]


def test_a_symbolic_link_is_followed(plan, tmp_path):
    link = tmp_path / "link.diorama"
    link.symlink_to(plan)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert plan.read_bytes() == b"new"


def test_a_link_to_nothing_makes_its_target(tmp_path):
    link = tmp_path / "link.diorama"
    link.symlink_to(tmp_path / "target.diorama")
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "target.diorama").read_bytes() == b"new"


def test_a_hard_link_is_noted_in_the_log(plan, tmp_path, monkeypatch):
    told = []
    log = logging.getLogger("diorama_planner.project_io.files")
    monkeypatch.setattr(log, "info", lambda text, *args: told.append(text % args))
    os.link(plan, tmp_path / "second")
    write_atomically(plan, b"new")
    assert plan.read_bytes() == b"new"
    assert (tmp_path / "second").read_bytes() == b"old"
    assert "hard links" in "".join(told)


def error_of(*args, **options):
    try:
        write_atomically(*args, **options)
    except WriteError as error:
        return error
    return None


@pytest.mark.parametrize("code", ERRNOS)
@pytest.mark.parametrize("backups", [0, 3])
def test_whichever_call_fails_the_old_file_stays(tmp_path, code, backups):
    """Fault case F3: fail the first call, the second ... until none fails."""
    reported = set()
    for at in range(1, 100):
        plan = tmp_path / str(at) / "plan.diorama"
        plan.parent.mkdir()
        plan.write_bytes(b"old")
        backup_path(plan, 1).write_bytes(b"older")
        fs = FailingFileSystem(at, OSError(getattr(errno, code), os.strerror(getattr(errno, code))))
        error = error_of(plan, b"new content", fs=fs, backups=backups)
        assert not [name for name in names(plan.parent) if name.endswith("tmp")]
        if error is None:
            assert plan.read_bytes() == b"new content"
            if not fs.failed_call:
                break
            assert fs.failed_call == "link"  # copied instead
            continue
        reported.add(fs.failed_call)
        assert plan.read_bytes() == (b"new content" if fs.failed_call == "sync_folder" else b"old")
        assert error.exit_code == 4
        assert "plan.diorama" in str(error)
        assert str(error.hint)
        assert "\n" not in str(error)
    assert reported >= {"resolve", "status", "create", "write", "sync", "close", "read", "replace", "sync_folder"}


def test_the_message_says_how_much_room_is_missing(plan):
    def write(handle, data):
        raise OSError(errno.ENOSPC, "no space")

    fs = ScriptedFileSystem(write=write, free_bytes=lambda folder: 1_000_000)
    with pytest.raises(WriteError, match=r"the disk is full, 2\.0 MB are missing \(make room"):
        write_atomically(plan, bytes(3_000_000), fs=fs)


def test_a_real_limit_of_file_size_leaves_the_old_file(plan):
    """Fault case F4: the system itself refuses in the middle."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
        with pytest.raises(WriteError, match="larger than the disk allows"):
            write_atomically(plan, bytes(300_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert plan.read_bytes() == b"old"
    assert names(plan.parent) == ["plan.diorama"]


def test_short_writes_are_continued(plan):
    fs = ScriptedFileSystem(write=lambda handle, data: REAL.write(handle, data[:3]))
    write_atomically(plan, b"0123456789", fs=fs)
    assert plan.read_bytes() == b"0123456789"


def test_a_write_that_writes_nothing_is_a_failure(plan):
    with pytest.raises(WriteError):
        write_atomically(plan, b"new", fs=ScriptedFileSystem(write=lambda handle, data: 0))
    assert plan.read_bytes() == b"old"


def test_a_disk_that_loses_bytes_is_found_out(plan):
    """The count says all was written, but it was not."""

    def write(handle, data):
        REAL.write(handle, data[:-1])
        return len(data)

    with pytest.raises(WriteError, match="other bytes"):
        write_atomically(plan, b"new", fs=ScriptedFileSystem(write=write))
    assert plan.read_bytes() == b"old"
    assert names(plan.parent) == ["plan.diorama"]


def test_what_fails_verification_does_not_replace_the_file(plan):
    def verify(data):
        assert data == b"new"
        raise BadFileError("a record is missing")

    with pytest.raises(WriteError, match="a record is missing"):
        write_atomically(plan, b"new", verify=verify)
    assert plan.read_bytes() == b"old"
    assert names(plan.parent) == ["plan.diorama"]


def test_an_interruption_leaves_nothing_behind(plan):
    def verify(data):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_atomically(plan, b"new", verify=verify)
    assert plan.read_bytes() == b"old"
    assert names(plan.parent) == ["plan.diorama"]


def in_use():
    error = PermissionError(errno.EACCES, "in use")
    error.winerror = 32
    return error


class HeldOpen(ScriptedFileSystem):
    """Windows, where another program holds a file for some attempts."""

    def __init__(self, attempts, held):
        super().__init__()
        self.attempts, self.held, self.slept = attempts, held, []

    def replace(self, source, target):
        if target == self.held and self.attempts:
            self.attempts -= 1
            raise in_use()
        REAL.replace(source, target)

    def sleep(self, seconds):
        self.slept.append(seconds)


def test_a_file_that_is_held_for_a_moment_is_replaced_after_it(plan):
    fs = HeldOpen(2, plan)
    write_atomically(plan, b"new", fs=fs)
    assert plan.read_bytes() == b"new"
    assert fs.slept == list(RETRY_WAITS_S[:2])


def test_a_file_that_stays_held_is_not_lost(plan):
    """Fault case F8."""
    fs = HeldOpen(99, plan)
    with pytest.raises(WriteError, match=r"keeps it open .*plan \(unsaved\)\.diorama"):
        write_atomically(plan, b"new", fs=fs)
    assert sum(fs.slept) == pytest.approx(2.5)
    assert plan.read_bytes() == b"old"
    assert (plan.parent / "plan (unsaved).diorama").read_bytes() == b"new"
    with pytest.raises(WriteError):
        write_atomically(plan, b"newer", fs=HeldOpen(99, plan))
    assert names(plan.parent) == ["plan (unsaved 2).diorama", "plan (unsaved).diorama", "plan.diorama"]


def test_a_refusal_that_will_not_pass_is_not_waited_for(plan):
    def replace(source, target):
        raise PermissionError(errno.EACCES, "never")

    def sleep(seconds):
        pytest.fail("waited")

    with pytest.raises(WriteError, match="no permission"):
        write_atomically(plan, b"new", fs=ScriptedFileSystem(replace=replace, sleep=sleep))


def test_earlier_versions_are_kept(plan):
    for number in range(5):
        write_atomically(plan, b"%d" % number, backups=3)
    assert plan.read_bytes() == b"4"
    assert [backup_path(plan, n).read_bytes() for n in (1, 2, 3)] == [b"3", b"2", b"1"]
    assert len(names(plan.parent)) == 4


def test_a_gap_among_earlier_versions_is_filled_first(plan):
    backup_path(plan, 1).write_bytes(b"1")
    backup_path(plan, 3).write_bytes(b"3")
    write_atomically(plan, b"new", backups=3)
    assert [backup_path(plan, n).read_bytes() for n in (1, 2, 3)] == [b"old", b"1", b"3"]


def test_earlier_versions_are_copied_where_there_are_no_hard_links(plan):
    def link(source, target):
        raise OSError(errno.EPERM, "FAT")

    plan.chmod(0o600)
    write_atomically(plan, b"new", backups=1, fs=ScriptedFileSystem(link=link))
    assert backup_path(plan, 1).read_bytes() == b"old"
    assert backup_path(plan, 1).stat().st_mode & 0o777 == 0o600


def test_the_current_file_is_in_place_at_every_moment(plan):
    """Never renamed away for a backup: a crash there would leave no project."""
    fs = NotingFileSystem()
    write_atomically(plan, b"new", backups=3, fs=fs)
    assert plan not in [args[0] for name, args, _ in fs.calls if name in {"replace", "unlink"}]


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("folder", "it is a folder"),
        ("missing/plan", "its folder does not exist"),
        ("plan.diorama/plan", "its folder is a file"),
        ("n" * 300, "the name is too long"),
    ],
)
def test_targets_that_cannot_be_written(plan, target, reason):
    (plan.parent / "folder").mkdir()
    with pytest.raises(WriteError, match=reason) as caught:
        write_atomically(plan.parent / target, b"x")
    assert str(caught.value.hint)


def test_devices_are_not_replaced_by_files():
    with pytest.raises(WriteError, match="a device, not a file"):
        write_atomically(Path("/dev/null"), b"x")


def test_a_write_protected_file_is_left_alone(plan):
    """Also for a user whom the system lets do everything."""
    plan.chmod(0o444)
    with pytest.raises(WriteError, match="write-protected"):
        write_atomically(plan, b"new")
    assert plan.read_bytes() == b"old"


def test_names_as_long_as_allowed_can_be_written(tmp_path):
    path = tmp_path / ("ü" * 125)  # 250 bytes
    write_atomically(path, b"x")
    assert path.read_bytes() == b"x"


class TestSweeping:
    def test_old_temporary_files_of_ours_go(self, tmp_path):
        left = tmp_path / ".plan.diorama.0123456789ab.dp-tmp"
        left.write_bytes(b"")
        now = left.stat().st_mtime
        assert sweep_temporary_files(tmp_path, now=now + 3600) == 0
        assert sweep_temporary_files(tmp_path, now=now + 100_000) == 1
        assert names(tmp_path) == []

    @pytest.mark.parametrize(
        "name", ["plan.diorama", ".plan.tmp", "x.0123456789ab.dp-tmp", ".x.0123456789AB.dp-tmp", ".x.01.dp-tmp"]
    )
    def test_nothing_else_goes(self, tmp_path, name):
        (tmp_path / name).write_bytes(b"")
        assert sweep_temporary_files(tmp_path, now=1e12) == 0
        assert names(tmp_path) == [name]

    def test_a_folder_with_such_a_name_stays(self, tmp_path):
        (tmp_path / ".plan.0123456789ab.dp-tmp").mkdir()
        assert sweep_temporary_files(tmp_path, now=1e12) == 0

    def test_a_missing_folder_is_nothing_to_sweep(self, tmp_path):
        assert sweep_temporary_files(tmp_path / "gone", now=1e12) == 0

    def test_what_a_killed_program_leaves_has_that_name(self, tmp_path):
        fs = NotingFileSystem()
        write_atomically(tmp_path / "plan.diorama", b"x", fs=fs)
        (created,) = [args[0] for name, args, _ in fs.calls if name == "create"]
        created.write_bytes(b"")
        assert sweep_temporary_files(tmp_path, now=1e12) == 1
