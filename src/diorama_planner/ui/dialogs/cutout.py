"""A photo from above made into a plan picture: cropped, its background taken away, small enough for a project.

Arrays are (height, width, 4) bytes, RGBA. Nothing here knows a widget.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from diorama_planner.painting.picture_files import fitted, read_picture
from diorama_planner.ui.texts import tr

Pixels = NDArray[np.uint8]

LARGEST_SIDE = 768
"""Pixels of the longer side: more than a thing ever covers on the screen."""

CORNER = 6
"""Side in pixels of the corners whose colour is taken for the background."""


def read_photo(data: bytes) -> QImage:
    """Read the bytes of a picture file, made small enough to work with.

    Raises:
        BadFileError: it is no picture that can be read.
    """
    return read_picture(data, tr("The photo"), 2 * LARGEST_SIDE).image


def pixels_of(image: QImage) -> Pixels:
    """Give the pixels of a picture."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 4].reshape(plain.height(), plain.width(), 4).copy()


def image_of(pixels: Pixels) -> QImage:
    """Give a picture of pixels."""
    height, width, _ = pixels.shape
    data = np.ascontiguousarray(pixels)
    return QImage(data.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def background_mask(pixels: Pixels, tolerance: float) -> NDArray[np.bool_]:
    """Say which pixels are background: like the corners in colour, and joined to the rim by such pixels.

    `tolerance` is the largest difference of a colour channel from the nearest corner's mean, 0 to 255; at 0
    nothing is background.
    """
    height, width, _ = pixels.shape
    if tolerance <= 0:
        return np.zeros((height, width), bool)
    side = max(1, min(CORNER, height // 4, width // 4))
    colours = pixels[:, :, :3].astype(np.int16)
    like = np.zeros((height, width), bool)
    for rows in (slice(0, side), slice(height - side, height)):
        for columns in (slice(0, side), slice(width - side, width)):
            corner = colours[rows, columns].reshape(-1, 3).mean(axis=0)
            like |= np.abs(colours - corner).max(axis=2) <= tolerance
    return _joined_to_rim(like)


def _joined_to_rim(like: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Spread from the rim through the pixels that are alike, whole runs of a row or column at a time."""
    reached = np.zeros_like(like)
    for rim in (np.s_[0, :], np.s_[-1, :], np.s_[:, 0], np.s_[:, -1]):
        reached[rim] = like[rim]
    count = -1
    while (now := int(reached.sum())) != count:
        count = now
        reached = _along_rows(like, reached)
        reached = _along_rows(like.T, reached.T).T
    return reached


def _along_rows(like: NDArray[np.bool_], reached: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Reach every pixel of a run of alike pixels of which one is reached."""
    edges = np.ones(like.shape, np.int64)
    edges[:, 1:] = like[:, 1:] != like[:, :-1]
    runs = np.cumsum(edges, axis=None).reshape(like.shape) - 1
    hit = np.zeros(int(runs[-1, -1]) + 1, bool)
    hit[runs[reached]] = True
    return hit[runs] & like


def cut_out(photo: QImage, crop: QRect, tolerance: float) -> QImage:
    """Give the cropped picture with its background transparent."""
    part = fitted(photo.copy(crop.intersected(photo.rect())), LARGEST_SIDE)
    pixels = pixels_of(part)
    pixels[background_mask(pixels, tolerance)] = 0
    return image_of(pixels)
