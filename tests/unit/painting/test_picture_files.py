"""Picture files of users: read within limits, refused with a word, and encoded without what a camera wrote."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from diorama_planner.core.errors import BadFileError
from diorama_planner.painting.picture_files import (
    LONGEST_SIDE,
    MAX_BYTES,
    encoded,
    fitted,
    read_picture,
    read_picture_file,
)


def photo(width: int = 60, height: int = 40) -> QImage:
    """Noise, which PNG cannot press."""
    noise = np.random.default_rng(7).integers(0, 255, (height, width, 4), dtype=np.uint8)
    noise[..., 3] = 255
    return QImage(noise.data, width, height, QImage.Format.Format_RGBA8888).copy()


def drawing(width: int = 300, height: int = 200) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.drawLine(10, 10, 200, 150)
    painter.end()
    return image


def file_bytes(image: QImage, form: bytes = b"png") -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(form)).write(image)
    return bytes(buffer.data().data())


def claimed_png(width: int, height: int) -> bytes:
    """A PNG whose header claims a size that nothing stands behind."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("form", [b"png", b"jpeg", b"webp", b"bmp"])
def test_usual_formats_are_read(form: bytes) -> None:
    image = read_picture(file_bytes(drawing(), form), "plan").image
    assert (image.width(), image.height()) == (300, 200)


@pytest.mark.parametrize("form", [b"png", b"jpeg", b"webp", b"bmp"])
def test_a_picture_that_is_cut_off_is_refused(form: bytes) -> None:
    data = file_bytes(photo(200, 200), form)
    with pytest.raises(BadFileError, match=r"^plan\.x is (cut off|damaged)"):
        read_picture(data[: len(data) * 6 // 10], "plan.x")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"hello, I am a text", "no picture"),
        (b"", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "no picture"),
        (claimed_png(20_000, 20_000), "400 megapixels; a picture may have 60"),
        (claimed_png(7_000, 7_000), "damaged"),
        (b"\0" * (MAX_BYTES + 1), "MB; a picture may have 64"),
    ],
    ids=["text", "nothing", "svg", "bomb", "large bomb", "long"],
)
def test_what_cannot_be_a_picture_is_refused(data: bytes, word: str) -> None:
    with pytest.raises(BadFileError, match=word) as refused:
        read_picture(data, "plan.png")
    assert str(refused.value).startswith("plan.png")


def test_files_are_named_when_they_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "notes.png").write_text("hello")
    for name in ("notes.png", "gone.png"):
        with pytest.raises(BadFileError, match=name):
            read_picture_file(tmp_path / name)


def test_large_pictures_are_scaled_down_and_so_is_their_resolution() -> None:
    image = QImage(2 * LONGEST_SIDE, 700, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    image.setDotsPerMeterX(11_811)  # 300 dpi
    read = read_picture(file_bytes(image), "scan")
    assert (read.image.width(), read.image.height()) == (LONGEST_SIDE, 350)
    assert read.dpi == pytest.approx(150, abs=0.1)


def test_the_dots_of_a_screen_say_nothing() -> None:
    for dots in (2_835, 3_780):  # 72 and 96 dpi
        image = drawing()
        image.setDotsPerMeterX(dots)
        assert read_picture(file_bytes(image), "plan").dpi is None


def test_line_art_stays_exact_and_photos_become_small() -> None:
    assert encoded(drawing()).startswith(b"\x89PNG")
    assert read_picture(encoded(drawing()), "plan").image.convertToFormat(QImage.Format.Format_RGB32) == drawing()
    assert encoded(photo(300, 200)).startswith(b"\xff\xd8")


def test_what_is_seen_through_stays_so() -> None:
    image = QImage(31, 20, QImage.Format.Format_ARGB32)
    image.fill(0)
    assert read_picture(encoded(image), "cut").image.pixelColor(3, 3).alpha() == 0
    image.fill(0xFF112233)
    assert not read_picture(encoded(image), "whole").image.hasAlphaChannel()


def test_nothing_of_the_camera_goes_along() -> None:
    image = drawing()
    image.setText("Description", "taken at home")
    assert b"taken at home" in file_bytes(image)
    assert b"taken at home" not in encoded(read_picture(file_bytes(image), "plan").image)


def test_fitted_keeps_the_shape() -> None:
    small = fitted(drawing(300, 200), 60)
    assert (small.width(), small.height()) == (60, 40)
    assert fitted(small, 100) is small
