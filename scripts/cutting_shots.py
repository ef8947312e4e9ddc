"""Pictures of the guide that show the cutting window: a terrace of houses on its sheets."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from stage import Shot, Stage

from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.wall import Wall
from diorama_planner.ui.commands.cutting import open_cutting

LAID_MS = 4000
"""By then everything is laid out."""

HOUSES = (("Station", 120, 78), ("Goods shed", 165, 92), ("Signal box", 58, 110), ("Waiting room", 96, 64))
BOARD = "foamcore_a3"


def _cutting(stage: Stage) -> None:
    """Walls of four houses on one board, one of them chosen."""
    with stage.window.session.edit("Build the houses") as draft:
        for number, (name, length, height) in enumerate(HOUSES):
            x, y = 40 + 130 * number, 210
            path = ((x, y), (x + length / 2, y), (x + length / 2, y + 70), (x, y + 70), (x, y + 4))
            made = f"house{number}"
            draft.put(Wall(id=made, label=name, path_mm=path, height_mm=height, material=BOARD, thickness_mm=5))
            for at, sill in ((length / 4, 0.0), (length / 2 + 35, 18.0)):
                hole = Opening(host=made, at_mm=at, width_mm=16, height_mm=34 - sill / 2, sill_mm=sill)
                draft.put(hole)
    window = open_cutting(stage.window)
    window.resize(1200, 720)
    window.move(stage.window.mapToGlobal(QPoint(40, 40)))
    QTest.qWait(LAID_MS)
    window.materials.choose(BOARD)
    window.stage.view.choose(2)


CUTTING_SHOTS = (Shot("cutting", "country-halt", _cutting),)
