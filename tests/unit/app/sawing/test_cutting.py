"""Parts of a plan on its sheets: as much as the bill counts, kept when accepted, told when the parts have changed."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from diorama_planner.app import verbs
from diorama_planner.app.sawing import cutting
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.geometry.nesting_shapes import first_fault
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.road import Road
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.record import BASE_ID, PRICES_ID, Nesting, PriceList
from diorama_planner.takeoff.nesting import NEW, Edges, Settings, by_key, laid
from diorama_planner.takeoff.stash import Holding, move

ROOT = Path(__file__).parents[4]
PLANS = [*ROOT.glob("assets/examples/*.diorama"), *ROOT.glob("tests/data/projects/v*/*.diorama")]
CATALOGUE = load_catalogue()
FOAM, BOARD = CATALOGUE.material("xps_eu_10"), CATALOGUE.material("mdf_eu_9")


@pytest.fixture
def session():
    session = Session(catalogue=CATALOGUE)
    with session.edit("plan") as draft:
        draft.put(Base(id=BASE_ID, width_mm=400, depth_mm=300, thickness_mm=9, order=-1))
        draft.put(Wall(id="wall", path_mm=((20, 20), (220, 20), (220, 200)), height_mm=60, label="Back wall"))
        draft.put(Opening(id="door", host="wall", at_mm=50, width_mm=20, height_mm=40))
    return session


def accepted(session, material=FOAM, **more):
    layout = cutting.layout_for(session, material, **more)
    with session.edit("Accept") as draft:
        cutting.accept(draft, session, layout)
    return layout


def is_stale(session):
    return cutting.is_stale(session, cutting.nesting_of(session, FOAM.id))


def change(session, item_id, **fields):
    with session.edit("Change") as draft:
        draft.change(item_id, **fields)


class TestParts:
    def test_they_are_named_by_item_surface_and_number(self, session):
        assert [material.id for material in cutting.sheet_materials(session)] == ["mdf_eu_9", "xps_eu_10"]
        found = cutting.parts_of(session, FOAM)
        assert [part.key for part in found] == ["wall/front/1", "wall/front/2"]
        assert [part.name for part in found] == ["Back wall, front 1", "Back wall, front 2"]
        assert all(part.region.bounds[:2] == pytest.approx((0, 0), abs=1e-6) for part in found)

    @pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
    def test_they_are_as_large_as_the_ledger_counts(self, path):
        session = Session(catalogue=CATALOGUE)
        session.open(path)
        session.quantities.follow()
        totals = session.quantities.ledger.totals()
        for material in cutting.sheet_materials(session):
            area = sum(part.area_mm2 for part in cutting.parts_of(session, material))
            assert area == pytest.approx(totals[material.id].amount)

    def test_they_follow_every_edit_as_if_cut_anew(self, session):
        cutting.parts_of(session, FOAM)
        change(session, "wall", height_mm=80.0)
        with session.edit("Add") as draft:
            draft.put(Landform(id="hill", outline_mm=((50, 50), (200, 50), (200, 150)), height_mm=30))
            draft.put(Wall(id="new", path_mm=((20, 20), (20, 200)), height_mm=50))
        with session.edit("Remove") as draft:
            draft.remove("door")
        session.undo()
        fresh = Session(session.document, catalogue=CATALOGUE)
        prints = [each.derived.cut_parts for each in (session, fresh)]
        assert prints[0].materials() == prints[1].materials()
        for material in prints[0].materials():
            assert prints[0].fingerprint(material) == prints[1].fingerprint(material)

    def test_what_is_pieced_together_is_cut_to_fit_a_sheet(self, session):
        with session.edit("Road") as draft:
            draft.put(Road(id="road", line_mm=((0, 100), (400, 100)), lanes=1))
        paper = CATALOGUE.material("sandpaper_road")
        found = cutting.parts_of(session, paper)
        assert len(found) == 2
        assert not cutting.layout_for(session, paper).unplaced

    def test_a_broken_item_has_none(self, session):
        change(session, "wall", material="no_such_sheet")
        assert cutting.parts_of(session, FOAM) == ()


class TestStock:
    def test_sheets_have_the_price_of_the_plan(self, session):
        with session.edit("Prices") as draft:
            draft.put(PriceList(id=PRICES_ID, prices={"xps_eu_10": "7.5"}))
        (sheet,) = cutting.stocks_of(session, FOAM, Edges.all_round(5))
        assert (sheet.key, sheet.cost) == (NEW, float(Decimal("7.5")))
        assert sheet.usable.bounds == (5, 5, 1245, 595)

    def test_offcuts_of_the_stash_come_first(self, session):
        outline = ((10, 10), (310, 10), (310, 90), (10, 90))
        rest = Holding(key="xps_eu_10", form="offcut", outline_mm=outline, place="Shelf", id="rest")
        other = Holding(key="xps_eu_10", form="offcut", outline_mm=outline, thickness_mm=20, id="other")
        session.workshop._contents = replace(
            session.workshop.contents,
            stash=move(session.workshop.stash, "bought", {"rest": rest, "other": other}, "2026-01-01"),
        )
        stocks = cutting.stocks_of(session, FOAM)
        assert [stock.key for stock in stocks] == ["rest", NEW]
        layout = cutting.layout_for(session, FOAM)
        assert {sheet.key for sheet in layout.sheets} >= {"rest"}
        assert layout.new_sheets == 1
        accepted(session)
        assert cutting.accepted_layout(session, FOAM.id).sheets[0].usable == layout.sheets[0].usable

    def test_a_hot_wire_takes_a_kerf(self):
        assert cutting.usual_settings(CATALOGUE.material("xps_eu_20")).kerf_mm == 1.0
        assert cutting.usual_settings(CATALOGUE.material("xps_eu_5")).kerf_mm == 0.0
        assert cutting.usual_settings(BOARD).kerf_mm == 0.0


class TestAccepted:
    def test_it_comes_back_as_it_was(self, session):
        layout = accepted(session)
        found = cutting.accepted_layout(session, FOAM.id)
        assert (found.placements, found.settings, found.cuts) == (layout.placements, layout.settings, layout.cuts)
        assert found.new_sheets == layout.new_sheets == 1
        assert cutting.sheets_laid_out(session) == {"xps_eu_10": 1}

    def test_it_survives_saving_and_undo(self, session, tmp_path):
        layout = accepted(session)
        session.save(tmp_path / "plan.diorama")
        again = Session(catalogue=CATALOGUE)
        assert not again.open(tmp_path / "plan.diorama")
        assert cutting.accepted_layout(again, FOAM.id).placements == layout.placements
        session.undo()
        assert cutting.accepted_layout(session, FOAM.id) is None
        session.redo()
        assert cutting.accepted_layout(session, FOAM.id) is not None

    def test_there_is_one_for_each_material(self, session):
        accepted(session)
        accepted(session, BOARD)
        accepted(session, settings=Settings(gap_mm=9))
        assert sorted(one.material for one in session.document.every(Nesting)) == ["mdf_eu_9", "xps_eu_10"]
        assert cutting.accepted_layout(session, FOAM.id).settings.gap_mm == 9

    @pytest.mark.parametrize(
        ("item", "fields"),
        [
            ("wall", {"height_mm": 61.0}),
            ("wall", {"thickness_mm": 20.0}),
            ("door", {"at_mm": 80.0}),
            ("door", {"shape": "arch"}),
            ("wall", {"material": "foamcore_a3"}),
        ],
    )
    def test_it_is_stale_when_its_parts_change(self, session, item, fields):
        accepted(session)
        change(session, item, **fields)
        assert is_stale(session)
        assert cutting.accepted_layout(session, FOAM.id) is None
        assert cutting.sheets_laid_out(session) == {}
        session.undo()
        assert not is_stale(session)
        assert cutting.sheets_laid_out(session) == {"xps_eu_10": 1}

    def test_a_stale_one_is_an_issue_with_a_remedy(self, session):
        accepted(session)
        assert "stale-layout" not in {issue.code for issue in session.issues()}
        change(session, "door", at_mm=80.0)
        (issue,) = [issue for issue in session.issues() if issue.code == "stale-layout"]
        assert str(issue.message).startswith("The parts cut from XPS sheet EU 1250 x 600 x 10 mm have changed")
        session.apply_fix(issue.fixes[0])
        assert cutting.nesting_of(session, FOAM.id) is None
        assert "stale-layout" not in {issue.code for issue in session.issues()}

    @pytest.mark.parametrize(
        ("item", "fields"), [("wall", {"label": "Old wall"}), ("wall", {"note": "cut last"}), (BASE_ID, {"feet": 4})]
    )
    def test_it_holds_when_something_else_changes(self, session, item, fields):
        accepted(session)
        change(session, item, **fields)
        assert not is_stale(session)

    def test_it_holds_when_a_wall_is_moved(self, session):
        accepted(session)
        with session.edit("Move") as draft:
            verbs.move(draft, ["wall"], 12.5, 7.0)
        assert not is_stale(session)

    def test_it_is_stale_in_another_scale(self, session):
        accepted(session)
        with session.edit("Rescale") as draft:
            verbs.rescale(draft, 87.0, base="keep")
        assert is_stale(session)

    def test_one_that_lacks_parts_counts_no_sheets(self, session):
        layout = cutting.layout_for(session, FOAM)
        with session.edit("Accept") as draft:
            cutting.accept(draft, session, replace(layout, placements=layout.placements[:1]))
        assert cutting.sheets_laid_out(session) == {}

    def test_it_can_be_forgotten(self, session):
        accepted(session)
        with session.edit("Forget") as draft:
            cutting.forget(draft, FOAM.id)
        assert cutting.nesting_of(session, FOAM.id) is None

    def test_locked_parts_stay_in_a_new_layout(self, session):
        layout = accepted(session)
        held = replace(layout.placements[0], x_mm=400.0, y_mm=300.0, turn_deg=90.0, locked=True)
        again = cutting.layout_for(session, FOAM, kept=replace(layout, placements=(held, *layout.placements[1:])))
        assert held in again.placements

    def test_without_any_nothing_is_cut_to_count_sheets(self, session):
        assert cutting.sheets_laid_out(session) == {}
        assert "cut_parts" not in vars(session.derived)


class TestOffcuts:
    def test_what_is_left_is_offered(self, session):
        layout = cutting.layout_for(session, BOARD)
        ((sheet, rest),) = cutting.offcuts_offered(session, layout)
        assert sheet == 0
        assert rest.area == pytest.approx(2440 * 1220 - 400 * 300)

    def test_it_lies_beside_the_parts(self, session):
        layout = cutting.layout_for(session, FOAM)
        parts = by_key(cutting.parts_of(session, FOAM))
        there = [laid(parts[placement.part], placement) for placement in layout.placements]
        rests = [rest for _, rest in cutting.offcuts_offered(session, layout)]
        assert rests
        assert all(rest.area >= cutting.LEAST_OFFCUT_MM2 for rest in rests)
        assert first_fault([*there, *rests], layout.sheets[0].usable, 0.0) is None
