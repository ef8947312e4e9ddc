"""Shops, stash and basket by hand: add a shop, import its prices, see the basket, buy, build, take it back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from diorama_planner.app.purchase import stocktaking
from diorama_planner.takeoff.shops import Offer, Shop
from diorama_planner.takeoff.stash import Holding
from diorama_planner.ui.buying.amounts_dialog import AMOUNT, LEARN, NAME, BoughtDialog, UsedDialog
from diorama_planner.ui.buying.basket_page import WHAT, BasketPage
from diorama_planner.ui.buying.holding_dialog import HoldingDialog
from diorama_planner.ui.buying.holding_words import amount_words
from diorama_planner.ui.buying.offer_dialog import OfferDialog
from diorama_planner.ui.buying.price_list_dialog import PriceListDialog
from diorama_planner.ui.buying.shops_page import ShopsPage
from diorama_planner.ui.buying.stash_page import StashPage
from diorama_planner.ui.buying.window import BuyingWindow
from diorama_planner.ui.widgets.trees import children

FOAM = "xps_eu_10"
LEFT = Qt.MouseButton.LeftButton
TODAY = date(2026, 11, 22)


def offer(key, size, price, **more):
    return Offer(key=key, pack_size=size, price=Decimal(price), **more)


@pytest.fixture
def shops(session):
    """Two shops: the near one is dearer, the far one asks for shipping."""
    near = Shop(
        id="near", name="Near", offers=(offer(FOAM, 1, "9.00"), offer("thing:toyota_ae86_trueno", 1, "12.00"))
    )
    far = Shop(
        id="far", name="Far", shipping=Decimal(5), free_from=Decimal(50), offers=(offer(FOAM, 1, "3.00", sku="F-10"),)
    )
    for shop in (near, far):
        session.workshop.put_shop(shop)
    return session


def shown(qtbot, made):
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    return made


def groups(page):
    return [group.text(WHAT) for group in children(page.tree)]


def lines(page):
    return {line.key: shop for shop, line in page.lines()}


# -- shops --------------------------------------------------------------------------------------------------------


def test_a_shop_is_added_and_named(session, qtbot):
    page = shown(qtbot, ShopsPage(session))
    qtbot.mouseClick(page.add, LEFT)
    field = page.fields["name"]
    field.selectAll()
    qtbot.keyClicks(field, "Modellbau Nord")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    (shop,) = session.workshop.shops.values()
    assert (shop.name, shop.currency) == ("Modellbau Nord", session.document.prices.currency)


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("shipping", "4,90", Decimal("4.90")),
        ("free_from", "60", Decimal(60)),
        ("vat_pct", "19", Decimal(19)),
        ("delivery", "2 days", "2 days"),
    ],
)
def test_the_conditions_of_a_shop_are_kept_at_once(shops, qtbot, field, typed, value):
    page = shown(qtbot, ShopsPage(shops))
    page.list.setCurrentRow(1)
    page.fields[field].selectAll()
    qtbot.keyClicks(page.fields[field], typed)
    qtbot.keyClick(page.fields[field], Qt.Key.Key_Return)
    assert getattr(shops.workshop.shops["far"], field) == value


def test_a_shipping_that_is_no_price_is_refused(shops, qtbot):
    page = shown(qtbot, ShopsPage(shops))
    qtbot.keyClicks(page.fields["shipping"], "-4")
    qtbot.keyClick(page.fields["shipping"], Qt.Key.Key_Return)
    assert page.fields["shipping"].problem
    assert shops.workshop.shops["near"].shipping == 0


def test_what_is_wrong_in_a_field_moves_no_other_field(shops, qtbot):
    page = shown(qtbot, ShopsPage(shops))
    page.resize(1100, 700)
    places = {name: field.mapTo(page, field.rect().topLeft()) for name, field in page.fields.items()}
    qtbot.keyClicks(page.fields["shipping"], "twelve or so, and what is told of it is long enough for two lines")
    qtbot.keyClick(page.fields["shipping"], Qt.Key.Key_Return)
    assert page.unread() == page.fields["shipping"].problem != ""
    qtbot.wait(30)
    assert {name: field.mapTo(page, field.rect().topLeft()) for name, field in page.fields.items()} == places
    qtbot.keyClick(page.fields["shipping"], Qt.Key.Key_Escape)
    assert page.unread() == ""


@pytest.mark.parametrize(
    ("amount", "said"),
    [(2, "2 sheets, of a pack of 3"), (3, "1 × 3 sheets"), (4, "1 × 3 sheets + 1 sheet, of a pack of 3")],
)
def test_sheets_that_are_left_of_a_pack_are_not_called_begun(session, amount, said):
    assert amount_words(session, Holding(key=FOAM, amount=amount, pack_size=3)) == said


def test_free_shipping_can_be_forgotten(shops, qtbot):
    page = shown(qtbot, ShopsPage(shops))
    page.list.setCurrentRow(1)
    page.fields["free_from"].clear()
    page.fields["free_from"].commit()
    assert shops.workshop.shops["far"].free_from is None


def test_offers_are_added_changed_and_removed(shops, qtbot):
    page = shown(qtbot, ShopsPage(shops))
    page.list.setCurrentRow(1)
    page.put_offer(None, offer("pva_1l", 1000, "7.00"))
    assert page.offers.rowCount() == 2 or len(shops.workshop.shops["far"].offers) == 2
    page.refresh()
    page.offers.selectRow(0)
    old = page.chosen_offer()
    page.put_offer(old, replace(old, price=Decimal("6.00")))
    assert Decimal("6.00") in {each.price for each in shops.workshop.shops["far"].offers}
    page.refresh()
    page.offers.selectRow(0)
    qtbot.mouseClick(page.remove_offer, LEFT)
    assert len(shops.workshop.shops["far"].offers) == 1


def test_an_offer_begins_with_the_usual_pack(shops, qtbot):
    dialog = shown(qtbot, OfferDialog(shops, shops.workshop.shops["near"], None))
    dialog.accept()
    assert dialog.problem()
    dialog.goods.set_value("epoxy_coating")
    dialog.goods.committed.emit("epoxy_coating", False)
    assert dialog.pack.value() == 1893
    qtbot.keyClicks(dialog.price, "55")
    dialog.accept()
    assert dialog.result() == 1
    assert dialog.offer() == offer("epoxy_coating", 1893, "55")


# -- price lists --------------------------------------------------------------------------------------------------

LIST = """Artikel;Inhalt;Preis;Art. Nr.
XPS sheet EU 1250 x 600 x 10 mm;1;8,50;X10
Mystery foam;1;4,00;M1
XPS foam board EU 1250 x 600 x 20 mm;0;9,00;X20
PVA white glue 1 l;1000;-3,00;P1
"""


NAME_OF_FOAM = "XPS sheet EU 1250 x 600 x 10 mm"


@pytest.fixture
def price_list(shops, tmp_path, qtbot):
    path = tmp_path / "prices.csv"
    path.write_text(LIST)
    return shown(qtbot, PriceListDialog(shops, shops.workshop.shops["near"], path))


def test_the_preview_tells_the_good_the_unknown_and_the_bad(price_list):
    assert price_list.go.text() == "Import 1"
    told = {row[1]: row[5] for row in price_list.table.texts()}
    assert "not recognised" in told["Mystery foam"].lower()
    assert told["XPS foam board EU 1250 x 600 x 20 mm"]
    assert told["PVA white glue 1 l"]
    assert not told["XPS sheet EU 1250 x 600 x 10 mm"]


def test_why_a_row_is_left_out_is_read_whole_beside_a_long_name(shops, tmp_path, qtbot):
    path = tmp_path / "long.csv"
    path.write_text(LIST + "Foam that somebody described at great length" * 3 + ";1;4,00;L1\n")
    table = shown(qtbot, PriceListDialog(shops, shops.workshop.shops["near"], path)).table
    assert table.columnWidth(5) >= table.sizeHintForColumn(5)
    assert table.columnWidth(1) >= 120


def test_reasons_that_are_not_told_are_counted(shops, tmp_path, qtbot):
    path = tmp_path / "bad.csv"
    bad = ("1;a,b;P1", "0;9,00;P2", "1;-3,00;P3", "x;3,00;P4", "1;;P5", "-1;2,00;P6")
    path.write_text("Artikel;Inhalt;Preis;Art. Nr.\n" + "".join(f"{NAME_OF_FOAM};{row}\n" for row in bad))
    dialog = shown(qtbot, PriceListDialog(shops, shops.workshop.shops["near"], path))
    reasons = dialog._preview.reasons()
    assert len(reasons) > 4
    *told, rest = dialog._reasons.text().splitlines()
    assert len(told) == 4
    assert rest == f"and {len(reasons) - 4} more reasons" if len(reasons) > 5 else "and one more reason"


def test_filters_show_one_sort_of_rows(price_list, qtbot):
    qtbot.mouseClick(price_list.filters["unknown"], LEFT)
    assert [row[1] for row in price_list.table.texts()] == ["Mystery foam"]
    qtbot.mouseClick(price_list.filters["bad"], LEFT)
    assert len(price_list.table.texts()) == 2


def test_a_stranger_is_named_and_then_imported(price_list, shops, qtbot):
    price_list.filters["unknown"].click()
    price_list.table.selectRow(0)
    assert "Mystery foam" in price_list._question.text()
    price_list.answer.committed.emit("xps_eu_30", False)
    assert price_list.go.text() == "Import 2"
    qtbot.mouseClick(price_list.go, LEFT)
    assert {each.key for each in shops.workshop.shops["near"].offers} == {FOAM, "xps_eu_30"}
    assert shops.workshop.shops["near"].updated


def test_columns_can_be_chosen_by_hand(price_list):
    price_list.columns["price"].set_value("")
    price_list.refresh()
    assert price_list.problem()
    assert not price_list.go.isEnabled()
    price_list.columns["price"].set_value("2")
    price_list.refresh()
    assert price_list.go.text() == "Import 1"


# -- the basket ---------------------------------------------------------------------------------------------------


def test_the_basket_says_what_to_buy_where(shops, qtbot):
    page = shown(qtbot, BasketPage(shops))
    assert lines(page)[FOAM] == "far"
    assert any(text.startswith("Far") and "5.00 shipping" in text for text in groups(page))
    qtbot.waitUntil(lambda: "proved" in page.state.text())


def test_the_total_says_of_how_much_no_price_is_known_as_the_bill_does(shops, qtbot):
    page = shown(qtbot, BasketPage(shops))
    unknown = shops.bill().without_price
    assert unknown
    assert page.total.text().endswith(f"with shipping and VAT + {unknown} without price")
    assert page.total.text() in page.text()
    with shops.edit("all have prices") as draft:
        prices = dict.fromkeys(shops.buying.shopping(0.0).elsewhere, "1")
        draft.put(replace(shops.document.prices, prices={**shops.document.prices.prices, **prices}))
    qtbot.waitUntil(lambda: page.total.text().endswith("with shipping and VAT"))


def test_without_shops_one_is_asked_for(session, qtbot):
    page = shown(qtbot, BasketPage(session))
    with qtbot.waitSignal(page.shops_requested):
        qtbot.mouseClick(page._add_shop, LEFT)


def test_a_shop_of_another_currency_is_told_to_be_left_out(shops, qtbot):
    shops.workshop.put_shop(replace(shops.workshop.shops["far"], currency="EUR"))
    page = shown(qtbot, BasketPage(shops))
    assert "Far is left out" in page._notes.text()
    assert lines(page)[FOAM] == "near"


def test_a_rate_of_exchange_is_kept_and_the_basket_follows(shops, qtbot):
    shops.workshop.put_shop(replace(shops.workshop.shops["far"], currency="EUR"))
    basket, page = shown(qtbot, BasketPage(shops)), shown(qtbot, ShopsPage(shops))
    page.list.setCurrentRow(1)
    field = page.fields["exchange"]
    qtbot.keyClicks(field, "1.1")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert shops.workshop.contents.rate("EUR", "USD") == Decimal("1.1")
    assert field.text() == "1.1"
    qtbot.waitUntil(lambda: "1 EUR = 1.1 USD" in basket._notes.text())
    assert lines(basket)[FOAM] == "far"
    field.selectAll()
    qtbot.keyClicks(field, "2000000000")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "no rate of exchange" in page.problem()
    assert shops.workshop.contents.rate("EUR", "USD") == Decimal("1.1")


def test_what_is_ticked_is_bought_and_leaves_the_bill(shops, qtbot):
    page = shown(qtbot, BasketPage(shops))
    item = next(item for item, (_, line) in page._lines() if line.key == FOAM)
    item.setCheckState(WHAT, Qt.CheckState.Checked)
    assert page.bought.text() == "Bought one: into the stash"
    dialog = shown(qtbot, BoughtDialog(shops, [line for _, line in page.ticked()]))
    qtbot.mouseClick(dialog.go, LEFT)
    assert shops.workshop.stash.amount(FOAM) == 1
    qtbot.waitUntil(lambda: FOAM not in lines(page))


def test_buying_twice_is_warned_of(shops, qtbot):
    first = shown(qtbot, BoughtDialog(shops))
    assert first.earlier.isHidden()
    first.accept()
    again = shown(qtbot, BoughtDialog(shops))
    assert not again.earlier.isHidden()


def test_what_no_shop_has_is_only_bought_if_it_is_ticked(shops, qtbot):
    dialog = shown(qtbot, BoughtDialog(shops))
    names = [dialog.table.item(row, NAME).text() for row in range(dialog.table.rowCount())]
    apart = [row for row, name in enumerate(names) if name.endswith("no shop has it")]
    assert 0 < len(apart) < len(names)
    assert [each.key for each in dialog.chosen()] == [FOAM, "thing:toyota_ae86_trueno"]
    dialog.table.item(apart[0], AMOUNT).setText("7")
    assert dialog.amounts[apart[0]].key in {each.key for each in dialog.chosen()}


def test_an_amount_that_is_none_is_refused(shops, qtbot):
    dialog = shown(qtbot, BoughtDialog(shops))
    dialog.table.item(0, AMOUNT).setText("many")
    qtbot.mouseClick(dialog.go, LEFT)
    assert "many" in dialog.problem()
    assert not shops.workshop.stash.holdings


def test_the_list_can_be_copied_as_text(shops, qtbot):
    page = shown(qtbot, BasketPage(shops))
    assert "- XPS sheet EU 1250 x 600 x 10 mm" in page.text()


# -- the stash ----------------------------------------------------------------------------------------------------


def test_what_is_on_the_shelf_is_shown_in_words(session, qtbot):
    half = Holding(key="epoxy_coating", amount=2000, pack_size=1893)
    bit = Holding(key=FOAM, form="offcut", outline_mm=((0, 0), (310, 0), (310, 200), (0, 200)))
    for each in (half, bit, Holding(key="stripwood_2x2", form="bar", length_mm=340, amount=3)):
        stocktaking.put_holding(session, each, TODAY)
    page = shown(qtbot, StashPage(session))
    amounts = {row[0]: row[1] for row in page.texts()}
    assert "1 × 1893 ml + 107 ml begun" in amounts.values()
    assert "310 × 200 mm" in amounts.values()
    assert "3 × 340 mm" in amounts.values()
    assert page.journal.count() == 3


def test_the_last_movement_is_taken_back(session, qtbot):
    stocktaking.put_holding(session, Holding(key=FOAM, amount=2, pack_size=1), TODAY)
    page = shown(qtbot, StashPage(session))
    qtbot.mouseClick(page.undo, LEFT)
    assert not session.workshop.stash.holdings
    qtbot.waitUntil(lambda: not page.undo.isEnabled())


def test_a_holding_is_removed(session, qtbot):
    stocktaking.put_holding(session, Holding(key=FOAM, amount=2, pack_size=1), TODAY)
    page = shown(qtbot, StashPage(session))
    assert not page.remove.isEnabled()
    page.tree.setCurrentItem(page.tree.topLevelItem(0))
    qtbot.mouseClick(page.remove, LEFT)
    assert not session.workshop.stash.holdings


@pytest.mark.parametrize(
    ("form", "fill", "size"),
    [
        ("offcut", lambda dialog: dialog.box.setText("310 x 200 mm"), (310, 200)),
        ("offcut", lambda dialog: dialog.corners.setPlainText("0; 0\n100; 0\n0; 80"), (100, 80)),
    ],
)
def test_an_offcut_is_added_by_size_or_by_corners(session, qtbot, form, fill, size):
    dialog = shown(qtbot, HoldingDialog(session, None))
    dialog.goods.set_value(FOAM)
    dialog.form.set_value(form)
    fill(dialog)
    dialog.accept()
    assert dialog.result() == 1
    xs, ys = zip(*dialog.holding().outline_mm, strict=True)
    assert (max(xs), max(ys)) == size


def test_what_is_no_holding_says_why(session, qtbot):
    dialog = shown(qtbot, HoldingDialog(session, None))
    dialog.accept()
    assert "material" in dialog.problem()
    dialog.goods.set_value(FOAM)
    dialog.form.set_value("bar")
    dialog.accept()
    assert "length" in dialog.problem()


def test_what_was_built_leaves_the_stash_and_teaches_its_rate(session, qtbot):
    row = next(row for row in session.bill().rows if row.rate is not None)
    stocktaking.put_holding(session, Holding(key=row.material, amount=500, pack_size=100), TODAY)
    dialog = shown(qtbot, UsedDialog(session))
    number = next(n for n, each in enumerate(dialog.amounts) if each.key == row.material)
    typed = dialog.amounts[number].amount * 2
    cell = dialog.table.item(number, AMOUNT)
    dialog.table.editItem(cell)
    editor = dialog.table.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, f"{typed:.4f}")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.table.item(number, LEARN).checkState() == Qt.CheckState.Checked)
    qtbot.mouseClick(dialog.go, LEFT)
    assert session.workshop.stash.amount(row.material) == pytest.approx(500 - typed, rel=1e-3)
    learned = next(each for each in session.bill().rows if each.material == row.material)
    assert learned.rate.learned
    assert learned.with_waste == pytest.approx(2 * row.with_waste, rel=1e-3)


def test_what_is_not_ticked_stays_on_the_shelf(session, qtbot):
    stocktaking.put_holding(session, Holding(key=FOAM, amount=2, pack_size=1), TODAY)
    dialog = shown(qtbot, UsedDialog(session))
    number = next(n for n, each in enumerate(dialog.amounts) if each.key == FOAM)
    dialog.table.item(number, NAME).setCheckState(Qt.CheckState.Unchecked)
    dialog.accept()
    assert session.workshop.stash.amount(FOAM) == 2


# -- the window ---------------------------------------------------------------------------------------------------


def test_a_workshop_that_cannot_be_read_is_told(session, tmp_path, qtbot):
    (tmp_path / "workshop.json").write_text("{ this is no workshop")
    session.workshop_folder = tmp_path
    opened = shown(qtbot, BuyingWindow(session))
    assert opened.problem()


def test_every_page_can_be_turned_to(shops, qtbot):
    opened = shown(qtbot, BuyingWindow(shops))
    for page, kind in (("basket", BasketPage), ("stash", StashPage), ("shops", ShopsPage)):
        opened.show_page(page)
        assert isinstance(opened.tabs.panel(page), kind)
        assert opened.tabs.panel(page).isVisible()


def test_columns_sort_within_their_groups(shops, qtbot):
    opened = shown(qtbot, BuyingWindow(shops))
    page = opened.bill
    page.group.set_value("none")
    page.refresh()
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)

    def names():
        return [[row.name for row in group.rows] for group in page.table.rows.groups]

    assert names() == [sorted(group, key=str.casefold, reverse=True) for group in names()]
    sorted_so = names()
    page.refresh()
    assert names() == sorted_so
    page.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert names() != sorted_so


def test_the_table_keeps_the_rules_of_models(shops, qtmodeltester, qtbot):
    opened = shown(qtbot, BuyingWindow(shops))
    qtmodeltester.check(opened.bill.table.rows)


def test_a_page_that_is_not_seen_waits_until_it_is(shops, qtbot):
    opened = shown(qtbot, BuyingWindow(shops))
    stash = opened.tabs.panel("stash")
    asked = []
    stash._later.ask = lambda calm_ms=0: asked.append(calm_ms)
    for amount in (1, 2):
        stocktaking.put_holding(shops, Holding(key=FOAM, amount=amount, pack_size=1), TODAY)
    assert asked == []
    opened.show_page("stash")
    assert asked == [0]
