"""The plan in space: volumes of simple kinds by closed forms, closed bodies, an edit that remakes one mesh."""

import math

import numpy as np
import pytest
from plans import add, change, rect, session_with

from diorama_planner.app.session import Session
from diorama_planner.app.space.bodies import Bodies
from diorama_planner.app.space.space_job import space_job
from diorama_planner.circuits.harness import Groove, Way
from diorama_planner.core.resources import asset_path
from diorama_planner.exporters.space_job import closed_mesh
from diorama_planner.kinds.base import BaseLayer
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.patch import Patch
from diorama_planner.kinds.ramp import Ramp
from diorama_planner.kinds.road import Road
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.trough import Trough
from diorama_planner.kinds.wall import Wall, surfaces
from diorama_planner.kinds.wall_shells import faces_of
from diorama_planner.model.record import BASE_ID
from diorama_planner.solids.mesh import is_watertight, surface_area, volume
from diorama_planner.solids.parts import body_mesh, is_solid
from diorama_planner.solids.sheets import split, welded


def wall(item_id="wall", **fields):
    return Wall(id=item_id, path_mm=((20.0, 60.0), (140.0, 60.0)), thickness_mm=10.0, height_mm=50.0, **fields)


def parts_of(session, item_id):
    return session.derived.bodies.of(item_id).parts


def test_a_wall_with_openings_is_closed_and_as_large_as_it_should_be():
    door = Opening(id="door", host="wall", at_mm=30.0, width_mm=20.0, height_mm=35.0, filling="arch")
    bay = Opening(id="bay", host="wall", at_mm=80.0, width_mm=16.0, height_mm=20.0, sill_mm=8.0, depth_mm=4.0)
    round_one = Opening(
        id="eye", host="wall", at_mm=110.0, width_mm=12.0, height_mm=12.0, sill_mm=30.0, shape="round"
    )
    session = session_with(wall(), door, bay)
    (part,) = parts_of(session, "wall")
    assert is_watertight(part.mesh)
    assert volume(part.mesh) == pytest.approx(120 * 50 * 10 - 20 * 35 * 10 - 16 * 20 * 4)
    # a door takes its front and back and its foot, and gives two jambs and a head; a recess gives four sides
    whole = 2 * (120 * 50 + 120 * 10 + 50 * 10)
    assert surface_area(part.mesh) == pytest.approx(whole - 2 * 700 - 200 + 2 * 350 + 200 + 2 * (16 + 20) * 4)
    assert not parts_of(session, "door")
    add(session, round_one)
    assert volume(parts_of(session, "wall")[0].mesh) == pytest.approx(51720 - math.pi * 36 * 10, rel=1e-3)
    assert {part.finish for part in parts_of(session, "eye")} == {"paint", "glass"}


def test_a_wall_whose_faces_are_finished_apart_is_parted_by_them_and_still_one_body():
    finishes = {
        "front": "brick_weathered",
        "back": "render_plain",
        "top": "wall_painted",
        "reveal/door": "wall_painted",
    }
    door = Opening(id="door", host="wall", at_mm=30.0, width_mm=20.0, height_mm=35.0)
    parts = parts_of(session_with(wall(finishes=finishes), door), "wall")
    areas = sorted(surface_area(part.mesh) for part in parts)
    face, foot, reveal = 120 * 50 - 700, 1200 - 200, 2 * 350 + 200
    assert areas == pytest.approx(sorted([1000, 1200 + reveal, face, face + foot]))
    whole = welded(body_mesh(parts))
    assert is_watertight(whole)
    assert volume(whole) == pytest.approx(60000 - 7000)


def test_a_back_that_nobody_finished_is_seen_to_be_bare():
    (whole,) = parts_of(session_with(wall()), "wall")
    assert whole.finish == "brick"
    bare = parts_of(session_with(wall(finishes={"front": "brick_weathered"})), "wall")
    assert [surface_area(part.mesh) for part in bare if part.finish == "foam"] == pytest.approx([120 * 50])


def test_the_faces_of_a_wall_are_as_large_in_space_as_on_the_bill():
    """All but the foot, which is not finished, and round a circle, which has corners in space."""
    bent = Wall(id="bent", path_mm=((20, 20), (120, 20), (120, 100), (180, 130)), thickness_mm=8.0, height_mm=40.0)
    holes = (
        Opening(id="a", host="bent", at_mm=30.0, width_mm=15.0, height_mm=20.0),
        Opening(
            id="b", host="bent", at_mm=140.0, width_mm=10.0, height_mm=12.0, sill_mm=10.0, depth_mm=3.0, side="back"
        ),
        Opening(id="c", host="bent", at_mm=210.0, width_mm=14.0, height_mm=14.0, sill_mm=10.0, shape="round"),
    )
    session = session_with(bent, *holes)
    around, mesh = session.around(), parts_of(session, "bent")[0].mesh
    faces = faces_of(bent, mesh, 0.0, around.hosted("bent"))
    names = ["front", "back", "top", "end-a", "end-b", "reveal/a", "reveal/b", "reveal/c"]
    found = {name: surface_area(split(mesh, faces == number)[0]) for number, name in enumerate(names)}
    found["front"] -= session.outline("bent").area - 15 * 8
    assert found == pytest.approx({face.name: face.area_mm2 for face in surfaces(bent, around)}, rel=1e-3)


def test_a_road_and_a_base_have_their_volume():
    session = session_with(
        Road(id="road", line_mm=((10.0, 50.0), (210.0, 50.0)), lanes=2, lane_width_mm=40.0, depth_mm=1.5)
    )
    slab, painted = parts_of(session, "road")
    assert volume(slab.mesh) == pytest.approx(200 * 80 * 1.5)
    assert slab.finish == "asphalt"
    assert not painted.closed
    width, depth, thickness = 300.0, 200.0, session.document.get(BASE_ID).thickness_mm
    assert volume(welded(body_mesh(parts_of(session, BASE_ID)))) == pytest.approx(width * depth * thickness)


def test_the_ground_is_the_top_of_the_base_and_leaves_whole_sheets_whole():
    session = session_with(
        Landform(id="bed", outline_mm=rect(50, 50, 100, 90), height_mm=5.0, operation="carve", edge="cliff")
    )
    change(session, BASE_ID, layers=(BaseLayer(material="xps_eu_20", thickness_mm=20.0),))
    board, *ground = parts_of(session, BASE_ID)
    assert volume(board.mesh) == pytest.approx(300 * 200 * session.document.get(BASE_ID).thickness_mm)
    whole = welded(body_mesh(tuple(ground)))
    assert is_watertight(whole)
    assert volume(whole) == pytest.approx(300 * 200 * 20 - 50 * 40 * 5, rel=1e-3)


@pytest.mark.parametrize("name", ["neon-alley", "country-halt"])
def test_all_that_says_it_is_closed_is_closed(name):
    session = Session()
    session.open(asset_path("examples", f"{name}.diorama"))
    bodies = session.derived.bodies
    for item_id, body in bodies.every():
        assert is_solid(body.parts), item_id
        assert all(np.isfinite(part.mesh.vertices).all() for part in body.parts), item_id
    assert not bodies.failed


def test_an_edit_remakes_the_mesh_of_one_item_and_all_agrees_with_what_is_made_anew():
    lawn = GroundCover(id="lawn", outline_mm=rect(150, 20, 280, 180))
    hill = Landform(id="hill", outline_mm=rect(200, 100, 290, 190), height_mm=12.0, edge_width_mm=20.0)
    other = Wall(id="other", path_mm=((20.0, 150.0), (140.0, 150.0)))
    session = session_with(wall(), other, lawn, hill, Thing(id="car", thing="nissan_kpgc10", at_mm=(180.0, 60.0)))
    bodies = session.derived.bodies
    counts = [_counted(session, bodies)]
    for item_id, fields in (
        ("wall", {"height_mm": 70.0}),
        ("car", {"at_mm": (190.0, 70.0)}),
        ("lawn", {"outline_mm": rect(150, 20, 250, 180)}),
    ):
        change(session, item_id, **fields)
        assert item_id in bodies.doubted
        assert "other" not in bodies.doubted
        counts.append(_counted(session, bodies))
        assert not bodies.doubted
    assert np.diff(counts).tolist() == [1, 0, 1]
    change(session, "hill", height_mm=20.0)
    assert 2 <= _counted(session, bodies) - counts[-1] <= 3  # the ground, what it is finished with, the lawn on it
    session.undo()
    anew = dict(Bodies(session.scene).every())
    followed = dict(bodies.every())
    assert followed.keys() == anew.keys()
    for item_id, body in anew.items():
        assert followed[item_id].things == body.things
        for one, two in zip(followed[item_id].parts, body.parts, strict=True):
            assert np.array_equal(one.mesh.vertices, two.mesh.vertices), item_id


def test_a_car_on_a_ramp_leans_with_it_and_a_tree_does_not():
    ramp = Ramp(id="ramp", line_mm=((50.0, 100.0), (250.0, 100.0)), width_mm=80.0, start_mm=0.0, grade_pct=20.0)
    car = Thing(id="car", thing="nissan_kpgc10", at_mm=(150.0, 100.0), rotation_deg=90.0)
    session = session_with(ramp, car, Thing(id="tree", thing="oak_30", at_mm=(150.0, 120.0)))
    (placed,) = session.derived.bodies.of("car").things
    assert placed.slope == pytest.approx((0.2, 0.0), abs=0.01)
    assert placed.at_mm[2] == pytest.approx(20.0, abs=0.3)
    roof = placed.matrix() @ (0.0, 0.0, 1400.0, 1.0)
    assert roof[0] < 150.0 - 3.0  # it leans back downhill
    assert np.linalg.det(placed.matrix()[:3, :3]) == pytest.approx(np.prod(placed.factors))
    assert session.derived.bodies.of("tree").things[0].slope == (0.0, 0.0)


def _counted(session, bodies):
    list(bodies.every())
    return bodies.rebuilt


def test_a_patch_wears_what_is_drawn_on_its_face_and_a_stain_is_nothing_to_print():
    outline = ((10.0, 5.0), (40.0, 5.0), (40.0, 30.0), (10.0, 30.0))
    patches = [
        Patch(id=look, host="wall", outline_mm=outline, look=look, surface=surface)
        for look, surface in (("soot", "front"), ("posters", "back"))
    ]
    session = session_with(wall(), *patches)
    for patch, is_stain in zip(patches, (True, False), strict=True):
        (part,) = parts_of(session, patch.id)
        assert part.decal.is_stain == is_stain
        assert part.decal.box == (10.0, 5.0, 40.0, 30.0)
        assert len(part.decal.places) == len(part.mesh.vertices)
        assert [high for _, high in part.decal.places] == pytest.approx((part.mesh.vertices[:, 2]).tolist())
    assert len(space_job(session).bodies) == 4
    assert not len(closed_mesh(parts_of(session, "soot")).triangles)
    before = parts_of(session, "soot")
    change(session, "wall", locked=True)
    assert parts_of(session, "soot") is before


def test_a_trough_is_cut_into_the_base_until_it_is_removed_or_hidden():
    session = session_with(Trough(id="trough", line_mm=((60.0, 80.0), (120.0, 80.0)), order=1.0))
    (block,) = parts_of(session, BASE_ID)
    taken = session.outline("trough").area * 5.0
    change(session, "trough", depth_mm=2.0)
    (shallow,) = parts_of(session, BASE_ID)
    assert volume(shallow.mesh) - volume(block.mesh) == pytest.approx(taken * 3.0 / 5.0)
    with session.edit("Remove") as draft:
        draft.remove("trough")
    (whole,) = parts_of(session, BASE_ID)
    assert volume(whole.mesh) - volume(block.mesh) == pytest.approx(taken)
    assert all(is_watertight(each.mesh) for each in (block, shallow, whole))


@pytest.mark.parametrize("finishes", [{}, {"front": "brick_weathered"}])
def test_a_groove_for_wires_is_cut_into_the_back_of_a_wall_and_filled_when_they_go(finishes):
    session = session_with(wall(finishes=finishes))
    bodies, whole = session.derived.bodies, body_mesh(parts_of(session, "wall"))
    groove = Groove("wall", Way.GROOVE, (((60.0, 57.5, 2.0), (60.0, 57.5, 40.0)),), 2.0)
    assert bodies.follow_wires((groove,)) == {"wall"}
    assert bodies.follow_wires((groove,)) == set()
    cut = welded(body_mesh(parts_of(session, "wall")))
    assert is_watertight(cut)
    # 2 mm wide and 1 mm longer at both ends than its middle, which lies 2.5 mm deep
    assert volume(welded(whole)) - volume(cut) == pytest.approx(2.0 * 40.0 * 3.5)
    assert min(y for x, y, _ in cut.vertices.tolist() if 58.9 < x < 61.1) == pytest.approx(55.0)
    space_job(session)  # a plan without wires has no grooves left
    assert bodies.follow_wires(()) == set()
    assert np.array_equal(body_mesh(parts_of(session, "wall")).vertices, whole.vertices)
