"""Looks on the view in space, and the photograph over what a camera sees: how much is seen of it, and how it lies.

The photograph is kept with the camera (`kinds.camera.CameraPhoto`); setting it is an edit of the plan.
"""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QSizePolicy, QSlider, QWidget

from diorama_planner.app.photography.camera_moves import put_camera
from diorama_planner.core.errors import PlannerError
from diorama_planner.kinds.camera import CameraPhoto
from diorama_planner.model.roles import field_infos
from diorama_planner.ui.dialogs.frame import error_text, row
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.space.menu_button import MenuButton
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.flow import FlowLayout
from diorama_planner.ui.widgets.form import words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.kinds.camera import Camera
    from diorama_planner.rendering.space_view import SpaceView
    from diorama_planner.ui.space.lens import Lens
    from diorama_planner.ui.space.panel import SpacePanel

FINENESS = 1000
"""Steps of a lever."""
PAIR_WIDTH = 150
"""Pixels of a lever with its word."""

LEVERS = {each.name: each.spec for each in field_infos(CameraPhoto) if each.spec.label}
"""What can be set of a photograph."""


class PhotoBar(QWidget):
    """Lays the photograph of the camera that is looked through over the picture; hidden if it has none."""

    refused = Signal(str)

    def __init__(self, session: Session, panel: SpacePanel, lens: Lens) -> None:
        super().__init__(panel)
        self._session, self._panel, self._lens = session, panel, lens
        self._shown: tuple[str, QUrl] = ("", QUrl())
        both = QHBoxLayout(self)
        both.setContentsMargins(2 * UNIT, UNIT // 2, UNIT, UNIT // 2)
        both.setSpacing(UNIT)
        rows = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # a narrow panel has them in several rows
        rows.setSizePolicy(policy)
        line = FlowLayout(rows, UNIT)
        self.levers: dict[str, QSlider] = {}
        for name, spec in LEVERS.items():
            pair = QWidget()
            pair.setFixedWidth(PAIR_WIDTH)
            told = row(words(tr(spec.label), "muted"), self._lever(name, tr(spec.label)), spacing=UNIT)
            told.setContentsMargins(0, 0, 0, 0)
            pair.setLayout(told)
            line.addWidget(pair)
        away = IconButton("x", tr("Take the photograph away"))
        away.clicked.connect(self.take_away)
        both.addWidget(rows, 1)
        both.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        lens.changed.connect(self.refresh)
        self.hide()

    def _lever(self, name: str, label: str) -> QSlider:
        lever = QSlider(Qt.Orientation.Horizontal)
        lever.setRange(0, FINENESS)
        lever.setMinimumWidth(36)
        lever.setAccessibleName(label)
        lever.valueChanged.connect(lambda _at: self._moved(name))
        lever.sliderReleased.connect(lambda: self._keep(name))
        self.levers[name] = lever
        return lever

    @property
    def photo(self) -> CameraPhoto | None:
        """The one that is shown."""
        item = self._lens.item
        return item.photo if item is not None else None

    def choose(self) -> None:
        """Ask for a photograph of what the camera sees; one that can be matched is looked through for it."""
        item = self._camera()
        if item is None:
            self.refused.emit(tr("Place a camera first (Shift+C): the photograph is kept with it."))
            return
        kinds = tr("Pictures") + " (*.png *.jpg *.jpeg *.webp *.tif *.bmp)"
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Photograph over the view"), "", kinds)
        if chosen:
            self.lay(Path(chosen))

    def _camera(self) -> Camera | None:
        """The camera that is looked through, else the chosen or the first one, looked through from now on."""
        lens = self._lens
        if lens.item is None:
            found = lens.chosen or next(iter(lens.cameras), None)
            if found is not None:
                lens.look_through(found.id)
        return lens.item

    def lay(self, path: Path) -> None:
        """Keep a photograph with the camera; says so if it cannot be read."""
        from diorama_planner.painting.picture_files import encoded, read_picture_file

        item = self._camera()
        if item is None:
            return
        try:
            data = encoded(read_picture_file(path).image)
            with self._session.edit(tr("Photograph over the view")) as draft:
                draft.put(replace(item, photo=CameraPhoto(picture=draft.add_asset(data))))
        except PlannerError as error:
            self.refused.emit(error_text(error))
        self.refresh()

    def take_away(self) -> None:
        """Show the picture of the camera alone."""
        item = self._lens.item
        if item is not None:
            put_camera(self._session, tr("Take the photograph away"), replace(item, photo=None))

    def refresh(self) -> None:
        """Show the photograph of the camera that is looked through, as it is kept."""
        photo = self.photo
        self.setVisible(photo is not None)
        self._set("source", self._source(photo.picture) if photo is not None else QUrl())
        if photo is None:
            return
        frame = self._lens.frame
        self._set("aspect", frame.width() / frame.height() if frame.height() > 0.0 else 0.0)
        for name, lever in self.levers.items():
            low, high = _reach(name)
            if not lever.isSliderDown():
                with QSignalBlocker(lever):
                    lever.setValue(round((getattr(photo, name) - low) / (high - low) * FINENESS))
                self._set(name, getattr(photo, name))

    def _source(self, name: str) -> QUrl:
        """Where the picture finds it: in the address itself, since nothing of a plan lies in files."""
        if name != self._shown[0]:
            data = self._session.document.assets.get(name, b"")
            text = base64.b64encode(data).decode("ascii")
            self._shown = name, QUrl(f"data:image;base64,{text}" if data else "")
        return self._shown[1]

    def _moved(self, name: str) -> None:
        """Show at once what a hand sets, and keep it when it lets go; of a key, each step."""
        self._set(name, self._value(name))
        if not self.levers[name].isSliderDown():
            self._keep(name)

    def _keep(self, name: str) -> None:
        item = self._lens.item
        if item is None or item.photo is None:
            return
        setting: dict[str, Any] = {name: self._value(name)}
        photo = replace(item.photo, **setting)
        put_camera(self._session, tr("Match the photograph"), replace(item, photo=photo), f"photo-{name}-{item.id}")

    def _value(self, name: str) -> float:
        low, high = _reach(name)
        return round(low + (high - low) * self.levers[name].value() / FINENESS, 4)

    def _set(self, name: str, value: Any) -> None:
        view = self._panel.view
        photo = view.rootObject().findChild(QObject, "photo") if view is not None else None
        if photo is not None:
            photo.setProperty(name, value)


def _reach(name: str) -> tuple[float, float]:
    spec = LEVERS[name]
    return float(spec.minimum or 0.0), float(spec.maximum or 1.0)


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
