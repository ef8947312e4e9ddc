"""Undo, redo, merging, and the order in which views hear of changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_samples import Lamp, Post, street

from diorama_planner.core.errors import UsageError
from diorama_planner.model.change import Change
from diorama_planner.model.document import Document
from diorama_planner.model.draft import Draft
from diorama_planner.model.history import MERGE_WINDOW_S, History, change_bytes
from diorama_planner.model.record import Item, Layer
from diorama_planner.model.store import Store


def renamed(old, new, key=""):
    before = Layer(id="a", name=old) if old else None
    return Change(f"to {new}", {"a": before}, {"a": Layer(id="a", name=new)}, merge_key=key)


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


class NotingView:
    """A view that keeps the records and notes what it is told."""

    def __init__(self, name="", log=None):
        self.name, self.log = name, log if log is not None else []
        self.records = {}

    def apply(self, change, document):
        self.log.append(f"{self.name} apply {change.label}")
        for record_id, record in change.after.items():
            self.records.pop(record_id, None)
            if record is not None:
                self.records[record_id] = record
        assert self.records == document.records

    def rebuild(self, document):
        self.log.append(f"{self.name} rebuild")
        self.records = dict(document.records)


@pytest.fixture
def store():
    return Store(street(), Clock())


class TestHistory:
    def test_steps_come_back_in_turn(self):
        history = History()
        one, two = renamed("", "A"), renamed("A", "B")
        history.record(one, 0)
        history.record(two, 0)
        assert (history.undo_label, history.redo_label) == ("to B", "")
        assert [history.undo(), history.undo(), history.undo()] == [two.inverse(), one.inverse(), None]
        assert (history.undo_label, history.redo_label) == ("", "to A")
        assert [history.redo(), history.redo(), history.redo()] == [one, two, None]

    def test_a_new_step_ends_what_could_be_redone(self):
        history = History()
        history.record(renamed("", "A"), 0)
        history.undo()
        history.record(renamed("", "B"), 0)
        assert history.redo() is None

    def test_nudges_within_a_second_are_one_step(self):
        history = History()
        history.record(renamed("", "A", "nudge"), 0)
        history.record(renamed("A", "B", "nudge"), 0.9)
        history.record(renamed("B", "C", "nudge"), 1.8)
        assert history.undo() == Change("to A", {"a": Layer(id="a", name="C")}, {"a": None}, merge_key="nudge")
        assert history.undo() is None

    @pytest.mark.parametrize(
        ("key", "later_key", "wait"),
        [("", "", 0), ("nudge", "turn", 0), ("nudge", "", 0), ("nudge", "nudge", MERGE_WINDOW_S)],
    )
    def test_other_steps_stay_apart(self, key, later_key, wait):
        history = History()
        history.record(renamed("", "A", key), 0)
        history.record(renamed("A", "B", later_key), wait)
        assert history.undo_label == "to B"
        history.undo()
        assert history.undo_label == "to A"

    def test_nudging_there_and_back_is_no_step(self):
        history = History()
        history.record(renamed("A", "B", "nudge"), 0)
        history.record(renamed("B", "A", "nudge"), 0)
        assert history.undo() is None
        assert history._size == 0

    def test_nothing_merges_into_a_step_that_was_redone(self):
        history = History()
        history.record(renamed("", "A", "nudge"), 0)
        history.undo()
        history.redo()
        history.record(renamed("A", "B", "nudge"), 0)
        history.undo()
        assert history.undo_label == "to A"

    def test_old_steps_give_way_to_the_memory_limit(self):
        size = change_bytes(renamed("", "A"))
        history = History(memory_limit=3 * size)
        for number in range(10):
            history.record(renamed(str(number), str(number + 1)), number)
            assert history._size <= 3 * size
        assert [history.undo_label for _ in range(4) if history.undo()] == ["to 9", "to 8", ""]
        assert history._size == 0

    def test_the_last_step_stays_however_large(self):
        history = History(memory_limit=1)
        history.record(renamed("", "A"), 0)
        history.record(renamed("A", "B"), 0)
        assert history.undo_label == "to B"

    def test_points_and_assets_weigh(self):
        small, large = (Change("", {"p": None}, {"p": Post(id="p", path_mm=((0.0, 0.0),) * n)}) for n in (1, 1000))
        assert change_bytes(large) > change_bytes(small) + 50_000
        assert change_bytes(Change("", {}, {}, {"x": bytes(5000)})) == 5000


class TestStore:
    def test_an_edit_is_one_step(self, store):
        with store.edit("Move") as draft:
            draft.change("post-1", at_mm=(5.0, 5.0))
            draft.change("post-2", at_mm=(6.0, 6.0))
        assert store.document.revision == 1
        assert store.history.undo_label == "Move"
        assert store.undo().label == "Move"
        assert store.document.records == street().records
        store.redo()
        assert store.document.get("post-2").at_mm == (6.0, 6.0)

    def test_an_exception_drops_the_draft(self, store):
        def fail():
            with store.edit("Move") as draft:
                draft.remove("post-1")
                raise KeyError("oops")

        with pytest.raises(KeyError):
            fail()
        assert store.document == street()
        assert store.history.undo_label == ""
        with store.edit("Again") as draft:
            draft.remove("lamp")
        assert store.history.undo_label == "Again"

    def test_an_edit_that_changes_nothing_is_no_step(self, store):
        before = store.document
        with store.edit("Nothing") as draft:
            draft.change("post-1", height_mm=10.0)
        assert store.document is before
        assert store.history.undo_label == ""

    @pytest.mark.parametrize(
        "act",
        [
            lambda store: store.edit("Inner").__enter__(),
            lambda store: store.undo(),
            lambda store: store.redo(),
            lambda store: store.commit(renamed("", "A")),
            lambda store: store.replace(Document()),
        ],
        ids=["edit", "undo", "redo", "commit", "replace"],
    )
    def test_nothing_else_may_happen_during_an_edit(self, store, act):
        """The draft would lie over a document that is no more."""
        with store.edit("Outer") as draft:
            with pytest.raises(UsageError, match="already in progress"):
                act(store)
            draft.remove("lamp")
        assert store.history.undo_label == "Outer"
        assert store.undo() is not None
        assert store.document.records == street().records

    def test_with_nothing_to_undo_nothing_happens(self, store):
        assert store.undo() is None
        assert store.redo() is None
        assert store.document == street()

    def test_nudges_become_one_step_by_the_clock(self, store):
        for number in range(3):
            with store.edit("Nudge", merge_key="nudge") as draft:
                draft.change("post-1", at_mm=(number + 1.0, 0.0))
            store._clock.now += 0.5
        store.undo()
        assert store.document.records == street().records

    def test_views_hear_in_the_order_in_which_they_were_added(self, store):
        log = []
        views = [NotingView("one", log), NotingView("two", log)]
        for view in views:
            store.add_view(view)
        with store.edit("Move") as draft:
            draft.change("post-1", at_mm=(5.0, 5.0))
        store.undo()
        store.replace(Document())
        store.remove_view(views[0])
        store.commit(renamed("", "A"))
        assert log == [
            "one rebuild", "two rebuild", "one apply Move", "two apply Move", "one apply Move", "two apply Move",
            "one rebuild", "two rebuild", "two apply to A",
        ]  # fmt: skip

    def test_another_document_begins_a_history_of_its_own(self, store):
        with store.edit("Move") as draft:
            draft.remove("lamp")
        store.replace(Document())
        assert store.undo() is None
        assert store.document == Document()


IDS = st.sampled_from(["a", "b", "c", "d"])
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("post"), IDS, st.integers(1, 9)),
        st.tuples(st.just("lamp"), IDS, IDS),
        st.tuples(st.just("remove"), IDS, st.none()),
        st.tuples(st.just("undo"), st.none(), st.none()),
        st.tuples(st.just("redo"), st.none(), st.none()),
        st.tuples(st.just("wait"), st.none(), st.none()),
    ),
    max_size=30,
)


def run(store, act, record_id, value):
    match act:
        case "undo":
            store.undo()
        case "redo":
            store.redo()
        case "wait":
            store._clock.now += 2
        case _:
            with store.edit(act, merge_key=act) as draft:
                edit(draft, act, record_id, value)


def edit(draft: Draft, act, record_id, value):
    if act == "remove" and draft.find(record_id):
        draft.remove(record_id)
    elif act == "post":
        draft.put(Post(id=record_id, height_mm=float(value)))
    elif act == "lamp" and value != record_id and draft.find(value):
        draft.put(Lamp(id=record_id, host=value))


@given(ACTS)
@settings(deadline=None)
def test_any_run_of_edits_can_be_undone_and_redone(acts):
    store, view = Store(street(), Clock()), NotingView()
    store.add_view(view)
    for act in acts:
        run(store, *act)
        assert view.records == store.document.records
        for lamp in store.document.every(Lamp):
            assert isinstance(store.document.records.get(lamp.host), Item)
    while store.redo():
        pass
    end = store.document.records
    while store.undo():
        pass
    assert store.document.records == street().records
    while store.redo():
        pass
    assert store.document.records == end
