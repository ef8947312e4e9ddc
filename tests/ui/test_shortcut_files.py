"""Shortcuts travel in a file: what was exported is imported, what is wrong changes nothing."""

import json

import pytest

from diorama_planner.core.errors import BadFileError
from diorama_planner.ui.shortcuts import ShortcutsDialog


@pytest.fixture
def dialog(window, qtbot):
    made = ShortcutsDialog(window.actions_, window)
    qtbot.addWidget(made)
    return made


def test_what_was_exported_is_imported(window, dialog, tmp_path):
    actions, path = window.actions_, tmp_path / "mine.json"
    actions.set_shortcut("duplicate", ("Ctrl+J",))
    actions.set_shortcut("grid", ())
    dialog.export_to(path)
    before = actions.shortcuts()
    actions.set_shortcut("duplicate", None)
    actions.set_shortcut("grid", None)
    dialog.import_from(path)
    assert actions.shortcuts() == before
    assert actions["duplicate"].shortcut().toString() == "Ctrl+J"
    assert actions["grid"].shortcuts() == []


def test_an_action_that_the_file_does_not_name_gets_its_own_keys(window, dialog, tmp_path):
    path = tmp_path / "few.json"
    path.write_text(json.dumps({"undo": ["Ctrl+Z"]}))
    window.actions_.set_shortcut("duplicate", ("Ctrl+J",))
    dialog.import_from(path)
    assert window.actions_["duplicate"].shortcut().toString() == "Ctrl+D"


@pytest.mark.parametrize(
    "text",
    ["", "hello", "[]", '{"undo": "Ctrl+Z"}', '{"undo": ["Ctrl+J"], "redo": ["Ctrl+J"]}', '{"undo": ["banana"]}'],
)
def test_a_file_that_is_something_else_changes_nothing(window, dialog, tmp_path, text):
    path = tmp_path / "bad.json"
    path.write_text(text)
    before = window.actions_.shortcuts()
    with pytest.raises(BadFileError):
        dialog.import_from(path)
    assert window.actions_.shortcuts() == before
