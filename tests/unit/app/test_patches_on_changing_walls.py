"""Patches stay where they are on a wall that grows, is parted, joined or turned round: beside the same window."""

import pytest

from diorama_planner.app.editing import shapes, wall_edits
from diorama_planner.app.session import Session
from diorama_planner.kinds.face_places import place_along, put_along
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.patch import Patch
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import PROJECT_ID, Project

LENGTH = 100.0


def patch(name, along, surface):
    x = LENGTH - along if surface == "front" else along
    outline = ((x - 5, 0), (x + 5, 0), (x + 5, 8), (x - 5, 8))
    return Patch(id=name, host="wall", surface=surface, outline_mm=outline)


@pytest.fixture
def session():
    return Session(
        Document.of(
            [
                Project(id=PROJECT_ID, name="P"),
                Wall(id="wall", path_mm=((0, 0), (60, 0), (100, 0))),
                Wall(id="next", path_mm=((100, 0), (150, 0))),
                Opening(id="door", host="wall", at_mm=30, width_mm=10, height_mm=20),
                patch("front", 30, "front"),
                patch("back", 30, "back"),
                patch("far", 80, "front"),
                Patch(id="end", host="wall", surface="end-a", outline_mm=((0, 0), (5, 0), (5, 5))),
            ]
        )
    )


def along(session, name):
    item = session.document.get(name)
    wall = session.document.get(item.host)
    length = sum(abs(b[0] - a[0]) for a, b in zip(wall.path_mm, wall.path_mm[1:], strict=False))
    return place_along(item, length)


@pytest.mark.parametrize("surface", ["front", "back", "top"])
def test_what_is_put_somewhere_is_there(surface):
    item = put_along(patch("p", 30, surface), 140, 55)
    assert place_along(item, 140) == pytest.approx(55)
    assert put_along(item, 140, 55) == item


def test_ends_and_openings_have_no_place_of_that_sort(session):
    assert place_along(session.document.get("end"), LENGTH) is None
    assert place_along(session.document.get("door"), LENGTH) is None
    assert put_along(session.document.get("end"), 50, 10) == session.document.get("end")


@pytest.mark.parametrize("path", [((0, 0), (60, 0), (140, 0)), ((-40, 0), (60, 0), (100, 0))])
def test_a_patch_keeps_its_place_beside_the_door(session, path):
    with session.edit("Drag an end") as draft:
        shapes.reshape(draft, Wall(**{**_fields(session.document.get("wall")), "path_mm": path}))
    door = session.document.get("door").at_mm
    assert along(session, "front") == pytest.approx(door)
    assert along(session, "back") == pytest.approx(door)


def _fields(record):
    return {name: getattr(record, name) for name in ("id", "thickness_mm", "height_mm", "order")}


def test_parted_and_joined_again_all_is_as_it_was(session):
    before = session.document.get("far").outline_mm
    with session.edit("Split") as draft:
        _, other = wall_edits.split(draft, "wall", (50, 0))
    assert session.document.get("far").host == other
    assert session.document.get("front").host == "wall"
    assert along(session, "far") == pytest.approx(30)
    assert along(session, "front") == pytest.approx(30)
    with session.edit("Join") as draft:
        wall_edits.join(draft, "wall", other)
    assert [*session.document.get("far").outline_mm] == [pytest.approx(point) for point in before]
    assert along(session, "front") == pytest.approx(30)


def test_joined_to_another_it_keeps_its_place(session):
    with session.edit("Join") as draft:
        wall_edits.join(draft, "wall", "next")
    assert along(session, "front") == pytest.approx(30)
    assert along(session, "back") == pytest.approx(30)


def test_a_wall_turned_round_calls_its_front_its_back(session):
    with session.edit("Turn") as draft:
        wall_edits.turn_hosted(draft, "wall", LENGTH)
    front = session.document.get("front")
    assert front.surface == "back"
    assert front.outline_mm == patch("front", 30, "front").outline_mm
    assert session.document.get("end").surface == "end-b"
