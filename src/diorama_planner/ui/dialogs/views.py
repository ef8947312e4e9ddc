"""The list of saved views, of the plan and in space: go to one, rename it, drag it to another place, remove it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from diorama_planner.app.editing.views import arrange_views, saved_views
from diorama_planner.app.space.space_views import space_views
from diorama_planner.model.record import SavedSpaceView, SavedView
from diorama_planner.ui.dialogs.frame import PlannerDialog
from diorama_planner.ui.icons import themed_icon
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import current_theme
from diorama_planner.ui.widgets.form import words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

AnyView: TypeAlias = SavedView | SavedSpaceView
ID_ROLE = Qt.ItemDataRole.UserRole


class ViewsDialog(PlannerDialog):
    """Each change is one step that can be undone."""

    def __init__(self, session: Session, go: Callable[[AnyView], object], parent: QWidget | None = None) -> None:
        lead = tr("Double click a view to go there, F2 renames it, drag puts it elsewhere.")
        super().__init__(tr("Saved views"), lead, parent)
        self._session = session
        self._go = go
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Saved views"))
        self.list.setMinimumSize(360, 220)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.body.addWidget(self.list)
        self._none = words(
            tr("There is none yet. View > Saved views > Save this view keeps what you see."), "muted", wrap=True
        )
        self.body.addWidget(self._none)
        self.add_button(tr("Remove"), self.remove)
        self.add_button(tr("Rename"), lambda: self.list.editItem(self.list.currentItem()))
        self.add_button(tr("Go there"), self.go, primary=True)
        self.add_button(tr("Close"), self.accept)
        self.fill()
        self.list.itemDoubleClicked.connect(lambda _: self.go())
        self.list.itemChanged.connect(self._rename)
        self.list.model().rowsMoved.connect(self._arrange)

    def fill(self) -> None:
        """List the views of the plan."""
        self.list.clear()
        views: list[AnyView] = [*saved_views(self._session), *space_views(self._session)]
        for view in views:
            icon = "map" if isinstance(view, SavedView) else "rotate-3d"
            row = QListWidgetItem(themed_icon(icon, current_theme().muted), view.name)
            row.setData(ID_ROLE, view.id)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        self._none.setVisible(self.list.count() == 0)

    def go(self) -> None:
        """Show the chosen view and close."""
        view = self._chosen()
        if view is not None:
            self._go(view)
            self.accept()

    def remove(self) -> None:
        """Remove the chosen view."""
        view = self._chosen()
        if view is not None:
            with self._session.edit(tr("Remove a view")) as draft:
                draft.remove(view.id)
            self.fill()

    def _chosen(self) -> AnyView | None:
        row = self.list.currentItem()
        found = self._session.document.records.get(row.data(ID_ROLE)) if row is not None else None
        return found if isinstance(found, AnyView) else None

    def _rename(self, row: QListWidgetItem) -> None:
        name = row.text().strip()
        view_id = row.data(ID_ROLE)
        view = self._session.document.get(view_id)
        if not name and isinstance(view, AnyView):
            row.setText(view.name)
        else:
            with self._session.edit(tr("Rename a view")) as draft:
                draft.change(view_id, name=name)

    def _arrange(self) -> None:
        with self._session.edit(tr("Order the views")) as draft:
            arrange_views(draft, [self.list.item(row).data(ID_ROLE) for row in range(self.list.count())])
