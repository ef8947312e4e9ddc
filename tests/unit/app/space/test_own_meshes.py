"""A mesh from a file becomes a thing that is printed: its plan, its size and its body; a bad file harms nothing."""

import json
import sys

import numpy as np
import pytest

from diorama_planner.app.session import Session
from diorama_planner.app.space.mesh_files import MeshFile, read_mesh_file
from diorama_planner.app.space.own_meshes import (
    bench_factor,
    extent,
    guess,
    insert_mesh,
    mesh_thing,
    stood_up,
    usual_quarters,
)
from diorama_planner.app.space.space_job import space_job
from diorama_planner.app.space.thing_bodies import thing_body
from diorama_planner.app.starts import new_document
from diorama_planner.catalogue.entries import entry_from_dict, entry_to_dict
from diorama_planner.catalogue.user import UserCatalogue
from diorama_planner.core.errors import BadFileError, UsageError
from diorama_planner.core.scale import Scale
from diorama_planner.geometry.outline import signed_area
from diorama_planner.geometry.region import difference, polygon_region, rect_region, union
from diorama_planner.project_io.container import read_project
from diorama_planner.solids.mesh import merge
from diorama_planner.solids.parts import body_bounds
from diorama_planner.solids.shapes import extrude
from diorama_planner.symbols.bodies import body
from diorama_planner.symbols.library import symbol_of

ELL = [(0, 0), (40, 0), (40, 10), (10, 10), (10, 30), (0, 30)]


@pytest.fixture
def session():
    return Session(new_document("Test", Scale(64), (200, 240)))


def _ell(unit="", factor=1.0) -> MeshFile:
    mesh = extrude(polygon_region(ELL), 5, 25)
    mesh.vertices[:] *= factor
    return MeshFile("ell", mesh, 20, 0, 1.0, unit, "z", {})


def _thing(session, file, **more):
    measure = guess(file, session.scale)
    fields = {"name": "Ell", "category": "street", "scale": session.scale, "meant": measure.meant, **more}
    return mesh_thing(
        stood_up(file.mesh, "z"),
        bench_factor(measure, session.scale),
        taken=session.catalogue.thing_map,
        **fields,
    )


def test_a_mesh_stands_on_the_plan_and_travels_with_it(session, tmp_path) -> None:
    entry, data = _thing(session, _ell())
    before = session.document.records
    item_id = insert_mesh(session, entry, data, (100, 100), "plan")
    item = session.document.get(item_id)
    assert session.scene.outline(item).area == pytest.approx(600, rel=1e-3)
    assert session.scene.outline(item).bounds == pytest.approx((80, 85, 120, 115), abs=0.01)
    slabs = session.around().body(item)
    assert [slab.top_mm - slabs[0].bottom_mm for slab in slabs] == pytest.approx([4, 8, 12, 16, 19, 20])
    assert [(row.thing, row.source) for row in session.bill().things] == [(entry.id, "print")]
    (standing,) = [found for found in space_job(session).bodies if found.name == "Ell"]
    low, high = next(standing.placed(standing.body[0].mesh)).bounds
    assert (low[:2], high[:2]) == (pytest.approx((80, 85)), pytest.approx((120, 115)))
    assert len(standing.body[0].mesh.triangles) == 20
    session.save(tmp_path / "plan.diorama")
    back = read_project(tmp_path / "plan.diorama").document
    assert back.assets[entry.mesh] == data
    later = Session(back)
    low, high = body_bounds(thing_body(later.catalogue.thing(entry.id), back.assets))
    assert np.subtract(high, low) == pytest.approx(entry.real_mm, rel=1e-3)
    assert low[2] == 0
    session.undo()
    assert session.document.records == before


def test_one_of_the_own_catalogue_is_found_by_the_next_plan(session, tmp_path) -> None:
    entry, data = _thing(session, _ell())
    insert_mesh(session, entry, data, (50, 50), "catalogue", tmp_path)
    (kept,) = UserCatalogue(tmp_path).entries
    assert (kept.mesh, kept.outline_mm) == (entry.mesh, entry.outline_mm)
    assert (tmp_path / "meshes" / f"{kept.mesh}.mesh").read_bytes() == data
    assert kept.usual_source == "print"
    assert thing_body(kept, {}) != ()  # its plan stands for a body that is not there
    assert thing_body(kept, {kept.mesh: b"damaged"}) != ()


def test_units_are_guessed_and_the_reason_told() -> None:
    told = {
        (unit, factor): (found.unit, found.meant)
        for unit, factor in (("", 1.0), ("", 100.0), ("", 0.1), ("", 0.005), ("m", 0.1), ("in", 0.1))
        for found in [guess(_ell(unit, factor), 64.0)]
    }
    assert told == {
        ("", 1.0): ("mm", "model"),
        ("", 100.0): ("mm", "real"),
        ("", 0.1): ("m", "real"),
        ("", 0.005): ("in", "model"),
        ("m", 0.1): ("m", "real"),
        ("in", 0.1): ("in", "model"),
    }


def test_it_stands_as_its_axes_say() -> None:
    mesh = extrude(rect_region(0, 0, 2, 3), 0, 5)
    assert [extent(stood_up(mesh, up)) for up in ("z", "y", "x")] == [(2, 3, 5), (2, 5, 3), (3, 5, 2)]
    assert extent(stood_up(mesh, "z", 1)) == (3, 2, 5)
    assert [usual_quarters(mesh, up) for up in ("z", "y", "x")] == [1, 1, 1]
    low, high = stood_up(mesh, "y", 3).bounds
    assert (low[2], low[0], low[1]) == (0, -high[0], -high[1])


def test_what_is_too_large_and_what_has_no_plan(session) -> None:
    with pytest.raises(UsageError, match="on the bench"):
        _thing(session, _ell("m", 1e4))
    upright = extrude(rect_region(0, 0, 10, 10), 0, 10)
    upright.vertices[:, 1] = 0.0  # a sheet that stands on its edge
    entry, _ = _thing(session, MeshFile("sheet", upright, 12, 0, None, "mm", "z", {}))
    assert len(entry.outline_mm) == 1
    two = merge([extrude(rect_region(x, 0, x + 9, 9), 0, 9) for x in (0, 20)])
    entry, _ = _thing(session, MeshFile("two", two, 24, 0, None, "mm", "z", {}))
    assert len(entry.outline_mm) == 2
    assert union(*[polygon_region(ring) for ring in entry.outline_mm]).area == pytest.approx(162 * 64**2, rel=1e-3)


def test_a_cap_on_a_stem_is_told_tier_by_tier(session) -> None:
    stem, cap = extrude(rect_region(0, 0, 30, 30), 0, 11), extrude(rect_region(10, 10, 20, 20), 11, 20)
    hoop = extrude(difference(rect_region(0, 0, 30, 30), rect_region(5, 5, 25, 25)), 0, 8)
    entry, _ = _thing(session, MeshFile("step", merge([stem, cap]), 24, 0, None, "mm", "z", {}))
    tiers = {at / 64: [signed_area(ring) / 64**2 for ring in rings] for at, rings in entry.tiers_mm}
    assert {at: [round(area) for area in areas] for at, areas in tiers.items()} == {
        **{at: [900] for at in (4, 8)},
        **{at: [100] for at in (12, 16, 19)},
    }
    assert [round(slab.top_mm / 64) for slab in body(entry)] == [4, 8, 12, 16, 19, 20]
    entry, _ = _thing(session, MeshFile("hoop", hoop, 24, 0, None, "mm", "z", {}))
    assert [signed_area(ring) / 64**2 for ring in entry.outline_mm] == pytest.approx([900, -400])
    assert len(body(entry)) == 6  # what is in the hoop is not looked at
    assert len(symbol_of(entry).primitives[0].path.subpaths) == 2


def test_an_outline_that_does_not_fit_is_refused(session) -> None:
    entry, _ = _thing(session, _ell())
    for outline in ([[[0, 0], [1, 1]]], [[[0, 0], [1e6, 0], [0, 1]]], [[[0, 0], [1, 0], [0, 1]] * 2000]):
        for changed in ({"outline_mm": outline}, {"tiers_mm": [[1.0, outline]]}):
            with pytest.raises(BadFileError, match="outline"):
                entry_from_dict({**entry_to_dict(entry), **changed})
    for heights in ([5, 4], [-1], [1e6]):
        with pytest.raises(BadFileError, match="outline"):
            entry_from_dict({**entry_to_dict(entry), "tiers_mm": [[height, []] for height in heights]})


ASKED = "import sys, json; sys.stdin.readline(); "
BABBLE = {
    "no mesh": {"mesh": "AAAA", "triangles": 1, "dropped": 0, "volume": None, "unit": "", "up": "z", "skipped": {}},
    "half an answer": {"mesh": ""},
    "nonsense": {"mesh": 5, "triangles": "many", "dropped": {}, "volume": None, "unit": "", "up": 1, "skipped": []},
}


def _ask(folder, code, **more):
    read_mesh_file(folder / "x.stl", command=[sys.executable, "-c", code], **more)


@pytest.mark.parametrize("name", BABBLE)
def test_an_answer_is_not_believed(name, tmp_path) -> None:
    with pytest.raises(BadFileError, match="no mesh"):
        _ask(tmp_path, f"{ASKED}print({json.dumps(BABBLE[name])!r})")


def test_a_child_that_eats_or_hangs_is_ended(tmp_path) -> None:
    eats = (
        "import diorama_planner.solids.mesh_job as job, diorama_planner.app.worker as worker; "
        "job.run = lambda question, answer: bytearray(3 << 30); worker.serve('mesh')"
    )
    with pytest.raises(BadFileError, match=r"memory|longer"):
        _ask(tmp_path, eats)
    with pytest.raises(BadFileError, match=r"longer than 0\.2 s"):
        _ask(tmp_path, "import time; time.sleep(9)", seconds=0.2)


def test_a_real_child_reads_a_file_and_refuses_a_hostile_one(tmp_path) -> None:
    ring = "".join(f"v {x} {y} {z}\n" for z in (0, 9) for x, y in ((0, 0), (30, 0), (30, 20), (0, 20)))
    good, hostile = tmp_path / "good.obj", tmp_path / "hostile.obj"
    good.write_text("mtllib /etc/passwd\n" + ring + "f 4 3 2 1\nf 5 6 7 8\n")
    hostile.write_text("mtllib ../../secret.mtl\nv 0 0 0\nf 1 2 1000000000\n")
    found = read_mesh_file(good)
    assert (found.name, found.triangles, found.volume, extent(found.mesh)) == ("good", 4, None, (30, 20, 9))
    with pytest.raises(BadFileError, match=r"hostile\.obj: a triangle names a corner that is not there"):
        read_mesh_file(hostile)
