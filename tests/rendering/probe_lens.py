"""What is seen through the cameras of a plan, and what a hand does to them there; prints it as JSON."""

import json
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diorama_planner.app.session import Session
from diorama_planner.geometry.region import contains_points, polygon_region
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.camera import Camera, CameraKey
from diorama_planner.kinds.camera_looks import sight_of, wedge
from diorama_planner.kinds.camera_setup import seen_view
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project
from diorama_planner.optics.focusing import focus_of
from diorama_planner.optics.guides import frame_in
from diorama_planner.optics.projection import in_frame, pinhole_of, project
from diorama_planner.project_io.container import read_project, save_project

SIZE = (480, 360)
STREET = Camera(
    id="street", at_mm=(60, 30), pan_deg=75.0, height_mm=30, lens="nikkor60g", sensor="ff", f_number=5.6,
    focus_mm=250, frame="16:9", tilt_deg=-9.0,
    keys=(CameraKey(at_s=2.0, at_mm=(140, 30), height_mm=30, pan_deg=105.0),),
)  # fmt: skip


def plan():
    return Session(
        Document.of(
            [
                Project(id=PROJECT_ID),
                Base(id=BASE_ID, width_mm=200, depth_mm=260, order=-1),
                Wall(id="back", path_mm=((5, 250), (195, 250)), height_mm=90.0, face="brick", order=1.0),
                Thing(id="drum", thing="oil_drum", at_mm=(100.0, 150.0), order=2.0),
                STREET,
            ]
        )
    )


def cameras():
    """Cameras of every sort, turned every way."""
    values = np.random.default_rng(7).uniform((20, 20, 5, 0, -60, -40), (180, 240, 120, 360, 40, 40), (8, 6))
    frames = ("sensor", "16:9", "9:16", "2.39")
    for index, (x, y, high, pan, tilt, roll) in enumerate(values.tolist()):
        turned = {"tilt_deg": tilt, "roll_deg": roll} if index % 2 else {"tilt_deg": 0.0}
        yield replace(STREET, at_mm=(x, y), height_mm=high, pan_deg=pan, frame=frames[index % 4], keys=(), **turned)


def law(session, view, lens_view):
    """The largest differences of pinhole, frame and wedge for 20 places each, in shares of the frame."""
    from diorama_planner.rendering.lens_view import Finder

    off, wrong = 0.0, 0
    for item in cameras():
        sight = sight_of(item, session.around())
        hole = pinhole_of(sight.view)
        lens_view.look(sight.view, Finder())
        shares = np.random.default_rng(5).uniform((0.05, -1.3, -1.3), (0.9, 1.3, 1.3), (20, 3))
        depth = shares[:, :1] * sight.reach_mm
        level = not item.tilt_deg
        places = hole.eye + hole.forward * depth + hole.right * depth * shares[:, 1:2] * hole.half_width
        if not level:
            places = places + hole.up * depth * shares[:, 2:] * hole.half_height
        wanted, _ = project(hole, places)
        left, top, wide, high = frame_in(view.aspect, sight.view.picture.aspect)
        pixels = [view.on_screen(tuple(map(float, place))) for place in places]
        found = [
            ((pixel.x() / view.width() - left) / wide, (pixel.y() / view.height() - top) / high) for pixel in pixels
        ]
        found = np.array(found) * (2.0, -2.0) + (-1.0, 1.0)
        off = max(off, float(np.abs(found - wanted).max() / 2.0))
        if level:  # the plan has heights from the base top on only
            inside = contains_points(polygon_region(wedge(sight)), places[:, :2])
            clear = np.abs(np.abs(found[:, 0]) - 1.0) > 0.01
            wrong += int((inside != (np.abs(found[:, 0]) < 1.0))[clear].sum())
            wrong += int((inside != in_frame(hole, places))[clear].sum())
    return off, wrong


def detail(view):
    """How much neighbouring pixels of the wall differ."""
    image = view.grab(*SIZE).convertToFormat(view.grab(*SIZE).Format.Format_Grayscale8)
    data = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)[:, : image.width()]
    part = data[60:110, 60:180].astype(float)
    return float(np.abs(np.diff(part, axis=1)).mean())


def photographed(session, panel, lens):
    """Lay a white photograph over the picture by the bar and its levers; undo; look at what a file keeps of it."""
    from diorama_planner.ui.space.photo import PhotoBar

    def middle():
        QTest.qWait(120)
        return panel.view.grab(*SIZE).pixelColor(SIZE[0] // 2, SIZE[1] // 2).lightness()

    bar = PhotoBar(session, panel, lens)
    panel.add_below(bar)
    before, hidden = middle(), bar.isVisible()
    with tempfile.TemporaryDirectory() as folder:
        white, plan_file = Path(folder, "white.png"), Path(folder, "plan.diorama")
        image = QImage(160, 90, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        image.save(str(white))
        bar.lay(white)
        half = middle()
        bar.levers["share"].setFocus()
        QTest.keyClick(bar.levers["share"], Qt.Key.Key_End)
        QTest.keyClick(bar.levers["wipe"], Qt.Key.Key_Home)
        QTest.keyClick(bar.levers["wipe"], Qt.Key.Key_End)
        over, kept = middle(), session.document.get("street").photo
        save_project(session.document, plan_file)
        read = read_project(plan_file).document
    same = read.get("street").photo == kept and kept.picture in read.assets
    while session.document.get("street").photo is not None:
        session.undo()
    QTest.qWait(20)
    gone = bar.isVisible()
    session.redo()
    bar.take_away()
    QTest.qWait(20)
    shown = [hidden, gone, bar.isVisible()]
    bar.deleteLater()
    return {"lightness": [before, half, over], "kept": [kept.share, kept.wipe], "same": same, "shown": shown}


def wait_for(is_so):
    """Let the window live until something is so, or for twenty seconds."""
    for _ in range(1000):
        if is_so():
            return
        QTest.qWait(20)


def main():
    os.environ["QSG_RENDER_LOOP"] = "basic"  # a thread that draws would wait for Python, and `qWait` for it
    app = QApplication(sys.argv)
    from diorama_planner.ui.space.lens import Lens
    from diorama_planner.ui.space.panel import SpacePanel

    session = plan()
    panel = SpacePanel(session)
    lens = Lens(session, panel)
    panel.resize(*SIZE)
    panel.show()
    wait_for(lambda: panel.view is not None and panel.view.isExposed())
    view = panel.view
    drawn = []
    view.shown.connect(lambda: drawn.append(view.size()))
    wait_for(lambda: len(drawn) > 2 and drawn[-1] == drawn[-3])
    said = {"law": law(session, view, lens._lens)}
    lens.look_through("street")
    QTest.qWait(100)
    said["through"] = [lens.camera, bool(lens._lens.view)]
    pixel = view.on_screen((100.0, 146.0, 8.0))
    view.grab(*SIZE)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, pixel.toPoint())
    street = session.document.get("street")
    said["focused"] = focus_of(seen_view(replace(street, keys=()), session.around())).subject_mm
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, pixel.toPoint())
    said["follows"] = session.document.get("street").target
    for delta in (QPoint(0, -120), QPoint(0, -120)):
        none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        phase = Qt.ScrollPhase.NoScrollPhase
        app.sendEvent(view, QWheelEvent(QPointF(pixel), QPointF(pixel), QPoint(), delta, none, plain, phase, False))
    said["closed"] = session.document.get("street").f_number
    lens.set_time(1.0)
    said["half_way"] = [round(value, 3) for value in lens.shown.at_mm]
    lens.put_key()
    said["keys"] = [key.at_s for key in session.document.get("street").keys]
    lens.set_blurs(False)
    QTest.qWait(60)
    sharp = detail(view)
    lens.set_blurs(True)
    QTest.qWait(60)
    said["blur"] = detail(view) / sharp
    said["photo"] = photographed(session, panel, lens)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    said["left"] = lens.camera
    sys.stdout.write(json.dumps(said))


main()
