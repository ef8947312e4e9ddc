"""The wiring on paper by hand: what is shown follows from the plan and from what is ticked; files are written."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from diorama_planner.drawing.primitives import Text
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.supply import Supply
from diorama_planner.model.record import Circuit
from diorama_planner.ui.commands.wiring import show_wiring
from diorama_planner.ui.dialogs.print_wiring import PrintWiringDialog


@pytest.fixture
def dialog(session, qtbot):
    with session.edit("Light") as draft:
        draft.add(Supply(id="usb", source="usb_chg", at_mm=(40, 40), under_base=True, switch=True))
        draft.add(Circuit(id="row", name="Lamps", feed="usb"))
        draft.add(Light(id="lamp", led="smd0603_warm", at_mm=(80, 70), circuit="row"))
    made = PrintWiringDialog(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.preview.pages()))
    return made


def texts(dialog):
    drawn = [mark for sheet in dialog._sheets for mark in (*sheet.plan, *sheet.marks)]
    return {mark.text for mark in drawn if isinstance(mark, Text)}


def tick(qtbot, dialog, tag):
    dialog.flags[tag].setFocus()
    qtbot.keyClick(dialog.flags[tag], Qt.Key.Key_Space)


def test_a_tick_takes_a_paper_away_and_files_are_written(dialog, qtbot, tmp_path):
    assert {"Wiring chart", "PS1", "S1", "R1", "D1", "W1", "Harness and cut list", "MIRRORED"} <= texts(dialog)
    assert "100 %" in dialog.said()
    tick(qtbot, dialog, "underside")
    assert "MIRRORED" not in texts(dialog)
    assert "100 %" not in dialog.said()
    for tag, name, begins in (("wiring", "a.pdf", b"%PDF"), ("harness_csv", "a.csv", b"\xef\xbb\xbfwire,circuit")):
        assert dialog.write(tag, tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(begins)
    dialog.copy_text()
    assert "HARNESS" in QGuiApplication.clipboard().text().upper()
    for paper, flag in dialog.flags.items():
        if flag.value():
            tick(qtbot, dialog, paper)
    assert not dialog._print.isEnabled()


def test_a_plan_without_lights_is_told_so(session, qtbot):
    class Window:
        said = ""

        def say(self, text):
            self.said = text

    window = Window()
    window.session = session
    show_wiring(window)
    assert "add a light" in window.said
