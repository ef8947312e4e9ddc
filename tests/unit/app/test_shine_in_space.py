"""How bright what a circuit lights is in space: told per record, be it a lamp or the thing that carries it."""

from dataclasses import replace

import pytest

from diorama_planner.app.space.space_feed import SHINE_STEP, SpaceFeed
from diorama_planner.kinds.supply import Supply
from diorama_planner.kinds.thing import Thing
from tests.unit.circuits.wired_plans import LIT, light, session_of


def test_a_circuit_that_is_off_darkens_its_lamps_and_what_carries_them_and_nothing_else():
    other = replace(LIT, id="other", name="Other")
    machines = [
        Thing(id=name, thing="vending_jp", at_mm=(x, 150.0)) for name, x in (("lit-box", 300.0), ("box", 90.0))
    ]
    own = light("one", 300.0, 150.0, host="lit-box")
    session = session_of(other, *machines, own, light("two", 90.0, 80.0, circuit="other"))
    feed = SpaceFeed(session)
    first = feed.take().shine
    assert first is not None
    assert first.keys() == {"one", "lit-box", "two"}  # a machine without a light of the plan shines as ever
    assert min(first.values()) > 0.0
    with session.edit("Note") as draft:
        draft.put(replace(machines[0], note="red"))
    assert feed.take().shine is None
    with session.edit("Off") as draft:
        draft.put(replace(LIT, on=False))
    dark = feed.take().shine
    assert dark == {"one": 0.0, "lit-box": 0.0, "two": first["two"]}
    assert feed.everything().shine == dark  # a view that is made anew, and a still, begin with it
    with session.edit("On, and dimmer") as draft:
        draft.put(LIT)
        draft.put(replace(own, ma=1.0))
    lamps, shine = feed.take(), feed.everything().shine
    assert lamps.lamps is not None
    assert shine is not None
    assert shine["one"] == shine["lit-box"] == pytest.approx(lamps.lamps["one"][0].share, abs=SHINE_STEP / 2)


def test_what_is_left_in_batteries_is_seen_in_space_too():
    session = session_of(Supply(id="cells", source="aa3", at_mm=(140.0, 40.0)), light("one", 90.0, 80.0))
    with session.edit("Three cells") as draft:
        draft.change(LIT.id, feed="cells")
    feed, seen = SpaceFeed(session), []
    for charge in ("fresh", "half", "end"):
        session.set_preferences(night_charge=charge)
        lamps = feed.take().lamps
        assert lamps is not None
        seen.append(lamps["one"][0].share)
    assert seen[0] > seen[1] > seen[2] > 0.0
    assert feed.take().is_empty
