"""Pixels as a PNG file without Qt, for files that carry small pictures inside."""

from __future__ import annotations

import struct
import zlib

from diorama_planner.drawing.primitives import Raster

_GREY, _RGBA = 0, 6


def raster_png(raster: Raster) -> bytes:
    """Encode a raster: 8-bit grey or RGBA, no filter. Source: PNG specification (W3C, third edition)."""
    line = raster.width * raster.channels
    rows = b"".join(b"\0" + raster.pixels[start : start + line] for start in range(0, line * raster.height, line))
    colour = _GREY if raster.channels == 1 else _RGBA
    header = struct.pack(">IIBBBBB", raster.width, raster.height, 8, colour, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
