"""Things in motion: what has moved stays closed, turns the right way, and is seen on the plan."""

from dataclasses import replace

import numpy as np
import pytest
from shapes_for_symbols import shipped

from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.drawing.primitives import Fill
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.document import Document
from diorama_planner.model.transforms import mirrored
from diorama_planner.solids.mesh import volume
from diorama_planner.solids.parts import body_bounds, is_solid
from diorama_planner.symbols.poses import Pose
from diorama_planner.symbols.solids import solid

COUPE = "toyota_ae86_trueno"


def corners(body, finish):
    return np.concatenate([part.mesh.vertices for part in body if part.finish == finish])


@pytest.mark.parametrize("name", [COUPE, "suzuki_every", "suzuki_carry", "isuzu_elf", "toyota_hilux_2015"])
def test_what_has_moved_is_still_closed(name):
    body = solid(shipped()[name], pose=Pose(20.0, -3.0, 4.0, "both", True, "bonnet-and-boot"))
    assert is_solid(body)
    assert all(np.isfinite(part.mesh.vertices).all() for part in body)


def test_everything_turns_to_the_side_that_is_said():
    thing = shipped()[COUPE]
    rest = solid(thing)
    tyre = [v for v in corners(solid(thing, pose=Pose(steer_deg=30.0)), "rubber") if v[0] > 600 and v[1] > 300]
    middle = (min(v[1] for v in tyre) + max(v[1] for v in tyre)) / 2
    assert max(tyre, key=lambda v: v[0])[1] > middle + 50  # its front edge has gone to the left
    up = solid(thing, pose=Pose(squat_deg=4.0))
    assert body_bounds(up)[0][2] < body_bounds(rest)[0][2] + 1
    nose = [max(v[2] for v in corners(body, "paint") if v[0] > 2000) for body in (rest, up)]
    tail = [max(v[2] for v in corners(body, "paint") if v[0] < -2000) for body in (rest, up)]
    assert nose[1] - nose[0] > 100
    assert tail[1] - tail[0] < -100
    wide = [body_bounds(solid(thing, pose=Pose(doors=doors))) for doors in ("left", "right")]
    assert wide[0][1][1] > 1400 > -2 * wide[0][0][1] * 0.8
    assert -wide[1][0][1] > 1400 > 2 * wide[1][1][1] * 0.8
    lamps = [max(v[2] for v in corners(solid(thing, pose=Pose(lamps_up=up)), "lamp") if v[0] > 1500) for up in (0, 1)]
    assert lamps[1] > lamps[0] + 60
    assert solid(thing)[0].mesh is rest[0].mesh


@pytest.mark.parametrize(("lids", "way"), [("bonnet", 1), ("boot", -1)])
def test_a_lid_that_stands_open_rises_at_its_free_end_over_a_room_in_the_hull(lids, way):
    thing = shipped()["nissan_kpgc10"]

    def highest(body):  # over the outer half of that end
        return max(v[2] for v in corners(body, "paint") if way * v[0] > 1400)

    shut, ajar = solid(thing), solid(thing, pose=Pose(lids=lids))
    assert highest(ajar) > highest(shut) + 250
    assert is_solid(ajar)
    full, hollow = (sum(volume(part.mesh) for part in body if part.finish == "paint") for body in (shut, ajar))
    assert full - hollow > 5e7  # 50 litres at least, in mm3
    assert solid(thing, pose=Pose(lids=lids))[0].mesh is ajar[0].mesh


def test_a_bonnet_that_opens_leaves_pop_up_lamps_where_they_stand():
    thing = shipped()[COUPE]

    def nose(body):  # as far back as the lids of the lamps reach
        return {tuple(v.round()) for v in corners(body, "paint") if v[0] > 0.402 * thing.real_mm[0]}

    shut, ajar = (nose(solid(thing, pose=Pose(lamps_up=True, lids=lids))) for lids in ("closed", "bonnet"))
    assert len(shut) > 100
    assert ajar == shut


def test_a_mirror_steers_the_other_way_and_opens_the_other_door():
    car = Thing(id="car", thing=COUPE, at_mm=(50.0, 50.0), steer_deg=20.0, lean_deg=2.0, doors="left", squat_deg=1.0)
    other = mirrored(car, "left-right", 0.0)
    assert (other.steer_deg, other.lean_deg, other.doors, other.squat_deg) == (-20.0, -2.0, "right", 1.0)


def test_steered_wheels_and_open_doors_are_drawn_and_a_crate_has_neither():
    around = Session(Document.of([]), catalogue=load_catalogue()).around()
    car = Thing(id="car", thing=COUPE, at_mm=(50.0, 50.0), steer_deg=20.0, doors="both", lamps_up=True)
    drawn = list(kind_of(car).draw(car, around))
    assert [type(each) for each in drawn[:-1]] == [Fill] * 4
    assert drawn[-1:] == list(kind_of(car).draw(replace(car, steer_deg=0.0, doors="closed", lamps_up=False), around))
    assert len(list(kind_of(car).draw(replace(car, thing="oil_drum"), around))) == 1
