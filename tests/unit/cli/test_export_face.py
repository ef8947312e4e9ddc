"""`export --face`: a wall's face as a drawing and as a template at full size."""

import json
from pathlib import Path

import pytest

from diorama_planner.app.drawing_job import drawing_job
from diorama_planner.app.editing.face_session import FaceSession
from diorama_planner.cli.main import main
from diorama_planner.cli.opening import open_session
from diorama_planner.drawing.primitives import Fill, Stroke, Text

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


def hang(plan: Path, **fields: object) -> None:
    """Add a sign of two strokes to the front of the wall."""
    items = plan.with_name("sign.json")
    sign = {"kind": "neon", "host": "wall", "text": "II", "at_mm": 40, "up_mm": 30, **fields}
    items.write_text(json.dumps([sign]))
    assert main(["add", str(plan), str(items)]) == 0


def test_the_lines_of_a_sign_are_scribed_at_their_place_on_its_face_and_not_on_the_plan(alley: Path) -> None:
    hang(alley)
    assert drawing_job(open_session(alley)).engravings == ()
    assert job_of(alley, "back").engravings == ()
    *_, lines = job_of(alley, "front").engravings
    assert isinstance(lines, Stroke)
    # two strokes of 6 mm, 3 of 8 parts of that apart, about 40 mm along the wall from the right, as one looks at it
    found = sorted(point for run in lines.path.subpaths for point in run.points)
    assert found == [pytest.approx(end) for end in ((58.875, 30), (58.875, 36), (61.125, 30), (61.125, 36))]


def test_a_mask_is_printed_black_with_clear_letters(alley: Path) -> None:
    hang(alley, technique="printed_mask", stroke_mm=0.5)
    *_, black, clear = job_of(alley, "front").engravings
    assert isinstance(black, Fill)
    assert isinstance(clear, Stroke)
    assert (clear.pen.colour, clear.pen.width_mm) == ("#ffffff", 0.5)
