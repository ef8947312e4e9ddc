"""The way into the group that is entered, over the plan: its steps lead back, the cross leads out of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from diorama_planner.model.record import Group, RecordId
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.form import button, words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.ui.canvas.context import CanvasContext

TOP_MARGIN = 10


class GroupPath(QFrame):
    """A chip "In group: Houses > Alley x"; `left` tells that the way out was taken."""

    left = Signal()

    def __init__(self, session: Session, context: CanvasContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("groupPath")
        self._session = session
        self._context = context
        self._shown: tuple[tuple[RecordId, str], ...] = ()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(10, 3, 4, 3)
        self._line.setSpacing(2)
        self._steps: list[QWidget] = []
        self._over = parent
        self._line.addWidget(words(tr("In group:"), "muted"))
        close = IconButton("x", tr("Leave the group"))
        close.clicked.connect(lambda: self._go(""))
        self._line.addWidget(close)
        self.hide()

    def texts(self) -> list[str]:
        """The names on the way, the outermost first."""
        return [name for _, name in self._shown] if not self.isHidden() else []

    def refresh(self) -> None:
        """Show where the user is; nothing outside all groups."""
        entered = self._context.entered
        chain = reversed(self._context.groups.chain(entered)) if entered else ()
        shown = tuple((group, self._name(group)) for group in chain)
        if shown != self._shown:
            self._shown = shown
            self._lay_out()
        self.setVisible(bool(shown))
        self.place()

    def place(self) -> None:
        """Keep to the middle above the plan."""
        self.adjustSize()
        left = max(0, (self._over.width() - self.width()) // 2)
        self.move(left, TOP_MARGIN + self._over.fontMetrics().height())
        self.raise_()

    def _name(self, group: RecordId) -> str:
        record = self._session.document.records.get(group)
        return (record.name if isinstance(record, Group) else "") or tr("Group")

    def _lay_out(self) -> None:
        for old in self._steps:
            old.hide()
            old.deleteLater()
        self._steps = []
        for number, (group, name) in enumerate(self._shown):
            is_last = number == len(self._shown) - 1
            step: QWidget = words(name, "strong") if is_last else self._way_to(group, name)
            for widget in (words("›", "muted"), step) if number else (step,):
                self._line.insertWidget(self._line.count() - 1, widget)
                self._steps.append(widget)
        self.setAccessibleName(tr("In group: {names}", names=" › ".join(name for _, name in self._shown)))

    def _way_to(self, group: RecordId, name: str) -> QWidget:
        made = button(name, "quiet")
        made.setToolTip(tr("Go back to {name}", name=name))
        made.clicked.connect(lambda: self._go(group))
        return made

    def _go(self, group: RecordId) -> None:
        """Go to work in a group round this one, or outside all; what was left stays selected."""
        within = [each for each, _ in self._shown]
        left = within[within.index(group) + 1 if group else 0]
        members = self._context.members(left)
        self._session.selection.enter(group)
        self._session.selection.set(members)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the plan, where it leaves the group step by step."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
