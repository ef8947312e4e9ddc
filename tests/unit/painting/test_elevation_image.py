"""Grey pictures as elevation, and the pictures that are none."""

import struct
import zlib

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from diorama_planner.core.errors import BadFileError
from diorama_planner.painting.elevation_image import is_elevation_image, read_elevation_file
from diorama_planner.terrain.geotiff import tiff_heights

WIDTH, HEIGHT = 8, 5


def deep(path, values=None):
    samples = np.arange(WIDTH * HEIGHT, dtype=np.uint16).reshape(HEIGHT, WIDTH) * 1000 if values is None else values
    rows, columns = samples.shape
    data = np.ascontiguousarray(samples).tobytes()
    QImage(data, columns, rows, 2 * columns, QImage.Format.Format_Grayscale16).save(str(path))
    return path


def tiff(samples, tags=(), order="<"):
    """The bytes of a plain TIFF of 16 bits with further tags: (tag, letter, values)."""
    rows, columns = samples.shape
    pixels = samples.astype(f"{order}i2").tobytes()
    plain = [(256, "H", [columns]), (257, "H", [rows]), (258, "H", [16]), (259, "H", [1]), (262, "H", [1])]
    plain += [(273, "I", [8]), (277, "H", [1]), (278, "H", [rows]), (279, "I", [len(pixels)])]
    entries = sorted([*plain, *tags])
    start = 8 + len(pixels)
    beside = start + 2 + 12 * len(entries) + 4
    directory, rest = struct.pack(f"{order}H", len(entries)), b""
    for tag, letter, values in entries:
        data = values if letter == "s" else struct.pack(f"{order}{len(values)}{letter}", *values)
        form = {"s": 2, "H": 3, "I": 4, "d": 12}[letter]
        place = data.ljust(4, b"\0") if len(data) <= 4 else struct.pack(f"{order}I", beside + len(rest))
        rest += b"" if len(data) <= 4 else data
        directory += struct.pack(f"{order}HHI", tag, form, len(values)) + place
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", start)
    return head + pixels + directory + struct.pack(f"{order}I", 0) + rest


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


SIGNED, GEOGRAPHIC = (339, "H", [2]), (34735, "H", [1, 1, 0, 1, 1024, 0, 1, 2])
DEGREES = (33550, "d", [0.001, 0.001, 0.0])


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_map_says_how_large_it_is_and_its_numbers_are_metres(tmp_path, order):
    samples = np.arange(20).reshape(4, 5) * 10 - 60
    path = tmp_path / "map.tif"
    path.write_bytes(tiff(samples, [SIGNED, (33550, "d", [30.0, 20.0, 0.0])], order))
    place = read_elevation_file(path)
    assert np.array_equal(place.heights, samples[::-1])
    assert (place.extent_m, place.measured) == ((150.0, 80.0), True)


def test_a_map_in_degrees_has_the_metres_of_its_latitude(tmp_path):
    path = tmp_path / "map.tif"
    tie = (33922, "d", [0.0, 0.0, 0.0, 8.0, 60.002, 0.0])
    path.write_bytes(tiff(np.arange(20).reshape(4, 5), [SIGNED, DEGREES, tie, GEOGRAPHIC]))
    place = read_elevation_file(path)
    assert (place.cell_x_m, place.cell_y_m) == (pytest.approx(55.80, abs=0.01), pytest.approx(111.41, abs=0.01))


def test_a_map_in_feet_is_turned_into_metres(tmp_path):
    path = tmp_path / "map.tif"
    feet = (34735, "H", [1, 1, 0, 2, 1024, 0, 1, 1, 3076, 0, 1, 9002])
    path.write_bytes(tiff(np.arange(20).reshape(4, 5), [(33550, "d", [100.0, 100.0, 0.0]), feet]))
    assert read_elevation_file(path).cell_x_m == pytest.approx(30.48)


@pytest.mark.parametrize(("void", "tags"), [(-32768, ()), (-9999, ()), (777, [(42113, "s", b"777\0")])])
def test_the_voids_of_a_map_are_filled(tmp_path, void, tags):
    samples = np.zeros((9, 9)) + np.arange(9) * 4
    samples[4, 4] = void
    path = tmp_path / "map.tif"
    path.write_bytes(tiff(samples, [SIGNED, *tags]))
    place = read_elevation_file(path)
    assert place.holes_filled == 1
    assert np.allclose(place.heights, np.arange(9) * 4, atol=1e-3)
    assert place.extent_m is None


def test_floating_numbers_are_refused(tmp_path):
    path = tmp_path / "map.tif"
    path.write_bytes(tiff(np.zeros((4, 4)), [(339, "H", [3])]))
    with pytest.raises(BadFileError, match=r"map\.tif holds floating numbers"):
        read_elevation_file(path)


def test_tags_that_lead_nowhere_say_nothing():
    whole = tiff(np.arange(20).reshape(4, 5), [SIGNED, DEGREES, GEOGRAPHIC])
    assert tiff_heights(whole).sample_format == 2
    assert tiff_heights(whole).cell is None  # in degrees, and nobody knows where
    for end in range(len(whole)):
        assert tiff_heights(whole[:end]).cell is None
    for at in range(8, len(whole)):
        tiff_heights(whole[:at] + b"\xff" + whole[at + 1 :])
