"""Grey pictures as elevation, PNG and TIFF of 16 or 8 bits: each pixel a height, black the lowest.

A plain picture does not say how large the place is, nor what black and white stand for; that is asked for by `ui`.
A map (GeoTIFF) does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QImageReader

from diorama_planner.core.errors import BadFileError
from diorama_planner.core.messages import msg
from diorama_planner.painting.picture_files import picture_bytes, reader_of
from diorama_planner.terrain.elevation import Elevation, Heights, Report, whole_elevation
from diorama_planner.terrain.elevation_files import (
    GRID_ENDINGS,
    SRTM_VOID,
    TILE_ENDING,
    USUAL_NO_DATA,
    check_samples,
    no_report,
    read_elevation,
)
from diorama_planner.terrain.geotiff import FLOATING, SIGNED, TiffHeights, tiff_heights

IMAGE_ENDINGS = (".png", ".tif", ".tiff")
ELEVATION_ENDINGS = (*GRID_ENDINGS, TILE_ENDING)
"""Files that hold nothing but elevation; grey pictures may."""

_WHITE_OF_8_BITS = 255
_FORMATS = (b"png", b"tif", b"tiff")
_WHITE = {QImage.Format.Format_Grayscale16: 65535, QImage.Format.Format_Grayscale8: _WHITE_OF_8_BITS}
_USABLE = msg("export it as a grey picture with 16 bits, or as ESRI ASCII grid")


def read_elevation_file(path: Path, report: Report = no_report) -> Elevation:
    """Read any file of elevation by the ending of its name.

    Args:
        path: The file.
        report: Told now and then how far it is, 0 to 1; may raise to stop it.

    Raises:
        BadFileError: it cannot be read, naming the file.
    """
    return (
        read_elevation_image(path, report) if path.suffix.lower() in IMAGE_ENDINGS else read_elevation(path, report)
    )


def is_elevation_image(path: Path) -> bool:
    """Whether a file is a grey picture of 16 bits, by its header: hardly anything else than heights is kept so."""
    if path.suffix.lower() not in IMAGE_ENDINGS:
        return False
    return bool(QImageReader(str(path)).imageFormat() == QImage.Format.Format_Grayscale16)


def read_elevation_image(path: Path, report: Report = no_report) -> Elevation:
    """Read a grey picture as heights from 0 (black) to 1 (white), north at its upper edge; a map's in metres.

    Args:
        path: The file.
        report: Told how far the filling of holes is, 0 to 1; may raise to stop it.

    Raises:
        BadFileError: no such picture, one in colour, cut off or too large; it names the file.
    """
    data, name = picture_bytes(path), path.name
    told = tiff_heights(data)
    if told.sample_format == FLOATING:
        raise BadFileError(msg("{name} holds floating numbers, which cannot be read", name=name), _USABLE)
    with reader_of(data) as reader:
        image = _decoded(reader, name)
    white = _WHITE.get(image.format())
    if white is None:
        raise BadFileError(msg("{name} is a picture in colour, not one of heights", name=name), _USABLE)
    kind = np.dtype(np.uint16 if white > _WHITE_OF_8_BITS else np.uint8)
    rows = np.frombuffer(image.constBits(), kind).reshape(image.height(), -1)[::-1, : image.width()]
    if white > _WHITE_OF_8_BITS and told.is_measured:
        return whole_elevation(_metres(rows, told), told.cell, name, report)
    heights = rows.astype(np.float32) / np.float32(white)
    return Elevation(heights, measured=False, steps=0 if white > _WHITE_OF_8_BITS else white + 1)


def _metres(rows: NDArray[Any], told: TiffHeights) -> Heights:
    """Give the heights of a map; what stands for none becomes nan."""
    whole = np.ascontiguousarray(rows).view(np.int16) if told.sample_format == SIGNED else rows
    heights = whole.astype(np.float32)
    for no_data in (told.no_data, SRTM_VOID, USUAL_NO_DATA):
        if no_data is not None:
            heights[heights == np.float32(no_data)] = np.nan
    return heights


def _decoded(reader: QImageReader, name: str) -> QImage:
    """Read the pixels, unless the header claims too many."""
    if bytes(reader.format().data()) not in _FORMATS:
        raise BadFileError(msg("{name} is no PNG or TIFF picture", name=name), _USABLE)
    check_samples(reader.size().width(), reader.size().height(), name)
    image = reader.read()
    if image.isNull():
        raise BadFileError(msg("{name} is damaged or cut off", name=name), msg("copy it again"))
    if image.format() == QImage.Format.Format_Indexed8 and image.allGray():
        image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return image
