"""Light on a plan: each lamp has its own share, an edit costs only what it touched, and what is wet mirrors."""

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from diorama_planner.app.light.lamplight import GLOW_OF_UV, beam_of, candela, colour_of
from diorama_planner.app.light.night import Night
from diorama_planner.app.session import Session
from diorama_planner.formulas.photometry import illuminance_lx
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.electric import Emitter
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.light_strip import LightStrip
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.supply import Supply
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import Circuit

POND = ((10.0, 10.0), (40.0, 10.0), (40.0, 50.0), (10.0, 50.0))


@pytest.fixture
def session():
    return Session(
        Document.of(
            [
                Base(width_mm=160.0, depth_mm=80.0),
                Circuit(id="street", name="Street"),
                Circuit(id="sign", name="Sign"),
                Light(id="warm", at_mm=(50.0, 40.0), z_mm=40.0, tilt_deg=-90.0, circuit="street"),
                Light(id="red", at_mm=(30.0, 70.0), z_mm=20.0, led="smd0603_red", circuit="sign", aim_deg=270.0),
                LightStrip(id="strip", line_mm=((60.0, 75.0), (90.0, 75.0)), z_mm=20.0, circuit="sign"),
                Wall(id="wall", path_mm=((120.0, 0.0), (120.0, 80.0)), height_mm=60.0),
                Pour(id="pond", outline_mm=POND, mode="film", depth_mm=0.5),
            ]
        )
    )


def lux(light, x, y):
    """Lux at a place: the planes weighed as luminance."""
    row, column = int((y - light.grid.y0) // light.grid.cell), int((x - light.grid.x0) // light.grid.cell)
    return float(np.dot((0.2126, 0.7152, 0.0722), light.lux[:, row, column]))


def test_light_falls_off_as_the_formula_says_and_ends_at_the_wall(session):
    with session.edit("Off") as draft:
        draft.change("sign", on=False)
    light = session.derived.night.light()
    led = session.catalogue.led_map["pre0603_warm_bare"]
    assert candela(led, None) == pytest.approx(0.250 * 3 / 20)
    # 37.5 mcd at 40 mm: 0.0375 / 0.04^2 = 23.4 lx; a cell is 0.5 mm, so that its middle is 0.35 mm aside
    assert lux(light, 50, 40) == pytest.approx(illuminance_lx(0.0375, 120, 40), rel=0.01)
    assert lux(light, 50, 70) == pytest.approx(0.0375 * 0.8 * 0.8 / 0.05**2, rel=0.03)
    assert lux(light, 110, 40) > 1.0
    assert light.lux[:, :, int(127 / light.grid.cell) :].max() == 0.0


def test_switching_off_takes_away_exactly_the_share_of_those_lamps(session):
    both = session.derived.night.light()
    shares = []
    for off in ("street", "sign"):
        with session.edit("Off") as draft:
            draft.change(off, on=False)
        shares.append(session.derived.night.light())
        session.undo()
    np.testing.assert_allclose(shares[0].lux + shares[1].lux, both.lux, rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(shares[0].sheen + shares[1].sheen, both.sheen, rtol=1e-4, atol=1e-4)
    assert len(both.spots) == len(shares[0].spots) + len(shares[1].spots)


def test_only_what_an_edit_touched_is_worked_out_again_and_all_is_as_if_made_anew(session):
    night = session.derived.night
    first = night.light()
    assert night.worked_out == 3
    assert night.light() is first
    edits = (
        ("warm", {"at_mm": (70.0, 30.0)}, 1),
        ("street", {"on": False}, 0),
        ("street", {"on": True}, 0),
        ("pond", {"label": "Pond"}, 0),
        ("wall", {"height_mm": 30.0}, 3),
        ("red", {"ma": 6.0}, 1),
    )
    for name, fields, anew in edits:
        before = night.worked_out
        with session.edit("Edit") as draft:
            draft.change(name, **fields)
        night.light()
        assert night.worked_out - before == anew, name
    with session.edit("Take away") as draft:
        draft.remove("red")
        draft.remove("wall")
    now, anew = night.light(), Night(session.scene, lambda: session.electrics).light()
    np.testing.assert_array_equal(now.lux, anew.lux)
    np.testing.assert_array_equal(now.sheen, anew.sheen)


def test_with_little_time_one_lamp_after_the_other_is_lit(session):
    night = session.derived.night
    steps = [night.light(0.0)]
    while not night.is_complete:
        steps.append(night.light(0.0))
    assert len(steps) == 3
    assert all(np.all(more.lux >= less.lux) for less, more in pairwise(steps))
    np.testing.assert_array_equal(steps[-1].lux, Night(session.scene, lambda: session.electrics).light().lux)
    with session.edit("Lower") as draft:
        draft.change("wall", height_mm=20.0)
    assert lux(night.light(0.0), 50, 40) == pytest.approx(lux(steps[-1], 50, 40), rel=1e-5)  # none goes out meanwhile
    assert not night.is_complete
    while not night.is_complete:
        night.light(0.0)
    np.testing.assert_array_equal(night.light().lux, Night(session.scene, lambda: session.electrics).light().lux)


def test_only_what_is_wet_mirrors_and_nothing_that_stands_on_it(session):
    def wet():
        light = session.derived.night.light()
        return light.sheen.sum(axis=0), light.grid.cell

    sheen, cell = wet()
    _, columns = np.nonzero(sheen)
    assert columns.min() * cell >= 10 - cell
    assert columns.max() * cell <= 40
    assert sheen[int(30 / cell), int(25 / cell)] > 0
    with session.edit("A block in the pond") as draft:
        draft.put(Wall(id="block", path_mm=((20.0, 30.0), (30.0, 30.0)), height_mm=3.0))
    assert wet()[0][int(30 / cell), int(25 / cell)] == 0


def test_lamps_are_as_bright_as_their_supply_makes_them_and_fade_with_it(session):
    with session.edit("Three cells, too few for white light") as draft:
        draft.put(Supply(id="cells", source="aa3", at_mm=(140.0, 40.0)))
        draft.change("street", feed="cells")
        draft.change("sign", on=False)
        draft.change("warm", ma=5.0)
    night = session.derived.night
    fresh, half, end = (lux(night.light(charge=charge), 50, 40) for charge in ("fresh", "half", "end"))
    assert fresh > half > end > 0
    bright = session.electrics.plan.circuits["street"].brightness["warm"]
    assert half / fresh == pytest.approx(bright.half / bright.fresh, rel=1e-4)
    assert fresh == pytest.approx(illuminance_lx(0.0625, 120, 40) * bright.fresh, rel=0.01)


def test_what_cannot_be_fed_stays_dark_and_what_burns_out_outshines_nothing(session):
    night = session.derived.night
    with session.edit("A coin for hundreds, and 5 V for a strip") as draft:
        draft.put(Supply(id="coin", source="cr2032", at_mm=(140.0, 40.0)))
        draft.put(Supply(id="plug", source="usb_chg", at_mm=(140.0, 20.0)))
        draft.change("street", feed="coin")
        draft.change("warm", count=200)
        draft.change("sign", feed="plug", on=False)
    assert night.light(charge="fresh").lux.max() == 0.0
    brightest = []
    for source in ("usb_chg", "dc12_2a"):
        with session.edit("The strip alone") as draft:
            draft.change("sign", on=True)
            draft.change("plug", source=source)
        brightest.append(lux(night.light(), 75, 70))
    assert session.electrics.plan.circuits["sign"].overdriven == {"strip"}
    assert 0.0 < brightest[1] <= brightest[0] * 1.05


def test_a_plan_without_light_is_dark_and_unknown_leds_give_none(session):
    with session.edit("Odd") as draft:
        for name in ("warm", "strip"):
            draft.remove(name)
        draft.put(replace(draft.get("red"), led="no-such-led"))
    light = session.derived.night.light()
    assert light.lux.max() == 0.0
    assert light.spots == ()


def test_leds_by_their_flux_and_paint_that_drinks_ultraviolet(session):
    # 22 lm at 120 degrees are 22 / pi cd at the test current, and in proportion below it
    flux = session.catalogue.led_map["smd2835_white"]
    assert candela(flux, flux.if_test_ma / 2) == pytest.approx(22.0 / math.pi / 2)
    uv = session.catalogue.led_map["smd0805_uv"]
    lamp = Emitter("sign", (0.0, 0.0), 10.0, 0.0, 0.0, uv.id, "", ma=5.0)
    paint = beam_of(replace(lamp, colour="#ff4fa3"), uv)
    assert paint.lumen == pytest.approx(GLOW_OF_UV * beam_of(lamp, uv).lumen)
    assert GLOW_OF_UV > 1.0


@pytest.mark.parametrize("name", ["white", "warm white", "pink", "blue", "#ff4fa3", "#000000", "who knows"])
def test_colours_weigh_one(name):
    assert np.dot((0.2126, 0.7152, 0.0722), colour_of(name)) == pytest.approx(1.0)
