"""3MF: a zip of XML with meshes that are built of each other. Nothing is unpacked to the disk or read from outside.

Parts that lie in further models of the same zip, as slicers write them, are read; textures and settings are not.
Source: 3MF core specification 1.3, sections 3 and 4; production extension 1.1 (`p:path`).
"""

from __future__ import annotations

import io
import zipfile
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from xml.parsers import expat

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.damage import DAMAGED_ZIP
from diorama_planner.solids.readers.contract import (
    DEEPEST,
    MOST_INSTANCES,
    FoundMesh,
    bad,
    check_count,
    check_indices,
    three_by_three,
)

MOST_MEMBERS = 5_000
MOST_XML_BYTES = 512 * 2**20
_BLOCK = 2**20
_ROOT = "3D/3dmodel.model"
_MODEL_TYPE = "/3dmodel"
_UNITS = {
    "millimeter": "mm",
    "centimeter": "cm",
    "meter": "m",
    "inch": "in",
    "foot": "ft",
    "micron": "micron",
}

Key: TypeAlias = tuple[str, str]
"""A part by the model in which it lies and its id there."""


@dataclass(eq=False)
class _Part:
    """A mesh, or other parts, each with its matrix."""

    corners: array[float] = field(default_factory=lambda: array("d"))
    triangles: array[int] = field(default_factory=lambda: array("q"))
    of: list[tuple[Key, NDArray[np.float64]]] = field(default_factory=list)


@dataclass(eq=False)
class _Reading:
    """What was read so far of all models of a zip."""

    unit: str = "mm"
    parts: dict[Key, _Part] = field(default_factory=dict)
    built: list[tuple[Key, NDArray[np.float64]]] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    left: int = MOST_XML_BYTES
    triangles: int = 0


def read_three_mf(data: bytes) -> FoundMesh:
    """Read the bytes of a 3MF file.

    Raises:
        BadFileError: no 3MF, damaged, with entities, parts in a circle or too many of them.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except expat.ExpatError:
        raise bad("its XML is damaged") from None
    except DAMAGED_ZIP:
        raise bad("it is no 3MF file, or it is damaged") from None


def _read(archive: zipfile.ZipFile) -> FoundMesh:
    names = archive.namelist()
    if len(names) > MOST_MEMBERS:
        raise bad("it has more than {most} files in it", most=f"{MOST_MEMBERS:,}")
    reading = _Reading()
    root = _root(archive, names, reading)
    if root not in names:
        raise bad("there is no model in it")
    waiting, seen = [root], set()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        _read_model(archive, name, reading, is_root=name == root)
        waiting += [other for other in sorted(reading.named - seen) if other in names and other not in waiting]
    return _built(reading)


def _root(archive: zipfile.ZipFile, names: list[str], reading: _Reading) -> str:
    """Find the name of the model with which to begin."""
    found: list[str] = []

    def start(tag: str, values: Mapping[str, str]) -> None:
        if _plain(tag) == "Relationship" and values.get("Type", "").endswith(_MODEL_TYPE):
            found.append(values.get("Target", "").lstrip("/"))

    if "_rels/.rels" in names:
        _parse(archive, "_rels/.rels", reading, start)
    return found[0] if found else _ROOT


def _parse(archive: zipfile.ZipFile, name: str, reading: _Reading, start: Any) -> None:
    """Read the XML of one file of the zip, as much of it as may be; what defines entities is refused."""

    def refuse(*_: object) -> None:
        raise bad("its XML has definitions of its own, which no 3MF needs")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    with archive.open(name) as stream:
        while block := stream.read(_BLOCK):
            reading.left -= len(block)
            if reading.left < 0:
                raise bad("unpacked, it is larger than any model")
            parser.Parse(block, False)
    parser.Parse(b"", True)


def _plain(tag: str) -> str:
    """Give a name without its namespace."""
    return tag.rpartition(" ")[2]


def _read_model(archive: zipfile.ZipFile, name: str, reading: _Reading, *, is_root: bool) -> None:
    """Read one model: its parts, and of the first one the unit and what is built."""
    now = _Part()

    def key_of(values: Mapping[str, str]) -> Key:
        path = next((value for tag, value in values.items() if _plain(tag) == "path"), "").lstrip("/")
        if path:
            reading.named.add(path)
        return path or name, values["objectid"]

    def start(tag: str, values: Mapping[str, str]) -> None:
        nonlocal now
        match _plain(tag):
            case "vertex":
                now.corners.extend((float(values["x"]), float(values["y"]), float(values["z"])))
            case "triangle":
                now.triangles.extend((int(values["v1"]), int(values["v2"]), int(values["v3"])))
                reading.triangles += 1
                if not reading.triangles % 1024:
                    check_count(reading.triangles)
            case "object":
                now = reading.parts[name, values["id"]] = _Part()
            case "component":
                now.of.append((key_of(values), _matrix(values)))
            case "item" if is_root:
                reading.built.append((key_of(values), _matrix(values)))
            case "model" if is_root:
                reading.unit = _UNITS[values.get("unit", "millimeter")]

    try:
        _parse(archive, name, reading, start)
    except (KeyError, ValueError, OverflowError):
        raise bad("a part of it lacks a number, or has something else there") from None


def _matrix(values: Mapping[str, str]) -> NDArray[np.float64]:
    """Give a matrix of four rows of three, by which a row (x, y, z, 1) is multiplied."""
    numbers = [float(part) for part in values.get("transform", "1 0 0 0 1 0 0 0 1 0 0 0").split()]
    return np.array(numbers, dtype=np.float64).reshape(4, 3)


def _built(reading: _Reading) -> FoundMesh:
    """Put together what the model says is built: counted first, then made."""
    counts: dict[Key, tuple[int, int, int]] = {}
    wanted = [_count(reading, key, counts, ()) for key, _ in reading.built]
    check_count(sum(triangles for triangles, _, _ in wanted), sum(corners for _, corners, _ in wanted))
    if sum(instances for _, _, instances in wanted) > MOST_INSTANCES:
        raise bad("it has more than {most} parts", most=f"{MOST_INSTANCES:,}")
    pieces = [piece for key, matrix in reading.built for piece in _pieces(reading, key, matrix)]
    if not sum(len(faces) for _, faces in pieces):
        raise bad("there are no triangles in it")
    starts = np.cumsum([0, *(len(points) for points, _ in pieces[:-1])])
    triangles = np.concatenate([faces + first for (_, faces), first in zip(pieces, starts, strict=True)])
    return FoundMesh(np.concatenate([points for points, _ in pieces]), triangles, unit=reading.unit)


def _count(
    reading: _Reading, key: Key, counts: dict[Key, tuple[int, int, int]], above: tuple[Key, ...]
) -> tuple[int, int, int]:
    """Give the triangles, corners and meshes of a part with all that it is made of."""
    if key in counts:
        return counts[key]
    if key in above or len(above) > DEEPEST:
        raise bad("its parts are made of each other in a circle, or too deep")
    part = reading.parts.get(key)
    if part is None:
        raise bad("it is made of a part that is not there")
    inner = [_count(reading, other, counts, (*above, key)) for other, _ in part.of]
    triangles, corners, meshes = (sum(each) for each in zip((0, 0, 0), *inner, strict=True))
    counts[key] = triangles + len(part.triangles) // 3, corners + len(part.corners) // 3, meshes + 1
    return counts[key]


def _pieces(
    reading: _Reading, key: Key, matrix: NDArray[np.float64]
) -> Iterator[tuple[NDArray[np.float64], NDArray[np.int64]]]:
    """Give the meshes of a part where they stand."""
    part = reading.parts[key]
    if part.triangles:
        points = three_by_three(np.frombuffer(part.corners, np.float64))
        faces = check_indices(np.frombuffer(part.triangles, np.int64).reshape(-1, 3), len(points))
        yield points @ matrix[:3] + matrix[3], faces
    for other, own in part.of:
        turned = own[:3] @ matrix[:3], own[3] @ matrix[:3] + matrix[3]
        yield from _pieces(reading, other, np.vstack(turned))
