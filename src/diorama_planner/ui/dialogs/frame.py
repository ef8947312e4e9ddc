"""What all dialogs have in common: heading, lead, body, a line for what is wrong, and buttons at the foot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from diorama_planner.core.errors import PlannerError
from diorama_planner.ui.texts import begun, say, tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.banner import Banner
from diorama_planner.ui.widgets.entry import EntryField
from diorama_planner.ui.widgets.form import FormRow, button, words

MARGIN = 3 * UNIT


def heading(text: str) -> QLabel:
    """Make the small capitals above a part of a dialog."""
    label = words(text.upper(), "heading")
    label.setAccessibleName(text)
    return label


def rule() -> QFrame:
    """Make a thin line across."""
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line


def card() -> QFrame:
    """Make an empty card."""
    frame = QFrame()
    frame.setProperty("role", "card")
    return frame


def error_text(error: PlannerError) -> str:
    """Write an error as one or two sentences."""
    parts = (say(error.message), say(error.hint))
    sentences = [text if text.endswith((".", "?", "!")) else f"{text}." for text in parts if text]
    return " ".join(begun(text) for text in sentences)


def scrolled(inner: QWidget) -> QScrollArea:
    """Put a widget into an area that scrolls up and down, in the colour of panels."""
    inner.setObjectName("scrollBody")
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area


def column(parent: QWidget, *, spacing: int = UNIT, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Give a widget a column to fill."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    return layout


def row(*parts: QWidget | int, spacing: int = UNIT) -> QHBoxLayout:
    """Make a row of widgets; a number is a stretch."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        if isinstance(part, int):
            layout.addStretch(part)
        else:
            layout.addWidget(part)
    return layout


class PlannerDialog(QDialog):
    """A dialog in the look of the program. Esc closes it; Enter presses the button that stands out."""

    def __init__(self, title: str, lead: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = words("", "title")
        self.set_title(title)
        self.setAccessibleDescription(lead)
        self._banner: Banner | None = None
        self._outer = outer = column(self, spacing=0, margins=(MARGIN, MARGIN - 4, MARGIN, MARGIN - 4))
        outer.addWidget(self._title)
        if lead:
            outer.addSpacing(2)
            outer.addWidget(words(lead, "muted", wrap=True))
        outer.addSpacing(2 * UNIT)
        self.body = QVBoxLayout()
        self.body.setSpacing(UNIT + 2)
        outer.addLayout(self.body, 1)
        self._problem = words("", "problem", wrap=True)
        self._problem.hide()
        outer.addSpacing(UNIT)
        outer.addWidget(self._problem)
        outer.addSpacing(UNIT)
        self._foot_left = row()
        self._foot_right = row()
        foot = row()
        foot.addLayout(self._foot_left)
        foot.addStretch(1)
        foot.addLayout(self._foot_right)
        outer.addLayout(foot)

    def set_title(self, title: str) -> None:
        """Say what the dialog does, in its frame, to screen readers and above its contents."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._title.setText(title)

    def add_button(self, text: str, act: Callable[[], object], *, primary: bool = False) -> QPushButton:
        """Add a button at the right of the foot; the primary one is pressed by Enter."""
        made = button(text, "primary" if primary else "")
        made.setMinimumWidth(88)
        made.clicked.connect(lambda _: act())
        made.setDefault(primary)
        self._foot_right.addWidget(made)
        return made

    def add_aside(self, part: QWidget | QLayout) -> None:
        """Add something at the left of the foot."""
        if isinstance(part, QLayout):
            self._foot_left.addLayout(part)
        else:
            self._foot_left.addWidget(part)

    def banner(self) -> Banner:
        """The card above all else, made when there is first something to say in it. It goes when the dialog goes."""
        if self._banner is None:
            self._banner = Banner()
            self._outer.insertLayout(0, row(1, self._banner, 1))
            self.finished.connect(self._banner.hide)
        return self._banner

    def show_problem(self, text: str) -> None:
        """Say what is wrong, above the buttons; an empty text takes it away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def problem(self) -> str:
        """What is said to be wrong, above the buttons or beneath a field that is seen; empty if nothing."""
        beneath = (row.problem() for row in self.findChildren(FormRow) if row.isVisibleTo(self))
        return self._problem.text() or next(filter(None, beneath), "")

    def event(self, event: QEvent) -> bool:
        """Grow with what is said: wrapped lines ask for no height of their own."""
        layout = self.layout() if event.type() == QEvent.Type.LayoutRequest else None
        done = super().event(event)
        if layout is not None:
            needed = layout.totalHeightForWidth(self.width())
            if needed > self.height():
                self.resize(self.width(), needed)
        return done

    def has_bad_entry(self) -> bool:
        """Whether a field holds what cannot be read; the first of them gets the focus."""
        wrong = [field for field in self.findChildren(EntryField) if field.problem and field.isVisibleTo(self)]
        if wrong:
            wrong[0].setFocus()
            told = any(row.problem() == wrong[0].problem for row in self.findChildren(FormRow))
            self.show_problem("" if told else wrong[0].problem)
        return bool(wrong)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something; an error is told above the buttons. Says whether it was done."""
        try:
            act()
        except PlannerError as error:
            self.show_problem(error_text(error))
            return False
        self.show_problem("")
        return True


def choose_target(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Ask where to write a file; `kinds` is as in `PDF (*.pdf)`. The ending is added if it was left out."""
    chosen, kind = QFileDialog.getSaveFileName(parent, title, name, kinds)
    if not chosen:
        return None
    path = Path(chosen)
    ending = kind.partition("*")[2].rstrip(")").split(" ")[0] if "*" in kind else ""
    return path if path.suffix or not ending else path.with_name(path.name + ending)


def close_button(dialog: PlannerDialog) -> QPushButton:
    """Add the one button of a dialog that applies things as they are set."""
    return dialog.add_button(tr("Close"), dialog.accept, primary=True)
