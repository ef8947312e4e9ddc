"""Grey pictures as elevation, and the pictures that are none."""

import zlib

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from diorama_planner.core.errors import BadFileError
from diorama_planner.painting.elevation_image import is_elevation_image, read_elevation_file

WIDTH, HEIGHT = 8, 5


def deep(path, values=None):
    samples = np.arange(WIDTH * HEIGHT, dtype=np.uint16).reshape(HEIGHT, WIDTH) * 1000 if values is None else values
    rows, columns = samples.shape
    data = np.ascontiguousarray(samples).tobytes()
    QImage(data, columns, rows, 2 * columns, QImage.Format.Format_Grayscale16).save(str(path))
    return path


def grey(path):
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_Grayscale8)
    image.fill(QColor(255, 255, 255))
    image.setPixelColor(0, 0, QColor(0, 0, 0))
    image.save(str(path))
    return path


@pytest.mark.parametrize("ending", ["png", "tif"])
def test_sixteen_bits_are_shares_of_white_with_the_upper_row_in_the_north(tmp_path, ending):
    path = deep(tmp_path / f"place.{ending}")
    place = read_elevation_file(path)
    wanted = (np.arange(WIDTH * HEIGHT).reshape(HEIGHT, WIDTH)[::-1] * 1000) / 65535
    assert np.allclose(place.heights, wanted, atol=1e-6)
    assert (place.extent_m, place.measured, place.steps) == (None, False, 0)
    assert is_elevation_image(path)


def test_rows_that_are_filled_up_in_memory_are_read_without_the_filling(tmp_path):
    path = tmp_path / "odd.png"
    image = QImage(7, 3, QImage.Format.Format_Grayscale16)
    image.fill(QColor(255, 255, 255))
    image.save(str(path))
    assert np.all(read_elevation_file(path).heights == 1.0)


def test_eight_bits_say_how_few_heights_they_tell_apart(tmp_path):
    path = grey(tmp_path / "place.png")
    place = read_elevation_file(path)
    assert (place.steps, place.range) == (256, (0.0, 1.0))
    assert place.heights[-1, 0] == 0.0
    assert not is_elevation_image(path)


def test_colour_is_refused(tmp_path):
    path = tmp_path / "photo.png"
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 30, 30))
    image.save(str(path))
    assert not is_elevation_image(path)
    with pytest.raises(BadFileError, match=r"photo\.png is a picture in colour"):
        read_elevation_file(path)


def test_other_pictures_and_other_bytes_are_refused(tmp_path):
    path = tmp_path / "photo.png"
    path.write_bytes(b"BM nothing of the kind")
    with pytest.raises(BadFileError, match="is no PNG or TIFF"):
        read_elevation_file(path)
    assert not is_elevation_image(tmp_path / "photo.jpg")
    assert not is_elevation_image(tmp_path / "gone.png")


def test_one_that_is_cut_off_is_refused(tmp_path):
    noise = np.random.default_rng(1).integers(0, 65535, (60, 60)).astype(np.uint16)
    path = deep(tmp_path / "place.png", noise)
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(BadFileError, match=r"place\.png is damaged or cut off"):
        read_elevation_file(path)


def test_a_header_that_claims_too_much_is_refused_before_its_pixels(tmp_path):
    path = deep(tmp_path / "place.png")
    data = bytearray(path.read_bytes())
    data[16:24] = (20000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    path.write_bytes(data)
    with pytest.raises(BadFileError, match=r"20,000 by 20,000 heights"):
        read_elevation_file(path)
