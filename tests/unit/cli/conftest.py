"""The command line with empty folders for preferences and own things, and a small plan to work on."""

from pathlib import Path

import pytest

from diorama_planner.cli.main import main


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the folders of whoever runs the tests out of it."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    return folder


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with a base, a layer and a drum."""
    path = tmp_path / "plan.diorama"
    assert main(["new", str(path), "--scale", "1:64", "--base", "200x240 mm"]) == 0
    table = tmp_path / "first.csv"
    table.write_text("thing,x_mm,y_mm,rotation_deg,layer\noil_drum,50,60,0,Yard\n")
    assert main(["place", str(path), str(table)]) == 0
    return path
