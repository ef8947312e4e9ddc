"""Moods, skies, lamps and the mirror of the view in space."""

import struct
from dataclasses import fields
from types import SimpleNamespace

import numpy as np
import pytest

from diorama_planner.geometry.lighting import Beam
from diorama_planner.model.record import BASE_ID
from diorama_planner.rendering.apertures import Frustum
from diorama_planner.rendering.lamps import (
    LEAKS,
    MOST_LAMPS,
    MOST_SHADOWS,
    any_lit,
    cone_of,
    lights_of,
    metered_lx,
    spill,
)
from diorama_planner.rendering.mirror import MIRRORED, REACH, Mirror, layers_of
from diorama_planner.rendering.moods import DAY, HOURS, MOODS, NIGHT, STUDIO, Mood, mood_at
from diorama_planner.rendering.screens import Screens
from diorama_planner.rendering.skies import LEVELS, SIDE, cube_ways, light_from, probe_file, sky_cube
from diorama_planner.solids.forms import block
from diorama_planner.solids.parts import BodyPart
from diorama_planner.solids.staging import LitLamp, SpaceChange, Staged

BOUNDS = ((0.0, 0.0, -10.0), (200.0, 100.0, 80.0))


def lamp(x, candela=0.05, share=1.0, spread=1.0, colour=(1.0, 1.0, 1.0)):
    return LitLamp(Beam((x, 50.0, 60.0), (0.0, 0.0, -1.0), candela, spread), colour, share)


def test_hours_meet_the_moods_and_evening_falls_steadily():
    for name, hour in HOURS.items():
        found, meant = mood_at(hour), MOODS[name][1]
        for each in fields(Mood):
            assert np.allclose(getattr(found, each.name), getattr(meant, each.name)), (name, each.name)
    lamps = [mood_at(hour).lamps for hour in np.linspace(0.0, 1.0, 13)]
    assert lamps == sorted(lamps)
    assert mood_at(-1.0) == DAY
    assert mood_at(2.0) == NIGHT


def test_the_sun_shines_from_where_it_is_brightest():
    ways = cube_ways(32).reshape(-1, 3)
    brightest = ways[light_from(MOODS["golden"][1], ways).sum(axis=1).argmax()]
    assert brightest @ np.array(MOODS["golden"][1].sun_towards) > 0.97


def test_every_level_of_a_sky_gives_as_much_light():
    levels = sky_cube(STUDIO)
    assert [level.shape for level in levels] == [(6, SIDE >> level, SIDE >> level, 3) for level in range(LEVELS)]
    assert all(level.mean() == pytest.approx(levels[0].mean(), rel=0.06) for level in levels)


def test_light_thrown_back_is_not_seen_but_lights():
    plain, thrown = sky_cube(NIGHT), sky_cube(NIGHT, [((0.0, 1.0, 0.0), (0.5, 0.0, 0.0))])
    assert np.array_equal(plain[0], thrown[0])
    assert thrown[-1][..., 0].min() > plain[-1][..., 0].min() + 0.1


def test_where_no_lamp_is_lit_the_moon_shines_so_that_every_plan_reads():
    moonlit = NIGHT.without_lamps
    level = moonlit.sun * np.sin(np.radians(moonlit.sun_deg)) + sky_cube(moonlit)[-1].max()
    assert 0.18 < level < 0.7, "a white sheet under it shows as a grey that reads, and as night"
    assert np.mean(NIGHT.zenith) < 0.05, "lamps have darkness about them"
    blue_over_red = NIGHT.floor[2] / NIGHT.floor[0], moonlit.sun_colour[2] / moonlit.sun_colour[0]
    assert min(blue_over_red) > 1.5
    assert DAY.without_lamps is DAY
    assert any_lit({"a": (lamp(0.0, share=0.0),), "b": (lamp(0.0),)})
    assert not any_lit({"a": (lamp(0.0, share=0.0),)})


def test_a_matt_surface_under_an_even_sky_gets_all_of_it():
    even = Mood(zenith=(0.5, 0.5, 0.5), horizon=(0.5, 0.5, 0.5), table=(1.0, 1.0, 1.0))
    assert np.allclose(sky_cube(even)[-1], 0.5, atol=1e-3)


def test_a_probe_is_a_file_whose_sizes_add_up():
    data = probe_file(sky_cube(DAY))
    side, _, _, _, faces, levels, note = struct.unpack("<7I", data[36:64])
    assert (side, faces, levels) == (SIDE, 6, LEVELS)
    assert b"QT_IBL_BAKER_VERSION\x00" in data[64 : 64 + note]
    assert len(data) == 64 + note + sum(4 + 6 * 8 * (SIDE >> level) ** 2 for level in range(LEVELS))


def test_the_strongest_lamps_stay_and_each_record_has_one_before_another_has_two():
    lamps = {f"lamp-{number}": (lamp(10.0 * number, 0.01 * (number + 1)),) for number in range(20)}
    lamps["tube"] = tuple(lamp(float(x), 0.02) for x in range(12))
    found = lights_of(lamps)
    assert len(found) == MOST_LAMPS
    assert sum(each.shades for each in found) == MOST_SHADOWS
    assert {each.record for each in found} >= {"lamp-19", "tube"}
    assert not any(each.shades for each in found if each.record == "tube")


def test_a_row_of_lights_gives_as_much_together():
    row = tuple(lamp(float(x), 0.02, 0.5) for x in range(12))
    assert sum(each.candela for each in lights_of({"tube": row})) == pytest.approx(12 * 0.02 * 0.5)


def test_what_is_off_lights_nothing_and_leaves_the_exposure():
    on, off = {"a": (lamp(0.0),), "b": (lamp(9.0),)}, {"a": (lamp(0.0),), "b": (lamp(9.0, share=0.0),)}
    assert [each.record for each in lights_of(off)] == ["a"]
    assert len(spill(off, BOUNDS)) == 1
    assert metered_lx(on, BOUNDS) == metered_lx(off, BOUNDS) == pytest.approx(2 * np.pi * 0.05 / 0.02)
    assert lights_of({}) == ()
    assert metered_lx({}, BOUNDS) == 0.0


def test_cones_are_as_wide_as_the_beam():
    assert cone_of(None) == 360.0
    assert cone_of(1.0) > cone_of(10.0) > cone_of(100.0)


def test_the_base_and_what_lies_flat_are_not_mirrored():

    def is_mirrored(item_id, finish, height):
        return bool(layers_of(item_id, BodyPart(block((0, 0, 0), (10, 10, height)), finish, "#808080")) & MIRRORED)

    assert is_mirrored("wall", "brick", 90.0)
    assert not is_mirrored("road", "resin", 90.0)
    assert not is_mirrored("mark", "paint", 0.2)
    assert not is_mirrored(BASE_ID, "wood", 90.0)


def test_the_camera_of_the_mirror_sees_places_over_the_water_where_the_eye_sees_their_reflection():

    said = {}
    camera = SimpleNamespace(setProperty=said.__setitem__)
    mirror = Mirror(camera, SimpleNamespace(setProperty=lambda *_: None), None)
    pool = BodyPart(block((0, 0, -1), (100, 100, 2)), "resin", "#101010")
    mirror.apply(SpaceChange(64.0, BOUNDS, bodies={"pool": Staged((pool,))}, is_anew=True))
    forward = np.array((0.1, 0.97, -0.2)) / np.linalg.norm((0.1, 0.97, -0.2))
    right = np.cross(forward, (0.0, 0.0, 1.0))
    right /= np.linalg.norm(right)
    up = np.cross(right, forward)
    eye = np.array((50.0, -30.0, 12.0))
    mirror.follow(Frustum(eye, right, up, forward, (-0.5, 0.4, -0.3, 0.2)), 1.0, 1000.0)
    assert mirror.height_mm == pytest.approx(2.0)
    turn = np.array(said["rotation"].toRotationMatrix().data()).reshape(3, 3).T  # column by column
    low_eye = np.array(said["position"].toTuple())
    place = np.array((60.0, 90.0, 25.0))
    reflected = place * (1.0, 1.0, -1.0) + (0.0, 0.0, 4.0)
    seen, below = reflected - eye, turn.T @ (place - low_eye)
    assert below[0] / -below[2] == pytest.approx(seen @ right / (seen @ forward), abs=1e-5)
    assert below[1] / -below[2] == pytest.approx(-(seen @ up) / (seen @ forward), abs=1e-5)
    assert (said["bottom"], said["top"]) == pytest.approx((-0.2 - REACH, 0.3 + REACH)), "it sees beyond the edges"


def test_the_mirror_lies_at_the_level_of_which_most_is_seen_and_does_not_flicker():
    thing = SimpleNamespace(setProperty=lambda *_: None)
    mirror = Mirror(thing, thing, None)
    pools = {"road": block((0, 0, 0), (400, 400, 1)), "pond": block((500, 0, -9), (520, 20, -3))}
    staged = {name: Staged((BodyPart(mesh, "water", "#101010"),)) for name, mesh in pools.items()}

    def level_over(x, y, z=60.0):
        down, north = np.array((0.0, 0.0, -1.0)), np.array((0.0, 1.0, 0.0))
        eye = Frustum(np.array((x, y, z)), np.array((1.0, 0.0, 0.0)), north, down, (-0.5, 0.5, -0.5, 0.5))
        mirror.follow(eye, 1.0, 1000.0)
        return mirror.height_mm

    assert level_over(0.0, 0.0) is None
    mirror.apply(SpaceChange(64.0, BOUNDS, bodies=staged, is_anew=True))
    assert level_over(-900.0, 0.0) == 1.0, "none is seen: the largest"
    assert level_over(510.0, 10.0) == -3.0
    assert level_over(200.0, 200.0) == 1.0
    across = [level_over(x, 10.0, 250.0) for x in (400.0, 475.0, 480.0, 475.0, 480.0)]
    assert len(set(across[2:])) == 1, "it stays where it is while both are seen"


def test_no_lamp_shines_through_a_wall():
    wall = Staged((BodyPart(block((0, 98, 0), (200, 102, 70)), "brick", "#804030"),))
    bounds = ((0.0, 0.0, 0.0), (200.0, 200.0, 70.0))
    screens = Screens()
    assert screens.apply(SpaceChange(64.0, bounds, bodies={"wall": wall}, is_anew=True))
    assert not screens.apply(SpaceChange(64.0, bounds, bodies={"label": Staged()}))
    lamps = {
        f"lamp-{number}": (LitLamp(Beam((20.0 * number, 60.0, 40.0), (0, 0, -1), 0.05, spread), (1, 1, 1), 1.0),)
        for number, spread in enumerate([1.0, None, 1.0, None, 1.0, 1.0, 1.0, 4.0])
    }
    lamps["tube"] = tuple(LitLamp(Beam((x, 60.0, 40.0), (0, 1, 0), 0.02, 1.0), (1, 1, 1), 1.0) for x in range(12))
    lamps["outside"] = (LitLamp(Beam((100.0, 20.0, 8.0), (0, -1, 0), 0.9, 1.0), (1, 1, 1), 1.0),)
    found = lights_of(lamps, screens)
    assert sum(each.shades for each in found) == MOST_SHADOWS
    assert not next(each for each in found if each.record == "outside").shades, "those that leak come first"
    assert next(each for each in found if each.record == "tube").shades, "as one light"
    for each in found:
        if not each.shades:
            assert screens.before(each.at, each.axis, each.cone_deg).share <= LEAKS, each.record
    assert all(each.cone_deg > 150.0 for each in lights_of(lamps, screens, shadows=0) if each.record == "outside")
    assert not any(each.shades for each in lights_of(lamps, screens, shadows=0))
