"""The panel of wall faces: which face is shown, its tools, and the view of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from diorama_planner.app.editing.face_session import FaceSession
from diorama_planner.app.events import EventKind, SessionEvent
from diorama_planner.app.session import Session
from diorama_planner.kinds.faces import FACES
from diorama_planner.kinds.patch import MATERIALS
from diorama_planner.kinds.shared import finish_on
from diorama_planner.model.record import Item, RecordId
from diorama_planner.tools.measure import MEASURE
from diorama_planner.tools.select import SELECT
from diorama_planner.ui.elevation.view import NEON, OPENING, PATCH, FaceView
from diorama_planner.ui.finish_button import FinishButton
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.icons import IconButton, themed_icon
from diorama_planner.ui.panels.inspector_form import choice_words
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import Theme
from diorama_planner.ui.toolbar import rule
from diorama_planner.ui.widgets.form import words

ICON = 17
LEAST = (420, 190)
"""Smallest size of the panel, in pixels."""

_NAMES = {"front": "Front", "back": "Back", "top": "Top", "end-a": "Start", "end-b": "End"}


_CLEAR_SIGNS = frozenset({f"face-tool-{SELECT}", f"face-tool-{MEASURE}"})


class FacePanel(QFrame):
    """Header with faces and tools, and the face itself. Without a wall to show it is hidden."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facePanel")
        self.session = FaceSession(session)
        self.view = FaceView(self.session)
        self._title = words("", "strong")
        self._size = words("", "muted")
        self.finish = FinishButton(session)
        self.finish.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._faces = QButtonGroup(self)
        self._tools = QButtonGroup(self)
        self._patch = self._tool(PATCH, tr("Patch"), "droplets", lambda: self._draw_patches(self._look))
        self._opening = self._tool(OPENING, tr("Opening"), "door-open", lambda: self._cut(self._sort))
        self._neon = self._tool(NEON, tr("Neon"), "zap", self.view.hang_letters)
        self._look = next(iter(MATERIALS))
        self._sort = 0
        self._before = IconButton("chevron-left", tr("Stretch before"))
        self._after = IconButton("chevron-right", tr("Stretch after"))
        self._fit_later = Later(self, self.view.fit)
        self._words_later = Later(self, self._fit_words)
        self._lay_out()
        self._connect()
        self.hide()

    # -- making ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # it takes no room from the panels beside
        self.setMinimumSize(*LEAST)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._heading())
        self._row = self._buttons()
        rows.addLayout(self._row)
        rows.addWidget(self.view, 1)
        self._patch.setMenu(self._menu((choice_words(look), look) for look in MATERIALS))
        self._opening.setMenu(self._sorts_menu())
        self._neon.setMenu(self._neon_menu())
        for button in (self._patch, self._opening, self._neon):
            button.setProperty("family", True)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def _heading(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(12, 4, 6, 0)
        line.setSpacing(6)
        line.addWidget(self._title)
        line.addWidget(self._size)
        line.addSpacing(8)
        line.addWidget(self.finish)
        line.addStretch(1)
        for icon, text, act in (
            ("file-down", tr("Export the face"), self.export),
            ("maximize", tr("Fit the face"), self.view.fit),
            ("x", tr("Close the face"), self.close_face),
        ):
            button = IconButton(icon, text)
            button.clicked.connect(lambda _=False, act=act: act())
            line.addWidget(button)
        return line

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 8, 4)
        line.setSpacing(2)
        for number, surface in enumerate(FACES):
            line.addWidget(self._face_button(surface, number))
        line.addWidget(self._before)
        line.addWidget(self._after)
        line.addSpacing(4)
        line.addWidget(rule())
        line.addSpacing(4)
        select = self._tool(SELECT, tr("Select"), "mouse-pointer-2", lambda: self.view.set_tool(SELECT))
        measure = self._tool(MEASURE, tr("Measure"), "ruler", lambda: self.view.set_tool(MEASURE))
        select.setChecked(True)
        for tool in (select, self._patch, self._opening, self._neon, measure):
            line.addWidget(tool)
        line.addStretch(1)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look which words have room."""
        super().resizeEvent(event)
        self._words_later.ask()

    def _fit_words(self) -> None:
        """Leave out words where there is no room for all, those first whose signs say most."""
        buttons = [each for each in self._tools.buttons() if isinstance(each, QToolButton)]
        for button in buttons:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for button in sorted(buttons, key=lambda each: each.objectName() not in _CLEAR_SIGNS):
            if self._row.sizeHint().width() <= self.width():
                return
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            self._row.invalidate()

    def _face_button(self, surface: str, number: int) -> QToolButton:
        button = QToolButton()
        button.setText(tr(_NAMES[surface]))
        button.setObjectName(f"face-{surface}")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.show_face(self.session.host_id, surface))
        self._faces.addButton(button, number)
        return button

    def _tool(self, tag: str, text: str, icon: str, take: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"face-tool-{tag}")
        button.setText(text)
        button.setToolTip(text)
        button.setProperty("icon_name", icon)
        button.setIcon(themed_icon(icon))
        button.setIconSize(QSize(ICON, ICON))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(take)
        self._tools.addButton(button)
        return button

    def _menu(self, looks: Iterable[tuple[str, str]]) -> QMenu:
        menu = QMenu(self)
        for text, look in looks:
            menu.addAction(text).triggered.connect(lambda _=False, look=look: self._draw_patches(look))
        return menu

    def _sorts_menu(self) -> QMenu:
        menu = QMenu(self)
        for number, fields in enumerate(self.view.context.variants(OPENING)):
            action = menu.addAction(choice_words(str(fields["filling"])))
            action.triggered.connect(lambda _=False, number=number: self._cut(number))
        return menu

    def _neon_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, take in ((tr("Letters"), self.view.hang_letters), (tr("Drawn line"), self.view.draw_neon)):
            menu.addAction(text).triggered.connect(lambda _=False, take=take: take())
        return menu

    def _connect(self) -> None:
        self._before.clicked.connect(lambda: self.view.show_stretch(-1))
        self._after.clicked.connect(lambda: self.view.show_stretch(1))
        self.view.tool_changed.connect(self._show_tool)
        follow(self.session, self, self._on_event)

    # -- tools -------------------------------------------------------------------------------------------------

    def _draw_patches(self, look: str) -> None:
        self._look = look
        self.view.draw_patches(look)

    def _cut(self, sort: int) -> None:
        self._sort = sort
        self.view.cut_openings(dict(self.view.context.variants(OPENING)[sort]))

    def _show_tool(self, tag: str) -> None:
        for button in self._tools.buttons():
            button.setChecked(button.objectName() == f"face-tool-{tag}")

    # -- what is shown -----------------------------------------------------------------------------------------

    def show_face(self, host_id: RecordId, surface: str) -> None:
        """Show a face of a wall."""
        was_hidden = self.isHidden()
        self.session.look_at(host_id, surface)
        self.setVisible(self.session.face is not None)
        self.refresh()
        if was_hidden:
            self._fit_later.ask()  # its size is known once the window is laid out anew

    def export(self) -> None:
        """Write the face into a file: as it is seen, or at full size to cut it out."""
        from diorama_planner.ui.dialogs.export import ExportDialog

        ExportDialog(self.session, self.window()).exec()

    def close_face(self) -> None:
        """Put the face away."""
        self.hide()
        self.session.look_at("", self.session.surface)
        self.closed.emit()

    def _on_event(self, event: SessionEvent) -> None:
        if event.kind is EventKind.SELECTION:
            return
        if self.session.face is None and not self.isHidden():
            self.close_face()
        else:
            self.refresh()

    def refresh(self) -> None:
        """Bring title, size and buttons up to date."""
        face = self.session.face
        if face is None:
            return
        wall = self.session.whole.document.records.get(self.session.host_id)
        self._title.setText(wall.label if isinstance(wall, Item) and wall.label else tr("Wall"))
        readings = Readings.of(self.session)
        sides = (face.width_mm, face.height_mm)
        model = " × ".join(readings.write(side) for side in sides)
        real = " × ".join(readings.write(side, "real") for side in sides)
        self._size.setText(tr("{model} · real {real}", model=model, real=real))
        if isinstance(wall, Item):
            self.finish.show_surface((wall.id,), face.surface, finish_on(wall, face.surface))
        checked = self._faces.button(FACES.index(face.surface))
        checked.setChecked(True)
        folded = len(self.session.corners()) > 2
        for button in (self._before, self._after):
            button.setVisible(folded)
        self._words_later.ask()

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self.view.set_theme(theme)
        for button in self._tools.buttons():
            button.setIcon(themed_icon(str(button.property("icon_name"))))
