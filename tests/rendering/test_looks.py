"""Preview and still look the same; tiles are the whole, what is hidden is not there; shaders are baked."""

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
    assert said["tiles"]["mean"] < 1.5  # 1.08 as measured
    assert said["tiles"]["wet"] < 0.1
    wide, dip = said["post"]
    assert wide > 15  # pixels of something that is 3 wide when it is sharp
    assert dip < 0.1
    assert said["hidden"] < 0.1
    apart, contrast = said["like"]
    assert apart < contrast / 8.0
    assert said["leak"] < 0.2  # of seven lamps before a wall there is behind it only what all that is lit throws back


@pytest.mark.parametrize("name", ["look", "look_halo"])
def test_shaders_are_baked_as_they_are_written(name, tmp_path):
    words = ["--glsl", "300 es,330", "--hlsl", "50", "--msl", "12"]
    qsb = Path(sys.executable).with_name("pyside6-qsb")
    source = ROOT / "assets" / "space" / f"{name}.frag"
    subprocess.run([qsb, *words, "-o", tmp_path / "baked.qsb", source], check=True)
    assert (tmp_path / "baked.qsb").read_bytes() == source.with_name(f"{name}.frag.qsb").read_bytes()
