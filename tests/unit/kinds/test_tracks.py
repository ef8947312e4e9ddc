"""Tracks: the scale's gauge, what is bought for them, and how sharply they may bend."""

import pytest

from diorama_planner.app.defaults import defaults_for
from diorama_planner.app.session import Session
from diorama_planner.core.errors import RecordError
from diorama_planner.drawing.primitives import Stroke
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.track import Track
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project
from diorama_planner.model.transforms import rescaled

BASE = Base(id=BASE_ID, width_mm=1400, depth_mm=900)
LINE = ((0.0, 100.0), (1000.0, 100.0))
HO = {"gauge_mm": 16.5, "track": "flex_track_ho", "ballast": "ballast_shaker", "spacing_mm": 7.5, "shoulder_mm": 4.6}


def plan(*items, scale=87.0):
    return Session(Document.of([Project(id=PROJECT_ID, scale=scale), BASE, *items]))


def codes(session):
    return [issue.code for issue in session.issues()]


def test_a_metre_of_track_needs_a_metre_of_everything_along_it():
    session = plan(Track(id="track", line_mm=LINE, roadbed="cork_roadbed_ho", **HO))
    need = {row.material: (row.need, row.unit) for row in session.bill().rows}
    assert need["flex_track_ho"] == (pytest.approx(1000), "mm")
    assert need["cork_roadbed_ho"] == (pytest.approx(1000), "mm")
    width = 16.5 * 2600 / 1435 + 2 * 4.6
    assert need["ballast_shaker"] == (pytest.approx(155 * width / 50.8), "ml")
    assert codes(session) == []


def test_ballast_that_is_no_ballast_is_needed_by_its_area():
    session = plan(Track(id="track", line_mm=LINE, **{**HO, "ballast": "gravel_1_3"}))
    (row,) = [row for row in session.bill().rows if row.material == "gravel_1_3"]
    assert row.measured == pytest.approx(1000 * (16.5 * 2600 / 1435 + 9.2))


def test_rails_lie_the_gauge_apart():
    session = plan(Track(id="track", line_mm=LINE, **HO))
    rails = [each for each in session.draw("track") if isinstance(each, Stroke) and not each.pen.dashes_mm]
    heads = [each for each in rails if each.pen.width_mm == min(one.pen.width_mm for one in rails)]
    ys = sorted(each.path.subpaths[0].points[0][1] for each in heads)
    assert len(heads) == 2
    assert ys[1] - ys[0] - heads[0].pen.width_mm == pytest.approx(16.5)


def test_sleepers_lie_at_their_spacing():
    session = plan(Track(id="track", line_mm=LINE, **HO))
    (sleepers,) = [each for each in session.draw("track") if isinstance(each, Stroke) and each.pen.dashes_mm]
    assert sum(sleepers.pen.dashes_mm) == pytest.approx(7.5)
    assert sleepers.pen.width_mm == pytest.approx(16.5 * 2600 / 1435)


def test_wagons_stand_on_the_rails():
    around = plan(Track(id="track", line_mm=LINE, roadbed="cork_roadbed_ho", **HO)).around()
    assert around.surface_at((500, 100)) == pytest.approx(4.3 + 5)
    around = plan(Track(id="track", line_mm=LINE, **{**HO, "track": ""})).around()
    assert around.surface_at((500, 100)) == pytest.approx(16.5 * 302 / 1435)


@pytest.mark.parametrize(("stock", "least"), [("short", "330 mm"), ("medium", "412.5 mm"), ("long", "495 mm")])
def test_a_corner_is_told_with_the_radius_that_is_needed_and_rounded(stock, least):
    line = ((0, 100), (700, 100), (1300, 700))
    session = plan(Track(id="track", line_mm=line, stock=stock, **HO))
    (issue,) = session.issues()
    assert issue.code == "sharp-bend"
    assert least in str(issue.message)
    assert "x 700 mm, y 100 mm" in str(issue.message)
    session.apply_fix(issue.fix)
    assert session.issues() == ()
    session.undo()
    assert codes(session) == ["sharp-bend"]


def test_a_bend_is_told_with_its_own_radius():
    quarter = {0: ((200 * 0.5523, 100), (200, 100 + 200 * (1 - 0.5523)))}
    session = plan(Track(id="track", line_mm=((0, 100), (200, 300)), curves_mm=quarter, **HO))
    (issue,) = session.issues()
    assert "radius of 19" in str(issue.message) or "radius of 20" in str(issue.message)
    assert issue.fix is None


@pytest.mark.parametrize(
    ("scale", "gauge", "track"),
    [
        (87.0, 16.5, "flex_track_ho"),
        (160.0, 9.0, "flex_track_n"),
        (64.0, 22.5, "flex_track_s"),
        (45.0, 32.0, "flex_track_o"),
        (72.0, 19.93, ""),
    ],
)
def test_a_new_track_is_of_the_scales_gauge(scale, gauge, track):
    fields = defaults_for("track", plan(scale=scale))
    assert (fields["gauge_mm"], fields["track"]) == (gauge, track)
    assert codes(plan(Track(id="track", line_mm=LINE, **fields), scale=scale)) == (
        ["unusual-gauge"] if scale == 72 else []
    )


def test_a_gauge_of_nobody_is_told_with_the_nearest():
    session = plan(Track(id="track", line_mm=LINE, **{**HO, "gauge_mm": 17.2}))
    (issue,) = session.issues()
    assert issue.code == "unusual-gauge"
    assert "1496 mm real" in str(issue.message)
    session.apply_fix(issue.fix)
    assert session.document.records["track"].gauge_mm == 16.5


def test_track_of_another_gauge_is_told_and_exchanged():
    session = plan(Track(id="track", line_mm=LINE, **{**HO, "track": "flex_track_n"}))
    (issue,) = session.issues()
    assert issue.code == "track-of-another-gauge"
    session.apply_fix(issue.fix)
    assert session.document.records["track"].track == "flex_track_ho"
    assert codes(session) == []


def test_another_scale_gives_another_gauge():
    assert rescaled(Track(line_mm=LINE, **HO), 87 / 64).gauge_mm == pytest.approx(22.43, abs=0.01)


@pytest.mark.parametrize(
    "fields", [{"gauge_mm": 0.0}, {"spacing_mm": 0.0}, {"sleepers": "ice"}, {"line_mm": ((5, 5), (5, 5))}], ids=str
)
def test_what_is_no_track_is_refused(fields):
    with pytest.raises(RecordError):
        Track(**{"line_mm": LINE, **fields})
