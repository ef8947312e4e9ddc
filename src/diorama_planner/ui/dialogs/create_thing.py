"""A thing of the user's own: measured with a calliper, set beside its real counterpart, seen in an own photo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QLineEdit, QSlider, QWidget

from diorama_planner.app.own_things import add_own_thing
from diorama_planner.catalogue.create import casting_ratio, create_thing
from diorama_planner.catalogue.groups import THING_CATEGORIES
from diorama_planner.core.errors import BadFileError, PlannerError
from diorama_planner.core.messages import msg
from diorama_planner.painting.images import png_bytes
from diorama_planner.ui.dialogs.crop_view import CropView
from diorama_planner.ui.dialogs.cutout import cut_out, read_photo
from diorama_planner.ui.dialogs.frame import PlannerDialog, column, error_text, heading, row
from diorama_planner.ui.following import Later
from diorama_planner.ui.readings import Readings, ratio_text
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import UNIT, current_theme
from diorama_planner.ui.widgets.choices import ChoiceField
from diorama_planner.ui.widgets.flow import Chips
from diorama_planner.ui.widgets.form import button, words
from diorama_planner.ui.widgets.quantities import LengthField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.catalogue.thing import CatalogueThing, Size

MODEL, REAL = "model", "real"
LABEL_WIDTH = 112
PREVIEW = (220, 96)
USUAL_TOLERANCE = 38
SHAPES = (("rect", "Rectangular"), ("circle", "Round"), ("ellipse", "Oval"))
_VEHICLES = frozenset({"cars", "commercial", "two_wheels"})
PHOTOS = "*.png *.jpg *.jpeg *.webp *.bmp"


class CreateThingDialog(PlannerDialog):
    """`created()` is the new thing once the dialog was accepted; it is in the library by then."""

    def __init__(
        self, session: Session, text: str = "", parent: QWidget | None = None, *, folder: Path | None = None
    ) -> None:
        lead = tr("Kept in your own catalogue, in this and every later version.")
        super().__init__(tr("Create a thing"), lead, parent)
        self._session = session
        self._folder = folder
        self._created: CatalogueThing | None = None
        self._cut = QImage()
        self.name = QLineEdit(text)
        self.name.setAccessibleName(tr("Name"))
        self.name.setPlaceholderText(tr("What it is called"))
        groups = [group for group in THING_CATEGORIES if group.raw]
        self.category = ChoiceField(tr("Category"), [(group.raw[0], tr(group.label)) for group in groups])
        self.category.set_value("street")
        self.shape = ChoiceField(tr("Shape from above"), [(shape, tr(said)) for shape, said in SHAPES])
        self.shape.set_value("rect")
        self.measured = Chips(tr("What was measured"))
        self.measured.set_chips([(MODEL, tr("The model")), (REAL, tr("The real thing"))])
        self.model_size = self._sizes(MODEL, empty_allowed=False)
        self.real_size = self._sizes(REAL, empty_allowed=True)
        self.crop = CropView()
        self.tolerance = QSlider(Qt.Orientation.Horizontal)
        self._preview = QLabel()
        self._ratio = words("", "good", wrap=True)
        self._lay_out()
        self.add_button(tr("Cancel"), self.reject)
        self.add_button(tr("Create"), self.accept, primary=True)
        self._later = Later(self, self._cut_now, 60)
        self._connect()
        self._show_measured()
        self.resize(880, 560)
        self.name.setFocus()

    def created(self) -> CatalogueThing | None:
        """The new thing, None before it was accepted."""
        return self._created

    def thing(self) -> CatalogueThing:
        """The thing as the form has it.

        Raises:
            UsageError: a size or the name is missing.
        """
        raw = self.category.value()
        group = next(group for group in THING_CATEGORIES if raw in group.raw)
        real = self._counterpart()
        of_model = self.measured.chosen_key() == MODEL
        scale = self._session.scale
        if of_model:
            size = tuple(field.value() or 0.0 for field in self.model_size)
        else:
            size = tuple(side / scale for side in real or (0.0, 0.0, 0.0))
        made = create_thing(
            self.name.text(),
            size,
            scale=None if real else scale,
            real_mm=real,
            category=raw,
            shape=self.shape.value(),
            family="vehicle" if group.id in _VEHICLES else "prop",
            taken=self._session.catalogue.thing_map.keys(),
        )
        return made if of_model else replace(made, casting_mm=None)

    def accept(self) -> None:
        """Make the thing and keep it."""
        if self.has_bad_entry():
            return

        def keep() -> None:
            picture = None if self._cut.isNull() else png_bytes(self._cut)
            self._created = add_own_thing(self._session, self.thing(), picture, self._folder)

        if self.attempt(keep):
            super().accept()

    def load_photo(self, path: Path) -> None:
        """Take a photo from a file; what cannot be read is told."""

        def load() -> None:
            try:
                data = path.read_bytes()
            except OSError as error:
                reason = error.strerror or str(error)
                raise BadFileError(msg("{name} cannot be read: {reason}", name=path.name, reason=reason)) from error
            self.crop.set_photo(read_photo(data))

        self.attempt(load)

    # -- what it is made of ------------------------------------------------------------------------------------

    def _sizes(self, reading: str, *, empty_allowed: bool) -> tuple[LengthField, LengthField, LengthField]:
        shown: tuple[str, ...] = ("L", "W", "H")
        names = (tr("Length"), tr("Width"), tr("Height"))
        made = [
            LengthField(
                f"{name}, {tr(reading)}",
                self._readings,
                reading="real" if reading == REAL else "model",
                prefix=prefix,
                positive=True,
                empty_allowed=empty_allowed,
            )
            for name, prefix in zip(names, shown, strict=True)
        ]
        return made[0], made[1], made[2]

    def _readings(self) -> Readings:
        return Readings.of(self._session)

    def _lay_out(self) -> None:
        columns = row(self._left(), self._right(), spacing=4 * UNIT)
        columns.setStretch(0, 1)
        columns.setStretch(1, 1)
        self.body.addLayout(columns, 1)

    def _left(self) -> QWidget:
        side = QWidget()
        lines = column(side, spacing=6)
        lines.addWidget(heading(tr("What it is")))
        grid = QGridLayout()
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setVerticalSpacing(6)
        fields = ((tr("Name"), self.name), (tr("Category"), self.category), (tr("From above"), self.shape))
        for at, (label, field) in enumerate(fields):
            grid.addWidget(words(label, "muted"), at, 0)
            grid.addWidget(field, at, 1)
        lines.addLayout(grid)
        lines.addSpacing(UNIT)
        lines.addWidget(heading(tr("Measured with a calliper")))
        lines.addWidget(self.measured)
        self._size_row = QWidget()
        self._size_row.setLayout(row(*self.model_size))
        lines.addWidget(self._size_row)
        self._real_title = heading(tr("Its real counterpart, if you know it"))
        self._real_row = QWidget()
        self._real_row.setLayout(row(*self.real_size))
        self._unit_note = words("", "small", wrap=True)
        lines.addWidget(self._unit_note)
        lines.addSpacing(UNIT)
        lines.addWidget(self._real_title)
        lines.addWidget(self._real_row)
        lines.addWidget(self._ratio)
        lines.addStretch(1)
        return side

    def _right(self) -> QWidget:
        side = QWidget()
        lines = column(side, spacing=6)
        choose = button(tr("Choose a photo…"))
        choose.clicked.connect(self._choose_photo)
        lines.addLayout(row(heading(tr("Your photo from above")), 1, choose))
        lines.addWidget(self.crop, 1)
        self.tolerance.setRange(0, 160)
        self.tolerance.setValue(USUAL_TOLERANCE)
        self.tolerance.setAccessibleName(tr("How much of the background goes"))
        lines.addLayout(row(words(tr("Background goes"), "muted"), self.tolerance, spacing=12))
        self._preview.setFixedHeight(PREVIEW[1] + 12)
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lines.addWidget(self._preview)
        return side

    def _connect(self) -> None:
        self.crop.changed.connect(self._later.ask)
        self.crop.chosen.connect(self._choose_photo)
        self.tolerance.valueChanged.connect(lambda _: self._later.ask())
        self.measured.chosen.connect(lambda _: self._show_measured())
        for field in (*self.model_size, *self.real_size):
            field.committed.connect(lambda *_: self._show_ratio())
            field.problem_changed.connect(self.show_problem)

    # -- what it shows -----------------------------------------------------------------------------------------

    def _show_measured(self) -> None:
        """Measured on the real thing, its lengths are real ones and there is no counterpart to compare with."""
        of_model = self.measured.chosen_key() == MODEL
        self._size_row.setVisible(of_model)
        self._real_title.setVisible(of_model)
        self._unit_note.setText(
            tr(
                "Length, width and height in {unit}; other units can be typed.",
                unit=self._readings().unit_of("model" if of_model else "real"),
            )
        )
        self._show_ratio()

    def _counterpart(self) -> Size | None:
        """The real size if all of it is known, mm."""
        scale = self._session.scale
        values = [field.value() for field in self.real_size]
        if any(value is None for value in values):
            return None
        return values[0] * scale, values[1] * scale, values[2] * scale

    def _show_ratio(self) -> None:
        self._ratio.setText(self._ratio_text())

    def _ratio_text(self) -> str:
        if self.measured.chosen_key() == REAL or not all(field.value() for field in self.model_size):
            return ""
        scale = ratio_text(self._session.scale)
        if self._counterpart() is None:
            real = [field.value() for field in self.model_size]
            return tr("Taken as {scale}: {size} real", scale=scale, size=self._readings().size(*real, reading="real"))
        try:
            ratio = casting_ratio(self._unnamed())
        except PlannerError as error:
            return error_text(error)
        return tr("Planned as {scale}, is {true}", scale=scale, true=ratio_text(ratio or 0.0))

    def _unnamed(self) -> CatalogueThing:
        model = tuple(field.value() for field in self.model_size)
        return create_thing("unnamed", model, real_mm=self._counterpart())

    def _choose_photo(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Photo from above"), "", f"{tr('Pictures')} ({PHOTOS})")
        if name:
            self.load_photo(Path(name))

    def _cut_now(self) -> None:
        photo = self.crop.photo()
        if photo.isNull():
            return
        self._cut = cut_out(photo, self.crop.crop(), self.tolerance.value())
        self._preview.setPixmap(self._on_mat(self._cut))

    def _on_mat(self, picture: QImage) -> QPixmap:
        """The picture as it will lie on the plan."""
        ratio = self.devicePixelRatioF()
        wide, high = PREVIEW[0] * ratio, PREVIEW[1] * ratio
        pixmap = QPixmap(round(wide), round(high))
        pixmap.fill(QColor(current_theme().mat))
        painter = QPainter(pixmap)
        way = Qt.TransformationMode.SmoothTransformation
        small = picture.scaled(round(wide * 0.86), round(high * 0.86), Qt.AspectRatioMode.KeepAspectRatio, way)
        painter.drawImage(round((wide - small.width()) / 2), round((high - small.height()) / 2), small)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
