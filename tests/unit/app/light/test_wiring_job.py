"""The harness of a session: laid when asked for, or in the background; what is out of date is dropped."""

import pytest

from diorama_planner.app import verbs
from diorama_planner.app.jobs import Jobs
from diorama_planner.app.light.wiring_job import route_now
from diorama_planner.kinds.label import Label
from tests.unit.circuits.wired_plans import light, session_of, town


@pytest.fixture
def session():
    return session_of(*town(), light("one", 350.0, 100.0), light("two", 150.0, 250.0, circuit="row"))


@pytest.fixture
def delivered(session):
    waiting = []
    jobs = Jobs(waiting.append)
    session.derived.wire_jobs = lambda: jobs

    def deliver():
        jobs.wait()
        acts, waiting[:] = list(waiting), []
        for act in acts:
            act()

    yield deliver
    jobs.finish()


def move(session, name, dx):
    with session.edit("Move") as draft:
        verbs.move(draft, [name], dx, 0.0)


def laid_at_once(session):
    return route_now(session.beside(session.document))


def test_a_harness_follows_the_plan_and_stays_the_same_object_while_no_wire_is_another(session):
    before = session.wiring.harness
    with session.edit("Write") as draft:
        draft.put(Label(id="text", text="Nothing electric", at_mm=(10.0, 10.0)))
    assert session.wiring.harness is before
    move(session, "one", 10.0)
    assert session.wiring.harness is not before
    assert session.wiring.harness == laid_at_once(session)
    session.undo()
    assert session.wiring.harness.runs == before.runs


def test_wires_are_laid_in_the_background_and_who_listens_is_told(session, delivered):
    heard = []
    session.subscribe(lambda event: heard.append(event.kind))
    assert session.wiring.harness.runs == ()
    assert session.wiring.busy
    delivered()
    assert heard == ["wires"]
    assert session.wiring.harness == laid_at_once(session)


def test_what_was_laid_for_a_plan_that_has_moved_on_is_dropped(session, delivered):
    assert session.wiring.harness.runs == ()
    move(session, "one", -60.0)
    delivered()
    assert session.wiring.harness.runs == ()
    delivered()
    assert session.wiring.harness.runs == laid_at_once(session).runs


def test_whoever_cannot_wait_gets_the_wires_at_once_and_nothing_old_comes_after(session, delivered):
    assert session.wiring.harness.runs == ()
    move(session, "two", 20.0)
    found = route_now(session)
    assert found == laid_at_once(session)
    delivered()
    assert session.wiring.harness is found


def test_a_plan_that_loses_its_supply_has_no_wires_left(session):
    assert route_now(session).runs
    with session.edit("Remove") as draft:
        verbs.delete(draft, ["supply", "hub"])
    assert route_now(session).runs == ()
    assert session.wiring.findings == {}
