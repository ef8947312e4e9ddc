"""Looks on the view in space, and a photograph laid over it: how much of it is seen, up to where, and how it lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QActionGroup, QImageReader
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QSlider, QWidget

from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.space.menu_button import MenuButton
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.form import words

if TYPE_CHECKING:
    from diorama_planner.rendering.space_view import SpaceView
    from diorama_planner.ui.space.panel import SpacePanel

FINENESS = 1000
"""Steps of a slider."""

LEVERS = (
    ("share", "Opacity", 0.0, 1.0, 0.5),
    ("wipe", "Wipe", 0.0, 1.0, 1.0),
    ("zoom", "Size", 0.5, 2.0, 1.0),
    ("across", "Across", -0.5, 0.5, 0.0),
    ("down", "Down", -0.5, 0.5, 0.0),
    ("turn", "Turn", -15.0, 15.0, 0.0),
)
"""What can be set of a photograph: property, words, least, most, at first."""


class PhotoBar(QWidget):
    """Lays a photograph over the picture; hidden until there is one."""

    refused = Signal(str)

    def __init__(self, panel: SpacePanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.path: Path | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * UNIT, UNIT // 2, UNIT, UNIT // 2)
        line.setSpacing(UNIT)
        self.levers = {name: self._lever(name, low, high) for name, _, low, high, _ in LEVERS}
        for name, told, *_ in LEVERS:
            line.addWidget(words(tr(told), "muted"))
            line.addWidget(self.levers[name], 1)
        away = IconButton("x", tr("Take the photograph away"))
        away.clicked.connect(self.take_away)
        line.addWidget(away)
        panel.view_made.connect(lambda _view: self._show())
        self.hide()

    def _lever(self, name: str, low: float, high: float) -> QSlider:
        lever = QSlider(Qt.Orientation.Horizontal)
        lever.setRange(0, FINENESS)
        lever.setMinimumWidth(36)
        lever.valueChanged.connect(lambda at: self._set(name, low + (high - low) * at / FINENESS))
        return lever

    def choose(self) -> None:
        """Ask for a photograph and lay it over the picture."""
        kinds = tr("Pictures") + " (*.png *.jpg *.jpeg *.webp *.tif *.bmp)"
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Photograph over the view"), "", kinds)
        if chosen:
            self.lay(Path(chosen))

    def lay(self, path: Path) -> None:
        """Lay a photograph over the picture, as large as it; says so if it cannot be read."""
        if not QImageReader(str(path)).canRead():
            self.refused.emit(tr("{name} is no picture that can be read.", name=path.name))
            return
        self.path = path
        for name, _, low, high, first in LEVERS:
            self.levers[name].setValue(round((first - low) / (high - low) * FINENESS))
        self._show()

    def take_away(self) -> None:
        """Show the picture alone."""
        self.path = None
        self._show()

    def _show(self) -> None:
        self._set("source", QUrl.fromLocalFile(str(self.path)) if self.path is not None else QUrl())
        for name, _, low, high, _ in LEVERS:
            self._set(name, low + (high - low) * self.levers[name].value() / FINENESS)
        self.setVisible(self.path is not None)

    def _set(self, name: str, value: Any) -> None:
        view = self._panel.view
        photo = view.rootObject().findChild(QObject, "photo") if view is not None else None
        if photo is not None:
            photo.setProperty(name, value)


class LookMenu(MenuButton):
    """Chooses the look of the preview, and a photograph to compare it with.

    Attributes:
        look: the name of the look that is shown.
    """

    def __init__(self, panel: SpacePanel, photo: PhotoBar) -> None:
        tip = tr("Film and tape for the picture, and a photograph over it")
        super().__init__("film", tip, self._fill, tr("Look"), panel)
        self._panel, self._photo = panel, photo
        self.look = "neutral"
        panel.view_made.connect(lambda _view: self.show_look(self.look))

    def show_look(self, name: str) -> None:
        """Show a look, of this view and of those that come after it."""
        from diorama_planner.rendering.looks import look_of
        from diorama_planner.rendering.preview import show_look

        self.look = name
        view: SpaceView | None = self._panel.view
        if view is not None:
            show_look(view.rootObject(), look_of(name))

    def _fill(self, menu: QMenu) -> None:
        from diorama_planner.rendering.looks import LOOKS

        group = QActionGroup(menu)
        for name, look in LOOKS.items():
            action = menu.addAction(say(look.title))
            action.setCheckable(True)
            action.setChecked(name == self.look)
            action.triggered.connect(lambda _on, name=name: self.show_look(name))
            group.addAction(action)
        menu.addSeparator()
        menu.addAction(tr("Photograph over the view…")).triggered.connect(lambda _on: self._photo.choose())
