"""The view in space beside the plan: the picture, the bar above it, and what is said where it cannot be shown.

What the picture shows is for `rendering`; this follows the session and tells it. The bar is of widgets: nothing can
lie over the picture, which is a window of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from diorama_planner.app.events import EventKind
from diorama_planner.app.space.space_feed import SpaceFeed
from diorama_planner.core.errors import MissingComponentError
from diorama_planner.core.messages import Message
from diorama_planner.model.record import Item
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.texts import begun, say, tr, tr_count
from diorama_planner.ui.theme import UNIT, current_theme
from diorama_planner.ui.widgets.flow import FlowLayout
from diorama_planner.ui.widgets.form import words

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session
    from diorama_planner.rendering.space_view import SpaceView

LEAST = (300, 220)
"""Smallest size of the panel, in pixels."""

FAILED_SHOWN = 12
"""So many items that cannot be shown are named."""

HEARD = {EventKind.CHANGE, EventKind.DOCUMENT, EventKind.WIRES, EventKind.PREFERENCES}


class SpacePanel(QFrame):
    """Shows the session's plan in space while it is visible.

    Attributes:
        view: the picture; None where it cannot be shown, and before it was first asked for.
        feed: what the picture is told.
        tools: the place in the bar where others put what they offer, and the one below the picture.
    """

    closed = Signal()
    window_wanted = Signal()
    """To be in a window of its own, or back beside the plan."""
    view_made = Signal(object)
    """There is a `SpaceView`, the first or a new one after a fault."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setMinimumSize(*LEAST)
        self._session = session
        self.feed = SpaceFeed(session)
        self.view: SpaceView | None = None
        self._container: QWidget | None = None
        self._is_anew = True
        self._has_failed = False
        self._failed = words("", "warning")
        self._own = IconButton("app-window", tr("Show the view in space in its own window"))
        self._close = IconButton("x", tr("Close the view in space"))
        self._row = QWidget()
        self.tools = FlowLayout(self._row, UNIT // 2)
        self.below = QVBoxLayout()
        self._why = words("", "muted", wrap=True)
        self._waiting = words(tr("Drawing the view…"), "muted")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.retry = QPushButton(tr("Try again"))
        self._lay_out()
        self._later = Later(self, self.refresh)
        self._keys_back = Later(self, self.focus_picture)
        self._own.clicked.connect(self.window_wanted)
        self._close.clicked.connect(self.closed)
        self.retry.clicked.connect(self.open_view)
        follow(session, self, self._on_event)
        feed = self.feed
        self.destroyed.connect(lambda *_: feed.stop())

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(2 * UNIT - 2, UNIT // 2, UNIT, UNIT // 2)
        bar.setSpacing(UNIT)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # a narrow panel has them in two rows
        self._row.setSizePolicy(policy)
        bar.addWidget(self._row, 1)
        for part in (self._failed, self._own, self._close):
            bar.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self._failed.hide()
        self.below.setSpacing(0)
        self._stack = QStackedLayout()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(bar)
        outer.addLayout(self._stack, 1)  # before its pages: it shows them at once, as windows if it has no place yet
        outer.addLayout(self.below)
        self._stack.addWidget(self._fault_page())
        self._stack.addWidget(self._waiting)  # before the picture is there
        self._stack.setCurrentIndex(1)

    def _fault_page(self) -> QWidget:
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(4 * UNIT, 4 * UNIT, 4 * UNIT, 4 * UNIT)
        inner.setSpacing(UNIT)
        inner.addStretch(1)
        self._why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.retry.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for part in (words(tr("The plan cannot be shown in space here"), "strong"), self._why, self.retry):
            inner.addWidget(part, 0, Qt.AlignmentFlag.AlignCenter if part is not self._why else Qt.AlignmentFlag(0))
        inner.addStretch(2)
        return page

    def add_tool(self, tool: QWidget) -> None:
        """Put something into the bar above the picture, right of what is there."""
        self.tools.addWidget(tool)
        for button in (tool, *tool.findChildren(QToolButton)):
            menu = button.menu() if isinstance(button, QToolButton) else None
            if menu is not None:
                menu.aboutToHide.connect(self._keys_back.ask)

    def add_below(self, part: QWidget) -> None:
        """Put something below the picture, as wide as it."""
        self.below.addWidget(part)

    def set_own_window(self, on: bool) -> None:
        """Say that the panel is in a window of its own, or beside the plan."""
        self._own.set_words(
            tr("Put the view in space beside the plan") if on else tr("Show the view in its own window")
        )

    @property
    def fault(self) -> str:
        """Why there is no picture; empty while nothing is wrong."""
        return self._why.text() if self._has_failed else ""

    # -- the picture -----------------------------------------------------------------------------------------

    def open_view(self) -> None:
        """Make the picture, or say why there is none; also after it failed."""
        self._drop_view()
        self._has_failed = False
        self._stack.setCurrentWidget(self._waiting)
        self._waiting.repaint()  # now: what follows takes a while
        from diorama_planner.rendering.availability import what_is_missing

        missing = what_is_missing()
        if missing is not None:
            self.show_fault(missing)
            return
        try:
            from diorama_planner.rendering.space_view import SpaceView

            view = SpaceView()
        except (ImportError, MissingComponentError) as error:
            self.show_fault(error.message if isinstance(error, MissingComponentError) else str(error))
            return
        view.failed.connect(self.show_fault)
        view.setColor(QColor(current_theme().panel))  # until the first picture
        view.set_words(tr("Finishing surfaces…"))
        self._container = QWidget.createWindowContainer(view, self)
        self._container.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._container.setAccessibleName(tr("The plan in space"))
        self._stack.addWidget(self._container)
        self.view, self._is_anew = view, True
        self._row.setEnabled(True)
        self.view_made.emit(view)
        self.refresh()
        if self._container is not None:  # only now: what is to be drawn is known
            self._stack.setCurrentWidget(self._container)

    def focus_picture(self) -> None:
        """Let keys go to the picture, but not while a dialog asks something."""
        if self.view is not None and QApplication.activeModalWidget() is None:
            self.view.requestActivate()

    def show_fault(self, why: Message | str) -> None:
        """Say why there is no picture. The plan goes on."""
        self._drop_view()
        self._has_failed = True
        self._row.setEnabled(False)
        self._why.setText(begun(why if isinstance(why, str) else say(why)))
        self._stack.setCurrentIndex(0)

    def _drop_view(self) -> None:
        self.view = None
        if self._container is not None:
            self._stack.removeWidget(self._container)
            self._container.hide()
            self._container.deleteLater()  # and the window in it
            self._container = None

    def refresh(self) -> None:
        """Show what has changed since it was last shown."""
        if not self.isVisible():
            return
        if self.view is None:
            if not self._has_failed:
                self.open_view()
            return
        change = self.feed.everything() if self._is_anew else self.feed.take()
        self._is_anew = False
        if not change.is_empty:
            self.view.apply(change)
        self._tell_failed()

    def _tell_failed(self) -> None:
        failed = self.feed.failed
        self._failed.setVisible(bool(failed))
        if failed:
            from diorama_planner.ui.context_menu import item_words

            known = ((self._session.document.records.get(name), why) for name, why in failed.items())
            told = [f"{item_words(self._session, item)}: {why}" for item, why in known if isinstance(item, Item)]
            self._failed.setText(tr_count("1 item has no body", "{count} items have no body", len(failed)))
            self._failed.setToolTip("\n".join(told[:FAILED_SHOWN]))

    def _on_event(self, event: SessionEvent) -> None:
        if event.kind in HEARD and self.isVisible():
            self._later.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the picture when it is first to be seen; bring it up to date later."""
        super().showEvent(event)
        self._later.ask()
