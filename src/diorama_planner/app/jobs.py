"""Work off the main thread on a snapshot of the plan, which nothing can change meanwhile.

A job runs in a thread of its own, one after the other; its result is delivered where `deliver` runs it (the
window hands it to its event loop). A result may be dropped when the plan has moved on. Native solvers and
foreign files need a process of their own and do not belong here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from diorama_planner.core.errors import PlannerError
from diorama_planner.core.messages import msg
from diorama_planner.model.document import Document

T = TypeVar("T")
Deliver = Callable[[Callable[[], None]], None]


class CancelledError(PlannerError):
    """The user, or the end of the program, stopped the work."""


@dataclass(eq=False, slots=True)
class Job(Generic[T]):
    """One piece of work. `progress` goes from 0 to 1 and is written by the worker, read by whoever shows it."""

    snapshot: Document
    progress: float = 0.0
    _stop: threading.Event = field(default_factory=threading.Event)

    @property
    def revision(self) -> int:
        """The revision of the plan that the work is about."""
        return self.snapshot.revision

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next `report`."""
        self._stop.set()

    def report(self, progress: float) -> None:
        """Say how far the work is; called by the worker.

        Raises:
            CancelledError: the work is no longer wanted.
        """
        if self._stop.is_set():
            raise CancelledError(msg("cancelled"))
        self.progress = progress


class Jobs:
    """Runs jobs one after the other."""

    def __init__(self, deliver: Deliver) -> None:
        self._deliver = deliver
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._running: set[Job[Any]] = set()

    def start(
        self,
        snapshot: Document,
        work: Callable[[Job[T]], T],
        done: Callable[[T], None],
        failed: Callable[[PlannerError], None],
        *,
        current: Callable[[], int] | None = None,
    ) -> Job[T]:
        """Begin a job.

        Args:
            snapshot: the plan as it stands.
            work: runs in the thread; reads `job.snapshot`, calls `job.report` now and then.
            done: is given the result, through `deliver`.
            failed: is told what went wrong, through `deliver`; not of a cancelled job.
            current: gives the plan's revision when the result is there; an old one is dropped.
        """
        job: Job[T] = Job(snapshot)
        self._running.add(job)

        def run() -> None:
            try:
                job.report(0.0)
                result = work(job)
            except CancelledError:
                self._deliver(lambda: self._forget(job))
            except PlannerError as error:
                problem = error
                self._deliver(lambda: self._end(job, lambda: failed(problem)))
            except Exception as error:  # a fault of the program: it must surface where faults are caught
                fault = error
                self._deliver(lambda: self._end(job, lambda: _raise(fault)))
            else:
                self._deliver(lambda: self._end(job, lambda: self._hand_over(job, result, done, current)))

        self._pool.submit(run)
        return job

    @property
    def busy(self) -> bool:
        """Whether any job is waiting, running or not yet delivered."""
        return bool(self._running)

    def wait(self) -> None:
        """Wait until the worker has nothing left to do; results are delivered as ever."""
        self._pool.submit(lambda: None).result()

    def finish(self) -> None:
        """Cancel what is waiting or running, and wait for the worker to end."""
        for job in list(self._running):
            job.cancel()
        self._pool.shutdown(wait=True)

    def _end(self, job: Job[T], tell: Callable[[], None]) -> None:
        self._forget(job)
        tell()

    def _hand_over(
        self, job: Job[T], result: T, done: Callable[[T], None], current: Callable[[], int] | None
    ) -> None:
        if current is None or current() == job.revision:
            done(result)

    def _forget(self, job: Job[T]) -> None:
        self._running.discard(job)


def _raise(fault: Exception) -> None:
    raise fault
