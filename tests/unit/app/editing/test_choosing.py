"""Choosing by what items have in common: hidden and locked ones are left alone."""

from plans import drum, rect, session_with

from diorama_planner.app.editing.choosing import can_move, choosable, inverted, same_kind, same_layer, same_material
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.record import BASE_ID, Layer


def plan():
    session = session_with(
        drum("a", 20, 20, layer="Yard"),
        drum("b", 60, 20),
        drum("hidden", 90, 20, hidden=True),
        drum("locked", 120, 20, locked=True),
        Thing(id="cow", thing="cow", at_mm=(20, 80), layer="Yard"),
        Wall(id="wall", path_mm=((10, 150), (90, 150)), material="xps_eu_10"),
        Wall(id="other", path_mm=((110, 150), (190, 150)), material="mdf_eu_9"),
        GroundCover(id="grass", outline_mm=rect(200, 20, 280, 90), material="static_grass_2mm"),
        GroundCover(id="more", outline_mm=rect(200, 100, 280, 180), material="static_grass_2mm"),
    )
    return session.document


def test_of_things_the_same_kind_is_the_same_thing():
    assert same_kind(plan(), ["a"]) == {"a", "b"}
    assert same_kind(plan(), ["wall"]) == {"wall", "other"}
    assert same_kind(plan(), ["a", "cow"]) == {"a", "b", "cow"}


def test_same_material():
    assert same_material(plan(), ["grass"]) == {"grass", "more"}
    assert same_material(plan(), ["wall"]) == {"wall"}
    assert same_material(plan(), ["a"]) == frozenset()


def test_same_layer():
    assert same_layer(plan(), ["a"]) == {"a", "cow"}
    assert same_layer(plan(), ["b"]) == {"b", "wall", "other", "grass", "more"}


def test_inverting_twice_gives_what_was_chosen():
    document = plan()
    assert inverted(document, ["a", "b"]) == {"cow", "wall", "other", "grass", "more"}
    assert inverted(document, inverted(document, ["a", "b"])) == {"a", "b"}
    assert inverted(document, []) == {item.id for item in choosable(document)}


def test_the_base_and_what_is_locked_cannot_be_moved():
    document = plan()
    assert not can_move(document, document.get(BASE_ID))
    assert not can_move(document, document.get("locked"))
    assert can_move(document, document.get("a"))


def test_a_locked_or_hidden_layer_holds_its_items():
    for flag in ("locked", "hidden"):
        session = session_with(drum("a", 20, 20, layer="Yard"), drum("b", 60, 20))
        (yard,) = session.document.every(Layer)
        with session.edit("Close") as draft:
            draft.change(yard.id, **{flag: True})
        assert {item.id for item in choosable(session.document)} == {"b"}
        assert can_move(session.document, session.document.get("a")) is (flag == "hidden")
