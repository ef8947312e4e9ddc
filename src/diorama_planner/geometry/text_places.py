"""Where a line of text stands inside a shape."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from diorama_planner.geometry.points import Point
from diorama_planner.geometry.region import Region, contains_points, contains_region, rect_region

_STEPS = 13
_SIDES = 4
"""So many places are tried across the box of a shape, and so many points along each side of a text."""

_LOOKED_AT = 40
"""Of the places whose points are inside, so many are looked at closely."""


class TextPlace(NamedTuple):
    """The middle of a text, and whether it is turned to run upwards."""

    middle: Point
    upright: bool


def text_place(region: Region, width_mm: float, height_mm: float) -> TextPlace | None:
    """Find the place nearest to the centroid of a shape where a text of a size lies wholly inside; None if nowhere.

    Texts run along the longer side of the shape's box if they fit both ways. Places are tried on a grid, so that a
    text that fits to a hair may be given none.
    """
    xmin, ymin, xmax, ymax = region.bounds
    lying = (False, width_mm, height_mm)
    standing = (True, height_mm, width_mm)
    for upright, width, height in (lying, standing) if xmax - xmin >= ymax - ymin else (standing, lying):
        if width > xmax - xmin or height > ymax - ymin:
            continue
        middle = _middle(region, width, height)
        if middle is not None:
            return TextPlace(middle, upright)
    return None


def _middle(region: Region, width: float, height: float) -> Point | None:
    xmin, ymin, xmax, ymax = region.bounds
    columns = np.linspace(xmin + width / 2, xmax - width / 2, _STEPS)
    x, y = np.meshgrid(columns, np.linspace(ymin + height / 2, ymax - height / 2, _STEPS))
    centroid = np.array(region.centroid)
    middles = np.vstack([centroid, np.column_stack([x.ravel(), y.ravel()])])
    middles = middles[np.argsort(np.hypot(*(middles - centroid).T), kind="stable")]
    across, up = np.meshgrid(np.linspace(-0.5, 0.5, _SIDES + 1), np.linspace(-0.5, 0.5, 3))
    inside = np.column_stack([across.ravel() * width, up.ravel() * height])
    points = (middles[:, None, :] + inside[None, :, :]).reshape(-1, 2)
    fits = contains_points(region, points).reshape(len(middles), -1).all(axis=1)
    for place in np.flatnonzero(fits).tolist()[:_LOOKED_AT]:  # a hole may lie between the points
        px, py = middles[place].tolist()
        if contains_region(region, rect_region(px - width / 2, py - height / 2, px + width / 2, py + height / 2)):
            return px, py
    return None
