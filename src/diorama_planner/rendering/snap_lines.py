"""Lines that show in the view in space why something under the hand is drawn to where it is, as they do on the plan.

They are drawn over the picture, so that they are as thick everywhere and seen through what stands before them. What
draws a thing somewhere is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from diorama_planner.optics.lenses import Point3
from diorama_planner.optics.projection import Pinhole, project, stretch_in_frame
from diorama_planner.rendering.elements import Elements


@dataclass(frozen=True, slots=True)
class Stretch:
    """A straight line between places of the plan, in mm; a gap is drawn solid, with its length if that is told."""

    start: Point3
    end: Point3
    text: str = ""
    is_gap: bool = False


class SnapLines:
    """Shows lines over a picture."""

    def __init__(self, elements: Elements, over: Any) -> None:
        self._drawn = elements.make("Snaps.qml", {}, over)
        self._drawn.setParentItem(over)

    def set_colours(self, ink: str, words: str) -> None:
        """Draw lines and words in other colours."""
        self._drawn.setProperty("ink", QColor(ink))
        self._drawn.setProperty("words", QColor(words))

    def show(self, lines: Iterable[Stretch], mark: Point3, reason: str, pinhole: Pinhole) -> None:
        """Draw these and no others, as a pinhole that fills the window sees them; `reason` is told at the mark."""
        shown = []
        for line in lines:
            seen = stretch_in_frame(pinhole, line.start, line.end)
            if seen is not None:
                shown.append([*_share(*seen[0]), *_share(*seen[1]), line.text, line.is_gap])
        (place,), (depth,) = project(pinhole, np.array([mark]))
        self._drawn.setProperty("lines", shown)
        self._drawn.setProperty("mark", QPointF(*_share(*place)))
        self._drawn.setProperty("reason", reason if depth > 0.0 else "")

    def clear(self) -> None:
        """Draw nothing."""
        self._drawn.setProperty("lines", [])
        self._drawn.setProperty("reason", "")


def _share(x: float, y: float) -> tuple[float, float]:
    """Give a place of the frame as a share of the window, from its upper left corner."""
    return float(x + 1.0) / 2.0, float(1.0 - y) / 2.0
