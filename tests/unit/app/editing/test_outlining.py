"""The outline: every item once, under its layer and group; moving within it keeps everything else."""

import pytest

from diorama_planner.app.editing.outlining import Outline, put_into, same_place
from diorama_planner.core.errors import UsageError
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.document import Document
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Group, Layer, Project


def thing(name: str, order: float, **fields) -> Thing:
    return Thing(id=name, thing="oil_drum", at_mm=(order, 0), order=order, **fields)


RECORDS = (
    Project(id=PROJECT_ID),
    Base(id=BASE_ID, width_mm=200, depth_mm=100),
    Layer(id="low", name="Low", order=1),
    Layer(id="high", name="High", order=2),
    Group(id="pair", name="Pair"),
    Group(id="inner", name="Inner", group="pair"),
    thing("a", 1, layer="low"),
    thing("b", 2, layer="low", group="pair"),
    thing("c", 3, layer="low", group="inner"),
    thing("d", 4),
    Label(id="sign", text="Bar", at_mm=(0, 0), order=0.5, layer="high", note="Ask Grandmother"),
)


@pytest.fixture
def document() -> Document:
    return Document.of(RECORDS)


def told(outline: Outline, nodes=None, depth=0) -> list[str]:
    lines = []
    for node in outline.roots if nodes is None else nodes:
        lines.append("." * depth + (node.id or "-"))
        lines += told(outline, outline.below(node), depth + 1)
    return lines


def test_layers_hold_groups_and_items_from_above_to_below(document: Document) -> None:
    assert told(Outline(document)) == ["high", ".sign", "low", ".pair", "..inner", "...c", "..b", ".a", "-", ".d"]
    assert Outline(document).count == 5


def test_rows_and_parents_agree(document: Document) -> None:
    outline = Outline(document)

    def check(nodes, parent):
        for row, node in enumerate(nodes):
            assert (node.row, node.parent) == (row, parent)
            check(outline.below(node), node)

    check(outline.roots, None)


@pytest.mark.parametrize("name", ["a", "b", "c", "d", "sign"])
def test_an_item_is_found_before_its_branch_was_looked_at(document: Document, name: str) -> None:
    node = Outline(document).find(name)
    assert node is not None
    assert (node.kind, node.id) == ("item", name)


def test_the_base_and_what_is_gone_have_no_line(document: Document) -> None:
    assert Outline(document).find(BASE_ID) is None
    assert Outline(document).find("gone") is None


def test_a_search_leaves_only_what_it_finds_and_the_layers_that_hold_it(document: Document) -> None:
    assert told(Outline(document, lambda item: "Grandmother" in item.note)) == ["high", ".sign"]
    assert told(Outline(document, lambda item: item.id == "c")) == ["low", ".pair", "..inner", "...c"]
    assert told(Outline(document, lambda item: False)) == ["-"]


def test_an_empty_plan_has_one_empty_line() -> None:
    assert told(Outline(Document.of([Project(id=PROJECT_ID)]))) == ["-"]


def put(document: Document, items, groups, onto: str) -> Document:
    outline = Outline(document)
    node = next((root for root in outline.roots if root.id == onto), None)
    if node is None:
        outline.find("c")
        node = outline.find(onto)
    draft = Draft(document)
    put_into(draft, items, groups, node)
    return draft.to_change("move").apply(document)


def test_an_item_put_onto_a_layer_leaves_its_group(document: Document) -> None:
    moved = put(document, ["c"], [], "high").get("c")
    assert (moved.layer, moved.group) == ("high", "")


def test_an_item_put_into_a_group_goes_onto_its_layer(document: Document) -> None:
    moved = put(document, ["d"], [], "pair").get("d")
    assert (moved.layer, moved.group) == ("low", "pair")


def test_a_group_moves_whole_and_stays_as_it_was_inside(document: Document) -> None:
    moved = put(document, ["b"], ["pair"], "high")
    assert told(Outline(moved)) == ["high", ".sign", ".pair", "..inner", "...c", "..b", "low", ".a", "-", ".d"]
    assert moved.get("b").group == "pair"


def test_a_group_comes_out_of_a_group(document: Document) -> None:
    moved = put(document, [], ["inner"], "low")
    assert moved.get("inner").group == ""
    assert told(Outline(moved))[2:8] == ["low", ".inner", "..c", ".pair", "..b", ".a"]


@pytest.mark.parametrize("onto", ["pair", "inner"])
def test_a_group_does_not_go_into_itself(document: Document, onto: str) -> None:
    with pytest.raises(UsageError, match="into itself"):
        put(document, [], ["pair"], onto)


def test_what_only_looks_different_keeps_its_line() -> None:
    one = thing("a", 1, layer="low")
    assert same_place(one, thing("a", 1, layer="low", label="Drum", hidden=True))
    assert not same_place(one, thing("a", 1, layer="high"))
    assert not same_place(one, thing("a", 2, layer="low"))
