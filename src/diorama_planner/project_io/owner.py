"""Which running program owns something: by host, start of the machine, process and start of the process.

Used by locks beside projects and by recovery data. A clock plays no part: clocks go backwards.
"""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A process. `boot` and `started` are empty where the system does not tell them."""

    host: str
    pid: int
    boot: str = ""
    started: str = ""


def this_process() -> Owner:
    """Give the owner that this program is."""
    pid = os.getpid()
    return Owner(host=platform.node(), pid=pid, boot=_boot_id(), started=_start_of(pid))


def may_be_alive(owner: Owner) -> bool:
    """Whether a process may still run; on another host nobody can tell, so it may."""
    if owner.host != platform.node():
        return True
    if owner.boot and owner.boot != _boot_id():
        return False
    if not _runs(owner.pid):
        return False
    return not owner.started or owner.started == _start_of(owner.pid)  # else the number was given again


def _boot_id() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return ""


def _start_of(pid: int) -> str:
    """Clock ticks from the start of the machine to that of the process: field 22 of proc(5) `stat`."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def _runs(pid: int) -> bool:
    if pid <= 0:
        return False
    if sys.platform == "win32":  # there, os.kill(pid, 0) would interrupt the process
        import ctypes

        query, still_active = 0x1000, 259  # PROCESS_QUERY_LIMITED_INFORMATION, STILL_ACTIVE
        handle = ctypes.windll.kernel32.OpenProcess(query, False, pid)
        if not handle:
            return False
        code = ctypes.c_ulong()
        ctypes.windll.kernel32.GetExitCodeProcess(handle, ctypes.byref(code))
        ctypes.windll.kernel32.CloseHandle(handle)
        return code.value == still_active
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it runs, as another user
        return True
    except OverflowError:
        return False
    return True
