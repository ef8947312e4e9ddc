"""The pictures of the guide that show light: the plan at night, circuits beside it, wiring on paper."""

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


def _night(stage: Stage) -> None:
    """The alley by night, seen close."""
    stage.window.session.set_preferences(night_shown=True, night_pct=90.0)
    stage.window.plan.show_part((-5.0, 20.0, 205.0, 245.0))
    QTest.qWait(SETTLE_MS)


LIGHT_SHOTS = (
    Shot("night", "neon-alley", _night),
    Shot("circuits", "neon-alley", _circuits),
    Shot("wiring", "neon-alley", _wiring),
    Shot("neon", "neon-alley", _neon),
)
