"""Bars of a plan: as long as its bill counts, from the stash first, with its own prices."""

import math
from decimal import Decimal
from pathlib import Path

import pytest

from diorama_planner.app.sawing.bar_cutting import bar_cutting, bar_materials, bars_of, pieces_of
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.track import Track
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.record import BASE_ID, PRICES_ID, PriceList
from diorama_planner.takeoff.stash import Holding, move

CATALOGUE = load_catalogue()
EXAMPLES = sorted((Path(__file__).parents[4] / "assets" / "examples").glob("*.diorama"))
STRIP, RAIL = "stripwood_2x2", "flex_track_s"


@pytest.fixture
def session() -> Session:
    session = Session(catalogue=CATALOGUE)
    wall = Wall(
        id="wall",
        path_mm=((20, 20), (420, 20)),
        height_mm=60,
        bracing=STRIP,
        brace_every_mm=50,
        cap=STRIP,
        label="Quay",
    )
    with session.edit("plan") as draft:
        draft.put(Base(id=BASE_ID, width_mm=1200, depth_mm=600, thickness_mm=9, order=-1))
        draft.put(wall)
        draft.put(Track(id="track", line_mm=((0, 300), (1150, 300)), track=RAIL))
    return session


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_pieces_of_a_plan_are_as_long_as_its_bill_counts(path: Path) -> None:
    session = Session(catalogue=CATALOGUE)
    session.open(path)
    rows = {row.material: row for row in session.bill().rows}
    for material in bar_materials(session):
        row = rows[material.id]
        counted = row.need if row.unit == "mm" else row.measured
        assert math.fsum(each.length_mm * each.count for each in pieces_of(session, material)) == pytest.approx(
            counted
        )


def test_what_is_sold_by_the_length_is_cut_from_its_bars(session: Session) -> None:
    assert [material.id for material in bar_materials(session)] == [RAIL, STRIP]
    strip = bar_cutting(session, CATALOGUE.material(STRIP))
    assert [(row.name, row.size_mm, row.count) for row in strip.rows()] == [
        ("Quay, cap", (400.0,), 1),
        ("Quay, bracing", (60.0,), 9),
    ]
    assert len(strip.plan.bars) == 1
    assert str(strip.plan.proof) == "proved: no plan needs fewer bars"
    track = bar_cutting(session, CATALOGUE.material(RAIL))
    assert [round(cut.length_mm) for bar in track.plan.bars for cut in bar.cuts] == [914, 236]


def test_ends_of_bars_in_the_stash_come_first(session: Session) -> None:
    end = Holding(key=STRIP, form="bar", length_mm=450.0, id="end")
    session.workshop.change_stash(lambda stash: move(stash, "bought", {"end": end}, day="2026-05-01"))
    plan = bar_cutting(session, CATALOGUE.material(STRIP)).plan
    assert [bar.bar.key for bar in plan.bars] == ["end", ""]
    assert plan.bought.total() == 1


def test_other_bars_than_the_catalogues_can_be_entered(session: Session) -> None:
    plan = bar_cutting(session, CATALOGUE.material(STRIP), sold_mm=(500.0, 650.0)).plan
    assert {bar.bar.length_mm for bar in plan.bars} <= {500.0, 650.0}
    assert plan.measure == "length"


def test_a_bar_costs_what_the_plan_says(session: Session) -> None:
    with session.edit("price") as draft:
        draft.put(PriceList(id=PRICES_ID, prices={STRIP: "2.40"}))
    (bar,) = bars_of(session, CATALOGUE.material(STRIP))
    assert bar.price == Decimal("2.40")
    assert bar_cutting(session, CATALOGUE.material(STRIP)).plan.cost == Decimal("2.40")
