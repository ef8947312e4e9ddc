"""The preview and the still have the same look; tiles of a still are the whole; shaders are baked as they stand."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_preview_and_still_agree_and_tiles_make_the_whole(on_screen, tmp_path):
    said = on_screen("looks", tmp_path)
    for name, (mean, most) in said["apart"].items():
        assert mean < 1.0, name
        assert most < 6.0, name
    left, right = said["halves"]
    assert left > 250.0
    assert right < 1.0
    assert said["tiles"]["contrast"] > 10.0
    assert said["tiles"]["mean"] < 1.5


@pytest.mark.parametrize("name", ["look", "look_halo"])
def test_shaders_are_baked_as_they_are_written(name, tmp_path):
    words = ["--glsl", "300 es,330", "--hlsl", "50", "--msl", "12"]
    qsb = Path(sys.executable).with_name("pyside6-qsb")
    source = ROOT / "assets" / "space" / f"{name}.frag"
    subprocess.run([qsb, *words, "-o", tmp_path / "baked.qsb", source], check=True)
    assert (tmp_path / "baked.qsb").read_bytes() == source.with_name(f"{name}.frag.qsb").read_bytes()
