"""Cameras from the command line: what each sees, as words and as JSON."""

import json
from pathlib import Path

import pytest

from diorama_planner.app.photography import shot_list, shots
from diorama_planner.app.photography.camera_facts import camera_called, cameras_of
from diorama_planner.app.photography.camera_lines import MOST_NAMES, camera_lines, frame_lines
from diorama_planner.app.photography.shot_facts import shot_facts
from diorama_planner.app.session import Session
from diorama_planner.cli.main import main
from diorama_planner.core.errors import UsageError
from diorama_planner.core.units import format_size
from diorama_planner.exporters.shot_cards import Pictured
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.camera_setup import format_depth

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "tests" / "data" / "projects" / "v1" / "cameras.diorama"


def test_cameras_are_told_as_the_window_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cameras", str(SAMPLE)]) == 0
    said = capsys.readouterr().out
    assert "From above (above)" in said
    assert "  In the frame:\n    Wall\n    Sprinter Trueno AE86\n" in said


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


@pytest.mark.parametrize(
    "example", sorted((ROOT / "assets" / "examples").glob("*.diorama")), ids=lambda path: path.stem
)
def test_terminal_script_and_paper_tell_the_same_of_every_shot(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However finely paper is drawn: one survey makes all figures. A coarse one is quicker, and shows others more."""
    monkeypatch.setattr(shots, "COLUMNS", 32)
    monkeypatch.setattr(shot_list, "SKETCH_COLUMNS", 48)
    session = Session()
    session.open(example)
    cards = shot_list.shot_cards(session, Pictured())
    assert len(cards) == len(cameras_of(session)) > 0
    for camera, card in zip(cameras_of(session), cards, strict=True):
        facts, text = shot_facts(session, camera), "\n".join(camera_lines(session, camera))
        paper = {": ".join(map(str, row)) for part in card.parts for row in part.rows}
        near, far = map(format_depth, facts["scene_mm"])
        behind = facts["backdrop"]
        told = {f"The scene reaches: from {near} to {far} before the lens"}
        if facts["stack"] is not None:
            told.add(f"All of that sharp: {facts['stack']['frames']} stacked frames")
            told.add(f"As sharp as a photo of the real scene: {facts['full_size']['frames']} stacked frames")
        if behind is not None and behind["high_mm"] > 0.0:
            told.add(f"Distance from the lens: {format_depth(behind['distance_mm'])}")
            size = format_size((round(behind["width_mm"]), round(behind["high_mm"] - max(behind["low_mm"], 0.0))))
            told.add(f"Flat, width by height: {size}")
        told |= {each["text"] for each in facts["in_its_way"] if not each["at_s"]}
        assert told <= paper
        assert all(each in text for each in told)


def test_what_is_often_in_a_frame_is_counted_and_the_last_are_too() -> None:
    names = ["Tier 3", "Wall", "Tier 3", *(f"Crate {number}" for number in range(20))]
    said = list(frame_lines(names))
    assert said[:3] == ["In the frame:", "  2 × Tier 3", "  Wall"]
    assert (len(said), said[-1]) == (MOST_NAMES + 2, "  and 10 more")


def test_a_beginning_that_no_other_has_names_a_camera() -> None:
    session = Session()
    session.open(ROOT / "assets" / "examples" / "neon-alley.diorama")
    assert camera_called(session, "tyre level").id == camera_called(session, "shot-tyre").id == "shot-tyre"
    with session.edit("Another") as draft:
        draft.add(Camera(id="low", label="Tyre level", at_mm=(10, 10)))
    assert camera_called(session, "Tyre level").id == "low"
    for said, told in (("tyre", "any of 2 cameras"), ("level", "no camera 'level'")):
        with pytest.raises(UsageError, match=told) as raised:
            camera_called(session, said)
        assert "shot-tyre" in str(raised.value.hint)
