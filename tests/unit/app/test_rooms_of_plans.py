"""Rooms of a plan: found through joined walls, kept until a wall changes, floors made of them."""

from dataclasses import replace

import pytest

from diorama_planner.app.editing.rooms import make_floors
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import UsageError
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import Project

CATALOGUE = load_catalogue()
CORNERS = ((0, 0), (200, 0), (200, 120), (0, 120))
WALLS = tuple(Wall(id=f"w{i}", path_mm=(CORNERS[i], CORNERS[(i + 1) % 4]), order=i) for i in range(4))
ACROSS = Wall(id="across", path_mm=((80, 0), (80, 120)), thickness_mm=6)
SHED = Wall(id="shed", path_mm=((300, 0), (340, 0), (340, 30), (300, 30), (300, 0)), thickness_mm=2)
BASE = Base(id="base", width_mm=400, depth_mm=200, order=-1)
DOOR = Opening(id="door", host="w0", at_mm=100, width_mm=15, height_mm=30)


def session(*items):
    return Session(Document.of([Project(id="project", scale=64.0), BASE, *items]), catalogue=CATALOGUE)


def takeoff_of(session, item):
    return kind_of(item).takeoff(item, session.around())


def areas(rooms):
    return [round(room.area_mm2) for room in rooms]


def test_four_walls_drawn_one_by_one_make_a_room_and_doors_do_not_open_it():
    plan = session(*WALLS, DOOR, SHED)
    rooms = plan.derived.rooms
    assert areas(rooms.all()) == [190 * 110, 38 * 28]
    assert areas(rooms.of(["w2"])) == [190 * 110]
    assert areas(rooms.of(["shed", "door"])) == [38 * 28]
    assert rooms.of(["door"]) == rooms.of([]) == ()
    assert round(rooms.at((100, 60)).area_mm2) == 190 * 110
    assert rooms.at((500, 60)) is None


def test_rooms_follow_their_walls():
    plan = session(*WALLS)
    assert areas(plan.derived.rooms.all()) == [190 * 110]
    with plan.edit("Draw") as draft:
        draft.add(ACROSS)
    assert areas(plan.derived.rooms.of(["across"])) == [112 * 110, 72 * 110]
    with plan.edit("Delete") as draft:
        draft.remove("w1")
    assert areas(plan.derived.rooms.all()) == [72 * 110]
    with plan.edit("Hide") as draft:
        draft.change("w3", hidden=True)
    assert plan.derived.rooms.all() == ()


def test_what_is_no_wall_leaves_rooms_as_they_are():
    plan = session(*WALLS, DOOR)
    before = plan.derived.rooms.all()
    with plan.edit("Slide") as draft:
        draft.change("door", label="Front door")
    assert plan.derived.rooms.all()[0].region == before[0].region


def test_a_floor_covers_the_ground_between_the_walls():
    island = Wall(id="island", path_mm=((90, 50), (110, 50)), thickness_mm=6)
    plan = session(*WALLS, island)
    with plan.edit("Floor") as draft:
        made = make_floors(draft, plan.derived.rooms.all())
    (floor,) = (plan.document.get(item_id) for item_id in made)
    assert floor.label == "Floor"
    assert plan.outline(floor.id).area == pytest.approx(190 * 110 - 20 * 6)
    (line,) = takeoff_of(plan, floor)
    assert line.amount == pytest.approx(190 * 110 - 20 * 6)
    assert not [issue for issue in plan.issues() if issue.record_id == floor.id]


def test_where_there_is_no_room_no_floor_is_made():
    plan = session(WALLS[0], replace(WALLS[1]))
    with pytest.raises(UsageError, match="enclose no room"), plan.edit("Floor") as draft:
        make_floors(draft, plan.derived.rooms.of(["w0"]))
    assert not plan.can_undo
