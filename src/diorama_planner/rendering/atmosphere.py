"""The light of the view in space: sky, sun, lamps of the plan and the table, as the mood of the moment has them.

What a mood is, is in `moods`; pictures of skies in `skies`; which lamps a view can afford in `lamps`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QVector3D
from PySide6.QtQuick3D import QQuick3DObject

from diorama_planner.model.record import RecordId
from diorama_planner.rendering.elements import Elements, rotation_of
from diorama_planner.rendering.lamps import Glowing, any_lit, lights_of, metered_lx, spill
from diorama_planner.rendering.materials import Materials
from diorama_planner.rendering.moods import STUDIO, Linear, Mood
from diorama_planner.rendering.screens import Screens
from diorama_planner.rendering.skies import probe_file, sky_cube
from diorama_planner.solids.staging import Bounds3, LitLamp, SpaceChange

LX_OF_CANDELA = 100.0
"""Brightness of a light of 1 cd: Qt Quick 3D weakens it by 1e-4 of its distance squared, in mm."""

SOURCE_MM = 3.0
"""Nothing is nearer to a lamp than this, else it would be endlessly bright."""

FAINT_SUN = 0.1
"""Nobody sees the shadows of a sun or moon that is no brighter; to draw them takes as long as the rest."""

SPILLED = 0.09
"""Share of the light of lamps that walls and ground throw back into the shade. By eye."""


class Atmosphere:
    """Sets light on a stage: `environment` of the view, nodes below `lights`.

    Attributes:
        mood: the one that is shown.
        has_shadows: whether shadows are drawn.
    """

    def __init__(
        self, materials: Materials, elements: Elements, environment: Any, sun: Any, lights: QQuick3DObject, table: Any
    ) -> None:
        self.mood: Mood = STUDIO
        self._shown: Mood = STUDIO
        """The mood as it is exposed for the lamps that are lit."""
        self.has_shadows = True
        self._materials, self._elements = materials, elements
        self._environment, self._sun, self._lights, self._table = environment, sun, lights, table
        self._lamps: Mapping[RecordId, Sequence[LitLamp]] = {}
        self._bounds: Bounds3 = ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0))
        self._screens = Screens()
        self._nodes: list[Any] = []
        self._shading: list[Any] = []
        self._kept = tempfile.TemporaryDirectory(prefix="sky-")
        self._folder, self._numbers = Path(self._kept.name), count()
        self._sky: Path | None = None

    def apply(self, change: SpaceChange) -> None:
        """Follow a change of the plan: where its base is, which lamps it has, which walls stand in their light."""
        moved, self._bounds = change.bounds != self._bounds, change.bounds
        walled = self._screens.apply(change)
        if change.lamps is not None:
            self._lamps = change.lamps
        if change.lamps is not None or moved:
            self.set_mood(self.mood)
        elif walled:
            self._set_lamps()

    def set_mood(self, mood: Mood) -> None:
        """Show another mood."""
        self.mood = mood
        self._shown = mood if any_lit(self._lamps) else mood.without_lamps
        self._set_sky()
        self._set_sun()
        self._set_lens()
        self._set_lamps()
        self._materials.set_shine(mood.shine)
        self._set_table()

    @property
    def is_unlit(self) -> bool:
        """Whether it is exposed for the moon, since no lamp is lit."""
        return self._shown != self.mood

    def set_shadows(self, on: bool) -> None:
        """Draw shadows, or leave them out of pictures that have to come soon."""
        self.has_shadows = on
        self._sun.setProperty("castsShadow", on and self._shown.sun > FAINT_SUN)
        for node in self._shading:
            node.setProperty("castsShadow", on)

    # -- sky and sun -----------------------------------------------------------------------------------------

    def _set_sky(self) -> None:
        share = SPILLED * self.mood.lamps
        thrown = [
            (way, (red * share, green * share, blue * share))
            for way, (red, green, blue) in spill(self._lamps, self._bounds)
        ]
        kept = self._folder / f"sky-{next(self._numbers)}.ktx"
        kept.write_bytes(probe_file(sky_cube(self._shown, thrown)))
        self._environment.setProperty("sky", QUrl.fromLocalFile(str(kept)))
        if self._sky is not None:
            self._sky.unlink(missing_ok=True)
        self._sky = kept

    def _set_sun(self) -> None:
        mood, sun = self._shown, self._sun
        colour, times = _shown(mood.sun_colour)
        sun.setProperty("color", colour)
        sun.setProperty("brightness", mood.sun * times)
        sun.setProperty("visible", mood.sun > 0.0)
        sun.setProperty("castsShadow", self.has_shadows and mood.sun > FAINT_SUN)
        sun.setProperty("rotation", _towards(tuple(-part for part in mood.sun_towards)))

    def _set_lens(self) -> None:
        mood, environment = self.mood, self._environment
        low, high = map(np.array, self._bounds)
        size = float(np.linalg.norm(high - low))
        for name, value in (
            ("shade", mood.shade),
            ("aoDistance", min(max(size * 0.03, 2.0), 25.0)),
            ("glowStrength", mood.bloom),
            ("glowBloom", 0.12 * mood.bloom),
            ("adjustmentContrast", mood.contrast),
            ("adjustmentSaturation", mood.saturation),
        ):
            environment.setProperty(name, value)

    # -- lamps -----------------------------------------------------------------------------------------------

    def _set_lamps(self) -> None:
        for node in self._nodes:
            node.setParentItem(None)
            node.deleteLater()
        metered = metered_lx(self._lamps, self._bounds)
        gain = LX_OF_CANDELA * self.mood.lamps / metered if metered > 0.0 else 0.0
        lights = lights_of(self._lamps, self._screens) if gain > 0.0 else ()
        self._nodes = [self._lamp(light, gain) for light in lights]
        self._shading = [node for node, light in zip(self._nodes, lights, strict=True) if light.shades]

    def _lamp(self, light: Glowing, gain: float) -> Any:
        colour, times = _shown(light.colour)
        properties = {
            "position": QVector3D(*light.at),
            "color": colour,
            "brightness": light.candela * gain * times,
            "constantFade": SOURCE_MM**2 * 1e-4,
            "linearFade": 0.0,
            "quadraticFade": 1.0,
        }
        if light.cone_deg >= 360.0:
            return self._elements.node("PointLight", self._lights, properties)
        properties |= {
            "rotation": _towards(light.axis),
            "coneAngle": light.cone_deg,
            "innerConeAngle": 0.0,
            "castsShadow": light.shades and self.has_shadows,
            "shadowFactor": 100.0,
        }
        return self._elements.node("SpotLight", self._lights, properties)

    # -- table -----------------------------------------------------------------------------------------------

    def _set_table(self) -> None:
        (left, front, low), (right, back, _) = self._bounds
        table = self._table
        table.setProperty("position", QVector3D((left + right) / 2, (front + back) / 2, low))
        table.setProperty("reach", 8.0 * max(right - left, back - front))
        table.setProperty("far", QVector3D(*self._shown.floor))
        table.setProperty("tone", _colour(self.mood.table))


def _shown(colour: Linear) -> tuple[QColor, float]:
    """A colour whose strongest part is full, and how many times as bright it is meant."""
    most = max(*colour, 1e-6)
    red, green, blue = (part / most for part in colour)
    return _colour((red, green, blue)), most


def _colour(linear: Linear) -> QColor:
    """A colour of linear light as Qt names it (sRGB, IEC 61966-2-1)."""
    red, green, blue = (
        12.92 * part if part <= 0.0031308 else 1.055 * min(part, 1.0) ** (1 / 2.4) - 0.055 for part in linear
    )
    return QColor.fromRgbF(red, green, blue)


def _towards(way: Sequence[float]) -> Any:
    """The turn that lets a light, which shines along its -z, shine along a way."""
    back = -np.array(way, dtype=np.float64)
    back /= np.linalg.norm(back)
    side = np.cross((0.0, 0.0, 1.0) if abs(back[2]) < 0.99 else (0.0, 1.0, 0.0), back)
    side /= np.linalg.norm(side)
    return rotation_of(np.column_stack((side, np.cross(back, side), back)))
