"""A mesh as bytes and back: what a plan keeps as an asset of a thing with a body of its own.

A header of 20 bytes (magic `DPMS`, version, unused, corners, triangles, seal) and then, compressed by zlib, the
corners as float32 and the triangles as uint32.
"""

from __future__ import annotations

import struct
import zlib

import numpy as np

from diorama_planner.core.errors import BadFileError, NewerFileError
from diorama_planner.core.messages import Message, msg
from diorama_planner.solids.mesh import Mesh

MOST_CORNERS = 500_000
MOST_TRIANGLES = 500_000
LARGEST = 1e9

_HEADER = struct.Struct("<4sHHIII")
_MAGIC, _VERSION = b"DPMS", 1
_CORNER_BYTES = _TRIANGLE_BYTES = 12


def encode_mesh(mesh: Mesh) -> bytes:
    """Return the bytes of a mesh, the same for equal ones; coordinates keep about seven figures."""
    raw = mesh.vertices.astype("<f4").tobytes() + mesh.triangles.astype("<u4").tobytes()
    counts = len(mesh.vertices), len(mesh.triangles)
    return _HEADER.pack(_MAGIC, _VERSION, 0, *counts, zlib.crc32(raw)) + zlib.compress(raw, 6)


def decode_mesh(data: bytes) -> Mesh:
    """Read the bytes of a mesh.

    Raises:
        BadFileError: not such bytes, damaged, too large, newer, or with corners that are not there or no numbers.
    """
    if len(data) < _HEADER.size or data[:4] != _MAGIC:
        raise _bad(msg("this is no mesh of a plan"))
    _, version, _, corners, triangles, seal = _HEADER.unpack_from(data)
    if version != _VERSION:
        raise NewerFileError(msg("the mesh was written by a newer version"), hint=msg("update this program"))
    if not (0 < corners <= MOST_CORNERS and 0 < triangles <= MOST_TRIANGLES):
        raise _bad(msg("the mesh has an impossible size"))
    middle = corners * _CORNER_BYTES
    raw = _inflated(data[_HEADER.size :], middle + triangles * _TRIANGLE_BYTES)
    if zlib.crc32(raw) != seal:
        raise _bad(msg("the mesh is damaged"))
    vertices = np.frombuffer(raw, "<f4", 3 * corners).astype(np.float64).reshape(-1, 3)
    numbers = np.frombuffer(raw, "<u4", 3 * triangles, middle)
    if not (np.abs(vertices) <= LARGEST).all() or int(numbers.max()) >= corners:
        raise _bad(msg("the mesh has corners that cannot be"))
    return Mesh(vertices, numbers.astype(np.int32).reshape(-1, 3))


def _inflated(data: bytes, size: int) -> bytes:
    """Decompress, never beyond the size that the header tells."""
    reader = zlib.decompressobj()
    try:
        raw = reader.decompress(data, size + 1)
    except zlib.error:
        raise _bad(msg("the mesh is damaged")) from None
    if len(raw) != size or not reader.eof:
        raise _bad(msg("the mesh is cut off or damaged"))
    return raw


def _bad(message: Message) -> BadFileError:
    return BadFileError(message, hint=msg("insert the mesh anew from its file"))
