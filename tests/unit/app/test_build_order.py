"""What lies on what in a plan: one issue for each pair of materials of an item, and remedies that mend it."""

import pytest

from diorama_planner.app.editing.cover_edits import insert_layer
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import UsageError
from diorama_planner.kinds.base import Base, BaseLayer
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.patch import Patch
from diorama_planner.kinds.path import Path
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Coat, Project

CATALOGUE = load_catalogue()
BASE = Base(id=BASE_ID, width_mm=600, depth_mm=400)
FIGHTS = {"materials-fight", "materials-care"}


def rect(x0, y0, x1, y1):
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


HILL = Landform(id="hill", outline_mm=rect(100, 100, 300, 300), height_mm=20)
SPRAYED = GroundCover(
    id="cover",
    outline_mm=rect(150, 150, 250, 250),
    build_up=(Coat(material="spray_primer_400"), Coat(material="static_grass_2mm")),
)


def plan(*items, base=BASE):
    return Session(Document.of([Project(id=PROJECT_ID), base, *items]), catalogue=CATALOGUE)


def told(session):
    return [(issue.code, issue.record_id) for issue in session.issues() if issue.code in FIGHTS]


def first(session):
    return next(issue for issue in session.issues() if issue.code in FIGHTS)


def test_spray_primer_on_bare_foam_and_its_remedy():
    session = plan(HILL, SPRAYED)
    assert told(session) == [("materials-fight", "cover")]
    issue = first(session)
    assert "Spray primer" in str(issue.message)
    assert "dissolve the foam" in str(issue.message)
    session.apply_fix(issue.fix)
    layers = session.document.records["cover"].build_up
    assert [layer.material for layer in layers] == ["sealer_foam_500", "spray_primer_400", "static_grass_2mm"]
    assert told(session) == [("materials-care", "cover")]
    assert "sealer_foam_500" in {line.material for line in session.bill().rows}
    session.undo()
    assert told(session) == [("materials-fight", "cover")]


def test_another_material_can_be_taken_instead():
    session = plan(HILL, SPRAYED)
    session.apply_fix(first(session).fixes[1])
    assert session.document.records["cover"].build_up[0].material == "craft_paint_59"
    assert told(session) == []


def test_the_same_cover_beside_the_foam_is_fine():
    session = plan(HILL, SPRAYED)
    with session.edit("Move") as draft:
        draft.change("cover", outline_mm=rect(320, 150, 420, 250))
    assert told(session) == []


def test_a_cover_of_one_material_becomes_a_build_up():
    session = plan(HILL, GroundCover(id="cover", outline_mm=rect(150, 150, 250, 250), material="spray_primer_400"))
    session.apply_fix(first(session).fix)
    assert [layer.material for layer in session.document.records["cover"].build_up] == [
        "sealer_foam_500",
        "spray_primer_400",
    ]


def test_layers_of_one_cover_fight_among_themselves_once():
    layers = tuple(Coat(material=name) for name in ("plaster_paris", "epoxy_coating", "matte_varnish"))
    session = plan(GroundCover(id="cover", outline_mm=rect(10, 10, 50, 50), build_up=layers * 2))
    pairs = [str(issue.message) for issue in session.issues() if issue.code == "materials-fight"]
    assert len(pairs) == len(set(pairs)) == 2


def test_what_a_closed_cover_hides_is_out_of_reach():
    sealer = GroundCover(
        id="sealer", outline_mm=rect(140, 140, 260, 260), material="sealer_foam_500", under=True, order=-1
    )
    assert told(plan(HILL, sealer, SPRAYED)) == [("materials-care", "cover")]
    half = GroundCover(id="sealer", outline_mm=rect(140, 140, 200, 260), material="sealer_foam_500", order=-1)
    assert told(plan(HILL, half, SPRAYED)) == [("materials-fight", "cover"), ("materials-care", "cover")]


def test_grass_hides_nothing():
    grass = GroundCover(id="grass", outline_mm=rect(140, 140, 260, 260), material="static_grass_2mm", order=-1)
    assert told(plan(HILL, grass, SPRAYED)) == [("materials-fight", "cover")]


def test_a_pour_on_foam_asks_for_a_seal_coat_which_is_billed():
    pond = Pour(id="pond", outline_mm=rect(150, 150, 250, 250), depth_mm=4, mode="film")
    session = plan(HILL, pond)
    assert told(session) == [("materials-care", "pond")]
    before = session.document
    session.apply_fix(first(session).fix)
    assert session.document.records["pond"].sealer == "sealer_foam_500"
    assert told(session) == []
    assert "sealer_foam_500" in {row.material for row in session.bill().rows}
    session.undo()
    assert session.document.has_records_of(before)


def test_paint_that_goes_on_under_the_water_keeps_resin_off_the_foam():
    pond = Pour(id="pond", outline_mm=rect(150, 150, 250, 250), depth_mm=4, mode="film")
    paint = GroundCover(id="paint", outline_mm=rect(140, 140, 260, 260), material="craft_paint_59", under=True)
    assert told(plan(HILL, paint, pond)) == []


def test_what_is_laid_under_a_road_has_its_size_and_is_billed():
    road = Path(id="road", line_mm=((150, 200), (250, 200)), width_mm=30, surface="spray_primer_400")
    session = plan(HILL, road)
    assert told(session) == [("materials-fight", "road")]
    session.apply_fix(first(session).fix)
    (cover,) = session.document.every(GroundCover)
    assert (cover.material, cover.under) == ("sealer_foam_500", True)
    assert told(session) == [("materials-care", "road")]
    (row,) = [row for row in session.bill().rows if row.material == "sealer_foam_500"]
    assert row.measured == pytest.approx(3000, rel=0.05)
    session.undo()
    assert list(session.document.every(GroundCover)) == []


def test_filler_on_foam_asks_for_care():
    hill = Landform(id="hill", outline_mm=rect(100, 100, 300, 300), edge_width_mm=40, strategy="inside")
    assert told(plan(hill)) == [("materials-care", "hill")]


def test_nothing_can_be_laid_under_a_landform():
    hill = Landform(id="hill", outline_mm=rect(100, 100, 300, 300), height_mm=20, material="plaster_paris")
    session = plan(hill)
    assert told(session) == [("materials-care", "hill")]
    assert first(session).fixes == ()


def test_a_cover_that_gives_way_does_not_seal_what_water_lies_on():
    pond = Pour(id="pond", outline_mm=rect(150, 150, 250, 250), depth_mm=4, mode="film")
    paint = GroundCover(id="paint", outline_mm=rect(140, 140, 260, 260), material="craft_paint_59")
    assert told(plan(HILL, paint, pond)) == [("materials-care", "pond")]


def test_resin_over_plaster_soaks_in():
    hill = Landform(id="hill", outline_mm=rect(100, 100, 300, 300), height_mm=20, material="plaster_paris")
    pond = Pour(id="pond", outline_mm=rect(150, 150, 250, 250), depth_mm=4, mode="film")
    assert ("materials-fight", "pond") in told(plan(hill, pond))


def test_a_bed_that_is_carved_shows_the_layers_of_the_base():
    bed = Landform(id="bed", outline_mm=rect(100, 100, 300, 300), height_mm=5, operation="carve")
    pond = Pour(id="pond", outline_mm=rect(100, 100, 300, 300), level_mm=-1)
    board = Base(id=BASE_ID, width_mm=600, depth_mm=400, material="mdf_eu_9")
    cork = Base(
        id=BASE_ID, width_mm=600, depth_mm=400, layers=(BaseLayer(material="cork_sheet_3", thickness_mm=3.0),)
    )
    assert told(plan(bed, pond, base=board)) == [("materials-care", "pond")]
    assert told(plan(bed, pond, base=cork)) == []


def test_a_patch_is_laid_on_its_wall():
    wall = Wall(id="wall", path_mm=((50, 50), (250, 50)), height_mm=60, material="xps_eu_10")
    damp = Patch(id="damp", host="wall", outline_mm=rect(10, 5, 60, 40), look="damp")
    session = plan(wall, damp)
    assert told(session) == [("materials-fight", "damp")]
    session.apply_fix(first(session).fix)
    assert [layer.material for layer in session.document.records["damp"].build_up] == ["sealer_foam_500", "wash_35"]
    assert told(session) == []


def test_facing_of_plaster_on_a_foam_wall_asks_for_care():
    wall = Wall(id="wall", path_mm=((50, 50), (250, 50)), material="xps_eu_10", facing="joint_compound")
    assert told(plan(wall)) == [("materials-care", "wall")]


def test_a_path_hears_of_the_ground_under_it():
    path = Path(id="path", line_mm=((120, 200), (280, 200)), width_mm=30, surface="tile_grout_1kg")
    session = plan(HILL, path)
    assert told(session) == [("materials-care", "path")]
    with session.edit("Another material") as draft:
        draft.change("hill", material="cork_sheet_3")
    assert told(session) == []


def test_what_is_told_after_any_change_is_what_is_told_of_the_plan_anew():
    session = plan(HILL, SPRAYED, Pour(id="pond", outline_mm=rect(160, 160, 200, 200), depth_mm=4))
    for change in (
        {"hill": {"material": "plaster_paris"}},
        {"cover": {"under": True}},
        {"hill": {"outline_mm": rect(400, 100, 500, 200)}},
        {"cover": {"build_up": ()}},
    ):
        with session.edit("Change") as draft:
            for item_id, fields in change.items():
                draft.change(item_id, **fields)
        assert told(session) == told(Session(session.document, catalogue=CATALOGUE))


def test_nothing_is_laid_into_what_has_no_layers():
    session = plan(HILL)
    with pytest.raises(UsageError), session.edit("Lay") as draft:
        insert_layer(draft, "hill", 0, "sealer_foam_500")
    assert session.document.records["hill"] == HILL
