"""What a brush does to the ground: one dab, as pure arithmetic on a window of heights.

What is sculpted is kept as differences that are added to the ground. How dabs follow a hand, and how the ground
under them is known again, is for `terrain.strokes`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from diorama_planner.core.messages import msg
from diorama_planner.geometry.fractal import fractal
from diorama_planner.geometry.points import Bounds, GeometryError, Point
from diorama_planner.geometry.rasters import Array
from diorama_planner.geometry.relief import smooth

MOST_MM = 2000.0
"""Nothing is sculpted higher or deeper than this."""

RISE_SHARE = 0.1
"""How much of its radius a dab at full strength raises the ground under its middle."""

BLUR_SHARE = 0.25
"""How far about it a height is levelled out, as a share of the radius."""


class BrushKind(StrEnum):
    """What a brush does."""

    RAISE = "raise"
    LOWER = "lower"
    SMOOTH = "smooth"
    FLATTEN = "flatten"
    ROUGHEN = "roughen"
    TERRACE = "terrace"


class Falloff(StrEnum):
    """How the strength falls from the middle of a brush to its rim."""

    SMOOTH = "smooth"
    LINEAR = "linear"
    SHARP = "sharp"
    EVEN = "even"


@dataclass(frozen=True, slots=True)
class Brush:
    """A brush: what it does, how far in mm, how strongly (0 to 1), how that falls off.

    `detail_mm` is the height of a terrace, or from bump to bump of what is roughened; `seed` which of many bumps.
    """

    kind: BrushKind = BrushKind.RAISE
    radius_mm: float = 30.0
    strength: float = 0.5
    falloff: Falloff = Falloff.SMOOTH
    detail_mm: float = 10.0
    seed: int = 0

    def __post_init__(self) -> None:
        if not all(math.isfinite(size) and size > 0 for size in (self.radius_mm, self.detail_mm)):
            raise GeometryError(msg("a brush needs a radius and steps of more than 0 mm"))
        if not 0.0 <= self.strength <= 1.0:
            raise GeometryError(msg("the strength of a brush is from 0 to 100 %"))

    @property
    def rise_mm(self) -> float:
        """How much a dab raises, lowers or roughens the ground at most."""
        return self.strength * RISE_SHARE * self.radius_mm

    @property
    def half_radius_mm(self) -> float:
        """How far from the middle half of the strength is left."""
        share = {Falloff.SHARP: 1.0 - math.sqrt(0.5), Falloff.EVEN: 1.0}
        return self.radius_mm * share.get(self.falloff, 0.5)

    @property
    def reach_mm(self) -> float:
        """How far from its middle a dab has to know heights: to its rim, and a little farther to smooth there."""
        return self.radius_mm * (1.0 + 2.0 * BLUR_SHARE) if self.kind is BrushKind.SMOOTH else self.radius_mm

    def bounds(self, at: Point) -> Bounds:
        """The box around what a dab changes."""
        x, y = at
        return x - self.radius_mm, y - self.radius_mm, x + self.radius_mm, y + self.radius_mm


def weights(xs: Array, ys: Array, centre: Point, brush: Brush) -> Array:
    """Return how strongly a dab acts, 0 to 1, where columns at `xs` and rows at `ys` meet; 0 from its rim on."""
    square = (xs[None, :] - centre[0]) ** 2 + (ys[:, None] - centre[1]) ** 2
    near = np.clip(1.0 - np.sqrt(square) / brush.radius_mm, 0.0, 1.0)
    match brush.falloff:
        case Falloff.SMOOTH:
            return smooth(near)
        case Falloff.LINEAR:
            return near
        case Falloff.SHARP:
            return near * near
        case Falloff.EVEN:
            return (near > 0.0).astype(np.float64)


def dab(
    heights: Array, differences: Array, xs: Array, ys: Array, centre: Point, brush: Brush, level_mm: float = 0.0
) -> Array:
    """Return the differences that a dab leaves.

    Args:
        heights: Heights of a window in mm, differences included, shape (rows, columns). To smooth, the window has
            to reach `brush.reach_mm` from the centre, as far as there is ground.
        differences: What has been sculpted so far, in mm, same shape.
        xs: x of the columns in mm, evenly spaced.
        ys: y of the rows in mm.
        centre: Where the dab is.
        brush: What it does.
        level_mm: The height at which it flattens.

    Returns:
        New differences; those at or outside the radius are as they were, to the last bit.
    """
    weight = weights(xs, ys, centre, brush)
    change = weight * _change(heights, xs, ys, brush, level_mm)
    return np.where(weight > 0.0, np.clip(differences + change, -MOST_MM, MOST_MM), differences)


def _change(heights: Array, xs: Array, ys: Array, brush: Brush, level_mm: float) -> Array | float:
    """Return by how much the middle of a dab would change each height."""
    match brush.kind:
        case BrushKind.RAISE:
            return brush.rise_mm
        case BrushKind.LOWER:
            return -brush.rise_mm
        case BrushKind.ROUGHEN:
            return brush.rise_mm * fractal(xs, ys, brush.detail_mm, brush.seed)
        case BrushKind.FLATTEN:
            return brush.strength * (level_mm - heights)
        case BrushKind.TERRACE:
            return brush.strength * (np.rint(heights / brush.detail_mm) * brush.detail_mm - heights)
        case BrushKind.SMOOTH:
            cell = float(xs[1] - xs[0]) if len(xs) > 1 else brush.radius_mm
            return brush.strength * (blurred(heights, max(1, round(BLUR_SHARE * brush.radius_mm / cell))) - heights)


def blurred(heights: Array, reach: int) -> Array:
    """Return the mean of the heights around each, twice over, so many cells far; none is beyond highest and lowest.

    At the sides of the window the outermost heights are carried on.
    """
    if heights.size == 0:
        return heights
    found = heights
    for _ in range(2):
        found = _means(_means(found, reach).T, reach).T
    return np.clip(found, heights.min(), heights.max())


def _means(heights: Array, reach: int) -> Array:
    """Return the means along the columns."""
    sums = np.cumsum(np.pad(heights, ((reach + 1, reach), (0, 0)), mode="edge"), axis=0)
    width = 2 * reach + 1
    return np.asarray((sums[width:] - sums[:-width]) / width, dtype=np.float64)
