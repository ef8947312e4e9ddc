"""Typed places and sizes: each item goes there, drawn ones keep their thickness, real ones their size."""

import pytest
from plans import drum, rect, session_with

from diorama_planner.app.editing.places import move_to, place_of, resize_to
from diorama_planner.core.errors import UsageError
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.wall import Wall

WALL = Wall(id="wall", path_mm=((20.0, 20.0), (120.0, 20.0)), thickness_mm=10)
GRASS = GroundCover(id="grass", outline_mm=rect(100, 50, 200, 110))
SIGN = Label(id="sign", text="OPEN", at_mm=(60.0, 150.0))


def box(session, item_id):
    return session.scene.boxes.bounds(item_id)


def test_items_go_to_a_coordinate_and_keep_the_other():
    session = session_with(drum("a", 20, 30), GRASS)
    with session.edit("Position") as draft:
        move_to(draft, ["a", "grass"], 0, 90.0, session.scene)
    assert session.document.get("a").at_mm == (90, 30)
    assert box(session, "grass") == pytest.approx((40, 50, 140, 110))
    places = {place_of(session.document.get(name), box(session, name))[0] for name in ("a", "grass")}
    assert places == {90.0}


def test_boxes_get_a_width_about_their_middle():
    session = session_with(GRASS, WALL)
    with session.edit("Size") as draft:
        resize_to(draft, ["grass", "wall"], 0, 60.0, session.scene)
    assert box(session, "grass") == pytest.approx((120, 50, 180, 110))
    assert box(session, "wall") == pytest.approx((40, 15, 100, 25))


def test_a_straight_wall_has_no_depth_to_change():
    session = session_with(WALL)
    with session.edit("Size") as draft:
        resize_to(draft, ["wall"], 1, 60.0, session.scene)
    assert session.document.get("wall") == WALL


def test_writing_keeps_its_proportions():
    session = session_with(SIGN)
    width = box(session, "sign")[2] - box(session, "sign")[0]
    with session.edit("Size") as draft:
        resize_to(draft, ["sign"], 0, 2 * width, session.scene)
    assert session.document.get("sign").height_mm == pytest.approx(2 * SIGN.height_mm)
    assert session.document.get("sign").at_mm == SIGN.at_mm


def test_something_real_is_not_resized_and_nothing_changes():
    session = session_with(drum("a", 20, 30), GRASS)
    before = session.document
    with pytest.raises(UsageError, match="fact"), session.edit("Size") as draft:
        resize_to(draft, ["grass", "a"], 0, 60.0, session.scene)
    assert session.document is before
