"""Coarser forms of bodies: as large, far fewer triangles, near the surface, and still what they are."""

import numpy as np
import pytest

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.solids.coarsening import DEVIATIONS, coarser
from diorama_planner.solids.forms import ball, limb
from diorama_planner.solids.mesh import Mesh, empty_mesh, is_watertight, surface_area
from diorama_planner.solids.parts import BodyPart, body_bounds, triangle_count
from diorama_planner.symbols.solids import solid

THINGS = load_catalogue().thing_map


def forms_of(thing):
    body = solid(THINGS[thing])
    return body, coarser(body)


@pytest.mark.parametrize(
    "thing", ["toyota_ae86_trueno", "cherry_30", "street_light_8", "cow", "parking_uk", "block_us"]
)
def test_forms_have_the_box_of_the_body_and_never_more_triangles(thing):
    body, forms = forms_of(thing)
    box = np.array(body_bounds(body))
    for form in forms:
        assert np.abs(np.array(body_bounds(form)) - box).max() <= 1e-3 * (box[1] - box[0]).max()
    counts = [triangle_count(each) for each in (body, *forms)]
    assert len(forms) == len(DEVIATIONS)
    assert counts == sorted(counts, reverse=True)


def test_a_car_and_a_tree_come_down_to_a_hundred_triangles_in_their_own_colours():
    for thing, most in (
        ("toyota_ae86_trueno", (7000, 3000, 1600, 900, 250, 120)),
        ("cherry_30", (7200, 6600, 4000, 800, 250, 120)),
    ):
        body, forms = forms_of(thing)
        assert all(triangle_count(form) <= limit for form, limit in zip(forms, most, strict=True))
        assert {part.colour for part in forms[2]} >= {part.colour for part in body if triangle_count([part]) > 600}


def test_surfaces_stay_as_near_as_is_said():
    sphere = BodyPart(ball((0, 0, 0), (500, 500, 500), 64, 32), "paint", "#ffffff")
    for deviation, form in zip(DEVIATIONS[:4], coarser((sphere,)), strict=False):
        mesh = form[0].mesh
        away = np.abs(np.linalg.norm(mesh.vertices[mesh.triangles].mean(axis=1), axis=1) - 500.0)
        assert away.max() < 4.0 * deviation * 1000.0
        assert is_watertight(mesh)


def test_a_trunk_stays_as_thick():
    post = limb([(0, 0, 0), (0, 0, 4000)], (60, 60), 12)
    heavy = ball((0, 0, 4200), (900, 900, 900), 32, 16)
    body = (BodyPart(post, "bark", "#6a4f37"), BodyPart(heavy, "foliage", "#55793a"))
    for form in coarser(body)[:4]:
        trunk = next(part for part in form if part.finish == "bark").mesh
        wide = np.ptp(trunk.vertices, axis=0)[:2]
        assert wide.min() > 80.0


def test_leaves_become_fewer_and_cover_as_much():
    body, forms = forms_of("cherry_30")
    leaves = [part for part in body if not part.closed]
    area = sum(surface_area(part.mesh) for part in leaves)
    for form in forms[:4]:
        now = sum(surface_area(part.mesh) for part in form if not part.closed)
        assert now == pytest.approx(area, rel=0.3)


def test_bodies_of_other_colours_share_their_coarser_meshes():
    thing = THINGS["toyota_ae86_trueno"]
    red, white = coarser(solid(thing, {"body": "#aa1111"})), coarser(solid(thing, {"body": "#eeeeee"}))
    assert all(
        one.mesh is other.mesh for a, b in zip(red, white, strict=True) for one, other in zip(a, b, strict=True)
    )


def test_what_cannot_be_coarser_stays():
    flat = BodyPart(
        Mesh(np.array([[0.0, 0, 0], [9, 0, 0], [9, 5, 0], [0, 5, 0]]), np.array([[0, 1, 2], [0, 2, 3]])),
        "paper",
        "#fff",
    )
    nothing = BodyPart(empty_mesh(), "paint", "#000")
    for form in coarser((flat, nothing)):
        assert triangle_count(form) == 2
        assert body_bounds(form) == body_bounds((flat,))
