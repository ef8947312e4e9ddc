"""The reference board: pictures to look at while building, beside the plan, kept in the project and not to scale."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from diorama_planner.app.editing.references import Places, in_rows, pin, references
from diorama_planner.app.events import EventKind
from diorama_planner.core.errors import PlannerError
from diorama_planner.model.record import RecordId, Reference
from diorama_planner.painting.look import picture_image
from diorama_planner.painting.picture_files import PICTURE_ENDINGS, ReadPicture, encoded, read_picture_file
from diorama_planner.ui.commands.pictures import picture_of
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.panels.board_view import BoardView
from diorama_planner.ui.texts import tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.form import words

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session

LONGEST = 2000
"""Pixels of the longer side of a reference: it is looked at, not measured."""

EMPTY = "Drop pictures here, or paste them with Ctrl+V: they are only for looking at."


class ReferenceBoard(QWidget):
    """Board and its buttons. `problem` tells errors; `wanted_below` carries bytes and name for an underlay."""

    problem = Signal(object)
    wanted_below = Signal(object, str)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pixmaps: dict[str, QPixmap] = {}
        self.view = BoardView()
        self._empty = words(tr(EMPTY), "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setParent(self.view)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lay_out()
        self._later = Later(self, self.refresh)
        self.view.placed.connect(self._place)
        self.view.captioned.connect(self._caption)
        self.view.removed.connect(self._remove)
        self.view.dropped.connect(self._take)
        self.view.pasted.connect(self.paste)
        self.view.menu_requested.connect(self._open_menu)
        follow(session, self, self._on_event)
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(2 * UNIT - 2, UNIT // 2, UNIT, UNIT // 2)
        head.setSpacing(4)
        head.addWidget(words(tr("References").upper(), "heading"))
        head.addStretch(1)
        for icon, text, act in (
            ("image-plus", tr("Add pictures"), self.add_files),
            ("layout-grid", tr("Arrange in rows"), self.arrange),
            ("maximize", tr("Show all"), self.view.fit),
            ("x", tr("Close the board"), self.closed.emit),
        ):
            made = IconButton(icon, text)
            made.clicked.connect(lambda _=False, act=act: act())
            head.addWidget(made)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self.view, 1)
        self.setMinimumWidth(200)

    # -- following -------------------------------------------------------------------------------------------

    def _on_event(self, event: SessionEvent) -> None:
        if event.kind is EventKind.DOCUMENT:
            self._pixmaps.clear()
            self._later.ask()
        elif event.kind is EventKind.CHANGE and event.change is not None:
            touched = (*event.change.before.values(), *event.change.after.values())
            if any(isinstance(record, Reference) for record in touched):
                self._later.ask()

    def refresh(self) -> None:
        """Show the pictures of the plan."""
        shown = references(self._session.document)
        was_empty = not self.view.cards()
        self.view.show_references([(record, self._pixmap(record.picture)) for record in shown])
        self._empty.setVisible(not shown)
        if was_empty and shown:
            self.view.fit()

    def _pixmap(self, name: str) -> QPixmap:
        if name not in self._pixmaps:
            image = picture_image(name, self._session.document.assets.get)
            pixmap = QPixmap.fromImage(image)
            if pixmap.isNull():  # a picture that the file has lost keeps its place
                pixmap = QPixmap(160, 120)
                pixmap.fill(Qt.GlobalColor.gray)
            self._pixmaps[name] = pixmap
        return self._pixmaps[name]

    def resizeEvent(self, event: object) -> None:
        """Keep the words of an empty board in its middle."""
        width, height = max(120, self.view.width() - 40), 60
        self._empty.setGeometry(20, (self.view.height() - height) // 2, width, height)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.view.follow_theme()

    # -- what is pinned --------------------------------------------------------------------------------------

    def add_files(self) -> None:
        """Ask for pictures and pin them."""
        kinds = f"{tr('Pictures')} ({' '.join(f'*{ending}' for ending in PICTURE_ENDINGS)})"
        names, _ = QFileDialog.getOpenFileNames(self, tr("Add pictures"), "", kinds)
        self.pin_files([Path(name) for name in names])

    def pin_files(self, paths: list[Path], at: tuple[float, float] | None = None) -> None:
        """Pin picture files, from a place to the right; those that cannot be read are told."""
        for number, path in enumerate(paths):
            place = None if at is None else (at[0] + 30.0 * number, at[1] + 30.0 * number)
            try:
                self._pin(read_picture_file(path, LONGEST), path.stem, place)
            except PlannerError as error:
                self.problem.emit(error)

    def paste(self) -> None:
        """Pin what the clipboard holds, in the middle of what is seen."""
        self._take(QGuiApplication.clipboard().mimeData(), self.view.middle())

    def _take(self, data: QMimeData, at: tuple[float, float]) -> None:
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.pin_files(files, at)
            return
        try:
            self._pin(picture_of(data), "", at)
        except PlannerError as error:
            self.problem.emit(error)

    def _pin(self, read: ReadPicture, caption: str, at: tuple[float, float] | None) -> None:
        with self._session.edit(tr("Pin a reference")) as draft:
            name = pin(draft, encoded(read.image), at, caption)
        self._later.now()
        self.view.select([name])

    def arrange(self) -> None:
        """Lay all pictures out in rows."""
        cards = self.view.cards()
        order = [record.id for record in references(self._session.document) if record.id in cards]
        shape = self.view.width() / max(1, self.view.height())
        places = in_rows(order, {name: cards[name].aspect for name in order}, shape)
        if places:
            self._place(places, tr("Arrange the references"))
            self._later.now()
            self.view.fit()

    def _place(self, places: Places, label: str = "") -> None:
        moved = tr_count("Move a reference", "Move {count} references", len(places))
        key = "" if label else f"reference:{','.join(sorted(places))}"  # a run of nudges is one step
        with self._session.edit(label or moved, merge_key=key) as draft:
            for name, (x, y, width) in places.items():
                draft.change(name, at=(x, y), width=width)

    def _caption(self, name: RecordId, text: str) -> None:
        with self._session.edit(tr("Name a reference")) as draft:
            draft.change(name, caption=text)

    def _remove(self, names: list[RecordId]) -> None:
        with self._session.edit(tr_count("Remove a reference", "Remove {count} references", len(names))) as draft:
            for name in names:
                draft.remove(name)

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        chosen = self.view.selected()
        if len(chosen) == 1:
            card = chosen[0]
            menu.addAction(tr("Caption")).triggered.connect(lambda: self.view.edit_caption(card))
            menu.addAction(tr("Lay it as an underlay…")).triggered.connect(lambda: self._want_below(card.record))
        if chosen:
            names = [card.record.id for card in chosen]
            menu.addAction(tr("Remove")).triggered.connect(lambda: self._remove(names))
            menu.addSeparator()
        menu.addAction(tr("Paste")).triggered.connect(self.paste)
        menu.addAction(tr("Add pictures")).triggered.connect(self.add_files)
        menu.addAction(tr("Arrange in rows")).triggered.connect(self.arrange)
        menu.exec(at)

    def _want_below(self, record: Reference) -> None:
        data = self._session.document.assets.get(record.picture, b"")
        self.wanted_below.emit(data, record.caption or tr("Reference"))
