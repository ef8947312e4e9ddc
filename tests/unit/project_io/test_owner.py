"""Who owns a lock or a session, and whether it still runs."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from diorama_planner.project_io import owner as module
from diorama_planner.project_io.owner import Owner, may_be_alive, this_process


@pytest.fixture
def dead():
    """The owner that a program was which no longer runs."""
    with subprocess.Popen([sys.executable, "-c", "pass"]) as child:
        pass
    return replace(this_process(), pid=child.pid, started="")


def test_this_program_runs():
    assert this_process().pid == os.getpid()
    assert may_be_alive(this_process())


def test_a_program_that_ended_does_not(dead):
    assert not may_be_alive(dead)


def test_a_program_from_before_the_machine_was_started_does_not():
    assert not may_be_alive(replace(this_process(), boot="another"))


def test_a_number_that_was_given_again_is_told_apart():
    assert not may_be_alive(replace(this_process(), started="1"))


def test_on_another_host_nobody_can_tell(dead):
    assert may_be_alive(replace(dead, host="attic"))


@pytest.mark.parametrize("pid", [0, -1, -(2**40), 2**80])
def test_numbers_that_no_process_has(pid):
    """0 and negative numbers mean groups of processes: never ask the system about those."""
    assert not may_be_alive(Owner(host=this_process().host, pid=pid))


def test_programs_of_other_users_run(monkeypatch):
    def kill(pid, signal):
        raise PermissionError

    monkeypatch.setattr(module.os, "kill", kill)
    assert may_be_alive(Owner(host=this_process().host, pid=1))


def test_systems_that_tell_less_are_believed_less(monkeypatch, dead):
    monkeypatch.setattr(module, "_boot_id", lambda: "")
    monkeypatch.setattr(module, "_start_of", lambda pid: "")
    me = this_process()
    assert (me.boot, me.started) == ("", "")
    assert may_be_alive(me)
    assert not may_be_alive(replace(dead, boot="", started=""))
