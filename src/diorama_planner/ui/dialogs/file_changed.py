"""The question that stands before a file is written that another program has changed meanwhile."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtWidgets import QWidget

from diorama_planner.ui.dialogs.frame import PlannerDialog
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.form import button


class Answer(Enum):
    """Which of the two versions goes where; closing the question is to cancel."""

    SAVE_AS = auto()
    OPEN_THEIRS = auto()
    WRITE_OVER = auto()
    CANCEL = auto()


class FileChangedDialog(PlannerDialog):
    """Save this plan elsewhere, open what is there, or write over it; Enter saves elsewhere, Esc cancels."""

    def __init__(self, name: str, kept: str, parent: QWidget | None = None) -> None:
        """Ask about the file `name`; `kept` is what this plan would be called where the other one is opened."""
        lead = tr(
            "Another program has changed this file since it was opened. Nothing is lost: if you open what is there, "
            "this plan is saved beside it as {kept}; if you write over it, what is there stays as a hidden copy.",
            kept=kept,
        )
        super().__init__(tr("{name} has changed", name=name), lead, parent)
        self.answer = Answer.CANCEL
        for text, answer in (
            (tr("Write over it"), Answer.WRITE_OVER),
            (tr("Open what is there"), Answer.OPEN_THEIRS),
        ):
            made = button(text)
            made.clicked.connect(lambda _=False, answer=answer: self._give(answer))
            self.add_aside(made)
        self.add_button(tr("Cancel"), self.reject)
        self.add_button(tr("Save as…"), lambda: self._give(Answer.SAVE_AS), primary=True).setFocus()
        self.setMinimumWidth(560)

    def _give(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()


def ask_about_changed(name: str, kept: str, parent: QWidget | None = None) -> Answer:
    """Ask, and wait for the answer."""
    dialog = FileChangedDialog(name, kept, parent)
    dialog.exec()
    return dialog.answer
