"""The slice of foam that is looked at, marked on the plan."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsScene

from diorama_planner.drawing.colours import rgba
from diorama_planner.kinds.slices import FoamPart
from diorama_planner.ui.canvas.overlay import Layer, region_path
from diorama_planner.ui.theme import current_theme

SLICE_Z = 0.88e9
"""Over the plan and under the marks of the selection."""

_SEEN_THROUGH = 70


class SliceMark:
    """A tinted area over a scene with a line around it."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._layer = Layer(scene, SLICE_Z)
        self.part: FoamPart | None = None

    def show_slice(self, part: FoamPart | None) -> None:
        """Mark a slice, or none."""
        self.part = part
        self._layer.clear()
        if part is None:
            return
        theme = current_theme()
        fill = QColor(*rgba(theme.guide)[:3], _SEEN_THROUGH)
        self._layer.add_line(region_path([part.region]), theme.guide, 1.8, halo=theme.halo, fill=fill)
        if not part.lamina.next_region.is_empty:
            self._layer.add_line(region_path([part.lamina.next_region]), theme.guide, 1.2, dashes=(5.0, 4.0))
