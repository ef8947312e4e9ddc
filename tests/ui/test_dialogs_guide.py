"""The guide opens with the first plan and follows links between its pages."""

from PySide6.QtCore import QUrl

from diorama_planner.core.resources import guide_pages
from diorama_planner.ui.dialogs import guide
from diorama_planner.ui.dialogs.guide import GuideDialog, page_title


def test_every_page_is_listed_and_the_first_plan_is_open(app, qtbot):
    window = GuideDialog()
    qtbot.addWidget(window)
    assert window.list.count() == len(guide_pages()) > 0
    assert window.text.toPlainText().startswith("Your first plan")


def test_links_to_pages_are_followed_within(app, qtbot):
    window = GuideDialog()
    qtbot.addWidget(window)
    window.text.anchorClicked.emit(QUrl("calculators.md"))
    assert window.text.toPlainText().startswith("Calculators")
    window.text.anchorClicked.emit(QUrl("nowhere.md"))
    assert window.text.toPlainText().startswith("Calculators")


def test_without_pages_it_says_so(app, qtbot, monkeypatch):
    monkeypatch.setattr(guide, "guide_pages", list)
    window = GuideDialog()
    qtbot.addWidget(window)
    assert "not installed" in window.text.toPlainText()


def test_a_page_without_a_heading_has_the_name_of_its_file(tmp_path):
    assert page_title("text", tmp_path / "wet-roads.md") == "Wet roads"
    assert page_title("intro\n# Roads\n", tmp_path / "x.md") == "Roads"
