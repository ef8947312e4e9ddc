"""Sculpted ground: what it does to the ground, its foam, what is found, and how it goes along with the plan."""

from dataclasses import replace

import numpy as np
import pytest

from diorama_planner.app import verbs
from diorama_planner.app.session import Session
from diorama_planner.app.starts import new_document
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.scale import Scale
from diorama_planner.geometry.height_grid import encode_heights
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.sculpture import Sculpture
from diorama_planner.model.document import Document, asset_name
from diorama_planner.model.transforms import rescaled
from diorama_planner.project_io.container import contents_of, project_bytes

CATALOGUE = load_catalogue()
HILL = np.full((40, 60), 20.0)
ITEM = Sculpture(id="s", grid="", at_mm=(100.0, 100.0), width_mm=60.0, depth_mm=40.0, order=1.0)
BLOCK = Landform(
    id="l", outline_mm=((70, 80), (130, 80), (130, 120), (70, 120)), height_mm=20.0, edge="cliff", order=1.0
)


def plan(heights, *items, item=ITEM, base=(300.0, 200.0)):
    data = encode_heights(heights, 0.01)
    document = new_document("Plan", Scale(64), base)
    made = replace(item, grid=asset_name(data))
    records = [*document.records.values(), *items, made]
    return Session(Document.of(records, {asset_name(data): data}), catalogue=CATALOGUE)


def need(session, item_id="s"):
    item = session.document.get(item_id)
    return {line.material: line.amount for line in kind_of(item).takeoff(item, session.around())}


def codes(session, item_id="s"):
    return {issue.code for issue in session.issues() if issue.record_id == item_id}


def test_its_heights_are_added_to_the_ground():
    session = plan(HILL, replace(BLOCK, order=0.5))
    assert session.ground.height_at(100, 100) == pytest.approx(40)
    assert session.ground.height_at(60, 100) == 0
    assert session.ground.body_volume("s") == pytest.approx(60 * 40 * 20)


def test_what_it_adds_is_billed_like_a_landform():
    block = replace(BLOCK, edge="slope", edge_width_mm=0.01)
    document = new_document("Plan", Scale(64), (300.0, 200.0))
    landform = Session(Document.of([*document.records.values(), block]), catalogue=CATALOGUE)
    mine, theirs = need(plan(HILL)), need(landform, "l")
    assert mine.keys() == theirs.keys()
    for material, amount in theirs.items():
        assert mine[material] == pytest.approx(amount, rel=0.03), material


def test_what_it_takes_needs_nothing_and_does_not_lessen_what_it_adds():
    raised, mixed = np.zeros((40, 60)), np.zeros((40, 60))
    raised[:, :30] = mixed[:, :30] = 20.0
    mixed[:, 30:] = -4.0
    assert need(plan(mixed)) == pytest.approx(need(plan(raised)), rel=0.01)
    assert need(plan(raised))["xps_eu_20"] > 0
    assert need(plan(np.full((40, 60), -4.0))) == {}


def test_ground_that_goes_through_the_base_is_told():
    assert "carve-through-base" in codes(plan(-HILL))
    assert codes(plan(HILL)) == set()
    carved = replace(BLOCK, operation="carve", order=0.5)
    assert "carve-through-base" not in codes(plan(np.where(HILL > 0, 1.0, 0.0), carved))


def test_heights_that_are_gone_are_told_and_leave_the_ground_level():
    session = plan(HILL, item=ITEM)
    records = dict(session.document.records)
    lost = Session(Document.of(records.values()), catalogue=CATALOGUE)
    assert codes(lost) == {"heights-missing"}
    assert lost.ground.height_at(100, 100) == 0
    damaged = Document.of(records.values(), {name: data[:-9] for name, data in session.document.assets.items()})
    assert codes(Session(damaged, catalogue=CATALOGUE)) == {"heights-missing"}


def test_it_is_moved_and_rescaled_as_a_whole_and_comes_back_from_a_file():
    session = plan(HILL)
    with session.edit("Move") as draft:
        verbs.move(draft, ["s"], 50.0, -20.0)
    assert session.ground.height_at(150, 80) == pytest.approx(20)
    assert session.ground.height_at(75, 100) == 0
    smaller = rescaled(session.document.get("s"), 0.5)
    with session.edit("Rescale") as draft:
        draft.put(smaller)
    assert session.ground.height_at(75, 40) == pytest.approx(10)
    assert session.ground.body_volume("s") == pytest.approx(60 * 40 * 20 / 8, rel=0.02)
    document = contents_of(project_bytes(session.document)).document
    assert document.records == session.document.records
    again = Session(document, catalogue=CATALOGUE)
    assert np.array_equal(again.ground.field.heights, session.ground.field.heights)
