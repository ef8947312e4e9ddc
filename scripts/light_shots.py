"""The pictures of the guide that show light: circuits beside the plan, wiring on paper."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from stage import Shot, Stage

from diorama_planner.ui.commands import faces
from diorama_planner.ui.dialogs.print_wiring import PrintWiringDialog
from diorama_planner.ui.panels.inspector_technique import TechniqueRow

SETTLE_MS = 900
LAID_MS = 4000
"""By then every wire has its way and all pages are laid out."""


TECHNIQUES_PX = 40
"""How far from the top of the inspector the techniques are shown."""


def _circuits(stage: Stage) -> None:
    """The circuits beside the alley, the hand on the first of them."""
    stage.do("circuits")
    panel = stage.window.workspace.circuits
    assert panel is not None
    QTest.qWait(SETTLE_MS)
    line = next(line for line in panel.model.tree.lines() if line.kind == "circuit")
    panel.tree.setCurrentIndex(panel.model.index_of(line))
    stage.window.plan.fit()


def _wiring(stage: Stage) -> None:
    """Chart, lists and labels before they are printed."""
    dialog = PrintWiringDialog(stage.window.session, stage.window)
    dialog.setModal(True)
    dialog.show()
    QTest.qWait(LAID_MS)


def _neon(stage: Stage) -> None:
    """The sign on its face, with the techniques that could show it."""
    stage.select("neon")
    panel = faces.panel_of(stage.window)
    panel.show_face("wall-north", "back")
    QTest.qWait(SETTLE_MS)
    panel.view.canvas.look_at((88.0, 62.0), 5.2)
    (row,) = stage.window.findChildren(TechniqueRow)
    area = next(each for each in stage.window.findChildren(QScrollArea) if each.isAncestorOf(row))
    area.verticalScrollBar().setValue(row.mapTo(area.widget(), row.rect().topLeft()).y() - TECHNIQUES_PX)


LIGHT_SHOTS = (
    Shot("circuits", "neon-alley", _circuits),
    Shot("wiring", "neon-alley", _wiring),
    Shot("neon", "neon-alley", _neon),
)
