"""Wires in the window: laid beside the work of the hand, told when they lie, let be when the window closes."""

from diorama_planner.app import verbs
from diorama_planner.app.light.wiring_job import route_now
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.supply import Supply
from diorama_planner.model.record import Circuit


def light_up(session):
    with session.edit("Light up") as draft:
        draft.put(Supply(id="supply", at_mm=(60.0, 60.0), under_base=True))
        draft.put(Circuit(id="lit", name="Lit", feed="supply"))
        draft.put(Light(id="lamp", at_mm=(100.0, 80.0), circuit="lit"))


def laid_at_once(session):
    return route_now(session.beside(session.document))


def test_wires_are_laid_in_the_background_and_follow_the_plan(window, qtbot):
    session, heard = window.session, []
    session.subscribe(lambda event: heard.append(event.kind))
    light_up(session)
    assert session.wiring.harness.runs == ()
    qtbot.waitUntil(lambda: "wires" in heard)
    assert session.wiring.harness == laid_at_once(session)
    for step in range(3):
        with session.edit("Move") as draft:
            verbs.move(draft, ["lamp"], 5.0, 2.0 * step)
        assert session.wiring.harness.runs  # the last ones, until others lie
    qtbot.waitUntil(lambda: session.wiring.harness == laid_at_once(session))


def test_a_window_that_closes_while_wires_are_laid_ends_and_leaves_the_session_usable(window, monkeypatch):
    session = window.session
    light_up(session)
    assert session.wiring.harness.runs == ()
    assert session.wiring.busy
    monkeypatch.setattr("diorama_planner.ui.commands.files.may_leave", lambda _: True)
    assert window.close()
    assert session.wiring.harness == laid_at_once(session)
