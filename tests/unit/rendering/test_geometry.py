"""What the graphics card is given of a mesh."""

import numpy as np
import pytest

from diorama_planner.rendering.geometry import corners_of
from diorama_planner.solids.mesh import Mesh
from diorama_planner.solids.parts import ROUND, SHARP

CUBE = Mesh(
    np.array([[x, y, z] for x in (0.0, 10.0) for y in (0.0, 10.0) for z in (0.0, 10.0)]),
    np.array(
        [
            *((0, 1, 3), (0, 3, 2), (4, 6, 7), (4, 7, 5), (0, 4, 5), (0, 5, 1)),
            *((2, 3, 7), (2, 7, 6), (0, 2, 6), (0, 6, 4), (1, 5, 7), (1, 7, 3)),
        ],
        dtype=np.int32,
    ),
)


@pytest.mark.parametrize(("smooth", "along_axes"), [(SHARP, True), (60.0, True), (100.0, False), (ROUND, False)])
def test_edges_are_kept_up_to_the_angle_that_is_said(smooth, along_axes):
    rows = corners_of(CUBE, smooth).rows
    normals = rows[:, 3:6]
    assert np.linalg.norm(normals, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert bool((np.abs(normals).max(axis=1) > 0.999).all()) is along_axes
    outwards = np.einsum("ij,ij->i", normals, rows[:, 0:3] - 5.0)
    assert (outwards > 0.0).all()


def test_corners_of_one_place_need_not_be_shared():
    apart = Mesh(CUBE.vertices[CUBE.triangles].reshape(-1, 3), np.arange(36, dtype=np.int32).reshape(-1, 3))
    assert corners_of(apart, 100.0).rows == pytest.approx(corners_of(CUBE, 100.0).rows, abs=1e-5)


def test_tangents_lie_square_to_normals_and_along_the_texture():
    rows = corners_of(CUBE, SHARP).rows.astype(float)
    normals, tangents, hands = rows[:, 3:6], rows[:, 8:11], rows[:, 11]
    assert np.einsum("ij,ij->i", normals, tangents) == pytest.approx(0.0, abs=1e-6)
    assert set(np.abs(hands)) == {1.0}
    places, uv = rows[:, 0:3].reshape(-1, 3, 3), rows[:, 6:8].reshape(-1, 3, 2)
    along = np.einsum("mij,mj->mi", places - places[:, :1], tangents.reshape(-1, 3, 3)[:, 0])
    assert along == pytest.approx(uv[:, :, 0] - uv[:, :1, 0], abs=1e-5)  # one mm of u is one mm of the surface


def test_a_triangle_without_area_is_no_hazard():
    flat = Mesh(np.zeros((3, 3)), np.array([[0, 1, 2]], dtype=np.int32))
    assert np.isfinite(corners_of(flat, 30.0).rows).all()
