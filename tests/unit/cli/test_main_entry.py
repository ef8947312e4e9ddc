"""The first word decides: a command, a file for the window, or a clear line why neither."""

from __future__ import annotations

import pytest

from diorama_planner import __main__ as entry


@pytest.mark.parametrize(("word", "code"), [("frobnicate", 2), ("missing.diorama", 3)])
def test_what_is_neither_file_nor_command_is_named(monkeypatch, capsys, word, code):
    monkeypatch.setattr("sys.argv", ["diorama-planner", word])
    assert entry.main() == code
    told = capsys.readouterr().err
    assert word in told
    assert told.count("\n") == 1


def test_no_display_is_told_before_qt_aborts(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("sys.argv", ["diorama-planner"])
    assert entry.main() == 5
    assert "display" in capsys.readouterr().err


def test_commands_run_without_a_display(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["diorama-planner", "convert", "4205 mm", "--to", "1:64"])
    assert entry.main() == 0
    assert "65.7" in capsys.readouterr().out
