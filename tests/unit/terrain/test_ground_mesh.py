"""The ground as triangles: as high as the height field, as few as will do, closed when it is given a floor."""

import numpy as np
import pytest

from diorama_planner.geometry.region import circle_region, difference, rect_region
from diorama_planner.geometry.relief import AreaRelief, Edge, Operation, Roughness
from diorama_planner.solids.mesh import is_watertight, surface_area, volume
from diorama_planner.solids.sheets import block_under, slab
from diorama_planner.terrain.ground import Ground
from diorama_planner.terrain.ground_mesh import TOLERANCE_MM, ground_mesh

BASE = rect_region(0, 0, 90, 70)
HILL = AreaRelief("hill", 0.0, circle_region((40, 35), 25), 12.0, Edge.ROUND, 15.0, Operation.RAISE)
STEP = AreaRelief("step", 1.0, rect_region(60.3, 10, 80, 50), 4.0, Edge.CLIFF, 0.0, Operation.RAISE)
ROUGH = AreaRelief(
    "rough", 2.0, rect_region(0, 0, 30, 30), 3.0, Edge.SLOPE, 5.0, Operation.RAISE, 0.0, Roughness(1.0, 6, 7)
)
GROUND = Ground.of(BASE, [HILL, STEP, ROUGH])


def test_its_corners_are_nodes_of_the_height_field():
    mesh, grid = ground_mesh(GROUND.field), GROUND.field.grid
    column, row = (mesh.vertices[:, :2] / grid.cell - 0.5).round().astype(int).T
    inside = (column >= 0) & (row >= 0) & (column < grid.columns) & (row < grid.rows)
    heights = GROUND.field.heights[row[inside], column[inside]]
    assert np.array_equal(mesh.vertices[inside, 2], heights)
    assert len(mesh.triangles) < grid.rows * grid.columns / 2


def test_no_node_is_farther_from_it_than_the_tolerance():
    """Columns as thin as a hair, laid on the mesh about random nodes, are as high as the field there."""
    grid, dice = GROUND.field.grid, np.random.default_rng(5)
    for row, column in zip(
        dice.integers(1, grid.rows - 1, 150), dice.integers(1, grid.columns - 1, 150), strict=True
    ):
        x, y = (column + 0.5) * grid.cell, (row + 0.5) * grid.cell
        sheet = GROUND.surface(circle_region((float(x), float(y)), 1e-3))
        assert abs(sheet.vertices[:, 2] - GROUND.field.heights[row, column]).max() <= TOLERANCE_MM + 0.02


@pytest.mark.parametrize("region", [BASE, circle_region((45, 35), 30), difference(BASE, circle_region((45, 35), 11))])
def test_the_ground_over_a_floor_is_closed_and_as_large_as_the_field(region):
    block = block_under(GROUND.surface(region), -9.0)
    assert is_watertight(block)
    heights = GROUND.volume_above_base() if region is BASE else None
    if heights is not None:
        assert volume(block) == pytest.approx(heights + BASE.area * 9, rel=1e-4)


def test_what_is_laid_on_level_ground_has_the_corners_of_its_outline_only():
    sheet = Ground.of(BASE).surface(rect_region(10, 10, 30, 20))
    assert len(sheet.triangles) == 2
    road = slab(sheet, 1.5)
    assert volume(road) == pytest.approx(200 * 1.5)
    assert surface_area(road) == pytest.approx(2 * 200 + 60 * 1.5)
