"""Elevation files without pictures: ESRI ASCII grids (.asc) and SRTM tiles (.hgt).

Files come from strangers: what the header claims is checked before anything is read. 16-bit pictures are read by
`painting.elevation_image`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from diorama_planner.core.errors import BadFileError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.height_grid import MOST_SAMPLES
from diorama_planner.terrain.elevation import Elevation, Heights, Report, metres_per_degree, whole_elevation

GRID_ENDINGS = (".asc", ".grd", ".agr")
TILE_ENDING = ".hgt"

USUAL_NO_DATA = -9999.0
"""What stands for no height in an ASCII grid that does not say (ESRI, "Esri ASCII raster format")."""

LARGEST_DEGREES = 0.05
"""Cells no larger than this, in a rectangle that fits on the globe, are taken to be in degrees: 5.5 km."""

SRTM_VOID = -32768
"""USGS, "SRTM Topography" (2005): 16-bit signed, high byte first, northern row first, voids -32768."""

_SRTM_SIDES = {1201: 3.0, 3601: 1.0}
"""Samples on a side, the border of the neighbours among them, and arc seconds from one to the next."""

_TILE_READ, _GRID_READ = 0.1, 0.8
"""Share of the work that reading is; the rest is filling holes."""

_CHUNK = 1 << 20
_HEADER_BYTES = 4096
_KEYS = ("ncols", "nrows", "xllcorner", "yllcorner", "xllcenter", "yllcenter", "cellsize", "dx", "dy", "nodata_value")


def no_report(_share: float) -> None:
    """Tell nobody."""


def _after(done: float, report: Report) -> Report:
    """Tell of the work that is left once a share of all is done."""
    return lambda share: report(done + (1.0 - done) * share)


def read_elevation(path: Path, report: Report = no_report) -> Elevation:
    """Read an ASCII grid or an SRTM tile, by the ending of its name.

    Args:
        path: The file.
        report: Told now and then how far it is, 0 to 1; may raise to stop it.

    Raises:
        BadFileError: it cannot be read, naming the file.
    """
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            if path.suffix.lower() == TILE_ENDING:
                return _read_tile(file, size, path, report)
            return _read_grid(file, size, path.name, report)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadFileError(msg("{name} cannot be read: {reason}", name=path.name, reason=reason)) from error


def check_samples(columns: int, rows: int, name: str) -> None:
    """Refuse more heights than a plan can hold.

    Raises:
        BadFileError: naming the file.
    """
    if columns * rows > MOST_SAMPLES:
        text = msg(
            "{name} has {columns} by {rows} heights; {most} million are the most that can be read",
            name=name,
            columns=f"{columns:,}",
            rows=f"{rows:,}",
            most=MOST_SAMPLES // 1_000_000,
        )
        raise BadFileError(text, msg("cut out the part that you need first, or make it coarser"))


# -- SRTM ----------------------------------------------------------------------------------------------------------


def _read_tile(file: BinaryIO, size: int, path: Path, report: Report) -> Elevation:
    side = math.isqrt(size // 2)
    if side not in _SRTM_SIDES or size != 2 * side * side:
        text = msg("{name} is no whole SRTM tile: it has {size} bytes", name=path.name, size=f"{size:,}")
        raise BadFileError(text, msg("a tile has 1201 or 3601 heights on a side; copy it again"))
    samples = np.frombuffer(file.read(), dtype=">i2").reshape(side, side)
    report(_TILE_READ)
    heights = samples[::-1].astype(np.float32)
    heights[samples[::-1] == SRTM_VOID] = np.nan
    return whole_elevation(heights, _tile_cell(path.name, side), path.name, _after(_TILE_READ, report))


def _tile_cell(name: str, side: int) -> tuple[float, float] | None:
    """Give the size of a cell in m by the latitude in the name (N35E138), None if the name does not tell."""
    found = re.match(r"([NS])(\d{1,2})[EW]\d{1,3}", name, re.IGNORECASE)
    if found is None:
        return None
    south = int(found[2]) * (1 if found[1] in "Nn" else -1)
    east, north = metres_per_degree(south + 0.5)
    step_deg = _SRTM_SIDES[side] / 3600.0
    return east * step_deg, north * step_deg


# -- ESRI ASCII grid -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Header:
    """What the first lines of a grid say. The corner is None if they do not."""

    columns: int
    rows: int
    cell: tuple[float, float]
    corner: tuple[float, float] | None
    no_data: float


def _read_grid(file: BinaryIO, size: int, name: str, report: Report) -> Elevation:
    start = file.read(_HEADER_BYTES)
    header, begin = _header_of(start, name)
    check_samples(header.columns, header.rows, name)
    wanted = header.columns * header.rows
    if size - begin < 2 * wanted - 1:
        raise _cut_off(name, wanted)
    file.seek(begin)
    values = np.empty(wanted, dtype=np.float32)
    count = 0
    for words in _words(file):
        numbers = _numbers(words, name, count // header.columns + 1)
        if count + len(numbers) > wanted:
            text = msg("{name} has more heights than its header tells: {wanted}", name=name, wanted=f"{wanted:,}")
            raise BadFileError(text, msg("check ncols and nrows in its first lines"))
        values[count : count + len(numbers)] = numbers
        count += len(numbers)
        report(_GRID_READ * count / wanted)
    if count < wanted:
        raise _cut_off(name, wanted, count)
    values[(values == np.float32(header.no_data)) | ~np.isfinite(values)] = np.nan
    heights: Heights = values.reshape(header.rows, header.columns)[::-1].copy()
    return whole_elevation(heights, _metres(header), name, _after(_GRID_READ, report))


def _header_of(start: bytes, name: str) -> tuple[_Header, int]:
    """Read the header and say at which byte the heights begin."""
    values: dict[str, float] = {}
    begin = 0
    for line in start.splitlines(keepends=True):
        words = line.decode("latin-1").replace(",", ".").split()
        if words and words[0].lower() not in _KEYS:
            break
        if words:
            values[words[0].lower()] = _header_number(words, name)
        begin += len(line)
    if not {"ncols", "nrows"} <= values.keys():
        text = msg("{name} is no ASCII grid: ncols and nrows are missing at its beginning", name=name)
        raise BadFileError(text, msg("export it as ESRI ASCII grid, or as a 16-bit picture"))
    columns, rows = (_count(values[key], key, name) for key in ("ncols", "nrows"))
    cell = values.get("dx", values.get("cellsize", math.nan)), values.get("dy", values.get("cellsize", math.nan))
    for side in cell:
        if not (math.isfinite(side) and side > 0):
            text = msg("{name} has cells without a size above zero", name=name)
            raise BadFileError(text, msg("check cellsize in its first lines"))
    corner = _corner(values, cell)
    return _Header(columns, rows, cell, corner, values.get("nodata_value", USUAL_NO_DATA)), begin


def _header_number(words: list[str], name: str) -> float:
    try:
        return float(words[1])
    except (IndexError, ValueError):
        text = msg("{name}: {key} in its first lines is no number", name=name, key=words[0])
        raise BadFileError(text, msg("export it again")) from None


def _count(value: float, key: str, name: str) -> int:
    if not math.isfinite(value) or value != round(value) or value < 1:
        raise BadFileError(msg("{name}: {key} is {value}, not a number of cells", name=name, key=key, value=value))
    return int(value)


def _corner(values: dict[str, float], cell: tuple[float, float]) -> tuple[float, float] | None:
    found = []
    for axis, side in zip("xy", cell, strict=True):
        if f"{axis}llcorner" in values:
            found.append(values[f"{axis}llcorner"])
        elif f"{axis}llcenter" in values:
            found.append(values[f"{axis}llcenter"] - side / 2.0)
    return (found[0], found[1]) if len(found) == 2 else None


def _metres(header: _Header) -> tuple[float, float]:
    """Give the size of a cell in m: degrees are recognised by where the grid lies and how small its cells are."""
    width, depth = header.cell
    if header.corner is None or max(header.cell) > LARGEST_DEGREES:
        return header.cell
    (west, south), slack = header.corner, 1e-6
    on_globe = -180 - slack <= west and west + header.columns * width <= 360 + slack
    middle = south + header.rows * depth / 2.0
    if not on_globe or south < -90 - slack or south + header.rows * depth > 90 + slack:
        return header.cell
    east, north = metres_per_degree(middle)
    return width * east, depth * north


def _words(file: BinaryIO) -> Iterator[list[bytes]]:
    """Give the words of the rest of a file in portions; none is cut in two."""
    rest = b""
    while chunk := file.read(_CHUNK):
        text = rest + chunk
        end = max(text.rfind(space) for space in (b" ", b"\n", b"\t", b"\r")) + 1
        rest = text[end:]
        if len(rest) > _HEADER_BYTES:
            break
        yield text[:end].split()
    if rest:
        yield rest.split()


def _numbers(words: list[bytes], name: str, row: int) -> Heights:
    try:
        with np.errstate(over="ignore"):
            return np.array(words, dtype="S").astype(np.float32) if words else np.empty(0, np.float32)
    except ValueError:
        pass
    try:
        return np.array([word.replace(b",", b".") for word in words]).astype(np.float32)
    except ValueError:
        text = msg("{name} has something that is no number, about row {row}", name=name, row=row)
        raise BadFileError(text, msg("export it again as ESRI ASCII grid")) from None


def _cut_off(name: str, wanted: int, count: int | None = None) -> BadFileError:
    if count is None:
        text = msg("{name} is cut off: it is too short for {wanted} heights", name=name, wanted=f"{wanted:,}")
    else:
        text = msg(
            "{name} is cut off: {count} of {wanted} heights are there",
            name=name,
            count=f"{count:,}",
            wanted=f"{wanted:,}",
        )
    return BadFileError(text, msg("copy it again"))
