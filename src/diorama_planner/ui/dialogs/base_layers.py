"""The sheets that lie on the board, from below upwards, drawn as they lie: add, remove, put higher or lower."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from diorama_planner.kinds.base import Base, BaseLayer
from diorama_planner.ui.dialogs.frame import column, row
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import SMALL_PT, current_theme, text_font
from diorama_planner.ui.widgets.choices import Choice, SearchChoiceField
from diorama_planner.ui.widgets.form import button
from diorama_planner.ui.widgets.quantities import LengthField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

SLAB = {"US": ("xps_us_4x8_3_4in", 19.05)}
USUAL_SLAB = ("xps_eu_20", 20.0)
_LOOKS = {"wood": "#c8a877", "foam": "#9cc0d9", "board": "#e4dfd5"}
_SECTION_HEIGHT = 64


def material_choices(session: Session, categories: Sequence[str]) -> Callable[[], list[Choice]]:
    """Give the sheets and strips of some categories, for a field that asks when it is first opened."""

    def choices() -> list[Choice]:
        region = session.preferences.region or ""
        found = [each for each in session.catalogue.materials() if each.category in categories and each.thickness_mm]
        found.sort(key=lambda each: (categories.index(each.category), each.region not in ("", region), each.label))
        return [(each.id, each.label) for each in found]

    return choices


class LayerRow(QWidget):
    """One sheet: its material, its thickness, and buttons to move or remove it."""

    changed = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, session: Session, layer: BaseLayer) -> None:
        super().__init__()
        choices = material_choices(session, ("foam", "board", "wood"))
        self.material = SearchChoiceField(tr("Material of the layer"), choices)
        self.material.set_value(layer.material)
        self._session = session
        readings = Readings.of(session)
        self.thickness = LengthField(tr("Thickness of the layer"), lambda: readings, positive=True, with_unit=True)
        self.thickness.setFixedWidth(84)
        self.thickness.set_value(layer.thickness_mm)
        up = IconButton("arrow-up", tr("Put this layer higher"))
        down = IconButton("arrow-down", tr("Put this layer lower"))
        remove = IconButton("x", tr("Remove this layer"))
        up.clicked.connect(lambda: self.moved.emit(1))
        down.clicked.connect(lambda: self.moved.emit(-1))
        remove.clicked.connect(self.removed)
        line = row(self.material, self.thickness, up, down, remove, spacing=4)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.material.committed.connect(self._take_material)
        self.thickness.committed.connect(lambda *_: self.changed.emit())

    def layer(self) -> BaseLayer:
        """The sheet as the row has it."""
        return BaseLayer(material=self.material.value() or "", thickness_mm=float(self.thickness.value()))

    def _take_material(self, material: str) -> None:
        stock = self._session.catalogue.material(material).thickness_mm
        if stock:
            self.thickness.set_value(stock)
        self.changed.emit()


class LayerStack(QWidget):
    """The rows, the highest layer first as it lies on the table, over a section through the base."""

    changed = Signal()

    def __init__(self, session: Session, layers: Sequence[BaseLayer]) -> None:
        super().__init__()
        self._session = session
        self._rows: list[LayerRow] = []  # from below upwards
        self._place = QVBoxLayout()
        self._place.setSpacing(4)
        self._section = Section(session)
        add = button(tr("Add a layer of foam or card"), "link")
        add.clicked.connect(self.add_slab)
        lines = column(self, spacing=4)
        lines.addLayout(self._place)
        lines.addLayout(row(add, 1))
        lines.addWidget(self._section)
        for layer in layers:
            self._append(layer)

    def layers(self) -> tuple[BaseLayer, ...]:
        """The sheets from below upwards."""
        return tuple(made.layer() for made in self._rows)

    def height_mm(self) -> float:
        """How much they add to the board."""
        return sum(layer.thickness_mm for layer in self.layers())

    def rows(self) -> list[LayerRow]:
        """The rows from below upwards."""
        return list(self._rows)

    def show_board(self, base: Base) -> None:
        """Draw the section of a base."""
        self._section.show_base(base)

    def add_slab(self) -> None:
        """Lay a slab of foam on top."""
        material, thickness = SLAB.get(self._session.preferences.region or "", USUAL_SLAB)
        self._append(BaseLayer(material=material, thickness_mm=thickness))
        self.changed.emit()

    def _append(self, layer: BaseLayer) -> None:
        made = LayerRow(self._session, layer)
        made.changed.connect(self.changed)
        made.moved.connect(lambda by: self._move(made, by))
        made.removed.connect(lambda: self._remove(made))
        self._rows.append(made)
        self._place.insertWidget(0, made)

    def _move(self, made: LayerRow, by: int) -> None:
        at = self._rows.index(made)
        to = min(max(at + by, 0), len(self._rows) - 1)
        if to == at:
            return
        self._rows.insert(to, self._rows.pop(at))
        self._place.removeWidget(made)
        self._place.insertWidget(len(self._rows) - 1 - to, made)
        made.setFocus()
        self.changed.emit()

    def _remove(self, made: LayerRow) -> None:
        self._rows.remove(made)
        self._place.removeWidget(made)
        made.hide()
        made.deleteLater()
        self.changed.emit()


class Section(QWidget):
    """A cut through the base: clearance, board, layers, each with its thickness."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._base: Base | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A low strip."""
        return QSize(200, _SECTION_HEIGHT)

    def show_base(self, base: Base) -> None:
        """Show another base."""
        self._base = base
        readings = Readings.of(self._session)
        said = [readings.write(base.thickness_mm), *(readings.write(layer.thickness_mm) for layer in base.layers)]
        self.setAccessibleName(tr("Section, from below: {layers}", layers=", ".join(said)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheets as bands, each as thick as it is beside the others."""
        if self._base is None:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setFont(text_font(SMALL_PT))
        readings = Readings.of(self._session)
        sheets = [(self._base.material, self._base.thickness_mm)]
        sheets += [(layer.material, layer.thickness_mm) for layer in self._base.layers]
        whole = sum(thickness for _, thickness in sheets) + self._base.clearance_mm
        factor = (self.height() - 6) / whole
        bottom = self.height() - 2.0
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(0, int(bottom), self.width(), int(bottom))
        bottom -= self._base.clearance_mm * factor
        wide = self.width() * 0.62
        for material, thickness in sheets:
            high = thickness * factor
            band = QRectF(0.5, bottom - high, wide, high)
            painter.setPen(QPen(QColor("#00000055"), 1))
            painter.setBrush(QColor(self._colour(material)))
            painter.drawRect(band)
            painter.setPen(QColor(theme.muted))
            text = QRectF(wide + 10, band.center().y() - 8, self.width() - wide - 10, 16)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, readings.write(thickness))
            bottom -= high

    def _colour(self, material: str) -> str:
        found = self._session.catalogue.material_map.get(material)
        return _LOOKS.get(found.category if found else "", _LOOKS["wood"])
