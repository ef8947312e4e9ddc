"""What stands badly: over an edge, on a slope, too deep; what is meant so is left alone; every fix mends it."""

import pytest

from diorama_planner.app.session import Session
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project


def rect(x0, y0, x1, y1):
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


SLOPE = Landform(
    id="slope", outline_mm=rect(-400, 0, 400, 300), height_mm=80, edge="slope", edge_width_mm=390, order=1
)
STEP = Landform(id="step", outline_mm=rect(200, 0, 400, 300), height_mm=20, edge="cliff", order=1)
HOUSE, CAR, TREE, COW = "house_small", "toyota_ae86_trueno", "oak_50", "cow"


def plan(*items, scale=87.0):
    base = Base(id=BASE_ID, width_mm=400, depth_mm=300, thickness_mm=30)
    return Session(Document.of([Project(id=PROJECT_ID, scale=scale), base, *items]))


def found(session):
    return [one for one in session.issues() if one.code in {"buried", "floating"}]


def test_nothing_is_said_of_flat_ground():
    names = (HOUSE, CAR, TREE, COW)
    things = [Thing(id=f"t{n}", thing=name, at_mm=(60 + 90 * n, 100)) for n, name in enumerate(names)]
    assert found(plan(*things, Wall(id="w", path_mm=((20, 250), (300, 250))))) == []


def test_a_house_on_a_slope_hangs_and_is_mended_by_levelling():
    session = plan(SLOPE, Thing(id="house", thing=HOUSE, at_mm=(200, 150)))
    (issue,) = found(session)
    assert (issue.code, issue.record_id) == ("floating", "house")
    level = next(fix for fix in issue.fixes if fix.verb == "level_ground")
    before = session.document.records
    session.apply_fix(level)
    assert found(session) == []
    pad = next(item for item in session.document.items() if item.kind == "landform" and item.id != "slope")
    assert (pad.operation, pad.label) == ("level", "Levelled place")
    session.undo()
    assert session.document.records == before


def test_a_house_on_a_slope_is_mended_by_sinking_it():
    session = plan(SLOPE, Thing(id="house", thing=HOUSE, at_mm=(200, 150)))
    (issue,) = found(session)
    sink = next(fix for fix in issue.fixes if fix.verb == "set_fields")
    session.apply_fix(sink)
    assert session.document.get("house").z_mm < -1
    assert found(session) == []


def test_a_car_tilts_with_an_even_slope_but_hangs_over_a_step():
    assert found(plan(SLOPE, Thing(id="car", thing=CAR, at_mm=(200, 150)))) == []
    (issue,) = found(plan(STEP, Thing(id="car", thing=CAR, at_mm=(200, 150), rotation_deg=37)))
    assert issue.code in {"floating", "buried"}


@pytest.mark.parametrize("depth", [0.5, 1.5, 3.0])
def test_wheels_in_mud_are_meant(depth):
    assert found(plan(Thing(id="car", thing=CAR, at_mm=(100, 100), z_mm=-depth), scale=64.0)) == []


@pytest.mark.parametrize(("thing", "z"), [(CAR, -9.0), (HOUSE, -60.0), (COW, -8.0)])
def test_what_lies_too_deep_is_told_and_set_on_the_ground(thing, z):
    session = plan(Thing(id="it", thing=thing, at_mm=(100, 100), z_mm=z))
    (issue,) = found(session)
    assert issue.code == "buried"
    session.apply_fix(issue.fixes[0])
    assert session.document.get("it").z_mm == 0
    assert found(session) == []


def test_what_is_lifted_on_purpose_and_what_stands_on_ice_is_left_alone():
    bed = Landform(
        id="bed",
        outline_mm=rect(100, 50, 300, 250),
        height_mm=10,
        edge="slope",
        edge_width_mm=60,
        operation="carve",
        order=1,
    )
    pond = Pour(id="pond", outline_mm=bed.outline_mm, level_mm=0.0, order=2)
    assert found(plan(SLOPE, Thing(id="high", thing=HOUSE, at_mm=(200, 150), z_mm=30))) == []
    assert found(plan(bed, pond, Thing(id="house", thing=HOUSE, at_mm=(200, 150)))) == []


def test_a_wall_that_stands_on_the_base_hangs_over_a_bed_and_is_set_on_the_ground():
    bed = Landform(
        id="bed", outline_mm=rect(100, 50, 300, 250), height_mm=10, edge="cliff", operation="carve", order=1
    )
    session = plan(bed, Wall(id="w", path_mm=((50, 150), (200, 150)), stands_on="base"))
    (issue,) = found(session)
    assert issue.code == "floating"
    session.apply_fix(issue.fixes[0])
    assert session.document.get("w").stands_on == "ground"
    assert found(session) == []


def test_a_wall_in_a_high_hill_is_buried():
    (issue,) = found(plan(SLOPE, Wall(id="w", path_mm=((30, 150), (380, 150)), height_mm=40)))
    assert issue.code == "buried"
    assert found(plan(SLOPE, Wall(id="w", path_mm=((30, 150), (90, 150)), height_mm=40))) == []


def test_many_things_on_a_slope_are_looked_at_one_by_one_only_where_something_changed():
    cows = [Thing(id=f"c{n}", thing=COW, at_mm=(20 + n % 20 * 18, 20 + n // 20 * 25)) for n in range(120)]
    session = plan(SLOPE, *cows)
    session.issues()
    before = session.findings.checked
    with session.edit("Move") as draft:
        draft.change("c0", at_mm=(15.0, 15.0))
    session.issues()
    assert session.findings.checked - before < 10
