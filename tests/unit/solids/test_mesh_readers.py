"""Meshes of strangers: a box comes out of every format, and what is broken or hostile is refused with a word why."""

import json
import struct

import made_meshes as made
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diorama_planner.core.errors import BadFileError
from diorama_planner.geometry.region import rect_region
from diorama_planner.solids.decimation import coarse, decimated, joined
from diorama_planner.solids.mesh import is_watertight, volume
from diorama_planner.solids.mesh_bytes import decode_mesh, encode_mesh
from diorama_planner.solids.readers.contract import MOST_BYTES, check_count
from diorama_planner.solids.readers.files import read_mesh
from diorama_planner.solids.shapes import extrude

GOOD = [
    ("box.stl", made.stl(), "", "z", (2, 3, 5)),
    ("text.stl", made.stl_text(), "", "z", (2, 3, 5)),
    ("box.OBJ", made.obj(), "", "z", (2, 3, 5)),
    ("box.glb", made.glb(), "m", "y", (4, 6, 10)),
    ("box.3mf", made.three_mf(), "in", "z", (2, 3, 5)),
]


@pytest.mark.parametrize(("name", "data", "unit", "up", "size"), GOOD, ids=[name for name, *_ in GOOD])
def test_a_box_comes_out_of_every_format(name, data, unit, up, size) -> None:
    found = read_mesh(name, data, 1000)
    low, high = found.mesh.bounds
    assert np.subtract(high, low) == pytest.approx(size)
    assert found.volume == pytest.approx(np.prod(size))
    assert (len(found.mesh.vertices), found.triangles, found.dropped) == (8, 12, 0)
    assert (found.unit, found.up) == (unit, up)


def _without(said: dict, *path) -> dict:
    inner = said
    for key in path[:-1]:
        inner = inner[key]
    del inner[path[-1]]
    return said


def _set(value, *path) -> dict:
    said = made.glb_said()
    inner = said
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return said


NOT_NUMBERS = made.stl(corners=[(float("nan"), 3e38, float("inf"))] * 8)
ENTITIES = '<!DOCTYPE m [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
CIRCLE = '<object id="2"><components><component objectid="2"/></components></object>'
TWICE = '<object id="{}"><components><component objectid="{}"/><component objectid="{}"/></components></object>'
DOUBLED = "".join(TWICE.format(n, n + 1, n + 1) for n in range(2, 40))
BOMB = DOUBLED + f'<object id="40">{made.mesh_xml()}</object>'
OUTSIDE = '<object id="2"><components><component objectid="1" p:path="/../../secret.model"/></components></object>'

BAD = {
    "an empty file.stl": (b"", "too short"),
    "eighty bytes.stl": (bytes(80), "too short"),
    "count of 2^32-1.stl": (made.stl(count=2**32 - 1), "4,294,967,295"),
    "one byte short.stl": (made.stl()[:-1], "has bytes for 11"),
    "no triangle.stl": (made.stl([]), "no triangles"),
    "text cut off.stl": (made.stl_text()[:-30], "cut off"),
    "text in a binary head.stl": (made.stl(head=b"solid facet", count=13), "has bytes for 12|no triangles"),
    "no numbers at all.stl": (NOT_NUMBERS, "usable corners"),
    "no area.stl": (made.stl(corners=[(1, 1, 1)] * 8), "has an area"),
    "a line.stl": (made.stl(corners=[(x, 0, 0) for x in range(8)]), "has an area"),
    "corner 10^9.obj": (b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 1000000000", "corner that is not there"),
    "corner -4.obj": (b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 -4", "corner that is not there"),
    "corner 10^40.obj": (b"v 0 0 0\nf 1 1 1" + b"0" * 40, "number"),
    "corner 0.obj": (b"v 0 0 0\nf 0 1 1", "not there"),
    "words.obj": (b"v one two three", "number"),
    "one long line.obj": (b"f " + b"1 " * 2**20, "longer"),
    "half a corner.obj": (b"v 1 2\nf 1 1 1", "coordinate"),
    "a picture.png": (b"\x89PNG", "none of the meshes"),
    "cut off.glb": (made.glb()[:-1], "cut off"),
    "no JSON.glb": (made.glb().replace(b'{"asset"', b'["asset"'), "JSON"),
    "deep JSON.glb": (struct.pack("<4sIII4s", b"glTF", 2, 200020, 200000, b"JSON") + b"[" * 200000, "JSON"),
    "count 2^31.glb": (made.glb(_set(2**31, "accessors", 0, "count")), "beyond its bytes"),
    "offset outside.glb": (made.glb(_set(2**40, "bufferViews", 1, "byteOffset")), "beyond its bytes"),
    "negative offset.glb": (made.glb(_set(-5, "accessors", 0, "byteOffset")), "whole number"),
    "no step.glb": (made.glb(_set(0, "bufferViews", 0, "byteStride")), "beyond its bytes"),
    "sparse.glb": (made.glb(_set({"count": 9}, "accessors", 0, "sparse")), "sparse"),
    "circle.glb": (made.glb(_set([0], "nodes", 1, "children")), "circle"),
    "other file.glb": (made.glb(buffers=[{"byteLength": 9, "uri": "../../x.bin"}]), "another file"),
    "file address.glb": (made.glb(buffers=[{"byteLength": 9, "uri": "file:///etc/passwd"}]), "another file"),
    "packed.glb": (made.glb(extensionsRequired=["KHR_draco_mesh_compression"]), "KHR_draco"),
    "nothing said.glb": (made.glb({"scenes": 3}), "missing or not of its kind"),
    "no position.glb": (made.glb(_without(made.glb_said(), "accessors", 1, "count")), "missing"),
    "wild matrix.glb": (made.glb(_set([1, 2], "nodes", 1, "matrix")), "missing or not of its kind"),
    "no mesh.3mf": (made.zipped(a="b"), "no model"),
    "damaged zip.3mf": (made.three_mf()[:-40], "damaged"),
    "damaged XML.3mf": (made.zipped(**{"3D/3dmodel.model": "<model"}), "XML is damaged"),
    "entities.3mf": (made.zipped(**{"3D/3dmodel.model": made.model("", head=ENTITIES)}), "definitions"),
    "circle.3mf": (made.three_mf(CIRCLE), "circle"),
    "two to the forty.3mf": (made.three_mf(BOMB), "triangles, of which|more than"),
    "outside.3mf": (made.three_mf(OUTSIDE), "not there"),
    "wrong corner.3mf": (
        made.three_mf('<object id="2">' + made.mesh_xml().replace('v3="7"', 'v3="8"') + "</object>"),
        "corner that is not there",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_hostile_is_refused_with_a_word(name) -> None:
    data, why = BAD[name]
    with pytest.raises(BadFileError, match=why):
        read_mesh(name, data, 1000)


def test_too_many_and_too_large_are_refused_before_room_is_made() -> None:
    many = made.glb(nodes=[{"mesh": 0}] * 20_001, scenes=[{"nodes": list(range(20_001))}])
    with pytest.raises(BadFileError, match="more than 20,000 parts"):
        read_mesh("many.glb", many, 1000)
    with pytest.raises(BadFileError, match=r"160,000,000 corners"):
        check_count(1, 160_000_000)

    class Large(bytes):
        def __len__(self) -> int:
            return MOST_BYTES + 1

    with pytest.raises(BadFileError, match="larger than 256 MB"):
        read_mesh("large.stl", Large(), 1000)


def test_what_is_no_triangle_is_dropped_and_counted() -> None:
    corners = [*made.CORNERS, (float("nan"), 0, 0), (1e38, 0, 0)]
    found = read_mesh("some.stl", made.stl([*made.TRIANGLES, (0, 1, 8), (0, 1, 9), (0, 0, 1)], corners), 1000)
    assert (found.triangles, found.dropped, found.volume) == (12, 3, pytest.approx(30))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(GOOD), st.integers(0, 10_000), st.binary(min_size=1, max_size=6))
def test_any_damage_is_refused_or_gives_a_mesh(case, at, noise) -> None:
    name, data, *_ = case
    at %= len(data)
    try:
        found = read_mesh(name, data[:at] + noise + data[at + len(noise) :], 1000)
    except BadFileError:
        return
    assert np.isfinite(found.mesh.vertices).all()
    assert json.dumps(found.skipped)


def _bumpy(count: int):
    """A closed surface of 2 `count` squared triangles."""
    u, v = np.meshgrid(*[np.linspace(0, 2 * np.pi, count, endpoint=False)] * 2, indexing="ij")
    across = 10 + (3 + 0.2 * np.sin(9 * u)) * np.cos(v)
    points = np.stack([across * np.cos(u), across * np.sin(u), 3 * np.sin(v)], axis=-1).reshape(-1, 3)
    i, j = (np.indices((count, count)) + np.array([[[0]], [[0]]])).reshape(2, -1)
    a, b = i * count + j, (i + 1) % count * count + j
    c, d = (i + 1) % count * count + (j + 1) % count, i * count + (j + 1) % count
    return points, np.concatenate([np.column_stack((a, b, c)), np.column_stack((a, c, d))])


def test_thinning_keeps_to_the_budget_and_to_the_box() -> None:
    points, faces = _bumpy(120)
    mesh = joined(points, faces)
    assert is_watertight(mesh)
    for thin in (decimated(mesh, 5000, closed=True), decimated(mesh, 5000, closed=False)):
        assert 500 < len(thin.triangles) <= 5000
        assert np.array(thin.bounds) == pytest.approx(np.array(mesh.bounds), abs=1e-9)
        assert volume(thin) == pytest.approx(volume(mesh), rel=0.04)
    swept = coarse(np.vstack((points, [(1e6, 0, 0)])), faces)  # a corner that nothing uses has no say
    assert np.array(swept.bounds) == pytest.approx(np.array(mesh.bounds), abs=1e-9)
    assert volume(swept) == pytest.approx(volume(mesh), rel=0.02)


def test_bytes_of_a_mesh_come_back_and_damage_is_seen() -> None:
    mesh = extrude(rect_region(0, 0, 2, 3), 0, 5)
    data = encode_mesh(mesh)
    back = decode_mesh(data)
    assert np.array_equal(back.vertices, mesh.vertices)
    assert np.array_equal(back.triangles, mesh.triangles)
    too_many = data[:12] + struct.pack("<I", 2**31) + data[16:]
    for broken in (b"", data[:-3], data[:30] + b"\0\0" + data[32:], too_many, b"DPHG" + data[4:]):
        with pytest.raises(BadFileError):
            decode_mesh(broken)
