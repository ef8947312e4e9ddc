"""The window of shots by hand: its cameras, what helps at a click, what no camera sees, hatched on the plan."""

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QPushButton

from diorama_planner.app.photography.shot_words import full_size_rows
from diorama_planner.app.photography.shots import plan_of
from diorama_planner.app.session import Session
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.camera import Camera, CameraKey
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project
from diorama_planner.ui.commands.shots import HIDDEN
from diorama_planner.ui.shots.hidden_ground import HiddenGround
from diorama_planner.ui.shots.picture import ShotPicture
from diorama_planner.ui.shots.printing import stack_page
from diorama_planner.ui.shots.window import ShotsWindow

LENS = {"lens": "nikkor60g", "sensor": "ff", "f_number": 16.0, "focus_mm": 220.0}


@pytest.fixture
def shots(window, qtbot):
    session = window.session
    high = {"at_mm": (100, -150), "height_mm": 90, "tilt_deg": -15.0}
    with session.edit("Cameras") as draft:
        draft.add(Camera(id="low", label="Low", at_mm=(100, -60), height_mm=5, pan_deg=90.0, **LENS))
        draft.add(Camera(id="high", label="High", pan_deg=90.0, **high, **LENS))
        draft.add(Wall(id="across", path_mm=((0, 150), (200, 150)), height_mm=40))
        draft.add(Thing(id="hero", thing="toyota_ae86_trueno", at_mm=(100, 80)))
    window.actions_["shots"].trigger()
    made = window.findChild(ShotsWindow)
    qtbot.waitUntil(lambda: not made.is_busy(), timeout=10_000)
    return made


def press(qtbot, within, text):
    """Click a button by its words."""
    found = next(each for each in within.findChildren(QPushButton) if each.text() == text and each.isVisible())
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_what_helps_is_done_at_a_click_and_the_picture_follows(shots, window, qtbot):
    session = window.session
    low = next(each for each in shots.cameras.entries() if each.id == "low")
    assert low.warns
    assert "does not fit" in low.said
    assert not low.image.isNull()
    shots.cameras.choose("low")
    press(qtbot, shots.checks, "Do it")
    assert session.document.get("low").lift_mm > 0
    qtbot.waitUntil(
        lambda: shots.plan() is not None and shots.plan().fit.fits and not shots.is_busy(), timeout=10_000
    )
    told = {str(each.value) for each in full_size_rows(plan_of(session, session.document.get("low")))}
    assert told <= set(shots.focus.rows.texts())
    shots.pages.show_tab("focus")
    press(qtbot, shots.focus, "Copy")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == shots.plan().shot.stack.frames + 1 == len(shots.focus.table.texts()) + 1
    assert "Low" in stack_page(shots.plan(), "Low", shots.focus.table.texts()).toPlainText()
    shots.pages.show_tab("backdrop")
    session.selection.set(["hero"])
    shots.backdrop.table.selectRow(0)
    press(qtbot, shots.backdrop, "Make what is selected so small")
    assert session.document.get("hero").size_mm is not None
    shots.pages.show_tab("checks")
    shown = [trouble.seen.record for trouble in shots.plan().troubles if trouble.seen.record]
    press(qtbot, shots.checks, "Show on the plan")
    assert session.selection.ids == {shown[0]}


def test_stills_take_the_place_of_sketches_until_the_plan_changes(shots, window, qtbot, monkeypatch):
    asked = []

    def still(document, wanted, report):
        asked.append(wanted)
        report(0.5)
        picture, data = QImage(60, 40, QImage.Format.Format_RGB888), QBuffer()
        picture.fill(QColor("#204060"))
        picture.save(data, "PNG")
        return bytes(data.data().data())

    monkeypatch.setattr("diorama_planner.ui.shots.taking.asked_still", still)
    press(qtbot, shots, "Draw them in space")
    qtbot.waitUntil(lambda: not shots.taking.is_busy and "taken in space" in shots.said.text(), timeout=10_000)
    assert {each.camera for each in asked} == {"low", "high"}
    assert all(entry.image.width() == 60 for entry in shots.cameras.entries())
    with window.session.edit("Move") as draft:
        draft.change("hero", at_mm=(110, 80))
    qtbot.waitUntil(lambda: all(entry.image.width() > 60 for entry in shots.cameras.entries()), timeout=10_000)


def test_what_no_camera_sees_follows_the_ticks(shots, window, qtbot):
    press(qtbot, shots, "What no camera sees")
    shown = window.plan.findChild(HiddenGround, HIDDEN)
    qtbot.waitUntil(lambda: not shown.is_busy, timeout=10_000)
    both = shown.said
    assert "%" in both
    shots.cameras.setFocus()
    shots.cameras.choose("high")
    qtbot.keyClick(shots.cameras, Qt.Key.Key_Space)
    assert shots.unplanned() == {"high"}
    qtbot.waitUntil(lambda: not shown.is_busy, timeout=10_000)
    assert shown.said != both
    press(qtbot, shots, "What no camera sees")
    assert not shown.is_shown


def test_a_mark_of_a_later_moment_is_shown_in_the_picture_of_that(qtbot):
    turned = CameraKey(at_s=2.0, at_mm=(100, -150), height_mm=90, pan_deg=180.0)
    camera = Camera(id="pan", at_mm=(100, -150), height_mm=90, tilt_deg=-40.0, pan_deg=90.0, keys=(turned,), **LENS)
    base = Base(id=BASE_ID, width_mm=200, depth_mm=240, order=-1)
    session = Session(Document.of([Project(id=PROJECT_ID, name="Film"), base, camera]))
    plan, picture, asked = plan_of(session, camera), ShotPicture(), []
    qtbot.addWidget(picture)

    def made(moment):
        asked.append(moment.at_s)
        return QImage(24, 16, QImage.Format.Format_RGB888)

    picture.show_shot(plan, QImage(48, 32, QImage.Format.Format_RGB888), made)
    number, later = next((n, each) for n, each in enumerate(plan.troubles) if each.seen.at_s)
    at_start = picture.mark_places()
    picture.light_up(number)
    assert asked == [later.seen.at_s]
    assert len(picture.mark_places()) == sum(each.seen.at_s == later.seen.at_s for each in plan.troubles)
    picture.light_up(-1)
    assert (asked, picture.mark_places()) == ([later.seen.at_s], at_start)
