"""Forms over oval sections: as large as their sections say, closed; a pattern covers its share of a surface."""

import math

import numpy as np
import pytest

from diorama_planner.solids.forms import block, icosphere
from diorama_planner.solids.lofts import covered, eased, loft
from diorama_planner.solids.mesh import is_watertight, surface_area, volume


def test_a_straight_loft_has_the_volume_of_its_oval_and_is_closed():
    spine = [(x, 0.0, 0.0) for x in (0.0, 400.0, 1000.0)]
    mesh = loft(spine, [(30.0, 20.0)] * 3, sides=64)
    assert is_watertight(mesh)
    assert mesh.bounds[1][1:] == pytest.approx((20.0, 30.0), rel=1e-3)
    assert volume(mesh) == pytest.approx(math.pi * 30.0 * 20.0 * 1000.0, rel=0.03)  # its ends are round
    assert -20.0 < mesh.bounds[0][0] < -5.0  # by about half its lesser radius
    assert 1005.0 < mesh.bounds[1][0] < 1020.0


def test_a_soft_line_goes_through_its_points():
    points = [(0.0, 0.0), (1.0, 3.0), (4.0, 2.0)]
    assert eased(points, 5)[::5] == pytest.approx(np.array(points))


def test_a_pattern_covers_what_is_above_nothing_and_no_more():
    ball = icosphere(4)
    over = covered(ball, ball.vertices[:, 2] - 0.5, 0.0)
    assert over.vertices[:, 2].min() == pytest.approx(0.5)
    assert surface_area(over) == pytest.approx(math.pi, rel=0.01)  # a cap: 2 pi r h
    assert covered(ball, ball.vertices[:, 2] - 0.5, 0.1).vertices[:, 2].max() == pytest.approx(1.1, rel=0.01)


def test_what_nothing_covers_is_empty():
    box = block((0, 0, 0), (1, 1, 1))
    assert not len(covered(box, np.full(8, -1.0), 0.0).triangles)
