"""The plan in space as files: read again, the same bodies stand at their places in their size."""

import json

import numpy as np
import pytest

from diorama_planner.app.drawing_job import drawing_job
from diorama_planner.app.session import Session
from diorama_planner.core.errors import UsageError
from diorama_planner.core.resources import asset_path
from diorama_planner.exporters.contract import DrawingJob
from diorama_planner.exporters.drawn_parts import is_stain
from diorama_planner.exporters.registry import SPACE_FORMATS, drawing_exporter
from diorama_planner.exporters.space_job import SpaceJob, closed_mesh
from diorama_planner.exporters.stl import StlOptions
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.patch import Patch
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project
from diorama_planner.solids.mesh import Mesh, is_watertight, merge, volume
from diorama_planner.solids.readers.glb import read_glb
from diorama_planner.solids.readers.obj import read_obj
from diorama_planner.solids.readers.stl import read_stl
from diorama_planner.solids.sheets import welded


@pytest.fixture(scope="module")
def alley() -> Session:
    """The alley without what is drawn on its walls: each format has its own way with that, see below."""
    session = Session()
    session.open(asset_path("examples", "neon-alley.diorama"))
    with session.edit("Wash the walls") as draft:
        for item in [each for each in session.document.items() if each.kind == "patch"]:
            draft.remove(item.id)
    return session


def made(session: Session, tag: str, *selected: str) -> bytes:
    exporter = drawing_exporter(tag)
    return exporter.produce(drawing_job(session, selected), exporter.options())


def space(session: Session) -> SpaceJob:
    return drawing_job(session).space()


def whole(session: Session, *, drawn: bool = True, stains: bool = True) -> Mesh:
    """Everything; without what is drawn on walls, or without what only tints them."""
    wanted = [(each, part) for each in space(session).bodies for part in each.body]
    kept = [(each, part) for each, part in wanted if (drawn or part.decal is None) and (stains or not is_stain(part))]
    return merge([mesh for each, part in kept for mesh in each.placed(part.mesh)])


def test_gltf_is_in_metres_upright_and_holds_each_body_once(alley):
    data, everything = made(alley, "glb"), whole(alley)
    found = read_glb(data)
    assert (found.unit, found.up, dict(found.skipped)) == ("m", "y", {})
    assert len(found.triangles) == len(everything.triangles)
    x, y, z = everything.vertices.T / 1000.0
    upright = np.column_stack((x, z, -y))
    for measure in (np.min, np.max, np.mean, np.std):  # the order of bodies is the reader's
        assert measure(found.corners, axis=0) == pytest.approx(measure(upright, axis=0), abs=1e-6)
    size = int.from_bytes(data[12:16], "little")
    said = json.loads(data[20 : 20 + size])
    bodies = space(alley).bodies
    assert any(len(each.places) > 1 for each in bodies)
    assert len(said["meshes"]) == len(bodies) < sum(len(each.places) for each in bodies) == len(said["nodes"]) - 1
    glowing = [material for material in said["materials"] if "emissiveFactor" in material]
    assert any(material["name"] == "emissive #ff4fa3" for material in glowing)


def test_obj_is_in_millimetres_with_a_colour_at_each_corner(alley):
    plain = [item.id for item in alley.document.items() if item.kind != "patch"]
    data, everything = made(alley, "obj", *plain), whole(alley, drawn=False)
    found = read_obj(data)
    assert found.corners == pytest.approx(everything.vertices, abs=1e-3)
    assert np.array_equal(found.triangles, everything.triangles)
    assert all(len(line.split()) == 7 for line in data.decode().splitlines() if line.startswith("v "))


def test_a_wall_for_the_printer_is_one_closed_body_of_its_volume():
    session = pasted()
    found = read_stl(made(session, "stl", "wall"))
    printed = welded(Mesh(found.corners.astype(float), found.triangles.astype(np.int32)))
    assert is_watertight(printed)
    assert volume(printed) == pytest.approx(volume(closed_mesh(session.derived.bodies.of("wall").parts)), rel=1e-4)


def test_markings_and_posters_come_along_if_wanted(alley):
    exporter, job = drawing_exporter("stl"), drawing_job(alley)
    printed, every = (len(exporter.produce(job, StlOptions(closed=closed))) for closed in (True, False))
    assert 84 + 50 * 1000 < printed < every == 84 + 50 * len(whole(alley, stains=False).triangles)


def pasted(**fields) -> Session:
    """A wall with a patch of 40 x 30 mm on its face, 10 mm from its left end and over its foot."""
    outline = ((10.0, 10.0), (50.0, 10.0), (50.0, 40.0), (10.0, 40.0))
    records = (
        Project(id=PROJECT_ID),
        Base(id=BASE_ID, width_mm=200, depth_mm=160, order=-1),
        Wall(id="wall", path_mm=((10, 100), (190, 100)), height_mm=60.0, order=1.0),
        Patch(id="patch", host="wall", outline_mm=outline, order=2.0, **fields),
    )
    return Session(Document.of(records))


@pytest.mark.parametrize("look", ["posters", "graffiti", "damp", "soot"])
def test_what_is_drawn_on_a_wall_is_a_picture_in_gltf_as_it_lies_on_the_wall(look):
    data = made(pasted(look=look), "glb")
    size = int.from_bytes(data[12:16], "little")
    said, binary = json.loads(data[20 : 20 + size]), data[28 + size :]

    def raw(number):
        view = said["bufferViews"][number]
        assert view["byteOffset"] % 4 == 0
        return binary[view["byteOffset"] :][: view["byteLength"]]

    (image,), (texture,) = said["images"], said["textures"]
    assert raw(image["bufferView"]).startswith(b"\x89PNG\r\n")
    (number,) = (i for i, each in enumerate(said["materials"]) if "baseColorTexture" in each["pbrMetallicRoughness"])
    assert (said["materials"][number]["alphaMode"], texture["source"]) == ("BLEND", 0)
    (drawn,) = (p for mesh in said["meshes"] for p in mesh["primitives"] if p["material"] == number)
    corners, places = (
        np.frombuffer(raw(said["accessors"][drawn["attributes"][name]]["bufferView"]), "<f4").reshape(-1, count)
        for name, count in (("POSITION", 3), ("TEXCOORD_0", 2))
    )
    foot = corners[:, 2].min()  # the upper row of the picture is the upper edge of the patch
    assert np.ptp(corners[:, 2]) == pytest.approx(30.0)
    assert places[:, 1] == pytest.approx(1.0 - (corners[:, 2] - foot) / 30.0, abs=1e-5)


def test_posters_are_coloured_cells_in_obj_and_stains_are_left_out_where_nothing_is_seen_through():
    seen = {look: made(pasted(look=look), "obj") for look in ("posters", "damp")}
    counts = {look: len(read_obj(data).triangles) for look, data in seen.items()}
    assert counts["posters"] > counts["damp"] + 500
    rows = [line.split()[4:] for line in seen["posters"].decode().splitlines() if line.startswith("v ")]
    assert len(set(map(tuple, rows))) > 4
    printed = [drawing_exporter("stl").produce(drawing_job(pasted(look=look)), StlOptions(False)) for look in seen]
    assert len(printed[0]) == len(printed[1]) + 2 * 50  # the sheet of the posters, but no damp


@pytest.mark.parametrize("tag", SPACE_FORMATS)
def test_where_nothing_has_a_body_that_is_said(tag):
    exporter = drawing_exporter(tag)
    with pytest.raises(UsageError, match="nothing that has a body"):
        exporter.produce(DrawingJob("Face", (), (0.0, 0.0, 1.0, 1.0)), exporter.options())
