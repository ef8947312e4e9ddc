"""Faces of walls: their millimetres, openings on them, and where they are on the plan."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.geometry.region import rect_region
from diorama_planner.kinds.cuts import face_area
from diorama_planner.kinds.faces import FACES, bare_region, cut_region, face_of, folds, skirting, spot_on_plan
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.wall import Wall

STRAIGHT = Wall(id="wall", path_mm=((20, 160), (120, 160)), thickness_mm=10, height_mm=60)
ANGLED = Wall(id="angle", path_mm=((0, 0), (80, 0), (80, 50)), thickness_mm=6, height_mm=40)


def test_a_front_runs_to_the_left_and_a_back_to_the_right():
    front, back = face_of(STRAIGHT, "front"), face_of(STRAIGHT, "back")
    assert (front.width_mm, front.height_mm) == (100.0, 60.0)
    assert front.across(30) == 70.0
    assert back.across(30) == 30.0
    assert (front.way, back.way) == (-1.0, 1.0)


@pytest.mark.parametrize(
    ("surface", "size"), [("front", (130, 40)), ("top", (130, 6)), ("end-a", (6, 40)), ("end-b", (6, 40))]
)
def test_sizes_of_faces(surface, size):
    face = face_of(ANGLED, surface)
    assert (face.width_mm, face.height_mm) == pytest.approx(size)


@given(st.sampled_from(["front", "back"]), st.floats(0, 130))
def test_across_is_its_own_inverse(surface, along):
    face = face_of(ANGLED, surface)
    assert face.across(face.across(along)) == pytest.approx(along, abs=1e-9)


def test_corners_are_told_where_they_are_seen():
    assert folds(face_of(ANGLED, "back")) == pytest.approx((80,))
    assert folds(face_of(ANGLED, "front")) == pytest.approx((50,))
    assert folds(face_of(ANGLED, "end-a")) == ()
    assert folds(face_of(STRAIGHT, "front")) == ()


@pytest.mark.parametrize("shape", ["rect", "arch", "round"])
@given(st.floats(-20, 120), st.floats(2, 60), st.floats(2, 70), st.floats(0, 50))
def test_an_opening_takes_as_much_of_a_face_as_the_wall_is_billed_less(shape, at, width, height, sill):
    cut = Opening(id="o", host="wall", at_mm=at, width_mm=width, height_mm=height, sill_mm=sill, shape=shape)
    for surface in ("front", "back"):
        face = face_of(STRAIGHT, surface)
        assert cut_region(face, cut).area == pytest.approx(face_area(STRAIGHT, cut), rel=2e-3, abs=1e-6)
        assert bare_region(face, [cut]).area == pytest.approx(6000 - face_area(STRAIGHT, cut), rel=2e-3)


def test_a_recess_is_seen_from_its_side_and_leaves_the_face_whole():
    niche = Opening(id="n", host="wall", at_mm=30, width_mm=10, height_mm=20, sill_mm=5, depth_mm=4, side="back")
    assert cut_region(face_of(STRAIGHT, "front"), niche).is_empty
    assert cut_region(face_of(STRAIGHT, "back"), niche).bounds == pytest.approx((25, 5, 35, 25))
    assert bare_region(face_of(STRAIGHT, "back"), [niche]).area == pytest.approx(6000)


def test_only_long_faces_show_openings():
    door = Opening(id="d", host="wall", at_mm=30, width_mm=10, height_mm=20)
    assert all(cut_region(face_of(STRAIGHT, surface), door).is_empty for surface in FACES[2:])


def test_what_hangs_stands_off_its_face():
    at, away = spot_on_plan(STRAIGHT, "front", 40, 2)
    assert at == pytest.approx((60, 167))
    assert away == pytest.approx(90)
    at, away = spot_on_plan(ANGLED, "back", 100, 1)
    assert at == pytest.approx((84, 20))
    assert away == pytest.approx(0)


def test_a_stretch_of_a_face_lies_on_the_side_that_it_is_seen_from():
    assert skirting(face_of(STRAIGHT, "front"), 0, 30).tolist() == pytest.approx(
        [pytest.approx([90, 165]), pytest.approx([120, 165])]
    )
    assert skirting(face_of(STRAIGHT, "back"), 0, 30)[:, 1] == pytest.approx(155)


@pytest.mark.parametrize(("surface", "first"), [("end-a", (20, 165)), ("end-b", (120, 155))])
def test_an_end_begins_at_the_left_of_who_looks_at_it(surface, first):
    line = skirting(face_of(STRAIGHT, surface), 0, 10).tolist()
    assert line[0] == pytest.approx(first)
    assert math.dist(*line) == pytest.approx(10)


def test_a_face_of_a_curved_wall_is_as_long_as_the_curve():
    bent = Wall(id="bent", path_mm=((0, 0), (100, 0)), curves_mm={0: ((20, 40), (80, 40))}, height_mm=30)
    face = face_of(bent, "front")
    assert face.width_mm > 100
    assert bare_region(face, []).area == pytest.approx(rect_region(0, 0, face.width_mm, 30).area)
    assert folds(face) == ()
