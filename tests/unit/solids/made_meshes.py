"""Mesh files made byte by byte: a box of 2 x 3 x 5 in each format, and ways to spoil them."""

import io
import json
import struct
import zipfile

CORNERS = [(x, y, z) for x in (0, 2) for y in (0, 3) for z in (0, 5)]
QUADS = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
TRIANGLES = [face for a, b, c, d in QUADS for face in ((a, b, c), (a, c, d))]


def stl(triangles=TRIANGLES, corners=CORNERS, *, count=None, head=b"solid made by hand") -> bytes:
    body = b"".join(
        struct.pack("<12fH", 0, 0, 0, *(value for corner in face for value in corners[corner]), 0)
        for face in triangles
    )
    return head.ljust(80, b" ") + struct.pack("<I", len(triangles) if count is None else count) + body


def stl_text() -> bytes:
    lines = ["solid box"]
    for face in TRIANGLES:
        lines += ["facet normal 0 0 0", "outer loop"]
        lines += ["vertex {} {:.3e} {}".format(*CORNERS[corner]) for corner in face]
        lines += ["endloop", "endfacet"]
    return "\n".join([*lines, "endsolid box"]).encode()


def obj() -> bytes:
    lines = ["# a box", "mtllib /etc/passwd", "mtllib ../../secret.mtl", "o box", "usemtl none"]
    lines += [f"v {x} {y} {z} 1.0" for x, y, z in CORNERS]
    lines += ["vn 0 0 1", "f -8//1 -7//1 -5//1 \\", " -6//1"]
    lines += ["f " + " ".join(f"{corner + 1}/1" for corner in quad) for quad in QUADS[1:]]
    return "\r\n".join(lines).encode()


def glb_said(**changes) -> dict:
    points, faces = 12 * len(CORNERS), 2 * 3 * len(TRIANGLES)
    return {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"children": [1], "scale": [2, 2, 2]}, {"mesh": 0, "translation": [1, 0, 0]}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": len(CORNERS), "type": "VEC3"},
            {"bufferView": 1, "componentType": 5123, "count": 3 * len(TRIANGLES), "type": "SCALAR"},
        ],
        "bufferViews": [
            {"buffer": 0, "byteLength": points},
            {"buffer": 0, "byteOffset": points, "byteLength": faces},
        ],
        "buffers": [{"byteLength": points + faces}],
        **changes,
    }


def glb(said=None, **changes) -> bytes:
    text = json.dumps(said or glb_said(**changes)).encode()
    text += b" " * (-len(text) % 4)
    numbers = b"".join(struct.pack("<3f", *corner) for corner in CORNERS)
    numbers += b"".join(struct.pack("<3H", *face) for face in TRIANGLES)
    length = 12 + 8 + len(text) + 8 + len(numbers)
    parts = struct.pack("<4sII", b"glTF", 2, length), struct.pack("<I4s", len(text), b"JSON"), text
    return b"".join((*parts, struct.pack("<I4s", len(numbers), b"BIN\0"), numbers))


def zipped(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return stream.getvalue()


NAMESPACES = (
    'xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02" '
    'xmlns:p="http://schemas.microsoft.com/3dmanufacturing/production/2015/06"'
)


def mesh_xml() -> str:
    corners = "".join(f'<vertex x="{x}" y="{y}" z="{z}"/>' for x, y, z in CORNERS)
    faces = "".join(f'<triangle v1="{a}" v2="{b}" v3="{c}"/>' for a, b, c in TRIANGLES)
    return f"<mesh><vertices>{corners}</vertices><triangles>{faces}</triangles></mesh>"


def model(resources: str, item: str = '<item objectid="2"/>', head: str = "") -> str:
    inside = f"<resources>{resources}</resources><build>{item}</build>"
    return f'<?xml version="1.0"?>{head}<model unit="inch" {NAMESPACES}>{inside}</model>'


def three_mf(resources: str | None = None, **more: str) -> bytes:
    moved = '<component objectid="1" p:path="/3D/Objects/box.model" transform="1 0 0 0 1 0 0 0 1 10 0 0"/>'
    own = resources or f'<object id="2"><components>{moved}</components></object>'
    box = model(f'<object id="1">{mesh_xml()}</object>', "")
    return zipped(**{"3D/3dmodel.model": model(own), "3D/Objects/box.model": box, **more})
