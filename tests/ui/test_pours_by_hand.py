"""Pours by hand: drawn, typed into, their deepest place on the plan, their card read, copied, saved and printed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.pour import Pour
from diorama_planner.ui.dialogs.card import CardDialog
from diorama_planner.ui.panels.inspector import InspectorPanel

BED = Landform(
    id="bed", outline_mm=((110, 20), (190, 20), (190, 80), (110, 80)), height_mm=6, edge="cliff", operation="carve"
)
POND = Pour(
    id="pond", label="Pond", outline_mm=((100, 10), (195, 10), (195, 90), (100, 90)), level_mm=-1.0, order=9.0
)


def add(session, *items):
    with session.edit("Add") as draft:
        for item in items:
            draft.put(item)


def marks_of(hand):
    return hand.view.canvas.desk.marks.texts()


def test_a_pour_is_drawn_undone_and_redone_and_esc_leaves_no_trace(hand, session):
    before = session.document.records
    hand.view.set_tool("pour")
    hand.click((100, 20))
    hand.click((180, 20))
    hand.key(Qt.Key.Key_Escape)
    assert session.document.records == before
    for place in ((100, 20), (180, 20), (180, 80)):
        hand.click(place)
    hand.key(Qt.Key.Key_Return)
    (made,) = [item for item in session.document.items() if item.kind == "pour"]
    assert (made.mode, made.depth_mm, made.sealer) == ("fill", 3.0, "sealer_foam_500")
    session.undo()
    assert session.document.records == before
    session.redo()
    assert session.document.get(made.id) == made


def test_a_selected_pond_shows_its_deepest_place(hand, session):
    add(session, BED, POND)
    assert marks_of(hand) == []
    session.selection.set(["pond"])
    assert marks_of(hand) == ["deepest 5 mm"]
    with session.edit("Raise") as draft:
        draft.change("pond", level_mm=-2.0)
    assert marks_of(hand) == ["deepest 4 mm"]
    session.undo()
    assert marks_of(hand) == ["deepest 5 mm"]
    session.selection.set(["trueno"])
    assert marks_of(hand) == []


def test_a_dam_is_marked_with_its_size(hand, session):
    add(session, Pour(id="film", outline_mm=((100, 0), (150, 0), (150, 30), (100, 30)), depth_mm=3.0, order=9.0))
    session.selection.set(["film"])
    assert sorted(marks_of(hand))[:2] == ["dam 110 mm × 3 mm", "dam 50 mm × 3 mm"]


@pytest.fixture
def panel(session, qtbot):
    made = InspectorPanel(session)
    qtbot.addWidget(made)
    made.resize(280, 900)
    made.show()
    return made


def test_the_inspector_shows_the_gist_of_the_card(panel, session):
    add(session, BED, POND)
    session.selection.set(["trueno"])
    panel.catch_up()
    assert panel.card is None  # it costs nothing until it is needed
    session.selection.set(["pond"])
    panel.catch_up()
    assert panel.card is not None
    assert "24 ml" in panel.card.texts()
    with session.edit("Thin") as draft:
        draft.change("pond", level_mm=-5.0)
    panel.catch_up()
    assert "24 ml" not in panel.card.texts()
    session.selection.set(["trueno"])
    panel.catch_up()
    assert not panel.card.isVisibleTo(panel)


def test_a_typed_depth_changes_volume_and_card(panel, session):
    add(session, BED, Pour(id="film", outline_mm=POND.outline_mm, mode="film", depth_mm=1.0, order=9.0))
    session.selection.set(["film"])
    panel.catch_up()
    field = next(each for each in panel.findChildren(QLineEdit) if each.accessibleName() == "Depth, model")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "2")
    QTest.keyClick(field, Qt.Key.Key_Return)
    panel.catch_up()
    assert session.document.get("film").depth_mm == 2.0
    session.undo()
    assert session.document.get("film").depth_mm == 1.0


def test_a_depth_of_nothing_is_refused_at_its_field(panel, session):
    add(session, Pour(id="film", outline_mm=POND.outline_mm, mode="film", depth_mm=1.0, order=9.0))
    session.selection.set(["film"])
    panel.catch_up()
    field = next(each for each in panel.findChildren(QLineEdit) if each.accessibleName() == "Depth, model")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.problem
    assert session.document.get("film").depth_mm == 1.0


def test_fields_that_mean_nothing_in_a_mode_are_not_asked_for(panel, session):
    add(session, POND)
    session.selection.set(["pond"])
    panel.catch_up()

    def asked():
        return {label for row, label in zip(rows(), panel.form().row_labels(), strict=True) if row.isVisibleTo(panel)}

    def rows():
        from diorama_planner.ui.widgets.form import FormRow

        return panel.form().findChildren(FormRow)

    assert {"Level", "Hollows"} <= asked()
    assert not {"Coat", "Seed", "Puddle size"} & asked()
    with session.edit("Puddles") as draft:
        draft.change("pond", mode="puddles")
    panel.catch_up()
    assert {"Coat", "Seed", "Puddle size", "Share wet"} <= asked()
    assert "Level" not in asked()


# -- the whole window ---------------------------------------------------------------------------------------


@pytest.fixture
def with_pond(window):
    session = window.session
    add(session, BED, POND)
    session.selection.set(["pond"])
    window.actions_.refresh()
    return window


def test_the_card_is_copied_from_the_menu(with_pond):
    with_pond.actions_["card-copy"].trigger()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Pond: ")
    assert "LAYERS" in text
    assert "A ml" in text


def test_the_card_is_saved_as_text(with_pond, tmp_path, monkeypatch):
    path = tmp_path / "pond.txt"
    monkeypatch.setattr("diorama_planner.ui.dialogs.frame.choose_target", lambda *_: path)
    with_pond.actions_["card-save"].trigger()
    assert path.read_text(encoding="utf-8").startswith("Pond: ")
    monkeypatch.setattr("diorama_planner.ui.dialogs.frame.choose_target", lambda *_: None)
    with_pond.actions_["card-save"].trigger()


def test_the_card_is_printed_on_the_paper_of_the_region(with_pond, monkeypatch):
    printed = []
    monkeypatch.setattr(
        "diorama_planner.ui.dialogs.sheets.print_sheets", lambda sheets, *_: bool(printed.extend(sheets)) or True
    )
    with_pond.actions_["card-print"].trigger()
    assert printed[0].page_mm == pytest.approx((210, 297))


def test_the_whole_card_is_read_in_a_dialog(with_pond, monkeypatch):
    seen = []

    def look(dialog):
        seen.append(dialog.card_body.texts())
        copy = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Copy")
        QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
        seen.append(dialog.done_text())
        return 1

    monkeypatch.setattr(CardDialog, "exec", look)
    with_pond.actions_["card-show"].trigger()
    assert "SCHEDULE" in seen[0]
    assert seen[1] == "The card is copied as text."


def test_where_nothing_is_poured_there_is_no_card_and_cars_have_none(with_pond):
    with with_pond.session.edit("Lower") as draft:
        draft.change("pond", level_mm=-9.0)
    QGuiApplication.clipboard().setText("before")
    with_pond.actions_["card-copy"].trigger()
    assert QGuiApplication.clipboard().text() == "before"
    with_pond.session.selection.set(["trueno"])
    with_pond.actions_.refresh()
    assert not with_pond.actions_["card-copy"].isEnabled()
