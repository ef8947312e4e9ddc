"""The plan at night: the picture of the day darkened, lit by its lamps and shining where it is wet.

What falls where is given as arrays (`geometry.lighting`). The day is multiplied by light and what shines is added,
both as they are encoded for a screen: a product of linear values is the product of the encoded ones. Anything that a
painter has painted can be turned into night, in any part of it and at any zoom.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QRadialGradient

from diorama_planner.geometry.lighting import Light, Nightlight, Spot
from diorama_planner.geometry.rasters import Grid

GAMMA = 2.2
"""How values are encoded for a screen, near enough to sRGB."""

SKY: tuple[float, float, float] = (0.013, 0.018, 0.033)
"""What is left of the day in the darkest night, linear: a town's sky, bluer than lamps. By eye."""

EXPOSURE, DIM_LX, STOPPED_DOWN = 0.11, 5.0, 0.42
"""Share of full white at 1 lx in the darkest night, before the shoulder, and how far that is taken back for a plan
with more light: by this power of its light, as one would set a camera for it. Lamps that are off count too, so that a
switch changes nothing but what its lamps light. By eye."""

SHEEN = 0.45
"""How bright what is mirrored is beside what is lit. By eye."""

OVEREXPOSED = 0.035
"""How much of what is brighter than white bleeds into the picture as haze."""

RIPPLES = ((0.45, (3.5, 0.8)), (0.5, (26.0, 13.0)))
"""Wet asphalt breaks what it mirrors into dashes across the view, and is wetter here than there: by so much, in
patches so wide and so deep, in mm. By eye."""

HALO_MM, HALO_CD = 7.0, 0.04
"""Radius of the halo of a lamp so bright; it grows with the fourth root of the light."""

HALO_RANGE_MM = (2.0, 22.0)
FAINT_CD = 0.003
"""A lamp that is not much brighter than this is seen to fade itself, and one without light is not seen."""

CODES, ROOT_STEP = 4096, 0.008
"""Light is encoded by a table over its square root, up to 1000 lx: in equal steps of brightness, nearly."""

TUBE = ((2.0, 0.02), (1.3, 0.25), (0.7, 1.2))
"""Widths in mm of what is stroked of a tube, one over the other, and how strong each is: a hot core in its colour."""

TUBE_HALO_MM, TUBE_RINGS, RING = 16.0, 16, 0.045
"""The halo of a tube: so wide, in so many strokes, each of which adds so much as it is encoded."""

_FAR_MM = 1e5

_Values = NDArray[np.float32]


class NightPicture:
    """How a plan looks in a light, between day (`darkness` 0: nothing is changed) and the darkest night (1)."""

    def __init__(self, light: Nightlight, darkness: float) -> None:
        self.darkness = min(max(darkness, 0.0), 1.0)
        self._grid = light.grid
        self._spots = light.spots
        self._sky = np.array(SKY, dtype=np.float32) ** np.float32(self.darkness)
        gain = EXPOSURE * (1.0 + light.metered_lx / DIM_LX) ** -STOPPED_DOWN * self.darkness**2
        shades = [_shade_codes(float(part), gain) for part in self._sky]
        haze = np.maximum(light.lux - np.float32(1.0 / max(gain, 1e-9)), 0.0) * np.float32(OVEREXPOSED)
        shine = light.sheen * (_ripple(light.grid) * np.float32(SHEEN)) + haze
        self._shade = _image(light.lux, shades)
        self._shine = _image(shine, [_shade_codes(0.0, gain)] * 3)

    def paint(self, painter: QPainter) -> None:
        """Turn what has been painted into night. A unit of the painter is a model millimetre, y points up."""
        if self.darkness == 0.0:
            return
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillPath(self._beyond(), self._sky_colour())
        self._lay(painter, self._shade)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Screen)
        self._lay(painter, self._shine)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._glow(painter)
        painter.restore()

    def _frame(self) -> QRectF:
        grid = self._grid
        return QRectF(grid.x0, grid.y0, grid.columns * grid.cell, grid.rows * grid.cell)

    def _beyond(self) -> QPainterPath:
        """All that lies beside the grid: no lamp lights the table."""
        path = QPainterPath()
        path.addRect(self._frame().adjusted(-_FAR_MM, -_FAR_MM, _FAR_MM, _FAR_MM))
        path.addRect(self._frame())
        return path

    def _sky_colour(self) -> QColor:
        return QColor(*(round(255 * float(part)) for part in self._sky ** np.float32(1 / GAMMA)))

    def _lay(self, painter: QPainter, image: QImage) -> None:
        frame, cell = self._frame(), self._grid.cell
        painter.save()
        painter.translate(frame.left(), frame.bottom())
        painter.scale(cell, -cell)
        painter.drawImage(QPointF(0.0, 0.0), image)
        painter.restore()

    def _glow(self, painter: QPainter) -> None:
        """Lamps and tubes themselves, with the halo that a lens makes of them."""
        for spot in self._spots:
            if len(spot.line_mm) == 1:
                self._paint_lamp(painter, spot)
            else:
                self._paint_tube(painter, spot)

    def _strength(self, spot: Spot) -> float:
        return self.darkness * (1.0 - math.exp(-spot.candela / FAINT_CD))

    def _paint_lamp(self, painter: QPainter, spot: Spot) -> None:
        (x, y), radius = spot.line_mm[0], _halo_mm(spot)
        gradient = QRadialGradient(QPointF(x, y), radius)
        for place, strength in ((0.0, 1.0), (0.08, 0.8), (0.2, 0.3), (0.5, 0.07), (1.0, 0.0)):
            gradient.setColorAt(place, _spot_colour(spot.colour, strength * self._strength(spot)))
        painter.fillRect(QRectF(x - radius, y - radius, 2 * radius, 2 * radius), gradient)

    def _paint_tube(self, painter: QPainter, spot: Spot) -> None:
        path = QPainterPath(QPointF(*spot.line_mm[0]))
        for point in spot.line_mm[1:]:
            path.lineTo(*point)
        strong = self._strength(spot)
        ring = QColor(*(round(255 * RING * strong * part ** (1 / GAMMA)) for part in _tint(spot.colour)))
        strokes = [(TUBE_HALO_MM * (step / TUBE_RINGS) ** 1.5, ring) for step in range(TUBE_RINGS, 0, -1)]
        strokes += [(width, _spot_colour(spot.colour, strength * strong)) for width, strength in TUBE]
        for width, colour in strokes:
            pen = QPen(colour, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(path, pen)


def _halo_mm(spot: Spot) -> float:
    low, high = HALO_RANGE_MM
    return min(max(HALO_MM * math.sqrt(math.sqrt(spot.candela / HALO_CD)), low), high)


def _tint(colour: Sequence[float]) -> tuple[float, ...]:
    """A colour as bright as it can be."""
    return tuple(part / max(colour) for part in colour)


def _spot_colour(colour: Sequence[float], strength: float) -> QColor:
    """The colour of a lamp so strong: white where it is strongest."""
    parts = (1.0 - math.exp(-3.0 * strength * part) for part in colour)
    return QColor(*(round(255 * part ** (1 / GAMMA)) for part in parts))


def _shade_codes(sky: float, gain: float) -> _Values:
    """How light over what is left of the day is encoded, by the root of its lux in steps of `ROOT_STEP`.

    A shoulder lets what is too bright run into white, as film does.
    """
    lux = (np.arange(CODES, dtype=np.float32) * np.float32(ROOT_STEP)) ** 2
    linear = sky + (1.0 - sky) * (1.0 - np.exp(-lux * np.float32(gain)))
    return np.asarray(linear ** np.float32(1 / GAMMA) * 255.0, dtype=np.float32)


def _image(lux: Light, codes: Sequence[_Values]) -> QImage:
    """Encode light, with a grain of half a step against bands; the last row of the grid is the upper one."""
    _, rows, columns = lux.shape
    place = np.minimum(np.sqrt(lux) * np.float32(1.0 / ROOT_STEP), np.float32(CODES - 1)).astype(np.uint16)
    grain, pixels = _grain(rows, columns), np.full((rows, columns, 4), 255, dtype=np.uint8)
    for channel, (plane, code) in enumerate(zip(place, codes, strict=True)):
        pixels[::-1, :, 2 - channel] = np.minimum(code[plane] + grain, 255.0)
    return QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()


@lru_cache(maxsize=2)
def _grain(rows: int, columns: int) -> _Values:
    return np.random.default_rng(1).random((rows, columns), dtype=np.float32)


@lru_cache(maxsize=2)
def _ripple(grid: Grid) -> _Values:
    """How much of what is mirrored is seen where, 1 on average: noise in patches of `RIPPLES`."""
    chance, found = np.random.default_rng(7), np.ones((grid.rows, grid.columns), dtype=np.float32)
    for strength, size_mm in RIPPLES:
        noise = chance.standard_normal(found.shape, dtype=np.float32)
        for axis, length in ((1, size_mm[0]), (0, size_mm[1])):
            cells = max(1, round(length / grid.cell))
            for _ in range(2):
                noise = _running_mean(noise, cells, axis)
        found *= np.clip(1.0 + np.float32(strength / float(noise.std() or 1.0)) * noise, 0.05, 3.0)
    return found


def _running_mean(values: _Values, cells: int, axis: int) -> _Values:
    """The mean of so many neighbours along an axis, as if the values began again at their end."""
    around = np.concatenate((values, np.take(values, range(cells), axis=axis, mode="wrap")), axis=axis)
    sums = np.cumsum(around, axis=axis, dtype=np.float64)
    upper, lower = (
        np.take(sums, range(cells, sums.shape[axis]), axis),
        np.take(sums, range(sums.shape[axis] - cells), axis),
    )
    return np.asarray((upper - lower) / cells, dtype=np.float32)
