"""The bill in the window: live rows, a total that is always there, prices and ticks set in place."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from diorama_planner.app.jobs import Jobs
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.supply import Supply
from diorama_planner.model.record import PRICES_ID, Circuit, PriceList
from diorama_planner.takeoff.shops import Offer, Shop
from diorama_planner.ui.dialogs.ask_rate import RateQuestion
from diorama_planner.ui.panels.bill import BillPanel
from diorama_planner.ui.panels.bill_model import ROW_ROLE
from diorama_planner.ui.panels.bill_words import figure, pack_words, shown_rows, total_text


@pytest.fixture
def panel(session, qtbot):
    made = BillPanel(session)
    qtbot.addWidget(made)
    made.resize(292, 500)
    made.show()
    made.start()
    made.refresh()
    return made


def rows(panel, kind):
    model = panel.rows.model()
    found = [model.index(n).data(ROW_ROLE) for n in range(model.rowCount())]
    return [row for row in found if row.kind == kind]


def index_of(panel, key):
    model = panel.rows.model()
    return next(model.index(n) for n in range(model.rowCount()) if model.index(n).data(ROW_ROLE).key == key)


def test_rows_follow_the_session(panel, session, qtbot):
    assert "xps_eu_10" in {row.key for row in rows(panel, "material")}
    with session.edit("delete") as draft:
        draft.remove("wall")
    qtbot.waitUntil(lambda: "xps_eu_10" not in {row.key for row in rows(panel, "material")})


def test_things_are_counted_and_headed(panel):
    (row,) = rows(panel, "thing")
    assert row.buy == "2 ×"
    assert set(row.items) == {"trueno", "other"}
    assert rows(panel, "heading")[0].name == "Things"


def test_the_total_says_how_many_have_no_price(panel, session):
    bill = session.bill()
    assert bill.without_price > 0
    assert panel.total() == total_text(bill, decimal_comma=False)
    assert panel.total().endswith(f"+ {bill.without_price} without price")


def test_prices_in_another_currency_than_the_plans_are_explained(panel, session, qtbot):
    assert not panel.note()
    with session.edit("Currency") as draft:
        draft.put(PriceList(id=PRICES_ID, currency="XYZ"))
    qtbot.waitUntil(lambda: "USD" in panel.note())
    assert panel.total().startswith("XYZ 0.00 + ")


def test_typical_prices_are_counted_at_the_rate_that_the_builder_enters(panel, session, qtbot):
    dollars = session.bill().total
    with session.edit("Currency") as draft:
        draft.put(PriceList(id=PRICES_ID, currency="EUR"))
    qtbot.waitUntil(lambda: not panel.rate_button().isHidden())
    dialog = RateQuestion(session, "USD", "EUR")
    qtbot.addWidget(dialog)
    dialog.field.setText("0.5")
    dialog.agree()
    qtbot.waitUntil(lambda: "1 USD = 0.5 EUR" in panel.note())
    assert panel.rate_button().isHidden()
    assert dollars > 0
    assert abs(session.bill().total - dollars / 2) <= Decimal("0.005") * len(
        session.bill().rows + session.bill().tools
    )


def test_the_comma_of_the_preferences_is_written_everywhere(panel, session):
    with session.edit("Raise") as draft:
        draft.put(replace(session.document.records["wall"], height_mm=60.5))
    session.set_preferences(decimal_comma=True)
    panel.refresh()
    (row,) = [row for row in rows(panel, "material") if row.key == "xps_eu_10"]
    assert not re.search(r"[0-9]\.[0-9]", row.detail + " ".join(row.more))
    assert re.search(r"[0-9],[0-9]", row.detail + " ".join(row.more))


def test_a_price_typed_in_place_counts_and_can_be_undone(panel, session):
    before = session.bill()
    assert panel.set_amount("price", "xps_eu_10", "9.40") == ""
    after = session.bill()
    assert after.without_price == before.without_price - 1
    assert after.total == before.total + next(r for r in after.rows if r.material == "xps_eu_10").cost
    panel.refresh()
    assert index_of(panel, "xps_eu_10").data(ROW_ROLE).cost.startswith("9.40")
    session.undo()
    assert session.bill().total == before.total


def click(qtbot, panel, key, from_right):
    box = panel.rows.visualRect(index_of(panel, key))
    at = QPoint(panel.rows.viewport().width() - from_right, box.top() + 10)
    qtbot.mouseClick(panel.rows.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_on_the_price_edits_it_and_enter_keeps_what_was_typed(panel, session, qtbot):
    panel.rows.scrollTo(index_of(panel, "xps_eu_10"))
    click(qtbot, panel, "xps_eu_10", 12)
    editor = panel.rows.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "9.40")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.document.prices.prices == {"xps_eu_10": "9.40"})
    assert not panel.rows.model().opened


def test_a_click_on_a_name_shows_its_arithmetic_and_edits_nothing(panel, qtbot):
    panel.rows.scrollTo(index_of(panel, "xps_eu_10"))
    click(qtbot, panel, "xps_eu_10", 200)
    assert panel.rows.findChild(QLineEdit) is None
    assert panel.rows.model().opened == {("material", "xps_eu_10", "")}


@pytest.mark.parametrize("text", ["cheap", "-3", "1,000,000"])
def test_a_price_that_is_none_is_refused_with_a_word(panel, session, qtbot, text):
    with qtbot.waitSignal(panel.problem):
        assert panel.set_amount("price", "xps_eu_10", text)
    assert not session.can_undo


def test_an_empty_price_forgets_it(panel, session):
    panel.set_amount("price", "xps_eu_10", "9.40")
    panel.set_amount("price", "xps_eu_10", "")
    assert session.document.prices.prices == {}


def test_a_tool_that_is_there_is_not_bought(panel, session):
    tool = rows(panel, "tool")[0]
    before = session.bill()
    panel.toggle_have(tool.key)
    assert tool.key in session.document.prices.have
    assert session.bill().total <= before.total
    panel.refresh()
    assert index_of(panel, tool.key).data(ROW_ROLE).buy == "have"
    panel.toggle_have(tool.key)
    assert session.document.prices.have == ()


def test_the_menu_of_a_row_does_what_can_be_done_with_it(panel, session, qtbot):
    model = panel.rows.model()
    menu = panel.menu_of(model.row(model.index_of("xps_eu_10")))
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[:2] == ["Why this much?", "Show on the plan"]
    next(action for action in menu.actions() if action.text() == "Must be this brand").trigger()
    assert session.document.prices.brands == ("xps_eu_10",)
    panel.refresh()
    assert "Must be this brand" in model.row(model.index_of("xps_eu_10")).more
    tool = rows(panel, "tool")[0]
    next(action for action in panel.menu_of(tool).actions() if action.text() == "I have it").trigger()
    assert tool.key in session.document.prices.have


def test_what_is_on_hand_is_typed_in_the_row(panel, session, qtbot):
    menu = panel.menu_of(panel.rows.model().row(index_of(panel, "xps_eu_10")))
    next(action for action in menu.actions() if action.text() == "Set what is on hand…").trigger()
    editor = panel.rows.findChild(QLineEdit)
    qtbot.keyClicks(editor, "1/2 sheet")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.document.prices.on_hand == {"xps_eu_10": 375_000.0})


def test_a_pack_of_a_shop_is_told_with_the_shop(panel, session, qtbot):
    material = next(row.material for row in session.bill().rows if row.rate is not None)
    offer = Offer(key=material, pack_size=20, price=Decimal("4.50"))
    session.workshop.put_shop(Shop(id="near", name="Near", offers=(offer,)))
    panel.refresh()
    row = panel.rows.model().row(index_of(panel, material))
    assert "at Near" in row.more[0]
    assert float(row.cost) % 4.5 == 0


def test_a_chosen_row_lights_up_its_items(panel, qtbot):
    with qtbot.waitSignal(panel.rows_highlighted) as told:
        panel.rows.setCurrentIndex(index_of(panel, "xps_eu_10"))
    assert told.args == [["wall"]]


def test_an_opened_row_shows_its_arithmetic_and_stays_open(panel):
    model, delegate = panel.rows.model(), panel.rows.itemDelegate()
    index = index_of(panel, "xps_eu_10")
    closed = delegate.sizeHint(None, index).height()
    model.toggle_open(index)
    assert delegate.sizeHint(None, index).height() > closed
    panel.refresh()
    row = index_of(panel, "xps_eu_10").data(ROW_ROLE)
    assert model.is_open(row)
    assert "Buy 1 sheet" in row.more[0]


def test_figures_and_packs_in_words():
    assert figure(Decimal("47.1"), "USD", decimal_comma=False) == "47.10"
    assert figure(Decimal("47.1"), "EUR", decimal_comma=True) == "47,10"
    assert figure(None, "USD", decimal_comma=False) == "price?"
    assert [pack_words(1, "sheet"), pack_words(2, "sheet"), pack_words(3, "ml")] == ["1 sheet", "2 sheets", "3 packs"]


def test_an_empty_plan_says_so(qtbot, app):
    from diorama_planner.app.session import Session
    from diorama_planner.model.document import Document

    panel = BillPanel(Session(Document()))
    qtbot.addWidget(panel)
    panel.refresh()
    assert shown_rows(Session(Document()).bill(), decimal_comma=False) == []
    assert panel.rows.isHidden()


def test_the_print_button_asks_to_print(panel, qtbot):
    with qtbot.waitSignal(panel.print_requested):
        panel.print_button().click()


def test_a_note_on_wires_comes_only_if_they_take_long_and_goes_when_they_lie(panel, session, qtbot):
    waiting = []
    jobs = Jobs(waiting.append)
    session.derived.wire_jobs = lambda: jobs
    with session.edit("Light") as draft:
        draft.add(Supply(id="usb", at_mm=(20.0, 20.0), under_base=True))
        draft.add(Circuit(id="lit", name="Lit", feed="usb"))
        draft.add(Light(id="lamp", at_mm=(60.0, 60.0), circuit="lit"))
    qtbot.waitUntil(lambda: "pre0603_warm_bare" in {row.key for row in rows(panel, "material")})
    assert not panel.note()
    qtbot.waitUntil(lambda: "Wires are being laid" in panel.note())
    jobs.wait()
    for deliver in waiting:
        deliver()
    qtbot.waitUntil(lambda: "awg_30_red" in {row.key for row in rows(panel, "material")})
    assert not panel.note()
    jobs.finish()
