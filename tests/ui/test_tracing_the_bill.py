"""The bill and the plan, each led to the other by hand: rows light items up, items mark rows, sums lead to items."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from diorama_planner.ui.buying.why import TakesDialog, WhyDialog
from diorama_planner.ui.commands import bill as bills
from diorama_planner.ui.context_menu import context_menu

FOAM = "xps_eu_10"


@pytest.fixture
def bill(window, qtbot):
    """The bill panel beside the plan, with its rows."""
    panel = window.workspace.bill
    panel.start()
    qtbot.waitUntil(lambda: panel.rows.model().rowCount() > 0)
    return panel


def place_of(panel, key):
    index = panel.rows.model().index_of(key)
    panel.rows.scrollTo(index)
    return panel.rows.visualRect(index).topLeft() + QPoint(60, 12)


def click(qtbot, view, at):
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def seen(window):
    canvas = window.plan.canvas
    return canvas.centre(), canvas.pixels_per_mm


def test_a_double_click_shows_the_items_and_esc_leads_back(window, bill, qtbot):
    before = seen(window)
    at = place_of(bill, FOAM)
    click(qtbot, bill.rows, at)
    qtbot.mouseDClick(bill.rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.session.selection.ids == {"wall"}
    assert seen(window) != before
    left, low, right, high = window.plan.canvas.visible()
    box = window.session.outline("wall").bounds
    assert left < box[0] < box[2] < right
    assert low < box[1] < box[3] < high
    qtbot.keyClick(window.plan.canvas, Qt.Key.Key_Escape)
    assert seen(window)[1] == pytest.approx(before[1])
    assert seen(window)[0] == pytest.approx(before[0], abs=1.0)


def test_esc_leaves_a_view_alone_that_was_moved_since(window, bill, qtbot):
    bills.show_on_plan(window, ["trueno"])
    window.plan.zoom_out()
    moved = seen(window)
    qtbot.keyClick(window.plan.canvas, Qt.Key.Key_Escape)
    assert seen(window) == moved


def test_a_row_that_was_opened_has_links_that_a_click_follows(window, bill, qtbot):
    click(qtbot, bill.rows, place_of(bill, FOAM))
    index = bill.rows.model().index_of(FOAM)
    bill.rows.scrollTo(index)
    links = {name: box for name, _, box in bill.rows.itemDelegate()._texts(bill.rows.model().row(index)).links}
    corner = bill.rows.visualRect(index).topLeft()
    with qtbot.waitSignal(bill.why_requested) as told:
        click(qtbot, bill.rows, corner + links["why"].center().toPoint())
    assert told.args == [FOAM]
    assert bill.rows.model().is_open(bill.rows.model().row(index))  # a link does not fold the row
    with qtbot.waitSignal(bill.show_requested) as shown:
        click(qtbot, bill.rows, corner + links["show"].center().toPoint())
    assert shown.args == [["wall"]]


def test_what_is_selected_on_the_plan_marks_its_rows(window, bill, qtbot):
    window.session.selection.set(["trueno"])
    qtbot.waitUntil(lambda: {key for _, key, _ in bill.rows.model().marked} == {"thing:toyota_ae86_trueno"})
    window.session.selection.set(["wall"])
    qtbot.waitUntil(lambda: FOAM in {key for _, key, _ in bill.rows.model().marked})
    window.session.selection.clear()
    qtbot.waitUntil(lambda: not bill.rows.model().marked)


def test_the_menu_of_an_item_lists_what_it_takes(window, bill):
    window.session.selection.set(["wall"])
    menu = context_menu(window, ["wall"])
    action = next(action for action in menu.actions() if action.objectName() == "what-it-takes")
    action.trigger()
    dialog = window.findChild(TakesDialog)
    lines = [dialog.lines.lines.line(dialog.lines.lines.index(n)) for n in range(dialog.lines.lines.rowCount())]
    assert FOAM in {line.key for line in lines}
    window.session.selection.set(["trueno"])
    dialog.refresh()
    assert dialog.lines.lines.rowCount() == 0
    dialog.close()


def test_why_tells_the_sum_and_each_line_leads_to_its_item(window, bill, qtbot):
    bills.why(window, FOAM)
    sheet = window.findChild(WhyDialog).sheet
    row = next(row for row in window.session.bill().rows if row.material == FOAM)
    assert sheet.lines.lines.rowCount() == len(row.lines)
    assert "waste" in sheet.steps.text()
    window.session.selection.clear()
    click(qtbot, sheet.lines, sheet.lines.visualRect(sheet.lines.lines.index(0)).center())
    assert window.session.selection.ids == {"wall"}
    qtbot.mouseClick(sheet.show_all, Qt.MouseButton.LeftButton)
    assert window.session.selection.ids == set(row.items)
    window.findChild(WhyDialog).close()


def test_why_follows_the_plan(window, bill, qtbot):
    bills.why(window, FOAM)
    sheet = window.findChild(WhyDialog).sheet
    with window.session.edit("delete") as draft:
        draft.remove("wall")
    qtbot.waitUntil(lambda: sheet.lines.lines.rowCount() == 0)
    assert not sheet.isEnabled()
    window.findChild(WhyDialog).close()


# -- the large bill -----------------------------------------------------------------------------------------------


@pytest.fixture
def large(window, bill, qtbot):
    """The bill in its own window, opened with its key."""
    window.actions_["bill"].trigger()
    opened = window.findChild(bills_window())
    yield opened
    opened.close()


def bills_window():
    from diorama_planner.ui.buying.window import BuyingWindow

    return BuyingWindow


def keys(page):
    return list(page.table.rows.row_keys())


def test_the_large_bill_has_every_row_and_tells_why(large, window):
    page = large.bill
    bill = window.session.bill()
    assert set(keys(page)) >= {row.material for row in bill.rows} | {f"thing:{row.thing}" for row in bill.things}
    page.show_row(FOAM)
    assert page.why.material == FOAM


def test_a_price_is_typed_in_its_cell_and_can_be_undone(large, window, qtbot):
    page = large.bill
    assert page.table.edit_figure(FOAM, "price")
    editor = page.table.findChild(QLineEdit)
    qtbot.keyClicks(editor, "9.40")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.document.prices.prices == {FOAM: "9.40"})
    qtbot.waitUntil(lambda: any("9.40" in " ".join(row) for row in page.table.texts()))
    window.session.undo()
    assert window.session.document.prices.prices == {}


def test_what_is_on_hand_is_typed_as_people_write_it(large, window, qtbot):
    page = large.bill
    assert page.table.edit_figure(FOAM, "on_hand")
    editor = page.table.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "1 sheet")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.document.prices.on_hand == {FOAM: 1250.0 * 600.0})
    assert next(row for row in window.session.bill().rows if row.material == FOAM).packs == 0


def test_what_is_no_amount_is_said_and_changes_nothing(large, window, qtbot):
    page = large.bill
    page.table.edit_figure(FOAM, "price")
    editor = page.table.findChild(QLineEdit)
    qtbot.keyClicks(editor, "cheap")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "cheap" in page.problem())
    assert not window.session.can_undo


def test_filters_and_search_leave_what_was_asked_for(large, window, qtbot):
    page = large.bill
    window.session.selection.set(["wall"])
    qtbot.mouseClick(page.filters["selected"], Qt.MouseButton.LeftButton)
    assert FOAM in keys(page)
    assert not [key for key in keys(page) if key.startswith("thing:")]
    qtbot.mouseClick(page.filters["all"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.search, "xps 10 mm")
    assert keys(page) == [FOAM]
    page.search.clear()
    page.group.set_value("none")
    page.refresh()
    assert page.table.texts()[0][0] == "Materials"


def test_rows_can_stand_by_the_item_that_takes_them(large, window):
    page = large.bill
    page.group.set_value("item")
    page.refresh()
    wall = next(group for group in page.table.rows.groups if group.title == "Wall")
    assert FOAM in {row.key for row in wall.rows}
    assert not wall.subtotal  # packs belong to the whole plan


def test_enter_on_a_row_shows_it_on_the_plan(large, window, qtbot):
    page = large.bill
    before = seen(window)
    page.show_row(FOAM)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert window.session.selection.ids == {"wall"}
    assert seen(window) != before


def test_rows_of_what_is_selected_stand_out_in_the_large_bill_too(large, window, qtbot):
    window.session.selection.set(["wall"])
    qtbot.waitUntil(lambda: FOAM in large.bill.table.marked())


def test_every_button_of_the_large_bill_has_a_name(large):
    assert all(each.accessibleName() or each.text() for each in large.findChildren(QPushButton))


# -- the large bill lies over the plan ------------------------------------------------------------------------


@pytest.fixture
def over(window, qtbot):
    """The large bill over the middle of the plan, with the keyboard in its table."""
    opened = bills.open_bill(window)
    opened.move(window.mapToGlobal(QPoint(20, 20)))
    qtbot.waitUntil(opened.isActiveWindow)
    opened.bill.table.setFocus()
    return opened


def double_click(qtbot, table, key):
    at = table.visualRect(table.rows.find(key)).center()
    click(qtbot, table, at)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_the_large_bill_makes_way_for_the_plan_and_esc_leads_back_to_it(window, over, qtbot):
    place = over.pos()
    double_click(qtbot, over.bill.table, FOAM)
    assert window.session.selection.ids == {"wall"}
    assert not over.isVisible()
    qtbot.waitUntil(window.isActiveWindow)
    assert "stepped aside" in window.banner.text()
    qtbot.keyClick(window.plan.canvas, Qt.Key.Key_Escape)
    assert over.isVisible()
    assert over.pos() == place
    assert not window.banner.text()
    qtbot.waitUntil(over.isActiveWindow)
    assert over.bill.table.current_key() == FOAM


def test_the_banner_and_the_key_of_the_bill_lead_back_to_it_too(window, over, qtbot):
    double_click(qtbot, over.bill.table, FOAM)
    window.plan.zoom_out()
    qtbot.mouseClick(window.banner.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert over.isVisible()
    double_click(qtbot, over.bill.table, FOAM)
    window.actions_["bill"].trigger()
    assert over.isVisible()
    assert not window.banner.text()


def test_esc_that_means_something_else_does_not_bring_the_bill(window, over, qtbot):
    double_click(qtbot, over.bill.table, FOAM)
    window.plan.zoom_out()
    qtbot.keyClick(window.plan.canvas, Qt.Key.Key_Escape)
    assert not over.isVisible()


@pytest.mark.parametrize("key", [FOAM, "thing:toyota_ae86_trueno"])
def test_the_keyboard_never_goes_to_a_window_that_is_covered(window, over, qtbot, key):
    double_click(qtbot, over.bill.table, key)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    assert not over.isVisible()


def test_a_window_beside_the_middle_of_the_plan_stays(window, qtbot):
    bills.why(window, FOAM)
    dialog = window.findChild(WhyDialog)
    dialog.resize(240, 300)
    dialog.move(window.mapToGlobal(QPoint(0, 140)))
    qtbot.mouseClick(dialog.sheet.show_all, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    dialog.close()


def test_what_cannot_be_seen_leaves_the_keyboard_and_says_so(window, over, qtbot):
    over.show_requested.emit(["no such item"])
    assert over.isVisible()
    assert over.isActiveWindow()
    assert "nothing of it" in over.problem()


def test_what_is_refused_in_a_cell_is_mended_there_and_esc_ends_only_that(window, over, qtbot):
    table = over.bill.table
    assert table.edit_figure(FOAM, "price")
    editor = table.findChild(QLineEdit)
    qtbot.keyClicks(editor, "-1")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert table.is_edited()
    assert over.bill.problem()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not table.is_edited()
    assert over.isVisible()
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not over.bill.problem()
    assert over.isVisible()
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not over.isVisible()


def test_what_was_refused_can_be_typed_better_in_the_same_cell(window, over, qtbot):
    table = over.bill.table
    assert table.edit_figure(FOAM, "price")
    editor = table.findChild(QLineEdit)
    for typed in ("-1", "4.50"):
        qtbot.keyClicks(editor, typed)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert not table.is_edited()
    assert not over.bill.problem()
    assert window.session.document.prices.prices[FOAM] == "4.50"
