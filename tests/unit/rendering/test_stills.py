"""Stills: blur as large as the lens says, tiles without seams, looks that do what they say, and bad words."""

import math

import numpy as np
import pytest

from diorama_planner.core.errors import UsageError
from diorama_planner.optics.lenses import Lens, Sensor, View
from diorama_planner.optics.sharpness import blur_mm
from diorama_planner.rendering.apertures import frustum_of, iris_points
from diorama_planner.rendering.developing import develop, eight_bits
from diorama_planner.rendering.looks import LOOKS, NEUTRAL, look_of
from diorama_planner.rendering.stills import Still, StillCancelledError, exposed, light_of, render_still, shown_of

VIEW = View(
    position_mm=(0.0, 0.0, 20.0),
    pan_deg=90.0,
    lens=Lens(focal_mm=50.0),
    f_number=2.0,
    focus_mm=300.0,
    sensor=Sensor(width_mm=36.0, height_mm=24.0),
)


class Wall:
    """A darkroom before which a wall stands at a depth; `paint` says how bright it is at places of it, in mm."""

    def __init__(self, depth_mm, paint):
        self.depth, self.paint = depth_mm, paint

    def frame(self, frustum, width, height):
        left, right, low, high = frustum.edges
        x = left + (np.arange(width) + 0.5) / width * (right - left)
        y = high - (np.arange(height) + 0.5) / height * (high - low)
        places = frustum.eye + self.depth * (
            frustum.forward + x[None, :, None] * frustum.right + y[:, None, None] * frustum.up
        )
        shade = self.paint(places[..., 0], places[..., 2])
        return np.repeat(np.clip(shade * 255.0, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


def lamp(x, z):
    return np.where(np.hypot(x, z - 20.0) < 1.0, 1.0, 0.0)


def cloth(x, z):
    return 0.5 + 0.25 * np.sin(x / 7.0) + 0.2 * np.cos(z / 5.0)


@pytest.mark.parametrize("depth", [180.0, 320.0, 500.0])
def test_a_point_out_of_focus_is_as_large_as_the_lens_says(depth):
    wall, still = Wall(depth, lamp), Still(width=240, height=160, samples=150, blades=0)
    light = light_of(eight_bits(exposed(wall, lambda _: VIEW, still)))[..., 0]
    lit = np.argwhere(light > light.max() / 8.0)
    wide_px = np.ptp(lit[:, 1]) + 1.0
    lamp_px = Wall(depth, lamp).frame(frustum_of(VIEW), 240, 160)[..., 0].any(axis=0).sum()
    assert wide_px - lamp_px == pytest.approx(blur_mm(VIEW, depth) / 36.0 * 240.0, abs=2.5)


def test_what_is_in_focus_stays_where_it_is_from_everywhere_in_the_opening():
    middle, aside = frustum_of(VIEW), frustum_of(VIEW, (9.0, -4.0))
    depth = 20.0 + 0.0 * middle.eye[0] + _subject()
    for edge, axis in ((0, "right"), (1, "right"), (2, "up"), (3, "up")):
        there = [each.eye @ getattr(each, axis) + (depth - 20.0) * each.edges[edge] for each in (middle, aside)]
        assert there[0] == pytest.approx(there[1], abs=1e-9)


def _subject():
    from diorama_planner.optics.focusing import focus_of

    return focus_of(VIEW).subject_mm


@pytest.mark.parametrize(("blades", "right"), [(0, 1 / 2), (3, 5 / 9), (8, 1 / 2)])
def test_an_iris_lets_as_much_light_through_whatever_its_blades(blades, right):
    points = iris_points(4000, blades)
    assert np.abs(points.mean(axis=0)).max() < 0.01
    reach = np.hypot(*points.T).max()
    corner = math.pi / blades if blades else 0.0
    assert reach <= (math.sqrt(2 * corner / math.sin(2 * corner)) if blades else 1.0) + 1e-9
    assert np.mean(points[:, 0] > 0) == pytest.approx(right, abs=0.01)  # a side of the triangle is there


def test_tiles_are_the_whole():
    wall = Wall(320.0, cloth)
    whole = render_still(wall, lambda _: VIEW, Still(width=150, height=100, samples=8, tile_px=1920))
    tiled = render_still(wall, lambda _: VIEW, Still(width=150, height=100, samples=8, tile_px=64))
    assert np.abs(whole.astype(int) - tiled).max() <= 1


def test_what_shines_is_summed_as_light():
    frame = np.arange(256, dtype=np.uint8)[None, :, None].repeat(3, axis=2)
    assert np.allclose(shown_of(light_of(frame)) * 255.0, frame, atol=0.05)
    half = shown_of((light_of(frame[:, :1]) + light_of(frame[:, -1:])) / 2)[0, 0, 0]
    assert half > 0.9  # a lamp that is seen through half of the opening is still nearly white


def test_a_shutter_that_is_open_sees_all_of_the_way():
    seen = []
    still = Still(width=16, height=16, samples=64)
    render_still(Wall(300.0, cloth), lambda share: seen.append(share) or VIEW, still)
    assert min(seen) < 0.05
    assert max(seen) > 0.95


def test_a_still_can_be_given_up():
    told = []
    with pytest.raises(StillCancelledError):
        render_still(
            Wall(300.0, cloth),
            lambda _: VIEW,
            Still(width=16, height=16, samples=8),
            lambda share: told.append(share) or share < 0.5,
        )
    assert told == [0.125, 0.25, 0.375, 0.5]


@pytest.mark.parametrize(
    "wrong",
    [
        {"width": 8000},
        {"height": 0},
        {"samples": 0},
        {"samples": 5000},
        {"blades": 2},
        {"width": 4320, "height": 7681},
    ],
)
def test_what_no_still_can_be(wrong):
    with pytest.raises(UsageError):
        Still(**wrong)


def test_upright_stills_may_be_as_large():
    assert Still(width=4320, height=7680).aspect == pytest.approx(9 / 16)


def picture():
    y, x = np.mgrid[0:180, 0:320] / 180.0
    glow = np.exp(-40.0 * ((x - 0.6) ** 2 + (y - 0.4) ** 2))
    return np.dstack([glow, 0.3 + 0.2 * x / 2, 0.25 + 0.3 * y]).clip(0, 1).astype(np.float32)


@pytest.mark.parametrize("name", sorted(LOOKS))
def test_looks_are_the_same_every_time_and_stay_within_bounds(name):
    before, look = picture(), LOOKS[name]
    after = develop(before, look, seed=3)
    assert after.shape == before.shape
    assert after.min() >= 0.0
    assert after.max() <= 1.0
    assert np.array_equal(after, develop(before, look, seed=3))
    assert np.array_equal(after, before) == look.is_plain


def test_a_look_is_the_same_at_every_size():
    small, look = picture(), LOOKS["instant"]
    large = develop(small.repeat(3, axis=0).repeat(3, axis=1), look)
    mean = large.reshape(180, 3, 320, 3, 3).mean(axis=(1, 3))
    assert np.abs(mean - develop(small, look)).mean() < 0.02  # but for the grain


def test_a_look_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(UsageError, match="vhs"):
        look_of("daguerreotype")
    assert look_of("neutral") is NEUTRAL
