"""The pictures of the guide that show light: circuits beside the plan, wiring on paper."""

from __future__ import annotations

from PySide6.QtTest import QTest
from stage import Shot, Stage

from diorama_planner.ui.dialogs.print_wiring import PrintWiringDialog

SETTLE_MS = 900
LAID_MS = 4000
"""By then every wire has its way and all pages are laid out."""


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


LIGHT_SHOTS = (Shot("circuits", "neon-alley", _circuits), Shot("wiring", "neon-alley", _wiring))
