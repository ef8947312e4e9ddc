"""`export --face`: a wall's face as a drawing and as a template at full size."""

import json
from pathlib import Path

import pytest

from diorama_planner.app.drawing_job import drawing_job
from diorama_planner.app.face_session import FaceSession
from diorama_planner.cli.main import main
from diorama_planner.cli.opening import open_session
from diorama_planner.drawing.primitives import Text

ITEMS = [
    {"kind": "wall", "id": "wall", "label": "Garage", "path_mm": [[20, 200], [120, 200]], "height_mm": 50},
    {"kind": "opening", "id": "door", "label": "Door", "host": "wall", "at_mm": 30, "width_mm": 14, "height_mm": 32},
    {"kind": "fixture", "host": "wall", "thing": "shop_sign_h", "at_mm": 70, "up_mm": 36, "label": "RAMEN"},
    {"kind": "patch", "host": "wall", "outline_mm": [[0, 0], [20, 0], [20, 9]], "look": "moss", "label": "Moss"},
]


@pytest.fixture
def alley(plan: Path, tmp_path: Path) -> Path:
    """The plan with a dressed wall."""
    items = tmp_path / "items.json"
    items.write_text(json.dumps(ITEMS))
    assert main(["add", str(plan), str(items)]) == 0
    return plan


def job_of(path: Path, surface: str):
    session = FaceSession(open_session(path))
    session.look_at("wall", surface)
    return drawing_job(session)


@pytest.mark.parametrize("to", ["svg", "pdf", "png", "footprints"])
def test_a_face_is_written(alley: Path, tmp_path: Path, to: str) -> None:
    out = tmp_path / f"face.{'pdf' if to == 'footprints' else to}"
    assert main(["export", str(alley), "--to", to, "--face", "wall", "-o", str(out)]) == 0
    assert out.stat().st_size > 500


def test_it_shows_what_is_on_that_face_and_how_large_it_is(alley: Path) -> None:
    front, back = job_of(alley, "front"), job_of(alley, "back")
    assert front.bounds == pytest.approx((0, 0, 100, 50))
    assert front.name.endswith("Garage, front")
    assert [name for name, _ in front.layers] == ["Bases", "Openings", "Face patches", "Fixtures"]
    assert [name for name, _ in back.layers] == ["Bases", "Openings"]


def test_the_template_names_what_is_cut_and_hung_and_leaves_stains_out(alley: Path) -> None:
    words = {part.text for part in job_of(alley, "front").footprints if isinstance(part, Text)}
    assert {"Door", "RAMEN"} <= words
    assert "Moss" not in words
    assert "RAMEN" not in {part.text for part in job_of(alley, "back").footprints if isinstance(part, Text)}


@pytest.mark.parametrize(
    ("face", "told"),
    [("nothing", "'nothing' is not a wall"), ("door", "one of wall"), ("wall:side", "'side' is not a face")],
)
def test_what_is_no_face_is_told(
    alley: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], face: str, told: str
) -> None:
    out = tmp_path / "face.svg"
    assert main(["export", str(alley), "--to", "svg", "--face", face, "-o", str(out)]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert not out.exists()
