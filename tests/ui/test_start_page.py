"""The page before a plan: what is recent, templates, the sentence, and the one question of the first start."""

import pytest
from PySide6.QtCore import Qt

from diorama_planner.app.preferences import Preferences
from diorama_planner.app.session import Session
from diorama_planner.app.starts import Start, new_document
from diorama_planner.core.scale import Scale
from diorama_planner.project_io.container import save_project
from diorama_planner.ui import start_page
from diorama_planner.ui.dialogs.new_plan import NewPlan
from diorama_planner.ui.start_page import StartPage


@pytest.fixture
def saved(tmp_path, app):
    """A project on the disk with a picture."""
    from PySide6.QtGui import QColor, QImage

    from diorama_planner.painting.images import png_bytes

    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#aa3366"))
    path = tmp_path / "Neon alley.diorama"
    save_project(new_document("Neon alley", Scale(64), (200, 240)), path, png_bytes(image))
    return path


@pytest.fixture
def make(qtbot, app):
    def build(**preferences):
        page = StartPage(Session(preferences=Preferences(**{"region": "EU", **preferences})))
        qtbot.addWidget(page)
        page.resize(1280, 800)
        page.show()
        qtbot.waitUntil(lambda: page.form.scale.box.count() > 10)
        return page

    return build


def test_recent_plans_show_their_pictures_and_open(qtbot, make, saved):
    page = make(recent=(str(saved),))
    card = page.recent.cards[0]
    qtbot.waitUntil(card.has_picture)
    assert card.text() == "Neon alley"
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.keyClick(card, Qt.Key.Key_Space)
    assert opened.args == [str(saved)]


def test_a_plan_that_is_gone_is_greyed_and_cannot_be_opened(qtbot, make, tmp_path):
    page = make(recent=(str(tmp_path / "gone.diorama"),))
    card = page.recent.cards[0]
    qtbot.waitUntil(lambda: not card.isEnabled())
    assert card.about()
    assert card.about() in card.accessibleName()


def test_a_file_that_is_no_plan_and_a_folder_do_no_harm(qtbot, make, tmp_path):
    text = tmp_path / "text.diorama"
    text.write_text("not a zip")
    page = make(recent=(str(text), str(tmp_path), "", "\0bad"))
    qtbot.waitUntil(lambda: not page.recent.cards[1].isEnabled())
    assert page.recent.cards[0].isEnabled()
    assert not page.recent.cards[0].has_picture()


def test_starts_without_a_file_have_no_card(qtbot, make, saved, monkeypatch):
    here, gone = Start("templates/blank", "Blank", "x"), Start("templates/nowhere", "Gone", "x")
    monkeypatch.setattr(start_page, "_present", lambda starts: iter([(here, saved)]) if here in starts else iter(()))
    monkeypatch.setattr("diorama_planner.app.starts.TEMPLATES", (here, gone))
    page = make()
    assert [card.text() for card in page.templates.cards] == ["Blank"]
    with qtbot.waitSignal(page.template_requested) as asked:
        page.templates.cards[0].click()
    assert asked.args == ["templates/blank"]


def test_missing_shipped_files_are_left_out(app):
    gone = Start("templates/nowhere", "Gone", "x")
    assert list(start_page._present((gone,))) == []


def test_the_typed_base_becomes_a_plan(qtbot, make):
    page = make()
    page.form.name.setText("Garage")
    page.form.base.typed.setText("8 x 10 in")
    page.form.base.typed.commit()
    page.form.scale.set_scale(Scale(43))
    with qtbot.waitSignal(page.new_requested) as asked:
        qtbot.keyClick(page.begin, Qt.Key.Key_Space)
    assert asked.args == [NewPlan("Garage", Scale(43), (pytest.approx(203.2), pytest.approx(254.0)))]


@pytest.mark.parametrize("text", ["banana", "0 x 10 mm", "11 km x 11 km", "200", "1 x 2 x 3 cm", "12 x 12 m"])
def test_an_impossible_base_begins_nothing_and_says_why(qtbot, make, text):
    page = make()
    page.form.base.typed.setText(text)
    page.form.base.typed.commit()
    with qtbot.assertNotEmitted(page.new_requested):
        page.begin.click()
    assert page._problem.text()
    assert "\n" not in page._problem.text()


def test_words_are_turned_into_proposals_to_choose_from(qtbot, make):
    page = make()
    choice = page.form.base
    choice.choose_way("words")
    choice.sentence.setText("two cars and an alley")
    qtbot.waitUntil(lambda: len(choice.proposals()) > 3)
    assert choice.value() == choice.proposals()[1].proposal.base_mm
    choice.proposals()[2].click()
    assert choice.value() == choice.proposals()[2].proposal.base_mm
    choice.sentence.setText("qwrtzpsd")
    qtbot.waitUntil(lambda: not choice.proposals())
    assert choice.value() is None
    assert "qwrtzpsd" in choice.note() or "No thing" in choice.note()


def test_a_frame_gives_the_space_inside_it(make):
    choice = make().form.base
    choice.choose_way("fitted")
    choice.fit.setCurrentText("Photo frame A4 (21 x 30 cm), as a base")
    assert choice.value() == (210.0, 297.0)


def test_real_sizes_follow_the_scale(qtbot, make):
    page = make()
    page.form.base.typed.setText("12.8 x 15.36 m real")
    page.form.base.typed.commit()
    assert page.form.base.value() == pytest.approx((200.0, 240.0))


def test_the_region_is_asked_once_and_sets_what_goes_with_it(qtbot, make):
    page = make(region=None)
    assert page.region.isVisible()
    page.region.buttons["US"].click()
    chosen = page._session.preferences
    assert (chosen.region, chosen.length_unit, chosen.paper, chosen.currency) == ("US", "in", "Letter", "USD")
    assert not page.region.isVisible()


def test_somewhere_else_is_an_answer_too(make):
    page = make(region=None)
    page.region.buttons[""].click()
    assert page._session.preferences.region == ""
    assert not page.region.isVisible()


def test_every_control_has_a_name(make, saved):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

    page = make(recent=(str(saved),), region=None)
    nameless = [
        widget
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for widget in page.findChildren(kind)
        if not (widget.accessibleName() or getattr(widget, "text", str)())
        and widget.objectName() != "qt_spinbox_lineedit"
    ]
    assert nameless == []


def test_labels_are_never_markup(make):
    from PySide6.QtWidgets import QLabel

    rich = [
        label.text() for label in make().findChildren(QLabel) if label.textFormat() is not Qt.TextFormat.PlainText
    ]
    assert [text for text in rich if text] == []


def test_all_shipped_starts_are_there(app):
    from diorama_planner.app.starts import EXAMPLES, TEMPLATES

    assert [start.id for start, _ in start_page._present(TEMPLATES)] == [start.id for start in TEMPLATES]
    assert [start.id for start, _ in start_page._present(EXAMPLES)] == [start.id for start in EXAMPLES]
