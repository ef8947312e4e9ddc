"""What is scribed into the ground: stones at true scale, kerb joints, tyre tracks, and their templates."""

import io
import math

import pytest
from pypdf import PdfReader

from diorama_planner.app import verbs
from diorama_planner.app.drawing_job import drawing_job
from diorama_planner.app.session import Session
from diorama_planner.core.errors import UsageError
from diorama_planner.exporters import engraving
from diorama_planner.exporters.footprints import FootprintOptions
from diorama_planner.geometry.box_areas import areas_in_boxes
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.geometry.region import contains_point
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.engraving import Engraving
from diorama_planner.kinds.grooves import FINEST_MM, MOST_STONES, pattern_of, stones
from diorama_planner.kinds.path import Kerb, Path
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.road import Road
from diorama_planner.kinds.tyre_track import TyreTrack
from diorama_planner.model.document import Document
from diorama_planner.model.record import Project


def plan(*items, scale=64.0):
    base = Base(id="base", width_mm=300, depth_mm=200, order=-1)
    return Session(Document.of([Project(id="project", scale=scale), base, *items]))


def square(x0, y0, x1, y1):
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def scribed(session, item_id):
    item = session.document.get(item_id)
    return kind_of(item).grooves(item, session.scene.around)


def total(grooves):
    return sum(polyline_length(line) for groove in grooves for line in groove.lines)


def told(session, code):
    return [issue for issue in session.issues() if issue.code == code]


def test_slabs_of_600_mm_lie_as_far_apart_as_the_scale_says():
    session = plan(Engraving(id="e", outline_mm=square(0, 0, 93.75, 93.75), pattern="slabs", order=1.0))
    # 600 / 64 = 9.375 mm: ten slabs each way, nine joints between them and the two borders
    (groove,) = scribed(session, "e")
    assert total([groove]) == pytest.approx((9 + 2) * 2 * 93.75, rel=1e-6)
    with session.edit("Scale") as draft:
        verbs.rescale(draft, 32.0)
    (groove,) = scribed(session, "e")
    assert total([groove]) == pytest.approx(2 * (9 + 2) * 2 * 93.75, rel=1e-6)


def test_a_turned_pattern_keeps_the_length_of_its_joints():
    straight, turned = (
        Engraving(id=name, outline_mm=square(0, 0, 180, 180), pattern="bricks", direction_deg=angle, order=1.0)
        for name, angle in (("a", 0.0), ("b", 30.0))
    )
    session = plan(straight, turned)
    assert total(scribed(session, "b")) == pytest.approx(total(scribed(session, "a")), rel=0.02)


def test_joints_stay_inside_the_area_and_out_of_its_holes():
    hole = square(40, 40, 60, 60)
    item = Engraving(id="e", outline_mm=square(10, 10, 90, 90), holes_mm=(hole,), pattern="cobbles", order=1.0)
    session = plan(item)
    region = session.outline("e")
    for groove in scribed(session, "e"):
        for line in groove.lines:
            x, y = line.mean(axis=0) if len(line) == 2 else line[len(line) // 2]
            about = (x - 0.1, y - 0.1, x + 0.1, y + 0.1)
            assert contains_point(region, (x, y)) or areas_in_boxes([region], [about]) > 0


def test_planks_lie_across_a_path_and_kerb_stones_have_joints():
    lane = Path(
        id="p",
        line_mm=((10, 50), (110, 50)),
        width_mm=30,
        pattern="planks",
        kerb=Kerb(width_mm=3, height_mm=3),
        kerb_stone_mm=10.0,
        order=1.0,
    )
    session = plan(lane)
    planks, *kerbs = scribed(session, "p")
    across = [line for line in planks.lines if abs(line[0, 0] - line[-1, 0]) < 1e-9]
    assert len(across) == pytest.approx(100 / (150 / 64), abs=2)
    assert [len(kerb.lines) for kerb in kerbs] == [9, 9]
    assert total(kerbs) == pytest.approx(2 * 9 * 3)


def test_a_street_is_scribed_between_its_edges_and_its_slabs_behind_the_kerbs():
    street = Road(
        id="r",
        line_mm=((10, 90), (210, 90)),
        lanes=1,
        lane_width_mm=40.0,
        pattern="setts",
        pavement="left",
        pavement_width_mm=20.0,
        kerb_width_mm=2.0,
        slab_mm=10.0,
        kerb_stone_mm=20.0,
        order=1.0,
    )
    setts, slabs, kerb = scribed(plan(street), "r")
    assert min(line[:, 1].min() for line in setts.lines) == pytest.approx(70.0)
    assert max(line[:, 1].max() for line in setts.lines) == pytest.approx(110.0)
    assert min(line[:, 1].min() for line in slabs.lines) == pytest.approx(112.0)
    assert len(kerb.lines) == 9


def test_plain_ways_have_no_grooves_and_the_slabs_of_no_pavement_are_not_laid():
    session = plan(
        Path(id="p", line_mm=((10, 50), (110, 50)), kerb_stone_mm=10.0, order=1.0),
        Road(id="r", line_mm=((10, 120), (110, 120)), slab_mm=10.0, kerb_stone_mm=10.0, order=2.0),
    )
    assert not scribed(session, "p")
    assert not scribed(session, "r")


def test_the_lugs_of_a_tractor_are_200_mm_apart_and_a_motorcycle_has_one_print():
    line = ((0.0, 100.0), (250.0, 100.0))
    tractor = TyreTrack(id="t", line_mm=line, gauge_mm=28.0, tyre_width_mm=7.0, tread="chevrons", order=1.0)
    (groove,) = scribed(plan(tractor), "t")
    lugs = [line for line in groove.lines if len(line) == 3]
    assert len(lugs) == 2 * math.floor(250 / (200 / 64))
    bike = TyreTrack(id="t", line_mm=line, gauge_mm=0.0, tyre_width_mm=2.5, order=1.0)
    session = plan(bike)
    assert session.outline("t").area == pytest.approx(250 * 2.5)


def test_stones_too_small_for_a_scriber_are_told_and_made_larger():
    session = plan(Engraving(id="e", outline_mm=square(0, 0, 60, 60), pattern="setts", order=1.0), scale=160.0)
    (issue,) = told(session, "pattern-too-fine")
    assert "0.62 mm" in str(issue.message) or "0.63 mm" in str(issue.message)
    session.apply_fix(issue.fix)
    assert told(session, "pattern-too-fine") == []
    assert pattern_of("setts", session.document.get("e").stone_mm, 160.0).finest_mm == pytest.approx(FINEST_MM)
    session.undo()
    assert session.document.get("e").stone_mm is None


def test_more_stones_than_can_be_drawn_are_told_and_nothing_hangs():
    item = Engraving(id="e", outline_mm=square(0, 0, 300, 200), pattern="setts", stone_mm=1.1, order=1.0)
    session = plan(item)
    assert stones(pattern_of("setts", 1.1, 64.0), 60_000.0) > MOST_STONES
    assert scribed(session, "e") == ()
    (issue,) = told(session, "pattern-not-drawn")
    session.apply_fix(issue.fix)
    assert told(session, "pattern-not-drawn") == []
    assert scribed(session, "e")


@pytest.mark.usefixtures("qapp")
def test_lines_to_engrave_are_printed_at_full_size():
    session = plan(
        Engraving(id="e", outline_mm=square(20, 20, 120, 120), pattern="cracks", order=1.0),
        TyreTrack(id="t", line_mm=((0, 150), (250, 150)), order=2.0),
    )
    job = drawing_job(session)
    data = engraving.EXPORTER.produce(job, FootprintOptions("A3"))
    assert len(PdfReader(io.BytesIO(data)).pages) == engraving.EXPORTER.pages(job, FootprintOptions("A3")) == 1


def test_a_plan_without_engravings_has_no_template():
    with pytest.raises(UsageError, match="nothing to engrave"):
        engraving.EXPORTER.produce(drawing_job(plan()), FootprintOptions())
