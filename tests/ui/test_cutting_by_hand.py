"""The cutting window by hand: opened by its key, dragged, refused, turned, locked, kept, squeezed, printed."""

import math
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from diorama_planner.kinds.base import Base
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.track import Track
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.record import BASE_ID, Nesting
from diorama_planner.takeoff.cutting_list import SheetCutting
from diorama_planner.takeoff.nesting import laid
from diorama_planner.takeoff.stash import Holding, move
from diorama_planner.ui.buying.amounts_dialog import UsedDialog
from diorama_planner.ui.commands.bill import open_bill
from diorama_planner.ui.cutting.printing import PrintCutsDialog, write_drawings
from diorama_planner.ui.cutting.window import CuttingWindow
from diorama_planner.ui.theme import DARK, LIGHT, apply_theme

LEFT = Qt.MouseButton.LeftButton
BOARD = "xps_eu_10"
LONG_MS = 30_000
"""A busy machine lays out slowly."""


def wall(name, x, y, length, height=50.0):
    return Wall(
        id=name,
        path_mm=((x, y), (x + length, y)),
        height_mm=height,
        material=BOARD,
        thickness_mm=10,
        label=name.title(),
    )


@pytest.fixture
def cutting(window, qtbot):
    with window.session.edit("Yard") as draft:
        for item in [one for one in window.session.document.items() if isinstance(one, Wall | Landform)]:
            draft.remove(item.id)
        draft.put(wall("north", 10, 190, 150))
        draft.put(wall("south", 10, 30, 120))
        draft.put(wall("tower", 150, 100, 40, 90))
        draft.put(Track(id="siding", line_mm=((0, 60), (190, 60)), track="flex_track_s", ballast="", label="Siding"))
    action = window.actions_["cut-sheets"]
    assert [key.toString() for key in action.shortcuts()] == ["Ctrl+F8"]
    action.trigger()
    made = window.findChild(CuttingWindow)
    made.resize(1280, 760)
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: bool(made.materials.entries()), timeout=LONG_MS)
    made.materials.choose(BOARD)
    qtbot.waitUntil(lambda: isinstance(made.cutting(), SheetCutting) and made.material().id == BOARD, timeout=LONG_MS)
    return made


def layout(made):
    return made.cutting().layout


def number_of(made, item):
    return next(
        number for number, one in enumerate(layout(made).placements) if made.cutting().parts[one.part].item == item
    )


def click(made, number):
    QTest.mouseClick(made.stage.view, LEFT, pos=made.stage.view.place_of(number))


def drag(made, number, dx_mm, dy_mm):
    """Carry a part by so many millimetres of the sheet."""
    view = made.stage.view
    start, scale = view.place_of(number), view.scale()
    end = start + QPoint(round(dx_mm * scale), round(-dy_mm * scale))
    QTest.mousePress(view, LEFT, pos=start)
    for step in (0.3, 0.7, 1.0):
        QTest.mouseMove(view, start + (end - start) * step)
    said = made.stage.said()
    QTest.mouseRelease(view, LEFT, pos=end)
    return said


def test_it_lists_sheets_and_lengths_with_their_use(cutting):
    said = {entry.material.id: entry.said for entry in cutting.materials.entries()}
    assert said[BOARD].startswith("1 sheet  ·  ")
    assert said["flex_track_s"] == "1 bar  ·  21 % used"
    assert "Tower, front" in " ".join(cutting.list.texts())
    title, words, notice = cutting.stage.texts()
    assert title == "XPS sheet EU 1250 x 600 x 10 mm"
    assert "1 sheet" in words
    assert notice == ""


def test_a_click_lights_the_item_up_on_the_plan(cutting, window):
    click(cutting, number_of(cutting, "south"))
    assert window.session.selection.ids == {"south"}
    assert "South, front" in cutting.stage.said()
    QTest.keyClick(cutting.stage.view, Qt.Key.Key_Right)
    assert window.session.selection.ids != {"south"}


def test_a_part_is_dragged_and_locked_where_it_is_put(cutting):
    number = number_of(cutting, "tower")
    before = layout(cutting).placements[number]
    drag(cutting, number, 500, 20)
    after = layout(cutting).placements[number]
    assert after.locked
    assert math.dist((after.x_mm, after.y_mm), (before.x_mm + 500, before.y_mm + 20)) < 12
    assert [one.locked for one in layout(cutting).placements].count(True) == 1


def test_where_another_lies_it_is_refused_while_it_is_carried(cutting):
    one, other = number_of(cutting, "tower"), number_of(cutting, "north")
    parts, before = cutting.cutting().parts, layout(cutting)
    own, there = (
        laid(parts[before.placements[number].part], before.placements[number]).centroid for number in (one, other)
    )
    said = drag(cutting, one, there[0] - own[0], there[1] - own[1])
    assert said == "Tower, front lies over North, front"
    assert layout(cutting) == before


def test_a_part_is_carried_onto_another_sheet_and_the_empty_one_is_given_back(cutting, qtbot):
    ring = ((0.0, 0.0), (100.0, 0.0), (100.0, 55.0), (0.0, 55.0))
    end = Holding(key=BOARD, form="offcut", outline_mm=ring, id="end", place="drawer")
    cutting._session.workshop.change_stash(lambda stash: move(stash, "bought", {"end": end}, day="2026-05-01"))
    with qtbot.waitSignal(cutting.bench.laid, timeout=LONG_MS):
        QTest.mouseClick(cutting.box.again, LEFT)
    assert [stock.key for stock in layout(cutting).sheets] == ["", "end"]
    number, view = number_of(cutting, "tower"), cutting.stage.view
    new, old = view.boards()
    assert "from the stash: drawer" in old.caption
    goal = view.box_of(new).center().toPoint()
    QTest.mousePress(view, LEFT, pos=view.place_of(number))
    for at in (view.place_of(number) + QPoint(9, 9), goal):
        QTest.mouseMove(view, at)
    QTest.mouseRelease(view, LEFT, pos=goal)
    assert [stock.key for stock in layout(cutting).sheets] == [""]
    placement = layout(cutting).placements[number]
    x, y = laid(cutting.cutting().parts[placement.part], placement).centroid
    assert (x, y) == pytest.approx((625, 300), abs=12)


def test_the_tick_says_what_the_stash_lacks_sheets_or_bars(cutting):
    bars = next(entry.material for entry in cutting.materials.entries() if cutting.table.is_bar(entry.material))
    cutting.side.show_material(bars)
    assert cutting.side.stash.text() == "No bar ends of it in the stash"


def test_the_tick_follows_the_stash(cutting, qtbot):
    assert cutting.side.stash.text() == "No offcuts of it in the stash"
    ring = ((0.0, 0.0), (100.0, 0.0), (100.0, 55.0), (0.0, 55.0))
    end = Holding(key=BOARD, form="offcut", outline_mm=ring, id="end", amount=2.0)
    cutting._session.workshop.change_stash(lambda stash: move(stash, "bought", {"end": end}, day="2026-05-01"))
    qtbot.waitUntil(lambda: cutting.side.stash.text() == "Use 2 offcuts in the stash", timeout=LONG_MS)
    assert cutting.side.stash.isEnabled()
    cutting.close()
    cutting._session.workshop.change_stash(lambda stash: move(stash, "used", {"end": None}, day="2026-05-02"))
    cutting.show()
    qtbot.waitUntil(lambda: not cutting.side.stash.isEnabled(), timeout=LONG_MS)


def test_a_locked_part_stays_when_the_rest_is_laid_out_anew(cutting, qtbot):
    number = number_of(cutting, "tower")
    drag(cutting, number, 700, 0)
    where = layout(cutting).placements[number]
    with qtbot.waitSignal(cutting.bench.laid, timeout=LONG_MS):
        QTest.mouseClick(cutting.box.again, LEFT)
    again = layout(cutting).placements[number_of(cutting, "tower")]
    assert (again.x_mm, again.y_mm, again.locked) == (where.x_mm, where.y_mm, True)


def test_keys_turn_lock_and_nudge(cutting):
    number = number_of(cutting, "tower")
    drag(cutting, number, 500, 20)
    click(cutting, number)
    turn = layout(cutting).placements[number].turn_deg
    QTest.keyClick(cutting.stage.view, Qt.Key.Key_R)
    assert layout(cutting).placements[number].turn_deg == (turn + 90) % 360
    QTest.keyClick(cutting.stage.view, Qt.Key.Key_L)
    assert not layout(cutting).placements[number].locked
    x = layout(cutting).placements[number].x_mm
    QTest.keyClick(cutting.stage.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert layout(cutting).placements[number].x_mm == pytest.approx(x + 1)
    QTest.mouseClick(cutting.stage.turn_right, LEFT)
    assert layout(cutting).placements[number].turn_deg == turn


def test_a_layout_is_kept_undone_and_told_when_it_is_out_of_date(cutting, window, qtbot):
    QTest.mouseClick(cutting.box.keep, LEFT)
    assert [one.material for one in window.session.document.every(Nesting)] == [BOARD]
    assert "Kept" in cutting.box.texts()[1]
    assert not cutting.box.keep.isEnabled()
    window.session.undo()
    qtbot.waitUntil(cutting.box.keep.isEnabled, timeout=LONG_MS)
    window.session.redo()
    qtbot.waitUntil(lambda: not cutting.box.keep.isEnabled(), timeout=LONG_MS)
    with window.session.edit("Longer") as draft:
        draft.put(wall("south", 10, 30, 170))
    qtbot.waitUntil(lambda: "have changed" in cutting.stage.texts()[2], timeout=LONG_MS)
    QTest.mouseClick(cutting.box.keep, LEFT)
    assert cutting.stage.texts()[2] == ""


def test_settings_lay_out_anew(cutting, qtbot):
    with qtbot.waitSignal(cutting.bench.laid, timeout=LONG_MS):
        cutting.side.gap.setFocus()
        cutting.side.gap.selectAll()
        QTest.keyClicks(cutting.side.gap, "12")
        QTest.keyClick(cutting.side.gap, Qt.Key.Key_Return)
    assert layout(cutting).settings.gap_mm == 12
    with qtbot.waitSignal(cutting.bench.laid, timeout=LONG_MS):
        cutting.side.tool.set_value("Jigsaw")
        cutting.side.tool.committed.emit("Jigsaw", False)
    assert layout(cutting).settings.kerf_mm == 1.5
    with qtbot.waitSignal(cutting.bench.laid, timeout=LONG_MS):
        cutting.side.straight.click()
    assert layout(cutting).cuts
    with qtbot.waitSignal(cutting.bench.laid, timeout=LONG_MS):
        cutting.side.length.accept_value(20.0)
    assert "North, front" in cutting.stage.texts()[2]


def test_reasons_are_told_as_far_as_there_is_room(cutting, qtbot):
    with cutting._session.edit("Palisade") as draft:
        for number in range(6):
            draft.put(wall(f"pale{number}", 5 + 30 * number, 130, 20))
    with qtbot.waitSignal(cutting.bench.laid, timeout=LONG_MS):
        cutting.side.length.accept_value(5.0)
    qtbot.waitUntil(lambda: "6 more have no room either" in cutting.stage.texts()[2], timeout=LONG_MS)
    assert len(cutting.stage.texts()[2].splitlines()) == 4


def test_squeezing_shows_progress_and_stops(cutting, qtbot):
    cutting.box.squeeze_wanted.emit(30.0)
    assert cutting.box.progress.isVisible()
    assert not cutting.box.squeeze.isEnabled()
    assert cutting.box.texts()[0].startswith("Best so far: 1 sheet")
    QTest.mouseClick(cutting.box.stop, LEFT)
    assert not cutting.box.progress.isVisible()
    assert cutting.box.squeeze.isEnabled()
    assert len(layout(cutting).placements) == 3
    assert cutting.stage.said() == "Nothing denser was found"


def test_lengths_are_cut_from_what_is_on_sale(cutting):
    cutting.materials.choose("flex_track_s")
    _, words, _ = cutting.stage.texts()
    assert "proved: no plan needs fewer bars" in words
    assert not cutting.box.again.isVisible()
    cutting.side.sold.setFocus()
    cutting.side.sold.selectAll()
    QTest.keyClicks(cutting.side.sold, "150; 60 mm")
    QTest.keyClick(cutting.side.sold, Qt.Key.Key_Return)
    assert "2 bars" in cutting.stage.texts()[1]
    cutting.side.sold.selectAll()
    QTest.keyClicks(cutting.side.sold, "0")
    QTest.keyClick(cutting.side.sold, Qt.Key.Key_Return)
    assert "longer than 0" in cutting.side.sold.problem


def test_what_is_left_goes_into_the_stash_once(cutting, window):
    sheets = Holding(key=BOARD, amount=3.0, pack_size=3.0, id="pack")
    window.session.workshop.change_stash(lambda stash: move(stash, "bought", {"pack": sheets}, day="2026-05-01"))
    QTest.mouseClick(cutting.box.shelve, LEFT)
    shelf = window.session.workshop.stash.sheets(BOARD)
    assert shelf
    assert max(abs(x) for holding in shelf for x, _ in holding.outline_mm) <= 1250
    assert not cutting.box.shelve.isEnabled()
    assert cutting.box.texts()[3].startswith("In the stash since ")
    told = cutting.box.texts()[3].splitlines()[1:]
    assert told[0] == "1 sheet of XPS sheet EU 1250 x 600 x 10 mm gone"
    assert told[1].startswith("Offcut within 1250 × ")
    assert window.session.workshop.stash.amount(BOARD) == 2
    assert [movement.kind for movement in window.session.workshop.stash.journal] == ["bought", "used"]
    cutting.keep()
    dialog = UsedDialog(window.session, cutting)
    assert dialog.earlier.text().startswith("What is left of these is in the stash")
    dialog.accept()
    assert window.session.workshop.stash.sheets(BOARD) == shelf
    assert window.session.workshop.stash.amount(BOARD) == 2
    cutting.materials.choose("flex_track_s")
    QTest.mouseClick(cutting.box.shelve, LEFT)
    assert [round(end.length_mm) for end in window.session.workshop.stash.bars("flex_track_s")] == [724]


def test_cut_sheets_are_previewed_written_and_saved_as_drawings(cutting, qtbot, tmp_path):
    dialog = PrintCutsDialog(cutting._session, cutting.table, cutting.material(), cutting)
    qtbot.addWidget(dialog)
    dialog.refresh()
    assert "page" in dialog.said()
    assert dialog.preview.pages()
    assert dialog.write(tmp_path / "cuts.pdf")
    assert (tmp_path / "cuts.pdf").read_bytes().startswith(b"%PDF")
    (written,) = write_drawings(cutting._session, cutting.cutting(), tmp_path / "board.svg")
    assert ET.parse(written).getroot().get("width") == "1250mm"


def test_a_plan_without_sheets_says_what_to_do(window, qtbot):
    with window.session.edit("Bare") as draft:
        draft.remove_all([item.id for item in window.session.document.items() if item.id != BASE_ID])
        draft.put(Base(id=BASE_ID, width_mm=200, depth_mm=200, thickness_mm=9, material="", order=-1))
    window.actions_["cut-sheets"].trigger()
    made = window.findChild(CuttingWindow)
    qtbot.waitUntil(lambda: not made.print_.isEnabled(), timeout=LONG_MS)
    assert list(made.materials.entries()) == []


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_it_is_painted_in_both_themes(cutting, app, theme):
    apply_theme(app, theme)
    image = cutting.stage.view.grab().toImage()
    middle = cutting.stage.view.place_of(0)
    assert image.pixelColor(middle) != image.pixelColor(2, 2)
    apply_theme(app, LIGHT)


def test_it_closes_while_it_squeezes(cutting):
    cutting.squeeze(30.0)
    cutting.close()
    assert cutting.bench.squeezed() is None
    assert not cutting.isVisible()


def test_the_large_bill_leads_to_it(window):
    opened = open_bill(window)
    QTest.mouseClick(opened._cuts, LEFT)
    assert window.findChild(CuttingWindow).isVisible()
    opened.close()
