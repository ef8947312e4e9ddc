"""The bill follows edits: only what an edit changes is measured, summed and billed again."""

import random
from decimal import Decimal
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import CATALOGUE, change, drum, rect, session_with

from diorama_planner.app import quantities, verbs
from diorama_planner.app.session import Session
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.path import Path
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.record import PRICES_ID, Coat, PriceList
from diorama_planner.takeoff.shops import Offer, Shop

LAYERS = (Coat(material="pva_1l"), Coat(material="static_grass_2mm"))


@pytest.fixture
def session():
    drums = [drum(f"d{number}", 10.0 + 15 * number, 180) for number in range(15)]
    lawn = GroundCover(id="lawn", outline_mm=rect(10, 10, 90, 90), build_up=LAYERS)
    field = GroundCover(id="field", outline_mm=rect(110, 10, 190, 90), build_up=LAYERS)
    wall = Wall(id="wall", path_mm=((10, 130), (200, 130)), finishes={"front": "brick_weathered"})
    return session_with(*drums, lawn, field, wall)


def work(session):
    """How many totals were summed and how many rows made until now."""
    return session.quantities.ledger.resummed, session.quantities.books.made


def work_of(session, edit):
    before = work(session)
    edit()
    session.bill()
    return tuple(now - then for now, then in zip(work(session), before, strict=True))


def moved(session, item_id, dx, dy):
    with session.edit("Move") as draft:
        verbs.move(draft, [item_id], dx, dy)


def priced(session, **prices):
    with session.edit("Price") as draft:
        draft.put(PriceList(id=PRICES_ID, **prices))


def test_what_an_edit_does_not_change_is_not_worked_out_again(session):
    rows = {row.material: row for row in session.bill().rows}
    assert work_of(session, lambda: None) == (0, 0)
    assert work_of(session, lambda: moved(session, "d3", 0, 2)) == (0, 0)  # nothing lies under it
    assert work_of(session, lambda: moved(session, "d3", 0, -100)) == (2, 2)  # it stands on the lawn now
    assert work_of(session, lambda: change(session, "d4", source="own")) == (2, 2)
    assert work_of(session, lambda: change(session, "wall", height_mm=61.0))[1] < len(rows)
    after = {row.material: row for row in session.bill().rows}
    assert after["static_grass_2mm"].need < rows["static_grass_2mm"].need
    assert after["pigment_30"].need > rows["pigment_30"].need
    assert after["mdf_eu_9"] is rows["mdf_eu_9"]


def test_a_price_makes_few_rows_anew_and_sums_nothing(session):
    session.bill()
    for prices in ({"prices": {"pva_1l": "4"}}, {"prices": {"pva_1l": "4"}, "on_hand": {"pigment_30": 5.0}}):
        summed, made = work_of(session, lambda prices=prices: priced(session, **prices))
        assert summed == 0
        assert 1 <= made <= 2  # once as it is priced, and once as it is bought


def test_with_shops_too_only_what_changed_is_made_anew(session):
    offers = tuple(Offer(key=key, pack_size=100.0, price=Decimal("3.50")) for key in ("static_grass_2mm", "wash_35"))
    session.workshop.put_shop(Shop(id="mill", name="Mill", currency="USD", offers=offers))
    row = next(row for row in session.bill().rows if row.material == "static_grass_2mm")
    assert row.purchases[0].shop == "Mill"
    assert work_of(session, lambda: None) == (0, 0)
    assert work_of(session, lambda: moved(session, "d3", 0, 2)) == (0, 0)
    summed, made = work_of(session, lambda: moved(session, "d3", 0, -100))
    assert summed == 2
    assert 2 <= made <= 4  # of glue and grass, and anew if other packs are bought


@settings(max_examples=15)
@given(st.integers(0, 10**6))
def test_many_items_are_measured_as_one_by_one(seed):
    dice = random.Random(seed)
    things = [
        Thing(id=f"t{n}", thing=thing, at_mm=(dice.uniform(0, 200), dice.uniform(0, 120)), rotation_deg=turn)
        for n in range(30)
        for thing, turn in [(dice.choice(("oil_drum", "oak_50", "container_20")), dice.choice((0.0, 33.0)))]
    ]
    covers = [
        GroundCover(id=f"c{n}", outline_mm=rect(x, y, x + 60, y + 50), build_up=LAYERS, **more)
        for n, more in enumerate(({}, {"under": True}, {"soft_mm": 9.0}, {"gradient": True}))
        for x, y in [(dice.uniform(-30, 150), dice.uniform(-20, 80))]
    ]
    path = Path(id="path", line_mm=((0, 60), (200, 70)), width_mm=15)
    walls = [
        Wall(id=f"w{n}", path_mm=((x, y), (x + 40, y)), finishes={"front": "brick_weathered"})
        for n in range(3)
        for x, y in [(dice.uniform(0, 150), dice.choice((30.0, 40.0)))]
    ]
    pour = Pour(id="pour", outline_mm=rect(100, 20, 160, 50), mode="film", depth_mm=2)
    document = session_with(*things, *covers, *walls, path, pour).document
    totals = []
    for many in (0, 10**6):
        with patch.object(quantities, "MANY", many):
            found = Session(document, catalogue=CATALOGUE)
            found.bill()
            totals.append({name: total.amount for name, total in found.quantities.ledger.totals().items()})
    assert totals[0] == pytest.approx(totals[1], rel=1e-9, abs=1e-6)
