"""A session: events in order, selection, history, files, preferences, what travels with a plan."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from plans import CATALOGUE, add, change, drum, rect, session_with

from diorama_planner.app import verbs
from diorama_planner.app.events import EventKind, SessionEvent
from diorama_planner.app.selection import Selection
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.core.errors import BadFileError, PlannerError, UsageError, WriteError
from diorama_planner.kinds.base import BaseLayer
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.record import BASE_ID, PRICES_ID, CatalogueEntry, PriceList
from diorama_planner.takeoff.bill import THING_PREFIX


class Ear:
    """Remembers what a session tells."""

    def __init__(self, session: Session) -> None:
        self.events: list[SessionEvent] = []
        session.subscribe(self.events.append)

    @property
    def kinds(self) -> list[EventKind]:
        return [event.kind for event in self.events]


# -- events -------------------------------------------------------------------------------------------------


def test_listeners_hear_of_a_change_when_all_has_followed() -> None:
    session = session_with(Landform(id="hill", outline_mm=rect(0, 0, 50, 50), height_mm=5, edge="cliff"))
    heard = []

    def listen(event: SessionEvent) -> None:
        heard.append((event.kind, session.ground.height_at(25, 25), session.bill().rows[0].measured, event.dirty_ids))

    session.subscribe(listen)
    change(session, "hill", height_mm=10.0)
    (told,) = heard
    assert told[0] == EventKind.CHANGE
    assert told[1] == pytest.approx(10.0)
    assert told[2] == pytest.approx(25_000)
    assert "hill" in told[3]
    session.unsubscribe(listen)
    session.undo()
    assert len(heard) == 1


def test_a_dropped_edit_is_not_told() -> None:
    session = session_with(drum("a", 1, 1))
    ear = Ear(session)
    before = session.document
    with suppress(KeyError), session.edit("Oops") as draft:
        verbs.delete(draft, ["a"])
        raise KeyError
    with session.edit("Nothing"):
        pass
    assert ear.events == []
    assert session.document is before


def test_removed_records_are_among_the_dirty_and_leave_the_selection() -> None:
    session = session_with(drum("a", 1, 1), drum("b", 90, 90))
    session.selection.set(["a", "b"], "a")
    ear = Ear(session)
    with session.edit("Delete") as draft:
        verbs.delete(draft, ["a"])
    assert ear.kinds == [EventKind.SELECTION, EventKind.CHANGE]
    assert "a" in ear.events[-1].dirty_ids
    assert (session.selection.ids, session.selection.primary) == (frozenset("b"), "b")


def test_an_edit_within_an_edit_is_refused() -> None:
    session = session_with(drum("a", 1, 1))
    with pytest.raises(UsageError, match="in progress"), session.edit("Outer"):
        session.undo()
    change(session, "a", z_mm=1.0)  # and the session works on


# -- selection ----------------------------------------------------------------------------------------------


def test_the_selection_has_a_primary_and_tells_changes_once() -> None:
    told: list[int] = []
    selection = Selection(lambda: told.append(1))
    selection.set(["b", "a"])
    assert (selection.primary, len(selection), "a" in selection) == ("a", 2, True)
    selection.set(["a", "b"])
    assert len(told) == 1
    selection.set(["a", "b"], "b")
    selection.add(["c"])
    assert selection.primary == "b"
    selection.toggle("b")
    assert (selection.ids, selection.primary) == ({"a", "c"}, "a")
    selection.toggle("d")
    assert selection.primary == "d"
    selection.clear()
    assert (selection.ids, selection.primary) == (frozenset(), None)
    assert len(told) == 6


# -- history ------------------------------------------------------------------------------------------------


def test_nudges_become_one_step() -> None:
    now = [0.0]
    session = Session(catalogue=CATALOGUE, clock=lambda: now[0])
    session.new(session_with(drum("a", 10, 10)).document)
    for _ in range(5):
        now[0] += 0.2
        with session.edit("Nudge", merge_key="nudge") as draft:
            verbs.move(draft, ["a"], 1.0, 0.0)
    now[0] += 5.0
    with session.edit("Nudge", merge_key="nudge") as draft:
        verbs.move(draft, ["a"], 1.0, 0.0)
    assert session.document.get("a").at_mm == (16, 10)
    session.undo()
    assert session.document.get("a").at_mm == (15, 10)
    session.undo()
    assert session.document.get("a").at_mm == (10, 10)
    assert not session.can_undo
    assert (session.redo_label, session.can_redo) == ("Nudge", True)


def test_a_fix_is_one_step_with_its_own_name() -> None:
    session = session_with(drum("a", 305, 60))
    (issue,) = session.issues()
    assert issue.code == "off-base"
    assert issue.fix is not None
    session.apply_fix(issue.fix)
    assert session.undo_label == "Move it onto the base"
    assert session.issues() == ()
    session.undo()
    assert [each.code for each in session.issues()] == ["off-base"]


# -- the base -----------------------------------------------------------------------------------------------


def test_a_thicker_base_can_be_carved_deeper() -> None:
    bed = Landform(id="bed", outline_mm=rect(50, 50, 90, 90), height_mm=14, operation="carve")
    session = session_with(bed)
    assert "carve-through-base" in {issue.code for issue in session.issues()}
    change(session, BASE_ID, layers=(BaseLayer(material="xps_eu_20", thickness_mm=20.0),))
    assert session.issues() == ()
    assert "xps_eu_20" in {row.material for row in session.bill().rows}


# -- prices -------------------------------------------------------------------------------------------------


def test_new_plans_count_in_the_users_currency() -> None:
    session = session_with(preferences=Session().preferences)
    assert session.document.prices.currency == "USD"
    session.set_preferences(currency="JPY")
    session.new(replace(session.document, records={BASE_ID: session.document.get(BASE_ID)}))
    assert session.bill().currency == "JPY"


def test_prices_are_part_of_the_plan_and_can_be_undone() -> None:
    session = session_with(drum("a", 10, 10))
    before = session.bill().total
    with session.edit("Price") as draft:
        draft.put(PriceList(id=PRICES_ID, prices={f"{THING_PREFIX}oil_drum": "3.50"}))
    assert float(session.bill().total) == pytest.approx(float(before) + 3.5)
    session.undo()
    assert session.bill().total == before


def test_the_region_decides_what_is_sold() -> None:
    flat = Landform(id="flat", outline_mm=rect(50, 50, 90, 90), height_mm=25, edge="cliff")
    session = session_with(flat)
    fixes = {}
    for region in ("EU", "US"):
        session.set_preferences(region=region)
        (issue,) = session.issues()
        fixes[region] = str(issue.fixes[0].label)
    assert fixes["US"] == "Use stock of 25.4 mm"
    assert fixes["EU"] != fixes["US"]


# -- files --------------------------------------------------------------------------------------------------


def test_saving_and_opening(tmp_path: Path) -> None:
    session = session_with(drum("a", 10, 10))
    ear = Ear(session)
    assert session.dirty
    assert session.path is None
    with pytest.raises(UsageError, match="no file yet"):
        session.save()
    path = tmp_path / "plan.diorama"
    session.save(path)
    assert (session.path, session.dirty, session.read_only) == (path, False, False)
    assert session.saved_at is not None
    assert session.preferences.recent[0] == str(path)
    assert EventKind.SAVED in ear.kinds
    change(session, "a", z_mm=4.0)
    assert session.dirty
    session.save()
    other = Session(catalogue=CATALOGUE)
    heard = Ear(other)
    assert list(other.open(path)) == []
    assert other.document.records == session.document.records
    assert EventKind.DOCUMENT in heard.kinds
    assert not other.dirty
    assert not other.can_undo


def test_a_file_that_cannot_be_read_leaves_the_session_as_it_was(tmp_path: Path) -> None:
    session = session_with(drum("a", 10, 10))
    session.save(tmp_path / "good.diorama")
    before = (session.document, session.path, session.dirty)
    bad = tmp_path / "bad.diorama"
    bad.write_text("not a plan")
    for path in (bad, tmp_path / "gone.diorama", tmp_path):
        with pytest.raises(BadFileError):
            session.open(path)
    assert (session.document, session.path, session.dirty) == before


def test_a_failed_save_leaves_the_plan_unsaved(tmp_path: Path) -> None:
    session = session_with(drum("a", 10, 10))
    session.save(tmp_path / "plan.diorama")
    change(session, "a", z_mm=4.0)
    with pytest.raises(WriteError):
        session.save(tmp_path / "nowhere" / "plan.diorama")
    assert session.dirty
    assert session.path == tmp_path / "plan.diorama"


def own_catalogue() -> Catalogue:
    shed = replace(CATALOGUE.thing("oil_drum"), id="my_shed", name="My shed", short_name="", origin="user")
    moss = replace(CATALOGUE.material("xps_eu_3"), id="my_foam", name="My foam", origin="user")
    return CATALOGUE.with_user_entries((shed, moss))


def test_what_a_plan_uses_of_ones_own_travels_with_it(tmp_path: Path) -> None:
    from diorama_planner.kinds.path import Kerb
    from diorama_planner.kinds.path import Path as Road

    session = Session(catalogue=own_catalogue())
    session.new(session_with().document)
    kerb = Kerb(width_mm=3, height_mm=3, material="my_foam")
    add(
        session, Thing(id="shed", thing="my_shed", at_mm=(9, 9)), Road(id="r", line_mm=((0, 50), (90, 50)), kerb=kerb)
    )
    path = tmp_path / "plan.diorama"
    session.save(path)
    assert not session.dirty
    elsewhere = Session(catalogue=CATALOGUE)
    assert list(elsewhere.open(path)) == []
    assert {record.entry["id"] for record in elsewhere.document.every(CatalogueEntry)} == {"my_shed", "my_foam"}
    assert elsewhere.catalogue.thing("my_shed").name == "My shed"
    assert not [issue for issue in elsewhere.issues() if issue.severity == "error"]
    assert "my_foam" in {row.material for row in elsewhere.bill().rows}
    session.save()
    assert len(list(session.document.every(CatalogueEntry))) == 2  # not a second time


# -- stacking, picking, drawing -----------------------------------------------------------------------------


def test_levels_come_before_order() -> None:
    from diorama_planner.kinds.ground_cover import GroundCover

    session = session_with(drum("d", 20, 20), GroundCover(id="moss", outline_mm=rect(0, 0, 60, 60)))
    assert session.stacking() == [BASE_ID, "moss", "d"]
    assert session.pick((20, 20)) == ["d", "moss", BASE_ID]
    assert session.z_value("d") > session.z_value("moss") > session.z_value(BASE_ID)


def test_a_box_encloses_or_touches() -> None:
    session = session_with(drum("a", 20, 20), drum("b", 60, 20))
    assert session.items_within((0, 0, 60, 40), touch=False) == ["a"]
    assert sorted(session.items_within((0, 0, 60, 40), touch=True)) == ["a", "b"]


def test_a_drawing_is_kept_until_it_may_differ() -> None:
    session = session_with(drum("a", 20, 20), drum("b", 90, 90))
    first = session.draw("a")
    change(session, "b", z_mm=2.0)
    assert session.draw("a") is first
    change(session, "a", rotation_deg=10.0)
    assert session.draw("a") != first


def test_all_drawings_in_one_pass_are_those_of_each_item() -> None:
    session = session_with(drum("a", 20, 20), drum("b", 60, 20), drum("c", 90, 90))
    change(session, "b", hidden=True)
    one_by_one = [(item_id, session.draw(item_id)) for item_id in session.stacking()]
    session.pictures.rebuild()
    assert [(item.id, drawn) for item, drawn in session.pictures.shown()] == one_by_one
    assert [item_id for item_id, _ in one_by_one] == [BASE_ID, "a", "c"]
    assert next(drawn for item, drawn in session.pictures.shown() if item.id == "a") is session.draw("a")


def test_the_ground_is_drawn_over_the_landforms_and_under_the_things() -> None:
    session = session_with(Landform(id="hill", outline_mm=rect(0, 0, 80, 80), edge_width_mm=20), drum("a", 20, 20))
    everything = session.drawing()
    hill, ground, thing = session.draw("hill")[0], session.ground_drawing()[0], session.draw("a")[0]
    assert everything.index(hill) < everything.index(ground) < everything.index(thing)


def test_records_that_are_no_items_have_no_picture() -> None:
    session = session_with()
    assert session.draw("project") == ()
    with pytest.raises(PlannerError):
        session.outline("gone")
