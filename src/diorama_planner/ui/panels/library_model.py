"""What the library shows: catalogue entries in a list that can be searched, narrowed and dragged from.

The pictures of the things are in `library_thumbnails`, how a card looks in `library_cards`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.entries import Entry
from diorama_planner.catalogue.groups import MINE, group_of
from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr

THING_MIME = "application/x-diorama-thing"
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1

FAVOURITES = "favourites"
RECENT = "recent"
MAX_HITS = 200

AnyIndex = QModelIndex | QPersistentModelIndex


def size_text(thing: CatalogueThing, readings: Readings) -> str:
    """Write the size on the bench, measured if it was, as `65.7 × 25.4 mm` or `9.1 mm ⌀`."""
    length, width = thing.casting_mm[:2] if thing.casting_mm else (s / readings.scale for s in thing.real_mm[:2])
    if thing.shape in {"circle", "ellipse"} and abs(length - width) < 0.01 * length:
        return f"{readings.write(length)} ⌀"
    return readings.size(length, width)


def about(entry: Entry, readings: Readings) -> str:
    """Write the tooltip of an entry: sizes, where they come from and how sure they are."""
    lines = [f"<b>{entry.name}</b>"]
    if isinstance(entry, CatalogueThing):
        length, width, height = (mm / readings.scale for mm in entry.real_mm)
        real = readings.size(length, width, height, reading="real")
        model = readings.size(length, width, height)
        lines.append(tr("Real {real}", real=real))
        lines.append(tr("Model {model}", model=model))
        if entry.refusal:
            lines.append(tr("A reference figure: {why}", why=entry.refusal))
    else:
        from diorama_planner.takeoff.writing import format_packed

        lines.append(tr("Material, sold by {pack}", pack=format_packed(entry.pack_size, entry.pack_unit)))
    if entry.nicknames:
        lines.append(tr("Also called {names}", names=", ".join(entry.nicknames)))
    if entry.notes:
        lines.append(entry.notes)
    if entry.source:
        lines.append(tr("Source: {source}", source=entry.source))
    if entry.confidence:
        lines.append(tr("Confidence: {degree}", degree=entry.confidence))
    return "<br>".join(lines)


class LibraryModel(QAbstractListModel):
    """The entries that answer the search or stand in the chosen group."""

    def __init__(self) -> None:
        super().__init__()
        self._catalogue: Catalogue | None = None
        self._entries: list[Entry] = []
        self._readings = Readings()
        self.favourites: tuple[str, ...] = ()
        self.recent: tuple[str, ...] = ()

    def set_catalogue(self, catalogue: Catalogue) -> None:
        """Show and search this catalogue from now on."""
        self._catalogue = catalogue

    def set_readings(self, readings: Readings) -> None:
        """Show sizes in these units and at this scale."""
        if readings != self._readings:
            self._readings = readings
            self.touch_all()

    @property
    def catalogue(self) -> Catalogue | None:
        """Where the entries come from."""
        return self._catalogue

    @property
    def readings(self) -> Readings:
        """Units and scale in use."""
        return self._readings

    def thing_count(self) -> int:
        """How many things can be placed."""
        things = self._catalogue.things() if self._catalogue else ()
        return sum(thing.placeable for thing in things)

    def show_group(self, group: str) -> None:
        """Show the things of a group, the favourites or those placed last."""
        things = self._catalogue.thing_map if self._catalogue else {}
        if group in {FAVOURITES, RECENT}:
            chosen = self.favourites if group == FAVOURITES else self.recent
            self._set([things[thing_id] for thing_id in chosen if thing_id in things])
            return
        self._set(
            [
                thing
                for thing in things.values()
                if thing.placeable
                and (thing.origin != "shipped" if group == MINE else group_of(thing.category) == group)
            ]
        )

    def search(self, text: str) -> None:
        """Show what answers a search: things first, then materials."""
        if self._catalogue is None:
            return
        hits = self._catalogue.search(text, limit=MAX_HITS, kind="all", placeable_only=True)
        found = sorted(hits, key=lambda hit: hit.kind == "material")
        self._set([self._catalogue.entry(hit.id) for hit in found])

    def has_things(self) -> bool:
        """Whether anything shown can be placed."""
        return any(isinstance(entry, CatalogueThing) for entry in self._entries)

    def entry(self, index: AnyIndex) -> Entry | None:
        """The entry of a row."""
        return self._entries[index.row()] if index.isValid() and index.row() < len(self._entries) else None

    def touch_all(self) -> None:
        """Have all rows drawn again."""
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def _set(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Number of entries."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, tooltip, name for screen readers, and the entry itself."""
        entry = self.entry(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.label
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.ToolTipRole:
            return about(entry, self._readings)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if isinstance(entry, CatalogueThing):
                return f"{entry.name}, {size_text(entry, self._readings)}"
            return tr("{name}, material", name=entry.name)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Things can be dragged, materials only read."""
        flags = super().flags(index)
        if isinstance(self.entry(index), CatalogueThing):
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        """What a drag carries."""
        return [THING_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The id of the dragged thing."""
        data = QMimeData()
        entry = self.entry(indexes[0]) if indexes else None
        if isinstance(entry, CatalogueThing):
            data.setData(THING_MIME, QByteArray(entry.id.encode()))
            data.setText(entry.name)
        return data
