from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from diorama_planner.drawing.primitives import Fill, Solid
from diorama_planner.drawing.textures import TEXTURES
from diorama_planner.geometry.region import rect_region
from diorama_planner.kinds.shared import region_path
from diorama_planner.rendering.decals import painted
from diorama_planner.rendering.growth import FIBRES, MOST, grown
from diorama_planner.rendering.surfaces import surface as surface_module
from diorama_planner.rendering.surfaces.kept import kept
from diorama_planner.rendering.surfaces.surface import RECIPES, Maps, made, surface
from diorama_planner.solids.parts import BodyPart, Decal, Finish
from diorama_planner.solids.sheets import level_sheet, slab

_SMALL = {name: replace(recipe, pixels=min(recipe.pixels, 128)) for name, recipe in RECIPES.items()}


@pytest.fixture(scope="module")
def pictures():
    return {name: Maps(*made(name, recipe)) for name, recipe in _SMALL.items()}


@pytest.fixture(autouse=True)
def small(monkeypatch, pictures):
    monkeypatch.setattr(surface_module, "maps", pictures.__getitem__)


def test_every_repeat_is_the_same_in_every_run(pictures):
    for name in ("brick", "grass", "steel"):
        again = made(name, _SMALL[name])
        assert all(map(np.array_equal, again, (getattr(pictures[name], each) for each in Maps.__slots__))), name


@pytest.mark.parametrize("name", sorted(RECIPES))
def test_no_seam_is_seen_where_repeats_meet(pictures, name):
    """The step over the edge is no larger than the largest steps inside."""
    for picture in (pictures[name].light, pictures[name].relief):
        for axis in (0, 1):
            field = np.moveaxis(picture.astype(float), axis, 0)
            steps = np.abs(np.diff(field, axis=0)).mean(axis=(1, 2))
            over = np.abs(field[0] - field[-1]).mean()
            assert over <= 1.25 * steps.max() + 1.0, (axis, over, steps.max())


@pytest.mark.parametrize("name", sorted(set(RECIPES) & set(TEXTURES)))
def test_a_surface_has_about_the_colour_of_its_part(pictures, name):
    maps = pictures[name]
    seen = maps.albedo("#8c6450")[..., :3].mean(axis=(0, 1))
    assert seen[0] > seen[1] > seen[2]
    assert (np.abs(seen - (0x8C, 0x64, 0x50)) < 48).all()


def test_relief_faces_outwards_and_its_normals_have_unit_length(pictures):
    for name, maps in pictures.items():
        facing = maps.relief[..., :3].astype(float) / 127.5 - 1.0
        assert np.abs(np.linalg.norm(facing, axis=-1) - 1.0).max() < 0.02, name
        assert facing[..., 2].min() > 0.0, name


def test_a_course_of_bricks_is_75_real_mm_at_any_scale():
    for denominator in (1.0, 12.0, 64.0, 160.0):
        found = surface("brick", "brick", "#9c4f3d", denominator)
        assert found.unit_mm[1] * denominator == pytest.approx(75.0)
        assert found.unit_mm[0] * denominator == pytest.approx(225.0)
        assert found.side_mm / found.unit_mm[1] == pytest.approx(12.0)
    maps = Maps(*made("brick", replace(RECIPES["brick"], pixels=256)))
    joints = maps.light[..., 3].mean(axis=1)
    spectrum = np.abs(np.fft.rfft(joints - joints.mean()))
    assert spectrum.argmax() == 12, "twelve courses in 900 mm"


def test_what_lies_on_the_bench_keeps_its_size_there():
    assert surface("foam", "foam", "#8fb7d6", 64).side_mm == surface("foam", "foam", "#8fb7d6", 12).side_mm
    assert surface("tile", "paving", "#aaa", 64).side_mm * 64 == pytest.approx(2400.0)


@pytest.mark.parametrize("finish", get_args(Finish))
def test_every_finish_has_a_surface_with_any_texture(finish):
    for texture in ("", "plain", "unheard-of"):
        found = surface(finish, texture, "#6b7280", 64.0)
        shares = found.roughness, found.metalness, found.clearcoat, found.opacity, found.stained
        assert all(0.0 <= share <= 1.0 for share in shares)
        assert (found.maps is None) == (found.side_mm == 0.0)


def test_repeats_are_made_once_and_whatever_is_wrong_with_the_folder_is_no_matter(tmp_path):
    calls = []

    def make():
        calls.append(1)
        return (np.full((4, 4, 4), 7, dtype=np.uint8),)

    for _ in range(2):
        assert kept("x", make, tmp_path)[0][0, 0, 0] == 7
    assert len(calls) == 1
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"PK\x03\x04 nothing good")
    assert kept("x", make, tmp_path)[0][0, 0, 0] == 7
    (tmp_path / "file").write_text("in the way")
    assert kept("x", make, tmp_path / "file")[0][0, 0, 0] == 7
    assert len(calls) == 3


def test_grass_stands_in_fibres_no_longer_than_the_cover_is_deep():
    sheet = level_sheet(rect_region(0, 0, 60, 40), 1.0)
    mat, *fibres = grown(BodyPart(slab(sheet, 2.0), "foliage", "#6f9440", texture="grass"))
    assert mat.mesh.bounds[1][2] < 3.0
    assert len(fibres) == 3
    assert len({part.colour for part in fibres}) == 3
    assert all(part.texture == FIBRES and not part.closed for part in fibres)
    tips = np.concatenate([part.mesh.vertices[2::3, 2] for part in fibres])
    assert tips.min() > 1.7
    assert tips.max() <= 3.0 + 1e-9
    assert 10_000 < len(tips) <= MOST
    (same,) = grown(part := BodyPart(sheet, "tile", "#aaaaaa", texture="paving"))
    assert same is part


def test_a_large_lawn_has_no_more_fibres_than_a_view_can_bear():
    lawn = BodyPart(level_sheet(rect_region(0, 0, 2000, 3000), 0.0), "foliage", "#6f9440", texture="grass")
    assert sum(len(part.mesh.triangles) for part in grown(lawn)[1:]) <= MOST + 20


def test_what_is_drawn_is_seen_where_it_is_and_seen_through_elsewhere():
    drawn = Fill(region_path(rect_region(0, 0, 10, 5)), Solid("#ff0000"))
    decal = Decal((drawn,), (0.0, 0.0, 10.0, 10.0), ((0.0, 0.0),))
    plain, worn = painted(decal), painted(decal, ragged=True)
    assert plain.shape[0] == plain.shape[1]
    assert plain[-8, 80].tolist() == [255, 0, 0, 255], "the lower half, and the upper row comes first"
    assert plain[8, 80, 3] == 0
    assert (worn[..., 3] <= plain[..., 3]).all()
    assert 0.2 < worn[..., 3].sum() / plain[..., 3].sum() < 0.95
