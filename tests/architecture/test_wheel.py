"""What users install: the wheel holds the program and all its own files, and works without the checkout."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from house_files import ROOT, modules


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    (found,) = folder.glob("*.whl")
    return found


def test_it_holds_every_module_and_asset(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    assets = {f"diorama_planner/{path.relative_to(ROOT).as_posix()}" for path in _assets()}
    code = {path.relative_to(ROOT / "src").as_posix() for path in modules()}
    assert (assets | code | {"diorama_planner/py.typed"}) - names == set()
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def _assets() -> list[Path]:
    found = [path for path in (ROOT / "assets").rglob("*") if path.is_file()]
    assert len(found) > 100
    return found


def test_it_brings_both_commands(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("entry_points.txt"))
        said = archive.read(name).decode()
    console, _, window = said.partition("[gui_scripts]")
    assert "diorama-planner = diorama_planner.__main__:main" in console
    assert "diorama-planner-gui = diorama_planner.__main__:main" in window


def test_it_works_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    ZipFile(wheel).extractall(tmp_path)
    command = [sys.executable, "-P", "-m", "diorama_planner", "catalogue", "search", "AE86"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "toyota_ae86_trueno" in done.stdout
    where = "import diorama_planner.core.resources as r; print(r.assets_folder())"
    said = subprocess.run(
        [sys.executable, "-P", "-c", where],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=100, check=True,
    )  # fmt: skip
    assert Path(said.stdout.strip()).is_relative_to(tmp_path.resolve())
