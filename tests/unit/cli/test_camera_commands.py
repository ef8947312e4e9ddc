"""Cameras from the command line: what each sees, as words and as JSON."""

import json
from pathlib import Path

import pytest

from diorama_planner.cli.main import main

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "tests" / "data" / "projects" / "v1" / "cameras.diorama"


def test_cameras_are_told_as_the_window_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cameras", str(SAMPLE)]) == 0
    said = capsys.readouterr().out
    assert "From above (above)" in said
    assert "In the frame: Wall, Sprinter Trueno AE86" in said


def test_their_figures_are_those_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    """From 420 mm a 5.1 mm lens sees 6.85 mm of sensor as 6.85 (420 - v) / v with v = f (1 + m) behind its eye."""
    assert main(["cameras", str(SAMPLE), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["schema"], found["scale"]) == (1, "1:64")
    above = next(each for each in found["cameras"] if each["id"] == "above")
    image = 5.1 * (1 + above["magnification"])
    assert above["depth_mm"] == pytest.approx(420 - image, rel=0.005)
    assert above["frame_mm"][0] == pytest.approx(6.85 * above["depth_mm"] / image, rel=0.005)
    assert set(above["sees"]) == {"car", "wall"}
    assert above["eye_mm"] == [150, 100, 420]
    assert above["near_mm"] < above["depth_mm"] < above["far_mm"]
    assert above["beyond"][0]["what"] == "table"
