"""Documents, the drafts laid over them, and the changes that drafts become."""

import random

import pytest
from model_samples import Lamp, Post, street

from diorama_planner.core.errors import UsageError
from diorama_planner.model.change import Change
from diorama_planner.model.document import Document, asset_name
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Group, Item, Layer, PriceList, Project, Record


def layer(name, record_id="a"):
    return Layer(id=record_id, name=name)


class TestDocuments:
    def test_two_records_of_one_id_are_refused(self):
        with pytest.raises(UsageError, match="two records have the id 'a'"):
            Document.of([layer("A"), layer("B")])

    def test_records_cannot_be_changed_in_place(self):
        with pytest.raises(TypeError):
            street().records["x"] = layer("X", "x")

    def test_looking_up(self):
        assert street().get("lamp").kind == "lamp"
        with pytest.raises(UsageError, match="there is no record 'moon'"):
            street().get("moon")

    def test_records_by_class(self):
        assert {item.id for item in street().items()} == {"post-1", "post-2", "lamp"}
        assert [record.id for record in street().every(Layer)] == ["ground"]

    def test_asking_again_gives_all_of_them_again(self) -> None:
        document = street()
        next(document.items())
        assert list(document.items()) == [r for r in document.records.values() if isinstance(r, Item)]
        assert {*document.items(), *document.every(Layer)} <= {*document.every(Record)}

    def test_the_project_and_the_prices_have_defaults(self):
        assert Document().project == Project(id="project")
        assert Document().prices == PriceList(id="prices")
        document = Document.of([Project(id="project", name="A"), PriceList(id="prices", currency="EUR")])
        assert (document.project.name, document.prices.currency) == ("A", "EUR")

    def test_a_record_that_only_has_the_id_of_the_project_is_not_it(self):
        assert Document.of([layer("A", "project")]).project == Project(id="project")

    def test_names_of_assets_follow_from_their_bytes(self):
        assert asset_name(b"a") == asset_name(b"a") != asset_name(b"b")
        assert len(asset_name(b"")) == 32


def removed_one_by_one(document, ids):
    draft = Draft(document)
    for record_id in ids:
        if draft.find(record_id) is not None:
            draft.remove(record_id)
    return draft


class TestDrafts:
    @pytest.mark.parametrize("count", [0, 1, 3, 8, 14])
    @pytest.mark.parametrize("seed", range(6))
    def test_removing_many_is_removing_each(self, count, seed):
        dice = random.Random(seed)
        posts = [Post(id=f"post-{i}", layer=dice.choice(("", "ground"))) for i in range(6)]
        hosts = [post.id for post in posts]
        lamps = []
        for i in range(8):
            lamps.append(Lamp(id=f"lamp-{i}", host=dice.choice(hosts), switch=dice.choice(hosts)))
            hosts.append(lamps[-1].id)  # lamps hang on lamps
        document = Document.of([Layer(id="ground", name="Ground"), *posts, *lamps])
        ids = dice.sample(sorted(document.records), count)
        at_once = Draft(document)
        at_once.remove_all(ids)
        one_by_one = removed_one_by_one(document, ids)
        left = {record.id: record for record in one_by_one.every(Record)}
        assert {record.id: record for record in at_once.every(Record)} == left

    def test_many_of_which_one_is_not_there_all_stay(self):
        draft = Draft(street())
        with pytest.raises(UsageError, match="moon"):
            draft.remove_all(["lamp", "moon"])
        assert draft.find("lamp") is not None

    def test_the_document_stays_as_it_is(self):
        document = street()
        draft = Draft(document)
        draft.remove("lamp")
        draft.change("post-1", height_mm=3.0)
        assert document == street()

    def test_edits_are_seen_inside(self):
        draft = Draft(street())
        draft.change("post-1", height_mm=3.0)
        draft.remove("lamp")
        draft.add(Post(id="new"))
        assert draft.get("post-1").height_mm == 3.0
        assert draft.find("lamp") is None
        assert {item.id for item in draft.every(Item)} == {"post-1", "post-2", "new"}
        with pytest.raises(UsageError, match="there is no record 'lamp'"):
            draft.get("lamp")

    def test_a_taken_id_is_refused_and_a_free_one_may_be_taken_again(self):
        draft = Draft(street())
        with pytest.raises(UsageError, match="the id 'lamp' is taken"):
            draft.add(Post(id="lamp"))
        draft.remove("lamp")
        draft.add(Post(id="lamp"))
        assert draft.get("lamp").kind == "post"

    def test_new_items_go_on_top_of_one_another(self):
        draft = Draft(street())
        draft.add(Post(id="a"))
        draft.add(Post(id="b"))
        draft.add(Post(id="c", order=-5.0))
        assert [draft.get(i).order for i in "abc"] == [4.0, 5.0, -5.0]

    def test_on_an_empty_plan_the_first_item_has_an_order_too(self):
        draft = Draft(Document())
        draft.add(Post(id="a"))
        assert draft.get("a").order == 1.0

    def test_changing_or_removing_what_is_not_there(self):
        draft = Draft(street())
        for act in (lambda: draft.change("moon", name=""), lambda: draft.remove("moon")):
            with pytest.raises(UsageError, match="no record 'moon'"):
                act()

    def test_what_lives_by_a_record_goes_with_it(self):
        draft = Draft(street())
        draft.remove("post-1")
        assert draft.to_change("").after == {"post-1": None, "lamp": None}

    def test_what_merely_names_a_record_lets_go(self):
        draft = Draft(street())
        draft.remove("post-2")
        draft.remove("ground")
        assert draft.get("lamp").switch == ""
        assert draft.get("post-1").layer == ""
        assert draft.find("lamp").host == "post-1"

    def test_removal_goes_on_along_chains_and_around_circles(self):
        chain = [
            Lamp(id="l0", host="l2"),
            Lamp(id="l1", host="l0"),
            Lamp(id="l2", host="l1"),
            Lamp(id="l3", host="l2"),
        ]
        draft = Draft(Document.of([*chain, Group(id="g")]))
        draft.remove("l1")
        assert [record.id for record in draft.every(Item)] == []
        assert draft.find("g") is not None

    def test_a_record_that_names_another_twice_lets_go_of_both(self):
        draft = Draft(Document.of([Layer(id="x", name=""), Post(id="p", layer="x", group="x")]))
        draft.remove("x")
        assert (draft.get("p").layer, draft.get("p").group) == ("", "")

    def test_records_touched_in_the_draft_let_go_too(self):
        draft = Draft(street())
        draft.add(Lamp(id="l2", host="post-2"))
        draft.change("post-1", group="post-2")
        draft.remove("post-2")
        assert draft.find("l2") is None
        assert draft.get("post-1").group == ""

    def test_assets_are_kept_once(self):
        draft = Draft(street())
        name = draft.add_asset(b"picture")
        change = draft.to_change("")
        assert change.assets == {name: b"picture"}
        again = Draft(change.apply(street()))
        assert again.add_asset(b"picture") == name
        assert again.to_change("").is_empty


class TestChanges:
    def test_what_is_put_back_is_no_change(self):
        draft = Draft(street())
        draft.change("post-1", height_mm=3.0)
        draft.change("post-1", height_mm=10.0)
        draft.add(Post(id="new"))
        draft.remove("new")
        assert draft.to_change("").is_empty

    def test_it_says_before_and_after(self):
        draft = Draft(Document.of([layer("A"), layer("B", "b")]))
        draft.change("a", name="A2")
        draft.remove("b")
        draft.add(layer("C", "c"))
        change = draft.to_change("Rename", "key")
        assert change.before == {"a": layer("A"), "b": layer("B", "b"), "c": None}
        assert change.after == {"a": layer("A2"), "b": None, "c": layer("C", "c")}
        assert (change.label, change.merge_key, change.ids) == ("Rename", "key", {"a", "b", "c"})

    def test_applying_counts_the_revision_and_leaves_the_old_document(self):
        document = Document.of([layer("A")])
        after = Change("", {"a": layer("A")}, {"a": None}).apply(document)
        assert (after.revision, dict(after.records)) == (1, {})
        assert "a" in document.records

    def test_the_inverse_takes_it_back_but_keeps_assets(self):
        document = street()
        draft = Draft(document)
        draft.remove("post-1")
        name = draft.add_asset(b"x")
        change = draft.to_change("")
        back = change.inverse().apply(change.apply(document))
        assert back.records == document.records
        assert back.assets == {name: b"x"}

    def test_joined_changes_do_what_both_did(self):
        start = Document.of([layer("A")])
        one = Change("Nudge", {"a": layer("A"), "b": None}, {"a": layer("B"), "b": layer("X", "b")}, merge_key="k")
        two = Change("Later", {"a": layer("B"), "c": None}, {"a": layer("C"), "c": layer("Y", "c")}, {"x": b""}, "k")
        joined = one.then(two)
        assert joined.apply(start).records == two.apply(one.apply(start)).records
        assert joined.inverse().apply(joined.apply(start)).records == start.records
        assert (joined.label, joined.assets) == ("Nudge", {"x": b""})

    def test_a_change_and_its_inverse_are_nothing(self):
        change = Change("", {"a": None, "b": layer("B", "b")}, {"a": layer("A"), "b": None})
        assert change.then(change.inverse()).is_empty
