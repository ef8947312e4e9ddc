"""Stacks of foam: skin, rings, skewers, glue and filler, and what is found wrong with them."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest

from diorama_planner.app.sawing.foam_stack import foam_cuts
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import RecordError
from diorama_planner.geometry.region import contains_point, difference, offset, parts
from diorama_planner.kinds.base import Base, BaseLayer
from diorama_planner.kinds.ground_forms import stack, takeoff
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.ramp import Ramp
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.ridge import Ridge
from diorama_planner.kinds.spot_height import SpotHeight
from diorama_planner.kinds.trough import Trough
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project
from diorama_planner.model.roles import field_infos

CATALOGUE = load_catalogue()


def rect(x0, y0, x1, y1):
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def ring(radius, at=(200.0, 150.0), count=180):
    angles = [2 * math.pi * number / count for number in range(count)]
    return tuple((at[0] + radius * math.cos(a), at[1] + radius * math.sin(a)) for a in angles)


HILL = Landform(id="hill", outline_mm=ring(130), height_mm=60, edge="slope", edge_width_mm=130, order=1)
MESA = Landform(id="mesa", outline_mm=rect(20, 20, 380, 280), height_mm=60, edge="slope", edge_width_mm=40, order=1)
SLAB = Landform(id="slab", outline_mm=rect(20, 20, 120, 70), height_mm=2.3, edge="cliff", order=1)


def plan(*items, depth=50.0, layers=()):
    sheets = tuple(BaseLayer(material="xps_eu_20", thickness_mm=one) for one in layers)
    base = Base(id=BASE_ID, width_mm=400, depth_mm=300, thickness_mm=depth, layers=sheets)
    return Session(Document.of([Project(id=PROJECT_ID, name="Foam"), base, *items]), catalogue=CATALOGUE)


def built(item, *others):
    return stack(item, plan(item, *others).scene.around)


def lines(item, *others):
    return {line.surface: line for line in takeoff(item, plan(item, *others).scene.around)}


def issues(*items, code, depth=50.0):
    return [issue for issue in plan(*items, depth=depth).issues() if issue.code == code]


@pytest.mark.parametrize("skin", [-0.5, 10.5])
def test_a_skin_is_0_to_10_mm(skin):
    with pytest.raises(RecordError):
        replace(HILL, skin_mm=skin)
    assert replace(HILL, skin_mm=0.0).skin_mm == 0.0
    assert replace(HILL, skin_mm=10.0).skin_mm == 10.0


def test_shaped_ground_is_cut_less_a_skin_of_3_mm_and_slabs_are_not():
    first = built(HILL).parts[0]
    assert first.lamina.area_mm2 == pytest.approx(math.pi * (130 * 57 / 60) ** 2, rel=0.005)
    (slab,) = built(SLAB).parts
    assert slab.lamina.area_mm2 == pytest.approx(5_000)


def test_the_skin_is_billed_if_a_filler_is_chosen():
    assert "filler" not in lines(HILL)
    line = lines(replace(HILL, filler="joint_compound"))["filler"]
    inner = math.pi * 130**2 * 60 / 3 * (57 / 60) ** 3
    assert line.measured == pytest.approx(math.pi * 130**2 * 60 / 3 - inner, rel=0.005)


def test_steps_inside_are_filled_up_and_billed():
    inside = replace(HILL, strategy="inside", skin_mm=0.0)
    line = lines(inside)["filler"]
    assert line.material == "sculptamold_3lb"
    cone = math.pi * 130**2 * 60 / 3
    steps = sum(math.pi * (130 * (1 - level / 60)) ** 2 * 20 for level in (20, 40))
    assert line.measured == pytest.approx(cone - steps, rel=0.005)
    assert lines(replace(inside, filler="das_clay_1kg"))["filler"].material == "das_clay_1kg"


def test_glue_goes_by_the_faces_that_touch():
    found = built(MESA)
    glue = lines(MESA)["glued faces"]
    assert glue.material == "foam_tack"
    assert glue.measured == pytest.approx(sum(part.lamina.area_mm2 for part in found.parts))
    assert glue.amount == pytest.approx(glue.measured / 4e6 * 1000)  # 4 m2 to the litre
    assert "glued faces" not in lines(replace(MESA, glue=""))


def test_glue_on_the_bill_is_not_asked_for_a_second_time():
    bill = plan(MESA).bill()
    assert [row.material for row in bill.rows].count("foam_tack") == 1
    assert "foam_tack" not in [tool.material for tool in bill.tools]


def test_rings_save_foam_and_bear_what_lies_on_them():
    solid, rings = built(MESA), built(replace(MESA, rim_mm=20.0))
    assert sum(one.area_mm2 for one in rings.parts) < 0.75 * sum(one.area_mm2 for one in solid.parts)
    assert rings.parts[-1].hollow.is_empty
    for part in rings.parts[:-1]:
        hidden = offset(part.lamina.next_region, -19.5)
        assert difference(part.hollow, hidden).area == pytest.approx(0, abs=1e-6)
        for one in parts(part.hollow):
            xmin, ymin, xmax, ymax = one.bounds
            assert max(xmax - xmin, ymax - ymin) <= 150.0
    glued = lines(replace(MESA, rim_mm=20.0))["glued faces"].measured
    assert glued < lines(MESA)["glued faces"].measured


@pytest.mark.parametrize("rim", [None, 15.0])
@pytest.mark.parametrize("item", [HILL, MESA])
def test_neighbours_share_two_skewers_that_stand_in_foam(item, rim):
    found = built(replace(item, rim_mm=rim)).parts
    for lower, upper in pairwise(found):
        common = set(lower.skewers) & set(upper.skewers)
        assert len(common) >= 2
        for point in common:
            assert contains_point(offset(lower.region, -2.5), point)
            assert contains_point(offset(upper.region, -2.5), point)


def test_skewers_are_billed_by_their_holes_and_left_out_if_not_wanted():
    found = built(MESA).parts
    run = sum(20 * len(part.skewers) for part in found)
    line = lines(MESA)["skewers"]
    assert (line.material, line.measured) == ("skewer_3", pytest.approx(run))
    assert line.amount == pytest.approx(run / 300)
    assert "skewers" not in lines(replace(MESA, skewer_mm=0.0))
    assert "skewers" not in lines(SLAB)


def test_a_hill_raised_over_a_bed_hangs_free_until_the_bed_is_carved_later():
    bed = Landform(
        id="bed", outline_mm=rect(100, 100, 200, 200), height_mm=15, edge="cliff", operation="carve", order=1
    )
    block = Landform(id="block", outline_mm=rect(150, 50, 300, 250), height_mm=30, edge="cliff", order=2)
    session = plan(bed, block)
    (issue,) = [one for one in session.issues() if one.code == "foam-overhang"]
    assert issue.record_id == "block"
    session.apply_fix(issue.fixes[0])
    assert not [one for one in session.issues() if one.code == "foam-overhang"]
    assert issues(block, code="foam-overhang") == []


def test_islands_too_small_are_told_and_left_to_the_skin():
    peak = replace(HILL, height_mm=44.0, skin_mm=3.0)
    session = plan(peak)
    (issue,) = [one for one in session.issues() if one.code == "foam-islands"]
    assert "slice 3" in str(issue.message)
    session.apply_fix(issue.fixes[0])
    assert not [one for one in session.issues() if one.code == "foam-islands"]
    assert issues(MESA, code="foam-islands") == []


def test_a_neck_too_narrow_is_told():
    neck = ((20, 100), (150, 100), (150, 148), (250, 148), (250, 100), (380, 100))
    bone = (*neck, *((x, 300 - y) for x, y in reversed(neck)))
    shape = Landform(id="bone", outline_mm=bone, height_mm=20, edge="cliff", order=1)
    (issue,) = issues(shape, code="foam-web")
    assert "slice 1" in str(issue.message)
    wide = tuple((x, y - 5 if y == 148 else y + 5 if y == 152 else y) for x, y in bone)
    assert issues(replace(shape, outline_mm=wide), code="foam-web") == []


@pytest.mark.parametrize(("depth", "found"), [(9.0, 0), (10.0, 0), (11.0, 1), (12.5, 1)])
def test_too_little_foam_under_a_pond_in_the_base(depth, found):
    pond = Landform(
        id="pond", outline_mm=rect(100, 100, 200, 200), height_mm=depth, edge="cliff", operation="carve", order=2
    )
    session = plan(pond, depth=13.0)
    thin = [one for one in session.issues() if one.code == "thin-bed"]
    assert len(thin) == found
    if thin:
        session.apply_fix(thin[0].fixes[0])
        assert session.ground.lowest(session.scene.outline(session.document.get("pond"))) == pytest.approx(-10)


def pond_of(depth):
    shape = rect(100, 100, 200, 200)
    return Landform(id="pond", outline_mm=shape, height_mm=depth, edge="cliff", operation="carve", order=2)


def bed_of(session):
    return session.ground.lowest(session.scene.outline(session.document.get("pond")))


@pytest.mark.parametrize(
    ("depth", "code"),
    [
        (36.0, None),
        (37.0, None),
        (38.0, "thin-bed"),
        (39.9, "thin-bed"),
        (40.0, None),
        (41.0, "carve-into-board"),
        (49.0, "carve-into-board"),
        (60.0, "carve-through-base"),
    ],
)
def test_a_pond_in_foam_layers_on_a_board_keeps_to_the_foam(depth, code):
    codes = {"thin-bed", "carve-into-board", "carve-through-base"}
    session = plan(pond_of(depth), depth=9.0, layers=(20.0, 20.0))
    found = [one for one in session.issues() if one.code in codes]
    assert [one.code for one in found] == ([code] if code else [])
    if found:
        session.apply_fix(found[0].fixes[-1])
        assert bed_of(session) == pytest.approx(-37)
        assert not codes & {one.code for one in session.issues()}


def test_how_far_a_bed_goes_into_the_board_is_told_and_another_slab_takes_it():
    session = plan(pond_of(43.0), depth=9.0, layers=(40.0,))
    (issue,) = [one for one in session.issues() if one.code == "carve-into-board"]
    assert "goes 3 mm into the board" in str(issue.message)
    assert str(issue.severity) == "warning"
    session.apply_fix(issue.fixes[0])
    codes = {one.code for one in session.issues()}
    assert not codes & {"thin-bed", "carve-into-board", "carve-through-base"}
    assert [layer.thickness_mm for layer in session.document.get(BASE_ID).layers] == [40, 20]


def test_a_layer_too_thin_for_a_bed_is_not_offered_as_one():
    session = plan(pond_of(20.0), depth=9.0, layers=(2.0,))
    (issue,) = [one for one in session.issues() if one.code == "carve-through-base"]
    assert str(issue.fixes[-1].label) == "Carve only 9 mm"
    (into,) = [one for one in plan(pond_of(5.0), depth=9.0, layers=(2.0,)).issues() if one.code == "carve-into-board"]
    assert [fix.verb for fix in into.fixes] == ["add_base_slab"]


@pytest.mark.parametrize(("fix", "left"), [(0, 3.0), (1, 0.0)])
def test_too_little_foam_under_a_pond_on_a_hill(fix, left):
    pond = Landform(
        id="pond", outline_mm=rect(150, 100, 250, 200), height_mm=15, edge="cliff", operation="carve", order=2
    )
    session = plan(MESA, pond)  # the bed lies at 45, its foam at 42: 2 mm over the second slice
    (issue,) = [one for one in session.issues() if one.code == "thin-bed"]
    session.apply_fix(issue.fixes[fix])
    assert not [one for one in session.issues() if one.code == "thin-bed"]
    bed = session.ground.lowest(session.scene.outline(session.document.get("pond")))
    assert bed - 3.0 - 40.0 == pytest.approx(left)


@pytest.mark.parametrize(("depth", "found"), [(5.0, 0), (19.0, 0), (20.0, 1), (60.0, 1)])
def test_a_trough_must_be_shallower_than_its_sheet(depth, found):
    trough = Trough(id="trough", line_mm=((100, 150), (300, 150)), depth_mm=depth, order=3)
    session = plan(MESA, trough)
    deep = [one for one in session.issues() if one.code == "trough-too-deep"]
    assert len(deep) == found
    if deep:
        session.apply_fix(deep[0].fixes[0])
        assert session.document.get("trough").depth_mm == pytest.approx(18)


def test_a_trough_in_the_base_asks_the_base():
    trough = Trough(id="trough", line_mm=((10, 10), (60, 10)), depth_mm=12, order=3)
    assert issues(MESA, trough, code="trough-too-deep", depth=12.0)
    assert not issues(MESA, trough, code="trough-too-deep", depth=13.0)


def test_a_trough_leads_somewhere():
    with pytest.raises(RecordError):
        Trough(id="trough", line_mm=((1, 1), (1, 1)))


RIDGE = Ridge(id="ridge", line_mm=((60, 150), (340, 150)), width_mm=120, height_mm=50, order=1)
RAMP = Ramp(id="ramp", line_mm=((60, 150), (340, 150)), width_mm=60, start_mm=0.0, grade_pct=20, order=1)
SPOT = SpotHeight(id="spot", at_mm=(200, 150), height_mm=60, radius_mm=120, order=1)


def lines_of(item, *others):
    facet = kind_of(item).takeoff
    return {line.surface: line for line in facet(item, plan(item, *others).scene.around)}


@pytest.mark.parametrize("item", [RIDGE, RAMP, SPOT])
def test_lines_and_spots_are_built_as_hills_are(item):
    chosen = replace(item, filler="joint_compound", skin_mm=2.0, rim_mm=15.0)
    assert set(lines_of(item)) == {"ground", "glued faces", "skewers"}
    assert set(lines_of(replace(item, glue="", skewer_mm=0.0))) == {"ground"}
    assert "filler" in lines_of(chosen)
    assert lines_of(replace(item, strategy="inside"))["ground"].amount < lines_of(item)["ground"].amount
    around = plan(item).scene.around
    slices = kind_of(item).stack(item, around).parts
    for part in slices:
        assert difference(part.lamina.region, around.outline(item)).area == pytest.approx(0, abs=0.5)


@pytest.mark.parametrize("item", [RIDGE, RAMP, SPOT])
def test_stacks_of_lines_and_spots_are_checked(item):
    assert issues(replace(item, skewer_mm=9.0), code="skewers-unsold")
    assert issues(replace(item, strategy="inside", filler="joint_compound"), code="filler-too-deep")


def test_a_valley_and_a_hollow_ask_for_no_foam():
    for item in (replace(RIDGE, operation="carve"), replace(SPOT, height_mm=-10.0)):
        assert not item.is_built
        assert lines_of(item) == {}
        assert kind_of(item).stack(item, plan(item).scene.around) is None


def test_a_ramp_takes_foam_for_what_it_fills_and_none_for_what_it_cuts():
    ramp = replace(RAMP, line_mm=((40, 150), (360, 150)), start_mm=20.0, grade_pct=0.0, shoulder_mm=0.0)
    block = Landform(
        id="block", outline_mm=rect(200, 50, 380, 250), height_mm=60, edge="cliff", material="xps_eu_20", order=0
    )
    ground = lines_of(ramp, block)["ground"]
    assert ground.measured == pytest.approx(160 * 60 * 20, rel=0.01)
    assert ground.amount == pytest.approx(160 * 60, rel=0.02)


def test_skewers_that_pin_a_stack_to_the_one_below_are_billed():
    below = Landform(id="below", outline_mm=rect(20, 20, 380, 280), height_mm=40, edge="cliff", skin_mm=0.0, order=1)
    above = Landform(id="above", outline_mm=rect(100, 80, 300, 220), height_mm=20, edge="cliff", order=2)
    (cut,) = foam_cuts(plan(below, above), ["above"])
    assert len(cut.skewers) == 2
    assert lines_of(above, below)["skewers"].measured == pytest.approx(2 * (20 + 20))


def test_skewers_of_other_diameters_are_counted_if_they_are_sold():
    thick = lines(replace(MESA, skewer_mm=6.0))["skewers"]
    assert thick.material == "dowel_6"
    assert (thick.amount, thick.unit) == (pytest.approx(thick.measured), "mm")
    odd = replace(MESA, skewer_mm=9.0)
    assert "skewers" not in lines(odd)
    session = plan(odd)
    (issue,) = [one for one in session.issues() if one.code == "skewers-unsold"]
    session.apply_fix(issue.fixes[0])
    assert session.document.get("mesa").skewer_mm == 3.0


def test_a_filler_deeper_than_its_layers_is_told_with_their_number():
    steps = replace(MESA, strategy="inside", filler="joint_compound")
    session = plan(steps)
    (issue,) = [one for one in session.issues() if one.code == "filler-too-deep"]
    layer = CATALOGUE.material("joint_compound").max_layer_mm
    assert f"in {math.ceil(23 / layer)} layers" in str(issue.message)
    assert issues(replace(MESA, filler="joint_compound", skin_mm=layer or 0), code="filler-too-deep") == []
    for fix in issue.fixes:
        session.apply_fix(fix)
        assert not [one for one in session.issues() if one.code == "filler-too-deep"]


def test_foam_is_asked_for_only_of_what_is_built_of_it():
    def asked(item):
        return {info.name for info in field_infos(type(item)) if info.spec.has_say(item)} & FOAM_FIELDS

    assert asked(HILL) == FOAM_FIELDS
    assert asked(replace(HILL, operation="carve")) == set()
    assert asked(SLAB) == {"rim_mm", "skewer_mm", "glue"}
    assert asked(replace(SLAB, roughness_mm=1.0)) == FOAM_FIELDS
    assert asked(replace(RIDGE, operation="carve")) == set()
    assert asked(RAMP) == FOAM_FIELDS


FOAM_FIELDS = {"skin_mm", "strategy", "filler", "rim_mm", "skewer_mm", "glue"}


def glue_of_base(*names, **fields):
    sheets = tuple(BaseLayer(material=name, thickness_mm=3.0) for name in names)
    base = Base(id=BASE_ID, width_mm=400, depth_mm=300, layers=sheets, **fields)
    session = Session(Document.of([Project(id=PROJECT_ID), base]), catalogue=CATALOGUE)
    found = {line.surface: line for line in kind_of(base).takeoff(base, session.scene.around)}
    return found.get("glued layers")


@pytest.mark.parametrize(
    ("names", "joints"),
    [
        ((), 0),
        (("xps_eu_20",), 1),
        (("xps_eu_20", "xps_eu_20"), 2),
        (("xps_eu_20", "cork_sheet_3"), 2),
        (("cork_sheet_3",), 0),
    ],
)
def test_foam_layers_of_the_base_are_glued_to_what_lies_under_them(names, joints):
    line = glue_of_base(*names)
    assert (line.measured if line else 0) == pytest.approx(joints * 400 * 300)
    assert line is None or (line.material == "foam_tack" and line.amount > 0)


def test_layers_that_lie_loose_take_no_glue():
    assert glue_of_base("xps_eu_20", glue="") is None
