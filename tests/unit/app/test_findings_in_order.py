"""Issues are told in one order, whether all were sorted or few were put in between."""

import random

import pytest
from plans import add, session_with

from diorama_planner.app import findings, verbs
from diorama_planner.app.session import Session
from diorama_planner.kinds.thing import Thing

RANK = {"error": 0, "warning": 1, "hint": 2}


def keys(session):
    return [(RANK[issue.severity.value], issue.code, issue.record_id) for issue in session.issues()]


@pytest.fixture
def crowded():
    """Drums side by side, of which many stand in each other and some over the edge."""
    session = session_with()
    chance = random.Random(3)
    for number in range(60):
        at = (chance.uniform(-10, 310), chance.uniform(0, 200))
        add(session, Thing(id=f"drum-{number:02}", thing="oil_drum", at_mm=at, order=float(number)))
    session.issues()
    return session


@pytest.mark.parametrize("most", [0, 1000])
def test_what_is_told_after_moves_is_what_a_plan_opened_like_this_tells(crowded, most, monkeypatch):
    monkeypatch.setattr(findings, "MOST_SORTED_IN", most)
    chance = random.Random(5)
    for _ in range(40):
        with crowded.edit("Move") as draft:
            name = f"drum-{chance.randrange(60):02}"
            verbs.move(draft, [name], chance.uniform(-40, 40), chance.uniform(-30, 30))
        if chance.random() < 0.3:
            crowded.undo()
        assert keys(crowded) == sorted(keys(crowded))
    told = [str(issue.message) for issue in crowded.issues()]
    fresh = [str(issue.message) for issue in Session(crowded.document, catalogue=crowded.catalogue).issues()]
    assert told
    assert sorted(told) == sorted(fresh)


def test_a_move_that_changes_no_finding_leaves_the_list_as_it_is(crowded):
    before = crowded.issues()
    with crowded.edit("Note") as draft:
        draft.change("drum-07", note="rusty")
    assert crowded.issues() == before
