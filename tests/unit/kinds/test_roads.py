"""Roads: widths add up, what is painted is what is billed, and sides stay sides in a mirror."""

from dataclasses import replace

import numpy as np
import pytest

from diorama_planner.app.advice.measures import plan_measures
from diorama_planner.app.defaults import defaults_for
from diorama_planner.app.session import Session
from diorama_planner.core.errors import RecordError
from diorama_planner.drawing.primitives import Stroke
from diorama_planner.geometry.region import contains_points, overlap_area
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.markings import marks
from diorama_planner.kinds.road import Road, carriageway, kerbs, layout, pavements
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project
from diorama_planner.model.transforms import mirrored, rescaled

METRE = 1000 / 64
LINE = ((0.0, 100.0), (20 * METRE, 100.0))
BASE = Base(id=BASE_ID, width_mm=20 * METRE, depth_mm=200)


def road(**fields):
    return Road(id="road", line_mm=LINE, lane_width_mm=3 * METRE, order=1.0, **fields)


def plan(*items):
    return Session(Document.of([Project(id=PROJECT_ID, scale=64.0), BASE, *items]))


def painted(item):
    session = plan(item)
    return {round(mark.width_mm * 64): mark for mark in marks(layout(item, session.around()))}


def test_the_strip_is_as_wide_as_its_parts():
    item = road(
        bays="left",
        bay_width_mm=2.5 * METRE,
        pavement="both",
        pavement_width_mm=2 * METRE,
        kerb_width_mm=0.15 * METRE,
    )
    _, low, _, high = plan(item).outline("road").bounds
    assert high - 100 == pytest.approx((3 + 2.5 + 0.15 + 2) * METRE)
    assert 100 - low == pytest.approx((3 + 0.15 + 2) * METRE)


def test_cars_parked_across_need_the_length_of_a_bay():
    item = road(bays="right", bays_lie="across", bay_length_mm=5 * METRE, bay_width_mm=2.5 * METRE)
    _, low, _, _ = plan(item).outline("road").bounds
    assert 100 - low == pytest.approx(8 * METRE)
    (ticks,) = painted(replace(item, centre="none")).values()
    assert len(ticks.lines) == 8  # seven whole bays of 2.5 m on 20 m, since the outer lines have a width
    assert {round(abs(a[1] - b[1]) / METRE, 6) for a, b in (line.tolist() for line in ticks.lines)} == {5}


def test_a_dashed_line_covers_a_third_of_its_length():
    (mark,) = painted(road()).values()
    assert mark.width_mm * 64 == pytest.approx(100)
    assert mark.area_mm2 == pytest.approx(20 * METRE * 0.1 * METRE / 3)


def test_a_zebra_has_a_stripe_for_every_metre_and_other_lines_keep_clear_of_it():
    found = painted(road(crossing_mm=10 * METRE))
    stripes = found[500]
    assert len(stripes.lines) == 6
    assert stripes.area_mm2 == pytest.approx(6 * 3 * METRE * 0.5 * METRE)
    runs = [sorted(x for x, _ in line.tolist()) for line in found[100].lines]
    assert [run[-1] / METRE for run in runs] == pytest.approx([7.5, 20])
    assert [run[0] / METRE for run in runs] == pytest.approx([0, 12.5])


@pytest.mark.parametrize(("traffic", "above"), [("left", True), ("right", False)])
def test_a_stop_line_lies_before_those_who_come_to_the_end(traffic, above):
    (line,) = painted(road(stop="end", traffic=traffic))[300].lines
    ys = sorted(y for _, y in line.tolist())
    assert line[0][0] > 19 * METRE
    assert (ys[0] >= 100 - 1e-9) == above
    assert ys[1] - ys[0] == pytest.approx(2.85 * METRE)


def test_a_road_without_lines_needs_no_paint():
    session = plan(road(centre="none"))
    assert {row.material for row in session.bill().rows} == {"mdf_eu_9", "sandpaper_road"}


def test_the_bill_counts_surface_paint_pavements_and_kerbs():
    item = road(pavement="both", pavement_width_mm=2 * METRE, kerb_width_mm=2, kerb_height_mm=2)
    need = {row.material: row.need for row in plan(item).bill().rows}
    assert need["sandpaper_road"] == pytest.approx(20 * 6 * METRE**2)
    assert need["greyboard_a3"] == pytest.approx(2 * 20 * 2 * METRE**2)
    assert need["evergreen_strip"] == pytest.approx(2 * 20 * METRE)
    area = 20 * METRE * 0.1 * METRE / 3
    assert need["model_acrylic_17"] == pytest.approx(area / 1e6 * 2 / 8 * 1000)


def test_tape_is_needed_by_the_length_of_the_lines():
    session = plan(road(centre="solid", edges=True, paint="masking_tape"))
    need = {row.material: row.need for row in session.bill().rows}
    assert need["masking_tape"] == pytest.approx(3 * 20 * METRE)


def test_what_is_painted_is_drawn():
    item = road(centre="double", edges=True, stop="both", crossing_mm=150.0, bays="both")
    session = plan(item)
    widths = sorted(round(each.pen.width_mm * 64) for each in session.draw("road") if isinstance(each, Stroke))
    assert widths == [100, 100, 100, 300, 300, 500]


def test_grass_does_not_grow_on_it():
    lawn = GroundCover(id="lawn", outline_mm=((0, 0), (20 * METRE, 0), (20 * METRE, 200), (0, 200)))
    (row,) = [row for row in plan(lawn, road()).bill().rows if row.material == "static_grass_2mm"]
    assert row.measured == pytest.approx(20 * METRE * (200 - 6 * METRE))


def test_things_stand_on_its_pavement():
    session = plan(road(pavement="left", kerb_height_mm=2, depth_mm=1))
    around = session.around()
    assert around.surface_at((100, 100)) == pytest.approx(1)
    assert around.surface_at((100, 100 + 4 * METRE)) == pytest.approx(3)
    assert around.surface_at((100, 195)) == 0


def test_a_mirror_exchanges_sides_and_scale_follows_reality():
    item = road(bays="left", pavement="right")
    back = mirrored(item, "left-right", 50.0)
    assert (back.bays, back.pavement, back.traffic) == ("right", "left", "right")
    assert mirrored(back, "left-right", 50.0) == item
    small = rescaled(item, 64 / 87)
    assert small.lane_width_mm == pytest.approx(3000 / 87)
    assert small.depth_mm == item.depth_mm


@pytest.mark.parametrize(
    ("region", "lane", "traffic"), [("JP", 3000, "left"), ("US", 3048, "right"), ("UK", 3650, "left")]
)
def test_a_new_road_is_as_usual_in_the_region(region, lane, traffic):
    session = plan()
    session.set_preferences(region=region)
    fields = defaults_for("road", session)
    assert fields["lane_width_mm"] == pytest.approx(lane / 64, abs=0.06)
    assert fields["traffic"] == traffic
    Road(line_mm=LINE, **fields)


def test_the_advisor_measures_it():
    found = {
        (measure.label, measure.quantity): measure.real_mm for measure in plan_measures(plan(road(pavement="left")))
    }
    assert found["Road", "road width"] == pytest.approx(6000)
    assert ("Kerb of Road", "kerb height") in found


@pytest.mark.parametrize(
    "fields",
    [
        {"lanes": 0},
        {"lanes": 13},
        {"lane_width_mm": 0.0},
        {"crossing_mm": -1.0},
        {"bays": "up"},
        {"line_mm": ((0, 0), (0, 0))},
        {"curves_mm": {3: ((0, 0), (1, 1))}},
    ],
    ids=str,
)
def test_what_is_no_road_is_refused(fields):
    with pytest.raises(RecordError):
        Road(**{"line_mm": LINE, **fields})


def test_a_crossing_beyond_the_end_is_not_there():
    assert 500 not in painted(road(crossing_mm=900.0))


def crossing_roads():
    """Two roads with pavements that cross in the middle of both."""
    sides = {"pavement": "both", "pavement_width_mm": 2 * METRE, "kerb_width_mm": 2.0}
    across = ((10 * METRE, 20.0), (10 * METRE, 190.0))
    return road(**sides), replace(road(**sides), id="other", line_mm=across, order=2.0)


def test_pavements_and_lines_make_way_where_roads_meet():
    one, other = crossing_roads()
    session = plan(one, other)
    around = session.around()
    for item in (one, other):
        met = carriageway(other if item is one else one)
        assert len(pavements(item, around)) == 2
        assert all(overlap_area(region, met) == pytest.approx(0, abs=1e-6) for region in pavements(item, around))
        assert len(kerbs(item, around)) == 4
        lines = [line for mark in marks(layout(item, around)) for line in mark.lines]
        assert len(lines) == 2  # before and behind the junction
        assert not any(contains_points(met, (line[0] + line[-1]) / 2 * np.ones((1, 2))).any() for line in lines)


def test_what_roads_share_is_laid_once():
    one, other = crossing_roads()
    need = {row.material: row.need for row in plan(one, other).bill().rows}
    assert need["sandpaper_road"] == pytest.approx((20 * METRE + 170) * 6 * METRE - (6 * METRE) ** 2)


def test_moving_a_road_away_closes_the_pavement_again():
    one, other = crossing_roads()
    alone = plan(one)
    session = plan(one, other)
    with session.edit("Remove") as draft:
        draft.remove("other")
    assert session.draw("road") == alone.draw("road")
    assert session.bill().rows == alone.bill().rows
    assert session.scene.solids(one) == alone.scene.solids(one)
