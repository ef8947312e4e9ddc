"""Making a picture into an underlay: how large it is, what of it is shown, how it lies; straightened if need be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSlider, QWidget

from diorama_planner.app.editing.underlays import Laid, pixel_mm_of, pixel_of_dpi, pixel_of_line
from diorama_planner.core.errors import PlannerError, UsageError
from diorama_planner.core.messages import msg
from diorama_planner.drawing.primitives import WHOLE
from diorama_planner.painting.picture_files import ReadPicture, encoded
from diorama_planner.painting.straighten import straightened
from diorama_planner.ui.dialogs.frame import PlannerDialog, column, error_text, heading, row, scrolled
from diorama_planner.ui.dialogs.known_lengths import PAPER, KnownLengths
from diorama_planner.ui.dialogs.picture_grips import Mode, slope_deg
from diorama_planner.ui.dialogs.picture_stage import PictureStage
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import FlagField
from diorama_planner.ui.widgets.flow import Chips
from diorama_planner.ui.widgets.form import FormRow, button, words
from diorama_planner.ui.widgets.quantities import AngleField, NumberField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.kinds.underlay import Underlay

SIDE_WIDTH = 316
BY_LINE, BY_DPI = "line", "dpi"
_LABEL = 92
_USUAL_OPACITY = 70
_MODES: tuple[tuple[Mode, str], ...] = (("line", "Measure"), ("crop", "Crop"), ("corners", "Straighten"))
_HINTS: dict[Mode, str] = {
    "line": "Draw a line on the picture along something you know, and type its length. Wheel zooms.",
    "crop": "Drag the corners of the frame. What is outside stays in the file and can be shown again.",
    "corners": "Put the four corners on those of something rectangular, then straighten.",
}


class UnderlayDialog(PlannerDialog):
    """`laid()` and `picture()` say what came of it, once the dialog was accepted."""

    def __init__(
        self,
        session: Session,
        read: ReadPicture,
        name: str,
        parent: QWidget | None = None,
        *,
        item: Underlay | None = None,
    ) -> None:
        lead = tr("{name}: lies on the base at true size, to draw over. It is never on the bill.", name=name)
        super().__init__(tr("Underlay") if item else tr("Lay an underlay"), lead, parent)
        self._session = session
        self._item = item
        self._original = read.image
        self._is_same = item is not None
        self.stage = PictureStage()
        self.modes = Chips(tr("What the hand marks on the picture"))
        self.modes.set_chips([(mode, tr(text)) for mode, text in _MODES])
        self._hint = words("", "small", wrap=True)
        self._make_size(read)
        self._make_place(item)
        self._make_straightening()
        self._lay_out()
        self.add_button(tr("Cancel"), self.reject)
        self.add_button(tr("Apply") if item else tr("Lay it"), self.accept, primary=True)
        self.stage.set_image(read.image)
        if item is not None:
            self.stage.set_crop(item.crop)
        self._connect()
        self._show_mode()
        self.resize(1000, 640)
        self.stage.setFocus()

    # -- what it says ------------------------------------------------------------------------------------------

    def laid(self) -> Laid:
        """The picture as it is to lie.

        Raises:
            UsageError: what is known of its size does not suffice.
        """
        image = self.stage.image()
        return Laid(
            pixels=(image.width(), image.height()),
            pixel_mm=self._pixel_mm(),
            crop=self.stage.grips.crop,
            rotation_deg=float(self.turn.value() or 0.0),
            opacity=self.opacity.value() / 100,
            locked=bool(self.lock.value()),
            printed=bool(self.printed.value()),
        )

    def picture(self) -> bytes | None:
        """The bytes to be kept in the project; None if the underlay's own are still good."""
        return None if self._is_same else encoded(self.stage.image())

    def accept(self) -> None:
        """Take it, unless something does not fit."""
        self.known.commit()
        for field in (self.dpi, self.drawn_at, self.turn):
            field.commit()
        if not self.has_bad_entry() and self.attempt(self.laid):
            super().accept()

    def _pixel_mm(self) -> float:
        scale, drawn_at = self._session.scale, float(self.drawn_at.value() or self._session.scale)
        if self.by.chosen_key() == BY_DPI:
            if self.dpi.value() is None:
                raise UsageError(msg("type the resolution of the scan"))
            return pixel_of_dpi(float(self.dpi.value()), scale, drawn_at)
        line, (length,) = self.stage.grips.line, self.known.model_mm(drawn_at)
        if not line and length is None:
            return self._usual_pixel_mm()
        if length is None:
            raise UsageError(msg("type how long the line is"))
        if not line:
            raise UsageError(msg("draw the line that is so long on the picture"))
        return pixel_of_line(line[0], line[1], float(length))

    def _usual_pixel_mm(self) -> float:
        """As it was, or so that the picture fits onto the base."""
        image = self.stage.image()
        if self._item is not None and self._is_same:
            return pixel_mm_of(self._item, (image.width(), image.height()))
        width, depth, _ = self._session.base_size()
        return min((width or 200.0) / image.width(), (depth or 200.0) / image.height())

    # -- what it is made of ------------------------------------------------------------------------------------

    def _readings(self) -> Readings:
        return Readings.of(self._session)

    def _make_size(self, read: ReadPicture) -> None:
        self.by = Chips(tr("How its size is known"))
        self.by.set_chips([(BY_LINE, tr("By a line")), (BY_DPI, tr("By resolution"))])
        self.known = KnownLengths([tr("Length of the line")], self._readings)
        comma = self._session.preferences.decimal_comma
        self.dpi = NumberField(tr("Dots per inch of the scan"), positive=True, step=50, decimal_comma=comma)
        self.dpi.set_value(None if read.dpi is None else round(read.dpi, 1))
        self.drawn_at = NumberField(tr("Scale of the drawing, 1 to"), positive=True, decimal_comma=comma)
        self.drawn_at.set_value(self._session.scale)
        self._dpi_row = FormRow(tr("Dots per inch"), self.dpi, label_width=_LABEL)
        self._drawn_row = FormRow(tr("Drawn at 1 :"), self.drawn_at, label_width=_LABEL)
        self._size = words("", "muted", wrap=True)

    def _make_place(self, item: Underlay | None) -> None:
        self.turn = AngleField(tr("Rotation"))
        self.turn.set_value(item.rotation_deg if item else 0.0)
        self._left = IconButton("rotate-ccw", tr("Turn left by a quarter"))
        self._right = IconButton("rotate-cw", tr("Turn right by a quarter"))
        self._level = button(tr("Level by the line"), "link")
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(10, 100)
        self.opacity.setValue(round(item.opacity * 100) if item else _USUAL_OPACITY)
        self.opacity.setAccessibleName(tr("Opacity in per cent"))
        self._opacity_text = words("", "muted")
        self.lock = FlagField(tr("Lock it, so that nothing moves it"))
        self.lock.set_value(item.locked if item else False)
        self.printed = FlagField(tr("Print it too"))
        self.printed.set_value(item.printed if item else False)

    def _make_straightening(self) -> None:
        self.sides = KnownLengths([tr("Width"), tr("Depth")], self._readings)
        self.around = FlagField(tr("Keep what lies around it"))
        self.around.set_value(True)
        self._straighten = button(tr("Straighten"))
        self._undo = button(tr("As it was"), "link")

    def _lay_out(self) -> None:
        left = QWidget()
        lines = column(left)
        lines.addWidget(self.modes)
        lines.addWidget(self.stage, 1)
        lines.addWidget(self._hint)
        side = QWidget()
        self._sides = column(side, spacing=7, margins=(0, 0, UNIT, 0))
        self._fill_corners()
        for part in (
            heading(tr("How large it is")),
            self.by,
            self.known,
            self._dpi_row,
            self._drawn_row,
            self._size,
            UNIT,
            heading(tr("How it lies")),
            FormRow(tr("Rotation"), self.turn, self._left, self._right, stretches=(1, 0, 0), label_width=_LABEL),
            self._level,
            FormRow(tr("Opacity"), self.opacity, self._opacity_text, stretches=(1, 0), label_width=_LABEL),
            self.lock,
            self.printed,
        ):
            if isinstance(part, QWidget):
                self._sides.addWidget(part)
            else:
                self._sides.addSpacing(part)
        self._sides.addStretch(1)
        area = scrolled(side)
        area.setFixedWidth(SIDE_WIDTH)
        self.body.addLayout(row(left, area, spacing=3 * UNIT), 1)

    def _fill_corners(self) -> None:
        self._corners = QWidget()
        lines = column(self._corners, spacing=7)
        lines.addWidget(heading(tr("What is rectangular")))
        lines.addWidget(words(tr("Its width and depth, if you know them; else as it looks."), "small", wrap=True))
        lines.addWidget(self.sides)
        lines.addWidget(self.around)
        lines.addLayout(row(self._straighten, self._undo, 0))
        lines.addSpacing(UNIT)
        self._sides.addWidget(self._corners)

    def _connect(self) -> None:
        self.modes.chosen.connect(lambda _: self._show_mode())
        self.by.chosen.connect(lambda _: self._show())
        self.stage.changed.connect(self._show)
        self.stage.typed.connect(self._type_length)
        self.known.changed.connect(self._show)
        self.opacity.valueChanged.connect(lambda _: self._show())
        for field in (self.dpi, self.drawn_at, self.turn):
            field.committed.connect(lambda *_: self._show())
        self._left.clicked.connect(lambda: self._turn_by(90.0))
        self._right.clicked.connect(lambda: self._turn_by(-90.0))
        self._level.clicked.connect(self._level_line)
        self._straighten.clicked.connect(self._make_straight)
        self._undo.clicked.connect(self._start_over)

    # -- what it does ------------------------------------------------------------------------------------------

    def _type_length(self, text: str) -> None:
        """Go on in the field of the line's length with what was begun on the picture."""
        self.by.choose(BY_LINE)
        self._show()
        self.known.type_first(text)

    def choose_mode(self, mode: Mode) -> None:
        """Let the hand mark something else on the picture."""
        self.modes.choose(mode)
        self._show_mode()

    def _show_mode(self) -> None:
        mode = next(mode for mode, _ in _MODES if mode == self.modes.chosen_key())
        self.stage.set_mode(mode)
        self._hint.setText(tr(_HINTS[mode]))
        self._corners.setVisible(mode == "corners")
        self._show()

    def _show(self) -> None:
        by_dpi = self.by.chosen_key() == BY_DPI
        self.known.setVisible(not by_dpi)
        self._dpi_row.setVisible(by_dpi)
        self._drawn_row.setVisible(by_dpi or self.known.known_as.value() == PAPER)
        self._level.setVisible(len(self.stage.grips.line) == 2)
        self._opacity_text.setText(f"{self.opacity.value()} %")
        self._undo.setVisible(self.stage.image() is not self._original)
        self.show_problem("")
        self._size.setText(self._size_text())

    def _size_text(self) -> str:
        try:
            laid = self.laid()
        except PlannerError as error:
            return error_text(error)
        readings = self._readings()
        size, real = readings.size(*laid.size_mm), readings.size(*laid.size_mm, reading="real")
        pixel = readings.number(laid.pixel_mm, 3)
        text = tr("{size}, real {real}. A pixel is {pixel} mm.", size=size, real=real, pixel=pixel)
        is_guess = self.by.chosen_key() == BY_LINE and not self.stage.grips.line
        if not is_guess:
            return text
        return (tr("As it was: ") if self._is_same else tr("Fitted to the base until you say more: ")) + text

    def _turn_by(self, angle_deg: float) -> None:
        self.turn.set_value((float(self.turn.value() or 0.0) + angle_deg) % 360.0)
        self._show()

    def _level_line(self) -> None:
        self.turn.set_value(round(-slope_deg(self.stage.grips.line), 2) % 360.0)
        self._show()

    def _make_straight(self) -> None:
        self.sides.commit()
        if self.has_bad_entry():
            return
        width, depth = self.sides.model_mm(float(self.drawn_at.value() or self._session.scale))
        ratio = float(width) / float(depth) if width and depth else None
        made: list[tuple[QImage, QRectF]] = []

        def act() -> None:
            corners = self.stage.grips.corners
            made.append(straightened(self.stage.image(), corners, ratio, around=bool(self.around.value())))

        if not self.attempt(act):
            return
        image, where = made[0]
        self._is_same = False
        self.stage.set_image(image)
        if width:
            top = [(where.left(), where.top()), (where.right(), where.top())]
            self.stage.set_line(top)
            self.known.set_values(str(self.sides.known_as.value()), self.sides.raw()[:1])
        self.choose_mode("line")

    def _start_over(self) -> None:
        self.stage.set_image(self._original)
        self._is_same = self._item is not None
        self.stage.set_crop(self._item.crop if self._item else WHOLE)
        self._show()
