"""In a small window the panels at the right show whole rows, and enough of the bill to be of use."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QListView,
    QPushButton,
    QScrollArea,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from diorama_planner.core.resources import asset_path
from diorama_planner.ui.commands import faces
from diorama_planner.ui.panels.bill import BillPanel
from diorama_planner.ui.panels.bill_model import ROW_ROLE, BillModel, ShownRow
from diorama_planner.ui.panels.bill_rows import BRIEF_HEIGHT, BillDelegate
from diorama_planner.ui.widgets.form import words
from diorama_planner.ui.widgets.scrolling import FittingScrollArea, whole_rows


def settle(app):
    for _ in range(20):
        app.processEvents()


def test_a_stranger_sees_five_rows_of_the_bill_and_none_is_cut(window, app, qtbot):
    window.session.open(asset_path("examples", "neon-alley.diorama"))
    bill = window.workspace.bill
    bill.start()
    window.session.selection.set([next(item.id for item in window.session.document.items() if item.kind == "pour")])
    settle(app)
    bill.refresh()
    rows, model = bill.rows, bill.rows.model()

    def are_whole():
        height = rows.viewport().height()
        boxes = [rows.visualRect(model.index(number)) for number in range(model.rowCount())]
        shown = [box for box in boxes if box.bottom() < height]
        assert 5 <= len(shown) < len(boxes)
        assert height - 1 - shown[-1].bottom() < len(shown)  # what is left is less than the edge of a row

    qtbot.waitUntil(are_whole)


def test_no_row_of_the_inspector_is_cut(window, app):
    window.session.selection.set(["trueno"])
    settle(app)
    area = window.workspace.inspector.parent().parent()
    assert isinstance(area, QScrollArea)
    height, content = area.viewport().height(), area.widget()
    assert content.height() > height
    assert whole_rows(content, height) == height


@pytest.fixture
def delegate(app, qtbot):
    view, model = QListView(), BillModel()
    qtbot.addWidget(view)
    model.set_rows(
        [
            ShownRow("material", f"m{n}", f"Board {n}", "240 cm2", more=("sum",), items=("a",), brief=f"Board {n}")
            for n in range(6)
        ]
    )
    view.setModel(model)
    view.resize(280, 400)
    made = BillDelegate(view, model, lambda what, key, text: "", lambda key: None)
    view.setItemDelegate(made)
    return made, model


def heights(delegate, model):
    return [delegate.sizeHint(QStyleOptionViewItem(), model.index(n)).height() for n in range(model.rowCount())]


def test_rows_are_written_in_full_where_all_have_room(delegate):
    made, model = delegate
    full = heights(made, model)
    assert made.fit(sum(full)) == 0
    assert heights(made, model) == full
    line = made.fit(sum(full) - 1)
    assert BRIEF_HEIGHT <= line < min(full)
    assert set(heights(made, model)) == {line}


@pytest.mark.parametrize("height", [132, 141, 155])
def test_lines_fill_the_height_without_a_rest(delegate, height):
    made, _ = delegate
    line = made.fit(height)
    assert height % line < height // line


def test_an_opened_row_is_written_in_full_among_lines(delegate):
    made, model = delegate
    line = made.fit(130)
    model.toggle_open(model.index(2, 0, QModelIndex()))
    own = heights(made, model)
    assert own[2] > 2 * line
    assert set(own[:2] + own[3:]) == {line}


def test_a_fitting_area_blanks_what_would_be_half_a_row(app, qtbot):
    content = QWidget()
    layout = QVBoxLayout(content)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    for number in range(8):
        row = words(f"Row {number}")
        row.setFixedHeight(30)
        layout.addWidget(row)
    window = QWidget()
    qtbot.addWidget(window)
    outer = QVBoxLayout(window)
    outer.setContentsMargins(0, 0, 0, 0)
    area = FittingScrollArea(content, least=20, share=1.0)
    outer.addWidget(area)
    window.resize(200, 100)
    window.show()
    settle(app)
    assert area.viewport().height() == 80
    window.resize(200, 110)
    settle(app)
    assert area.viewport().height() == 110
    window.resize(200, 400)
    settle(app)
    assert area.viewport().height() == 400


def test_boards_of_two_thicknesses_are_told_apart_where_there_is_little_room(session, qtbot):
    """No name of the bill is cut: sizes of stock are left out, and what is still too long goes on below."""
    panel = BillPanel(session)
    qtbot.addWidget(panel)
    panel.resize(292, 280)
    panel.show()
    with session.edit("Thick") as draft:
        draft.put(replace(session.document.records["wall"], id="thick", material="xps_eu_30"))
    panel.start()
    panel.refresh()
    model, delegate = panel.rows.model(), panel.rows.itemDelegate()
    names = [model.index(n).data(ROW_ROLE).brief for n in range(model.rowCount())]
    assert {"XPS sheet 10 mm", "XPS foam board 30 mm"} <= set(names)
    long = max((model.index(n) for n in range(model.rowCount())), key=lambda index: len(index.data(ROW_ROLE).brief))
    box = delegate._texts(long.data(ROW_ROLE)).name
    assert box.bottom() <= delegate.sizeHint(None, long).height()


def test_in_the_bar_of_a_face_whole_words_make_room_for_each_other(window, qtbot):
    wall = next(item.id for item in window.session.document.items() if item.kind == "wall")
    faces.show(window, wall)

    def are_whole():
        assert all(
            button.width() >= button.sizeHint().width() for button in window.workspace.face.findChildren(QToolButton)
        )

    qtbot.waitUntil(are_whole)


def test_a_heading_without_room_is_shortened_and_told_whole(window, app):
    section = window.inspector.section
    with window.session.edit("Name it") as draft:
        draft.change("trueno", label="Street light, residential column 6 m, of the early kind")
    window.session.selection.set(["trueno"])
    settle(app)
    head = section.findChild(QPushButton)
    assert head.text().startswith("STREET LIGHT")
    assert head.text().endswith("…")
    assert head.toolTip() == section.title()
