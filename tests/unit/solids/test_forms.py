"""Forms that bodies are made of: closed, the right way out, as large as their formulas say."""

import math

import numpy as np
import pytest

from diorama_planner.solids.forms import (
    along,
    ball,
    bars,
    block,
    end_prism,
    flipped,
    hexahedron,
    hoop,
    icosphere,
    limb,
    lump,
    moved,
    patch,
    prism,
    rod,
    shell,
    side_prism,
    skin,
    torus,
    turned,
)
from diorama_planner.solids.mesh import is_watertight, surface_area, volume

L_SHAPE = [(0, 0), (4, 0), (4, 1), (1, 1), (1, 3), (0, 3)]
SQUARE = [(-1, -1), (1, -1), (1, 1), (-1, 1)]


def polygon_area(sides: int, radius: float) -> float:
    """Area of a regular polygon that the circle's flats or corners were set out with."""
    reach = radius / math.cos(math.pi / sides) if sides % 4 == 0 else radius
    return sides / 2 * reach**2 * math.sin(2 * math.pi / sides)


EXACT = {
    "block": (block((0, 0, 0), (2, 3, 4)), 24.0),
    "block from any corner": (block((2, 3, 4), (0, 0, 0)), 24.0),
    "frustum": (hexahedron(SQUARE, 0.0, [(x / 2, y / 2) for x, y in SQUARE], 3.0), 3 * (4 + 1 + 2) / 3),
    "prism that is not convex": (prism(L_SHAPE, 0, 2), 12.0),
    "ring given clockwise": (prism(L_SHAPE[::-1], 2, 0), 12.0),
    "side view": (side_prism(L_SHAPE, -1, 1), 12.0),
    "end view": (end_prism(L_SHAPE, 1, -1), 12.0),
    "cylinder": (turned([(0, 0), (1, 0), (1, 5), (0, 5)], 16), 5 * polygon_area(16, 1)),
    "cylinder upside down": (turned([(0, 5), (1, 5), (1, 0), (0, 0)], 16), 5 * polygon_area(16, 1)),
    "cone": (turned([(1, 0), (0, 3)], 12), polygon_area(12, 1)),
    "rod": (rod((0, 0, 0), (3, 4, 0), 1.0, sides=8), 5 * polygon_area(8, 1)),
    "bars": (bars([((0, 0, 0), (0, 0, 2)), ((5, 0, 0), (5, 3, 0))], 1.0, 8), 5 * polygon_area(8, 1)),
    "shell": (shell(patch([(0, 0, 0), (2, 0, 0), (2, 3, 0), (0, 3, 0)], (0, 0.5, 1), (0, 1)), (0, 0, -0.5)), 3.0),
    "skin": (skin([[(x, y, z) for x, y in SQUARE] for z in (0, 1, 4)]), 16.0),
    "laid along x": (along(block((0, 0, 0), (1, 2, 3)), "x"), 6.0),
    "mirrored": (flipped(block((0, 1, 0), (1, 2, 3))), 3.0),
    "moved": (moved(block((0, 0, 0), (1, 2, 3)), (5, 5, 5), 30, 20, 10), 6.0),
}
ROUGH = {
    "ball": (ball((1, 2, 3), (1, 2, 3), 32, 24), 8 * math.pi),
    "sphere": (icosphere(3), 4 / 3 * math.pi),
    "ring by Pappus": (hoop([(4.5, -0.5), (5.5, -0.5), (5.5, 0.5), (4.5, 0.5)], 64), 10 * math.pi),
    "torus": (torus((0, 0, 0), 5.5, 1.0, "y", 64, 32), 2 * math.pi**2 * 5 * 0.25),
}


@pytest.mark.parametrize("name", [*EXACT, *ROUGH])
def test_a_form_is_closed_and_as_large_as_its_formula_says(name):
    mesh, expected = (EXACT | ROUGH)[name]
    assert is_watertight(mesh)
    assert volume(mesh) == pytest.approx(expected, rel=1e-9 if name in EXACT else 0.02)


def test_the_surface_of_a_block_and_of_a_sphere():
    assert surface_area(EXACT["block"][0]) == pytest.approx(52)
    assert surface_area(icosphere(3)) == pytest.approx(4 * math.pi, rel=0.01)


def test_round_forms_reach_as_far_as_their_radius_along_the_axes():
    assert np.allclose(turned([(2, 0), (2, 1)], 16).bounds, ((-2, -2, 0), (2, 2, 1)))


def test_a_ring_that_crosses_itself_is_its_hull_and_a_rod_of_no_length_is_none():
    bow_tie = prism([(0, 0), (2, 2), (2, 0), (0, 2)], 0, 1)
    assert is_watertight(bow_tie)
    assert volume(bow_tie) == pytest.approx(4)
    assert len(bars([((0, 0, 0), (0, 0, 0))], 1.0).vertices) == 0


def test_limbs_and_lumps_are_closed_however_they_bend():
    arch = [(math.cos(a), 0.0, math.sin(a)) for a in np.linspace(0, math.pi, 9)]
    assert is_watertight(limb(arch, [0.1] * 9))
    assert volume(limb(arch, [0.1] * 9)) == pytest.approx(math.pi * polygon_area(8, 0.1), rel=0.03)
    assert is_watertight(lump((0, 0, 0), (1, 2, 3), 7))
    assert np.array_equal(lump((0, 0, 0), (1, 1, 1), 7).vertices, lump((0, 0, 0), (1, 1, 1), 7).vertices)
