"""The stash: what lies on the shelf for all plans, and the journal of how it came and went."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from diorama_planner.app.purchase import stocktaking
from diorama_planner.ui.buying.fields import name_of
from diorama_planner.ui.buying.holding_dialog import HoldingDialog
from diorama_planner.ui.buying.holding_words import PICTURE, amount_words, movement_title, movement_words, picture_of
from diorama_planner.ui.buying.seen_page import SeenPage
from diorama_planner.ui.dialogs.frame import column, heading, row
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.texts import tr, tr_count
from diorama_planner.ui.theme import UNIT, text_font
from diorama_planner.ui.widgets.form import button, words
from diorama_planner.ui.widgets.search import SearchField
from diorama_planner.ui.widgets.trees import children, table

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session
    from diorama_planner.takeoff.stash import Holding

ID_ROLE = Qt.ItemDataRole.UserRole
JOURNAL_SHOWN = 200
ROW_HEIGHT = 36


class StashPage(SeenPage):
    """Follows the workshop. Every change is kept at once, for all plans, and can be taken back."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.search = SearchField(tr("Search the stash"))
        self.search.setPlaceholderText(tr("Search the stash…"))
        self.tree = self._make_tree()
        self._none = words("", "muted", wrap=True)
        self.add = button(tr("Add…"))
        self.edit = button(tr("Change…"))
        self.remove = button(tr("Remove"))
        self.used = button(tr("Built it: take out what was used…"), "primary")
        self.journal = QListWidget()
        self.journal.setAccessibleName(tr("Journal"))
        self.journal.setWordWrap(True)
        self.journal.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.undo = button(tr("Take the last back"))
        self._lay_out()
        self._connect()
        self._later = Later(self, self.refresh)
        follow(session, self, self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Show the shelf and the journal as they are."""
        stash, here = self._session.workshop.stash, self.current_id()
        looked_for = self.search.text().casefold().split()
        self.tree.clear()
        named = sorted(
            ((name_of(self._session, each.key), each) for each in stash.holdings.values()),
            key=lambda pair: (pair[0].casefold(), pair[1].form, pair[1].id),
        )
        for name, holding in named:
            if all(word in f"{name} {holding.place} {holding.note}".casefold() for word in looked_for):
                self._add_row(name, holding)
        for item in children(self.tree):
            if item.data(0, ID_ROLE) == here:
                self.tree.setCurrentItem(item)
        self._none.setText(
            tr("Nothing is called like that.")
            if stash.holdings
            else tr("Nothing is on the shelf yet. Add what you have: it is taken off every bill.")
        )
        self._none.setVisible(not self.tree.topLevelItemCount())
        self._show_journal()
        self._enable()

    def current_id(self) -> str:
        """The id of the chosen holding, empty if there is none."""
        item = self.tree.currentItem()
        return str(item.data(0, ID_ROLE)) if item is not None else ""

    def texts(self) -> list[list[str]]:
        """What is shown, row by row."""
        columns = range(self.tree.columnCount())
        return [[item.text(column) for column in columns] for item in children(self.tree)]

    # -- what happens ------------------------------------------------------------------------------------------

    def _edit(self, old: Holding | None) -> None:
        dialog = HoldingDialog(self._session, old, self)
        if dialog.exec():
            self.attempt(lambda: stocktaking.put_holding(self._session, dialog.holding(), date.today()))

    def _edit_current(self) -> None:
        old = self._session.workshop.stash.holdings.get(self.current_id())
        if old is not None:
            self._edit(old)

    def _remove(self) -> None:
        here = self.current_id()
        if here:
            self.attempt(lambda: stocktaking.remove_holding(self._session, here, date.today()))

    def _use(self) -> None:
        from diorama_planner.ui.buying.amounts_dialog import UsedDialog

        UsedDialog(self._session, self).exec()

    def _undo(self) -> None:
        self.attempt(lambda: stocktaking.undo_last(self._session))

    def _follow(self, event: SessionEvent) -> None:
        if event.kind in {"workshop", "preferences", "document"}:
            self.when_seen(self._later)

    # -- how it looks ------------------------------------------------------------------------------------------

    def _make_tree(self) -> QTreeWidget:
        tree = table(tr("Stash"), [tr("What"), tr("How much"), tr("Where"), tr("Note")])
        tree.setIconSize(PICTURE)
        return tree

    def _add_row(self, name: str, holding: Holding) -> None:
        item = QTreeWidgetItem([name, amount_words(self._session, holding), holding.place, holding.note])
        item.setIcon(0, picture_of(holding, self._colour(holding.key)))
        item.setData(0, ID_ROLE, holding.id)
        item.setToolTip(0, name)
        item.setSizeHint(0, QSize(0, ROW_HEIGHT))
        item.setFont(1, text_font(strong=True))
        self.tree.addTopLevelItem(item)

    def _colour(self, key: str) -> str:
        from diorama_planner.kinds.swatches import THING_LOOK, swatch

        material = self._session.catalogue.goods.get(key)
        return (swatch(material) if material is not None else THING_LOOK).colour

    def _show_journal(self) -> None:
        self.journal.clear()
        movements = self._session.workshop.stash.journal
        for movement in movements[: -JOURNAL_SHOWN - 1 : -1]:
            text = f"{movement_title(movement)}\n{movement_words(self._session, movement)}"
            self.journal.addItem(QListWidgetItem(text))
        if len(movements) > JOURNAL_SHOWN:
            more = len(movements) - JOURNAL_SHOWN
            self.journal.addItem(tr_count("… and one before", "… and {count} before", more))
        self.undo.setEnabled(bool(movements))

    def _enable(self) -> None:
        for part in (self.edit, self.remove):
            part.setEnabled(bool(self.current_id()))

    def _lay_out(self) -> None:
        left = QWidget()
        lines = column(left, spacing=UNIT)
        lines.addWidget(self.search)
        lines.addWidget(self._none)
        lines.addWidget(self.tree, 1)
        lines.addLayout(row(self.add, self.edit, self.remove, 1, self.used))
        left.setContentsMargins(0, 0, 2 * UNIT, 0)
        right = QWidget()
        lines = column(right, spacing=UNIT, margins=(2 * UNIT, 0, 0, 0))
        lines.addWidget(heading(tr("Journal")))
        lines.addWidget(self.journal, 1)
        lines.addLayout(row(1, self.undo))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(0, 1)
        split.setHandleWidth(1)
        split.setSizes([860, 340])
        outer = column(self, spacing=UNIT)
        outer.addWidget(split, 1)
        outer.addWidget(self._problem)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self.refresh())
        self.tree.currentItemChanged.connect(lambda *_: self._enable())
        self.tree.itemDoubleClicked.connect(lambda *_: self._edit_current())
        self.add.clicked.connect(lambda: self._edit(None))
        self.edit.clicked.connect(self._edit_current)
        self.remove.clicked.connect(self._remove)
        self.used.clicked.connect(self._use)
        self.undo.clicked.connect(self._undo)
