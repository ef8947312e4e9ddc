"""The base: shape and size, what it is built of, and how it stands. One edit when it is accepted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from diorama_planner.core.errors import PlannerError, UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.outline import check_outline
from diorama_planner.kinds.base import LARGEST_MM, Base
from diorama_planner.model.record import BASE_ID, Points
from diorama_planner.ui.dialogs.base_layers import LayerStack, material_choices
from diorama_planner.ui.dialogs.base_sketch import BaseSketch
from diorama_planner.ui.dialogs.frame import PlannerDialog, column, error_text, heading, row, scrolled
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField, SearchChoiceField
from diorama_planner.ui.widgets.form import words
from diorama_planner.ui.widgets.quantities import LengthField, NumberField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

LABEL_WIDTH = 128
SHAPES = (
    ("rectangle", "Rectangle"),
    ("rounded", "Rounded corners"),
    ("circle", "Circle or oval"),
    ("polygon", "Free outline"),
)
EXITS = (
    ("none", "None"),
    ("back", "At the back"),
    ("left", "At the left"),
    ("right", "At the right"),
    ("front", "At the front"),
    ("bottom", "Through the bottom"),
)
EMPTY = Base(id=BASE_ID, width_mm=210.0, depth_mm=148.0)


def outline_text(points: Points, readings: Readings) -> str:
    """Write corners, one to a line."""
    return "\n".join(f"{readings.write(x, with_unit=False)}; {readings.write(y, with_unit=False)}" for x, y in points)


def read_outline(text: str, readings: Readings) -> Points:
    """Read corners, one to a line, x and y parted by a semicolon or blanks.

    Raises:
        UsageError: a line that is no corner (it says which), or corners that are no outline.
    """
    points = []
    for number, line in enumerate(text.splitlines(), 1):
        parts = [part for part in (line.split(";") if ";" in line else line.split()) if part.strip()]
        if not parts:
            continue
        if len(parts) != 2:
            raise UsageError(msg("Line {number} needs an x and a y", number=number), msg("For example 120; 85."))
        x, y = (readings.read(part.strip()) for part in parts)
        points.append((x, y))
    check_outline(points)
    return tuple(points)


class BaseDialog(PlannerDialog):
    """A form at the left, the base as it will be at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Base"), tr("The board, what lies on it, and how it stands on the table."), parent)
        self._session = session
        record = session.document.records.get(BASE_ID)
        self._base = record if isinstance(record, Base) else EMPTY
        self.fields: dict[str, Any] = {}
        self._labels: dict[str, QWidget] = {}
        self.layers = LayerStack(session, self._base.layers)
        self.sketch = BaseSketch()
        self.outline = QPlainTextEdit(outline_text(self._base.outline_mm, self._readings()))
        self.outline.setAccessibleName(tr("Corners of the outline, one to a line"))
        self.outline.setFixedHeight(92)
        self._outline_note = words(tr("One corner to a line: x; y, from the lower left."), "small", wrap=True)
        self._lay_out()
        self.add_button(tr("Cancel"), self.reject)
        self.add_button(tr("Apply"), self.accept, primary=True)
        self._show()
        self.outline.textChanged.connect(self.refresh)
        self.layers.changed.connect(self.refresh)
        self.resize(960, 680)
        QTimer.singleShot(0, self.refresh)

    def base(self) -> Base:
        """The base as the form has it.

        Raises:
            PlannerError: it is no base, and why.
        """
        values = {name: field.value() for name, field in self.fields.items()}
        values["outline_mm"] = self._base.outline_mm
        if values["shape"] == "polygon":
            values |= self._free_outline()
        if values["frame_mm"] and not values["frame_material"]:
            values["frame_material"] = ""
        return replace(self._base, layers=self.layers.layers(), **values)

    def refresh(self) -> None:
        """Draw the base as it now is, or say why it is none."""
        self._show_rows()
        try:
            base = self.base()
        except PlannerError as error:
            self.show_problem(error_text(error))
            return
        self.show_problem("")
        self.layers.show_board(base)
        readings = self._readings()
        caption = tr(
            "{model}, {height} high\n{real} in the real world",
            model=readings.size(base.width_mm, base.depth_mm),
            height=readings.write(base.thickness_mm + self.layers.height_mm() + base.clearance_mm),
            real=readings.size(base.width_mm, base.depth_mm, reading="real"),
        )
        self.sketch.show_base(base, self._session.scale, self._session.catalogue, caption)

    def accept(self) -> None:
        """Put the base into the plan, as one step."""
        if self.has_bad_entry():
            return

        def apply() -> None:
            base = self.base()
            with self._session.edit(tr("Change the base")) as draft:
                draft.put(base)

        if self.attempt(apply):
            super().accept()

    # -- what it is made of ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = QWidget()
        lines = column(left, spacing=6)
        lines.addWidget(heading(tr("Shape and size")))
        lines.addLayout(self._shape_rows())
        lines.addSpacing(UNIT)
        lines.addWidget(heading(tr("What it is built of")))
        lines.addLayout(self._board_rows())
        lines.addWidget(self.layers)
        lines.addSpacing(UNIT)
        lines.addWidget(heading(tr("Frame, feet and cable")))
        lines.addLayout(self._standing_rows())
        lines.addStretch(1)
        area = scrolled(left)
        left.setContentsMargins(0, 0, UNIT, 0)
        area.setFixedWidth(440)
        columns = row(area, self.sketch, spacing=2 * UNIT)
        columns.setStretch(1, 1)
        self.body.addLayout(columns, 1)

    def _shape_rows(self) -> QGridLayout:
        grid = _grid()
        self._add(grid, "shape", tr("Shape"), ChoiceField(tr("Shape"), _translated(SHAPES)))
        for name, label in (("width_mm", tr("Width")), ("depth_mm", tr("Depth")), ("corner_mm", tr("Corner radius"))):
            self._add(grid, name, label, self._length(label, positive=name != "corner_mm"))
        at = grid.rowCount()
        grid.addWidget(self.outline, at, 1)
        grid.addWidget(self._outline_note, at + 1, 1)
        return grid

    def _board_rows(self) -> QGridLayout:
        grid = _grid()
        self._add(grid, "thickness_mm", tr("Board thickness"), self._length(tr("Board thickness"), positive=True))
        board = SearchChoiceField(
            tr("Board"), material_choices(self._session, ("wood", "board", "foam", "structure"))
        )
        self._add(grid, "material", tr("Board"), board)
        return grid

    def _standing_rows(self) -> QGridLayout:
        grid = _grid()
        self._add(grid, "frame_mm", tr("Frame width"), self._length(tr("Frame width")))
        frame = SearchChoiceField(tr("Frame"), material_choices(self._session, ("wood", "styrene", "board")))
        self._add(grid, "frame_material", tr("Frame of"), frame)
        self._add(grid, "feet", tr("Feet"), NumberField(tr("Feet"), minimum=0, maximum=64, whole=True))
        self._add(grid, "clearance_mm", tr("Clearance below"), self._length(tr("Clearance below")))
        self._add(grid, "cable_exit", tr("Cable exit"), ChoiceField(tr("Cable exit"), _translated(EXITS)))
        return grid

    def _length(self, label: str, *, positive: bool = False) -> LengthField:
        return LengthField(label, self._readings, minimum=None if positive else 0, positive=positive, with_unit=True)

    def _add(self, grid: QGridLayout, name: str, label: str, field: Any) -> None:
        said = words(label, "muted")
        said.setBuddy(field)
        at = grid.rowCount()
        grid.addWidget(said, at, 0)
        grid.addWidget(field, at, 1)
        field.committed.connect(lambda *_: self.refresh())
        self.fields[name] = field
        self._labels[name] = said

    # -- what it shows -----------------------------------------------------------------------------------------

    def _readings(self) -> Readings:
        return Readings.of(self._session)

    def _show(self) -> None:
        for name, field in self.fields.items():
            value = getattr(self._base, name)
            field.set_value(value if value != "" else None)
        self._show_rows()

    def _show_rows(self) -> None:
        shape = self.fields["shape"].value()
        free = shape == "polygon"
        if free and not self.outline.toPlainText().strip():
            self.outline.setPlainText(outline_text(self._corners(), self._readings()))
        for name, seen in (("corner_mm", shape == "rounded"), ("width_mm", not free), ("depth_mm", not free)):
            self.fields[name].setVisible(seen)
            self._labels[name].setVisible(seen)
        self.outline.setVisible(free)
        self._outline_note.setVisible(free)

    def _corners(self) -> Points:
        width, depth = self.fields["width_mm"].value(), self.fields["depth_mm"].value()
        return ((0.0, 0.0), (width, 0.0), (width, depth), (0.0, depth))

    def _free_outline(self) -> dict[str, Any]:
        points = read_outline(self.outline.toPlainText(), self._readings())
        left, low = min(x for x, _ in points), min(y for _, y in points)
        moved = tuple((x - left, y - low) for x, y in points)
        width, depth = max(x for x, _ in moved), max(y for _, y in moved)
        if max(width, depth) > LARGEST_MM:
            raise UsageError(msg("A base of more than ten metres cannot be planned"))
        return {"outline_mm": moved, "width_mm": width, "depth_mm": depth}


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(UNIT)
    grid.setVerticalSpacing(5)
    grid.setColumnMinimumWidth(0, LABEL_WIDTH)
    grid.setColumnStretch(1, 1)
    return grid


def _translated(choices: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    translate: Callable[[str], str] = tr
    return [(value, translate(said)) for value, said in choices]
