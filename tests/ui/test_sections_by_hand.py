"""Sections by hand: drawn, typed, snapped, let go, undone; the panel reads heights and grades; paper and files."""

import pytest
from canvas_hand import NONE, CanvasHand
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.section import Section
from diorama_planner.ui.dialogs.export import ExportDialog
from diorama_planner.ui.dialogs.print_plan import FOOTPRINTS, WHOLE, PrintPlanDialog

RISE = Landform(
    id="rise", outline_mm=((20, 20), (180, 20), (180, 90), (20, 90)), height_mm=20, edge="cliff", order=50
)
LINE = Section(id="line", line_mm=((10, 50), (190, 50)), order=60)


def sections(session):
    return [item for item in session.document.items() if item.kind == "section"]


def test_a_section_is_drawn_with_a_typed_length_undone_and_redone(hand, session):
    before = session.document.records
    hand.view.set_tool("section")
    hand.click((20, 30))
    hand.move((90, 30), held=NONE)
    hand.key(Qt.Key.Key_Escape)
    assert session.document.records == before
    hand.click((20, 30))
    hand.move((90, 30), held=NONE)
    hand.type("60 mm")
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Return)
    (drawn,) = sections(session)
    (x0, y0), (x1, y1) = drawn.line_mm
    assert (x1 - x0, y1 - y0) == pytest.approx((60, 0), abs=1e-6)
    session.undo()
    assert session.document.records == before
    session.redo()
    assert session.document.get(drawn.id) == drawn


def test_a_section_snaps_to_the_corner_of_the_base(hand, session):
    session.set_preferences(snap_on=True)
    hand.view.set_tool("section")
    near = 3 / hand.canvas.pixels_per_mm
    hand.click((near, near))
    hand.click((60, 40))
    hand.key(Qt.Key.Key_Return)
    (drawn,) = sections(session)
    assert drawn.line_mm[0] == pytest.approx((0, 0))


@pytest.fixture
def panel(window, qtbot):
    with window.session.edit("Ground") as draft:
        draft.put(RISE)
        draft.put(LINE)
    action = window.actions_["show-section"]
    assert [key.toString() for key in action.shortcuts()] == ["Ctrl+F11"]
    action.trigger()
    made = window.workspace.section
    qtbot.waitUntil(lambda: made is not None and made.isVisible() and made.item() is not None)
    return made


def point_at(panel, along, kind=QEvent.Type.MouseMove, button=Qt.MouseButton.NoButton):
    at = panel.view.pixel_of(along, 0)
    where = QPointF(at)
    event = QMouseEvent(kind, where, panel.view.mapToGlobal(where), button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(panel.view, event)


def test_taking_up_the_tool_shows_the_panel_which_says_what_to_do(window):
    window.plan.set_tool("section")
    panel = window.workspace.section
    assert panel.isVisible()
    assert panel.item() is None
    hand = CanvasHand(window.plan)
    hand.click((20, 30))
    hand.click((60, 40))
    hand.key(Qt.Key.Key_Return)
    panel.refresh()
    assert panel.item() is sections(window.session)[0]


def test_the_pointer_reads_the_height_and_the_grade_from_a_mark(panel):
    point_at(panel, 100)
    assert "height 20.0 mm" in panel.reading()
    point_at(panel, 5, QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton)
    assert "height 0.0 mm" in panel.reading()
    point_at(panel, 105)
    assert "grade 20.0 % over 100" in panel.reading()
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert "grade" not in panel.reading()
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_keys_read_along_the_line_and_mark(panel):
    QTest.keyClick(panel.view, Qt.Key.Key_Home)
    assert "at 0.0 mm" in panel.reading()
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    QTest.keyClick(panel.view, Qt.Key.Key_End)
    assert "grade 0.0 % over 180.0 mm" in panel.reading()


def test_the_panel_follows_the_ground_and_the_selection(panel, window, qtbot):
    with window.session.edit("Higher") as draft:
        draft.change("rise", height_mm=35.0)
        draft.put(Section(id="other", line_mm=((100, 5), (100, 95)), order=61))
    qtbot.waitUntil(lambda: panel._seen.profile.heights.max() > 34)
    window.session.selection.set(["other"])
    assert panel.item().id == "other"


def test_heights_are_drawn_higher_in_one_step_that_can_be_undone(panel, window, qtbot):
    panel.times.set_value("5")
    panel.times.activated.emit(panel.times.currentIndex())
    assert window.session.document.get("line").exaggeration == 5
    window.session.undo()
    assert window.session.document.get("line").exaggeration == 1
    qtbot.waitUntil(lambda: panel.times.value() == "1")


def test_a_section_that_is_removed_leaves_the_panel_empty(panel, window, qtbot):
    with window.session.edit("Remove") as draft:
        draft.remove("line")
    qtbot.waitUntil(lambda: not panel.view.isVisible())
    assert panel.item() is None


def test_a_section_is_previewed_and_written(panel, window, qtbot, tmp_path):
    from diorama_planner.app.sections.section_drawing import section_job

    def job():
        return section_job(window.session, "line")

    dialog = PrintPlanDialog(window.session, job=job)
    qtbot.addWidget(dialog)
    for way in (WHOLE, FOOTPRINTS):
        dialog.choose(way)
        assert "page" in dialog.said()
        assert dialog.write(tmp_path / f"{way}.pdf")
        assert (tmp_path / f"{way}.pdf").read_bytes().startswith(b"%PDF")
    drawing = ExportDialog(window.session, job=job)
    qtbot.addWidget(drawing)
    drawing.choose("plan", "svg")
    assert drawing.write(tmp_path / "section.svg")
    assert "Section" in (tmp_path / "section.svg").read_text()
