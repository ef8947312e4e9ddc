import numpy as np
import pytest

from diorama_planner.painting.noise import cells, clouds


@pytest.mark.parametrize("is_bent", [False, True])
def test_cells_are_those_of_the_nearest_points_of_a_tile_that_repeats(is_bent):
    size, across = 24, 5
    bend = 3.0 * clouds(np.random.default_rng(3), size, 4) if is_bent else None
    near, other, face = cells(np.random.default_rng(8), size, across, bend)

    random = np.random.default_rng(8)
    spots = random.random((2, across, across), dtype=np.float32) * 0.9 + 0.05
    faces = random.random((across, across), dtype=np.float32)
    row, column = np.mgrid[:across, :across]
    y, x = (np.mgrid[:size, :size] + 0.5) * across / size
    if bend is not None:
        x, y = x + bend, y + bend.T
    away = [(at[..., None] - middle.ravel()) % across for at, middle in ((x, spots[0] + column), (y, spots[1] + row))]
    distances = np.hypot(*(np.minimum(each, across - each) for each in away))
    order = np.sort(distances, axis=-1)
    assert near == pytest.approx(order[..., 0], abs=2e-5)
    assert (face == faces.ravel()[distances.argmin(axis=-1)]).mean() > 0.999, "but where two are as near"
    among_nine = order[..., 1] < 1.0  # a second that is farther may lie two cells away, and is not looked for
    assert other[among_nine] == pytest.approx(order[..., 1][among_nine], abs=2e-5)


def test_clouds_stay_within_their_knots_and_pass_over_the_edge_without_a_step():
    field = clouds(np.random.default_rng(1), 256, 6, 9)
    assert np.abs(field).max() <= 1.7
    assert np.abs(field[0] - field[-1]).max() <= np.abs(np.diff(field, axis=0)).max() * 1.01
    assert np.abs(field[:, 0] - field[:, -1]).max() <= np.abs(np.diff(field, axis=1)).max() * 1.01
