"""Where kinds say that wires can lie, and where not: known answers."""

import math

import pytest

from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.wall import Wall
from tests.unit.circuits.wired_plans import session_of, town

PATH = ((100.0, 250.0), (200.0, 250.0))
DOOR = Opening(id="door", host="wall", at_mm=30.0, width_mm=20.0, height_mm=40.0)
WINDOW = Opening(id="window", host="wall", at_mm=70.0, width_mm=20.0, height_mm=20.0, sill_mm=25.0)


def voids_of(name, *records):
    session = session_of(*records)
    return kind_of(session.document.get(name)).voids(session.document.get(name), session.around())


def test_a_wall_has_room_beside_over_and_under_its_openings():
    wall = Wall(id="wall", path_mm=PATH, thickness_mm=10.0, height_mm=60.0)
    found = {
        (void.line_mm[0][0], void.line_mm[-1][0], void.bottom_mm, void.top_mm)
        for void in voids_of("wall", wall, DOOR, WINDOW)
    }
    assert found == {
        (100.0, 120.0, 0.0, 60.0),
        (120.0, 140.0, 40.0, 60.0),
        (140.0, 160.0, 0.0, 60.0),
        (160.0, 180.0, 0.0, 25.0),
        (160.0, 180.0, 45.0, 60.0),
        (180.0, 200.0, 0.0, 60.0),
    }
    assert [(void.sort, void.bottom_mm, void.top_mm) for void in voids_of("window", wall, WINDOW)] == [
        ("cut", 25.0, 45.0)
    ]


@pytest.mark.parametrize(
    ("built", "sort", "room", "y"),
    [("sheet", "groove", 5.0, 247.5), ("cast", "groove", 5.0, 247.5), ("printed", "cavity", 8.4, 250.0)],
)
def test_solid_walls_have_a_groove_in_their_back_and_hollow_ones_a_cavity(built, sort, room, y):
    """Half the thickness from the back; what 0.8 mm of shell on each face leave."""
    (void,) = voids_of("wall", Wall(id="wall", path_mm=PATH, thickness_mm=10.0, construction=built))
    assert void.sort == sort
    assert void.room_mm == pytest.approx(room)
    assert void.line_mm == ((100.0, pytest.approx(y)), (200.0, pytest.approx(y)))
    assert void.region.area == pytest.approx(100.0 * room)


@pytest.mark.parametrize(("y", "middle"), [(250.0, 247.5), (280.0, 282.5), (20.0, 17.5)])
def test_the_groove_lies_in_the_front_where_that_looks_away_from_the_base(y, middle):
    """A base of 300 mm: behind a wall at 280 lies less than a tenth of it; one at 20 has its back there anyway."""
    (void,) = voids_of("wall", Wall(id="wall", path_mm=((100.0, y), (200.0, y)), thickness_mm=10.0))
    assert void.line_mm == ((100.0, pytest.approx(middle)), (200.0, pytest.approx(middle)))


def test_a_recess_in_the_back_takes_the_groove_away_and_one_in_the_front_does_not():
    wall = Wall(id="wall", path_mm=PATH, thickness_mm=10.0)
    for side, pieces in (("front", 1), ("back", 3)):
        alcove = Opening(id="alcove", host="wall", at_mm=50.0, width_mm=20.0, height_mm=60.0, depth_mm=3.0, side=side)
        assert len(voids_of("wall", wall, alcove)) == pieces - (side == "back")


def test_the_base_kerbs_posts_and_pours_say_what_they_offer():
    records = town()
    (under,) = voids_of("base", *records)
    assert (under.sort, under.bottom_mm, under.top_mm, under.room_mm) == ("underside", -41.0, -29.0, 12.0)
    assert under.region.bounds == pytest.approx((3.0, 3.0, 397.0, 297.0))
    kerbs = voids_of("walk", *records)
    assert [(void.sort, void.room_mm) for void in kerbs] == [("kerb", 1.5)] * 2
    (post,) = voids_of("post", *records)
    assert post.sort == "post"
    assert post.region.area == pytest.approx(math.pi / 4 * (250 / 64) ** 2, rel=0.3)
    (pool,) = voids_of("pool", *records)
    assert (pool.sort, pool.region.area) == ("pour", pytest.approx(80.0 * 50.0))
