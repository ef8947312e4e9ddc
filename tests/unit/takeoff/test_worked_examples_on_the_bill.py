"""The worked examples of sheets, resin, grass and paint, drawn as plans: the bill gives the published answers too.

The sums by themselves are held to the same examples in `tests/unit/formulas`.
"""

import json
import math
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.coverage import need_for_track, need_for_volume
from diorama_planner.core.units import unit_factor
from diorama_planner.geometry.region import polygon_region
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.pour_plan import PourPlan, pour_plan
from diorama_planner.kinds.ridge import Ridge
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Item, Points, Project
from diorama_planner.takeoff.bill import pack_amount
from diorama_planner.takeoff.bill_rows import BillRow
from diorama_planner.takeoff.nest import nest
from diorama_planner.takeoff.nesting import Part, Settings, Stock

DATA = Path(__file__).parents[2] / "data" / "worked_examples.json"
EXAMPLES = {row["id"]: row for row in json.loads(DATA.read_text(encoding="utf-8"))}
CATALOGUE = load_catalogue()
INCH, ML = unit_factor("length", "in"), unit_factor("volume", "ml")
FT2, GALLON = unit_factor("area", "ft2"), unit_factor("volume", "gal")


def given(example: str) -> dict[str, Any]:
    inputs: dict[str, Any] = EXAMPLES[example]["inputs"]
    return inputs


def answer(example: str, number: int = 0) -> float:
    return float(EXAMPLES[example]["answers"][number]["computed"])


def rect(width: float, depth: float, x: float = 0.0, y: float = 0.0) -> Points:
    return ((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))


def plan(*items: Item, scale: float = 64.0, base: Base | None = None) -> Session:
    board = base or Base(id=BASE_ID, width_mm=2000, depth_mm=2000)
    return Session(Document.of([Project(id=PROJECT_ID, scale=scale), board, *items]), catalogue=CATALOGUE)


def row_of(material: str, *items: Item, scale: float = 64.0, base: Base | None = None) -> BillRow:
    return next(row for row in plan(*items, scale=scale, base=base).bill().rows if row.material == material)


def film(area_mm2: float, depth_mm: float, material: str) -> Pour:
    side = math.sqrt(area_mm2)
    return Pour(id="film", outline_mm=rect(side, side), mode="film", depth_mm=depth_mm, material=material)


def poured(item: Pour) -> PourPlan:
    found = pour_plan(item, plan(item).around())
    assert found is not None
    return found


# -- sheets ---------------------------------------------------------------------------------------------------


def test_w033_five_pieces_of_foam_take_two_sheets() -> None:
    (width, depth), (length, height) = given("W033")["sheet_mm"], given("W033")["piece_mm"]
    foam = CATALOGUE.material("xps_eu_20")
    assert (foam.length_mm, foam.width_mm) == (width, depth)
    piece = Part("piece", "Piece", "item", foam.id, polygon_region(rect(length, height)), given("W033")["pieces"])
    layout = nest([piece], [Stock(foam.id, foam.label, width, depth)], Settings(gap_mm=0.0))
    assert layout.unplaced == ()
    on_sheets = Counter(placement.sheet for placement in layout.placements)
    assert max(on_sheets.values()) == answer("W033")
    assert len(on_sheets) == answer("W033", 1)


def test_w035_a_sheet_of_foam_weighs_what_the_bill_says() -> None:
    length, width, thickness = given("W035")["size_mm"]
    foam = "xps_us_4x8_1in"
    board = Base(id=BASE_ID, width_mm=length, depth_mm=width, thickness_mm=thickness, material=foam)
    row = row_of(foam, base=board)
    assert CATALOGUE.material(foam).density_kg_m3 == given("W035")["density_kg_m3"]
    assert row.mass_g == pytest.approx(answer("W035") * 1000)


def test_w037_a_roll_of_plaster_cloth_is_as_large_as_it_says() -> None:
    roll = CATALOGUE.material("ws_plaster_cloth")
    assert pack_amount(roll, "mm2") / 1e6 == pytest.approx(answer("W037"), rel=1e-4)
    assert (roll.length_mm or 0) * (roll.width_mm or 0) / FT2 == pytest.approx(answer("W037", 1))


def test_w039_bricks_are_counted_as_by_the_rule_of_the_trade() -> None:
    scale, (length, height) = 10.0, (side * 1000 for side in given("W039")["wall_m"])
    wall = Wall(
        id="wall",
        path_mm=((100, 100), (100 + length / scale, 100)),
        height_mm=height / scale,
        thickness_mm=102.5 / scale,
        construction="bricks",
        material="bricks_mini",
    )
    side = math.sqrt(given("W039")["door_m2"]) * 1000 / scale
    door = Opening(id="door", host="wall", at_mm=length / scale / 2, width_mm=side, height_mm=side)
    row = row_of("bricks_mini", wall, door, scale=scale)
    assert row.need == pytest.approx(answer("W039"), rel=0.015)  # 60 a square metre are rounded from 59.3


# -- resin ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", ["W041", "W043"])
def test_w041_w043_a_gallon_covers_so_much(example: str) -> None:
    inputs = given(example)
    share = 0.01  # all of it would cover a room
    row = row_of("epoxy_coating", film(share * answer(example) * FT2, inputs["depth_in"] * INCH, "epoxy_coating"))
    assert row.need * ML == pytest.approx(share * GALLON, rel=1e-6)


def test_w045_a_tray_of_resin() -> None:
    width, length, depth = (side * INCH for side in given("W045")["in"])
    tray = film(width * length, depth, "epoxy_coating")
    assert row_of("epoxy_coating", tray).need == pytest.approx(answer("W045", 1))
    (layer,) = poured(tray).layers
    assert layer.mix is not None
    assert layer.mix.parts_ml is not None
    waste = 1 + (CATALOGUE.material("epoxy_coating").waste_pct or 0) / 100
    assert layer.mix.parts_ml[0] / waste == pytest.approx(answer("W045", 3))


def test_w047_a_deep_pour_in_one_layer() -> None:
    width, length, depth = (side * INCH for side in given("W047")["in"])
    block = film(width * length, depth, "ecopoxy_liquid_plastic")
    row, found = row_of("ecopoxy_liquid_plastic", block), poured(block)
    assert CATALOGUE.material("ecopoxy_liquid_plastic").max_layer_mm == given("W047")["max_layer_mm"]
    assert row.need / 1000 == pytest.approx(answer("W047"))
    assert len(found.layers) == answer("W047", 1)
    mix = found.layers[0].mix
    assert mix is not None
    assert mix.parts_ml is not None
    waste = row.with_waste / row.need
    assert [part / waste / 1000 for part in mix.parts_ml] == pytest.approx([answer("W047", 2), answer("W047", 3)])


def test_w049_a_bar_top_with_waste() -> None:
    resin = "ecopoxy_liquid_plastic"
    assert CATALOGUE.material(resin).waste_pct == given("W049")["waste"] * 100
    row = row_of(resin, film(given("W049")["ft2"] * FT2, given("W049")["in"] * INCH, resin))
    assert row.need * ML / GALLON == pytest.approx(answer("W049"))
    assert row.with_waste * ML / GALLON == pytest.approx(answer("W049", 1))


@pytest.mark.parametrize(("example", "material"), [("W051", "epoxy_coating"), ("W053", "ws_realistic_water")])
def test_w051_w053_a_pool_is_poured_in_equal_layers(example: str, material: str) -> None:
    product = CATALOGUE.material(material)
    assert product.max_layer_mm == given(example)["max_layer_mm"]
    pool = Pour(id="pool", outline_mm=rect(100, 100), depth_mm=given(example)["depth_mm"], material=material)
    found = poured(pool)
    assert len(found.layers) == answer(example)
    assert [layer.depth_mm for layer in found.layers] == pytest.approx([answer("W051", 1)] * len(found.layers))
    if example == "W053":
        starts = [layer.start_h for layer in found.layers]
        assert starts == [0, given(example)["wait_h"], 2 * given(example)["wait_h"]]
        assert "pour-too-deep" not in {issue.code for issue in plan(pool).issues()}


def test_w055_a_stream_of_triangular_section() -> None:
    length, width, depth = (given("W055")[name] for name in ("length_mm", "width_mm", "depth_mm"))
    bed = Ridge(
        id="bed",
        line_mm=((0, 300), (length, 300)),
        width_mm=width,
        height_mm=depth,
        operation="carve",
        section="sharp",
        order=0.1,
    )
    stream = Pour(
        id="stream",
        outline_mm=rect(length, width, 0, 300 - width / 2),
        level_mm=0.0,
        material="ws_realistic_water",
        order=0.2,
    )
    board = Base(id=BASE_ID, width_mm=length, depth_mm=600)
    row = row_of("ws_realistic_water", bed, stream, base=board)
    assert row.need == pytest.approx(answer("W055"), rel=2e-3)


# -- grass, ballast, plaster, paint -----------------------------------------------------------------------------


def test_w057_grass_is_never_sown_more_densely_than_flock_can_stand() -> None:
    grass = CATALOGUE.material("static_grass_4mm")
    assert grass.coverage_max == pytest.approx(answer("W057"), rel=1e-3)
    row = row_of(grass.id, GroundCover(id="lawn", outline_mm=rect(1000, 1000), material=grass.id))
    assert row.need_high == pytest.approx(answer("W057"), rel=1e-3)


def test_w059_w061_ballast_is_between_the_rules_of_builders() -> None:
    need = need_for_track(CATALOGUE.material("ballast_bag"), 1000, scale=87).amount
    assert need == pytest.approx(answer("W061"), rel=0.05)
    assert need < answer("W059")


@pytest.mark.parametrize(("number", "scale"), list(enumerate(given("W063")["to"])))
def test_w063_ballast_goes_by_the_square_of_the_scale(number: int, scale: float) -> None:
    ballast = CATALOGUE.material("ballast_bag")
    h0, other = (need_for_track(ballast, 1000, scale=each).amount for each in (given("W063")["from"], scale))
    assert other / h0 == pytest.approx(answer("W063", number))


def test_w065_a_kilogram_of_plaster_gives_so_much() -> None:
    need = need_for_volume(CATALOGUE.material("plaster_paris"), answer("W065") * 1e6)
    assert need.amount == pytest.approx(given("W065")["plaster_kg"] * 1000, rel=5e-3)


def test_w067_paint_for_rough_ground() -> None:
    inputs = given("W067")
    paint = CATALOGUE.material("craft_paint_59")
    assert (paint.coverage, paint.coats) == (inputs["m2_per_l"], inputs["coats"])
    ground = GroundCover(
        id="ground",
        outline_mm=rect(600, inputs["area_m2"] * 1e6 / 600),
        material=paint.id,
        density=inputs["factor"],
    )
    assert row_of(paint.id, ground).need == pytest.approx(answer("W067"))


def test_w069_spray_cans_are_bought_whole() -> None:
    inputs = given("W069")
    spray = CATALOGUE.material("matte_spray")
    assert (spray.coverage, spray.coats, spray.waste_pct) == (inputs["m2_per_can"], inputs["coats"], 20)
    ground = GroundCover(id="ground", outline_mm=rect(1000, inputs["area_m2"] * 1000), material=spray.id)
    row = row_of(spray.id, ground)
    assert row.with_waste / pack_amount(spray, row.unit) == pytest.approx(answer("W069"))
    assert row.packs == answer("W069", 1)
