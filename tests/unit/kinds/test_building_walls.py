"""Walls that join, how they are built and what they take; openings in them and what fills those."""

from dataclasses import replace

import pytest

from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.drawing.primitives import Fill, Stroke, Texture
from diorama_planner.geometry.region import overlap_area, union_all
from diorama_planner.kinds.facings import FACES
from diorama_planner.kinds.opening import FILLINGS, Opening, look
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import Project

CATALOGUE = load_catalogue()
SOUTH = Wall(id="south", path_mm=((0, 0), (200, 0)), height_mm=50)
EAST = Wall(id="east", path_mm=((200, 0), (200, 100)), height_mm=50)
INNER = Wall(id="inner", path_mm=((80, 0), (80, 60)), height_mm=50, thickness_mm=6)


def session(*items, region="EU"):
    from diorama_planner.app.preferences import Preferences

    document = Document.of([Project(id="project", scale=64.0), *items])
    return Session(document, catalogue=CATALOGUE, preferences=Preferences(region=region))


def takeoff_of(session, item):
    return kind_of(item).takeoff(item, session.around())


def lines(plan, item_id="south"):
    return {line.surface: line for line in takeoff_of(plan, plan.document.get(item_id))}


def issues(plan, code):
    return [issue for issue in plan.issues() if issue.code == code]


# -- joining --------------------------------------------------------------------------------------------------


def test_walls_drawn_one_by_one_meet_without_gap_or_overlap():
    plan = session(SOUTH, EAST, INNER)
    regions = [plan.outline(name) for name in ("south", "east", "inner")]
    assert union_all(regions).area == pytest.approx(sum(region.area for region in regions))
    assert sum(overlap_area(a, b) for i, a in enumerate(regions) for b in regions[:i]) == pytest.approx(0, abs=1e-9)
    assert regions[0].bounds == pytest.approx((0, -5, 205, 5))
    assert regions[2].bounds == pytest.approx((77, 5, 83, 60))


def test_a_wall_that_comes_changes_its_neighbour_and_one_that_goes_leaves_it_square():
    plan = session(SOUTH)
    plan.follow()
    with plan.edit("Draw") as draft:
        draft.add(EAST)
    assert plan.outline("south").bounds[2] == pytest.approx(205)
    assert "south" in plan.scene.dirty
    plan.undo()
    assert plan.outline("south").bounds[2] == pytest.approx(200)
    assert plan.scene.boxes.bounds("south") == pytest.approx((0, -5, 200, 5))


def test_a_wall_under_the_hand_is_joined_too():
    plan = session(SOUTH)
    ghost = replace(EAST, id="ghost")
    assert plan.scene.outline(ghost).bounds[1] == pytest.approx(-5)
    assert plan.scene.outline(replace(SOUTH, path_mm=((0, 0), (0, 50)))).area == pytest.approx(500)  # not with itself


def test_corners_take_nothing_off_and_a_tee_takes_half_the_thickness_of_the_other():
    plan = session(SOUTH, EAST, INNER)
    assert lines(plan)["front"].measured == pytest.approx(200 * 50 * 10)
    assert lines(plan, "east")["front"].measured == pytest.approx(100 * 50 * 10)
    assert lines(plan, "inner")["front"].measured == pytest.approx(55 * 50 * 6)


# -- how walls are built ---------------------------------------------------------------------------------------


def test_a_wall_of_sheet_takes_what_it_always_took():
    (line,) = lines(session(SOUTH)).values()
    assert (line.surface, line.material, line.amount, line.unit) == ("front", "xps_eu_10", 200 * 50, "mm2")


def test_a_cast_wall_takes_powder_water_and_a_frame():
    plan = session(replace(SOUTH, construction="cast", material="plaster_paris"))
    found = lines(plan)
    assert found["front"].unit == "g"
    assert found["front"].amount == pytest.approx(200 * 50 * 10 / 1e6 / 0.98 * 1000)
    assert "61 ml of water" in str(found["front"].why)
    assert found["mould"].material == "foamcore_a3"
    assert found["mould"].amount == pytest.approx(200 * 50 + 2 * 250 * 10)


def test_a_mould_of_rubber_is_a_block_less_the_wall():
    found = lines(session(replace(SOUTH, construction="cast", material="plaster_paris", mould="silicone_rtv")))
    assert found["mould"].measured == pytest.approx(220 * 70 * 20 - 200 * 50 * 10)


def test_a_wall_of_bricks_takes_bricks_of_the_region_and_mortar():
    wall = replace(SOUTH, construction="bricks", material="bricks_mini", thickness_mm=102.5 / 64)
    found = lines(session(wall, region="UK"))
    assert found["front"].amount == pytest.approx(200 * 50 * 64**2 / 1e6 * 59.26, abs=1)
    assert found["front"].unit == "each"
    assert found["mortar"].material == "joint_compound"
    assert 0 < found["mortar"].measured < 200 * 50 * wall.thickness_mm / 3
    german = lines(session(wall, region="EU"))["front"].amount
    assert german < found["front"].amount


def test_a_printed_wall_takes_plastic_by_its_infill():
    found = lines(session(replace(SOUTH, construction="printed", material="pla_175", infill=0.2)))
    assert found["front"].measured == pytest.approx(200 * 50 * (1.6 + 0.2 * 8.4))
    assert found["front"].amount == pytest.approx(found["front"].measured * 1.24 / 1000)


def test_facing_cap_and_bracing_are_lines_of_their_own():
    wall = replace(SOUTH, facing="tamiya_pla_0_5", cap="balsa_eu_2", bracing="stripwood_2x2", brace_every_mm=100)
    found = lines(session(wall))
    assert found["facing"].amount == pytest.approx(2 * 200 * 50)
    assert found["cap"].amount == pytest.approx(200 * 10)
    assert (found["bracing"].amount, found["bracing"].unit) == (pytest.approx(3 * 50), "mm")
    one = lines(session(replace(wall, faced="front")))
    assert one["facing"].amount == pytest.approx(200 * 50)


@pytest.mark.parametrize(
    ("construction", "usual"), [("cast", "plaster_paris"), ("bricks", "bricks_mini"), ("printed", "pla_175")]
)
def test_a_body_that_is_not_built_so_is_counted_as_the_usual_one_and_told(construction, usual):
    plan = session(replace(SOUTH, construction=construction))
    assert lines(plan)["front"].material == usual
    (issue,) = issues(plan, "unsuited-material")
    plan.apply_fix(issue.fixes[0])
    assert plan.document.get("south").material == usual
    assert not issues(plan, "unsuited-material")


def test_what_comes_apart_is_marked_and_written_into_the_arithmetic():
    plan = session(replace(SOUTH, removable=True), replace(EAST, loose_corners=(0,)))
    assert "comes off" in str(lines(plan)["front"].why)
    assert "comes apart at one corner" in str(lines(plan, "east")["front"].why)
    bare = session(SOUTH, EAST)
    for name in ("south", "east"):
        marks = [part for part in plan.draw(name) if isinstance(part, Stroke)]
        assert len(marks) > len([part for part in bare.draw(name) if isinstance(part, Stroke)])


def test_every_face_has_a_texture_that_runs_with_its_wall():
    for face, (texture, _) in FACES.items():
        plan = session(replace(SOUTH, face=face), replace(EAST, face=face))
        paints = [next(p.paint for p in plan.draw(name) if isinstance(p, Fill)) for name in ("south", "east")]
        assert all(isinstance(paint, Texture) and paint.name == texture for paint in paints)
        assert [paint.angle_deg for paint in paints] == [90.0, 0.0]


def test_the_courses_of_a_chain_follow_each_of_its_pieces():
    plan = session(Wall(id="south", path_mm=((0, 0), (200, 0), (200, 100))))
    fills = [part for part in plan.draw("south") if isinstance(part, Fill)]
    assert [fill.paint.angle_deg for fill in fills] == [90.0, 0.0]


# -- openings --------------------------------------------------------------------------------------------------

DOOR = Opening(id="door", host="south", at_mm=100, width_mm=16, height_mm=32)


@pytest.mark.parametrize("filling", FILLINGS)
@pytest.mark.parametrize("depth", [None, 4.0])
def test_each_filling_is_drawn_within_its_gap(filling, depth):
    plan = session(SOUTH, replace(DOOR, filling=filling, depth_mm=depth))
    drawn = plan.draw("door")
    assert drawn
    points = [p for part in drawn for run in part.path.subpaths for p in run.points]
    assert all(92 - 1e-6 <= x <= 108 + 1e-6 and -5 - 1e-6 <= y <= 5 + 1e-6 for x, y in points)


def test_fillings_look_different():
    pictures = {f: repr(session(SOUTH, replace(DOOR, filling=f)).draw("door")) for f in FILLINGS}
    assert len({*pictures.values()}) >= 6


def test_what_is_left_open_is_told_from_the_measures():
    plan = session(SOUTH)
    looks = [
        look(replace(DOOR, **fields), plan.around())
        for fields in ({}, {"sill_mm": 9.0}, {"width_mm": 50.0}, {"depth_mm": 3.0}, {"filling": "shop_front"})
    ]
    assert looks == ["door", "window", "shutter", "recess", "shop front"]


def test_a_recess_is_dark_only_where_it_is():
    plan = session(SOUTH, replace(DOOR, depth_mm=4.0))
    ys = [y for part in plan.draw("door") for run in part.path.subpaths for _, y in run.points]
    assert (min(ys), max(ys)) == pytest.approx((1, 5))
    back = session(SOUTH, replace(DOOR, depth_mm=4.0, side="back"))
    ys = [y for part in back.draw("door") for run in part.path.subpaths for _, y in run.points]
    assert (min(ys), max(ys)) == pytest.approx((-5, -1))


def test_a_recess_takes_as_much_of_the_body_as_it_is_deep():
    def volume(*items):
        plan = session(*items)
        return sum(p.region.area * (p.top_mm - p.bottom_mm) for p in plan.scene.solids(plan.document.get("south")))

    assert volume(SOUTH) - volume(SOUTH, replace(DOOR, depth_mm=4.0)) == pytest.approx(16 * 32 * 4)
    assert volume(SOUTH) - volume(SOUTH, DOOR) == pytest.approx(16 * 32 * 10)


def test_what_fills_an_opening_is_on_the_bill_once_it_is_said():
    assert lines(session(SOUTH, DOOR), "door") == {}
    pane = lines(session(SOUTH, replace(DOOR, material="clear_sheet_a4", shape="arch")), "door")["filling"]
    assert pane.material == "clear_sheet_a4"
    assert pane.amount == pytest.approx(16 * 24 + 3.14159 * 8**2 / 2, abs=0.01)


def test_an_alcove_that_goes_through_is_told_and_mended():
    plan = session(SOUTH, replace(DOOR, filling="alcove"))
    (issue,) = issues(plan, "alcove-through")
    plan.apply_fix(issue.fixes[0])
    assert plan.document.get("door").depth_mm == 5
    assert not issues(plan, "alcove-through")


def test_a_recess_deeper_than_its_wall_is_told():
    (issue,) = issues(session(SOUTH, replace(DOOR, depth_mm=12.0)), "opening-outside-wall")
    assert "2 mm" in str(issue.message)
