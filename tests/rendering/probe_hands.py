"""What a mouse does to the view in space, by real events on a real window; prints what came of it as JSON."""

import json
import sys

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diorama_planner.app.session import Session
from diorama_planner.app.space.space_feed import SpaceFeed
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project
from diorama_planner.optics.view_moves import eye_of, land_on, place_of

SIZE = (320, 240)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE, SHIFT, ALT = (Qt.KeyboardModifier[f"{name}Modifier"] for name in ("No", "Shift", "Alt"))


def plan():
    return Session(
        Document.of(
            [
                Project(id=PROJECT_ID),
                Base(id=BASE_ID, width_mm=200, depth_mm=160, order=-1),
                Wall(id="front", path_mm=((5, 5), (195, 5)), height_mm=60.0, order=1.0),
                Thing(id="car", thing="toyota_ae86_trueno", at_mm=(60.0, 90.0), rotation_deg=90.0, order=2.0),
                Thing(id="bin", thing="dumpster_fl", at_mm=(150.0, 110.0), order=3.0),
                Thing(id="safe", thing="vending_jp", at_mm=(110.0, 130.0), locked=True, order=4.0),
            ]
        )
    )


def wait(ms):
    """Let the window live; `QTest.qWait` would hold up the thread that draws."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def plainly(view):
    """Leave out what takes long to draw without a graphics card: nothing of it matters here."""
    around = view.part("environment")
    for name in ("aoEnabled", "glowEnabled", "lensFlareEnabled"):
        around.setProperty(name, False)
    around.setProperty("antialiasingMode", 0)
    view.part("sun").setProperty("castsShadow", False)


class Journey:
    def __init__(self):
        from diorama_planner.rendering.space_view import SpaceView
        from diorama_planner.ui.canvas.snapping import Snapping
        from diorama_planner.ui.space.hands import Hands

        self.session = plan()
        self.feed = SpaceFeed(self.session)
        self.view = SpaceView()
        self.view.resize(*SIZE)
        plainly(self.view)
        self.hands = Hands(self.session, Snapping(self.session), self.view)
        self.gaze = self.hands.gaze
        self.view.show()
        self.session.subscribe(lambda _: self.view.apply(self.feed.take()))
        self.view.apply(self.feed.take())
        self.gaze.cutaway = True
        self.gaze.look()
        self.gaze.show_side("corner")
        wait(500)

    def pixel(self, at):
        found = self.view.on_screen(at)
        return QPoint(round(found.x()), round(found.y()))

    def item(self, item_id):
        return self.session.document.get(item_id)

    def click(self, at, button=LEFT, held=NONE):
        QTest.mouseMove(self.view, self.pixel(at))
        QTest.mouseClick(self.view, button, held, self.pixel(at))
        return sorted(self.session.selection.ids)

    def drag(self, start, end, button=LEFT, held=NONE, meanwhile=None):
        """From pixel to pixel, once what was done before is seen."""
        wait(120)
        QTest.mousePress(self.view, button, held, start)
        for step in range(1, 6):
            QTest.mouseMove(self.view, start + (end - start) * step / 5)
        if meanwhile is not None:
            meanwhile()
        QTest.mouseRelease(self.view, button, held, end)

    def wheel(self, at, notches):
        where = QPointF(at)
        turn = QPoint(0, 120 * notches)
        event = QWheelEvent(
            where, where, QPoint(), turn, Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(self.view, event)

    def found(self):
        roof, yard = (60.0, 90.0, 15.0), (100.0, 50.0, 0.0)
        said = {"left out": sorted(self.view.scene.hidden)}
        said["on the yard"] = self.click(yard)
        said["clicked"] = self.click(roof)
        said["and the bin"] = self.click((150.0, 110.0, 8.0), held=SHIFT)
        said["only the car"] = self.click(roof)
        said["locked"] = self.click((110.0, 130.0, 12.0))
        self.click(roof)
        said |= self.moved()
        said["snapped"] = self.snapped()
        said |= self.looked(yard)
        return said | self.walked()

    def moved(self):
        """The car is dragged, put back, turned by the wheel, and given up with Esc."""
        grabbed = self.view.pick(*self.pixel((60.0, 90.0, 15.0)).toTuple())
        (x, y, z), said = grabbed[1], {"grabbed": grabbed[0]}
        start, end = self.pixel((x, y, z)), self.pixel((x + 30.0, y - 25.0, z))
        self.drag(start, end, held=ALT)
        said["moved to"], said["steps"] = self.item("car").at_mm, len(self.session.store.history.labels)
        self.session.undo()
        said["and back"] = self.item("car").at_mm
        self.drag(start, end, held=ALT, meanwhile=lambda: self.wheel(end, 2))
        said["turned"] = self.item("car").rotation_deg
        self.session.undo()
        self.drag(start, end, meanwhile=lambda: QTest.keyClick(self.view, Qt.Key.Key_Escape))
        said["given up"] = (self.item("car").at_mm, self.session.undo_label)
        return said

    def snapped(self):
        """The bin is drawn into line with the car: the lines that say so lie on the ground where they are seen."""
        over = self.view.rootObject().findChild(QQuickItem, "snaps")
        lines = []
        self.click((150.0, 110.0, 8.0))
        x, y, z = self.view.pick(*self.pixel((150.0, 110.0, 8.0)).toTuple())[1]
        start, end = self.pixel((x, y, z)), self.pixel((x, y - 19.0, z))
        self.drag(start, end, meanwhile=lambda: lines.extend(over.property("lines")))
        self.session.undo()
        places = [(line[at] * SIZE[0], line[at + 1] * SIZE[1]) for line in lines for at in (0, 2)]
        pinhole, out = self.view.pinhole, []
        for px, py in places:
            landed = land_on(pinhole, place_of(px, py, *SIZE), 0.0)
            out.append(landed[:2] if landed is not None else None)
        self.click((60.0, 90.0, 15.0))
        return {"lines": out, "after": len(over.property("lines"))}

    def looked(self, yard):
        """Drags beside what is selected, and the wheel: the place under the pointer stays there."""
        said, before = {}, self.gaze.pose
        seen = self.pixel(yard)
        self.drag(seen, seen + QPoint(90, -20))
        said["pan"] = self.gaze.pose.pan_deg - before.pan_deg
        said["turned about"] = (self.pixel(yard) - seen).manhattanLength()
        self.wheel(seen, 3)
        said["came nearer"] = self.gaze.pose.distance_mm / before.distance_mm
        said["came towards"] = (self.pixel(yard) - seen).manhattanLength()
        self.drag(seen, seen + QPoint(-70, 30), button=RIGHT)
        said["slid"] = (self.pixel(yard) - seen - QPoint(-70, 30)).manhattanLength()
        said["car"] = self.item("car").at_mm
        return said

    def walked(self):
        """On foot at the height of an eye, ahead for a second, and back with Esc."""
        stroll, before = self.hands.stroll, self.gaze.pose
        stroll.set_out("walk", (100.0, 20.0))
        wait(450)
        start = eye_of(self.gaze.pose)
        QTest.keyPress(self.view, Qt.Key.Key_W)
        stroll.step(0.1)
        QTest.keyRelease(self.view, Qt.Key.Key_W)
        said = {"eye": start[2], "way": [now - was for now, was in zip(eye_of(self.gaze.pose), start, strict=True)]}
        QTest.keyClick(self.view, Qt.Key.Key_Escape)
        wait(450)
        return said | {"back": self.gaze.pose == before}


app = QApplication(sys.argv)
sys.stdout.write(json.dumps(Journey().found()) + "\n")
