"""The question what a grey picture of 16 bits is meant to be: heights are kept so, and hardly anything else."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtWidgets import QWidget

from diorama_planner.ui.dialogs.frame import PlannerDialog
from diorama_planner.ui.texts import tr


class Meant(Enum):
    """What a picture is to become; closing the question is to leave it."""

    UNDERLAY = auto()
    PLACE = auto()
    NOTHING = auto()


class PictureOrPlaceDialog(PlannerDialog):
    """Enter takes it as elevation, Esc leaves it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        lead = tr("A grey picture of 16 bits usually holds the heights of a place.")
        super().__init__(tr("What is {name}?", name=name), lead, parent)
        self.meant = Meant.NOTHING
        self.add_button(tr("Cancel"), self.reject)
        self.add_button(tr("A picture to draw over"), lambda: self._give(Meant.UNDERLAY))
        self.add_button(tr("Elevation"), lambda: self._give(Meant.PLACE), primary=True).setFocus()
        self.setMinimumWidth(440)

    def _give(self, meant: Meant) -> None:
        self.meant = meant
        self.accept()


def ask_what_is_meant(name: str, parent: QWidget | None = None) -> Meant:
    """Ask, and wait for the answer."""
    dialog = PictureOrPlaceDialog(name, parent)
    dialog.exec()
    return dialog.meant
