"""The library: everything that can be put on the plan, by group or by search, as cards to drag or to place.

The list itself is in `library_model`, the look of its cards in `library_cards`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QMenu, QPushButton, QVBoxLayout, QWidget

from diorama_planner.catalogue.groups import MINE, Category, categories_for_scale
from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.panels.library_cards import GAP, PICTURE, CardDelegate
from diorama_planner.ui.panels.library_model import FAVOURITES, RECENT, LibraryModel
from diorama_planner.ui.panels.library_thumbnails import Thumbnails
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.flow import Chips
from diorama_planner.ui.widgets.form import button, words
from diorama_planner.ui.widgets.search import SearchField

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session

CHIPS_SHOWN = 5
MORE = "more"
KEEP_RECENT = 24


def short(category: Category) -> str:
    """The first word of a group's name, which fits a chip: `Garage and fuel` gives `Garage`."""
    return category.label.split(" and ")[0].split(",")[0]


class CardView(QListView):
    """The grid of cards. Enter places, dragging carries the thing's id."""

    placed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Things"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSpacing(GAP // 2)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.doubleClicked.connect(self._place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter places the chosen thing."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._place(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cards follow the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry the thing; the plan shows it at its true size while it is over it."""
        model = self.model()
        index = self.currentIndex()
        entry = model.entry(index) if isinstance(model, LibraryModel) else None
        if not isinstance(entry, CatalogueThing):
            return
        drag = QDrag(self)
        drag.setMimeData(model.mimeData([index]))
        drag.exec(Qt.DropAction.CopyAction)

    def _place(self, index: QModelIndex) -> None:
        model = self.model()
        entry = model.entry(index) if isinstance(model, LibraryModel) else None
        if isinstance(entry, CatalogueThing):
            self.placed.emit(entry.id)


class LibraryPanel(QWidget):
    """Search, chips, cards. `start` reads the catalogue: call it once the window has been seen."""

    place_requested = Signal(str)
    create_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._started = False
        self._group = ""
        self._scale = 0.0
        self.search = SearchField(tr("Search things"), "/")
        self._chips = Chips(tr("Groups of things"))
        self._model = LibraryModel()
        self._thumbnails = Thumbnails(PICTURE.width(), PICTURE.height(), self)
        self.cards = CardView()
        self.cards.setModel(self._model)
        self.cards.setItemDelegate(CardDelegate(self.cards, self._model, self._thumbnails, self.toggle_favourite))
        self._none = words("", "muted", wrap=True)
        self._create = button(tr("Create a thing…"), "link")
        self._lay_out()
        self._search_later = Later(self, self._fill, 60)
        self._connect()
        follow(session, self, self._on_event)

    def sizeHint(self) -> QSize:
        """Room for two columns of cards."""
        return QSize(256, 480)

    def start(self) -> None:
        """Read the catalogue and fill the cards."""
        self._started = True
        self._thumbnails.ratio = self.devicePixelRatioF()
        self._take_session()

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_thing(self, thing_id: str) -> None:
        """Search for one thing and choose it."""
        self.search.setText(self._session.catalogue.thing(thing_id).name)
        self._fill()

    def show_group(self, group: str) -> None:
        """Show a group of things, `favourites` or `recent`."""
        self._group = group
        self._fill_chips()
        self._choose(group)

    def create_button(self) -> QPushButton:
        """What makes a thing that is not there."""
        return self._create

    def toggle_favourite(self, thing_id: str) -> None:
        """Star a thing, or take its star away."""
        starred = self._session.preferences.favourites
        kept = tuple(other for other in starred if other != thing_id)
        self._session.set_preferences(favourites=kept if thing_id in starred else (*kept, thing_id))

    def note_placed(self, thing_id: str) -> None:
        """Remember a thing among those used last."""
        others = (other for other in self._session.preferences.recent_things if other != thing_id)
        self._session.set_preferences(recent_things=(thing_id, *others)[:KEEP_RECENT])

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 10, 4, 4)
        outer.setSpacing(UNIT)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, 8, 0)
        top.setSpacing(UNIT + 2)
        top.addWidget(self.search)
        top.addWidget(self._chips)
        outer.addLayout(top)
        outer.addWidget(self._none)
        outer.addWidget(self.cards, 1)
        outer.addWidget(self._create, 0, Qt.AlignmentFlag.AlignLeft)
        self._none.hide()

    def _connect(self) -> None:
        self._thumbnails.ready.connect(self.cards.viewport().update)
        self.search.textChanged.connect(lambda _: self._search_later.ask())
        self.search.entered.connect(self._enter_results)
        self._chips.chosen.connect(self._choose)
        self.cards.placed.connect(self.place_requested)
        self.cards.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.cards.customContextMenuRequested.connect(self._open_menu)
        self._create.clicked.connect(lambda: self.create_requested.emit(self.search.text().strip()))

    def _on_event(self, event: SessionEvent) -> None:
        if not self._started:
            return
        if event.kind in {"document", "preferences"} or (event.kind == "change" and self._is_stale()):
            self._take_session()

    def _is_stale(self) -> bool:
        return self._session.scale != self._scale or self._session.catalogue is not self._model.catalogue

    def _take_session(self) -> None:
        session = self._session
        preferences = session.preferences
        favourites_changed = self._model.favourites != preferences.favourites
        catalogue_changed = session.catalogue is not self._model.catalogue
        self._model.favourites = preferences.favourites
        self._model.recent = preferences.recent_things
        self._model.set_catalogue(session.catalogue)
        self._model.set_readings(Readings.of(session))
        self.search.setPlaceholderText(tr("Search {count} things…", count=self._model.thing_count()))
        if session.scale != self._scale:
            self._scale = session.scale
            self._group = categories_for_scale(session.scale)[0].id
            catalogue_changed = True
        if catalogue_changed:
            self._fill_chips()
            self._fill()
        elif favourites_changed and self._group == FAVOURITES:
            self._fill()
        self.cards.viewport().update()

    def _fill_chips(self) -> None:
        groups = list(categories_for_scale(self._scale))
        shown = [group for group in groups if group.id != MINE][:CHIPS_SHOWN]
        if self._group not in {FAVOURITES, RECENT, MINE, *(group.id for group in shown)}:
            shown[-1] = next(group for group in groups if group.id == self._group)
        chips = [(group.id, short(group)) for group in shown]
        chips += [(MINE, tr("Mine")), (FAVOURITES, "★"), (MORE, tr("More…"))]
        self._chips.set_chips(chips)
        self._chips.name_chip(FAVOURITES, tr("Favourites"))
        for group in shown:
            self._chips.name_chip(group.id, group.label)
        if self._group != RECENT:
            self._chips.choose(self._group)

    def _choose(self, group: str) -> None:
        if group == MORE:
            self._open_groups()
            return
        self._group = group
        if self.search.text():
            self.search.clear()
        self._fill()

    def _open_groups(self) -> None:
        menu = QMenu(self)
        for category in (*categories_for_scale(self._scale),):
            menu.addAction(category.label).setData(category.id)
        menu.addSeparator()
        menu.addAction(tr("Favourites")).setData(FAVOURITES)
        menu.addAction(tr("Used last")).setData(RECENT)
        chosen = menu.exec(self._chips.chip_corner(MORE))
        self.show_group(self._group if chosen is None else chosen.data())

    def _fill(self) -> None:
        if not self._started:
            return
        text = self.search.text().strip()
        self._thumbnails.drop_queue()
        if text:
            self._model.search(text)
        else:
            self._model.show_group(self._group)
        self.cards.scrollToTop()
        if self._model.rowCount():
            self.cards.setCurrentIndex(self._model.index(0))
        self._say_what_is_missing(text)

    def _say_what_is_missing(self, text: str) -> None:
        missing = bool(text) and not self._model.has_things()
        empty = not text and not self._model.rowCount()
        if missing:
            self._none.setText(tr("No thing is called “{text}”.", text=text))
            self._create.setText(tr("No match: create it…"))
        else:
            self._none.setText(tr("Nothing here yet. The star on a card makes it a favourite.") if empty else "")
            self._create.setText(tr("Create a thing…"))
        self._none.setVisible(missing or empty)

    def _enter_results(self) -> None:
        self._search_later.now()
        if self._model.rowCount():
            self.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_menu(self, at: QPoint) -> None:
        entry = self._model.entry(self.cards.indexAt(at))
        if not isinstance(entry, CatalogueThing):
            return
        menu = QMenu(self)
        menu.addAction(tr("Place at the centre of the view")).triggered.connect(
            lambda: self.place_requested.emit(entry.id)
        )
        starred = entry.id in self._model.favourites
        menu.addAction(tr("Remove from favourites") if starred else tr("Add to favourites")).triggered.connect(
            lambda: self.toggle_favourite(entry.id)
        )
        menu.exec(self.cards.viewport().mapToGlobal(at))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._started:
            self.cards.viewport().update()
