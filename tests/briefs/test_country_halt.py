"""Every number of the country halt that is known, by session and by command line."""

import pytest
from brief_plans import BRIEFS, Maker, run_json

from diorama_planner.app.advice.measures import plan_measures
from diorama_planner.app.session import Session
from diorama_planner.geometry.region import intersection, overlap_area, polygon_region, union_all
from diorama_planner.kinds.ground_cover import GroundCover, covered
from diorama_planner.kinds.pour import Pour, water
from diorama_planner.kinds.thing import Thing, solids
from diorama_planner.model.record import BASE_ID, Item
from diorama_planner.terrain.laminae import count as sheets_for

MEADOW_MM2 = 37_375.0
"""Shoelace of the outline in the brief."""


def item(session: Session, item_id: str) -> Item:
    found = session.document.get(item_id)
    assert isinstance(found, Item)
    return found


def codes(session: Session) -> set[str]:
    return {issue.code for issue in session.issues()}


def test_the_plan_is_what_the_brief_says(maker: Maker) -> None:
    code, facts = run_json("info", maker.project(BRIEFS["country-halt"]))
    assert (code, facts["scale"], facts["base_mm"], facts["items"]) == (0, "1:87", [600.0, 400.0, 12.0], 16)


# -- the pond -----------------------------------------------------------------------------------------------


def test_the_pond_bed_goes_through_the_base(maker: Maker) -> None:
    code, rows = maker.check("country-halt")
    assert code == 1
    errors = [row for row in rows if row["severity"] != "hint"]
    assert [(row["code"], row["severity"], row["record"]) for row in errors] == [
        ("carve-through-base", "error", "pond-bed")
    ]
    assert "14 mm" in errors[0]["message"]
    assert "12 mm" in errors[0]["message"]


def test_a_foam_slab_on_the_board_takes_the_bed(halt: Session) -> None:
    (issue,) = [each for each in halt.issues() if each.code == "carve-through-base"]
    slab, _ = issue.fixes
    halt.apply_fix(slab)
    assert "carve-through-base" not in codes(halt)
    base = item(halt, BASE_ID)
    assert sum(layer.thickness_mm for layer in base.layers) >= 14
    line = next(row for row in halt.bill().rows if row.material == "xps_eu_20")
    assert BASE_ID in line.items
    assert line.need >= 600 * 400
    halt.undo()
    assert "carve-through-base" in codes(halt)


def test_a_shallower_bed_stays_in_the_board(halt: Session) -> None:
    (issue,) = [each for each in halt.issues() if each.code == "carve-through-base"]
    _, shallower = issue.fixes
    halt.apply_fix(shallower)
    assert "carve-through-base" not in codes(halt)
    assert -12 < halt.ground.height_at(480, 85) < 0


def test_the_water_keeps_to_the_bed(halt: Session) -> None:
    pond, bed = item(halt, "pond"), halt.outline("pond-bed")
    assert isinstance(pond, Pour)
    found = water(pond, halt.around())
    outline = halt.outline("pond")
    assert outline.area == pytest.approx(200 * 130)
    assert found.area_mm2 < bed.area < outline.area
    assert found.max_depth_mm == pytest.approx(11.0)
    assert found.volume_mm3 < bed.area * 11
    wet = halt.ground.wet_region(outline, -3.0)
    assert intersection(wet, bed).area == pytest.approx(wet.area, rel=0.01)


# -- the hill -----------------------------------------------------------------------------------------------


def test_hill_and_knoll_stand_86_mm_high(halt: Session) -> None:
    assert halt.ground.highest(halt.outline("knoll")) == pytest.approx(86.0)
    assert halt.ground.height_at(120, 345) == pytest.approx(86.0)


@pytest.mark.parametrize("point", [(1, 399), (300, 399), (599, 399), (0.5, 380), (599.5, 380)])
def test_the_hill_is_cut_off_at_the_edge_of_the_base(halt: Session, point: tuple[float, float]) -> None:
    assert halt.ground.height_at(*point) == pytest.approx(62.0)


@pytest.mark.parametrize(("thickness", "sheets"), [(20.0, 5), (30.0, 3), (50.0, 2)])
def test_the_hill_is_built_of_laminae(halt: Session, thickness: float, sheets: int) -> None:
    numbers = {lamina.number for name in ("hill", "knoll") for lamina in halt.ground.laminae(name, thickness)}
    assert numbers == set(range(1, sheets + 1))
    assert sheets_for(86.0, thickness) == sheets
    first = halt.ground.laminae("hill", thickness)[0]
    assert first.area_mm2 <= halt.outline("hill").area + 1


def test_hill_grass_is_measured_along_the_slope(halt: Session, maker: Maker) -> None:
    line = maker.lines("country-halt")["static_grass_2mm"]
    assert line["measured"]["unit"] == "mm2"
    assert line["measured"]["value"] > 83_800
    assert halt.outline("hill-grass").area == pytest.approx(83_800)


# -- the meadow ---------------------------------------------------------------------------------------------


def test_the_meadow_loses_the_ground_that_is_touched_not_the_shade(halt: Session) -> None:
    meadow = item(halt, "meadow")
    assert isinstance(meadow, GroundCover)
    assert halt.outline("meadow").area == pytest.approx(MEADOW_MM2)
    left = covered(meadow, halt.around())
    things = [each for each in halt.document.items() if isinstance(each, Thing)]
    touched = union_all([halt.scene.contact(thing) for thing in things])
    assert left.area == pytest.approx(MEADOW_MM2 - intersection(touched, halt.outline("meadow")).area)
    assert left.area < MEADOW_MM2
    trees = [thing for thing in things if thing.id in {"oak", "birch-1", "birch-2"}]
    crowns = intersection(union_all([halt.outline(tree.id) for tree in trees]), halt.outline("meadow")).area
    assert crowns > 20 * (MEADOW_MM2 - left.area)


def test_a_trunk_is_as_thick_as_the_catalogue_says(halt: Session) -> None:
    ground = halt.scene.contact(item(halt, "oak")).area
    across = 500 / 87
    assert 0.7 * across**2 < ground <= across**2 + 1e-6


def test_nothing_collides_though_crowns_overlap_and_a_cow_stands_under_the_oak(halt: Session) -> None:
    assert "collision" not in codes(halt)
    around = halt.around()
    crown = halt.outline("oak")
    assert overlap_area(halt.outline("birch-1"), crown) > 100
    assert overlap_area(halt.outline("cow-1"), crown) > 100
    cow = solids(item(halt, "cow-1"), around)
    leaves = [slab for slab in solids(item(halt, "oak"), around) if slab.soft]
    assert max(slab.top_mm for slab in cow) < min(slab.bottom_mm for slab in leaves)


def test_two_trunks_in_one_place_collide(halt: Session) -> None:
    from diorama_planner.app import verbs

    with halt.edit("Plant badly") as draft:
        verbs.set_fields(draft, "birch-2", {"at_mm": (150.0, 60.0)})
    assert "collision" in codes(halt)


# -- the lane -----------------------------------------------------------------------------------------------


def test_the_farm_lane_is_3_m_wide(halt: Session) -> None:
    lane = next(measure for measure in plan_measures(halt) if measure.label == "Farm lane")
    assert lane.real_mm == pytest.approx(3001.5)
    assert polygon_region([(0, 0), (34.5, 0), (34.5, 1), (0, 1)]).area * 87 / 1000 == pytest.approx(3.0, abs=0.005)
