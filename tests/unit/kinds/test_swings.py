"""Doors that open: what they sweep, what stands in their way, how that is mended, and what a mirror makes of it."""

import json
import math

import pytest

from diorama_planner.app import verbs
from diorama_planner.app.editing.reshaping import mirror
from diorama_planner.app.session import Session
from diorama_planner.core.errors import RecordError
from diorama_planner.drawing.recorder import record
from diorama_planner.geometry.region import contains_point
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.swings import SHUT, SWINGS
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import Project
from diorama_planner.project_io.items_json import decode_items

WALL = Wall(id="wall", path_mm=((20.0, 100.0), (220.0, 100.0)), thickness_mm=6.0, height_mm=50.0)
"""It runs to the right, so its front is above it; its faces lie at y = 103 and y = 97."""


def door(swing=SHUT, **fields):
    return Opening(id="door", host="wall", at_mm=60.0, width_mm=14.0, height_mm=32.0, swing=swing, **fields)


def drum(x, y):
    return Thing(id="drum", thing="oil_drum", at_mm=(x, y), order=1.0)


def plan(*items, wall=WALL):
    base = Base(id="base", width_mm=300, depth_mm=200, order=-1)
    return Session(Document.of([Project(id="project", scale=64.0), base, wall, *items]))


def told(session):
    return [issue for issue in session.issues() if issue.code == "door-blocked"]


def swept_area(session):
    return session.outline("door").area - 14.0 * 6.0


@pytest.mark.parametrize("swing", [swing for swing in SWINGS if swing != SHUT])
def test_a_door_sweeps_a_quarter_of_a_circle_and_two_leaves_half_as_much(swing):
    whole = math.pi / 4 * 14.0**2
    expected = whole / 2 if swing.startswith("double") else whole
    assert swept_area(plan(door(swing))) == pytest.approx(expected, rel=2e-3)


@pytest.mark.parametrize(
    ("swing", "side", "hinge_x", "up"),
    [
        ("left_out", "front", 87.0, True),  # from before the front the path runs to the left
        ("right_out", "front", 73.0, True),
        ("left_in", "front", 87.0, False),
        ("right_in", "front", 73.0, False),
        ("left_out", "back", 73.0, False),
        ("right_in", "back", 87.0, True),
    ],
)
def test_hands_are_told_from_the_face_that_the_door_is_seen_from(swing, side, hinge_x, up):
    region = plan(door(swing, side=side)).outline("door")
    y = 103.0 + 13.0 if up else 97.0 - 13.0
    towards = 1.0 if hinge_x < 80.0 else -1.0
    assert contains_point(region, (hinge_x + towards, y))
    assert not contains_point(region, (hinge_x + 13.0 * towards, y))
    assert not contains_point(region, (hinge_x + towards, 200.0 - y))


def test_what_says_nothing_of_how_it_opens_is_as_before():
    raw = {"kind": "opening", "id": "door", "host": "wall", "at_mm": 60.0, "width_mm": 14.0, "height_mm": 32.0}
    (old,) = decode_items(json.dumps([raw]).encode())
    assert old.swing == SHUT
    session = plan(door(), drum(80.0, 108.0))
    assert swept_area(session) == pytest.approx(0.0)
    assert told(session) == []


@pytest.mark.parametrize("fields", [{"depth_mm": 2.0}, {"sill_mm": 10.0}, {"filling": "arch"}, {"filling": "window"}])
def test_only_a_door_that_goes_through_swings(fields):
    session = plan(door("left_out", **fields), drum(80.0, 108.0))
    assert swept_area(session) == pytest.approx(0.0)
    assert told(session) == []
    assert record(session.draw("door")) == record(plan(door(**fields)).draw("door"))


def test_a_wide_opening_that_swings_is_a_door_and_no_shutter():
    wide = Opening(id="door", host="wall", at_mm=60.0, width_mm=40.0, height_mm=32.0, swing="double_in")
    assert plan(wide).outline("door").area == pytest.approx(40 * 6 + 2 * math.pi / 4 * 20**2, rel=2e-3)


def test_what_stands_in_the_way_is_told_with_what_the_leaf_is_short_of_and_mended():
    session = plan(door("left_out"), drum(77.0, 108.0))
    (issue,) = told(session)
    drum_right = session.outline("drum").bounds[2]
    text = str(issue.message)
    assert text.startswith("Door: Oil drum")
    reported = float(text.split(", ")[1].split(" mm", maxsplit=1)[0])
    assert reported == pytest.approx(14.0 - (math.hypot(10.0, 5.0) - (drum_right - 77.0)), abs=0.1)
    session.apply_fix(issue.fix)
    assert session.document.get("door").swing == "left_in"
    assert told(session) == []
    session.undo()
    assert len(told(session)) == 1


@pytest.mark.parametrize("at", [(80.0, 140.0), (80.0, 88.0), (60.0, 110.0)])
def test_what_stands_beside_or_behind_is_not_in_the_way(at):
    assert told(plan(door("left_out"), drum(*at))) == []


def test_a_door_hears_when_something_is_moved_into_its_way_and_out_of_it():
    session = plan(door("left_out"), drum(150.0, 108.0))
    assert told(session) == []
    with session.edit("Move") as draft:
        verbs.move(draft, ["drum"], -70.0, 0.0)
    assert len(told(session)) == 1
    with session.edit("Move") as draft:
        verbs.move(draft, ["drum"], 70.0, 0.0)
    assert told(session) == []


def test_a_corner_of_its_own_wall_and_another_wall_are_in_the_way():
    corner = Wall(id="wall", path_mm=((20.0, 100.0), (84.0, 100.0), (84.0, 180.0)), thickness_mm=6.0, height_mm=50.0)
    near = Opening(id="door", host="wall", at_mm=53.0, width_mm=14.0, height_mm=32.0, swing="left_out")
    assert told(plan(near, wall=corner)) == []
    (issue,) = told(
        plan(door("left_out"), Wall(id="other", path_mm=((77.0, 110.0), (77.0, 180.0)), thickness_mm=4.0))
    )
    assert "wall" in str(issue.message)
    assert issue.fix is not None


def test_no_remedy_is_offered_where_every_way_is_blocked():
    others = [Thing(id=f"drum-{y}", thing="oil_drum", at_mm=(80.0, y), order=1.0) for y in (92, 108)]
    (issue,) = told(plan(door("left_out"), *others))
    assert issue.fix is None


def test_what_hangs_above_the_door_is_not_in_its_way():
    high = Thing(id="drum", thing="oil_drum", at_mm=(80.0, 108.0), z_mm=33.0, order=1.0)
    assert told(plan(door("left_out"), high)) == []


@pytest.mark.parametrize("chosen", [["wall"], ["wall", "door"], ["door", "wall"]])
@pytest.mark.parametrize("flip", ["left-right", "up-down"])
def test_in_a_mirror_left_is_right(flip, chosen):
    session = plan(door("left_out"))
    x, y = session.outline("door").centroid
    with session.edit("Mirror") as draft:
        mirror(draft, chosen, flip, 100.0, session.catalogue)
    assert session.document.get("door").swing == "right_out"
    expected = (200.0 - x, y) if flip == "left-right" else (x, 200.0 - y)
    assert session.outline("door").centroid == pytest.approx(expected, abs=1e-6)
    with session.edit("Mirror") as draft:
        mirror(draft, chosen, flip, 100.0, session.catalogue)
    assert session.document.get("door") == door("left_out")


def test_a_door_mirrored_alone_is_hung_on_its_other_side():
    session = plan(door("double_in"))
    with session.edit("Mirror") as draft:
        mirror(draft, ["door"], "left-right", 100.0, session.catalogue)
    assert session.document.get("door").swing == "double_in"


def test_a_way_to_open_that_does_not_exist_is_refused():
    with pytest.raises(RecordError, match="swing"):
        door("sideways")
