"""What is drawn on surfaces - posters, graffiti, damp, soot - as exporters in space need it: pictures, or cells.

A format that knows pictures is given one with its transparency. One that only knows a colour at each corner is given
the surface cut into cells, each of the colour that is drawn there, without those where next to nothing is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from diorama_planner.drawing.primitives import Raster
from diorama_planner.exporters.plain_png import raster_png
from diorama_planner.solids.mesh import Mesh
from diorama_planner.solids.parts import BodyPart, Decal

CELLS = 64
"""A drawing is cut into about so many cells along its longer side."""
OPAQUE = 0.5
"""Below this share a cell is left out: corners have no transparency."""


def is_stain(part: BodyPart) -> bool:
    """Say whether a part only tints what is behind it."""
    return part.decal is not None and part.decal.is_stain


def png_of(part: BodyPart, decal: Decal) -> bytes:
    """Give what is drawn on a part as PNG, the upper row first; its transparency is in it."""
    pixels = _pixels(part)
    rows, columns = pixels.shape[:2]
    return raster_png(Raster(pixels.tobytes(), columns, rows, 4, decal.box))


def places_on(decal: Decal) -> NDArray[np.float64]:
    """Give where in its picture each corner lies, (N, 2): shares from its left and from its top."""
    low_x, low_y, high_x, high_y = decal.box
    places = (np.array(decal.places, dtype=float).reshape(-1, 2) - (low_x, low_y)) / (high_x - low_x, high_y - low_y)
    return np.column_stack((places[:, 0], 1.0 - places[:, 1]))


def cells_of(part: BodyPart, decal: Decal) -> tuple[Mesh, NDArray[np.float64]]:
    """Give a part cut into cells, three corners of its own each, and the colours (N, 3) of its corners, 0 to 1."""
    pixels = _pixels(part)
    corners = np.concatenate((part.mesh.vertices, places_on(decal)), axis=1)[part.mesh.triangles]
    for _ in range(int(np.log2(CELLS))):
        corners = _halved(corners, 1.5 / CELLS)
    rows, columns = pixels.shape[:2]
    middles = corners[..., 3:].mean(axis=1)
    at = np.clip((middles * (columns, rows)).astype(int), 0, (columns - 1, rows - 1))
    found = pixels[at[:, 1], at[:, 0]] / 255.0
    seen = found[:, 3] >= OPAQUE
    kept = corners[seen, :, :3].reshape(-1, 3)
    faces = np.arange(len(kept), dtype=np.int32).reshape(-1, 3)
    return Mesh(kept, faces), np.repeat(found[seen, :3], 3, axis=0)


def _halved(corners: NDArray[np.float64], longest: float) -> NDArray[np.float64]:
    """Cut those triangles (M, 3, 5) in four that are longer than a share of their picture."""
    sides = np.abs(corners[..., 3:] - np.roll(corners[..., 3:], -1, axis=1)).max(axis=(1, 2))
    large = corners[sides > longest]
    a, b, c = large[:, 0], large[:, 1], large[:, 2]
    ab, bc, ca = (a + b) / 2, (b + c) / 2, (c + a) / 2
    parts = [np.stack(part, axis=1) for part in ((a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca))]
    return np.concatenate((corners[sides <= longest], *parts))


def _pixels(part: BodyPart) -> NDArray[np.uint8]:
    from diorama_planner.painting.application import offscreen_application
    from diorama_planner.rendering.decals import painted_on

    offscreen_application()
    return painted_on(part)
