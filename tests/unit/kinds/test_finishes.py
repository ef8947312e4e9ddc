"""Surfaces net of openings and of what touches, by hand; what coats on them take; that parting changes nothing."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diorama_planner.app.session import Session
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.patch import Patch
from diorama_planner.kinds.path import Kerb, Path
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.registry import KINDS, kind_of
from diorama_planner.kinds.road import Road
from diorama_planner.kinds.shared import finish_on
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Coat, NamedBuildUp, Project
from diorama_planner.model.roles import field_infos
from diorama_planner.model.transforms import mirrored

PAINT = NamedBuildUp(id="paint", name="Paint", coats=(Coat(material="wall_paint_1l", coats=1),))
"""10 m2 go on a litre, so that 1000 mm2 take 0.1 ml."""


def rect(x0, y0, x1, y1):
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def plan(*items, scale=64.0, **base):
    board = Base(id=BASE_ID, width_mm=400, depth_mm=300, thickness_mm=9, **base)
    return Session(Document.of([Project(id=PROJECT_ID, scale=scale), board, PAINT, *items]))


def wall(name, *path, **fields):
    given_fields = {"thickness_mm": 10, "height_mm": 60, "stands_on": "base", **fields}
    return Wall(id=name, path_mm=path, **given_fields)


def areas(session, name):
    item = session.document.get(name)
    return {surface.name: surface.area_mm2 for surface in kind_of(item).surfaces(item, session.around())}


def taken(session, material="wall_paint_1l"):
    totals = session.quantities
    totals.follow()
    total = totals.ledger.totals().get(material)
    return 0.0 if total is None else total.amount


# -- which kinds ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_what_has_surfaces_can_be_finished_and_nothing_else(kind):
    can = any(info.name == "finishes" for info in field_infos(kind.record))
    assert can == (kind.surfaces.__name__ != "_nothing")


# -- walls ---------------------------------------------------------------------------------------------------


def test_a_wall_by_itself():
    assert areas(plan(wall("w", (50, 50), (250, 50))), "w") == pytest.approx(
        {"front": 12000, "back": 12000, "top": 2000, "end-a": 600, "end-b": 600}
    )


def test_openings_are_left_out_and_their_reveals_counted():
    door = Opening(id="door", host="w", at_mm=30, width_mm=20, height_mm=40)
    window = Opening(id="window", host="w", at_mm=100, width_mm=30, height_mm=20, sill_mm=15)
    niche = Opening(id="niche", host="w", at_mm=160, width_mm=20, height_mm=20, sill_mm=15, depth_mm=4)
    found = areas(plan(wall("w", (50, 50), (250, 50)), door, window, niche), "w")
    assert found["front"] == found["back"] == pytest.approx(12000 - 800 - 600)
    assert found["reveal/door"] == pytest.approx((40 + 40 + 20) * 10)  # no sill on the floor
    assert found["reveal/window"] == pytest.approx((30 + 20) * 2 * 10)
    assert found["reveal/niche"] == pytest.approx((20 + 20) * 2 * 4)


@pytest.mark.parametrize(
    ("shape", "rim"),
    [("round", math.pi * 30), ("arch", 30 + 2 * (40 - 15) + math.pi * 15)],
)
def test_reveals_of_arches_and_round_windows(shape, rim):
    height = 30 if shape == "round" else 40
    cut = Opening(id="o", host="w", at_mm=100, width_mm=30, height_mm=height, sill_mm=10, shape=shape)
    assert areas(plan(wall("w", (50, 50), (250, 50)), cut), "w")["reveal/o"] == pytest.approx(rim * 10, rel=1e-6)


def test_a_mitred_corner_is_longer_outside_and_its_ends_are_glued():
    session = plan(wall("a", (50, 50), (250, 50)), wall("b", (250, 50), (250, 200)))
    assert areas(session, "a") == pytest.approx(
        {"front": 195 * 60, "back": 205 * 60, "top": 2000, "end-a": 600, "end-b": 0}
    )
    assert areas(session, "b")["end-a"] == 0


def test_a_wall_that_runs_into_another_hides_as_much_of_it_as_it_is_thick_and_high():
    session = plan(wall("a", (50, 50), (250, 50)), wall("t", (150, 50), (150, 200), height_mm=40))
    found = areas(session, "a")
    assert found["front"] == pytest.approx(12000 - 10 * 40)
    assert found["back"] == pytest.approx(12000)
    assert areas(session, "t")["end-a"] == 0
    assert areas(session, "t")["front"] == pytest.approx((150 - 5) * 40)


def test_an_end_shows_over_a_lower_wall():
    session = plan(wall("a", (50, 50), (250, 50), height_mm=40), wall("t", (150, 50), (150, 200)))
    assert areas(session, "t")["end-a"] == pytest.approx(10 * 20)


def test_walls_back_to_back_hide_each_other_and_those_a_little_apart_do_not():
    near = plan(wall("a", (50, 50), (250, 50)), wall("b", (100, 60), (200, 60)))
    assert areas(near, "a")["front"] == pytest.approx(12000 - 100 * 60)
    assert areas(near, "b")["back"] == pytest.approx(0, abs=1e-6)
    apart = plan(wall("a", (50, 50), (250, 50)), wall("b", (100, 60.2), (200, 60.2)))
    assert areas(apart, "a")["front"] == pytest.approx(12000)


def test_an_opening_that_is_hidden_is_not_taken_off_twice():
    hole = Opening(id="o", host="a", at_mm=100, width_mm=40, height_mm=20, sill_mm=10)
    session = plan(wall("a", (50, 50), (250, 50)), hole, wall("b", (130, 60), (200, 60)))
    hidden, shared = 70 * 60, 40 * 20  # the opening from 130 to 170 lies behind the other wall, which is from 130 on
    assert areas(session, "a")["front"] == pytest.approx(12000 - hidden - 800 + shared)


def test_a_hill_and_a_pour_against_a_wall_hide_its_foot():
    hill = Landform(id="hill", outline_mm=rect(50, 55, 150, 150), height_mm=20, edge="cliff", order=1)
    found = areas(plan(hill, wall("w", (50, 50), (250, 50))), "w")
    assert found["front"] == pytest.approx(12000 - 100 * 20, rel=1e-3)
    assert found["back"] == pytest.approx(12000)
    water = Pour(id="p", outline_mm=rect(150, 55, 250, 150), level_mm=4, order=1)
    shape = {"edge": "cliff", "operation": "carve", "order": 0.5}
    bed = Landform(id="bed", outline_mm=rect(150, 55, 250, 150), height_mm=-3, **shape)
    found = areas(plan(bed, water, wall("w", (50, 50), (250, 50))), "w")
    assert found["front"] == pytest.approx(12000 - 100 * 4, rel=1e-3)


def test_a_pavement_hides_the_foot_of_a_wall_and_a_car_does_not():
    kerbed = Path(id="p", line_mm=((50, 80), (250, 80)), width_mm=40, kerb=Kerb(width_mm=5, height_mm=3), order=1)
    item = wall("w", (50, 50), (250, 50))
    bare = areas(plan(item), "w")["front"]
    assert areas(plan(kerbed, item), "w")["front"] == pytest.approx(bare - 200 * 3, rel=1e-3)
    car = Thing(id="c", thing="toyota_ae86_trueno", at_mm=(150, 55 + 13))
    assert areas(plan(car, item), "w")["front"] == bare


@given(at=st.floats(20, 180), angle=st.floats(0, 360))
@settings(max_examples=25, deadline=None)
def test_parting_a_wall_changes_no_total(at, angle):
    turn = math.radians(angle)
    a = (200.0, 150.0)
    m, b = ((a[0] + math.cos(turn) * far, a[1] + math.sin(turn) * far) for far in (at, 200.0))
    finishes = {"front": "paint", "back": "paint", "top": "paint", "end-a": "paint", "end-b": "paint"}
    whole = taken(plan(wall("w", a, b, finishes=finishes)))
    parted = taken(plan(wall("w", a, m, finishes=finishes), wall("v", m, b, finishes=finishes)))
    assert parted == pytest.approx(whole, rel=1e-6)
    assert whole == pytest.approx((2 * 200 * 60 + 200 * 10 + 2 * 600) * 1e-4, rel=1e-6)


def test_a_corner_in_one_wall_takes_what_two_walls_take():
    finishes = {"front": "paint", "back": "paint", "top": "paint"}
    one = taken(plan(wall("w", (50, 50), (250, 50), (250, 200), finishes=finishes)))
    two = (wall("a", (50, 50), (250, 50), finishes=finishes), wall("b", (250, 50), (250, 200), finishes=finishes))
    assert taken(plan(*two)) == pytest.approx(one, rel=1e-9)


# -- ground and base -----------------------------------------------------------------------------------------


def test_a_slab_at_the_corner_of_the_base_shows_its_top_and_four_upright_faces():
    found = areas(plan(Landform(id="h", outline_mm=rect(0, 0, 100, 80), height_mm=20, edge="cliff", order=1)), "h")
    assert found == pytest.approx({"ground": 8000, "cut": 360 * 20}, rel=1e-3)


def test_a_slope_that_the_edge_cuts_off_shows_its_section():
    hill = Landform(id="h", outline_mm=rect(100, -50, 200, 60), height_mm=20, edge="slope", edge_width_mm=20, order=1)
    found = areas(plan(hill), "h")
    assert found["cut"] == pytest.approx((100 - 20) * 20, rel=0.01)  # a trapeze: 100 below, 60 above


def test_the_top_of_the_base_is_what_is_left_beside_hills_walls_and_ways():
    hill = Landform(id="h", outline_mm=rect(0, 0, 100, 80), height_mm=20, edge="cliff", order=1)
    session = plan(
        hill, wall("w", (150, 100), (350, 100)), Path(id="p", line_mm=((150, 200), (350, 200)), width_mm=30)
    )
    assert areas(session, BASE_ID)["top"] == pytest.approx(400 * 300 - 8000 - 2000 - 6000)
    assert areas(session, BASE_ID)["fascia"] == pytest.approx(1400 * 9)


def test_the_fascia_is_that_of_the_frame_and_less_where_a_bed_runs_over_the_edge():
    assert areas(plan(frame_mm=10), BASE_ID)["fascia"] == pytest.approx((1400 + 80) * 9)
    bed = Landform(id="b", outline_mm=rect(50, -10, 150, 60), height_mm=-5, edge="cliff", operation="carve", order=1)
    assert areas(plan(bed), BASE_ID)["fascia"] == pytest.approx(1400 * 9 - 100 * 5, rel=1e-3)


@pytest.mark.parametrize("edge", ["cliff", "slope"])
def test_parting_a_landform_changes_no_total(edge):
    finishes = {"ground": "paint", "cut": "paint"}
    fields = {"height_mm": 10, "edge": edge, "edge_width_mm": 0.001, "finishes": finishes, "order": 1}
    shape = Landform(id="h", outline_mm=rect(0, 0, 200, 300), **fields)
    halves = (
        replace(shape, outline_mm=rect(0, 0, 100, 300)),
        replace(shape, id="g", outline_mm=rect(100, 0, 200, 300), order=2),
    )
    assert taken(plan(*halves)) == pytest.approx(taken(plan(shape)), rel=1e-3)


def test_roads_that_cross_count_the_crossing_once():
    one = Road(id="a", line_mm=((20, 150), (380, 150)), pavement="none", finishes={"top": "paint"}, order=1)
    other = Road(id="b", line_mm=((200, 20), (200, 280)), pavement="none", finishes={"top": "paint"}, order=2)
    session = plan(one, other)
    width = areas(plan(one), "a")["top"] / 360
    assert taken(session) == pytest.approx((360 * width + 260 * width - width**2) * 1e-4, rel=1e-3)


def test_what_is_made_from_scratch_has_an_outside():
    crate = Thing(id="c", thing="crate_s", at_mm=(200, 150), source="scratch", size_mm=(40, 20, 10))
    assert areas(plan(crate), "c")["outside"] == pytest.approx(120 * 10 + 800, rel=0.05)
    assert areas(plan(replace(crate, source="buy")), "c") == {}


# -- what it takes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("coat", "share"),
    [
        (Coat(material="wall_paint_1l", coats=1), 1),
        (Coat(material="wall_paint_1l"), 2),  # two are usual
        (Coat(material="wall_paint_1l", coats=5), 5),
        (Coat(material="wall_paint_1l", coats=1, density=0.3), 0.3),
        (Coat(material="wall_paint_1l", coats=1, fade="up"), 0.5),
        (Coat(material="wall_paint_1l", coats=1, fade="out", density=0.6), 0.2),
    ],
)
def test_coats_cover_and_fade(coat, share):
    own = NamedBuildUp(id="own", name="Own", coats=(coat,))
    assert taken(plan(own, wall("w", (50, 50), (250, 50), finishes={"front": "own"}))) == pytest.approx(1.2 * share)


def test_powder_by_the_area_and_filler_by_its_thickness_are_laid_as_often_as_said():
    coats = (Coat(material="pigment_30", coats=2), Coat(material="dap_spackle", depth_mm=0.5))
    own = NamedBuildUp(id="own", name="Own", coats=coats)
    session = plan(own, wall("w", (50, 50), (250, 50), finishes={"front": "own"}))
    assert taken(session, "pigment_30") == pytest.approx(0.012 * 30 * 2)
    assert taken(session, "dap_spackle") == pytest.approx(12000 * 0.5 / 1000)


def test_a_print_on_a_roll_is_needed_by_its_length():
    own = NamedBuildUp(id="own", name="Own", coats=(Coat(material="backdrop_vinyl"),))
    session = plan(own, wall("w", (50, 50), (250, 50), finishes={"front": "own"}))
    assert taken(session, "backdrop_vinyl") == pytest.approx(12000 / 600)


def test_every_line_names_its_surface():
    session = plan(wall("w", (50, 50), (250, 50), finishes={"front": "paint", "end-a": "brick_weathered"}))
    session.bill()
    lines = [
        line for total in session.quantities.ledger.totals().values() for line in total.lines if line.item == "w"
    ]
    assert {line.surface for line in lines if line.material == "wall_paint_1l"} == {"front"}
    assert {line.surface for line in lines if line.material == "wash_35"} == {"end-a"}


def test_reveals_share_a_finish_unless_one_has_its_own():
    door = Opening(id="door", host="w", at_mm=30, width_mm=20, height_mm=40)
    window = Opening(id="window", host="w", at_mm=100, width_mm=30, height_mm=20, sill_mm=15)
    item = wall("w", (50, 50), (250, 50), finishes={"reveal": "paint", "reveal/window": "render_plain"})
    assert finish_on(item, "reveal/door") == "paint"
    assert finish_on(item, "reveal/window") == "render_plain"
    assert finish_on(item, "front") == ""
    bare = NamedBuildUp(id="bare", name="Nothing")
    alone = replace(item, finishes={"reveal": "paint", "reveal/window": "bare"})
    assert taken(plan(bare, alone, door, window)) == pytest.approx(0.1)


def test_a_brick_sheet_in_a_finish_takes_the_place_of_the_facing_on_that_face():
    faced = wall("w", (50, 50), (250, 50), facing="brick_sheet_ho")
    assert taken(plan(faced), "brick_sheet_ho") == pytest.approx(24000)
    both = replace(faced, finishes={"front": "brick_sheet_weathered"})
    assert taken(plan(both), "brick_sheet_ho") == pytest.approx(24000)
    painted = replace(faced, finishes={"front": "paint", "back": "paint"})
    assert taken(plan(painted), "brick_sheet_ho") == pytest.approx(24000)
    front = replace(both, faced="front")
    assert taken(plan(front), "brick_sheet_ho") == pytest.approx(12000)


def test_a_patch_takes_its_finish_in_the_place_of_its_look():
    host = wall("w", (50, 50), (250, 50))
    moss = Patch(id="m", host="w", outline_mm=rect(10, 10, 60, 40))
    assert taken(plan(host, moss), "ws_turf_bag") > 0
    finished = replace(moss, finishes={"patch": "paint"})
    session = plan(host, finished)
    assert taken(session, "ws_turf_bag") == 0
    assert taken(session) == pytest.approx(50 * 30 * 1e-4)


def test_a_finish_that_nobody_knows_takes_nothing():
    assert taken(plan(wall("w", (50, 50), (250, 50), finishes={"front": "no_such"}))) == 0


# -- following -----------------------------------------------------------------------------------------------


def test_the_bill_follows_neighbours_and_the_build_up():
    session = plan(wall("w", (50, 50), (250, 50), finishes={"front": "paint"}), wall("v", (100, 200), (200, 200)))
    assert taken(session) == pytest.approx(1.2)
    with session.edit("Move") as draft:
        draft.change("v", path_mm=((100, 60), (200, 60)))
    assert taken(session) == pytest.approx(0.6)
    with session.edit("Twice") as draft:
        draft.change("paint", coats=(Coat(material="wall_paint_1l", coats=2),))
    assert taken(session) == pytest.approx(1.2)
    with session.edit("Remove") as draft:
        draft.remove("paint")
    assert taken(session) == 0
    assert session.document.get("w").finishes == {}
    session.undo()
    session.undo()
    session.undo()
    assert taken(session) == pytest.approx(1.2)


def test_copies_keep_finishes_and_reveals_follow_their_openings():
    from diorama_planner.app.editing.clipboard import clip_bytes, clip_of, paste, read_clip

    window = Opening(id="window", host="w", at_mm=100, width_mm=30, height_mm=20, sill_mm=15)
    item = wall(
        "w", (50, 50), (250, 50), finishes={"front": "paint", "reveal/window": "paint", "top": "render_plain"}
    )
    session = plan(item, window)
    clip = read_clip(clip_bytes(clip_of(session.document, ["w"])))
    other = Session(Document.of([Project(id=PROJECT_ID), Base(id=BASE_ID, width_mm=400, depth_mm=300)]))
    with other.edit("Paste") as draft:
        (copy, opening) = paste(draft, clip)
    renamed = {"front": "paint", f"reveal/{opening}": "paint", "top": "render_plain"}
    assert other.document.get(copy).finishes == renamed
    assert other.document.get("paint") == PAINT


def test_in_a_mirror_the_ends_change_places_and_the_front_stays_in_front():
    item = wall("w", (50, 50), (250, 50), finishes={"front": "paint", "end-a": "render_plain"})
    other = mirrored(item, "left-right", 200)
    assert other.path_mm == ((150, 50), (350, 50))
    assert other.finishes == {"front": "paint", "end-b": "render_plain"}
