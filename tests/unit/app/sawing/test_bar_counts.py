"""Bars on the bill: as many as their pieces take, of what lies on the shelf first, and never of a mere run."""

from collections import Counter
from dataclasses import replace
from datetime import date
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lawn import offer, put, shop, stock

from diorama_planner.app.purchase import stocktaking
from diorama_planner.app.sawing import cut_stock
from diorama_planner.app.sawing.bar_cutting import bar_cutting
from diorama_planner.app.sawing.cutting_table import CuttingTable
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.track import Track
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PRICES_ID, PROJECT_ID, PriceList, Project
from diorama_planner.takeoff.stash import Holding

CATALOGUE = load_catalogue()
STRIP, RAIL = "stripwood_2x2", "flex_track_s"
DAY = date(2026, 5, 1)


def session_of(*lengths: float, **prices: object) -> Session:
    """Walls as long as that, each with a cap of strip that is sold in bars of a metre."""
    walls = [
        Wall(id=f"w{n}", path_mm=((0.0, 100.0 * n), (length, 100.0 * n)), height_mm=60, cap=STRIP, label=f"Wall {n}")
        for n, length in enumerate(lengths)
    ]
    prices = {"currency": "USD", **prices}
    records = [Project(id=PROJECT_ID, name="Walls"), PriceList(id=PRICES_ID, **prices), *walls]
    return Session(Document.of(records), catalogue=CATALOGUE)


def row_of(session, material=STRIP):
    return next(row for row in session.bill().rows if row.material == material)


def end(length, **more):
    return Holding(key=STRIP, form="bar", length_mm=length, **more)


def test_five_pieces_of_600_mm_take_five_bars_of_a_metre() -> None:
    session = session_of(*[600.0] * 5)
    row = row_of(session)
    assert row.with_waste == pytest.approx(3300)  # by their length that were four
    assert (row.counted_by, row.bars, row.packs) == ("bars", 5, 5)
    assert "cut piece by piece from new bars: 5 x 1000 mm; packs of" in str(row.arithmetic)
    assert row.notes == ()


def test_pieces_that_fit_together_take_no_more_for_their_waste() -> None:
    row = row_of(session_of(500.0, 500.0, 400.0, 600.0))
    assert row.with_waste > 2000
    assert (row.bars, row.packs) == (2, 2)


def test_what_is_longer_than_a_bar_is_joined_and_told() -> None:
    row = row_of(session_of(2400.0))
    assert (row.counted_by, row.bars) == ("bars", 3)
    assert [str(note) for note in row.notes] == ["Wall 0, cap is 2400 mm, a bar 1000 mm: joined of 3"]
    many = row_of(session_of(*[1500.0] * 6))
    assert len(many.notes) == 5
    assert str(many.notes[-1]) == "2 more pieces are longer than a bar and joined"


def test_a_run_is_counted_by_its_length() -> None:
    session = Session(catalogue=CATALOGUE)
    with session.edit("plan") as draft:
        draft.put(Base(id=BASE_ID, width_mm=1200, depth_mm=600, thickness_mm=9, order=-1))
        draft.put(Track(id="track", line_mm=((0, 300), (1150, 300)), track=RAIL))
    row = row_of(session, RAIL)
    assert (row.counted_by, row.bars) == ("packs", 0)
    assert session.buying.bars.counted == 0


def test_what_lies_on_the_shelf_comes_first() -> None:
    session = session_of(*[600.0] * 5)
    stock(session, end(650.0, amount=2.0), end(590.0), Holding(key=STRIP, amount=1.9, pack_size=1.0))
    row = row_of(session)
    assert (row.bars, row.packs, row.on_hand_from) == (2, 2, "stash")  # of five two from ends, one from a whole bar


def test_an_amount_that_was_entered_says_nothing_of_lengths() -> None:
    row = row_of(session_of(*[600.0] * 5, on_hand={STRIP: 1000.0}))
    assert (row.counted_by, row.packs) == ("packs", 3)


def test_the_basket_buys_as_many_as_the_bill_counts() -> None:
    session = session_of(*[600.0] * 5)
    put(session, shop("A", offer(STRIP, 1, "0.90"), offer(STRIP, 5, "4.00"), currency="USD"))
    assert [(each.pack_size, each.count) for each in row_of(session).purchases] == [(5.0, 1)]
    assert [(each.key, each.amount) for each in stocktaking.purchases(session) if each.key == STRIP] == [(STRIP, 5.0)]


@given(st.lists(st.integers(20, 1000).map(float), min_size=1, max_size=12))
@settings(max_examples=30, deadline=None)
def test_bars_are_enough_and_never_fewer_than_the_best_plan(lengths: list[float]) -> None:
    session = session_of(*lengths)
    row = row_of(session)
    best = bar_cutting(session, CATALOGUE.material(STRIP)).plan.bought.total()
    assert best <= row.bars <= ceil(11 / 9 * best + 6 / 9)  # what first-fit decreasing can be off at most
    assert row.bars * 1000 >= row.need


def test_only_what_changed_is_counted_again() -> None:
    session = session_of(600.0, 600.0, 600.0)
    assert row_of(session).bars == 3
    assert session.buying.bars.counted == 1
    with session.edit("paint") as draft:
        draft.change("w1", note="as before")
    session.bill()
    counted = session.buying.bars.counted
    assert counted <= 2
    with session.edit("shorter") as draft:
        draft.change("w1", path_mm=((0.0, 100.0), (400.0, 100.0)))
    assert row_of(session).bars == 2
    assert session.buying.bars.counted == counted + 1
    session.undo()
    assert row_of(session).bars == 3


def test_other_pieces_of_the_same_length_in_all_are_counted_anew() -> None:
    session = session_of(1200.0)
    assert row_of(session).bars == 2
    with session.edit("a corner") as draft:
        draft.change("w0", path_mm=((0.0, 0.0), (600.0, 0.0), (600.0, 600.0)))
    assert row_of(session).bars == 2
    assert not row_of(session).notes


@given(st.lists(st.integers(60, 1400).map(float), min_size=1, max_size=6), st.integers(0, 9))
@settings(max_examples=25, deadline=None)
def test_ends_come_into_the_stash_once_whichever_way_is_first(lengths: list[float], whole: int) -> None:
    cut_first, used_first = session_of(*lengths), session_of(*lengths)
    for session in (cut_first, used_first):
        stock(session, end(300.0, amount=2.0, id="end"), Holding(key=STRIP, amount=float(whole + 1), pack_size=1.0))
    cutting = cut_first.buying.bars.cutting(STRIP)
    assert cutting is not None
    moves = bool(cutting.rests) or "end" in cutting.taken
    put_away(cut_first)
    opened = next(each for each in stocktaking.usage(cut_first) if each.key == STRIP)
    assert opened.cut_on == ("2026-05-01" if moves else "")
    assert opened.amount == cutting.what.new
    for session in (cut_first, used_first):
        stocktaking.used(session, stocktaking.usage(session), DAY)
    assert lying(cut_first) == lying(used_first)
    if moves:
        assert CuttingTable(used_first).put_away_on(CATALOGUE.material(STRIP)) == "2026-05-01"


def put_away(session: Session) -> None:
    cutting = session.buying.bars.cutting(STRIP)
    assert cutting is not None
    cut_stock.put_away(session, cutting, DAY)


def lying(session: Session) -> Counter[Holding]:
    return Counter(replace(each, id="") for each in session.workshop.stash.holdings.values())
