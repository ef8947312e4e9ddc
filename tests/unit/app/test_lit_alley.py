"""The neon alley has its light: it wires itself on USB and on four cells, and three cells are told to fade."""

from dataclasses import replace

import pytest

from diorama_planner.app.session import Session
from diorama_planner.core.issues import Severity
from diorama_planner.core.resources import asset_path
from diorama_planner.kinds.neon_fit import verdicts

LIT = {"neon", "light-vending-1", "light-vending-2", "light-workshop", "light-street", "light-street-2"}
WHITE = {"circuit-vending", "circuit-workshop", "circuit-street"}


@pytest.fixture(scope="module")
def alley() -> Session:
    session = Session()
    session.open(asset_path("examples", "neon-alley.diorama"))
    return session


def fed_by(session: Session, source: str) -> Session:
    with session.edit("Feed") as draft:
        draft.put(replace(draft.get("power"), source=source))
    return session


def test_its_sign_is_built_by_a_technique_that_can_show_it(alley: Session) -> None:
    sign = alley.document.get("neon")
    assert sign.text == "MIDNIGHT GARAGE"
    able = {each.technique.id for each in verdicts(sign, alley.around()) if each.is_possible}
    assert sign.technique in able
    assert "fibre" not in able


@pytest.mark.parametrize("source", ["usb2", "aa4"])
def test_it_wires_itself_without_errors(alley: Session, source: str) -> None:
    session = fed_by(alley, source)
    harness = session.wiring.now()
    assert harness.unrouted == ()
    assert {end.record for run in harness.runs for end in (run.leg.start, run.leg.end)} >= {*LIT, "power"}
    issues = session.issues()
    assert [issue for issue in issues if issue.severity is Severity.ERROR] == []
    assert not {issue.code for issue in issues} & {"light-fades", "no-headroom", "no-room-for-supply", "voltage-drop"}
    plan = session.electrics.plan
    assert {lamp for circuit in plan.circuits.values() for lamp in circuit.brightness} == LIT


def test_on_three_cells_it_says_from_when_the_white_lights_fade(alley: Session) -> None:
    session = fed_by(alley, "aa3")
    session.wiring.now()
    fading = {issue.record_id: issue for issue in session.issues() if issue.code == "light-fades"}
    assert set(fading) >= WHITE
    for circuit in WHITE:
        share = session.electrics.plan.circuits[circuit].dims_from_pct
        assert share is not None
        assert 40 < share < 70
        assert f"{share:.0f} %" in str(fading[circuit].message)
