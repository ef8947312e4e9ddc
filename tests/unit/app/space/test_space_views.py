"""Saved views in space, and walls that are left out of what is seen."""

import pytest

from diorama_planner.app.session import Session
from diorama_planner.app.space.space_views import (
    leave_out,
    pose_of,
    save_space_view,
    space_views,
    walls_in_the_way,
    with_what_hangs,
)
from diorama_planner.core.errors import UsageError
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project
from diorama_planner.optics.orbit import OrbitPose


def a_room():
    """Four walls of 60 mm around 200 x 200 mm, a door in the front one, a kerb of 3 mm across the middle."""
    corners = ((5, 5), (195, 5), (195, 195), (5, 195))
    names = ("front", "right", "back", "left")
    walls = [
        Wall(id=name, path_mm=(corners[i], corners[(i + 1) % 4]), height_mm=60.0, order=float(i + 1))
        for i, name in enumerate(names)
    ]
    return Session(
        Document.of(
            [
                Project(id=PROJECT_ID),
                Base(id=BASE_ID, width_mm=200, depth_mm=200, order=-1),
                *walls,
                Wall(id="kerb", path_mm=((20, 100), (180, 100)), height_mm=3.0, order=5.0),
                Opening(id="door", host="front", at_mm=90.0, width_mm=14.0, height_mm=32.0, order=6.0),
                Camera(id="eye", at_mm=(100.0, -80.0), order=7.0),
            ]
        )
    )


@pytest.mark.parametrize(
    ("eye", "found"),
    [
        ((100.0, -300.0, 150.0), {"front"}),
        ((-250.0, 100.0, 120.0), {"left"}),
        ((400.0, -200.0, 150.0), {"front", "right"}),
        ((100.0, 100.0, 900.0), set()),
        ((100.0, 50.0, 25.0), set()),
    ],
)
def test_walls_between_an_eye_and_the_plan_are_in_the_way(eye, found):
    assert walls_in_the_way(a_room().scene, eye) == found


def test_a_wall_that_was_in_the_way_does_not_flicker():
    scene, eye = a_room().scene, (100.0, -300.0, 1500.0)
    assert walls_in_the_way(scene, eye) == set()
    assert walls_in_the_way(scene, eye, {"front"}) == {"front"}
    assert walls_in_the_way(scene, (100.0, -300.0, 9000.0), {"front"}) == set()


def test_views_are_saved_and_come_back():
    session = a_room()
    pose = OrbitPose((90.0, 120.0, 12.5), 340.0, 52.0, -28.0, 3.0)
    for _ in range(2):
        with session.edit("view") as draft:
            save_space_view(draft, pose, cutaway=True, hides={"left", "front"})
    first, second = space_views(session)
    assert (first.name, second.name) == ("3D view 1", "3D view 2")
    assert (first.cutaway, first.hides) == (True, ("front", "left"))
    assert pose_of(second) == pose
    session.undo()
    assert space_views(session) == [first]


def test_walls_are_lifted_off_for_a_camera_and_let_go_with_the_wall():
    session = a_room()
    with session.edit("hide") as draft:
        leave_out(draft, "eye", ["front", "left"])
        leave_out(draft, "eye", ["left"], "show")
    assert session.document.get("eye").hides == ("front",)
    assert with_what_hangs(session.scene, ["front"]) == {"front", "door"}
    with session.edit("remove") as draft:
        draft.remove("front")
    assert session.document.get("eye").hides == ()
    with pytest.raises(UsageError, match="is no camera"), session.edit("wrong") as draft:
        leave_out(draft, "left", ["back"])
    with pytest.raises(UsageError, match="is not an item"), session.edit("wrong") as draft:
        leave_out(draft, "eye", [PROJECT_ID])
