"""Picture files of users made safe and small enough for a project: read, turned upright, scaled down, encoded.

Files come from strangers: the header is believed only within limits, and a picture that is cut off is refused.
What the picture is for (an underlay, a thing seen from above, a reference) is for others to know.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from diorama_planner.core.errors import BadFileError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import MM_PER_INCH
from diorama_planner.painting.images import png_bytes

MAX_BYTES = 64 * 2**20
"""A picture file on disk."""

MAX_PIXELS = 60_000_000
"""What a header may claim; Qt gives a picture no more than 256 MB ..."""

MAX_JPEG_PIXELS = 100_000_000
"""... but makes a JPEG smaller while it reads."""

LONGEST_SIDE = 2800
"""Pixels of the longer side of a picture in a project: 7 for every millimetre of a base of 400 mm."""

JPEG_QUALITY = 88
PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".jfif", ".webp", ".bmp", ".gif", ".tif", ".tiff")
_JPEG = frozenset({"jpeg", "jpg", "jfif"})
_FORMATS = _JPEG | {"png", "webp", "bmp", "gif", "tiff", "tif"}
_UNKNOWN_DPI = frozenset({0, 72, 96})
"""What programs write that do not know: the dots of a screen."""

_USABLE = msg("choose a PNG, JPEG, WebP, TIFF or BMP picture")


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A picture as it was read. `dpi` is that of the image as it now is; None if the file does not say."""

    image: QImage
    dpi: float | None = None


def read_picture_file(path: Path, longest: int = LONGEST_SIDE) -> ReadPicture:
    """Read a picture from a file; see `read_picture`.

    Raises:
        BadFileError: naming the file.
    """
    return read_picture(picture_bytes(path), path.name, longest)


def picture_bytes(path: Path) -> bytes:
    """Read the bytes of a picture file, if it is no larger than one may be.

    Raises:
        BadFileError: naming the file.
    """
    try:
        size = path.stat().st_size
        _check_bytes(size, path.name)
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadFileError(msg("{name} cannot be read: {reason}", name=path.name, reason=reason)) from error


def read_picture(data: bytes, name: str, longest: int = LONGEST_SIDE) -> ReadPicture:
    """Read the bytes of a picture file, upright and no longer than `longest` pixels.

    Raises:
        BadFileError: no picture, one that is cut off, or one too large; it names the picture by `name`.
    """
    _check_bytes(len(data), name)
    with reader_of(data) as reader:
        return _read_with(reader, data, name, longest)


@contextmanager
def reader_of(data: bytes) -> Iterator[QImageReader]:
    """Open the bytes of a picture file; what reads them is taken down before the bytes are."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    try:
        yield reader
    finally:
        reader.setFileName("")  # a reader of TIFF asks its device once more when it ends


def _read_with(reader: QImageReader, data: bytes, name: str, longest: int) -> ReadPicture:
    reader.setAutoTransform(True)
    form = bytes(reader.format().data()).decode("ascii", "replace")
    if form not in _FORMATS:
        raise BadFileError(msg("{name} is no picture that can be read", name=name), _USABLE)
    size = reader.size()
    _check_pixels(size, MAX_JPEG_PIXELS if form in _JPEG else MAX_PIXELS, name)
    if _is_cut_off(form, data):
        raise BadFileError(msg("{name} is cut off: part of the picture is missing", name=name), msg("copy it again"))
    factor = longest / max(size.width(), size.height(), 1)
    if factor < 1:
        limit = QSize(longest, longest)
        reader.setScaledSize(size.scaled(limit, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        text = msg("{name} is damaged and cannot be read", name=name)
        raise BadFileError(text, msg("copy it again, or make it smaller"))
    dpi = image.dotsPerMeterX() * MM_PER_INCH / 1000
    known = round(dpi) not in _UNKNOWN_DPI
    return ReadPicture(image, dpi * min(1.0, factor) if known else None)


def fitted(image: QImage, side: int) -> QImage:
    """Make a picture smaller if its longer side is longer than `side` pixels."""
    if max(image.width(), image.height()) <= side:
        return image
    way = Qt.TransformationMode.SmoothTransformation
    return image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, way)


def encoded(image: QImage) -> bytes:
    """Give a picture as bytes for a project: PNG if that is smaller or it is see-through, else JPEG.

    Nothing but the pixels goes with it: no place, no date, no name of a camera.
    """
    if image.hasAlphaChannel() and not _is_opaque(image):
        return png_bytes(_bare(image, QImage.Format.Format_ARGB32))
    plain = _bare(image, QImage.Format.Format_RGB32)
    photo, drawing = _jpeg(plain), png_bytes(plain)
    return drawing if len(drawing) <= len(photo) else photo


def _bare(image: QImage, form: QImage.Format) -> QImage:
    """Give the pixels without what a camera or a program wrote beside them."""
    copy = image.convertToFormat(form)
    for key in copy.textKeys():
        copy.setText(key, "")
    return copy


def _is_opaque(image: QImage) -> bool:
    pixels = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return bool(np.frombuffer(pixels.constBits(), np.uint8)[3::4].min() == 255)


def _jpeg(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(JPEG_QUALITY)
    writer.write(image)
    return bytes(buffer.data().data())


def _check_bytes(size: int, name: str) -> None:
    if size > MAX_BYTES:
        most = MAX_BYTES // 2**20
        raise BadFileError(
            msg("{name} has {size} MB; a picture may have {most}", name=name, size=round(size / 2**20), most=most),
            msg("make it smaller first"),
        )


def _check_pixels(size: QSize, most: int, name: str) -> None:
    if size.width() * size.height() > most:
        text = msg(
            "{name} has {pixels} megapixels; a picture may have {most}",
            name=name,
            pixels=round(size.width() * size.height() / 1e6),
            most=most // 1_000_000,
        )
        raise BadFileError(text, msg("make it smaller first"))


def _is_cut_off(form: str, data: bytes) -> bool:
    """Whether the end is missing. Other formats refuse that by themselves; these would show what there is."""
    if form in _JPEG:
        return data.rfind(b"\xff\xd9") < data.rfind(b"\xff\xda")  # end of image, start of its last scan
    if form == "bmp":
        return int.from_bytes(data[2:6], "little") > len(data)
    return False
