"""The child that does a job: its answers, and all the ways in which it can fail whoever asks."""

import json
import sys
import time

import pytest

from diorama_planner.app import worker
from diorama_planner.app.worker import WorkerError, ask, command_of, serve

ECHO = "import sys, json\nq = json.loads(sys.stdin.readline())\n"


def child(code):
    """The command of a child that runs some Python instead of a job."""
    return [sys.executable, "-c", ECHO + code]


def answers(code, **more):
    return list(ask("strip", {"n": 3}, command=child(code), **more))


def test_answers_come_in_their_order_until_it_is_done():
    code = "for n in range(q['n']): print(json.dumps({'n': n}))\nprint(json.dumps({'done': True}))\nprint('x')"
    assert answers(code) == [{"n": 0}, {"n": 1}, {"n": 2}]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("sys.exit(3)", "its process ended early"),
        ("print('{\"n\": 1}', flush=True)\nimport os\nos.abort()", "its process ended early"),
        ("print('Segmentation fault')", "answers what is no answer"),
        ("print('[1, 2]')", "answers what is no answer"),
        ("print('[' * 100000)", "answers what is no answer"),
        ("sys.stdout.buffer.write(bytes(range(256)))", "answers what is no answer"),
        ("print(json.dumps({'failed': 'ModuleNotFoundError: spyrrow'}))", "strip: ModuleNotFoundError: spyrrow"),
    ],
)
def test_a_child_that_fails_is_told(code, said):
    with pytest.raises(WorkerError, match=said):
        answers(code)


def test_a_child_that_cannot_be_started_is_told():
    with pytest.raises(WorkerError, match="cannot be started"):
        list(ask("strip", {}, command=["/nonexistent/python"]))


def test_what_was_answered_in_time_stands():
    found = answers("print('{\"n\": 1}', flush=True)\nimport time\ntime.sleep(60)", seconds=3.0)
    assert found == [{"n": 1}]


def test_cancelling_ends_the_child(tmp_path):
    class CancelledError(Exception):
        pass

    def wait():
        if (tmp_path / "alive").exists():
            raise CancelledError

    path = str(tmp_path / "alive")
    code = f"import time, pathlib\np = pathlib.Path({path!r})\np.touch()\ntime.sleep(2)\np.write_text('still')"
    with pytest.raises(CancelledError):
        answers(code, wait=wait)
    time.sleep(2.5)
    assert (tmp_path / "alive").read_text() == ""


def test_leaving_the_loop_ends_the_child(monkeypatch):
    started = []
    plain = worker.subprocess.Popen

    def popen(*args, **more):
        started.append(plain(*args, **more))
        return started[-1]

    monkeypatch.setattr(worker.subprocess, "Popen", popen)
    loop = ask("strip", {}, command=child("print('{\"n\": 1}', flush=True)\nimport time\ntime.sleep(60)"))
    assert next(loop) == {"n": 1}
    loop.close()
    assert started[0].poll() is not None


def test_the_program_starts_itself(monkeypatch):
    assert command_of("strip") == [sys.executable, "-m", "diorama_planner", "worker", "strip"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command_of("strip") == [sys.executable, "worker", "strip"]


def test_an_unknown_job_is_told():
    with pytest.raises(WorkerError, match="KeyError: 'no such job'"):
        list(ask("no such job", {}))


def test_a_panic_is_told_and_not_raised(monkeypatch, capsys):
    class PanicError(BaseException):
        pass

    def run(question, answer):
        answer({"n": question["n"]})
        raise PanicError("called `Option::unwrap()` on a `None` value")

    monkeypatch.setattr(worker, "import_module", lambda name: type("Job", (), {"run": staticmethod(run)}))
    monkeypatch.setattr("sys.stdin", type("In", (), {"readline": staticmethod(lambda: '{"n": 7}')}))
    assert serve("strip") == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told == [{"n": 7}, {"failed": "PanicError: called `Option::unwrap()` on a `None` value"}]
