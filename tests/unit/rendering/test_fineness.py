"""How fine many things are drawn: fine where they are near, as many triangles as may be, and no more."""

import numpy as np
import pytest

from diorama_planner.rendering.fineness import LOST_PX, Sight, Throng, lost_angle

LOST = (0.07, 0.22, 0.6, 1.6, 4.1, 9.4)
TRIANGLES = (33_000, 6000, 2600, 1300, 570, 100, 50)
GRID = np.stack(np.meshgrid(np.arange(40.0) * 50, np.arange(50.0) * 40, [0.0]), axis=-1).reshape(-1, 3)
CROWD = Throng(GRID, 40.0, LOST, TRIANGLES)


def seen_from(eye, pixels=1280, times=1.0):
    to = np.array((1000.0, 1000.0, 0.0)) - eye
    return Sight(np.array(eye, float), to / np.linalg.norm(to), 1.0 / pixels, times)


@pytest.mark.parametrize("eye", [(1000, -1500, 1400), (900, 900, 30), (1000, 1000, 9000)])
@pytest.mark.parametrize("pixels", [400, 1280, 7680])
def test_no_more_is_drawn_than_may_be(eye, pixels):
    sight = seen_from(eye, pixels)
    angle, drawn = lost_angle([CROWD], sight)
    assert drawn == CROWD.drawn(sight, angle)
    assert drawn <= sight.most or angle == pytest.approx(LOST_PX[-1] * sight.pixel)


def test_what_is_nearer_is_drawn_finer_and_the_nearest_as_it_is():
    sight = seen_from((900, 900, 30))
    starts = CROWD.starts(sight, lost_angle([CROWD], sight)[0])
    assert (np.diff(starts) >= 0).all()
    assert starts[0] > CROWD.lost[0] / sight.pixel / 2


def test_few_things_far_off_lose_nothing_that_can_be_told():
    few = Throng(GRID[:20], 40.0, LOST, TRIANGLES)
    sight = seen_from((1000, -1500, 1400))
    angle, _ = lost_angle([few], sight)
    assert angle == pytest.approx(LOST_PX[0] * sight.pixel)


def test_forms_in_use_are_those_at_the_distances_of_things():
    sight = seen_from((1000, -1500, 1400))
    angle, _ = lost_angle([CROWD], sight)
    away = np.linalg.norm(GRID - sight.eye, axis=1)
    forms = set(np.searchsorted(CROWD.starts(sight, angle), away, side="right").tolist())
    used = {form for form, is_used in enumerate(CROWD.used(sight, angle)) if is_used}
    assert forms <= used < set(range(len(TRIANGLES)))
