"""Stills: blur as large as the lens says, tiles without seams, looks that do what they say, and bad words."""

import math

import numpy as np
import pytest

from diorama_planner.core.errors import UsageError
from diorama_planner.optics.lenses import Lens, Sensor, View
from diorama_planner.optics.sharpness import blur_mm
from diorama_planner.rendering.apertures import Window, frustum_of, iris_points, lens_frusta
from diorama_planner.rendering.developing import develop
from diorama_planner.rendering.looks import LOOKS, NEUTRAL, look_of
from diorama_planner.rendering.moods import DAY, NIGHT, STUDIO
from diorama_planner.rendering.stills import Still, StillCancelledError, exposed, printed, render_still

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
        away = abs(1.0 / self.depth - 1.0 / frustum.focus_mm)
        kernel = dome(frustum.cell_mm / 2.0 * away * width / (right - left))
        more = len(kernel) // 2
        x = left + (np.arange(-more, width + more) + 0.5) / width * (right - left)
        y = high - (np.arange(-more, height + more) + 0.5) / height * (high - low)
        places = frustum.eye + self.depth * (
            frustum.forward + x[None, :, None] * frustum.right + y[:, None, None] * frustum.up
        )
        shade = self.paint(places[..., 0], places[..., 2]).astype(float)
        spectrum = np.fft.rfft2(shade) * np.fft.rfft2(kernel, shade.shape)
        blurred = np.fft.irfft2(spectrum, shade.shape)[2 * more :, 2 * more :]
        return np.repeat(blurred.astype(np.float32)[..., None], 3, axis=2)


def dome(radius):
    """The blur of what a frustum stands for, whose radius is given in pixels."""
    fine = 9
    reach = math.ceil(radius)
    steps = (np.arange((2 * reach + 1) * fine) + 0.5) / fine - 0.5 - reach
    heights = np.maximum(radius**2 - steps[None, :] ** 2 - steps[:, None] ** 2, 0.0)
    heights[len(steps) // 2, len(steps) // 2] += 1e-9
    whole = heights.reshape(2 * reach + 1, fine, 2 * reach + 1, fine).sum(axis=(1, 3))
    return whole / whole.sum()


def lamp(x, z):
    return np.where(np.hypot(x, z - 20.0) < 1.0, 1.0, 0.0)


def cloth(x, z):
    return 0.5 + 0.25 * np.sin(x / 7.0) + 0.2 * np.cos(z / 5.0)


@pytest.mark.parametrize("depth", [180.0, 320.0, 500.0])
def test_a_point_out_of_focus_is_as_large_as_the_lens_says(depth):
    """Spread as a disc is: the variance along an axis is the square of its diameter by sixteen."""
    still = Still(width=240, height=160, samples=24, blades=0)
    light = exposed(Wall(depth, lamp), lambda _: VIEW, still)[..., 0].sum(axis=0)
    places = np.arange(240)
    wide = np.average((places - np.average(places, weights=light)) ** 2, weights=light)
    sharp = Wall(depth, lamp).frame(frustum_of(VIEW), 240, 160)[..., 0].sum(axis=0)
    own = np.average((places - 119.5) ** 2, weights=sharp)
    assert 4.0 * math.sqrt(wide - own) == pytest.approx(blur_mm(VIEW, depth) / 36.0 * 240.0, rel=0.08)


@pytest.mark.parametrize("samples", [6, 16, 48, 160])
@pytest.mark.parametrize("blades", [0, 7])
def test_a_bright_line_far_out_of_focus_is_one_and_not_many(samples, blades):
    """Its light falls off from the brightest place to both sides, with no dips of more than 8 % between."""
    part = Window(0, 0, 160, 90, (160, 90))
    frusta = list(lens_frusta(lambda _: VIEW, part, samples, blades))
    eyes = np.array([[each.eye @ each.right, each.eye @ each.up] for each in frusta])
    half = frusta[0].cell_mm / 2.0
    for turn in np.linspace(0.0, math.pi, 12, endpoint=False):
        places = eyes @ (math.cos(turn), math.sin(turn))
        around = np.linspace(places.min() - half, places.max() + half, 400)
        seen = np.maximum(1.0 - ((around[:, None] - places) / half) ** 2, 0.0) ** 1.5  # what a dome casts on a line
        light = seen.sum(axis=1)
        sides = np.maximum.accumulate(light), np.maximum.accumulate(light[::-1])[::-1]
        assert (np.minimum(*sides) - light).max() < 0.08 * light.max()


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
    """A lamp six times as bright as white, seen through a third of the opening, is white still."""
    light = np.full((16, 16, 3), 6.0, np.float32)
    assert printed(light / 3.0, STUDIO).min() > 0.99
    assert printed(np.zeros_like(light), STUDIO).max() < 0.01


def test_what_spills_crosses_tiles_and_is_as_wide_at_every_size():
    def sign(x, z):
        return np.where((np.abs(x) < 15.0) & (np.abs(z - 20.0) < 2.0), 7.0, 0.02)

    def taken(size, mood):
        still = Still(width=3 * size, height=2 * size, samples=2, mood=mood, tile_px=90)
        return render_still(Wall(300.0, sign), lambda _: VIEW, still).astype(float)

    small, tiled, dark = taken(40, NIGHT), taken(80, NIGHT), taken(40, DAY)
    assert np.abs(tiled.reshape(80, 2, 120, 2, 3).mean(axis=(1, 3)) - small).mean() < 2.0
    assert small[40, 34, 2] > small[20, 34, 2] + 15  # streaks go sideways
    assert dark[40, 34, 2] < dark[20, 34, 2] + 3
    assert small[30, 60, 0] > dark[30, 60, 0] + 10  # glow goes all round


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
