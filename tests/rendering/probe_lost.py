"""What is said of cards that will not do or let go, and whether there is a picture again; prints it as JSON.

The context is taken away behind the back of Qt Quick: made anew as one that no driver has, it is none any more. Qt
then hears of its next frame what it hears after a driver has been reset.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from probe_stage import plan, settle
from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtGui import QOpenGLContext, QSurfaceFormat
from PySide6.QtQuick import QSGRendererInterface
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import wrapInstance

from diorama_planner.kinds.camera import Camera
from diorama_planner.project_io.container import save_project
from diorama_planner.ui.space.panel import SpacePanel


def take_context(view):
    """Take the context away from a view at the end of its next frame, on the thread that draws."""
    found = view.rendererInterface().getResource(view, QSGRendererInterface.Resource.OpenGLContextResource)
    context, taken = wrapInstance(int(found), QOpenGLContext), []

    def take():
        if not taken:
            none = QSurfaceFormat()
            none.setRenderableType(QSurfaceFormat.RenderableType.OpenVG)
            context.setFormat(none)
            taken.append(not context.create())

    told = view.afterFrameEnd.connect(take, Qt.ConnectionType.DirectConnection)
    while not taken:
        view.update()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    view.disconnect(told)  # a thread that draws must not wait for Python while Python waits for it
    return taken[0]


def colours(view):
    image = view.grab(320, 240)
    return len({image.pixel(x, y) for x in range(0, 320, 8) for y in range(0, 240, 8)})


ASKED = """
from PySide6.QtGui import QGuiApplication
from diorama_planner.rendering.availability import what_is_missing
application = QGuiApplication([])
print(what_is_missing())
"""


def child(words, **without):
    """Start Python where a driver is wanting."""
    both = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, *words], env={**os.environ, **without}, **both)


def still(folder):
    """Ask for a still of a driver that is too old."""
    session = plan()
    with session.edit("A camera") as draft:
        draft.put(Camera(id="eye", at_mm=(60.0, -60.0), height_mm=30.0, lens="sony50m", focus_mm=190.0, order=9.0))
    save_project(session.document, folder / "plan.diorama")
    words = ["-m", "diorama_planner", "still", folder / "plan.diorama", "--size", "64x48", "-o", folder / "still.png"]
    return child(words, MESA_GL_VERSION_OVERRIDE="1.4")


def main():
    app = QApplication(sys.argv)
    folder, session = Path(sys.argv[1]), plan()
    asking = still(folder), child(["-c", ASKED], LIBGL_DRIVERS_PATH="/nowhere")
    records = dict(session.document.records)
    home, apart = QWidget(), QWidget()
    panel = SpacePanel(session)
    for place in (home, apart):
        QVBoxLayout(place).setContentsMargins(0, 0, 0, 0)
        place.resize(320, 240)
    home.layout().addWidget(panel)
    home.show()
    while panel.view is None:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    settle(panel.view)
    apart.layout().addWidget(panel)  # in a window of its own: that is no loss
    home.hide()
    apart.show()
    panel.show()
    settle(panel.view)
    said = {"before": [panel.fault, colours(panel.view)]}
    taken = take_context(panel.view)
    while not panel.fault:
        panel.view.update()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    said |= {"taken": taken, "fault": panel.fault, "view": panel.view is None, "page": panel.retry.isVisible()}
    with session.edit("Edit meanwhile") as draft:
        draft.change("back", height_mm=70.0)
    session.undo()
    said["unharmed"] = dict(session.document.records) == records
    panel.retry.click()
    settle(panel.view)
    said["again"] = [panel.fault, colours(panel.view)]
    (_, old), (none, _) = (each.communicate() for each in asking)
    said |= {"old": [asking[0].returncode, old, (folder / "still.png").exists()], "none": none}
    print(json.dumps(said))
    sys.stdout.flush()
    panel.close()
    del app


if __name__ == "__main__":
    main()
