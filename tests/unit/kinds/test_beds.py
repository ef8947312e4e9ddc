"""Beds of ways: cut and fill runs straight and even, banks reach the ground, foam follows, too steep is told."""

import numpy as np
import pytest

from diorama_planner.app.session import Session
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.bed import EVEN
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.path import Path
from diorama_planner.kinds.road import Road
from diorama_planner.kinds.track import Track
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project

LINE = ((40, 150), (360, 150))
BUMP = Landform(
    id="bump",
    outline_mm=((120, 20), (280, 20), (280, 280), (120, 280)),
    height_mm=18,
    edge="slope",
    edge_width_mm=30,
    order=1,
)
HILL = Landform(
    id="hill",
    outline_mm=((200, 0), (400, 0), (400, 300), (200, 300)),
    height_mm=30,
    edge="slope",
    edge_width_mm=40,
    order=1,
)
WAYS = [
    Road(id="way", line_mm=LINE, order=9, pavement="both"),
    Track(id="way", line_mm=LINE, order=9),
    Path(id="way", line_mm=LINE, order=9, width_mm=30),
]


def plan(*items):
    base = Base(id=BASE_ID, width_mm=400, depth_mm=300, thickness_mm=40)
    return Session(Document.of([Project(id=PROJECT_ID, scale=87.0), base, *items]))


def bedded(way, **fields):
    return type(way)(**{"id": "way", "line_mm": way.line_mm, "order": 9, "bed": EVEN, **fields})


def heights_along(session, off=0.0):
    return session.ground.heights([(x, 150.0 + off) for x in np.linspace(45, 355, 63)])


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.kind)
def test_a_way_follows_the_ground_unless_it_is_said_otherwise(way):
    with_way, without = plan(BUMP, way), plan(BUMP)
    assert np.array_equal(heights_along(with_way), heights_along(without))


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.kind)
def test_cut_and_fill_is_straight_between_the_ground_at_both_ends(way):
    assert heights_along(plan(BUMP, bedded(way))) == pytest.approx(0, abs=0.02)
    up = heights_along(plan(HILL, bedded(way)))
    ground = plan(HILL).ground
    start, end = (ground.height_at(*point) for point in LINE)
    true = start + (end - start) * (np.linspace(45, 355, 63) - 40) / 320
    assert up == pytest.approx(true, abs=0.05)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.kind)
def test_levels_and_grades_are_kept_and_a_grade_goes_before_a_level_at_the_end(way):
    xs = np.linspace(45, 355, 63) - 40
    to_level = heights_along(plan(BUMP, bedded(way, bed_start_mm=2.0, bed_end_mm=12.0)))
    assert to_level == pytest.approx(2 + xs * 10 / 320, abs=0.02)
    by_grade = heights_along(plan(BUMP, bedded(way, bed_start_mm=2.0, bed_grade_pct=5.0, bed_end_mm=99.0)))
    assert by_grade == pytest.approx(2 + xs * 0.05, abs=0.02)


def test_the_bed_is_level_across_and_its_banks_reach_the_ground():
    road = bedded(WAYS[0], bed_start_mm=10.0, bed_end_mm=10.0, bed_shoulder_mm=20.0)
    session = plan(road)
    half = road.lanes * road.lane_width_mm / 2
    assert heights_along(session, half - 1) == pytest.approx(10, abs=0.02)
    assert heights_along(session, half + 10) == pytest.approx(5, abs=0.3)
    assert heights_along(session, half + 21) == pytest.approx(0, abs=0.02)


def test_things_stand_on_the_bed_and_its_foam_is_on_the_bill():
    road = bedded(WAYS[0], bed_start_mm=20.0, bed_end_mm=20.0, bed_shoulder_mm=20.0)
    session = plan(road)
    assert session.around().surface_at((200, 150)) == pytest.approx(20 + road.depth_mm, abs=0.05)
    flat = {row.material for row in plan(Road(id="way", line_mm=LINE, order=9)).bill().rows}
    built = {row.material for row in session.bill().rows}
    assert "xps_eu_20" in built - flat
    width = road.lanes * road.lane_width_mm
    assert session.ground.body_volume("way") == pytest.approx(20 * (320 * width + 20 * (320 + width)), rel=0.06)


@pytest.mark.parametrize(
    ("way", "most"), [*zip(WAYS, (12.0, 4.0, 8.3), strict=True)], ids=lambda one: getattr(one, "kind", one)
)
def test_what_is_too_steep_is_told_and_mended(way, most):
    session = plan(bedded(way, bed_start_mm=0.0, bed_end_mm=60.0))
    (issue,) = [one for one in session.issues() if one.code == "grade-too-steep"]
    assert "18.7 %" in str(issue.message) or "18.8 %" in str(issue.message)
    session.apply_fix(issue.fixes[0])
    assert session.document.get("way").bed_grade_pct == most
    assert not [one for one in session.issues() if one.code == "grade-too-steep"]
    session.undo()
    assert session.document.get("way").bed_grade_pct is None


def test_a_cutting_through_the_base_is_told():
    session = plan(bedded(WAYS[2], bed_start_mm=-60.0, bed_end_mm=-60.0))
    assert [one.code for one in session.issues() if one.code == "carve-through-base"]


def test_an_edit_of_the_bed_moves_only_the_ground_about_it():
    session = plan(BUMP, WAYS[2])
    before = session.ground.heights([(200.0, 30.0)])
    with session.edit("Bed") as draft:
        draft.change("way", bed=EVEN)
    assert heights_along(session) == pytest.approx(0, abs=0.02)
    assert session.ground.heights([(200.0, 30.0)]) == pytest.approx(before)
    session.undo()
    assert heights_along(session).max() == pytest.approx(18, abs=0.05)


def test_remarks_tell_levels_and_grade():
    from diorama_planner.kinds.registry import kind_of

    session = plan(way := bedded(WAYS[1], bed_start_mm=4.0, bed_grade_pct=2.0))
    (told,) = kind_of(way).remarks(way, session.around())
    assert "2.0 %" in str(told)
    assert "4 mm" in str(told)
