"""Mirroring and stretching by the roles of fields: fronts stay fronts, twice is nothing, facts are kept."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import CATALOGUE, drum, rect, session_with

from diorama_planner.app.editing.reshaping import faces_deg, mirror, stretch
from diorama_planner.core.errors import PlannerError
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.kinds.fixture import Fixture
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.patch import Patch
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.roles import has_free_size
from diorama_planner.model.transforms import mirrored, stretched

WALL = Wall(
    id="wall",
    path_mm=((20.0, 20.0), (120.0, 20.0), (120.0, 80.0)),
    curves_mm={0: ((50.0, 30.0), (90.0, 40.0))},
    thickness_mm=10,
    height_mm=60,
)
DOOR = Opening(id="door", host="wall", at_mm=30.0, width_mm=20, height_mm=40, depth_mm=3.0)
GRASS = GroundCover(id="grass", outline_mm=rect(10, 100, 110, 150), holes_mm=(rect(20, 110, 40, 130),))
SIGN = Label(id="sign", text="OPEN", at_mm=(60.0, 60.0), rotation_deg=30.0, height_mm=5.0)

flips = st.sampled_from(["left-right", "up-down"])
places = st.integers(-50, 350).map(float)


def same(item, other):
    if isinstance(item, Thing | Label):
        turn = (item.rotation_deg - other.rotation_deg + 180.0) % 360.0 - 180.0
        assert turn == pytest.approx(0.0, abs=1e-9)
        assert item.at_mm == pytest.approx(other.at_mm)
        other = replace(other, at_mm=item.at_mm, rotation_deg=item.rotation_deg)
    assert item == other


@given(flips, places, st.sampled_from([WALL, GRASS, SIGN]))
def test_mirrored_twice_is_as_before(flip, at, item):
    same(mirrored(mirrored(item, flip, at), flip, at), item)


@given(flips, places, st.integers(0, 359).map(float), st.sampled_from([0.0, 90.0, 270.0]))
def test_a_thing_mirrored_twice_is_as_before(flip, at, turn, faces):
    car = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(40.0, 30.0), rotation_deg=turn)
    same(mirrored(mirrored(car, flip, at, faces), flip, at, faces), car)


def test_a_car_drives_the_other_way_in_the_mirror():
    car = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(40.0, 30.0), rotation_deg=10.0)
    assert faces_deg(car, CATALOGUE) == 0.0
    assert mirrored(car, "left-right", 100.0).rotation_deg == pytest.approx(170)
    assert mirrored(car, "left-right", 100.0).at_mm == pytest.approx((160, 30))
    assert mirrored(car, "up-down", 100.0).rotation_deg == pytest.approx(350)


def test_what_faces_the_viewer_still_does_after_left_and_right_are_exchanged():
    bench = next(thing for thing in CATALOGUE.things() if thing.front == "-y")
    item = Thing(id="bench", thing=bench.id, at_mm=(40.0, 30.0))
    assert faces_deg(item, CATALOGUE) == 270.0
    assert mirrored(item, "left-right", 0.0, 270.0).rotation_deg == pytest.approx(0)
    assert mirrored(item, "up-down", 0.0, 270.0).rotation_deg == pytest.approx(180)


def test_writing_can_be_read_in_the_mirror():
    assert mirrored(SIGN, "left-right", 0.0).rotation_deg == pytest.approx(330)
    assert mirrored(SIGN, "up-down", 0.0).rotation_deg == pytest.approx(330)


def side_of(path, point):
    (x0, y0), (x1, y1) = path[0], path[1]
    return math.copysign(1.0, (x1 - x0) * (point[1] - y0) - (y1 - y0) * (point[0] - x0))


@pytest.mark.parametrize("flip", ["left-right", "up-down"])
def test_the_front_of_a_wall_stays_its_front(flip):
    straight = Wall(id="straight", path_mm=((20.0, 20.0), (120.0, 30.0)))
    before = (70.0, 60.0)
    after = (-70.0, 60.0) if flip == "left-right" else (70.0, -60.0)
    assert side_of(mirrored(straight, flip, 0.0).path_mm, after) == side_of(straight.path_mm, before)


@pytest.mark.parametrize("flip", ["left-right", "up-down"])
def test_an_opening_stays_where_it_is_seen(flip):
    session = session_with(WALL, DOOR)
    before = session.outline("door").centroid
    with session.edit("Mirror") as draft:
        mirror(draft, ["wall"], flip, 100.0, session.catalogue)
    x, y = before
    expected = (200.0 - x, y) if flip == "left-right" else (x, 200.0 - y)
    assert session.outline("door").centroid == pytest.approx(expected, abs=0.2)
    with session.edit("Mirror") as draft:
        mirror(draft, ["wall"], flip, 100.0, session.catalogue)
    assert session.document.get("wall") == WALL or session.document.get("wall").path_mm == WALL.path_mm
    assert session.document.get("door").at_mm == pytest.approx(30.0)


def test_what_hangs_on_a_wall_stays_where_it_is_seen():
    wall = Wall(id="wall", path_mm=((20.0, 20.0), (120.0, 20.0)), thickness_mm=10)
    lamp = Fixture(id="lamp", host="wall", thing="oil_drum", at_mm=30.0, up_mm=20.0)
    moss = Patch(id="moss", host="wall", outline_mm=rect(10, 5, 40, 25))
    end = Patch(id="end", host="wall", outline_mm=rect(1, 5, 4, 25), surface="end-a")
    session = session_with(wall, lamp, moss, end)
    with session.edit("Mirror") as draft:
        mirror(draft, ["wall"], "left-right", 70.0, session.catalogue)
    document = session.document
    assert document.get("lamp").at_mm == pytest.approx(70.0)
    assert {x for x, _ in document.get("moss").outline_mm} == {60.0, 90.0}
    assert document.get("end").surface == "end-b"
    with session.edit("Scale") as draft:
        stretch(draft, ["wall"], 2.0, 1.0, (0.0, 0.0))
    assert session.document.get("lamp").at_mm == pytest.approx(140.0)
    assert {x for x, _ in session.document.get("moss").outline_mm} == {120.0, 180.0}
    assert session.document.get("end").outline_mm == document.get("end").outline_mm


def test_curves_go_with_their_segment():
    found = mirrored(WALL, "left-right", 0.0)
    assert found.path_mm == ((-120.0, 80.0), (-120.0, 20.0), (-20.0, 20.0))
    assert found.curves_mm == {1: ((-90.0, 40.0), (-50.0, 30.0))}


def test_only_drawn_shapes_and_writing_have_a_free_size():
    assert all(has_free_size(item) for item in (WALL, GRASS, SIGN))
    assert not has_free_size(Thing(id="car", thing="toyota_ae86_trueno", at_mm=(1.0, 1.0)))
    assert not has_free_size(DOOR)


def test_stretching_moves_points_and_leaves_thickness_and_height():
    found = stretched(WALL, 2.0, 0.5, (20.0, 20.0))
    assert found.path_mm == ((20.0, 20.0), (220.0, 20.0), (220.0, 50.0))
    assert (found.thickness_mm, found.height_mm) == (10, 60)
    assert found.curves_mm == {0: ((80.0, 25.0), (160.0, 30.0))}
    assert stretched(SIGN, 2.0, 2.0, (0.0, 0.0)).height_mm == pytest.approx(10.0)
    assert stretched(GRASS, 2.0, 1.0, (0.0, 0.0)).holes_mm[0][0] == (40.0, 110.0)


@given(st.floats(0.1, 8), st.floats(0.1, 8), st.sampled_from([WALL, GRASS, SIGN]))
def test_stretching_there_and_back_is_nothing(along_x, along_y, item):
    back = stretched(stretched(item, along_x, along_y, (5.0, 7.0)), 1 / along_x, 1 / along_y, (5.0, 7.0))
    for name in ("path_mm", "outline_mm", "at_mm"):
        if hasattr(item, name):
            flat = [value for part in (getattr(back, name), getattr(item, name)) for value in _flat(part)]
            half = len(flat) // 2
            assert flat[:half] == pytest.approx(flat[half:])


def _flat(value):
    return [number for part in value for number in _flat(part)] if isinstance(value, tuple) else [value]


def test_an_opening_keeps_its_share_of_a_wall_that_is_stretched():
    straight = Wall(id="wall", path_mm=((0.0, 20.0), (100.0, 20.0)))
    session = session_with(straight, DOOR)
    with session.edit("Scale") as draft:
        stretch(draft, ["wall"], 2.0, 1.0, (0.0, 0.0))
    assert polyline_length(session.document.get("wall").path_mm) == 200.0
    assert session.document.get("door").at_mm == pytest.approx(60.0)
    assert session.document.get("door").width_mm == 20


@pytest.mark.parametrize(("x", "y"), [(0.0, 1.0), (-1.0, 1.0), (math.nan, 1.0), (math.inf, 1.0), (1.0, 1e9)])
def test_factors_that_are_none_are_refused_and_nothing_changes(x, y):
    session = session_with(GRASS)
    before = session.document
    with pytest.raises(PlannerError, match="size"), session.edit("Scale") as draft:
        stretch(draft, ["grass"], x, y, (0.0, 0.0))
    assert session.document is before


def test_a_real_thing_is_not_stretched():
    session = session_with(drum("a", 20, 20), GRASS)
    before = session.document
    with pytest.raises(PlannerError, match="fact"), session.edit("Scale") as draft:
        stretch(draft, ["grass", "a"], 2.0, 2.0, (0.0, 0.0))
    assert session.document is before
