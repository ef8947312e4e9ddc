"""Printing the bill and the card for the bench by hand: choices change the pages at once and are kept."""

import json
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from diorama_planner.app.purchase import bills
from diorama_planner.drawing.primitives import Text
from diorama_planner.kinds.pour import Pour
from diorama_planner.ui.commands import cards
from diorama_planner.ui.dialogs.card import CardDialog
from diorama_planner.ui.dialogs.print_bill import PrintBillDialog
from diorama_planner.ui.widgets.choices import ChoiceField, FlagField


@pytest.fixture
def dialog(session, qtbot):
    made = PrintBillDialog(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.preview.pages()))
    return made


def texts(dialog):
    return {mark.text for sheet in dialog._sheets for mark in sheet.marks if isinstance(mark, Text)}


def tick(qtbot, dialog, name):
    box = next(box for box in dialog.findChildren(FlagField) if box.accessibleName() == name)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)


def choose(dialog, name, value):
    field = next(field for field in dialog.findChildren(ChoiceField) if field.accessibleName() == name)
    field.set_value(value)
    field.activated.emit(field.currentIndex())


def test_a_tick_changes_the_pages_and_is_kept(dialog, session, qtbot):
    assert "How it was worked out" in texts(dialog)
    tick(qtbot, dialog, "Sums and sources")
    assert "How it was worked out" not in texts(dialog)
    tick(qtbot, dialog, "Prices")
    assert not any("Total" in text for text in texts(dialog))
    assert session.preferences.bill == {"sums": "no", "prices": "no"}
    again = PrintBillDialog(session)
    qtbot.addWidget(again)
    assert not again.choices().sums
    assert not again.choices().prices


def test_columns_rows_and_numbers_are_chosen(dialog, session, qtbot):
    assert "Measured" not in texts(dialog)
    tick(qtbot, dialog, "Measured")
    assert "Measured" in texts(dialog)
    choose(dialog, "Rows", "none")
    assert "Materials" in texts(dialog)
    choose(dialog, "Rows", "item")
    assert "Wall" in texts(dialog)
    choose(dialog, "Numbers", "1234,5")
    assert any("," in text and text.endswith("cm²") for text in texts(dialog))
    assert session.preferences.bill["numbers"] == "1234,5"


def test_paper_goes_on_following_the_preferences_until_it_is_chosen(dialog, session):
    choose(dialog, "Paper", "Letter")
    assert session.preferences.bill == {"page": "Letter"}
    assert dialog._sheets[0].page_mm == (215.9, 279.4)
    choose(dialog, "Paper", "A4")
    assert session.preferences.bill == {}


def test_files_are_written_as_they_are_shown(dialog, qtbot, tmp_path):
    tick(qtbot, dialog, "Prices")
    assert dialog.write("html", tmp_path / "bill.html")
    html = (tmp_path / "bill.html").read_text(encoding="utf-8")
    assert "data:image/png;base64," in html
    assert "without price" not in html
    assert dialog.write("json", tmp_path / "bill.json")
    assert "total_cost" in json.loads((tmp_path / "bill.json").read_text(encoding="utf-8"))


# -- the card for the bench ---------------------------------------------------------------------------------


@pytest.fixture
def shown(monkeypatch):
    """The dialogs that were opened, none of which waits for an answer."""
    found = []

    def opened(dialog):
        found.append(dialog)

    monkeypatch.setattr(CardDialog, "exec", opened)
    return found


def with_pour(window):
    with window.session.edit("Pour") as draft:
        draft.put(Pour(id="pond", outline_mm=((150, 10), (190, 10), (190, 60), (150, 60)), mode="film", depth_mm=2.0))
    QApplication.processEvents()


def test_a_plan_with_a_pour_has_a_card_to_copy_and_save(window, shown, monkeypatch, tmp_path):
    with_pour(window)
    cards.show_bench(window)
    (dialog,) = shown
    assert any("A ml" in text for text in dialog.card_body.texts())
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    buttons["Copy"].click()
    assert QGuiApplication.clipboard().text().startswith("Bench card: ")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "card.pdf"), "PDF (*.pdf)"))
    buttons["Save as PDF…"].click()
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")
    assert dialog.done_text() == "Saved as card.pdf"


def test_the_card_is_in_the_menu_without_a_selection(window):
    action = next(spec for spec in cards.ACTIONS if spec.id == "bench-card")
    assert action.menu == "File"
    assert action.enabled(window)


def test_pages_do_not_wait_for_the_picture_of_the_plan(session, qtbot, monkeypatch):
    go_on, threads = threading.Event(), []

    def slow(plan, paint=bills._picture):
        threads.append(threading.current_thread())
        assert go_on.wait(10)
        return paint(plan)

    monkeypatch.setattr(bills, "_picture", slow)
    made = PrintBillDialog(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.preview.pages()))
    before = made.preview.pages()[0].grab().toImage()
    qtbot.waitUntil(lambda: bool(threads))
    assert threads[0] is not threading.main_thread()
    go_on.set()
    qtbot.waitUntil(lambda: made._picture is not None)
    assert made.preview.pages()[0].grab().toImage() != before
    assert len(threads) == 1
    assert made._job().assets("bill-plan") == made._picture  # printed from the same, painted once
