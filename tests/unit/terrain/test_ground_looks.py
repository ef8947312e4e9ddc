"""How the ground is shown: intervals, figures on contours, colours of height and slope, a limit."""

from itertools import pairwise

import numpy as np
import pytest

from diorama_planner.drawing.primitives import Raster, Stroke, Text
from diorama_planner.geometry.region import circle_region, rect_region
from diorama_planner.geometry.relief import AreaRelief, Edge, Operation
from diorama_planner.geometry.relief_lines import RampRelief
from diorama_planner.terrain.ground_look import GroundLook
from diorama_planner.terrain.heightfield import compose
from diorama_planner.terrain.picture import ground_picture
from diorama_planner.terrain.plot import ABOUT, plot_of, round_interval
from diorama_planner.terrain.tints import SLOPES, STEEP, legend_of, tints

BASE = rect_region(0, 0, 400, 300)
CONE = compose(BASE, [AreaRelief("cone", 0, circle_region((200, 150), 120), 60, Edge.SLOPE, 120)], 1.0)
POND = compose(BASE, [AreaRelief("bed", 0, circle_region((200, 150), 120), 30, Edge.SLOPE, 20, Operation.CARVE)], 1.0)


def figures(drawn):
    return [part for part in drawn if isinstance(part, Text)]


def slope_of(grade_pct):
    """A base that rises evenly from left to right, as pixels of slope with a limit of 12 %."""
    ramp = RampRelief("ramp", 0, ((-10, 150), (410, 150)), 400, 0.0, grade_pct)
    field = compose(BASE, [ramp], 1.0)
    look = GroundLook(colours="slope", limit_pct=12)
    return tints(field, field.grid.whole, 1, plot_of(field, look))[100:200, 100:300]


@pytest.mark.parametrize(
    ("span", "step"), [(0, 0.1), (0.9, 0.1), (11, 1), (12, 1), (13, 2), (24, 2), (45, 5), (119, 10)]
)
def test_the_interval_is_round_and_gives_about_a_dozen_contours(span, step):
    assert round_interval(span) == pytest.approx(step)
    assert span / round_interval(span) <= ABOUT + 1e-9


@pytest.mark.parametrize("interval", [2.5, 5, 7, 20])
def test_figures_are_multiples_of_the_interval_and_can_be_read(interval):
    written = figures(ground_picture(CONE, GroundLook(interval_mm=interval)))
    assert written
    for figure in written:
        assert float(figure.text) / interval == pytest.approx(round(float(figure.text) / interval))
        assert -90 < figure.rotation_deg <= 90


def test_a_figure_stands_at_its_height_in_a_gap_of_its_line():
    look = GroundLook(interval_mm=20)
    for figure in figures(ground_picture(CONE, look)):
        turn = np.radians(figure.rotation_deg + 90)
        middle = np.array(figure.at) + figure.height_mm / 2 * np.array([np.cos(turn), np.sin(turn)])
        height = 60 * (1 - np.hypot(*(middle - (200, 150))) / 120)
        assert height == pytest.approx(float(figure.text), abs=1.5)  # the chord of a gap lies inside the bend
    plain, broken = (
        sum(
            float(np.hypot(*np.diff(np.array(run.points), axis=0).T).sum())
            for stroke in ground_picture(CONE, GroundLook(interval_mm=20, labels=labels))
            if isinstance(stroke, Stroke)
            for run in stroke.path.subpaths
        )
        for labels in (False, True)
    )
    assert 0.5 * plain < broken < plain


def test_flatter_than_two_per_cent_has_no_colour_steeper_has_that_of_its_class():
    assert slope_of(1.0)[..., 3].max() == 0
    for (least, colour), (most, _) in pairwise(SLOPES[:3]):
        shown = np.unique(slope_of((least + most) / 2).reshape(-1, 4), axis=0)
        assert "#" + "".join(f"{int(part):02x}" for part in shown[0][:3]) == colour
        assert len(shown) == 1


def test_what_is_steeper_than_the_limit_is_hatched():
    gentle, steep = slope_of(11.5), slope_of(12.5)
    assert len(np.unique(gentle.reshape(-1, 4), axis=0)) == 1
    pixels = np.unique(steep.reshape(-1, 4), axis=0)
    assert len(pixels) == 2  # lines and what lies between them
    assert {"#" + "".join(f"{int(part):02x}" for part in pixel[:3]) for pixel in pixels} == {STEEP}


def test_heights_grow_from_green_to_cream_and_depths_are_blue():
    look = GroundLook(colours="height", shaded=False)
    for field, place in ((CONE, (150, 200)), (POND, (150, 200))):
        pixels = tints(field, field.grid.whole, 1, plot_of(field, look))
        top, foot = pixels[place], pixels[2, 2]
        assert tuple(top[:3]) != tuple(foot[:3])
    red, _, blue, _ = tints(POND, POND.grid.whole, 1, plot_of(POND, look))[150, 200]
    assert blue > red
    values = [stop.value for stop in legend_of(plot_of(CONE, look))]
    assert (values[0], values[-1]) == (0, 60)
    assert legend_of(plot_of(CONE, GroundLook())) == ()


def test_what_is_turned_off_is_not_drawn():
    assert ground_picture(CONE, GroundLook(shaded=False, contours=False)) == ()
    assert not [part for part in ground_picture(CONE, GroundLook(shaded=False)) if isinstance(part, Raster)]
    assert not [part for part in ground_picture(CONE, GroundLook(contours=False)) if not isinstance(part, Raster)]


def test_light_from_the_other_side_turns_light_and_shade_round():
    left, right = (ground_picture(CONE, GroundLook(light_deg=deg))[0].pixels for deg in (270, 90))
    rows = [np.frombuffer(pixels, np.uint8).reshape(-1, 4) for pixels in (left, right)]
    assert not np.array_equal(*rows)


@pytest.mark.parametrize(
    "fields",
    [
        {"colours": "rainbow"},
        {"interval_mm": 0},
        {"interval_mm": float("nan")},
        {"interval_mm": 1e9},
        {"limit_pct": -3},
        {"limit_pct": float("inf")},
        {"light_deg": float("nan")},
    ],
)
def test_looks_that_cannot_be_drawn_are_refused(fields):
    with pytest.raises(ValueError, match=r"colours|interval|limit"):
        GroundLook(**fields)


def test_too_narrow_an_interval_is_made_wider():
    high = compose(BASE, [AreaRelief("rock", 0, circle_region((200, 150), 120), 1000, Edge.SLOPE, 120)], 1.0)
    plot = plot_of(high, GroundLook(interval_mm=0.1))
    assert 1000 / plot.interval_mm < 401
    assert plot.interval_mm / 0.1 == pytest.approx(round(plot.interval_mm / 0.1))
