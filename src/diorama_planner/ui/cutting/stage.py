"""The middle of the cutting window: what is looked at, its boards, and what can be done with the chosen piece."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from diorama_planner.takeoff.cutting_list import Cutting, SheetCutting
from diorama_planner.ui.cutting.boards import Piece
from diorama_planner.ui.cutting.view import Ask, CutView
from diorama_planner.ui.dialogs.frame import column, row
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.form import words

_TWO_LINES = 34
HINT = "Drag a part to lay it by hand; R turns, L locks, arrows step on, Return shows it on the plan."
HINT_BARS = "Click a piece to light it up on the plan; arrows step on."


class Stage(QWidget):
    """Boards with a heading above and the chosen piece below. Signals name pieces by their number."""

    turn_wanted = Signal(int, float)
    lock_wanted = Signal(int, bool)
    show_wanted = Signal(str)

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = CutView(ask)
        self._head = words("", "strong", wrap=True)
        self._sub = words("", "muted", wrap=True)
        self._notice = words("", "warning", wrap=True)
        self._said = words("", "muted", wrap=True)
        self._hint = ""
        self.turn_left = IconButton("rotate-ccw", tr("Turn left"))
        self.turn_right = IconButton("rotate-cw", tr("Turn right"))
        self.lock = IconButton("lock", tr("Lock here"))
        self.show_on_plan = IconButton("crosshair", tr("Show on the plan"))
        self.larger, self.smaller = IconButton("zoom-in", tr("Larger")), IconButton("zoom-out", tr("Smaller"))
        self._area = QScrollArea()
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self.view)
        self._area.viewport().installEventFilter(self)
        titles = QVBoxLayout()
        titles.setSpacing(1)
        titles.addWidget(self._head)
        titles.addWidget(self._sub)
        top = row(self.smaller, self.larger, spacing=4)
        top.insertLayout(0, titles, 1)
        lines = column(self, spacing=4)
        lines.addLayout(top)
        lines.addWidget(self._notice)
        lines.addWidget(self._area, 1)
        foot = row(self._said, self.turn_left, self.turn_right, self.lock, self.show_on_plan, spacing=4)
        foot.setStretch(0, 1)
        self._said.setMinimumHeight(_TWO_LINES)
        lines.addLayout(foot)

    def _listen(self) -> None:
        self.larger.clicked.connect(lambda: self.view.zoom_by(1))
        self.smaller.clicked.connect(lambda: self.view.zoom_by(-1))
        acts: tuple[tuple[IconButton, Callable[[Piece], object]], ...] = (
            (self.turn_left, lambda piece: self.turn_wanted.emit(piece.number, 90.0)),
            (self.turn_right, lambda piece: self.turn_wanted.emit(piece.number, -90.0)),
            (self.lock, lambda piece: self.lock_wanted.emit(piece.number, not piece.locked)),
            (self.show_on_plan, lambda piece: self.show_wanted.emit(piece.item)),
        )
        for made, act in acts:
            made.clicked.connect(lambda *_, act=act: self._with_piece(act))
        self.view.said.connect(self.say)
        self.view.chosen.connect(lambda _: self._offer())

    def show_cutting(self, title: str, said: str, notice: str, cutting: Cutting | None) -> None:
        """Show the boards of a material under these words."""
        self._head.setText(title)
        self._sub.setText(said)
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))
        self._hint = tr(HINT) if isinstance(cutting, SheetCutting) else tr(HINT_BARS)
        self.view.show_cutting(cutting)
        self._offer()

    def texts(self) -> tuple[str, str, str]:
        """Heading, words below it, and what is wrong."""
        return self._head.text(), self._sub.text(), self._notice.text()

    def said(self) -> str:
        """What is said below the boards."""
        return self._said.text()

    def say(self, text: str) -> None:
        """Say something below the boards; nothing is the chosen piece, or what can be done."""
        piece = self.view.chosen_piece()
        self._said.setText(text or (piece.said if piece else self._hint))

    def _offer(self) -> None:
        """Offer what can be done with the chosen piece."""
        piece = self.view.chosen_piece()
        boards = self.view.boards()
        by_hand = piece is not None and bool(boards) and not boards[0].is_bar
        for part in (self.turn_left, self.turn_right, self.lock):
            part.setEnabled(by_hand)
        self.show_on_plan.setEnabled(piece is not None)
        is_locked = piece is not None and piece.locked
        self.lock.set_icon("lock-open" if is_locked else "lock")
        self.lock.set_words(tr("Unlock") if is_locked else tr("Lock here"))
        self.say("")

    def _with_piece(self, act: Callable[[Piece], object]) -> None:
        piece = self.view.chosen_piece()
        if piece is not None:
            act(piece)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the boards into the room that there is."""
        if event.type() == QEvent.Type.Resize:
            self.view.set_room(self._area.width(), self._area.height())
        return super().eventFilter(watched, event)
