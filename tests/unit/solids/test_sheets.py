import numpy as np
import pytest

from diorama_planner.geometry.region import rect_region
from diorama_planner.solids.forms import block, moved
from diorama_planner.solids.mesh import is_watertight, surface_area, volume
from diorama_planner.solids.shapes import extrude
from diorama_planner.solids.sheets import bar, normals, split, uv_by_normal, welded


def test_a_texture_is_laid_on_at_true_size_whichever_way_a_face_looks():
    """Each triangle is as large on the texture as in space, and courses are level on all upright faces."""
    mesh = moved(block((0, 0, 0), (30, 8, 20)), at=(5, 7, 3), turn_deg=33)
    u, v = np.moveaxis(uv_by_normal(mesh), 2, 0)
    laid = np.abs((u[:, 1] - u[:, 0]) * (v[:, 2] - v[:, 0]) - (u[:, 2] - u[:, 0]) * (v[:, 1] - v[:, 0])) / 2
    assert laid.sum() == pytest.approx(surface_area(mesh))
    upright = abs(normals(mesh)[:, 2]) < 0.1
    assert np.allclose(v[upright], mesh.vertices[mesh.triangles][upright][..., 2])


def test_a_body_that_is_parted_and_put_together_again_is_closed():
    mesh = extrude(rect_region(0, 0, 9, 4), 0, 3)
    up, rest = split(mesh, normals(mesh)[:, 2] > 0.5)
    assert len(up.triangles) == 2
    assert not is_watertight(rest)
    both = np.concatenate((up.vertices, rest.vertices)), np.concatenate((up.triangles, rest.triangles + 4))
    whole = welded(type(mesh)(*both))
    assert is_watertight(whole)
    assert volume(whole) == pytest.approx(108)


def test_a_bar_is_mitred_at_its_corners():
    line = np.array([(0, 0, 1), (10, 0, 1), (10, 10, 1)], dtype=float)
    square = np.array([(-1, 0), (1, 0), (1, 2), (-1, 2)], dtype=float)
    made = bar(line, square)
    assert is_watertight(made)
    assert volume(made) == pytest.approx(20 * 4)
    assert made.bounds == ((0, -1, 1), (11, 10, 3))
