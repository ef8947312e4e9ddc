"""What reaches over the edge of the base is told, with a remedy that mends it."""

import pytest

from diorama_planner.app.session import Session
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.engraving import Engraving
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.path import Path
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.ramp import Ramp
from diorama_planner.kinds.ridge import Ridge
from diorama_planner.kinds.spot_height import SpotHeight
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project

BASE = Base(id=BASE_ID, width_mm=200, depth_mm=100)
ROUND = Base(id=BASE_ID, shape="circle", width_mm=200, depth_mm=200)
SQUARE = ((150, 20), (230, 20), (230, 60), (150, 60))
CODES = {"over-edge", "off-base"}


def plan(*items, base=BASE):
    return Session(Document.of([Project(id=PROJECT_ID), base, *items]))


def told(session):
    return [issue for issue in session.issues() if issue.code in CODES]


def mended(session):
    (issue,) = told(session)
    session.apply_fix(issue.fix)
    assert told(session) == []
    return session.document.records[issue.record_id]


def test_a_wall_drawn_along_the_edge_is_moved_in_by_half_its_thickness():
    session = plan(Wall(id="wall", path_mm=((0, 100), (200, 100)), thickness_mm=8))
    (issue,) = told(session)
    assert (issue.code, issue.severity.value) == ("over-edge", "hint")
    assert "4 mm over the edge" in str(issue.message)
    assert "by 4 mm" in str(issue.fix.label)
    assert mended(session).path_mm == ((0, 96), (200, 96))
    session.undo()
    assert told(session)


def test_a_wall_longer_than_the_base_has_no_remedy():
    (issue,) = told(plan(Wall(id="wall", path_mm=((-10, 50), (250, 50)))))
    assert issue.fix is None
    assert "50 mm" in str(issue.message)


@pytest.mark.parametrize("kind", [GroundCover, Pour], ids=["cover", "pour"])
def test_an_area_is_cut_at_the_edge(kind):
    session = plan(kind(id="area", outline_mm=SQUARE, curves_mm={0: ((170, 10), (210, 10))}))
    assert "30 mm" in str(told(session)[0].message)
    item = mended(session)
    assert max(x for x, _ in item.outline_mm) == 200
    assert not item.curves_mm


def test_an_area_of_which_two_pieces_would_be_left_is_only_told():
    horseshoe = ((20, 80), (20, 150), (90, 150), (90, 80), (70, 80), (70, 120), (40, 120), (40, 80))
    (issue,) = told(plan(GroundCover(id="area", outline_mm=horseshoe)))
    assert issue.fix is None


def test_what_lies_beside_the_base_is_a_warning_and_moved_onto_it():
    session = plan(GroundCover(id="area", outline_mm=tuple((x + 100, y) for x, y in SQUARE)))
    (issue,) = told(session)
    assert (issue.code, issue.severity.value) == ("off-base", "warning")
    assert mended(session).outline_mm == tuple((x - 30, y) for x, y in SQUARE)


OUTSIDE = tuple((x + 100, y) for x, y in SQUARE)
BESIDE = {
    "hill": Landform(id="form", outline_mm=OUTSIDE, edge_width_mm=5),
    "bed": Landform(id="form", outline_mm=OUTSIDE, operation="carve", height_mm=2),
    "ridge": Ridge(id="form", line_mm=((250, 50), (300, 50)), width_mm=20),
    "valley": Ridge(id="form", line_mm=((250, 50), (300, 50)), width_mm=20, operation="carve", height_mm=2),
    "ramp": Ramp(id="form", line_mm=((250, 50), (300, 50)), width_mm=20, shoulder_mm=5),
    "spot height": SpotHeight(id="form", at_mm=(300, 50), height_mm=10, radius_mm=20),
    "pour": Pour(id="form", outline_mm=OUTSIDE),
    "engraving": Engraving(id="form", outline_mm=OUTSIDE),
}


@pytest.mark.parametrize("name", BESIDE)
def test_whatever_lies_wholly_beside_the_base_is_told_and_moved_onto_it(name):
    session = plan(BESIDE[name])
    (issue,) = told(session)
    assert (issue.code, issue.severity.value) == ("off-base", "warning")
    mended(session)
    session.undo()
    assert told(session)


def test_a_hill_over_the_edge_is_sawn_off_with_the_base_and_says_nothing():
    assert told(plan(Landform(id="form", outline_mm=SQUARE))) == []
    assert told(Session(Document.of([Project(id=PROJECT_ID), Landform(id="form", outline_mm=SQUARE)]))) == []


def test_a_road_may_end_at_the_edge_at_any_angle_but_not_lead_on():
    assert told(plan(Path(id="road", line_mm=((20, 20), (200, 100)), width_mm=30))) == []
    session = plan(Path(id="road", line_mm=((20, 50), (300, 50)), width_mm=30))
    assert mended(session).line_mm == ((20, 50), (200, 50))


def test_a_round_base_counts_as_round():
    inside, corner = ((60, 60), (140, 60), (140, 140), (60, 140)), ((150, 150), (199, 150), (199, 199), (150, 199))
    assert told(plan(GroundCover(id="area", outline_mm=inside), base=ROUND)) == []
    (issue,) = told(plan(GroundCover(id="area", outline_mm=corner), base=ROUND))
    assert issue.code == "over-edge"


def test_a_saws_breadth_counts_for_nothing_and_no_base_asks_for_nothing():
    assert told(plan(Wall(id="wall", path_mm=((50, 95.05), (150, 95.05)), thickness_mm=10))) == []
    assert told(Session(Document.of([Project(id=PROJECT_ID), GroundCover(id="area", outline_mm=SQUARE)]))) == []


def test_a_frame_of_nothing_is_told_and_cut_from_the_board():
    session = plan(base=Base(id=BASE_ID, width_mm=200, depth_mm=100, frame_mm=10))
    (issue,) = [each for each in session.issues() if each.code == "frame-without-material"]
    assert "10 mm" in str(issue.message)
    assert len(session.bill().rows[0].arithmetic.args["lines"]) == 1
    session.apply_fix(issue.fix)
    assert len(session.bill().rows[0].arithmetic.args["lines"]) == 2
    assert not [each for each in session.issues() if each.code == "frame-without-material"]
