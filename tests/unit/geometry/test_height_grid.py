"""Grids of heights as bytes, and what is read between them."""

import struct
import zlib

import numpy as np
import pytest

from diorama_planner.core.errors import BadFileError
from diorama_planner.geometry.height_grid import HeightGrid, decode_heights, encode_heights
from diorama_planner.geometry.points import GeometryError

VALUES = np.array([[0.0, 10.0, 20.0], [5.0, -15.5, 25.25]])


def test_heights_come_back_and_equal_grids_give_equal_bytes():
    data = encode_heights(VALUES)
    assert data == encode_heights(VALUES.astype(np.float32))
    assert np.array_equal(decode_heights(data, "a").values, VALUES)


def test_steps_of_a_size_take_two_bytes_each():
    rough = np.random.default_rng(1).normal(0, 50, (80, 120))
    coarse, fine = encode_heights(rough, step_mm=0.01), encode_heights(rough)
    assert len(coarse) < 0.6 * len(fine)
    assert np.abs(decode_heights(coarse, "a").values - rough).max() <= 0.005 + 1e-4


def test_heights_are_those_of_the_centres_and_run_straight_between_them():
    grid = decode_heights(encode_heights(VALUES), "a")
    columns, rows = np.array([0.0, 1 / 6, 1 / 3, 0.5, 1.0]), np.array([0.25, 0.5, 1.0])
    found = grid.sampled(columns, rows)
    assert found[0] == pytest.approx([0, 0, 5, 10, 20])
    assert found[1] == pytest.approx([2.5, 2.5, -0.125, -2.75, 22.625])
    assert found[2] == pytest.approx([5, 5, -5.25, -15.5, 25.25])
    xs, ys = np.meshgrid(columns, rows)
    assert grid.sampled_at(xs, ys) == pytest.approx(found, abs=1e-12)


def test_grids_are_equal_by_name():
    one = HeightGrid("a", np.zeros((1, 1), dtype=np.float32))
    assert one == HeightGrid("a", np.ones((2, 1), dtype=np.float32)) != HeightGrid("b", one.values)


@pytest.mark.parametrize(
    ("values", "step"),
    [
        (np.zeros(3), None),
        (np.zeros((0, 4)), None),
        ([[np.nan]], None),
        ([[np.inf]], 1.0),
        ([[1e9]], None),
        ([[40.0]], 0.001),
        ([[1.0]], 0.0),
        ([[1.0]], float("nan")),
        (np.broadcast_to(np.float32(0), (5000, 5000)), None),
    ],
)
def test_what_is_no_grid_of_usable_heights_is_refused(values, step):
    with pytest.raises(GeometryError):
        encode_heights(values, step)


def _with(fmt_values, payload):
    return struct.pack("<4sHHIId", *fmt_values) + payload


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"DPHG",
        b"PNG!" + encode_heights(VALUES)[4:],
        encode_heights(VALUES)[:-4],
        encode_heights(VALUES)[:24],
        encode_heights(VALUES)[:24] + b"junk",
        _with((b"DPHG", 2, 0, 3, 2, 1.0), zlib.compress(bytes(24))),
        _with((b"DPHG", 1, 7, 3, 2, 1.0), zlib.compress(bytes(24))),
        _with((b"DPHG", 1, 0, 0, 2, 1.0), zlib.compress(b"")),
        _with((b"DPHG", 1, 0, 3, 2, -1.0), zlib.compress(bytes(24))),
        _with((b"DPHG", 1, 0, 3, 2, float("nan")), zlib.compress(bytes(24))),
        _with((b"DPHG", 1, 0, 60000, 60000, 1.0), zlib.compress(bytes(24))),
        _with((b"DPHG", 1, 0, 3, 2, 1.0), zlib.compress(bytes(25))),
        _with((b"DPHG", 1, 0, 1, 1, 1.0), zlib.compress(struct.pack("<f", float("nan")))),
        _with((b"DPHG", 1, 0, 1, 1, 1.0), zlib.compress(struct.pack("<f", float("inf")))),
    ],
)
def test_damaged_bytes_are_told(data):
    with pytest.raises(BadFileError) as caught:
        decode_heights(data, "a")
    assert str(caught.value.hint)


def test_a_bomb_is_not_unpacked_beyond_what_its_header_tells():
    bomb = _with((b"DPHG", 1, 0, 2, 2, 1.0), zlib.compress(bytes(50_000_000)))
    with pytest.raises(BadFileError):
        decode_heights(bomb, "a")
