"""The bill follows edits: only what an edit changes is measured, summed and billed again."""

from decimal import Decimal

import pytest
from plans import change, drum, rect, session_with

from diorama_planner.app import verbs
from diorama_planner.kinds.ground_cover import GroundCover
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
    return session.quantities.ledger.resummed, sum(books.made for books in session.quantities.books)


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


def test_a_price_makes_one_row_anew_and_sums_nothing(session):
    session.bill()
    assert work_of(session, lambda: priced(session, prices={"pva_1l": "4"})) == (0, 1)
    assert work_of(session, lambda: priced(session, prices={"pva_1l": "4"}, on_hand={"pigment_30": 5.0})) == (0, 1)


def test_with_shops_too_only_what_changed_is_made_anew(session):
    offers = tuple(Offer(key=key, pack_size=100.0, price=Decimal("3.50")) for key in ("static_grass_2mm", "wash_35"))
    session.workshop.put_shop(Shop(id="mill", name="Mill", currency="USD", offers=offers))
    row = next(row for row in session.bill().rows if row.material == "static_grass_2mm")
    assert row.purchases[0].shop == "Mill"
    assert work_of(session, lambda: None) == (0, 0)
    assert work_of(session, lambda: moved(session, "d3", 0, 2)) == (0, 0)
    assert work_of(session, lambda: moved(session, "d3", 0, -100)) == (2, 4)
