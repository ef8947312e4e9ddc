"""A power cut at any moment of a saving leaves a complete version (fault case F2).

The calls that a real saving made are replayed on a model of a disk: what was not synced of a file may be lost
or torn, and what was not synced of a folder may be there or not, each change by itself.
"""

import itertools

import pytest
from project_io_fakes import NotingFileSystem

from diorama_planner.project_io.files import write_atomically

OLD, NEW = b"old version", b"new version, longer"


class Disk:
    """Files by number with what is safe and what is only in memory; names with changes not yet safe."""

    def __init__(self, path, content):
        self.safe = {0: content}
        self.memory = {0: content}
        self.names = {path: 0}
        self.live = {path: 0}
        self.pending = []
        self.handles = {}

    def create(self, args, result):
        number = len(self.memory)
        self.safe[number], self.memory[number] = b"", b""
        self.handles[result] = number
        self._name(args[0], number)

    def write(self, args, result):
        self.memory[self.handles[args[0]]] += args[1][:result]

    def sync(self, args, result):
        number = self.handles[args[0]]
        self.safe[number] = self.memory[number]

    def link(self, args, result):
        self._name(args[1], self.live[args[0]])

    def replace(self, args, result):
        number = self.live.pop(args[0])
        self.live[args[1]] = number
        self.pending.append({args[0]: None, args[1]: number})  # one step: both or neither

    def unlink(self, args, result):
        self.live.pop(args[0], None)  # a backup from before the first call
        self.pending.append({args[0]: None})

    def sync_folder(self, args, result):
        self.names, self.pending = dict(self.live), []

    def _name(self, path, number):
        self.live[path] = number
        self.pending.append({path: number})

    def after_power_cut(self):
        """Give every state that a disk may be found in: bytes by path."""
        for kept in itertools.product([False, True], repeat=len(self.pending)):
            names = dict(self.names)
            for change in itertools.compress(self.pending, kept):
                names.update(change)
            for part in (0.0, 0.5, 1.0):
                yield {path: self._survived(n, part) for path, n in names.items() if n is not None}

    def _survived(self, number, part):
        safe, memory = self.safe[number], self.memory[number]
        return safe + memory[len(safe) : len(safe) + round(part * (len(memory) - len(safe)))]


def states(calls, path, content):
    """Give the states of the disk for a power cut after each call, and those after the last one."""
    disk = Disk(path, content)
    found = list(disk.after_power_cut())
    last = found
    for name, args, result in calls:
        if hasattr(Disk, name):
            getattr(disk, name)(args, result)
            last = list(disk.after_power_cut())
            found += last
    return found, last


@pytest.fixture(params=[0, 1, 3])
def saved(request, tmp_path):
    """A saving that was noted: its calls and the path."""
    path = tmp_path / "plan.diorama"
    write_atomically(path, b"oldest version", backups=request.param)
    write_atomically(path, OLD, backups=request.param)
    fs = NotingFileSystem()
    write_atomically(path, NEW, backups=request.param, fs=fs)
    return [call for call in fs.calls if not names_backup_before(call, path)], path


def names_backup_before(call, path):
    """Moving backups of earlier savings is of no concern: the model starts with one file."""
    name, args, _ = call
    return name == "replace" and ".bak" in args[0].name


def test_every_state_has_a_complete_version(saved):
    calls, path = saved
    found, _ = states(calls, path, OLD)
    assert len(found) > 20
    assert {state.get(path) for state in found} == {OLD, NEW}


def test_what_is_reported_as_saved_survives(saved):
    calls, path = saved
    _, last = states(calls, path, OLD)
    assert {state.get(path) for state in last} == {NEW}


def test_a_backup_is_complete_or_not_there(saved):
    calls, path = saved
    found, _ = states(calls, path, OLD)
    backups = {state.get(path.with_name(f".{path.name}.bak1")) for state in found}
    assert backups <= {OLD, None}


@pytest.mark.parametrize(
    ("forgotten", "check"),
    [("sync", test_every_state_has_a_complete_version), ("sync_folder", test_what_is_reported_as_saved_survives)],
)
def test_the_model_notices_a_forgotten_call(saved, forgotten, check):
    calls, path = saved
    with pytest.raises(AssertionError):
        check(([call for call in calls if call[0] != forgotten], path))
