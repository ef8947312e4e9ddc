"""The circuits panel: supplies, circuits and lights in a tree, what they do, and how they are connected.

What is selected here is selected on the plan and the other way round. Lines are painted by `circuit_rows`, the form
below is that of the circuit on which the hand is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from diorama_planner.app.events import EventKind
from diorama_planner.app.light.circuit_tree import Line
from diorama_planner.core.errors import PlannerError
from diorama_planner.model.record import RecordId
from diorama_planner.ui.circuit_menu import (
    add_circuit_choices,
    add_feed_choices,
    connect_loose,
    feed_choices,
    new_circuit,
    put_supply,
    supply_for,
)
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.panels.circuit_form import CircuitForm
from diorama_planner.ui.panels.circuits_model import CircuitsModel
from diorama_planner.ui.panels.circuits_view import CircuitsTree
from diorama_planner.ui.texts import say, tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.form import button, words

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session
    from diorama_planner.circuits.elements import Plan

EMPTY = "No lights yet. Take the tool Light (L), click where one is to shine, and put a supply beside them."
LEAST_WIDTH = 264
FOLLOW_MS = 60
"""The plan is painted first, then the circuits."""


class CircuitsPanel(QFrame):
    """Call, tree and form. Nothing is worked out while the panel is not seen."""

    closed = Signal()
    problem = Signal(str)
    show_requested = Signal(list)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self._session = session
        self._plan: Plan | None = None
        self._following = False
        self._folded: set[tuple[str, RecordId]] = set()
        self.model = CircuitsModel(session, self.problem.emit)
        self.tree = CircuitsTree(self.model)
        self.form = CircuitForm(session)
        self._empty = words(tr(EMPTY), "muted", wrap=True)
        self._legend = words(tr("Bars: brightness fresh, half used, at the end."), "small", wrap=True)
        self._call = QFrame()
        self._told = words("", "strong", wrap=True)
        self.connect_all = button("", "primary")
        self._lay_out()
        self._later = Later(self, self.refresh, FOLLOW_MS)
        self.connect_all.clicked.connect(self._connect_all)
        self.tree.switched.connect(self._switch)
        self.tree.removed.connect(lambda index: self._remove(self.model.line(index)))
        self.tree.doubleClicked.connect(self._rename)
        self.tree.collapsed.connect(lambda index: self._fold(index, is_folded=True))
        self.tree.expanded.connect(lambda index: self._fold(index, is_folded=False))
        self.tree.selectionModel().selectionChanged.connect(lambda *_: self._send_selection())
        self.tree.selectionModel().currentChanged.connect(lambda *_: self._show_form())
        self.tree.customContextMenuRequested.connect(self._open_menu)
        follow(session, self, self._on_event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(2 * UNIT - 2, UNIT // 2, UNIT, UNIT // 2)
        head.setSpacing(4)
        head.addWidget(words(tr("Circuits").upper(), "heading"))
        head.addStretch(1)
        for icon, text, act in (
            ("plus", tr("New circuit"), self._new),
            ("x", tr("Close the circuits"), self.closed.emit),
        ):
            made = IconButton(icon, text)
            made.clicked.connect(lambda _=False, act=act: act())
            head.addWidget(made)
        self._call.setProperty("role", "call")
        call = QVBoxLayout(self._call)
        call.setContentsMargins(UNIT + 2, UNIT, UNIT + 2, UNIT + 2)
        call.setSpacing(UNIT - 2)
        call.addWidget(self._told)
        call.addWidget(self.connect_all)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._legend.setContentsMargins(UNIT - 2, 0, 0, 0)
        inner = QVBoxLayout()
        inner.setContentsMargins(UNIT, 0, UNIT, UNIT)
        inner.setSpacing(UNIT)
        for part, stretch in ((self._call, 0), (self._empty, 1), (self.tree, 1), (self._legend, 0), (self.form, 0)):
            inner.addWidget(part, stretch)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addLayout(inner, 1)
        self.setMinimumWidth(LEAST_WIDTH)

    def sizeHint(self) -> QSize:
        """As wide as names and figures want."""
        return QSize(320, 520)

    # -- following -------------------------------------------------------------------------------------------

    def _on_event(self, event: SessionEvent) -> None:
        if not self.isVisible():
            return
        if event.kind is EventKind.SELECTION:
            self._show_selection()
        elif event.kind in {EventKind.CHANGE, EventKind.DOCUMENT, EventKind.PREFERENCES}:
            if event.kind is EventKind.PREFERENCES:
                self._plan = None  # figures may be written otherwise
            self._later.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show the circuits as they stand, folded and scrolled as before."""
        if not self.isVisible():
            return
        if self.tree.is_editing():
            self._later.ask()
            return
        plan = self._session.electrics.plan
        if plan is not self._plan:
            self._plan = plan
            if self.model.keep_lines():
                self.tree.scheduleDelayedItemsLayout()
            else:
                self._rebuild()
            self._show_call()
        is_empty = not self.model.tree.roots
        self._empty.setVisible(is_empty)
        self.tree.setVisible(not is_empty)
        self._legend.setVisible(any(circuit.branches for circuit in plan.circuits.values()))
        self._show_selection()
        self._show_form()

    def _rebuild(self) -> None:
        current = self.model.line(self.tree.currentIndex())
        top = self.tree.verticalScrollBar().value()
        self._following = True
        self.model.rebuild()
        self.tree.expandAll()
        for line in [line for line in self.model.tree.lines() if line.key in self._folded]:
            self.tree.collapse(self.model.index_of(line))
        kept = self.model.tree.find(current.id) if current is not None else None
        if kept is not None:
            self._set_current(kept)
        self._following = False
        self.tree.verticalScrollBar().setValue(top)

    def _fold(self, index: QModelIndex, *, is_folded: bool) -> None:
        line = self.model.line(index)
        if line is not None and not self._following:
            (self._folded.add if is_folded else self._folded.discard)(line.key)

    # -- the call to connect what is loose -----------------------------------------------------------------------

    def call_text(self) -> str:
        """What is said of lights that are not connected; empty if all are."""
        return "" if self._call.isHidden() else self._told.text()

    def _show_call(self) -> None:
        electrics = self.model.tree.electrics
        loose, feeds = electrics.loose, feed_choices(self._session)
        is_dark = not feeds and any(circuit.lamps for circuit in electrics.circuits)
        self._call.setVisible(bool(loose) or is_dark)
        told = tr_count("A light is not connected.", "{count} lights are not connected.", len(loose)) if loose else ""
        self._told.setText(told if feeds else f"{told} {tr('There is no supply.')}".lstrip())
        if not feeds:
            self.connect_all.setText(tr("Put a USB port and connect all"))
        elif len(feeds) == 1:
            self.connect_all.setText(tr("Connect to {name}", name=feeds[0][1]))
        else:
            self.connect_all.setText(tr("Connect to…"))

    def _connect_all(self) -> None:
        feeds = feed_choices(self._session)
        if not feeds:
            self._attempt(lambda: put_supply(self._session))
            return
        if len(feeds) == 1:
            self._attempt(lambda: connect_loose(self._session, feeds[0][0]))
            return
        menu = QMenu(self)
        for feed, name in feeds:
            action = menu.addAction(name)
            action.triggered.connect(
                lambda _=False, feed=feed: self._attempt(lambda: connect_loose(self._session, feed))
            )
        menu.exec(self.connect_all.mapToGlobal(self.connect_all.rect().bottomLeft()))

    # -- selection ---------------------------------------------------------------------------------------------

    def _chosen(self) -> list[Line]:
        indexes = self.tree.selectionModel().selectedRows()
        return [line for index in indexes if (line := self.model.line(index)) is not None]

    def _send_selection(self) -> None:
        if self._following:
            return
        there = self._session.document.records
        self._following = True
        self._session.selection.set(name for line in self._chosen() for name in line.items() if name in there)
        self._following = False

    def _show_selection(self) -> None:
        """Select the lines of what is selected on the plan, and bring the first of them into view."""
        if self._following:
            return
        ids = self._session.selection.ids
        if ids and frozenset(name for line in self._chosen() for name in line.items()) == ids:
            return  # a circuit that stands for its lights stays chosen
        chosen = QItemSelection()
        lines = [line for line in self.model.tree.lines() if line.id in ids]
        for line in lines:
            index = self.model.index_of(line)
            chosen.select(index, index)
        self._following = True
        self.tree.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if lines:
            self._set_current(lines[0])
            self.tree.scrollTo(self.model.index_of(lines[0]))
        self._following = False

    def _set_current(self, line: Line) -> None:
        none = QItemSelectionModel.SelectionFlag.NoUpdate
        self.tree.selectionModel().setCurrentIndex(self.model.index_of(line), none)

    def _show_form(self) -> None:
        line = self.model.line(self.tree.currentIndex())
        self.form.show_circuit(line.id if line is not None and line.kind == "circuit" else "")

    # -- hands -------------------------------------------------------------------------------------------------

    def _attempt(self, act: Callable[[], object]) -> None:
        try:
            act()
        except PlannerError as error:
            self.problem.emit(say(error.message))

    def _new(self) -> None:
        self._attempt(lambda: new_circuit(self._session, supply_for(self._session)))

    def _switch(self, index: QModelIndex) -> None:
        line = self.model.line(index)
        if line is not None:
            self.model.switch(line)

    def _rename(self, index: QModelIndex) -> None:
        self.tree.edit(index)

    def _remove(self, line: Line | None) -> None:
        if line is not None and line.kind == "circuit" and line.id in self._session.document.records:
            with self._session.edit(tr("Delete {name}", name=self.model.shown(line).name)) as draft:
                draft.remove(line.id)

    def _open_menu(self, at: QPoint) -> None:
        line = self.model.line(self.tree.indexAt(at))
        self.menu_of(line).exec(self.tree.viewport().mapToGlobal(at))

    def menu_of(self, line: Line | None) -> QMenu:
        """Make the menu of what can be done with a line, or with none."""
        menu = QMenu(self)
        if line is not None and line.kind == "circuit":
            shown = self.model.shown(line)
            menu.addAction(tr("Switch off") if shown.on else tr("Switch on"), lambda: self.model.switch(line))
            add_feed_choices(menu.addMenu(tr("Fed by")), self._session, self._attempt, line.id)
        elif line is not None and line.kind in {"lamp", "loose"}:
            lights = sorted({name for each in (*self._chosen(), line) for name in each.items()})
            below = menu.addMenu(tr("Circuit"))
            add_circuit_choices(below, self._session, self._attempt, lights)
        elif line is not None:
            self._add_feed(menu, line)
        menu.addSeparator()
        menu.addAction(tr("New circuit"), self._new)
        if line is not None and line.items():
            menu.addAction(tr("Show on the plan"), lambda: self.show_requested.emit(sorted(line.items())))
        if line is not None and line.kind != "loose":
            menu.addAction(tr("Rename"), lambda: self._rename(self.model.index_of(self.model.tree.find(line.id))))
        if line is not None and line.kind == "circuit":
            menu.addAction(tr("Delete the circuit"), lambda: self._remove(line))
        return menu

    def _add_feed(self, menu: QMenu, line: Line) -> None:
        if self.model.tree.electrics.loose:
            connect = tr("Connect all loose lights here")
            menu.addAction(connect, lambda: self._attempt(lambda: connect_loose(self._session, line.id)))
        menu.addAction(tr("New circuit here"), lambda: self._attempt(lambda: new_circuit(self._session, line.id)))
        if getattr(line.of, "sort", "supply") != "supply":
            add_feed_choices(menu.addMenu(tr("Fed by")), self._session, self._attempt, line.id)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.tree.viewport().update()
