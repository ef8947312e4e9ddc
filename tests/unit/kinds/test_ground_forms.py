"""Ridges, ramps, spot heights, and hills with terraces and roughness: fields, findings, bill."""

from dataclasses import replace

import pytest

from diorama_planner.app.session import Session
from diorama_planner.app.starts import new_document
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import RecordError
from diorama_planner.core.scale import Scale
from diorama_planner.kinds.landform import Landform, is_flat_part
from diorama_planner.kinds.ramp import STEEPEST_PCT, Ramp
from diorama_planner.kinds.ridge import Ridge
from diorama_planner.kinds.spot_height import SpotHeight
from diorama_planner.model.document import Document

CATALOGUE = load_catalogue()
LINE = ((50.0, 100.0), (250.0, 100.0))
SQUARE = ((50.0, 50.0), (150.0, 50.0), (150.0, 150.0), (50.0, 150.0))


def plan(*items):
    document = new_document("Plan", Scale(64), (300.0, 200.0))
    return Session(Document.of([*document.records.values(), *items]), catalogue=CATALOGUE)


def height(session, x, y):
    return session.scene.ground.height_at(x, y)


def codes(session):
    return {issue.code for issue in session.issues()}


def test_a_ridge_raises_and_a_valley_carves_the_same():
    ridge = Ridge(id="r", line_mm=LINE, width_mm=60, height_mm=18, end_height_mm=8)
    valley = replace(ridge, operation="carve")
    assert height(plan(ridge), 150, 100) == pytest.approx(13, abs=0.2)
    assert height(plan(valley), 150, 100) == pytest.approx(-13, abs=0.2)


def test_a_height_of_more_than_two_metres_is_refused():
    for make in (
        lambda: Landform(id="l", outline_mm=SQUARE, height_mm=2000.5),
        lambda: Ridge(id="r", line_mm=LINE, height_mm=2500),
        lambda: SpotHeight(id="s", at_mm=(0, 0), height_mm=-2001),
        lambda: Ramp(id="r", line_mm=LINE, start_mm=3000.0),
    ):
        with pytest.raises(RecordError, match="2000"):
            make()
    session = plan(Landform(id="l", outline_mm=SQUARE, height_mm=60))
    before = session.document
    with pytest.raises(RecordError), session.edit("Higher") as draft:
        draft.put(replace(draft.get("l"), height_mm=2400.0))
    assert session.document is before


@pytest.mark.parametrize(
    "make",
    [
        lambda: Ridge(id="r", line_mm=((1.0, 1.0), (1.0, 1.0))),
        lambda: Ridge(id="r", line_mm=LINE, width_mm=0),
        lambda: Ridge(id="r", line_mm=LINE, height_mm=-3),
        lambda: Ridge(id="r", line_mm=LINE, section="square"),
        lambda: Ramp(id="r", line_mm=((1.0, 1.0),)),
        lambda: Ramp(id="r", line_mm=LINE, grade_pct=400),
        lambda: Ramp(id="r", line_mm=LINE, shoulder_mm=-1),
        lambda: SpotHeight(id="s", at_mm=(0, 0), radius_mm=0),
        lambda: Landform(id="l", outline_mm=SQUARE, roughness_size_mm=0),
        lambda: Landform(id="l", outline_mm=SQUARE, terrace_mm=-1),
    ],
)
def test_impossible_fields_are_refused(make):
    with pytest.raises(RecordError):
        make()


def test_a_ramp_begins_from_the_ground_and_follows_it():
    hill = Landform(id="h", outline_mm=((0, 50), (80, 50), (80, 150), (0, 150)), height_mm=20, edge="cliff", order=0)
    ramp = Ramp(id="r", line_mm=LINE, grade_pct=-5, width_mm=40, order=1)
    session = plan(hill, ramp)
    assert height(session, 150, 100) == pytest.approx(15)
    with session.edit("Lower") as draft:
        draft.put(replace(draft.get("h"), height_mm=10.0))
    assert height(session, 150, 100) == pytest.approx(5)
    session.undo()
    assert height(session, 150, 100) == pytest.approx(15)


@pytest.mark.parametrize("use", ["road", "track", "footpath"])
@pytest.mark.parametrize("sign", [1, -1])
def test_a_grade_too_steep_for_its_use_is_told_and_mended(use, sign):
    steep = Ramp(id="r", line_mm=LINE, use=use, start_mm=0.0, grade_pct=sign * (STEEPEST_PCT[use] + 0.5))
    session = plan(steep)
    (issue,) = [each for each in session.issues() if each.code == "grade-too-steep"]
    assert use in str(issue.message)
    assert issue.fixes[0].args["fields"] == {"grade_pct": sign * STEEPEST_PCT[use]}
    for fine in (replace(steep, grade_pct=sign * STEEPEST_PCT[use]), replace(steep, use="anything")):
        assert "grade-too-steep" not in codes(plan(fine))


@pytest.mark.parametrize(
    "item",
    [
        Ridge(id="x", line_mm=LINE, operation="carve", height_mm=14),
        Ramp(id="x", line_mm=LINE, start_mm=-14.0, grade_pct=0),
        SpotHeight(id="x", at_mm=(150, 100), height_mm=-14),
        Landform(id="x", outline_mm=SQUARE, height_mm=14, operation="carve"),
        Landform(id="x", outline_mm=SQUARE, height_mm=-14),
    ],
    ids=lambda item: item.kind,
)
def test_whatever_goes_through_the_base_is_told(item):
    session = plan(item)
    (issue,) = [each for each in session.issues() if each.code == "carve-through-base"]
    assert issue.fixes[0].verb == "add_base_slab"
    if "height_mm" in (issue.fixes[-1].args.get("fields") or {}):
        mended = replace(item, **issue.fixes[-1].args["fields"])
        assert "carve-through-base" not in codes(plan(mended))
        assert height(plan(mended), 150, 100) <= 0


def test_a_bed_of_two_depths_is_made_shallower_at_both_ends():
    session = plan(Ridge(id="x", line_mm=LINE, operation="carve", height_mm=4, end_height_mm=16))
    (issue,) = [each for each in session.issues() if each.code == "carve-through-base"]
    fields = issue.fixes[-1].args["fields"]
    assert set(fields) == {"height_mm", "end_height_mm"}
    assert fields["end_height_mm"] < 9


@pytest.mark.parametrize(
    "item",
    [
        Ridge(id="x", line_mm=LINE),
        Ramp(id="x", line_mm=LINE, start_mm=6.0),
        SpotHeight(id="x", at_mm=(150, 100)),
        Landform(id="x", outline_mm=SQUARE, edge_width_mm=20, roughness_mm=2),
    ],
    ids=lambda item: item.kind,
)
def test_what_is_raised_takes_foam_and_what_is_carved_none(item):
    foam = next(row for row in plan(item).bill().rows if row.material == "xps_eu_20")
    assert foam.measured > 0
    if hasattr(item, "operation"):
        bill = plan(replace(item, operation="carve", height_mm=4)).bill()
        assert "xps_eu_20" not in {row.material for row in bill.rows}


def test_a_rough_slab_is_no_flat_part():
    slab = Landform(id="l", outline_mm=SQUARE, edge="cliff")
    assert is_flat_part(slab)
    assert not is_flat_part(replace(slab, roughness_mm=1.0))
