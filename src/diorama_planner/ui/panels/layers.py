"""The layers: what is shown, hidden, locked, faded and printed together. A click on one selects what lies on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QColorDialog,
    QHeaderView,
    QMenu,
    QSlider,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from diorama_planner.app import verbs
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import BASE_ID, Item, Layer, RecordId
from diorama_planner.ui.following import Later, calm_ms, follow
from diorama_planner.ui.icons import IconButton, themed_icon
from diorama_planner.ui.texts import tr, tr_count
from diorama_planner.ui.theme import UNIT, current_theme
from diorama_planner.ui.widgets.choices import FlagField, swatch
from diorama_planner.ui.widgets.form import FormRow, words
from diorama_planner.ui.widgets.tabs import TabPanel

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session

NAME, COUNT, EYE, LOCK = range(4)
ID_ROLE = Qt.ItemDataRole.UserRole
LEAST_OPACITY = 10


class LayerTree(QTreeWidget):
    """Layers from above to below with count, eye and lock. F2 renames, Space hides, L locks, dragging orders.

    `moved` carries the layer that was dragged and the row before which it was dropped.
    """

    moved = Signal(str, int)

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
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(16)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(COUNT, QHeaderView.ResizeMode.ResizeToContents)
        for column, width in ((EYE, 28), (LOCK, 28)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)

    def is_editing(self) -> bool:
        """Whether a name is being typed."""
        return bool(self.state() == QAbstractItemView.State.EditingState)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where a layer was dropped; the rows follow from the document, not from the drop."""
        dragged = self.currentItem()
        over = self.itemAt(event.position().toPoint())
        row = self.topLevelItemCount() if over is None else self.indexOfTopLevelItem(over)
        is_below = over is not None and event.position().y() > self.visualItemRect(over).center().y()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if dragged is not None and dragged.data(NAME, ID_ROLE):
            self.moved.emit(str(dragged.data(NAME, ID_ROLE)), row + is_below)


class LayersPanel(TabPanel):
    """Shows the layers of the session and edits them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filling = False
        add = IconButton("plus", tr("Add a layer"))
        add.clicked.connect(self.add_layer)
        self.corner = (add,)
        self.tree = LayerTree()
        self.tree.installEventFilter(self)
        self._make_foot()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * UNIT - 2, 0, 2 * UNIT - 2, UNIT)
        outer.setSpacing(4)
        outer.addWidget(self.tree, 1)
        outer.addWidget(self._foot)
        self.tree.itemClicked.connect(self._clicked)
        self.tree.itemChanged.connect(self._renamed)
        self.tree.itemDoubleClicked.connect(self._edit_name)
        self.tree.currentItemChanged.connect(lambda *_: self._show_foot())
        self.tree.moved.connect(self._move_to)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        self._later = Later(self, self.refresh)
        follow(session, self, self._on_event)

    def _make_foot(self) -> None:
        """What else can be said of the layer that the keyboard is on."""
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(LEAST_OPACITY, 100)
        self.opacity.setAccessibleName(tr("Opacity of the layer in per cent"))
        self.opacity.setToolTip(tr("How clearly its items are seen"))
        self._percent = words("", "muted")
        self.printed = FlagField(tr("Print"))
        self.printed.setToolTip(tr("Whether its items come onto paper and into pictures"))
        self._foot = FormRow(
            tr("Opacity"), self.opacity, self._percent, self.printed, stretches=(1, 0, 0), label_width=50
        )
        self._foot.setEnabled(False)
        self.opacity.valueChanged.connect(self._fade)
        self.printed.committed.connect(lambda *_: self._toggle_current("printable"))

    def _on_event(self, event: SessionEvent) -> None:
        if event.kind in {"change", "document"}:
            self._later.ask(calm_ms(self._session, event))

    def catch_up(self) -> None:
        """Show at once what waits to be shown."""
        self._later.now()

    def layers(self) -> list[Layer]:
        """The layers, the highest first."""
        return sorted(self._session.document.every(Layer), key=lambda layer: -layer.order)

    def refresh(self) -> None:
        """Show the layers as they now stand; a name that is being typed is not taken away."""
        if self.tree.is_editing():
            self._later.ask()
            return
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
        self._show_foot()

    def current_id(self) -> RecordId | None:
        """The layer that the keyboard is on; None if on none."""
        row = self.tree.currentItem()
        return None if row is None else str(row.data(NAME, ID_ROLE))

    def add_layer(self) -> None:
        """Add a layer and let it be named."""
        with self._session.edit(tr("Add a layer")) as draft:
            layer_id = verbs.add_layer(draft, self._free_name())
        self._later.now()  # at once, and not again: that would take the editor of the name away
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
        """Turn a flag of a layer; without a layer, that of all items that lie on none."""
        layer = self._session.document.records.get(layer_id)
        if not isinstance(layer, Layer):
            self._toggle_loose(field)
            return
        was = getattr(layer, field)
        with self._session.edit(tr(_WORDS[field, was], layer=layer.name)) as draft:
            draft.change(layer_id, **{field: not was})

    def _toggle_loose(self, field: str) -> None:
        items = self._loose_items()
        if not items or field not in {"hidden", "locked"}:
            return
        was = all(getattr(item, field) for item in items)
        with self._session.edit(tr(_WORDS[field, was], layer=tr("what lies on no layer"))) as draft:
            for item in items:
                draft.change(item.id, **{field: not was})

    def _loose_items(self) -> list[Item]:
        items = self._session.document.items()
        return [item for item in items if not item.layer and item.id != BASE_ID]

    def _toggle_current(self, field: str) -> None:
        layer_id = self.current_id()
        if layer_id:
            self.toggle(layer_id, field)

    def _current_layer(self) -> Layer | None:
        layer = self._session.document.records.get(self.current_id() or "")
        return layer if isinstance(layer, Layer) else None

    def _show_foot(self) -> None:
        layer = self._current_layer()
        self._foot.setEnabled(layer is not None)
        self.opacity.blockSignals(True)
        self.opacity.setValue(100 if layer is None else round(layer.opacity * 100))
        self.opacity.blockSignals(False)
        self._percent.setText(f"{self.opacity.value()} %")
        self.printed.set_value(layer is None or layer.printable)

    def _fade(self, percent: int) -> None:
        layer = self._current_layer()
        if layer is not None:
            label = tr("Change opacity of {layer}", layer=layer.name)
            with self._session.edit(label, merge_key=f"opacity:{layer.id}") as draft:
                draft.change(layer.id, opacity=percent / 100)

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
        loose = self._loose_items() if layer is None else []
        is_hidden = layer.hidden if layer else bool(loose) and all(item.hidden for item in loose)
        is_locked = layer.locked if layer else bool(loose) and all(item.locked for item in loose)
        row.setFlags(_ROW_FLAGS | (_LAYER_FLAGS if layer is not None else Qt.ItemFlag.NoItemFlags))
        if layer is not None:
            row.setIcon(NAME, swatch(layer.colour, 12))
        row.setIcon(EYE, themed_icon("eye-off" if is_hidden else "eye", theme.muted))
        row.setIcon(LOCK, themed_icon("lock" if is_locked else "lock-open", theme.text if is_locked else theme.line))
        row.setToolTip(EYE, tr("Show it") if is_hidden else tr("Hide it"))
        row.setToolTip(LOCK, tr("Unlock it") if is_locked else tr("Lock it"))
        if is_hidden:
            row.setForeground(NAME, QColor(theme.muted))
        said = [tr_count("{name}, 1 item", "{name}, {count} items", count, name=name)]
        said += [tr("hidden")] * is_hidden + [tr("locked")] * is_locked
        said += [tr("not printed")] * (layer is not None and not layer.printable)
        row.setData(NAME, Qt.ItemDataRole.AccessibleTextRole, ", ".join(said))
        row.setToolTip(NAME, tr("Click: select its items. F2: rename. Drag: order."))

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
            entries: tuple[tuple[str, Callable[[], object]], ...] = (
                (tr("Select its items"), lambda: self.select_items(layer.id)),
                (tr("Put the selection on it"), lambda: self._take_selection(layer)),
                (tr("Rename"), lambda: self.tree.editItem(row, NAME)),
                (tr("Colour…"), lambda: self._choose_colour(layer)),
                (
                    tr("Do not print it") if layer.printable else tr("Print it"),
                    lambda: self.toggle(layer.id, "printable"),
                ),
                (tr("Move up"), lambda: self._shift(layer, -1)),
                (tr("Move down"), lambda: self._shift(layer, 1)),
                (tr("Delete the layer, keep its items"), lambda: self._delete(layer)),
            )
            for text, run in entries:
                menu.addAction(text).triggered.connect(run)
        menu.exec(self.tree.viewport().mapToGlobal(at))

    def _take_selection(self, layer: Layer) -> None:
        ids = self._session.selection.ids - {BASE_ID}
        label = tr_count("Put an item on {layer}", "Put {count} items on {layer}", len(ids), layer=layer.name)
        with self._session.edit(label) as draft:
            verbs.set_layer(draft, ids, layer.id)

    def _choose_colour(self, layer: Layer) -> None:
        colour = QColorDialog.getColor(QColor(layer.colour), self, layer.name)
        if colour.isValid():
            with self._session.edit(tr("Change colour of {layer}", layer=layer.name)) as draft:
                draft.change(layer.id, colour=colour.name())

    def _shift(self, layer: Layer, places: int) -> None:
        index = next(i for i, other in enumerate(self.layers()) if other.id == layer.id)
        self._move_to(layer.id, index + places + (places > 0))

    def _move_to(self, layer_id: RecordId, row: int) -> None:
        """Put a layer before a row of the list."""
        layers = self.layers()
        index = next(i for i, other in enumerate(layers) if other.id == layer_id)
        to = row - 1 if row > index else row
        if not 0 <= to < len(layers):
            to = len(layers) - 1 if to > 0 else 0
        if to == index:
            return
        layer = layers.pop(index)
        layers.insert(to, layer)
        with self._session.edit(tr("Move {layer}", layer=layer.name)) as draft:
            _number(draft, layers)

    def _delete(self, layer: Layer) -> None:
        with self._session.edit(tr("Delete {layer}", layer=layer.name)) as draft:
            draft.remove(layer.id)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Space hides and L locks the layer that the keyboard is on."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if isinstance(event, QKeyEvent) and is_key and self.current_id() is not None:
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


_ROW_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
_LAYER_FLAGS = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
_WORDS = {
    ("hidden", False): "Hide {layer}",
    ("hidden", True): "Show {layer}",
    ("locked", False): "Lock {layer}",
    ("locked", True): "Unlock {layer}",
    ("printable", False): "Print {layer}",
    ("printable", True): "Do not print {layer}",
}
"""Names of steps: the flag that is turned, and what it was."""


def _number(draft: Draft, layers: list[Layer]) -> None:
    for order, layer in enumerate(reversed(layers), start=1):
        draft.put(replace(layer, order=float(order)))
