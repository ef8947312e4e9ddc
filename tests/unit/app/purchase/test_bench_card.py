"""The card for the bench: every mix of the plan, sums that hold, on one page."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diorama_planner.app.drawing_job import drawing_job
from diorama_planner.app.editing.face_session import FaceSession
from diorama_planner.app.purchase.bench_card import bench_card
from diorama_planner.app.session import Session
from diorama_planner.exporters.card_pages import card_sheets
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.cards import card_text
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import PROJECT_ID, Project


def rect(x0, y0, x1, y1):
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def session_of(*items, name="Yard"):
    base = Base(id="base", width_mm=400, depth_mm=300)
    return Session(Document.of([Project(id=PROJECT_ID, name=name, scale=64.0), base, *items]))


def pour(**said):
    more = {"id": "pour", "outline_mm": rect(0, 0, 100, 200), "mode": "film", "depth_mm": 3.0, **said}
    return Pour(**more)


def parts_of(card):
    return {str(part.title): part for part in card.parts}


def numbers(row):
    return [float(re.sub(r"[^0-9.]", "", str(cell)) or "nan") for cell in row]


# -- resin --------------------------------------------------------------------------------------------------


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(["epoxy_coating", "super_sap_clr", "epoxy_deep_750"]), st.floats(2.0, 12.0))
def test_layers_make_up_the_pour_and_a_and_b_the_mix(material, depth):
    session = session_of(pour(depth_mm=round(depth, 2), material=material))
    part = next(part for title, part in parts_of(bench_card(session)).items() if material in title or "Pour" in title)
    head = [str(cell) for cell in part.head]
    rows = [numbers(row) for row in part.rows if len(row) == len(head)]
    (bill_row,) = [row for row in session.bill().rows if row.material == material]
    counted = [
        len(range(*_run(row[0]))) for row in ([str(cell) for cell in row] for row in part.rows if len(row) > 1)
    ]
    mixed = sum(times * row[head.index("Mix ml")] for times, row in zip(counted, rows, strict=True))
    assert mixed == pytest.approx(bill_row.with_waste, abs=0.06 * sum(counted))
    for row in rows:
        assert row[head.index("A ml")] + row[head.index("B ml")] == pytest.approx(row[head.index("Mix ml")], abs=0.11)
    assert ("A g" in head) == (material != "epoxy_coating")


def _run(numbered):
    """From `3` or `2-5` the range of layers that a row stands for."""
    first, _, last = numbered.partition("-")
    return int(first), int(last or first) + 1


def test_grams_are_told_only_where_the_maker_gives_them_and_else_why_not():
    text = card_text(bench_card(session_of(pour(depth_mm=1.0, material="epoxy_coating"))))
    assert "A g" not in text
    assert "measure in a cup" in text
    assert "A g" in card_text(bench_card(session_of(pour(depth_mm=1.0, material="super_sap_clr"))))


def test_each_pour_has_its_own_table_with_gloves_once():
    session = session_of(
        pour(label="Road", material="epoxy_coating", depth_mm=1.0),
        pour(id="pond", label="Pond", outline_mm=rect(200, 0, 300, 100), material="super_sap_clr"),
    )
    text = card_text(bench_card(session))
    assert "ROAD: " in text
    assert "POND: " in text
    assert text.count("nitrile gloves") == 1


# -- plaster, glue, paint -----------------------------------------------------------------------------------


def test_plaster_gets_its_water_by_weight():
    wall = Wall(
        id="wall",
        path_mm=((20, 250), (220, 250)),
        thickness_mm=10,
        height_mm=60,
        construction="cast",
        material="plaster_paris",
    )
    session = session_of(wall)
    (row,) = [row for row in session.bill().rows if row.material == "plaster_paris"]
    (line,) = parts_of(bench_card(session))["Plaster and powders"].rows
    _, take, water, ratio, sets = map(str, line)
    assert take == f"{row.with_waste:.1f} g"
    assert float(water.removesuffix(" g")) == pytest.approx(row.with_waste * 0.6, abs=0.06)
    assert (ratio, sets) == ("100:60 by weight", "8 min")
    assert "dust mask" in card_text(bench_card(session))


def test_rubber_of_a_mould_is_weighed_in_two_parts():
    wall = Wall(
        id="wall",
        path_mm=((20, 250), (220, 250)),
        construction="cast",
        material="plaster_paris",
        mould="silicone_rtv",
    )
    session = session_of(wall)
    (row,) = [row for row in session.bill().rows if row.material == "silicone_rtv"]
    (line,) = parts_of(bench_card(session))["Rubber, casting resin and glue"].rows
    _, mix, a, b, ratio = map(str, line)
    grams = [float(text.removesuffix(" g")) for text in (mix, a, b)]
    assert grams[0] == pytest.approx(row.with_waste, abs=0.06)
    assert grams[1] + grams[2] == pytest.approx(grams[0], abs=0.11)
    assert grams[1] == pytest.approx(10 * grams[2], rel=0.02)
    assert ratio.startswith("10:1 by weight")


def test_glue_that_grass_calls_for_is_counted_by_its_own_rate():
    lawn = GroundCover(id="lawn", outline_mm=rect(0, 0, 200, 100), material="static_grass_2mm")
    rows = [list(map(str, row)) for row in parts_of(bench_card(session_of(lawn)))["Glue, paint and washes"].rows]
    (adhesive,) = [row for row in rows if row[0].startswith("Static grass adhesive")]
    assert adhesive[1:] == ["-", "4.6 ml", "as it comes"]  # 0.02 m2 / 5 m2/l with 15 % waste
    (pva,) = [row for row in rows if row[0].startswith("PVA")]
    assert pva[1] == "3:1"
    assert any("RMC on yudu.com" in row[0] for row in rows)
    assert not any("ballast" in row[0] for row in rows)


def test_paint_on_the_bill_is_thinned_with_its_waste():
    road = GroundCover(id="road", outline_mm=rect(0, 0, 200, 100), material="craft_paint_59")
    session = session_of(road)
    (paint,) = [row for row in session.bill().rows if row.material == "craft_paint_59"]
    rows = [list(map(str, row)) for row in parts_of(bench_card(session))["Glue, paint and washes"].rows]
    (coats,) = [row for row in rows if row[0].endswith("thin coats by brush")]
    assert coats[1:3] == ["3:1", f"{paint.with_waste:.1f} ml"]
    assert coats[3] == f"water, {paint.with_waste / 3:.1f} ml"
    assert paint.with_waste > paint.need


def test_nothing_to_mix_is_no_card():
    assert bench_card(session_of(Label(id="sign", text="Bar", at_mm=(9, 9)))) is None


def test_names_of_any_sort_are_only_words():
    evil = "=1+1 <b>{name}</b> {0} %s"
    card = bench_card(session_of(pour(label=evil), name=evil))
    assert evil in card_text(card).splitlines()[0]
    assert evil.upper() in card_text(card)


# -- paper --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("plan", ["neon-alley", "country-halt"])
def test_the_card_of_a_plan_takes_one_page(plan, paper):
    from pathlib import Path

    from diorama_planner.core.resources import asset_path

    session = Session()
    session.open(Path(str(asset_path("examples", f"{plan}.diorama"))))
    card = bench_card(session)
    assert len(card_sheets(card, session.title, paper)) == 1


def test_a_job_makes_the_card_when_asked_and_a_face_has_none():
    session = session_of(pour(), Wall(id="wall", path_mm=((20, 250), (220, 250))))
    assert drawing_job(session).bench_card() == bench_card(session)
    face = FaceSession(session)
    face.look_at("wall", "front")
    assert drawing_job(face).bench_card() is None
