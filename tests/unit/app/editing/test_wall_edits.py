"""Splitting, joining, parallels, bends; four walls and two windows when a corner moves; openings that must fit."""

import math
from dataclasses import replace

import pytest

from diorama_planner.app.editing import shapes, wall_edits
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import UsageError
from diorama_planner.geometry.outline import point_along
from diorama_planner.geometry.region import contains_region, offset, overlap_area, union_all
from diorama_planner.kinds.cuts import wall_line
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import Project

CATALOGUE = load_catalogue()
NAMES = ("south", "east", "north", "west")
CORNERS = ((0, 0), (200, 0), (200, 120), (0, 120))
WALLS = tuple(
    Wall(id=name, path_mm=(CORNERS[i], CORNERS[(i + 1) % 4]), height_mm=50, order=i) for i, name in enumerate(NAMES)
)
WINDOWS = (
    Opening(id="window", host="south", at_mm=150, width_mm=20, height_mm=20, sill_mm=15),
    Opening(id="light", host="east", at_mm=30, width_mm=16, height_mm=20, sill_mm=15),
)
CHAIN = Wall(id="chain", path_mm=((0, 0), (100, 0), (100, 80)), height_mm=50, loose_corners=(1, 2))


def session(*items):
    return Session(Document.of([Project(id="project", scale=64.0), *items]), catalogue=CATALOGUE)


def edit(plan, act, *args):
    with plan.edit("Edit") as draft:
        return act(draft, *args)


def wall(plan, name):
    return plan.document.get(name)


def spot(plan, name):
    item = wall(plan, name)
    return point_along(wall_line(wall(plan, item.host)), item.at_mm)[0]


def takeoff_of(session, item):
    return kind_of(item).takeoff(item, session.around())


def measured(plan, names):
    return sum(line.measured for name in names for line in takeoff_of(plan, wall(plan, name)))


def is_closed(plan):
    regions = [plan.outline(name) for name in NAMES]
    rings = offset(union_all(regions), 1e-6).polygons()
    shared = sum(overlap_area(a, b) for i, a in enumerate(regions) for b in regions[:i])
    return len(rings) == 1 and len(rings[0][1]) == 1 and shared < 1e-6


@pytest.mark.parametrize("to", [(260, -30), (150, 20), (200, -60), (320, 0), (120, 40)])
def test_four_walls_and_two_windows_stay_closed_and_add_up_when_a_corner_moves(to):
    plan = session(*WALLS, *WINDOWS)
    before = measured(plan, NAMES)
    assert before == pytest.approx(10 * (50 * 640 - 20 * 20 - 16 * 20))
    moved = replace(WALLS[0], path_mm=((0, 0), to))
    edit(plan, shapes.reshape, moved)
    assert is_closed(plan)
    for name, host in (("window", "south"), ("light", "east")):
        assert contains_region(offset(plan.outline(host), 0.01), plan.outline(name))
    length = math.dist((0, 0), to) + math.dist(to, (200, 120)) + 320
    assert measured(plan, NAMES) == pytest.approx(10 * (50 * length - 20 * 20 - 16 * 20))
    assert not [issue for issue in plan.issues() if issue.code.startswith("opening")]
    plan.undo()
    assert measured(plan, NAMES) == before
    assert is_closed(plan)


def test_a_split_wall_takes_what_the_whole_took_and_openings_stay_where_they_are():
    plan = session(*WALLS, *WINDOWS)
    before, at = measured(plan, NAMES), spot(plan, "window")
    first, second = edit(plan, wall_edits.split, "south", (80, 3))
    assert (wall(plan, first).path_mm, wall(plan, second).path_mm) == (((0, 0), (80, 0)), ((80, 0), (200, 0)))
    assert wall(plan, "window").host == second
    assert spot(plan, "window") == pytest.approx(at)
    assert measured(plan, (*NAMES, second)) == pytest.approx(before)
    edit(plan, wall_edits.join, first, second)
    assert wall(plan, "south").path_mm == ((0, 0), (80, 0), (200, 0))
    assert (wall(plan, "window").host, wall(plan, "window").at_mm) == ("south", 150)
    assert measured(plan, NAMES) == pytest.approx(before)


def test_a_chain_is_split_at_a_corner_and_within_a_piece():
    plan = session(CHAIN)
    first, second = edit(plan, wall_edits.split, "chain", (100, 0))
    assert wall(plan, first).path_mm == ((0, 0), (100, 0))
    assert wall(plan, second).path_mm == ((100, 0), (100, 80))
    plan.undo()
    first, second = edit(plan, wall_edits.split, "chain", (103, 30))
    assert wall(plan, first).path_mm == ((0, 0), (100, 0), (100, 30))
    assert wall(plan, first).loose_corners == (1, 2)
    assert wall(plan, second).path_mm == ((100, 30), (100, 80))


def test_a_curved_wall_keeps_its_bend_when_split():
    arc = Wall(id="arc", path_mm=((0, 0), (100, 0)), curves_mm={0: ((20, 60), (80, 60))})
    plan = session(arc)
    area = plan.outline("arc").area
    first, second = edit(plan, wall_edits.split, "arc", (30, 45))
    assert plan.outline(first).area + plan.outline(second).area == pytest.approx(area, rel=2e-3)
    assert wall(plan, second).curves_mm.keys() == {0}


@pytest.mark.parametrize(("at", "word"), [((0, 0), "end"), ((151, 0), "opening"), ((199.9, 0), "end")])
def test_walls_are_not_split_where_they_cannot_be(at, word):
    plan = session(*WALLS, *WINDOWS)
    with pytest.raises(UsageError, match=word):
        edit(plan, wall_edits.split, "south", at)
    assert not plan.can_undo


def test_what_is_no_wall_or_closed_is_refused():
    ring = Wall(id="ring", path_mm=(*CORNERS, CORNERS[0]), height_mm=50)
    plan = session(ring, *WALLS, *WINDOWS)
    with pytest.raises(UsageError, match="leads back"):
        edit(plan, wall_edits.split, "ring", (100, 0))
    with pytest.raises(UsageError, match="leads back"):
        edit(plan, wall_edits.join, "ring", "south")
    with pytest.raises(UsageError, match="not a wall"):
        edit(plan, wall_edits.split, "window", (100, 0))


@pytest.mark.parametrize("turn_first", [False, True])
@pytest.mark.parametrize("turn_second", [False, True])
def test_walls_are_joined_whichever_way_they_run(turn_first, turn_second):
    first, second = WALLS[0], WALLS[1]
    if turn_first:
        first = replace(first, path_mm=first.path_mm[::-1])
    if turn_second:
        second = replace(second, path_mm=second.path_mm[::-1])
    plan = session(first, second, *WINDOWS)
    places = [spot(plan, "window"), spot(plan, "light")]
    before = measured(plan, ("south", "east"))
    assert edit(plan, wall_edits.join, "south", "east") == "south"
    assert wall(plan, "south").path_mm == ((0, 0), (200, 0), (200, 120))
    assert [spot(plan, "window"), spot(plan, "light")] == [pytest.approx(place) for place in places]
    assert measured(plan, ("south",)) == pytest.approx(before)
    assert "east" not in plan.document.records


def test_four_walls_become_one_ring():
    plan = session(*WALLS, *WINDOWS)
    before = measured(plan, NAMES)
    for name in NAMES[1:]:
        edit(plan, wall_edits.join, "south", name)
    assert wall(plan, "south").path_mm == (*CORNERS, CORNERS[0])
    assert measured(plan, ("south",)) == pytest.approx(before)


def test_walls_that_differ_or_do_not_meet_are_not_joined():
    plan = session(WALLS[0], replace(WALLS[1], height_mm=40), WALLS[2])
    with pytest.raises(UsageError, match="height"):
        edit(plan, wall_edits.join, "south", "east")
    with pytest.raises(UsageError, match="do not meet"):
        edit(plan, wall_edits.join, "south", "north")
    assert not plan.can_undo


def test_a_parallel_wall_stands_at_the_distance_typed():
    plan = session(CHAIN)
    copy = edit(plan, wall_edits.parallel, "chain", 20.0)
    assert wall(plan, copy).path_mm == ((0, 20), (80, 20), (80, 80))
    other = edit(plan, wall_edits.parallel, "chain", -20.0)
    assert wall(plan, other).path_mm == ((0, -20), (120, -20), (120, 80))
    assert wall(plan, copy).thickness_mm == CHAIN.thickness_mm
    with pytest.raises(UsageError, match="distance"):
        edit(plan, wall_edits.parallel, "chain", 0.0)


@pytest.mark.parametrize("bulge", [10.0, -10.0, 50.0, 90.0])
def test_a_bend_is_an_arc_through_its_bulge(bulge):
    plan = session(Wall(id="wall", path_mm=((0, 0), (100, 0))))
    edit(plan, wall_edits.bend, "wall", 0, bulge)
    line = wall_line(wall(plan, "wall"))
    extreme = max(line[:, 1], key=abs)
    assert extreme == pytest.approx(bulge, abs=0.05)
    radius = (50**2 + bulge**2) / (2 * abs(bulge))
    centre = (50, bulge - math.copysign(radius, bulge))
    assert [math.dist(point, centre) for point in line] == pytest.approx([radius] * len(line), rel=1e-3)


def test_a_bend_keeps_the_other_pieces_and_a_flat_one_is_straight():
    plan = session(CHAIN)
    edit(plan, wall_edits.bend, "chain", 0, 60.0)
    bent = wall(plan, "chain")
    assert bent.path_mm[-2:] == ((100, 0), (100, 80))
    count = len(bent.path_mm)
    assert bent.loose_corners == (count - 2, count - 1)
    edit(plan, wall_edits.bend, "chain", count - 2, 0.0)
    assert count - 2 not in wall(plan, "chain").curves_mm


def test_bends_that_cannot_be_are_refused():
    plan = session(CHAIN)
    with pytest.raises(UsageError, match="segment 3"):
        edit(plan, wall_edits.bend, "chain", 2, 5.0)
    with pytest.raises(UsageError, match="cannot stand off"):
        edit(plan, wall_edits.bend, "chain", 0, 101.0)


def test_a_wall_that_runs_the_other_way_keeps_its_openings_where_they_are():
    plan = session(*WALLS, replace(WINDOWS[0], depth_mm=3.0), WINDOWS[1])
    at, region = spot(plan, "window"), plan.scene.solids(wall(plan, "south"))
    edit(plan, shapes.reverse, ["south"])
    assert spot(plan, "window") == pytest.approx(at)
    assert wall(plan, "window").side == "back"
    volume = [sum(p.region.area * (p.top_mm - p.bottom_mm) for p in solids) for solids in (region,)]
    now = plan.scene.solids(wall(plan, "south"))
    assert sum(p.region.area * (p.top_mm - p.bottom_mm) for p in now) == pytest.approx(volume[0])


def test_corners_that_come_apart_are_those_of_the_path():
    plan = session(WALLS[0])
    edit(plan, wall_edits.set_loose, "south", [1, 0, 7])
    assert wall(plan, "south").loose_corners == (0, 1)


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"width_mm": 201.0}, "201 mm wide, but the wall is only 200 mm long"),
        ({"height_mm": 60.0}, "high, but the wall is only 50 mm high"),
        ({"depth_mm": 11.0}, "deep, but the wall is only 10 mm thick"),
    ],
)
def test_an_opening_that_does_not_fit_is_refused_with_both_measures(fields, word):
    plan = session(*WALLS, *WINDOWS)

    def change(draft):
        draft.change("window", **fields)
        wall_edits.check_openings(draft, ["window", "south"])

    with pytest.raises(UsageError, match=word):
        edit(plan, change)
    assert wall(plan, "window") == WINDOWS[0]
