"""Leading a camera by hand: the grips of its keys on the plan, and the strip of its time."""

import pytest
from canvas_hand import ALT, CanvasHand
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from diorama_planner.kinds.base import Base
from diorama_planner.kinds.camera import Camera, CameraKey
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project
from diorama_planner.ui.canvas.plan_view import PlanView
from diorama_planner.ui.space.timeline import Strip

DOLLY = Camera(
    id="cam", at_mm=(60, 40), pan_deg=90.0, focus_mm=200, order=1.0,
    keys=(CameraKey(at_s=3.0, at_mm=(200, 60), pan_deg=120.0),),
)  # fmt: skip


@pytest.fixture
def hand(session, qtbot):
    base = Base(id=BASE_ID, width_mm=300, depth_mm=200, thickness_mm=9, order=-1.0)
    session.new(Document.of([Project(id=PROJECT_ID, name="Film"), base, DOLLY]))
    view = PlanView(session)
    qtbot.addWidget(view)
    view.resize(700, 520)
    view.show()
    qtbot.waitExposed(view)
    session.selection.set(["cam"])
    return CanvasHand(view)


def test_a_key_is_led_and_aimed_by_its_grips(session, hand):
    hand.drag((200, 60), (240, 90), ALT)
    led = session.document.get("cam")
    assert led.keys[0].at_mm == pytest.approx((240, 90), abs=1.0)
    assert (led.at_mm, led.keys[0].at_s) == (DOLLY.at_mm, 3.0)
    aim = next(grip.at for grip in kind_of(led).handles(led, session.around()) if grip.index == 1)
    hand.drag(aim, (240, 190), ALT)
    assert session.document.get("cam").keys[0].pan_deg == pytest.approx(90.0, abs=1.0)
    hand.drag((60, 40), (80, 30), ALT)
    begun = session.document.get("cam")
    assert begun.at_mm == pytest.approx((80, 30), abs=1.0)
    assert begun.keys[0].at_mm == pytest.approx((240, 90), abs=1.0)
    for _ in range(3):
        session.undo()
    assert session.document.get("cam") == DOLLY


def test_the_strip_seeks_times_and_takes_out(qtbot):
    strip = Strip()
    qtbot.addWidget(strip)
    strip.resize(428, 34)
    strip.show()
    strip.show_path((0.0, 2.0, 4.0), 0.0)  # 400 pixels for 4.6 s
    heard = []
    strip.sought.connect(lambda at: heard.append(("seek", round(at, 1))))
    strip.retimed.connect(lambda index, at: heard.append((index, round(at, 1))))
    strip.dropped.connect(lambda index: heard.append(("drop", index)))
    strip.added.connect(lambda at: heard.append(("add", round(at, 1))))

    def at(time):
        return QPoint(round(strip.x_of(time)), 20)

    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(strip, left, plain, at(3.0))
    QTest.mousePress(strip, left, plain, at(2.0))
    QTest.mouseMove(strip, at(2.5))
    QTest.mouseRelease(strip, left, plain, at(2.5))
    QTest.keyClick(strip, Qt.Key.Key_Delete)
    QTest.mouseDClick(strip, left, plain, at(1.0))
    assert heard[0] == ("seek", 3.0)
    assert (0, 2.5) in heard
    assert ("drop", 0) in heard
    assert heard[-1] == ("add", 1.0)
