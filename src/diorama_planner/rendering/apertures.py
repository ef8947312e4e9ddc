"""Through which points of its opening a lens looks, and what each of them sees: one skewed frustum for every point.

A lens with a real opening is many pinholes side by side that agree on the plane in focus alone. The mean of their
pictures has the blur of that lens, `optics.sharpness.blur_mm`, with the shape of its iris. No pixel is made here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from diorama_planner.optics.focusing import focus_of
from diorama_planner.optics.lenses import View
from diorama_planner.optics.projection import Pinhole, Vectors, pinhole_of

Shutter: TypeAlias = Callable[[float], View]
"""Gives the view at a share of the time for which a shutter is open, from 0 to 1."""

GOLDEN = math.pi * (3.0 - math.sqrt(5.0))
"""The angle between neighbours of a sunflower: points so turned fill a disc evenly, however many there are."""
Edges: TypeAlias = tuple[float, float, float, float]
"""Tangents to what is left, right, below and above of the way forward."""

PLASTIC = 1.324717957244746
"""Steps of its inverse powers fill a square evenly. Source: Roberts, The unreasonable effectiveness of quasirandom
sequences, 2018."""
CELL = 2.25
"""How much farther than its share of the opening a point reaches. A dome of light (`Frustum.cell_mm`) so wide leaves
no more than 6 % between neighbours when a bright line far out of focus is seen, from 16 points on; see the tests."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a picture: its size in pixels and where its upper left corner lies, of a whole so large."""

    left: int
    top: int
    width: int
    height: int
    whole: tuple[int, int]

    def widened(self, margin: int) -> Window:
        """The same with so many pixels more on every side, beyond the edge of the picture too."""
        return replace(
            self,
            left=self.left - margin,
            top=self.top - margin,
            width=self.width + 2 * margin,
            height=self.height + 2 * margin,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Frustum:
    """An eye with axes and what it sees at a depth of one: tangents to its left, right, lower and upper edge.

    It may stand for a part of an opening: `cell_mm` wide round the eye, fainter towards its edge (1 - r²), all of it
    focused at a depth of `focus_mm`. A picture of it is blurred by so much. `frame` are the edges of the whole
    picture, if it sees a part of one.
    """

    eye: Vectors
    right: Vectors
    up: Vectors
    forward: Vectors
    edges: Edges
    cell_mm: float = 0.0
    focus_mm: float = math.inf
    frame: Edges | None = None

    @property
    def corner(self) -> tuple[float, float]:
        """How far right of and below the upper left corner of the whole picture it begins, in its own sizes."""
        left, right, low, high = self.edges
        whole_left, _, _, whole_high = self.frame or self.edges
        return (left - whole_left) / (right - left), (whole_high - high) / (high - low)

    def window(self, part: Window, shift_px: tuple[float, float] = (0.0, 0.0)) -> Frustum:
        """The frustum of a part of its picture, shifted by less than a pixel to the right and up."""
        left, right, low, high = self.edges
        wide, tall = part.whole
        across, along = (right - left) / wide, (high - low) / tall
        dx, dy = shift_px
        x0, y1 = left + (part.left + dx) * across, high - (part.top - dy) * along
        edges = (x0, x0 + part.width * across, y1 - part.height * along, y1)
        return replace(self, edges=edges, frame=self.frame or self.edges)


def iris_points(count: int, blades: int = 0) -> NDArray[np.float64]:
    """Spread points (N, 2) evenly over an opening of radius one: a disc, or a polygon of so many blades.

    The polygon has the area of the disc, so that the blur is as large as the f-number says. One point is the middle.
    """
    if count <= 1:
        return np.zeros((1, 2))
    index = np.arange(count)
    radius, angle = np.sqrt((index + 0.5) / count), np.mod(index * GOLDEN, 2.0 * math.pi)
    if blades >= 3:
        corner = 2.0 * math.pi / blades
        sector, share = np.divmod(angle / corner, 1.0)
        # as many points for every direction as the polygon has area there: its edge is at a secant
        within = np.arctan(math.tan(corner / 2.0) * (2.0 * share - 1.0))
        angle = sector * corner + within
        radius = radius * math.sqrt(corner / (2.0 * math.tan(corner / 2.0))) / np.cos(within)
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def pixel_shifts(count: int) -> NDArray[np.float64]:
    """Spread places (N, 2) evenly over a pixel, from -0.5 to 0.5; one alone is its middle."""
    if count <= 1:
        return np.zeros((1, 2))
    steps = np.array([1.0 / PLASTIC, 1.0 / PLASTIC**2])
    return np.asarray(np.mod(0.5 + np.arange(count)[:, None] * steps, 1.0) - 0.5)


def framed(pinhole: Pinhole) -> Frustum:
    """Give what a pinhole sees."""
    wide, high = pinhole.half_width, pinhole.half_height
    return Frustum(pinhole.eye, pinhole.right, pinhole.up, pinhole.forward, (-wide, wide, -high, high))


def frustum_of(view: View, offset_mm: tuple[float, float] = (0.0, 0.0)) -> Frustum:
    """Give what a point of the opening sees, so far to the right of and above the middle.

    Raises:
        UsageError: the lens cannot focus there.
    """
    pinhole, depth = pinhole_of(view), focus_of(view).subject_mm
    across, upward = offset_mm
    eye = pinhole.eye + across * pinhole.right + upward * pinhole.up
    dx, dy = across / depth, upward / depth
    wide, high = pinhole.half_width, pinhole.half_height
    return Frustum(eye, pinhole.right, pinhole.up, pinhole.forward, (-wide - dx, wide - dx, -high - dy, high - dy))


def cell_share(count: int) -> float:
    """Give how wide the part of an opening is that each of so many points stands for, as a share of the opening.

    Without it a lamp or a tube out of focus would be seen as often as there are points.
    """
    return min(1.0, CELL / math.sqrt(count))


def lens_frusta(shutter: Shutter, part: Window, count: int, blades: int = 0) -> Iterator[Frustum]:
    """Give the frusta whose pictures have the true blur of a lens as their mean, and smooth edges.

    While the shutter is open the camera may move: frame by frame another moment is taken, and another point.
    """
    share = cell_share(count)
    # a dome spreads by a third of its radius squared, a disc by a half: so both together spread as the opening does
    places = iris_points(count, blades) * math.sqrt(1.0 - 2.0 / 3.0 * share**2)
    for index, (place, shift) in enumerate(zip(places.tolist(), pixel_shifts(count).tolist(), strict=True)):
        view = shutter(math.fmod(0.5 + index * math.sqrt(2.0), 1.0))
        focus = focus_of(view)
        opening = focus.opening_mm(view.f_number)
        seen = frustum_of(view, (place[0] * opening / 2.0, place[1] * opening / 2.0))
        seen = replace(seen, cell_mm=opening * share, focus_mm=focus.subject_mm)
        yield seen.window(part, (shift[0], shift[1]))
