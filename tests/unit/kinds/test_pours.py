"""Pours: three ways to lie, net of what is sunk, layers by flooding, and everything that may go wrong with them."""

import dataclasses
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diorama_planner.app import verbs
from diorama_planner.app.session import Session
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.errors import RecordError
from diorama_planner.core.issues import Issue
from diorama_planner.drawing.primitives import Stroke
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.cards import card_text
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.path import Kerb, Path
from diorama_planner.kinds.pour import Pour, level, water, wet_area
from diorama_planner.kinds.pour_kind import KIND
from diorama_planner.kinds.pour_plan import PourPlan, pour_plan, wetted_mm2
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Item, Project


def rect(x0: float, y0: float, x1: float, y1: float) -> tuple[tuple[float, float], ...]:
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


BASE = Base(id=BASE_ID, width_mm=300, depth_mm=200, thickness_mm=30, order=-1)
BED = Landform(id="bed", outline_mm=rect(40, 40, 160, 120), height_mm=10, edge="cliff", operation="carve", order=0.1)
BOWL = dataclasses.replace(BED, edge="slope", edge_width_mm=30.0)
SLOPE = Landform(
    id="slope", outline_mm=rect(10, 0, 300, 200), height_mm=29, edge="slope", edge_width_mm=290, order=0.1
)
ROAD = Path(id="road", line_mm=((0, 100), (300, 100)), width_mm=60, depth_mm=1, kerb=Kerb(width_mm=3, height_mm=2))
OUTLINE = rect(50, 50, 150, 110)


def pour(**fields: object) -> Pour:
    return Pour(**{"id": "pour", "outline_mm": OUTLINE, "order": 2.0, **fields})


def plan(item: Pour, *others: Item) -> Session:
    return Session(Document.of([Project(id=PROJECT_ID, scale=64.0), BASE, *others, item]))


def ml(item: Pour, *others: Item) -> float:
    return water(item, plan(item, *others).around()).volume_mm3 / 1000


def lines(item: Pour, *others: Item) -> dict[str, TakeoffLine]:
    return {line.surface: line for line in KIND.takeoff(item, plan(item, *others).around())}


def made(item: Pour, *others: Item) -> PourPlan:
    found = pour_plan(item, plan(item, *others).around())
    assert found is not None
    return found


def issues(item: Pour, *others: Item) -> dict[str, Issue]:
    return {each.code: each for each in plan(item, *others).issues() if each.record_id == "pour"}


# -- fill ---------------------------------------------------------------------------------------------------


def test_filled_to_a_depth_it_stands_over_the_lowest_place() -> None:
    whole = pour(outline_mm=rect(20, 20, 180, 140), depth_mm=6.0)
    session = plan(whole, BED)
    assert level(whole, session.around()) == pytest.approx(-4)
    assert ml(whole, BED) == pytest.approx(120 * 80 * 6 / 1000, rel=2e-3)
    assert ml(whole, BED) == pytest.approx(ml(pour(outline_mm=whole.outline_mm, level_mm=-4.0), BED))


def test_of_level_and_depth_a_fill_takes_the_level() -> None:
    assert ml(pour(level_mm=-4.0, depth_mm=1.0), BED) == ml(pour(level_mm=-4.0), BED)


def test_on_flat_ground_a_depth_is_exact() -> None:
    assert ml(pour(depth_mm=1.0)) == pytest.approx(6.0, abs=1e-12)


def test_walls_and_piles_are_taken_off() -> None:
    wall = Wall(id="wall", path_mm=((40, 80), (160, 80)), thickness_mm=5, height_mm=40, order=1.0)
    less = ml(pour(level_mm=-2.0), BED) - ml(pour(level_mm=-2.0), BED, wall)
    assert less == pytest.approx(100 * 5 * 8 / 1000, rel=1e-2)


def test_only_a_wheel_that_is_sunk_takes_room() -> None:
    item = pour(level_mm=-2.0)
    stands = Thing(id="drum", thing="oil_drum", at_mm=(100, 80), order=3.0)
    assert ml(item, BED, stands) == pytest.approx(ml(item, BED))
    sunk = dataclasses.replace(stands, z_mm=-3.0)
    session = plan(item, BED, sunk)
    drum = sum(prism.region.area for prism in session.scene.solids(sunk)[:1])
    assert ml(item, BED) - ml(item, BED, sunk) == pytest.approx(drum * 3 / 1000, rel=1e-2)


def test_a_road_under_a_fill_is_the_floor() -> None:
    item = pour(outline_mm=rect(50, 75, 250, 125), depth_mm=2.0)
    session = plan(item, ROAD)
    assert level(item, session.around()) == pytest.approx(3.0)
    assert ml(item, ROAD) == pytest.approx(200 * 50 * 2 / 1000)
    assert session.around().surface_at((100, 100)) == pytest.approx(3.0)


def test_a_second_pour_lies_on_the_first() -> None:
    first, second = pour(id="first", level_mm=-6.0, order=1.0), pour(level_mm=-2.0)
    assert ml(second, BED, first) == pytest.approx(100 * 60 * 4 / 1000, rel=1e-3)
    assert ml(second, BED, first) + ml(first, BED) == pytest.approx(ml(second, BED), rel=1e-6)


def test_hollows_add_up_or_the_deepest_alone_is_filled() -> None:
    shallow = dataclasses.replace(BED, id="other", outline_mm=rect(200, 40, 280, 120), height_mm=4.0)
    both = pour(outline_mm=rect(20, 20, 290, 140), level_mm=-1.0)
    apart = [dataclasses.replace(both, outline_mm=rect(x, 20, x + 110 + 45, 140)) for x in (20, 180)]
    assert ml(both, BED, shallow) == pytest.approx(sum(ml(each, BED, shallow) for each in apart), rel=1e-6)
    deepest = dataclasses.replace(both, hollows="deepest")
    assert ml(deepest, BED, shallow) == pytest.approx(ml(apart[0], BED, shallow), rel=1e-6)
    assert [round(pool.max_depth_mm, 3) for pool in made(both, BED, shallow).pools] == [9, 3]
    session = plan(deepest, BED, shallow)
    assert session.around().surface_at((240, 80)) == pytest.approx(-4)
    assert wet_area(deepest, session.around()).bounds[2] < 170


@given(st.floats(-12, 3), st.floats(0, 6), st.sampled_from([BED, BOWL]), st.sampled_from(["all", "deepest"]))
@settings(max_examples=40)
def test_raising_the_level_never_lowers_the_volume(low: float, more: float, bed: Landform, hollows: str) -> None:
    wide = rect(20, 20, 180, 140)
    held = [ml(pour(outline_mm=wide, level_mm=mm, hollows=hollows), bed) for mm in (low, low + more)]
    assert held[0] <= held[1] + 1e-9


# -- film ---------------------------------------------------------------------------------------------------


def test_a_film_follows_the_slope() -> None:
    flat, sloped = ml(pour(mode="film", depth_mm=0.4)), ml(pour(mode="film", depth_mm=0.4), SLOPE)
    assert flat == pytest.approx(2.4)
    assert sloped == pytest.approx(2.4 * (1 + 0.1**2) ** 0.5, rel=1e-4)


def test_varnish_is_billed_by_its_coats() -> None:
    item = pour(mode="film", depth_mm=0.5, material="gloss_varnish_60")
    line = lines(item)["top"]
    assert (line.measured, line.measured_unit) == (pytest.approx(6000), "mm2")
    assert (line.amount, line.unit) == (pytest.approx(0.006 * 3 / 9.8 * 1000), "ml")
    found = made(item)
    assert [layer.number for layer in found.layers] == [1, 2, 3]
    assert found.volume_mm3 == pytest.approx(line.amount * 1000)
    assert [layer.start_h for layer in found.layers] == [0, 3, 6]


def test_thin_resin_is_brushed_in_coats() -> None:
    item = pour(mode="film", depth_mm=0.6, coat_mm=0.15)
    assert len(made(item).layers) == 4
    assert lines(item)["top"].amount == pytest.approx(3.6)
    assert "film-too-thin" not in issues(item)
    assert "needs-dam" not in issues(item)


def test_a_film_keeps_to_the_road_and_lies_on_it() -> None:
    wide = pour(mode="film", outline_mm=rect(50, 40, 250, 160), depth_mm=0.4, keeps_to_road=True)
    session = plan(wide, ROAD)
    wet = wet_area(wide, session.around())
    assert (wet.bounds, wet.area) == ((50, 70, 250, 130), pytest.approx(200 * 60))
    assert ml(wide, ROAD) == pytest.approx(200 * 60 * 0.4 / 1000)
    assert session.around().surface_at((100, 100)) == pytest.approx(1.4)
    assert "no-road-under" not in issues(wide, ROAD)
    told = issues(wide)["no-road-under"]
    assert told.fix is not None
    assert ml(wide) == pytest.approx(200 * 120 * 0.4 / 1000)


def test_what_the_kerb_of_a_road_keeps_is_told() -> None:
    item = pour(mode="film", outline_mm=rect(50, 40, 250, 160), depth_mm=0.4, keeps_to_road=True)
    kerb = made(item, dataclasses.replace(ROAD, depth_mm=0.5)).kerb
    assert kerb is not None
    assert (kerb.height_mm, kerb.left_mm) == (pytest.approx(2.0 - 0.5), pytest.approx(2.0 - 0.5 - 0.4))


def test_a_film_on_a_road_runs_off_where_it_ends() -> None:
    item = pour(mode="film", outline_mm=rect(50, 40, 250, 160), depth_mm=3.0, keeps_to_road=True)
    session = plan(item, dataclasses.replace(ROAD, kerb=Kerb(width_mm=3, height_mm=5)))
    told = [str(each.message) for each in session.issues() if each.code == "needs-dam"]
    assert len(told) == 2
    assert all("60 mm: a dam 3 mm high" in text for text in told)


def test_walls_stand_through_a_film() -> None:
    wall = Wall(id="wall", path_mm=((40, 80), (160, 80)), thickness_mm=5, height_mm=40, order=1.0)
    assert ml(pour(mode="film", depth_mm=0.4), wall) == pytest.approx((6000 - 500) * 0.4 / 1000)


# -- puddles ------------------------------------------------------------------------------------------------


def test_puddles_hold_what_their_hollows_hold() -> None:
    item = pour(mode="puddles", depth_mm=1.0, share=0.4)
    found = water(item, plan(item).around())
    assert found.area_mm2 == pytest.approx(2400, rel=0.01)
    assert 0 < found.volume_mm3 < 2400
    assert lines(item)["top"].measured == pytest.approx(found.volume_mm3)
    assert wet_area(item, plan(item).around()).area == pytest.approx(2400, rel=0.03)


def test_a_seed_makes_other_puddles_and_moving_takes_them_along() -> None:
    item = pour(mode="puddles", depth_mm=1.0)
    assert ml(item) == ml(dataclasses.replace(item, label="again"))
    assert ml(item) != ml(dataclasses.replace(item, seed=1))
    session = plan(item)
    with session.edit("Move") as draft:
        verbs.move(draft, ["pour"], 40.0, 25.0)
    moved = session.document.get("pour")
    assert isinstance(moved, Pour)
    assert water(moved, session.around()).volume_mm3 / 1000 == pytest.approx(ml(item))


def test_puddles_of_the_ground_stand_in_its_hollows() -> None:
    item = pour(mode="puddles", made_by="ground", outline_mm=rect(20, 20, 180, 140), depth_mm=20.0, share=0.25)
    found = water(item, plan(item, BOWL).around())
    assert found.area_mm2 == pytest.approx(0.25 * 160 * 120, rel=0.03)
    shallow = water(dataclasses.replace(item, depth_mm=0.5), plan(item, BOWL).around())
    assert shallow.max_depth_mm == pytest.approx(0.5, abs=1e-6)


def test_a_flat_bottom_larger_than_the_share_is_wet_as_a_whole() -> None:
    item = pour(mode="puddles", made_by="ground", outline_mm=rect(20, 20, 180, 140), depth_mm=1.5, share=0.1)
    assert ml(item, BED) == pytest.approx(120 * 80 * 1.5 / 1000, rel=5e-3)


def test_flat_ground_has_no_puddles_of_its_own_and_noise_is_offered() -> None:
    item = pour(mode="puddles", made_by="ground", depth_mm=1.0)
    session = plan(item)
    (dry,) = [each for each in session.issues() if each.code == "dry-pour"]
    assert dry.fix is not None
    session.apply_fix(dry.fix)
    assert "dry-pour" not in {each.code for each in session.issues()}


# -- how it is made -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("bed", [BED, BOWL])
@pytest.mark.parametrize("material", ["ws_realistic_water", "super_sap_clr", "clear_small_cast", "ws_deep_pour"])
def test_layers_are_flooded_and_sum_to_the_whole(bed: Landform, material: str) -> None:
    item = pour(outline_mm=rect(20, 20, 180, 140), level_mm=-1.0, material=material)
    found = made(item, bed)
    limit = found.material.max_layer_mm
    assert sum(layer.volume_mm3 for layer in found.layers) == pytest.approx(found.water.volume_mm3)
    assert sum(layer.depth_mm for layer in found.layers) == pytest.approx(9)
    assert all(limit is None or layer.depth_mm <= limit + 1e-9 for layer in found.layers)
    volumes = [layer.volume_mm3 for layer in found.layers]
    assert bed is BED or volumes == sorted(volumes)


def test_layers_of_worked_example_w051() -> None:
    """8 mm in layers of 3.2 mm: three of 2.667 mm, 48 h of waiting between them."""
    item = pour(level_mm=-2.0, material="still_water_200")
    water_8 = made(dataclasses.replace(item, material="ws_realistic_water"), BED)
    assert [layer.depth_mm for layer in water_8.layers] == pytest.approx([8 / 3] * 3)
    assert [layer.start_h for layer in water_8.layers] == [0, 24, 48]
    assert water_8.steps[-1].hours == 48 + 48


def test_a_v_shaped_stream_of_worked_example_w055() -> None:
    """500 x 80 mm, 6 mm deep in the middle: 120 ml."""
    bed = Landform(
        id="bed",
        outline_mm=rect(0, 60, 500, 140),
        height_mm=6,
        edge="slope",
        edge_width_mm=40,
        operation="carve",
        order=0.1,
    )
    base = dataclasses.replace(BASE, width_mm=500)
    item = pour(outline_mm=rect(0, 60, 500, 140), level_mm=0.0)
    session = Session(Document.of([Project(id=PROJECT_ID, scale=64.0), base, bed, item]))
    assert water(item, session.around()).volume_mm3 / 1000 == pytest.approx(120, rel=5e-3)


def test_the_bed_is_sealed_first_along_its_slope_and_billed() -> None:
    item = pour(outline_mm=rect(20, 20, 180, 140), level_mm=-1.0, sealer="sealer_foam_500")
    bed = lines(item, BOWL)["bed"]
    around = plan(item, BOWL).around()
    assert bed.measured == pytest.approx(wetted_mm2(item, around))
    assert bed.measured > wet_area(item, around).area
    assert bed.amount == pytest.approx(bed.measured / 1e6 * 2 / 5 * 1000)
    found = made(item, BOWL)
    assert found.seal_coat is not None
    assert found.layers[0].start_h == 4  # two coats of two hours
    assert "bed" not in lines(dataclasses.replace(item, sealer=""), BOWL)


@pytest.mark.parametrize("margin", [0, 10])
def test_the_upright_walls_of_a_pond_are_sealed_up_to_the_water(margin: float) -> None:
    """150 x 120 mm, filled 15 mm deep: 180 cm2 of bottom and 81 cm2 of walls."""
    bed = dataclasses.replace(BED, outline_mm=rect(40, 40, 190, 160), height_mm=20)
    outline = rect(40 - margin, 40 - margin, 190 + margin, 160 + margin)
    item = pour(outline_mm=outline, level_mm=-5.0, sealer="sealer_foam_500")
    assert wetted_mm2(item, plan(item, bed).around()) == pytest.approx(26_100, rel=0.02)
    assert lines(item, bed)["bed"].measured == pytest.approx(26_100, rel=0.02)


def test_the_wall_of_a_round_pond_is_as_long_as_its_border() -> None:
    ring = tuple((150 + 60 * math.cos(a / 32 * math.pi), 100 + 60 * math.sin(a / 32 * math.pi)) for a in range(64))
    bed = dataclasses.replace(BED, outline_mm=ring, height_mm=20)
    item = pour(outline_mm=rect(60, 10, 240, 190), level_mm=-5.0)
    true = math.pi * 60**2 + 2 * math.pi * 60 * 15
    assert wetted_mm2(item, plan(item, bed).around()) == pytest.approx(true, rel=0.02)


def test_a_sloped_bank_is_sealed_as_far_as_it_is_wet() -> None:
    item = pour(outline_mm=rect(20, 20, 180, 140), level_mm=-1.0)
    around = plan(item, BOWL).around()
    assert wetted_mm2(item, around) == pytest.approx(around.ground.slope_area(wet_area(item, around)), rel=5e-3)


def test_water_that_ends_in_the_open_or_at_an_edge_of_the_base_has_no_wall_there() -> None:
    bed = dataclasses.replace(BED, outline_mm=rect(-20, 40, 160, 120), height_mm=20)
    half = pour(outline_mm=rect(0, 40, 100, 120), level_mm=-5.0)
    walls = 2 * 100 * 15  # front and back only
    assert wetted_mm2(half, plan(half, bed).around()) == pytest.approx(100 * 80 + walls, rel=0.02)


def test_the_deepest_place_is_marked_on_the_plan() -> None:
    item = pour(outline_mm=rect(20, 20, 180, 140), level_mm=-1.0)
    (mark,) = KIND.marks(item, plan(item, BED).around())
    assert mark.points == ((pytest.approx(100, abs=1), pytest.approx(80, abs=1)),)
    assert str(mark.text) == "deepest 9 mm"


def test_a_dam_is_drawn_and_measured_at_an_outline_without_ground() -> None:
    cut = pour(outline_mm=rect(20, 20, 100, 140), level_mm=-2.0)
    session = plan(cut, BED)
    (told,) = [each for each in session.issues() if each.code == "needs-dam"]
    assert "its edge, 80 mm: a dam 8 mm high" in str(told.message)
    marks = [str(mark.text) for mark in KIND.marks(cut, session.around())]
    assert "dam 80 mm × 8 mm" in marks
    strokes = [each for each in session.draw("pour") if isinstance(each, Stroke)]
    (line,) = strokes[0].path.subpaths
    assert {x for x, _ in line.points} == {100.0}
    assert told.fix is not None
    session.apply_fix(told.fix)
    assert "needs-dam" not in {each.code for each in session.issues()}


# -- the card -----------------------------------------------------------------------------------------------


def card_of(item: Pour, *others: Item) -> str:
    card = KIND.card(item, plan(item, *others).around())
    assert card is not None
    return card_text(card)


def test_grams_are_given_only_where_the_maker_allows() -> None:
    assert "A g" not in card_of(pour(depth_mm=3.0))
    assert "measure in a cup" in card_of(pour(depth_mm=3.0))
    assert "A g" in card_of(pour(depth_mm=3.0, material="super_sap_clr"))
    assert "weigh the parts" in card_of(pour(depth_mm=3.0, material="clear_small_cast"))


def test_the_card_says_what_can_be_measured_and_what_gets_hot() -> None:
    assert "less cannot be measured" in card_of(pour(depth_mm=0.5))
    large = pour(outline_mm=rect(0, 0, 300, 200), depth_mm=6.0, material="super_sap_clr")
    assert "300 ml each at most" in card_of(large)
    assert "pour-heat" in issues(large)
    assert "pour-heat" not in issues(dataclasses.replace(large, depth_mm=3.0))


def test_the_card_has_no_place_for_what_holds_nothing() -> None:
    item = pour(level_mm=-1.0)
    assert KIND.card(item, plan(item).around()) is None
    assert KIND.marks(item, plan(item).around()) == []


# -- what goes wrong ----------------------------------------------------------------------------------------


def test_nothing_stands_on_what_never_gets_hard() -> None:
    drum = Thing(id="drum", thing="oil_drum", at_mm=(100, 80), order=3.0)
    soft = pour(level_mm=-2.0, material="ws_realistic_water")
    told = issues(soft, BED, drum)["soft-surface"]
    assert told.fix is not None
    session = plan(soft, BED, drum)
    session.apply_fix(told.fix)
    assert "soft-surface" not in {each.code for each in session.issues()}
    sunk = dataclasses.replace(drum, z_mm=-8.0)
    assert "soft-surface" not in issues(soft, BED, sunk)


def test_a_poured_film_runs_down_a_slope_and_a_brushed_one_does_not() -> None:
    item = pour(mode="film", depth_mm=3.0)
    told = issues(item, SLOPE)["film-runs-down"]
    assert told.fix is not None
    session = plan(item, SLOPE)
    session.apply_fix(told.fix)
    assert "film-runs-down" not in {each.code for each in session.issues()}
    assert "film-runs-down" not in issues(item)


@pytest.mark.parametrize(("coat", "near"), [(0.05, 0.1), (0.5, 0.3)])
def test_coats_that_are_not_brushed_are_told(coat: float, near: float) -> None:
    told = issues(pour(mode="film", depth_mm=1.0, coat_mm=coat))["unusual-coat"]
    assert told.fix is not None
    assert told.fix.args["fields"] == {"coat_mm": near}


def test_13_mm_of_realistic_water_are_refused() -> None:
    deep = dataclasses.replace(BED, height_mm=14.0)
    item = pour(outline_mm=rect(20, 20, 180, 140), level_mm=-1.0, material="ws_realistic_water")
    assert issues(item, deep)["pour-too-deep"].severity == "error"
    assert "pour-too-deep" not in issues(item, BED)


def test_a_thin_pour_can_be_varnished_instead() -> None:
    told = issues(pour(depth_mm=1.0))["film-too-thin"]
    session = plan(pour(depth_mm=1.0))
    session.apply_fix(told.fixes[1])
    assert "film-too-thin" not in {each.code for each in session.issues()}


@pytest.mark.parametrize("field", ["depth_mm", "coat_mm", "puddle_mm"])
@pytest.mark.parametrize("value", [0.0, -1.0, float("nan"), float("inf")])
def test_depths_that_are_none_are_refused_and_nothing_is_lost(field: str, value: float) -> None:
    session = plan(pour(depth_mm=1.0))
    before = dict(session.document.records)
    with pytest.raises(RecordError, match=field), session.edit("Set") as draft:
        verbs.set_fields(draft, "pour", {field: value})
    assert session.document.records == before


def test_an_outline_beside_the_base_holds_nothing_and_is_told() -> None:
    beside = pour(outline_mm=rect(400, 50, 500, 110), depth_mm=2.0)
    assert ml(beside) == 0.0
    assert "off-base" in issues(beside)


def test_a_level_above_everything_needs_dams_and_breaks_nothing() -> None:
    item = pour(outline_mm=rect(0, 0, 300, 200), level_mm=500.0)
    found = issues(item, BED)
    assert "needs-dam" in found
    assert "broken-item" not in found
    assert ml(item) == pytest.approx(300 * 200 * 500 / 1000)
    assert len(made(item).layers) <= 60


def test_what_reaches_over_the_base_is_not_counted() -> None:
    assert ml(pour(outline_mm=rect(250, 50, 350, 110), depth_mm=2.0)) == pytest.approx(50 * 60 * 2 / 1000)
    film = pour(outline_mm=rect(250, 50, 350, 110), depth_mm=0.4, mode="film")
    assert ml(film) == pytest.approx(50 * 60 * 0.4 / 1000)
