"""Taking a still: which camera, which light and look, how large and how fine; the picture when it is there.

It is made by a child process, so that the window stays alive and Cancel is heard at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from diorama_planner.app.photography.camera_facts import cameras_of
from diorama_planner.app.photography.still_asking import Asked, asked_still
from diorama_planner.app.photography.still_takes import size_for, take_of
from diorama_planner.kinds.camera_path import duration_s
from diorama_planner.kinds.registry import called
from diorama_planner.rendering.looks import LOOKS
from diorama_planner.rendering.moods import MOODS
from diorama_planner.ui.dialogs.frame import PlannerDialog, choose_target, column, row
from diorama_planner.ui.dialogs.waiting import waited
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField
from diorama_planner.ui.widgets.form import FormRow, words
from diorama_planner.ui.widgets.quantities import NumberField

if TYPE_CHECKING:
    from diorama_planner.app.jobs import Job
    from diorama_planner.app.session import Session

SIDE_WIDTH = 300
PICTURE = (640, 420)
SIDES = (("1280", 1280), ("1920", 1920), ("3840", 3840), ("7680", 7680))
FINE = ((8, "Trial (8 frames)"), (24, "Good (24 frames)"), (100, "Fine (100 frames)"))
MOST_LOW = 4320
"""Pixels of the lower side at most."""


class StillDialog(PlannerDialog):
    """The picture at the left, what it is to be at the right."""

    def __init__(self, session: Session, camera: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Take a still"), tr("The picture that the camera would take of the finished model."), parent
        )
        self._session = session
        self._png = b""
        self._pixmap = QPixmap()
        self.picture = QLabel(tr("Nothing is taken yet."))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setMinimumSize(*PICTURE)
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._cameras = {each.id: each for each in cameras_of(session)}
        self.camera = ChoiceField(tr("Camera"), [(name, called(each)) for name, each in self._cameras.items()])
        self.camera.set_value(camera if camera in self._cameras else next(iter(self._cameras), ""))
        self.mood = ChoiceField(tr("Light"), [(name, say(title)) for name, (title, _) in MOODS.items()])
        self.mood.set_value("night" if session.electrics.electrics.circuits else "studio")
        self.look = ChoiceField(tr("Look"), [(name, say(look.title)) for name, look in LOOKS.items()])
        self.look.set_value("neutral")
        self.side = ChoiceField(tr("Longer side"), [(str(px), tr("{px} pixels", px=name)) for name, px in SIDES])
        self.side.set_value("1920")
        self.fine = ChoiceField(tr("Blur"), [(str(count), tr(name)) for count, name in FINE])
        self.fine.set_value("8")
        comma = session.preferences.decimal_comma
        self.at = NumberField(tr("Seconds on its way"), minimum=0.0, step=0.5, decimal_comma=comma)
        self.shutter = NumberField(tr("Open for seconds"), minimum=0.0, step=0.02, decimal_comma=comma)
        for field in (self.at, self.shutter):
            field.set_value(0.0)
        self._said = words("", "muted", wrap=True)
        columns = row(self.picture, self._side(), spacing=3 * UNIT)
        columns.setStretch(0, 1)
        self.body.addLayout(columns, 1)
        self.add_button(tr("Close"), self.reject)
        self._save = self.add_button(tr("Save as PNG…"), self._ask_and_save)
        self._save.setEnabled(False)
        self._take = self.add_button(tr("Take"), self.take, primary=True)
        self.camera.committed.connect(lambda *_: self._refresh())
        self.side.committed.connect(lambda *_: self._refresh())
        self._refresh()

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(SIDE_WIDTH)
        rows = column(side)
        for label, field in (
            (tr("Camera"), self.camera),
            (tr("Light"), self.mood),
            (tr("Look"), self.look),
            (tr("Size"), self.side),
            (tr("Blur"), self.fine),
        ):
            rows.addWidget(FormRow(label, field))
        self._moving = (FormRow(tr("At, s"), self.at), FormRow(tr("Open for, s"), self.shutter))
        for part in (*self._moving, self._said):
            rows.addWidget(part)
        rows.addStretch(1)
        return side

    @property
    def png(self) -> bytes:
        """The picture that was taken last; empty before."""
        return self._png

    def asked(self) -> Asked:
        """What is asked for.

        Raises:
            UsageError: the camera makes no view.
        """
        camera = self._cameras[str(self.camera.value())]
        moves = bool(camera.keys)
        wide, high = size_for(take_of(self._session, camera).aspect, int(str(self.side.value())))
        if min(wide, high) > MOST_LOW:
            wide, high = round(wide * MOST_LOW / min(wide, high)), round(high * MOST_LOW / min(wide, high))
        return Asked(
            camera=camera.id,
            size=f"{wide}x{high}",
            look=str(self.look.value()),
            mood=str(self.mood.value()),
            samples=int(str(self.fine.value())),
            charge=self._session.preferences.night_charge,
            at=float(self.at.value() or 0.0) if moves else 0.0,
            shutter=float(self.shutter.value() or 0.0) if moves else 0.0,
        )

    def take(self) -> None:
        """Take it, telling how far it is."""
        if not self.has_bad_entry():
            self.attempt(self._taken)

    def _taken(self) -> None:
        asked, document = self.asked(), self._session.document

        def work(job: Job[bytes]) -> bytes:
            return asked_still(document, asked, job.report)

        found = waited(tr("The still is being taken"), work, document, self)
        if found:
            self._png = found
            self._pixmap.loadFromData(found, "PNG")
            self._show()
            self._save.setEnabled(True)

    def _refresh(self) -> None:
        camera = self._cameras.get(str(self.camera.value()))
        self._take.setEnabled(camera is not None)
        for part in self._moving:
            part.setVisible(camera is not None and duration_s(camera) > 0.0)
        if camera is None:
            self._said.setText(tr("Place a camera first (Shift+C)."))
        elif self.attempt(self.asked):
            self._said.setText(tr("{size} pixels", size=self.asked().size.replace("x", " × ")))

    def _show(self) -> None:
        if not self._pixmap.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(
                self._pixmap.scaled(self.picture.size(), Qt.AspectRatioMode.KeepAspectRatio, smooth)
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the picture as large as there is room."""
        super().resizeEvent(event)
        self._show()

    def _ask_and_save(self) -> None:
        name = f"{self._session.title} - {self.camera.currentText()}.png"
        path = choose_target(self, tr("Save still"), name, "PNG (*.png)")
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> bool:
        """Write the picture to a file. Says whether it was written."""
        from diorama_planner.project_io.files import write_atomically

        done = self.attempt(lambda: write_atomically(path, self._png))
        self._said.setText(tr("Saved as {name}", name=path.name) if done else "")
        return done


def take_still_dialog(session: Session, camera: str, parent: QWidget) -> None:
    """Show the dialog."""
    dialog = StillDialog(session, camera, parent)
    try:
        dialog.exec()
    finally:
        dialog.deleteLater()
