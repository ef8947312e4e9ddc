"""Looking through a lens in the view in space: its frame with guides, its depth of field, and where it is focused.

The blur is that of `optics.sharpness` for every pixel, from the depth of what is seen; what the picture is made of is
for `space_view`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from diorama_planner.core.errors import MissingComponentError
from diorama_planner.core.messages import msg
from diorama_planner.optics.focusing import focus_of
from diorama_planner.optics.guides import Overlay, frame_in, overlay
from diorama_planner.optics.lenses import Point3, View
from diorama_planner.optics.projection import pinhole_of, project
from diorama_planner.rendering.space_view import LENS, SpaceView

INFINITE_MM = 1e7
"""What the shader takes for infinitely far."""
MOST_RADIUS_PX = 48.0


@dataclass(frozen=True, slots=True)
class Finder:
    """What is shown over the picture.

    Attributes:
        guides: names of `optics.guides`.
        told: how the lens is set, in the lower left corner.
        besides: what is wrong, in the upper left corner.
        sharp_all_over: the picture of a pinhole, to work in.
    """

    guides: tuple[str, ...] = ()
    told: str = ""
    besides: str = ""
    sharp_all_over: bool = False


class LensView:
    """Shows a space view as a lens sees it; `leave` shows it freely again."""

    def __init__(self, view: SpaceView) -> None:
        self._view = view
        over = view.rootObject().findChild(QQuickItem, "over")
        if over is None:
            raise MissingComponentError(msg("the view in space has no part {name}", name="over"))
        self._finder = view.elements.make("Finder.qml", {"visible": False}, over)
        self._finder.setParentItem(over)
        self._blur: Any = view.elements.make("LensBlur.qml", None, view)
        self._seen: View | None = None
        self._shown = Finder()
        view.widthChanged.connect(self._fit)
        view.heightChanged.connect(self._fit)

    @property
    def view(self) -> View | None:
        """What is looked through; None while it is looked at freely."""
        return self._seen

    def look(self, view: View, finder: Finder) -> None:
        """Look through a lens.

        Raises:
            UsageError: the lens cannot focus there.
        """
        self._view.set_view(view)
        self._seen, self._shown = view, finder
        drawn = overlay(finder.guides, view.picture.aspect)
        self._show_guides(drawn)
        self._finder.setProperty("told", finder.told)
        self._finder.setProperty("besides", finder.besides)
        self._finder.setProperty("visible", True)
        self._view.set_effect(LENS, None if finder.sharp_all_over else self._blur)
        self._fit()

    def leave(self) -> None:
        """Look freely."""
        self._seen = None
        self._finder.setProperty("visible", False)
        self._view.set_effect(LENS, None)

    def focused_at(self, at: Point3 | None) -> None:
        """Mark where it was focused, None nowhere."""
        x = y = -1.0
        if at is not None and self._seen is not None:
            (place,), (depth,) = project(pinhole_of(self._seen), np.array([at]))
            if depth > 0.0:
                x, y = (place[0] + 1.0) / 2.0, (1.0 - place[1]) / 2.0
        self._finder.setProperty("focusX", x)
        self._finder.setProperty("focusY", y)

    def _show_guides(self, drawn: Overlay) -> None:
        self._finder.setProperty("lines", [list(line) for line in drawn.lines])
        self._finder.setProperty("boxes", [list(box) for box in drawn.boxes])

    def _fit(self) -> None:
        """Lay the frame into the window, and the blur to its pixels."""
        if self._seen is None:
            return
        frame = frame_in(self._view.aspect, self._seen.picture.aspect)
        self._finder.setProperty("frame", QRectF(*frame))
        wide = frame[2] * self._view.width() * self._view.effectiveDevicePixelRatio()
        near, far = self._view.depths(self._view.pinhole.eye)
        focus = focus_of(self._seen)
        for name, value in (
            ("focusDepth", min(focus.subject_mm, INFINITE_MM)),
            ("blurScale", blur_scale(self._seen) * wide / self._seen.picture.width_mm),
            ("mostRadius", MOST_RADIUS_PX),
            ("nearDepth", near),
            ("farDepth", far),
        ):
            self._blur.setProperty(name, value)


def blur_scale(view: View) -> float:
    """What makes of |d - s| / (d s) the diameter in mm on the sensor of a point at depth d, focused at s.

    It is opening x m x s, for s without end opening x f; see `optics.sharpness.blur_mm`.

    Raises:
        UsageError: the lens cannot focus there.
    """
    focus = focus_of(view)
    opening = focus.opening_mm(view.f_number)
    return opening * (focus.focal_mm if math.isinf(focus.subject_mm) else focus.magnification * focus.subject_mm)
