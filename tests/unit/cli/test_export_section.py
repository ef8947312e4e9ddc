"""`export --section`: what is seen along a section as a drawing and at full size."""

import json
from pathlib import Path

import pytest

from diorama_planner.cli.main import main

ITEMS = [
    {"kind": "landform", "id": "hill", "outline_mm": [[10, 10], [90, 10], [90, 90], [10, 90]], "height_mm": 20},
    {"kind": "section", "id": "cut", "line_mm": [[5, 50], [150, 50]]},
]


@pytest.fixture
def hill(plan: Path, tmp_path: Path) -> Path:
    """The plan with a hill and a section through it."""
    items = tmp_path / "items.json"
    items.write_text(json.dumps(ITEMS))
    assert main(["add", str(plan), str(items)]) == 0
    return plan


@pytest.mark.parametrize("to", ["svg", "pdf", "footprints"])
def test_a_section_is_written(hill: Path, tmp_path: Path, to: str) -> None:
    out = tmp_path / f"section.{'svg' if to == 'svg' else 'pdf'}"
    assert main(["export", str(hill), "--to", to, "--section", "cut", "-o", str(out)]) == 0
    assert out.stat().st_size > 500


def test_what_is_no_section_is_told(hill: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "section.svg"
    assert main(["export", str(hill), "--to", "svg", "--section", "hill", "-o", str(out)]) == 2
    error = capsys.readouterr().err
    assert "'hill' is not a section" in error
    assert "one of cut" in error
    assert not out.exists()
