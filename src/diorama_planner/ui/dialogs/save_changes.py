"""The one question that stands between an unsaved plan and its end."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtWidgets import QWidget

from diorama_planner.ui.dialogs.frame import PlannerDialog
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.form import button


class Answer(Enum):
    """What to do with the plan; closing the question is to cancel."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


class SaveChangesDialog(PlannerDialog):
    """Save, discard or cancel; Enter saves, Esc cancels."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        title = tr("Save “{name}”?", name=name)
        super().__init__(title, tr("What was changed since it was last saved would be lost."), parent)
        self.answer = Answer.CANCEL
        discard = button(tr("Discard changes"))
        discard.clicked.connect(lambda: self._give(Answer.DISCARD))
        self.add_aside(discard)
        self.add_button(tr("Cancel"), self.reject)
        self.add_button(tr("Save"), lambda: self._give(Answer.SAVE), primary=True).setFocus()
        self.setMinimumWidth(440)

    def _give(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()


def ask_to_save(name: str, parent: QWidget | None = None) -> Answer:
    """Ask, and wait for the answer."""
    dialog = SaveChangesDialog(name, parent)
    dialog.exec()
    return dialog.answer
