"""Preferences: they come back, a bad file is set aside, a folder that cannot be written is no disaster."""

import json
from pathlib import Path

import pytest

from diorama_planner.app.preferences import (
    FILE_NAME,
    MOST_RECENT,
    REGIONS,
    SNAPS,
    Preferences,
    default_folder,
    for_region,
    load_preferences,
    save_preferences,
)
from diorama_planner.core.money import CURRENCIES
from diorama_planner.drawing.paper import PAPERS_MM
from diorama_planner.geometry.snap_targets import SnapKind


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    chosen = Preferences(
        region="JP", nudge_mm=2.5, recent=("/a/b.diorama",), screen_px_per_mm=3.78, snaps_off=frozenset({"grid"})
    )
    folder = tmp_path / "not" / "yet"
    assert save_preferences(chosen, folder)
    assert load_preferences(folder) == chosen
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


def test_there_are_defaults(tmp_path: Path) -> None:
    assert load_preferences(tmp_path / "nowhere") == Preferences()
    assert Preferences().region is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\xff\xfe",
        b"[]",
        b"{",
        b'{"nudge_mm": "far"}',
        b'{"grid_mm": 0}',
        b'{"nudge_mm": -1}',
        b'{"screen_px_per_mm": -3.7}',
        b'{"currency": "BEADS"}',
        b'{"region": "MARS"}',
        b"[" * 5000,
    ],
)
def test_a_file_that_makes_no_sense_is_set_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    assert load_preferences(tmp_path) == Preferences()
    assert not path.exists()
    assert path.with_suffix(".json.bad").read_bytes() == content


def test_settings_of_newer_versions_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(json.dumps({"grid_mm": 10.0, "holograms": True}))
    assert load_preferences(tmp_path) == Preferences(grid_mm=10.0)
    assert (tmp_path / FILE_NAME).exists()


def test_a_file_that_cannot_be_read_now_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    assert load_preferences(tmp_path) == Preferences()
    assert (tmp_path / FILE_NAME).is_dir()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert not save_preferences(Preferences(), tmp_path / "file")
    (tmp_path / FILE_NAME).mkdir()
    assert not save_preferences(Preferences(), tmp_path)


def test_recent_projects_come_once_the_last_first() -> None:
    found = Preferences()
    for number in range(MOST_RECENT + 5):
        found = found.with_recent(Path(f"/plans/{number}.diorama"))
    found = found.with_recent(Path("/plans/9.diorama"))
    names = [Path(name).stem for name in found.recent]
    assert len(names) == MOST_RECENT
    assert names[:3] == ["9", "16", "15"]
    assert names.count("9") == 1
    assert Path(Preferences().with_recent(Path("here.diorama")).recent[0]).is_absolute()


@pytest.mark.parametrize("region", REGIONS)
def test_a_region_sets_what_goes_with_it(region: str) -> None:
    found = for_region(Preferences(length_unit="thou", paper="A3", grid_mm=7.0), region)
    assert found.region == region
    assert found.currency in CURRENCIES
    assert found.paper in PAPERS_MM
    assert found.grid_mm == 7.0
    assert (found.length_unit == "in") == (region == "US")


def test_the_folder_is_that_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert default_folder().name == "diorama-planner"


def test_every_reason_to_snap_can_be_switched() -> None:
    assert set(SNAPS) == {kind.value for kind in SnapKind}
