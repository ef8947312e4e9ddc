"""Laying a real place: which part of an elevation, how large it is in reality, how large and how high on the plan."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSlider, QWidget

from diorama_planner.app.advice.real_places import MM_PER_M, Place, lay_place, natural_height_mm
from diorama_planner.core.errors import PlannerError, UsageError
from diorama_planner.core.messages import msg
from diorama_planner.terrain.elevation import Elevation, part_of
from diorama_planner.terrain.elevation_picture import LONGEST_SIDE, picture_of
from diorama_planner.ui.dialogs.crop_view import CropView
from diorama_planner.ui.dialogs.frame import PlannerDialog, column, error_text, heading, row, scrolled
from diorama_planner.ui.readings import Readings, ratio_text
from diorama_planner.ui.texts import tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.flow import Chips
from diorama_planner.ui.widgets.form import FormRow, words
from diorama_planner.ui.widgets.quantities import DistanceField, LengthField, NumberField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.model.record import Point

BASE, WIDTH = "base", "width"
SIDE_WIDTH = 330
_LABEL = 96
_USUAL_WIDTH_MM = 200.0
_GUESSED_SLOPE = 0.12
"""How high a picture is taken to be, by its width, until something is typed."""

_SLIDER_STEPS = 50
"""Of the slider for each power of ten; it goes from a tenth to ten times."""


class ImportElevationDialog(PlannerDialog):
    """Lays the part in the frame as one landform, in one step, when it is accepted."""

    def __init__(
        self,
        session: Session,
        elevation: Elevation,
        name: str,
        parent: QWidget | None = None,
        *,
        at: Point | None = None,
    ) -> None:
        lead = tr("{name} becomes a landform: a hill whose form is that of the place.", name=name)
        super().__init__(tr("Elevation of a real place"), lead, parent)
        self._session = session
        self._elevation = elevation
        self._name = name
        self._at = at
        self._times = 1.0
        self._guesses_width = elevation.extent_m is None
        self._guesses_heights = not elevation.measured
        self.crop = CropView()
        self.crop.setAccessibleName(tr("Place from above; arrows move the frame, Shift and arrows size it"))
        self._make_real()
        self._make_plan()
        self._lay_out()
        self.add_button(tr("Cancel"), self.reject)
        self.add_button(tr("Lay it"), self.accept, primary=True)
        self.crop.set_photo(_image_of(elevation, self._aspect))
        self._keep_proportion()
        self._connect()
        self._show()
        self.resize(1000, 640)
        self.crop.setFocus()

    # -- what it says ------------------------------------------------------------------------------------------

    def part(self) -> Elevation:
        """The heights in the frame."""
        crop, photo, (columns, rows) = self.crop.crop(), self.crop.photo(), self._elevation.size
        left, right = (round(x / photo.width() * columns) for x in (crop.x(), crop.x() + crop.width()))
        top, bottom = (round(y / photo.height() * rows) for y in (crop.y(), crop.y() + crop.height()))
        left, top = min(left, columns - 1), min(top, rows - 1)
        return part_of(self._elevation, (left, max(right, left + 1)), (rows - max(bottom, top + 1), rows - top))

    def place(self) -> Place:
        """What the part is in reality and on the plan.

        Raises:
            UsageError: something that has to be known is missing.
        """
        part = self.part()
        whole_m = self.real_width.value()
        if not whole_m:
            raise UsageError(msg("type how wide the place really is"))
        width_m = float(whole_m) * part.size[0] / self._elevation.size[0]
        depth_m = float(whole_m) * self._aspect * part.size[1] / self._elevation.size[1]
        width_mm, depth_mm = self._size_mm(depth_m / width_m)
        height_m = self._real_heights(part)[1] - self._real_heights(part)[0]
        height_mm = natural_height_mm(height_m, width_m, width_mm) * self._times
        return Place(
            real_width_m=width_m,
            real_depth_m=depth_m,
            real_height_m=height_m,
            width_mm=width_mm,
            depth_mm=depth_mm,
            height_mm=height_mm,
        )

    def accept(self) -> None:
        """Lay it, unless something does not fit."""
        for field in self._fields:
            field.commit()
        if not self.has_bad_entry() and self.attempt(self._lay):
            super().accept()

    def _lay(self) -> None:
        place, part = self.place(), self.part()
        width, depth, _ = self._session.base_size()
        middle = (width / 2.0, depth / 2.0) if self._fills or self._at is None else self._at
        with self._session.edit(tr("Lay a real place")) as draft:
            item_id = lay_place(draft, part, place, middle, self._name)
        self._session.selection.set([item_id])

    @property
    def _aspect(self) -> float:
        """Real depth of the whole by its width."""
        extent, (columns, rows) = self._elevation.extent_m, self._elevation.size
        return rows / columns if extent is None else extent[1] / extent[0]

    @property
    def _fills(self) -> bool:
        return self.where.chosen_key() == BASE

    def _size_mm(self, aspect: float) -> tuple[float, float]:
        if self._fills:
            width, depth, _ = self._session.base_size()
            return width, depth
        width = self.width_mm.value()
        if not width:
            raise UsageError(msg("type how wide the place is to be on the plan"))
        return float(width), float(width) * aspect

    def _real_heights(self, part: Elevation) -> tuple[float, float]:
        """The lowest and the highest place of a part in metres."""
        low, high = part.range
        if self._elevation.measured:
            return low, high
        (least, most), bottom = self._elevation.range, float(self.low.value() or 0.0)
        metres = (float(self.high.value() or 0.0) - bottom) / max(most - least, 1e-9)
        return bottom + (low - least) * metres, bottom + (high - least) * metres

    # -- what it is made of ------------------------------------------------------------------------------------

    def _readings(self) -> Readings:
        return Readings.of(self._session)

    def _make_real(self) -> None:
        extent = self._elevation.extent_m
        guessed_m = (self._session.base_size()[0] or _USUAL_WIDTH_MM) * self._session.scale / MM_PER_M
        width_m = guessed_m if extent is None else extent[0]
        self.real_width = DistanceField(tr("Real width of all"), self._readings, positive=True)
        self.real_width.set_value(width_m)
        self.low = DistanceField(tr("Lowest place"), self._readings, upright=True)
        self.low.set_value(0.0)
        self.high = DistanceField(tr("Highest place"), self._readings, upright=True)
        self.high.set_value(width_m * _GUESSED_SLOPE)
        self._real_text = words("", "muted", wrap=True)

    def _make_plan(self) -> None:
        self.where = Chips(tr("How large it is on the plan"))
        has_base = self._session.base_size()[0] > 0
        bases = [(BASE, tr("Fill the base"))] if has_base else []
        self.where.set_chips([*bases, (WIDTH, tr("By width"))])
        self.width_mm = LengthField(tr("Width on the plan"), self._readings, positive=True, with_unit=True)
        self.width_mm.set_value(self._session.base_size()[0] or _USUAL_WIDTH_MM)
        comma = self._session.preferences.decimal_comma
        self.times = NumberField(tr("Times as high as it really is"), positive=True, step=0.5, decimal_comma=comma)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(-_SLIDER_STEPS, _SLIDER_STEPS)
        self.slider.setAccessibleName(tr("Times as high as it really is, from a tenth to ten times"))
        self.height_mm = LengthField(tr("Height on the plan"), self._readings, positive=True, with_unit=True)
        self._plan_text = words("", "muted", wrap=True)

    def _lay_out(self) -> None:
        left = QWidget()
        lines = column(left)
        lines.addWidget(self.crop, 1)
        hint = tr("Drag the corners of the frame, or the frame itself. North is at the top.")
        lines.addWidget(words(hint, "small", wrap=True))
        self._width_row = FormRow(tr("Width"), self.width_mm, label_width=_LABEL)
        heights = (
            FormRow(tr("Lowest place"), self.low, label_width=_LABEL),
            FormRow(tr("Highest place"), self.high, label_width=_LABEL),
        )
        for line in heights:
            line.setVisible(not self._elevation.measured)
        side = QWidget()
        lines = column(side, spacing=7, margins=(0, 0, UNIT, 0))
        for part in (
            heading(tr("In reality")),
            FormRow(tr("Width of all"), self.real_width, label_width=_LABEL),
            *heights,
            self._real_text,
            heading(tr("On the plan")),
            self.where,
            self._width_row,
            FormRow(tr("Exaggeration"), self.times, self.slider, stretches=(0, 1), label_width=_LABEL),
            FormRow(tr("Height"), self.height_mm, label_width=_LABEL),
            self._plan_text,
        ):
            lines.addWidget(part)
        self.times.setFixedWidth(64)
        lines.addStretch(1)
        area = scrolled(side)
        area.setFixedWidth(SIDE_WIDTH)
        self.body.addLayout(row(left, area, spacing=3 * UNIT), 1)

    def _connect(self) -> None:
        self._fields = (self.real_width, self.low, self.high, self.width_mm, self.times, self.height_mm)
        self.crop.changed.connect(self._show)
        self.where.chosen.connect(lambda _: self._keep_proportion())
        self.real_width.committed.connect(lambda *_: self._know_width())
        for field in (self.low, self.high):
            field.committed.connect(lambda *_: self._know_heights())
        self.width_mm.committed.connect(lambda *_: self._show())
        self.times.committed.connect(lambda value, _: self._exaggerate(float(value)))
        self.slider.valueChanged.connect(lambda at: self._exaggerate(round(10.0 ** (at / _SLIDER_STEPS), 2)))
        self.height_mm.committed.connect(lambda value, _: self._raise_to(float(value)))

    # -- what it does ------------------------------------------------------------------------------------------

    def _know_width(self) -> None:
        self._guesses_width = False
        if self._guesses_heights:
            self.high.set_value(float(self.low.value()) + float(self.real_width.value()) * _GUESSED_SLOPE)
        self._show()

    def _know_heights(self) -> None:
        self._guesses_heights = False
        self._show()

    def _keep_proportion(self) -> None:
        """Bring the frame to the proportion of the base while it is to be filled."""
        width, depth, _ = self._session.base_size()
        photo = self.crop.photo()
        by_depth = photo.height() / photo.width() / self._aspect if photo.width() else 1.0
        self.crop.set_proportion(width / depth * by_depth if self._fills and depth else None)
        self._show()

    def _exaggerate(self, times: float) -> None:
        self._times = times
        self._show()

    def _raise_to(self, height_mm: float) -> None:
        try:
            natural = self.place().height_mm / self._times
        except PlannerError as error:
            self.show_problem(error_text(error))
            return
        if natural > 0:
            self._exaggerate(height_mm / natural)

    def _show(self) -> None:
        self._width_row.setVisible(not self._fills)
        self.show_problem("")
        self.times.set_value(round(self._times, 2))
        self.slider.blockSignals(True)
        self.slider.setValue(round(_SLIDER_STEPS * math.log10(min(max(self._times, 0.1), 10.0))))
        self.slider.blockSignals(False)
        try:
            place = self.place()
        except PlannerError as error:
            self._real_text.setText("")
            self._plan_text.setText(error_text(error))
            return
        self.height_mm.set_value(place.height_mm)
        self._real_text.setText(self._text_of_reality(place))
        self._plan_text.setText(self._text_of_plan(place))

    def _text_of_reality(self, place: Place) -> str:
        readings, (low, high) = self._readings(), self._real_heights(self.part())
        text = tr(
            "In the frame: {width} × {depth}, from {low} to {high}.",
            width=readings.distance(place.real_width_m),
            depth=readings.distance(place.real_depth_m),
            low=readings.distance(low, upright=True),
            high=readings.distance(high, upright=True),
        )
        parts = [text]
        if self._guesses_width or self._guesses_heights:
            parts.insert(0, tr("Guessed until you say more: the file does not tell all sizes."))
        if self._elevation.holes_filled:
            one = "1 place without a height was filled from its neighbours."
            several = "{count} places without a height were filled from their neighbours."
            parts.append(tr_count(one, several, self._elevation.holes_filled))
        if self._elevation.steps:
            parts.append(tr("It tells only {count} heights apart: steps will be seen.", count=self._elevation.steps))
        return "\n".join(parts)

    def _text_of_plan(self, place: Place) -> str:
        readings = self._readings()
        return tr(
            "{size}: 1:{ratio} along the ground, where the plan is {plan}.",
            size=readings.size(place.width_mm, place.depth_mm, place.height_mm),
            ratio=_rounded(place.scale),
            plan=ratio_text(self._session.scale),
        )


def _rounded(denominator: float) -> str:
    """Write the denominator of a scale to three figures, thousands apart: `303 000`, `87.1`."""
    figures = float(f"{denominator:.3g}")
    return f"{figures:,.0f}".replace(",", "\u202f") if figures >= 1000 else f"{figures:g}"


def _image_of(elevation: Elevation, aspect: float) -> QImage:
    """Draw an elevation, `aspect` as deep as wide, at the size in which it is shown."""
    pixels = picture_of(elevation)
    height, width, _ = pixels.shape
    drawn = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    longest = LONGEST_SIDE / max(1.0, aspect)
    size = QSize(max(1, round(longest)), max(1, round(longest * aspect)))
    how = Qt.TransformationMode.SmoothTransformation
    return drawn.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, how)
