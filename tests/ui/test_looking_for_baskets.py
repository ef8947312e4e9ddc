"""A basket is there at once, and is looked through in the background for something cheaper."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from diorama_planner.app import verbs
from diorama_planner.model.record import PRICES_ID
from diorama_planner.takeoff.shops import Offer, Shop, thing_key
from diorama_planner.ui.buying import basket_page
from diorama_planner.ui.buying.basket_page import BasketPage

CAR = "thing:toyota_ae86_trueno"


@pytest.fixture
def page(session, qtbot):
    """A shop that ships for nothing from 10.00 on: nine cars and one more are cheaper than nine with shipping.

    Glue, the one thing else with a price, is there.
    """
    there = sum(row.count for row in session.bill().things if thing_key(row.thing) == CAR)
    with session.edit("Nine") as draft:
        for number in range(9 - there):
            verbs.place_thing(draft, "toyota_ae86_trueno", (10.0 * number, 10.0))
        draft.put(replace(session.document.prices, id=PRICES_ID, have=("pva_1l",)))
    offers = tuple(
        Offer(key=CAR, pack_size=size, price=Decimal(price)) for size, price in ((10, "9.00"), (1, "1.20"))
    )
    session.workshop.put_shop(
        Shop(id="a", name="A", currency="USD", shipping=Decimal(5), free_from=Decimal(10), offers=offers)
    )
    made = BasketPage(session)
    qtbot.addWidget(made)
    made.show()
    return made


def test_something_cheaper_is_found_while_the_page_stays_alive(page, qtbot):
    assert "10.80" in page.total.text()
    assert "could still be saved" in page.state.text()
    page.look()
    assert "Looking" in page.state.text()
    assert not page.longer.isEnabled()
    qtbot.waitUntil(lambda: "10.20" in page.total.text())
    assert "proved" in page.state.text()
    assert not page.longer.isVisible()


def test_looking_longer_is_asked_for(page, qtbot, monkeypatch):
    monkeypatch.setattr(basket_page, "LONGER_S", 1.0)
    qtbot.mouseClick(page.longer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "proved" in page.state.text())


def test_a_plan_that_changes_meanwhile_is_looked_at_anew(page, qtbot, session):
    page.look()
    session.workshop.remove_shop("a")
    qtbot.waitUntil(lambda: not page._is_looking)
    qtbot.waitUntil(lambda: not page.lines())
    assert "0.00" in page.total.text()
