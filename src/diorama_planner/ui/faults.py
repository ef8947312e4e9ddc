"""Faults of the program: written to a log, told once in a banner, never a storm of dialogs."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import platformdirs

QUIET_S = 5.0
MAX_BYTES = 1_000_000
_LOG = logging.getLogger("diorama_planner")


def log_folder() -> Path:
    """Where the log lies."""
    return platformdirs.user_log_path("diorama-planner", appauthor=False)


def start_log(folder: Path) -> bool:
    """Write warnings and faults to a file that turns over at a megabyte. Says whether that is possible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "planner.log", maxBytes=MAX_BYTES, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return False
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    return True


class FaultReporter:
    """Takes unexpected exceptions: logs each, tells of one at most every `QUIET_S`."""

    def __init__(self, tell: Callable[[str], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._tell = tell
        self._clock = clock
        self._told = float("-inf")

    def install(self) -> None:
        """Take what no one else caught, on every thread."""
        sys.excepthook = self.report
        threading.excepthook = lambda args: self.report(args.exc_type, args.exc_value, args.exc_traceback)

    def report(self, kind: type[BaseException], fault: BaseException | None, trace: TracebackType | None) -> None:
        """Log a fault and tell of it, unless one was told of just now."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault or kind(), trace)
            return
        _LOG.error("unexpected fault", exc_info=(kind, fault or kind(), trace))
        if self._clock() - self._told >= QUIET_S and threading.current_thread() is threading.main_thread():
            self._told = self._clock()
            self._tell(f"{kind.__name__}: {fault}".strip(": "))
