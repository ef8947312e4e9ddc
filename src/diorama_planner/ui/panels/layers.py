"""The layers: what is shown, hidden and locked together. A click on a layer selects what lies on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QColorDialog,
    QHeaderView,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from diorama_planner.app import verbs
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import BASE_ID, Layer, RecordId
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.icons import IconButton, themed_icon
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import current_theme
from diorama_planner.ui.widgets.choices import swatch
from diorama_planner.ui.widgets.form import Section

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session

NAME, COUNT, EYE, LOCK = range(4)
ID_ROLE = Qt.ItemDataRole.UserRole


class LayerTree(QTreeWidget):
    """Layers from above to below with count, eye and lock. F2 renames, Space hides, L locks."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Layers"))
        self.setColumnCount(4)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(12, 12))
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(16)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((COUNT, 34), (EYE, 28), (LOCK, 28)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)


class LayersPanel(QWidget):
    """Shows the layers of the session and edits them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filling = False
        self.section = Section(tr("Layers"), "layers")
        add = IconButton("plus", tr("Add a layer"))
        add.clicked.connect(self.add_layer)
        self.section.add_corner(add)
        self.tree = LayerTree()
        self.tree.installEventFilter(self)
        body = QVBoxLayout(self.section.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.tree)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.section)
        self.tree.itemClicked.connect(self._clicked)
        self.tree.itemChanged.connect(self._renamed)
        self.tree.itemDoubleClicked.connect(self._edit_name)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        self._later = Later(self, self.refresh)
        follow(session, self, self._on_event)

    def sizeHint(self) -> QSize:
        """Room for five layers."""
        return QSize(240, 190)

    def _on_event(self, event: SessionEvent) -> None:
        if event.kind in {"change", "document"}:
            self._later.ask()

    def layers(self) -> list[Layer]:
        """The layers, the highest first."""
        return sorted(self._session.document.every(Layer), key=lambda layer: -layer.order)

    def refresh(self) -> None:
        """Show the layers as they now stand."""
        counts = Counter(item.layer for item in self._session.document.items() if item.id != BASE_ID)
        current = self.current_id()
        self._filling = True
        self.tree.clear()
        for layer in self.layers():
            self._add_row(layer.id, layer.name, counts[layer.id], layer)
        if counts[""] or not self.layers():
            self._add_row("", tr("No layer"), counts[""], None)
        for index in range(self.tree.topLevelItemCount()):
            row = self.tree.topLevelItem(index)
            if row is not None and row.data(NAME, ID_ROLE) == current:
                self.tree.setCurrentItem(row)
        self._filling = False

    def current_id(self) -> RecordId | None:
        """The layer that the keyboard is on; None if on none."""
        row = self.tree.currentItem()
        return None if row is None else str(row.data(NAME, ID_ROLE))

    def add_layer(self) -> None:
        """Add a layer and let it be named."""
        with self._session.edit(tr("Add a layer")) as draft:
            layer_id = verbs.add_layer(draft, self._free_name())
        self.refresh()
        for index in range(self.tree.topLevelItemCount()):
            row = self.tree.topLevelItem(index)
            if row is not None and row.data(NAME, ID_ROLE) == layer_id:
                self.tree.setCurrentItem(row)
                self.tree.editItem(row, NAME)

    def select_items(self, layer_id: RecordId) -> None:
        """Select all that lies on a layer."""
        items = self._session.document.items()
        self._session.selection.set(item.id for item in items if item.layer == layer_id and item.id != BASE_ID)

    def toggle(self, layer_id: RecordId, field: str) -> None:
        """Hide or show, lock or unlock a layer."""
        layer = self._session.document.records.get(layer_id)
        if not isinstance(layer, Layer):
            return
        was = getattr(layer, field)
        words = {
            ("hidden", False): tr("Hide {layer}", layer=layer.name),
            ("hidden", True): tr("Show {layer}", layer=layer.name),
            ("locked", False): tr("Lock {layer}", layer=layer.name),
            ("locked", True): tr("Unlock {layer}", layer=layer.name),
        }
        with self._session.edit(words[field, was]) as draft:
            draft.change(layer_id, **{field: not was})

    def _free_name(self) -> str:
        names = {layer.name for layer in self.layers()}
        number = len(names) + 1
        while tr("Layer {number}", number=number) in names:
            number += 1
        return tr("Layer {number}", number=number)

    def _add_row(self, layer_id: RecordId, name: str, count: int, layer: Layer | None) -> None:
        row = QTreeWidgetItem(self.tree)
        row.setData(NAME, ID_ROLE, layer_id)
        row.setText(NAME, name)
        row.setSizeHint(NAME, QSize(0, 26))
        row.setText(COUNT, str(count))
        row.setTextAlignment(COUNT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        theme = current_theme()
        row.setForeground(COUNT, QColor(theme.muted))
        said = [tr("{name}, {count} items", name=name, count=count)]
        if layer is not None:
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
            row.setIcon(NAME, swatch(layer.colour, 12))
            row.setIcon(EYE, themed_icon("eye-off" if layer.hidden else "eye", theme.muted))
            lock_colour = theme.text if layer.locked else theme.line
            row.setIcon(LOCK, themed_icon("lock" if layer.locked else "lock-open", lock_colour))
            row.setToolTip(EYE, tr("Show it") if layer.hidden else tr("Hide it"))
            row.setToolTip(LOCK, tr("Unlock it") if layer.locked else tr("Lock it"))
            said += [tr("hidden")] * layer.hidden + [tr("locked")] * layer.locked
            if layer.hidden:
                row.setForeground(NAME, QColor(theme.muted))
        row.setData(NAME, Qt.ItemDataRole.AccessibleTextRole, ", ".join(said))
        row.setToolTip(NAME, tr("Click: select its items. F2: rename."))

    def _edit_name(self, row: QTreeWidgetItem, column: int) -> None:
        if column == NAME:
            self.tree.editItem(row, NAME)

    def _clicked(self, row: QTreeWidgetItem, column: int) -> None:
        layer_id = row.data(NAME, ID_ROLE)
        if column == EYE:
            self.toggle(layer_id, "hidden")
        elif column == LOCK:
            self.toggle(layer_id, "locked")
        else:
            self.select_items(layer_id)

    def _renamed(self, row: QTreeWidgetItem, column: int) -> None:
        layer_id, name = row.data(NAME, ID_ROLE), row.text(NAME).strip()
        layer = self._session.document.records.get(layer_id)
        if self._filling or column != NAME or not isinstance(layer, Layer):
            return
        if name and name != layer.name:
            with self._session.edit(tr("Rename {layer}", layer=layer.name)) as draft:
                draft.change(layer_id, name=name)
        self._later.ask()

    def _open_menu(self, at: QPoint) -> None:
        row = self.tree.itemAt(at)
        layer = self._session.document.records.get(row.data(NAME, ID_ROLE)) if row else None
        menu = QMenu(self)
        menu.addAction(tr("Add a layer")).triggered.connect(self.add_layer)
        if row is not None and isinstance(layer, Layer):
            entries = (
                (tr("Select its items"), lambda: self.select_items(layer.id)),
                (tr("Put the selection on it"), lambda: self._take_selection(layer)),
                (tr("Rename"), lambda: self.tree.editItem(row, NAME)),
                (tr("Colour…"), lambda: self._choose_colour(layer)),
                (tr("Move up"), lambda: self._shift(layer, -1)),
                (tr("Move down"), lambda: self._shift(layer, 1)),
                (tr("Delete the layer, keep its items"), lambda: self._delete(layer)),
            )
            for text, run in entries:
                menu.addAction(text).triggered.connect(run)
        menu.exec(self.tree.viewport().mapToGlobal(at))

    def _take_selection(self, layer: Layer) -> None:
        ids = self._session.selection.ids - {BASE_ID}
        with self._session.edit(tr("Put {count} items on {layer}", count=len(ids), layer=layer.name)) as draft:
            verbs.set_layer(draft, ids, layer.id)

    def _choose_colour(self, layer: Layer) -> None:
        colour = QColorDialog.getColor(QColor(layer.colour), self, layer.name)
        if colour.isValid():
            with self._session.edit(tr("Change colour of {layer}", layer=layer.name)) as draft:
                draft.change(layer.id, colour=colour.name())

    def _shift(self, layer: Layer, places: int) -> None:
        layers = self.layers()
        index = next(i for i, other in enumerate(layers) if other.id == layer.id)
        if 0 <= index + places < len(layers):
            layers.insert(index + places, layers.pop(index))
            with self._session.edit(tr("Move {layer}", layer=layer.name)) as draft:
                _number(draft, layers)

    def _delete(self, layer: Layer) -> None:
        with self._session.edit(tr("Delete {layer}", layer=layer.name)) as draft:
            draft.remove(layer.id)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Space hides and L locks the layer that the keyboard is on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.current_id():
            fields = {Qt.Key.Key_Space: "hidden", Qt.Key.Key_L: "locked"}
            field = fields.get(Qt.Key(event.key()))
            if field:
                self.toggle(self.current_id() or "", field)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.select_items(self.current_id() or "")
                return True
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._later.ask()


def _number(draft: Draft, layers: list[Layer]) -> None:
    for order, layer in enumerate(reversed(layers), start=1):
        draft.put(replace(layer, order=float(order)))
