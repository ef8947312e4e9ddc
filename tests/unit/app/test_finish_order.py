"""Coats that fight with what is under them or with each other are told, and every fix ends that."""

import pytest

from diorama_planner.app.editing.finishes import area_of, coat_words, finish_rows, keep, laid_on, set_finish
from diorama_planner.app.finish_order import coat_problems
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.compatibility import check_order
from diorama_planner.catalogue.coverage import has_rule
from diorama_planner.core.errors import UsageError
from diorama_planner.drawing.textures import TEXTURES
from diorama_planner.kinds.base import Base, BaseLayer
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.patch import Patch
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Coat, NamedBuildUp, Project
from diorama_planner.terrain.ground import Ground

CATALOGUE = load_catalogue()
SPRAY = NamedBuildUp(id="spray", name="Spray", coats=(Coat(material="spray_us_12oz"),))


def plan(*items, **base):
    board = Base(id=BASE_ID, width_mm=400, depth_mm=300, thickness_mm=9, **base)
    return Session(Document.of([Project(id=PROJECT_ID), board, *items]), catalogue=CATALOGUE)


def wall(**fields):
    return Wall(id="w", path_mm=((50, 50), (250, 50)), stands_on="base", **fields)


def fights(session):
    codes = {"materials-fight", "materials-care", "unknown-build-up", "unknown-material", "no-coverage-rule"}
    return [issue for issue in session.issues() if issue.code in codes]


@pytest.mark.parametrize("name", CATALOGUE.build_up_map)
def test_every_named_build_up_can_be_laid_on_what_it_is_for(name):
    finish = CATALOGUE.build_up_map[name]
    known = CATALOGUE.material_map
    coats = [known[coat.material] for coat in finish.coats]
    assert "_" in finish.id  # so that no record has its id
    assert finish.source
    assert finish.confidence in {"high", "medium", "low"}
    assert finish.texture in TEXTURES
    assert all(has_rule(material, "mm2") for material in coats)
    assert check_order(coats, CATALOGUE) == []
    for body in ("xps_eu_10", "foamboard_a3_3", "mdf_eu_9", "evergreen_020", "plaster_paris"):
        if name != "timber_weathered":  # for bare wood
            assert check_order([known[body], *coats], CATALOGUE) == []


def test_spray_on_bare_foam_is_told_and_each_fix_ends_it():
    session = plan(SPRAY, wall(finishes={"front": "spray", "back": "spray"}))
    (issue,) = fights(session)
    assert (issue.code, issue.record_id) == ("materials-fight", "w")
    assert "Wall, front" in str(issue.message)
    assert [fix.verb for fix in issue.fixes] == ["set_fields", "set_fields"]
    for fix in issue.fixes:
        session.apply_fix(fix)
        assert [one for one in fights(session) if one.code == "materials-fight"] == []
        session.undo()
    session.apply_fix(issue.fixes[0])
    assert [coat.material for coat in session.document.get("spray").coats] == ["sealer_foam_500", "spray_us_12oz"]


def test_a_build_up_of_the_catalogue_is_mended_in_a_copy_of_the_plan():
    session = plan(wall(finishes={"front": "timber_weathered", "top": "timber_weathered", "back": "render_plain"}))
    (issue,) = fights(session)
    session.apply_fix(issue.fixes[0])
    (own,) = session.document.every(NamedBuildUp)
    assert own.name == "Weathered timber"
    assert own.coats[0].material == "sealer_foam_500"
    assert session.document.get("w").finishes == {"front": own.id, "top": own.id, "back": "render_plain"}
    assert fights(session) == []


def test_what_is_laid_in_the_wrong_order_can_change_places():
    coats = (Coat(material="pigment_30"), Coat(material="matte_spray"))
    session = plan(
        NamedBuildUp(id="own", name="Own", coats=coats), wall(material="mdf_eu_9", finishes={"front": "own"})
    )
    (issue,) = fights(session)
    first = next(fix for fix in issue.fixes if str(fix.label).startswith("Lay Matt varnish spray"))
    session.apply_fix(first)
    assert [coat.material for coat in session.document.get("own").coats] == ["matte_spray", "pigment_30"]
    assert fights(session) == []


def test_a_facing_is_what_a_finish_lies_on_and_a_sheet_of_its_own_takes_its_place():
    paint = NamedBuildUp(id="paint", name="Paint", coats=(Coat(material="craft_paint_59"),))
    faced = {"facing": "brick_sheet_ho", "faced": "front"}
    (issue,) = fights(plan(paint, wall(finishes={"front": "paint", "back": "paint"}, **faced)))
    assert "Embossed brick sheet" in str(issue.message)
    assert fights(plan(wall(finishes={"front": "brick_sheet_weathered"}, **faced))) == []


def test_a_patch_lies_on_the_finish_of_its_face():
    shape = {"host": "w", "outline_mm": ((10, 10), (60, 10), (60, 40), (10, 40))}
    patch = Patch(id="p", look="graffiti", material="spray_us_12oz", **shape)
    assert [issue.record_id for issue in fights(plan(wall(), patch))] == ["p"]
    sealed = wall(finishes={"front": "render_plain"})
    assert fights(plan(sealed, patch)) == []
    sprayed = Patch(id="p", finishes={"patch": "spray"}, **shape)
    assert fights(plan(sealed, SPRAY, sprayed)) == []
    assert [issue.record_id for issue in fights(plan(wall(), SPRAY, sprayed))] == ["p"]


def test_ground_that_is_carved_into_foam_is_foam():
    shape = {"outline_mm": ((10, 10), (90, 10), (90, 90), (10, 90)), "height_mm": -5, "operation": "carve"}
    foam = {"layers": (BaseLayer(material="xps_eu_20", thickness_mm=20),)}
    finished = Landform(id="c", finishes={"ground": "spray"}, **shape)
    assert [issue.record_id for issue in fights(plan(SPRAY, finished, **foam))] == ["c"]
    assert fights(plan(SPRAY, finished)) == []


def test_what_nobody_knows_is_told_and_can_be_taken_off():
    session = plan(wall(finishes={"front": "no_such"}))
    (issue,) = fights(session)
    assert issue.code == "unknown-build-up"
    session.apply_fix(issue.fixes[0])
    assert session.document.get("w").finishes == {}
    odd = NamedBuildUp(id="odd", name="Odd", coats=(Coat(material="no_such"), Coat(material="ca_20g")))
    codes = [issue.code for issue in fights(plan(odd, wall(material="mdf_eu_9", finishes={"front": "odd"})))]
    assert codes == ["unknown-material", "no-coverage-rule"]


def test_issues_follow_a_changed_build_up():
    session = plan(SPRAY, wall(finishes={"front": "spray"}))
    assert fights(session)
    with session.edit("Change") as draft:
        keep(draft, "Spray", (Coat(material="wall_paint_1l"),), record_id="spray")
    assert fights(session) == []


def test_a_build_up_that_is_used_can_be_removed_and_comes_back():
    session = plan(SPRAY, wall(finishes={"front": "spray", "top": "render_plain"}))
    with session.edit("Remove") as draft:
        draft.remove("spray")
    assert session.document.get("w").finishes == {"top": "render_plain"}
    session.undo()
    assert session.document.get("w").finishes == {"front": "spray", "top": "render_plain"}


def test_names_of_a_plan_are_told_apart_and_empty_ones_refused():
    session = plan(SPRAY)
    with session.edit("Keep") as draft:
        made = keep(draft, "spray", SPRAY.coats)
        assert draft.get(made).name == "spray 2"
        for name, coats in ((" ", SPRAY.coats), ("Bare", ())):
            with pytest.raises(UsageError):
                keep(draft, name, coats)


def test_finishes_are_set_for_all_of_a_sort_and_only_where_there_are_surfaces():
    door = Opening(id="door", host="w", at_mm=30, width_mm=20, height_mm=40)
    session = plan(wall(finishes={"reveal/door": "render_plain"}), door, Label(id="l", text="x", at_mm=(0, 0)))
    rows = {row.surface: row.finish for row in finish_rows(session.document.get("w"), session.around())}
    assert rows == {"front": "", "back": "", "top": "", "end-a": "", "end-b": "", "reveal": "render_plain"}
    with session.edit("Set") as draft:
        set_finish(draft, ["w"], "reveal", "wall_painted")
        set_finish(draft, ["w"], "front", "wall_painted")
        with pytest.raises(UsageError):
            set_finish(draft, ["l"], "front", "wall_painted")
    assert session.document.get("w").finishes == {"reveal": "wall_painted", "front": "wall_painted"}
    assert [key for _, key in laid_on(session.document, "wall_painted")] == ["reveal", "front"]
    assert area_of(session.document, "wall_painted", session.around()) == pytest.approx(12000 - 800 + 1000)


def test_a_coat_is_described_in_words():
    coat = Coat(material="wall_paint_1l", coats=3, density=0.4, fade="up")
    assert coat_words(coat, CATALOGUE) == "Wall / latex paint 1 l, 3 coats, 40 %, fading upwards"
    assert coat_words(Coat(material="gesso_primer"), CATALOGUE).startswith("Brush-on primer")


def told(material, density):
    return coat_problems((Coat(material=material, density=density),), (), plan().scene).get(0, "")


def test_what_is_spread_over_more_than_everything_is_remarked_and_what_is_sown_so_is_not():
    spread = [each.id for each in CATALOGUE.materials() if each.category == "paint" and has_rule(each, "mm2")]
    assert spread
    for name in spread:
        assert "More than all" in str(told(name, 2.5))
        assert "More than all" not in str(told(name, 1.0))
    assert told("static_grass_2mm", 2.5) == ""


def test_the_base_is_measured_only_when_somebody_asks_for_its_area(monkeypatch):
    session, asked = plan(wall()), []
    measure = Ground.slope_area
    monkeypatch.setattr(Ground, "slope_area", lambda self, region: asked.append(region) or measure(self, region))
    rows = {row.surface: row for row in finish_rows(session.document.get(BASE_ID), session.around())}
    assert not asked
    assert rows["top"].area_mm2 == pytest.approx(400 * 300 - 200 * 10)
    assert len(asked) == 1
