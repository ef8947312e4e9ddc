"""The calculators' window follows the declarations: every calculator, its example, its faults beside the field."""

import pytest
from PySide6.QtGui import QGuiApplication

from diorama_planner.app.calculators import CALCULATORS
from diorama_planner.app.session import Session
from diorama_planner.ui.calculators import CalculatorsWindow


@pytest.fixture
def window(qtbot, app):
    made = CalculatorsWindow(Session())
    qtbot.addWidget(made)
    made.show()
    return made


def figure(page, name):
    return page.answers[name].text().split(": ", 1)[1]


@pytest.mark.parametrize("name", CALCULATORS)
def test_every_calculator_opens_with_its_example_worked_out(window, name):
    window.choose(name)
    page = window.page()
    assert page.calculator.name == name
    assert page.problem() == ""
    assert all(field.problem() == "" for field in page.inputs.values())
    assert all(figure(page, output) not in {"", "–"} for output in page.answers)


def test_answers_follow_what_is_typed(qtbot, window):
    window.choose("scale")
    page = window.page()
    assert figure(page, "value") == "65.7 mm"
    page.inputs["to"].set_text("1:87")
    qtbot.waitUntil(lambda: figure(page, "value") == "48.33 mm")


def test_a_fault_stands_at_its_field_and_the_text_stays(qtbot, window):
    window.choose("scale")
    page = window.page()
    page.inputs["to"].set_text("banana")
    qtbot.waitUntil(lambda: "banana" in page.inputs["to"].problem())
    assert page.inputs["to"].text() == "banana"
    assert figure(page, "value") == "–"
    page.inputs["to"].set_text("1:64")
    qtbot.waitUntil(lambda: page.inputs["to"].problem() == "")


def test_an_empty_input_that_is_needed_says_so(qtbot, window):
    window.choose("scale")
    page = window.page()
    page.inputs["value"].set_text("")
    qtbot.waitUntil(lambda: page.inputs["value"].problem() != "")


def test_a_sum_that_needs_one_of_two_says_so_once(qtbot, window):
    window.choose("pour")
    page = window.page()
    page.inputs["size"].set_text("")
    qtbot.waitUntil(lambda: page.problem() != "")
    page.inputs["area"].set_text("0.0232")
    qtbot.waitUntil(lambda: page.problem() == "")
    assert figure(page, "net_ml") == "23.2 ml"


def test_choices_are_lists(window):
    window.choose("scale")
    page = window.page()
    page.inputs["quantity"].set_text("area")
    assert page.inputs["quantity"].text() == "area"


def test_the_search_knows_titles_and_what_they_are_about(window):
    def shown():
        return [
            window.list.item(number).text()
            for number in range(window.list.count())
            if not window.list.item(number).isHidden()
        ]

    window.search.setText("resin")
    assert "Resin pour" in shown()
    assert "Track gauge" not in shown()
    window.search.setText("zzz")
    assert shown() == []
    window.search.clear()
    assert len(shown()) == len(CALCULATORS)


def test_answers_can_be_copied(window):
    from PySide6.QtWidgets import QPushButton

    window.choose("mix")
    copy = next(made for made in window.page().findChildren(QPushButton) if made.text() == "Copy")
    copy.click()
    assert QGuiApplication.clipboard().text() == "Part A: 100 g\nPart B: 47 g"


def test_escape_closes(qtbot, window):
    from PySide6.QtCore import Qt

    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
