"""Work in a process of its own, for what can bring a process down or cannot be stopped: solvers and foreign files.

The child is asked one question and answers in lines of JSON, as many as it likes; ending the child is how it is
cancelled. It is this program itself, started with the name of a job. What it answers is data to be checked: a child
that is missing, ends early or babbles is a `WorkerError`, and whoever asked goes on without it.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from queue import Empty, Queue
from typing import Any

from diorama_planner.core.errors import PlannerError
from diorama_planner.core.messages import msg

JOBS: Mapping[str, str] = {
    "strip": "diorama_planner.takeoff.strip_solver",
    "mesh": "diorama_planner.solids.mesh_job",
    "still": "diorama_planner.cli.still_job",
}
"""The module of each job; its `run(question, answer)` does the work."""

MOST_MEMORY: Mapping[str, int] = {"mesh": 2 * 2**30}
"""Bytes that a child may have, where the system can say no: what reads foreign files."""

LONGEST_LINE = 16 * 1024 * 1024
_LOOK_EVERY_S = 0.1
_DONE, _FAILED = "done", "failed"


class WorkerError(PlannerError):
    """A child that could not be started, ended early, or answered what is no answer."""


def command_of(job: str) -> list[str]:
    """Give the command that starts the child of a job; a frozen program starts itself."""
    own = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "diorama_planner"]
    return [*own, "worker", job]


def ask(
    job: str,
    question: Mapping[str, Any],
    *,
    seconds: float = math.inf,
    wait: Callable[[], None] = lambda: None,
    command: Sequence[str] | None = None,
) -> Generator[Mapping[str, Any], None, None]:
    """Ask a child and give its answers as they come; leaving the loop ends the child.

    Args:
        job: one of `JOBS`.
        question: what JSON can say.
        seconds: how long it may take at most; then it is ended, and what it answered stands.
        wait: called while there is no answer; may raise to cancel.
        command: what is started instead of this program.

    Raises:
        WorkerError: it cannot be started, ended without having done its work, or babbles.
    """
    try:
        child = subprocess.Popen(
            command or command_of(job),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise WorkerError(msg("{job}: its process cannot be started: {reason}", job=job, reason=error)) from error
    lines: Queue[bytes] = Queue()
    threading.Thread(target=_talk, args=(child, json.dumps(question).encode(), lines), daemon=True).start()
    try:
        yield from _answers(job, lines, time.monotonic() + seconds, wait)
    finally:
        child.kill()
        child.wait()


def _talk(child: subprocess.Popen[bytes], question: bytes, lines: Queue[bytes]) -> None:
    """Tell the child its question and pass its lines on; the last is empty."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        with child.stdin:
            child.stdin.write(question + b"\n")
        with child.stdout:
            while line := child.stdout.readline(LONGEST_LINE):
                lines.put(line)
    except (OSError, ValueError):
        pass  # it has ended: the empty line says so
    lines.put(b"")


def _answers(job: str, lines: Queue[bytes], deadline: float, wait: Callable[[], None]) -> Iterator[Mapping[str, Any]]:
    while time.monotonic() < deadline:
        wait()
        try:
            line = lines.get(timeout=_LOOK_EVERY_S)
        except Empty:
            continue
        if not line:
            raise WorkerError(msg("{job}: its process ended early", job=job))
        answer = _read(line)
        if answer is None:
            raise WorkerError(msg("{job}: its process answers what is no answer", job=job))
        if _FAILED in answer:
            raise WorkerError(msg("{job}: {reason}", job=job, reason=answer[_FAILED]))
        if _DONE in answer:
            return
        yield answer


def _read(line: bytes) -> Mapping[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def serve(job: str) -> int:
    """Be the child of a job: read the question, answer, and say at last how it went."""
    out = sys.stdout

    def answer(told: Mapping[str, Any]) -> None:
        out.write(json.dumps(told) + "\n")
        out.flush()

    try:
        _limit_memory(MOST_MEMORY.get(job))
        import_module(JOBS[job]).run(json.loads(sys.stdin.readline()), answer)
    except BaseException as error:  # a panic of a solver is no Exception
        answer({_FAILED: f"{type(error).__name__}: {error}"[:200]})
        return 1
    answer({_DONE: True})
    return 0


def _limit_memory(most: int | None) -> None:
    """Let this process have no more than so many bytes; Windows has no such limit, macOS does not keep to it."""
    if most is None:
        return
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # each thread would reserve address space, which counts
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
