"""What the scale advisor measures on a plan."""

import pytest
from plans import rect, session_with

from diorama_planner.app.advice.measures import advise_plan, advisor_region, compare_plan, plan_measures, strip_width
from diorama_planner.geometry.region import ellipse_region, polygon_region, rect_region
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.path import Path
from diorama_planner.kinds.pour import Pour


@pytest.mark.parametrize(("width", "length"), [(10, 15), (10, 200), (34.5, 600), (100, 232)])
def test_a_long_rectangle_is_a_strip_of_its_shorter_side(width: float, length: float) -> None:
    assert strip_width(rect_region(0, 0, width, length)) == pytest.approx(width)
    assert strip_width(rect_region(5, 5, 5 + length, 5 + width)) == pytest.approx(width)


def test_yards_discs_and_triangles_are_no_strips() -> None:
    assert strip_width(rect_region(0, 0, 100, 149)) is None
    assert strip_width(ellipse_region((0, 0), 100, 100)) is None
    assert strip_width(polygon_region([(0, 0), (100, 0), (50, 87)])) is None


def test_roads_wet_roads_pavements_and_kerbs_are_measured_in_real_size() -> None:
    session = session_with(
        Path(id="p", label="Lane", line_mm=((0, 10), (90, 10)), width_mm=50),
        Pour(id="w", label="Wet road", outline_mm=rect(0, 30, 200, 60), depth_mm=1.0),
        Pour(id="pond", outline_mm=rect(0, 60, 200, 90), level_mm=-2.0),
        Landform(id="l", label="Pavement", outline_mm=rect(0, 100, 200, 125), height_mm=2.5, edge="cliff"),
        Landform(id="yard", label="Yard", outline_mm=rect(210, 0, 290, 80), height_mm=2.5, edge="cliff"),
        Landform(id="cliff", label="Cliff", outline_mm=rect(0, 150, 200, 180), height_mm=40, edge="cliff"),
    )
    found = sorted((each.label, each.quantity, each.real_mm) for each in plan_measures(session))
    assert found == [
        ("Lane", "road width", pytest.approx(3200)),
        ("Pavement", "kerb height", pytest.approx(160)),
        ("Pavement", "pavement width", pytest.approx(1600)),
        ("Wet road", "road width", pytest.approx(1920)),
        ("Yard", "kerb height", pytest.approx(160)),
    ]


@pytest.mark.parametrize(
    ("chosen", "used"), [("JP", "JP"), ("ID", "ID"), ("", "other"), (None, "other"), ("UK", "UK")]
)
def test_the_region_of_the_preferences_is_used(chosen: str | None, used: str) -> None:
    session = session_with()
    session.set_preferences(region=chosen)
    assert advisor_region(session) == used


def test_the_plan_is_set_beside_what_is_usual_there() -> None:
    lane = Path(id="p", label="Lane", line_mm=((0, 10), (90, 10)), width_mm=100)
    session = session_with(lane)
    session.set_preferences(region="JP")
    said = [str(each.message) for each in compare_plan(session)]
    assert "Lane is 6.4 m; a road must be 4 m at least (62.5 mm here)" in said
    doors = [row for row in advise_plan(session) if row.subject == "door"]
    assert doors
    assert all(row.usual_model_mm == pytest.approx(row.usual_mm / 64) for row in doors)
