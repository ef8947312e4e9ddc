"""Circuits of a plan: gathered and kept in step, edited by verbs, told in issues that mend themselves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diorama_planner.app import verbs
from diorama_planner.app.light import circuit_edits as edits
from diorama_planner.app.light.circuit_tree import CircuitTree
from diorama_planner.app.light.circuit_words import remarks_on
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import UsageError
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.effect import Effect
from diorama_planner.kinds.junction import Junction
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.supply import Supply
from diorama_planner.kinds.wire import Wire
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, Circuit, Project

CATALOGUE = load_catalogue()
LIGHTS = tuple(f"light-{number}" for number in range(3))
FEEDS = ("box", "usb", "jay", "flicker")


def plan_of(*records: object) -> Session:
    base = Base(id=BASE_ID, width_mm=300.0, depth_mm=200.0)
    return Session(Document.of([Project(id="project"), base, *records]), catalogue=CATALOGUE)


def lit_plan() -> Session:
    """Three white lights far apart, a box of three AA cells, a USB port, a junction on it and a flicker on that."""
    places = ((40.0, 40.0), (150.0, 100.0), (280.0, 40.0))
    lights = (
        Light(id=name, led="smd0603_white", at_mm=at, order=n)
        for n, (name, at) in enumerate(zip(LIGHTS, places, strict=True), 1)
    )
    return plan_of(
        Supply(id="box", source="aa3", at_mm=(20.0, 100.0), under_base=True),
        Supply(id="usb", source="usb2", at_mm=(280.0, 100.0), under_base=True),
        Junction(id="jay", at_mm=(200.0, 100.0), feed="usb"),
        Effect(id="flicker", sort="flicker", at_mm=(220.0, 100.0), feed="jay"),
        *lights,
    )


def edit(session: Session, act, *words, **more):
    with session.edit("test") as draft:
        return act(draft, *words, **more)


def codes(session: Session, record: str) -> set[str]:
    return {issue.code for issue in session.issues() if issue.record_id == record}


# -- in step ----------------------------------------------------------------------------------------------------


@st.composite
def acts(draw):
    light, feed, other = (draw(st.sampled_from(names)) for names in (LIGHTS, FEEDS, FEEDS))
    return draw(
        st.sampled_from(
            [
                lambda draft: edits.connect_loose(draft, feed),
                lambda draft: edits.make_circuit(draft, feed, [light]),
                lambda draft: edits.connect_nearest(draft, light),
                lambda draft: edits.join(draft, [light], ""),
                lambda draft: edits.set_feed(draft, other, feed),
                lambda draft: verbs.move(draft, [light, feed], 5.0, 0.0),
                lambda draft: verbs.set_fields(draft, light, {"count": 4, "label": "Lamp"}),
                lambda draft: verbs.set_fields(draft, "box", {"source": "nothing_like_it"}),
                lambda draft: verbs.duplicate(draft, [light, feed], 9.0, 9.0),
                lambda draft: verbs.delete(draft, [feed]),
                lambda draft: draft.remove(next(draft.every(Circuit), Circuit(name="")).id),
                lambda draft: draft.add(Wire(start=feed, end=other)),
            ]
        )
    )


@settings(max_examples=20, deadline=None)
@given(st.lists(st.one_of(acts(), st.none()), min_size=2, max_size=6))
def test_after_any_edits_circuits_are_those_of_a_fresh_start(run):
    session = lit_plan()
    for act in run:
        if act is None:
            session.undo()
        else:
            try:
                edit(session, act)
            except UsageError:
                continue
        session.electrics.plan  # noqa: B018 - asked in between, so that there is something to keep in step
    fresh = Session(session.document, catalogue=CATALOGUE)
    assert session.electrics.electrics == fresh.electrics.electrics
    assert session.electrics.plan == fresh.electrics.plan
    assert session.issues() == fresh.issues()
    lines = list(CircuitTree(session.electrics.electrics).lines())
    shown = [line.id for line in lines if line.id]
    electric = session.electrics.electrics
    assert (
        len(shown)
        == len(set(shown))
        == len(electric.feeds)
        + len(electric.circuits)
        + sum(isinstance(item, Light) for item in session.document.items())
    )


def test_moving_lights_leaves_the_answer_as_it_is():
    session = lit_plan()
    edit(session, edits.connect_loose, "usb")
    before = session.electrics.plan
    edit(session, verbs.move, LIGHTS, 3.0, 4.0)
    assert session.electrics.plan is before
    edit(session, verbs.set_fields, LIGHTS[0], {"count": 2})
    assert session.electrics.plan is not before


# -- verbs ------------------------------------------------------------------------------------------------------


def test_everything_loose_is_connected_at_once_and_undone_at_once():
    session = lit_plan()
    made = edit(session, edits.connect_loose, "usb")
    circuit = session.document.get(made)
    assert (circuit.name, circuit.feed) == ("Circuit 1", "usb")
    own = session.document.get("flicker").ma
    load = session.electrics.plan.feeds["usb"].load_ma.half
    assert load == pytest.approx(3 * session.electrics.plan.circuits[made].branches[0].ma.half + own)
    with pytest.raises(UsageError, match="every light is in a circuit already"):
        edit(session, edits.connect_loose, "usb")
    session.undo()
    assert len(session.electrics.electrics.loose) == 3
    assert session.electrics.plan.feeds["usb"].load_ma.half == pytest.approx(own)


def test_circuits_of_one_plan_have_names_and_colours_of_their_own():
    session = lit_plan()
    names = [edit(session, edits.make_circuit, "usb") for _ in range(3)]
    made = [session.document.get(name) for name in names]
    assert [circuit.name for circuit in made] == ["Circuit 1", "Circuit 2", "Circuit 3"]
    assert len({circuit.colour_plus for circuit in made}) == 3


def test_a_light_joins_the_circuit_of_the_nearest_light():
    session = lit_plan()
    left = edit(session, edits.make_circuit, "box", ["light-0"])
    right = edit(session, edits.make_circuit, "usb", ["light-2"])
    assert edit(session, edits.connect_nearest, "light-1") == left
    edit(session, verbs.move, ["light-1"], 120.0, 0.0)
    assert edit(session, edits.connect_nearest, "light-1") == right
    assert edit(session, edits.connect_to_supply, "light-1") != right
    edit(session, lambda draft: draft.remove(right))
    assert [lamp.record for lamp in session.electrics.electrics.loose] == ["light-2"]


@pytest.mark.parametrize(
    ("act", "words", "told"),
    [
        (edits.set_feed, ("jay", "flicker"), "is fed by .* itself"),
        (edits.set_feed, ("jay", "jay"), "is fed by .* itself"),
        (edits.set_feed, ("usb", "box"), "is not fed by anything"),
        (edits.set_feed, ("jay", "light-0"), "feeds nothing"),
        (edits.join, (["usb"], ""), "is not a light"),
        (edits.join, (["light-0"], "usb"), "is not a circuit"),
        (edits.connect_nearest, ("light-0",), "no light is in a circuit yet"),
    ],
)
def test_what_cannot_be_connected_is_named(act, words, told):
    session = lit_plan()
    before = session.document
    with pytest.raises(UsageError, match=told):
        edit(session, act, *words)
    assert session.document is before


def test_a_supply_that_is_put_takes_what_has_none_and_leaves_what_has_one():
    session = lit_plan()
    fed = edit(session, edits.make_circuit, "usb", ["light-0"])
    dark = edit(session, edits.make_circuit, "", ["light-1"])
    made = edit(session, edits.put_supply)
    feeds = {name: session.document.records[name].feed for name in (fed, dark, "jay", "flicker")}
    assert feeds == {fed: "usb", dark: made, "jay": "usb", "flicker": "jay"}
    assert session.electrics.electrics.loose == ()
    assert edit(session, edits.put_supply, fed) == session.document.records[fed].feed != made


# -- words and issues -------------------------------------------------------------------------------------------


def test_a_loose_light_is_an_issue_that_mends_itself():
    session = lit_plan()
    assert codes(session, "light-0") == {"light-unconnected"}
    issue = next(each for each in session.issues() if each.record_id == "light-0")
    session.apply_fix(next(fix for fix in issue.fixes if fix.verb == "connect_to_supply"))
    assert codes(session, "light-0") == set()
    assert {issue.code for issue in session.issues() if issue.record_id in {"light-1", "light-2"}} == {
        "light-unconnected"
    }


def test_white_lights_on_three_cells_fade_and_that_is_said_of_their_circuit_until_they_hang_elsewhere():
    session = lit_plan()
    made = edit(session, edits.connect_loose, "box")
    assert codes(session, made) == {"light-fades"}
    told = " ".join(map(str, remarks_on(session.electrics, made)))
    assert "3 lights" in told
    assert "Dims to half when" in told
    edit(session, edits.set_feed, made, "usb")
    assert codes(session, made) == set()


def test_what_a_light_does_is_said_in_words():
    session = lit_plan()
    assert "in no circuit yet" in str(remarks_on(session.electrics, "light-0")[0])
    edit(session, edits.connect_loose, "usb")
    first, shine = map(str, remarks_on(session.electrics, "light-0"))
    assert "mA through 910 ohm" in first  # (5.25 - 2.75) V / 3 mA = 833 ohm, and the next of E24 up
    assert shine.startswith("Brightness")
    assert any("of 500 mA are taken" in str(each) for each in remarks_on(session.electrics, "usb"))
    assert remarks_on(session.electrics, BASE_ID) == ()
