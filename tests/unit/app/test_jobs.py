"""Work off the main thread: snapshots, results, failures, cancelling, old revisions."""

from __future__ import annotations

import threading

import pytest

from diorama_planner.app.jobs import CancelledError, Job, Jobs
from diorama_planner.core.errors import WriteError
from diorama_planner.model.document import Document


@pytest.fixture
def jobs():
    made = Jobs(lambda act: act())
    yield made
    made.finish()


def test_the_result_of_the_snapshot_is_delivered(jobs):
    found = []
    jobs.start(
        Document(revision=7), lambda job: (job.revision, threading.current_thread().name), found.append, found.append
    )
    jobs.wait()
    ((revision, thread),) = found
    assert revision == 7
    assert thread.startswith("job")
    assert not jobs.busy


def test_jobs_run_one_after_the_other(jobs):
    order = []
    for number in range(5):
        jobs.start(Document(), lambda job, number=number: number, order.append, order.append)
    jobs.wait()
    assert order == [0, 1, 2, 3, 4]


def test_a_failure_is_told_in_words(jobs):
    told = []

    def fail(job: Job[int]) -> int:
        raise WriteError("the disk is full")

    jobs.start(Document(), fail, lambda _: told.append("done"), lambda error: told.append(str(error)))
    jobs.wait()
    assert told == ["the disk is full"]


def test_a_cancelled_job_says_nothing(jobs):
    told, begun, go_on = [], threading.Event(), threading.Event()

    def work(job: Job[int]) -> int:
        begun.set()
        go_on.wait(5)
        job.report(0.5)
        return 1

    job = jobs.start(Document(), work, told.append, told.append)
    begun.wait(5)
    job.cancel()
    go_on.set()
    jobs.wait()
    assert told == []
    assert not jobs.busy
    with pytest.raises(CancelledError):
        job.report(0.6)


@pytest.mark.parametrize(("now", "delivered"), [(3, [1]), (4, [])])
def test_the_result_of_an_old_revision_is_dropped(jobs, now, delivered):
    found = []
    jobs.start(Document(revision=3), lambda job: 1, found.append, found.append, current=lambda: now)
    jobs.wait()
    assert found == delivered


def test_progress_is_seen_while_the_work_goes_on(jobs):
    job = jobs.start(Document(), lambda job: job.report(0.25), lambda _: None, lambda _: None)
    jobs.wait()
    assert job.progress == 0.25


def test_a_fault_of_the_program_surfaces_where_results_are_delivered():
    acts = []
    jobs = Jobs(acts.append)
    jobs.start(Document(), lambda job: 1 // 0, lambda _: None, lambda _: None)
    jobs.wait()
    (act,) = acts
    with pytest.raises(ZeroDivisionError):
        act()
    assert not jobs.busy
    jobs.finish()
