"""Pictures of the guide that show cameras: one on its wedge, shots and their checks, what no camera sees."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from stage import Shot, Stage

from diorama_planner.kinds.camera import Camera
from diorama_planner.ui.commands.shots import open_shots
from diorama_planner.ui.panels.inspector_camera import AccessoriesRow

SETTLE_MS = 900
LENS_PX = 8
"""How far from the top of the inspector what the camera is made of is shown."""

SHOT = Camera(
    id="shot-a",
    label="Into the alley",
    at_mm=(88.0, -75.0),
    height_mm=30.0,
    pan_deg=82.0,
    roll_deg=180.0,
    target="hero",
    frame="16:9",
    order=90.0,
)


def _camera(stage: Stage) -> None:
    """A phone before the alley, turned over and focused on the car."""
    with stage.window.session.edit("Place camera") as draft:
        draft.add(SHOT)
    stage.select(SHOT.id)
    stage.look(-60.0, -105.0, 260.0, 250.0)
    QTest.qWait(SETTLE_MS)
    row = stage.window.findChildren(AccessoriesRow)[-1]
    area = next(each for each in stage.window.findChildren(QScrollArea) if each.isAncestorOf(row))
    area.verticalScrollBar().setValue(row.mapTo(area.widget(), row.rect().topLeft()).y() - LENS_PX)


LOOKED_THROUGH_MS = 4000
"""By then what no camera sees is found."""

LOW = Camera(id="shot-b", label="Off the edge", at_mm=(104.0, -14.0), height_mm=5.0, focus_mm=150.0, frame="16:9")


def _shots(stage: Stage) -> None:
    """The cameras of the alley, and one that does not fit."""
    with stage.window.session.edit("Place camera") as draft:
        draft.add(LOW)
    window = open_shots(stage.window)
    window.resize(1240, 720)
    window.move(stage.window.mapToGlobal(QPoint(20, 40)))
    window.cameras.choose(LOW.id)
    while window.is_busy():
        QTest.qWait(SETTLE_MS)


def _unseen(stage: Stage) -> None:
    """What no camera of the alley sees."""
    stage.do("hidden-from-cameras")
    QTest.qWait(LOOKED_THROUGH_MS)


CAMERA_SHOTS = (
    Shot("camera", "neon-alley", _camera),
    Shot("shots", "neon-alley", _shots),
    Shot("unseen", "neon-alley", _unseen),
)
