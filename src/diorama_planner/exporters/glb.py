"""The plan in space as binary glTF 2.0, for Blender, viewers and the web: metres, y up, bodies of things once each.

Faces have no normals of their own, so that they are shown flat (glTF 2.0, 3.7.2.1). What a finish is like - rough,
metallic, seen through, shining - is told in the few words that the format has for it. Posters and stains wear the
picture of what is drawn there.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.messages import msg
from diorama_planner.drawing.colours import rgba
from diorama_planner.exporters.contract import DrawingJob, Exporter
from diorama_planner.exporters.drawn_parts import places_on, png_of
from diorama_planner.exporters.space_job import StandingBody, space_of
from diorama_planner.solids.parts import BodyPart, Decal

_FLOAT, _UINT32 = 5126, 5125
_CORNERS, _NUMBERS = 34962, 34963
_JSON, _BIN = b"JSON", b"BIN\0"

_UPRIGHT = [-np.sqrt(0.5), 0.0, 0.0, np.sqrt(0.5)]
"""A quarter turn about x: z up becomes y up."""

_ROUGH = 0.9
_METALLIC_AND_ROUGH: Mapping[str, tuple[float, float]] = {
    "paint": (0.0, 0.45),
    "glass": (0.0, 0.05),
    "lamp": (0.0, 0.15),
    "chrome": (1.0, 0.1),
    "metal": (0.8, 0.45),
    "rust": (0.3, 0.9),
    "plastic": (0.0, 0.5),
    "rubber": (0.0, 0.8),
    "tile": (0.0, 0.6),
    "water": (0.0, 0.05),
    "resin": (0.0, 0.05),
}
"""How metallic and how rough finishes are, 0 to 1; the others are not metallic and `_ROUGH`."""

_TO_ITS_EDGE = {"magFilter": 9729, "minFilter": 9987, "wrapS": 33071, "wrapT": 33071}
"""A picture is read softly, and is not repeated."""

_OPACITY = {"glass": 0.35, "water": 0.75}


@dataclass(frozen=True, slots=True)
class GlbOptions:
    """There is nothing to choose."""


@dataclass(slots=True)
class _Writer:
    """What has been written: the tables of the file and its bytes."""

    data: bytearray = field(default_factory=bytearray)
    views: list[dict[str, Any]] = field(default_factory=list)
    accessors: list[dict[str, Any]] = field(default_factory=list)
    materials: list[dict[str, Any]] = field(default_factory=list)
    meshes: list[dict[str, Any]] = field(default_factory=list)
    nodes: list[dict[str, Any]] = field(default_factory=list)
    images: list[dict[str, Any]] = field(default_factory=list)
    known: dict[tuple[str, str, bool, Decal | None], int] = field(default_factory=dict)

    def accessor(self, values: NDArray[Any], kind: str, component: int, target: int, **more: object) -> int:
        """Write numbers, and say what they are."""
        raw = values.tobytes()
        self.views.append({"buffer": 0, "byteOffset": len(self.data), "byteLength": len(raw), "target": target})
        self.data += raw  # numbers of four bytes stay aligned
        count = len(values)
        said = {"bufferView": len(self.views) - 1, "componentType": component, "count": count, "type": kind}
        self.accessors.append({**said, **more})
        return len(self.accessors) - 1

    def primitive(self, part: BodyPart) -> dict[str, Any]:
        """Write a part."""
        corners = part.mesh.vertices.astype("<f4")
        low, high = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
        at = self.accessor(corners, "VEC3", _FLOAT, _CORNERS, min=low, max=high)
        numbers = self.accessor(part.mesh.triangles.astype("<u4").ravel(), "SCALAR", _UINT32, _NUMBERS)
        attributes = {"POSITION": at}
        if part.decal is not None:
            attributes["TEXCOORD_0"] = self.accessor(places_on(part.decal).astype("<f4"), "VEC2", _FLOAT, _CORNERS)
        return {"attributes": attributes, "indices": numbers, "material": self.material(part)}

    def material(self, part: BodyPart) -> int:
        """Find or write what a part is of."""
        key = (part.finish, part.colour, part.closed, part.decal)
        if key not in self.known:
            self.known[key] = len(self.materials)
            drawn = None if part.decal is None else self.picture(part, part.decal)
            self.materials.append(_material(part) if drawn is None else _drawn(part, drawn))
        return self.known[key]

    def picture(self, part: BodyPart, decal: Decal) -> int:
        """Write the picture of what is drawn on a part; each has a texture of the same number."""
        raw = png_of(part, decal)
        self.views.append({"buffer": 0, "byteOffset": len(self.data), "byteLength": len(raw)})
        self.data += raw + b"\0" * (-len(raw) % 4)  # what follows it stays aligned
        self.images.append({"bufferView": len(self.views) - 1, "mimeType": "image/png"})
        return len(self.images) - 1

    def standing(self, each: StandingBody) -> None:
        """Write a body once, and a node for each of its places."""
        parts = [part for part in each.body if len(part.mesh.triangles)]
        self.meshes.append({"name": each.name, "primitives": [self.primitive(part) for part in parts]})
        for matrix in each.places:
            placed = {} if np.array_equal(matrix, np.eye(4)) else {"matrix": matrix.T.ravel().tolist()}
            self.nodes.append({"name": each.name, "mesh": len(self.meshes) - 1, **placed})


def produce(job: DrawingJob, options: GlbOptions) -> bytes:
    """Give the file.

    Raises:
        UsageError: as `space_of`.
    """
    writer = _Writer()
    for each in space_of(job).bodies:
        if any(len(part.mesh.triangles) for part in each.body):
            writer.standing(each)
    count = len(writer.nodes)
    root = {"name": job.name, "children": list(range(count)), "rotation": _UPRIGHT, "scale": [0.001] * 3}
    said = {
        "asset": {"version": "2.0", "generator": "Diorama Planner"},
        "scene": 0,
        "scenes": [{"name": job.name, "nodes": [count]}],
        "nodes": [*writer.nodes, root],
        "meshes": writer.meshes,
        "materials": writer.materials,
        "accessors": writer.accessors,
        "bufferViews": writer.views,
        "buffers": [{"byteLength": len(writer.data)}],
    }
    if writer.images:
        textures = [{"sampler": 0, "source": number} for number in range(len(writer.images))]
        said |= {"images": writer.images, "textures": textures, "samplers": [_TO_ITS_EDGE]}
    head = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    chunks = _chunk(_JSON, head, b" ") + _chunk(_BIN, bytes(writer.data), b"\0")
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


def _chunk(kind: bytes, data: bytes, filler: bytes) -> bytes:
    """A chunk, filled up to whole words."""
    whole = data + filler * (-len(data) % 4)
    return struct.pack("<I4s", len(whole), kind) + whole


def _material(part: BodyPart) -> dict[str, Any]:
    """What a part is of, in the words of the format; its colours are linear."""
    colour = [_linear(value / 255.0) for value in rgba(part.colour)[:3]]
    metallic, rough = _METALLIC_AND_ROUGH.get(part.finish, (0.0, _ROUGH))
    opacity = _OPACITY.get(part.finish, 1.0)
    surface = {"baseColorFactor": [*colour, opacity], "metallicFactor": metallic, "roughnessFactor": rough}
    said: dict[str, Any] = {"name": f"{part.finish} {part.colour}", "pbrMetallicRoughness": surface}
    if part.finish == "emissive":
        said["emissiveFactor"] = colour
    if opacity < 1.0:
        said["alphaMode"] = "BLEND"
    if not part.closed:
        said["doubleSided"] = True
    return said


def _drawn(part: BodyPart, picture: int) -> dict[str, Any]:
    """What is drawn on a part, seen through where nothing is."""
    rough = _METALLIC_AND_ROUGH.get(part.finish, (0.0, _ROUGH))[1]
    surface = {"baseColorTexture": {"index": picture}, "metallicFactor": 0.0, "roughnessFactor": rough}
    return {
        "name": f"{part.finish} drawn",
        "pbrMetallicRoughness": surface,
        "alphaMode": "BLEND",
        "doubleSided": not part.closed,
    }


def _linear(value: float) -> float:
    """A share of sRGB as a share of light (IEC 61966-2-1)."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


EXPORTER = Exporter("glb", msg("Plan in space (glTF binary)"), ".glb", produce, GlbOptions)
