"""The foam stack by hand: its key, its steps by keys and clicks, its mark on the plan; troughs drawn and undone."""

import pytest
from canvas_hand import NONE
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from diorama_planner.kinds.landform import Landform
from diorama_planner.ui.dialogs.export import ExportDialog
from diorama_planner.ui.dialogs.print_plan import SLICES, WHOLE, PrintPlanDialog
from diorama_planner.ui.theme import DARK, LIGHT

LEFT = Qt.MouseButton.LeftButton


def rect(x0, y0, x1, y1):
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


BLOCK = Landform(id="block", outline_mm=rect(20, 20, 120, 90), height_mm=60, edge="cliff", order=50, label="Block")
KERB = Landform(id="kerb", outline_mm=rect(130, 20, 180, 30), height_mm=20, edge="cliff", order=51, label="Kerb")


@pytest.fixture
def hills(window):
    with window.session.edit("Hills") as draft:
        draft.put(BLOCK)
        draft.put(KERB)
    return window


@pytest.fixture
def panel(hills, qtbot):
    action = hills.actions_["foam-stack"]
    assert [key.toString() for key in action.shortcuts()] == ["Ctrl+F10"]
    action.trigger()
    made = hills.workspace.foam
    qtbot.waitUntil(lambda: made is not None and made.isVisible())
    made.stack.set_value("block")
    made.step(-1000)
    return made


def cut_key(panel):
    return panel.stack.value(), panel.cut().part.lamina.number


def test_keys_step_through_the_slices_and_stop_at_the_ends(panel):
    assert cut_key(panel) == ("block", 1)
    assert panel.title() == "Slice 1 of 3"
    for key, number in ((Qt.Key.Key_Up, 2), (Qt.Key.Key_Up, 3), (Qt.Key.Key_Up, 3), (Qt.Key.Key_Home, 1)):
        QTest.keyClick(panel.view, key)
        assert cut_key(panel) == ("block", number)
    QTest.keyClick(panel.view, Qt.Key.Key_End)
    assert "40 mm to 60 mm" in panel.facts()
    assert "70 cm² of foam" in panel.facts()


def test_a_click_on_the_side_view_chooses_a_slice(panel):
    bar = panel.profile.bars()[1]
    QTest.mouseClick(panel.profile, LEFT, pos=QPoint(round(bar.center().x()), round(bar.center().y())))
    assert cut_key(panel) == ("block", 2)


def test_what_is_selected_on_the_plan_turns_the_panel_to_it(panel):
    panel._session.selection.set(["kerb"])
    assert cut_key(panel) == ("kerb", 1)
    panel._session.selection.set([])
    assert cut_key(panel) == ("kerb", 1)


def test_a_change_of_the_plan_is_cut_anew(panel, qtbot):
    session = panel._session
    with session.edit("Higher") as draft:
        draft.put(Landform(**{name: getattr(BLOCK, name) for name in ("id", "outline_mm", "edge")}, height_mm=100))
    qtbot.waitUntil(lambda: panel.cut().top == 5)
    session.undo()
    qtbot.waitUntil(lambda: panel.cut().top == 3)


def test_the_slice_is_marked_on_the_plan_while_the_panel_is_open(hills, panel):
    scene = hills.plan.canvas.scene()
    tinted = [item for item in scene.items() if 0.88e9 <= item.zValue() < 0.89e9]
    assert tinted
    box = tinted[0].boundingRect()
    assert (box.left(), box.right()) == (pytest.approx(20, abs=2), pytest.approx(120, abs=2))
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert not [item for item in scene.items() if 0.88e9 <= item.zValue() < 0.89e9]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_slice_is_painted_in_both_themes(panel, app, theme):
    from diorama_planner.ui.theme import apply_theme

    before = panel.view.grab().toImage()
    apply_theme(app, theme)
    QTest.keyClick(panel.view, Qt.Key.Key_End)
    image = panel.view.grab().toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    corner = image.pixelColor(8, 8)
    assert middle != corner
    assert image.size() == before.size()
    apply_theme(app, LIGHT)


def test_a_plan_without_foam_says_what_to_do(window, qtbot):
    window.actions_["foam-stack"].trigger()
    panel = window.workspace.foam
    for item in [item for item in window.session.document.items() if isinstance(item, Landform)]:
        with window.session.edit("Remove") as draft:
            draft.remove(item.id)
    panel.refresh()
    assert panel.cut() is None
    assert not panel.view.isVisible()


def test_slices_are_previewed_and_written_at_full_size(session, qtbot, tmp_path):
    with session.edit("Hill") as draft:
        draft.put(BLOCK)
    dialog = PrintPlanDialog(session)
    qtbot.addWidget(dialog)
    dialog.choose(SLICES)
    assert "at full size" in dialog.said()
    assert dialog.write(tmp_path / "slices.pdf")
    assert (tmp_path / "slices.pdf").read_bytes().startswith(b"%PDF")
    drawing = ExportDialog(session)
    qtbot.addWidget(drawing)
    drawing.choose("plan", "laminae_svg")
    assert drawing.write(tmp_path / "slices.svg")
    assert "Block: slice 3 of 3" in (tmp_path / "slices.svg").read_text()


def test_a_trough_is_drawn_with_a_typed_length_undone_and_redone(hand, session):
    before = session.document.records
    hand.view.set_tool("trough")
    hand.click((20, 30))
    hand.move((20, 90), held=NONE)
    hand.key(Qt.Key.Key_Escape)
    assert session.document.records == before
    hand.click((20, 30))
    hand.move((20, 90), held=NONE)
    hand.type("50 mm")
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Return)
    (trough,) = [item for item in session.document.items() if item.kind == "trough"]
    start, end = trough.line_mm
    assert (end[0] - start[0], end[1] - start[1]) == pytest.approx((0, 50), abs=1e-6)
    session.undo()
    assert session.document.records == before
    session.redo()
    assert session.document.get(trough.id) == trough


def test_its_key_closes_it_and_the_canvas_has_the_keys_again(panel, hills):
    assert panel.view.hasFocus()
    hills.actions_["foam-stack"].trigger()
    assert panel.isHidden()
    assert hills.plan.canvas.hasFocus()


def test_the_dialog_is_headed_by_what_it_prints(hills, qtbot):
    dialog = PrintPlanDialog(hills.session, hills)
    qtbot.addWidget(dialog)
    dialog.choose(SLICES)
    assert dialog.windowTitle() == dialog.accessibleName() == "Print slices of foam"
    assert "Print slices of foam" in {label.text() for label in dialog.findChildren(QLabel)}
    dialog.choose(WHOLE)
    assert dialog.windowTitle() == "Print the plan"
