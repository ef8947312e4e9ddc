"""GLB, the binary form of glTF 2.0: the triangles of its scene, in metres, y up. Other files are never opened.

Materials, pictures, bones and movement are left out: a body stands as it was exported.
Source: Khronos glTF 2.0 specification, sections 3.5 to 3.7 and 4.4.
"""

from __future__ import annotations

import json
import struct
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.messages import msg
from diorama_planner.solids.readers.contract import (
    DEEPEST,
    MOST_INSTANCES,
    FoundMesh,
    bad,
    check_count,
    check_indices,
)

_HEADER, _CHUNK = struct.Struct("<4sII"), struct.Struct("<I4s")
_VERSION = 2
_TYPES = {5120: "i1", 5121: "u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
_WIDTHS = {"SCALAR": 1, "VEC3": 3}
_TRIANGLES, _STRIP, _FAN = 4, 5, 6
_HARMLESS = ("KHR_materials_", "KHR_texture_", "KHR_lights_", "EXT_texture_", "KHR_mesh_quantization")
"""How extensions begin that change nothing of the form, or that are read."""


def read_glb(data: bytes) -> FoundMesh:
    """Read the bytes of a GLB file.

    Raises:
        BadFileError: no GLB, damaged, packed by an extension that is not read, or naming other files.
    """
    said, binary = _chunks(data)
    scene = _Scene(said, binary)
    try:
        return scene.found()
    except (AttributeError, KeyError, TypeError, IndexError, ValueError, OverflowError):
        raise bad("a part of it is missing or not of its kind") from None


def _chunks(data: bytes) -> tuple[Mapping[str, Any], bytes]:
    """Give what the file says (JSON) and its numbers."""
    if len(data) < _HEADER.size + _CHUNK.size or data[:4] != b"glTF":
        raise bad("it is no GLB file")
    _, version, length = _HEADER.unpack_from(data)
    if version != _VERSION:
        raise bad("it is glTF {version}, and only glTF 2 is read", version=version)
    if length > len(data):
        raise bad("it is cut off")
    size, kind = _CHUNK.unpack_from(data, _HEADER.size)
    start = _HEADER.size + _CHUNK.size
    if kind != b"JSON" or start + size > length:
        raise bad("its first part is not the one that says what is in it")
    try:
        said = json.loads(data[start : start + size])
    except (ValueError, RecursionError):
        raise bad("what it says of itself is no JSON") from None
    if not isinstance(said, dict):
        raise bad("what it says of itself is no JSON object")
    start += size
    if start + _CHUNK.size > length:
        return said, b""
    size, kind = _CHUNK.unpack_from(data, start)
    start += _CHUNK.size
    if kind != b"BIN\0" or start + size > length:
        raise bad("its numbers are cut off")
    return said, data[start : start + size]


@dataclass(eq=False)
class _Scene:
    """One reading of a file."""

    said: Mapping[str, Any]
    binary: bytes
    skipped: Counter[str] = field(default_factory=Counter)

    def found(self) -> FoundMesh:
        """Give all triangles of the scene, each mesh wherever it stands."""
        self._check()
        standing = list(self._standing())
        shapes = {number: list(self._shapes(number)) for number in dict.fromkeys(number for number, _ in standing)}
        all_shapes = [shape for number, _ in standing for shape in shapes[number]]
        check_count(sum(len(faces) for _, faces in all_shapes), sum(len(points) for points, _ in all_shapes))
        corners: list[NDArray[np.float64]] = []
        triangles: list[NDArray[np.int64]] = []
        count = 0
        for number, matrix in standing:
            for points, faces in shapes[number]:
                corners.append(points @ matrix[:3, :3].T + matrix[:3, 3])
                triangles.append(faces + count)
                count += len(points)
        if not sum(map(len, triangles)):
            raise bad("there are no triangles in it")
        found = np.concatenate(corners), np.concatenate(triangles)
        return FoundMesh(*found, unit="m", up="y", skipped=dict(self.skipped))

    def _check(self) -> None:
        needed = [name for name in self.said.get("extensionsRequired", ()) if not name.startswith(_HARMLESS)]
        if needed:
            hint = msg("export it without compression")
            raise bad("it needs {name}, which is not read", hint, name=str(needed[0])[:60])
        for buffer in self.said.get("buffers", ()):
            if "uri" in buffer:
                hint = msg("export it as one GLB file with everything in it")
                raise bad("its numbers lie in another file, which is not opened", hint)

    def _standing(self) -> Iterator[tuple[int, NDArray[np.float64]]]:
        """Give the number of each mesh that stands in the scene, with its matrix."""
        nodes: Sequence[Mapping[str, Any]] = self.said.get("nodes", ())
        scenes = self.said.get("scenes", ())
        if scenes:
            roots = list(scenes[_number(self.said.get("scene", 0))].get("nodes", ()))
        else:
            roots = sorted(set(range(len(nodes))) - {child for node in nodes for child in node.get("children", ())})
        waiting = [(_number(root), np.eye(4), 0) for root in roots]
        seen: set[int] = set()
        while waiting:
            place, above, depth = waiting.pop()
            if place in seen or depth > DEEPEST:
                raise bad("its parts hang in each other in a circle, or too deep")
            seen.add(place)
            if len(seen) > MOST_INSTANCES:
                raise bad("it has more than {most} parts", most=f"{MOST_INSTANCES:,}")
            node = nodes[place]
            matrix = above @ _matrix(node)
            if "mesh" in node:
                yield _number(node["mesh"]), matrix
            waiting += [(_number(child), matrix, depth + 1) for child in node.get("children", ())]

    def _shapes(self, number: int) -> Iterator[tuple[NDArray[np.float64], NDArray[np.int64]]]:
        """Give corners and triangles of each primitive of a mesh."""
        for primitive in self.said["meshes"][number]["primitives"]:
            mode = primitive.get("mode", _TRIANGLES)
            if mode not in (_TRIANGLES, _STRIP, _FAN):
                self.skipped["points and lines"] += 1
                continue
            points = self._accessor(primitive["attributes"]["POSITION"], "VEC3").astype(np.float64)
            if "indices" in primitive:
                order = self._accessor(primitive["indices"], "SCALAR").astype(np.int64).ravel()
            else:
                order = np.arange(len(points))
            faces = check_indices(_faces(order, mode), len(points))
            yield points, faces

    def _accessor(self, at: object, kind: str) -> NDArray[Any]:
        """Give the numbers of an accessor, every one of them held against the bytes that are there."""
        accessor = self.said["accessors"][_number(at)]
        if "sparse" in accessor or "bufferView" not in accessor:
            raise bad("it has sparse numbers, which are not read")
        view = self.said["bufferViews"][_number(accessor["bufferView"])]
        number = np.dtype(_TYPES[accessor["componentType"]])
        if accessor["type"] != kind or _number(view.get("buffer", 0)) != 0:
            raise bad("a list of its numbers is not of its kind")
        width, count = _WIDTHS[kind] * number.itemsize, _number(accessor["count"])
        step = _number(view.get("byteStride", width))
        first, size = _number(view.get("byteOffset", 0)), _number(view["byteLength"])
        start = _number(accessor.get("byteOffset", 0))
        fits = count and step >= width and start + step * (count - 1) + width <= size
        if not fits or first + size > len(self.binary):
            raise bad("a list of its numbers reaches beyond its bytes")
        rows = np.ndarray((count, _WIDTHS[kind]), number, self.binary, first + start, (step, number.itemsize))
        if accessor.get("normalized") and number.kind in "iu":
            return np.maximum(rows / np.iinfo(number).max, -1.0)
        return rows


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise bad("a number that counts something is no whole number")
    return value


def _matrix(node: Mapping[str, Any]) -> NDArray[np.float64]:
    """Give the matrix of a node: its own, column by column, or shift, turn (quaternion x y z w) and size."""
    if "matrix" in node:
        return np.array(node["matrix"], dtype=np.float64).reshape(4, 4).T
    x, y, z, w = map(float, node.get("rotation", (0, 0, 0, 1)))
    turn = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ]
    matrix = np.eye(4)
    matrix[:3, :3] = np.array(turn) * np.array(node.get("scale", (1, 1, 1)), dtype=np.float64).reshape(3)
    matrix[:3, 3] = np.array(node.get("translation", (0, 0, 0)), dtype=np.float64).reshape(3)
    return matrix


def _faces(order: NDArray[np.int64], mode: int) -> NDArray[np.int64]:
    """Give triangles of corners in their order, by the way in which they follow each other."""
    if mode == _TRIANGLES:
        return order[: len(order) // 3 * 3].reshape(-1, 3)
    if len(order) < 3:
        return np.empty((0, 3), dtype=np.int64)
    if mode == _FAN:
        return np.column_stack((np.full(len(order) - 2, order[0]), order[1:-1], order[2:]))
    strip = np.column_stack((order[:-2], order[1:-1], order[2:]))
    strip[1::2] = strip[1::2, [1, 0, 2]]
    return strip
